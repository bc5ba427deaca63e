//! Whose opinions have changed: the people behind the counts, first where these differ, then where they may hide a change.

use crate::bot::catchup::Trouble;
use crate::bot::catchup::round::Round;
use crate::bot::past::Past;
use crate::bot::platform::Platform;
use crate::domain::budget::Rank;
use crate::domain::inbound::{Inbound, ReactionsSeen, Seen};
use crate::domain::key::Spot;

impl<P: Platform + Past> Round<'_, P> {
    pub(super) async fn ask_for_opinions(&mut self) -> Result<(), Trouble> {
        let (surely, perhaps) = (std::mem::take(&mut self.opinions), std::mem::take(&mut self.perhaps));
        for spot in surely.into_iter().chain(perhaps) {
            if !self.looks.take() {
                return Ok(());
            }
            self.ask_for_opinions_on(&spot).await?;
        }
        Ok(())
    }

    async fn ask_for_opinions_on(&mut self, spot: &Spot) -> Result<(), Trouble> {
        let seen = self.by.hands.raters().seen(spot, Rank::Background).await;
        let seen = seen.or_else(|error| Trouble::unless_of_one(error).map(|_| None))?;
        let Some(seen) = seen else { return Ok(()) };
        let held = self.with_their_names(spot, seen.held).await?;
        // Asked anew for each list: a session that began meanwhile has missed something as well.
        let behind = self.by.store.behind(self.shard).await?;
        let heard_since = behind.and_then(|behind| behind.heard_since);
        self.hand_in(vec![Inbound::ReactionsSeen(ReactionsSeen { held, heard_since, ..seen })]).await
    }

    async fn with_their_names(&mut self, spot: &Spot, held: Vec<Seen>) -> Result<Vec<Seen>, Trouble> {
        let Some(place) = self.places.get(&spot.place).cloned() else { return Ok(held) };
        let mut named = Vec::with_capacity(held.len());
        for seen in held {
            named.push(Seen { by: self.introduced(&place, seen.by).await?, ..seen });
        }
        Ok(named)
    }
}

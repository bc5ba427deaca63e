//! Who holds which opinion on a part: asked of the platform, in as many calls as it takes.

use std::sync::Arc;
use std::time::Instant;

use tracing::warn;

use crate::bot::clock;
use crate::bot::places::Places;
use crate::bot::platform::{Count, Error, Look, Platform};
use crate::bot::speaker::Speaker;
use crate::domain::budget::{Rank, Route};
use crate::domain::inbound::{ReactionsSeen, Seeds, Seen};
use crate::domain::key::Spot;
use crate::domain::rating::{SEEDS, of_emoji};

/// How many pages of one emoji's holders are read.
const PAGES: usize = 50;

/// Asks who rated a part.
#[derive(Debug)]
pub(super) struct Raters<P> {
    speaker: Speaker<P>,
    /// Where the bot has put thumbs of its own.
    places: Places,
}

impl<P: Platform> Raters<P> {
    pub(super) const fn new(speaker: Speaker<P>, places: Places) -> Self {
        Self { speaker, places }
    }

    /// Everybody who holds an emoji that is a rating; none when they are too many: half a list would look like ratings
    /// that were taken back.
    pub(super) async fn seen(&self, spot: &Spot, rank: Rank) -> Result<Option<ReactionsSeen>, Error> {
        let (at, asked) = (clock::now(), Instant::now());
        let look = |platform: Arc<P>| async move { platform.look(spot).await };
        let look = self.speaker.call(Route::FetchMessage, &spot.place, rank, look).await?;
        let (ratings, rest): (Vec<_>, Vec<_>) =
            look.reactions.iter().partition(|count| of_emoji(&count.emoji, true).is_some());
        let mut held = Vec::new();
        for count in ratings.into_iter().filter(|count| count.count > u64::from(count.ours)) {
            let Some(holders) = self.holders(spot, count, rank).await? else { return Ok(None) };
            held.extend(holders);
        }
        // Thumbs that were never put are none that somebody took away.
        let are_put = self.places.has_thumbs(&spot.message).await;
        let (seeds, others) = (seeds(&look, are_put), !rest.is_empty());
        let (newer, cleared) = (Vec::new(), Vec::new());
        let (spot, heard_since) = (spot.clone(), None);
        Ok(Some(ReactionsSeen { spot, held, seeds, others, newer, cleared, heard_since, at, asked }))
    }

    async fn holders(&self, spot: &Spot, count: &Count, rank: Rank) -> Result<Option<Vec<Seen>>, Error> {
        let mut all: Vec<Seen> = Vec::new();
        let mut next = None;
        for _ in 0..PAGES {
            let after = next.as_deref();
            let page = |platform: Arc<P>| async move { platform.holders(spot, count, after).await };
            let page = self.speaker.call(Route::FetchReactions, &spot.place, rank, page).await?;
            all.extend(page.held);
            if page.next.is_none() {
                return Ok(Some(all));
            }
            next = page.next;
        }
        warn!("more people rated one reply than are listed");
        Ok(None)
    }
}

/// What has become of the bot's own thumbs, where it has put any.
fn seeds(look: &Look, are_put: bool) -> Seeds {
    let is_there = |seed: &&str| look.reactions.iter().any(|count| count.ours && count.emoji == *seed);
    match (SEEDS.iter().all(is_there), are_put) {
        (true, _) => Seeds::There,
        (false, true) => Seeds::Gone,
        (false, false) => Seeds::None,
    }
}

//! One place read back: page by page from its newest message, handed in in the order in which it was written.

use std::sync::Arc;

use crate::bot::catchup::Trouble;
use crate::bot::catchup::round::Round;
use crate::bot::clock;
use crate::bot::past::{Past, Stretch};
use crate::bot::platform::Platform;
use crate::domain::budget::Route;
use crate::domain::catchup::Leg;
use crate::domain::event::PlaceKind;
use crate::domain::inbound::{Inbound, Said};

/// How many messages are handed in together: what is heard meanwhile stands in line behind no more than these.
const TOGETHER: usize = 100;

impl<P: Platform + Past> Round<'_, P> {
    pub(super) async fn read(&mut self, leg: Leg) -> Result<(), Trouble> {
        let mut said = self.pages_of(&leg).await?;
        said.reverse();
        let mut found = Vec::with_capacity(TOGETHER);
        for said in said {
            found.push(Inbound::Said(self.with_its_author(said, leg.is_served).await?));
            if found.len() == TOGETHER {
                self.hand_in(std::mem::take(&mut found)).await?;
            }
        }
        self.hand_in(found).await
    }

    /// What people wrote in a place, the newest first.
    async fn pages_of(&mut self, leg: &Leg) -> Result<Vec<Said>, Trouble> {
        let (horizon, place) = (self.horizon.clone(), &leg.place);
        let (mut said, mut next) = (Vec::new(), None::<String>);
        for _ in 0..leg.pages {
            if !self.pages.take() {
                break;
            }
            let stretch = next.as_deref().map_or(Stretch::Newest, Stretch::Before);
            let (at, horizon) = (clock::now(), &horizon);
            let ask = async |platform: Arc<P>| platform.page(place, stretch, horizon).await;
            let Some(page) = self.ask(Route::FetchMessages, &place.key, ask).await? else { break };
            self.settle(&place.key, &page.sights).await?;
            let by_people = page.sights.into_iter().filter_map(|sight| sight.said);
            said.extend(by_people.map(|said| Said { read_back: Some(at), ..said }));
            next = page.next;
            if next.is_none() {
                break;
            }
        }
        self.unread += u32::from(next.is_some());
        Ok(said)
    }

    /// Where nobody is answered but by mention, only those who speak to the bot are asked after.
    async fn with_its_author(&mut self, said: Said, is_served: bool) -> Result<Said, Trouble> {
        let may_matter = is_served || said.mentions_us || said.reply_to.is_some();
        if !may_matter || said.place.kind == PlaceKind::Direct {
            return Ok(said);
        }
        let by = self.introduced(&said.place, said.by).await?;
        Ok(Said { by, ..said })
    }
}

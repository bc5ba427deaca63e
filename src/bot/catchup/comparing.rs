//! What was known before the absence, compared with what is shown of it: edits, deletions, and whose opinions to ask for.

use std::sync::Arc;

use crate::bot::catchup::Trouble;
use crate::bot::catchup::round::Round;
use crate::bot::clock;
use crate::bot::past::{Past, Stretch};
use crate::bot::platform::{Error, Platform};
use crate::bot::speaker::lane;
use crate::domain::budget::Route;
use crate::domain::catchup::{Difference, Remembered, Sight, What};
use crate::domain::event::Place;
use crate::domain::inbound::{Deleted, Inbound};
use crate::domain::key::{PlaceKey, Spot};

impl<P: Platform + Past> Round<'_, P> {
    /// Settles what these sights show of what is remembered of their place.
    pub(super) async fn settle(&mut self, place: &PlaceKey, sights: &[Sight]) -> Result<(), Trouble> {
        let Some(comparison) = self.remembered.get_mut(place) else { return Ok(()) };
        let mut edits = Vec::new();
        for (remembered, sight) in comparison.settle(sights) {
            if let (What::Part { .. }, Some(thread)) = (&remembered.what, &sight.thread) {
                self.course.serve([thread.place.key.clone()]);
                self.threads.push(thread.clone());
            }
            match remembered.differs(sight, self.by.scores) {
                Difference::None => {}
                Difference::Edited(edited) => edits.push(Inbound::Edited(edited)),
                Difference::Opinions => self.opinions.push(remembered.spot),
                Difference::PerhapsOpinions => self.perhaps.push(remembered.spot),
            }
        }
        self.hand_in(edits).await
    }

    /// Compares what no page has shown yet, by pages that each end with the newest message that is left.
    pub(super) async fn compare(&mut self) -> Result<(), Trouble> {
        let places: Vec<_> = self.remembered.keys().cloned().collect();
        for key in places {
            // Where it is not known what a place is, it cannot be read.
            if let Some(place) = self.places.get(&key).cloned() {
                while self.compare_a_page(&place).await? {}
            }
        }
        Ok(())
    }

    /// Whether there may be more to compare in this place.
    async fn compare_a_page(&mut self, place: &Place) -> Result<bool, Trouble> {
        let left = self.remembered.get(&place.key).and_then(|comparison| comparison.next().cloned());
        let Some(spot) = left.filter(|_| self.pages.take()) else { return Ok(false) };
        let (horizon, last) = (self.horizon.clone(), &spot.message);
        let ask = async |platform: Arc<P>| platform.page(place, Stretch::UpTo(last), &horizon).await;
        let Some(page) = self.ask(Route::FetchMessages, &place.key, ask).await? else { return Ok(false) };
        self.settle(&place.key, &page.sights).await?;
        let comparison = self.remembered.get_mut(&place.key).expect("it is compared");
        match comparison.next() == Some(&spot) {
            true => {
                let missing = comparison.pass().expect("it is the next one");
                self.is_missing(missing).await
            }
            false => Ok(true),
        }
    }

    /// A page did not show a message. Whether it is gone is asked by itself: where the bot may not read back, pages are
    /// empty. Whether the place can be read at all.
    async fn is_missing(&mut self, remembered: Remembered) -> Result<bool, Trouble> {
        let Remembered { spot, what } = remembered;
        if matches!(what, What::Part { .. }) {
            return Ok(true);
        }
        if !self.looks.take() {
            return Ok(false);
        }
        let look = async |platform: Arc<P>| platform.look(&spot).await;
        match self.try_to(lane(Route::FetchMessage, &spot.place), look).await? {
            Ok(_) => Ok(true),
            Err(Error::Gone) => self.is_gone(spot).await.map(|()| true),
            Err(_) => Ok(false),
        }
    }

    async fn is_gone(&mut self, spot: Spot) -> Result<(), Trouble> {
        let Spot { place, message } = spot;
        let deleted = Deleted { place, messages: vec![message], at: clock::now() };
        self.hand_in(vec![Inbound::Deleted(deleted)]).await
    }
}

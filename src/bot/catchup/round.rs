//! One round of reading back: places, their messages, and one line where questions came too late.

use std::collections::BTreeMap;
use std::sync::Arc;

use tracing::{debug, warn};

use crate::bot::catchup::people::People;
use crate::bot::catchup::{CatchUp, Trouble};
use crate::bot::past::Past;
use crate::bot::platform::{Error, Outcome, Platform};
use crate::bot::speaker::lane;
use crate::domain::budget::{Lane, Rank, Route};
use crate::domain::catchup::{Allowance, Course, Horizon, PAGES};
use crate::domain::decide::{Act, Decision, Notice};
use crate::domain::inbound::Inbound;
use crate::domain::key::{PlaceKey, Spot};

/// What a round works with.
pub(super) struct Round<'a, P> {
    pub(super) by: &'a CatchUp<P>,
    pub(super) shard: (u32, u32),
    pub(super) horizon: Horizon,
    pub(super) course: Course,
    pub(super) people: People,
    pub(super) pages: Allowance,
    /// Questions that came too late, by their places: how many, and the last one.
    late: BTreeMap<PlaceKey, (u32, Spot)>,
    told: Told,
}

/// What a round came to.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// How many calls it took.
    pub(super) calls: u32,
    /// How many messages were read.
    pub(super) messages: usize,
}

impl<'a, P: Platform + Past> Round<'a, P> {
    pub(super) fn new(by: &'a CatchUp<P>, shard: (u32, u32), horizon: Horizon) -> Self {
        Self {
            by,
            shard,
            horizon,
            course: Course::default(),
            people: People::default(),
            pages: Allowance::new(PAGES),
            late: BTreeMap::new(),
            told: Told::default(),
        }
    }

    pub(super) async fn go(mut self) -> Result<Told, Trouble> {
        let charted = self.survey().await?;
        for leg in self.course.through(charted) {
            self.read(leg).await?;
        }
        self.say_what_came_too_late();
        if self.pages.refused() > 0 {
            warn!(shard.id = self.shard.0, "more was missed than is read back");
        }
        Ok(self.told)
    }

    /// Makes one call; none when what it asks for cannot be had.
    pub(super) async fn ask<T, F>(
        &mut self,
        route: Route,
        place: &PlaceKey,
        call: impl Fn(Arc<P>) -> F,
    ) -> Result<Option<T>, Trouble>
    where
        F: Future<Output = Outcome<T>>,
    {
        match self.try_to(lane(route, place), call).await? {
            Ok(answer) => Ok(Some(answer)),
            Err(error) => {
                debug!(error = &error as &dyn std::error::Error, ?route, "cannot be read back");
                Ok(None)
            }
        }
    }

    /// Makes one call, and gives why what it asks for cannot be had.
    pub(super) async fn try_to<T, F>(
        &mut self,
        lane: Lane,
        call: impl Fn(Arc<P>) -> F,
    ) -> Result<Result<T, Error>, Trouble>
    where
        F: Future<Output = Outcome<T>>,
    {
        self.told.calls += 1;
        match self.by.hands.speaker().call_in(lane, Rank::Background, call).await {
            Ok(answer) => Ok(Ok(answer)),
            Err(error) => Trouble::unless_of_one(error).map(Err),
        }
    }

    /// Has what was found recorded, in its order.
    pub(super) async fn hand_in(&mut self, found: Vec<Inbound>) -> Result<(), Trouble> {
        self.told.messages += found.len();
        for decision in self.by.ear.record_all(found).await? {
            self.look_at(&decision);
        }
        Ok(())
    }

    fn look_at(&mut self, decision: &Decision) {
        for act in &decision.acts {
            if let Act::Missed(spot) = act {
                let late = self.late.entry(spot.place.clone()).or_insert_with(|| (0, spot.clone()));
                *late = (late.0 + 1, spot.clone());
            }
        }
    }

    fn say_what_came_too_late(&mut self) {
        for (missed, spot) in std::mem::take(&mut self.late).into_values() {
            self.by.hands.act(Act::Tell(spot, Notice::WasAway(missed)));
        }
    }
}

//! One round of reading back: places, their messages, and one line where questions came too late.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tracing::{debug, warn};

use crate::bot::catchup::people::People;
use crate::bot::catchup::{CatchUp, Trouble};
use crate::bot::past::Past;
use crate::bot::platform::{Error, Outcome, Platform};
use crate::bot::speaker::lane;
use crate::domain::budget::{Lane, Rank, Route};
use crate::domain::catchup::{
    Allowance, Charted, Comparison, Course, Horizon, LOOKS, PAGES, PLACES, REMEMBERED,
};
use crate::domain::decide::{Act, Decision, Notice};
use crate::domain::event::Place;
use crate::domain::inbound::Inbound;
use crate::domain::key::{PlaceKey, Spot};
use crate::domain::settings::Language;
use crate::store::Known;

/// What a round works with.
pub(super) struct Round<'a, P> {
    pub(super) by: &'a CatchUp<P>,
    pub(super) shard: (u32, u32),
    pub(super) horizon: Horizon,
    pub(super) course: Course,
    pub(super) people: People,
    pub(super) pages: Allowance,
    pub(super) looks: Allowance,
    /// How many places may still be asked for one by one.
    pub(super) lookups: Allowance,
    /// What is known of the places that are read.
    pub(super) places: HashMap<PlaceKey, Place>,
    /// What is remembered, as far as nothing has been seen of it.
    pub(super) remembered: BTreeMap<PlaceKey, Comparison>,
    /// Threads on replies, of which no server told because they sleep.
    pub(super) threads: Vec<Charted>,
    /// Parts on which other opinions are held than are known, and those on which it is not sure.
    pub(super) opinions: Vec<Spot>,
    pub(super) perhaps: Vec<Spot>,
    /// Places that were not read to where hearing stopped.
    pub(super) unread: u32,
    /// Questions that came too late, by their places: how many, and the last one.
    late: BTreeMap<PlaceKey, (u32, Spot, Language)>,
    told: Told,
}

/// What a round came to.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// How many messages, edits, deletions and lists of opinions were handed in.
    pub(super) found: usize,
    /// How many of them said something new.
    pub(super) new: usize,
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
            looks: Allowance::new(LOOKS),
            lookups: Allowance::new(PLACES),
            places: HashMap::new(),
            remembered: BTreeMap::new(),
            threads: Vec::new(),
            opinions: Vec::new(),
            perhaps: Vec::new(),
            unread: 0,
            late: BTreeMap::new(),
            told: Told::default(),
        }
    }

    pub(super) async fn go(mut self) -> Result<Told, Trouble> {
        let done = self.all().await;
        // Where it comes to no end what was recorded so far will not be read back again.
        self.say_what_came_too_late();
        let refused = self.pages.refused() + self.looks.refused() + self.lookups.refused() + self.unread;
        if refused > 0 {
            warn!(shard.id = self.shard.0, refused, "more may have been missed than is read back");
        }
        done.map(|()| self.told)
    }

    async fn all(&mut self) -> Result<(), Trouble> {
        let known = self.remember().await?;
        let charted = self.survey(known).await?;
        self.read_all(charted).await?;
        self.compare().await?;
        let threads = std::mem::take(&mut self.threads);
        self.read_all(threads).await?;
        self.ask_for_opinions().await
    }

    async fn read_all(&mut self, charted: Vec<Charted>) -> Result<(), Trouble> {
        for leg in self.course.through(charted) {
            self.read(leg).await?;
        }
        Ok(())
    }

    /// Brings to mind what may have changed, and gives the places that it is in.
    async fn remember(&mut self) -> Result<Vec<Known>, Trouble> {
        let (store, since) = (&self.by.store, self.by.not_before());
        let mut places = store.spoken_in(self.shard, since, i64::from(PLACES)).await?;
        for (place, remembered) in store.remembered(self.shard, since, i64::from(REMEMBERED)).await? {
            self.remembered.insert(place.place.clone(), Comparison::of(remembered));
            places.push(place);
        }
        Ok(places)
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
        match self.by.hands.speaker().call_in(lane, Rank::Background, call).await {
            Ok(answer) => Ok(Ok(answer)),
            Err(error) => Trouble::unless_of_one(error).map(Err),
        }
    }

    /// Has what was found recorded, in its order.
    pub(super) async fn hand_in(&mut self, found: Vec<Inbound>) -> Result<(), Trouble> {
        self.told.found += found.len();
        for decision in self.by.ear.record_all(found).await? {
            self.look_at(&decision);
        }
        Ok(())
    }

    fn look_at(&mut self, decision: &Decision) {
        self.told.new += usize::from(!decision.events.is_empty());
        for act in &decision.acts {
            if let Act::Missed(spot) = act {
                let late = self
                    .late
                    .entry(spot.place.clone())
                    .or_insert_with(|| (0, spot.clone(), Language::default()));
                *late = (late.0 + 1, spot.clone(), decision.language.clone());
            }
        }
    }

    fn say_what_came_too_late(&mut self) {
        for (missed, spot, language) in std::mem::take(&mut self.late).into_values() {
            self.by.hands.act(Act::Tell(spot, Notice::WasAway(missed)), &language);
        }
    }
}

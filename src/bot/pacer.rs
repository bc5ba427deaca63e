//! The one door to a chat service: whoever wants to make a request waits here for its turn, and tells how it ended.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{Notify, oneshot};

use crate::bot::platform;
use crate::domain::budget::portion::Portion;
use crate::domain::budget::{
    Answered, Budget, Lane, Limits, Place, Rank, Refused, Route, Scope, Ticket, Writer,
};

/// The pause before it is looked again whether a call that cannot get in line may go.
const AGAIN: Duration = Duration::from_millis(20);

/// Hands out turns as the [`Budget`] allows. Clones share it; one [`Pacer::drive`] must run beside them.
#[derive(Clone, Debug, Default)]
pub struct Pacer {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    line: Mutex<Line>,
    /// Wakes the driver when it would sleep too long.
    sooner: Notify,
}

#[derive(Debug, Default)]
struct Line {
    budget: Budget,
    waiting: HashMap<Ticket, oneshot::Sender<()>>,
    /// Until when the driver sleeps.
    driven_at: Option<Instant>,
}

impl Pacer {
    /// A pacer that knows of no limits yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Wakes whoever's time has come, for as long as it is polled. Without it those who wait for time wait for ever.
    pub async fn drive(&self) {
        loop {
            let sooner = self.shared.sooner.notified();
            match self.shared.rest() {
                None => sooner.await,
                Some(wake) => tokio::select! {
                    () = tokio::time::sleep_until(wake.into()) => {}
                    () = sooner => {}
                },
            }
        }
    }

    /// Waits until a call in this lane may be made. Dropping the future leaves the line.
    pub async fn turn(&self, lane: Lane, rank: Rank) -> Permit {
        self.wait(lane, rank, None).await
    }

    /// Says that a reply is being written in `place`, until the value is dropped.
    pub fn writing(&self, place: Place) -> Writing {
        let writer = self.shared.line().budget.join(place.clone());
        Writing { pacer: self.clone(), writer, place }
    }

    /// Counts a call that is in no lane, from when the limit over all calls lets it go until the value is dropped.
    pub async fn passes(&self) -> Passing {
        let mut waits = None;
        loop {
            let at = match self.shared.change(|line, now| line.budget.pass(now)) {
                Ok(()) => return Passing { pacer: self.clone() },
                Err(at) => at,
            };
            if waits.is_none() {
                waits = Some(WaitsToPass::begin(self));
            }
            tokio::time::sleep_until(at.unwrap_or_else(|| now() + AGAIN).into()).await;
        }
    }

    /// From now on so many of all calls are this process's.
    pub fn allow(&self, portion: Portion) {
        self.shared.change(|line, _| line.budget.allow(portion));
    }

    /// A process before this one may have made so many calls, which count for so long.
    pub fn came_before(&self, calls: usize, counting: Duration) {
        self.shared.change(|line, now| line.budget.came_before(calls, now + counting));
    }

    /// How many calls count now against the limit over all of them, and how many would if nobody had to wait.
    pub fn demand(&self) -> (usize, usize) {
        self.shared.change(|line, now| line.budget.demand(now))
    }

    /// How many replies are being written in `place`.
    pub fn writers_in(&self, place: &Place) -> usize {
        self.shared.line().budget.writers_in(place)
    }

    async fn wait(&self, lane: Lane, rank: Rank, writer: Option<Writer>) -> Permit {
        let (mut permit, go) = self.ask(lane, rank, writer);
        go.await.expect("a ticket in line has a sender");
        permit.taken = true;
        permit
    }

    fn ask(&self, lane: Lane, rank: Rank, writer: Option<Writer>) -> (Permit, oneshot::Receiver<()>) {
        let (go, gone) = oneshot::channel();
        let ticket = self.shared.change(|line, now| {
            let ticket = line.budget.ask(lane, rank, writer, now);
            line.waiting.insert(ticket, go);
            ticket
        });
        (Permit { shared: Arc::clone(&self.shared), ticket, taken: false, told: false }, gone)
    }
}

/// A reply that is being written: a call is kept for its end as soon as it shows text.
#[derive(Debug)]
pub struct Writing {
    pacer: Pacer,
    writer: Writer,
    place: Place,
}

impl Writing {
    /// Waits until a call of this reply may be made. Dropping the future leaves the line.
    pub async fn turn(&self, route: Route, rank: Rank) -> Permit {
        let lane = Lane::new(route, self.place.clone());
        self.pacer.wait(lane, rank, Some(self.writer)).await
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        self.pacer.shared.change(|line, _| line.budget.leave(self.writer));
    }
}

/// A call that waits without being in line: others wait for it.
struct WaitsToPass(Pacer);

impl WaitsToPass {
    fn begin(pacer: &Pacer) -> Self {
        pacer.shared.change(|line, _| line.budget.wait_to_pass(true));
        Self(pacer.clone())
    }
}

impl Drop for WaitsToPass {
    fn drop(&mut self) {
        self.0.shared.change(|line, _| line.budget.wait_to_pass(false));
    }
}

/// A call under way that was in no lane: others wait for it.
#[derive(Debug)]
pub struct Passing {
    pacer: Pacer,
}

impl Drop for Passing {
    fn drop(&mut self) {
        self.pacer.shared.change(|line, now| line.budget.passed(now));
    }
}

/// Leave to make one call, now. Dropped without an answer it counts as a call whose answer was lost.
#[derive(Debug)]
#[must_use = "a turn that is not used is lost to others"]
pub struct Permit {
    shared: Arc<Shared>,
    ticket: Ticket,
    taken: bool,
    told: bool,
}

impl Permit {
    /// Tells what the answer said about the limits, when it has come.
    pub fn answered(mut self, limits: &platform::Limits) {
        self.told = true;
        self.shared.change(|line, now| line.budget.answered(self.ticket, &limits.into(), now));
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        if self.told {
            return;
        }
        self.shared.change(|line, now| {
            line.waiting.remove(&self.ticket);
            match self.taken {
                true => line.budget.answered(self.ticket, &Answered::default(), now),
                false => line.budget.withdraw(self.ticket),
            }
        });
    }
}

impl From<&platform::Limits> for Answered {
    fn from(limits: &platform::Limits) -> Self {
        let scope = if limits.global { Scope::Global } else { Scope::User };
        let told = limits.limit.zip(limits.remaining).zip(limits.reset_after);
        Self {
            limits: told.map(|((limit, remaining), reset_after)| Limits {
                bucket: limits.bucket.as_deref().map(Arc::from),
                limit,
                remaining,
                reset_after,
            }),
            refused: limits.retry_after.map(|retry_after| Refused { retry_after, scope }),
        }
    }
}

impl Shared {
    /// Changes the line, and lets go whoever may go now.
    fn change<T>(&self, change: impl FnOnce(&mut Line, Instant) -> T) -> T {
        let now = now();
        let mut line = self.line();
        let changed = change(&mut line, now);
        line.let_go(now);
        if let Some(wake) = line.budget.wake_at()
            && line.driven_at.is_none_or(|driven| wake < driven)
        {
            self.sooner.notify_one();
        }
        changed
    }

    /// Lets go whoever may go now; until when the driver may sleep after that.
    fn rest(&self) -> Option<Instant> {
        let mut line = self.line();
        line.let_go(now());
        line.driven_at = line.budget.wake_at();
        line.driven_at
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        // Nothing in the line is left half done by a panic of somebody else.
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Line {
    fn let_go(&mut self, now: Instant) {
        for ticket in self.budget.grants(now) {
            if let Some(go) = self.waiting.remove(&ticket) {
                // Who has just left gives the grant back.
                _ = go.send(());
            }
        }
    }
}

/// The runtime's clock, which tests pause.
fn now() -> Instant {
    tokio::time::Instant::now().into_std()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures_util::FutureExt;
    use tokio::task::JoinSet;

    use super::*;

    const WINDOW: Duration = Duration::from_secs(5);

    fn lane(route: Route) -> Lane {
        Lane::new(route, "place")
    }

    fn limits(remaining: u32, reset_after: Duration) -> platform::Limits {
        let (limit, remaining, reset_after) = (Some(5), Some(remaining), Some(reset_after));
        platform::Limits { limit, remaining, reset_after, ..platform::Limits::default() }
    }

    /// A pacer whose driver runs, and whose edit window has this many calls left.
    async fn pacer(left: u32, tasks: &mut JoinSet<()>) -> Pacer {
        let pacer = Pacer::new();
        let driven = pacer.clone();
        tasks.spawn(async move { driven.drive().await });
        pacer.turn(lane(Route::Edit), Rank::Ending).await.answered(&limits(left, WINDOW));
        pacer
    }

    #[tokio::test(start_paused = true)]
    async fn a_turn_comes_when_the_window_opens_again() {
        let mut tasks = JoinSet::new();
        let pacer = pacer(0, &mut tasks).await;
        let asked = tokio::time::Instant::now();
        pacer.turn(lane(Route::Edit), Rank::Ending).await.answered(&limits(4, WINDOW));
        assert!(asked.elapsed() >= WINDOW && asked.elapsed() < WINDOW + Duration::from_millis(50));
    }

    #[tokio::test(start_paused = true)]
    async fn who_stops_waiting_holds_nobody_up() {
        let mut tasks = JoinSet::new();
        let pacer = pacer(1, &mut tasks).await;
        let held = pacer.turn(lane(Route::Edit), Rank::Ending).await;
        {
            let impatient = std::pin::pin!(pacer.turn(lane(Route::Edit), Rank::Ending));
            assert!(impatient.now_or_never().is_none());
        }
        assert!(pacer.shared.line().waiting.is_empty());
        drop(held);
        pacer.turn(lane(Route::Edit), Rank::Ending).await.answered(&limits(4, WINDOW));
    }

    #[tokio::test(start_paused = true)]
    async fn a_grant_that_nobody_takes_is_given_back() {
        let mut tasks = JoinSet::new();
        let pacer = pacer(1, &mut tasks).await;
        drop(pacer.ask(lane(Route::Edit), Rank::Ending, None));
        let next = pacer.turn(lane(Route::Edit), Rank::Ending).now_or_never();
        next.expect("the call was not used").answered(&limits(0, WINDOW));
    }

    #[tokio::test(start_paused = true)]
    async fn five_hundred_who_wait_are_served_in_turn_and_cost_next_to_nothing() {
        let mut tasks = JoinSet::new();
        let pacer = pacer(0, &mut tasks).await;
        let mut waiters = JoinSet::new();
        for _ in 0..512 {
            let pacer = pacer.clone();
            waiters.spawn(async move {
                pacer.turn(lane(Route::Edit), Rank::Preview).await.answered(&limits(4, WINDOW))
            });
        }
        let began = Instant::now();
        while let Some(served) = waiters.join_next().await {
            served.unwrap();
        }
        // Idle it takes a second; a machine that is busy with other tests is given time.
        assert!(began.elapsed() < Duration::from_secs(20), "took {:?} of real time", began.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn others_wait_for_calls_that_are_in_no_lane() {
        let mut tasks = JoinSet::new();
        let pacer = pacer(4, &mut tasks).await;
        let passing = futures_util::future::join_all((0..48).map(|_| pacer.passes())).await;
        assert!(pacer.turn(lane(Route::Create), Rank::Ending).now_or_never().is_none());
        let answered = tokio::time::Instant::now();
        drop(passing);
        pacer.turn(lane(Route::Create), Rank::Ending).await.answered(&limits(4, WINDOW));
        assert!(answered.elapsed() >= Duration::from_secs(1));
    }

    #[tokio::test(start_paused = true)]
    async fn calls_in_no_lane_wait_for_their_process_to_have_a_part_and_go_first() {
        let mut tasks = JoinSet::new();
        let pacer = pacer(4, &mut tasks).await;
        tokio::time::advance(Duration::from_secs(2)).await;
        pacer.allow(Portion { calls: 1, until: None });
        let first = pacer.passes().await;
        assert!(pacer.passes().now_or_never().is_none());
        assert_eq!(pacer.demand(), (1, 1), "who stopped waiting is not waited for");
        let asked = tokio::time::Instant::now();
        let edit = async { pacer.turn(lane(Route::Edit), Rank::Ending).await.answered(&limits(4, WINDOW)) };
        let second = async {
            let second = pacer.passes().await;
            (asked.elapsed(), drop(second)).0
        };
        drop(first);
        let ((), passed) = tokio::join!(async { (edit.await, ()).1 }, second);
        assert!(passed >= Duration::from_secs(1) && passed < Duration::from_millis(1_500), "{passed:?}");
        assert!(asked.elapsed() >= Duration::from_secs(2), "one of them in a second");
    }

    #[tokio::test(start_paused = true)]
    async fn a_part_that_ran_out_leaves_the_least() {
        let mut tasks = JoinSet::new();
        let pacer = pacer(4, &mut tasks).await;
        tokio::time::advance(Duration::from_secs(2)).await;
        pacer.allow(Portion { calls: 12, until: Some(now() + Duration::from_secs(8)) });
        let some = futures_util::future::join_all((0..12).map(|_| pacer.passes())).await;
        drop(some);
        tokio::time::advance(Duration::from_secs(8)).await;
        let _one = pacer.passes().await;
        assert!(pacer.passes().now_or_never().is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn a_writer_counts_until_it_is_dropped() {
        let pacer = Pacer::new();
        let place: Place = "place".into();
        let writing = pacer.writing(place.clone());
        writing.turn(Route::Create, Rank::First).await.answered(&limits(4, WINDOW));
        assert_eq!(pacer.writers_in(&place), 1);
        drop(writing);
        assert_eq!(pacer.writers_in(&place), 0);
    }
}

//! The limit over all requests of the bot: never more than so many in any second, however the service counts its seconds.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::domain::budget::portion::{ALL, Portion};
use crate::domain::budget::{Rank, When};

/// So many of all calls at the most, and at the least, are kept for endings: when many replies stream they often end together.
/// Most are kept as long as that costs nothing, since a channel takes no more than about one preview a second; where more
/// replies stream, what they do not show is what all of them lack, and the next call is a fiftieth of a second away.
const KEPT: (u32, u32) = (2, 14);

/// So many of all calls are kept from those that have time.
const KEPT_FROM_BACKGROUND: u32 = 37;

const SECOND: Duration = Duration::from_millis(1_002);

/// The bucket that every lane but the exempt ones draws from.
///
/// A call counts from when it is sent until a second after its answer came. The service saw it somewhere between the two,
/// so that no second of its own, fixed or sliding, ever holds more than the limit, whatever the latency.
#[derive(Debug, Default)]
pub(super) struct Global {
    /// What of all calls is this process's.
    portion: Portion,
    /// Calls that a process before this one may have made, and until when they count.
    before: Option<(usize, Instant)>,
    in_flight: usize,
    answered: VecDeque<Instant>,
    /// Calls that cannot get in line and wait all the same.
    passing: usize,
    shut_until: Option<Instant>,
    last_preview: Option<Instant>,
}

impl Global {
    /// From now on so many calls are this process's.
    pub(super) fn allow(&mut self, portion: Portion) {
        self.portion = portion;
    }

    /// A process before this one may have made so many calls, which count until then.
    pub(super) fn came_before(&mut self, calls: usize, until: Instant) {
        self.before = (calls > 0).then_some((calls, until));
    }

    /// How many calls go in a second.
    pub(super) fn calls(&self, now: Instant) -> usize {
        usize::try_from(self.portion.now(now)).unwrap_or(usize::MAX)
    }

    /// How many calls count.
    pub(super) fn used(&self) -> usize {
        self.in_flight + self.answered.len() + self.before.map_or(0, |(calls, _)| calls)
    }

    /// How many calls wait that cannot get in line.
    pub(super) fn passing(&self) -> usize {
        self.passing
    }

    /// One more of these waits, or one less.
    pub(super) fn wait_to_pass(&mut self, waits: bool) {
        self.passing = if waits { self.passing + 1 } else { self.passing.saturating_sub(1) };
    }

    /// Frees what a second has passed over.
    pub(super) fn settle(&mut self, now: Instant) {
        while self.answered.front().is_some_and(|&answered| answered + SECOND <= now) {
            self.answered.pop_front();
        }
        self.shut_until = self.shut_until.filter(|&until| until > now);
        self.before = self.before.filter(|&(_, until)| until > now);
    }

    /// When a call of this rank may go while `writers` replies stream.
    pub(super) fn when(&self, rank: Rank, writers: usize, now: Instant) -> When {
        let calls = self.portion.now(now);
        let (least, most) = (of_all(KEPT.0, calls), of_all(KEPT.1, calls));
        let kept = match rank {
            Rank::Ending => 0,
            Rank::Background => of_all(KEPT_FROM_BACKGROUND, calls),
            _ => writers.min(self.calls(now).saturating_sub(writers).clamp(least, most)),
        };
        match (self.when_beside(kept + self.passing, now), self.last_preview) {
            // Replies that began together would preview together, and leave nothing for endings the second after.
            (When::Now, Some(last)) if rank == Rank::Preview && writers > most => {
                When::after(last + SECOND / calls.max(1), now)
            }
            (when, _) => when,
        }
    }

    /// When a call may go that cannot get in line.
    pub(super) fn when_passing(&self, now: Instant) -> When {
        self.when_beside(0, now)
    }

    /// When a call may go that leaves so many for others.
    fn when_beside(&self, kept: usize, now: Instant) -> When {
        if let Some(until) = self.shut_until {
            return When::At(until);
        }
        let Some(last_to_free) = (self.used() + kept + 1).saturating_sub(self.calls(now)).checked_sub(1)
        else {
            return When::Now;
        };
        let freed = self.answered.get(last_to_free).map(|&answered| answered + SECOND);
        let freed = freed.into_iter().chain(self.before.map(|(_, until)| until)).min();
        freed.map_or(When::OnAnswer, When::At)
    }

    pub(super) fn send(&mut self, rank: Rank, now: Instant) {
        self.pass();
        if rank == Rank::Preview {
            self.last_preview = Some(now);
        }
    }

    /// Counts a call.
    pub(super) fn pass(&mut self) {
        self.in_flight += 1;
    }

    /// Takes back a call that was never made.
    pub(super) fn unsend(&mut self) {
        self.in_flight -= 1;
    }

    pub(super) fn answered(&mut self, now: Instant) {
        self.in_flight -= 1;
        self.answered.push_back(now);
    }

    /// No call may go for so long.
    pub(super) fn shut(&mut self, retry_after: Duration, now: Instant) {
        self.shut_until = self.shut_until.max(Some(now + retry_after));
    }
}

/// What so many of all calls are of these.
fn of_all(part: u32, calls: u32) -> usize {
    usize::try_from(calls * part / ALL).unwrap_or(usize::MAX)
}

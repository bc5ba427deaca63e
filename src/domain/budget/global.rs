//! The limit over all requests of the bot: never more than so many in any second, however the service counts its seconds.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::domain::budget::{Rank, When};

/// One below Discord's 50 (FACTS section 2), for a second that the service begins otherwise than we think.
pub(super) const PER_SECOND: usize = 49;

/// So many of them at the most, and at the least, are kept for endings: when many replies stream they often end together.
/// Most are kept as long as that costs nothing, since a channel takes no more than about one preview a second; where more
/// replies stream, what they do not show is what all of them lack, and the next call is a fiftieth of a second away.
const KEPT: (usize, usize) = (2, 14);

/// So many of them are kept from calls that have time.
const KEPT_FROM_BACKGROUND: usize = 37;

const SECOND: Duration = Duration::from_millis(1_002);

/// The bucket that every lane but the exempt ones draws from.
///
/// A call counts from when it is sent until a second after its answer came. The service saw it somewhere between the two,
/// so that no second of its own, fixed or sliding, ever holds more than the limit, whatever the latency.
#[derive(Debug, Default)]
pub(super) struct Global {
    in_flight: usize,
    answered: VecDeque<Instant>,
    shut_until: Option<Instant>,
    last_preview: Option<Instant>,
}

impl Global {
    /// Frees what a second has passed over.
    pub(super) fn settle(&mut self, now: Instant) {
        while self.answered.front().is_some_and(|&answered| answered + SECOND <= now) {
            self.answered.pop_front();
        }
        self.shut_until = self.shut_until.filter(|&until| until > now);
    }

    /// When a call of this rank may go while `writers` replies stream.
    pub(super) fn when(&self, rank: Rank, writers: usize, now: Instant) -> When {
        if let Some(until) = self.shut_until {
            return When::At(until);
        }
        let kept = match rank {
            Rank::Ending => 0,
            Rank::Background => KEPT_FROM_BACKGROUND,
            _ => writers.min(PER_SECOND.saturating_sub(writers).clamp(KEPT.0, KEPT.1)),
        };
        let used = self.in_flight + self.answered.len();
        let missing = (used + kept + 1).saturating_sub(PER_SECOND);
        if let Some(last_to_free) = missing.checked_sub(1) {
            return self
                .answered
                .get(last_to_free)
                .map_or(When::OnAnswer, |&answered| When::At(answered + SECOND));
        }
        match self.last_preview {
            // Replies that began together would preview together, and leave nothing for endings the second after.
            Some(last) if rank == Rank::Preview && writers > KEPT.1 => When::after(last + preview_gap(), now),
            _ => When::Now,
        }
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

fn preview_gap() -> Duration {
    SECOND / u32::try_from(PER_SECOND).unwrap_or(1)
}

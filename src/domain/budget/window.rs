//! One window of calls, as far as answers have told of it: how many are left, until when, and how previews are spread over it.

use std::time::{Duration, Instant};

use crate::domain::budget::{Limits, Rank, When};

/// Added to every reset, for the rounding of headers and of timers.
const MARGIN: Duration = Duration::from_millis(10);

/// So long before a window's end the calls kept for endings are spent on previews: an ending that comes now need not wait
/// longer than this.
const LAST_MOMENT: Duration = Duration::from_millis(100);

/// A window of calls.
///
/// Discord opens it with the first call and closes it a fixed time later. What is known of its end is never too early: the
/// time in the headers counts from when the answer was written, and is added to when it came.
#[derive(Debug)]
pub(super) struct Window {
    /// Unknown until an answer tells; until then one call at a time probes.
    limit: Option<u32>,
    /// The lowest that an answer told of this window, or the whole limit while none did.
    remaining: u32,
    in_flight: u32,
    /// When the window ends; `None` while no answer told that it began.
    resets: Option<Instant>,
    /// When the one before ended.
    ended: Option<Instant>,
    /// The longest time to a reset that was ever told: about the window's length.
    span: Duration,
    /// How many windows there were, to tell late answers from new ones.
    generation: u32,
    last_shown: Option<Instant>,
    /// An ending was sent in this window.
    ended_one: bool,
    used: Instant,
}

/// When a call went, and in which of the windows as we count them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stamp {
    generation: u32,
    at: Instant,
}

impl Window {
    pub(super) fn new(now: Instant) -> Self {
        let (resets, ended, last_shown) = (None, None, None);
        let span = Duration::ZERO;
        Self {
            limit: None,
            remaining: 1,
            in_flight: 0,
            resets,
            ended,
            span,
            generation: 0,
            last_shown,
            ended_one: false,
            used: now,
        }
    }

    /// When one more reply may show unfinished text, `shown` of them doing so already, if all must be able to end at once
    /// by calls in this window.
    ///
    /// They may be one fewer than the limit, since a preview opens the window. And where endings have begun to use the
    /// window up, others are likely to follow: what is left must do.
    pub(super) fn when_unfinished(&self, shown: u32) -> When {
        let most = self.limit.map_or(u32::MAX, |limit| limit.saturating_sub(1).max(1));
        match self.resets {
            _ if shown >= most => When::OnAnswer,
            Some(reset) if self.ended_one && shown >= self.left() => When::At(reset),
            _ => When::Now,
        }
    }

    pub(super) fn is_known(&self) -> bool {
        self.limit.is_some()
    }

    /// Begins anew when the window's time is over.
    pub(super) fn settle(&mut self, now: Instant) {
        if self.resets.is_some_and(|reset| reset <= now) {
            self.next();
            self.remaining = self.limit.unwrap_or(1);
        }
    }

    /// When any call may go.
    pub(super) fn when(&self) -> When {
        match (self.left(), self.resets) {
            (0, Some(reset)) => When::At(reset),
            (0, None) => When::OnAnswer,
            _ => When::Now,
        }
    }

    /// When a call may go that leaves `kept` calls for endings, until the window is about to reset.
    pub(super) fn when_sparing(&self, kept: u32, now: Instant) -> When {
        match (self.when(), self.resets) {
            (When::Now, Some(reset)) if self.spare(kept) == 0 => When::after(last_moment(reset), now),
            (When::Now, None) if self.spare(kept) == 0 => When::OnAnswer,
            (when, _) => when,
        }
    }

    /// The same for a preview, which is one of those evenly spread over what remains of the window.
    pub(super) fn when_preview(&self, kept: u32, now: Instant) -> When {
        let (When::Now, Some(limit)) = (self.when_sparing(kept, now), self.limit) else {
            return self.when_sparing(kept, now);
        };
        let Some(reset) = self.resets else {
            // A window that opens early ends early. Half of an even pace after the last look back is where the mean age
            // of what people see is lowest.
            let pause = self.span / limit.saturating_mul(2);
            return self.last_shown.map_or(When::Now, |last| When::after(last + pause, now));
        };
        let until = last_moment(reset);
        let opened = reset.checked_sub(self.span).unwrap_or(now);
        let from = self.last_shown.map_or(opened, |last| last.max(opened));
        let even = until.saturating_duration_since(from) / self.spare(kept).saturating_add(1);
        When::after(until.min(from + even), now)
    }

    /// Counts a call that goes now; the stamp is what its answer is to be given with.
    pub(super) fn send(&mut self, rank: Rank, now: Instant) -> Stamp {
        self.in_flight += 1;
        self.used = now;
        match rank {
            Rank::Preview | Rank::First => self.last_shown = Some(now),
            Rank::Ending => self.ended_one = true,
            _ => {}
        }
        Stamp { generation: self.generation, at: now }
    }

    /// Takes back a call that was never made.
    pub(super) fn unsend(&mut self) {
        self.in_flight -= 1;
    }

    /// Takes in what the answer to a call told.
    ///
    /// When the window closes of which an answer speaks is known but for the time that the call and its answer took.
    pub(super) fn learn(&mut self, limits: &Limits, Stamp { generation, at }: Stamp, now: Instant) {
        self.used = now;
        // A limit of nothing would keep the lane shut for good; one call then tells more.
        self.limit = Some(limits.limit.max(1));
        self.span = self.span.max(limits.reset_after);
        let (earliest, latest) = (at + limits.reset_after, now + limits.reset_after + MARGIN);
        let half = self.span / 2;
        let is_old = generation != self.generation
            && self.ended.is_some_and(|ended| earliest <= ended && latest <= ended + half);
        match self.resets {
            _ if is_old => {}
            // What is known of an end is never too early.
            Some(known) if earliest > known => self.begin(limits.remaining, latest),
            Some(known) => {
                self.remaining = self.remaining.min(limits.remaining);
                // An answer that was long on its way says little of when.
                let closes = if latest > known + half { latest } else { known };
                let is_of_this = generation == self.generation;
                self.resets = Some(if is_of_this { closes.min(latest) } else { closes });
            }
            None if generation == self.generation || self.ended.is_none_or(|ended| earliest > ended) => {
                self.open(limits.remaining, latest);
            }
            // It may be of the window before, or of this one, which may not even have begun.
            None if limits.remaining == 0 => self.open(0, latest),
            None => self.remaining = self.remaining.min(limits.remaining),
        }
    }

    /// A call ended without a word about the window: it may have been counted or not, and in this window or the last.
    pub(super) fn learn_nothing(&mut self, now: Instant) {
        self.used = now;
        if self.limit.is_some() {
            self.remaining = self.remaining.saturating_sub(1);
            self.resets = self.resets.or(Some(now + self.span + MARGIN));
        }
    }

    /// No call may go for so long.
    pub(super) fn shut(&mut self, retry_after: Duration, now: Instant) {
        self.begin(0, now + retry_after + MARGIN);
    }

    /// Whether nothing would be lost by forgetting the window.
    pub(super) fn is_idle(&self, since: Instant, now: Instant) -> bool {
        self.in_flight == 0 && self.used <= since && self.resets.is_none_or(|reset| reset <= now)
    }

    fn begin(&mut self, remaining: u32, reset: Instant) {
        self.next();
        self.open(remaining, reset);
    }

    fn next(&mut self) {
        self.ended = self.resets.take();
        self.generation += 1;
        self.ended_one = false;
    }

    fn open(&mut self, remaining: u32, reset: Instant) {
        (self.remaining, self.resets) = (remaining, Some(reset));
    }

    /// Calls that may surely go. Those in flight are taken off whether or not an answer counted them already, which errs on
    /// the safe side, and not for longer than a call takes.
    fn left(&self) -> u32 {
        self.remaining.saturating_sub(self.in_flight)
    }

    /// Calls that may go and are not kept. Never all of a window are kept: one opens it.
    fn spare(&self, kept: u32) -> u32 {
        self.left().saturating_sub(kept.min(self.limit.unwrap_or(1) - 1))
    }
}

fn last_moment(reset: Instant) -> Instant {
    reset.checked_sub(LAST_MOMENT).unwrap_or(reset)
}

//! When a call may be made, so that no limit is ever broken, endings never wait for previews, and nothing is wasted.

mod answer;
mod global;
mod lane;
mod window;
mod windows;
mod writers;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::{Duration, Instant};

pub use answer::{Answered, Limits, Refused, Scope};
pub use lane::{Lane, Place, Rank, Route};
pub use writers::Writer;

use global::Global;
use windows::{WindowId, Windows};
use writers::Writers;

/// The longest that a reply's first text waits because a channel shows as many unfinished replies as can end at once.
const PATIENCE: Duration = Duration::from_secs(8);

/// A call that was asked for. Orders as calls are served: by rank, then by who asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket {
    rank: Rank,
    number: u64,
}

/// When a call may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Now,
    At(Instant),
    /// Not before an answer has come.
    OnAnswer,
}

impl When {
    fn after(at: Instant, now: Instant) -> Self {
        if at <= now { Self::Now } else { Self::At(at) }
    }
}

/// Everything that is known about limits, and everybody who waits for them.
///
/// Ask with [`Budget::ask`]; make the calls that [`Budget::grants`] names, at once; tell every one's end with
/// [`Budget::answered`]. After each of these, and at [`Budget::wake_at`], look at `grants` again. Times never go back.
#[derive(Debug, Default)]
pub struct Budget {
    waiting: BTreeMap<Ticket, Waiting>,
    sent: HashMap<Ticket, Sent>,
    windows: Windows,
    global: Global,
    writers: Writers,
    wake: Option<Instant>,
    numbers: u64,
}

#[derive(Debug)]
struct Waiting {
    lane: Lane,
    writer: Option<Writer>,
    asked: Instant,
}

#[derive(Debug)]
struct Sent {
    lane: Lane,
    window: WindowId,
    generation: u32,
}

impl Budget {
    /// A budget that knows of no limits yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A reply begins to be written in `place`. Until [`Budget::leave`] a call is kept for its end as soon as it shows text.
    pub fn join(&mut self, place: Place) -> Writer {
        self.writers.join(place)
    }

    /// The reply needs no more calls, or nobody writes it any more.
    pub fn leave(&mut self, writer: Writer) {
        self.writers.leave(writer);
    }

    /// How many replies are being written in `place`.
    pub fn writers_in(&self, place: &Place) -> usize {
        self.writers.in_place(place)
    }

    /// Gets in line for a call.
    pub fn ask(&mut self, lane: Lane, rank: Rank, writer: Option<Writer>, now: Instant) -> Ticket {
        self.numbers += 1;
        let ticket = Ticket { rank, number: self.numbers };
        self.waiting.insert(ticket, Waiting { lane, writer, asked: now });
        ticket
    }

    /// Leaves the line, or gives back a grant that was not used.
    pub fn withdraw(&mut self, ticket: Ticket) {
        self.waiting.remove(&ticket);
        let Some(sent) = self.sent.remove(&ticket) else { return };
        if let Some(window) = self.windows.get(sent.window) {
            window.unsend();
        }
        if sent.lane.route.is_global() {
            self.global.unsend();
        }
    }

    /// The calls to make now.
    pub fn grants(&mut self, now: Instant) -> Vec<Ticket> {
        self.windows.sweep(now);
        self.global.settle(now);
        let mut round = Round::default();
        let mut waiting = std::mem::take(&mut self.waiting);
        waiting.retain(|&ticket, asked| !self.grant(ticket, asked, &mut round, now));
        self.waiting = waiting;
        self.wake = round.wake;
        round.granted
    }

    /// When [`Budget::grants`] may name more, if nothing else happens.
    pub fn wake_at(&self) -> Option<Instant> {
        self.wake
    }

    /// A call has ended; `now` is when its answer came, or when nobody waited for it any longer.
    pub fn answered(&mut self, ticket: Ticket, answered: &Answered, now: Instant) {
        let Some(sent) = self.sent.remove(&ticket) else { return };
        if sent.lane.route.is_global() {
            self.global.answered(now);
        }
        if let Some(window) = self.windows.get(sent.window) {
            window.unsend();
            window.settle(now);
            if answered.limits.is_none() && answered.refused.is_none() {
                window.learn_nothing(sent.generation, now);
            }
        }
        if let Some(limits) = &answered.limits {
            let window = self.windows.told(&sent.lane, limits, now);
            window.settle(now);
            window.learn(limits, sent.generation, now);
        }
        match answered.refused {
            Some(Refused { retry_after, scope: Scope::Global }) => self.global.shut(retry_after, now),
            Some(Refused { retry_after, .. }) => self.windows.of(&sent.lane, now).1.shut(retry_after, now),
            None => {}
        }
    }

    /// Lets the call go if it may, and remembers what it waits for if not.
    fn grant(&mut self, ticket: Ticket, asked: &Waiting, round: &mut Round, now: Instant) -> bool {
        let (window, when) = self.when(ticket.rank, asked, round, now);
        match when {
            When::Now => self.send(ticket, asked, now),
            When::At(at) => round.wake = Some(round.wake.map_or(at, |wake| wake.min(at))),
            When::OnAnswer => {}
        }
        match when {
            When::Now => round.granted.push(ticket),
            _ => _ = round.held.insert(window),
        }
        when == When::Now
    }

    fn when(&mut self, rank: Rank, asked: &Waiting, round: &mut Round, now: Instant) -> (WindowId, When) {
        let full = self.is_full_of_unfinished(rank, asked, now);
        let kept = self.writers.shown_in(&asked.lane.place);
        let (id, window) = self.windows.of(&asked.lane, now);
        window.settle(now);
        let when = match rank {
            Rank::First if full => When::At(asked.asked + PATIENCE),
            // Waits until no text does: whatever holds the text up ends with another look.
            Rank::Courtesy if round.is_crowded || round.held.contains(&id) => When::OnAnswer,
            Rank::Preview => window.when_preview(kept, now),
            _ => window.when(),
        };
        if when != When::Now || !asked.lane.route.is_global() {
            return (id, when);
        }
        let when = self.global.when(rank, self.writers.shown(), now);
        round.is_crowded |= when != When::Now;
        (id, when)
    }

    /// Whether as many replies stand unfinished in the place as can all end at once. One more would make all of them end
    /// later; if this one is complete by the time there is room, it costs one call instead of two.
    fn is_full_of_unfinished(&self, rank: Rank, asked: &Waiting, now: Instant) -> bool {
        let place = &asked.lane.place;
        let is_new = asked.writer.is_some_and(|writer| !self.writers.is_shown(writer));
        let limit = || {
            let edits = self.windows.limit(&Lane::new(Route::Edit, place.clone()));
            edits.or_else(|| self.windows.limit(&asked.lane))
        };
        rank == Rank::First
            && is_new
            && now < asked.asked + PATIENCE
            && limit().is_some_and(|limit| self.writers.shown_in(place) + 1 >= limit.max(2))
    }

    fn send(&mut self, ticket: Ticket, asked: &Waiting, now: Instant) {
        let lane = asked.lane.clone();
        let (window, generation) = {
            let (id, window) = self.windows.of(&lane, now);
            (id, window.send(ticket.rank == Rank::Preview, now))
        };
        if lane.route.is_global() {
            self.global.send(ticket.rank, now);
        }
        if let (Some(writer), Rank::First) = (asked.writer, ticket.rank) {
            self.writers.show(writer);
        }
        self.sent.insert(ticket, Sent { lane, window, generation });
    }
}

/// One look at everybody who waits.
#[derive(Debug, Default)]
struct Round {
    granted: Vec<Ticket>,
    wake: Option<Instant>,
    /// The windows that somebody waits for.
    held: HashSet<WindowId>,
    /// Whether a text waits for the limit over all requests.
    is_crowded: bool,
}

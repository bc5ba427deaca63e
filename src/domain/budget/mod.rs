//! When a call may be made, so that no limit is ever broken, endings never wait for previews, and nothing is wasted.

mod answer;
mod global;
mod lane;
pub mod portion;
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
use portion::Portion;
use window::Stamp;
use windows::{WindowId, Windows};
use writers::Writers;

/// The longest that a reply's first text waits because its channel shows as many unfinished replies as can end at once.
const PATIENCE: Duration = Duration::from_secs(8);

/// A call that was asked for. Orders as calls are served: by line, then by who asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket {
    /// The rank whose line it stands in.
    line: Rank,
    number: u64,
    rank: Rank,
}

/// When a call may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Now,
    At(Instant),
    /// Not before an answer has come.
    OnAnswer,
}

impl Ticket {
    /// How much the call matters.
    pub fn rank(self) -> Rank {
        self.rank
    }
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
    stamp: Stamp,
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
        let goes_on = rank == Rank::First && writer.is_some_and(|writer| self.writers.is_shown(writer));
        // Where more replies stream than calls go in a second there is one line for what all of them show next.
        let line = if goes_on && self.is_crowd(now) { Rank::Preview } else { rank };
        self.numbers += 1;
        // Whoever wants to show something else than a moment ago is still the same who waits.
        let kept =
            writer.filter(|_| line == Rank::Preview).and_then(|writer| self.writers.take_place(writer));
        let ticket = Ticket { line, number: kept.unwrap_or(self.numbers), rank };
        self.waiting.insert(ticket, Waiting { lane, writer, asked: now });
        ticket
    }

    /// Leaves the line, or gives back a grant that was not used.
    pub fn withdraw(&mut self, ticket: Ticket) {
        let waited = self.waiting.remove(&ticket).and_then(|waiting| waiting.writer);
        if let Some(writer) = waited.filter(|_| ticket.line == Rank::Preview) {
            self.writers.keep_place(writer, ticket.number);
        }
        let Some(sent) = self.sent.remove(&ticket) else { return };
        if let Some(window) = self.windows.get(sent.window) {
            window.unsend();
        }
        if sent.lane.route.is_global() {
            self.global.unsend();
        }
    }

    /// From now on so many calls are this process's.
    pub fn allow(&mut self, portion: Portion) {
        self.global.allow(portion);
    }

    /// A process before this one may have made so many calls, which count until then.
    pub fn came_before(&mut self, calls: usize, until: Instant) {
        self.global.came_before(calls, until);
    }

    /// How many calls count now against the limit over all of them, and how many would if none of those that wait had to.
    pub fn demand(&mut self, now: Instant) -> (usize, usize) {
        self.global.settle(now);
        let waiting = self.waiting.values().filter(|waiting| waiting.lane.route.is_global()).count();
        let used = self.global.used();
        (used, used + waiting + self.global.passing())
    }

    /// Counts a call that nobody asked for here, such as one at the start: it goes as soon as the limit over all calls lets it,
    /// before all others. If that is not now, it is told when it may be, unless only an answer can help.
    pub fn pass(&mut self, now: Instant) -> Result<(), Option<Instant>> {
        self.global.settle(now);
        match self.global.when_passing(now) {
            When::Now => {
                self.global.pass();
                Ok(())
            }
            When::At(at) => Err(Some(at)),
            When::OnAnswer => Err(None),
        }
    }

    /// One more such call waits, or one less.
    pub fn wait_to_pass(&mut self, waits: bool) {
        self.global.wait_to_pass(waits);
    }

    /// Such a call has ended.
    pub fn passed(&mut self, now: Instant) {
        self.global.answered(now);
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
                window.learn_nothing(now);
            }
        }
        if let Some(limits) = &answered.limits {
            let window = self.windows.told(&sent.lane, limits, now);
            window.settle(now);
            window.learn(limits, sent.stamp, now);
        }
        match answered.refused {
            Some(Refused { retry_after, scope: Scope::Global }) => self.global.shut(retry_after, now),
            Some(Refused { retry_after, .. }) => self.windows.of(&sent.lane, now).1.shut(retry_after, now),
            None => {}
        }
    }

    /// Lets the call go if it may, and remembers what it waits for if not.
    fn grant(&mut self, ticket: Ticket, asked: &Waiting, round: &mut Round, now: Instant) -> bool {
        let when = self.when(ticket, asked, round, now);
        match when {
            When::Now => {
                self.send(ticket, asked, now);
                round.granted.push(ticket);
            }
            When::At(at) => round.wake = Some(round.wake.map_or(at, |wake| wake.min(at))),
            When::OnAnswer => {}
        }
        when == When::Now
    }

    fn when(&mut self, ticket: Ticket, asked: &Waiting, round: &mut Round, now: Instant) -> When {
        let is_global = asked.lane.route.is_global();
        if is_global && round.crowded_from.is_some_and(|rank| ticket.line >= rank) {
            // Whatever holds the others up ends with another look.
            return When::OnAnswer;
        }
        let at_all = self.global.when(Rank::Ending, 0, now);
        if is_global && at_all != When::Now {
            round.crowded_from = Some(Rank::Ending);
            return at_all;
        }
        let when = self.when_by_window(ticket.rank, asked, round, now);
        if when != When::Now || !is_global {
            return when;
        }
        let when = self.global.when(ticket.line, self.writers.shown(), now);
        if when != When::Now {
            // Courtesies wait until no text does.
            round.crowded_from = Some(ticket.line.min(Rank::Courtesy));
        }
        when
    }

    /// Whether more replies stream than calls go in a second.
    fn is_crowd(&self, now: Instant) -> bool {
        self.writers.shown() > self.global.calls(now)
    }

    fn when_by_window(&mut self, rank: Rank, asked: &Waiting, round: &mut Round, now: Instant) -> When {
        let unfinished = if rank == Rank::First { self.when_unfinished(asked, now) } else { When::Now };
        // Replies end by edits, or by creates that they need in any case.
        let kept = if asked.lane.route == Route::Edit { self.writers.shown_in(&asked.lane.place) } else { 0 };
        let (id, window) = self.windows.of(&asked.lane, now);
        window.settle(now);
        let when = match rank {
            Rank::First if unfinished != When::Now => unfinished,
            Rank::Courtesy | Rank::Background if round.held.contains(&id) => When::OnAnswer,
            Rank::Ending => window.when(),
            Rank::Preview => window.when_preview(kept, now),
            _ => window.when_sparing(kept, now),
        };
        if when != When::Now {
            round.held.insert(id);
        }
        when
    }

    /// When a reply may show its first text for the sake of those that stand unfinished in its place: as long as all can
    /// end at once. One more would make all of them end later; and if this one is complete by the time there is room, it
    /// costs one call instead of two.
    fn when_unfinished(&mut self, asked: &Waiting, now: Instant) -> When {
        let is_new = asked.writer.is_some_and(|writer| !self.writers.is_shown(writer));
        let patience = asked.asked + PATIENCE;
        if !is_new || now >= patience {
            return When::Now;
        }
        let (place, shown) = (&asked.lane.place, self.writers.shown_in(&asked.lane.place));
        let edits = self
            .windows
            .known(&Lane::new(Route::Edit, place.clone()), now)
            .map(|edits| edits.when_unfinished(shown));
        // Before the first edit the creates are the best guess.
        let when = edits.or_else(|| Some(self.windows.known(&asked.lane, now)?.when_unfinished(shown)));
        match when {
            Some(When::At(at)) => When::At(at.min(patience)),
            Some(When::OnAnswer) => When::At(patience),
            Some(When::Now) | None => When::Now,
        }
    }

    fn send(&mut self, ticket: Ticket, asked: &Waiting, now: Instant) {
        let lane = asked.lane.clone();
        let (window, stamp) = {
            let (id, window) = self.windows.of(&lane, now);
            (id, window.send(ticket.rank, now))
        };
        if lane.route.is_global() {
            self.global.send(ticket.line, now);
        }
        if let (Some(writer), Rank::First) = (asked.writer, ticket.rank) {
            self.writers.show(writer);
        }
        self.sent.insert(ticket, Sent { lane, window, stamp });
    }
}

/// One look at everybody who waits.
#[derive(Debug, Default)]
struct Round {
    granted: Vec<Ticket>,
    wake: Option<Instant>,
    /// The windows that somebody waits for.
    held: HashSet<WindowId>,
    /// Who waits for the limit over all requests, and whoever matters less.
    crowded_from: Option<Rank>,
}

//! What part of the calls in a second is one process's, where several share a bot: decided under one lock, by no clock that
//! anybody could set.
//!
//! Each process has a row with what it *holds*, and never makes more calls than that. It takes only what no row holds, and gives
//! back only what it has stopped using, so that all rows together never hold more than there is. A row that has not moved for so
//! long that its process cannot believe in it any more holds the least from then on.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// One below Discord's 50 (FACTS section 2), for a second that the service begins otherwise than we think.
pub const ALL: u32 = 49;
/// What a process may always go on with, even if it reaches nobody, once it has had anything.
pub const LEAST: u32 = 1;
/// For how long a process believes what it was granted.
pub const KEPT: Duration = Duration::from_secs(8);
/// How often a portion is renewed, and the least distance between two looks at the others that count.
pub const EVERY: Duration = Duration::from_secs(1);
/// A row that is the same in so many looks has been left: that takes longer than anybody believes in a grant, by the second for
/// which their last calls count and by one more.
const LOOKS: u32 = 12;

/// How much one process has, as all can read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// So many calls in a second are spoken for.
    pub held: u32,
    /// So many it would make.
    pub wanted: u32,
    /// Another one with each renewal, which no row ever had before.
    pub beat: u64,
    /// Its process has come to rest in order.
    pub ended: bool,
}

/// What is to be written down, in the same transaction in which the rows were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewal<K> {
    /// One's own row.
    pub mine: Row,
    /// The others' rows that hold the least from now on.
    pub left: Vec<K>,
    /// The others' rows that are nobody's any more.
    pub gone: Vec<K>,
    /// So many calls in a second one may make once it is written.
    calls: u32,
}

/// What a process may do by itself, between two renewals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Portion {
    /// So many calls in a second.
    pub calls: u32,
    /// Until when; none: as long as nobody says otherwise.
    pub until: Option<Instant>,
}

impl Default for Portion {
    fn default() -> Self {
        Self::WHOLE
    }
}

impl Portion {
    /// Everything, which is a process's own that shares with nobody.
    pub const WHOLE: Self = Self { calls: ALL, until: None };
    /// Nothing yet.
    pub const NONE: Self = Self { calls: 0, until: None };

    /// How many calls in a second that is now.
    pub fn now(self, now: Instant) -> u32 {
        match self.until {
            Some(until) if until <= now => self.calls.min(LEAST),
            _ => self.calls,
        }
    }
}

/// What shows that a row has moved: its beat, and whether its process has ended.
type State = (u64, bool);

/// One process among those that share.
#[derive(Clone, Debug)]
pub struct Sharer<K> {
    key: K,
    portion: Portion,
    /// The others' rows: in which state, and in how many looks.
    seen: BTreeMap<K, (State, u32)>,
    looked: Option<Instant>,
}

impl<K: Ord + Clone> Sharer<K> {
    /// One that has nothing yet.
    pub fn new(key: K) -> Self {
        Self { key, portion: Portion::NONE, seen: BTreeMap::new(), looked: None }
    }

    /// What it may do.
    pub fn portion(&self) -> Portion {
        self.portion
    }

    /// The first thing that is to be written, by a process that alone serves what those served that it takes the place of
    /// (`before`); and how many calls these may have made just now.
    pub fn begin(
        &mut self,
        rows: &BTreeMap<K, Row>,
        before: impl Fn(&K) -> bool,
        beat: u64,
        wanted: u32,
        now: Instant,
    ) -> (Renewal<K>, u32) {
        let (ours, others): (BTreeMap<_, _>, BTreeMap<_, _>) =
            rows.iter().map(|(key, row)| (key.clone(), *row)).partition(|(key, _)| before(key));
        let inherited = ours.values().map(|row| row.held).sum();
        self.portion = Portion::NONE;
        let mut renewal = self.renew(&others, beat, (inherited, wanted), now);
        renewal.gone.extend(ours.into_keys().filter(|key| *key != self.key));
        (renewal, inherited)
    }

    /// What is to be written with this beat, of these `rows` of all. `used` calls are under way or were made in the last second, and so
    /// cannot be given back yet. What this gives back is given up at once, and what it takes is had once it is
    /// [written](Self::renewed).
    pub fn renew(
        &mut self,
        rows: &BTreeMap<K, Row>,
        beat: u64,
        (used, wanted): (u32, u32),
        now: Instant,
    ) -> Renewal<K> {
        self.look(rows, now);
        let (mut spoken_for, mut set_apart) = (0, 0);
        let (mut left, mut gone) = (Vec::new(), Vec::new());
        let mut wants = BTreeMap::from([(self.key.clone(), wanted)]);
        for (key, row) in rows.iter().filter(|(key, _)| **key != self.key) {
            let is_left = self.is_left(key);
            let held = if is_left { row.held.min(LEAST) } else { row.held };
            match (is_left, row.ended) {
                (true, true) => {
                    gone.push(key.clone());
                    continue;
                }
                (true, false) if row.held > held => left.push(key.clone()),
                (false, false) => _ = wants.insert(key.clone(), row.wanted),
                _ => {}
            }
            spoken_for += held;
            set_apart += if is_left || row.ended { held } else { 0 };
        }
        let target = fair(ALL.saturating_sub(set_apart), &wants, &self.key);
        let busy = self.portion.now(now).max(used);
        let held = target.min(ALL.saturating_sub(spoken_for)).max(busy);
        let calls = target.min(held);
        self.portion.calls = self.portion.now(now).min(calls);
        Renewal { mine: Row { held, wanted, beat, ended: false }, left, gone, calls }
    }

    /// The renewal that was asked for at `asked` is written.
    pub fn renewed(&mut self, renewal: &Renewal<K>, asked: Instant) {
        self.portion = Portion { calls: renewal.calls, until: Some(asked + KEPT) };
    }

    /// Looks at the others: who has moved is seen at once, and that somebody has not counts some time after it did before.
    fn look(&mut self, rows: &BTreeMap<K, Row>, now: Instant) {
        let counts = self.looked.is_none_or(|looked| looked + EVERY <= now);
        if counts {
            self.looked = Some(now);
        }
        self.seen.retain(|key, _| rows.contains_key(key));
        for (key, row) in rows {
            let state = (row.beat, row.ended);
            let (before, looks) = self.seen.get(key).copied().unwrap_or((state, 0));
            let looks = if before == state { looks + u32::from(counts) } else { 0 };
            self.seen.insert(key.clone(), (state, looks));
        }
    }

    fn is_left(&self, key: &K) -> bool {
        self.seen.get(key).is_some_and(|(_, looks)| *looks > LOOKS)
    }
}

/// What is fair for one of those who want so much: nobody gets less than the least as long as that is there, those who want
/// little get it, those who want more get as much as each other, and what nobody wants is shared alike.
fn fair<K: Ord>(all: u32, wants: &BTreeMap<K, u32>, mine: &K) -> u32 {
    let number = u32::try_from(wants.len()).unwrap_or(u32::MAX);
    let asks = |wanted: u32| wanted.clamp(LEAST, ALL);
    let mut level = all / number.max(1);
    let met = |level: u32| wants.values().map(|wanted| asks(*wanted).min(level)).sum::<u32>();
    while level < ALL && met(level + 1) <= all {
        level += 1;
    }
    let rest = all.saturating_sub(met(level));
    let place = wants.keys().position(|key| key == mine).unwrap_or(wants.len());
    let place = u32::try_from(place).unwrap_or(u32::MAX);
    let (each, odd) = (rest / number.max(1), rest % number.max(1));
    let wanted = wants.get(mine).map_or(0, |wanted| asks(*wanted).min(level));
    wanted + each + u32::from(place < odd)
}

//! Which cards are behind the log, and up to where in the log none is: decided without any clock or service.

use std::collections::BTreeMap;

use crate::domain::id::MessageId;
use crate::store::Step;

/// How many cards may be behind before the log is read on; it keeps what comes after.
const ROOM: usize = 512;

/// The cards that are behind, each with the first event that it does not show yet.
#[derive(Debug)]
pub(super) struct Line {
    read: i64,
    waiting: BTreeMap<MessageId, i64>,
    aside: BTreeMap<MessageId, i64>,
    under_way: BTreeMap<MessageId, i64>,
}

impl Line {
    /// Everything up to this place in the log is shown.
    pub(super) const fn new(read: i64) -> Self {
        Self { read, waiting: BTreeMap::new(), aside: BTreeMap::new(), under_way: BTreeMap::new() }
    }

    /// Up to where the log was read.
    pub(super) const fn read(&self) -> i64 {
        self.read
    }

    /// Whether as many cards are behind as may.
    pub(super) fn is_full(&self) -> bool {
        self.waiting.len() + self.aside.len() >= ROOM
    }

    /// Takes in what happened next. Whatever happens to a reply while its card waits is shown together.
    pub(super) fn follow(&mut self, step: Step) {
        self.read = step.seq;
        if let Some(reply) = step.reply.filter(|reply| !self.aside.contains_key(reply)) {
            self.waiting.entry(reply).or_insert(step.seq);
        }
    }

    /// The reply whose card is looked at next: it is under way until it is settled or put aside.
    pub(super) fn next(&mut self) -> Option<MessageId> {
        let first = self.waiting.iter().find(|(reply, _)| !self.under_way.contains_key(reply));
        let (reply, seq) = first.map(|(reply, seq)| (*reply, *seq))?;
        self.waiting.remove(&reply);
        self.under_way.insert(reply, seq);
        Some(reply)
    }

    /// The same of those that were put aside.
    pub(super) fn next_aside(&mut self) -> Option<MessageId> {
        let (reply, seq) = self.aside.pop_first()?;
        self.under_way.insert(reply, seq);
        Some(reply)
    }

    /// A card needs a kind of call of which there are few: it waits for its turn, and others do not wait for it.
    pub(super) fn put_aside(&mut self, reply: MessageId) {
        if let Some(seq) = self.under_way.remove(&reply) {
            let waited = self.waiting.remove(&reply).unwrap_or(seq);
            self.aside.insert(reply, seq.min(waited));
        }
    }

    /// A card shows everything that had happened when it was taken up.
    pub(super) fn settled(&mut self, reply: MessageId) {
        self.under_way.remove(&reply);
    }

    /// The place in the log up to which every card shows what happened: where a restart begins.
    pub(super) fn safe(&self) -> i64 {
        let behind = [&self.waiting, &self.aside, &self.under_way].into_iter().flat_map(BTreeMap::values);
        behind.min().map_or(self.read, |first| first - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(number: u128) -> MessageId {
        MessageId::from_u128(number)
    }

    fn line(steps: &[(i64, Option<u128>)]) -> Line {
        let mut line = Line::new(0);
        for (seq, of) in steps {
            line.follow(Step { seq: *seq, reply: of.map(reply) });
        }
        line
    }

    #[test]
    fn what_happens_while_a_card_waits_is_shown_together() {
        let mut line = line(&[(1, Some(1)), (2, None), (3, Some(1)), (4, Some(2))]);
        assert_eq!((line.read(), line.safe()), (4, 0));
        assert_eq!((line.next(), line.next(), line.next()), (Some(reply(1)), Some(reply(2)), None));
        line.settled(reply(1));
        assert_eq!(line.safe(), 3);
        line.settled(reply(2));
        assert_eq!(line.safe(), 4);
    }

    #[test]
    fn what_happens_while_a_card_is_under_way_is_shown_after_it() {
        let mut line = line(&[(1, Some(1))]);
        assert_eq!(line.next(), Some(reply(1)));
        line.follow(Step { seq: 2, reply: Some(reply(1)) });
        assert_eq!(line.next(), None, "one call at a time for each card");
        line.settled(reply(1));
        assert_eq!(line.safe(), 1);
        assert_eq!(line.next(), Some(reply(1)));
    }

    #[test]
    fn a_card_that_is_put_aside_holds_nobody_up_but_the_place_in_the_log() {
        let mut line = line(&[(1, Some(1)), (2, Some(2))]);
        assert_eq!(line.next(), Some(reply(1)));
        line.put_aside(reply(1));
        line.follow(Step { seq: 3, reply: Some(reply(1)) });
        assert_eq!(line.next(), Some(reply(2)));
        line.settled(reply(2));
        assert_eq!((line.next(), line.safe()), (None, 0));
        assert_eq!((line.next_aside(), line.next_aside()), (Some(reply(1)), None));
        line.settled(reply(1));
        assert_eq!(line.safe(), 3);
    }

    #[test]
    fn the_log_keeps_what_there_is_no_room_for() {
        let mut line = Line::new(0);
        let mut seq = 0;
        while !line.is_full() {
            seq += 1;
            line.follow(Step { seq, reply: Some(reply(seq.unsigned_abs().into())) });
        }
        assert_eq!(seq, 512);
    }
}

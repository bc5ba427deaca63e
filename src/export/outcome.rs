//! What becomes of the replies of one conversation in a set: each is in examples, or is left out for one reason.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::id::MessageId;
use crate::export::pick::{Pick, Texts};
use crate::export::reason::Reason;

/// How many pairs there may be for one question.
const PAIRS: usize = 3;

/// What has become of them so far.
#[derive(Debug, Default)]
pub struct Outcome {
    kept: BTreeSet<MessageId>,
    left_out: BTreeMap<MessageId, Reason>,
    /// How many pairs there are for a question, by the first reply to it.
    pairs: BTreeMap<MessageId, usize>,
}

impl Outcome {
    /// Where these replies are in no example from the start.
    pub fn new(left_out: impl IntoIterator<Item = (MessageId, Reason)>) -> Self {
        Self { left_out: left_out.into_iter().collect(), ..Self::default() }
    }

    /// Whether there may be one more example like this; the surest come first, and only what is an example takes a place.
    pub fn has_room(&self, pick: &Pick<'_>) -> Result<(), Reason> {
        let is_pair = matches!(pick.texts, Texts::Pair { .. });
        let pairs = self.pairs.get(&pick.reply.first).copied().unwrap_or_default();
        if is_pair && pairs >= PAIRS { Err(Reason::Enough) } else { Ok(()) }
    }

    /// It is an example.
    pub fn keep(&mut self, pick: &Pick<'_>) {
        self.kept.extend(pick.replies());
        *self.pairs.entry(pick.reply.first).or_default() += 1;
    }

    /// It is none; what came of its replies in a surer one stays the reason.
    pub fn give_up(&mut self, pick: &Pick<'_>, reason: Reason) {
        for reply in pick.replies() {
            self.left_out.entry(reply).or_insert(reason);
        }
    }

    /// Each reply that is in no example.
    pub fn left_out(self) -> impl Iterator<Item = (MessageId, Reason)> {
        self.left_out.into_iter().filter(move |(reply, _)| !self.kept.contains(reply))
    }
}

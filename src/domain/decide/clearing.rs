//! What tells a moderator who cleared reactions away from raters who took theirs back: the former speaks for no rater.

use std::collections::BTreeSet;

use crate::domain::id::PersonId;
use crate::domain::inbound::{ReactionsSeen, Seeds};
use crate::domain::rating::of_emoji;
use crate::domain::state::Held;

/// What was cleared away of what is missing from a list.
#[derive(Debug)]
pub(super) struct Clearing<'a> {
    seen: &'a ReactionsSeen,
    missing: &'a [&'a Held],
    /// Whether the bot's own are to be expected on this part.
    seeded: bool,
}

impl<'a> Clearing<'a> {
    /// Looks at what is known and missing from the list.
    pub(super) const fn of(seen: &'a ReactionsSeen, missing: &'a [&'a Held], seeded: bool) -> Self {
        Self { seen, missing, seeded }
    }

    /// Whether a moderator took this one away. One person alone may well have taken back what they gave; that several
    /// did so at once is less likely than the one act of a moderator, if one act explains it.
    pub(super) fn took(&self, held: &Held) -> bool {
        let nothing_counts = self.seen.held.iter().all(|one| of_emoji(&one.emoji, true).is_none());
        match self.seen.seeds {
            // Nobody else can take the bot's own away.
            Seeds::Gone if self.seeded => true,
            Seeds::There => nothing_counts && is_of_several(self.missing),
            _ if nothing_counts && !self.seen.others => is_of_several(self.missing),
            _ => self.emoji_is_gone(&held.reaction.emoji),
        }
    }

    /// Whether an emoji that several people had is held by nobody any more: a moderator can clear one emoji alone.
    fn emoji_is_gone(&self, emoji: &str) -> bool {
        let of_it: Vec<_> =
            self.missing.iter().copied().filter(|held| held.reaction.emoji == emoji).collect();
        self.seen.held.iter().all(|one| one.emoji != emoji) && is_of_several(&of_it)
    }
}

fn is_of_several(held: &[&Held]) -> bool {
    held.iter().map(|held| held.person).collect::<BTreeSet<PersonId>>().len() > 1
}

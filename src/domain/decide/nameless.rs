//! Opinions of those who are forgotten: the platform still lists them under accounts that nobody knows any more.

use std::collections::BTreeSet;

use crate::domain::event::Reaction;
use crate::domain::id::PersonId;
use crate::domain::inbound::{ReactionsSeen, Seen};
use crate::domain::state::{Held, Known};

/// What a list shows that people without an account are known to hold, so that nothing is new about it.
///
/// Which entry is whose cannot be known, and must not be: as many are taken for theirs as they hold, of each emoji.
#[derive(Debug, Default)]
pub(super) struct Nameless {
    /// The places of these entries in the list.
    entries: BTreeSet<usize>,
    /// Whose opinions they are, and which.
    holders: BTreeSet<(PersonId, Reaction)>,
}

impl Nameless {
    /// Looks for them in a list.
    pub(super) fn of(known: &Known, seen: &ReactionsSeen) -> Self {
        let named = known.named();
        let mut theirs: Vec<_> =
            known.held_on(&seen.spot.message).filter(|held| !named.contains(&held.person)).collect();
        theirs.sort_by_key(|held| held.order());
        let mut found = Self::default();
        for held in theirs {
            let entries = seen.held.iter().enumerate();
            let free = entries.filter(|(at, one)| !found.has(*at) && can_be(known, one, held));
            // Somebody whom nobody knows is more likely to be who is forgotten.
            let entry = free.min_by_key(|(_, one)| known.person(&one.by.key).is_some());
            if let Some((at, _)) = entry {
                found.entries.insert(at);
                found.holders.insert((held.person, held.reaction.clone()));
            }
        }
        found
    }

    /// Whether this entry of the list is taken for one of theirs.
    pub(super) fn has(&self, entry: usize) -> bool {
        self.entries.contains(&entry)
    }

    /// Whether the list shows this.
    pub(super) fn shows(&self, held: &Held) -> bool {
        self.holders.contains(&(held.person, held.reaction.clone()))
    }
}

/// Whether an entry can be what this says: nobody knows its account, or knows it only since, as that of somebody new.
fn can_be(known: &Known, one: &Seen, held: &Held) -> bool {
    let is_same = one.emoji == held.reaction.emoji && one.burst == held.reaction.burst;
    is_same
        && known.person(&one.by.key).is_none_or(|person| {
            // Ids begin with the time.
            person.as_u128() > held.event.as_u128() && known.held(person, &held.reaction).is_none()
        })
}

//! Opinions of those who are forgotten: the platform still lists them under accounts that nobody knows any more.

use std::collections::BTreeSet;

use crate::domain::event::Reaction;
use crate::domain::id::PersonId;
use crate::domain::inbound::Seen;
use crate::domain::key::MessageKey;
use crate::domain::state::{Held, Known};

/// What a list shows that people without an account are known to hold, so that nothing is new about it.
///
/// Which entry is whose cannot be known, and must not be: as many are taken for theirs as they hold, of each emoji. Where there are
/// more of people whom nobody knows, each of them may be who is forgotten, so none is named.
#[derive(Debug, Default)]
pub(super) struct Nameless<'a> {
    /// The places of these entries in the list.
    entries: BTreeSet<usize>,
    /// Which emoji they show of accounts that nobody knows, and whether as super reactions.
    hidden: BTreeSet<(&'a str, bool)>,
    /// Whose opinions they are, and which.
    holders: BTreeSet<(PersonId, Reaction)>,
}

impl<'a> Nameless<'a> {
    /// Looks for them among what a list shows of a part, each entry once.
    pub(super) fn of(known: &Known, part: &MessageKey, listed: &[&'a Seen]) -> Self {
        let named = known.named();
        let mut theirs: Vec<_> = known.held_on(part).filter(|held| !named.contains(&held.person)).collect();
        theirs.sort_by_key(|held| held.order());
        let mut found = Self::default();
        for held in theirs {
            let entries = listed.iter().enumerate();
            let free = entries.filter(|(at, one)| !found.has(*at) && can_be(known, one, held));
            // Somebody whom nobody knows is more likely to be who is forgotten.
            let entry = free.min_by_key(|(_, one)| known.person(&one.by.key).is_some());
            if let Some((at, one)) = entry {
                found.entries.insert(at);
                if known.person(&one.by.key).is_none() {
                    found.hidden.insert((&one.emoji, one.burst));
                }
                found.holders.insert((held.person, held.reaction.clone()));
            }
        }
        found
    }

    /// Whether this entry of the list is taken for one of theirs.
    pub(super) fn has(&self, entry: usize) -> bool {
        self.entries.contains(&entry)
    }

    /// Whether an entry of somebody whom nobody knows may be of who is forgotten.
    pub(super) fn hides(&self, one: &Seen) -> bool {
        self.hidden.contains(&(one.emoji.as_str(), one.burst))
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

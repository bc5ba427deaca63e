//! A moderator who clears reactions away speaks for no rater: what they took stays. Where nobody heard it, something has to tell it from
//! raters who took theirs back.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::decide::{About, Act, Deciding};
use crate::domain::event::{EventKey, Fact, ReactionsCleared};
use crate::domain::id::{EventId, PersonId};
use crate::domain::inbound::{Cleared, ReactionsSeen, Seeds};
use crate::domain::rating::of_emoji;
use crate::domain::route::Why;
use crate::domain::state::{Held, Message};

impl Deciding<'_> {
    /// Recorded is what took something away that people could see.
    pub(super) fn cleared(&mut self, cleared: &Cleared) {
        let Some(reply) = self.known.reply(&cleared.spot.message) else { return self.ignore(Why::NotOurs) };
        if cleared.emoji.as_ref().is_some_and(|emoji| of_emoji(emoji, true).is_none()) {
            return self.ignore(Why::NotARating);
        }
        let fact = ReactionsCleared { on: cleared.spot.message.clone(), emoji: cleared.emoji.clone() };
        if !self.known.held_on(&fact.on).any(|held| held.is_taken_by(&fact)) {
            return self.ignore(Why::Unchanged);
        }
        let key = EventKey::of("clear_reactions", &cleared.frame);
        self.record(key, cleared.at, About::message(reply), Fact::ReactionsCleared(fact));
    }

    /// What a list brings that was cleared away since it was asked for was given, and is gone. What was given after the clearing
    /// goes with it for a moment; then it is looked for again.
    pub(super) fn clear_what_went_since(&mut self, reply: &Message, seen: &ReactionsSeen) {
        let given = self.decision.events.iter().filter_map(|event| match &event.fact {
            Fact::MessageRated(rated) => Some(rated.reaction.emoji.clone()),
            _ => None,
        });
        let gone: BTreeSet<_> = given.filter(|emoji| went_since(seen, emoji)).collect();
        for emoji in gone {
            let id = self.decision.events.last().map_or_else(String::new, |event| event.id.to_string());
            let key = EventKey::of("clear_reactions", format_args!("reconciled:{id}:{emoji}"));
            let fact = ReactionsCleared { on: seen.spot.message.clone(), emoji: Some(emoji) };
            self.record(key, seen.at, About::message(reply), Fact::ReactionsCleared(fact));
            if !seen.newer.is_empty() {
                self.act(Act::LookAtReactions(seen.spot.clone()));
            }
        }
    }

    /// What a list shows to be cleared away is recorded like what is heard, or the next list would have to tell it anew from less. What
    /// was given since the list was asked for goes with it for a moment; then it is looked for again.
    pub(super) fn clear_what_went_unheard(
        &mut self,
        reply: &Message,
        seen: &ReactionsSeen,
        clearing: &Clearing<'_>,
        newer: &[&Held],
    ) {
        let on = &seen.spot.message;
        for (emoji, last) in clearing.acts() {
            // Named by the change of state that it brings about.
            let which = emoji.as_deref().unwrap_or_default();
            let key = EventKey::of("clear_reactions", format_args!("reconciled:{on}:{which}:{last}"));
            let fact = ReactionsCleared { on: on.clone(), emoji };
            if newer.iter().any(|held| held.is_taken_by(&fact)) {
                self.act(Act::LookAtReactions(seen.spot.clone()));
            }
            self.record(key, seen.at, About::message(reply), Fact::ReactionsCleared(fact));
        }
    }
}

/// Whether an emoji was cleared away since a list was asked for.
pub(super) fn went_since(seen: &ReactionsSeen, emoji: &str) -> bool {
    seen.cleared.iter().any(|cleared| cleared.as_ref().is_none_or(|gone| gone == emoji))
}

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
        match self.seen.seeds {
            // Nobody else can take the bot's own away.
            Seeds::Gone if self.seeded => true,
            Seeds::There => self.nothing_counts() && is_of_several(self.missing),
            _ if self.nothing_counts() && !self.seen.others => is_of_several(self.missing),
            _ => {
                let emoji = &held.reaction.emoji;
                let of_it = self.missing.iter().copied().filter(|held| held.reaction.emoji == *emoji);
                self.is_gone(emoji) && is_of_several(&of_it.collect::<Vec<_>>())
            }
        }
    }

    /// What a moderator did, each with the last event that it hides: everything was cleared, or one emoji after the other. An emoji
    /// that somebody in the list holds is not among them: it would be hidden with what went.
    fn acts(&self) -> BTreeMap<Option<String>, EventId> {
        let is_all = self.nothing_counts() && self.missing.iter().all(|held| self.took(held));
        let went = self.missing.iter().filter(|held| self.took(held) && self.is_gone(&held.reaction.emoji));
        let mut acts = BTreeMap::new();
        for held in went {
            let emoji = (!is_all).then(|| held.reaction.emoji.clone());
            let last = acts.entry(emoji).or_insert(held.event);
            *last = held.event.max(*last);
        }
        acts
    }

    /// Whether nobody holds anything that is a rating.
    fn nothing_counts(&self) -> bool {
        self.seen.held.iter().all(|one| of_emoji(&one.emoji, true).is_none())
    }

    /// Whether nobody holds this emoji any more: a moderator can clear one alone.
    fn is_gone(&self, emoji: &str) -> bool {
        self.seen.held.iter().all(|one| one.emoji != emoji)
    }
}

fn is_of_several(held: &[&Held]) -> bool {
    held.iter().map(|held| held.person).collect::<BTreeSet<PersonId>>().len() > 1
}

//! Reactions: an event is written only when what is known of a person's emoji changes.

use std::collections::BTreeSet;

use crate::domain::decide::clearing::{Clearing, went_since};
use crate::domain::decide::nameless::Nameless;
use crate::domain::decide::{About, Act, Deciding};
use crate::domain::event::{EventKey, Fact, MessageRated, Rating, Reaction, Standing, Through};
use crate::domain::id::{EventId, PersonId};
use crate::domain::inbound::{Reacted, ReactionsSeen, Seen};
use crate::domain::rating::{asks_again, of_emoji};
use crate::domain::route::Why;
use crate::domain::state::{Held, Message};

impl Deciding<'_> {
    pub(super) fn reacted(&mut self, reacted: &Reacted) {
        let Some(reply) = self.known.reply(&reacted.spot.message) else { return self.ignore(Why::NotOurs) };
        if asks_again(&reacted.emoji) {
            return self.again_by_reaction(reacted, reply);
        }
        let Some(rating) = of_emoji(&reacted.emoji, self.rules.scores) else {
            return self.ignore(Why::NotARating);
        };
        let reaction = reaction(reacted);
        let before = self.known.person(&reacted.by.key).and_then(|person| self.known.held(person, &reaction));
        // Given again is what a moderator cleared away in between; only whoever gave it takes it back.
        let stands = before.map(|held| held.held && !(reacted.given && held.cleared));
        // What was kept once is taken back by whoever gave it, whatever holds since.
        let takes_back = !reacted.given && stands == Some(true);
        if !takes_back && !self.keeps_on(&reacted.by, reply) {
            return self.rate_unkept(reacted, reply, rating);
        }
        match (reacted.given, stands) {
            // Given or taken back twice, or taken back what nobody saw given: something was missed, or is told the wrong way
            // round, so what is there is asked of the platform.
            (true, Some(true)) | (false, Some(false) | None) => {
                self.act(Act::LookAtReactions(reacted.spot.clone()));
                self.ignore(Why::Unchanged);
            }
            (given, _) => {
                let person = self.person(&reacted.by);
                let rated = MessageRated {
                    rating: given.then_some(rating),
                    reaction,
                    through: Through::Reaction,
                    standing: self.standing(reply, person, &reacted.by),
                    before: None,
                };
                let key = EventKey::of("update_message", &reacted.frame);
                self.record(key, reacted.at, About::message(reply).by(person), Fact::MessageRated(rated));
            }
        }
    }

    /// That somebody gave a rating is recorded, not who; so that it cannot be taken back, nor counts.
    fn rate_unkept(&mut self, reacted: &Reacted, reply: &Message, rating: Rating) {
        if !reacted.given {
            return self.ignore(Why::NotAgreed);
        }
        let rated = MessageRated {
            rating: Some(rating),
            reaction: reaction(reacted),
            through: Through::Reaction,
            standing: if reacted.by.moderator { Standing::Moderator } else { Standing::Bystander },
            before: None,
        };
        let key = EventKey::of("update_message", &reacted.frame);
        self.record(key, reacted.at, About::message(reply), Fact::MessageRated(rated));
    }

    pub(super) fn reactions_seen(&mut self, seen: &ReactionsSeen) {
        let Some(reply) = self.known.reply(&seen.spot.message) else { return self.ignore(Why::NotOurs) };
        // A page may begin before the end of the one before it.
        let mut told = BTreeSet::new();
        let is_told_once = |one: &&Seen| told.insert((one.by.key.clone(), one.emoji.clone(), one.burst));
        let listed: Vec<&Seen> = seen.held.iter().filter(is_told_once).collect();
        let nameless = Nameless::of(self.known, &seen.spot.message, &listed);
        for (_, one) in listed.iter().enumerate().filter(|(at, _)| !nameless.has(*at)) {
            let Some(rating) = of_emoji(&one.emoji, self.rules.scores) else { continue };
            let reaction =
                Reaction { on: seen.spot.message.clone(), emoji: one.emoji.clone(), burst: one.burst };
            let before = self.known.person(&one.by.key).and_then(|person| self.known.held(person, &reaction));
            if self.keeps_on(&one.by, reply) && before.is_none_or(|held| self.is_given_again(seen, held)) {
                let person = match self.known.person(&one.by.key) {
                    None if nameless.hides(one) => PersonId::from_u128(self.fresh.bits()),
                    _ => self.person(&one.by),
                };
                let key = reconciled(person, &reaction, before, true);
                let later = seen.heard_since.and_then(|since| self.given_since(since, reply, person, before));
                let rated = MessageRated {
                    rating: Some(rating),
                    reaction,
                    through: Through::Reconciliation,
                    standing: self.standing(reply, person, &one.by),
                    before: later,
                };
                self.record(key, seen.at, About::message(reply).by(person), Fact::MessageRated(rated));
            }
        }
        self.clear_what_went_since(reply, seen);
        self.settle_missing(reply, seen, &nameless);
        if self.decision.events.is_empty() {
            self.ignore(Why::Unchanged);
        }
    }

    /// Whether a list shows what was not there any more, and nothing that was heard since says that it has gone again.
    fn is_given_again(&self, seen: &ReactionsSeen, held: &Held) -> bool {
        let is_gone = !held.held || (held.cleared && !went_since(seen, &held.reaction.emoji));
        is_gone && !self.is_among(&seen.newer, held)
    }

    /// What its giver gave on the reply since all is heard, the first of it: what was missed was given before. Not where this emoji
    /// itself was heard of since, for then something was missed since.
    fn given_since(
        &self,
        since: EventId,
        reply: &Message,
        person: PersonId,
        before: Option<&Held>,
    ) -> Option<EventId> {
        let is_since = |held: &&Held| held.event > since;
        if before.as_ref().is_some_and(is_since) {
            return None;
        }
        let later = self.known.held_of(reply.id, person).filter(|held| held.held).filter(is_since);
        let later = later.map(|held| held.event).min()?;
        // There has to be room between the two.
        before.is_none_or(|held| held.event.as_u128() + 1 < later.as_u128()).then_some(later)
    }

    fn settle_missing(&mut self, reply: &Message, seen: &ReactionsSeen, nameless: &Nameless<'_>) {
        let is_missing = |held: &&Held| !self.is_among(&seen.held, held) && !nameless.shows(held);
        let mut missing: Vec<&Held> = self.known.held_on(&seen.spot.message).filter(is_missing).collect();
        missing.sort_by_key(|held| held.order());
        let is_newer = |held: &&&Held| self.is_among(&seen.newer, held);
        let (newer, old): (Vec<&Held>, Vec<&Held>) = missing.iter().partition(is_newer);
        let seeded = self.is_seeded(reply, seen);
        let clearing = Clearing::of(seen, &missing, seeded);
        for held in old.iter().filter(|held| !clearing.took(held)) {
            self.take_back(reply, seen, held);
        }
        // What was given since the list was asked for bears no witness to what is recorded for good.
        self.clear_what_went_unheard(reply, seen, &Clearing::of(seen, &old, seeded), &newer);
    }

    fn take_back(&mut self, reply: &Message, seen: &ReactionsSeen, held: &Held) {
        let key = reconciled(held.person, &held.reaction, Some(held), false);
        let rated = MessageRated {
            rating: None,
            reaction: held.reaction.clone(),
            through: Through::Reconciliation,
            standing: held.standing,
            before: None,
        };
        self.record(key, seen.at, About::message(reply).by(held.person), Fact::MessageRated(rated));
    }

    /// The bot puts its own under the last part of a reply that has ended and says something, whole or cut.
    fn is_seeded(&self, reply: &Message, seen: &ReactionsSeen) -> bool {
        let says = reply.ending.is_some() && !reply.texts.is_empty();
        says && self.known.is_last_part(&seen.spot.message)
    }

    fn is_among(&self, all: &[Seen], held: &Held) -> bool {
        all.iter().any(|one| {
            self.known.person(&one.by.key) == Some(held.person)
                && one.emoji == held.reaction.emoji
                && one.burst == held.reaction.burst
        })
    }
}

fn reaction(reacted: &Reacted) -> Reaction {
    Reaction { on: reacted.spot.message.clone(), emoji: reacted.emoji.clone(), burst: reacted.burst }
}

/// A reconciled change is named by the change of state that it brings about.
fn reconciled(person: PersonId, reaction: &Reaction, before: Option<&Held>, on: bool) -> EventKey {
    let since = before.map_or_else(String::new, |held| held.event.to_string());
    let Reaction { on: part, emoji, burst } = reaction;
    EventKey::of("update_message", format_args!("reconciled:{part}:{person}:{emoji}:{burst}:{since}:{on}"))
}

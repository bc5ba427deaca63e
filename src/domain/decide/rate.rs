//! Ratings without reactions: what somebody holds of a reply is shown, given, changed and taken back.

use crate::domain::decide::{About, Answer, Deciding};
use crate::domain::event::{EventKey, Fact, MessageRated, Rating, Reaction, Through};
use crate::domain::id::PersonId;
use crate::domain::inbound::{Pressed, RateWish};
use crate::domain::key::MessageKey;
use crate::domain::rating::BY_MENU;
use crate::domain::state::{Held, Message};

/// What somebody holds of a reply.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rated {
    /// A part of the reply.
    pub on: MessageKey,
    /// The rating that counts.
    pub now: Option<Rating>,
    /// Whether it was given here, and can be taken back here; else it is a reaction under the reply.
    pub here: bool,
    /// Whether scores can be given.
    pub scores: bool,
}

impl Deciding<'_> {
    /// What is given here counts beside reactions: the last one given, of those that still stand.
    pub(super) fn rate(&mut self, pressed: &Pressed, on: &MessageKey, wish: &RateWish) {
        let Some(reply) = self.known.reply(on) else { return self.answer(Answer::NotAReply) };
        let person = self.known.person(&pressed.by.key);
        let given = person.and_then(|person| self.given_here(reply, person)).cloned();
        let counts = person.and_then(|person| self.known.counts(reply.id, person));
        let stands = (counts.map(|held| held.rating), counts.is_some_and(is_here));
        let wanted = match wish {
            RateWish::Give(Rating::Score(_)) if !self.rules.scores => None,
            RateWish::Give(rating) if stands != (Some(*rating), true) => Some(Some(*rating)),
            RateWish::TakeBack if given.as_ref().is_some_and(|held| held.held) => Some(None),
            RateWish::Look | RateWish::Give(_) | RateWish::TakeBack => None,
        };
        let (now, here) = match wanted {
            None => stands,
            Some(Some(rating)) => (Some(rating), true),
            Some(None) => (person.and_then(|person| self.by_reaction(reply, person)), false),
        };
        if wanted.flatten().is_some() && !self.keeps_on(&pressed.by, reply) {
            return self.answer(Answer::FormNotKept);
        }
        if let Some(rating) = wanted {
            let part = given.map_or_else(|| on.clone(), |held| held.reaction.on);
            self.record_rating(pressed, reply, part, rating);
        }
        let rated = Rated { on: on.clone(), now, here, scores: self.rules.scores };
        self.answer(Answer::Rating(Box::new(rated)));
    }

    fn record_rating(
        &mut self,
        pressed: &Pressed,
        reply: &Message,
        part: MessageKey,
        rating: Option<Rating>,
    ) {
        let person = self.person(&pressed.by);
        let reaction = Reaction { on: part, emoji: BY_MENU.to_owned(), burst: false };
        let standing = self.standing(reply, person, &pressed.by);
        let rated = MessageRated { rating, reaction, through: Through::Menu, standing, before: None };
        let key = EventKey::of("update_message", &pressed.interaction);
        self.record(key, pressed.at, About::message(reply).by(person), Fact::MessageRated(rated));
    }

    /// What they gave of a reply without a reaction, on whichever part that was.
    fn given_here(&self, reply: &Message, person: PersonId) -> Option<&Held> {
        self.known.held_of(reply.id, person).find(|held| is_here(held))
    }

    fn by_reaction(&self, reply: &Message, person: PersonId) -> Option<Rating> {
        let held = self.known.held_of(reply.id, person).filter(|held| held.held && !is_here(held));
        held.max_by_key(|held| held.order()).map(|held| held.rating)
    }
}

fn is_here(held: &Held) -> bool {
    held.reaction.emoji == BY_MENU
}

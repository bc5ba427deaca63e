//! What a message means: decided from ids and text only, never by a model.

use crate::domain::event::{Place, PlaceKind, Scope, Through};
use crate::domain::id::PersonId;
use crate::domain::inbound::{Content, Said};
use crate::domain::rules::Rules;
use crate::domain::state::{Known, Message};

/// What a message means.
#[derive(Debug, PartialEq)]
pub enum Meaning<'a> {
    /// Nothing to the bot.
    Nothing(Why),
    /// A turn; the reply that it names as the one it follows.
    Turn {
        /// The reply that it is said to.
        follows: Option<&'a Message>,
    },
    /// Words about a reply.
    Feedback {
        /// The reply.
        on: &'a Message,
        /// By what way.
        through: Through,
    },
    /// Something that moderators say to each other about a reply.
    Note {
        /// The reply.
        on: &'a Message,
    },
}

/// Why something that came in changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// Who wrote it does not want to be answered, or nothing of it may be kept.
    NotAgreed,
    /// It is not addressed to the bot.
    NotForUs,
    /// It is recorded already.
    Known,
    /// The platform did not let the bot read it.
    NotAllowedToRead,
    /// It is about a message that the bot has nothing to do with.
    NotOurs,
    /// The emoji is no rating.
    NotARating,
    /// It says nothing.
    Empty,
    /// It is as it was.
    Unchanged,
    /// It came too late.
    TooLate,
    /// The person may not do that.
    NotAllowed,
}

/// Tells what a message means, in the order of DESIGN section 4: nothing; what moderators say to each other in a thread on
/// a card, whomever it mentions; a mention to a reply or in a feedback thread; feedback; the other turns.
pub fn route<'a>(known: &'a Known, rules: &Rules, said: &Said) -> Meaning<'a> {
    let message = &said.spot.message;
    let is_known = known.turn(message).is_some() || known.feedback(message).is_some();
    if is_known || known.note(message).is_some() {
        return Meaning::Nothing(Why::Known);
    }
    let meaning = match (card_of(known, said), answered_inline(known, said), thread_of(known, said)) {
        (Some(on), ..) => Meaning::Note { on },
        (_, Some(reply), _) if said.mentions_us => Meaning::Turn { follows: Some(reply) },
        (_, None, Some(reply)) if said.mentions_us => {
            let goes_on = goes_on(known, rules, &said.place, known.person(&said.by.key));
            Meaning::Turn { follows: Some(reply).filter(|_| !goes_on) }
        }
        (_, Some(on), _) if rules.feedback_by_reply(known, &said.place) => {
            Meaning::Feedback { on, through: Through::Reply }
        }
        (_, _, Some(on)) => Meaning::Feedback { on, through: Through::Thread },
        (_, Some(reply), None) => Meaning::Turn { follows: Some(reply) },
        (_, None, None)
            if said.mentions_us
                || said.place.kind == PlaceKind::Direct
                || rules.relays(known, &said.place) =>
        {
            Meaning::Turn { follows: None }
        }
        (_, None, None) => Meaning::Nothing(Why::NotForUs),
    };
    match (&meaning, &said.content) {
        (Meaning::Nothing(_), _) | (_, Content::Text(_)) => meaning,
        (_, Content::Unreadable) => Meaning::Nothing(Why::NotAllowedToRead),
    }
}

/// Whether the bot has been asked something in a place that its conversation there goes on from: the first question in a
/// thread on a reply follows that reply, a later one what was answered in the thread.
pub fn goes_on(known: &Known, rules: &Rules, place: &Place, person: Option<PersonId>) -> bool {
    let going_on = match rules.scope(known, place) {
        Scope::Place => known.going_on(&place.key, None),
        Scope::Person => person.and_then(|person| known.going_on(&place.key, Some(person))),
    };
    going_on.is_some_and(|conversation| conversation.head.is_some())
}

/// The reply that a message answers inline.
fn answered_inline<'a>(known: &'a Known, said: &Said) -> Option<&'a Message> {
    said.reply_to.as_ref().and_then(|key| known.reply(key))
}

/// The reply whose card the message's thread hangs on.
fn card_of<'a>(known: &'a Known, said: &Said) -> Option<&'a Message> {
    known.carded(&said.place.key.as_message()).filter(|_| said.place.kind == PlaceKind::Thread)
}

/// The reply that the message's thread hangs on.
fn thread_of<'a>(known: &'a Known, said: &Said) -> Option<&'a Message> {
    known.reply(&said.place.key.as_message()).filter(|_| said.place.kind == PlaceKind::Thread)
}

//! What the bot's own hands do: a reply is begun, shown, and ended, each once.

use std::collections::BTreeSet;

use crate::domain::decide::privacy::Fate;
use crate::domain::decide::{About, Act, Deciding, NewText, Origin};
use crate::domain::event::{EventKey, Fact, MessageAdded, PartShown, ReplyBegun, Role};
use crate::domain::id::{MessageId, TextId};
use crate::domain::inbound::{Began, Finished, Shown};
use crate::domain::route::Why;
use crate::domain::state::{Message, Stage};

impl Deciding<'_> {
    /// A reply is begun if it is the next one owed and nothing else is being written in its conversation.
    pub(super) fn began(&mut self, began: &Began) {
        let Some(reply) = self.known.message(began.reply) else { return self.ignore(Why::NotOurs) };
        if !self.may_begin(reply, began) {
            return self.ignore(Why::Known);
        }
        if reply.parent != Some(began.parent) {
            // A question has joined since the request was made: it is made again, or nobody would answer that one.
            self.act(Act::Answer(reply.conversation));
            return self.ignore(Why::Unchanged);
        }
        if let Some((text, body)) = &began.system {
            self.add_system(reply, *text, body, began);
        }
        let begun = ReplyBegun {
            parent: began.parent,
            attempt: began.attempt,
            model: began.model.clone(),
            instead_of: began.instead_of.clone(),
            turns: began.turns.clone(),
            cut: began.cut,
        };
        let key = key_of_beginning(reply.id, began.attempt);
        self.record(key, began.at, About::message(reply), Fact::ReplyBegun(begun));
    }

    /// The first time a reply must be the next one owed; later times it is the one that is being written.
    fn may_begin(&self, reply: &Message, began: &Began) -> bool {
        match (&reply.stage, &reply.asked) {
            (Stage::Due { .. }, _) => {
                let next = self.known.open_replies(reply.conversation).next();
                next.is_some_and(|next| next.id == reply.id)
            }
            (Stage::Writing { .. }, Some(asked)) => asked.attempt < began.attempt,
            _ => false,
        }
    }

    /// The system prompt is recorded as a turn, once for each wording that a conversation is asked with.
    fn add_system(&mut self, reply: &Message, text: TextId, body: &str, began: &Began) {
        self.decision.texts.push(NewText {
            id: text,
            person: None,
            origin: Origin::Setup,
            body: body.to_owned(),
        });
        let id = MessageId::from_u128(self.fresh.bits());
        let added = MessageAdded {
            role: Role::System,
            parent: None,
            text: Some(text),
            reasoning: None,
            key: None,
            answered_by: None,
            ending: None,
        };
        let about = About { conversation: Some(reply.conversation), message: Some(id), person: None };
        let key = EventKey::of("add_message", format_args!("system:{}", nth(reply.id, began.attempt)));
        self.record(key, began.at, about, Fact::MessageAdded(added));
    }

    pub(super) fn shown(&mut self, shown: &Shown) {
        let Some(reply) = self.known.message(shown.reply) else { return self.ignore(Why::NotOurs) };
        if self.known.part(&shown.spot.message).is_some() {
            return self.ignore(Why::Known);
        }
        let key = EventKey::of("show_part", &shown.spot.message);
        let part = PartShown { part: shown.part, spot: shown.spot.clone() };
        self.record(key, shown.at, About::message(reply), Fact::PartShown(part));
        if shown.late {
            self.act(Act::LookAtReactions(shown.spot.clone()));
        }
    }

    pub(super) fn finished(&mut self, finished: &Finished) {
        let Some(reply) = self.known.message(finished.reply) else { return self.ignore(Why::NotOurs) };
        if !reply.stage.is_open() {
            return self.ignore(Why::Known);
        }
        let said = !finished.text.trim().is_empty() && !reply.taken_down;
        let fate = self.fate_of(reply, finished);
        // Thoughts never enter a prompt, so they are kept or not.
        let thought = fate == Fate::Kept && !reply.taken_down && !finished.reasoning.trim().is_empty();
        let added = MessageAdded {
            role: Role::Assistant,
            parent: reply.parent,
            text: said.then(|| match fate {
                Fate::Kept => self.text(&finished.text, None, Origin::Model),
                Fate::Held => self.unkept(&finished.text),
                Fate::Gone => self.unheld(),
            }),
            reasoning: thought.then(|| self.text(&finished.reasoning, None, Origin::Reasoning)),
            key: None,
            answered_by: None,
            ending: Some(finished.ending.clone()),
        };
        let key = EventKey::of("add_message", reply.id);
        self.record(key, finished.at, About::message(reply), Fact::MessageAdded(added));
        self.let_followers_go_on(reply);
        if reply.taken_down {
            self.act(Act::TakeDown);
        }
    }

    /// Questions that were asked elsewhere after this reply have waited until it is whole.
    fn let_followers_go_on(&mut self, reply: &Message) {
        let elsewhere = self.known.questions_after(reply.id).map(|question| question.conversation);
        let elsewhere: BTreeSet<_> = elsewhere.filter(|it| *it != reply.conversation).collect();
        elsewhere.into_iter().for_each(|conversation| self.act(Act::Answer(conversation)));
    }
}

/// The key of the event that says with what a reply was asked for the nth time.
pub fn key_of_beginning(reply: MessageId, attempt: u32) -> EventKey {
    EventKey::of("begin_reply", nth(reply, attempt))
}

/// What a reply's beginnings are named by: the first one by the reply alone.
fn nth(reply: MessageId, attempt: u32) -> String {
    if attempt > 1 { format!("{reply}:{attempt}") } else { reply.to_string() }
}

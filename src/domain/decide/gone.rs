//! Messages and places that are gone.

use crate::domain::decide::{About, Act, Deciding};
use crate::domain::event::{EndReason, EraseReason, EventKey, Fact, Finish, TextsErased};
use crate::domain::inbound::{Deleted, PlaceGone};
use crate::domain::key::MessageKey;
use crate::domain::route::Why;
use crate::domain::state::{Feedback, Message, Stage};
use crate::domain::time::Timestamp;

impl Deciding<'_> {
    pub(super) fn deleted(&mut self, deleted: &Deleted) {
        for key in &deleted.messages {
            match (self.known.turn(key), self.known.feedback(key)) {
                (Some(turn), _) if turn.stage == Stage::Said => self.erase_turn(turn, key, deleted.at),
                (_, Some(feedback)) if !feedback.withdrawn => self.withdraw(feedback, key, deleted.at),
                _ => {}
            }
        }
        if self.decision.events.is_empty() {
            self.ignore(Why::NotOurs);
        }
    }

    fn erase_turn(&mut self, turn: &Message, key: &MessageKey, at: Timestamp) {
        let erased = TextsErased { texts: turn.texts.clone(), feedback: None, reason: EraseReason::Deleted };
        let about = About { person: turn.person, ..About::message(turn) };
        self.record(EventKey::of("erase", key), at, about, Fact::TextsErased(erased));
        let reply = turn.answered_by.and_then(|id| self.known.message(id));
        if let Some(reply) = reply.filter(|reply| reply.stage == Stage::Writing { questions: 1 }) {
            self.act(Act::Stop(reply.id, Finish::Deleted));
        }
    }

    fn withdraw(&mut self, feedback: &Feedback, key: &MessageKey, at: Timestamp) {
        self.change_feedback(feedback, &format!("{key}:withdrawn"), at, feedback.person, None);
        let erased = TextsErased {
            texts: feedback.texts.clone(),
            feedback: Some(feedback.id),
            reason: EraseReason::Deleted,
        };
        let about = About {
            conversation: Some(feedback.conversation),
            message: Some(feedback.reply),
            person: Some(feedback.person),
        };
        self.record(EventKey::of("erase", key), at, about, Fact::TextsErased(erased));
    }

    pub(super) fn place_gone(&mut self, gone: &PlaceGone) {
        let mut over: Vec<_> =
            self.known.all_going_on(&gone.place).map(|conversation| conversation.id).collect();
        over.sort();
        for id in over {
            let key = EventKey::of("end_conversation", format_args!("{id}:gone"));
            self.end(id, gone.at, None, EndReason::PlaceGone, key);
        }
        if self.decision.events.is_empty() {
            self.ignore(Why::NotOurs);
        }
    }
}

//! Messages and places that are gone.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::decide::{About, Act, Deciding};
use crate::domain::event::{EndReason, EraseReason, EventKey, Fact, Finish, TextsErased};
use crate::domain::id::MessageId;
use crate::domain::inbound::{Deleted, PlaceGone};
use crate::domain::key::MessageKey;
use crate::domain::route::Why;
use crate::domain::state::{Feedback, Message, Stage};
use crate::domain::time::Timestamp;

impl Deciding<'_> {
    pub(super) fn deleted(&mut self, deleted: &Deleted) {
        let messages: BTreeSet<_> = deleted.messages.iter().collect();
        let mut gone_of: BTreeMap<MessageId, u32> = BTreeMap::new();
        for key in messages {
            if let Some(feedback) = self.known.feedback(key) {
                self.forget_feedback(feedback, key, deleted.at);
                self.unquote(key, deleted.at);
            }
            if let Some(note) = self.known.note(key) {
                self.forget_note(note, key, deleted.at);
            }
            if let Some(turn) = self.known.turn(key).filter(|turn| turn.stage == Stage::Said) {
                self.erase_turn(turn, key, deleted.at);
                self.unquote(key, deleted.at);
                turn.answered_by.into_iter().for_each(|reply| *gone_of.entry(reply).or_default() += 1);
            }
        }
        for (reply, gone) in gone_of {
            self.question_gone(reply, gone, deleted.at);
        }
        if self.decision.events.is_empty() {
            self.ignore(Why::NotOurs);
        }
    }

    fn erase_turn(&mut self, turn: &Message, key: &MessageKey, at: Timestamp) {
        let erased = TextsErased {
            texts: turn.words().collect(),
            feedback: None,
            reason: EraseReason::Deleted,
            note: None,
        };
        let about = About { person: turn.person, ..About::message(turn) };
        self.record(EventKey::of("erase", key), at, about, Fact::TextsErased(erased));
        let files: Vec<_> = turn.files.iter().collect();
        self.erase_files(turn, &files, EventKey::of("erase_files", key), at, EraseReason::Deleted);
    }

    /// What moderators wrote goes where it quotes a message that is gone: they may write it anew.
    fn unquote(&mut self, key: &MessageKey, at: Timestamp) {
        let quoting = self.known.quoting(key).to_vec();
        self.erase_quoting(key, at, &quoting, &[]);
    }

    /// Without its last question a reply that is being written ends, and one that is due makes way for the next.
    fn question_gone(&mut self, first: MessageId, gone: u32, at: Timestamp) {
        let goes_too = self.known.message(first).is_some_and(|first| self.goes_with(first, gone));
        for reply in self.known.siblings(first).into_iter().filter_map(|id| self.known.message(id)) {
            match reply.stage {
                Stage::Writing { questions } if questions <= gone => {
                    self.act(Act::Stop(reply.id, Finish::Deleted));
                }
                Stage::Due { questions } if questions <= gone => self.act(Act::Answer(reply.conversation)),
                _ => {}
            }
            if goes_too {
                self.take_down(reply, at);
            }
        }
    }

    /// Whether a reply goes with so many of its questions: with the last one, where it is set so.
    fn goes_with(&self, first: &Message, gone: u32) -> bool {
        let place = self.place_of(first.conversation);
        self.known.standing_questions(first) <= gone
            && place.is_some_and(|place| self.rules.takes_down(self.known, &place))
    }

    /// What a reply says goes from here now, and from the platform next. What people think of it stays.
    fn take_down(&mut self, reply: &Message, at: Timestamp) {
        let can_be_seen = matches!(reply.stage, Stage::Writing { .. } | Stage::Finished);
        if !can_be_seen || reply.taken_down {
            return;
        }
        let texts = reply.words().collect();
        let erased = TextsErased { texts, feedback: None, reason: EraseReason::TakenDown, note: None };
        let key = EventKey::of("erase", format_args!("reply:{}", reply.id));
        self.record(key, at, About::message(reply), Fact::TextsErased(erased));
        self.act(Act::TakeDown);
    }

    /// Withdraws feedback whose message is gone, and erases what it said, even if that was answered instead.
    fn forget_feedback(&mut self, feedback: &Feedback, key: &MessageKey, at: Timestamp) {
        if !feedback.withdrawn {
            self.change_feedback(feedback, &format!("{key}:withdrawn"), at, feedback.person, None);
        }
        if feedback.texts.is_empty() {
            return;
        }
        let erased = TextsErased {
            texts: feedback.texts.clone(),
            feedback: Some(feedback.id),
            reason: EraseReason::Deleted,
            note: None,
        };
        let about = About {
            conversation: Some(feedback.conversation),
            message: Some(feedback.reply),
            person: Some(feedback.person),
        };
        let key = EventKey::of("erase", format_args!("feedback:{key}"));
        self.record(key, at, about, Fact::TextsErased(erased));
    }

    /// With a channel its threads are gone, of which the platform does not tell.
    pub(super) fn place_gone(&mut self, gone: &PlaceGone) {
        let there = self.known.all_going_on(&gone.place).chain(self.known.all_under(&gone.place));
        let mut over: Vec<_> = there.map(|conversation| conversation.id).collect();
        over.sort();
        over.dedup();
        for id in over {
            for reply in
                self.known.open_replies(id).filter(|reply| matches!(reply.stage, Stage::Writing { .. }))
            {
                self.act(Act::Stop(reply.id, Finish::Cut));
            }
            let key = EventKey::of("end_conversation", format_args!("{id}:gone"));
            self.end(id, gone.at, None, EndReason::PlaceGone, key);
        }
        if self.decision.events.is_empty() {
            self.ignore(Why::NotOurs);
        }
    }
}

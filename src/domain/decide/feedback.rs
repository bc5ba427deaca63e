//! Words about a reply: given, changed, withdrawn.

use crate::domain::decide::file::with_names;
use crate::domain::decide::{About, Act, Answer, Deciding, Origin};
use crate::domain::event::{EventKey, Fact, FeedbackGiven, Standing, Through};
use crate::domain::id::{FeedbackId, PersonId, TextId};
use crate::domain::inbound::{Content, Edited, Pressed, Said};
use crate::domain::key::MessageKey;
use crate::domain::route::Why;
use crate::domain::state::{Feedback, Message};
use crate::domain::time::Timestamp;

impl Deciding<'_> {
    pub(super) fn feedback(&mut self, said: &Said, on: &Message, through: Through) {
        let Content::Text(words) = &said.content else { return self.ignore(Why::NotAllowedToRead) };
        let words = &with_names(words, &said.attachments);
        if words.trim().is_empty() {
            return self.ignore(Why::Empty);
        }
        if !self.keeps(&said.by, &said.place) {
            return self.hear_unkept(said, on, through, words);
        }
        let person = self.person(&said.by);
        let hinted = self.wants_hint(said, person, through);
        let given = FeedbackGiven {
            feedback: FeedbackId::from_u128(self.fresh.bits()),
            text: Some(self.text(words, Some(person), Origin::Message)),
            through,
            spot: Some(said.spot.clone()),
            standing: self.standing(on, person, &said.by),
            hinted,
        };
        let key = feedback_key(&said.spot.message);
        self.record(key, said.at, About::message(on).by(person), Fact::FeedbackGiven(given));
        let acknowledge = if said.read_back.is_some() { Act::AcknowledgeLate } else { Act::Acknowledge };
        self.act(acknowledge(said.spot.clone()));
        if hinted {
            self.act(Act::Hint(said.spot.clone()));
        }
    }

    /// That something was said is recorded, not by whom nor what.
    fn hear_unkept(&mut self, said: &Said, on: &Message, through: Through, words: &str) {
        let given = FeedbackGiven {
            feedback: FeedbackId::from_u128(self.fresh.bits()),
            text: Some(self.unkept(words)),
            through,
            spot: Some(said.spot.clone()),
            standing: if said.by.moderator { Standing::Moderator } else { Standing::Bystander },
            hinted: false,
        };
        let key = feedback_key(&said.spot.message);
        self.record(key, said.at, About::message(on), Fact::FeedbackGiven(given));
        self.tell_unkept(&said.spot, &said.by);
    }

    /// Where a turn would be likely too, the first message that is taken for feedback says so: an inline reply,
    /// and a thread in which the bot has answered.
    fn wants_hint(&self, said: &Said, person: PersonId, through: Through) -> bool {
        let ambiguous = match through {
            Through::Reply => true,
            _ => self.known.all_going_on(&said.place.key).next().is_some(),
        };
        ambiguous && !self.known.was_hinted(person, &said.place.key)
    }

    pub(super) fn form(&mut self, pressed: &Pressed, on: &MessageKey, words: &str, by_menu: bool) {
        let Some(reply) = self.known.reply(on) else { return self.answer(Answer::NotAReply) };
        if words.trim().is_empty() {
            return self.answer(Answer::NothingSaid);
        }
        if !self.keeps_on(&pressed.by, reply) {
            return self.answer(Answer::FormNotKept);
        }
        let person = self.person(&pressed.by);
        let given = FeedbackGiven {
            feedback: FeedbackId::from_u128(self.fresh.bits()),
            text: Some(self.text(words, Some(person), Origin::Form)),
            through: if by_menu { Through::Menu } else { Through::Button },
            spot: None,
            standing: self.standing(reply, person, &pressed.by),
            hinted: false,
        };
        let key = EventKey::of("update_message", format_args!("feedback:{}", pressed.interaction));
        self.record(key, pressed.at, About::message(reply).by(person), Fact::FeedbackGiven(given));
        self.answer(Answer::FeedbackTaken);
    }

    pub(super) fn feedback_edited(&mut self, edited: &Edited, words: &str) {
        let Some(feedback) = self.known.feedback(&edited.spot.message).filter(|it| !it.withdrawn) else {
            return self.ignore(Why::NotOurs);
        };
        if feedback.edited_at >= Some(edited.at) {
            return self.ignore(Why::Known);
        }
        let text = self.reworded(words, Some(feedback.person), feedback.conversation);
        let what = format!("{}:{}", edited.spot.message, edited.at.as_ms());
        self.change_feedback(feedback, &what, edited.at, feedback.person, Some(text));
    }

    /// Records what has become of feedback: a new text, or none for withdrawn.
    pub(super) fn change_feedback(
        &mut self,
        feedback: &Feedback,
        what: &str,
        at: Timestamp,
        by: PersonId,
        text: Option<TextId>,
    ) {
        let given = FeedbackGiven {
            feedback: feedback.id,
            text,
            through: feedback.through,
            spot: feedback.spot.clone(),
            standing: feedback.standing,
            hinted: false,
        };
        let about = About {
            conversation: Some(feedback.conversation),
            message: Some(feedback.reply),
            person: Some(by),
        };
        let key = EventKey::of("update_message", format_args!("feedback:{what}"));
        self.record(key, at, about, Fact::FeedbackGiven(given));
    }
}

fn feedback_key(key: &MessageKey) -> EventKey {
    EventKey::of("update_message", format_args!("feedback:{key}"))
}

//! Cards in the moderators' channel, and what moderators say to each other in the threads on them.

use crate::domain::decide::file::with_names;
use crate::domain::decide::{About, Deciding, Origin};
use crate::domain::event::{CardShown, EraseReason, EventKey, Fact, NoteGiven, TextsErased};
use crate::domain::id::{FeedbackId, TextId};
use crate::domain::inbound::{Carded, Content, Edited, Said};
use crate::domain::key::MessageKey;
use crate::domain::route::Why;
use crate::domain::state::{Message, Note};
use crate::domain::time::Timestamp;

impl Deciding<'_> {
    /// There is one card of a reply; it is told by whoever posted it, and by the platform.
    pub(super) fn carded(&mut self, carded: &Carded) {
        if self.known.card_of(carded.reply).is_some() {
            return self.ignore(Why::Known);
        }
        let Some(reply) = self.known.message(carded.reply) else { return self.ignore(Why::NotOurs) };
        let shown = CardShown { spot: carded.spot.clone() };
        let key = EventKey::of("show_card", &carded.spot.message);
        self.record(key, carded.at, About::message(reply), Fact::CardShown(shown));
    }

    pub(super) fn note(&mut self, said: &Said, on: &Message) {
        let Content::Text(words) = &said.content else { return self.ignore(Why::NotAllowedToRead) };
        let words = &with_names(words, &said.attachments);
        if words.trim().is_empty() {
            return self.ignore(Why::Empty);
        }
        if !self.keeps(&said.by, &said.place) {
            self.tell_unkept(&said.spot, &said.by);
            return self.ignore(Why::NotAgreed);
        }
        let person = self.person(&said.by);
        let given = NoteGiven {
            note: FeedbackId::from_u128(self.fresh.bits()),
            text: Some(self.text(words, Some(person), Origin::Message)),
            spot: said.spot.clone(),
        };
        let key = EventKey::of("note_review", &said.spot.message);
        self.record(key, said.at, About::message(on).by(person), Fact::NoteGiven(given));
    }

    pub(super) fn note_edited(&mut self, note: &Note, edited: &Edited, words: &str) {
        if note.withdrawn || note.edited_at >= Some(edited.at) {
            return self.ignore(Why::Known);
        }
        let text = self.reworded(words, Some(note.person), note.conversation);
        let key = format!("{}:{}", edited.spot.message, edited.at.as_ms());
        self.change_note(note, &key, edited.at, Some(text));
    }

    /// Withdraws a note whose message is gone, and erases what it said.
    pub(super) fn forget_note(&mut self, note: &Note, key: &MessageKey, at: Timestamp) {
        if !note.withdrawn {
            self.change_note(note, &format!("{key}:withdrawn"), at, None);
        }
        if note.texts.is_empty() {
            return;
        }
        let erased = TextsErased {
            texts: note.texts.clone(),
            feedback: Some(note.id),
            reason: EraseReason::Deleted,
            note: None,
        };
        let key = EventKey::of("erase", format_args!("note:{key}"));
        self.record(key, at, about(note), Fact::TextsErased(erased));
    }

    fn change_note(&mut self, note: &Note, what: &str, at: Timestamp, text: Option<TextId>) {
        let given = NoteGiven { note: note.id, text, spot: note.spot.clone() };
        self.record(EventKey::of("note_review", what), at, about(note), Fact::NoteGiven(given));
    }
}

const fn about(note: &Note) -> About {
    About { conversation: Some(note.conversation), message: Some(note.reply), person: Some(note.person) }
}

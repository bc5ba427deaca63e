//! What is known of cards in the moderators' channel, and of what moderators say in the threads on them.

use crate::domain::event::{CardShown, Event, NoteGiven};
use crate::domain::id::{ConversationId, FeedbackId, MessageId, PersonId, TextId};
use crate::domain::key::{MessageKey, Spot};
use crate::domain::state::{Known, Message};
use crate::domain::time::Timestamp;

/// The card of a reply.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The reply.
    pub reply: MessageId,
    /// Where it is shown.
    pub spot: Spot,
    /// When it was posted.
    pub at: Timestamp,
}

/// Something that moderators said to each other about a reply, as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Its id.
    pub id: FeedbackId,
    /// The reply that it is about.
    pub reply: MessageId,
    /// The conversation of the reply.
    pub conversation: ConversationId,
    /// Who said it.
    pub person: PersonId,
    /// The platform's message that says it.
    pub spot: Spot,
    /// When it was first said.
    pub at: Timestamp,
    /// Every version of its text that is still there, the newest last.
    pub texts: Vec<TextId>,
    /// When its text was last changed, if it was.
    pub edited_at: Option<Timestamp>,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
}

/// Questions that decisions ask.
impl Known {
    /// The card of a reply.
    pub fn card_of(&self, reply: MessageId) -> Option<&Card> {
        self.cards.get(&reply)
    }

    /// The reply whose card the platform shows under this id.
    pub fn carded(&self, key: &MessageKey) -> Option<&Message> {
        self.messages.get(self.card_at.get(key)?)
    }

    /// The note that the platform shows under this id.
    pub fn note(&self, key: &MessageKey) -> Option<&Note> {
        self.notes.get(self.note_at.get(key)?)
    }

    /// A note by its own id.
    pub fn note_by_id(&self, id: FeedbackId) -> Option<&Note> {
        self.notes.get(&id)
    }
}

/// What a store brings in.
impl Known {
    /// A card as it stands.
    pub fn learn_card(&mut self, card: Card) {
        self.card_at.insert(card.spot.message.clone(), card.reply);
        self.cards.insert(card.reply, card);
    }

    /// A note as it stands.
    pub fn learn_note(&mut self, note: Note) {
        self.note_at.insert(note.spot.message.clone(), note.id);
        self.notes.insert(note.id, note);
    }
}

/// What events change.
impl Known {
    pub(super) fn show_card(&mut self, reply: MessageId, event: &Event, shown: &CardShown) {
        if !self.cards.contains_key(&reply) {
            self.changed.cards.insert(reply);
            self.learn_card(Card { reply, spot: shown.spot.clone(), at: event.at });
        }
    }

    pub(super) fn hear_note(&mut self, reply: MessageId, event: &Event, given: &NoteGiven) {
        let (Some(person), Some(conversation)) = (event.person, event.conversation) else { return };
        self.changed.notes.insert(given.note);
        if let Some(note) = self.notes.get_mut(&given.note) {
            note.withdrawn = given.text.is_none();
            if let Some(text) = given.text.filter(|text| !note.texts.contains(text)) {
                note.texts.push(text);
                note.edited_at = note.edited_at.max(Some(event.at));
            }
            return;
        }
        self.learn_note(Note {
            id: given.note,
            reply,
            conversation,
            person,
            spot: given.spot.clone(),
            at: event.at,
            texts: given.text.into_iter().collect(),
            edited_at: None,
            withdrawn: given.text.is_none(),
        });
    }

    /// Forgets texts of a note, if it is one.
    pub(super) fn erase_note(&mut self, id: FeedbackId, texts: &[TextId]) {
        if let Some(note) = self.notes.get_mut(&id) {
            note.texts.retain(|text| !texts.contains(text));
            self.changed.notes.insert(id);
        }
    }
}

//! How cards in the moderators' channel and what is said in the threads on them are stored.

use serde::{Deserialize, Serialize};

use crate::domain::codec::text::Text;
use crate::domain::event::{CardShown, NoteGiven};
use crate::domain::id::{FeedbackId, TextId};
use crate::domain::key::{MessageKey, PlaceKey, Spot};

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct ShowCardV1 {
    place: Text<PlaceKey>,
    shown_as: Text<MessageKey>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct NoteV1 {
    /// The text's id; null for withdrawn.
    #[serde(deserialize_with = "Option::deserialize")]
    note: Option<Text<TextId>>,
    note_id: Text<FeedbackId>,
    place: Text<PlaceKey>,
    source: Text<MessageKey>,
}

impl From<&CardShown> for ShowCardV1 {
    fn from(it: &CardShown) -> Self {
        Self { place: Text(it.spot.place.clone()), shown_as: Text(it.spot.message.clone()) }
    }
}

impl From<ShowCardV1> for CardShown {
    fn from(it: ShowCardV1) -> Self {
        Self { spot: Spot { place: it.place.0, message: it.shown_as.0 } }
    }
}

impl From<&NoteGiven> for NoteV1 {
    fn from(it: &NoteGiven) -> Self {
        Self {
            note: it.text.map(Text),
            note_id: Text(it.note),
            place: Text(it.spot.place.clone()),
            source: Text(it.spot.message.clone()),
        }
    }
}

impl From<NoteV1> for NoteGiven {
    fn from(it: NoteV1) -> Self {
        Self {
            note: it.note_id.0,
            text: it.note.map(|id| id.0),
            spot: Spot { place: it.place.0, message: it.source.0 },
        }
    }
}

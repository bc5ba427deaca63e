//! Facts as JSON and back: one struct for each shape that was ever stored; kind and version stand in columns.
//!
//! A shape never changes once it is released. A new shape is a new version, with `From` the one before.

mod shape;
#[cfg(test)]
mod tests;
mod text;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::domain::event::Fact;

/// A fact as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Which kind of fact.
    pub kind: &'static str,
    /// Which shape of that kind.
    pub version: i16,
    /// What happened.
    pub payload: Value,
}

/// A stored fact that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// No shape is known under this kind and version: a newer program wrote it.
    #[error("no event {kind} of version {version} is known")]
    Unknown {
        /// The kind that was stored.
        kind: String,
        /// The version that was stored.
        version: i16,
    },
    /// The payload has another shape than its version promises.
    #[error("an event {kind} of version {version} is malformed")]
    Malformed {
        /// The kind that was stored.
        kind: String,
        /// The version that was stored.
        version: i16,
        /// What is wrong with it.
        #[source]
        source: serde_json::Error,
    },
}

/// Writes a fact in the newest shape of its kind.
pub fn encode(fact: &Fact) -> Stored {
    let (kind, payload) = match fact {
        Fact::ConversationStarted(it) => ("start_conversation", write(&shape::StartV1::from(it))),
        Fact::MessageAdded(it) => ("add_message", write(&shape::AddV1::from(it))),
        Fact::ReplyBegun(it) => ("begin_reply", write(&shape::BeginV1::from(it))),
        Fact::PartShown(it) => ("show_part", write(&shape::ShowV1::from(it))),
        Fact::MessageRated(it) => ("update_message", write(&shape::UpdateV1::Rated(it.into()))),
        Fact::FeedbackGiven(it) => ("update_message", write(&shape::UpdateV1::Told(it.into()))),
        Fact::MessageEdited(it) => ("edit_message", write(&shape::EditV1::from(it))),
        Fact::ConversationEnded(it) => ("end_conversation", write(&shape::EndV1::from(it))),
        Fact::TextsErased(it) => ("erase", write(&shape::EraseV1::from(it))),
        Fact::PlaceSet(it) => ("set_place", write(&shape::SetPlaceV1::from(it))),
    };
    Stored { kind, version: 1, payload }
}

/// Reads a fact in whatever shape it was written.
pub fn decode(kind: &str, version: i16, payload: Value) -> Result<Fact, DecodeError> {
    let read = match (kind, version) {
        ("start_conversation", 1) => {
            read::<shape::StartV1>(payload).map(|it| Fact::ConversationStarted(it.into()))
        }
        ("add_message", 1) => read::<shape::AddV1>(payload).map(|it| Fact::MessageAdded(it.into())),
        ("begin_reply", 1) => read::<shape::BeginV1>(payload).map(|it| Fact::ReplyBegun(it.into())),
        ("show_part", 1) => read::<shape::ShowV1>(payload).map(|it| Fact::PartShown(it.into())),
        ("update_message", 1) => read::<shape::UpdateV1>(payload).map(|it| match it {
            shape::UpdateV1::Rated(it) => Fact::MessageRated(it.into()),
            shape::UpdateV1::Told(it) => Fact::FeedbackGiven(it.into()),
        }),
        ("edit_message", 1) => read::<shape::EditV1>(payload).map(|it| Fact::MessageEdited(it.into())),
        ("end_conversation", 1) => read::<shape::EndV1>(payload).map(|it| Fact::ConversationEnded(it.into())),
        ("erase", 1) => read::<shape::EraseV1>(payload).map(|it| Fact::TextsErased(it.into())),
        ("set_place", 1) => read::<shape::SetPlaceV1>(payload).map(|it| Fact::PlaceSet(it.into())),
        _ => return Err(DecodeError::Unknown { kind: kind.to_owned(), version }),
    };
    read.map_err(|source| DecodeError::Malformed { kind: kind.to_owned(), version, source })
}

fn write(shape: &impl Serialize) -> Value {
    serde_json::to_value(shape).expect("a shape has text keys and finite numbers")
}

fn read<T: DeserializeOwned>(payload: Value) -> Result<T, serde_json::Error> {
    serde_json::from_value(payload)
}

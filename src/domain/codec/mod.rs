//! Facts as JSON and back: one struct for each shape that was ever stored; kind and version stand in columns.
//!
//! A shape never changes once it is released. A new shape is a new version, with `From` the one before.

mod shape;
#[cfg(test)]
mod tests;
mod text;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::domain::event::{Fact, GuildLeft, GuildPurged, GuildRejoined};

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
    let (kind, version, payload) = write(fact, AsValue);
    Stored { kind, version, payload }
}

/// Writes a fact in the newest shape of its kind as JSON: kind, version and payload.
pub fn encode_text(fact: &Fact) -> (&'static str, i16, String) {
    write(fact, AsText)
}

/// What a shape is written as.
trait Written: Copy {
    type Payload;

    fn write(self, shape: &impl Serialize) -> Self::Payload;
}

#[derive(Clone, Copy)]
struct AsValue;

#[derive(Clone, Copy)]
struct AsText;

impl Written for AsValue {
    type Payload = Value;

    fn write(self, shape: &impl Serialize) -> Value {
        serde_json::to_value(shape).expect(WRITABLE)
    }
}

impl Written for AsText {
    type Payload = String;

    fn write(self, shape: &impl Serialize) -> String {
        serde_json::to_string(shape).expect(WRITABLE)
    }
}

const WRITABLE: &str = "a shape has text keys and finite numbers";

fn write<W: Written>(fact: &Fact, to: W) -> (&'static str, i16, W::Payload) {
    match fact {
        Fact::ConversationStarted(it) => ("start_conversation", 2, to.write(&shape::StartV2::from(it))),
        Fact::MessageAdded(it) => ("add_message", 2, to.write(&shape::AddV2::from(it))),
        Fact::ReplyBegun(it) => ("begin_reply", 3, to.write(&shape::BeginV3::from(it))),
        Fact::PartShown(it) => ("show_part", 1, to.write(&shape::ShowV1::from(it))),
        Fact::AnotherAsked(it) => ("ask_again", 1, to.write(&shape::AskAgainV1::from(it))),
        Fact::ReplyPreferred(it) => ("prefer_message", 1, to.write(&shape::PreferV1::from(it))),
        Fact::QuestionDeclined(it) => ("decline_message", 1, to.write(&shape::DeclineV1::from(it))),
        Fact::MessageRated(it) => ("update_message", 1, to.write(&shape::UpdateV1::Rated(it.into()))),
        Fact::ReactionsCleared(it) => ("clear_reactions", 1, to.write(&shape::ClearV1::from(it))),
        Fact::FeedbackGiven(it) => ("update_message", 1, to.write(&shape::UpdateV1::Told(it.into()))),
        Fact::ReplyReviewed(it) => ("review_message", 1, to.write(&shape::ReviewV1::from(it))),
        Fact::CardShown(it) => ("show_card", 1, to.write(&shape::ShowCardV1::from(it))),
        Fact::NoteGiven(it) => ("note_review", 1, to.write(&shape::NoteV1::from(it))),
        Fact::MessageEdited(it) => ("edit_message", 1, to.write(&shape::EditV1::from(it))),
        Fact::ConversationEnded(it) => ("end_conversation", 1, to.write(&shape::EndV1::from(it))),
        Fact::TextsErased(it) => ("erase", 2, to.write(&shape::EraseV2::from(it))),
        Fact::GuildLeft(it) => ("leave_guild", 1, to.write(&shape::GuildV1::from(&it.guild))),
        Fact::GuildPurged(it) => ("purge_guild", 1, to.write(&shape::GuildV1::from(&it.guild))),
        Fact::GuildRejoined(it) => ("rejoin_guild", 1, to.write(&shape::GuildV1::from(&it.guild))),
        Fact::ConsentSet(it) => ("set_consent", 1, to.write(&shape::SetConsentV1::from(it))),
        Fact::FilesAttached(it) => ("attach", 1, to.write(&shape::AttachV1::from(it))),
        Fact::FileCopied(it) => ("copy_file", 1, to.write(&shape::CopyV1::from(it))),
        Fact::FilesErased(it) => ("erase_files", 1, to.write(&shape::EraseFilesV1::from(it))),
        Fact::PlaceSet(it) => ("set_place", 2, to.write(&shape::SetPlaceV2::from(it))),
        Fact::ModelSet(it) => ("set_model", 1, to.write(&shape::SetModelV1::from(it))),
    }
}

/// Reads a fact in whatever shape it was written.
pub fn decode(kind: &str, version: i16, payload: Value) -> Result<Fact, DecodeError> {
    read_as(kind, version, payload)
}

/// Reads a fact from JSON, without making a value of it first.
pub fn decode_text(kind: &str, version: i16, payload: &str) -> Result<Fact, DecodeError> {
    read_as(kind, version, &mut serde_json::Deserializer::from_str(payload))
}

fn read_as<'de, D>(kind: &str, version: i16, payload: D) -> Result<Fact, DecodeError>
where
    D: Deserializer<'de, Error = serde_json::Error>,
{
    let read = match (kind, version) {
        ("start_conversation", 1) => shape::StartV1::deserialize(payload).map(|it| started(it.into())),
        ("start_conversation", 2) => shape::StartV2::deserialize(payload).map(started),
        ("add_message", 1) => shape::AddV1::deserialize(payload).map(|it| added(it.into())),
        ("add_message", 2) => shape::AddV2::deserialize(payload).map(added),
        ("begin_reply", 1) => {
            shape::BeginV1::deserialize(payload).map(|it| begun(shape::BeginV2::from(it).into()))
        }
        ("begin_reply", 2) => shape::BeginV2::deserialize(payload).map(|it| begun(it.into())),
        ("begin_reply", 3) => shape::BeginV3::deserialize(payload).map(begun),
        ("show_part", 1) => shape::ShowV1::deserialize(payload).map(|it| Fact::PartShown(it.into())),
        ("ask_again", 1) => shape::AskAgainV1::deserialize(payload).map(|it| Fact::AnotherAsked(it.into())),
        ("prefer_message", 1) => {
            shape::PreferV1::deserialize(payload).map(|it| Fact::ReplyPreferred(it.into()))
        }
        ("decline_message", 1) => {
            shape::DeclineV1::deserialize(payload).map(|it| Fact::QuestionDeclined(it.into()))
        }
        ("update_message", 1) => shape::UpdateV1::deserialize(payload).map(|it| match it {
            shape::UpdateV1::Rated(it) => Fact::MessageRated(it.into()),
            shape::UpdateV1::Told(it) => Fact::FeedbackGiven(it.into()),
        }),
        ("clear_reactions", 1) => {
            shape::ClearV1::deserialize(payload).map(|it| Fact::ReactionsCleared(it.into()))
        }
        ("review_message", 1) => {
            shape::ReviewV1::deserialize(payload).map(|it| Fact::ReplyReviewed(it.into()))
        }
        ("show_card", 1) => shape::ShowCardV1::deserialize(payload).map(|it| Fact::CardShown(it.into())),
        ("note_review", 1) => shape::NoteV1::deserialize(payload).map(|it| Fact::NoteGiven(it.into())),
        ("edit_message", 1) => shape::EditV1::deserialize(payload).map(|it| Fact::MessageEdited(it.into())),
        ("end_conversation", 1) => {
            shape::EndV1::deserialize(payload).map(|it| Fact::ConversationEnded(it.into()))
        }
        ("erase", 1) => shape::EraseV1::deserialize(payload).map(|it| erased(it.into())),
        ("erase", 2) => shape::EraseV2::deserialize(payload).map(erased),
        ("leave_guild", 1) => {
            shape::GuildV1::deserialize(payload).map(|it| Fact::GuildLeft(GuildLeft { guild: it.into() }))
        }
        ("purge_guild", 1) => {
            shape::GuildV1::deserialize(payload).map(|it| Fact::GuildPurged(GuildPurged { guild: it.into() }))
        }
        ("rejoin_guild", 1) => shape::GuildV1::deserialize(payload)
            .map(|it| Fact::GuildRejoined(GuildRejoined { guild: it.into() })),
        ("set_consent", 1) => shape::SetConsentV1::deserialize(payload).map(|it| Fact::ConsentSet(it.into())),
        ("attach", 1) => shape::AttachV1::deserialize(payload).map(|it| Fact::FilesAttached(it.into())),
        ("copy_file", 1) => shape::CopyV1::deserialize(payload).map(|it| Fact::FileCopied(it.into())),
        ("erase_files", 1) => {
            shape::EraseFilesV1::deserialize(payload).map(|it| Fact::FilesErased(it.into()))
        }
        ("set_place", 1) => shape::SetPlaceV1::deserialize(payload).map(|it| set(it.into())),
        ("set_place", 2) => shape::SetPlaceV2::deserialize(payload).map(set),
        ("set_model", 1) => shape::SetModelV1::deserialize(payload).map(|it| Fact::ModelSet(it.into())),
        _ => return Err(DecodeError::Unknown { kind: kind.to_owned(), version }),
    };
    read.map_err(|source| DecodeError::Malformed { kind: kind.to_owned(), version, source })
}

fn started(it: shape::StartV2) -> Fact {
    Fact::ConversationStarted(it.into())
}

fn added(it: shape::AddV2) -> Fact {
    Fact::MessageAdded(it.into())
}

fn begun(it: shape::BeginV3) -> Fact {
    Fact::ReplyBegun(it.into())
}

fn set(it: shape::SetPlaceV2) -> Fact {
    Fact::PlaceSet(it.into())
}

fn erased(it: shape::EraseV2) -> Fact {
    Fact::TextsErased(it.into())
}

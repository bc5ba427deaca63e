//! How turns and replies are stored: begun, shown, added, edited.

use serde::{Deserialize, Serialize};

use crate::domain::codec::shape::conversation::{ModelV1, ModelV2};
use crate::domain::codec::text::Text;
use crate::domain::event::{Ending, Finish, MessageAdded, MessageEdited, PartShown, Role, Usage};
use crate::domain::id::{MessageId, PersonId, TextId};
use crate::domain::key::{MessageKey, PlaceKey, Spot};

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct AddV1 {
    role: Text<Role>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<Text<MessageId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<Text<TextId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Text<MessageKey>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answered_by: Option<Text<MessageId>>,
    #[serde(flatten)]
    ending: MaybeEndingV1,
}

/// With what the model thought.
#[derive(Debug, Serialize, Deserialize)]
#[serde(try_from = "LooseAddV2")]
pub(in crate::domain::codec) struct AddV2 {
    #[serde(flatten)]
    first: AddV1,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reasoning: Option<Text<TextId>>,
}

/// The same as it is read, field by field: there are many of them, and what is flattened is read slowly.
#[derive(Debug, Deserialize)]
struct LooseAddV2 {
    role: Text<Role>,
    parent: Option<Text<MessageId>>,
    text: Option<Text<TextId>>,
    source: Option<Text<MessageKey>>,
    answered_by: Option<Text<MessageId>>,
    finish: Option<Text<Finish>>,
    usage: Option<UsageV1>,
    first_token_ms: Option<u64>,
    total_ms: Option<u64>,
    reasoning: Option<Text<TextId>>,
}

impl TryFrom<LooseAddV2> for AddV2 {
    type Error = HalfAnEnding;

    fn try_from(it: LooseAddV2) -> Result<Self, HalfAnEnding> {
        let LooseAddV2 { role, parent, text, source, answered_by, reasoning, .. } = it;
        let LooseAddV2 { finish, usage, first_token_ms, total_ms, .. } = it;
        let ending = LooseEndingV1 { finish, usage, first_token_ms, total_ms }.try_into()?;
        Ok(Self { first: AddV1 { role, parent, text, source, answered_by, ending }, reasoning })
    }
}

/// The fields of an ending side by side: all that are needed, or none. (A flattened `Option` would take a malformed
/// ending for none.)
#[derive(Debug, Serialize, Deserialize)]
#[serde(try_from = "LooseEndingV1")]
struct MaybeEndingV1 {
    #[serde(flatten)]
    ending: Option<EndingV1>,
}

#[derive(Debug, Deserialize)]
struct LooseEndingV1 {
    finish: Option<Text<Finish>>,
    usage: Option<UsageV1>,
    first_token_ms: Option<u64>,
    total_ms: Option<u64>,
}

/// Half of an ending.
#[derive(Debug, thiserror::Error)]
#[error("an ending needs finish and total_ms")]
pub(in crate::domain::codec) struct HalfAnEnding;

impl TryFrom<LooseEndingV1> for MaybeEndingV1 {
    type Error = HalfAnEnding;

    fn try_from(it: LooseEndingV1) -> Result<Self, HalfAnEnding> {
        let ending = match it {
            LooseEndingV1 { finish: Some(finish), usage, first_token_ms, total_ms: Some(total_ms) } => {
                Some(EndingV1 { finish, usage, first_token_ms, total_ms })
            }
            LooseEndingV1 { finish: None, usage: None, first_token_ms: None, total_ms: None } => None,
            _ => return Err(HalfAnEnding),
        };
        Ok(Self { ending })
    }
}

#[derive(Debug, Serialize)]
struct EndingV1 {
    finish: Text<Finish>,
    #[serde(skip_serializing_if = "Option::is_none")]
    usage: Option<UsageV1>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_token_ms: Option<u64>,
    total_ms: u64,
}

#[derive(Debug, Serialize, Deserialize)]
struct UsageV1 {
    prompt_tokens: u64,
    completion_tokens: u64,
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct BeginV1 {
    parent: Text<MessageId>,
    model: ModelV1,
    turns: Vec<TurnV1>,
    cut: u32,
}

/// With the times that a reply is asked for again, and the model that stands in for another.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct BeginV2 {
    pub(super) parent: Text<MessageId>,
    pub(super) attempt: u32,
    pub(super) model: ModelV2,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) instead_of: Option<String>,
    pub(super) turns: Vec<TurnV1>,
    pub(super) cut: u32,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct TurnV1 {
    pub(super) role: Text<Role>,
    pub(super) text: Text<TextId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) speaker: Option<Text<PersonId>>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct ShowV1 {
    part: u16,
    place: Text<PlaceKey>,
    shown_as: Text<MessageKey>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct EditV1 {
    text: Text<TextId>,
}

impl From<AddV1> for AddV2 {
    fn from(first: AddV1) -> Self {
        Self { first, reasoning: None }
    }
}

impl From<&MessageAdded> for AddV2 {
    fn from(it: &MessageAdded) -> Self {
        let first = AddV1 {
            role: Text(it.role),
            parent: it.parent.map(Text),
            text: it.text.map(Text),
            source: it.key.clone().map(Text),
            answered_by: it.answered_by.map(Text),
            ending: MaybeEndingV1 { ending: it.ending.as_ref().map(EndingV1::from) },
        };
        Self { first, reasoning: it.reasoning.map(Text) }
    }
}

impl From<AddV2> for MessageAdded {
    fn from(AddV2 { first: it, reasoning }: AddV2) -> Self {
        Self {
            reasoning: reasoning.map(|id| id.0),
            role: it.role.0,
            parent: it.parent.map(|id| id.0),
            text: it.text.map(|id| id.0),
            key: it.source.map(|key| key.0),
            answered_by: it.answered_by.map(|id| id.0),
            ending: it.ending.ending.map(Ending::from),
        }
    }
}

impl From<&Ending> for EndingV1 {
    fn from(it: &Ending) -> Self {
        let usage = it.usage.map(|it| UsageV1 { prompt_tokens: it.prompt, completion_tokens: it.completion });
        Self {
            finish: Text(it.finish.clone()),
            usage,
            first_token_ms: it.first_token_ms,
            total_ms: it.total_ms,
        }
    }
}

impl From<EndingV1> for Ending {
    fn from(it: EndingV1) -> Self {
        let usage = it.usage.map(|it| Usage { prompt: it.prompt_tokens, completion: it.completion_tokens });
        Self { finish: it.finish.0, usage, first_token_ms: it.first_token_ms, total_ms: it.total_ms }
    }
}

impl From<BeginV1> for BeginV2 {
    fn from(it: BeginV1) -> Self {
        let BeginV1 { parent, model, turns, cut } = it;
        Self { parent, attempt: 1, model: model.into(), instead_of: None, turns, cut }
    }
}

impl From<&PartShown> for ShowV1 {
    fn from(it: &PartShown) -> Self {
        Self { part: it.part, place: Text(it.spot.place.clone()), shown_as: Text(it.spot.message.clone()) }
    }
}

impl From<ShowV1> for PartShown {
    fn from(it: ShowV1) -> Self {
        Self { part: it.part, spot: Spot { place: it.place.0, message: it.shown_as.0 } }
    }
}

impl From<&MessageEdited> for EditV1 {
    fn from(it: &MessageEdited) -> Self {
        Self { text: Text(it.text) }
    }
}

impl From<EditV1> for MessageEdited {
    fn from(it: EditV1) -> Self {
        Self { text: it.text.0 }
    }
}

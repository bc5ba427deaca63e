//! How choices about one's own words, erasures and what leads to them are stored.

use serde::{Deserialize, Serialize};

use crate::domain::codec::text::Text;
use crate::domain::consent::Step;
use crate::domain::event::{ConsentSet, EraseReason, TextsErased};
use crate::domain::id::{FeedbackId, TextId};
use crate::domain::key::GuildKey;

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct SetConsentV1 {
    step: Text<Step>,
    given: bool,
    shown: u32,
}

impl From<&ConsentSet> for SetConsentV1 {
    fn from(it: &ConsentSet) -> Self {
        Self { step: Text(it.step), given: it.given, shown: it.shown }
    }
}

impl From<SetConsentV1> for ConsentSet {
    fn from(it: SetConsentV1) -> Self {
        Self { step: it.step.0, given: it.given, shown: it.shown }
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct EraseV1 {
    texts: Vec<Text<TextId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    feedback: Option<Text<FeedbackId>>,
    reason: Text<EraseReason>,
}

/// Reasons that somebody wrote down.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct EraseV2 {
    #[serde(flatten)]
    first: EraseV1,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<Text<TextId>>,
}

impl From<EraseV1> for EraseV2 {
    fn from(first: EraseV1) -> Self {
        Self { first, note: None }
    }
}

impl From<&TextsErased> for EraseV2 {
    fn from(it: &TextsErased) -> Self {
        let texts = it.texts.iter().copied().map(Text).collect();
        let first = EraseV1 { texts, feedback: it.feedback.map(Text), reason: Text(it.reason) };
        Self { first, note: it.note.map(Text) }
    }
}

impl From<EraseV2> for TextsErased {
    fn from(it: EraseV2) -> Self {
        let EraseV2 { first: EraseV1 { texts, feedback, reason }, note } = it;
        Self {
            texts: texts.into_iter().map(|id| id.0).collect(),
            feedback: feedback.map(|id| id.0),
            reason: reason.0,
            note: note.map(|id| id.0),
        }
    }
}

/// All that is said of a server which was left, joined again, or erased.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct GuildV1 {
    guild: Text<GuildKey>,
}

impl From<&GuildKey> for GuildV1 {
    fn from(guild: &GuildKey) -> Self {
        Self { guild: Text(guild.clone()) }
    }
}

impl From<GuildV1> for GuildKey {
    fn from(it: GuildV1) -> Self {
        it.guild.0
    }
}

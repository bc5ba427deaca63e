//! How choices about one's own words, erasures and what leads to them are stored.

use serde::{Deserialize, Serialize};

use crate::domain::codec::text::Text;
use crate::domain::consent::Step;
use crate::domain::event::{ConsentSet, EraseReason, GuildLeft, GuildPurged, GuildRejoined, TextsErased};
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

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct LeaveGuildV1 {
    guild: Text<GuildKey>,
}

impl From<&GuildLeft> for LeaveGuildV1 {
    fn from(it: &GuildLeft) -> Self {
        Self { guild: Text(it.guild.clone()) }
    }
}

impl From<LeaveGuildV1> for GuildLeft {
    fn from(it: LeaveGuildV1) -> Self {
        Self { guild: it.guild.0 }
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct RejoinGuildV1 {
    guild: Text<GuildKey>,
}

impl From<&GuildRejoined> for RejoinGuildV1 {
    fn from(it: &GuildRejoined) -> Self {
        Self { guild: Text(it.guild.clone()) }
    }
}

impl From<RejoinGuildV1> for GuildRejoined {
    fn from(it: RejoinGuildV1) -> Self {
        Self { guild: it.guild.0 }
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct PurgeGuildV1 {
    guild: Text<GuildKey>,
}

impl From<&GuildPurged> for PurgeGuildV1 {
    fn from(it: &GuildPurged) -> Self {
        Self { guild: Text(it.guild.clone()) }
    }
}

impl From<PurgeGuildV1> for GuildPurged {
    fn from(it: PurgeGuildV1) -> Self {
        Self { guild: it.guild.0 }
    }
}

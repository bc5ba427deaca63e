//! How the beginning of a reply is stored since files come with turns.

use serde::{Deserialize, Serialize};

use crate::domain::codec::shape::conversation::ModelV2;
use crate::domain::codec::shape::message::{BeginV2, TurnV1};
use crate::domain::codec::text::Text;
use crate::domain::event::{ReplyBegun, Role, SentFile, SentTurn};
use crate::domain::id::{FileId, MessageId, PersonId, TextId};

/// With the files of each turn.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct BeginV3 {
    parent: Text<MessageId>,
    attempt: u32,
    model: ModelV2,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    instead_of: Option<String>,
    turns: Vec<TurnV2>,
    cut: u32,
}

/// The fields of the version before and the files, side by side: there are many of them, and what is flattened is read slowly.
#[derive(Debug, Serialize, Deserialize)]
struct TurnV2 {
    role: Text<Role>,
    text: Text<TextId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    speaker: Option<Text<PersonId>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    files: Vec<SentFileV1>,
}

#[derive(Debug, Serialize, Deserialize)]
struct SentFileV1 {
    file: Text<FileId>,
    read: bool,
}

impl From<BeginV2> for BeginV3 {
    fn from(it: BeginV2) -> Self {
        let BeginV2 { parent, attempt, model, instead_of, turns, cut } = it;
        let turn = |TurnV1 { role, text, speaker }| TurnV2 { role, text, speaker, files: Vec::new() };
        let turns = turns.into_iter().map(turn).collect();
        Self { parent, attempt, model, instead_of, turns, cut }
    }
}

impl From<&ReplyBegun> for BeginV3 {
    fn from(it: &ReplyBegun) -> Self {
        let file = |it: &SentFile| SentFileV1 { file: Text(it.file), read: it.read };
        let turn = |it: &SentTurn| TurnV2 {
            role: Text(it.role),
            text: Text(it.text),
            speaker: it.speaker.map(Text),
            files: it.files.iter().map(file).collect(),
        };
        Self {
            parent: Text(it.parent),
            attempt: it.attempt,
            model: ModelV2::from(&it.model),
            instead_of: it.instead_of.clone(),
            turns: it.turns.iter().map(turn).collect(),
            cut: it.cut,
        }
    }
}

impl From<BeginV3> for ReplyBegun {
    fn from(it: BeginV3) -> Self {
        let file = |it: SentFileV1| SentFile { file: it.file.0, read: it.read };
        let turn = |TurnV2 { role, text, speaker, files }: TurnV2| SentTurn {
            role: role.0,
            text: text.0,
            speaker: speaker.map(|id| id.0),
            files: files.into_iter().map(file).collect(),
        };
        Self {
            parent: it.parent.0,
            attempt: it.attempt,
            model: it.model.into(),
            instead_of: it.instead_of,
            turns: it.turns.into_iter().map(turn).collect(),
            cut: it.cut,
        }
    }
}

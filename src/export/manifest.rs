//! What an export says of itself: enough to judge it, to check it and to make it again.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::export::card;
use crate::export::figures::{Balance, Lengths, Seen};
use crate::export::file::{Hashed, Written};

/// What was asked for. Empty and false where nothing was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filters {
    /// The server.
    pub guild: Option<u64>,
    /// The channel with its threads, or the thread.
    pub place: Option<u64>,
    /// Channels that were left out.
    pub except: Vec<u64>,
    /// The model.
    pub model: Option<String>,
    /// Whose opinions count; empty: everybody's.
    pub rated_by: Vec<String>,
    /// Whether only reviewed replies are in it.
    pub reviewed: bool,
    /// Whether two people have to agree.
    pub trusted: bool,
    /// The place in the log after which something has to have happened.
    pub since_seq: i64,
}

/// An export in figures. When it was made does not stand in it, so that the same export is the same file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The format of the export.
    pub format: String,
    /// The version of this file's shape.
    pub version: u32,
    /// The place in the log that it tells of.
    pub at_seq: i64,
    /// When what stands at that place was recorded.
    #[serde(default)]
    pub recorded_at: Option<String>,
    /// What was asked for.
    pub filters: Filters,
    /// The command that makes it again.
    pub command: String,
    /// Discord's permission to train models on it; none for what no model is trained on.
    pub training_permission: Option<String>,
    /// By what right words are in it.
    pub consent: String,
    /// How many people's words are in it.
    pub people: u64,
    /// All replies that were looked at.
    pub seen: Seen,
    /// Rows by set.
    pub kept: BTreeMap<String, u64>,
    /// Replies that are in no row, by set and reason; two of them say what changed since the moment that it tells of: words that were
    /// erased, and consent that was withdrawn.
    pub left_out: BTreeMap<String, BTreeMap<String, u64>>,
    /// How good and bad are balanced, where rows say which they are.
    pub balance: Option<Balance>,
    /// Rows by model.
    pub models: BTreeMap<String, u64>,
    /// Rows by SHA-256 of the system prompt.
    pub system_prompts: BTreeMap<String, u64>,
    /// How long prompts are, in characters: trainers drop what is too long for them.
    pub prompt_lengths: Lengths,
    /// How long liked and better answers are.
    pub liked_lengths: Lengths,
    /// How long disliked and worse answers are.
    pub disliked_lengths: Lengths,
    /// What was masked, by kind.
    pub masked: BTreeMap<String, u64>,
    /// The files.
    pub files: Vec<Written>,
}

/// The name of the manifest in the folder.
pub const NAME: &str = "manifest.json";
/// The name of the list of examples beside it: set, id, and what it says by the ids of texts, with tabs between.
pub const EXAMPLES: &str = "examples.txt";
/// The version of the shape that is written.
pub const VERSION: u32 = 1;

impl Manifest {
    /// Puts the manifest and its card beside the files that they tell of.
    pub fn put(&mut self, folder: &Path) -> io::Result<()> {
        let mut card = Hashed::create(folder, card::NAME)?;
        card.write_all(card::of(self).as_bytes())?;
        self.files.push(card.finish(0)?);
        fs::write(folder.join(NAME), self.json())
    }

    /// The file.
    pub fn json(&self) -> String {
        let json = serde_json::to_string_pretty(self);
        json.expect("a manifest has text keys and finite numbers") + "\n"
    }
}

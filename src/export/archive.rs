//! The log for an archive of one's own: events as they are, and beside them the texts that they brought.

use std::collections::{BTreeSet, HashSet};
use std::io;
use std::path::Path;

use serde::Serialize;

use crate::domain::event::{Fact, Recorded, Role};
use crate::domain::history::Written;
use crate::domain::id::{PersonId, TextId};
use crate::domain::review::{Review, Verdict};
use crate::export::file::{self, Sheet};
use crate::export::wire;

/// An archive that is being written.
pub struct Archive {
    events: Sheet,
    texts: Sheet,
    /// System prompts stand in many requests and are written once.
    written: HashSet<TextId>,
    /// Whose texts they are.
    pub people: BTreeSet<PersonId>,
}

#[derive(Serialize)]
struct Line<'a> {
    text_id: String,
    person_id: Option<String>,
    content: &'a str,
}

impl Archive {
    /// A new one in a folder that is there and empty.
    pub fn create(folder: &Path) -> io::Result<Self> {
        let (events, texts) = ("events.jsonl", "texts.jsonl");
        Ok(Self {
            events: Sheet::create(folder, events)?,
            texts: Sheet::create(folder, texts)?,
            written: HashSet::new(),
            people: BTreeSet::new(),
        })
    }

    /// Writes an event; the texts that are to be written after it.
    pub fn event(&mut self, recorded: &Recorded) -> io::Result<Vec<TextId>> {
        self.events.line(&wire::line(recorded))?;
        let mut texts = brought(&recorded.event.fact);
        if matches!(recorded.event.fact, Fact::ReplyBegun(_)) {
            texts.retain(|text| self.written.insert(*text));
        }
        Ok(texts)
    }

    /// Writes a text that was not erased.
    pub fn text(&mut self, id: TextId, text: &Written) -> io::Result<()> {
        self.people.extend(text.by);
        let person_id = text.by.map(|person| person.to_string());
        let line = Line { text_id: id.to_string(), person_id, content: &text.words };
        self.texts.line(&serde_json::to_string(&line).expect("a line is made of texts"))
    }

    /// The last line is on the disk.
    pub fn finish(self) -> io::Result<Vec<file::Written>> {
        Ok(vec![self.events.finish()?, self.texts.finish()?])
    }
}

/// The texts that came into the world with an event.
fn brought(fact: &Fact) -> Vec<TextId> {
    match fact {
        Fact::MessageAdded(added) => added.text.into_iter().chain(added.reasoning).collect(),
        Fact::MessageEdited(edited) => vec![edited.text],
        Fact::FeedbackGiven(given) => given.text.into_iter().collect(),
        Fact::NoteGiven(given) => given.text.into_iter().collect(),
        Fact::ReplyReviewed(Review::Decided(Verdict::Corrected(text))) => vec![*text],
        Fact::ReplyBegun(begun) => {
            let prompts = begun.turns.iter().filter(|turn| turn.role == Role::System);
            prompts.map(|turn| turn.text).collect()
        }
        _ => Vec::new(),
    }
}

//! Files that come with questions: named, copied, erased.

use crate::domain::decide::{About, Act, Deciding, NewFile};
use crate::domain::event::{
    EraseReason, EventKey, Fact, FileAttached, FileCopied, FilesAttached, FilesErased,
};
use crate::domain::file::{Fate, Told, fates};
use crate::domain::id::{ConversationId, FileId, MessageId, PersonId};
use crate::domain::inbound::{Attached, Copied, Edited, Said};
use crate::domain::route::Why;
use crate::domain::state::{File, Message};
use crate::domain::time::Timestamp;

/// No type that anybody means is longer.
const LONGEST_TYPE: usize = 100;

impl Deciding<'_> {
    /// Records the files that came with a turn.
    pub(super) fn attach(
        &mut self,
        said: &Said,
        conversation: ConversationId,
        turn: MessageId,
        by: Option<PersonId>,
    ) {
        // Files of those who keep nothing are not even read.
        let Some(by) = by.filter(|_| !said.attachments.is_empty()) else { return };
        let fates = fates(said.attachments.iter().map(told), self.rules.images);
        let mut files = Vec::with_capacity(fates.len());
        for (attached, fate) in said.attachments.iter().zip(fates) {
            let id = FileId::from_u128(self.fresh.bits());
            self.decision.files.push(new_file(id, attached, fate, turn, by));
            files.push(FileAttached {
                id,
                key: attached.key.clone(),
                media_type: attached.media_type.chars().take(LONGEST_TYPE).collect(),
                bytes: attached.bytes,
                fate,
            });
        }
        let is_due = files.iter().any(|file| file.fate.kind().is_some());
        let about = About { conversation: Some(conversation), message: Some(turn), person: Some(by) };
        let key = EventKey::of("attach", &said.spot.message);
        self.record(key, said.at, about, Fact::FilesAttached(FilesAttached { files }));
        if is_due {
            self.act(Act::CopyFiles);
        }
    }

    /// A file was copied, or cannot be; what waited for it can be answered.
    pub(super) fn copied(&mut self, copied: &Copied) {
        let Some(message) = self.known.message(copied.message) else { return self.ignore(Why::NotOurs) };
        if !message.file(copied.file).is_some_and(File::is_due) {
            return self.ignore(Why::Known);
        }
        let key = EventKey::of("copy_file", copied.file);
        let fact = FileCopied { file: copied.file, copy: copied.copy.clone() };
        self.record(key, copied.at, About::message(message), Fact::FileCopied(fact));
        self.act(Act::Answer(message.conversation));
    }

    /// Files that a person took out of a message go as the message's words would.
    pub(super) fn take_out_files(&mut self, turn: &Message, edited: &Edited) {
        let Some(shown) = &edited.attachments else { return };
        let is_gone = |file: &&File| shown.iter().all(|attached| attached.key != file.key);
        let gone: Vec<_> = turn.files.iter().filter(is_gone).collect();
        let key = EventKey::of("erase_files", format_args!("{}:{}", edited.spot.message, edited.at.as_ms()));
        self.erase_files(turn, &gone, key, edited.at, EraseReason::Deleted);
    }

    pub(super) fn erase_files(
        &mut self,
        turn: &Message,
        files: &[&File],
        key: EventKey,
        at: Timestamp,
        reason: EraseReason,
    ) {
        if files.is_empty() {
            return;
        }
        let erased = FilesErased { files: files.iter().map(|file| file.id).collect(), reason };
        let about = About { person: turn.person, ..About::message(turn) };
        self.record(key, at, about, Fact::FilesErased(erased));
        if files.iter().any(|file| file.is_due()) {
            self.act(Act::Answer(turn.conversation));
        }
    }
}

fn told(attached: &Attached) -> Told<'_> {
    Told { media_type: &attached.media_type, name: &attached.name, bytes: attached.bytes }
}

fn new_file(id: FileId, attached: &Attached, fate: Fate, message: MessageId, person: PersonId) -> NewFile {
    let kind = fate.kind();
    let url = kind.map(|_| attached.url.clone());
    NewFile { id, message, person, name: attached.name.clone(), kind, url }
}

/// Words with the names of the files that came with them, for where files are not looked at.
pub(super) fn with_names(words: &str, attachments: &[Attached]) -> String {
    let names = attachments.iter().map(|attached| format!("(attached: {})", attached.name));
    let words = Some(words.to_owned()).filter(|words| !words.trim().is_empty());
    words.into_iter().chain(names).collect::<Vec<_>>().join("\n")
}

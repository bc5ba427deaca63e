//! The files of a message, as events leave them.

use crate::domain::event::{Copy, Event, FileCopied, FilesAttached, FilesErased};
use crate::domain::id::{FileId, MessageId};
use crate::domain::state::{File, Known, Message};

impl Known {
    pub(super) fn attach(&mut self, id: MessageId, attached: &FilesAttached) {
        self.change(id, |message| {
            for file in &attached.files {
                if message.file(file.id).is_none() {
                    message.files.push(File {
                        id: file.id,
                        key: file.key.clone(),
                        fate: file.fate,
                        copy: None,
                    });
                }
            }
        });
    }

    pub(super) fn copied(&mut self, id: MessageId, copied: &FileCopied) {
        self.change(id, |message| {
            if let Some(file) = message.files.iter_mut().find(|file| file.id == copied.file) {
                file.copy.get_or_insert_with(|| copied.copy.clone());
            }
        });
    }

    pub(super) fn erase_files(&mut self, event: &Event, erased: &FilesErased) {
        if let Some(id) = event.message {
            self.change(id, |message| message.files.retain(|file| !erased.files.contains(&file.id)));
        }
    }
}

impl Message {
    /// One of its files.
    pub fn file(&self, id: FileId) -> Option<&File> {
        self.files.iter().find(|file| file.id == id)
    }
}

impl File {
    /// SHA-256 of its copy, in hexadecimal, if there is one.
    pub fn sha256(&self) -> Option<String> {
        match &self.copy {
            Some(Copy::Kept { sha256, .. }) => Some(sha256.clone()),
            Some(Copy::Lost(_)) | None => None,
        }
    }

    /// Whether it is to be copied and neither was nor is known to be lost.
    pub const fn is_due(&self) -> bool {
        self.fate.kind().is_some() && self.copy.is_none()
    }
}

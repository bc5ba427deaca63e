//! Facts about files that people attach: named, copied, erased. Their names and their bytes are not in the log.

use crate::domain::event::EraseReason;
use crate::domain::file::{Fate, Lost};
use crate::domain::id::FileId;
use crate::domain::key::AttachmentKey;

/// A message came with files; the event's message is that one.
#[derive(Clone, Debug, PartialEq)]
pub struct FilesAttached {
    /// In the order in which they are shown.
    pub files: Vec<FileAttached>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct FileAttached {
    /// Its id.
    pub id: FileId,
    /// The platform's id of it.
    pub key: AttachmentKey,
    /// Its type as it was told; empty when it was not.
    pub media_type: String,
    /// Its size as it was told.
    pub bytes: u64,
    /// What becomes of it.
    pub fate: Fate,
}

/// A file was copied, or it was found that it cannot be.
#[derive(Clone, Debug, PartialEq)]
pub struct FileCopied {
    /// Which.
    pub file: FileId,
    /// What came of it.
    pub copy: Copy,
}

/// What came of copying a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copy {
    /// It is kept.
    Kept {
        /// SHA-256 of its bytes, in hexadecimal: by this it is named where it cannot be shown.
        sha256: String,
        /// Its size.
        bytes: u64,
    },
    /// There is no copy.
    Lost(Lost),
}

/// Files were made unreadable for good.
#[derive(Clone, Debug, PartialEq)]
pub struct FilesErased {
    /// Which.
    pub files: Vec<FileId>,
    /// Why.
    pub reason: EraseReason,
}

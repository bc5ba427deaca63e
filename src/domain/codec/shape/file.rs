//! How files are stored: attached, copied, erased.

use serde::{Deserialize, Serialize};

use crate::domain::codec::text::Text;
use crate::domain::event::{Copy, EraseReason, FileAttached, FileCopied, FilesAttached, FilesErased};
use crate::domain::file::{Fate, Lost};
use crate::domain::id::FileId;
use crate::domain::key::AttachmentKey;

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct AttachV1 {
    files: Vec<FileV1>,
}

#[derive(Debug, Serialize, Deserialize)]
struct FileV1 {
    id: Text<FileId>,
    source: Text<AttachmentKey>,
    media_type: String,
    bytes: u64,
    fate: Text<Fate>,
}

/// Either what is kept, or why nothing is.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(in crate::domain::codec) enum CopyV1 {
    Kept(KeptV1),
    Lost(LostV1),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::domain::codec) struct KeptV1 {
    file: Text<FileId>,
    sha256: String,
    bytes: u64,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::domain::codec) struct LostV1 {
    file: Text<FileId>,
    lost: Text<Lost>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct EraseFilesV1 {
    files: Vec<Text<FileId>>,
    reason: Text<EraseReason>,
}

impl From<&FilesAttached> for AttachV1 {
    fn from(it: &FilesAttached) -> Self {
        let file = |it: &FileAttached| FileV1 {
            id: Text(it.id),
            source: Text(it.key.clone()),
            media_type: it.media_type.clone(),
            bytes: it.bytes,
            fate: Text(it.fate),
        };
        Self { files: it.files.iter().map(file).collect() }
    }
}

impl From<AttachV1> for FilesAttached {
    fn from(it: AttachV1) -> Self {
        let file = |it: FileV1| FileAttached {
            id: it.id.0,
            key: it.source.0,
            media_type: it.media_type,
            bytes: it.bytes,
            fate: it.fate.0,
        };
        Self { files: it.files.into_iter().map(file).collect() }
    }
}

impl From<&FileCopied> for CopyV1 {
    fn from(it: &FileCopied) -> Self {
        let file = Text(it.file);
        match &it.copy {
            Copy::Kept { sha256, bytes } => {
                Self::Kept(KeptV1 { file, sha256: sha256.clone(), bytes: *bytes })
            }
            Copy::Lost(lost) => Self::Lost(LostV1 { file, lost: Text(*lost) }),
        }
    }
}

impl From<CopyV1> for FileCopied {
    fn from(it: CopyV1) -> Self {
        match it {
            CopyV1::Kept(it) => {
                Self { file: it.file.0, copy: Copy::Kept { sha256: it.sha256, bytes: it.bytes } }
            }
            CopyV1::Lost(it) => Self { file: it.file.0, copy: Copy::Lost(it.lost.0) },
        }
    }
}

impl From<&FilesErased> for EraseFilesV1 {
    fn from(it: &FilesErased) -> Self {
        Self { files: it.files.iter().copied().map(Text).collect(), reason: Text(it.reason) }
    }
}

impl From<EraseFilesV1> for FilesErased {
    fn from(it: EraseFilesV1) -> Self {
        Self { files: it.files.into_iter().map(|id| id.0).collect(), reason: it.reason.0 }
    }
}

//! The files of a message, as its row holds them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::event::Copy;
use crate::domain::id::FileId;
use crate::domain::state::File;
use crate::store::Error;
use crate::store::row::{read, read_some, uuid};

/// One of them; without `sha256` and `lost` it is not known yet what came of copying it, or it is not to be copied.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct FileEntry {
    id: Uuid,
    source: String,
    fate: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sha256: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lost: Option<String>,
}

impl From<&File> for FileEntry {
    fn from(it: &File) -> Self {
        let (sha256, bytes, lost) = match &it.copy {
            Some(Copy::Kept { sha256, bytes }) => (Some(sha256.clone()), Some(*bytes), None),
            Some(Copy::Lost(lost)) => (None, None, Some(lost.to_string())),
            None => (None, None, None),
        };
        let (id, source, fate) = (uuid(it.id.as_u128()), it.key.to_string(), it.fate.to_string());
        Self { id, source, fate, sha256, bytes, lost }
    }
}

impl TryFrom<FileEntry> for File {
    type Error = Error;

    fn try_from(it: FileEntry) -> Result<Self, Error> {
        let kept = it.sha256.map(|sha256| Copy::Kept { sha256, bytes: it.bytes.unwrap_or(0) });
        let lost = read_some("messages", it.id, it.lost.as_deref())?.map(Copy::Lost);
        Ok(Self {
            id: FileId::from_u128(it.id.as_u128()),
            key: read("messages", it.id, &it.source)?,
            fate: read("messages", it.id, &it.fate)?,
            copy: kept.or(lost),
        })
    }
}

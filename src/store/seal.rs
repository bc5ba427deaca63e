//! The one door for what people wrote and attached and what they are called: sealed as it is written, opened as it is read.
//!
//! AES-256-GCM-SIV (RFC 8452) stays safe when a nonce comes again, so the nonce is made of the row's id and no chance is needed:
//! the same words in the same row are sealed alike. Table and row are bound to what is sealed, so that words which
//! somebody moves to another row do not open.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use aes_gcm_siv::aead::{Aead, KeyInit, Payload};
use aes_gcm_siv::{Aes256GcmSiv, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use uuid::Uuid;

use crate::store::Error;

/// The longest name of a key.
const NAME: usize = 32;
/// The word that stands for no key.
const NONE: &str = "none";

/// The keys that texts and names are sealed with; none by default. Cheap to clone.
#[derive(Clone, Default)]
pub struct Safe {
    keys: Arc<Keys>,
}

#[derive(Default)]
struct Keys {
    /// The one that is written with; none: nothing is sealed.
    current: Option<String>,
    all: BTreeMap<String, Aes256GcmSiv>,
}

/// Why a setting names no keys, never with the keys in it.
#[derive(Debug, thiserror::Error)]
#[error(
    "must be keys such as 2026:BASE64 with commas between, the one to write with first: a short name without blanks, and 32 random bytes in base64 (openssl rand -base64 32); none as the first seals nothing"
)]
pub struct NoKeys;

/// What is sealed: it opens as what it was sealed as, and in the same row, alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Text,
    Name,
    FileName,
    FileLink,
    FileBody,
}

/// How many bytes longer sealed ones are: the length of what tells whether they were changed.
pub(super) const LONGER: usize = 16;

/// What a row holds: the row's id, the name of the key, and the words as they lie there.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Sealed(Uuid, Option<String>, String);

impl Sealed {
    pub(super) const fn of(row: Uuid, key: Option<String>, words: String) -> Self {
        Self(row, key, words)
    }
}

impl Safe {
    /// The keys that a setting names: `name:base64` with commas between. The first is written with.
    pub fn of(setting: &SecretString) -> Result<Self, NoKeys> {
        let mut keys = Keys::default();
        for (place, entry) in setting.expose_secret().split(',').map(str::trim).enumerate() {
            if entry == NONE && place == 0 {
                continue;
            }
            let (name, key) = entry.split_once(':').ok_or(NoKeys)?;
            let is_name = (1..=NAME).contains(&name.len()) && name.chars().all(|c| c.is_ascii_graphic());
            let key = STANDARD.decode(key).map_err(|_| NoKeys)?;
            let key = Aes256GcmSiv::new_from_slice(&key).map_err(|_| NoKeys)?;
            if !is_name || name == NONE || keys.all.insert(name.to_owned(), key).is_some() {
                return Err(NoKeys);
            }
            if place == 0 {
                keys.current = Some(name.to_owned());
            }
        }
        Ok(Self { keys: Arc::new(keys) })
    }

    /// The name of the key that is written with; none where nothing is sealed.
    pub fn current(&self) -> Option<&str> {
        self.keys.current.as_deref()
    }

    /// Whether what is sealed with this key can be opened.
    pub fn has(&self, key: &str) -> bool {
        self.keys.all.contains_key(key)
    }

    /// What is to lie in a row: the name of the key, and the words.
    pub(super) fn seal(&self, what: What, row: Uuid, words: String) -> (Option<String>, String) {
        let Some((key, sealed)) = self.lock(what, row, words.as_bytes()) else { return (None, words) };
        (Some(key), STANDARD.encode(sealed))
    }

    /// The same of bytes that are no words, which are left as bytes.
    pub(super) fn seal_bytes<'a>(
        &self,
        what: What,
        row: Uuid,
        bytes: &'a [u8],
    ) -> (Option<String>, Cow<'a, [u8]>) {
        match self.lock(what, row, bytes) {
            Some((key, sealed)) => (Some(key), sealed.into()),
            None => (None, bytes.into()),
        }
    }

    /// The words of a row.
    pub(super) fn open(&self, what: What, Sealed(row, key, words): Sealed) -> Result<String, Error> {
        let Some(key) = key else { return Ok(words) };
        let sealed = STANDARD.decode(words).map_err(|_| what.broken(row, &key))?;
        String::from_utf8(self.unlock(what, row, &key, &sealed)?).map_err(|_| what.broken(row, &key))
    }

    /// The bytes of a row.
    pub(super) fn open_bytes(
        &self,
        what: What,
        row: Uuid,
        key: Option<&str>,
        bytes: Vec<u8>,
    ) -> Result<Vec<u8>, Error> {
        match key {
            Some(key) => self.unlock(what, row, key, &bytes),
            None => Ok(bytes),
        }
    }

    /// None where nothing is sealed.
    fn lock(&self, what: What, row: Uuid, bytes: &[u8]) -> Option<(String, Vec<u8>)> {
        let current = self.keys.current.as_ref()?;
        let bound = what.bound(row);
        let sealed = self.keys.all.get(current).map(|key| {
            let payload = Payload { msg: bytes, aad: &bound };
            key.encrypt(&nonce(row), payload)
        });
        let sealed = sealed.expect("the key that is written with is one of them");
        let sealed = sealed.expect("what is sealed is shorter than the 64 GiB that can be sealed at once");
        Some((current.clone(), sealed))
    }

    fn unlock(&self, what: What, row: Uuid, key: &str, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let cipher = self.keys.all.get(key).ok_or_else(|| Error::Locked { key: key.to_owned() })?;
        let payload = Payload { msg: sealed, aad: &what.bound(row) };
        cipher.decrypt(&nonce(row), payload).map_err(|_| what.broken(row, key))
    }
}

impl What {
    const fn table(self) -> &'static str {
        match self {
            Self::Text => "texts",
            Self::Name => "accounts",
            Self::FileName | Self::FileLink | Self::FileBody => "files",
        }
    }

    /// What else must be the same for it to open: where it lies. Never changed, or nothing sealed before opens.
    fn bound(self, row: Uuid) -> Vec<u8> {
        let place = match self {
            Self::Text | Self::Name => self.table(),
            Self::FileName => "files.name",
            Self::FileLink => "files.url",
            Self::FileBody => "files.body",
        };
        [place.as_bytes(), b":", row.as_bytes()].concat()
    }

    fn broken(self, row: Uuid, key: &str) -> Error {
        let what = format!("what lies there was not sealed with the key {key}, or not for this row");
        Error::Inconsistent { table: self.table(), row: row.to_string(), what }
    }
}

impl fmt::Debug for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Safe").field("current", &self.keys.current).finish_non_exhaustive()
    }
}

/// An id's last 12 bytes hold all of its chance.
fn nonce(row: Uuid) -> Nonce {
    let mut nonce = Nonce::default();
    nonce.copy_from_slice(row.as_bytes().last_chunk::<12>().expect("an id has 16 bytes"));
    nonce
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "old:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    const NEW: &str = "new:Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=";

    fn safe(setting: &str) -> Safe {
        Safe::of(&setting.to_owned().into()).unwrap()
    }

    fn sealed(safe: &Safe, row: u128, words: &str) -> Sealed {
        let row = Uuid::from_u128(row);
        let (key, words) = safe.seal(What::Text, row, words.to_owned());
        Sealed(row, key, words)
    }

    #[test]
    fn what_is_sealed_opens_in_its_own_row_alone() {
        let safe = safe(NEW);
        let Sealed(row, key, words) = sealed(&safe, 7, "Zwei und zwei? 🐦");
        assert!(!words.contains("Zwei"));
        assert_eq!(sealed(&safe, 7, "Zwei und zwei? 🐦").2, words, "twice is once");
        let lies = |row| Sealed(row, key.clone(), words.clone());
        assert_eq!(safe.open(What::Text, lies(row)).unwrap(), "Zwei und zwei? 🐦");
        assert!(safe.open(What::Text, lies(Uuid::from_u128(8))).is_err());
        assert!(safe.open(What::Name, lies(row)).is_err());
        assert!(safe.open(What::Text, Sealed(row, key, "AAAA".to_owned())).is_err());
    }

    #[test]
    fn bytes_open_as_what_they_were_sealed_as_and_are_no_longer_than_said() {
        let (safe, row, bytes) = (safe(NEW), Uuid::from_u128(7), b"\x89PNG\0\xff");
        let (key, sealed) = safe.seal_bytes(What::FileBody, row, bytes);
        assert_eq!(sealed.len(), bytes.len() + LONGER);
        let open = |what, row| safe.open_bytes(what, row, key.as_deref(), sealed.to_vec());
        assert_eq!(open(What::FileBody, row).unwrap(), bytes);
        assert!(open(What::FileName, row).is_err() && open(What::FileBody, Uuid::from_u128(8)).is_err());
        let (none, plain) = Safe::default().seal_bytes(What::FileBody, row, bytes);
        assert_eq!((none, &*plain), (None, &bytes[..]));
    }

    #[test]
    fn an_older_key_still_opens_what_it_sealed() {
        let both = safe(&format!("{NEW}, {OLD}"));
        let before = sealed(&safe(OLD), 1, "hello");
        assert_eq!(both.open(What::Text, before.clone()).unwrap(), "hello");
        assert_eq!(sealed(&both, 1, "hello").1.as_deref(), Some("new"));
        let locked = safe(NEW).open(What::Text, before);
        assert!(matches!(locked, Err(Error::Locked { key }) if key == "old"));
    }

    #[test]
    fn without_a_key_words_lie_as_they_are() {
        for safe in [Safe::default(), safe(&format!("none,{OLD}"))] {
            let Sealed(_, key, words) = sealed(&safe, 1, "hello");
            assert_eq!((key, words.as_str()), (None, "hello"));
        }
        assert!(safe(&format!("none,{OLD}")).has("old"));
    }

    #[test]
    fn a_setting_that_names_no_keys_is_refused() {
        let short = "k:AAECAw==";
        for wrong in ["", "hush", "k:", short, ":AAAA", &format!("{OLD},{OLD}"), &format!("{OLD},none")] {
            assert!(Safe::of(&wrong.to_owned().into()).is_err(), "{wrong}");
        }
    }
}

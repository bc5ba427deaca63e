//! What a conversation leaves behind to be told again: its events, and words with whose they are.

use crate::domain::event::Recorded;
use crate::domain::id::PersonId;
use crate::domain::key::{GuildKey, PlaceKey};

/// Everything that happened in one conversation up to a moment, in the order of the log; never empty.
pub type History = Vec<Recorded>;

/// Which part of the log is told again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// What was recorded after this place in the log; 0 for all.
    pub after: i64,
    /// What was recorded up to and with this place.
    pub until: i64,
    /// What happened in this server alone, if given.
    pub guild: Option<GuildKey>,
    /// What happened in this place and its threads alone, if given.
    pub place: Option<PlaceKey>,
    /// Nothing of what happened in these places and their threads.
    pub except: Vec<PlaceKey>,
}

/// What is in a file that was not erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Enclosure {
    /// A text, and SHA-256 of the file's bytes in hexadecimal.
    Text {
        /// The words.
        words: String,
        /// The hash.
        sha256: String,
    },
    /// An image.
    Image,
}

/// Words that were not erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The words.
    pub words: String,
    /// Whose they are; none for the model's and the set-up's.
    pub by: Option<PersonId>,
}

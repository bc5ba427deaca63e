//! What is kept of one person, for them to see.

use crate::domain::id::PersonId;
use crate::domain::time::Timestamp;

/// All of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mine {
    /// Their pseudonym.
    pub person: PersonId,
    /// The platform's id of their account.
    pub account: Option<String>,
    /// The name that they go by there.
    pub name: Option<String>,
    /// What they did, the oldest first.
    pub entries: Vec<Entry>,
}

/// One thing that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What kind of thing.
    pub kind: String,
    /// When it was.
    pub at: Option<Timestamp>,
    /// Where.
    pub place: Option<String>,
    /// Every version of its words that is still there.
    pub texts: Vec<String>,
    /// Everything else that its row says.
    pub row: serde_json::Value,
}

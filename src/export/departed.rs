//! An example that is in an export no more, as a line of JSON.

use serde::Serialize;

use crate::domain::id::MessageId;
use crate::export::reason::Reason;

#[derive(Serialize)]
struct Line<'a> {
    set: &'a str,
    example_id: &'a str,
    /// None: opinions make another pair of its replies, or it is not among what was asked for any more.
    reason: Option<Reason>,
}

/// The line, without a line break.
pub fn line(set: &str, example_id: &str, reason: Option<Reason>) -> String {
    serde_json::to_string(&Line { set, example_id, reason }).expect("a line is made of texts")
}

/// The replies that an example is made of, by its name.
pub fn replies(example_id: &str) -> Vec<MessageId> {
    example_id.split('-').filter_map(|part| part.parse().ok()).collect()
}

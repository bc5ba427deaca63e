//! What figures are drawn from and what people see of them; drawing itself is another room's, and handed in.

use crate::bot::texts::Texts;
use crate::domain::tally::{Reviews, Tally};

/// How figures are drawn. It computes for a while, so it is called where that holds nobody up.
pub type Draw = fn(&Counts) -> Report;

/// What figures are made from.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// The replies that are meant, in a few words.
    pub about: String,
    /// These, with what people thought of them.
    pub tallies: Vec<Tally>,
    /// How their reviews stand.
    pub reviews: Reviews,
    /// The language in which all of it is said.
    pub texts: Texts,
}

/// Figures as people see them.
#[derive(Debug)]
pub struct Report {
    /// What to know first.
    pub lines: String,
    /// What the picture shows, for whoever does not see it.
    pub in_words: String,
    /// The picture, a PNG; else why there is none.
    pub picture: Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>>,
}

//! How reviews are stored: one word, and the text that should have been said.

use serde::{Deserialize, Serialize};

use crate::domain::codec::text::Text;
use crate::domain::id::TextId;
use crate::domain::review::{Review, Verdict};

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "review", rename_all = "snake_case")]
pub(in crate::domain::codec) enum ReviewV1 {
    Good,
    Bad,
    Corrected { text: Text<TextId> },
    Excluded,
    Skipped,
    Undone,
}

impl From<&Review> for ReviewV1 {
    fn from(it: &Review) -> Self {
        match *it {
            Review::Decided(Verdict::Good) => Self::Good,
            Review::Decided(Verdict::Bad) => Self::Bad,
            Review::Decided(Verdict::Corrected(text)) => Self::Corrected { text: Text(text) },
            Review::Decided(Verdict::Excluded) => Self::Excluded,
            Review::Skipped => Self::Skipped,
            Review::Undone => Self::Undone,
        }
    }
}

impl From<ReviewV1> for Review {
    fn from(it: ReviewV1) -> Self {
        match it {
            ReviewV1::Good => Self::Decided(Verdict::Good),
            ReviewV1::Bad => Self::Decided(Verdict::Bad),
            ReviewV1::Corrected { text } => Self::Decided(Verdict::Corrected(text.0)),
            ReviewV1::Excluded => Self::Decided(Verdict::Excluded),
            ReviewV1::Skipped => Self::Skipped,
            ReviewV1::Undone => Self::Undone,
        }
    }
}

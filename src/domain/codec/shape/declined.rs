//! How it is stored that a question is not asked of the model.

use serde::{Deserialize, Serialize};

use crate::domain::codec::text::Text;
use crate::domain::event::QuestionDeclined;
use crate::domain::quota::Whose;

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct DeclineV1 {
    limit: Text<Whose>,
    told: bool,
}

impl From<&QuestionDeclined> for DeclineV1 {
    fn from(it: &QuestionDeclined) -> Self {
        Self { limit: Text(it.limit), told: it.told }
    }
}

impl From<DeclineV1> for QuestionDeclined {
    fn from(it: DeclineV1) -> Self {
        Self { limit: it.limit.0, told: it.told }
    }
}

//! A question that is not asked of the model.

use crate::domain::quota::Whose;

/// A limit of the day is reached; the event's message is the question, which nobody answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionDeclined {
    /// Whose limit.
    pub limit: Whose,
    /// Whether the person is told in words, with this.
    pub told: bool,
}

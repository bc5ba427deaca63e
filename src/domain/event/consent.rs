//! A person says what may be done with their words, in so many words or by addressing the bot.

use crate::domain::consent::Step;

/// The event's person chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConsentSet {
    /// What was chosen about.
    pub step: Step,
    /// Agreed, or taken back.
    pub given: bool,
    /// Which version of the bot's words about it they had before them.
    pub shown: u32,
}

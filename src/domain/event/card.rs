//! What happens around the card of a reply in the moderators' channel.

use crate::domain::id::{FeedbackId, TextId};
use crate::domain::key::Spot;

/// A card of a reply is to be seen.
#[derive(Clone, Debug, PartialEq)]
pub struct CardShown {
    /// Where, and under which id.
    pub spot: Spot,
}

/// A moderator said something about a reply to other moderators, changed it, or withdrew it.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteGiven {
    /// The same through all edits; notes have their ids from the same hat as feedback.
    pub note: FeedbackId,
    /// What was said; none for withdrawn.
    pub text: Option<TextId>,
    /// The platform's message that says it.
    pub spot: Spot,
}

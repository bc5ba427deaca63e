//! Facts about several replies to the same turns: another one was asked for, one was found better.

use crate::domain::event::{Standing, Through};
use crate::domain::id::MessageId;

/// The same turns were asked again; the event's message is the reply that is owed for it.
#[derive(Clone, Debug, PartialEq)]
pub struct AnotherAsked {
    /// The first reply to those turns, beside which this one will stand.
    pub beside: MessageId,
    /// The model that was chosen for it; none for the one that would be asked anyway.
    pub model: Option<String>,
    /// By what way it was asked for.
    pub through: Through,
}

/// A person found one reply better than the others to the same turns; the event's message is that reply.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplyPreferred {
    /// The others, as far as they had been written by then.
    pub over: Vec<MessageId>,
    /// By what way.
    pub through: Through,
    /// What the person is to the reply.
    pub standing: Standing,
}

//! After an absence: what to ask a platform, in which order, how much of it, and what the answers mean.

mod bounds;
mod comparison;
mod course;

pub use bounds::{Allowance, LOOKS, PAGES, PEOPLE, PLACES, REMEMBERED, SERVERS};
pub use comparison::{Comparison, Difference, Remembered, What};
pub use course::{Course, Leg};

use crate::domain::event::Place;
use crate::domain::inbound::{Count, Said};
use crate::domain::key::MessageKey;
use crate::domain::time::Timestamp;

/// How far back is looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Horizon {
    /// The last message that was heard before the absence; none where that is not known.
    pub after: Option<MessageKey>,
    /// Nothing older than this is read, however long the absence was.
    pub not_before: Timestamp,
}

/// A place as the platform lists it.
#[derive(Clone, Debug, PartialEq)]
pub struct Charted {
    /// The place.
    pub place: Place,
    /// Whether something was written there beyond the horizon.
    pub has_news: bool,
}

/// A message as the platform shows it now.
#[derive(Clone, Debug, PartialEq)]
pub struct Sight {
    /// Which message.
    pub message: MessageKey,
    /// What it says, if a person wrote it.
    pub said: Option<Said>,
    /// When its text was last changed.
    pub edited_at: Option<Timestamp>,
    /// Its reactions.
    pub reactions: Vec<Count>,
    /// The thread that hangs on it.
    pub thread: Option<Charted>,
}

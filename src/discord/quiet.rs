//! Frames that mean nothing still move the stored sequence on, but together: a burst of them costs one commit.

use std::time::Duration;

use tokio::time::Instant;

use crate::bot::ear::{Ear, Full, Mark};

/// How long after the first of them the queue is told of the last.
const TOGETHER: Duration = Duration::from_secs(1);

/// The last frame without meaning that the queue has not been told of.
#[derive(Debug, Default)]
pub(super) struct Quiet {
    last: Option<(Mark, Instant)>,
}

impl Quiet {
    /// Whether there is anything to tell.
    pub(super) const fn is_owed(&self) -> bool {
        self.last.is_some()
    }

    /// One more of them.
    pub(super) fn keep(&mut self, mark: Mark) {
        let due = self.last.take().map_or_else(|| Instant::now() + TOGETHER, |(_, due)| due);
        self.last = Some((mark, due));
    }

    /// A later frame speaks for all before it.
    pub(super) fn forget(&mut self) {
        self.last = None;
    }

    /// When the queue is to be told.
    pub(super) fn due(&self) -> Instant {
        self.last.as_ref().map_or_else(Instant::now, |(_, due)| *due)
    }

    /// Tells the queue, if there is anything to tell.
    pub(super) fn tell(&mut self, ear: &Ear) -> Result<(), Full> {
        match self.last.take() {
            Some((mark, _)) => ear.hear(None, mark),
            None => Ok(()),
        }
    }
}

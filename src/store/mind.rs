//! Words of people who do not want them kept: held in memory alone, until they are answered and for a little longer, so that
//! what is said next can follow them.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::domain::id::TextId;

/// How long they are held.
const HELD: Duration = Duration::from_secs(15 * 60);
/// How many are held at the most; each is as long as a message or a reply may be.
const ROOM: usize = 2_000;

/// What is held, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Mind {
    held: Mutex<VecDeque<Held>>,
}

struct Held {
    text: TextId,
    words: String,
    since: Instant,
}

impl std::fmt::Debug for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Held").field("text", &self.text).finish_non_exhaustive()
    }
}

impl Mind {
    /// Holds words that are in no database.
    pub(super) fn hold(&self, text: TextId, words: &str, now: Instant) {
        let mut held = self.at(now);
        if held.iter().any(|it| it.text == text) {
            return;
        }
        if held.len() >= ROOM {
            held.pop_front();
        }
        held.push_back(Held { text, words: words.to_owned(), since: now });
    }

    /// Lets go of words that were erased.
    pub(super) fn let_go(&self, texts: &[TextId], now: Instant) {
        self.at(now).retain(|it| !texts.contains(&it.text));
    }

    /// The words, if they are still held.
    pub(super) fn recall(&self, text: TextId, now: Instant) -> Option<String> {
        self.at(now).iter().find(|it| it.text == text).map(|it| it.words.clone())
    }

    /// What is held by now.
    fn at(&self, now: Instant) -> MutexGuard<'_, VecDeque<Held>> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        while held.front().is_some_and(|it| now.saturating_duration_since(it.since) > HELD) {
            held.pop_front();
        }
        held
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_forgotten_after_a_while_and_when_there_are_too_many() {
        let (mind, now) = (Mind::default(), Instant::now());
        let text = |number: usize| TextId::from_u128(number as u128);
        mind.hold(text(0), "hello", now);
        assert_eq!(mind.recall(text(0), now + HELD).as_deref(), Some("hello"));
        assert_eq!(mind.recall(text(0), now + HELD * 2), None);
        (1..=ROOM + 1).for_each(|number| mind.hold(text(number), "hello", now));
        assert_eq!(mind.recall(text(1), now), None);
        assert!(mind.recall(text(2), now).is_some());
        assert!(!format!("{mind:?}").contains("hello"));
    }
}

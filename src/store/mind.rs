//! Words of people who do not want them kept: held in memory alone, until they are answered and for a little longer, so that
//! what is said next can follow them.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::domain::id::TextId;
use crate::domain::key::AccountKey;

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
    /// Whose they are, as far as that is known; this stands nowhere else.
    by: Option<AccountKey>,
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
    pub(super) fn hold(&self, text: TextId, words: &str, by: Option<&AccountKey>, now: Instant) {
        let mut held = self.at(now);
        if held.iter().any(|it| it.text == text) {
            return;
        }
        if held.len() >= ROOM {
            held.pop_front();
        }
        held.push_back(Held { text, by: by.cloned(), words: words.to_owned(), since: now });
    }

    /// Lets go of words that were erased.
    pub(super) fn let_go(&self, texts: &[TextId], now: Instant) {
        self.at(now).retain(|it| !texts.contains(&it.text));
    }

    /// Lets go of what somebody said who wants all of it gone.
    pub(super) fn let_go_of(&self, account: &AccountKey, now: Instant) {
        self.at(now).retain(|it| it.by.as_ref() != Some(account));
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
        mind.hold(text(0), "hello", None, now);
        assert_eq!(mind.recall(text(0), now + HELD).as_deref(), Some("hello"));
        assert_eq!(mind.recall(text(0), now + HELD * 2), None);
        (1..=ROOM + 1).for_each(|number| mind.hold(text(number), "hello", None, now));
        assert_eq!(mind.recall(text(1), now), None);
        assert!(mind.recall(text(2), now).is_some());
        assert!(!format!("{mind:?}").contains("hello"));
    }

    #[test]
    fn what_one_of_them_said_is_let_go_and_what_others_said_stays() {
        let (mind, now) = (Mind::default(), Instant::now());
        let [ada, bob] = ["ada", "bob"].map(AccountKey::discord);
        let [hers, his, nobodys] = [1, 2, 3].map(TextId::from_u128);
        mind.hold(hers, "hello", Some(&ada), now);
        mind.hold(his, "hello", Some(&bob), now);
        mind.hold(nobodys, "hello", None, now);
        let held = |mind: &Mind| [hers, his, nobodys].map(|text| mind.recall(text, now).is_some());
        mind.let_go_of(&ada, now);
        assert_eq!(held(&mind), [false, true, true]);
        mind.let_go(&[his], now);
        assert_eq!(held(&mind), [false, false, true]);
    }
}

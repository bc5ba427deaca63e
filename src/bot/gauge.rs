//! What is learnt of a model as it answers: how many tokens it takes, and how many its server counts where we estimate.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// How many ratios count as recent.
const RECENT: usize = 16;
/// A ratio beyond these is no tokenizer's, but a server that counts something else.
const SENSIBLE: std::ops::RangeInclusive<f64> = 0.1..=4.0;
/// A limit is asked for again after this time: the server may have been started anew with another one.
const AGAIN: Duration = Duration::from_secs(60 * 60);
/// And after a failure or an overflow no sooner than this.
const SOON: Duration = Duration::from_secs(60);

/// What is known of a model's tokens. Cheap to clone; clones are the same gauge.
#[derive(Clone, Debug, Default)]
pub struct Gauge {
    known: Arc<Mutex<Known>>,
}

#[derive(Debug, Default)]
struct Known {
    /// Counted tokens for each estimated one, of the last requests.
    ratios: VecDeque<f64>,
    /// How many tokens the server takes for a request and its answer.
    limit: Option<u64>,
    /// When to ask for the limit next; none: at once.
    ask_at: Option<Instant>,
}

impl Gauge {
    /// What an estimate is multiplied by: the highest ratio of late.
    pub fn calibration(&self) -> f64 {
        self.known().ratios.iter().copied().reduce(f64::max).unwrap_or(1.0)
    }

    /// A server counted so many tokens for a prompt of this estimate.
    pub fn counted(&self, tokens: u64, estimate: u64) {
        let ratio = tokens as f64 / estimate.max(1) as f64;
        if tokens > 0 && SENSIBLE.contains(&ratio) {
            let mut known = self.known();
            known.ratios.truncate(RECENT - 1);
            known.ratios.push_front(ratio);
        }
    }

    /// How many tokens the server takes for a request and its answer, where that is known.
    pub fn limit(&self) -> Option<u64> {
        self.known().limit
    }

    /// Whether the limit should be asked for now; whoever is told so asks.
    pub fn wants_limit(&self, now: Instant) -> bool {
        let mut known = self.known();
        let is_due = known.ask_at.is_none_or(|at| at <= now);
        if is_due {
            known.ask_at = Some(now + SOON);
        }
        is_due
    }

    /// The server tells its limit, or (`None`) that it tells none.
    pub fn told(&self, limit: Option<u64>, now: Instant) {
        let mut known = self.known();
        known.limit = limit.or(known.limit);
        known.ask_at = Some(now + AGAIN);
    }

    /// A request was too long: it may say what would not have been, and the server is asked soon.
    pub fn overflowed(&self, limit: Option<u64>, now: Instant) {
        let mut known = self.known();
        known.limit = limit.or(known.limit);
        known.ask_at = known.ask_at.map(|at| at.min(now + SOON));
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(counted: &[(u64, u64)]) -> f64 {
        let gauge = Gauge::default();
        counted.iter().for_each(|(tokens, estimate)| gauge.counted(*tokens, *estimate));
        gauge.calibration()
    }

    #[test]
    fn the_highest_ratio_of_late_holds() {
        assert_eq!(after(&[]), 1.0);
        assert_eq!(after(&[(50, 100), (150, 100), (80, 100)]), 1.5);
        let mut many = vec![(300, 100)];
        many.extend([(50, 100); RECENT]);
        assert_eq!(after(&many), 0.5);
    }

    #[test]
    fn nonsense_teaches_nothing() {
        assert_eq!(after(&[(0, 100), (1_000_000, 10), (10, 0), (1, 1_000)]), 1.0);
    }

    #[test]
    fn a_limit_is_asked_for_now_and_then() {
        let (gauge, start) = (Gauge::default(), Instant::now());
        assert!(gauge.wants_limit(start) && !gauge.wants_limit(start));
        assert!(gauge.wants_limit(start + SOON), "it was not told");
        gauge.told(Some(1_024), start);
        assert!(!gauge.wants_limit(start + SOON) && gauge.limit() == Some(1_024));
        gauge.told(None, start);
        assert_eq!(gauge.limit(), Some(1_024), "what was known stays");
        gauge.overflowed(Some(512), start);
        assert!(gauge.wants_limit(start + SOON) && gauge.limit() == Some(512));
        assert!(!gauge.wants_limit(start + SOON));
    }
}

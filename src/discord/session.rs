//! Where a shard stands in its gateway session, and how long it waits before it tries again.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;

use crate::bot::ear::{Mark, Session};

/// A connection that lived this long was no failure.
const LIVED: Duration = Duration::from_secs(10);
/// Pauses before connecting again, in milliseconds; the stored session rebuilds everything, so trying is cheap.
const BEFORE_CONNECTING: [u64; 7] = [0, 250, 500, 1_000, 2_000, 4_000, 5_000];
/// The last frame of a session that the queue has taken.
#[derive(Clone, Debug)]
pub(super) struct Position {
    /// The session.
    pub(super) session: Arc<Session>,
    /// The frame's sequence number: a resume begins after it.
    pub(super) seq: u64,
}

impl Position {
    /// The mark of this frame.
    pub(super) fn mark(&self) -> Mark {
        Mark { session: self.session.clone(), seq: self.seq }
    }
}

/// How often a session's own address may fail before the general one is tried: about forty seconds long.
const TRUSTED: usize = 12;

/// How often it has failed in a row.
#[derive(Debug, Default)]
pub(super) struct Pauses {
    failures: usize,
    /// Failures after which there was not even a session.
    unreached: usize,
}

impl Pauses {
    /// How long to wait now.
    pub(super) fn pause(&self) -> Duration {
        let ms = BEFORE_CONNECTING.get(self.failures).or(BEFORE_CONNECTING.last()).copied();
        Duration::from_millis(ms.unwrap_or_default())
    }

    /// Whether the session's own address has failed often enough to ask for the general one, every other time.
    pub(super) const fn doubts_address(&self) -> bool {
        self.unreached >= TRUSTED && self.unreached.is_multiple_of(2)
    }

    /// The session is gone, which the gateway itself has said: it can be reached.
    pub(super) fn reached(&mut self) {
        *self = Self::default();
    }

    /// A connection has ended after this long; whether its session was ever up.
    pub(super) fn ended_after(&mut self, lived: Duration, was_up: bool) {
        self.failures = if lived >= LIVED { 0 } else { self.failures.saturating_add(1) };
        self.unreached = if was_up { 0 } else { self.unreached.saturating_add(1) };
    }
}

/// A gateway's address in a form that the socket takes; none for what is no address. The socket's library panics
/// at those.
pub(super) fn address(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let is_plain = url.query().is_none() && url.fragment().is_none() && url.has_host();
    let is_socket = matches!(url.scheme(), "ws" | "wss");
    (is_plain && is_socket).then(|| url.as_str().trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_address(url: &str, expected: Option<&str>) {
        assert_eq!(address(url).as_deref(), expected, "{url}");
    }

    #[test]
    fn an_address_is_made_fit_for_the_socket() {
        check_address("wss://gateway.discord.gg", Some("wss://gateway.discord.gg"));
        check_address("ws://127.0.0.1:4001/", Some("ws://127.0.0.1:4001"));
        for odd in ["", "gateway", "https://discord.com", "wss://", "wss://a?b", "wss://a b"] {
            check_address(odd, None);
        }
    }

    #[test]
    fn connecting_waits_five_seconds_at_most() {
        let mut pauses = Pauses::default();
        assert_eq!(pauses.pause(), Duration::ZERO);
        for _ in 0..1_000 {
            assert!(pauses.pause() <= Duration::from_secs(5));
            pauses.ended_after(Duration::ZERO, true);
        }
        assert_eq!(pauses.pause(), Duration::from_secs(5));
        pauses.ended_after(Duration::from_secs(11), true);
        assert_eq!(pauses.pause(), Duration::ZERO);
    }

    /// A gateway that refuses for so long, on a clock of its own: how long after its return it is reached, and after how
    /// many attempts.
    fn outage(away: Duration) -> (Duration, usize) {
        let (mut pauses, mut now) = (Pauses::default(), Duration::ZERO);
        for attempts in 1.. {
            now += pauses.pause();
            if now >= away {
                return (now - away, attempts);
            }
            pauses.ended_after(Duration::ZERO, false);
        }
        unreachable!("each pause but the first is longer than nothing")
    }

    #[test]
    fn a_gateway_that_refuses_for_minutes_is_reached_within_five_seconds_of_its_return() {
        for (seconds, at_most) in [(3, 6), (30, 12), (600, 126), (86_400, 17_286)] {
            let (late, attempts) = outage(Duration::from_secs(seconds));
            assert!(late <= Duration::from_secs(5), "{late:?} after {seconds} s");
            assert!(attempts <= at_most, "{attempts} attempts in {seconds} s");
        }
    }

    #[test]
    fn an_address_that_cannot_be_reached_is_doubted_every_other_time() {
        let mut pauses = Pauses::default();
        let mut doubted = |was_up| {
            pauses.ended_after(Duration::ZERO, was_up);
            pauses.doubts_address()
        };
        assert!((0..11).all(|_| !doubted(false)));
        assert_eq!([doubted(false), doubted(false), doubted(false)], [true, false, true]);
        assert!(!doubted(true));
    }
}

//! Rate limits in fixed windows, one for each method, route and channel, and a global one (FACTS section 2).

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::{faults::Limited, id::Id, options::Rate};

/// Windows are swept when there are this many.
const SWEEP: usize = 4096;

/// A window opened by its first call.
#[derive(Clone, Copy)]
struct Window {
    opened: Instant,
    used: u32,
}

impl Window {
    /// How long the window stays shut; None when it has room.
    fn shut(&mut self, rate: Rate, now: Instant) -> Option<Duration> {
        if now.duration_since(self.opened) >= rate.per {
            *self = Window { opened: now, used: 0 };
        }
        (self.used >= rate.calls).then(|| self.left(rate, now))
    }

    fn left(self, rate: Rate, now: Instant) -> Duration {
        (self.opened + rate.per).saturating_duration_since(now)
    }
}

/// How the window of a call stood after it, as its headers say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WindowState {
    /// Calls that a window admits.
    pub limit: u32,
    /// Calls that are left.
    pub remaining: u32,
    /// Until the next window.
    pub reset_after: Duration,
}

/// A call that comes too early.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TooMany {
    pub(crate) kind: Limited,
    pub(crate) retry_after: Duration,
}

/// What limits apply to a call.
#[derive(Clone, Debug)]
pub(crate) struct Limiting {
    /// The method and the route; with the major id it makes the bucket.
    pub(crate) bucket: String,
    pub(crate) major: Option<Id>,
    pub(crate) rate: Rate,
    /// Interaction routes do not count against the global limit.
    pub(crate) global: Option<Rate>,
    /// An edit of a message older than an hour.
    pub(crate) old: Option<Rate>,
}

type Key = (String, Option<Id>);

#[derive(Default)]
pub(crate) struct Windows {
    windows: HashMap<Key, Window>,
}

impl Windows {
    /// Counts a call, or says why it is too early. A refused call takes nothing.
    pub(crate) fn count(&mut self, by: &Limiting, now: Instant) -> (WindowState, Option<TooMany>) {
        if self.windows.len() > SWEEP {
            self.windows.retain(|_, window| now.duration_since(window.opened) < Duration::from_secs(60));
        }
        let refused = self.refusal(by, now);
        let window = self.window((by.bucket.clone(), by.major), now);
        let state = WindowState {
            limit: by.rate.calls,
            remaining: by.rate.calls.saturating_sub(window.used),
            reset_after: window.left(by.rate, now),
        };
        (state, refused)
    }

    fn refusal(&mut self, by: &Limiting, now: Instant) -> Option<TooMany> {
        let own = (by.bucket.clone(), by.major);
        let old = (format!("{} old", by.bucket), by.major);
        let everywhere = ("global".to_owned(), None);
        let asked = [
            (everywhere, by.global, Limited::Global),
            (old, by.old, Limited::OldMessage),
            (own, Some(by.rate), Limited::User),
        ];
        let asked: Vec<_> =
            asked.into_iter().filter_map(|(key, rate, kind)| Some((key, rate?, kind))).collect();
        for (key, rate, kind) in &asked {
            if let Some(retry_after) = self.window(key.clone(), now).shut(*rate, now) {
                return Some(TooMany { kind: *kind, retry_after });
            }
        }
        for (key, ..) in asked {
            self.window(key, now).used += 1;
        }
        None
    }

    fn window(&mut self, key: Key, now: Instant) -> &mut Window {
        self.windows.entry(key).or_insert(Window { opened: now, used: 0 })
    }
}

impl TooMany {
    /// The body of the 429; `code` is optional in it (FACTS section 2).
    pub(crate) fn body(&self, with_code: bool) -> Value {
        let (message, code) = match self.kind {
            Limited::User | Limited::Global => ("You are being rate limited.", 0),
            Limited::Shared => ("The resource is being rate limited.", 40062),
            Limited::OldMessage => ("Maximum number of edits to messages older than 1 hour reached.", 30046),
        };
        let mut body = json!({
            "message": message,
            "retry_after": self.retry_after.as_secs_f64(),
            "global": self.kind == Limited::Global,
        });
        if with_code || code == 30046 {
            body["code"] = json!(code);
        }
        body
    }

    pub(crate) fn scope(&self) -> &'static str {
        match self.kind {
            Limited::User | Limited::OldMessage => "user",
            Limited::Shared => "shared",
            Limited::Global => "global",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limiting(major: u64) -> Limiting {
        let global = Some(Rate::new(3, 1000));
        Limiting {
            bucket: "edit".to_owned(),
            major: Some(Id(major)),
            rate: Rate::new(2, 5000),
            global,
            old: None,
        }
    }

    #[test]
    fn a_window_is_opened_by_its_first_call_and_is_fixed() {
        let (mut windows, start) = (Windows::default(), Instant::now());
        let at = |ms| start + Duration::from_millis(ms);
        let (first, none) = windows.count(&limiting(1), at(0));
        assert_eq!((first.remaining, first.reset_after, none.is_none()), (1, Duration::from_secs(5), true));
        assert!(windows.count(&limiting(1), at(4000)).1.is_none());
        let refused = windows.count(&limiting(1), at(4500)).1.expect("the window is full");
        assert_eq!((refused.kind, refused.retry_after), (Limited::User, Duration::from_millis(500)));
        assert!(windows.count(&limiting(1), at(5000)).1.is_none(), "a new window");
    }

    #[test]
    fn channels_have_windows_of_their_own_and_share_the_global_one() {
        let (mut windows, now) = (Windows::default(), Instant::now());
        for channel in [1, 1, 2] {
            assert!(windows.count(&limiting(channel), now).1.is_none());
        }
        assert_eq!(windows.count(&limiting(2), now).1.expect("3 calls in a second").kind, Limited::Global);
    }
}

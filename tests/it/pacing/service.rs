//! A chat service as its limits show it: fixed windows by route and channel, and fifty calls in any second.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use teachback::domain::budget::{Answered, Limits, Refused, Route, Scope};

const SECOND: Duration = Duration::from_secs(1);

/// The service's clock starts at zero and is told with each call.
pub(super) struct Service {
    limits: double::Limits,
    windows: HashMap<(Route, usize), (Duration, u32)>,
    lately: VecDeque<Duration>,
    pub(super) calls: usize,
    pub(super) refused: usize,
}

impl Service {
    pub(super) fn new() -> Self {
        let (windows, lately) = (HashMap::new(), VecDeque::new());
        Self { limits: double::Limits::default(), windows, lately, calls: 0, refused: 0 }
    }

    /// What is answered to a call that arrives at `now`; it took effect if it was not refused.
    pub(super) fn call(&mut self, route: Route, channel: usize, now: Duration) -> Answered {
        self.calls += 1;
        while self.lately.front().is_some_and(|&then| then + SECOND <= now) {
            self.lately.pop_front();
        }
        self.lately.push_back(now);
        if self.lately.len() > usize::try_from(self.limits.global.calls).unwrap() {
            return self.refuse(SECOND, Scope::Global, None);
        }
        let rate = match route {
            Route::Create => self.limits.create_message,
            Route::Edit => self.limits.edit_message,
            _ => self.limits.reaction,
        };
        let window = self.windows.entry((route, channel)).or_insert((now, 0));
        if window.0 + rate.per <= now {
            *window = (now, 0);
        }
        window.1 += 1;
        let limits = Limits {
            bucket: Some(format!("{route:?}").into()),
            limit: rate.calls,
            remaining: rate.calls.saturating_sub(window.1),
            // The header has milliseconds.
            reset_after: Duration::from_millis(
                u64::try_from((window.0 + rate.per - now).as_millis()).unwrap(),
            ),
        };
        match window.1 > rate.calls {
            true => self.refuse(limits.reset_after, Scope::User, Some(limits)),
            false => Answered { limits: Some(limits), refused: None },
        }
    }

    fn refuse(&mut self, retry_after: Duration, scope: Scope, limits: Option<Limits>) -> Answered {
        self.refused += 1;
        Answered { limits, refused: Some(Refused { retry_after, scope }) }
    }
}

//! Which window each lane is counted in, learnt from answers and forgotten when idle.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::domain::budget::window::Window;
use crate::domain::budget::{Lane, Limits, Place};

/// Longer than any window that was seen.
const IDLE: Duration = Duration::from_secs(60);

/// A window's number; never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct WindowId(u64);

/// All windows.
#[derive(Debug, Default)]
pub(super) struct Windows {
    windows: HashMap<WindowId, Window>,
    lanes: HashMap<Lane, WindowId>,
    /// Routes that told the same bucket share its window in each place.
    buckets: HashMap<(Arc<str>, Place), WindowId>,
    numbers: u64,
    swept: Option<Instant>,
}

impl Windows {
    /// The window of `lane`, of its own until an answer names a bucket.
    pub(super) fn of(&mut self, lane: &Lane, now: Instant) -> (WindowId, &mut Window) {
        let id = self.lanes.get(lane).copied().unwrap_or_else(|| {
            self.numbers += 1;
            self.lanes.insert(lane.clone(), WindowId(self.numbers));
            WindowId(self.numbers)
        });
        (id, self.windows.entry(id).or_insert_with(|| Window::new(now)))
    }

    pub(super) fn get(&mut self, id: WindowId) -> Option<&mut Window> {
        self.windows.get_mut(&id)
    }

    /// The window of `lane`, if an answer has told of it.
    pub(super) fn known(&mut self, lane: &Lane, now: Instant) -> Option<&mut Window> {
        let window = self.windows.get_mut(self.lanes.get(lane)?)?;
        window.settle(now);
        window.is_known().then_some(window)
    }

    /// The window that an answer to a call in `lane` speaks of.
    pub(super) fn told(&mut self, lane: &Lane, limits: &Limits, now: Instant) -> &mut Window {
        let (own, _) = self.of(lane, now);
        if let Some(bucket) = &limits.bucket {
            let shared = *self.buckets.entry((bucket.clone(), lane.place.clone())).or_insert(own);
            self.lanes.insert(lane.clone(), shared);
        }
        self.of(lane, now).1
    }

    /// Forgets what was not used for a minute; looks no more often than that.
    pub(super) fn sweep(&mut self, now: Instant) {
        let Some(since) = now.checked_sub(IDLE) else { return };
        if self.swept.is_some_and(|last| last > since) {
            return;
        }
        self.swept = Some(now);
        self.windows.retain(|_, window| !window.is_idle(since, now));
        self.lanes.retain(|_, id| self.windows.contains_key(id));
        self.buckets.retain(|_, id| self.windows.contains_key(id));
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.windows.len() + self.lanes.len() + self.buckets.len()
    }
}

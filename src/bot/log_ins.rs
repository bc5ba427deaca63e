//! How often sessions were begun of late: a bot whose sessions do not last waits longer and longer, over restarts too.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, timeout};
use tracing::warn;

use crate::store::{self, Store};

/// Pauses between sessions that are begun in a row, in seconds; only 1000 in a day may be (FACTS section 8).
const PAUSES: [u64; 8] = [0, 2, 5, 15, 30, 60, 120, 300];
/// A session that lasted this much longer than the pause before it was no failure.
const LASTED: Duration = Duration::from_secs(60);
/// How long writing one down may hold the gateway up. Without the database the process still counts by itself.
const WRITTEN_WITHIN: Duration = Duration::from_secs(1);

/// The sessions begun for each shard. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct LogIns {
    store: Option<Store>,
    rows: Arc<Mutex<HashMap<(u32, u32), Row>>>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    in_a_row: usize,
    last: Instant,
}

impl LogIns {
    /// What earlier processes have counted.
    pub async fn counted(store: Store) -> Result<Self, store::Error> {
        let now = Instant::now();
        let rows = store.log_ins().await?.into_iter().map(|row| {
            let last = now.checked_sub(row.ago).unwrap_or(now);
            (row.shard, Row { in_a_row: row.in_a_row, last })
        });
        Ok(Self { rows: Arc::new(Mutex::new(rows.collect())), store: Some(store) })
    }

    /// How long to wait before a session is begun for this shard.
    pub fn pause(&self, shard: (u32, u32)) -> Duration {
        let row = self.rows().get(&shard).copied();
        row.map_or(Duration::ZERO, |row| pause(row.in_a_row).saturating_sub(row.last.elapsed()))
    }

    /// A session is being begun.
    pub async fn begin(&self, shard: (u32, u32)) {
        let row = self.count(shard);
        let Some(store) = &self.store else { return };
        let written = timeout(WRITTEN_WITHIN, store.count_log_in(shard, row.in_a_row)).await;
        if !matches!(written, Ok(Ok(()))) {
            warn!(shard.id = shard.0, "a log-in to the gateway could not be written down");
        }
    }

    fn count(&self, shard: (u32, u32)) -> Row {
        let mut rows = self.rows();
        let before = rows.get(&shard).copied();
        let goes_on = before.filter(|row| row.last.elapsed() < pause(row.in_a_row) + LASTED);
        let row = Row { in_a_row: goes_on.map_or(1, |row| row.in_a_row + 1), last: Instant::now() };
        rows.insert(shard, row);
        row
    }

    fn rows(&self) -> MutexGuard<'_, HashMap<(u32, u32), Row>> {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn pause(in_a_row: usize) -> Duration {
    Duration::from_secs(PAUSES.get(in_a_row).or(PAUSES.last()).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARD: (u32, u32) = (0, 1);

    #[tokio::test(start_paused = true)]
    async fn beginning_again_and_again_takes_minutes() {
        let log_ins = LogIns::default();
        let mut waited = Vec::new();
        for _ in 0..10 {
            let pause = log_ins.pause(SHARD);
            waited.push(pause.as_secs());
            tokio::time::advance(pause).await;
            log_ins.begin(SHARD).await;
        }
        assert_eq!(waited, [0, 2, 5, 15, 30, 60, 120, 300, 300, 300]);
        assert_eq!(log_ins.pause((1, 2)), Duration::ZERO, "each shard for itself");
    }

    #[tokio::test(start_paused = true)]
    async fn a_session_that_lasted_was_no_failure() {
        let log_ins = LogIns::default();
        for _ in 0..4 {
            log_ins.begin(SHARD).await;
        }
        assert_eq!(log_ins.pause(SHARD), Duration::from_secs(30));
        tokio::time::advance(Duration::from_secs(90)).await;
        assert_eq!(log_ins.pause(SHARD), Duration::ZERO);
        log_ins.begin(SHARD).await;
        assert_eq!(log_ins.pause(SHARD), Duration::from_secs(2));
    }
}

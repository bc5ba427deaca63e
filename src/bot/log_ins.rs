//! How often sessions were begun of late: a few at once cost seconds, and in no day are there more than Discord grants, over
//! restarts too.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};
use tracing::warn;

use crate::store::{self, Share, Store};

/// Pauses before another session is begun, in seconds, by how many count as begun of late.
const PAUSES: [u64; 10] = [0, 2, 5, 5, 10, 10, 15, 30, 60, 100];
/// In this time one of them is forgotten. So at the longest pause no more are added, which makes 864 in a day beside the
/// first ones; 1000 may be, and some of those are kept (FACTS section 8).
const FORGOTTEN_IN: Duration = Duration::from_secs(100);
/// How long writing one down may hold the gateway up. Without the database the process still counts by itself.
const WRITTEN_WITHIN: Duration = Duration::from_secs(1);

/// The distance between two sessions that are begun in one bucket of shards, as Discord wants it (FACTS section 8).
const APART: Duration = Duration::from_secs(5);
/// And among several processes, of which one may be faster than the other.
const APART_FROM_OTHERS: Duration = Duration::from_millis(5_250);

/// The sessions begun for each shard. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct LogIns {
    /// Where they are counted, and which shards are this process's.
    store: Option<(Store, Share)>,
    rows: Arc<Mutex<HashMap<(u32, u32), Row>>>,
    /// When this process last began one in each bucket.
    turns: Arc<Mutex<HashMap<u32, Instant>>>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    lately: usize,
    last: Instant,
}

impl LogIns {
    /// What earlier processes have counted, for one that serves these shards.
    pub async fn counted(store: Store, share: Share) -> Result<Self, store::Error> {
        let now = Instant::now();
        let rows = store.log_ins().await?.into_iter().map(|row| {
            let last = now.checked_sub(row.ago).unwrap_or(now);
            (row.shard, Row { lately: row.lately, last })
        });
        let rows = Arc::new(Mutex::new(rows.collect()));
        Ok(Self { rows, store: Some((store, share)), turns: Arc::default() })
    }

    /// How long to wait before a session is begun for this shard.
    pub fn pause(&self, shard: (u32, u32)) -> Duration {
        let row = self.rows().get(&shard).copied();
        row.map_or(Duration::ZERO, |row| pause(row.lately).saturating_sub(row.last.elapsed()))
    }

    /// A session is being begun.
    pub async fn begin(&self, shard: (u32, u32)) {
        let row = self.count(shard);
        let Some((store, _)) = &self.store else { return };
        let written = timeout(WRITTEN_WITHIN, store.count_log_in(shard, row.lately)).await;
        if !matches!(written, Ok(Ok(()))) {
            warn!(shard.id = shard.0, "a log-in to the gateway could not be written down");
        }
    }

    /// Waits until a session may be begun for a shard of this bucket, beside all processes of the bot. A process that serves all
    /// shards goes by its own count when the database is away; another one waits for it.
    pub async fn turn(&self, bucket: u32) {
        loop {
            let Some((store, share)) = &self.store else { return self.own_turn(bucket).await };
            let apart = if share.is_whole() { APART } else { APART_FROM_OTHERS };
            match timeout(WRITTEN_WITHIN, store.log_in_turn(share.bot, bucket, apart)).await {
                Ok(Ok(None)) => return self.own_turn(bucket).await,
                Ok(Ok(Some(wait))) => sleep(wait).await,
                _ if share.is_whole() => return self.own_turn(bucket).await,
                _ => {
                    warn!("whether others begin sessions cannot be asked; waiting for the database");
                    sleep(WRITTEN_WITHIN).await;
                }
            }
        }
    }

    /// The same among the shards of this process, by a clock that nobody sets.
    async fn own_turn(&self, bucket: u32) {
        while let Some(wait) = self.until_own_turn(bucket) {
            sleep(wait).await;
        }
    }

    /// Takes the turn, or says how long it is until then.
    fn until_own_turn(&self, bucket: u32) -> Option<Duration> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = turns.get(&bucket).map(|last| APART.saturating_sub(last.elapsed()));
        if let Some(wait) = wait.filter(|wait| !wait.is_zero()) {
            return Some(wait);
        }
        turns.insert(bucket, Instant::now());
        None
    }

    fn count(&self, shard: (u32, u32)) -> Row {
        let mut rows = self.rows();
        let before = rows.get(&shard).copied();
        let row = Row { lately: before.map_or(0, Row::still) + 1, last: Instant::now() };
        rows.insert(shard, row);
        row
    }

    fn rows(&self) -> MutexGuard<'_, HashMap<(u32, u32), Row>> {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Row {
    /// How many are not forgotten yet.
    fn still(self) -> usize {
        let forgotten = self.last.elapsed().as_secs() / FORGOTTEN_IN.as_secs();
        self.lately.saturating_sub(usize::try_from(forgotten).unwrap_or(usize::MAX)).min(PAUSES.len() - 1)
    }
}

fn pause(lately: usize) -> Duration {
    Duration::from_secs(PAUSES.get(lately).or(PAUSES.last()).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARD: (u32, u32) = (0, 1);

    #[tokio::test(start_paused = true)]
    async fn beginning_again_and_again_takes_minutes() {
        let log_ins = LogIns::default();
        let mut waited = Vec::new();
        for _ in 0..12 {
            let pause = log_ins.pause(SHARD);
            waited.push(pause.as_secs());
            tokio::time::advance(pause).await;
            log_ins.begin(SHARD).await;
        }
        assert_eq!(waited, [0, 2, 5, 5, 10, 10, 15, 30, 60, 100, 100, 100]);
        assert_eq!(log_ins.pause((1, 2)), Duration::ZERO, "each shard for itself");
    }

    #[tokio::test(start_paused = true)]
    async fn sessions_of_one_bucket_are_begun_apart() {
        let (log_ins, began) = (LogIns::default(), Instant::now());
        let turns = [0, 0, 1, 0].map(|bucket| {
            let log_ins = log_ins.clone();
            async move { (log_ins.turn(bucket).await, began.elapsed()).1 }
        });
        let at = futures_util::future::join_all(turns).await;
        assert_eq!(at, [Duration::ZERO, APART, Duration::ZERO, APART * 2]);
    }

    #[tokio::test(start_paused = true)]
    async fn sessions_that_last_are_forgotten_one_by_one() {
        let log_ins = LogIns::default();
        for _ in 0..7 {
            log_ins.begin(SHARD).await;
        }
        assert_eq!(log_ins.pause(SHARD), Duration::from_secs(30));
        tokio::time::advance(Duration::from_secs(300)).await;
        assert_eq!(log_ins.pause(SHARD), Duration::ZERO);
        log_ins.begin(SHARD).await;
        assert_eq!(log_ins.pause(SHARD), Duration::from_secs(10), "four are left, and this one");
        tokio::time::advance(Duration::from_secs(86_400)).await;
        log_ins.begin(SHARD).await;
        assert_eq!(log_ins.pause(SHARD), Duration::from_secs(2));
    }

    #[tokio::test(start_paused = true)]
    async fn no_day_sees_more_sessions_than_discord_grants() {
        // Sessions that last just too short, or just long enough to be forgotten.
        for lasts in [0, 1, 46, 99, 100] {
            let (log_ins, began) = (LogIns::default(), Instant::now());
            let mut sessions = 0;
            while began.elapsed() < Duration::from_secs(86_400) {
                tokio::time::advance(log_ins.pause(SHARD)).await;
                log_ins.begin(SHARD).await;
                tokio::time::advance(Duration::from_secs(lasts)).await;
                sessions += 1;
            }
            assert!(sessions <= 900, "{sessions} sessions that lasted {lasts} s");
        }
    }
}

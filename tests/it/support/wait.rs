//! Waiting for what is recorded.

use std::time::Duration;

use double::{Discord, Id};
use teachback::store::Store;
use tokio::time::{Instant, sleep};

use crate::support::ending::{Counts, compare};

/// Waits until a question to the database has at least this answer; a database that is away has none.
pub(crate) async fn until(store: &Store, what: &str, sql: &'static str, at_least: i64, within: Duration) {
    let deadline = Instant::now() + within;
    loop {
        let count: Result<i64, _> = sqlx::query_scalar(sql).fetch_one(store.pool()).await;
        if count.as_ref().is_ok_and(|count| *count >= at_least) {
            return;
        }
        assert!(Instant::now() < deadline, "waited in vain for {what}: {count:?}");
        sleep(Duration::from_millis(20)).await;
    }
}

/// Waits until what people see and what is in the log are the same.
pub(crate) async fn compared(discord: &Discord, store: &Store, relays: &[Id], within: Duration) -> Counts {
    let deadline = Instant::now() + within;
    loop {
        let (counts, wrong) = compare(discord, store, relays).await;
        if wrong.is_empty() {
            return counts;
        }
        assert!(Instant::now() < deadline, "{wrong:#?}");
        sleep(Duration::from_millis(100)).await;
    }
}

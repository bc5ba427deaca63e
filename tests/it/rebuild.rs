//! What is made from the log is made again while others use the database, and may be ended for their sake.

use sqlx::{Executor, Postgres, Transaction};
use teachback::store::{Error, Store};
use tokio::time::{Duration, Instant, sleep};

use crate::support::postgres::{Database, database};
use crate::support::story::Story;

/// The lock that everybody takes who appends.
const LINE: &str = "select pg_advisory_xact_lock(8387216960628351331)";
/// How long anything may take before a test gives up on it.
const LIMIT: Duration = Duration::from_secs(30);

async fn told() -> (Database, Store) {
    let database = database().await;
    let store = Store::over(database.pool().await);
    let mut story = Story::new(store.clone());
    let (reply, _) = story.asks("ada", 1, "Two and two?").await;
    story.answers(reply, 2, "Four.").await;
    (database, store)
}

/// Somebody who reads a table that is to be emptied, and never finds a deadlock before others do.
async fn reads(store: &Store) -> Transaction<'static, Postgres> {
    let mut somebody = store.pool().begin().await.unwrap();
    somebody.execute("set local deadlock_timeout = '1min'").await.unwrap();
    somebody.execute("lock table messages in access share mode").await.unwrap();
    somebody
}

/// Waits until somebody waits for that table.
async fn is_waited_for(store: &Store) {
    let sql = "select exists (select from pg_locks where not granted and relation = 'messages'::regclass \
               and database = (select oid from pg_database where datname = current_database()))";
    let deadline = Instant::now() + LIMIT;
    while !sqlx::query_scalar::<_, bool>(sql).fetch_one(store.pool()).await.unwrap() {
        assert!(Instant::now() < deadline, "nobody empties the table");
        sleep(Duration::from_millis(10)).await;
    }
}

/// Makes everything again; this many attempts are ended by a deadlock, one after the other.
async fn rebuilt(store: &Store, ended: u32) -> Result<i64, Error> {
    let mut somebody = reads(store).await;
    let disturbing = async {
        for attempt in 1..=ended {
            is_waited_for(store).await;
            somebody.execute(LINE).await.unwrap();
            // The next attempt gets into line only when this one leaves it, and finds the next reader.
            let next = if attempt < ended { Some(reads(store).await) } else { None };
            somebody.rollback().await.unwrap();
            let Some(next) = next else { return };
            somebody = next;
        }
    };
    tokio::join!(store.rebuild(|_| ()), disturbing).0
}

async fn replies(store: &Store) -> i64 {
    let sql = "select count(*) from messages where role = 'assistant' and stage = 'finished'";
    sqlx::query_scalar(sql).fetch_one(store.pool()).await.unwrap()
}

#[tokio::test]
async fn what_is_ended_by_a_deadlock_begins_anew() {
    let (_database, store) = told().await;
    assert_eq!(rebuilt(&store, 4).await.unwrap(), store.last_seq().await.unwrap());
    assert_eq!(replies(&store).await, 1);
}

#[tokio::test]
async fn what_is_ended_five_times_says_why_and_leaves_everything_as_it_was() {
    let (_database, store) = told().await;
    let error = rebuilt(&store, 5).await.unwrap_err();
    let cause = std::error::Error::source(&error).expect("it says why").to_string();
    assert!(cause.contains("deadlock"), "{error}: {cause}");
    assert_eq!(replies(&store).await, 1);
}

//! A connection that is held for a moment, and that nobody else is given when its answer did not come.

use std::io::ErrorKind;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, PgPool, Postgres};
use tokio::time::timeout;

use crate::store::Error;

/// A connection that is dead without a word is given up after this long.
const ANSWERED_WITHIN: Duration = Duration::from_secs(20);

/// What a connection of this pool answers, if it does in time. Unless it did the connection is closed: whoever came next would
/// wait for what is dead, or for a statement that nobody waits for any more.
pub(super) async fn answered<T, E: Into<Error>>(
    pool: &PgPool,
    ask: impl AsyncFnOnce(&mut PgConnection) -> Result<T, E>,
) -> Result<T, Error> {
    let mut held = Held { connection: pool.acquire().await?, has_answered: false };
    let late = |_| Error::Away(sqlx::Error::Io(ErrorKind::TimedOut.into()));
    let answer = timeout(ANSWERED_WITHIN, ask(&mut held.connection)).await.map_err(late)?;
    let answer = answer.map_err(Into::into)?;
    held.has_answered = true;
    Ok(answer)
}

/// A connection of a pool.
struct Held {
    connection: PoolConnection<Postgres>,
    has_answered: bool,
}

impl Drop for Held {
    fn drop(&mut self) {
        if !self.has_answered {
            self.connection.close_on_drop();
        }
    }
}

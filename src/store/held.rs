//! A connection that is held for a moment, and that nobody else is given when its answer did not come.

use std::io::ErrorKind;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, PgPool, Postgres};
use tokio::time::timeout;

use crate::store::Error;

/// A connection that is dead without a word is given up after this long.
const ANSWERED_WITHIN: Duration = Duration::from_secs(20);

/// A connection of a pool. Unless it is given back it is closed: whoever came next would wait for what is dead, or for a
/// statement that nobody waits for any more.
pub(super) struct Held {
    connection: PoolConnection<Postgres>,
    has_answered: bool,
}

impl Held {
    /// One of these, when one is free.
    pub(super) async fn of(pool: &PgPool) -> Result<Self, Error> {
        Ok(Self { connection: pool.acquire().await?, has_answered: false })
    }

    /// It has answered: others may have it.
    pub(super) fn back(mut self) {
        self.has_answered = true;
    }
}

impl Deref for Held {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        &self.connection
    }
}

impl DerefMut for Held {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.connection
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if !self.has_answered {
            self.connection.close_on_drop();
        }
    }
}

/// What the database answers, if it does.
pub(super) async fn soon<T, E: Into<Error>>(answer: impl Future<Output = Result<T, E>>) -> Result<T, Error> {
    let late = |_| Error::Away(sqlx::Error::Io(ErrorKind::TimedOut.into()));
    timeout(ANSWERED_WITHIN, answer).await.map_err(late)?.map_err(Into::into)
}

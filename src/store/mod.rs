//! Postgres: the log, and the questions asked of it.

pub mod carry;
pub mod cluster;

mod address;
mod append;
mod left_open;
mod load;
mod log;
mod owed;
mod rebuild;
mod row;
mod save;
mod session;
mod summary;
mod wants;
mod words;

use sqlx::PgPool;
use sqlx::migrate::Migrator;
pub use sqlx::postgres::PgConnectOptions as Options;
use sqlx::postgres::PgPoolOptions;

pub use address::{NoAddress, Shape, options, reach};
pub use append::{Batch, Take};
pub use left_open::LeftOpen;
pub use log::Range;
pub use owed::{Earlier, Owed};
pub use session::GatewaySession;
pub use summary::{Summary, Wanted};

use crate::domain::codec::DecodeError;

/// The shape of the database, carried forward at every start.
pub static MIGRATOR: Migrator = sqlx::migrate!();

/// Connections that one process holds at most: one appends, the others read.
const CONNECTIONS: u32 = 8;

/// The database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pool: PgPool,
}

/// Why the database did not do what it should, split by what the caller can do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It cannot be reached, or is too busy: try again later; nothing was recorded.
    #[error("the database does not answer")]
    Away(#[source] sqlx::Error),
    /// A row cannot be what the program wrote: our own mistake, or somebody else's hand.
    #[error("table {table}, row {row}: {what}")]
    Inconsistent {
        /// Where.
        table: &'static str,
        /// Which row.
        row: String,
        /// What is wrong with it.
        what: String,
    },
    /// An event that this program cannot read.
    #[error("event {seq} cannot be read")]
    Event {
        /// Which event.
        seq: i64,
        /// What is wrong with it.
        #[source]
        source: DecodeError,
    },
    /// The shape of the database cannot be brought up to date.
    #[error("the database cannot be migrated")]
    Migration(#[source] sqlx::migrate::MigrateError),
    /// The database refuses a statement: our own mistake.
    #[error("the database refused a statement")]
    Refused(#[source] sqlx::Error),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::Away(error),
            sqlx::Error::Database(refusal) if refusal.code().is_some_and(|code| passes(&code)) => {
                Self::Away(error)
            }
            _ => Self::Refused(error),
        }
    }
}

/// Whether a state of the server passes by itself: connections, resources, shutdown, conflicts
/// (classes 08, 40, 53, 57 and 58 of PostgreSQL's error codes).
fn passes(code: &str) -> bool {
    ["08", "40", "53", "57", "58"].iter().any(|class| code.starts_with(class))
}

impl Store {
    /// Opens the database behind these options; nothing is asked of it yet.
    pub fn open(options: Options) -> Self {
        let options = options.application_name("teachback");
        Self { pool: PgPoolOptions::new().max_connections(CONNECTIONS).connect_lazy_with(options) }
    }

    /// Uses connections that somebody else opened.
    pub const fn over(pool: PgPool) -> Self {
        Self { pool }
    }

    /// The connections, for the commands that copy a whole database.
    pub const fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// Brings the shape of the database up to date.
    pub async fn migrate(&self) -> Result<(), Error> {
        MIGRATOR.run(&self.pool).await.map_err(|error| match error {
            sqlx::migrate::MigrateError::Execute(error) => Self::migration(error),
            other => Error::Migration(other),
        })
    }

    fn migration(error: sqlx::Error) -> Error {
        match Error::from(error) {
            Error::Refused(error) => Error::Migration(sqlx::migrate::MigrateError::Execute(error)),
            away => away,
        }
    }

    /// Closes all connections once they are idle.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

//! Postgres: the log, and the questions asked of it.

pub mod carry;
pub mod cluster;

mod address;
mod append;
mod behind;
mod cards;
mod claim;
mod dossier;
mod files;
mod held;
mod histories;
mod left_open;
mod load;
mod log;
mod log_ins;
mod looks;
mod mind;
mod mine;
mod opinions;
mod owed;
mod portions;
mod quotes;
mod rebuild;
mod remembered;
mod reseal;
mod retention;
mod reviews;
mod row;
mod save;
mod seal;
mod session;
mod settings;
mod share;
mod summary;
mod take_downs;
mod tally;
mod told;
mod touches;
mod traces;
mod turns;
mod wants;
mod words;

use std::sync::Arc;
use std::time::Duration;

use sqlx::migrate::Migrator;
pub use sqlx::postgres::PgConnectOptions as Options;
use sqlx::postgres::PgPoolOptions;
use sqlx::{Executor, PgPool};

pub use address::{NoAddress, Shape, options, reach};
pub use append::{Batch, Take};
pub use behind::Behind;
pub use cards::{Carded, Step};
pub use claim::{Claim, Holder, Unclaimed};
pub use dossier::{Dossier, Noted, Rated, Said, Shows, Told};
pub use files::{FileSummary, ToCopy};
pub use histories::Histories;
pub use left_open::LeftOpen;
pub use log::Range;
pub use log_ins::LogInsOfShard;
pub use opinions::{Opinion, OwnOpinion};
pub use owed::{Beside, Earlier, EarlierFile, Owed};
pub use remembered::Known;
pub use reseal::Resealed;
pub use retention::{FILES, Kept, STEP};
pub use reviews::{Desk, Waiting};
pub use seal::{NoKeys, Safe};
pub use session::GatewaySession;
pub use share::Share;
pub use summary::{Summary, Wanted};
pub use tally::Counted;
pub use touches::Touch;
pub use turns::{Gone, Turns};

use crate::domain::codec::DecodeError;
use crate::store::mind::Mind;

/// The shape of the database, carried forward at every start.
pub static MIGRATOR: Migrator = sqlx::migrate!();

/// How long one waits for a connection before the database counts as away.
const CONNECTED_WITHIN: Duration = Duration::from_secs(5);
/// Connections that one process holds at most for what happens now and then.
const CONNECTIONS: u32 = 6;
/// For appending: only one can append at a time.
const APPENDING: u32 = 1;
/// For what is read before every reply, each time in less than a millisecond.
const ANSWERING: u32 = 2;
/// Of a statement that comes with every message the planning takes longer than the rest of it. Each of these finds its rows by an
/// index whatever it is given, and a plan from when a table was small must do so too.
const PLANNED_ONCE: &str =
    "set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set jit = off";

/// The database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pool: PgPool,
    /// The connection that appends. It and the next ones are kept apart since a connection plans each statement for itself,
    /// and a pool gives its connections out in turn: of many, none would ever have planned what comes next.
    line: PgPool,
    /// Those that read before every reply.
    answering: PgPool,
    safe: Safe,
    mind: Arc<Mind>,
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
    /// Something is sealed with a key that this process was not given.
    #[error("texts are sealed with the key {key}, which TEXT_KEY does not name")]
    Locked {
        /// The key's name.
        key: String,
    },
    /// Something is sealed with another key of the same name.
    #[error("texts are sealed with a key {key} that is not the one which TEXT_KEY gives this name")]
    WrongKey {
        /// The key's name.
        key: String,
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
            sqlx::Error::Database(refusal) if !is_of_class(refusal.as_ref(), &LASTING) => Self::Away(error),
            _ => Self::Refused(error),
        }
    }
}

/// The classes of PostgreSQL's error codes that no waiting mends: what is asked cannot be done, or not by us. All others
/// are the server's own trouble; a disk without room answers with XX000 as well as with 53100.
const LASTING: [&str; 7] = ["0A", "22", "23", "28", "3D", "3F", "42"];
/// Those of them that are about the data of one statement and no other.
const OF_THE_DATA: [&str; 2] = ["22", "23"];
/// What the server says of a transaction that it has ended for others' sake: a deadlock among them.
const FOR_OTHERS: [&str; 1] = ["40"];

fn is_of_class(refusal: &dyn sqlx::error::DatabaseError, classes: &[&str]) -> bool {
    refusal.code().is_some_and(|code| classes.iter().any(|class| code.starts_with(class)))
}

impl Error {
    /// Whether the same would be refused again, however long one waits, while other things may be recorded.
    pub fn is_of_the_data(&self) -> bool {
        match self {
            Self::Refused(sqlx::Error::Database(refusal)) => is_of_class(refusal.as_ref(), &OF_THE_DATA),
            Self::Refused(_) | Self::Inconsistent { .. } | Self::Event { .. } => true,
            Self::Locked { .. } | Self::WrongKey { .. } => true,
            Self::Away(_) | Self::Migration(_) => false,
        }
    }

    /// Whether the server has ended a transaction for others' sake, so that nothing of it has happened and it may begin anew.
    fn is_for_others_sake(&self) -> bool {
        let Self::Away(sqlx::Error::Database(refusal)) = self else { return false };
        is_of_class(refusal.as_ref(), &FOR_OTHERS)
    }
}

impl Store {
    /// Opens the database behind these options; nothing is asked of it yet.
    pub fn open(options: Options) -> Self {
        let options = options.application_name("teachback");
        let pool = |most| PgPoolOptions::new().max_connections(most).acquire_timeout(CONNECTED_WITHIN);
        let planned_once = |pool: PgPoolOptions| {
            pool.after_connect(|connection, _| {
                Box::pin(async { connection.execute(PLANNED_ONCE).await.map(|_| ()) })
            })
        };
        Self {
            line: planned_once(pool(APPENDING)).connect_lazy_with(options.clone()),
            answering: planned_once(pool(ANSWERING)).connect_lazy_with(options.clone()),
            pool: pool(CONNECTIONS).connect_lazy_with(options),
            safe: Safe::default(),
            mind: Arc::default(),
        }
    }

    /// Uses connections that somebody else opened.
    pub fn over(pool: PgPool) -> Self {
        let (line, answering) = (pool.clone(), pool.clone());
        Self { pool, line, answering, safe: Safe::default(), mind: Arc::default() }
    }

    /// The same, with keys to seal and to open with.
    pub fn with_safe(self, safe: Safe) -> Self {
        Self { safe, ..self }
    }

    /// The connections, for the commands that copy a whole database.
    pub const fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// Asks whether the database answers.
    pub async fn ping(&self) -> Result<(), Error> {
        sqlx::query("select 1").execute(&self.pool).await?;
        Ok(())
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
        self.line.close().await;
        self.answering.close().await;
        self.pool.close().await;
    }
}

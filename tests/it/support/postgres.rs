//! A fresh database for each test, on one server for the whole run: `DATABASE_URL`'s, or a throw-away one of our own.
//!
//! The server belongs to a thread with a runtime of its own, because each test has its own runtime, which ends with it.
//! When the test process ends, in whatever way, its leash stops the throw-away server and removes its folder.

use std::path::{Path, PathBuf};
use std::sync::{OnceLock, mpsc as blocking};
use std::thread;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, PgPool};
use teachback::store::MIGRATOR;
use teachback::store::cluster::{Cluster, Places, Settings};
use tokio::sync::{mpsc, oneshot};
use ulid::Ulid;

/// A database that nobody else uses; dropped with this value, whoever is still connected.
pub(crate) struct Database {
    name: String,
    options: PgConnectOptions,
}

/// A database with all migrations applied.
pub(crate) async fn database() -> Database {
    made(Kind::Migrated).await
}

/// A database with nothing in it.
pub(crate) async fn empty_database() -> Database {
    made(Kind::Empty).await
}

impl Database {
    /// How to connect to it.
    pub(crate) fn options(&self) -> PgConnectOptions {
        self.options.clone()
    }

    /// A pool of a few connections.
    pub(crate) async fn pool(&self) -> PgPool {
        let pool = PgPoolOptions::new().max_connections(5).acquire_timeout(Duration::from_secs(30));
        pool.connect_with(self.options()).await.expect("the test database accepts connections")
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let (done, gone) = blocking::channel();
        let drop = Request::Drop { name: self.name.clone(), done };
        // Not awaited, because drops cannot; the keeper works on another thread.
        if keeper().try_send(drop).is_ok() {
            let _ = gone.recv_timeout(Duration::from_secs(30));
        }
    }
}

/// A program of PostgreSQL, of the very server where that is on this machine, since no other may be as new.
pub(crate) async fn program(pool: &PgPool, name: &str) -> PathBuf {
    let sql = "select setting from pg_config where name = 'BINDIR'";
    let folder: Option<String> = sqlx::query_scalar(sql).fetch_one(pool).await.unwrap_or_default();
    let beside = folder.map(|folder| Path::new(&folder).join(name)).filter(|path| path.is_file());
    beside.unwrap_or_else(|| name.into())
}

/// An address without what only sqlx understands.
pub(crate) fn address(options: &PgConnectOptions) -> String {
    let mut url = options.to_url_lossy();
    let pairs: Vec<_> =
        url.query_pairs().into_owned().filter(|(name, _)| name != "statement-cache-capacity").collect();
    url.query_pairs_mut().clear().extend_pairs(pairs);
    url.to_string()
}

enum Kind {
    Migrated,
    Empty,
}

enum Request {
    Make { kind: Kind, done: oneshot::Sender<Database> },
    Drop { name: String, done: blocking::Sender<()> },
}

async fn made(kind: Kind) -> Database {
    let (done, database) = oneshot::channel();
    let asked = keeper().send(Request::Make { kind, done }).await;
    asked.expect("the thread that keeps the test server runs");
    database.await.expect("the thread that keeps the test server says why it died")
}

fn keeper() -> &'static mpsc::Sender<Request> {
    static KEEPER: OnceLock<mpsc::Sender<Request>> = OnceLock::new();
    KEEPER.get_or_init(|| {
        let (requests, inbox) = mpsc::channel(1000);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        thread::spawn(move || runtime.block_on(keep(inbox)));
        requests
    })
}

async fn keep(mut inbox: mpsc::Receiver<Request>) {
    let mut cluster = None;
    let server = match std::env::var("DATABASE_URL") {
        Ok(url) => url.parse().expect("DATABASE_URL is a Postgres URL"),
        Err(_) => cluster.insert(throwaway().await).options(),
    };
    let mut connection = server.connect().await.expect("the test server accepts connections");
    let template = template(&mut connection, &server).await;
    while let Some(request) = inbox.recv().await {
        match request {
            Request::Make { kind, done } => {
                let name = format!("teachback_test_{}", Ulid::generate()).to_lowercase();
                let model = if matches!(kind, Kind::Migrated) { &template } else { "template0" };
                run(&mut connection, format!("create database {name} template {model}")).await;
                // If the test is gone already, the value is dropped here and asks for its own end.
                let _ = done.send(Database { options: server.clone().database(&name), name });
            }
            Request::Drop { name, done } => {
                run(&mut connection, format!("drop database if exists {name} with (force)")).await;
                let _ = done.send(());
            }
        }
    }
}

async fn throwaway() -> Cluster {
    let data = std::env::temp_dir().join(format!("teachback-tests-{}", Ulid::generate()));
    let mut settings = Settings::throwaway(data, places());
    settings.binaries = std::env::var("TEACHBACK_POSTGRES").ok().map(Into::into);
    Cluster::open(&settings, |_| ())
        .await
        .unwrap_or_else(|error| panic!("the tests need a PostgreSQL: {error}"))
}

/// Where this machine has PostgreSQL.
pub(crate) fn places() -> Places {
    Places::of_machine(|name| std::env::var(name).ok())
}

/// The migrated database that all others are copies of. On a server that stays it is found again by what is in it.
async fn template(connection: &mut PgConnection, server: &PgConnectOptions) -> String {
    let name = format!("teachback_template_{:016x}", fingerprint());
    // Several test processes may share a server.
    run(connection, "select pg_advisory_lock(7464656163)".to_owned()).await;
    let found = sqlx::query("select from pg_database where datname = $1 and not datallowconn").bind(&name);
    if found.fetch_optional(&mut *connection).await.expect("databases can be listed").is_none() {
        run(connection, format!("drop database if exists {name} with (force)")).await;
        run(connection, format!("create database {name} template template0")).await;
        let mut inside =
            server.clone().database(&name).connect().await.expect("the template accepts connections");
        MIGRATOR.run(&mut inside).await.expect("the migrations apply to an empty database");
        inside.close().await.expect("the template is left alone");
        // Nobody may look into a template while it is copied; it also says that the template is whole.
        run(connection, format!("alter database {name} allow_connections false")).await;
    }
    run(connection, "select pg_advisory_unlock(7464656163)".to_owned()).await;
    name
}

/// Changes whenever a migration does.
fn fingerprint() -> u64 {
    let bytes = MIGRATOR.iter().flat_map(|migration| migration.checksum.iter().copied());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Names of databases cannot be bound; all of them are made above.
async fn run(connection: &mut PgConnection, sql: String) {
    let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(connection).await;
    done.unwrap_or_else(|error| panic!("the test server refuses: {error}"));
}

//! Several real processes of one bot on one database, each with shards of its own.

use std::time::Duration;

use double::model::{Model, Script};
use double::{Discord, Id, Options, View};
use nix::sys::signal::Signal;
use sqlx::ConnectOptions;
use sqlx::postgres::PgPoolOptions;
use teachback::store::Store;

use crate::support::postgres::{self, Database};
use crate::support::process::{Process, whole_reply};
use crate::support::wait;

/// How long anything may take before a test gives up on it.
pub(crate) const LIMIT: Duration = Duration::from_secs(50);

/// The processes, with everything that they share.
pub(crate) struct Fleet {
    pub(crate) double: Discord,
    pub(crate) store: Store,
    pub(crate) processes: Vec<Option<Process>>,
    model: Model,
    shards: String,
    settings: Vec<(&'static str, String)>,
    database: Database,
}

impl Fleet {
    /// Processes that serve so many shards each, by the numbers of their hosts; none runs yet.
    pub(crate) async fn of(each: u32, options: Options, script: Script) -> Self {
        let (shards, database) = (options.shards, postgres::database().await);
        let pool = PgPoolOptions::new().max_connections(3).acquire_timeout(LIMIT);
        let store = Store::over(pool.connect_lazy_with(database.options()));
        let double = Discord::start(options).await.unwrap();
        let model = Model::start(script).await.unwrap();
        let processes = (0..shards / each).map(|_| None).collect();
        let shards = format!("ordinal:{each}/{shards}");
        Self { double, store, processes, model, shards, settings: Vec::new(), database }
    }

    /// One more setting for those that start from now on.
    pub(crate) fn set(&mut self, name: &'static str, value: impl ToString) {
        self.settings.push((name, value.to_string()));
    }

    pub(crate) fn start(&mut self, number: usize) {
        let (database, model) = (self.database.options().to_url_lossy().to_string(), self.model.url());
        let host = format!("teachback-{number}");
        let mut settings = vec![
            ("DISCORD_API", self.double.url()),
            ("DISCORD_TOKEN", self.double.token()),
            ("MODEL_BASE_URL", &model),
            ("MODEL", "scripted"),
            ("DATABASE_URL", &database),
            ("SHARDS", &self.shards),
            ("HOSTNAME", &host),
            ("RUST_LOG", "warn"),
        ];
        settings.extend(self.settings.iter().map(|(name, value)| (*name, value.as_str())));
        self.processes[number] = Some(Process::start(&[], &settings));
    }

    /// `kill -9`.
    pub(crate) async fn kill(&mut self, number: usize) {
        let mut process = self.processes[number].take().unwrap();
        process.tell(Signal::SIGKILL);
        assert_eq!(process.end().await.code(), None, "it was killed: {}", process.said);
    }

    /// Stops all that run, in order.
    pub(crate) async fn stop(&mut self) {
        let running = self.processes.iter_mut().filter_map(Option::take);
        for mut process in running.inspect(|process| process.tell(Signal::SIGTERM)).collect::<Vec<_>>() {
            assert_eq!(process.end().await.code(), Some(0), "{}", process.said);
        }
    }

    /// Waits until so many shards have a connection.
    pub(crate) async fn connected(&self, shards: usize) {
        self.seen("the shards to be up", |view| view.connected() == shards).await;
    }

    /// Waits for something that people see.
    pub(crate) async fn seen(&self, what: &str, holds: impl FnMut(&View<'_>) -> bool) {
        self.double.wait_until(what, LIMIT, holds).await.unwrap();
    }

    /// Waits until a reply to this message is whole, and gives its first part.
    pub(crate) async fn answered(&self, question: Id) -> Id {
        self.double.wait("a whole reply", LIMIT, |view| whole_reply(view, question)).await.unwrap()
    }

    /// Waits until a question to the database has this answer.
    pub(crate) async fn until(&self, what: &str, sql: &'static str, at_least: i64) {
        wait::until(&self.store, what, sql, at_least, LIMIT).await;
    }

    /// The most calls in any second, of those that the limit over all of them counts.
    pub(crate) fn most_in_a_second(&self) -> usize {
        let counts = |call: &&double::Call| {
            !call.route.starts_with("/interactions") && !call.route.starts_with("/webhooks")
        };
        let at: Vec<_> = self.double.look(|view| view.calls().filter(counts).map(|call| call.at).collect());
        let second = Duration::from_secs(1);
        (0..at.len())
            .map(|first| at[first..].iter().take_while(|it| **it < at[first] + second).count())
            .max()
            .unwrap_or(0)
    }
}

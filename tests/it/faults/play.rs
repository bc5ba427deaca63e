//! A play of ordinary life, in the middle of which something fails; and the ending that all of them have.

use std::process::ExitStatus;
use std::time::Duration;

use double::model::{Answer, Gate, Model, Script};
use double::{Discord, Faults, Id, Options, Person, View};
use nix::sys::signal::Signal;
use sqlx::ConnectOptions;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use teachback::store::Store;
use tokio::time::{Instant, sleep};

use crate::support::ending;
use crate::support::postgres::{self, Database};
use crate::support::process::{Process, whole_reply};
use crate::support::wait;

/// How long anything may take before a row gives up on it.
pub(crate) const LIMIT: Duration = Duration::from_secs(40);

/// What a row is played with; the default is ordinary.
pub(crate) struct Cast {
    pub(crate) options: Options,
    pub(crate) script: Script,
    pub(crate) grace: &'static str,
    /// Where the database is, if it is not one of the test server's.
    pub(crate) database: Option<PgConnectOptions>,
    /// How to reach it otherwise, to look into it.
    pub(crate) beside: Option<PgConnectOptions>,
}

impl Default for Cast {
    fn default() -> Self {
        Self {
            options: Options { heartbeat_interval: Duration::from_secs(2), ..Options::default() },
            script: Script::always(Answer::at_once("Four.")),
            grace: "1s",
            database: None,
            beside: None,
        }
    }
}

impl Cast {
    /// With a model that says `Fo` to whoever asks it to hold on, and `ur.` once the gate is open.
    pub(crate) fn held(gate: &Gate) -> Self {
        Self::held_before(gate, "ur.")
    }

    /// The same, and something else once the gate is open.
    pub(crate) fn held_before(gate: &Gate, rest: &str) -> Self {
        let answer = Answer { tokens: vec!["Fo".into(), rest.to_owned()], ..Answer::at_once("") };
        Self::holding(answer.held(1, gate))
    }

    /// The same, with this for an answer.
    pub(crate) fn holding(held: Answer) -> Self {
        let script = Script::new(move |ask| match ask.user.contains("hold") {
            true => held.clone().into(),
            false => Answer::at_once("Four.").into(),
        });
        Self { script, ..Self::default() }
    }
}

/// A play.
pub(crate) struct Play {
    pub(crate) double: Discord,
    pub(crate) model: Model,
    pub(crate) store: Store,
    pub(crate) ada: Person,
    pub(crate) bob: Person,
    pub(crate) bot: Option<Process>,
    /// The reply to the first question, which people have an opinion of.
    pub(crate) reply: Id,
    settings: Vec<(&'static str, String)>,
    thread: Id,
    said: Id,
    /// It is kept as long as the play lasts.
    database: Option<Database>,
}

impl Play {
    /// An ordinary one: a question is answered, rated and spoken of.
    pub(crate) async fn begun() -> Self {
        Self::of(Cast::default()).await
    }

    pub(crate) async fn of(cast: Cast) -> Self {
        let Cast { options, script, grace, database, beside } = cast;
        let own = if database.is_none() { Some(postgres::database().await) } else { None };
        let database = database.or(own.as_ref().map(Database::options)).expect("there is a database");
        let pool = PgPoolOptions::new().max_connections(3).acquire_timeout(LIMIT);
        let store = Store::over(pool.connect_lazy_with(beside.unwrap_or_else(|| database.clone())));
        let double = Discord::start(options).await.expect("the loopback Discord starts");
        let model = Model::start(script).await.expect("the loopback model starts");
        let settings = vec![
            ("DISCORD_API", double.url().to_owned()),
            ("DISCORD_TOKEN", double.token().to_owned()),
            ("MODEL_BASE_URL", model.url()),
            ("MODEL", "scripted".to_owned()),
            ("DATABASE_URL", database.to_url_lossy().to_string()),
            ("RELAY_CHANNELS", double.channel("relay").to_string()),
            ("TEACHBACK_GRACE", grace.to_owned()),
            ("RUST_LOG", "warn".to_owned()),
        ];
        let (ada, bob, nobody) = (double.person("ada"), double.person("bob"), double.channel("relay"));
        let (reply, thread, said) = (nobody, nobody, nobody);
        let bot = None;
        let mut play =
            Self { double, model, store, ada, bob, bot, reply, settings, thread, said, database: own };
        play.start().await;
        play.live().await;
        play
    }

    /// A question, its reply, a rating and words in a thread, all recorded.
    async fn live(&mut self) {
        let question = self.ada.says("relay", "Two and two?").unwrap();
        let reply = self.answered(question).await;
        self.reply = reply;
        // Whether thumbs of the bot's are gone tells who takes what away, so they are there before anything fails.
        let are_put =
            |view: &View<'_>| ["👍", "👎"].iter().all(|thumb| !view.reacted(reply, thumb).is_empty());
        self.seen("the bot's thumbs", are_put).await;
        self.bob.reacts(reply, "👍").unwrap();
        self.thread = self.ada.opens_thread(self.reply, "about it").unwrap();
        self.said = self.ada.says(self.thread, "Is that all?").unwrap();
        self.until("an opinion", "select count(*) from events where kind = 'update_message'", 2).await;
    }

    /// The switches for faults.
    pub(crate) fn faults(&self) -> Faults {
        self.double.faults()
    }

    /// Starts the bot, and waits until it hears.
    pub(crate) async fn start(&mut self) {
        self.start_unseen();
        self.connected().await;
    }

    pub(crate) fn start_unseen(&mut self) {
        let settings: Vec<_> = self.settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.bot = Some(Process::start(&[], &settings));
    }

    pub(crate) async fn connected(&self) {
        let is_up = |view: &View<'_>| view.connected() > 0 && !view.commands(None).is_empty();
        self.seen("the bot to be up", is_up).await;
    }

    /// Where the log is kept.
    pub(crate) fn database(&self) -> PgConnectOptions {
        self.store.pool().connect_options().as_ref().clone()
    }

    /// From now on the log is kept in another database.
    pub(crate) fn moves_to(&mut self, database: Database) {
        let options = database.options();
        let url = self.settings.iter_mut().find(|(name, _)| *name == "DATABASE_URL");
        url.expect("it is set").1 = options.to_url_lossy().to_string();
        let pool = PgPoolOptions::new().max_connections(3).acquire_timeout(LIMIT);
        self.store = Store::over(pool.connect_lazy_with(options));
        self.database = Some(database);
    }

    /// Runs another command with the bot's settings; how it ended.
    pub(crate) async fn command(&self, name: &str) -> ExitStatus {
        let settings: Vec<_> = self.settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Process::start(&[name], &settings).end().await
    }

    /// `kill -9`.
    pub(crate) async fn kill(&mut self) {
        let mut bot = self.bot.take().expect("the bot runs");
        bot.tell(Signal::SIGKILL);
        assert_eq!(bot.end().await.code(), None, "it was killed: {}", bot.said);
        self.seen("the bot to be gone", |view| view.connected() == 0).await;
    }

    /// Killed, and started again.
    pub(crate) async fn killed_and_started(&mut self) {
        self.kill().await;
        self.start().await;
    }

    /// Stops the bot in order; how long that took.
    pub(crate) async fn stop(&mut self) -> Duration {
        let mut bot = self.bot.take().expect("the bot runs");
        let began = Instant::now();
        bot.tell(Signal::SIGTERM);
        assert_eq!(bot.end().await.code(), Some(0), "{}", bot.said);
        began.elapsed()
    }

    /// What people do meanwhile: a question, a change of mind, an edit, more words. Gives the question.
    pub(crate) fn goes_on(&self) -> Id {
        let question = self.bob.says("relay", "And three?").unwrap();
        self.bob.unreacts(self.reply, "👍").unwrap();
        self.bob.reacts(self.reply, "👎🏽").unwrap();
        self.ada.super_reacts(self.reply, "👍").unwrap();
        self.ada.edits(self.said, "Is that really all?").unwrap();
        self.bob.says(self.thread, "It is.").unwrap();
        question
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

    /// Waits until there are this many events of a kind.
    pub(crate) async fn recorded(&self, kind: &'static str, at_least: i64) {
        let deadline = Instant::now() + LIMIT;
        loop {
            let sql = "select count(*) from events where kind = $1";
            let count: i64 = sqlx::query_scalar(sql).bind(kind).fetch_one(self.store.pool()).await.unwrap();
            if count >= at_least {
                return;
            }
            assert!(Instant::now() < deadline, "waited in vain for {at_least} of {kind}: {count}");
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until this many replies have come to their end.
    pub(crate) async fn until_ended(&self, replies: i64) {
        let sql = "select count(*) from messages where role = 'assistant' and stage = 'finished'";
        self.until("replies at their end", sql, replies).await;
    }

    /// The thread on the first reply.
    pub(crate) const fn thread(&self) -> Id {
        self.thread
    }

    /// Nothing fails any more: one more question is answered and rated, then everything is compared, twice: while the bot
    /// lives, and when it has stopped in order.
    pub(crate) async fn ends(mut self) -> ending::Counts {
        self.faults().clear();
        if self.bot.is_none() {
            self.start().await;
        }
        let zoe = self.double.person("zoe");
        let question = zoe.says("relay", "Is all well?").unwrap();
        let reply = self.answered(question).await;
        zoe.reacts(reply, "👍").unwrap();
        self.compared(LIMIT).await;
        self.stop().await;
        let counts = self.compared(Duration::ZERO).await;
        assert_eq!(self.double.complaints(), [], "the loopback Discord has nothing to complain of");
        assert!(counts.ratings > 0 && counts.feedback > 0 && counts.questions > 0, "{counts:?}");
        counts
    }

    /// Waits until nothing is wrong.
    async fn compared(&self, within: Duration) -> ending::Counts {
        wait::compared(&self.double, &self.store, &[self.double.channel("relay")], within).await
    }
}

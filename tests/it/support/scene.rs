//! The real bot over the loopback Discord and model, on a database of its own.

use std::sync::Arc;
use std::time::Duration;

use double::Discord as Double;
use double::model::{Model, Script};
use teachback::bot::compose::Asking;
use teachback::bot::life::Parts;
use teachback::cli::serve::{self, Rest, serve};
use teachback::discord::{Discord, Settings, Shards};
use teachback::domain::codec::encode;
use teachback::domain::event::{ModelUse, Recorded};
use teachback::domain::key::PlaceKey;
use teachback::domain::rules::Rules;
use teachback::model;
use teachback::store::{Range, Store};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::support::postgres::{Database, database};

/// How long anything may take before a test gives up on it.
pub(crate) const LIMIT: Duration = Duration::from_secs(20);

/// What a scene is played with; the default is a bot as a new user has it.
pub(crate) struct Cast {
    pub(crate) script: Script,
    pub(crate) options: double::Options,
    pub(crate) rules: Rules,
    pub(crate) system: Option<String>,
    pub(crate) budget: u64,
    pub(crate) seeds: bool,
    pub(crate) grace: Duration,
    /// Names of channels in which every message is a turn.
    pub(crate) relays: Vec<&'static str>,
}

impl Default for Cast {
    fn default() -> Self {
        Self {
            script: Script::always(double::model::Answer::at_once("Four.")),
            options: double::Options::default(),
            rules: Rules::default(),
            system: None,
            budget: 3_000,
            seeds: false,
            grace: Duration::from_secs(5),
            relays: vec!["relay"],
        }
    }
}

/// A bot at work.
pub(crate) struct Scene {
    pub(crate) double: Double,
    pub(crate) model: Model,
    pub(crate) store: Store,
    cast: Setting,
    bot: Option<Running>,
    /// Dropped last: the database goes with it.
    pub(crate) database: Database,
}

/// What a bot is started from, again and again.
struct Setting {
    rules: Rules,
    asking: Asking,
    seeds: bool,
    grace: Duration,
}

struct Running {
    stop: CancellationToken,
    at_once: CancellationToken,
    task: JoinHandle<Result<(), serve::Error>>,
}

impl Scene {
    /// A bot that says the same to everything.
    pub(crate) async fn saying(text: &str) -> Self {
        Self::with(Cast { script: Script::always(double::model::Answer::at_once(text)), ..Cast::default() })
            .await
    }

    /// A bot in this cast, connected and ready.
    pub(crate) async fn with(cast: Cast) -> Self {
        let Cast { script, options, mut rules, system, budget, seeds, grace, relays } = cast;
        let database = database().await;
        let double = Double::start(options).await.expect("the loopback Discord starts");
        let model = Model::start(script).await.expect("the loopback model starts");
        rules.relays.extend(relays.into_iter().map(|name| PlaceKey::discord(double.channel(name))));
        let system_hash = system.as_ref().map(|system| format!("hash of {system}"));
        rules.model =
            ModelUse { id: "scripted".into(), host: "127.0.0.1".into(), system_hash, ..ModelUse::default() };
        let asking = Asking { model: rules.model.clone(), system, fold_system: false, budget };
        let store = Store::over(database.pool().await);
        let cast = Setting { rules, asking, seeds, grace };
        let mut scene = Self { double, model, store, cast, bot: None, database };
        scene.start().await;
        scene
    }

    /// Starts the bot, again if it was stopped, and waits until it hears.
    pub(crate) async fn start(&mut self) {
        let settings = Settings {
            token: self.double.token().to_owned().into(),
            api: self.double.url().to_owned(),
            message_content: self.cast.rules.reads_all,
            shards: Some(Shards { first: 0, last: 0, total: 1 }),
        };
        let client = model::Client::new(model::Settings::new(self.model.url(), "scripted"));
        let parts = Parts {
            store: self.store.clone(),
            model: client.expect("the settings are right"),
            asking: self.cast.asking.clone(),
            rules: self.cast.rules.clone(),
            platform: Arc::new(Discord::new(settings).expect("the settings are right")),
            seeds: self.cast.seeds,
        };
        let (stop, at_once) = (CancellationToken::new(), CancellationToken::new());
        let rest = Rest { stop: stop.clone(), at_once: at_once.clone(), grace: self.cast.grace };
        let task = tokio::spawn(serve(parts, rest));
        self.bot = Some(Running { stop, at_once, task });
        let Running { task, .. } = self.bot.as_mut().expect("the bot was just started");
        tokio::select! {
            ended = task => panic!("the bot ended at once: {ended:?}"),
            heard = self.double.wait_until("the bot to connect", LIMIT, |view| view.connected() > 0) => heard.unwrap(),
        }
    }

    /// Stops the bot as SIGTERM would.
    pub(crate) async fn stop(&mut self) {
        let Running { stop, task, .. } = self.bot.take().expect("the bot runs");
        stop.cancel();
        task.await.expect("the bot does not panic").expect("the bot stops when it is asked to");
    }

    /// Takes the bot away in the middle of whatever it does.
    pub(crate) fn kill(&mut self) {
        let Running { at_once, task, .. } = self.bot.take().expect("the bot runs");
        task.abort();
        drop(at_once);
    }

    /// The whole log.
    pub(crate) async fn log(&self) -> Vec<Recorded> {
        self.store.events(Range::default(), 100_000).await.expect("the log can be read")
    }

    /// The kinds of all events, in order.
    pub(crate) async fn kinds(&self) -> Vec<&'static str> {
        self.log().await.iter().map(|recorded| encode(&recorded.event.fact).kind).collect()
    }

    /// Waits until the log satisfies a condition, and returns it.
    pub(crate) async fn until(&self, what: &str, holds: impl Fn(&[Recorded]) -> bool) -> Vec<Recorded> {
        let deadline = tokio::time::Instant::now() + LIMIT;
        loop {
            let log = self.log().await;
            if holds(&log) {
                return log;
            }
            if tokio::time::Instant::now() > deadline {
                panic!(
                    "waited in vain for {what}; the log: {:#?}",
                    log.iter().map(|it| &it.event.fact).collect::<Vec<_>>()
                );
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until this many events of a kind are in the log.
    pub(crate) async fn until_kinds(&self, kind: &str, count: usize) -> Vec<Recorded> {
        let holds =
            |log: &[Recorded]| log.iter().filter(|it| encode(&it.event.fact).kind == kind).count() >= count;
        self.until(&format!("{count} of {kind}"), holds).await
    }

    /// Stops the bot and looks at everything that nobody has looked at.
    pub(crate) async fn end(mut self) {
        if self.bot.is_some() {
            self.stop().await;
        }
        assert_eq!(self.double.complaints(), [], "the loopback Discord has nothing to complain of");
    }
}

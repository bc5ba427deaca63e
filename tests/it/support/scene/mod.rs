//! The real bot over the loopback Discord and model, on a database of its own.

mod manners;
mod print;
mod process;
mod record;
mod sight;

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::sync::Arc;
use std::time::Duration;

use double::model::{Answer, Model, Script};
use double::{Discord as Double, Limits, Rate};
use teachback::bot::compose::Asking;
use teachback::bot::life::Parts;
use teachback::discord::{Discord, Settings, Shards};
use teachback::domain::event::ModelUse;
use teachback::domain::key::PlaceKey;
use teachback::domain::rules::Rules;
use teachback::model;
use teachback::store::Store;

use crate::support::postgres::{Database, database};
use crate::support::scene::print::Print;
use crate::support::scene::process::Process;

pub(crate) use record::Ended;
pub(crate) use sight::labels;

/// How long anything may take before a test gives up on it.
pub(crate) const LIMIT: Duration = Duration::from_secs(30);

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
    /// Where the model is, if not where the script is.
    pub(crate) model: Option<String>,
}

impl Default for Cast {
    fn default() -> Self {
        Self {
            script: Script::always(Answer::at_once("Four.")),
            options: double::Options::default(),
            rules: Rules::default(),
            system: None,
            budget: 3_000,
            seeds: false,
            grace: Duration::from_secs(5),
            relays: vec!["relay"],
            model: None,
        }
    }
}

impl Cast {
    /// A bot whose model answers so.
    pub(crate) fn script(script: Script) -> Self {
        Self { script, ..Self::default() }
    }

    /// The same, where Discord has no limits that a test could reach: for scenes about something else.
    pub(crate) fn without_limits(self) -> Self {
        self.with_limits(Limits::none())
    }

    /// The same, where ten seconds of Discord's limits take one.
    pub(crate) fn with_quick_limits(self) -> Self {
        let quick = |rate: Rate| Rate { per: rate.per / 10, ..rate };
        let Limits { create_message, edit_message, reaction, .. } = Limits::default();
        self.with_limits(Limits {
            create_message: quick(create_message),
            edit_message: quick(edit_message),
            reaction: quick(reaction),
            ..Limits::default()
        })
    }

    fn with_limits(self, limits: Limits) -> Self {
        let options = double::Options { limits, ..self.options };
        Self { options, ..self }
    }
}

/// A bot at work.
pub(crate) struct Scene {
    pub(crate) double: Double,
    pub(crate) model: Model,
    pub(crate) store: Store,
    pub(crate) print: Print,
    setting: Setting,
    bot: Option<Process>,
    /// Dropped last: the database goes with it.
    pub(crate) database: Database,
}

/// What a bot is started from, again and again.
struct Setting {
    rules: Rules,
    asking: Asking,
    seeds: bool,
    grace: Duration,
    model: String,
}

impl Scene {
    /// A bot that says the same to everything.
    pub(crate) async fn saying(text: &str) -> Self {
        Self::with(Cast::script(Script::always(Answer::at_once(text)))).await
    }

    /// A bot in this cast, connected and ready.
    pub(crate) async fn with(cast: Cast) -> Self {
        let Cast { script, options, mut rules, system, budget, seeds, grace, relays, model } = cast;
        let database = database().await;
        let double = Double::start(options).await.expect("the loopback Discord starts");
        let scripted = Model::start(script).await.expect("the loopback model starts");
        rules.relays.extend(relays.into_iter().map(|name| PlaceKey::discord(double.channel(name))));
        let system_hash = system.as_ref().map(|system| {
            format!("{:016x}", BuildHasherDefault::<DefaultHasher>::default().hash_one(system))
        });
        rules.model =
            ModelUse { id: "scripted".into(), host: "127.0.0.1".into(), system_hash, ..ModelUse::default() };
        let asking = Asking { model: rules.model.clone(), system, fold_system: false, budget };
        let model = model.unwrap_or_else(|| scripted.url());
        let setting = Setting { rules, asking, seeds, grace, model };
        let (store, print) = (Store::over(database.pool().await), Print::default());
        let mut scene = Self { double, model: scripted, store, print, setting, bot: None, database };
        scene.start().await;
        scene
    }

    /// Starts the bot, again if it was stopped, and waits until it hears and its commands can be used.
    pub(crate) async fn start(&mut self) {
        let parts = self.parts();
        let bot = self.bot.insert(Process::start(parts, self.setting.grace, &self.print));
        let is_up = |view: &double::View<'_>| view.connected() > 0 && !view.commands(None).is_empty();
        tokio::select! {
            ended = bot.ends() => panic!("the bot ended at once: {ended}"),
            up = self.double.wait_until("the bot to be up", LIMIT, is_up) => up.unwrap(),
        }
    }

    /// What the bot is made of, on the runtime that it will live on.
    fn parts(&self) -> impl FnOnce() -> Parts<Discord> + Send + 'static {
        let Setting { rules, asking, seeds, model, .. } = &self.setting;
        let (rules, asking, seeds, model) = (rules.clone(), asking.clone(), *seeds, model.clone());
        let settings = Settings {
            token: self.double.token().to_owned().into(),
            api: self.double.url().to_owned(),
            message_content: rules.reads_all,
            shards: Some(Shards { first: 0, last: 0, total: 1 }),
        };
        let database = self.database.options();
        move || Parts {
            store: Store::open(database),
            model: model::Client::new(model::Settings::new(model, "scripted"))
                .expect("the settings are right"),
            asking,
            rules,
            platform: Arc::new(Discord::new(settings).expect("the settings are right")),
            seeds,
        }
    }

    /// Stops the bot as SIGTERM would.
    pub(crate) async fn stop(&mut self) {
        self.bot.take().expect("the bot runs").stop().await;
        self.gone().await;
    }

    /// Takes the bot away in the middle of whatever it does.
    pub(crate) async fn kill(&mut self) {
        self.bot.take().expect("the bot runs").kill().await;
        self.gone().await;
    }

    async fn gone(&self) {
        self.wait_until("the bot to be gone", |view| view.connected() == 0).await;
    }

    /// Stops the bot and looks at everything that nobody has looked at.
    pub(crate) async fn end(mut self) {
        if self.bot.is_some() {
            self.stop().await;
        }
        assert_eq!(self.double.complaints(), [], "the loopback Discord has nothing to complain of");
        self.check_manners();
    }
}

//! The real bot over the loopback Discord and model, on a database of its own.

mod manners;
mod models;
mod print;
mod process;
mod record;
mod sight;

use std::sync::Arc;
use std::time::Duration;

use double::model::{Answer, Model as Scripted, Script};
use double::{Discord as Double, Limits, Rate};
use teachback::bot::life::Parts;
use teachback::bot::retention::Limits as Kept;
use teachback::discord::{Discord, Settings, Shards};
use teachback::domain::key::PlaceKey;
use teachback::domain::rules::Rules;
use teachback::store::{Safe, Store};

use crate::support::postgres::{Database, database};
use crate::support::scene::models::Troupe;
use crate::support::scene::print::Print;
use crate::support::scene::process::Process;

pub(crate) use models::{Manner, Other};
pub(crate) use record::Ended;
pub(crate) use sight::labels;

/// How long anything may take before a test gives up on it.
pub(crate) const LIMIT: Duration = Duration::from_secs(30);

/// How far back bots look after an absence.
const LOOK_BACK: Duration = Duration::from_secs(24 * 60 * 60);

/// What a scene is played with; the default is a bot as a new user has it.
pub(crate) struct Cast {
    pub(crate) script: Script,
    pub(crate) options: double::Options,
    pub(crate) rules: Rules,
    pub(crate) system: Option<String>,
    pub(crate) manner: Manner,
    pub(crate) seeds: bool,
    /// Whether those who review see names.
    pub(crate) names: bool,
    pub(crate) grace: Duration,
    /// How long the bot hears on while its claim is in doubt.
    pub(crate) doubt: Duration,
    /// Names of channels in which every message is a turn.
    pub(crate) relays: Vec<&'static str>,
    /// Whether these channels were told before what becomes of words, as most of their life they are.
    pub(crate) told: bool,
    /// The name of the channel in which replies get cards.
    pub(crate) review_channel: Option<&'static str>,
    /// Where the model is, if not where the script is.
    pub(crate) model: Option<String>,
    /// Models that can be chosen beside the usual one: each is asked by its own name.
    pub(crate) others: Vec<Other>,
    /// Names of those that stand in for the usual one.
    pub(crate) fallback: Vec<&'static str>,
    /// How long anything may take before the test gives up on it.
    pub(crate) limit: Duration,
    /// Whether people can uncover what the model thought.
    pub(crate) shows_reasoning: bool,
    /// What texts are sealed with.
    pub(crate) safe: Safe,
    /// How much is printed.
    pub(crate) log: &'static str,
}

impl Default for Cast {
    fn default() -> Self {
        Self {
            script: Script::always(Answer::at_once("Four.")),
            options: double::Options::default(),
            rules: Rules::default(),
            system: None,
            manner: Manner::default(),
            seeds: false,
            names: false,
            grace: Duration::from_secs(5),
            doubt: Duration::from_secs(60),
            relays: vec!["relay"],
            told: true,
            review_channel: None,
            model: None,
            others: Vec::new(),
            fallback: Vec::new(),
            limit: LIMIT,
            shows_reasoning: false,
            safe: Safe::default(),
            log: "debug",
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
    pub(crate) model: Scripted,
    pub(crate) store: Store,
    pub(crate) print: Print,
    setting: Setting,
    bot: Option<Process>,
    limit: Duration,
    /// Dropped last: the database goes with it.
    pub(crate) database: Database,
}

/// What a bot is started from, again and again.
struct Setting {
    rules: Rules,
    troupe: Troupe,
    shows_reasoning: bool,
    names: bool,
    /// How long replies may take to end, and how long is heard on in doubt.
    patience: (Duration, Duration),
    safe: Safe,
}

impl Scene {
    /// A bot that says the same to everything.
    pub(crate) async fn saying(text: &str) -> Self {
        Self::with(Cast::script(Script::always(Answer::at_once(text)))).await
    }

    /// A bot in this cast, connected and ready.
    pub(crate) async fn with(cast: Cast) -> Self {
        let Cast { script, options, mut rules, system, manner, seeds, names, relays, model, .. } = cast;
        let database = database().await;
        let double = Double::start(options).await.expect("the loopback Discord starts");
        let scripted = Scripted::start(script).await.expect("the loopback model starts");
        rules.relays.extend(relays.into_iter().map(|name| PlaceKey::discord(double.channel(name))));
        rules.review_channel = cast.review_channel.map(|name| PlaceKey::discord(double.channel(name)));
        let usual = Other { name: "scripted", url: model, system, fallback: cast.fallback };
        let all = std::iter::once(usual).chain(cast.others);
        let troupe = Troupe::new(all, manner, &scripted.url());
        troupe.tell(&mut rules);
        rules.seeds = seeds;
        let (shows_reasoning, patience) = (cast.shows_reasoning, (cast.grace, cast.doubt));
        let store = Store::over(database.pool().await).with_safe(cast.safe.clone());
        if cast.told {
            for place in &rules.relays {
                store.place_told(place, None, rules.keep).await.expect("the database takes it");
            }
        }
        let setting = Setting { rules, troupe, names, shows_reasoning, patience, safe: cast.safe };
        let print = Print::new(cast.log);
        let limit = cast.limit;
        let mut scene = Self { double, model: scripted, store, print, setting, bot: None, limit, database };
        scene.start().await;
        scene
    }

    /// Starts the bot, again if it was stopped, and waits until it hears and its commands can be used.
    pub(crate) async fn start(&mut self) {
        let parts = self.parts();
        let bot = self.bot.insert(Process::start(parts, self.setting.patience, &self.print));
        let is_up = |view: &double::View<'_>| view.connected() > 0 && !view.commands(None).is_empty();
        tokio::select! {
            ended = bot.ends() => panic!("the bot ended at once: {ended}"),
            up = self.double.wait_until("the bot to be up", self.limit, is_up) => up.unwrap(),
        }
    }

    /// What the bot is made of, on the runtime that it will live on.
    fn parts(&self) -> impl FnOnce() -> Parts<Discord> + Send + 'static {
        let Setting { rules, troupe, names, shows_reasoning, .. } = &self.setting;
        let (rules, troupe) = (rules.clone(), troupe.clone());
        let (names, shows_reasoning) = (*names, *shows_reasoning);
        let settings = Settings {
            token: self.double.token().to_owned().into(),
            api: self.double.url().to_owned(),
            message_content: rules.reads_all,
            shards: Some(Shards { first: 0, last: 0, total: 1 }),
            models: rules.models().map(|model| model.name.clone()).collect(),
        };
        let (database, safe) = (self.database.options(), self.setting.safe.clone());
        move || Parts {
            store: Store::open(database).with_safe(safe),
            models: troupe.models(),
            rules,
            platform: Arc::new(Discord::new(settings).expect("the settings are right")),
            shows_reasoning,
            look_back: LOOK_BACK,
            names,
            draw: teachback::cli::picture::draw,
            kept: Kept { words: None, left: LOOK_BACK },
        }
    }

    /// Changes the rules that the next start goes by.
    pub(crate) fn change_rules(&mut self, change: impl FnOnce(&mut Rules)) {
        change(&mut self.setting.rules);
    }

    /// Changes the keys that the next start seals with.
    pub(crate) fn change_safe(&mut self, safe: Safe) {
        self.setting.safe = safe;
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

    /// Waits until the bot ends by itself, and tells why.
    pub(crate) async fn ends(&mut self) -> String {
        let ended = self.bot.as_mut().expect("the bot runs").ends().await;
        self.bot = None;
        ended
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

//! What stands in for the world: a loopback Discord, and a scripted model unless a real one is named.

use std::path::PathBuf;

use anyhow::Context;
use axum::Router;
use double::model::{Model, Script, Temper};
use double::permissions::VIEW_CHANNEL;
use double::{Discord, Id, Person};
use ulid::Ulid;

use crate::cli::database::{At, Place};
use crate::cli::settings::{self, Serving};
use crate::config::{Environment, Mistakes, variable};
use crate::store::Safe;
use crate::store::cluster::{self, Places};

/// The channel in which every message is a turn.
const RELAY: &str = "relay";
/// The channel in which replies that ask for a review get their cards, for moderators alone.
const REVIEWS: &str = "reviews";
/// People to write as, whose direct messages are open from the start.
const PEOPLE: [&str; 2] = ["ada", "ben"];
/// Somebody with the moderators' rights.
const MODERATOR: &str = "moderator";
/// Nobody waits for long for the end of a trial.
const GRACE: &str = "2s";

/// The services, each on a thread of its own, so that what the bot takes is the bot's alone.
pub(super) struct Stage {
    pub(super) discord: Discord,
    relay: Id,
    reviews: Id,
    model: Option<(Model, Temper)>,
}

impl Stage {
    /// Starts them.
    pub(super) fn set(environment: &Environment) -> anyhow::Result<Self> {
        // Whether the double itself does everything right is for tests to find out.
        let options = double::Options { checks: false, ..double::Options::default() };
        let discord = Discord::start_on_own_thread(options).context("the loopback Discord does not start")?;
        let relay = discord.channel(RELAY);
        let people = PEOPLE.map(|name| discord.person(name));
        let moderator = discord.moderator(MODERATOR);
        for person in people.iter().chain([&moderator]) {
            discord.direct_message_with(person.id());
        }
        let reviews = reviews(&discord, &moderator)?;
        let named = [variable::MODEL_BASE_URL, variable::MODELS_FILE];
        let model = match named.iter().find_map(|it| environment.get(it.name)) {
            Some(_) => None,
            None => {
                let temper = Temper::default();
                let model = Model::start_on_own_thread(Script::chat_in(&temper));
                Some((model.context("the scripted model does not start")?, temper))
            }
        };
        Ok(Self { discord, relay, reviews, model })
    }

    /// What a page can ask of them.
    pub(super) fn control(&self) -> Router {
        let control = self.discord.control();
        match &self.model {
            Some((_, temper)) => control.merge(temper.control()),
            None => control,
        }
    }

    /// What `run` would be given for them; the database goes with the process.
    pub(super) fn serving(&self, environment: &Environment) -> Result<Serving, Mistakes> {
        let mut set = environment
            .clone()
            .with(&variable::DISCORD_TOKEN, self.discord.token())
            .with(&variable::DISCORD_API, self.discord.url())
            .with(&variable::RELAY_CHANNELS, self.relay.to_string())
            .with(&variable::TEACHBACK_REVIEW_CHANNEL, self.reviews.to_string())
            .with(&variable::SHARDS, "")
            .with(&variable::DATABASE_URL, "")
            .with(&variable::TEACHBACK_GRACE, GRACE);
        if let Some((model, _)) = &self.model {
            set = set
                .with(&variable::MODEL_BASE_URL, model.url())
                .with(&variable::MODEL_API_KEY, "")
                .with(&variable::MODEL, "scripted");
        }
        let place = Place { at: At::Own(throwaway(environment)), safe: Safe::default() };
        Ok(Serving { place, ..settings::serving(&set)? })
    }
}

/// The moderators' channel, which nobody else but the bot sees.
fn reviews(discord: &Discord, moderator: &Person) -> anyhow::Result<Id> {
    let channel = discord.channel(REVIEWS);
    discord.overwrite(channel, discord.guild(), 0, VIEW_CHANNEL)?;
    for whom in [moderator.id(), discord.bot_id()] {
        discord.overwrite(channel, whom, VIEW_CHANNEL, 0)?;
    }
    Ok(channel)
}

/// A database that is removed at the end, in whatever way that comes.
fn throwaway(environment: &Environment) -> cluster::Settings {
    let data = std::env::temp_dir().join(format!("teachback-try-{}", Ulid::generate()));
    let binaries = environment.get(variable::TEACHBACK_POSTGRES.name).map(PathBuf::from);
    let places = Places::of_machine(|name| environment.get(name));
    cluster::Settings { binaries, ..cluster::Settings::throwaway(data, places) }
}

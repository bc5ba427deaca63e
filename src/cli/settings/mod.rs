//! Settings as the rooms want them, with all mistakes in one go.

mod rooms;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use secrecy::SecretString;

use crate::bot::compose::Asking;
use crate::bot::retention::Limits;
use crate::cli::database::{At, Place};
use crate::config::{self, Config, Database, Environment, Mistakes, Models, Reader, Training, variable};
use crate::domain::rules::Rules;
use crate::store::Safe;
use crate::store::cluster::{self, Places};
use crate::{discord, model, store, telemetry};

/// What serving a guild takes.
#[derive(Debug)]
pub(super) struct Serving {
    pub(super) place: Place,
    pub(super) discord: discord::Settings,
    /// The first one answers where no other was chosen.
    pub(super) models: Vec<Answerer>,
    pub(super) rules: Rules,
    pub(super) shows_reasoning: bool,
    pub(super) look_back: Duration,
    pub(super) names: bool,
    pub(super) grace: Duration,
    pub(super) kept: Limits,
    /// Where machines are answered.
    pub(super) http: Option<SocketAddr>,
    pub(super) secret: Option<SecretString>,
    pub(super) data: PathBuf,
}

/// A model that answers.
#[derive(Debug)]
pub(super) struct Answerer {
    /// Which server it is on; those of one server share their places.
    pub(super) server: String,
    pub(super) settings: model::Settings,
    pub(super) asking: Asking,
    pub(super) fallback: Vec<String>,
    /// The longest pause before its server is asked again when that is busy.
    pub(super) retry_after: Duration,
}

/// What `run` reads.
pub(super) fn serving(environment: &Environment) -> Result<Serving, Mistakes> {
    let lookup = |name: &str| environment.get(name);
    let mut reader = reader(&lookup);
    let config = Config::read(&mut reader);
    let place = place(&config.database, environment, &mut reader);
    let models = models(&config.models, &mut reader);
    let names = models.iter().map(|model| model.asking.model.name.clone()).collect();
    let images = models.iter().any(|model| model.asking.images);
    let rules = rooms::rules(&config, models.iter().map(|model| model.asking.model.clone()));
    let serving = Serving {
        place,
        rules: Rules { images, ..rules },
        models,
        shows_reasoning: config.bot.shows_reasoning,
        look_back: config.bot.look_back,
        grace: config.bot.grace,
        kept: Limits { words: config.bot.retain, left: config.bot.retain_left },
        http: config.bot.http,
        secret: config.bot.secret,
        data: config.database.data,
        names: config.bot.review_names,
        discord: rooms::discord(config.discord, names),
    };
    reader.finish(serving)
}

/// What a command that only needs the database reads.
pub(super) fn database(environment: &Environment) -> Result<Place, Mistakes> {
    let lookup = |name: &str| environment.get(name);
    let mut reader = reader(&lookup);
    let database = Database::read(&mut reader);
    let place = place(&database, environment, &mut reader);
    reader.finish(place)
}

/// What `export` reads.
pub(super) struct Exporting {
    pub(super) place: Place,
    pub(super) training: Training,
    pub(super) data: PathBuf,
}

/// The same for an export.
pub(super) fn exporting(environment: &Environment) -> Result<Exporting, Mistakes> {
    let lookup = |name: &str| environment.get(name);
    let mut reader = reader(&lookup);
    let database = Database::read(&mut reader);
    let training = Training::read(&mut reader);
    let place = place(&database, environment, &mut reader);
    reader.finish(Exporting { place, training, data: database.data })
}

/// What `retain` reads.
pub(super) fn retention(environment: &Environment) -> Result<(Place, Limits), Mistakes> {
    let lookup = |name: &str| environment.get(name);
    let mut reader = reader(&lookup);
    let (database, bot) = (Database::read(&mut reader), config::Bot::read(&mut reader));
    let place = place(&database, environment, &mut reader);
    reader.finish((place, Limits { words: bot.retain, left: bot.retain_left }))
}

/// What a privacy policy says of the settings.
#[derive(Clone, Debug)]
pub(super) struct Policy {
    /// The models' servers.
    pub(super) hosts: Vec<String>,
    pub(super) retain: Option<Duration>,
    pub(super) retain_left: Duration,
    /// Whether words are kept only of those who said yes.
    pub(super) opt_in: bool,
    /// Whether texts are encrypted in the database.
    pub(super) sealed: bool,
    /// Whether replies go with their questions, unless a server sets otherwise.
    pub(super) take_down: bool,
}

/// What `privacy-policy` reads.
pub(super) fn policy(environment: &Environment) -> Result<Policy, Mistakes> {
    let lookup = |name: &str| environment.get(name);
    let mut reader = reader(&lookup);
    let (models, bot) = (Models::read(&mut reader), config::Bot::read(&mut reader));
    let database = Database::read(&mut reader);
    let sealed = place(&database, environment, &mut reader).safe.current().is_some();
    let mut hosts: Vec<_> = models.all.iter().map(|(_, server)| server.host.clone()).collect();
    hosts.sort();
    hosts.dedup();
    let config::Bot { retain, retain_left, opt_in, take_down, .. } = bot;
    reader.finish(Policy { hosts, retain, retain_left, opt_in, sealed, take_down })
}

/// Where a bot with these settings answers machines.
pub(super) fn http(environment: &Environment) -> Result<Option<SocketAddr>, Mistakes> {
    let lookup = |name: &str| environment.get(name);
    let mut reader = reader(&lookup);
    let http = config::http(&mut reader);
    reader.finish(http)
}

/// What `doctor` reads: each part may be wrong without the others.
pub(super) struct Checkup {
    pub(super) discord: Result<discord::Settings, Mistakes>,
    pub(super) models: Result<Vec<Answerer>, Mistakes>,
    pub(super) place: Result<Place, Mistakes>,
}

/// Reads each part by itself.
pub(super) fn checkup(environment: &Environment) -> Checkup {
    let lookup = |name: &str| environment.get(name);
    let mut of_discord = Reader::new(&lookup);
    let discord = rooms::discord(config::Discord::read(&mut of_discord), Vec::new());
    let mut of_model = Reader::new(&lookup);
    let set = Models::read(&mut of_model);
    let models = models(&set, &mut of_model);
    Checkup {
        discord: of_discord.finish(discord),
        models: of_model.finish(models),
        place: database(environment),
    }
}

/// Reads from the environment, whose wish for logs every command looks at.
fn reader(lookup: &dyn Fn(&str) -> Option<String>) -> Reader<'_> {
    let mut reader = Reader::new(lookup);
    let logs = lookup(variable::RUST_LOG.name);
    if logs.is_some_and(|directives| telemetry::check(&directives).is_err()) {
        reader.mistake(&variable::RUST_LOG, "must be such as info, or teachback=debug,info");
    }
    reader
}

fn place(database: &Database, environment: &Environment, reader: &mut Reader<'_>) -> Place {
    let safe = database.text_key.as_ref().map(Safe::of).transpose().unwrap_or_else(|bad| {
        reader.mistake(&variable::TEXT_KEY, bad.to_string());
        None
    });
    Place { at: at(database, environment, reader), safe: safe.unwrap_or_default() }
}

fn at(database: &Database, environment: &Environment, reader: &mut Reader<'_>) -> At {
    if let Some(url) = &database.url {
        match store::options(url) {
            Ok(options) => return At::Server(Box::new(options)),
            Err(bad) => reader.mistake(&variable::DATABASE_URL, bad.to_string()),
        }
    }
    let places = Places::of_machine(|name| environment.get(name));
    let settings = cluster::Settings::lasting(&database.data, places);
    At::Own(cluster::Settings { binaries: database.postgres.clone(), ..settings })
}

fn models(set: &Models, reader: &mut Reader<'_>) -> Vec<Answerer> {
    let mut models = Vec::new();
    for (model, server) in &set.all {
        let settings = rooms::model(model, server);
        for mistake in settings.mistakes() {
            // The room itself knows what a server cannot be asked with.
            let model::Error::Setting { name, problem } = mistake else { continue };
            match set.from_file {
                true => reader.in_file(format!("model {}: {} {problem}", model.name, rooms::field_of(name))),
                false => reader.mistake(&rooms::variable_of(name), problem),
            }
        }
        models.push(Answerer {
            server: server.name.clone(),
            settings,
            asking: rooms::asking(model, server),
            fallback: model.fallback.clone(),
            retry_after: server.retry_after,
        });
    }
    models
}

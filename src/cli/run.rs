//! `run`: a guild is served until somebody stops it.

use anyhow::Context;
use tracing::info;

use crate::cli::database::{At, Database, Patience, Place};
use crate::cli::settings::{self, Answerer, Serving};
use crate::cli::signals::Signals;
use crate::cli::{secret, serve, web};
use crate::config::Environment;
use crate::domain::event::ModelUse;

pub(super) async fn run(environment: &Environment) -> anyhow::Result<()> {
    let serving = settings::serving(environment)?;
    let mut signals = Signals::listen().context("signals cannot be heard")?;
    secret::of_installation(serving.secret.clone(), &serving.data)?;
    info!("{}", in_a_line(&serving));
    let web = web::open(serving.http).await?;
    let served = serve(serving, &mut signals, web.as_ref()).await;
    if let Some(web) = web {
        web.close().await;
    }
    served
}

async fn serve(serving: Serving, signals: &mut Signals, web: Option<&web::Open>) -> anyhow::Result<()> {
    let Some(opened) = signals.unless_told(open(&serving.place, Patience::Endless)).await else {
        return Ok(());
    };
    let mut database = opened?;
    let served = serve::until_told(serving, &mut database, signals, web).await;
    let closed = database.close().await;
    served.and(closed)
}

/// A database with its tables up to date.
pub(super) async fn open(place: &Place, patience: Patience) -> anyhow::Result<Database> {
    ready(Database::open(place, patience).await?).await
}

/// The same of one that answers.
pub(super) async fn ready(database: Database) -> anyhow::Result<Database> {
    database.store.migrate().await?;
    // Whoever cannot open what was said must not write beside it.
    database.store.has_all_keys().await?;
    Ok(database)
}

/// What is served, by whom it is answered and where it is recorded.
fn in_a_line(serving: &Serving) -> String {
    let Serving { place, discord, models, .. } = serving;
    let kept = match &place.at {
        At::Server(options) => {
            format!("on {}, database {}", options.get_host(), options.get_database().unwrap_or("postgres"))
        }
        At::Own(settings) => format!("in {}", settings.data.display()),
    };
    let named = |model: &Answerer| {
        let ModelUse { name, host, .. } = &model.asking.model;
        format!("{name} at {host}")
    };
    let answering = models.iter().map(named).collect::<Vec<_>>().join(", ");
    format!("serving {}; answering: {answering}; the log is kept {kept}", discord.api)
}

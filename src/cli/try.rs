//! `try`: the bot that serves a guild, between services of this machine alone and a page in the browser.

mod built;
mod desktop;
#[cfg_attr(not(unix), path = "try/no_detour.rs")]
mod detour;
mod page;
mod stage;

use std::net::Ipv4Addr;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use tokio::net::TcpListener;

use crate::cli::database::{Database, Patience, Place};
use crate::cli::output::Lines;
use crate::cli::run::ready;
use crate::cli::serve;
use crate::cli::signals::Signals;
use crate::config::{Environment, variable};
use crate::store::Store;
use detour::Detour;
use page::Page;
use stage::Stage;

/// How long the bot may take to find the loopback Discord.
const PATIENCE: Duration = Duration::from_secs(30);

/// What it can be told.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The page's port on 127.0.0.1; 0 takes a free one
    #[arg(long, value_name = "PORT", default_value_t = 0)]
    port: u16,
    /// Ask this OpenAI-compatible server instead of the scripted model; its address ends in /v1. MODEL names the model
    #[arg(long, value_name = "URL")]
    model: Option<String>,
    /// Print the page's address and leave the browser alone
    #[arg(long)]
    no_open: bool,
}

pub(super) async fn run(args: Args, environment: &Environment) -> anyhow::Result<()> {
    let mut signals = Signals::listen().context("signals cannot be heard")?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, args.port)).await;
    let listener = listener.with_context(|| format!("port {} cannot be had", args.port))?;
    let environment = &match &args.model {
        Some(url) => environment.clone().with(&variable::MODEL_BASE_URL, url),
        None => environment.clone(),
    };
    let stage = Stage::set(environment)?;
    let serving = stage.serving(environment)?;
    let Some(opened) = signals.unless_told(open(&serving.place)).await else {
        return Ok(());
    };
    let (mut database, detour) = opened?;
    let control = stage.control().merge(detour.control());
    let shown = show(listener, database.store.clone(), control, &stage, &args, environment);
    let (served, page) = attend(serve::until_told(serving, &mut database, &mut signals, None), shown).await;
    // This ends the stream of happenings too, which an open page reads.
    stage.discord.stop().await;
    if let Some(page) = page {
        page.close().await;
    }
    let closed = database.close().await;
    detour.close().await;
    served.and(closed)
}

/// A database of its own, which the bot reaches by a way that the page can shut.
async fn open(place: &Place) -> anyhow::Result<(Database, Detour)> {
    let mut detour = None;
    let database = Database::open_by(place, Patience::Short, |straight| {
        let (begun, way) = Detour::to(&straight)?;
        detour = Some(begun);
        Ok(way)
    });
    let database = ready(database.await?).await?;
    Ok((database, detour.expect("a database is opened by the way that is asked for")))
}

/// Serves to the end, with a page as soon as there is one; without any, it is the end.
async fn attend(
    served: impl Future<Output = anyhow::Result<()>>,
    shown: impl Future<Output = anyhow::Result<Page>>,
) -> (anyhow::Result<()>, Option<Page>) {
    let mut served = Box::pin(served);
    let page = tokio::select! {
        served = &mut served => return (served, None),
        shown = shown => match shown {
            Ok(page) => page,
            Err(error) => return (Err(error), None),
        },
    };
    (served.await, Some(page))
}

/// Opens the page as soon as somebody would hear what is written there, and says where it is.
async fn show(
    listener: TcpListener,
    store: Store,
    control: Router,
    stage: &Stage,
    args: &Args,
    environment: &Environment,
) -> anyhow::Result<Page> {
    stage.discord.wait_until("the bot to connect", PATIENCE, |view| view.connected() > 0).await?;
    let page = Page::serve(listener, store, control)?;
    let mut lines = Lines::new();
    lines.print(page.address())?;
    lines.flush()?;
    if !args.no_open {
        desktop::open(page.address(), environment);
    }
    Ok(page)
}

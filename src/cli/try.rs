//! `try`: the bot that serves a guild, between services of this machine alone and a page in the browser.

mod desktop;
mod page;
mod stage;

use std::net::Ipv4Addr;
use std::time::Duration;

use anyhow::Context;
use tokio::net::TcpListener;

use crate::cli::database::Patience;
use crate::cli::output::Lines;
use crate::cli::run::open;
use crate::cli::serve;
use crate::cli::signals::Signals;
use crate::config::Environment;
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
    /// Print the page's address and leave the browser alone
    #[arg(long)]
    no_open: bool,
}

pub(super) async fn run(args: Args, environment: &Environment) -> anyhow::Result<()> {
    let mut signals = Signals::listen().context("signals cannot be heard")?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, args.port)).await;
    let listener = listener.with_context(|| format!("port {} cannot be had", args.port))?;
    let stage = Stage::set(environment)?;
    let serving = stage.serving(environment)?;
    let Some(opened) = signals.unless_told(open(&serving.place, Patience::Short)).await else {
        return Ok(());
    };
    let mut database = opened?;
    let page = Page::serve(listener, database.store.clone(), stage.discord.control())?;
    let announced = announce(&page, &stage, &args, environment);
    let served = attend(serve::until_told(serving, &mut database, &mut signals), announced).await;
    page.close(&stage.discord).await;
    let closed = database.close().await;
    served.and(closed)
}

/// Serves to the end, unless nobody can be told where.
async fn attend(
    served: impl Future<Output = anyhow::Result<()>>,
    announced: impl Future<Output = anyhow::Result<()>>,
) -> anyhow::Result<()> {
    let mut served = Box::pin(served);
    tokio::select! {
        served = &mut served => return served,
        announced = announced => announced?,
    }
    served.await
}

/// Says where the page is as soon as somebody answers there.
async fn announce(page: &Page, stage: &Stage, args: &Args, environment: &Environment) -> anyhow::Result<()> {
    stage.discord.wait_until("the bot to connect", PATIENCE, |view| view.connected() > 0).await?;
    let mut lines = Lines::new();
    lines.print(page.address())?;
    lines.flush()?;
    if !args.no_open {
        desktop::open(page.address(), environment);
    }
    Ok(())
}

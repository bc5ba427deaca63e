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
use crate::store::Store;
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
    let shown = show(listener, database.store.clone(), &stage, &args, environment);
    let (served, page) = attend(serve::until_told(serving, &mut database, &mut signals, None), shown).await;
    // This ends the stream of happenings too, which an open page reads.
    stage.discord.stop().await;
    if let Some(page) = page {
        page.close().await;
    }
    let closed = database.close().await;
    served.and(closed)
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
    stage: &Stage,
    args: &Args,
    environment: &Environment,
) -> anyhow::Result<Page> {
    stage.discord.wait_until("the bot to connect", PATIENCE, |view| view.connected() > 0).await?;
    let page = Page::serve(listener, store, stage.discord.control())?;
    let mut lines = Lines::new();
    lines.print(page.address())?;
    lines.flush()?;
    if !args.no_open {
        desktop::open(page.address(), environment);
    }
    Ok(page)
}

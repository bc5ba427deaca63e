//! `move`: everything is carried to an empty database on another server.

use anyhow::Context;

use crate::cli::database::{At, Database, Patience, Place};
use crate::cli::output::say;
use crate::cli::settings;
use crate::config::Environment;
use crate::store::carry::{Carried, carry};
use crate::store::{self, MIGRATOR, Options};

/// Where to.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// An empty database, such as postgres://user:password@host/database
    #[arg(long, value_name = "URL", value_parser = address)]
    to: Box<Options>,
}

pub(super) async fn run(args: Args, environment: &Environment) -> anyhow::Result<()> {
    let from = settings::database(environment)?;
    // Nobody may write meanwhile, so a folder that a bot has open is refused.
    let source = Database::open(&from, Patience::Short).await?;
    let target = Place { at: At::Server(args.to), safe: from.safe.clone() };
    let target = Database::open(&target, Patience::Short).await.context("the target")?;
    let carried = carry_all(&source, &target).await;
    source.close().await?;
    target.close().await?;
    carried?;
    say(
        "everything was carried and compared: set DATABASE_URL to that address from now on, and keep the file `secret` of the data folder",
    );
    Ok(())
}

async fn carry_all(source: &Database, target: &Database) -> anyhow::Result<()> {
    source.store.migrate().await?;
    let said = |Carried { table, rows, nth, tables }| {
        say(format_args!("table {nth} of {tables}: {table}, {rows} rows"))
    };
    let (from, to) = (source.store.pool(), target.store.pool());
    carry(from, to, &MIGRATOR, said).await?;
    Ok(())
}

fn address(text: &str) -> Result<Box<Options>, store::NoAddress> {
    store::options(&text.to_owned().into()).map(Box::new)
}

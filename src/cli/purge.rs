//! `purge`: everything that was written in a server is erased.

use crate::bot::retention::Erased;
use crate::bot::{clock, retention};
use crate::cli::output::say;
use crate::cli::retain::Beside;
use crate::cli::{database, retain, settings};
use crate::config::Environment;
use crate::domain::key::GuildKey;

/// Of which server.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The server's id
    #[arg(long, value_name = "ID")]
    guild: u64,
}

pub(super) async fn run(args: Args, environment: &Environment) -> anyhow::Result<()> {
    let place = settings::database(environment)?;
    database::ask(&place, async |store| {
        let guild = GuildKey::discord(args.guild);
        let Erased { texts, files, accounts } =
            retain::explained(retention::purge(store, &guild, clock::now(), &Beside(store)).await)?;
        say(format_args!("{texts} texts, {files} files and the links to {accounts} accounts are erased"));
        Ok(())
    })
    .await
}

//! `rotate-key`: everything in the database is sealed with the key that stands first, or opened where none does.

use std::io::{self, IsTerminal, Write};

use anyhow::bail;

use crate::cli::output::{Lines, say};
use crate::cli::{database, settings};
use crate::config::Environment;
use crate::store::Resealed;

/// How.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// For machines: one JSON object at the end
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(args: Args, environment: &Environment) -> anyhow::Result<()> {
    let place = settings::database(environment)?;
    let current = place.safe.current().map(str::to_owned);
    database::ask(&place, async |store| {
        store.has_all_keys().await?;
        let watched = io::stderr().is_terminal();
        let progress = |so_far: Resealed| {
            if watched {
                // Whether it can be seen changes nothing.
                let _ = write!(io::stderr(), "\r{} looked at, {} changed ", so_far.seen, so_far.changed);
            }
        };
        let Resealed { seen, changed } = store.reseal(progress).await?;
        let others = store.sealed_otherwise().await?;
        if !others.is_empty() {
            bail!(
                "somebody wrote with another key meanwhile ({}): start the bot with this TEXT_KEY, then do this once more",
                others.join(", ")
            );
        }
        if args.json {
            let mut lines = Lines::new();
            lines.print(serde_json::json!({"key": current, "seen": seen, "changed": changed}))?;
            return lines.flush();
        }
        let with = current.as_ref().map_or_else(
            || "nothing is encrypted any more".to_owned(),
            |key| format!("all are encrypted with the key {key}, and other keys can leave TEXT_KEY"),
        );
        let new_line = if watched { "\r" } else { "" };
        say(format_args!("{new_line}{changed} of {seen} texts, files and names were changed: {with}"));
        Ok(())
    })
    .await
}

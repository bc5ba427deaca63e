//! `rebuild`: all tables that are made from the log are made again.

use std::io::{self, IsTerminal, Write};

use crate::cli::output::say;
use crate::cli::{database, settings};
use crate::config::Environment;

pub(super) async fn run(environment: &Environment) -> anyhow::Result<()> {
    let place = settings::database(environment)?;
    database::ask(&place, async |store| {
        let end = store.last_seq().await?;
        let watched = io::stderr().is_terminal();
        let progress = |at| {
            if watched {
                // Whether it can be seen changes nothing.
                let _ = write!(io::stderr(), "\r{at} of {end} ");
            }
        };
        let last = store.rebuild(progress).await?;
        say(format_args!("{}all tables are made from the log up to {last}", if watched { "\r" } else { "" }));
        Ok(())
    })
    .await
}

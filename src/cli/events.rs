//! `events`: the log, one JSON object a line.

use std::time::Duration;

use crate::cli::output::Lines;
use crate::cli::{database, settings};
use crate::config::Environment;
use crate::domain::id::ConversationId;
use crate::export::wire;
use crate::store::{Range, Store};

/// How many events are read at a time.
const PAGE: i64 = 1_000;
/// How long after the end of the log it is looked at again.
const AGAIN: Duration = Duration::from_millis(250);

/// Which events, and how.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only those after this place in the log
    #[arg(long, value_name = "SEQ", default_value_t = 0)]
    after: i64,
    /// Only those of this conversation
    #[arg(long, value_name = "ID")]
    conversation: Option<ConversationId>,
    /// Go on with what is recorded from now on, until Ctrl-C
    #[arg(long)]
    follow: bool,
}

pub(super) async fn run(args: Args, environment: &Environment) -> anyhow::Result<()> {
    let place = settings::database(environment)?;
    database::ask(&place, async |store| {
        tokio::select! {
            printed = print(&args, store) => printed,
            _ = tokio::signal::ctrl_c() => Ok(()),
        }
    })
    .await
}

async fn print(args: &Args, store: &Store) -> anyhow::Result<()> {
    let mut lines = Lines::new();
    let mut range = Range { after: args.after, until: None, conversation: args.conversation };
    loop {
        let page = store.events(range, PAGE).await?;
        for recorded in &page {
            lines.print(wire::line(recorded))?;
        }
        lines.flush()?;
        match page.last() {
            Some(last) => range.after = last.seq,
            None if args.follow => tokio::time::sleep(AGAIN).await,
            None => return Ok(()),
        }
    }
}

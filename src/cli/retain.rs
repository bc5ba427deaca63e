//! `retain`: what has been kept for long enough is erased now, or counted.

use anyhow::Context;
use ulid::Ulid;

use crate::bot::clock;
use crate::bot::retention::{self, Erased, Error, Limits, Recorder};
use crate::cli::output::{Lines, say};
use crate::cli::{database, settings};
use crate::config::Environment;
use crate::domain::inbound::Inbound;
use crate::domain::rules::Rules;
use crate::domain::time::Timestamp;
use crate::store::{self, Batch, Store, Take};

/// How.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only say how much would be erased
    #[arg(long)]
    dry_run: bool,
    /// For machines: one JSON object
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(args: Args, environment: &Environment) -> anyhow::Result<()> {
    let (place, limits) = settings::retention(environment)?;
    database::ask(&place, async |store| {
        let now = clock::now();
        let (Erased { texts, files, .. }, what) = if args.dry_run {
            let guilds = store.guilds_left(now.before(limits.left)).await?.len();
            let what = format!("would be erased, and all of {guilds} servers that were left");
            (due(store, limits, now).await?, what)
        } else {
            let erased = explained(retention::once(store, limits, now, &Beside(store)).await)?;
            (erased, format!("are erased, and the links to {} accounts", erased.accounts))
        };
        if args.json {
            let mut lines = Lines::new();
            lines.print(serde_json::json!({"dry_run": args.dry_run, "texts": texts, "files": files}))?;
            return lines.flush();
        }
        if limits.words.is_none() {
            say("TEACHBACK_RETAIN is unset: words are kept until somebody has them erased");
        }
        say(format_args!("{texts} texts and {files} files {what}"));
        Ok(())
    })
    .await
}

/// What would go by its age.
async fn due(store: &Store, limits: Limits, now: Timestamp) -> Result<Erased, store::Error> {
    let Some(before) = limits.words.map(|words| now.before(words)) else { return Ok(Erased::default()) };
    let (texts, files) = (store.count_expired(before).await?, store.count_expired_files(before).await?);
    let count = |counted| u64::try_from(counted).unwrap_or_default();
    Ok(Erased { texts: count(texts), files: count(files), accounts: 0 })
}

/// Records each step as the bot does, beside it or without it.
pub(super) struct Beside<'a>(pub(super) &'a Store);

impl Recorder for Beside<'_> {
    async fn record(&self, inbound: Inbound) -> Result<(), Error> {
        let takes = vec![Take { inbound: Some(&inbound), mark: None }];
        self.0.record(&Batch { takes }, &Rules::default(), Ulid::generate().0).await?;
        Ok(())
    }
}

/// What an error means to whoever runs the command.
pub(super) fn explained<T>(done: Result<T, Error>) -> anyhow::Result<T> {
    done.context("not everything could be erased; running it again goes on where it ended")
}

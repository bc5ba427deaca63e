//! `doctor`: everything that could keep the bot from working, each thing with *ok* or what to do.

mod answering;

use anyhow::bail;

use crate::cli::database::{Database, Place};
use crate::cli::output::Lines;
use crate::cli::settings::{self, Checkup};
use crate::config::{Environment, Mistakes};
use crate::discord::{self, Discord};
use crate::export::finding;
use crate::store::{Safe, Shape};

/// How.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// For machines, one JSON object a line
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(args: Args, environment: &Environment) -> anyhow::Result<()> {
    let mut report = Report { lines: Lines::new(), json: args.json, wrong: 0, all: 0 };
    let Checkup { discord, models, place } = settings::checkup(environment);
    if let Some(settings) = report.settings("Discord", discord)? {
        discord_is_well(settings, &mut report).await?;
    }
    for model in report.settings("the models", models)?.unwrap_or_default() {
        answering::is_well(model, &mut report).await?;
    }
    if let Some(place) = report.settings("the database", place)? {
        let found = database_is_well(&place).await;
        report.tell("database", found.err().map(|error| format!("{error:#}")).as_deref())?;
        report.tell(&at_rest(&place.safe), None)?;
    }
    match report.wrong {
        0 => Ok(()),
        wrong => bail!("{wrong} of {} things need to be looked after", report.all),
    }
}

/// Findings as they come, so that a slow one keeps nobody waiting for the others.
struct Report {
    lines: Lines,
    json: bool,
    wrong: usize,
    all: usize,
}

impl Report {
    fn tell(&mut self, about: &str, remedy: Option<&str>) -> anyhow::Result<()> {
        self.all += 1;
        self.wrong += usize::from(remedy.is_some());
        match (self.json, remedy) {
            (true, _) => self.lines.print(finding::line(about, remedy))?,
            (false, None) => self.lines.print(format_args!("ok     {about}"))?,
            (false, Some(remedy)) => self.lines.print(format_args!("WRONG  {about}: {remedy}"))?,
        }
        self.lines.flush()
    }

    /// Settings that can be used; else each mistake is told.
    fn settings<T>(&mut self, whose: &str, read: Result<T, Mistakes>) -> anyhow::Result<Option<T>> {
        match read {
            Ok(settings) => Ok(Some(settings)),
            Err(Mistakes(mistakes)) => {
                for mistake in mistakes {
                    self.tell(
                        &format!("settings of {whose}"),
                        Some(&format!("{} {}", mistake.name, mistake.problem)),
                    )?;
                }
                Ok(None)
            }
        }
    }
}

async fn discord_is_well(settings: discord::Settings, report: &mut Report) -> anyhow::Result<()> {
    let probe = Discord::new(settings)?.probe().await;
    for discord::Finding { about, remedy } in probe.findings {
        report.tell(&format!("Discord, {about}"), remedy.as_deref())?;
    }
    Ok(())
}

/// Either is allowed; Discord's terms want one of them.
fn at_rest(safe: &Safe) -> String {
    match safe.current() {
        Some(key) => format!("texts at rest: encrypted with the key {key}"),
        None => "texts at rest: TEXT_KEY is unset or none, so the disk, or whoever runs the database server, must encrypt \
                 what lies there and its backups".to_owned(),
    }
}

async fn database_is_well(place: &Place) -> anyhow::Result<()> {
    let database = Database::join(place).await?;
    let shape = database.store.shape().await;
    let keys = match shape {
        Ok(Shape::Current) => database.store.has_all_keys().await,
        _ => Ok(()),
    };
    database.close().await?;
    keys?;
    match shape? {
        // The bot makes and updates the tables when it starts.
        Shape::Current | Shape::Missing | Shape::Earlier => Ok(()),
        Shape::Later => bail!("its tables are of a later version: update teachback"),
    }
}

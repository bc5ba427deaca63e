//! `doctor`: everything that could keep the bot from working, each thing with *ok* or what to do.

use anyhow::bail;

use crate::cli::database::{Database, Place};
use crate::cli::output::Lines;
use crate::cli::settings::{self, Checkup};
use crate::config::{Environment, Mistakes};
use crate::discord::{self, Discord};
use crate::export::finding;
use crate::model::{self, Client, Listed, Probe};
use crate::store::Shape;

/// How.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// For machines, one JSON object a line
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(args: Args, environment: &Environment) -> anyhow::Result<()> {
    let mut report = Report { lines: Lines::new(), json: args.json, wrong: 0, all: 0 };
    let Checkup { discord, model, context, place } = settings::checkup(environment);
    if let Some(settings) = report.settings("Discord", discord)? {
        discord_is_well(settings, &mut report).await?;
    }
    if let Some(settings) = report.settings("the model server", model)? {
        model_is_well(settings, context, &mut report).await?;
    }
    if let Some(place) = report.settings("the database", place)? {
        let found = database_is_well(&place).await;
        report.tell("database", found.err().map(|error| format!("{error:#}")).as_deref())?;
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

async fn model_is_well(settings: model::Settings, context: u32, report: &mut Report) -> anyhow::Result<()> {
    let name = settings.model.clone();
    let probe = match Client::new(settings)?.probe().await {
        Ok(probe) => probe,
        Err(error) => return report.tell("model server", Some(&remedy(error))),
    };
    let Probe { listed, context: limit, first_text } = probe;
    let unlisted = match listed {
        Listed::No(others) => {
            Some(format!("it does not list {name}: set MODEL to one of {}", others.join(", ")))
        }
        Listed::Yes | Listed::Unknown => None,
    };
    report.tell("model server, the model's name", unlisted.as_deref())?;
    let beyond = limit.filter(|limit| u64::from(context) > *limit);
    let beyond = beyond.map(|limit| format!("it takes {limit} tokens: set MODEL_CONTEXT={limit}"));
    report.tell("model server, the context", beyond.as_deref())?;
    match first_text {
        Ok(took) => report.tell(&format!("model server, an answer (first words after {took:.1?})"), None),
        Err(error) => report.tell("model server, an answer", Some(&remedy(error))),
    }
}

/// The error in full, and what can be done about it.
fn remedy(error: model::Error) -> String {
    let todo = match &error {
        model::Error::Unreachable(_) => "start it, or correct MODEL_BASE_URL",
        model::Error::Unauthorised(_) => "correct MODEL_API_KEY",
        model::Error::Refused(_) => "correct MODEL_BASE_URL (it usually ends in /v1) or MODEL",
        model::Error::TimedOut(_) => "wait until it is less busy, or raise MODEL_TIMEOUT_FIRST",
        _ => "look into its own logs",
    };
    format!("{:#}: {todo}", anyhow::Error::new(error))
}

async fn database_is_well(place: &Place) -> anyhow::Result<()> {
    let database = Database::join(place).await?;
    let shape = database.store.shape().await;
    database.close().await?;
    match shape? {
        // The bot makes and updates the tables when it starts.
        Shape::Current | Shape::Missing | Shape::Earlier => Ok(()),
        Shape::Later => bail!("its tables are of a later version: update teachback"),
    }
}

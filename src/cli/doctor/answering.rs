//! Whether each model answers, and what its server says of itself.

use crate::cli::doctor::Report;
use crate::cli::settings::Answerer;
use crate::model::{Client, Error, FirstText, Listed, Probe};

pub(super) async fn is_well(model: Answerer, report: &mut Report) -> anyhow::Result<()> {
    let Answerer { settings, asking, .. } = model;
    let (id, context, named) = (settings.model.clone(), asking.context, asking.model);
    let whose = format!("model {} at {}", named.name, named.host);
    let with_key = if settings.key.is_some() { "takes the key" } else { "wants no key" };
    let probe = match Client::new(settings)?.probe().await {
        Ok(probe) => probe,
        Err(error) => return report.tell(&format!("{whose}, its server"), Some(&remedy(error))),
    };
    report.tell(&format!("{whose}, its server (it can be reached and {with_key})"), None)?;
    let Probe { listed, context: limit, first_text } = probe;
    let (about, unlisted) = name(&id, listed);
    report.tell(&format!("{whose}, its name there ({about})"), unlisted.as_deref())?;
    report.tell(&format!("{whose}, its context ({})", room(limit, context)), None)?;
    match first_text {
        Ok(FirstText { after, streamed: true }) => {
            report.tell(&format!("{whose}, an answer (it streams, first words after {after:.1?})"), None)
        }
        Ok(FirstText { after, streamed: false }) => {
            let about = format!("it does not stream, the whole answer came after {after:.1?}");
            report.tell(&format!("{whose}, an answer ({about}: people will wait for the last word)"), None)
        }
        Err(error) => report.tell(&format!("{whose}, an answer"), Some(&remedy(error))),
    }
}

fn name(id: &str, listed: Listed) -> (&'static str, Option<String>) {
    match listed {
        Listed::Yes => ("the server lists it", None),
        Listed::Unknown => ("the server lists none, so this is not known", None),
        Listed::No(others) => {
            ("not listed", Some(format!("it does not list {id}: choose one of {}", others.join(", "))))
        }
    }
}

/// What a request and its answer may have together; the bot keeps to the smaller one.
fn room(limit: Option<u64>, set: u64) -> String {
    match limit {
        None => format!("the server tells no limit, so the {set} tokens of the settings hold"),
        Some(limit) if limit < set => {
            format!(
                "the server takes {limit} tokens, and requests are kept to that, not to the {set} of the settings"
            )
        }
        Some(limit) => {
            format!("the server takes {limit} tokens, and requests are kept to the {set} of the settings")
        }
    }
}

/// The error in full, and what can be done about it.
fn remedy(error: Error) -> String {
    let todo = match &error {
        Error::Unreachable(_) => "start it, or correct its address (MODEL_BASE_URL)",
        Error::Unauthorised(_) => "correct its key (MODEL_API_KEY)",
        Error::Refused(_) => {
            "correct the address (MODEL_BASE_URL, it usually ends in /v1) or the model's name there (MODEL)"
        }
        Error::TimedOut(_) => "wait until it is less busy, or raise MODEL_TIMEOUT_FIRST",
        _ => "look into its own logs",
    };
    format!("{:#}: {todo}", anyhow::Error::new(error))
}

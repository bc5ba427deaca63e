//! Logs to standard error: text on a terminal, JSON elsewhere, and nothing that a person wrote.

use std::io::{self, IsTerminal};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::ParseError;
use tracing_subscriber::fmt::time::SystemTime;

/// What is logged when nobody says otherwise.
const USUAL: &str = "info";

/// Libraries that log what they send and receive, whatever is asked for: async-openai writes whole bodies at error level
/// (models/QUIRKS section 8), serenity into its spans, the others at debug or trace level.
const QUIET: &str = "async_openai=off,serenity=off,h2=warn,hyper=warn,hyper_util=warn,reqwest=warn,rustls=warn,\
                     sqlx=warn,tokio_websockets=warn,tungstenite=warn,twilight_gateway=info,twilight_gateway_queue=info";

/// Added for a command that reads everything there is and ends: that its queries take long is no news.
const READING: &str = "sqlx=error";

/// Begins to log what `directives` (`RUST_LOG`) asks for; what is usual for one who serves people, or who reads and ends, if that cannot be
/// understood. Once a process.
pub fn start(directives: Option<&str>, serves: bool) {
    let asked = directives.and_then(|directives| filter(directives).ok());
    let usual = || if serves { QUIET.to_owned() } else { format!("{QUIET},{READING}") };
    let filter =
        asked.unwrap_or_else(|| quietly(USUAL, &usual()).expect("our own directives are well formed"));
    let logs =
        tracing_subscriber::fmt().with_env_filter(filter).with_timer(SystemTime).with_writer(io::stderr);
    if io::stderr().is_terminal() {
        logs.init();
    } else {
        logs.json().flatten_event(true).with_ansi(false).init();
    }
}

/// What is logged of what these directives ask for. The directives that silence come last: for the same target, the last
/// one holds.
pub fn filter(directives: &str) -> Result<EnvFilter, ParseError> {
    quietly(directives, QUIET)
}

/// Whether `RUST_LOG` can be understood.
pub fn check(directives: &str) -> Result<(), ParseError> {
    filter(directives).map(|_| ())
}

fn quietly(directives: &str, quiet: &str) -> Result<EnvFilter, ParseError> {
    EnvFilter::builder().parse(format!("{directives},{quiet}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_logs_bodies_stays_silent_whatever_is_asked_for() {
        let asked = filter("trace,async_openai=trace,hyper=debug").unwrap().to_string();
        assert!(asked.contains("async_openai=off") && asked.contains("hyper=warn"), "{asked}");
        assert!(!asked.contains("async_openai=trace") && !asked.contains("hyper=debug"), "{asked}");
    }

    #[test]
    fn a_wish_that_cannot_be_understood_is_an_error() {
        assert!(check("teachback=debug,info").is_ok());
        assert!(check("loud,,=").is_err());
    }
}

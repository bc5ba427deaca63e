//! Arguments, logs, one match.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use clap::Parser;
use teachback::cli::{self, Arguments};
use teachback::config::{Environment, variable};
use teachback::telemetry;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => cli::explain(&error),
    }
}

fn run(arguments: Arguments) -> anyhow::Result<()> {
    let environment = Environment::load(Path::new(".env"))?;
    telemetry::start(environment.get(variable::RUST_LOG.name).as_deref(), arguments.serves());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.context("the asynchronous runtime cannot start")?.block_on(arguments.run(&environment))
}

//! How well replies are written under Discord's limits: the real binary, as a process of its own, between the loopback
//! Discord and the loopback model, beside the best that anybody could do under the same limits.
//!
//! `cargo bench --bench replies` runs everything (about four minutes) and prints the table of `BENCHMARKS.md`;
//! `cargo bench --bench replies -- alone crowd` runs those scenes alone.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a table for a person, and how far it has come"
)]

mod measure;
mod scenes;
mod stage;

use std::process::ExitCode;

use anyhow::Context;

use crate::scenes::{Row, SCENES};
use crate::stage::Stage;

fn main() -> anyhow::Result<ExitCode> {
    // Cargo adds `--bench`.
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let rows = runtime.block_on(run(&wanted)).context("the benchmark could not be run")?;
    println!(
        "\n| scene | figure | measured | best possible | ratio | bar | |\n|---|---|---|---|---|---|---|"
    );
    rows.iter().for_each(|row| println!("{row}"));
    Ok(if rows.iter().all(Row::holds) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn run(wanted: &[String]) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (name, scene) in SCENES {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            eprintln!("{name} ...");
            let stage = Stage::set().await?;
            rows.extend(scene(&stage).await?);
            rows.push(Row::refusals(name, &stage.strike().await?));
        }
    }
    Ok(rows)
}

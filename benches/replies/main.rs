//! How well replies are written under Discord's limits: the real binary, as a process of its own, between the loopback
//! Discord and the loopback model, beside the best that anybody could do under the same limits.
//!
//! `cargo bench --bench replies` runs everything (about a quarter of an hour) and prints the tables of `BENCHMARKS.md`;
//! `cargo bench --bench replies -- alone crowd` runs those scenes alone: `alone`, `eight`, `channels`, `crowd`; `load`, a table by
//! how many are written at once, all of it or some lines (`load 128 512`); `start` and `idle`, what the program takes before and without work.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a table for a person, and how far it has come"
)]

mod load;
mod measure;
mod rest;
mod row;
mod scenes;
mod stage;

use std::process::ExitCode;

use anyhow::Context;

use crate::load::Taken;
use crate::row::Row;
use crate::scenes::SCENES;
use crate::stage::Stage;

fn main() -> anyhow::Result<ExitCode> {
    // Cargo adds `--bench`.
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (grown, rows) = runtime.block_on(run(&wanted)).context("the benchmark could not be run")?;
    println!(
        "\n| scene | figure | measured | best possible | ratio | bar | |\n|---|---|---|---|---|---|---|"
    );
    rows.iter().for_each(|row| println!("{row}"));
    if !grown.is_empty() {
        println!("\n{}", load::HEAD);
        grown.iter().for_each(|taken| println!("{taken}"));
    }
    Ok(if rows.iter().all(Row::holds) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn run(wanted: &[String]) -> anyhow::Result<(Vec<Taken>, Vec<Row>)> {
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name);
    let (mut grown, mut rows) = (Vec::new(), Vec::new());
    for (name, scene) in SCENES.into_iter().filter(|(name, _)| is_wanted(name)) {
        eprintln!("{name} ...");
        let stage = Stage::set().await?;
        rows.extend(scene(&stage).await?);
        rows.push(Row::refusals(name, &stage.strike().await?));
    }
    for (name, scene) in rest::SCENES.into_iter().filter(|(name, _)| is_wanted(name)) {
        eprintln!("{name} ...");
        rows.extend(scene().await?);
    }
    if is_wanted("load") {
        eprintln!("load ...");
        let numbers: Vec<_> = wanted.iter().filter_map(|wanted| wanted.parse().ok()).collect();
        let (taken, barred) = load::grow(&numbers).await?;
        grown = taken;
        rows.extend(barred);
    }
    Ok((grown, rows))
}

//! What an export costs beside the least that Postgres can do: each format by the real program, against `COPY` of the rows that it
//! reads, with the same joins and in the same order, in the same run; and its labels against a fold that knows nothing of ours.
//!
//! `cargo bench --bench export -- --messages 1000000 --ratings 200000 --seed 7`. Progress goes to standard error, the figures to standard
//! output, and the status is 1 if the state of a conversation is not what the slow fold says, or a bar is not held: three times `COPY`
//! (formats that mask are timed against it as they are; what masking alone takes is said below), 200 MB.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "figures for a person, and how far it has come"
)]

mod history;
mod masking;
mod measure;
mod reference;

use std::process::ExitCode;

use anyhow::{Context, bail};
use sqlx::PgPool;
use teachback::export::format::Format;
use teachback::store::cluster::{Cluster, Places, Settings};
use teachback::store::{MIGRATOR, Store};
use tempfile::TempDir;

use crate::measure::Measured;

/// How many replies are compared with the slow fold.
const SAMPLE: i64 = 500;
/// The bars.
const TIMES: f64 = 3.0;
const MEGABYTES: u64 = 200;

/// What is asked for.
struct Wanted {
    messages: u64,
    ratings: u64,
    seed: u64,
}

impl Wanted {
    fn read(mut arguments: impl Iterator<Item = String>) -> anyhow::Result<Self> {
        let mut wanted = Self { messages: 100_000, ratings: 20_000, seed: 7 };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().with_context(|| format!("{argument} wants a value"));
            match argument.as_str() {
                "--messages" => wanted.messages = value()?.parse()?,
                "--ratings" => wanted.ratings = value()?.parse()?,
                "--seed" => wanted.seed = value()?.parse()?,
                // Cargo adds it.
                "--bench" => {}
                other => bail!("{other} is not known: --messages, --ratings and --seed are"),
            }
        }
        Ok(wanted)
    }
}

fn main() -> anyhow::Result<ExitCode> {
    let wanted = Wanted::read(std::env::args().skip(1))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let holds = runtime.block_on(run(&wanted)).context("exports could not be measured")?;
    Ok(if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn run(wanted: &Wanted) -> anyhow::Result<bool> {
    let folder = tempfile::tempdir()?;
    let places = Places::of_machine(|name| std::env::var(name).ok());
    let cluster = Cluster::open(&Settings::lasting(folder.path().join("data"), places), |_| ()).await?;
    let options = cluster.options();
    let pool = PgPool::connect_with(options.clone()).await?;
    MIGRATOR.run(&pool).await?;
    eprintln!("{} messages and {} ratings with the seed {}", wanted.messages, wanted.ratings, wanted.seed);
    history::write(&pool, wanted.messages, wanted.ratings, wanted.seed).await?;
    let holds = measure_all(&pool, &options, &folder).await;
    pool.close().await;
    cluster.stop().await?;
    holds
}

async fn measure_all(
    pool: &PgPool,
    options: &teachback::store::Options,
    folder: &TempDir,
) -> anyhow::Result<bool> {
    let end = Store::over(pool.clone()).last_seq().await?;
    let mut holds = true;
    println!("| format | seconds | COPY, seconds | times | peak MB | MB written |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: |");
    for (format, _) in Format::ALL {
        eprintln!("{format}");
        let copied = measure::copy(pool, format, end).await?;
        let out = folder.path().join(format);
        let Measured { seconds, peak_mb, written_mb } = measure::export(format, end, options, &out).await?;
        let times = seconds / copied;
        println!("| {format} | {seconds:.1} | {copied:.1} | {times:.2} | {peak_mb} | {written_mb} |");
        holds &= times <= TIMES && peak_mb <= MEGABYTES;
    }
    let masked = masking::alone(pool).await?;
    println!("\nmasking alone: {masked}");
    // The state of a moment in the midst of it all, not of the end.
    let out = folder.path().join("half");
    measure::export("trl-kto", end / 2, options, &out).await?;
    let (compared, wrong) = reference::compare(pool, end / 2, &out, SAMPLE).await?;
    println!("\n{compared} replies as of event {}: {wrong} differ from the slow fold", end / 2);
    Ok(holds && wrong == 0 && compared > 0)
}

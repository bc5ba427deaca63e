//! People who ask, rate, change their minds, say what they think, edit and delete, while everything breaks that can: the real
//! program as a process of its own, between the loopback Discord, the loopback model and a PostgreSQL of its own.
//!
//! `cargo bench --bench soak -- --minutes 30 --seed 7`; `--without forget` leaves a kind of fault out. Progress goes to
//! standard error, the counts to standard output, and the status is 1 if anything is lost, doubled or not as people see it.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "counts for a person, and how far it has come"
)]

mod chance;
#[path = "../../tests/it/support/ending.rs"]
mod ending;
mod fault;
mod people;
mod stage;
mod summary;

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, bail};
use tokio::time::Instant;

use crate::chance::Chance;
use crate::fault::Faults;
use crate::people::People;
use crate::stage::Stage;
use crate::summary::Summary;

/// What is asked for.
struct Wanted {
    minutes: f64,
    seed: u64,
    without: Vec<String>,
}

impl Wanted {
    fn read(mut arguments: impl Iterator<Item = String>) -> anyhow::Result<Self> {
        let mut wanted = Self { minutes: 2.0, seed: 7, without: Vec::new() };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().with_context(|| format!("{argument} wants a value"));
            match argument.as_str() {
                "--minutes" => wanted.minutes = value()?.parse()?,
                "--seed" => wanted.seed = value()?.parse()?,
                "--without" => wanted.without.push(value()?),
                // Cargo adds it.
                "--bench" => {}
                other => bail!("{other} is not known: --minutes, --seed and --without are"),
            }
        }
        Ok(wanted)
    }
}

fn main() -> anyhow::Result<ExitCode> {
    let wanted = Wanted::read(std::env::args().skip(1))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let summary = runtime.block_on(run(&wanted)).context("the soak could not be run")?;
    println!("{summary}");
    Ok(if summary.holds() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn run(wanted: &Wanted) -> anyhow::Result<Summary> {
    eprintln!("{} minutes with the seed {}", wanted.minutes, wanted.seed);
    let mut chance = Chance::new(wanted.seed);
    let mut stage = Stage::set().await?;
    let people = People::gather(&stage.discord, chance.fork());
    let mut faults = Faults::new(chance.fork(), &wanted.without);
    let until = Instant::now() + Duration::from_secs_f64(wanted.minutes * 60.0);
    let stop = tokio_util::sync::CancellationToken::new();
    let living = tokio::spawn(people.live(stop.clone()));
    let broken = faults.rage(&mut stage, until).await;
    stop.cancel();
    let deeds = living.await?;
    broken?;
    eprintln!("waiting until nothing is under way any more");
    stage.settle().await?;
    let stopped = stage.stop().await?;
    let (counts, wrong) = ending::compare(&stage.discord, &stage.store(), &stage.relays()).await;
    let complaints = stage.discord.complaints().iter().map(|it| format!("{it:?}")).collect();
    let summary = Summary {
        seed: wanted.seed,
        minutes: wanted.minutes,
        deeds,
        faults,
        counts,
        wrong,
        stopped,
        complaints,
    };
    if !summary.holds() {
        eprintln!("what the bot said is kept in {}", stage.keep().display());
    }
    Ok(summary)
}

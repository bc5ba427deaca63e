//! How long moderators wait among many replies: the real binary, as a process of its own, over the loopback Discord and a
//! filled PostgreSQL, from the press of a button to the moment at which what it brings is to be seen.
//!
//! `cargo bench --bench review -- --replies 100000 --open 1000` prints a table of what was measured beside what is allowed.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a table for a person, and how far it has come"
)]

mod fill;
mod rounds;
mod stage;

use std::fmt;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;

use crate::stage::Stage;

/// What each of these may take at most.
const INTERACTION: Duration = Duration::from_secs(1);
const STATS: Duration = Duration::from_secs(2);
const NEXT: Duration = Duration::from_millis(20);

/// How long one kind of thing took, each time.
struct Row {
    what: &'static str,
    bar: Duration,
    took: Vec<Duration>,
}

impl Row {
    /// The value below which this share of all values lies.
    fn quantile(&self, share: f64) -> Duration {
        let mut sorted = self.took.clone();
        sorted.sort();
        let last = sorted.len().saturating_sub(1);
        sorted.get((last as f64 * share).ceil() as usize).copied().unwrap_or_default()
    }

    /// Whether every single one was soon enough, and there was one.
    fn holds(&self) -> bool {
        !self.took.is_empty() && self.quantile(1.0) <= self.bar
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
        let [p50, p95, max] = [0.5, 0.95, 1.0].map(|share| ms(self.quantile(share)));
        let (what, times, bar) = (self.what, self.took.len(), self.bar.as_millis());
        let met = if self.holds() { "met" } else { "missed" };
        write!(f, "| {what} | {times} | {p50:.1} ms | {p95:.1} ms | {max:.1} ms | {bar} ms | {met} |")
    }
}

fn main() -> anyhow::Result<ExitCode> {
    let (replies, open) = (number("--replies")?, number("--open")?);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let rows = runtime.block_on(run(replies, open)).context("the benchmark could not be run")?;
    println!(
        "\n| {open} open of {replies} | times | p50 | p95 | longest | bar | |\n|---|--:|--:|--:|--:|--:|---|"
    );
    rows.iter().for_each(|row| println!("{row}"));
    Ok(if rows.iter().all(Row::holds) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The number after this argument.
fn number(name: &str) -> anyhow::Result<i32> {
    let given = std::env::args().skip_while(|argument| argument != name).nth(1);
    given
        .with_context(|| format!("say {name} NUMBER"))?
        .parse()
        .with_context(|| format!("{name} is a number"))
}

async fn run(replies: i32, open: i32) -> anyhow::Result<Vec<Row>> {
    eprintln!("starting ...");
    let stage = Stage::set().await?;
    eprintln!("filling ...");
    fill::fill(stage.store.pool(), replies, open).await?;
    eprintln!("measuring ...");
    let mut rows = rounds::rounds(&stage).await?;
    let took = rounds::leases(&stage).await?;
    rows.push(Row { what: "the queue's next, in the database", bar: NEXT, took });
    stage.discord.stop().await;
    Ok(rows)
}

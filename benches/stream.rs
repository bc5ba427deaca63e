//! What a stream at 200 tokens a second takes of a core: the client on this thread, the server on another.

#![expect(clippy::print_stdout, reason = "a benchmark reports on stdout")]

use std::time::{Duration, Instant};

use anyhow::Context;
use double::model::{Answer, Model, Script};
use teachback::domain::event::Role;
use teachback::domain::prompt::Prompt;
use teachback::model::{Client, Piece, Settings};

const TOKENS_PER_SECOND: f64 = 200.0;
const TOKENS: usize = 2_000;
const ROUNDS: usize = 3;
/// The share of a core that such a stream may take.
const BAR: f64 = 0.02;

fn main() -> anyhow::Result<()> {
    let tokens = (0..TOKENS).map(|number| format!(" word{number}")).collect();
    let answer = Answer { tokens, tokens_per_second: TOKENS_PER_SECOND, ..Answer::at_once("") };
    let model = Model::start_on_own_thread(Script::always(answer))?;
    let client = Client::new(Settings::new(model.url(), "m"))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut worst: f64 = 0.0;
    for round in 1..=ROUNDS {
        let (began, before) = (Instant::now(), cpu()?);
        let read = runtime.block_on(read(&client))?;
        let (took, spent) = (began.elapsed(), cpu()? - before);
        anyhow::ensure!(read > TOKENS, "all tokens came");
        let share = spent.as_secs_f64() / took.as_secs_f64();
        println!(
            "round {round}: {TOKENS} tokens in {took:.2?}, {spent:.2?} of this thread: {:.2} % of a core",
            share * 100.0
        );
        worst = worst.max(share);
    }
    println!("bar: under {} % of a core: {}", BAR * 100.0, if worst < BAR { "met" } else { "missed" });
    std::process::exit(i32::from(worst >= BAR))
}

/// Reads an answer to its end: how many bytes of text it has.
async fn read(client: &Client) -> anyhow::Result<usize> {
    let prompt = Prompt { messages: vec![(Role::User, "Go on.".to_owned())], ..Prompt::default() };
    let mut answer = client.stream(&prompt).await?;
    let mut length = 0;
    while let Some(piece) = answer.next().await {
        if let Piece::Text(text) = piece? {
            length += text.len();
        }
    }
    Ok(length)
}

/// How long this thread has run: the first number of its `schedstat`, in nanoseconds.
fn cpu() -> anyhow::Result<Duration> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").context("this is measured on Linux")?;
    let ran = stat.split_whitespace().next().context("a number")?;
    Ok(Duration::from_nanos(ran.parse()?))
}

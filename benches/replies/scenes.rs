//! The scenes that issue and design name, each with its bars.

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant};

use double::Limits;
use double::optimum::{self, Stream};

use crate::measure::{Reply, mean, quantile};
use crate::row::Row;
use crate::stage::{Question, Stage, TOKENS_PER_SECOND};

/// Tokens of a long answer.
const LONG: usize = 300;
/// Tokens of a short answer.
const SHORT: usize = 15;
/// How often a reply streams alone.
const RUNS: usize = 20;

type Scene = for<'a> fn(&'a Stage) -> Pin<Box<dyn Future<Output = anyhow::Result<Vec<Row>>> + 'a>>;

/// Every scene by its name.
pub(crate) const SCENES: [(&str, Scene); 4] = [
    ("alone", |stage| Box::pin(alone(stage))),
    ("eight", |stage| Box::pin(eight(stage))),
    ("channels", |stage| Box::pin(channels(stage))),
    ("crowd", |stage| Box::pin(crowd(stage))),
];

/// One reply at a time.
async fn alone(stage: &Stage) -> anyhow::Result<Vec<Row>> {
    const SCENE: &str = "1 reply alone, 300 tokens";
    let mut questions = Vec::new();
    for run in 0..RUNS {
        let person = stage.discord.person(&format!("alone {run}"));
        let question = stage.ask(&person, stage.discord.channel(&format!("alone-{run}")), run, LONG)?;
        stage.until_complete(&[question]).await?;
        questions.push(question);
    }
    let replies = Reply::to(stage, &questions)?;
    let mut lags: Vec<_> = replies.iter().map(Reply::lag).collect();
    let mut own: Vec<_> = replies.iter().map(|reply| reply.requested - reply.asked).collect();
    let mut rows = Vec::from(ages(SCENE, &replies, 1, 1.15));
    rows.extend([
        Row::at_most(
            SCENE,
            "complete after the last token (p95)",
            quantile(&mut lags, 0.95),
            Duration::from_millis(150),
        ),
        Row::at_most(
            SCENE,
            "message to model request (p50)",
            quantile(&mut own, 0.5),
            Duration::from_millis(10),
        ),
    ]);
    Ok(rows)
}

/// Eight replies in one channel.
async fn eight(stage: &Stage) -> anyhow::Result<Vec<Row>> {
    const SCENE: &str = "8 replies in 1 channel, 300 tokens";
    let channel = stage.discord.channel("eight");
    let questions = ask_all(stage, 8, LONG, |_| channel)?;
    stage.until_complete(&questions).await?;
    let replies = Reply::to(stage, &questions)?;
    let (from, done) = span(&replies);
    let streams: Vec<_> = replies
        .iter()
        .map(|reply| Stream { first: reply.first_token - from, last: reply.last_token - from })
        .collect();
    let limits = Limits::default();
    let streamed = optimum::one_channel_created_at_once(&limits, &streams, Duration::ZERO);
    let clairvoyant = optimum::one_channel(&limits, &streams, Duration::ZERO);
    Ok(vec![
        Row::ratio(
            SCENE,
            "all complete (best: each shown at once, completed by one edit)",
            done,
            streamed,
            1.3,
        ),
        Row::beside(SCENE, "the same (best: knowing every token beforehand)", done, clairvoyant),
    ])
}

/// Thirty-two replies in as many channels.
async fn channels(stage: &Stage) -> anyhow::Result<Vec<Row>> {
    const SCENE: &str = "32 replies in 32 channels, 300 tokens";
    let (_, computed_before) = stage.cost()?;
    let began = Instant::now();
    let questions = ask_all(stage, 32, LONG, |number| stage.discord.channel(&format!("channel-{number}")))?;
    let mut memory: f64 = 0.0;
    let complete = stage.until_complete(&questions);
    tokio::pin!(complete);
    let mut every = tokio::time::interval(Duration::from_millis(250));
    loop {
        tokio::select! {
            complete = &mut complete => break complete?,
            _ = every.tick() => memory = memory.max(stage.cost()?.0),
        }
    }
    let (_, computed) = stage.cost()?;
    let share = (computed - computed_before).as_secs_f64() / began.elapsed().as_secs_f64();
    let replies = Reply::to(stage, &questions)?;
    let mut lags: Vec<_> = replies.iter().map(Reply::lag).collect();
    let mut rows = Vec::from(ages(SCENE, &replies, 32, 1.25));
    rows.extend([
        Row::at_most(
            SCENE,
            "complete after the last token (p95)",
            quantile(&mut lags, 0.95),
            Duration::from_millis(300),
        ),
        Row::at_most(
            SCENE,
            "complete after the last token (slowest)",
            quantile(&mut lags, 1.0),
            Duration::from_millis(300),
        ),
        Row::plain(
            SCENE,
            "memory of the bot",
            format!("{memory:.1} MB"),
            "< 60 MB".to_owned(),
            memory < 60.0,
        ),
        Row::plain(SCENE, "share of one core", format!("{:.1} %", share * 100.0), String::new(), true),
    ]);
    Ok(rows)
}

/// Five hundred questions by a hundred people in fifty channels.
async fn crowd(stage: &Stage) -> anyhow::Result<Vec<Row>> {
    const SCENE: &str = "500 questions, 100 people, 50 channels";
    let people: Vec<_> = (0..100).map(|number| stage.discord.person(&format!("person {number}"))).collect();
    let places: Vec<_> = (0..50).map(|number| stage.discord.channel(&format!("crowd-{number}"))).collect();
    // Each person asks five questions in five channels, each channel hears ten people.
    let mut questions = Vec::new();
    for number in 0..500 {
        let (person, place) = (people.get(number % 100), places.get((number % 100 + number / 100 * 7) % 50));
        let (Some(person), Some(place)) = (person, place) else {
            unreachable!("the remainders are in range")
        };
        questions.push(stage.ask(person, *place, number, SHORT)?);
    }
    stage.until_complete(&questions).await?;
    let replies = Reply::to(stage, &questions)?;
    let (from, done) = span(&replies);
    let mut ready = vec![Vec::new(); 50];
    for (number, reply) in replies.iter().enumerate() {
        if let Some(place) = ready.get_mut((number % 100 + number / 100 * 7) % 50) {
            place.push(reply.last_token - from);
        }
    }
    let best = optimum::short_answers(&Limits::default(), &ready, Duration::ZERO);
    let answered = format!("{} of 500, none twice", replies.len());
    Ok(vec![
        Row::plain(SCENE, "answered completely", answered, "500 of 500".to_owned(), replies.len() == 500),
        Row::ratio(SCENE, "all complete", done, best, 1.5),
    ])
}

/// Asks at once, each question by a person of its own.
fn ask_all(
    stage: &Stage,
    count: usize,
    tokens: usize,
    place: impl Fn(usize) -> double::Id,
) -> anyhow::Result<Vec<Question>> {
    let ask =
        |number| stage.ask(&stage.discord.person(&format!("person {number}")), place(number), number, tokens);
    (0..count).map(ask).collect()
}

/// From the first question: when it was asked, and how long until everything was complete.
fn span(replies: &[Reply]) -> (Instant, Duration) {
    let from = replies.iter().map(|reply| reply.asked).min().unwrap_or_else(Instant::now);
    let until = replies.iter().map(|reply| reply.complete).max().unwrap_or(from);
    (from, until - from)
}

/// The best mean age that can be kept up, and the best for somebody who knows each reply's length beforehand. A call's effect
/// is seen when it arrives, so no time is lost on the way.
fn best_ages(replies: &[Reply], channels: u32) -> (Duration, Duration) {
    let lengths: Vec<_> = replies.iter().map(|reply| reply.last_token - reply.first_token).collect();
    let gap = Duration::from_secs_f64(1.0 / TOKENS_PER_SECOND);
    let limits = Limits::default();
    let kept_up = optimum::sustained_age(&limits, channels, gap, Duration::ZERO);
    (kept_up, optimum::known_length_age(&limits, channels, mean(&lengths), gap, Duration::ZERO))
}

/// The two lines about the mean age.
fn ages(scene: &'static str, replies: &[Reply], channels: u32, bar: f64) -> [Row; 2] {
    let ages: Vec<_> = replies.iter().map(Reply::mean_age).collect();
    let (kept_up, known) = best_ages(replies, channels);
    [
        Row::ratio(scene, "mean age of the oldest unseen token", mean(&ages), kept_up, bar),
        Row::beside(scene, "the same (best: knowing the length beforehand)", mean(&ages), known),
    ]
}

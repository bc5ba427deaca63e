//! What more and more replies at once take, each in a channel of its own, over several shards of one process.

use std::fmt;
use std::time::{Duration, Instant};

use anyhow::Context;
use double::optimum;
use double::{Id, Limits};

use crate::measure::{Reply, mean, quantile};
use crate::row::{Row, seconds};
use crate::stage::{Question, Setting, Stage, measure_end};

/// The shards that the bot serves.
const SHARDS: u32 = 4;
/// Longer than any of it may take.
const LIMIT: Duration = Duration::from_secs(300);

/// So many replies at once, how fast the model speaks, and the tokens of the shortest and the longest reply.
struct Load {
    replies: usize,
    tokens_per_second: f64,
    tokens: (usize, usize),
}

/// Replies of a minute to a minute and a half, of two or three messages; and as many as fast as a reply streams alone.
const LOADS: [Load; 6] = [
    Load::of(1),
    Load::of(8),
    Load::of(32),
    Load::of(128),
    Load::of(512),
    Load { replies: 512, tokens_per_second: 50.0, tokens: (300, 300) },
];

/// The load that has bars.
const FULL: &str = "512 replies in 512 channels, 600 to 900 tokens";

impl Load {
    const fn of(replies: usize) -> Self {
        Self { replies, tokens_per_second: 10.0, tokens: (600, 900) }
    }

    /// How many tokens a reply has: different ones, so that they end at different times, as they do where people ask.
    fn tokens(&self, number: usize) -> usize {
        let (least, most) = self.tokens;
        least + number * 7_919 % (most - least + 1)
    }

    fn is_full(&self) -> bool {
        self.replies == 512 && self.tokens.0 == 600
    }
}

/// What a load took.
pub(crate) struct Taken {
    replies: usize,
    tokens_per_second: f64,
    /// The share of one core while all of it went on.
    share: f64,
    /// The most memory, in MB.
    memory: f64,
    /// The mean age of the oldest unseen token, and the lowest that can be kept up.
    age: (Duration, Duration),
    /// How long people looked at the same text: usually, of twenty the longest, the longest of all, and the shortest that can be
    /// kept up.
    gap: (Duration, Duration, Duration, Duration),
    /// How long after its last token a reply was complete: of twenty the longest, and the longest of all.
    lag: (Duration, Duration),
    /// How often the luckiest reply was shown more in a second, for each time of the unluckiest.
    fairness: f64,
    /// Calls a second, from the first one to the last token.
    calls: f64,
    refused: usize,
}

/// Runs every load, the least first, or those of so many replies: a line of the table for each, and the rows with bars.
pub(crate) async fn grow(numbers: &[usize]) -> anyhow::Result<(Vec<Taken>, Vec<Row>)> {
    let (mut grown, mut rows) = (Vec::new(), Vec::new());
    let is_wanted = |load: &&Load| numbers.is_empty() || numbers.contains(&load.replies);
    for load in LOADS.iter().filter(is_wanted) {
        let taken = load.run().await.with_context(|| format!("{} replies at once", load.replies))?;
        eprintln!("{taken}");
        if load.is_full() {
            rows.extend(taken.rows());
        }
        grown.push(taken);
    }
    Ok((grown, rows))
}

impl Load {
    async fn run(&self) -> anyhow::Result<Taken> {
        let Self { replies, tokens_per_second, .. } = *self;
        let stage = Stage::set_as(Setting { shards: SHARDS, tokens_per_second, http: None }).await?;
        let channels = channels(&stage, replies).await;
        let (_, computed_before) = stage.cost()?;
        let began = Instant::now();
        let ask = |(number, channel): (usize, &Id)| {
            stage.ask(
                &stage.discord.person(&format!("person {number}")),
                *channel,
                number,
                self.tokens(number),
            )
        };
        let questions: Vec<_> = channels.iter().enumerate().map(ask).collect::<anyhow::Result<_>>()?;
        let memory = until_complete(&stage, &questions).await?;
        let (_, computed) = stage.cost()?;
        let share = (computed - computed_before).as_secs_f64() / began.elapsed().as_secs_f64();
        let shown = Reply::filling(&stage, &questions)?;
        let last_token = shown.iter().map(|reply| reply.last_token).max().context("no reply")?;
        let calls: Vec<Instant> = stage.discord.look(|view| {
            view.calls().map(|call| call.at).filter(|at| (began..last_token).contains(at)).collect()
        });
        let spent = calls.first().map_or(Duration::MAX, |first| last_token - *first);
        let refusals = stage.strike().await?;
        Ok(Taken {
            replies,
            tokens_per_second,
            share,
            memory,
            age: self.age(&shown),
            gap: self.gap(&shown),
            lag: lag(&shown),
            fairness: fairness(&shown),
            calls: calls.len() as f64 / spent.as_secs_f64(),
            refused: refusals.refused.len(),
        })
    }

    fn channels(&self) -> u32 {
        u32::try_from(self.replies).unwrap_or(u32::MAX)
    }

    fn age(&self, shown: &[Reply]) -> (Duration, Duration) {
        let ages: Vec<_> = shown.iter().map(Reply::mean_age).collect();
        let gap = Duration::from_secs_f64(1.0 / self.tokens_per_second);
        (mean(&ages), optimum::sustained_age(&Limits::default(), self.channels(), gap, Duration::ZERO))
    }

    fn gap(&self, shown: &[Reply]) -> (Duration, Duration, Duration, Duration) {
        let mut gaps: Vec<_> = shown.iter().flat_map(Reply::gaps).collect();
        let [usual, long, longest] = [0.5, 0.95, 1.0].map(|share| quantile(&mut gaps, share));
        let Limits { edit_message, global, .. } = Limits::default();
        let best = (edit_message.per / edit_message.calls).max(global.per * self.channels() / global.calls);
        (usual, long, longest, best)
    }
}

/// So many channels, each in a server of its own, which the shards share.
async fn channels(stage: &Stage, count: usize) -> Vec<Id> {
    let mut channels = Vec::new();
    for number in 0..count {
        channels.push(stage.discord.add_guild(&format!("server {number}")).1);
        // The shard is a matter of the millisecond.
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    channels
}

/// Waits until all of every reply is shown; the most memory that the bot had meanwhile.
async fn until_complete(stage: &Stage, questions: &[Question]) -> anyhow::Result<f64> {
    let (mut open, mut memory) = (questions.to_vec(), 0.0_f64);
    let began = Instant::now();
    while !open.is_empty() {
        anyhow::ensure!(began.elapsed() < LIMIT, "{} replies are not complete", open.len());
        tokio::time::sleep(Duration::from_millis(250)).await;
        memory = memory.max(stage.cost()?.0);
        stage.discord.look(|view| {
            open.retain(|question| {
                let newest = view.message(question.id).and_then(|asked| view.newest_by_bot(asked.channel));
                !newest.is_some_and(|newest| newest.content.ends_with(measure_end()))
            });
        });
    }
    Ok(memory)
}

fn lag(shown: &[Reply]) -> (Duration, Duration) {
    let mut lags: Vec<_> = shown.iter().map(Reply::lag).collect();
    (quantile(&mut lags, 0.95), quantile(&mut lags, 1.0))
}

fn fairness(shown: &[Reply]) -> f64 {
    let often = |reply: &Reply| {
        reply.gaps().len() as f64 / (reply.complete - reply.first_token).as_secs_f64().max(f64::EPSILON)
    };
    let most = shown.iter().map(often).fold(0.0, f64::max);
    most / shown.iter().map(often).fold(f64::INFINITY, f64::min).max(f64::EPSILON)
}

impl Taken {
    /// What holds it back.
    fn limit(&self) -> &'static str {
        if self.share > 0.9 {
            "ours: the core"
        } else if self.calls > 40.0 {
            "Discord's: 50 calls in 1 s"
        } else {
            "Discord's: 5 edits in 5 s a channel"
        }
    }

    fn rows(&self) -> Vec<Row> {
        let (usual, _, longest, best) = self.gap;
        let percent = format!("{:.1} %", self.share * 100.0);
        vec![
            Row::plain(FULL, "share of one core", percent, "< 100 %".to_owned(), self.share < 1.0),
            Row::plain(
                FULL,
                "memory of the bot",
                format!("{:.1} MB", self.memory),
                "< 150 MB".to_owned(),
                self.memory < 150.0,
            ),
            Row::ratio(FULL, "the same text is looked at (p50)", usual, best, 1.25),
            // Where a message is full, one call takes its mark away and the next one shows the first words of another.
            Row::ratio(FULL, "the same text is looked at (longest: two turns)", longest, best * 2, 1.25),
            Row::plain(
                FULL,
                "shown more: the luckiest beside the unluckiest",
                format!("{:.2} ×", self.fairness),
                "≤ 2.00 ×".to_owned(),
                self.fairness <= 2.0,
            ),
            Row::at_most(FULL, "complete after the last token (p95)", self.lag.0, Duration::from_millis(300)),
            Row::plain(
                FULL,
                "answered with 429",
                self.refused.to_string(),
                "0".to_owned(),
                self.refused == 0,
            ),
        ]
    }
}

/// The head of the lines.
pub(crate) const HEAD: &str = "| at once | tokens/s | one core | memory | age of the oldest unseen token (best) | same text: p50, p95, longest (best) \
     | complete after: p95, longest | luckiest : unluckiest | calls/s | 429 | the limit is |\n|---:|---:|---:|---:|---|---|---|---:|---:|---:|---|";

impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { replies, tokens_per_second, fairness, calls, refused, .. } = self;
        let (share, memory, limit) = (self.share * 100.0, self.memory, self.limit());
        let [age, lowest] = [self.age.0, self.age.1].map(seconds);
        let [usual, long, longest, best] = <[_; 4]>::from(self.gap).map(seconds);
        let [late, latest] = <[_; 2]>::from(self.lag).map(seconds);
        write!(
            f,
            "| {replies} | {tokens_per_second} | {share:.1} % | {memory:.1} MB | {age} ({lowest}) | {usual}, {long}, {longest} ({best}) | {late}, {latest} \
             | {fairness:.2} | {calls:.1} | {refused} | {limit} |"
        )
    }
}

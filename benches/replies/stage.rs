//! The stage: both doubles on threads of their own, the bot as a child process with a database of its own.

use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::Context;
use double::model::{Answer, Ask, End, Model, Reply, Script};
use double::{Discord, Id, Identifies, Options, Person};
use tempfile::TempDir;
use tokio::process::{Child, Command};

/// A delay of every answer of Discord's REST, as a bot near its servers sees it.
pub(crate) const LATENCY: Duration = Duration::from_millis(30);
/// How fast the model speaks.
pub(crate) const TOKENS_PER_SECOND: f64 = 50.0;
/// The program that is measured.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_teachback");
/// More than ever wait at once, so that it is not the model that is waited for.
const PARALLEL: &str = "600";
/// Longer than anything here may take.
const LIMIT: Duration = Duration::from_secs(120);

/// A question that was asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question {
    pub(crate) id: Id,
    pub(crate) number: usize,
    pub(crate) asked: Instant,
}

/// How a stage is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    /// How many shards Discord recommends; the bot serves all of them.
    pub(crate) shards: u32,
    /// How fast the model speaks.
    pub(crate) tokens_per_second: f64,
    /// The port at which the bot answers machines.
    pub(crate) http: Option<u16>,
}

impl Default for Setting {
    fn default() -> Self {
        Self { shards: 1, tokens_per_second: TOKENS_PER_SECOND, http: None }
    }
}

/// Everything that a scene needs.
pub(crate) struct Stage {
    pub(crate) discord: Discord,
    pub(crate) model: Model,
    /// When the bot was started.
    pub(crate) started: Instant,
    bot: Child,
    _data: TempDir,
}

impl Stage {
    /// Starts everything and waits until the bot hears.
    pub(crate) async fn set() -> anyhow::Result<Self> {
        Self::set_as(Setting::default()).await
    }

    /// The same, set in another way.
    pub(crate) async fn set_as(setting: Setting) -> anyhow::Result<Self> {
        let Setting { shards, tokens_per_second, http } = setting;
        let discord = Discord::start_on_own_thread(options(shards))?;
        let model = Model::start_on_own_thread(Script::new(move |ask| answer(ask, tokens_per_second)))?;
        let data = tempfile::tempdir()?;
        let started = Instant::now();
        let bot = Command::new(PROGRAM)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("DISCORD_TOKEN", discord.token())
            .env("DISCORD_API", discord.url())
            .env("MODEL_BASE_URL", model.url())
            .env("MODEL", "scripted")
            .env("MODEL_PARALLEL", PARALLEL)
            .env("TEACHBACK_DATA", data.path().join("data"))
            .env("RUST_LOG", "warn")
            .envs(http.map(|port| ("TEACHBACK_HTTP", port.to_string())))
            .current_dir(data.path())
            .stdin(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("the bot cannot be started")?;
        let all = usize::try_from(shards)?;
        discord.wait_until("the bot to connect", LIMIT, |view| view.connected() >= all).await?;
        Ok(Self { discord, model, started, bot, _data: data })
    }

    /// Sends a question by mention; its number tells it apart at the model.
    pub(crate) fn ask(
        &self,
        person: &Person,
        channel: Id,
        number: usize,
        tokens: usize,
    ) -> anyhow::Result<Question> {
        let text = format!("<@{}> q{number} tokens={tokens}", self.discord.bot_id());
        let asked = Instant::now();
        let id = person.says(channel, &text).map_err(|refusal| anyhow::anyhow!("{refusal:?}"))?;
        Ok(Question { id, number, asked })
    }

    /// Waits until every question has a reply that is complete: one that no Stop button is under any more.
    pub(crate) async fn until_complete(&self, questions: &[Question]) -> anyhow::Result<()> {
        let what = format!("{} complete replies", questions.len());
        let complete = |view: &double::View<'_>| {
            questions.iter().all(|question| {
                view.replies_to(question.id)
                    .first()
                    .is_some_and(|reply| reply.content.ends_with(measure_end()))
            })
        };
        Ok(self.discord.wait_until(&what, LIMIT, complete).await?)
    }

    /// The bot's memory (resident, in MB) and the time that it has computed so far.
    pub(crate) fn cost(&self) -> anyhow::Result<(f64, Duration)> {
        let process = self.bot.id().context("the bot has ended")?;
        let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
        let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = kilobytes.and_then(|text| text.trim().strip_suffix("kB")?.trim().parse::<f64>().ok());
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
        let (_, fields) = stat.rsplit_once(')').context("no statistics")?;
        let ticks = fields.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok());
        let computed = Duration::from_millis(ticks.sum::<u64>() * 10);
        Ok((kilobytes.context("no memory figure")? / 1024.0, computed))
    }

    /// Ends everything, and tells what was refused.
    pub(crate) async fn strike(mut self) -> anyhow::Result<Refusals> {
        let calls = self.discord.calls();
        let refused = calls.iter().filter(|call| call.status == 429 || call.into_closed_window());
        let refused = refused.map(|call| format!("{} {} ({:?})", call.method, call.route, call.refused));
        let refusals = Refusals { calls: calls.len(), refused: refused.collect() };
        self.bot.start_kill()?;
        self.bot.wait().await?;
        self.discord.stop().await;
        Ok(refusals)
    }
}

/// The calls of a scene that were sent into a closed window.
pub(crate) struct Refusals {
    pub(crate) calls: usize,
    /// What each refused one was, and by which limit.
    pub(crate) refused: Vec<String>,
}

/// The last token of every answer.
pub(crate) const fn measure_end() -> &'static str {
    "end."
}

/// A Discord whose shards may all log in at once.
fn options(shards: u32) -> Options {
    let identifies = Identifies { max_concurrency: 16, ..Identifies::default() };
    Options {
        rest_latency: LATENCY,
        checks: false,
        remembered: 500_000,
        shards,
        identifies,
        ..Options::default()
    }
}

/// The model's answer to `tokens=N`: so many numbered words, the last of which says that it is the last. The first one
/// comes after 0.1 to 0.3 s, by the number of the request.
fn answer(ask: &Ask<'_>, tokens_per_second: f64) -> Reply {
    let count = ask.user.rsplit_once("tokens=").and_then(|(_, count)| count.trim().parse::<usize>().ok());
    let words = (0..count.unwrap_or(1).saturating_sub(1)).map(|number| format!("w{number} "));
    let spread = u64::try_from(ask.number * 37 % 200).unwrap_or(0);
    Reply::Answer(Answer {
        headers_after: Duration::ZERO,
        first_token_after: Duration::from_millis(100 + spread),
        tokens: words.chain([measure_end().to_owned()]).collect(),
        tokens_per_second,
        finish: "stop".to_owned(),
        usage: None,
        then: End::Done,
        held: Vec::new(),
    })
}

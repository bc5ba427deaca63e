//! The stage: both doubles on threads of their own, a PostgreSQL, and the bot, each of which can be killed and comes back.

use std::fs::OpenOptions;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use anyhow::{Context, bail};
use double::model::{Answer, Ask, End, Model, Raw, Reply, Script};
use double::{Discord, Id, Options, Person};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use sqlx::ConnectOptions;
use sqlx::postgres::PgPoolOptions;
use teachback::store::Store;
use teachback::store::cluster::{Cluster, Places, Settings};
use tempfile::TempDir;
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep, timeout};

use crate::people::RELAYS;

/// Longer than anything here may take.
const LIMIT: Duration = Duration::from_secs(60);
/// Between two looks.
const LOOK: Duration = Duration::from_millis(50);
/// Between two changes of mind.
const PROBE: Duration = Duration::from_secs(2);
/// How long nothing may happen before everything counts as done.
const QUIET: Duration = Duration::from_secs(4);

/// Everything that a soak needs.
pub(crate) struct Stage {
    pub(crate) discord: Discord,
    _model: Model,
    store: Store,
    cluster: Option<Cluster>,
    bot: Option<Child>,
    prober: Person,
    /// A reply that the prober rates, to see whether the bot hears.
    probed: Option<Id>,
    /// How often the prober's mind was recorded to have changed, when that was last asked.
    minds: i64,
    model_url: String,
    data: TempDir,
}

impl Stage {
    /// Starts everything, and waits for the first reply.
    pub(crate) async fn set() -> anyhow::Result<Self> {
        let options = Options {
            rest_latency: Duration::from_millis(10),
            heartbeat_interval: Duration::from_secs(5),
            remembered: 500_000,
            ..Options::default()
        };
        let discord = Discord::start_on_own_thread(options)?;
        let model = Model::start_on_own_thread(Script::new(answer))?;
        let data = tempfile::Builder::new().prefix("soak").tempdir()?;
        // A server that is started by root runs as somebody else, who must pass.
        std::fs::set_permissions(data.path(), PermissionsExt::from_mode(0o1777))?;
        let cluster = Cluster::open(&settings(&data), |_| ()).await?;
        let pool =
            PgPoolOptions::new().acquire_timeout(Duration::from_secs(2)).connect_lazy_with(cluster.options());
        let (prober, model_url) = (discord.person("prober"), model.url());
        let mut stage = Self {
            prober,
            discord,
            _model: model,
            store: Store::over(pool),
            cluster: Some(cluster),
            bot: None,
            probed: None,
            minds: 0,
            model_url,
            data,
        };
        stage.start().await?;
        stage.discord.wait_until("the bot to connect", LIMIT, |view| view.connected() > 0).await?;
        let asked = stage.prober.says(RELAYS[0], "Are you there?")?;
        let first = |view: &double::View<'_>| {
            view.replies_to(asked).first().filter(|it| !it.content.ends_with('▌')).map(|it| it.id)
        };
        stage.probed = Some(
            stage.discord.wait("the first reply", LIMIT, first).await.with_context(|| stage.last_words())?,
        );
        stage.hears().await?;
        Ok(stage)
    }

    /// The channels in which every message is a question.
    pub(crate) fn relays(&self) -> Vec<Id> {
        RELAYS.iter().map(|name| self.discord.channel(name)).collect()
    }

    /// What is recorded.
    pub(crate) fn store(&self) -> Store {
        self.store.clone()
    }

    /// Starts the bot.
    pub(crate) async fn start(&mut self) -> anyhow::Result<()> {
        let relays: Vec<_> = self.relays().iter().map(ToString::to_string).collect();
        let said = OpenOptions::new().create(true).append(true).open(self.data.path().join("said"))?;
        let url = match &self.cluster {
            Some(cluster) => cluster.options().to_url_lossy().to_string(),
            None => bail!("the bot is not started while its database is away"),
        };
        let bot = Command::new(env!("CARGO_BIN_EXE_teachback"))
            .env_clear()
            .env("DISCORD_TOKEN", self.discord.token())
            .env("DISCORD_API", self.discord.url())
            .env("MODEL_BASE_URL", &self.model_url)
            .env("MODEL", "scripted")
            .env("MODEL_TIMEOUT_BETWEEN", "5s")
            .env("DATABASE_URL", url)
            .env("TEACHBACK_DATA", self.data.path().join("bot"))
            .env("TEACHBACK_GRACE", "2s")
            .env("RELAY_CHANNELS", relays.join(","))
            .env("RUST_LOG", "info")
            .current_dir(self.data.path())
            .stdin(Stdio::null())
            .stderr(said)
            .kill_on_drop(true)
            .spawn()
            .context("the bot cannot be started")?;
        self.bot = Some(bot);
        Ok(())
    }

    /// `kill -9`.
    pub(crate) async fn kill(&mut self) -> anyhow::Result<()> {
        let mut bot = self.bot.take().context("the bot is away")?;
        if let Some(status) = bot.try_wait()? {
            bail!("the bot ended by itself: {status}");
        }
        bot.kill().await?;
        Ok(())
    }

    /// Stops the bot in order; how long that took.
    pub(crate) async fn stop(&mut self) -> anyhow::Result<(ExitStatus, Duration)> {
        let mut bot = self.bot.take().context("the bot is away")?;
        let id = bot.id().context("the bot has ended by itself")?;
        let began = Instant::now();
        kill(Pid::from_raw(i32::try_from(id)?), Signal::SIGTERM)?;
        let status = timeout(LIMIT, bot.wait()).await.context("the bot does not stop")??;
        Ok((status, began.elapsed()))
    }

    /// Ends the database server, at once or in order.
    pub(crate) async fn end_database(&mut self, at_once: bool) -> anyhow::Result<()> {
        let cluster = self.cluster.take().context("the database is away")?;
        if at_once {
            let file = std::fs::read_to_string(self.data.path().join("data/postgres/postmaster.pid"))?;
            let pid = file.lines().next().context("a process id")?.trim().parse()?;
            kill(Pid::from_raw(pid), Signal::SIGKILL)?;
        }
        // Its leash may be told of an end that it did not bring about.
        let _ = cluster.stop().await;
        Ok(())
    }

    /// Starts it again.
    pub(crate) async fn begin_database(&mut self) -> anyhow::Result<()> {
        self.cluster = Some(Cluster::open(&settings(&self.data), |_| ()).await?);
        Ok(())
    }

    /// Ends all connections of the bot.
    pub(crate) async fn throw_out(&self) -> anyhow::Result<()> {
        let sql = "select count(pg_terminate_backend(pid)) from pg_stat_activity \
                   where application_name = 'teachback' and datname = current_database()";
        let _: i64 = sqlx::query_scalar(sql).fetch_one(self.store.pool()).await?;
        Ok(())
    }

    /// Waits until a change of mind is recorded that happens from now on, one every other second; how long that took.
    pub(crate) async fn hears(&mut self) -> anyhow::Result<Duration> {
        let (probed, began) = (self.probed.context("nothing to rate")?, Instant::now());
        let before = self.minds_changed().await.unwrap_or(self.minds);
        let mut again = began;
        loop {
            if let Ok(changed) = self.minds_changed().await
                && changed > before
            {
                self.minds = changed;
                return Ok(began.elapsed());
            }
            if Instant::now() > again {
                self.changes_mind(probed)?;
                again = Instant::now() + PROBE;
            }
            if began.elapsed() > LIMIT {
                bail!("the bot does not hear any more; what it said is kept in {}", self.keep().display());
            }
            if let Some(status) = self.bot.as_mut().and_then(|bot| bot.try_wait().ok()).flatten() {
                bail!("the bot ended by itself: {status}; what it said is kept in {}", self.keep().display());
            }
            sleep(LOOK).await;
        }
    }

    /// How often the prober's mind is recorded to have changed.
    async fn minds_changed(&self) -> anyhow::Result<i64> {
        let sql = "select count(*) from events join accounts using (person_id) \
                   where name = 'prober' and kind = 'update_message'";
        Ok(sqlx::query_scalar(sql).fetch_one(self.store.pool()).await?)
    }

    fn changes_mind(&self, about: Id) -> anyhow::Result<()> {
        match self.discord.look(|view| view.reacted(about, "👍")).contains(&self.prober.id()) {
            true => self.prober.unreacts(about, "👍")?,
            false => self.prober.reacts(about, "👍")?,
        }
        Ok(())
    }

    /// Waits until nothing is owed or being written, and nothing more is recorded or said.
    pub(crate) async fn settle(&mut self) -> anyhow::Result<()> {
        self.hears().await?;
        let (mut before, mut since, began) = ((0, 0), Instant::now(), Instant::now());
        while since.elapsed() < QUIET {
            // Reading back what a forgotten session has cost comes behind everything else.
            let sql = "select (select count(*) from messages where stage in ('due', 'writing')) \
                       + (select count(*) from gateway_sessions where not caught_up)";
            let open: i64 = sqlx::query_scalar(sql).fetch_one(self.store.pool()).await?;
            let now = (self.store.last_seq().await?, self.discord.look(|view| view.calls().count()));
            if open > 0 || now != before {
                (before, since) = (now, Instant::now());
            }
            if began.elapsed() > 15 * LIMIT {
                bail!(
                    "{open} replies have no end or sessions are not caught up with; what the bot said is kept in {}",
                    self.keep().display()
                );
            }
            sleep(LOOK * 4).await;
        }
        Ok(())
    }

    /// What the bot said last.
    fn last_words(&self) -> String {
        let said = std::fs::read_to_string(self.data.path().join("said")).unwrap_or_default();
        let lines: Vec<_> = said.lines().collect();
        lines[lines.len().saturating_sub(10)..].join("\n")
    }

    /// Leaves the folder where it is.
    pub(crate) fn keep(&mut self) -> PathBuf {
        self.data.disable_cleanup(true);
        self.data.path().to_owned()
    }
}

fn settings(data: &TempDir) -> Settings {
    let places = Places::of_machine(|name| std::env::var(name).ok());
    Settings::lasting(data.path().join("data"), places)
}

/// A model in all its moods; which one depends on how often it was asked.
fn answer(ask: &Ask<'_>) -> Reply {
    let number = ask.number;
    let words = match number % 17 {
        0 => 900,
        n => 5 + 9 * n,
    };
    let text = (0..words).map(|word| format!("word{word} ")).collect::<String>();
    let spoken = Answer { tokens_per_second: 150.0, ..Answer::saying(text.trim_end()) };
    match number % 23 {
        3 => Raw::refuse(503, r#"{"error":{"message":"busy"}}"#).into(),
        7 => Answer { then: End::Cut, ..spoken }.into(),
        11 => Answer { then: End::Hang, ..spoken }.into(),
        13 => Answer::at_once("").into(),
        _ => spoken.into(),
    }
}

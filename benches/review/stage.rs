//! The stage: both doubles on threads of their own, a PostgreSQL, and the bot as a child process.

use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;
use std::time::Duration;

use anyhow::Context;
use double::model::{Answer, Model, Script};
use double::{Discord, Id, Options};
use sqlx::ConnectOptions;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use teachback::store::Store;
use teachback::store::cluster::{Cluster, Places, Settings};
use tempfile::TempDir;
use tokio::process::{Child, Command};

/// Longer than anything here may take.
pub(crate) const LIMIT: Duration = Duration::from_secs(60);
/// The channel in which everything happens.
pub(crate) const RELAY: &str = "relay";

/// Everything that is needed.
pub(crate) struct Stage {
    pub(crate) discord: Discord,
    pub(crate) store: Store,
    /// A reply of the bot's own that somebody holds for bad: all others are copies of it.
    pub(crate) answered: Id,
    _bot: Child,
    _model: Model,
    _cluster: Cluster,
    _data: TempDir,
}

impl Stage {
    /// Starts everything, and waits until one reply has its dislike.
    pub(crate) async fn set() -> anyhow::Result<Self> {
        let options = Options {
            checks: false,
            remembered: 500_000,
            limits: double::Limits::none(),
            ..Options::default()
        };
        let discord = Discord::start_on_own_thread(options)?;
        let model = Model::start_on_own_thread(Script::always(Answer::at_once("Four.")))?;
        let data = tempfile::Builder::new().prefix("review").tempdir()?;
        // A server that is started by root runs as somebody else, who must pass.
        std::fs::set_permissions(data.path(), PermissionsExt::from_mode(0o1777))?;
        let places = Places::of_machine(|name| std::env::var(name).ok());
        let cluster = Cluster::open(&Settings::lasting(data.path().join("data"), places), |_| ()).await?;
        let store = Store::over(PgPoolOptions::new().connect_lazy_with(cluster.options()));
        let bot = bot(&discord, &model, &cluster.options(), &data)?;
        let answered = first(&discord, &store).await?;
        Ok(Self { discord, store, answered, _bot: bot, _model: model, _cluster: cluster, _data: data })
    }
}

fn bot(
    discord: &Discord,
    model: &Model,
    database: &PgConnectOptions,
    data: &TempDir,
) -> anyhow::Result<Child> {
    Command::new(env!("CARGO_BIN_EXE_teachback"))
        .env_clear()
        .env("DISCORD_TOKEN", discord.token())
        .env("DISCORD_API", discord.url())
        .env("MODEL_BASE_URL", model.url())
        .env("MODEL", "scripted")
        .env("DATABASE_URL", database.to_url_lossy().to_string())
        .env("TEACHBACK_DATA", data.path().join("bot"))
        .env("RELAY_CHANNELS", discord.channel(RELAY).to_string())
        .env("RUST_LOG", "warn")
        .current_dir(data.path())
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .context("the bot cannot be started")
}

/// Has one question answered, and the reply disliked.
async fn first(discord: &Discord, store: &Store) -> anyhow::Result<Id> {
    let up = |view: &double::View<'_>| view.connected() > 0 && !view.commands(None).is_empty();
    discord.wait_until("the bot to be up", LIMIT, up).await?;
    let asked = discord.person("ada").says(RELAY, "Two and two?")?;
    let told = |view: &double::View<'_>| {
        view.replies_to(asked).first().filter(|it| it.content.contains("Four.")).map(|it| it.id)
    };
    let answered = discord.wait("the first reply", LIMIT, told).await?;
    discord.person("bob").reacts(answered, "👎")?;
    let sql = "select count(*) from reviews join messages on messages.id = reply_id and stage = 'finished'";
    let recorded = async {
        while sqlx::query_scalar::<_, i64>(sql).fetch_one(store.pool()).await? == 0 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        anyhow::Ok(())
    };
    tokio::time::timeout(LIMIT, recorded).await.context("the dislike is not recorded")??;
    Ok(answered)
}

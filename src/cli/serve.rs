//! The bot over Discord, from its first word to its last: what `run`, `try` and the tests share.

use std::collections::HashMap;
use std::convert::Infallible;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use crate::bot::life::{Bot, Parts};
use crate::bot::models::{Model, Models, Server};
use crate::bot::platform::Platform;
use crate::bot::sharing::Sharing;
use crate::bot::tenure::{Standing, Tenure};
use crate::cli::claim;
use crate::cli::database::Database;
use crate::cli::hearing::hear;
use crate::cli::settings::{Answerer, Serving};
use crate::cli::signals::Signals;
use crate::cli::{picture, web};
use crate::discord::{self, Discord};
use crate::model::Client;
use crate::store::{self, Holder, Share, Store, Unclaimed};

/// When to come to rest, and how fast.
#[derive(Clone, Debug)]
pub struct Rest {
    /// Nobody is heard any more; replies may still end.
    pub stop: CancellationToken,
    /// Nothing is waited for any more.
    pub at_once: CancellationToken,
    /// How long replies may take to end by themselves.
    pub grace: Duration,
    /// How long is heard on while it is not sure that nobody else serves.
    pub doubt: Duration,
}

/// How long a bot hears on when its claim is in doubt: less than the server needs to notice that a process is dead and to let
/// another one claim its shards.
const DOUBT: Duration = Duration::from_secs(60);

/// Why the bot stopped without being asked to.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Discord will not be heard any more.
    #[error(transparent)]
    Discord(#[from] discord::Error),
    /// What was owed could not be read.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Somebody else serves.
    #[error(
        "another process serves the same bot and shards ({0}): stop it first, or give each process shards of its own (SHARDS)"
    )]
    Held(Holder),
}

impl From<Unclaimed> for Error {
    fn from(unclaimed: Unclaimed) -> Self {
        match unclaimed {
            Unclaimed::Held(holder) => Self::Held(holder),
            Unclaimed::Store(error) => Self::Store(error),
        }
    }
}

/// Hears, answers and records until it is told to rest, until Discord will not be heard any more, or until somebody else
/// serves the same shards. Nothing is sent before these are claimed.
pub async fn serve(parts: Parts<Discord>, rest: Rest) -> Result<(), Error> {
    let (share, name) = (claim::share(&parts.platform), claim::name());
    let begun = rest.stop.run_until_cancelled(Tenure::begin(parts.store.clone(), share, name)).await;
    let Some(tenure) = begun else { return Ok(()) };
    let tenure = tenure?;
    let standing = tenure.standing();
    let (store, pacer) = (parts.store.clone(), parts.platform.pacer().clone());
    let begun = rest.stop.run_until_cancelled(Sharing::begin(store, share, pacer)).await;
    let Some(sharing) = begun else { return Ok(()) };
    let mut sharing = sharing?;
    let mut life = Box::pin(live(parts, share, standing.clone(), rest.clone()));
    let mut held = Box::pin(tenure.hold(rest.doubt));
    let ended = tokio::select! {
        ended = &mut life => Ok(ended),
        holder = &mut held => Err(holder),
        never = sharing.keep(standing) => match never {},
    };
    let holder = match ended {
        Ok(ended) => {
            sharing.end().await;
            return ended;
        }
        Err(holder) => holder,
    };
    // Whatever is under way is the other one's now.
    rest.stop.cancel();
    rest.at_once.cancel();
    if let Err(error) = life.await {
        warn!(error = &error as &dyn std::error::Error, "the end was not in order");
    }
    Err(Error::Held(holder))
}

async fn live(
    parts: Parts<Discord>,
    share: Share,
    standing: watch::Receiver<Standing>,
    rest: Rest,
) -> Result<(), Error> {
    let (store, discord) = (parts.store.clone(), parts.platform.clone());
    let bot = Bot::start(parts, share, standing.clone());
    let heard = Box::pin(hear(&bot, &store, &discord, share, standing, &rest.stop));
    // Not even the gateway's answer to the farewell is waited for then: the session outlives a connection that just ends.
    let heard = rest.at_once.run_until_cancelled(heard).await.unwrap_or(Ok(()));
    // Without Discord no reply can end by itself; what is open is ended by the next start.
    let grace = if heard.is_ok() { rest.grace } else { Duration::ZERO };
    bot.stop(grace, rest.at_once).await;
    heard
}

/// Serves until the process is told to end, or its database server does. Told once, replies may still end; told again,
/// nothing is waited for.
pub(super) async fn until_told(
    serving: Serving,
    database: &mut Database,
    signals: &mut Signals,
    web: Option<&web::Open>,
) -> anyhow::Result<()> {
    let grace = serving.grace;
    let parts = parts(serving, database.store.clone())?;
    if let Some(web) = web {
        web.depends_on(database.store.clone(), parts.platform.up());
    }
    let (stop, at_once) = (CancellationToken::new(), CancellationToken::new());
    let rest = Rest { stop: stop.clone(), at_once: at_once.clone(), grace, doubt: DOUBT };
    let mut served = pin!(serve(parts, rest));
    let told = async {
        signals.told().await;
        info!("stopping: replies may take {grace:?} to end, unless a second signal comes");
        stop.cancel();
        signals.told().await;
        at_once.cancel();
        std::future::pending::<Infallible>().await
    };
    tokio::select! {
        served = &mut served => return Ok(served?),
        never = told => match never {},
        () = database.lost() => {}
    }
    // Nothing more can be recorded, so that there is nothing to wait for. The next start ends what is left open.
    stop.cancel();
    at_once.cancel();
    if let Err(error) = served.await {
        warn!(error = &error as &dyn std::error::Error, "the end was not in order");
    }
    bail!("the database server has ended, which it was not told to")
}

fn parts(serving: Serving, store: Store) -> anyhow::Result<Parts<Discord>> {
    let Serving { discord, models, rules, shows_reasoning, look_back, names, kept, .. } = serving;
    let (models, platform) = (answering(models)?, Arc::new(Discord::new(discord)?));
    let draw = picture::draw;
    Ok(Parts { store, models, rules, platform, shows_reasoning, look_back, names, draw, kept })
}

/// Those of one server share its places.
fn answering(set: Vec<Answerer>) -> anyhow::Result<Models> {
    let mut servers: HashMap<String, (Client, Arc<Server>)> = HashMap::new();
    let mut models = Vec::new();
    for Answerer { server, settings, asking, fallback, retry_after } in set {
        let (client, shared) = match servers.get(&server) {
            Some((other, shared)) => (other.same_server(settings)?, Arc::clone(shared)),
            None => (Client::new(settings)?, Arc::new(Server::new(retry_after))),
        };
        servers.entry(server).or_insert_with(|| (client.clone(), Arc::clone(&shared)));
        models.push(Model::new(client, asking, fallback, shared));
    }
    let mut models = models.into_iter();
    let usual = models.next().context("no model is named")?;
    Ok(Models::new(usual, models.collect()))
}

//! The bot over Discord, from its first word to its last: what `run`, `try` and the tests share.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::bot::ear::Session;
use crate::bot::life::{Bot, Parts};
use crate::discord::{self, Discord};
use crate::store::{self, GatewaySession};

/// When to come to rest, and how fast.
#[derive(Clone, Debug)]
pub struct Rest {
    /// Nobody is heard any more; replies may still end.
    pub stop: CancellationToken,
    /// Nothing is waited for any more.
    pub at_once: CancellationToken,
    /// How long replies may take to end by themselves.
    pub grace: Duration,
}

/// Why the bot stopped without being asked to.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Discord will not be heard any more.
    #[error(transparent)]
    Discord(#[from] discord::Error),
    /// What was owed could not be read.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// Hears, answers and records until it is told to rest, or until Discord will not be heard any more.
pub async fn serve(parts: Parts<Discord>, rest: Rest) -> Result<(), Error> {
    let known = parts.store.gateway_sessions().await?.into_iter().filter_map(session).collect();
    let discord = parts.platform.clone();
    let bot = Bot::start(parts);
    let heard = async {
        bot.catch_up().await?;
        discord.run(bot.ear().clone(), known, rest.stop.clone()).await.map_err(Error::from)
    };
    let heard = heard.await;
    bot.stop(rest.grace, rest.at_once).await;
    heard
}

fn session(stored: GatewaySession) -> Option<(Session, u64)> {
    let shard = (u32::try_from(stored.shard).ok()?, u32::try_from(stored.shards).ok()?);
    let seq = u64::try_from(stored.seq).ok()?;
    Some((Session { shard, id: stored.id, resume_url: stored.resume_url }, seq))
}

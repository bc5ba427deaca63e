//! Hearing, for as long as it may last: from where the last commit was, and again from there when the claim had lapsed.

use std::time::Duration;

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tracing::warn;

use crate::bot::ear::Session;
use crate::bot::life::Bot;
use crate::bot::log_ins::LogIns;
use crate::bot::tenure::{Standing, until};
use crate::cli::serve;
use crate::discord::{Discord, Inside};
use crate::domain::key::GuildKey;
use crate::store::{self, GatewaySession, Share, Store};

/// The pause before an unreachable database is asked again.
const AGAIN: Duration = Duration::from_secs(1);

/// Hears until `stop`; not while the claim has lapsed, after which what was left is taken up and the sessions are gone on with.
pub(super) async fn hear(
    bot: &Bot<Discord>,
    store: &Store,
    discord: &Discord,
    share: Share,
    mut standing: watch::Receiver<Standing>,
    stop: &CancellationToken,
) -> Result<(), serve::Error> {
    loop {
        let Some(known) = stop.run_until_cancelled(remembered(bot, store, share)).await else {
            return Ok(());
        };
        let Remembered { sessions, left, log_ins } = known?;
        let hearing = stop.child_token();
        let inside =
            Inside { ear: bot.ear().clone(), clerk: bot.clerk().clone(), tasks: bot.tasks().clone() };
        let mut heard = Box::pin(discord.run(inside, sessions, left, log_ins, hearing.clone()));
        tokio::select! {
            heard = &mut heard => return Ok(heard?),
            () = until(&mut standing, Standing::Lapsed) => {}
        }
        warn!("the claim to serve has lapsed: nothing is heard until it holds again");
        hearing.cancel();
        heard.await?;
        if stop.run_until_cancelled(until(&mut standing, Standing::Sure)).await.is_none() {
            return Ok(());
        }
    }
}

/// What a start of hearing needs to know of what was heard before.
struct Remembered {
    /// How far the sessions were heard.
    sessions: Vec<(Session, u64)>,
    /// Which servers were left.
    left: Vec<GuildKey>,
    /// How often sessions were begun of late.
    log_ins: LogIns,
}

/// What the database remembers, once it answers. What was left is taken up first: meanwhile another process may have served.
async fn remembered(bot: &Bot<Discord>, store: &Store, share: Share) -> Result<Remembered, store::Error> {
    loop {
        match asked(bot, store, share).await {
            Err(store::Error::Away(cause)) => {
                warn!(error = &cause as &dyn std::error::Error, "the database does not answer");
                tokio::time::sleep(AGAIN).await;
            }
            answered => return answered,
        }
    }
}

async fn asked(bot: &Bot<Discord>, store: &Store, share: Share) -> Result<Remembered, store::Error> {
    bot.catch_up().await?;
    let sessions = store.gateway_sessions().await?.into_iter().filter_map(session).collect();
    let left = store.all_left().await?;
    let log_ins = LogIns::counted(store.clone(), share).await?;
    Ok(Remembered { sessions, left, log_ins })
}

fn session(stored: GatewaySession) -> Option<(Session, u64)> {
    let shard = (u32::try_from(stored.shard).ok()?, u32::try_from(stored.shards).ok()?);
    let seq = u64::try_from(stored.seq).ok()?;
    Some((Session { shard, id: stored.id, resume_url: stored.resume_url }, seq))
}

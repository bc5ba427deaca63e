//! The way to the gateway: where it is, whether a new session may be begun, and a socket for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serenity::all::BotGateway;
use serenity::http::Route;
use tokio::sync::oneshot;
use twilight_gateway::queue::Queue;
use twilight_gateway::{Config, ConfigBuilder, Intents, Session, Shard, ShardId};

use crate::bot::log_ins::LogIns;
use crate::bot::platform;
use crate::discord::close::Error;
use crate::discord::rest::{Request, Rest};
use crate::discord::session::{Position, address};

/// GUILDS, GUILD_MESSAGES, GUILD_MESSAGE_REACTIONS, DIRECT_MESSAGES and DIRECT_MESSAGE_REACTIONS (FACTS section 1).
const INTENTS: u64 = 13_825;
/// The privileged intent to read messages that are not addressed to the bot.
const MESSAGE_CONTENT: u64 = 1 << 15;
/// Pauses between questions that get no answer.
const ASK_AGAIN: Duration = Duration::from_secs(2);
/// A bot that has used up all but this share of its identifies does not begin another session by itself.
const KEPT_SHARE: u64 = 20;
/// Nor one that is left with so few.
const KEPT_AT_LEAST: u64 = 5;

/// A connection to the gateway.
pub(super) type Socket = Shard<Turns>;

/// The way to the gateway, shared by all shards so that their identifies keep the distance that Discord asks for.
#[derive(Debug)]
pub(super) struct Gate {
    config: Config<Turns>,
    turns: Turns,
}

/// Who may identify next, of all processes: those shards stand in one line whose numbers are equal modulo what Discord says.
#[derive(Clone, Debug)]
pub(super) struct Turns {
    log_ins: LogIns,
    buckets: Arc<AtomicU32>,
}

impl Queue for Turns {
    fn enqueue(&self, shard: u32) -> oneshot::Receiver<()> {
        let (mut go, gone) = oneshot::channel();
        let (log_ins, bucket) = (self.log_ins.clone(), shard % self.buckets.load(Ordering::Relaxed));
        // It ends with the connection that waits for it.
        tokio::spawn(async move {
            tokio::select! {
                () = go.closed() => {}
                // Whoever has just left gives the turn away.
                () = log_ins.turn(bucket) => {
                    _ = go.send(());
                }
            }
        });
        gone
    }
}

impl Gate {
    /// Must be called inside a runtime.
    pub(super) fn new(token: &SecretString, message_content: bool, log_ins: LogIns) -> Self {
        let intents = if message_content { INTENTS | MESSAGE_CONTENT } else { INTENTS };
        let intents = Intents::from_bits_truncate(intents);
        let turns = Turns { log_ins, buckets: Arc::new(AtomicU32::new(1)) };
        let config =
            ConfigBuilder::new(token.expose_secret().trim().to_owned(), intents).queue(turns.clone()).build();
        Self { config, turns }
    }

    /// A socket that resumes where the shard stands.
    pub(super) fn resume(&self, shard: ShardId, position: &Position, gateway: Option<&str>) -> Socket {
        let session = Session::new(position.seq, position.session.id.clone());
        let mut config = ConfigBuilder::from(self.config.clone()).session(session);
        if let Some(url) = address(gateway.unwrap_or(&position.session.resume_url)) {
            config = config.resume_url(url.clone()).proxy_url(url);
        }
        Shard::with_config(shard, config.build())
    }

    /// A socket that begins a new session, if Discord leaves the bot enough of them.
    pub(super) async fn identify(&self, rest: &Rest, shard: ShardId) -> Result<Socket, Error> {
        let gateway = gateway(rest).await?;
        let limit = &gateway.session_start_limit;
        if limit.remaining <= (limit.total / KEPT_SHARE).max(KEPT_AT_LEAST) {
            return Err(Error::TooFewIdentifies {
                remaining: limit.remaining,
                total: limit.total,
                reset_after: Duration::from_millis(limit.reset_after),
            });
        }
        let buckets = u32::try_from(limit.max_concurrency.max(1)).unwrap_or(u32::MAX);
        self.turns.buckets.store(buckets, Ordering::Relaxed);
        let mut config = ConfigBuilder::from(self.config.clone());
        if let Some(url) = address(&gateway.url) {
            config = config.proxy_url(url);
        }
        Ok(Shard::with_config(shard, config.build()))
    }
}

/// Where the gateway is and what it grants, asked for until there is an answer.
pub(super) async fn gateway(rest: &Rest) -> Result<BotGateway, Error> {
    until_answered(rest, || Request::get(Route::GatewayBot)).await
}

/// Asks until Discord answers; only a token that is not accepted ends it.
pub(super) async fn until_answered<T: serde::de::DeserializeOwned>(
    rest: &Rest,
    request: impl Fn() -> Request,
) -> Result<T, Error> {
    loop {
        let outcome = rest.ask(request()).await;
        match outcome.result {
            Ok(answer) => return Ok(answer),
            Err(platform::Error::Unauthorised) => return Err(Error::Token),
            Err(error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "Discord does not answer; asking again"
                );
                tokio::time::sleep(outcome.limits.retry_after.unwrap_or(ASK_AGAIN)).await;
            }
        }
    }
}

//! From the first question to Discord to the last answer: all shards of this process, until it stops.

use std::sync::Arc;

use futures_util::future::try_join_all;
use serde::Deserialize;
use serenity::all::{ApplicationId, User};
use serenity::http::Route;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};
use twilight_gateway::ShardId;

use crate::bot::ear::Session;
use crate::bot::log_ins::LogIns;
use crate::discord::atlas::Atlas;
use crate::discord::close::Error;
use crate::discord::count::Lamp;
use crate::discord::desk::{Desk, Inside};
use crate::discord::gate::{Gate, gateway, until_answered};
use crate::discord::listener::Listener;
use crate::discord::quiet::Quiet;
use crate::discord::rest::Request;
use crate::discord::scout::Scout;
use crate::discord::session::Position;
use crate::discord::{Discord, Me, Shards, command};
use crate::domain::key::GuildKey;

/// The path that serenity does not know.
pub(super) const APPLICATION: &str = "/applications/@me";

/// What is read of the application.
#[derive(Deserialize)]
pub(super) struct Application {
    pub(super) id: ApplicationId,
    #[serde(default)]
    pub(super) flags: u64,
    /// What stands in the bot's profile.
    #[serde(default)]
    pub(super) description: String,
}

impl Discord {
    /// Listens until `stop`, and hands everything to the ear inside in the order of the wire.
    ///
    /// `known` are sessions with the last sequence number that was recorded; their shards go on from there, and
    /// the others begin a new session, when `log_ins` lets them. `left` are the servers that are known as left. On `stop` the sessions stay alive, so that the next start can go on;
    /// answers to commands, buttons and forms may still be under way.
    pub async fn run(
        &self,
        inside: Inside,
        known: Vec<(Session, u64)>,
        left: Vec<GuildKey>,
        log_ins: LogIns,
        stop: CancellationToken,
    ) -> Result<(), Error> {
        let Some(start) = stop.run_until_cancelled(self.introduce()).await else { return Ok(()) };
        let (me, shards) = start?;
        let me = Arc::new(me);
        self.land.introduce(me.clone());
        // One process of several does it, the one to which direct messages come.
        if shards.first == 0 {
            let register = stop.clone().run_until_cancelled_owned(register(self.clone(), me.application));
            inside.tasks.spawn(register);
        }
        let desk = Desk::new(self.rest.clone(), me.clone(), inside.clone());
        let gate = Gate::new(&self.settings.token, self.settings.message_content, log_ins.clone());
        let listeners = (shards.first..=shards.last).map(|number| {
            let listener = Listener {
                rest: &self.rest,
                gate: &gate,
                me: &me,
                ear: &inside.ear,
                desk: &desk,
                shard: ShardId::new(number, shards.total),
                atlas: Atlas::new(me.user).having_left(&left),
                scout: Scout::default(),
                position: position(&known, (number, shards.total)),
                quiet: Quiet::default(),
                log_ins: log_ins.clone(),
                lamp: Lamp::new(number, self.up.clone()),
                greeted: false,
            };
            listener.run(&stop)
        });
        tokio::select! {
            ended = try_join_all(listeners) => ended.map(|_| ()),
            () = self.rest.rejected() => Err(Error::Token),
        }
    }

    /// Who the bot is, and which shards there are to serve.
    async fn introduce(&self) -> Result<(Me, Shards), Error> {
        let user: User = until_answered(&self.rest, || Request::get(Route::UserMe)).await?;
        let application: Application = until_answered(&self.rest, || Request::get_path(APPLICATION)).await?;
        let me = Me { user: user.id, name: user.name, application: application.id };
        let shards = match self.settings.shards {
            Some(shards) => shards,
            None => all(gateway(&self.rest).await?.shards),
        };
        if shards.first > shards.last || shards.last >= shards.total {
            return Err(Error::Shard);
        }
        Ok((me, shards))
    }
}

const fn all(total: u32) -> Shards {
    let total = if total == 0 { 1 } else { total };
    Shards { first: 0, last: total - 1, total }
}

fn position(known: &[(Session, u64)], shard: (u32, u32)) -> Option<Position> {
    let (session, seq) = known.iter().find(|(session, _)| session.shard == shard)?;
    Some(Position { session: Arc::new(session.clone()), seq: *seq })
}

/// Without commands the bot still listens and answers.
async fn register(discord: Discord, application: ApplicationId) {
    match command::register(&discord.rest, application, &discord.settings.models).await {
        Ok(true) => info!("the commands are registered"),
        Ok(false) => {}
        Err(error) => warn!(error = &error as &dyn std::error::Error, "the commands could not be registered"),
    }
}

//! Asks over REST for what the atlas does not know: after a resume nobody tells the servers again.

use std::time::Duration;

use serde::Deserialize;
use serenity::all::{ChannelId, ChannelType, GuildId};
use serenity::http::Route;
use tokio::time::{Instant, timeout};

use crate::bot::platform::Error;
use crate::discord::atlas::{Atlas, Unknown};
use crate::discord::rest::{Request, Rest};
use crate::discord::wire;

/// The gateway is not read meanwhile, and interactions behind it die after three seconds.
const WITHIN: Duration = Duration::from_secs(2);
/// How long nothing is asked after a question that got no answer, so that the gateway is read all the same.
const REST: Duration = Duration::from_secs(30);

/// Who asks, one question at a time.
#[derive(Debug, Default)]
pub(super) struct Scout {
    resting_until: Option<Instant>,
}

/// The threads of a server that do not sleep.
#[derive(Deserialize)]
pub(super) struct Threads {
    pub(super) threads: Vec<wire::Channel>,
}

impl Scout {
    /// Learns it. What Discord refuses to tell is not asked for again; what it could not tell just now is.
    pub(super) async fn learn(
        &mut self,
        rest: &Rest,
        atlas: &mut Atlas,
        unknown: Unknown,
        told: Option<ChannelType>,
    ) {
        if self.resting_until.is_some_and(|until| Instant::now() < until) {
            return;
        }
        let answered = timeout(WITHIN, ask(rest, atlas, unknown, told)).await;
        if !matches!(answered, Ok(Ok(()))) {
            self.resting_until = Some(Instant::now() + REST);
        }
    }
}

/// A server with its roles, channels and open threads.
pub(super) async fn guild(rest: &Rest, guild_id: GuildId) -> Result<wire::Guild, Error> {
    let mut guild: wire::Guild = rest.ask(Request::get(Route::Guild { guild_id })).await.result?;
    guild.channels = rest.ask(Request::get(Route::GuildChannels { guild_id })).await.result?;
    let open: Threads = rest.ask(Request::get(Route::GuildThreadsActive { guild_id })).await.result?;
    guild.threads = open.threads;
    Ok(guild)
}

async fn ask(
    rest: &Rest,
    atlas: &mut Atlas,
    unknown: Unknown,
    told: Option<ChannelType>,
) -> Result<(), Error> {
    match unknown {
        Unknown::Guild(id) => {
            let guild = unless_refused(guild(rest, id).await)?;
            atlas.learn_guild(guild.unwrap_or_else(|| nameless_guild(id)));
        }
        Unknown::Channel(guild, id) => {
            let request = Request::get(Route::Channel { channel_id: id });
            let channel = unless_refused(rest.ask(request).await.result)?;
            atlas.learn_channel(guild, channel.unwrap_or_else(|| nameless_channel(id, told)));
        }
    }
    Ok(())
}

fn unless_refused<T>(answer: Result<T, Error>) -> Result<Option<T>, Error> {
    match answer {
        Ok(known) => Ok(Some(known)),
        Err(Error::Gone | Error::PlaceGone | Error::NotAllowed { .. } | Error::Refused { .. }) => Ok(None),
        Err(later) => Err(later),
    }
}

fn nameless_guild(id: GuildId) -> wire::Guild {
    wire::Guild {
        id,
        name: String::new(),
        owner_id: None,
        roles: Vec::new(),
        channels: Vec::new(),
        threads: Vec::new(),
    }
}

/// By what the frame itself says of it.
fn nameless_channel(id: ChannelId, told: Option<ChannelType>) -> wire::Channel {
    wire::Channel {
        id,
        kind: told.unwrap_or_default(),
        name: None,
        parent_id: None,
        guild_id: None,
        last_message_id: None,
        permission_overwrites: Vec::new(),
    }
}

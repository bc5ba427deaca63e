//! Asks over REST for what the atlas does not know: after a resume nobody tells the servers again.

use std::time::Duration;

use serde::Deserialize;
use serenity::all::{ChannelId, ChannelType, GuildId};
use serenity::http::Route;

use crate::bot::platform::Error;
use crate::discord::atlas::{Atlas, Unknown};
use crate::discord::rest::{Request, Rest};
use crate::discord::wire;

/// The gateway is not read meanwhile, so this stays far below a heartbeat.
const WITHIN: Duration = Duration::from_secs(4);

#[derive(Deserialize)]
struct Threads {
    threads: Vec<wire::Channel>,
}

/// Learns it; what cannot be learnt is taken for what the frame says of it, and not asked for again.
pub(super) async fn learn(rest: &Rest, atlas: &mut Atlas, unknown: Unknown, told: Option<ChannelType>) {
    match unknown {
        Unknown::Guild(id) => {
            let asked = tokio::time::timeout(WITHIN, guild(rest, id)).await;
            atlas.learn_guild(asked.ok().and_then(Result::ok).unwrap_or_else(|| nameless_guild(id)));
        }
        Unknown::Channel(guild, id) => {
            let asked = tokio::time::timeout(WITHIN, channel(rest, id)).await;
            let asked = asked.ok().and_then(Result::ok).unwrap_or_else(|| nameless_channel(id, told));
            atlas.learn_channel(guild, asked);
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

async fn channel(rest: &Rest, channel_id: ChannelId) -> Result<wire::Channel, Error> {
    rest.ask(Request::get(Route::Channel { channel_id })).await.result
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

fn nameless_channel(id: ChannelId, told: Option<ChannelType>) -> wire::Channel {
    wire::Channel {
        id,
        kind: told.unwrap_or_default(),
        name: None,
        parent_id: None,
        permission_overwrites: Vec::new(),
    }
}

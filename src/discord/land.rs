//! What pages of the past are understood by: who the bot is, and what servers have said of themselves over REST.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use serenity::all::{ChannelId, ChannelType, GuildId, Permissions, RoleId, UserId};

use crate::bot::platform::Error;
use crate::discord::Me;
use crate::discord::atlas::Atlas;
use crate::discord::content::{self, Reader};
use crate::discord::sight::Shown;
use crate::discord::{snowflake, wire};
use crate::domain::catchup::{Charted, Horizon, Sight};
use crate::domain::event::{Place, PlaceKind};
use crate::domain::inbound::Account;
use crate::domain::key::{AccountKey, PlaceKey};

/// What the bot must be allowed for reading back.
const TO_READ: Permissions = Permissions::VIEW_CHANNEL.union(Permissions::READ_MESSAGE_HISTORY);

/// Empty until the bot knows who it is.
#[derive(Debug, Default)]
pub(super) struct Land {
    known: OnceLock<Known>,
}

/// The bot among its servers.
#[derive(Debug)]
pub(super) struct Known {
    me: Arc<Me>,
    servers: Mutex<Servers>,
}

#[derive(Debug)]
struct Servers {
    atlas: Atlas,
    /// The bot's own roles.
    ours: HashMap<GuildId, Vec<RoleId>>,
}

impl Land {
    /// The bot is this one.
    pub(super) fn introduce(&self, me: Arc<Me>) {
        let servers = Servers { atlas: Atlas::new(me.user), ours: HashMap::new() };
        // Whoever runs again is the same bot.
        let _ = self.known.set(Known { me, servers: Mutex::new(servers) });
    }

    /// Nothing can be read before the bot knows who it is.
    pub(super) fn known(&self) -> Result<&Known, Error> {
        self.known.get().ok_or(Error::Away(None))
    }
}

impl Known {
    /// Whose past it is.
    pub(super) fn us(&self) -> UserId {
        self.me.user
    }

    /// Learns a server's roles and forgets its places.
    pub(super) fn learn_guild(&self, guild: wire::Guild) {
        self.servers().atlas.learn_guild(guild);
    }

    /// Learns which of the roles are the bot's.
    pub(super) fn learn_ourselves(&self, guild: GuildId, member: wire::WholeMember) {
        self.servers().ours.insert(guild, member.roles);
    }

    /// Learns places of a server, and gives those in which people write and the bot may read back.
    pub(super) fn chart(
        &self,
        guild: GuildId,
        channels: Vec<wire::Channel>,
        horizon: &Horizon,
    ) -> Vec<Charted> {
        let floor = snowflake::floor(horizon);
        let written_in = channels.iter().filter(|channel| is_written_in(channel.kind));
        let news: Vec<_> = written_in.map(|channel| (channel.id, has_news(channel, floor))).collect();
        let mut servers = self.servers();
        channels.into_iter().for_each(|channel| servers.atlas.learn_channel(guild, channel));
        let readable =
            news.into_iter().filter(|(channel, _)| servers.can_read(guild, *channel, self.me.user));
        let charted = |(channel, has_news)| {
            let place = servers.atlas.place(Some(guild), channel, None);
            Charted { place, has_news }
        };
        readable.map(charted).collect()
    }

    /// One place by itself, of a server that may not be known.
    pub(super) fn chart_one(&self, channel: wire::Channel, horizon: &Horizon) -> Charted {
        let has_news = has_news(&channel, snowflake::floor(horizon));
        let (guild, id, kind, parent) = (channel.guild_id, channel.id, channel.kind, channel.parent_id);
        let mut servers = self.servers();
        if let Some(guild) = guild {
            servers.atlas.learn_channel(guild, channel);
        }
        let place = servers.atlas.place(guild, id, Some(kind));
        let parent = parent.filter(|_| place.kind == PlaceKind::Thread).map(PlaceKey::discord);
        Charted { place: Place { parent, ..place }, has_news }
    }

    /// Messages of a place, as they are shown.
    pub(super) fn sights(&self, place: &Place, shown: Vec<Shown>, horizon: &Horizon) -> Vec<Sight> {
        let floor = snowflake::floor(horizon);
        let guild = place.guild.as_ref().and_then(|guild| guild.raw.parse().ok());
        let servers = self.servers();
        let reader = Reader { me: &self.me, atlas: &servers.atlas, guild };
        shown.into_iter().map(|shown| shown.sight(place, reader, floor)).collect()
    }

    /// A member, as a place of their server knows them.
    pub(super) fn account(&self, guild: GuildId, channel: ChannelId, member: &wire::WholeMember) -> Account {
        let user = &member.user;
        let name = member.nick.clone().unwrap_or_else(|| content::name(user).to_owned());
        let moderator = self.servers().atlas.moderates(guild, channel, user.id, &member.roles);
        Account { key: AccountKey::discord(user.id), name, moderator }
    }

    fn servers(&self) -> MutexGuard<'_, Servers> {
        // Nothing in it is left half done by a panic of somebody else.
        self.servers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Servers {
    fn can_read(&self, guild: GuildId, channel: ChannelId, us: UserId) -> bool {
        let ours = self.ours.get(&guild).map_or(&[][..], Vec::as_slice);
        self.atlas.permissions(guild, channel, us, ours).contains(TO_READ)
    }
}

/// Whether something was written in a channel that has an id above `floor`.
pub(super) fn has_news(channel: &wire::Channel, floor: u64) -> bool {
    channel.last_message_id.is_some_and(|last| last.get() > floor)
}

/// Whether a channel has messages of its own; a forum's are its threads', and a category has none.
const fn is_written_in(kind: ChannelType) -> bool {
    !matches!(kind, ChannelType::Category | ChannelType::Directory | ChannelType::Forum)
}

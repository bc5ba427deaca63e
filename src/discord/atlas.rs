//! What is known of the servers: the names, kinds and rights that frames leave out, learnt as they come and bounded.

use std::collections::{BTreeSet, HashMap};

use serenity::all::{ChannelId, ChannelType, GuildId, PermissionOverwrite, Permissions, RoleId, UserId};

use crate::discord::permissions::permissions;
use crate::discord::wire;
use crate::domain::event::{Place, PlaceKind};
use crate::domain::key::{GuildKey, PlaceKey};
use crate::domain::settings::Category;

/// Servers that are remembered. The one that was asked about longest ago goes first and is learnt again when needed.
const GUILDS: usize = 500;
/// Channels and threads of one server that are remembered; Discord allows 500 channels and 1000 open threads.
const CHANNELS: usize = 2_000;

/// The servers.
#[derive(Debug)]
pub(super) struct Atlas {
    us: UserId,
    guilds: HashMap<GuildId, Guild>,
    asked: u64,
    left: BTreeSet<GuildKey>,
}

/// One server.
#[derive(Debug, Default)]
pub(super) struct Guild {
    pub(super) owner: Option<UserId>,
    pub(super) roles: HashMap<RoleId, Role>,
    own_role: Option<RoleId>,
    channels: HashMap<ChannelId, Channel>,
    last_asked: u64,
}

/// One role.
#[derive(Debug)]
pub(super) struct Role {
    pub(super) name: String,
    pub(super) permissions: Permissions,
}

/// One channel or thread.
#[derive(Debug)]
pub(super) struct Channel {
    pub(super) name: Option<String>,
    pub(super) kind: ChannelType,
    pub(super) parent: Option<ChannelId>,
    pub(super) overwrites: Vec<PermissionOverwrite>,
}

/// What nobody has told yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    /// Anything of this server.
    Guild(GuildId),
    /// This channel of a server that is known.
    Channel(GuildId, ChannelId),
}

impl Atlas {
    /// An empty atlas of the bot that is `us`.
    pub(super) fn new(us: UserId) -> Self {
        Self { us, guilds: HashMap::new(), asked: 0, left: BTreeSet::new() }
    }

    /// The same of a bot that has left these servers.
    pub(super) fn having_left(self, left: &[GuildKey]) -> Self {
        Self { left: left.iter().cloned().collect(), ..self }
    }

    /// The bot has left a server. That stays known when it is there again, since the frame that says so may be heard twice:
    /// the queue may not take it.
    pub(super) fn learn_left(&mut self, guild: GuildKey) {
        self.left.insert(guild);
    }

    /// Whether the bot has left a server, perhaps before it came back.
    pub(super) fn was_left(&self, guild: &GuildKey) -> bool {
        self.left.contains(guild)
    }

    /// What must be learnt before a frame about this channel can be understood.
    pub(super) fn unknown(&mut self, guild: GuildId, channel: ChannelId) -> Option<Unknown> {
        self.asked += 1;
        let asked = self.asked;
        match self.guilds.get_mut(&guild) {
            None => Some(Unknown::Guild(guild)),
            Some(known) => {
                known.last_asked = asked;
                (!known.channels.contains_key(&channel)).then_some(Unknown::Channel(guild, channel))
            }
        }
    }

    /// Where a message was, by the atlas, else by what the frame itself says of its channel.
    pub(super) fn place(
        &self,
        guild: Option<GuildId>,
        channel: ChannelId,
        told: Option<ChannelType>,
    ) -> Place {
        let known = self.channel(guild, channel);
        let is_thread = known.map(|known| known.kind).or(told).is_some_and(is_thread);
        let kind = match guild {
            None => PlaceKind::Direct,
            Some(_) if is_thread => PlaceKind::Thread,
            Some(_) => PlaceKind::Channel,
        };
        // The category of a channel is not what it hangs in.
        let parent = known.and_then(|known| known.parent).filter(|_| is_thread);
        Place {
            key: PlaceKey::discord(channel),
            kind,
            guild: guild.map(GuildKey::discord),
            parent: parent.map(PlaceKey::discord),
        }
    }

    /// The category that a channel is in.
    pub(super) fn category(&self, guild: GuildId, channel: ChannelId) -> Category {
        match self.channel(Some(guild), channel) {
            Some(known) if !is_thread(known.kind) => {
                known.parent.map_or(Category::Outside, |category| Category::In(PlaceKey::discord(category)))
            }
            Some(_) | None => Category::Untold,
        }
    }

    /// The categories of all channels of a server that are known.
    pub(super) fn categories(&self, guild: GuildId) -> impl Iterator<Item = (ChannelId, Category)> {
        let channels = self.guilds.get(&guild).into_iter().flat_map(|known| &known.channels);
        let own =
            channels.filter(|(_, channel)| !is_thread(channel.kind) && channel.kind != ChannelType::Category);
        own.map(move |(id, _)| (*id, self.category(guild, *id)))
    }

    /// Whether somebody with these roles may moderate this channel; no, where nothing is known of it.
    pub(super) fn moderates(
        &self,
        guild: GuildId,
        channel: ChannelId,
        user: UserId,
        roles: &[RoleId],
    ) -> bool {
        self.permissions(guild, channel, user, roles).contains(Permissions::MANAGE_MESSAGES)
    }

    /// What somebody with these roles may do in this channel.
    pub(super) fn permissions(
        &self,
        guild: GuildId,
        channel: ChannelId,
        user: UserId,
        roles: &[RoleId],
    ) -> Permissions {
        let known = self.guilds.get(&guild);
        known.map_or(Permissions::empty(), |known| permissions(known, guild, channel, user, roles))
    }

    /// What somebody with these roles may do in each channel of a server; threads are as their channels are.
    pub(super) fn rights(
        &self,
        guild: GuildId,
        user: UserId,
        roles: &[RoleId],
    ) -> impl Iterator<Item = (ChannelId, Permissions)> {
        let channels = self.guilds.get(&guild).into_iter().flat_map(|known| &known.channels);
        let own = channels.filter(|(_, channel)| !is_thread(channel.kind));
        own.map(move |(id, _)| (*id, self.permissions(guild, *id, user, roles)))
    }

    /// The bot's own role in a server, which Discord made when it was invited.
    pub(super) fn own_role(&self, guild: GuildId) -> Option<RoleId> {
        self.guilds.get(&guild)?.own_role
    }

    /// A channel's name.
    pub(super) fn channel_name(&self, guild: Option<GuildId>, channel: ChannelId) -> Option<&str> {
        self.channel(guild, channel)?.name.as_deref()
    }

    /// A role's name.
    pub(super) fn role_name(&self, guild: Option<GuildId>, role: RoleId) -> Option<&str> {
        self.guilds.get(&guild?)?.roles.get(&role).map(|role| role.name.as_str())
    }

    fn channel(&self, guild: Option<GuildId>, channel: ChannelId) -> Option<&Channel> {
        self.guilds.get(&guild?)?.channel(channel)
    }
}

/// What frames and answers teach.
impl Atlas {
    /// A whole server.
    pub(super) fn learn_guild(&mut self, given: wire::Guild) {
        self.make_room(given.id);
        let mut guild = Guild { owner: given.owner_id, last_asked: self.asked, ..Guild::default() };
        for role in given.roles {
            guild.learn_role(role, self.us);
        }
        for channel in given.channels.into_iter().chain(given.threads) {
            guild.learn_channel(channel);
        }
        self.guilds.insert(given.id, guild);
    }

    /// What a server's settings say: its owner and roles, not its channels.
    pub(super) fn learn_settings(&mut self, given: wire::Guild) {
        let us = self.us;
        if let Some(guild) = self.guilds.get_mut(&given.id) {
            guild.owner = given.owner_id.or(guild.owner);
            given.roles.into_iter().for_each(|role| guild.learn_role(role, us));
        }
    }

    /// A channel or a thread of a known server.
    pub(super) fn learn_channel(&mut self, guild: GuildId, given: wire::Channel) {
        if let Some(guild) = self.guilds.get_mut(&guild) {
            guild.learn_channel(given);
        }
    }

    /// A role of a known server.
    pub(super) fn learn_role(&mut self, guild: GuildId, given: wire::Role) {
        let us = self.us;
        if let Some(guild) = self.guilds.get_mut(&guild) {
            guild.learn_role(given, us);
        }
    }

    /// A server is left.
    pub(super) fn forget_guild(&mut self, guild: GuildId) {
        self.guilds.remove(&guild);
    }

    /// A channel is gone.
    pub(super) fn forget_channel(&mut self, guild: GuildId, channel: ChannelId) {
        if let Some(guild) = self.guilds.get_mut(&guild) {
            guild.channels.remove(&channel);
        }
    }

    /// A role is gone.
    pub(super) fn forget_role(&mut self, guild: GuildId, role: RoleId) {
        if let Some(guild) = self.guilds.get_mut(&guild) {
            guild.roles.remove(&role);
            guild.own_role = guild.own_role.filter(|own| *own != role);
        }
    }

    fn make_room(&mut self, newcomer: GuildId) {
        if self.guilds.len() < GUILDS || self.guilds.contains_key(&newcomer) {
            return;
        }
        let oldest = self.guilds.iter().min_by_key(|(_, guild)| guild.last_asked).map(|(id, _)| *id);
        if let Some(oldest) = oldest {
            self.guilds.remove(&oldest);
        }
    }
}

impl Guild {
    /// A channel or thread of this server.
    pub(super) fn channel(&self, channel: ChannelId) -> Option<&Channel> {
        self.channels.get(&channel)
    }

    fn learn_channel(&mut self, given: wire::Channel) {
        if self.channels.len() >= CHANNELS && !self.channels.contains_key(&given.id) {
            // Ids are in the order of time: the oldest thread is the likeliest to be asleep.
            let threads = self.channels.iter().filter(|(_, channel)| is_thread(channel.kind));
            match threads.map(|(id, _)| *id).min() {
                Some(oldest) => self.channels.remove(&oldest),
                None => return,
            };
        }
        let channel = Channel {
            name: given.name,
            kind: given.kind,
            parent: given.parent_id,
            overwrites: given.permission_overwrites,
        };
        self.channels.insert(given.id, channel);
    }

    fn learn_role(&mut self, given: wire::Role, us: UserId) {
        if given.tags.bot_id == Some(us) {
            self.own_role = Some(given.id);
        }
        self.roles.insert(given.id, Role { name: given.name, permissions: given.permissions });
    }
}

/// Whether a channel is a thread.
pub(super) const fn is_thread(kind: ChannelType) -> bool {
    matches!(kind, ChannelType::NewsThread | ChannelType::PublicThread | ChannelType::PrivateThread)
}

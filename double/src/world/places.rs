//! Making and taking away guilds, people, channels and rights.

use std::collections::BTreeMap;

use serde_json::json;

use crate::{
    gateway::intents,
    id::{Id, now_ms},
    world::{
        World,
        channel::{Channel, ChannelKind},
        emit::Reach,
        guild::{Guild, Member, Role, User},
        permissions::{EVERYONE, MODERATOR, Overwrite},
    },
};

impl World {
    pub(crate) fn add_guild(&mut self, id: Id, name: &str, owner: Id) {
        let bot_role = self.id();
        let role = |id, name: &str, permissions, position, of_bot| Role {
            id,
            name: name.to_owned(),
            permissions,
            position,
            of_bot,
        };
        let everyone = role(id, "@everyone", EVERYONE, 0, None);
        let own = role(bot_role, "bot", EVERYONE, 1, Some(self.bot));
        let roles = BTreeMap::from([(id, everyone), (bot_role, own)]);
        let guild = Guild { id, name: name.to_owned(), owner, roles, members: BTreeMap::new() };
        self.guilds.insert(id, guild);
        self.add_member(id, owner, Vec::new());
        self.add_member(id, self.bot, vec![bot_role]);
        self.emit_guild(id);
    }

    fn add_member(&mut self, guild: Id, user: Id, roles: Vec<Id>) {
        if let Some(guild) = self.guilds.get_mut(&guild) {
            guild.members.insert(user, Member { roles, joined_ms: now_ms() });
        }
    }

    /// A person known by a name, who is a member of every guild from the start.
    pub(crate) fn person(&mut self, name: &str, bot: bool) -> Id {
        if let Some(known) = self.users.values().find(|user| user.name == name && !user.webhook) {
            return known.id;
        }
        let id = self.id();
        self.add_user(id, name, bot);
        let guilds: Vec<Id> = self.guilds.keys().copied().collect();
        for guild in guilds {
            self.add_member(guild, id, Vec::new());
        }
        id
    }

    /// The face under which a webhook posts.
    pub(crate) fn webhook(&mut self, name: &str) -> Id {
        if let Some(known) = self.users.values().find(|user| user.name == name && user.webhook) {
            return known.id;
        }
        let id = self.id();
        self.users.insert(id, User { id, name: name.to_owned(), bot: true, webhook: true });
        id
    }

    /// Gives somebody the moderators' role in every guild.
    pub(crate) fn make_moderator(&mut self, user: Id) {
        let guilds: Vec<Id> = self.guilds.keys().copied().collect();
        for guild_id in guilds {
            let fresh = self.id();
            let Some(guild) = self.guilds.get_mut(&guild_id) else { continue };
            let known = guild.roles.values().find(|role| role.name == "moderator").map(|role| role.id);
            let position = guild.roles.len();
            let role = known.unwrap_or(fresh);
            guild.roles.entry(role).or_insert_with(|| Role {
                id: role,
                name: "moderator".to_owned(),
                permissions: MODERATOR,
                position,
                of_bot: None,
            });
            if let Some(member) = guild.members.get_mut(&user)
                && !member.roles.contains(&role)
            {
                member.roles.push(role);
            }
            let made = guild.roles.get(&fresh).map(Role::json);
            if let Some(made) = made {
                let event = json!({ "guild_id": guild_id, "role": made });
                self.emit("GUILD_ROLE_CREATE", Reach::guild(guild_id, intents::GUILDS), event);
            }
        }
    }

    pub(crate) fn add_channel(&mut self, guild: Id, name: &str, kind: ChannelKind, parent: Option<Id>) -> Id {
        let id = self.id();
        let mut channel = Channel::new(id, kind, name);
        channel.guild = Some(guild);
        channel.parent = parent;
        channel.position = self.channels.len();
        self.channels.insert(id, channel);
        self.emit_channel("CHANNEL_CREATE", id);
        id
    }

    /// A guild channel or thread by name; the newest of that name.
    pub(crate) fn channel_named(&self, name: &str) -> Option<Id> {
        self.channels
            .values()
            .rev()
            .find(|channel| channel.name == name && !channel.is_direct())
            .map(|it| it.id)
    }

    /// The direct message between the bot and somebody, which is opened if need be.
    pub(crate) fn direct_message_with(&mut self, user: Id) -> Id {
        let known =
            self.channels.values().find(|channel| channel.is_direct() && channel.recipients.contains(&user));
        if let Some(channel) = known {
            return channel.id;
        }
        let id = self.id();
        let mut channel = Channel::new(id, ChannelKind::Direct, "");
        channel.recipients.push(user);
        self.channels.insert(id, channel);
        id
    }

    /// Takes a channel away, its threads with it.
    pub(crate) fn delete_channel(&mut self, id: Id) {
        let threads: Vec<Id> =
            self.channels.values().filter(|it| it.parent_of_thread() == Some(id)).map(|it| it.id).collect();
        for thread in threads {
            self.emit_channel("THREAD_DELETE", thread);
            self.channels.remove(&thread);
        }
        let thread = self.channels.get(&id).is_some_and(|it| it.thread.is_some());
        self.emit_channel(if thread { "THREAD_DELETE" } else { "CHANNEL_DELETE" }, id);
        self.channels.remove(&id);
    }

    /// Says for one role or member what a channel grants and takes; two zeros take it back.
    pub(crate) fn overwrite(&mut self, channel: Id, whom: Id, allow: u64, deny: u64) {
        let of_member = self.users.contains_key(&whom);
        let Some(found) = self.channels.get_mut(&channel) else { return };
        if allow | deny == 0 {
            found.overwrites.remove(&whom);
        } else {
            found.overwrites.insert(whom, Overwrite { of_member, allow, deny });
        }
        self.emit_channel("CHANNEL_UPDATE", channel);
    }

    /// A guild is away for a while, as in an outage: nobody left it.
    pub(crate) fn lose_sight_of(&mut self, guild: Id) {
        let reach = Reach::guild(guild, crate::gateway::intents::GUILDS);
        self.emit("GUILD_DELETE", reach, json!({ "id": guild, "unavailable": true }));
    }

    /// The bot is thrown out of a guild.
    pub(crate) fn remove_bot_from(&mut self, guild: Id) {
        self.emit(
            "GUILD_DELETE",
            Reach::guild(guild, crate::gateway::intents::GUILDS),
            json!({ "id": guild }),
        );
        if let Some(guild) = self.guilds.get_mut(&guild) {
            guild.members.remove(&self.bot);
        }
    }

    /// Somebody invites the bot again.
    pub(crate) fn take_bot_back(&mut self, guild: Id) {
        let own = self.guilds.get(&guild).and_then(|guild| {
            guild.roles.values().find(|role| role.of_bot == Some(self.bot)).map(|role| role.id)
        });
        self.add_member(guild, self.bot, own.into_iter().collect());
        self.emit_guild(guild);
    }
}

//! Making places and ruling who may do what in them.

use crate::{
    discord::Discord,
    id::{Id, now_ms},
    people::{Refusal, place::Place},
    world::channel::ChannelKind,
};

impl Discord {
    /// The text channel of this name in the guild, made when there is none.
    pub fn channel(&self, name: &str) -> Id {
        self.place(name, ChannelKind::Text, None)
    }

    /// A text channel under a category.
    pub fn channel_under(&self, category: Id, name: &str) -> Id {
        self.place(name, ChannelKind::Text, Some(category))
    }

    /// A category.
    pub fn category(&self, name: &str) -> Id {
        self.place(name, ChannelKind::Category, None)
    }

    /// A forum, in which every post is a thread.
    pub fn forum(&self, name: &str) -> Id {
        self.place(name, ChannelKind::Forum, None)
    }

    /// One more guild with the bot and everybody in it, and its channel `general`.
    pub fn add_guild(&self, name: &str) -> (Id, Id) {
        self.hub.change(|world| {
            let (guild, owner) = (world.id(), world.person("owner", false));
            world.add_guild(guild, name, owner);
            (guild, world.add_channel(guild, "general", ChannelKind::Text, None))
        })
    }

    /// The same of a guild that belongs to this shard of so many.
    pub fn add_guild_on(&self, shard: u64, shards: u64, name: &str) -> (Id, Id) {
        self.hub.change(|world| {
            let (guild, owner) = (world.ids.on_shard(shard, shards, now_ms()), world.person("owner", false));
            world.add_guild(guild, name, owner);
            (guild, world.add_channel(guild, "general", ChannelKind::Text, None))
        })
    }

    fn place(&self, name: &str, kind: ChannelKind, parent: Option<Id>) -> Id {
        let home = self.guild();
        self.hub.change(|world| {
            let mut known = world.channels.values();
            let known =
                known.find(|it| it.guild == Some(home) && it.kind == kind && it.name == name).map(|it| it.id);
            known.unwrap_or_else(|| world.add_channel(home, name, kind, parent))
        })
    }

    /// The direct message between the bot and a person.
    pub fn direct_message_with(&self, person: Id) -> Id {
        self.hub.change(|world| world.direct_message_with(person))
    }

    /// The role that belongs to the bot alone.
    pub fn bot_role(&self, guild: Id) -> Option<Id> {
        self.hub.look(|world| world.own_role(guild).map(|role| role.id))
    }

    /// A role that somebody has in the guild, other than everybody's.
    pub fn role_of(&self, person: Id) -> Option<Id> {
        let home = self.guild();
        self.hub.look(|world| world.guilds.get(&home)?.members.get(&person)?.roles.first().copied())
    }

    /// Says for a member, a role, or everyone (the guild's id) what a channel grants and takes beyond their roles, in
    /// bits of [`crate::permissions`]; two zeros take it back.
    pub fn overwrite(&self, place: impl Into<Place>, whom: Id, allow: u64, deny: u64) -> Result<(), Refusal> {
        let place = place.into();
        self.hub.change(|world| {
            let channel = place.or_refuse(world)?;
            world.overwrite(channel, whom, allow, deny);
            Ok(())
        })
    }

    /// Archives or locks a thread, or undoes it.
    pub fn set_thread(&self, thread: Id, archived: bool, locked: bool) {
        self.hub.change(|world| world.set_thread(thread, archived, locked));
    }

    /// Takes a channel or a thread away.
    pub fn delete_channel(&self, place: impl Into<Place>) -> Result<(), Refusal> {
        let place = place.into();
        self.hub.change(|world| {
            let channel = place.or_refuse(world)?;
            world.delete_channel(channel);
            Ok(())
        })
    }

    /// A guild is away for a while, as in an outage: nobody left it.
    pub fn loses_sight_of(&self, guild: Id) {
        self.hub.change(|world| world.lose_sight_of(guild));
    }

    /// The guild is back.
    pub fn sees_again(&self, guild: Id) {
        self.hub.change(|world| world.emit_guild(guild));
    }

    /// Throws the bot out of a guild.
    pub fn remove_bot_from(&self, guild: Id) {
        self.hub.change(|world| world.remove_bot_from(guild));
    }

    /// Invites the bot again into a guild that it was thrown out of.
    pub fn takes_bot_back(&self, guild: Id) {
        self.hub.change(|world| world.take_bot_back(guild));
    }
}

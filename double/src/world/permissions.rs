//! Who may do what where (FACTS section 10): roles first, then what a channel says otherwise.

use crate::{
    id::Id,
    world::{World, channel::Channel},
};

/// Permission bits, as Discord numbers them.
pub mod bits {
    #![allow(missing_docs, reason = "the names are Discord's and say it")]
    pub const ADMINISTRATOR: u64 = 1 << 3;
    pub const ADD_REACTIONS: u64 = 1 << 6;
    pub const VIEW_CHANNEL: u64 = 1 << 10;
    pub const SEND_MESSAGES: u64 = 1 << 11;
    pub const MANAGE_MESSAGES: u64 = 1 << 13;
    pub const EMBED_LINKS: u64 = 1 << 14;
    pub const ATTACH_FILES: u64 = 1 << 15;
    pub const READ_MESSAGE_HISTORY: u64 = 1 << 16;
    pub const MANAGE_GUILD: u64 = 1 << 5;
    pub const MANAGE_CHANNELS: u64 = 1 << 4;
    pub const MENTION_EVERYONE: u64 = 1 << 17;
    pub const USE_APPLICATION_COMMANDS: u64 = 1 << 31;
    pub const MANAGE_THREADS: u64 = 1 << 34;
    pub const CREATE_PUBLIC_THREADS: u64 = 1 << 35;
    pub const CREATE_PRIVATE_THREADS: u64 = 1 << 36;
    pub const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;
}

use bits::*;

/// Every bit that the double knows.
pub(crate) const ALL: u64 = MODERATOR | ADMINISTRATOR | MANAGE_GUILD;

/// What everybody in a guild may do unless a channel says otherwise.
pub(crate) const EVERYONE: u64 = VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | ADD_REACTIONS
    | USE_APPLICATION_COMMANDS
    | CREATE_PUBLIC_THREADS
    | CREATE_PRIVATE_THREADS
    | SEND_MESSAGES_IN_THREADS;

/// A moderator's role.
pub(crate) const MODERATOR: u64 =
    EVERYONE | MANAGE_MESSAGES | MANAGE_THREADS | MANAGE_CHANNELS | MENTION_EVERYONE;

/// What a channel grants or takes from a role or a member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Overwrite {
    pub(crate) of_member: bool,
    pub(crate) allow: u64,
    pub(crate) deny: u64,
}

impl World {
    /// What somebody may do in a channel; a thread is ruled by its parent.
    pub(crate) fn permissions(&self, user: Id, channel: &Channel) -> u64 {
        let Some(guild) = channel.guild.and_then(|id| self.guilds.get(&id)) else {
            return if channel.recipients.contains(&user) || user == self.bot { ALL } else { 0 };
        };
        let Some(member) = guild.members.get(&user) else { return 0 };
        let roles = || std::iter::once(&guild.id).chain(&member.roles);
        let base =
            roles().filter_map(|id| guild.roles.get(id)).fold(0, |granted, role| granted | role.permissions);
        if guild.owner == user || base & ADMINISTRATOR != 0 {
            return ALL;
        }
        let ruling = channel.parent_of_thread().and_then(|id| self.channels.get(&id)).unwrap_or(channel);
        let granted = roles().filter_map(|id| ruling.overwrites.get(id)).fold(base, apply);
        ruling.overwrites.get(&user).into_iter().fold(granted, apply)
    }

    pub(crate) fn may(&self, user: Id, channel: &Channel, permission: u64) -> bool {
        self.permissions(user, channel) & permission == permission && self.sees(user, channel)
    }

    /// Whether somebody sees a channel at all: private threads are for their members and moderators
    /// (FACTS section 5).
    pub(crate) fn sees(&self, user: Id, channel: &Channel) -> bool {
        let permissions = self.permissions(user, channel);
        let inside = channel.thread.as_ref().is_none_or(|thread| {
            !thread.private || thread.members.contains(&user) || permissions & MANAGE_THREADS != 0
        });
        permissions & VIEW_CHANNEL != 0 && inside
    }
}

fn apply(granted: u64, overwrite: &Overwrite) -> u64 {
    granted & !overwrite.deny | overwrite.allow
}

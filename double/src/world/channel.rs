//! Channels, threads and direct messages, and how each looks in JSON.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::{
    id::{Id, timestamp},
    world::{World, message::Message, permissions::Overwrite},
};

/// What a channel is, by Discord's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChannelKind {
    /// An ordinary channel of a guild (0).
    Text,
    /// A direct message (1).
    Direct,
    /// A heading over channels (4).
    Category,
    /// A thread that everyone who sees the parent sees (11).
    PublicThread,
    /// A thread for its members (12).
    PrivateThread,
    /// A channel of posts, each of which is a thread (15).
    Forum,
}

impl ChannelKind {
    pub(crate) fn number(self) -> u8 {
        match self {
            ChannelKind::Text => 0,
            ChannelKind::Direct => 1,
            ChannelKind::Category => 4,
            ChannelKind::PublicThread => 11,
            ChannelKind::PrivateThread => 12,
            ChannelKind::Forum => 15,
        }
    }
}

/// What a thread has beyond a channel (FACTS section 5).
#[derive(Clone, Debug)]
pub(crate) struct Thread {
    pub(crate) owner: Id,
    pub(crate) private: bool,
    pub(crate) archived: bool,
    pub(crate) archived_ms: u64,
    pub(crate) locked: bool,
    pub(crate) auto_archive_minutes: u64,
    pub(crate) members: BTreeSet<Id>,
}

#[derive(Clone, Debug)]
pub(crate) struct Channel {
    pub(crate) id: Id,
    /// None is a direct message.
    pub(crate) guild: Option<Id>,
    pub(crate) kind: ChannelKind,
    pub(crate) name: String,
    pub(crate) parent: Option<Id>,
    pub(crate) position: usize,
    pub(crate) overwrites: BTreeMap<Id, Overwrite>,
    /// Whom a direct message is with, the bot apart.
    pub(crate) recipients: Vec<Id>,
    pub(crate) thread: Option<Thread>,
    pub(crate) messages: BTreeMap<Id, Message>,
    pub(crate) messages_ever: usize,
    /// Kept when the message is gone, as Discord keeps it.
    pub(crate) last_message: Option<Id>,
}

impl Channel {
    pub(crate) fn new(id: Id, kind: ChannelKind, name: &str) -> Channel {
        Channel {
            id,
            guild: None,
            kind,
            name: name.to_owned(),
            parent: None,
            position: 0,
            overwrites: BTreeMap::new(),
            recipients: Vec::new(),
            thread: None,
            messages: BTreeMap::new(),
            messages_ever: 0,
            last_message: None,
        }
    }

    /// The channel that a thread hangs on; None for anything but a thread.
    pub(crate) fn parent_of_thread(&self) -> Option<Id> {
        self.thread.as_ref().and(self.parent)
    }

    pub(crate) fn is_direct(&self) -> bool {
        self.kind == ChannelKind::Direct
    }

    pub(crate) fn is_archived(&self) -> bool {
        self.thread.as_ref().is_some_and(|thread| thread.archived)
    }

    /// What every kind has.
    fn common(&self) -> Value {
        json!({
            "id": self.id,
            "type": self.kind.number(),
            "flags": 0,
            "last_message_id": self.last_message,
        })
    }

    fn guild_channel(&self) -> Value {
        let mut channel = self.common();
        let overwrites: Vec<Value> = self.overwrites.iter().map(overwrite_json).collect();
        channel["guild_id"] = json!(self.guild);
        channel["name"] = json!(self.name);
        channel["parent_id"] = json!(self.parent);
        channel["position"] = json!(self.position);
        channel["permission_overwrites"] = json!(overwrites);
        channel["rate_limit_per_user"] = json!(0);
        channel["topic"] = Value::Null;
        channel["nsfw"] = json!(false);
        if self.kind == ChannelKind::Forum {
            channel["available_tags"] = json!([]);
            channel["default_reaction_emoji"] = Value::Null;
            channel["default_sort_order"] = Value::Null;
            channel["default_forum_layout"] = json!(0);
        }
        channel
    }

    fn thread_channel(&self, thread: &Thread) -> Value {
        let mut channel = self.common();
        channel["guild_id"] = json!(self.guild);
        channel["name"] = json!(self.name);
        channel["parent_id"] = json!(self.parent);
        channel["owner_id"] = json!(thread.owner);
        channel["rate_limit_per_user"] = json!(0);
        channel["message_count"] = json!(self.messages.len().min(50));
        channel["member_count"] = json!(thread.members.len().min(50));
        channel["total_message_sent"] = json!(self.messages_ever);
        channel["thread_metadata"] = json!({
            "archived": thread.archived,
            "archive_timestamp": timestamp(thread.archived_ms),
            "auto_archive_duration": thread.auto_archive_minutes,
            "locked": thread.locked,
            "create_timestamp": timestamp(self.id.created_ms()),
        });
        channel
    }
}

fn overwrite_json((id, overwrite): (&Id, &Overwrite)) -> Value {
    json!({
        "id": id,
        "type": u8::from(overwrite.of_member),
        "allow": overwrite.allow.to_string(),
        "deny": overwrite.deny.to_string(),
    })
}

impl World {
    pub(crate) fn channel_json(&self, channel: &Channel) -> Value {
        match &channel.thread {
            _ if channel.is_direct() => {
                let users: Vec<Value> = channel.recipients.iter().map(|id| self.user_json(*id)).collect();
                let mut direct = channel.common();
                direct["recipients"] = json!(users);
                direct
            }
            Some(thread) => {
                let mut json = channel.thread_channel(thread);
                if thread.members.contains(&self.bot) {
                    json["member"] = self.thread_member_json(channel, self.bot);
                }
                json
            }
            None => channel.guild_channel(),
        }
    }

    pub(crate) fn thread_member_json(&self, thread: &Channel, user: Id) -> Value {
        json!({
            "id": thread.id,
            "user_id": user,
            "join_timestamp": timestamp(thread.id.created_ms()),
            "flags": 0,
        })
    }
}

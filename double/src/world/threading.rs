//! Threads: opened on a message, on none, or as a forum's post (FACTS section 5).

use std::collections::BTreeSet;

use crate::{
    id::{Id, now_ms},
    world::{
        World,
        channel::{Channel, ChannelKind, Thread},
        message::{Message, Reference, flags, kinds},
        posting::Allowed,
    },
};

/// What a new thread is given.
#[derive(Clone, Debug)]
pub(crate) struct NewThread<'a> {
    pub(crate) parent: Id,
    pub(crate) owner: Id,
    pub(crate) name: &'a str,
    pub(crate) private: bool,
    pub(crate) auto_archive_minutes: u64,
}

impl World {
    /// Opens a thread on a message, whose id becomes the thread's. The parent message is updated, and the thread's
    /// first message is of type 21, without text.
    pub(crate) fn open_thread_on(&mut self, message: Id, new: &NewThread<'_>) -> Id {
        self.insert_thread(message, new);
        self.emit_channel("THREAD_CREATE", message);
        if let Some(parent) = self.message_mut(new.parent, message) {
            parent.flags |= flags::HAS_THREAD;
        }
        self.emit_message("MESSAGE_UPDATE", new.parent, message);
        let mut starter = Message::new(self.id(), message, new.owner, "");
        starter.kind = kinds::THREAD_STARTER;
        starter.reference = Some(Reference { channel: new.parent, message: Some(message), forward: false });
        self.post(starter, &Allowed::default());
        message
    }

    /// Opens a thread without a message; a public one is announced in the parent channel (type 18).
    pub(crate) fn open_thread(&mut self, new: &NewThread<'_>) -> Id {
        let id = self.id();
        self.insert_thread(id, new);
        self.emit_channel("THREAD_CREATE", id);
        let forum = self.channels.get(&new.parent).is_some_and(|parent| parent.kind == ChannelKind::Forum);
        if !new.private && !forum {
            let mut announcement = Message::new(self.id(), new.parent, new.owner, new.name);
            announcement.kind = kinds::THREAD_CREATED;
            announcement.reference = Some(Reference { channel: id, message: None, forward: false });
            self.post(announcement, &Allowed::default());
        }
        id
    }

    /// Opens a forum's post: a thread whose first message has its id.
    pub(crate) fn open_post(&mut self, new: &NewThread<'_>, mut first: Message) -> Id {
        let id = self.open_thread(new);
        (first.id, first.channel) = (id, id);
        self.post(first, &Allowed::default());
        id
    }

    fn insert_thread(&mut self, id: Id, new: &NewThread<'_>) {
        let kind = if new.private { ChannelKind::PrivateThread } else { ChannelKind::PublicThread };
        let mut channel = Channel::new(id, kind, new.name);
        channel.guild = self.channels.get(&new.parent).and_then(|parent| parent.guild);
        channel.parent = Some(new.parent);
        channel.thread = Some(Thread {
            owner: new.owner,
            private: new.private,
            archived: false,
            archived_ms: now_ms(),
            locked: false,
            auto_archive_minutes: new.auto_archive_minutes,
            members: BTreeSet::from([new.owner]),
        });
        self.channels.insert(id, channel);
    }

    /// Archives or locks a thread, or undoes it.
    pub(crate) fn set_thread(&mut self, id: Id, archived: bool, locked: bool) {
        let Some(thread) = self.channels.get_mut(&id).and_then(|channel| channel.thread.as_mut()) else {
            return;
        };
        if thread.archived != archived {
            thread.archived_ms = now_ms();
        }
        thread.archived = archived;
        thread.locked = locked;
        self.emit_channel("THREAD_UPDATE", id);
    }
}

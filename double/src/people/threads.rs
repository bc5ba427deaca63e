//! The threads and forum posts that people open (FACTS section 5).

use crate::{
    id::Id,
    people::{Person, Refusal, place::Place},
    world::{
        channel::ChannelKind,
        message::Message,
        permissions::bits::{CREATE_PUBLIC_THREADS, SEND_MESSAGES},
        threading::NewThread,
    },
};

impl Person {
    /// Opens a thread on a message; its id is the message's.
    pub fn opens_thread(&self, message: Id, name: &str) -> Result<Id, Refusal> {
        let parent = self.channel_of(message)?;
        self.hub.change(|world| {
            self.must(world, parent, CREATE_PUBLIC_THREADS, "open a thread")?;
            let in_guild =
                world.channels.get(&parent).is_some_and(|it| it.thread.is_none() && it.guild.is_some());
            if world.channels.contains_key(&message) || !in_guild {
                return Err(Refusal::NoThread);
            }
            Ok(world.open_thread_on(message, &self.new_thread(parent, name, false)))
        })
    }

    /// Opens a thread that hangs on no message.
    pub fn opens_thread_in(&self, place: impl Into<Place>, name: &str, private: bool) -> Result<Id, Refusal> {
        let place = place.into();
        self.hub.change(|world| {
            let parent = place.or_refuse(world)?;
            self.must(world, parent, CREATE_PUBLIC_THREADS, "open a thread")?;
            Ok(world.open_thread(&self.new_thread(parent, name, private)))
        })
    }

    /// Opens a forum's post: a thread whose first message has its id.
    pub fn opens_post(&self, forum: impl Into<Place>, title: &str, text: &str) -> Result<Id, Refusal> {
        let forum = forum.into();
        self.hub.change(|world| {
            let parent = forum.or_refuse(world)?;
            self.must(world, parent, SEND_MESSAGES, "post")?;
            if world.channels.get(&parent).is_none_or(|it| it.kind != ChannelKind::Forum) {
                return Err(Refusal::NoThread);
            }
            let first = Message::new(parent, parent, self.id, text);
            Ok(world.open_post(&self.new_thread(parent, title, false), first))
        })
    }

    fn new_thread<'a>(&self, parent: Id, name: &'a str, private: bool) -> NewThread<'a> {
        NewThread { parent, owner: self.id, name, private, auto_archive_minutes: 1440 }
    }
}

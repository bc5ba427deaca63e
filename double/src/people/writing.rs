//! What people write: messages, replies, forwards, files, edits.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    id::Id,
    people::{Person, Refusal, place::Place},
    world::{
        File, World,
        message::{Message, Reference, flags, kinds},
        permissions::bits::{ATTACH_FILES, SEND_MESSAGES, SEND_MESSAGES_IN_THREADS},
        posting::{Allowed, Edit},
    },
};

impl Person {
    /// Writes a message.
    pub fn says(&self, place: impl Into<Place>, text: &str) -> Result<Id, Refusal> {
        self.posts(place, |_, _, message| text.clone_into(&mut message.content))
    }

    /// Writes a message to the bot alone.
    pub fn writes_to_the_bot(&self, text: &str) -> Result<Id, Refusal> {
        let channel = self.hub.change(|world| world.direct_message_with(self.id));
        self.says(channel, text)
    }

    /// Replies to a message, with or without the ping that a client sends by default.
    pub fn replies(&self, message: Id, text: &str, ping: bool) -> Result<Id, Refusal> {
        let channel = self.channel_of(message)?;
        self.posts_with(channel, &Allowed { replied_user: ping, ..Allowed::default() }, |_, _, reply| {
            text.clone_into(&mut reply.content);
            reply.kind = kinds::REPLY;
            reply.reference = World::reply_to(channel, message);
        })
    }

    /// Forwards a message: a reference of type 1 with a snapshot.
    pub fn forwards(&self, message: Id, to: impl Into<Place>) -> Result<Id, Refusal> {
        let from = self.channel_of(message)?;
        self.posts(to, |world, _, forward| {
            forward.reference = Some(Reference { channel: from, message: Some(message), forward: true });
            forward.snapshots = world.snapshot(from, message);
        })
    }

    /// Shows components in the newer layout, as other bots do: without any text of its own.
    pub fn shows(&self, place: impl Into<Place>, components: Vec<Value>) -> Result<Id, Refusal> {
        self.posts(place, |_, _, message| {
            message.flags |= flags::COMPONENTS_V2;
            message.components = components;
        })
    }

    /// Writes a message with a file.
    pub fn attaches(
        &self,
        place: impl Into<Place>,
        text: &str,
        name: &str,
        content_type: &str,
        bytes: impl Into<bytes::Bytes>,
    ) -> Result<Id, Refusal> {
        self.attaches_all(place, text, content_type, [(name, bytes.into())])
    }

    /// Writes a message with several files of one type, each with its name.
    pub fn attaches_all<'a>(
        &self,
        place: impl Into<Place>,
        text: &str,
        content_type: &str,
        files: impl IntoIterator<Item = (&'a str, bytes::Bytes)>,
    ) -> Result<Id, Refusal> {
        let file = |(name, bytes): (&str, bytes::Bytes)| File {
            name: name.to_owned(),
            content_type: content_type.to_owned(),
            bytes,
            description: None,
        };
        let files: BTreeMap<_, _> = (0..).zip(files.into_iter().map(file)).collect();
        let place = place.into();
        self.hub.change(|world| {
            let channel = place.or_refuse(world)?;
            self.must(world, channel, ATTACH_FILES, "attach files")
        })?;
        self.posts(place, |world, channel, message| {
            text.clone_into(&mut message.content);
            message.attachments = world.keep_files(channel, files);
        })
    }

    /// Changes a message of their own.
    pub fn edits(&self, message: Id, text: &str) -> Result<(), Refusal> {
        let channel = self.own(message, "edit")?;
        let edit = Edit { content: Some(text.to_owned()), ..Edit::default() };
        self.hub.change(|world| world.edit(channel, message, edit));
        Ok(())
    }

    /// Takes a message of their own away; a moderator anybody's.
    pub fn deletes(&self, message: Id) -> Result<(), Refusal> {
        let channel =
            self.own(message, "delete").or_else(|refusal| self.as_moderator(message).map_err(|_| refusal))?;
        self.hub.change(|world| world.delete(channel, message));
        Ok(())
    }

    /// Shows that they are typing.
    pub fn types(&self, place: impl Into<Place>) -> Result<(), Refusal> {
        let place = place.into();
        self.hub.change(|world| {
            let channel = place.or_refuse(world)?;
            world.emit_typing(channel, self.id);
            Ok(())
        })
    }

    fn posts(
        &self,
        place: impl Into<Place>,
        fill: impl FnOnce(&mut World, Id, &mut Message),
    ) -> Result<Id, Refusal> {
        self.posts_with(place, &Allowed::default(), fill)
    }

    fn posts_with(
        &self,
        place: impl Into<Place>,
        allowed: &Allowed,
        fill: impl FnOnce(&mut World, Id, &mut Message),
    ) -> Result<Id, Refusal> {
        let place = place.into();
        self.hub.change(|world| {
            let channel = place.or_refuse(world)?;
            self.must_be_able_to_write(world, channel)?;
            let mut message = Message::new(world.id(), channel, self.id, "");
            fill(world, channel, &mut message);
            if let Some(first) = message.revisions.first_mut() {
                first.content.clone_from(&message.content);
            }
            Ok(world.post(message, allowed))
        })
    }

    fn must_be_able_to_write(&self, world: &World, channel: Id) -> Result<(), Refusal> {
        // A webhook's face needs no rights.
        if world.users.get(&self.id).is_some_and(|user| user.webhook) {
            return Ok(());
        }
        let thread = world.channels.get(&channel).and_then(|it| it.thread.as_ref());
        let right = if thread.is_some() { SEND_MESSAGES_IN_THREADS } else { SEND_MESSAGES };
        if thread.is_some_and(|thread| thread.locked) {
            return Err(self.refused("write in a locked thread"));
        }
        self.must(world, channel, right, "write")
    }
}

//! People: what somebody in the chat can do, as methods that are sentences.

pub(crate) mod act;
pub(crate) mod interaction;
pub(crate) mod moderator;
pub(crate) mod place;

use std::collections::BTreeMap;

use crate::{
    discord::Discord,
    id::Id,
    people::place::Place,
    world::{
        File, World,
        channel::{Channel, ChannelKind},
        emoji::Emoji,
        message::{Message, Reference, kinds},
        permissions::bits::{
            ADD_REACTIONS, ATTACH_FILES, CREATE_PUBLIC_THREADS, READ_MESSAGE_HISTORY, SEND_MESSAGES,
            SEND_MESSAGES_IN_THREADS,
        },
        posting::{Allowed, Edit},
        reacting::{REACTIONS, Reacting},
        threading::NewThread,
    },
};

/// Why somebody could not do it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such place.
    #[error("there is no channel {0:?}")]
    NoChannel(Place),
    /// There is no such message, or not any more.
    #[error("there is no message {0}")]
    NoMessage(Id),
    /// He lacks the permission there, or it is not his.
    #[error("{who} may not {what} there")]
    NotAllowed {
        /// His name.
        who: String,
        /// What he wanted.
        what: &'static str,
    },
    /// Nothing on the message has this custom id or label, or it cannot be pressed.
    #[error("nothing to press is called {0:?}")]
    NothingToPress(String),
    /// The bot has registered no such command.
    #[error("no command {0:?} is registered there")]
    NoCommand(String),
    /// The interaction showed no form.
    #[error("no form was shown")]
    NoForm,
    /// Not an emoji, or one too many.
    #[error("{0:?} cannot be a reaction there")]
    NoEmoji(String),
    /// The message has a thread already, or none can be opened there.
    #[error("no thread can be opened there")]
    NoThread,
}

/// Somebody in the chat.
#[derive(Clone)]
pub struct Person {
    pub(crate) discord: Discord,
    pub(crate) id: Id,
    pub(crate) name: String,
}

impl Person {
    /// His account's id.
    pub fn id(&self) -> Id {
        self.id
    }

    /// His name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Writes a message.
    pub fn says(&self, place: impl Into<Place>, text: &str) -> Result<Id, Refusal> {
        self.posts(place, |_, _, message| text.clone_into(&mut message.content))
    }

    /// Writes a message to the bot alone.
    pub fn writes_to_the_bot(&self, text: &str) -> Result<Id, Refusal> {
        let channel = self.discord.hub.change(|world| world.direct_message_with(self.id));
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

    /// Writes a message with a file.
    pub fn attaches(
        &self,
        place: impl Into<Place>,
        text: &str,
        name: &str,
        content_type: &str,
        bytes: impl Into<bytes::Bytes>,
    ) -> Result<Id, Refusal> {
        let file = File { name: name.to_owned(), content_type: content_type.to_owned(), bytes: bytes.into() };
        let place = place.into();
        self.discord.hub.change(|world| {
            let channel = place.or_refuse(world)?;
            self.must(world, channel, ATTACH_FILES, "attach files")
        })?;
        self.posts(place, |world, channel, message| {
            text.clone_into(&mut message.content);
            message.attachments = world.keep_files(channel, BTreeMap::from([(0, file)]));
        })
    }

    /// Changes a message of his own.
    pub fn edits(&self, message: Id, text: &str) -> Result<(), Refusal> {
        let channel = self.own(message, "edit")?;
        let edit = Edit { content: Some(text.to_owned()), ..Edit::default() };
        self.discord.hub.change(|world| world.edit(channel, message, edit));
        Ok(())
    }

    /// Takes a message of his own away; a moderator anybody's.
    pub fn deletes(&self, message: Id) -> Result<(), Refusal> {
        let channel =
            self.own(message, "delete").or_else(|refusal| self.as_moderator(message).map_err(|_| refusal))?;
        self.discord.hub.change(|world| world.delete(channel, message));
        Ok(())
    }

    /// Reacts with an emoji: `👍🏽`, or `name:id`, or `:id` when the emoji's name is gone.
    pub fn reacts(&self, message: Id, emoji: &str) -> Result<(), Refusal> {
        self.reacts_with(message, emoji, false)
    }

    /// Reacts with a super reaction.
    pub fn super_reacts(&self, message: Id, emoji: &str) -> Result<(), Refusal> {
        self.reacts_with(message, emoji, true)
    }

    /// Takes a reaction back.
    pub fn unreacts(&self, message: Id, emoji: &str) -> Result<(), Refusal> {
        self.takes_back(message, emoji, false)
    }

    /// Takes a super reaction back.
    pub fn un_super_reacts(&self, message: Id, emoji: &str) -> Result<(), Refusal> {
        self.takes_back(message, emoji, true)
    }

    /// Opens a thread on a message; its id is the message's.
    pub fn opens_thread(&self, message: Id, name: &str) -> Result<Id, Refusal> {
        let parent = self.channel_of(message)?;
        self.discord.hub.change(|world| {
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
        self.discord.hub.change(|world| {
            let parent = place.or_refuse(world)?;
            self.must(world, parent, CREATE_PUBLIC_THREADS, "open a thread")?;
            Ok(world.open_thread(&self.new_thread(parent, name, private)))
        })
    }

    /// Opens a forum's post: a thread whose first message has its id.
    pub fn opens_post(&self, forum: impl Into<Place>, title: &str, text: &str) -> Result<Id, Refusal> {
        let forum = forum.into();
        self.discord.hub.change(|world| {
            let parent = forum.or_refuse(world)?;
            self.must(world, parent, SEND_MESSAGES, "post")?;
            if world.channels.get(&parent).is_none_or(|it| it.kind != ChannelKind::Forum) {
                return Err(Refusal::NoThread);
            }
            let first = Message::new(parent, parent, self.id, text);
            Ok(world.open_post(&self.new_thread(parent, title, false), first))
        })
    }

    /// Shows that he is typing.
    pub fn types(&self, place: impl Into<Place>) -> Result<(), Refusal> {
        let place = place.into();
        self.discord.hub.change(|world| {
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
        self.discord.hub.change(|world| {
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

    fn reacts_with(&self, message: Id, emoji: &str, burst: bool) -> Result<(), Refusal> {
        let reacting = self.reacting(message, emoji, burst)?;
        self.discord.hub.change(|world| {
            let found = world.find_message(message).ok_or(Refusal::NoMessage(message))?;
            if found.reaction(&reacting.emoji).is_none() {
                self.must(world, reacting.channel, ADD_REACTIONS, "react")?;
                if found.reactions.len() >= REACTIONS {
                    return Err(Refusal::NoEmoji(emoji.to_owned()));
                }
            }
            world.react(&reacting);
            Ok(())
        })
    }

    fn takes_back(&self, message: Id, emoji: &str, burst: bool) -> Result<(), Refusal> {
        let reacting = self.reacting(message, emoji, burst)?;
        let gone = self.discord.hub.change(|world| world.unreact(&reacting));
        if gone { Ok(()) } else { Err(Refusal::NoEmoji(emoji.to_owned())) }
    }

    /// Archived threads take no reactions (FACTS section 5).
    fn reacting(&self, message: Id, emoji: &str, burst: bool) -> Result<Reacting, Refusal> {
        let channel = self.channel_of(message)?;
        self.discord.hub.look(|world| {
            self.must(world, channel, READ_MESSAGE_HISTORY, "react")?;
            if world.channels.get(&channel).is_some_and(Channel::is_archived) {
                return Err(self.refused("react in an archived thread"));
            }
            let read = Emoji::read(emoji).ok_or_else(|| Refusal::NoEmoji(emoji.to_owned()))?;
            Ok(Reacting { channel, message, user: self.id, emoji: read, burst })
        })
    }

    fn new_thread<'a>(&self, parent: Id, name: &'a str, private: bool) -> NewThread<'a> {
        NewThread { parent, owner: self.id, name, private, auto_archive_minutes: 1440 }
    }

    /// Where a message stands, if he can see it.
    pub(crate) fn channel_of(&self, message: Id) -> Result<Id, Refusal> {
        self.discord.hub.look(|world| {
            let found =
                world.find_message(message).filter(|it| it.only_for.is_none_or(|whom| whom == self.id));
            found.map(|message| message.channel).ok_or(Refusal::NoMessage(message))
        })
    }

    fn own(&self, message: Id, what: &'static str) -> Result<Id, Refusal> {
        let channel = self.channel_of(message)?;
        let own = self.discord.hub.look(|world| world.message(channel, message).map(|it| it.author))
            == Some(self.id);
        if own { Ok(channel) } else { Err(self.refused(what)) }
    }

    pub(crate) fn must(
        &self,
        world: &World,
        channel: Id,
        right: u64,
        what: &'static str,
    ) -> Result<(), Refusal> {
        let able = world.channels.get(&channel).is_some_and(|place| world.may(self.id, place, right));
        if able { Ok(()) } else { Err(self.refused(what)) }
    }

    pub(crate) fn refused(&self, what: &'static str) -> Refusal {
        Refusal::NotAllowed { who: self.name.clone(), what }
    }
}

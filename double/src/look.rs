//! Looking at the double from outside: what people see, what the bot called, and what was wrong.

use std::time::Instant;

use serde_json::Value;

use crate::{
    faults::Limited,
    id::Id,
    people::place::Place,
    rest::limits::WindowState,
    world::{
        World,
        channel::ChannelKind,
        message::{Message, Revision},
    },
};

/// One REST call of the bot.
#[derive(Clone, Debug)]
pub struct Call {
    /// When it arrived.
    pub at: Instant,
    /// Such as `POST`.
    pub method: &'static str,
    /// The route's template, such as `/channels/{channel_id}/messages`.
    pub route: &'static str,
    /// The path below `/api/v10`, with the ids.
    pub path: String,
    /// The JSON body, null when there was none.
    pub body: Value,
    /// The status that was, or would have been, answered.
    pub status: u16,
    /// How the window stood after the call.
    pub window: Option<WindowState>,
    /// Why it was answered 429: then the call came too early, or a fault wanted it.
    pub refused: Option<Limited>,
    /// Whether a fault met it.
    pub on_purpose: bool,
}

impl Call {
    /// Whether it was sent although its window, or the global one, was used up.
    pub fn into_closed_window(&self) -> bool {
        self.refused.is_some() && !self.on_purpose
    }
}

/// Something that the real service would not have taken, or that the double should not have said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The rule, by its section in the facts that the double is built on.
    pub rule: &'static str,
    /// What happened.
    pub what: String,
}

/// A message as people see it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its id.
    pub id: Id,
    /// Where it stands.
    pub channel: Id,
    /// Who wrote it.
    pub author: Id,
    /// Their name.
    pub author_name: String,
    /// Its text.
    pub content: String,
    /// Whether it was edited since.
    pub edited: bool,
    /// The message it refers to.
    pub replies_to: Option<Id>,
    /// The one person who sees it, if it is ephemeral.
    pub only_for: Option<Id>,
    /// Its flags, as Discord numbers them.
    pub flags: u64,
    /// Its rows of buttons and selects.
    pub components: Vec<Value>,
    /// Its embeds.
    pub embeds: Vec<Value>,
    /// Its files.
    pub attachments: Vec<Value>,
}

/// One emoji under a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenReaction {
    /// Its text, or `name:id`.
    pub emoji: String,
    /// Who gave it.
    pub users: Vec<Id>,
    /// Who gave it as a super reaction.
    pub burst: Vec<Id>,
}

/// A channel as people see it.
#[derive(Clone, Debug)]
pub struct SeenChannel {
    /// Its id.
    pub id: Id,
    /// Its name; empty for a direct message.
    pub name: String,
    /// What it is.
    pub kind: ChannelKind,
    /// A thread's channel or a channel's category.
    pub parent: Option<Id>,
    /// Whom a direct message is with.
    pub with: Vec<Id>,
}

/// The state at one moment; borrowed, so nothing changes while it is looked at.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub(crate) world: &'a World,
}

impl View<'_> {
    /// The messages of a channel, oldest first, ephemeral ones too; none for an unknown channel.
    pub fn messages(&self, channel: impl Into<Place>) -> Vec<Seen> {
        self.all_in(&channel.into()).map(|message| self.seen(message)).collect()
    }

    fn all_in(&self, channel: &Place) -> impl DoubleEndedIterator<Item = &Message> {
        let found = channel.find(self.world).and_then(|id| self.world.channels.get(&id));
        found.into_iter().flat_map(|channel| channel.messages.values())
    }

    /// One message, if it is still there.
    pub fn message(&self, id: Id) -> Option<Seen> {
        self.world.find_message(id).map(|message| self.seen(message))
    }

    /// A whole message as REST gives it.
    pub fn json(&self, id: Id) -> Option<Value> {
        self.world.find_message(id).map(|message| self.world.message_json(message, true))
    }

    /// The newest message of the bot in a channel.
    pub fn newest_by_bot(&self, channel: impl Into<Place>) -> Option<Seen> {
        let newest = self.all_in(&channel.into()).rev().find(|message| message.author == self.world.bot);
        newest.map(|message| self.seen(message))
    }

    /// The bot's messages that refer to one of the same channel, oldest first.
    pub fn replies_to(&self, message: Id) -> Vec<Seen> {
        let Some(about) = self.world.find_message(message) else { return Vec::new() };
        let refers = |it: &&Message| it.reference.as_ref().is_some_and(|it| it.message == Some(message));
        let place = Place::Id(about.channel);
        let replies = self.all_in(&place).filter(|it| it.author == self.world.bot).filter(refers);
        replies.map(|message| self.seen(message)).collect()
    }

    /// Every content of a message and when it showed.
    pub fn revisions(&self, message: Id) -> Vec<Revision> {
        self.world.find_message(message).map(|message| message.revisions.clone()).unwrap_or_default()
    }

    /// The reactions of a message.
    pub fn reactions(&self, message: Id) -> Vec<SeenReaction> {
        let reactions = self.world.find_message(message).map(|message| message.reactions.as_slice());
        let seen = |it: &crate::world::message::Reaction| SeenReaction {
            emoji: it.emoji.text(),
            users: it.normal.clone(),
            burst: it.burst.clone(),
        };
        reactions.unwrap_or_default().iter().map(seen).collect()
    }

    /// Who gave a message an emoji, normally.
    pub fn reacted(&self, message: Id, emoji: &str) -> Vec<Id> {
        self.reactions(message)
            .into_iter()
            .find(|it| it.emoji == emoji)
            .map(|it| it.users)
            .unwrap_or_default()
    }

    /// When the bot's typing sign showed in a channel.
    pub fn typing(&self, channel: impl Into<Place>) -> Vec<Instant> {
        let channel = channel.into().find(self.world);
        self.world.typing.iter().filter(|(at, _)| Some(*at) == channel).map(|(_, when)| *when).collect()
    }

    /// All channels, threads and direct messages.
    pub fn channels(&self) -> Vec<SeenChannel> {
        let seen = |it: &crate::world::channel::Channel| SeenChannel {
            id: it.id,
            name: it.name.clone(),
            kind: it.kind,
            parent: it.parent,
            with: it.recipients.clone(),
        };
        self.world.channels.values().map(seen).collect()
    }

    /// Everybody with an account, by id and name, the bot too.
    pub fn people(&self) -> Vec<(Id, String)> {
        self.world.users.values().map(|user| (user.id, user.name.clone())).collect()
    }

    /// The commands of a guild, or the global ones, as Discord keeps them.
    pub fn commands(&self, guild: Option<Id>) -> Vec<Value> {
        self.world.commands.get(&guild).cloned().unwrap_or_default()
    }

    /// The bot's REST calls that are remembered, oldest first.
    pub fn calls(&self) -> impl Iterator<Item = &Call> {
        self.world.calls.iter()
    }

    /// What was wrong so far.
    pub fn complaints(&self) -> &[Complaint] {
        &self.world.complaints
    }

    /// How many gateway sessions have a connection.
    pub fn connected(&self) -> usize {
        self.world.gateway.sessions.values().filter(|session| session.connection.is_some()).count()
    }

    /// How often the bot has identified in the last day, and how often it has resumed.
    pub fn identified_and_resumed(&self) -> (u32, u32) {
        (self.world.gateway.identified_today, self.world.gateway.resumed)
    }

    /// When the bot has identified in the last day, each time with the key of those shards that must keep a distance to each other.
    pub fn identifies(&self) -> Vec<(Instant, u64)> {
        self.world.gateway.identifies.iter().copied().collect()
    }

    /// The intents that the bot last asked for.
    pub fn intents(&self) -> Option<u64> {
        self.world.gateway.last_intents
    }

    fn seen(&self, message: &Message) -> Seen {
        Seen {
            id: message.id,
            channel: message.channel,
            author: message.author,
            author_name: self
                .world
                .users
                .get(&message.author)
                .map(|user| user.name.clone())
                .unwrap_or_default(),
            content: message.content.clone(),
            edited: message.edited_ms.is_some(),
            replies_to: message.reference.as_ref().and_then(|reference| reference.message),
            only_for: message.only_for,
            flags: message.flags,
            components: message.components.clone(),
            embeds: message.embeds.clone(),
            attachments: message.attachments.clone(),
        }
    }
}

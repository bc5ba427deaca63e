//! Messages, and how each looks in JSON to whoever may or may not read its text.

use std::time::Instant;

use serde_json::{Value, json};

use crate::{
    id::{Id, timestamp},
    world::{World, emoji::Emoji},
};

/// Message flags, as Discord numbers them.
pub(crate) mod flags {
    pub(crate) const SUPPRESS_EMBEDS: u64 = 1 << 2;
    pub(crate) const HAS_THREAD: u64 = 1 << 5;
    pub(crate) const EPHEMERAL: u64 = 1 << 6;
    pub(crate) const LOADING: u64 = 1 << 7;
    pub(crate) const SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;
    pub(crate) const COMPONENTS_V2: u64 = 1 << 15;
}

/// Message types, as Discord numbers them.
pub(crate) mod kinds {
    pub(crate) const DEFAULT: u8 = 0;
    pub(crate) const THREAD_CREATED: u8 = 18;
    pub(crate) const REPLY: u8 = 19;
    pub(crate) const COMMAND: u8 = 20;
    pub(crate) const THREAD_STARTER: u8 = 21;
    pub(crate) const MENU: u8 = 23;
}

/// One content of a message, and when people could see it.
#[derive(Clone, Debug)]
pub struct Revision {
    /// When it was posted or edited.
    pub at: Instant,
    /// The whole text.
    pub content: String,
}

/// What a message refers to.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    pub(crate) channel: Id,
    pub(crate) message: Option<Id>,
    /// Type 1: the message's snapshot stands in this one.
    pub(crate) forward: bool,
}

/// One emoji under a message and who chose it, in their order.
#[derive(Clone, Debug)]
pub(crate) struct Reaction {
    pub(crate) emoji: Emoji,
    pub(crate) normal: Vec<Id>,
    pub(crate) burst: Vec<Id>,
}

#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) id: Id,
    pub(crate) channel: Id,
    pub(crate) author: Id,
    pub(crate) kind: u8,
    pub(crate) content: String,
    pub(crate) embeds: Vec<Value>,
    pub(crate) components: Vec<Value>,
    pub(crate) attachments: Vec<Value>,
    pub(crate) snapshots: Vec<Value>,
    pub(crate) mentions: Vec<Id>,
    pub(crate) mention_roles: Vec<Id>,
    pub(crate) mention_everyone: bool,
    pub(crate) reference: Option<Reference>,
    pub(crate) flags: u64,
    pub(crate) nonce: Option<Value>,
    pub(crate) edited_ms: Option<u64>,
    pub(crate) reactions: Vec<Reaction>,
    pub(crate) revisions: Vec<Revision>,
    /// An ephemeral message exists for one person.
    pub(crate) only_for: Option<Id>,
    /// Set on answers to interactions.
    pub(crate) interaction: Option<Value>,
}

impl Message {
    pub(crate) fn new(id: Id, channel: Id, author: Id, content: &str) -> Message {
        Message {
            id,
            channel,
            author,
            kind: kinds::DEFAULT,
            content: content.to_owned(),
            embeds: Vec::new(),
            components: Vec::new(),
            attachments: Vec::new(),
            snapshots: Vec::new(),
            mentions: Vec::new(),
            mention_roles: Vec::new(),
            mention_everyone: false,
            reference: None,
            flags: 0,
            nonce: None,
            edited_ms: None,
            reactions: Vec::new(),
            revisions: vec![Revision { at: Instant::now(), content: content.to_owned() }],
            only_for: None,
            interaction: None,
        }
    }

    pub(crate) fn is_ephemeral(&self) -> bool {
        self.flags & flags::EPHEMERAL != 0
    }

    /// Whether its text names somebody, as `<@id>` or `<@!id>` (FACTS section 6).
    pub(crate) fn names(&self, user: Id) -> bool {
        [format!("<@{user}>"), format!("<@!{user}>")].iter().any(|mention| self.content.contains(mention))
    }

    pub(crate) fn reaction(&self, emoji: &Emoji) -> Option<&Reaction> {
        self.reactions.iter().find(|reaction| reaction.emoji.is(emoji))
    }
}

impl Reaction {
    fn json(&self, bot: Id) -> Value {
        json!({
            "emoji": self.emoji.json(),
            "count": self.normal.len() + self.burst.len(),
            "count_details": { "normal": self.normal.len(), "burst": self.burst.len() },
            "burst_colors": [],
            "me": self.normal.contains(&bot),
            "me_burst": self.burst.contains(&bot),
        })
    }
}

impl World {
    /// Whether the bot may read a text without the MESSAGE_CONTENT intent (FACTS section 1): its own, in direct
    /// messages, where it is mentioned, and a pinging reply to an ordinary message of its own.
    pub(crate) fn readable_without_intent(&self, message: &Message) -> bool {
        let direct = self.channels.get(&message.channel).is_none_or(|channel| channel.is_direct());
        let pinging_reply = || {
            let about = message.reference.as_ref().and_then(|reference| reference.message);
            let about = about.and_then(|id| self.message(message.channel, id));
            message.mentions.contains(&self.bot)
                && about.is_some_and(|about| about.author == self.bot && about.interaction.is_none())
        };
        message.author == self.bot || direct || message.names(self.bot) || pinging_reply()
    }

    /// A message as REST gives it, to a reader with or without the content intent.
    pub(crate) fn message_json(&self, message: &Message, with_content: bool) -> Value {
        let mut json = self.basic_message_json(message, with_content);
        if let Some(reference) = &message.reference
            && !reference.forward
            && let Some(about) = reference.message
        {
            let about = self.message(reference.channel, about);
            json["referenced_message"] =
                about.map_or(Value::Null, |about| self.basic_message_json(about, with_content));
        }
        if !message.reactions.is_empty() {
            let reactions: Vec<Value> =
                message.reactions.iter().map(|reaction| reaction.json(self.bot)).collect();
            json["reactions"] = json!(reactions);
        }
        json
    }

    fn basic_message_json(&self, message: &Message, with_content: bool) -> Value {
        let open = with_content || self.broken.blanking || self.readable_without_intent(message);
        let texts = |list: &Vec<Value>| if open { json!(list) } else { json!([]) };
        let mentions: Vec<Value> = message.mentions.iter().map(|id| self.user_json(*id)).collect();
        let mut json = json!({
            "id": message.id,
            "channel_id": message.channel,
            "type": message.kind,
            "author": self.user_json(message.author),
            "content": if open { message.content.as_str() } else { "" },
            "embeds": texts(&message.embeds),
            "attachments": texts(&message.attachments),
            "components": texts(&message.components),
            "mentions": mentions,
            "mention_roles": message.mention_roles,
            "mention_everyone": message.mention_everyone,
            "timestamp": timestamp(message.id.created_ms()),
            "edited_timestamp": message.edited_ms.map(timestamp),
            "flags": message.flags,
            "pinned": false,
            "tts": false,
            "a_key_of_tomorrow": null,
        });
        self.add_what_some_have(message, &mut json);
        json
    }

    fn add_what_some_have(&self, message: &Message, json: &mut Value) {
        if let Some(nonce) = &message.nonce {
            json["nonce"] = nonce.clone();
        }
        if self.users.get(&message.author).is_some_and(|author| author.webhook) {
            json["webhook_id"] = json!(message.author);
        }
        if let Some(interaction) = &message.interaction {
            json["interaction_metadata"] = interaction.clone();
            json["application_id"] = json!(self.application);
        }
        if message.flags & flags::HAS_THREAD != 0
            && let Some(thread) = self.channels.get(&message.id)
        {
            json["thread"] = self.channel_json(thread);
        }
        if let Some(reference) = &message.reference {
            json["message_reference"] =
                json!({ "type": u8::from(reference.forward), "channel_id": reference.channel });
            if let Some(about) = reference.message {
                json["message_reference"]["message_id"] = json!(about);
            }
            if let Some(guild) = self.channels.get(&reference.channel).and_then(|channel| channel.guild) {
                json["message_reference"]["guild_id"] = json!(guild);
            }
        }
        if !message.snapshots.is_empty() {
            json["message_snapshots"] = json!(message.snapshots);
        }
    }
}

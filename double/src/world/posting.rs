//! Posting, editing and deleting messages, whoever does it.

use std::time::Instant;

use serde_json::{Value, json};

use crate::{
    gateway::intents,
    id::{Id, now_ms},
    world::{
        Nonce, Posted, World,
        emit::Reach,
        message::{Message, Reference, Revision, kinds},
    },
};

/// Revisions of one message that are kept.
const REVISIONS: usize = 2000;

/// Who may be pinged by a text. The default pings everybody named (FACTS section 3).
#[derive(Clone, Debug)]
pub(crate) struct Allowed {
    pub(crate) everyone: bool,
    /// None: all whom the text names.
    pub(crate) users: Option<Vec<Id>>,
    pub(crate) roles: Option<Vec<Id>>,
    pub(crate) replied_user: bool,
}

impl Default for Allowed {
    fn default() -> Self {
        Allowed { everyone: true, users: None, roles: None, replied_user: true }
    }
}

/// What an edit changes; None leaves it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Edit {
    pub(crate) content: Option<String>,
    pub(crate) embeds: Option<Vec<Value>>,
    pub(crate) components: Option<Vec<Value>>,
    pub(crate) attachments: Option<Vec<Value>>,
    pub(crate) flags: Option<u64>,
    pub(crate) allowed: Allowed,
}

impl World {
    /// Puts a message into its channel, with whom it mentions, and tells the gateway.
    pub(crate) fn post(&mut self, mut message: Message, allowed: &Allowed) -> Id {
        self.add_mentions(&mut message, allowed);
        let (id, channel, author) = (message.id, message.channel, message.author);
        if let Some(Value::String(nonce)) = &message.nonce {
            self.remember_nonce((author, nonce.clone()), Posted { channel, message: id });
        }
        self.wake_thread(channel);
        let remembered = self.options.remembered;
        if let Some(place) = self.channels.get_mut(&channel) {
            place.messages_ever += 1;
            place.last_message = Some(id);
            if let Some(thread) = &mut place.thread {
                thread.members.insert(author);
            }
            place.messages.insert(id, message);
            if place.messages.len() > remembered {
                place.messages.pop_first();
            }
        }
        self.emit_message("MESSAGE_CREATE", channel, id);
        id
    }

    fn remember_nonce(&mut self, nonce: Nonce, posted: Posted) {
        self.forget_nonces();
        self.nonces_used.push_back((Instant::now(), nonce.clone(), posted.message));
        self.nonces.insert(nonce, posted);
    }

    /// The message of a nonce that was used within the window.
    pub(crate) fn posted_with(&mut self, nonce: &Nonce) -> Option<Posted> {
        self.forget_nonces();
        self.nonces.get(nonce).copied()
    }

    fn forget_nonces(&mut self) {
        let window = self.options.nonce_window;
        while self.nonces_used.front().is_some_and(|(at, ..)| at.elapsed() >= window) {
            let Some((_, old, message)) = self.nonces_used.pop_front() else { break };
            // The same nonce may have been used again since, without being enforced.
            if self.nonces.get(&old).is_some_and(|posted| posted.message == message) {
                self.nonces.remove(&old);
            }
        }
    }

    /// Sending un-archives a thread (FACTS section 5).
    fn wake_thread(&mut self, channel: Id) {
        let Some(place) = self.channels.get_mut(&channel) else { return };
        if let Some(thread) = place.thread.as_mut().filter(|thread| thread.archived) {
            thread.archived = false;
            self.emit_channel("THREAD_UPDATE", channel);
        }
    }

    fn add_mentions(&self, message: &mut Message, allowed: &Allowed) {
        let named =
            |id: &&Id| message.names(**id) && allowed.users.as_ref().is_none_or(|list| list.contains(id));
        let mut mentions: Vec<Id> = self.users.keys().filter(named).copied().collect();
        if allowed.replied_user
            && let Some(author) = self.author_replied_to(message)
            && !mentions.contains(&author)
        {
            mentions.push(author);
        }
        let roles = self.channels.get(&message.channel).and_then(|channel| self.guilds.get(&channel.guild?));
        let named = |id: &&Id| {
            message.content.contains(&format!("<@&{id}>"))
                && allowed.roles.as_ref().is_none_or(|list| list.contains(id))
        };
        message.mention_roles =
            roles.into_iter().flat_map(|guild| guild.roles.keys()).filter(named).copied().collect();
        message.mention_everyone = allowed.everyone
            && ["@everyone", "@here"].iter().any(|everyone| message.content.contains(everyone))
            && message.author != self.bot;
        message.mentions = mentions;
    }

    /// With "ping on reply" the author replied to is among the mentions (FACTS section 6).
    fn author_replied_to(&self, message: &Message) -> Option<Id> {
        let reference = message.reference.as_ref().filter(|reference| !reference.forward)?;
        let author = self.message(reference.channel, reference.message?)?.author;
        (message.kind == kinds::REPLY && author != message.author).then_some(author)
    }

    /// Changes a message and tells the gateway.
    pub(crate) fn edit(&mut self, channel: Id, id: Id, edit: Edit) {
        let Some(mut message) = self.message(channel, id).cloned() else { return };
        if let Some(content) = edit.content {
            message.content.clone_from(&content);
            message.edited_ms = Some(now_ms());
            message.revisions.push(Revision { at: Instant::now(), content });
            if message.revisions.len() > REVISIONS {
                message.revisions.remove(0);
            }
            self.add_mentions(&mut message, &edit.allowed);
        }
        message.embeds = edit.embeds.unwrap_or(message.embeds);
        message.components = edit.components.unwrap_or(message.components);
        message.attachments = edit.attachments.unwrap_or(message.attachments);
        message.flags = edit.flags.unwrap_or(message.flags);
        if let Some(kept) = self.message_mut(channel, id) {
            *kept = message;
        }
        self.emit_message("MESSAGE_UPDATE", channel, id);
    }

    /// Takes a message away. Its thread stays, and its reactions go without events (FACTS sections 4, 5).
    pub(crate) fn delete(&mut self, channel: Id, id: Id) -> bool {
        let Some(place) = self.channels.get_mut(&channel) else { return false };
        let Some(gone) = place.messages.remove(&id) else { return false };
        let mut reach = Reach::either(place, intents::GUILD_MESSAGES, intents::DIRECT_MESSAGES);
        let mut data = json!({ "id": id, "channel_id": channel });
        if gone.is_ephemeral() {
            reach = Reach { guild: None, intent: intents::DIRECT_MESSAGES };
        } else if let Some(guild) = place.guild {
            data["guild_id"] = json!(guild);
        }
        if self.bot_sees(channel) {
            self.emit("MESSAGE_DELETE", reach, data);
        }
        true
    }

    /// Takes many messages away in one event.
    pub(crate) fn delete_bulk(&mut self, channel: Id, ids: &[Id]) {
        let Some(place) = self.channels.get_mut(&channel) else { return };
        let gone: Vec<Id> = ids.iter().filter(|id| place.messages.remove(id).is_some()).copied().collect();
        let reach = Reach::either(place, intents::GUILD_MESSAGES, intents::DIRECT_MESSAGES);
        let data = json!({ "ids": gone, "channel_id": channel, "guild_id": place.guild });
        if self.bot_sees(channel) {
            self.emit("MESSAGE_DELETE_BULK", reach, data);
        }
    }

    pub(crate) fn bot_sees(&self, channel: Id) -> bool {
        self.channels.get(&channel).is_some_and(|place| self.sees(self.bot, place))
    }

    /// A reference to a message of the same channel.
    pub(crate) fn reply_to(channel: Id, message: Id) -> Option<Reference> {
        Some(Reference { channel, message: Some(message), forward: false })
    }
}

//! What a frame of the gateway means, and what it teaches about the servers.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serenity::all::{ChannelId, GuildId, RoleId};

use crate::discord::atlas::{Atlas, Unknown};
use crate::discord::content::Reader;
use crate::discord::wire::{self, Interaction};
use crate::discord::{Me, reaction, review, said, settings};
use crate::domain::inbound::{Inbound, LeftGuild, RejoinedGuild};
use crate::domain::key::GuildKey;
use crate::domain::time::Timestamp;

/// What a frame means.
pub(super) enum Meaning {
    /// Nothing but that the sequence moves on.
    Nothing,
    /// Something for the core.
    Inbound(Box<Inbound>),
    /// The use of a command, a button or a form, which is answered at once.
    Pressed(Box<Interaction>),
    /// Something of a kind that matters, in a shape that cannot be read.
    Unreadable,
}

/// A dispatched event, with what its meaning depends on.
pub(super) struct Event<'a> {
    /// Its name, such as `MESSAGE_CREATE`.
    pub(super) name: &'a str,
    /// Its data.
    pub(super) data: &'a Value,
    /// Names this delivery: session and sequence.
    pub(super) delivery: String,
    /// The moment at which it is heard.
    pub(super) now: Timestamp,
    /// Who the bot is.
    pub(super) me: &'a Me,
}

impl Event<'_> {
    /// What must be learnt before this event can be understood: where it happened, when a person did it.
    pub(super) fn unknown(&self, atlas: &mut Atlas) -> Option<Unknown> {
        let is_placed = matches!(self.name, "MESSAGE_CREATE" | "MESSAGE_UPDATE" | "MESSAGE_REACTION_ADD")
            || (self.name == "INTERACTION_CREATE"
                && (review::is_about(self.data) || settings::is_about(self.data)));
        let is_bots = self.data.pointer("/author/bot").and_then(Value::as_bool).unwrap_or(false);
        let author = self.id::<serenity::all::UserId>("message_author_id");
        if !is_placed || is_bots || author.is_some_and(|author| author != self.me.user) {
            return None;
        }
        atlas.unknown(self.id("guild_id")?, self.id("channel_id")?)
    }

    /// Takes what it teaches, and tells what it means.
    pub(super) fn meaning(&self, atlas: &mut Atlas) -> Meaning {
        self.teach(atlas);
        let inbound = match self.name {
            "MESSAGE_CREATE" => self.message(|message| said::created(message, self.reader(atlas, message))),
            "MESSAGE_UPDATE" => self.message(|message| said::edited(message, self.reader(atlas, message))),
            "MESSAGE_DELETE" | "MESSAGE_DELETE_BULK" => Ok(said::deleted(self.data, self.now)),
            "MESSAGE_REACTION_ADD" => self.reaction(true, atlas),
            "MESSAGE_REACTION_REMOVE" => self.reaction(false, atlas),
            "MESSAGE_REACTION_REMOVE_ALL" | "MESSAGE_REACTION_REMOVE_EMOJI" => self.cleared(),
            "CHANNEL_DELETE" | "THREAD_DELETE" => Ok(said::place_gone(self.data, self.now)),
            "GUILD_CREATE" => Ok(self.rejoined(atlas)),
            "GUILD_DELETE" => Ok(self.left(atlas)),
            "INTERACTION_CREATE" => return self.interaction(),
            _ => Ok(None),
        };
        match inbound {
            Ok(Some(inbound)) => Meaning::Inbound(Box::new(inbound)),
            Ok(None) => Meaning::Nothing,
            Err(NotReadable) => Meaning::Unreadable,
        }
    }

    fn left(&self, atlas: &mut Atlas) -> Option<Inbound> {
        let (guild, frame) = (self.guild()?, self.delivery.clone());
        atlas.learn_left(guild.clone());
        Some(Inbound::LeftGuild(LeftGuild { guild, at: self.now, frame }))
    }

    /// Each session begins with all servers that the bot is in: only one that it had left is worth telling.
    fn rejoined(&self, atlas: &Atlas) -> Option<Inbound> {
        let guild = self.guild().filter(|guild| atlas.was_left(guild))?;
        Some(Inbound::RejoinedGuild(RejoinedGuild { guild, at: self.now, frame: self.delivery.clone() }))
    }

    /// The server that it is about; none for one that is merely away for now, and says so.
    fn guild(&self) -> Option<GuildKey> {
        let is_away = self.data.get("unavailable").and_then(Value::as_bool).unwrap_or(false);
        let guild = self.data.get("id").and_then(Value::as_str).filter(|_| !is_away)?;
        Some(GuildKey::discord(guild))
    }

    fn message(
        &self,
        how: impl FnOnce(&wire::Message) -> Option<Inbound>,
    ) -> Result<Option<Inbound>, NotReadable> {
        // An update may leave out almost everything; then it is no edit.
        if self.name == "MESSAGE_UPDATE" && self.data.get("author").is_none() {
            return Ok(None);
        }
        self.read().map(|message| how(&message))
    }

    fn reader<'a>(&'a self, atlas: &'a Atlas, message: &wire::Message) -> Reader<'a> {
        Reader { me: self.me, atlas, guild: message.guild_id }
    }

    fn reaction(&self, given: bool, atlas: &Atlas) -> Result<Option<Inbound>, NotReadable> {
        let reaction = self.read()?;
        Ok(reaction::reacted(&reaction, given, self.delivery.clone(), self.now, self.me, atlas))
    }

    fn cleared(&self) -> Result<Option<Inbound>, NotReadable> {
        let cleared = self.read()?;
        Ok(reaction::cleared(&cleared, self.delivery.clone(), self.now))
    }

    fn interaction(&self) -> Meaning {
        self.read().map_or(Meaning::Unreadable, |interaction| Meaning::Pressed(Box::new(interaction)))
    }

    /// What serde says about the failure is dropped on purpose: it may quote what people wrote.
    fn read<T: DeserializeOwned>(&self) -> Result<T, NotReadable> {
        T::deserialize(self.data).map_err(|_| NotReadable)
    }

    fn id<T: std::str::FromStr>(&self, key: &str) -> Option<T> {
        self.data.get(key)?.as_str()?.parse().ok()
    }
}

/// What it teaches.
impl Event<'_> {
    fn teach(&self, atlas: &mut Atlas) {
        match self.name {
            // A server that is away for now says nothing of itself.
            "GUILD_CREATE" if self.data.get("unavailable") == Some(&Value::Bool(true)) => {}
            "GUILD_CREATE" => self.learn(|guild| atlas.learn_guild(guild)),
            "GUILD_UPDATE" => self.learn(|guild| atlas.learn_settings(guild)),
            "GUILD_DELETE" => self.forget("id", |guild: GuildId| atlas.forget_guild(guild)),
            "CHANNEL_CREATE" | "CHANNEL_UPDATE" | "THREAD_CREATE" | "THREAD_UPDATE" => {
                self.learn_in_guild(|guild, channel| atlas.learn_channel(guild, channel));
            }
            "CHANNEL_DELETE" | "THREAD_DELETE" => {
                self.forget_in_guild("id", |guild, channel: ChannelId| atlas.forget_channel(guild, channel));
            }
            "THREAD_LIST_SYNC" => self.learn_threads(atlas),
            "GUILD_ROLE_CREATE" | "GUILD_ROLE_UPDATE" => self.learn_role(atlas),
            "GUILD_ROLE_DELETE" => {
                self.forget_in_guild("role_id", |guild, role: RoleId| atlas.forget_role(guild, role));
            }
            _ => {}
        }
    }

    fn learn<T: DeserializeOwned>(&self, how: impl FnOnce(T)) {
        if let Ok(it) = self.read() {
            how(it);
        }
    }

    fn learn_in_guild<T: DeserializeOwned>(&self, how: impl FnOnce(GuildId, T)) {
        if let Some(guild) = self.id("guild_id") {
            self.learn(|it| how(guild, it));
        }
    }

    fn learn_threads(&self, atlas: &mut Atlas) {
        #[derive(Deserialize)]
        struct Synced {
            threads: Vec<wire::Channel>,
        }
        self.learn_in_guild(|guild, synced: Synced| {
            synced.threads.into_iter().for_each(|thread| atlas.learn_channel(guild, thread));
        });
    }

    fn learn_role(&self, atlas: &mut Atlas) {
        #[derive(Deserialize)]
        struct Changed {
            role: wire::Role,
        }
        self.learn_in_guild(|guild, changed: Changed| atlas.learn_role(guild, changed.role));
    }

    fn forget<T: std::str::FromStr>(&self, key: &str, how: impl FnOnce(T)) {
        if let Some(id) = self.id(key) {
            how(id);
        }
    }

    fn forget_in_guild<T: std::str::FromStr>(&self, key: &str, how: impl FnOnce(GuildId, T)) {
        if let (Some(guild), Some(id)) = (self.id("guild_id"), self.id(key)) {
            how(guild, id);
        }
    }
}

/// The data is not of the shape that its name promises.
struct NotReadable;

#[cfg(test)]
mod tests;

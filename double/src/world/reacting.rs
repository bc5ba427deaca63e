//! Reactions, given and taken back by whoever it is, normal and super (FACTS section 4).

use serde_json::{Value, json};

use crate::{
    gateway::intents,
    id::Id,
    world::{World, emit::Reach, emoji::Emoji, message::Reaction},
};

/// Different reactions that a message can hold (code 30010).
pub(crate) const REACTIONS: usize = 20;

/// Who reacts to what, and how.
#[derive(Clone, Debug)]
pub(crate) struct Reacting {
    pub(crate) channel: Id,
    pub(crate) message: Id,
    pub(crate) user: Id,
    pub(crate) emoji: Emoji,
    /// A super reaction.
    pub(crate) burst: bool,
}

impl World {
    /// Adds a reaction; a second one of the same person, emoji and kind changes nothing.
    pub(crate) fn react(&mut self, reacting: &Reacting) {
        let Some(message) = self.message_mut(reacting.channel, reacting.message) else { return };
        let known = message.reactions.iter().position(|it| it.emoji.is(&reacting.emoji));
        let at = known.unwrap_or_else(|| {
            let emoji = reacting.emoji.clone();
            message.reactions.push(Reaction { emoji, normal: Vec::new(), burst: Vec::new() });
            message.reactions.len() - 1
        });
        let users = users(&mut message.reactions[at], reacting.burst);
        if users.contains(&reacting.user) {
            return;
        }
        users.push(reacting.user);
        let author = message.author;
        self.emit_reaction("MESSAGE_REACTION_ADD", reacting, Some(author));
    }

    /// Takes a reaction back; false if there was none.
    pub(crate) fn unreact(&mut self, reacting: &Reacting) -> bool {
        let Some(message) = self.message_mut(reacting.channel, reacting.message) else { return false };
        let Some(reaction) = message.reactions.iter_mut().find(|it| it.emoji.is(&reacting.emoji)) else {
            return false;
        };
        let users = users(reaction, reacting.burst);
        let Some(at) = users.iter().position(|user| *user == reacting.user) else { return false };
        users.remove(at);
        message.reactions.retain(|it| !it.normal.is_empty() || !it.burst.is_empty());
        self.emit_reaction("MESSAGE_REACTION_REMOVE", reacting, None);
        true
    }

    /// A moderator takes away all reactions of a message.
    pub(crate) fn clear_reactions(&mut self, channel: Id, message: Id) {
        let Some(found) = self.message_mut(channel, message) else { return };
        found.reactions.clear();
        let data = json!({ "channel_id": channel, "message_id": message });
        self.emit_about_reactions("MESSAGE_REACTION_REMOVE_ALL", channel, data);
    }

    /// A moderator takes away one emoji of a message.
    pub(crate) fn clear_emoji(&mut self, channel: Id, message: Id, emoji: &Emoji) {
        let Some(found) = self.message_mut(channel, message) else { return };
        found.reactions.retain(|reaction| !reaction.emoji.is(emoji));
        let data = json!({ "channel_id": channel, "message_id": message, "emoji": emoji.json() });
        self.emit_about_reactions("MESSAGE_REACTION_REMOVE_EMOJI", channel, data);
    }

    /// ADD carries member, author and colours; REMOVE carries none of them (FACTS section 4).
    fn emit_reaction(&mut self, name: &'static str, reacting: &Reacting, author: Option<Id>) {
        let Some(place) = self.channels.get(&reacting.channel) else { return };
        let mut data = json!({
            "user_id": reacting.user,
            "channel_id": reacting.channel,
            "message_id": reacting.message,
            "emoji": reacting.emoji.json(),
            "burst": reacting.burst,
            "type": u8::from(reacting.burst),
            "a_key_of_tomorrow": null,
        });
        if let Some(author) = author {
            self.add_guild_and_member(&mut data, place, reacting.user);
            data["message_author_id"] = json!(author);
            if reacting.burst {
                data["burst_colors"] = json!(["#ff00aa"]);
            }
        }
        self.emit_about_reactions(name, reacting.channel, data);
    }

    fn emit_about_reactions(&mut self, name: &'static str, channel: Id, mut data: Value) {
        let Some(place) = self.channels.get(&channel).filter(|place| self.sees(self.bot, place)) else {
            return;
        };
        if let Some(guild) = place.guild {
            data["guild_id"] = json!(guild);
        }
        let reach = Reach::either(place, intents::GUILD_MESSAGE_REACTIONS, intents::DIRECT_MESSAGE_REACTIONS);
        self.emit(name, reach, data);
    }
}

fn users(reaction: &mut Reaction, burst: bool) -> &mut Vec<Id> {
    if burst { &mut reaction.burst } else { &mut reaction.normal }
}

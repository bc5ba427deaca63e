//! What the gateway is told of each change: the event, who may have it, and what of it they may read.

use serde_json::{Value, json};

use crate::{
    gateway::intents,
    id::{Id, now_ms},
    world::{World, channel::Channel, message::Message},
};

/// Which sessions an event goes to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reach {
    /// The guild, which names the shard; direct messages are shard 0's (FACTS section 8).
    pub(crate) guild: Option<Id>,
    /// The intent that a session must have asked for; 0 needs none.
    pub(crate) intent: u64,
}

impl Reach {
    pub(crate) fn guild(guild: Id, intent: u64) -> Reach {
        Reach { guild: Some(guild), intent }
    }

    /// One intent in guilds, another in direct messages.
    pub(crate) fn either(channel: &Channel, in_guild: u64, direct: u64) -> Reach {
        Reach { guild: channel.guild, intent: if channel.guild.is_some() { in_guild } else { direct } }
    }
}

impl World {
    pub(crate) fn emit(&mut self, name: &'static str, reach: Reach, data: Value) {
        self.emit_two(name, reach, data, None);
    }

    /// One text for sessions with MESSAGE_CONTENT, the other for those without.
    fn emit_two(&mut self, name: &'static str, reach: Reach, data: Value, blank: Option<Value>) {
        self.tell(|| json!({ "kind": "event", "name": name, "data": data }));
        self.check_event(name, &data);
        let latency = self.options.event_latency;
        self.gateway.deliver(name, reach, &data, blank.as_ref(), latency);
    }

    /// Complains of an event that is not as it should be.
    pub(crate) fn check_event(&mut self, name: &str, data: &Value) {
        if !self.options.checks {
            return;
        }
        for what in crate::check::event(name, data) {
            self.complain("section 12: the double's own events", what);
        }
    }

    /// MESSAGE_CREATE or MESSAGE_UPDATE.
    pub(crate) fn emit_message(&mut self, name: &'static str, channel: Id, message: Id) {
        let Some((place, message)) =
            self.channels.get(&channel).and_then(|place| Some((place, place.messages.get(&message)?)))
        else {
            return;
        };
        if !self.sees(self.bot, place) {
            return;
        }
        let reach = if message.is_ephemeral() {
            // Ephemeral messages come like direct ones, without guild and member (FACTS section 1).
            Reach { guild: None, intent: intents::DIRECT_MESSAGES }
        } else {
            Reach::either(place, intents::GUILD_MESSAGES, intents::DIRECT_MESSAGES)
        };
        let blank = self
            .gateway
            .some_lack_content()
            .then(|| self.message_event(place, message, false))
            .filter(|_| !self.readable_without_intent(message));
        let full = self.message_event(place, message, true);
        self.emit_two(name, reach, full, blank);
    }

    fn message_event(&self, place: &Channel, message: &Message, with_content: bool) -> Value {
        let mut event = self.message_json(message, with_content);
        event["channel_type"] = json!(place.kind.number());
        let Some(guild) = place.guild.filter(|_| !message.is_ephemeral()) else { return event };
        event["guild_id"] = json!(guild);
        if let Some(member) = self.guilds.get(&guild).and_then(|guild| guild.members.get(&message.author)) {
            event["member"] = member.json_without_user();
        }
        event
    }

    /// An event about a channel or a thread, with the channel as its data; deletions carry less.
    pub(crate) fn emit_channel(&mut self, name: &'static str, channel: Id) {
        let Some(found) = self.channels.get(&channel) else { return };
        let Some(guild) = found.guild else { return };
        if !self.sees(self.bot, found) && !name.ends_with("DELETE") {
            return;
        }
        let mut data = self.channel_json(found);
        match name {
            "THREAD_CREATE" => data["newly_created"] = json!(true),
            "THREAD_DELETE" => {
                data = json!({ "id": found.id, "guild_id": guild, "parent_id": found.parent, "type": found.kind.number() });
            }
            _ => {}
        }
        self.emit(name, Reach::guild(guild, intents::GUILDS), data);
    }

    /// GUILD_CREATE with everything in it that the bot may see.
    pub(crate) fn emit_guild(&mut self, guild: Id) {
        if let Some(data) = self.guild_create_json(guild) {
            self.emit("GUILD_CREATE", Reach::guild(guild, intents::GUILDS), data);
        }
    }

    pub(crate) fn guild_create_json(&self, guild: Id) -> Option<Value> {
        let guild = self.guilds.get(&guild).filter(|guild| guild.members.contains_key(&self.bot))?;
        let own = guild.members.get(&self.bot)?;
        let (threads, channels): (Vec<&Channel>, Vec<&Channel>) = self
            .channels
            .values()
            .filter(|channel| {
                channel.guild == Some(guild.id) && self.sees(self.bot, channel) && !channel.is_archived()
            })
            .partition(|channel| channel.thread.is_some());
        let all = |list: Vec<&Channel>| -> Vec<Value> {
            list.into_iter().map(|it| self.channel_json(it)).collect()
        };
        let bot = self.users.get(&self.bot)?;
        let mut data = guild.json();
        data["joined_at"] = json!(crate::id::timestamp(own.joined_ms));
        data["large"] = json!(false);
        data["unavailable"] = json!(false);
        data["member_count"] = json!(guild.members.len());
        data["members"] = json!([own.json(bot)]);
        data["channels"] = json!(all(channels));
        data["threads"] = json!(all(threads));
        for empty in
            ["voice_states", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds"]
        {
            data[empty] = json!([]);
        }
        Some(data)
    }

    pub(crate) fn emit_typing(&mut self, channel: Id, user: Id) {
        let Some(place) = self.channels.get(&channel) else { return };
        let reach = Reach::either(place, intents::GUILD_MESSAGE_TYPING, intents::DIRECT_MESSAGE_TYPING);
        let mut data = json!({ "channel_id": channel, "user_id": user, "timestamp": now_ms() / 1000 });
        self.add_guild_and_member(&mut data, place, user);
        self.emit("TYPING_START", reach, data);
    }

    /// In guilds, events about what somebody did carry the guild and the member.
    pub(crate) fn add_guild_and_member(&self, data: &mut Value, place: &Channel, user: Id) {
        let Some(guild) = place.guild.and_then(|id| self.guilds.get(&id)) else { return };
        data["guild_id"] = json!(guild.id);
        if let (Some(member), Some(user)) = (guild.members.get(&user), self.users.get(&user)) {
            data["member"] = member.json(user);
        }
    }
}

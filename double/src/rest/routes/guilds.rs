//! Guilds: their channels, roles and members, and the search of their messages.

use serde_json::{Value, json};

use crate::{
    rest::{
        answer::{Answer, Failure, Outcome},
        call::Asked,
    },
    world::{World, guild::Guild},
};

/// What a page of the search holds.
const FOUND: usize = 25;

impl World {
    /// A guild that the bot is in: 50001 otherwise, whether it exists or not.
    pub(crate) fn own_guild(&self, asked: &Asked) -> Result<&Guild, Failure> {
        let id = asked.id("guild_id", 10004)?;
        let guild = self.guilds.get(&id).filter(|guild| guild.members.contains_key(&self.bot));
        guild.ok_or_else(|| Failure::known(50001))
    }
}

pub(crate) fn mine(world: &mut World, _: &Asked) -> Outcome {
    let of = |guild: &Guild| {
        json!({
            "id": guild.id,
            "name": guild.name,
            "icon": null,
            "banner": null,
            "owner": false,
            "permissions": "0",
            "features": [],
        })
    };
    let own = world.guilds.values().filter(|guild| guild.members.contains_key(&world.bot));
    Answer::ok(own.map(of).collect())
}

pub(crate) fn get(world: &mut World, asked: &Asked) -> Outcome {
    let guild = world.own_guild(asked)?;
    let mut json = guild.json();
    if asked.query::<bool>("with_counts") == Some(true) {
        json["approximate_member_count"] = json!(guild.members.len());
        json["approximate_presence_count"] = json!(guild.members.len());
    }
    Answer::ok(json)
}

pub(crate) fn channels(world: &mut World, asked: &Asked) -> Outcome {
    let guild = world.own_guild(asked)?.id;
    let own = world.channels.values().filter(|it| it.guild == Some(guild) && it.thread.is_none());
    Answer::ok(own.map(|channel| world.channel_json(channel)).collect())
}

pub(crate) fn roles(world: &mut World, asked: &Asked) -> Outcome {
    Answer::ok(json!(world.own_guild(asked)?.roles_json()))
}

pub(crate) fn role(world: &mut World, asked: &Asked) -> Outcome {
    let id = asked.id("role_id", 10011)?;
    let role = world.own_guild(asked)?.roles.get(&id).ok_or_else(|| Failure::known(10011))?;
    Answer::ok(role.json())
}

pub(crate) fn member(world: &mut World, asked: &Asked) -> Outcome {
    let id = asked.id("user_id", 10013)?;
    let user = world.users.get(&id).ok_or_else(|| Failure::known(10013))?;
    let member = world.own_guild(asked)?.members.get(&id).ok_or_else(|| Failure::known(10007))?;
    Answer::ok(member.json(user))
}

/// The search needs MESSAGE_CONTENT, and answers 202 while it makes its index (FACTS section 8): the first time in
/// each guild.
pub(crate) fn search(world: &mut World, asked: &Asked) -> Outcome {
    let guild = world.own_guild(asked)?.id;
    if !world.options.message_content {
        return Err(Failure::known(50001));
    }
    if world.indexed.insert(guild) {
        let body = json!({
            "message": "Index not yet available. Try again later",
            "code": 110_000,
            "documents_indexed": 0,
            "retry_after": 1,
        });
        return Ok(Answer::Json(202, body));
    }
    let text: String = asked.query("content").unwrap_or_default();
    let messages = world
        .channels
        .values()
        .filter(|channel| channel.guild == Some(guild) && world.sees(world.bot, channel))
        .flat_map(|channel| channel.messages.values())
        .filter(|message| !message.is_ephemeral() && message.content.contains(&text));
    let mut found: Vec<_> = messages.collect();
    found.sort_by_key(|message| std::cmp::Reverse(message.id));
    let page: Vec<Value> = found
        .iter()
        .take(FOUND)
        .map(|message| {
            let mut hit = world.message_json(message, true);
            hit["hit"] = json!(true);
            json!([hit])
        })
        .collect();
    let total = found.len();
    Answer::ok(json!({ "messages": page, "total_results": total, "doing_deep_historical_index": false }))
}

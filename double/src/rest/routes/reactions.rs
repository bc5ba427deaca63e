//! Reactions: listed, and the bot's own given and taken back (FACTS section 4).

use serde_json::Value;

use crate::{
    id::Id,
    rest::{
        answer::{Answer, Failure, Outcome},
        call::Asked,
    },
    world::{
        World,
        emoji::Emoji,
        message::Message,
        permissions::bits::{ADD_REACTIONS, MANAGE_MESSAGES, READ_MESSAGE_HISTORY},
        reacting::{REACTIONS, Reacting},
    },
};

/// An emoji must be URL-encoded, otherwise 10014.
fn emoji(asked: &Asked) -> Result<Emoji, Failure> {
    let encoded = asked.was_encoded("emoji_name");
    Emoji::read(asked.param("emoji_name")).filter(|_| encoded).ok_or_else(|| Failure::known(10014))
}

/// The message of the path, where the bot may read back.
fn message<'a>(world: &'a World, asked: &Asked) -> Result<&'a Message, Failure> {
    let channel = world.channel_where(asked.channel()?, READ_MESSAGE_HISTORY)?;
    let found = channel.messages.get(&asked.message()?).filter(|message| !message.is_ephemeral());
    found.ok_or_else(|| Failure::known(10008))
}

/// `type` 0 normal, 1 super; `after` a user; `limit` 25 unless said otherwise.
pub(crate) fn list(world: &mut World, asked: &Asked) -> Outcome {
    let emoji = emoji(asked)?;
    let limit = asked.limit(25, 100)?;
    let after: Id = asked.query("after").unwrap_or(Id(0));
    let found = message(world, asked)?.reaction(&emoji);
    let mut users: Vec<Id> = found
        .map(|found| if asked.query::<u8>("type") == Some(1) { &found.burst } else { &found.normal })
        .into_iter()
        .flatten()
        .copied()
        .filter(|user| *user > after)
        .collect();
    users.sort();
    let users: Vec<Value> = users.into_iter().take(limit).map(|user| world.user_json(user)).collect();
    Answer::ok(Value::Array(users))
}

fn reacting(world: &World, asked: &Asked) -> Result<Reacting, Failure> {
    let message = message(world, asked)?;
    let (channel, message) = (message.channel, message.id);
    world.not_archived(channel)?;
    Ok(Reacting { channel, message, user: world.bot, emoji: emoji(asked)?, burst: false })
}

pub(crate) fn add(world: &mut World, asked: &Asked) -> Outcome {
    let reacting = reacting(world, asked)?;
    let found = message(world, asked)?;
    if found.reaction(&reacting.emoji).is_none() {
        // Only the first of an emoji needs ADD_REACTIONS.
        let full = found.reactions.len() >= REACTIONS;
        world.channel_where(reacting.channel, ADD_REACTIONS)?;
        if full {
            return Err(Failure::known(30010));
        }
    }
    world.react(&reacting);
    Ok(Answer::Empty)
}

pub(crate) fn remove(world: &mut World, asked: &Asked) -> Outcome {
    let reacting = reacting(world, asked)?;
    if world.unreact(&reacting) { Ok(Answer::Empty) } else { Err(Failure::known(10014)) }
}

pub(crate) fn clear_emoji(world: &mut World, asked: &Asked) -> Outcome {
    let reacting = reacting(world, asked)?;
    world.channel_where(reacting.channel, MANAGE_MESSAGES)?;
    world.clear_emoji(reacting.channel, reacting.message, &reacting.emoji);
    Ok(Answer::Empty)
}

//! Channels: looked at, typed in, and direct messages opened.

use std::time::Instant;

use serde_json::json;

use crate::{
    id::Id,
    rest::{
        answer::{Answer, Failure, Outcome},
        call::Asked,
    },
    world::{
        World,
        channel::Channel,
        permissions::bits::{MANAGE_THREADS, SEND_MESSAGES, SEND_MESSAGES_IN_THREADS, VIEW_CHANNEL},
    },
};

/// Typing signs that are remembered.
const TYPED: usize = 1000;

impl World {
    /// A channel that the bot sees: 10003 when there is none, 50001 when it may not.
    pub(crate) fn seen_channel(&self, id: Id) -> Result<&Channel, Failure> {
        let channel = self.channels.get(&id).ok_or_else(|| Failure::known(10003))?;
        if self.sees(self.bot, channel) { Ok(channel) } else { Err(Failure::known(50001)) }
    }

    /// The same, where the bot may also do something: 50013 when it may not.
    pub(crate) fn channel_where(&self, id: Id, permission: u64) -> Result<&Channel, Failure> {
        let channel = self.seen_channel(id)?;
        if self.may(self.bot, channel, permission | VIEW_CHANNEL) {
            Ok(channel)
        } else {
            Err(Failure::known(50013))
        }
    }

    /// In threads SEND_MESSAGES has no effect; SEND_MESSAGES_IN_THREADS counts (FACTS section 5).
    pub(crate) fn channel_to_write_in(&self, id: Id) -> Result<&Channel, Failure> {
        let thread = self.seen_channel(id)?.thread.is_some();
        self.channel_where(id, if thread { SEND_MESSAGES_IN_THREADS } else { SEND_MESSAGES })
    }

    /// Archived threads take no edits and no reactions (FACTS section 5).
    pub(crate) fn not_archived(&self, id: Id) -> Result<(), Failure> {
        if self.channels.get(&id).is_some_and(Channel::is_archived) {
            Err(Failure::known(50083))
        } else {
            Ok(())
        }
    }
}

pub(crate) fn get(world: &mut World, asked: &Asked) -> Outcome {
    let channel = world.seen_channel(asked.channel()?)?;
    Answer::ok(world.channel_json(channel))
}

/// Threads alone can be changed: archived, locked. Who may write there may wake one that is not locked; anything else takes
/// MANAGE_THREADS.
pub(crate) fn modify(world: &mut World, asked: &Asked) -> Outcome {
    let channel = world.seen_channel(asked.channel()?)?;
    let Some(thread) = &channel.thread else { return Err(Failure::known(50024)) };
    let told = |name: &str, now: bool| asked.body[name].as_bool().unwrap_or(now);
    let (archived, locked) = (told("archived", thread.archived), told("locked", thread.locked));
    let only_wakes = !archived && !locked && !thread.locked;
    let id = channel.id;
    world.channel_where(id, if only_wakes { SEND_MESSAGES_IN_THREADS } else { MANAGE_THREADS })?;
    world.set_thread(id, archived, locked);
    let channel = world.seen_channel(id)?;
    Answer::ok(world.channel_json(channel))
}

pub(crate) fn typing(world: &mut World, asked: &Asked) -> Outcome {
    let channel = world.channel_to_write_in(asked.channel()?)?.id;
    world.typing.push((channel, Instant::now()));
    if world.typing.len() > TYPED {
        world.typing.remove(0);
    }
    let bot = world.bot;
    world.emit_typing(channel, bot);
    Ok(Answer::Empty)
}

pub(crate) fn open_direct(world: &mut World, asked: &Asked) -> Outcome {
    let whom = asked.body["recipient_id"].as_str().and_then(|id| id.parse().ok());
    let whom = whom.filter(|id| world.users.contains_key(id)).ok_or_else(|| {
        Failure::invalid("recipient_id", "NUMBER_TYPE_COERCE", &json!(asked.body["recipient_id"]).to_string())
    })?;
    let channel = world.direct_message_with(whom);
    get_opened(world, channel)
}

fn get_opened(world: &World, channel: Id) -> Outcome {
    let channel = world.channels.get(&channel).ok_or_else(|| Failure::known(10003))?;
    Answer::ok(world.channel_json(channel))
}

//! Messages: read back, posted, edited and deleted by the bot (FACTS section 3).

use std::time::Duration;

use serde_json::Value;

use crate::{
    id::{Id, now_ms},
    rest::{
        answer::{Answer, Failure, Outcome},
        call::Asked,
        rules::{Body, Referring},
    },
    world::{
        World,
        channel::Channel,
        message::{Message, flags, kinds},
        permissions::bits::{ATTACH_FILES, MANAGE_MESSAGES, READ_MESSAGE_HISTORY},
        posting::Edit,
    },
};

impl World {
    /// Whether REST shows texts that only the MESSAGE_CONTENT intent opens: as the application has it and as the last
    /// identify asked for it (FACTS sections 1 and 12).
    pub(crate) fn rest_shows_content(&self) -> bool {
        let asked =
            self.gateway.last_intents.is_none_or(|bits| bits & crate::gateway::intents::MESSAGE_CONTENT != 0);
        self.options.message_content && asked
    }

    /// A message as the bot is answered it.
    pub(crate) fn answered(&self, channel: Id, message: Id) -> Outcome {
        let message = self.message(channel, message).ok_or_else(|| Failure::known(10008))?;
        Answer::ok(self.message_json(message, self.rest_shows_content()))
    }
}

fn readable<'a>(channel: &'a Channel, asked: &Asked) -> Result<&'a Message, Failure> {
    let found = channel.messages.get(&asked.message()?).filter(|message| !message.is_ephemeral());
    found.ok_or_else(|| Failure::known(10008))
}

pub(crate) fn get(world: &mut World, asked: &Asked) -> Outcome {
    let channel = world.channel_where(asked.channel()?, READ_MESSAGE_HISTORY)?;
    let message = readable(channel, asked)?;
    world.answered(channel.id, message.id)
}

/// Newest first; `after`, `before` or `around` an id (FACTS section 12). Without the right to read back the list is empty.
pub(crate) fn list(world: &mut World, asked: &Asked) -> Outcome {
    let channel = world.seen_channel(asked.channel()?)?;
    let limit = asked.limit(50, 100)?;
    if !world.may(world.bot, channel, READ_MESSAGE_HISTORY) {
        return Answer::ok(Value::Array(Vec::new()));
    }
    let all: Vec<&Message> = channel.messages.values().filter(|message| !message.is_ephemeral()).collect();
    let (after, before, around): (Option<Id>, Option<Id>, Option<Id>) =
        (asked.query("after"), asked.query("before"), asked.query("around"));
    let up_to = |end: usize| all.get(end.saturating_sub(limit)..end).unwrap_or_default();
    let place = |id: Id| all.partition_point(|message| message.id < id);
    let chosen = match (after, before, around) {
        (Some(after), ..) => all.iter().skip_while(|it| it.id <= after).take(limit).copied().collect(),
        (None, Some(before), _) => up_to(place(before)).to_vec(),
        (None, None, Some(around)) => up_to((place(around) + limit.div_ceil(2)).min(all.len())).to_vec(),
        (None, None, None) => up_to(all.len()).to_vec(),
    };
    let content = world.rest_shows_content();
    Answer::ok(chosen.iter().rev().map(|message| world.message_json(message, content)).collect())
}

pub(crate) fn create(world: &mut World, asked: &Asked) -> Outcome {
    let channel = world.channel_to_write_in(asked.channel()?)?;
    if channel.thread.as_ref().is_some_and(|thread| thread.archived && thread.locked) {
        return Err(Failure::known(160_005));
    }
    let channel = channel.id;
    let body = Body::read(&asked.body, asked)?;
    if let Some(again) = posted_before(world, &body) {
        return again;
    }
    if !body.files.is_empty() {
        world.channel_where(channel, ATTACH_FILES)?;
    }
    let reference =
        body.reference.clone().map(|it| found_reference(world, channel, it)).transpose()?.flatten();
    let settable = flags::SUPPRESS_EMBEDS | flags::SUPPRESS_NOTIFICATIONS | flags::COMPONENTS_V2;
    if body.flags.unwrap_or_default() & !settable != 0 {
        world.complain("section 3: flags settable on create", format!("{:?}", body.flags));
    }
    let body = Body { reference, ..body };
    body.must_say_something()?;
    let (bot, allowed) = (world.bot, body.allowed.clone());
    let message = body.into_message(world, channel, bot);
    let id = world.post(message, &allowed);
    world.answered(channel, id)
}

/// With `enforce_nonce` the same author's message of that nonce is returned and none is created; when it has been
/// deleted since, the answer is "Unknown Message", on purpose. Its channel does not matter (FACTS section 3).
fn posted_before(world: &mut World, body: &Body) -> Option<Outcome> {
    if !body.enforce_nonce || world.broken.nonce {
        return None;
    }
    let nonce = body.nonce.as_ref()?.as_str()?.to_owned();
    let posted = world.posted_with(&(world.bot, nonce))?;
    Some(world.answered(posted.channel, posted.message))
}

/// A prompt that is gone is refused unless `fail_if_not_exists` is false; replies need READ_MESSAGE_HISTORY (160002), and
/// system messages cannot be replied to (50021).
fn found_reference(world: &World, channel: Id, referring: Referring) -> Result<Option<Referring>, Failure> {
    let from = referring.channel.unwrap_or(channel);
    let place = world.channels.get(&channel).ok_or_else(|| Failure::known(10003))?;
    if !world.may(world.bot, place, READ_MESSAGE_HISTORY) {
        return Err(Failure::known(160_002));
    }
    let Some(about) = world.message(from, referring.message).filter(|about| !about.is_ephemeral()) else {
        return if referring.fail_if_not_exists {
            Err(Failure::invalid("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message"))
        } else {
            Ok(None)
        };
    };
    let system = matches!(about.kind, kinds::THREAD_CREATED | kinds::THREAD_STARTER);
    if system && !referring.forward { Err(Failure::known(50021)) } else { Ok(Some(referring)) }
}

/// Only own messages: 50005.
pub(crate) fn edit(world: &mut World, asked: &Asked) -> Outcome {
    let channel = world.seen_channel(asked.channel()?)?;
    let message = readable(channel, asked)?;
    if message.author != world.bot {
        return Err(Failure::known(50005));
    }
    let (channel, message) = (channel.id, message.id);
    world.not_archived(channel)?;
    let body = Body::read(&asked.body, asked)?;
    edit_message(world, channel, message, body)
}

/// Changes a message of the bot's, wherever the edit came from. Null texts and lists empty what they name.
pub(crate) fn edit_message(world: &mut World, channel: Id, message: Id, body: Body) -> Outcome {
    let before = world.message(channel, message).ok_or_else(|| Failure::known(10008))?;
    // Of the flags an edit may change the suppression, and set the newer layout, which never goes off again.
    let changeable = body.flags.map(|bits| {
        let kept = before.flags & !flags::SUPPRESS_EMBEDS;
        kept | bits & (flags::SUPPRESS_EMBEDS | flags::COMPONENTS_V2)
    });
    let edit = Edit {
        content: body.content.clone(),
        embeds: body.embeds.clone(),
        components: body.components.clone(),
        attachments: attachments_after(before, &body),
        flags: changeable,
        allowed: body.allowed.clone(),
    };
    must_still_say_something(before, &edit, !body.files.is_empty())?;
    let mut edit = edit;
    if !body.files.is_empty() {
        let added = world.keep_files(channel, body.files);
        edit.attachments.get_or_insert_default().extend(added);
    }
    world.edit(channel, message, edit);
    world.answered(channel, message)
}

fn attachments_after(before: &Message, body: &Body) -> Option<Vec<Value>> {
    let kept = |list: &Vec<Value>| -> Vec<Value> {
        before
            .attachments
            .iter()
            .filter(|it| list.iter().any(|kept| kept["id"] == it["id"]))
            .cloned()
            .collect()
    };
    let all = (!body.files.is_empty()).then(|| before.attachments.clone());
    body.kept.as_ref().map(kept).or(all)
}

fn must_still_say_something(before: &Message, edit: &Edit, files: bool) -> Result<(), Failure> {
    let content = edit.content.as_ref().unwrap_or(&before.content);
    let filled = |new: &Option<Vec<Value>>, old: &Vec<Value>| !new.as_ref().unwrap_or(old).is_empty();
    let something = !content.trim().is_empty()
        || filled(&edit.embeds, &before.embeds)
        || filled(&edit.components, &before.components)
        || filled(&edit.attachments, &before.attachments)
        || files;
    if something { Ok(()) } else { Err(Failure::known(50006)) }
}

pub(crate) fn delete(world: &mut World, asked: &Asked) -> Outcome {
    let channel = world.seen_channel(asked.channel()?)?;
    let message = readable(channel, asked)?;
    let (channel, own, message) = (channel.id, message.author == world.bot, message.id);
    if !own {
        world.channel_where(channel, MANAGE_MESSAGES)?;
    }
    world.not_archived(channel)?;
    world.delete(channel, message);
    Ok(Answer::Empty)
}

impl World {
    /// Whether a call edits a message that is older than an hour, which has its own limit (FACTS section 2).
    pub(crate) fn is_old(&self, asked: &Asked) -> bool {
        let age = |id: Id| Duration::from_millis(now_ms().saturating_sub(id.created_ms()));
        asked.message().is_ok_and(|message| age(message) > self.options.old_after)
    }
}

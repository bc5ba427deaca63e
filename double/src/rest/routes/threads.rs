//! Threads: opened by the bot, listed after an absence, joined and left (FACTS section 5).

use serde_json::{Value, json};

use crate::{
    id::{Id, now_ms},
    rest::{
        answer::{Answer, Failure, Outcome},
        call::Asked,
        rules::Body,
    },
    world::{
        World,
        channel::{Channel, ChannelKind},
        message::flags::HAS_THREAD,
        permissions::bits::{CREATE_PRIVATE_THREADS, CREATE_PUBLIC_THREADS, SEND_MESSAGES},
        threading::NewThread,
    },
};

/// After how many minutes a thread is archived, unless said otherwise.
const AUTO_ARCHIVE: u64 = 1440;

fn new_thread<'a>(world: &World, asked: &'a Asked, parent: Id) -> Result<NewThread<'a>, Failure> {
    let name = asked.body["name"].as_str().unwrap_or_default();
    if name.is_empty() || name.chars().count() > 100 {
        let message = "Must be between 1 and 100 in length.";
        return Err(Failure::invalid("name", "BASE_TYPE_BAD_LENGTH", message));
    }
    Ok(NewThread {
        parent,
        owner: world.bot,
        name,
        private: asked.body["type"] == 12,
        auto_archive_minutes: asked.body["auto_archive_duration"].as_u64().unwrap_or(AUTO_ARCHIVE),
    })
}

fn created(world: &World, thread: Id) -> Outcome {
    let thread = world.channels.get(&thread).ok_or_else(|| Failure::known(10003))?;
    Ok(Answer::Json(201, world.channel_json(thread)))
}

/// A message can have only one thread: 160004.
pub(crate) fn open_on_message(world: &mut World, asked: &Asked) -> Outcome {
    let parent = world.channel_where(asked.channel()?, CREATE_PUBLIC_THREADS)?;
    let message = parent.messages.get(&asked.message()?).ok_or_else(|| Failure::known(10008))?;
    let (parent, message, taken) = (parent.id, message.id, message.flags & HAS_THREAD != 0);
    if taken || world.channels.contains_key(&message) {
        return Err(Failure::known(160_004));
    }
    let new = new_thread(world, asked, parent)?;
    let thread = world.open_thread_on(message, &new);
    created(world, thread)
}

/// A thread without a message, or a forum's post.
pub(crate) fn open(world: &mut World, asked: &Asked) -> Outcome {
    let forum = world.seen_channel(asked.channel()?)?.kind == ChannelKind::Forum;
    let right = match asked.body["type"].as_u64() {
        _ if forum => SEND_MESSAGES,
        Some(12) => CREATE_PRIVATE_THREADS,
        _ => CREATE_PUBLIC_THREADS,
    };
    let parent = world.channel_where(asked.channel()?, right)?.id;
    let new = new_thread(world, asked, parent)?;
    if !forum {
        let thread = world.open_thread(&new);
        return created(world, thread);
    }
    let first = Body::read(&asked.body["message"], asked)?;
    first.must_say_something()?;
    let bot = world.bot;
    let message = first.into_message(world, parent, bot);
    let thread = world.open_post(&new, message);
    created(world, thread)
}

fn listed<'a>(world: &World, threads: impl Iterator<Item = &'a Channel>, has_more: bool) -> Value {
    let threads: Vec<&Channel> = threads.collect();
    let own =
        threads.iter().filter(|it| it.thread.as_ref().is_some_and(|it| it.members.contains(&world.bot)));
    let members: Vec<Value> = own.map(|thread| world.thread_member_json(thread, world.bot)).collect();
    let threads: Vec<Value> = threads.iter().map(|thread| world.channel_json(thread)).collect();
    json!({ "threads": threads, "members": members, "has_more": has_more })
}

pub(crate) fn active(world: &mut World, asked: &Asked) -> Outcome {
    let guild = world.own_guild(asked)?.id;
    let of_guild = |it: &&Channel| {
        it.guild == Some(guild) && it.thread.is_some() && !it.is_archived() && world.sees(world.bot, it)
    };
    Answer::ok(listed(world, world.channels.values().rev().filter(of_guild), false))
}

/// Newest archived first; `before` is an instant, here only compared as text, as ISO 8601 allows.
pub(crate) fn archived(world: &mut World, asked: &Asked) -> Outcome {
    let parent = world.seen_channel(asked.channel()?)?.id;
    let limit = asked.limit(50, 100)?;
    let before: String = asked.query("before").unwrap_or_else(|| crate::id::timestamp(now_ms() + 1));
    let mut threads: Vec<(u64, &Channel)> = world
        .channels
        .values()
        .filter(|it| it.kind == ChannelKind::PublicThread && it.parent == Some(parent))
        .filter_map(|it| Some((it.thread.as_ref().filter(|thread| thread.archived)?.archived_ms, it)))
        .filter(|(at, _)| crate::id::timestamp(*at) < before)
        .collect();
    threads.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let more = threads.len() > limit;
    Answer::ok(listed(world, threads.into_iter().take(limit).map(|(_, thread)| thread), more))
}

pub(crate) fn join(world: &mut World, asked: &Asked) -> Outcome {
    membership(world, asked, true)
}

pub(crate) fn leave(world: &mut World, asked: &Asked) -> Outcome {
    membership(world, asked, false)
}

fn membership(world: &mut World, asked: &Asked, inside: bool) -> Outcome {
    let id = world.seen_channel(asked.channel()?)?.id;
    world.not_archived(id)?;
    let bot = world.bot;
    let thread = world.channels.get_mut(&id).and_then(|channel| channel.thread.as_mut());
    let thread = thread.ok_or_else(|| Failure::known(50024))?;
    if inside {
        thread.members.insert(bot);
    } else {
        thread.members.remove(&bot);
    }
    Ok(Answer::Empty)
}

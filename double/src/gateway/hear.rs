//! What a client says on its connection, and what it is answered (FACTS section 8).

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::{
    gateway::{
        Say, intents,
        state::{Frame, Order, Session, shard_of},
    },
    world::World,
};

/// What a client may send in one frame.
const LONGEST: usize = 4096;
/// How many frames a client may send in a minute.
const FRAMES_A_MINUTE: usize = 120;
const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(86_400);
/// Frames that are sent before a connection listens again.
const BATCH: usize = 64;

/// What of a session's events can go out on its connection.
pub(super) enum Due {
    Now(Vec<Frame>),
    /// Nothing now; the next event is due then, if there is one.
    At(Option<Instant>),
    /// The client has not read for so long that events are forgotten.
    Fallen,
    /// A fault wants something else first.
    Orders,
}

pub(super) fn due(world: &World, connection: u64, sent: u64) -> Due {
    let Some(line) = world.gateway.connections.get(&connection) else { return Due::At(None) };
    if !line.orders.is_empty() {
        return Due::Orders;
    }
    let session = line.session.as_ref().and_then(|id| world.gateway.sessions.get(id));
    let Some(session) = session else { return Due::At(None) };
    if session.connection != Some(connection) {
        return Due::At(None);
    }
    let Some(waiting) = session.after(sent) else { return Due::Fallen };
    let (mut frames, mut next, now) = (Vec::new(), None, Instant::now());
    for frame in waiting.take(BATCH) {
        if frame.due > now {
            next = Some(frame.due);
            break;
        }
        frames.push(frame.clone());
    }
    if frames.is_empty() { Due::At(next) } else { Due::Now(frames) }
}

/// Hears one frame.
pub(super) fn hear(world: &mut World, connection: u64, for_resumes: bool, text: &str) -> Vec<Say> {
    if text.len() > LONGEST {
        world.complain("section 8: 4096 bytes for each sent event", format!("{} bytes", text.len()));
        return close(4002, "Decode error");
    }
    if too_often(world, connection) {
        world.complain("section 8: 120 sent events in 60 s", "more on one connection");
        return close(4008, "Rate limited");
    }
    let Ok(said) = serde_json::from_str::<Value>(text) else { return close(4002, "Decode error") };
    let identified = world.gateway.connections.get(&connection).is_some_and(|it| it.session.is_some());
    let data = &said["d"];
    match said["op"].as_u64() {
        Some(1) => heartbeat(world),
        Some(2) if identified => close(4005, "Already authenticated"),
        Some(2) => identify(world, connection, data),
        Some(6) => {
            if !for_resumes {
                world.complain(
                    "section 12: resumes go to resume_gateway_url",
                    "a resume came to the first address",
                );
            }
            resume(world, connection, data)
        }
        Some(3 | 4 | 8 | 31 | 43) if identified => Vec::new(),
        Some(3 | 4 | 8 | 31 | 43) => close(4003, "Not authenticated"),
        _ => close(4001, "Unknown opcode"),
    }
}

fn close(code: u16, reason: &'static str) -> Vec<Say> {
    vec![Say::Close(Some(code), reason)]
}

fn too_often(world: &mut World, connection: u64) -> bool {
    let Some(connection) = world.gateway.connections.get_mut(&connection) else { return false };
    connection.heard.push_back(Instant::now());
    while connection.heard.front().is_some_and(|at| at.elapsed() > MINUTE) {
        connection.heard.pop_front();
    }
    connection.heard.len() > FRAMES_A_MINUTE
}

fn heartbeat(world: &World) -> Vec<Say> {
    if world.gateway.faults.no_acks {
        return Vec::new();
    }
    vec![Say::Text(json!({ "t": null, "s": null, "op": 11, "d": null }).to_string())]
}

fn identify(world: &mut World, connection: u64, data: &Value) -> Vec<Say> {
    if !is_token(&data["token"], &world.token) || !world.token_valid {
        return close(4004, "Authentication failed");
    }
    let Some(asked) = data["intents"].as_u64().filter(|bits| bits & !intents::KNOWN == 0) else {
        return close(4013, "Invalid intent(s)");
    };
    let content = if world.options.message_content { 0 } else { intents::MESSAGE_CONTENT };
    if asked & (intents::GUILD_MEMBERS | intents::GUILD_PRESENCES | content) != 0 {
        return close(4014, "Disallowed intent(s)");
    }
    let Some(shard) = shard(&data["shard"]) else { return close(4010, "Invalid shard") };
    let guilds = world.guilds.keys().filter(|id| shard_of(**id, shard.1) == shard.0).count();
    if guilds > world.options.guilds_per_shard {
        return close(4011, "Sharding required");
    }
    match count_identify(world, shard.0) {
        Identify::Taken => {}
        Identify::TooSoon => return vec![Say::Do(Order::InvalidSession { resumable: false })],
        Identify::TokenLost => return close(4004, "Authentication failed"),
    }
    if world.gateway.faults.no_ready {
        return Vec::new();
    }
    begin_session(world, connection, asked, shard);
    let mut says = vec![Say::ContinueAfter(0)];
    if data["compress"] == true {
        says.insert(0, Say::CompressEach);
    }
    says
}

/// `[shard, shards]`; without it one shard has everything.
fn shard(data: &Value) -> Option<(u64, u64)> {
    if data.is_null() {
        return Some((0, 1));
    }
    let (shard, shards) = (data[0].as_u64()?, data[1].as_u64()?);
    (shard < shards).then_some((shard, shards))
}

enum Identify {
    Taken,
    TooSoon,
    TokenLost,
}

/// So many identifies for a key in a window, and 1000 a day for the whole bot.
fn count_identify(world: &mut World, shard: u64) -> Identify {
    let limits = world.options.identifies;
    let key = shard % u64::from(limits.max_concurrency.max(1));
    let gateway = &mut world.gateway;
    while gateway.identifies.front().is_some_and(|(at, _)| at.elapsed() > DAY) {
        gateway.identifies.pop_front();
    }
    let recent =
        gateway.identifies.iter().filter(|(at, of)| *of == key && at.elapsed() < limits.window).count();
    gateway.identifies.push_back((Instant::now(), key));
    gateway.identified_today = u32::try_from(gateway.identifies.len()).unwrap_or(u32::MAX);
    if gateway.identified_today > limits.per_day {
        world.token_valid = false;
        world.complain("section 8: 1000 identifies in 24 h", "the token has been reset");
        return Identify::TokenLost;
    }
    if recent >= limits.per_key as usize { Identify::TooSoon } else { Identify::Taken }
}

fn begin_session(world: &mut World, connection: u64, asked: u64, shard: (u64, u64)) {
    let id = format!("{:032x}", world.id().0);
    let Some(wake) = world.gateway.connections.get(&connection).map(|it| it.wake.clone()) else { return };
    let mut session = Session::new(asked, shard, world.options.replay);
    session.attach(connection, wake);
    let own = world.guilds.values().filter(|guild| guild.members.contains_key(&world.bot));
    let guilds: Vec<_> =
        own.map(|guild| guild.id).filter(|guild| shard_of(*guild, shard.1) == shard.0).collect();
    let mut first = vec![("READY", ready(world, &id, shard, &guilds))];
    let of_guilds = guilds.iter().filter_map(|guild| world.guild_create_json(*guild));
    first.extend(of_guilds.filter(|_| asked & intents::GUILDS != 0).map(|data| ("GUILD_CREATE", data)));
    for (name, data) in first {
        world.check_event(name, &data);
        session.push(name, &data.to_string(), Duration::ZERO);
    }
    if let Some(connection) = world.gateway.connections.get_mut(&connection) {
        connection.session = Some(id.clone());
    }
    let kept = world.options.session_kept;
    world.gateway.expire(kept);
    world.gateway.last_intents = Some(asked);
    world.gateway.sessions.insert(id, session);
}

fn ready(world: &World, session: &str, shard: (u64, u64), guilds: &[crate::id::Id]) -> Value {
    let guilds: Vec<Value> = guilds.iter().map(|id| json!({ "id": id, "unavailable": true })).collect();
    json!({
        "v": 10,
        "user": world.bot_json(),
        "guilds": guilds,
        "session_id": session,
        "resume_gateway_url": world.gateway.resume_address,
        "shard": [shard.0, shard.1],
        "application": { "id": world.application, "flags": world.application_flags() },
        "session_type": "normal",
        "private_channels": [],
        "relationships": [],
        "presences": [],
        "user_settings": {},
        "_trace": ["double"],
        "a_key_of_tomorrow": null,
    })
}

fn resume(world: &mut World, connection: u64, data: &Value) -> Vec<Say> {
    if !is_token(&data["token"], &world.token) || !world.token_valid {
        return close(4004, "Authentication failed");
    }
    let kept = world.options.session_kept;
    world.gateway.expire(kept);
    let invalid = vec![Say::Do(Order::InvalidSession { resumable: false })];
    let (Some(id), Some(seq)) = (data["session_id"].as_str(), data["seq"].as_u64()) else { return invalid };
    let skip = world.broken.resume;
    let gateway = &mut world.gateway;
    let Some(wake) = gateway.connections.get(&connection).map(|it| it.wake.clone()) else { return invalid };
    let Some(session) = gateway.sessions.get_mut(id) else { return invalid };
    if seq > session.seq {
        return close(4007, "Invalid seq");
    }
    if session.after(seq).is_none() {
        return invalid;
    }
    let before = session.connection;
    session.attach(connection, wake);
    // Broken on purpose: what was missed is not replayed, which an independent client must notice.
    let from = if skip { session.seq } else { seq };
    session.push("RESUMED", r#"{"_trace":["double"]}"#, Duration::ZERO);
    gateway.resumed += 1;
    let intents = session.intents;
    gateway.last_intents = Some(intents);
    if let Some(connection) = gateway.connections.get_mut(&connection) {
        connection.session = Some(id.to_owned());
    }
    if let Some(before) = before.and_then(|before| gateway.connections.get_mut(&before)) {
        before.orders.push_back(Order::Fin);
        before.wake.notify_one();
    }
    vec![Say::ContinueAfter(from)]
}

/// The gateway takes the token bare (serenity) and with `Bot` before it (twilight): both clients work with Discord.
fn is_token(given: &Value, token: &str) -> bool {
    given.as_str().is_some_and(|given| given.strip_prefix("Bot ").unwrap_or(given) == token)
}

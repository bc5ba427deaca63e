//! The gateway: identify, resume, intents, close codes, shards, compression (section 8).

use double::{Identifies, Options};
use serde_json::{Value, json};

use crate::bot::{ALL, Bot, LIMIT, PLAIN, Socket};

/// Carries a session on and gives the connection and what came until RESUMED.
async fn resumed(bot: &Bot, ready: &Value, seq: u64) -> (Socket, Vec<Value>) {
    let mut socket = Socket::to(ready["resume_gateway_url"].as_str().expect("an address")).await;
    let data = json!({ "token": bot.discord.token(), "session_id": ready["session_id"], "seq": seq });
    socket.send(json!({ "op": 6, "d": data })).await;
    let mut missed = Vec::new();
    loop {
        let frame = socket.frame().await;
        if frame["t"] == "RESUMED" || frame["op"] == 9 {
            missed.push(frame);
            return (socket, missed);
        }
        missed.push(frame);
    }
}

#[tokio::test]
async fn ready_and_then_the_guild_with_its_channels() {
    let bot = Bot::new(Options::default()).await;
    let mut socket = bot.identified(ALL).await;
    assert_eq!(socket.ready["user"]["id"], bot.discord.bot_id().to_string());
    assert_ne!(socket.ready["resume_gateway_url"], bot.get("/gateway").await.body["url"]);
    let guild = socket.event("GUILD_CREATE").await;
    assert_eq!(guild["channels"][0]["name"], "general");
    socket.send(json!({ "op": 1, "d": socket.seq })).await;
    assert_eq!(socket.frame().await["op"], 11);
    bot.finish();
}

#[tokio::test]
async fn what_was_missed_is_replayed_in_order() {
    let bot = Bot::new(Options::default()).await;
    let (ada, mut socket) = (bot.discord.person("ada"), bot.identified(ALL).await);
    socket.event("GUILD_CREATE").await;
    let (ready, seq) = (socket.ready.clone(), socket.seq);
    bot.discord.faults().rst();
    assert_eq!(socket.end().await, None);
    for text in ["one", "two"] {
        ada.says("general", text).expect("ada may write");
    }
    let (mut socket, missed) = resumed(&bot, &ready, seq).await;
    let texts: Vec<&Value> = missed.iter().map(|frame| &frame["d"]["content"]).collect();
    assert_eq!(texts, [&json!("one"), &json!("two"), &Value::Null]);
    assert_eq!(missed.iter().map(|frame| frame["s"].as_u64()).collect::<Vec<_>>(), [3, 4, 5].map(Some));
    ada.says("general", "three").expect("ada may write");
    assert_eq!(socket.event("MESSAGE_CREATE").await["content"], "three");
    bot.finish();
}

#[tokio::test]
async fn a_session_ends_with_1000_and_stays_with_4000() {
    for (code, kept) in [(1000, false), (1001, false), (4000, true)] {
        let bot = Bot::new(Options::default()).await;
        let socket = bot.identified(ALL).await;
        let (ready, seq) = (socket.ready.clone(), socket.seq);
        socket.leave(code).await;
        let gone = |view: &double::View<'_>| view.connected() == 0;
        bot.discord.wait_until("the socket to be gone", LIMIT, gone).await.expect("a close");
        let (_, missed) = resumed(&bot, &ready, seq).await;
        let last = missed.last().expect("a frame");
        assert_eq!(last["t"] == "RESUMED", kept, "{code}");
        assert_eq!(last["op"] == 9, !kept, "{code}");
    }
}

#[tokio::test]
async fn a_resume_at_the_first_address_is_complained_of() {
    let bot = Bot::new(Options::default()).await;
    let socket = bot.identified(ALL).await;
    let mut ready = socket.ready.clone();
    ready["resume_gateway_url"] = bot.get("/gateway").await.body["url"].clone();
    resumed(&bot, &ready, socket.seq).await;
    assert_eq!(bot.discord.complaints().len(), 1);
}

#[tokio::test]
async fn a_session_that_missed_too_much_is_invalid() {
    let bot = Bot::new(Options { replay: 3, ..Options::default() }).await;
    let (ada, mut socket) = (bot.discord.person("ada"), bot.identified(ALL).await);
    socket.event("GUILD_CREATE").await;
    let (ready, seq) = (socket.ready.clone(), socket.seq);
    bot.discord.faults().fin();
    socket.end().await;
    for text in ["1", "2", "3", "4"] {
        ada.says("general", text).expect("ada may write");
    }
    let (_, frames) = resumed(&bot, &ready, seq).await;
    assert_eq!((frames[0]["op"].as_u64(), frames[0]["d"].as_bool()), (Some(9), Some(false)));
}

async fn check_identify(options: Options, data: Value, expected: Option<u16>) {
    let bot = Bot::new(options).await;
    let mut data = data;
    if data["token"].is_null() {
        data["token"] = json!(bot.discord.token());
    }
    let mut socket = bot.connected().await;
    socket.identify_with(data.clone()).await;
    assert_eq!(socket.end().await, expected, "{data}");
}

#[tokio::test]
async fn a_wrong_identify_is_closed_with_its_code() {
    let plain = Options::default;
    check_identify(plain(), json!({ "token": "wrong", "intents": 1 }), Some(4004)).await;
    check_identify(plain(), json!({ "intents": 1, "shard": [2, 2] }), Some(4010)).await;
    check_identify(Options { guilds_per_shard: 0, ..plain() }, json!({ "intents": 1 }), Some(4011)).await;
    check_identify(plain(), json!({ "intents": 1u64 << 40 }), Some(4013)).await;
    check_identify(plain(), json!({ "intents": 1 << 1 }), Some(4014)).await;
    check_identify(Options { message_content: false, ..plain() }, json!({ "intents": ALL }), Some(4014))
        .await;
}

#[tokio::test]
async fn a_wrong_frame_is_closed_with_its_code() {
    for (frame, code) in [(json!({ "op": 99 }), 4001), (json!({ "op": 3, "d": {} }), 4003)] {
        let bot = Bot::new(Options::default()).await;
        let mut socket = bot.connected().await;
        socket.send(frame).await;
        assert_eq!(socket.end().await, Some(code));
    }
    let bot = Bot::new(Options::default()).await;
    let mut socket = bot.identified(ALL).await;
    socket.identify(bot.discord.token(), ALL).await;
    assert_eq!(socket.end().await, Some(4005));
    let mut socket = bot.connected().await;
    socket.send(json!({ "op": 1, "d": "x".repeat(5000) })).await;
    assert_eq!(socket.end().await, Some(4002));
}

#[tokio::test]
async fn a_client_that_talks_too_much_is_closed_with_4008() {
    let bot = Bot::new(Options::default()).await;
    let mut socket = bot.connected().await;
    for _ in 0..121 {
        socket.send(json!({ "op": 1, "d": null })).await;
    }
    assert_eq!(socket.end().await, Some(4008));
}

#[tokio::test]
async fn a_wrong_version_is_closed_with_4012() {
    let bot = Bot::new(Options::default()).await;
    let url = bot.get("/gateway").await.body["url"].as_str().expect("an address").to_owned();
    let (socket, _) = tokio_tungstenite::connect_async(format!("{url}/?v=6")).await.expect("101");
    let frames: Vec<_> = futures_util::StreamExt::collect(socket).await;
    assert!(format!("{:?}", frames.first()).contains("4012"));
}

#[tokio::test]
async fn identifies_are_limited_by_key_and_by_day() {
    let identifies = Identifies { per_key: 1, per_day: 2, ..Identifies::default() };
    let bot = Bot::new(Options { identifies, ..Options::default() }).await;
    bot.identified(ALL).await;
    let mut socket = bot.connected().await;
    socket.identify(bot.discord.token(), ALL).await;
    let frame = socket.frame().await;
    assert_eq!((frame["op"].as_u64(), frame["d"].as_bool()), (Some(9), Some(false)));
    assert_eq!(bot.get("/gateway/bot").await.body["session_start_limit"]["remaining"], 0);
    socket.identify(bot.discord.token(), ALL).await;
    assert_eq!(socket.end().await, Some(4004), "the token is worth nothing any more");
    assert_eq!(bot.get("/users/@me").await.status, 401);
}

#[tokio::test]
async fn texts_are_blank_without_the_intent_with_the_documented_exceptions() {
    let bot = Bot::new(Options::default()).await;
    let (ada, mut socket) = (bot.discord.person("ada"), bot.identified(PLAIN).await);
    let general = bot.discord.channel("general");
    let own = bot.posts(general, "mine").await.id();
    assert_eq!(socket.event("MESSAGE_CREATE").await["content"], "mine");
    let mention = format!("<@{}> hello", bot.discord.bot_id());
    let said = [
        (ada.says(general, "secret"), ""),
        (ada.says(general, &mention), mention.as_str()),
        (ada.replies(own, "with a ping", true), "with a ping"),
        (ada.replies(own, "without", false), ""),
        (ada.writes_to_the_bot("between us"), "between us"),
    ];
    for (id, expected) in said {
        let id = id.expect("ada may write");
        let event = socket.event("MESSAGE_CREATE").await;
        assert_eq!(
            (event["id"].as_str(), event["content"].as_str()),
            (Some(&*id.to_string()), Some(expected))
        );
    }
    let listed = bot.get(&format!("/channels/{general}/messages")).await;
    let texts: Vec<&str> =
        listed.body.as_array().expect("a list").iter().filter_map(|it| it["content"].as_str()).collect();
    assert_eq!(texts, ["", "with a ping", &mention, "", "mine"]);
    bot.finish();
}

#[tokio::test]
async fn only_events_of_asked_intents_come() {
    let bot = Bot::new(Options::default()).await;
    let (ada, mut socket) = (bot.discord.person("ada"), bot.identified(1 << 9 | 1 << 15).await);
    let message = ada.says("general", "one").expect("ada may write");
    ada.reacts(message, "👍").expect("ada may react");
    ada.writes_to_the_bot("direct").expect("ada may write");
    ada.says("general", "two").expect("ada may write");
    assert_eq!(socket.names(2).await, ["MESSAGE_CREATE", "MESSAGE_CREATE"]);
}

#[tokio::test]
async fn a_guild_belongs_to_one_shard_and_direct_messages_to_the_first() {
    let bot = Bot::new(Options::default()).await;
    let (ada, token) = (bot.discord.person("ada"), bot.discord.token());
    let shard = (bot.discord.guild().0 >> 22) % 2;
    let mut sockets = Vec::new();
    for number in 0..2 {
        let mut socket = bot.connected().await;
        let data = json!({ "token": token, "intents": ALL, "shard": [number, 2], "properties": {} });
        socket.identify_with(data).await;
        let ready = socket.event("READY").await;
        assert_eq!(ready["guilds"].as_array().map(Vec::len), Some(usize::from(number == shard)));
        sockets.push(socket);
    }
    ada.says("general", "in the guild").expect("ada may write");
    ada.writes_to_the_bot("direct").expect("ada may write");
    let of_guild = usize::try_from(shard).expect("0 or 1");
    assert_eq!(sockets[of_guild].event("MESSAGE_CREATE").await["content"], "in the guild");
    assert_eq!(sockets[0].event("MESSAGE_CREATE").await["content"], "direct");
}

#[tokio::test]
async fn compressed_payloads_are_read() {
    let bot = Bot::new(Options::default()).await;
    let mut socket = bot.connected().await;
    socket.identify_with(json!({ "token": bot.discord.token(), "intents": ALL, "compress": true })).await;
    assert_eq!(socket.event("GUILD_CREATE").await["name"], "home");
}

#[tokio::test]
async fn guilds_are_made_for_a_shard_and_identifies_are_counted_by_their_keys() {
    let identifies = Identifies { max_concurrency: 2, ..Identifies::default() };
    let bot = Bot::new(Options { identifies, ..Options::default() }).await;
    let made: Vec<_> =
        (0..200).map(|number| bot.discord.add_guild_on(number % 16, 16, "one of many").0).collect();
    assert_eq!(made.iter().collect::<std::collections::BTreeSet<_>>().len(), 200);
    assert!((0_u64..).zip(&made).all(|(number, guild)| (guild.0 >> 22) % 16 == number % 16));
    let mut socket = bot.connected().await;
    let token = bot.discord.token();
    socket
        .send(json!({ "op": 2, "d": { "token": token, "intents": ALL, "shard": [3, 16], "properties": {} } }))
        .await;
    let ready = socket.event("READY").await;
    let guilds = ready["guilds"].as_array().expect("a list of guilds");
    let theirs: Vec<_> =
        guilds.iter().filter(|it| made.iter().any(|id| it["id"] == id.to_string())).collect();
    assert_eq!(theirs.len(), 13);
    assert_eq!(bot.discord.look(|view| view.identifies().iter().map(|it| it.1).collect::<Vec<_>>()), [1]);
    bot.finish();
}

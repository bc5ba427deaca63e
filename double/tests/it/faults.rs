//! Faults on demand (section 12).

use std::time::{Duration, Instant};

use double::{Door, Fault, Id, Limits, Matching, Options};
use serde_json::{Value, json};

use crate::bot::{ALL, Bot, LIMIT, Socket};

const MESSAGES: &str = "/channels/{channel_id}/messages";

async fn there() -> (Bot, Id) {
    let bot = Bot::new(Options { limits: Limits::none(), ..Options::default() }).await;
    let general = bot.discord.channel("general");
    (bot, general)
}

/// Meets a post with a fault, and says what was answered and whether the message exists.
async fn check(fault: Fault, status: Option<u16>, effect: bool) {
    let (bot, general) = there().await;
    bot.discord.faults().next(Matching::route("POST", MESSAGES), fault.clone(), 1);
    let path = format!("/channels/{general}/messages");
    let answer = bot.try_call("POST", &path, json!({ "content": "x" })).await;
    assert_eq!(answer.ok().map(|it| it.status), status, "{fault:?}");
    assert_eq!(!bot.discord.messages(general).is_empty(), effect, "{fault:?}");
    assert_eq!(bot.posts(general, "again").await.status, 200, "once only");
    bot.finish();
}

#[tokio::test]
async fn each_fault_answers_and_acts_as_it_says() {
    check(Fault::ServerError, Some(500), false).await;
    check(Fault::BadGateway, Some(502), false).await;
    check(Fault::ResetBefore, None, false).await;
    check(Fault::ResetAfter, None, true).await;
    check(Fault::ShortBody, None, true).await;
    check(Fault::Slow(Duration::from_millis(20)), Some(200), true).await;
    check(Fault::Refused { status: 403, code: 50013 }, Some(403), false).await;
}

#[tokio::test]
async fn a_hanging_call_has_its_effect_and_no_answer() {
    let (bot, general) = there().await;
    bot.discord.faults().next(Matching::route("POST", MESSAGES).in_channel(general), Fault::Hang, 1);
    let waited = tokio::time::timeout(Duration::from_millis(200), bot.posts(general, "x")).await;
    assert!(waited.is_err());
    assert_eq!(bot.discord.messages(general).len(), 1);
}

#[tokio::test]
async fn an_answer_lost_after_the_effect_is_found_again_by_its_nonce() {
    let (bot, general) = there().await;
    let path = format!("/channels/{general}/messages");
    let body = json!({ "content": "x", "nonce": "n", "enforce_nonce": true });
    bot.discord.faults().next(Matching::all(), Fault::ResetAfter, 1);
    assert!(bot.try_call("POST", &path, body.clone()).await.is_err());
    let again = bot.call("POST", &path, body).await;
    assert_eq!(bot.discord.messages(general).iter().map(|it| it.id).collect::<Vec<_>>(), [again.id()]);
    bot.finish();
}

#[tokio::test]
async fn events_come_before_the_answer_or_after_it_as_wanted() {
    let (bot, general) = there().await;
    let mut socket = bot.identified(ALL).await;
    let hold = bot.discord.faults().hold_answers(Matching::route("POST", MESSAGES));
    let mut post = std::pin::pin!(bot.posts(general, "event first"));
    tokio::select! {
        _ = &mut post => panic!("the answer is held"),
        event = socket.event("MESSAGE_CREATE") => assert_eq!(event["content"], "event first"),
    }
    hold.release();
    assert_eq!(post.await.status, 200);
    let held = bot.discord.faults().hold_events();
    assert_eq!(bot.posts(general, "answer first").await.status, 200);
    held.release();
    assert_eq!(socket.event("MESSAGE_CREATE").await["content"], "answer first");
    bot.finish();
}

#[tokio::test]
async fn latencies_delay_answers_and_events() {
    let late = Duration::from_millis(60);
    let bot = Bot::new(Options { rest_latency: late, event_latency: late, ..Options::default() }).await;
    let mut socket = bot.identified(ALL).await;
    let began = Instant::now();
    bot.discord.person("ada").says("general", "x").expect("ada may write");
    socket.event("MESSAGE_CREATE").await;
    assert!(began.elapsed() >= late);
    let began = Instant::now();
    bot.get("/users/@me").await;
    assert!(began.elapsed() >= late);
}

#[tokio::test]
async fn events_are_dropped_repeated_and_swapped() {
    let (bot, general) = there().await;
    let (mut socket, ada, faults) =
        (bot.identified(ALL).await, bot.discord.person("ada"), bot.discord.faults());
    let says = |text: &str| ada.says(general, text).expect("ada may write");
    faults.drop_events("MESSAGE_CREATE", 1);
    says("lost");
    faults.repeat_events("MESSAGE_CREATE", 1);
    says("twice");
    faults.swap_events("MESSAGE_REACTION_ADD", 1);
    let message = says("message");
    ada.reacts(message, "👍").expect("ada may react");
    ada.unreacts(message, "👍").expect("it was there");
    socket.event("GUILD_CREATE").await;
    let names = socket.names(5).await;
    let expected = [
        "MESSAGE_CREATE",
        "MESSAGE_CREATE",
        "MESSAGE_CREATE",
        "MESSAGE_REACTION_REMOVE",
        "MESSAGE_REACTION_ADD",
    ];
    assert_eq!(names, expected);
    bot.finish();
}

/// Does something to an identified connection and gives how it ends, or the frame that comes.
async fn after(fault: impl FnOnce(&double::Faults)) -> Result<Value, Option<u16>> {
    let (bot, _) = there().await;
    let mut socket = bot.identified(ALL).await;
    socket.event("GUILD_CREATE").await;
    fault(&bot.discord.faults());
    socket.next().await
}

#[tokio::test]
async fn connections_end_in_every_way() {
    for code in [4000, 4001, 4007, 4009, 4014] {
        assert_eq!(after(|it| it.close(Some(code))).await, Err(Some(code)));
    }
    assert_eq!(after(|it| it.close(None)).await.expect_err("closed"), None);
    assert_eq!(after(double::Faults::fin).await, Err(None));
    assert_eq!(after(double::Faults::rst).await, Err(None));
    assert_eq!(after(double::Faults::ask_reconnect).await.expect("a frame")["op"], 7);
    assert_eq!(after(double::Faults::ask_heartbeat).await.expect("a frame")["op"], 1);
    for resumable in [true, false] {
        let frame = after(|it| it.invalidate(resumable)).await.expect("a frame");
        assert_eq!((&frame["op"], &frame["d"]), (&json!(9), &json!(resumable)));
    }
}

#[tokio::test]
async fn a_silent_gateway_says_nothing() {
    let (bot, _) = there().await;
    let mut socket = bot.identified(ALL).await;
    socket.event("GUILD_CREATE").await;
    bot.discord.faults().withhold_acks(true);
    socket.send(json!({ "op": 1, "d": socket.seq })).await;
    bot.discord.person("ada").says("general", "x").expect("ada may write");
    assert_eq!(socket.frame().await["t"], "MESSAGE_CREATE", "no ack before it");
    bot.discord.faults().silence();
    bot.discord.person("ada").says("general", "y").expect("ada may write");
    let waited = tokio::time::timeout(Duration::from_millis(100), socket.frame()).await;
    assert!(waited.is_err());
    bot.discord.faults().withhold_ready(true);
    let mut mute = bot.connected().await;
    mute.identify(bot.discord.token(), ALL).await;
    assert!(tokio::time::timeout(Duration::from_millis(100), mute.frame()).await.is_err());
}

#[tokio::test]
async fn a_client_without_heartbeats_is_closed() {
    let options = Options { heartbeat_interval: Duration::from_millis(50), ..Options::default() };
    let bot = Bot::new(options).await;
    let mut socket = bot.identified(ALL).await;
    assert_eq!(socket.end().await, Some(4009));
}

#[tokio::test]
async fn the_door_is_refused_unavailable_or_hanging_and_opens_again() {
    let (bot, _) = there().await;
    let url = bot.get("/gateway").await.body["url"].as_str().expect("an address").to_owned();
    let knock = || tokio_tungstenite::connect_async(format!("{url}/?v=10"));
    let faults = bot.discord.faults();
    faults.set_door(Door::Unavailable);
    assert!(knock().await.expect_err("refused").to_string().contains("503"));
    faults.set_door(Door::Hanging);
    assert!(tokio::time::timeout(Duration::from_millis(100), knock()).await.is_err());
    faults.set_door(Door::Refused);
    let began = Instant::now();
    while knock().await.is_ok() {
        assert!(began.elapsed() < LIMIT, "the door does not shut");
    }
    faults.set_door(Door::Open);
    let began = Instant::now();
    while knock().await.is_err() {
        assert!(began.elapsed() < LIMIT, "the door does not open");
    }
    Socket::to(&url).await;
}

//! The control surface, and the double on a thread of its own.

use double::{Discord, Options};
use serde_json::{Value, json};

use crate::bot::{ALL, Bot, LIMIT};

async fn posts(bot: &Bot, path: &str, body: Value) -> (u16, Value) {
    let request = reqwest::Client::new().post(format!("{}/control{path}", bot.discord.url()));
    let answer =
        request.header("content-type", "application/json").body(body.to_string()).send().await.expect("sent");
    let status = answer.status().as_u16();
    (status, serde_json::from_str(&answer.text().await.expect("read")).unwrap_or_default())
}

async fn sees(bot: &Bot, path: &str) -> Value {
    let answer = reqwest::get(format!("{}/control{path}", bot.discord.url())).await.expect("sent");
    serde_json::from_str(&answer.text().await.expect("read")).expect("JSON")
}

#[tokio::test]
async fn people_act_and_are_seen_by_http() {
    let bot = Bot::new(Options { control: true, ..Options::default() }).await;
    let mut socket = bot.identified(ALL).await;
    let (status, said) =
        posts(&bot, "/people/ada", json!({ "do": "say", "channel": "general", "text": "hi" })).await;
    assert_eq!(status, 200);
    assert_eq!(socket.event("MESSAGE_CREATE").await["content"], "hi");
    let react = json!({ "do": "react", "message": said["id"], "emoji": "👍", "super": true });
    assert_eq!(posts(&bot, "/people/bob", react).await.0, 200);
    let listed = sees(&bot, "/channels/general/messages").await;
    assert_eq!((&listed[0]["author"]["name"], &listed[0]["content"]), (&json!("ada"), &json!("hi")));
    assert_eq!(listed[0]["reactions"][0]["super"].as_array().map(Vec::len), Some(1));
    assert_eq!(sees(&bot, "/state").await["token"], bot.discord.token());
    let (status, refusal) =
        posts(&bot, "/people/ada", json!({ "do": "say", "channel": "nowhere", "text": "x" })).await;
    assert_eq!((status, refusal["error"].as_str().is_some()), (409, true));
    assert_eq!(posts(&bot, "/faults", json!({ "switch": "rst" })).await.0, 200);
    assert_eq!(socket.end().await, None);
    let next = json!({ "switch": "next", "fault": "refused", "status": 403, "code": 50013 });
    assert_eq!(posts(&bot, "/faults", next).await.0, 200);
    assert_eq!(bot.get("/users/@me").await.status, 403);
    assert_eq!(
        sees(&bot, "/calls").await.as_array().and_then(|it| it.last()).expect("a call")["status"],
        403
    );
    assert_eq!(sees(&bot, "/complaints").await, json!([]));
}

#[tokio::test]
async fn everything_that_happens_is_streamed() {
    let bot = Bot::new(Options { control: true, ..Options::default() }).await;
    let mut answer = reqwest::get(format!("{}/control/happenings", bot.discord.url())).await.expect("sent");
    bot.discord.person("ada").says("general", "hi").expect("ada may write");
    let first = tokio::time::timeout(LIMIT, answer.chunk()).await.expect("in time").expect("whole");
    let text = String::from_utf8(first.expect("a piece").to_vec()).expect("text");
    assert!(text.starts_with("data: ") && text.contains("MESSAGE_CREATE"), "{text}");
}

#[tokio::test]
async fn without_control_there_is_none() {
    let bot = Bot::new(Options::default()).await;
    assert_eq!(posts(&bot, "/people/ada", json!({ "do": "become_moderator" })).await.0, 404);
}

#[test]
fn a_double_on_its_own_thread_serves_and_stops() {
    let discord = Discord::start_on_own_thread(Options::default()).expect("a free port");
    let address = discord.url().trim_start_matches("http://").to_owned();
    assert!(std::net::TcpStream::connect(&address).is_ok());
    discord.person("ada").says("general", "hi").expect("ada may write");
    drop(discord);
    assert!(std::net::TcpStream::connect(&address).is_err(), "the last handle stops it");
}

#[tokio::test]
async fn stopping_waits_for_nobody() {
    let bot = Bot::new(Options { control: true, ..Options::default() }).await;
    let mut socket = bot.identified(ALL).await;
    let _hold = bot.discord.faults().hold_answers(double::Matching::all());
    let _stream = reqwest::get(format!("{}/control/happenings", bot.discord.url())).await.expect("sent");
    let (_, held) = tokio::join!(bot.discord.stop(), bot.try_call("GET", "/users/@me", Value::Null));
    assert!(held.is_err() || held.is_ok_and(|answer| answer.status == 200));
    assert_eq!(socket.end().await, Some(4000));
}

#[tokio::test]
async fn a_wait_says_what_it_waited_for() {
    let bot = Bot::new(Options::default()).await;
    let limit = std::time::Duration::from_millis(10);
    let late = bot.discord.wait_until("a miracle", limit, |_| false).await.expect_err("none");
    assert_eq!(late.to_string(), "waited 10ms for a miracle; complaints so far: []");
}

//! Both sides are checked against Discord's own document (section 12).

use double::Options;
use serde_json::{Value, json};

use crate::bot::Bot;

async fn complaints_about(method: &str, path: &str, body: Value) -> Vec<String> {
    let bot = Bot::new(Options::default()).await;
    let path = path.replace("CHANNEL", &bot.discord.channel("general").to_string());
    bot.call(method, &path, body).await;
    bot.discord.complaints().into_iter().map(|it| it.what).collect()
}

async fn check(method: &str, path: &str, body: Value, expected: &str) {
    let complaints = complaints_about(method, path, body.clone()).await;
    assert!(complaints.iter().any(|it| it.contains(expected)), "{method} {path} {body}: {complaints:?}");
}

#[tokio::test]
async fn what_the_document_does_not_know_is_complained_of() {
    check("POST", "/channels/CHANNEL/messages", json!({ "content": 5 }), "5").await;
    check("POST", "/channels/CHANNEL/messages", json!({ "contnet": "x" }), "unknown key .contnet").await;
    check("GET", "/channels/CHANNEL/messages?limti=5", Value::Null, "unknown parameter limti").await;
    check("POST", "/channels/CHANNEL/typing", json!({ "why": 1 }), "a body that the route does not take")
        .await;
    check("GET", "/nowhere", Value::Null, "GET /api/v10/nowhere").await;
}

#[tokio::test]
async fn what_is_right_is_not() {
    let body = json!({ "content": "x", "nonce": "1", "enforce_nonce": true, "allowed_mentions": { "parse": [] }, "flags": 4 });
    assert_eq!(complaints_about("POST", "/channels/CHANNEL/messages", body).await, [""; 0]);
}

#[tokio::test]
async fn without_checks_nothing_is_said() {
    let bot = Bot::new(Options { checks: false, ..Options::default() }).await;
    let path = format!("/channels/{}/messages", bot.discord.channel("general"));
    bot.call("POST", &path, json!({ "content": "x", "contnet": "x" })).await;
    bot.finish();
}

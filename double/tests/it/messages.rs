//! Messages, reactions, threads and limits over REST (sections 2 to 5).

use double::Options;
use serde_json::{Value, json};

use crate::bot::{ALL, Bot};

#[tokio::test]
async fn a_posted_message_comes_back_with_its_nonce() {
    let bot = Bot::new(Options::default()).await;
    let (general, mut socket) = (bot.discord.channel("general"), bot.identified(ALL).await);
    let body = json!({ "content": "hello", "nonce": "n1", "enforce_nonce": true });
    let path = format!("/channels/{general}/messages");
    let first = bot.call("POST", &path, body.clone()).await;
    let again = bot.call("POST", &path, body).await;
    assert_eq!((first.status, first.id()), (200, again.id()));
    assert_eq!(socket.event("MESSAGE_CREATE").await["nonce"], "n1");
    bot.call("DELETE", &format!("{path}/{}", first.id()), Value::Null).await;
    let gone = bot.call("POST", &path, json!({ "content": "x", "nonce": "n1", "enforce_nonce": true })).await;
    assert_eq!((gone.status, gone.body["code"].as_u64()), (404, Some(10008)));
    assert_eq!(bot.discord.messages(general).len(), 0);
    bot.finish();
}

#[tokio::test]
async fn the_window_shuts_after_five_and_says_so() {
    let bot = Bot::new(Options::default()).await;
    let general = bot.discord.channel("general");
    for left in (0..5).rev() {
        let answer = bot.posts(general, "x").await;
        assert_eq!(answer.header("x-ratelimit-remaining"), Some(left.to_string().as_str()));
    }
    let refused = bot.posts(general, "x").await;
    assert_eq!((refused.status, refused.header("x-ratelimit-scope")), (429, Some("user")));
    assert!(refused.body["retry_after"].as_f64().expect("seconds") > 4.0);
    assert!(bot.discord.calls().last().expect("a call").into_closed_window());
    let elsewhere = bot.discord.channel("elsewhere");
    assert_eq!(bot.posts(elsewhere, "x").await.status, 200, "another channel has its own window");
}

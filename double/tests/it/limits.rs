//! Rate limits, and what every call must carry (sections 2 and 12).

use std::time::Duration;

use double::{Fault, Limited, Limits, Matching, Options, Rate};
use serde_json::{Value, json};

use crate::bot::Bot;

#[tokio::test]
async fn the_window_shuts_after_five_and_says_so() {
    let bot = Bot::new(Options::default()).await;
    let general = bot.discord.channel("general");
    for left in (0..5).rev() {
        let answer = bot.posts(general, "x").await;
        assert_eq!(answer.header("x-ratelimit-remaining"), Some(left.to_string().as_str()));
        assert_eq!(answer.header("x-ratelimit-limit"), Some("5"));
        assert_eq!(answer.header("x-ratelimit-scope"), None);
    }
    let refused = bot.posts(general, "x").await;
    assert_eq!((refused.status, refused.header("x-ratelimit-scope")), (429, Some("user")));
    assert!(refused.body["retry_after"].as_f64().expect("seconds") > 4.0);
    assert!(bot.discord.calls().last().expect("a call").into_closed_window());
    let elsewhere = bot.discord.channel("elsewhere");
    assert_eq!(bot.posts(elsewhere, "x").await.status, 200, "another channel has its own window");
    bot.finish();
}

#[tokio::test]
async fn create_and_edit_have_windows_of_their_own() {
    let limits =
        Limits { create_message: Rate::new(1, 60_000), edit_message: Rate::new(1, 60_000), ..Limits::none() };
    let bot = Bot::new(Options { limits, ..Options::default() }).await;
    let general = bot.discord.channel("general");
    let posted = bot.posts(general, "x").await;
    let path = format!("/channels/{general}/messages/{}", posted.id());
    let edited = bot.call("PATCH", &path, json!({ "content": "y" })).await;
    assert_eq!((edited.status, bot.call("PATCH", &path, json!({ "content": "z" })).await.status), (200, 429));
    assert_ne!(posted.header("x-ratelimit-bucket"), edited.header("x-ratelimit-bucket"));
    bot.finish();
}

#[tokio::test]
async fn the_global_limit_holds_everywhere_but_for_interactions() {
    let limits = Limits { global: Rate::new(2, 60_000), ..Limits::none() };
    let bot = Bot::new(Options { limits, ..Options::default() }).await;
    for _ in 0..2 {
        assert_eq!(bot.get("/users/@me").await.status, 200);
    }
    let refused = bot.get("/gateway").await;
    assert_eq!((refused.status, refused.body["global"].as_bool()), (429, Some(true)));
    assert_eq!(refused.header("x-ratelimit-global"), Some("true"));
    bot.call("POST", "/interactions/1/t/callback", json!({ "type": 6 })).await.refused(404, 10062);
    bot.finish();
}

#[tokio::test]
async fn old_messages_have_a_low_limit_of_their_own() {
    let limits = Limits { edit_old_message: Rate::new(1, 60_000), ..Limits::default() };
    let bot = Bot::new(Options { limits, old_after: Duration::ZERO, ..Options::default() }).await;
    let general = bot.discord.channel("general");
    let path = format!("/channels/{general}/messages/{}", bot.posts(general, "x").await.id());
    bot.discord.wait_until("a millisecond to pass", crate::bot::LIMIT, |_| true).await.expect("at once");
    tokio::time::sleep(Duration::from_millis(2)).await;
    assert_eq!(bot.call("PATCH", &path, json!({ "content": "y" })).await.status, 200);
    bot.call("PATCH", &path, json!({ "content": "z" })).await.refused(429, 30046);
    bot.finish();
}

#[tokio::test]
async fn a_429_comes_in_four_kinds_with_and_without_a_code() {
    for code_in_429 in [true, false] {
        let bot = Bot::new(Options { code_in_429, ..Options::default() }).await;
        for (kind, scope, code) in [
            (Limited::User, "user", 0),
            (Limited::Shared, "shared", 40062),
            (Limited::Global, "global", 0),
            (Limited::OldMessage, "user", 30046),
        ] {
            let fault = Fault::RateLimited { kind, retry_after: Duration::from_millis(1500) };
            bot.discord.faults().next(Matching::all(), fault, 1);
            let refused = bot.get("/users/@me").await;
            assert_eq!((refused.status, refused.header("x-ratelimit-scope")), (429, Some(scope)));
            assert_eq!(
                (refused.header("retry-after"), refused.body["retry_after"].as_f64()),
                (Some("2"), Some(1.5))
            );
            let expected = (code_in_429 || code == 30046).then_some(code);
            assert_eq!(refused.body["code"].as_u64(), expected, "{kind:?}");
        }
        bot.finish();
    }
}

#[tokio::test]
async fn too_many_refusals_are_complained_of_but_shared_ones_do_not_count() {
    let limits = Limits { other: Rate::new(0, 60_000), ..Limits::none() };
    let bot = Bot::new(Options { limits, refusals_tolerated: 3, ..Options::default() }).await;
    for _ in 0..3 {
        assert_eq!(bot.get("/users/@me").await.status, 429);
    }
    bot.finish();
    bot.get("/users/@me").await;
    assert_eq!(bot.discord.complaints().len(), 1);
}

#[tokio::test]
async fn a_call_needs_its_token_and_its_user_agent() {
    let mut bot = Bot::new(Options::default()).await;
    let url = format!("{}/api/v10/users/@me", bot.discord.url());
    let bare =
        reqwest::Client::new().get(url).header("user-agent", "DiscordBot (x, 1)").send().await.expect("sent");
    assert_eq!(bare.status().as_u16(), 401);
    bot.user_agent = "curl/8";
    bot.get("/users/@me").await.refused(403, 40333);
    bot.user_agent = "DiscordBot (x, 1)";
    let path = format!("/channels/{}/messages", bot.discord.channel("general"));
    let plain = bot.request("POST", &path).header("content-type", "text/plain").body("hello").send().await;
    assert_eq!(plain.expect("sent").status().as_u16(), 400);
    assert_eq!(bot.call("GET", "/users/@me", Value::Null).await.status, 200);
}

//! Threads (section 5).

use double::{Id, Limits, Options};
use serde_json::{Value, json};

use crate::bot::{ALL, Bot, Socket};

async fn there() -> (Bot, Socket, Id, Id) {
    let bot = Bot::new(Options { limits: Limits::none(), ..Options::default() }).await;
    let socket = bot.identified(ALL).await;
    let general = bot.discord.channel("general");
    let reply = bot.posts(general, "reply").await.id();
    (bot, socket, general, reply)
}

#[tokio::test]
async fn a_thread_on_a_message_has_its_id_and_the_message_says_so() {
    let (bot, mut socket, general, reply) = there().await;
    let ada = bot.discord.person("ada");
    let thread = ada.opens_thread(reply, "why").expect("ada may");
    assert_eq!(thread, reply);
    let created = socket.event("THREAD_CREATE").await;
    assert_eq!((&created["id"], &created["parent_id"]), (&json!(reply), &json!(general)));
    assert_eq!((&created["newly_created"], &created["owner_id"]), (&json!(true), &json!(ada.id())));
    let update = socket.event("MESSAGE_UPDATE").await;
    assert_eq!((update["flags"].as_u64(), &update["thread"]["id"]), (Some(1 << 5), &json!(reply)));
    socket.event("MESSAGE_CREATE").await;
    let starter = socket.event("MESSAGE_CREATE").await;
    assert_eq!((starter["type"].as_u64(), &starter["content"]), (Some(21), &json!("")));
    ada.says(thread, "because").expect("ada may write");
    let said = socket.event("MESSAGE_CREATE").await;
    assert_eq!((&said["channel_id"], said["channel_type"].as_u64()), (&json!(reply), Some(11)));
    let path = format!("/channels/{general}/messages/{reply}/threads");
    bot.call("POST", &path, json!({ "name": "again" })).await.refused(400, 160_004);
    bot.finish();
}

#[tokio::test]
async fn a_thread_stays_when_its_message_goes() {
    let (bot, _, general, reply) = there().await;
    let ada = bot.discord.person("ada");
    let thread = ada.opens_thread(reply, "why").expect("ada may");
    bot.call("DELETE", &format!("/channels/{general}/messages/{reply}"), Value::Null).await;
    ada.says(thread, "still here").expect("ada may write");
    assert_eq!(bot.get(&format!("/channels/{thread}")).await.status, 200);
    bot.finish();
}

#[tokio::test]
async fn archived_threads_take_no_edits_and_locked_ones_no_messages() {
    let (bot, mut socket, _, reply) = there().await;
    let (ada, mo) = (bot.discord.person("ada"), bot.discord.moderator("mo"));
    let thread = ada.opens_thread(reply, "why").expect("ada may");
    let inside = bot.posts(thread, "inside").await.id();
    let path = format!("/channels/{thread}/messages");
    mo.sets_thread(thread, true, false).expect("mo may");
    assert_eq!(socket.event("THREAD_UPDATE").await["thread_metadata"]["archived"], true);
    bot.call("PATCH", &format!("{path}/{inside}"), json!({ "content": "x" })).await.refused(400, 50083);
    let own = format!("{path}/{inside}/reactions/%F0%9F%91%8D/@me");
    bot.call("PUT", &own, Value::Null).await.refused(400, 50083);
    assert_eq!(bot.posts(thread, "wakes it").await.status, 200);
    assert_eq!(socket.event("THREAD_UPDATE").await["thread_metadata"]["archived"], false);
    mo.sets_thread(thread, true, true).expect("mo may");
    bot.posts(thread, "x").await.refused(400, 160_005);
    assert!(ada.says(thread, "x").is_err());
    bot.finish();
}

#[tokio::test]
async fn the_bot_opens_lists_joins_and_leaves() {
    let (bot, _, general, reply) = there().await;
    let path = format!("/channels/{general}/messages/{reply}/threads");
    let opened = bot.call("POST", &path, json!({ "name": "mine", "auto_archive_duration": 60 })).await;
    assert_eq!((opened.status, opened.id()), (201, reply));
    let other = bot.discord.person("ada").opens_thread_in(general, "hers", false).expect("ada may");
    let member = format!("/channels/{other}/thread-members/@me");
    assert_eq!(bot.call("PUT", &member, Value::Null).await.status, 204);
    assert_eq!(bot.call("DELETE", &member, Value::Null).await.status, 204);
    let active = format!("/guilds/{}/threads/active", bot.discord.guild());
    assert_eq!(bot.get(&active).await.body["threads"].as_array().map(Vec::len), Some(2));
    bot.discord.set_thread(other, true, false);
    assert_eq!(bot.get(&active).await.body["threads"].as_array().map(Vec::len), Some(1));
    let archived = bot.get(&format!("/channels/{general}/threads/archived/public")).await.body;
    assert_eq!((&archived["threads"][0]["id"], &archived["has_more"]), (&json!(other), &json!(false)));
    let announced = bot.discord.messages(general);
    assert_eq!(bot.discord.json(announced[1].id).expect("there")["type"], 18);
    bot.finish();
}

#[tokio::test]
async fn private_threads_are_for_their_members() {
    let (bot, mut socket, general, _) = there().await;
    let ada = bot.discord.person("ada");
    let hidden = ada.opens_thread_in(general, "hidden", true).expect("ada may");
    ada.says(hidden, "secret").expect("ada may write");
    bot.get(&format!("/channels/{hidden}")).await.refused(403, 50001);
    ada.says(general, "open").expect("ada may write");
    socket.event("MESSAGE_CREATE").await;
    assert_eq!(socket.event("MESSAGE_CREATE").await["content"], "open");
    bot.finish();
}

#[tokio::test]
async fn a_forum_post_has_its_first_message_s_id() {
    let (bot, mut socket, _, _) = there().await;
    let forum = bot.discord.forum("ideas");
    let post = bot.discord.person("ada").opens_post(forum, "title", "text").expect("ada may");
    assert_eq!(socket.event("THREAD_CREATE").await["parent_id"], forum.to_string());
    assert_eq!(bot.discord.message(post).expect("the first message").channel, post);
    let body = json!({ "name": "mine", "message": { "content": "by the bot" } });
    let own = bot.call("POST", &format!("/channels/{forum}/threads"), body).await;
    assert_eq!(
        (own.status, bot.discord.message(own.id()).map(|it| it.content)),
        (201, Some("by the bot".to_owned()))
    );
    bot.finish();
}

#[tokio::test]
async fn in_threads_the_right_to_write_is_another() {
    let (bot, _, general, reply) = there().await;
    let thread = bot.discord.person("ada").opens_thread(reply, "why").expect("ada may");
    let deny = |bits| bot.discord.overwrite(general, bot.discord.bot_id(), 0, bits).expect("a channel");
    deny(double::permissions::SEND_MESSAGES);
    assert_eq!(bot.posts(thread, "x").await.status, 200);
    deny(double::permissions::SEND_MESSAGES_IN_THREADS);
    bot.posts(thread, "x").await.refused(403, 50013);
    assert_eq!(bot.posts(general, "x").await.status, 200);
    bot.finish();
}

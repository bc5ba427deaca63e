//! Messages (section 3).

use double::{ChannelKind, Id, Options, permissions};
use serde_json::{Value, json};

use crate::bot::{ALL, Bot};

/// A bot in a channel, and the path of its messages.
async fn there() -> (Bot, Id, String) {
    let bot = Bot::new(Options { limits: double::Limits::none(), ..Options::default() }).await;
    let general = bot.discord.channel("general");
    let path = format!("/channels/{general}/messages");
    (bot, general, path)
}

#[tokio::test]
async fn a_nonce_finds_its_message_again_whatever_the_channel() {
    let (bot, general, path) = there().await;
    let mut socket = bot.identified(ALL).await;
    let elsewhere = bot.discord.channel("elsewhere");
    let body = |content: &str| json!({ "content": content, "nonce": "n1", "enforce_nonce": true });
    let first = bot.call("POST", &path, body("hello")).await;
    let again = bot.call("POST", &format!("/channels/{elsewhere}/messages"), body("other")).await;
    assert_eq!((first.status, first.id()), (200, again.id()));
    assert_eq!(socket.event("MESSAGE_CREATE").await["nonce"], "n1");
    bot.call("DELETE", &format!("{path}/{}", first.id()), Value::Null).await;
    bot.call("POST", &path, body("x")).await.refused(404, 10008);
    assert_eq!(bot.discord.messages(general).len() + bot.discord.messages(elsewhere).len(), 0);
    let freely = bot.call("POST", &path, json!({ "content": "x", "nonce": "n1" })).await;
    assert_eq!(freely.status, 200, "without enforce_nonce it is only told back");
    bot.finish();
}

#[tokio::test]
async fn a_nonce_is_forgotten_after_its_window() {
    let options = Options { nonce_window: std::time::Duration::ZERO, ..Options::default() };
    let bot = Bot::new(options).await;
    let path = format!("/channels/{}/messages", bot.discord.channel("general"));
    let body = json!({ "content": "x", "nonce": "n", "enforce_nonce": true });
    let first = bot.call("POST", &path, body.clone()).await.id();
    assert_ne!(first, bot.call("POST", &path, body).await.id());
}

#[tokio::test]
async fn the_limits_of_a_message_are_held() {
    let (bot, _, path) = there().await;
    let embed = |text: usize| json!({ "description": "x".repeat(text) });
    let button = |id: &str| json!({ "type": 2, "style": 1, "label": "x", "custom_id": id });
    let row = |buttons: Vec<Value>| json!({ "type": 1, "components": buttons });
    let six: Vec<Value> = (0..6).map(|n| button(&n.to_string())).collect();
    for (body, code) in [
        (json!({ "content": "😀".repeat(2001) }), 50035),
        (json!({ "content": " \n " }), 50006),
        (json!({}), 50006),
        (json!({ "content": "x", "nonce": "n".repeat(26) }), 50035),
        (json!({ "embeds": [embed(4097)] }), 50035),
        (json!({ "embeds": [embed(3001), embed(3000)] }), 50035),
        (json!({ "content": "x", "allowed_mentions": { "parse": ["users"], "users": ["1"] } }), 50035),
        (json!({ "content": "x", "components": [row(six)] }), 50035),
        (json!({ "content": "x", "components": [row(vec![button(&"i".repeat(101))])] }), 50035),
        (json!({ "content": "x", "components": [row(vec![button("a"), button("a")])] }), 50035),
    ] {
        let answer = bot.call("POST", &path, body.clone()).await;
        assert_eq!((answer.status, answer.body["code"].as_u64()), (400, Some(code)), "{body}");
    }
    for body in [
        json!({ "content": "😀".repeat(2000), "nonce": "n".repeat(25) }),
        json!({ "embeds": [embed(4096)], "allowed_mentions": { "parse": [] } }),
        json!({ "content": "x", "components": [row(vec![button("a"), button("b")])] }),
    ] {
        assert_eq!(bot.call("POST", &path, body.clone()).await.status, 200, "{body}");
    }
}

#[tokio::test]
async fn only_own_messages_are_edited_and_gone_ones_are_unknown() {
    let (bot, general, path) = there().await;
    let (ada, mut socket) = (bot.discord.person("ada"), bot.identified(ALL).await);
    let foreign = ada.says(general, "hers").expect("ada may write");
    let edit = |id: Id, content: &str| {
        let (path, body) = (format!("{path}/{id}"), json!({ "content": content }));
        let bot = &bot;
        async move { bot.call("PATCH", &path, body).await }
    };
    edit(foreign, "mine").await.refused(403, 50005);
    let own = bot.posts(general, "one").await.id();
    let edited = edit(own, "two").await;
    assert_eq!((edited.status, edited.body["content"].as_str()), (200, Some("two")));
    let update = socket.event("MESSAGE_UPDATE").await;
    assert_eq!((&update["content"], &update["tts"]), (&json!("two"), &json!(false)));
    let texts: Vec<String> = bot.discord.revisions(own).into_iter().map(|it| it.content).collect();
    assert_eq!(texts, ["one", "two"]);
    edit(own, "").await.refused(400, 50006);
    assert_eq!(bot.call("DELETE", &format!("{path}/{own}"), Value::Null).await.status, 204);
    assert_eq!(socket.event("MESSAGE_DELETE").await["id"], own.to_string());
    edit(own, "three").await.refused(404, 10008);
    bot.get(&format!("{path}/{own}")).await.refused(404, 10008);
    bot.finish();
}

#[tokio::test]
async fn the_bot_needs_its_permissions() {
    let (bot, general, path) = there().await;
    let own = bot.discord.bot_id();
    let say = || bot.call("POST", &path, json!({ "content": "x" }));
    let deny = |bits| bot.discord.overwrite(general, own, 0, bits).expect("a channel");
    deny(permissions::SEND_MESSAGES);
    say().await.refused(403, 50013);
    deny(permissions::VIEW_CHANNEL);
    say().await.refused(403, 50001);
    deny(permissions::READ_MESSAGE_HISTORY);
    let question = bot.discord.person("ada").says(general, "?").expect("ada may write");
    let reply = json!({ "content": "x", "message_reference": { "message_id": question } });
    bot.call("POST", &path, reply).await.refused(400, 160_002);
    deny(0);
    assert_eq!(say().await.status, 200);
    bot.discord.delete_channel(general).expect("a channel");
    say().await.refused(404, 10003);
    bot.finish();
}

#[tokio::test]
async fn a_reply_to_what_is_gone_is_refused_unless_asked_otherwise() {
    let (bot, _, path) = there().await;
    let reply = |more: Value| {
        let mut reference = json!({ "message_id": "1" });
        reference.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        bot.call("POST", &path, json!({ "content": "x", "message_reference": reference }))
    };
    assert_eq!(reply(json!({})).await.status, 400);
    let answer = reply(json!({ "fail_if_not_exists": false })).await;
    assert_eq!((answer.status, answer.body["type"].as_u64()), (200, Some(0)));
    bot.finish();
}

#[tokio::test]
async fn a_reply_names_its_message_and_pings_when_allowed() {
    let (bot, general, path) = there().await;
    let ada = bot.discord.person("ada");
    let question = ada.says(general, "?").expect("ada may write");
    let reply = |allowed: Value| {
        let reference = json!({ "message_id": question });
        bot.call(
            "POST",
            &path,
            json!({ "content": "x", "message_reference": reference, "allowed_mentions": allowed }),
        )
    };
    let quiet = reply(json!({ "parse": [] })).await.body;
    assert_eq!(
        (quiet["type"].as_u64(), quiet["referenced_message"]["id"].as_str()),
        (Some(19), Some(&*question.to_string()))
    );
    assert_eq!(quiet["mentions"], json!([]));
    let loud = reply(json!({ "parse": [], "replied_user": true })).await.body;
    assert_eq!(loud["mentions"][0]["id"], ada.id().to_string());
    bot.finish();
}

#[tokio::test]
async fn lists_go_newest_first_and_around_an_id() {
    let (bot, general, path) = there().await;
    let mut ids = Vec::new();
    for text in ["0", "1", "2", "3", "4"] {
        ids.push(bot.posts(general, text).await.id());
    }
    for (query, expected) in [
        (String::new(), vec!["4", "3", "2", "1", "0"]),
        ("?limit=2".to_owned(), vec!["4", "3"]),
        (format!("?after={}&limit=2", ids[1]), vec!["3", "2"]),
        (format!("?before={}&limit=2", ids[3]), vec!["2", "1"]),
        (format!("?around={}&limit=3", ids[2]), vec!["3", "2", "1"]),
    ] {
        let answer = bot.get(&format!("{path}{query}")).await;
        let list = answer.body.as_array().expect("a list");
        let texts: Vec<&str> = list.iter().filter_map(|it| it["content"].as_str()).collect();
        assert_eq!(texts, expected, "{query}");
    }
    bot.get(&format!("{path}?limit=101")).await.refused(400, 50035);
    bot.finish();
}

#[tokio::test]
async fn uploads_are_kept_and_served() {
    let (bot, general, path) = there().await;
    let form = "--xx\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n\r\n{\"content\":\"see\"}\r\n\
        --xx\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"a.txt\"\r\n\
        Content-Type: text/plain\r\n\r\nthe text\r\n--xx--\r\n";
    let request =
        bot.request("POST", &path).header("content-type", "multipart/form-data; boundary=xx").body(form);
    let answer: Value =
        serde_json::from_str(&request.send().await.expect("sent").text().await.expect("read")).expect("JSON");
    assert_eq!(answer["attachments"][0]["filename"], "a.txt");
    let url = answer["attachments"][0]["url"].as_str().expect("an address");
    assert_eq!(reqwest::get(url).await.expect("served").text().await.expect("text"), "the text");
    let shown =
        bot.discord.person("ada").attaches(general, "", "b.txt", "text/plain", "more").expect("ada may");
    assert_eq!(bot.discord.message(shown).expect("posted").attachments[0]["size"], 4);
    bot.finish();
}

#[tokio::test]
async fn webhooks_bots_and_forwards_look_as_they_do() {
    let (bot, general, _) = there().await;
    let mut socket = bot.identified(ALL).await;
    let (ada, hook, other) =
        (bot.discord.person("ada"), bot.discord.webhook("news"), bot.discord.other_bot("clock"));
    hook.says(general, "from outside").expect("webhooks write");
    let event = socket.event("MESSAGE_CREATE").await;
    assert_eq!((&event["webhook_id"], &event["author"]["bot"]), (&event["author"]["id"], &json!(true)));
    let ticked = other.says(general, "tick").expect("bots write");
    assert_eq!(socket.event("MESSAGE_CREATE").await["author"]["bot"], true);
    ada.forwards(ticked, general).expect("ada may write");
    let event = socket.event("MESSAGE_CREATE").await;
    assert_eq!(event["message_reference"]["type"], 1);
    assert_eq!(event["message_snapshots"][0]["message"]["content"], "tick");
    other.shows(general, vec![json!({ "type": 10, "id": 1, "content": "newer" })]).expect("bots write");
    let event = socket.event("MESSAGE_CREATE").await;
    assert_eq!((&event["content"], event["flags"].as_u64()), (&json!(""), Some(1 << 15)));
    let role = bot.discord.bot_role(bot.discord.guild()).expect("the bot's own role");
    ada.says(general, &format!("<@&{role}> and @everyone")).expect("ada may write");
    let event = socket.event("MESSAGE_CREATE").await;
    assert_eq!((&event["mention_roles"][0], &event["mention_everyone"]), (&json!(role), &json!(true)));
    bot.finish();
}

#[tokio::test]
async fn direct_messages_are_opened_once_and_deletions_in_bulk_come_at_once() {
    let (bot, general, _) = there().await;
    let (ada, mo, mut socket) =
        (bot.discord.person("ada"), bot.discord.moderator("mo"), bot.identified(ALL).await);
    let opened = bot.call("POST", "/users/@me/channels", json!({ "recipient_id": ada.id() })).await;
    assert_eq!((opened.status, opened.body["type"].as_u64()), (200, Some(1)));
    let text = ada.writes_to_the_bot("hello").expect("ada may write");
    assert_eq!(bot.discord.message(text).expect("posted").channel, opened.id());
    let event = socket.event("MESSAGE_CREATE").await;
    assert!(event.get("guild_id").is_none() && event.get("member").is_none());
    let ids: Vec<Id> =
        ["a", "b"].iter().map(|text| ada.says(general, text).expect("ada may write")).collect();
    assert!(ada.deletes_in_bulk(&ids).is_err(), "only moderators");
    mo.deletes_in_bulk(&ids).expect("mo may");
    assert_eq!(socket.event("MESSAGE_DELETE_BULK").await["ids"], json!(ids));
    bot.finish();
}

#[tokio::test]
async fn typing_shows_and_role_and_member_look_ups_answer() {
    let (bot, general, _) = there().await;
    let mut socket = bot.identified(ALL).await;
    assert_eq!(bot.call("POST", &format!("/channels/{general}/typing"), Value::Null).await.status, 204);
    assert_eq!(socket.event("TYPING_START").await["user_id"], bot.discord.bot_id().to_string());
    assert_eq!(bot.discord.look(|view| view.typing(general).len()), 1);
    let guild = bot.discord.guild();
    let role = bot.discord.bot_role(guild).expect("the bot's own role");
    assert_eq!(
        bot.get(&format!("/guilds/{guild}/roles/{role}")).await.body["tags"]["bot_id"],
        bot.discord.bot_id().to_string()
    );
    for path in
        ["", "?with_counts=true", "/channels", "/roles", &format!("/members/{}", bot.discord.bot_id())]
    {
        assert_eq!(bot.get(&format!("/guilds/{guild}{path}")).await.status, 200, "{path}");
    }
    for path in ["/users/@me", "/users/@me/guilds", "/applications/@me", "/gateway", "/gateway/bot"] {
        assert_eq!(bot.get(path).await.status, 200, "{path}");
    }
    bot.get(&format!("/guilds/{guild}/roles/1")).await.refused(404, 10011);
    bot.get("/guilds/1/roles").await.refused(403, 50001);
    bot.finish();
}

#[tokio::test]
async fn the_search_makes_its_index_first() {
    let (bot, general, _) = there().await;
    bot.posts(general, "needle").await;
    let path = format!("/guilds/{}/messages/search?content=needle", bot.discord.guild());
    let first = bot.get(&path).await;
    assert_eq!((first.status, first.body["code"].as_u64()), (202, Some(110_000)));
    assert_eq!(bot.get(&path).await.body["total_results"], 1);
    bot.finish();
}

#[tokio::test]
async fn channels_come_and_go_with_events() {
    let (bot, _, _) = there().await;
    let mut socket = bot.identified(ALL).await;
    let category = bot.discord.category("rooms");
    let room = bot.discord.channel_under(category, "room");
    assert_eq!(socket.event("CHANNEL_CREATE").await["type"], 4);
    assert_eq!(socket.event("CHANNEL_CREATE").await["parent_id"], category.to_string());
    bot.discord.delete_channel(room).expect("a channel");
    assert_eq!(socket.event("CHANNEL_DELETE").await["id"], room.to_string());
    assert!(bot.discord.look(|view| view.channels()).iter().any(|it| it.kind == ChannelKind::Category));
    bot.discord.loses_sight_of(bot.discord.guild());
    assert_eq!(socket.event("GUILD_DELETE").await["unavailable"], true);
    bot.discord.sees_again(bot.discord.guild());
    assert_eq!(socket.event("GUILD_CREATE").await["unavailable"], false);
    bot.discord.remove_bot_from(bot.discord.guild());
    let gone = socket.event("GUILD_DELETE").await;
    assert_eq!((&gone["id"], gone.get("unavailable")), (&bot.discord.guild().to_string().into(), None));
    bot.get(&format!("/guilds/{}", bot.discord.guild())).await.refused(403, 50001);
    bot.finish();
}

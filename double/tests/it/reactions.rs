//! Reactions (section 4).

use double::{Id, Limits, Options};
use serde_json::{Value, json};

use crate::bot::{ALL, Bot, Socket};

const THUMB: &str = "%F0%9F%91%8D";

async fn there() -> (Bot, Socket, Id, String) {
    let bot = Bot::new(Options { limits: Limits::none(), ..Options::default() }).await;
    let socket = bot.identified(ALL).await;
    let general = bot.discord.channel("general");
    let reply = bot.posts(general, "reply").await.id();
    (bot, socket, reply, format!("/channels/{general}/messages/{reply}"))
}

#[tokio::test]
async fn skin_tones_and_super_reactions_are_reactions_of_their_own() {
    let (bot, mut socket, reply, path) = there().await;
    let ada = bot.discord.person("ada");
    for emoji in ["👍", "👍🏽", "👎", ":77"] {
        ada.reacts(reply, emoji).expect("ada may react");
    }
    ada.super_reacts(reply, "👍").expect("ada may react");
    let event = socket.event("MESSAGE_REACTION_ADD").await;
    assert_eq!(
        (event["message_author_id"].as_str(), event["burst"].as_bool()),
        (Some(&*bot.discord.bot_id().to_string()), Some(false))
    );
    assert_eq!(socket.event("MESSAGE_REACTION_ADD").await["emoji"], json!({ "id": null, "name": "👍🏽" }));
    socket.event("MESSAGE_REACTION_ADD").await;
    assert_eq!(socket.event("MESSAGE_REACTION_ADD").await["emoji"], json!({ "id": "77", "name": null }));
    assert_eq!(socket.event("MESSAGE_REACTION_ADD").await["type"], 1);
    let message = bot.get(&path).await.body;
    assert_eq!(message["reactions"][0]["count_details"], json!({ "burst": 1, "normal": 1 }));
    assert_eq!(message["reactions"].as_array().map(Vec::len), Some(4));
    ada.un_super_reacts(reply, "👍").expect("it was there");
    let event = socket.event("MESSAGE_REACTION_REMOVE").await;
    assert_eq!((event["type"].as_u64(), event.get("message_author_id")), (Some(1), None));
    assert!(ada.unreacts(reply, "🎉").is_err());
    bot.finish();
}

#[tokio::test]
async fn who_reacted_is_listed_by_kind_and_page() {
    let (bot, _, reply, path) = there().await;
    let people: Vec<_> = ["ada", "bob", "cem"].map(|name| bot.discord.person(name)).into();
    for person in &people {
        person.reacts(reply, "👍").expect("everyone may react");
    }
    people[0].super_reacts(reply, "👍").expect("ada may react");
    let names = |answer: Value| -> Vec<String> {
        let list = answer.as_array().expect("a list").iter();
        list.filter_map(|it| it["username"].as_str().map(str::to_owned)).collect()
    };
    let get = |query: String| {
        let (path, bot) = (format!("{path}/reactions/{THUMB}{query}"), &bot);
        async move { bot.get(&path).await.body }
    };
    assert_eq!(names(get(String::new()).await), ["ada", "bob", "cem"]);
    assert_eq!(names(get("?type=1".to_owned()).await), ["ada"]);
    assert_eq!(names(get(format!("?limit=1&after={}", people[0].id())).await), ["bob"]);
    bot.finish();
}

#[tokio::test]
async fn the_bot_gives_and_takes_back_its_own() {
    let (bot, mut socket, _, path) = there().await;
    let own = format!("{path}/reactions/{THUMB}/@me");
    assert_eq!(bot.call("PUT", &own, Value::Null).await.status, 204);
    assert_eq!(socket.event("MESSAGE_REACTION_ADD").await["user_id"], bot.discord.bot_id().to_string());
    assert_eq!(bot.get(&path).await.body["reactions"][0]["me"], true);
    assert_eq!(bot.call("DELETE", &own, Value::Null).await.status, 204);
    bot.call("DELETE", &own, Value::Null).await.refused(400, 10014);
    bot.call("PUT", &format!("{path}/reactions/thumbsup/@me"), Value::Null).await.refused(400, 10014);
    bot.finish();
}

#[tokio::test]
async fn moderators_clear_one_emoji_or_all() {
    let (bot, mut socket, reply, _) = there().await;
    let (ada, mo) = (bot.discord.person("ada"), bot.discord.moderator("mo"));
    for emoji in ["👍", "👎"] {
        ada.reacts(reply, emoji).expect("ada may react");
    }
    assert!(ada.clears_reactions(reply).is_err());
    mo.clears_emoji(reply, "👍").expect("mo may");
    assert_eq!(socket.event("MESSAGE_REACTION_REMOVE_EMOJI").await["emoji"]["name"], "👍");
    assert_eq!(bot.discord.look(|view| view.reacted(reply, "👎")), [ada.id()]);
    mo.clears_reactions(reply).expect("mo may");
    assert_eq!(socket.event("MESSAGE_REACTION_REMOVE_ALL").await["message_id"], reply.to_string());
    assert_eq!(bot.discord.reactions(reply), []);
    bot.finish();
}

#[tokio::test]
async fn twenty_different_reactions_are_the_most_and_the_first_of_one_needs_a_right() {
    let (bot, _, reply, path) = there().await;
    let ada = bot.discord.person("ada");
    for n in 0..19 {
        ada.reacts(reply, &format!("e:{}", 100 + n)).expect("ada may react");
    }
    ada.reacts(reply, "👍").expect("the twentieth");
    bot.call("PUT", &format!("{path}/reactions/%F0%9F%91%8E/@me"), Value::Null).await.refused(400, 30010);
    let general = bot.discord.channel("general");
    bot.discord
        .overwrite(general, bot.discord.bot_id(), 0, double::permissions::ADD_REACTIONS)
        .expect("a channel");
    assert_eq!(bot.call("PUT", &format!("{path}/reactions/{THUMB}/@me"), Value::Null).await.status, 204);
    ada.unreacts(reply, "e:100").expect("it was there");
    bot.call("PUT", &format!("{path}/reactions/%F0%9F%91%8E/@me"), Value::Null).await.refused(403, 50013);
    bot.finish();
}

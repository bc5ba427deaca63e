//! Interactions: commands, components, forms (section 7).

use std::time::Duration;

use double::{Id, Interaction, Limits, Options};
use serde_json::{Value, json};

use crate::bot::{ALL, Bot, LIMIT, PLAIN, Socket};

async fn there(options: Options) -> (Bot, Socket, Id) {
    let bot = Bot::new(Options { limits: Limits::none(), ..options }).await;
    let socket = bot.identified(ALL).await;
    let general = bot.discord.channel("general");
    (bot, socket, general)
}

/// Registers a slash command with an option and a subcommand, and a menu entry.
async fn registered(bot: &Bot) {
    let path =
        format!("/applications/{}/guilds/{}/commands", bot.discord.application_id(), bot.discord.guild());
    let commands = json!([
        { "name": "clear", "description": "Forgets", "default_member_permissions": "8192",
          "options": [{ "type": 4, "name": "count", "description": "How many", "channel_types": [], "max_length": null }] },
        { "name": "relay", "description": "Relays",
          "options": [{ "type": 1, "name": "on", "description": "Switches on" }] },
        { "name": "Give feedback", "type": 3 },
    ]);
    let answer = bot.call("PUT", &path, commands).await;
    assert_eq!(answer.status, 200, "{:?}", answer.body);
    assert_eq!(bot.get(&path).await.body, answer.body);
}

/// Answers an interaction event.
async fn answers(bot: &Bot, event: &Value, body: Value) -> crate::bot::Answer {
    let text = |name: &str| event[name].as_str().expect("a text").to_owned();
    bot.call("POST", &format!("/interactions/{}/{}/callback", text("id"), text("token")), body).await
}

fn webhook(event: &Value, rest: &str) -> String {
    let text = |name: &str| event[name].as_str().expect("a text").to_owned();
    format!("/webhooks/{}/{}{rest}", text("application_id"), text("token"))
}

fn button() -> Value {
    let button = json!({ "type": 2, "style": 1, "label": "Stop", "custom_id": "stop:1" });
    json!({ "content": "x", "components": [{ "type": 1, "components": [button] }] })
}

#[tokio::test]
async fn a_command_is_answered_for_one_person_alone() {
    let (bot, mut socket, general) = there(Options::default()).await;
    registered(&bot).await;
    let ada = bot.discord.person("ada");
    let ran = ada.runs(general, "/clear", &[("count", json!(3))]).expect("registered");
    let event = socket.event("INTERACTION_CREATE").await;
    assert_eq!((&event["data"]["name"], &event["data"]["options"][0]["value"]), (&json!("clear"), &json!(3)));
    assert_eq!(event["data"]["options"][0]["type"], 4);
    let answer =
        answers(&bot, &event, json!({ "type": 4, "data": { "content": "Cleared", "flags": 64 } })).await;
    assert_eq!(answer.status, 204);
    assert_eq!(ran.text(LIMIT).await.expect("a text"), "Cleared");
    assert!(ran.answer(LIMIT).await.expect("an answer").is_ephemeral());
    let message = ran.original().expect("a message");
    assert_eq!(message.only_for, Some(ada.id()));
    let event = socket.event("MESSAGE_CREATE").await;
    assert!(event.get("guild_id").is_none() && event.get("member").is_none());
    bot.get(&format!("/channels/{general}/messages/{}", message.id)).await.refused(404, 10008);
    assert!(bot.discord.person("bob").reacts(message.id, "👍").is_err(), "others do not see it");
    bot.finish();
}

#[tokio::test]
async fn subcommands_are_nested_and_unknown_commands_are_not_run() {
    let (bot, mut socket, general) = there(Options::default()).await;
    registered(&bot).await;
    let ada = bot.discord.person("ada");
    ada.runs(general, "/relay on", &[]).expect("registered");
    let event = socket.event("INTERACTION_CREATE").await;
    assert_eq!(event["data"]["options"][0], json!({ "name": "on", "type": 1, "options": [] }));
    assert!(ada.runs(general, "/relay off", &[]).is_err());
    assert!(ada.runs(general, "/nothing", &[]).is_err());
    bot.finish();
}

#[tokio::test]
async fn a_deferred_answer_is_edited_later() {
    let (bot, mut socket, general) = there(Options::default()).await;
    registered(&bot).await;
    let ran = bot.discord.person("ada").runs(general, "/clear", &[]).expect("registered");
    let event = socket.event("INTERACTION_CREATE").await;
    assert_eq!(answers(&bot, &event, json!({ "type": 5, "data": { "flags": 64 } })).await.status, 204);
    assert_eq!(ran.original().expect("loading").content, "");
    let edited =
        bot.call("PATCH", &webhook(&event, "/messages/@original"), json!({ "content": "Done" })).await;
    assert_eq!((edited.status, ran.text(LIMIT).await.expect("a text")), (200, "Done".to_owned()));
    let more = bot.call("POST", &webhook(&event, ""), json!({ "content": "More", "flags": 64 })).await;
    assert_eq!(ran.follow_ups(1, LIMIT).await.expect("one")[0].id, more.id());
    let path = webhook(&event, &format!("/messages/{}", more.id()));
    assert_eq!(bot.call("DELETE", &path, Value::Null).await.status, 204);
    bot.get(&path).await.refused(404, 10008);
    answers(&bot, &event, json!({ "type": 4, "data": { "content": "again" } })).await.refused(400, 40060);
    bot.finish();
}

#[tokio::test]
async fn an_interaction_dies_after_its_time() {
    let options = Options { first_answer_within: Duration::ZERO, ..Options::default() };
    let (bot, mut socket, general) = there(options).await;
    registered(&bot).await;
    bot.discord.person("ada").runs(general, "/clear", &[]).expect("registered");
    let event = socket.event("INTERACTION_CREATE").await;
    answers(&bot, &event, json!({ "type": 4, "data": { "content": "late" } })).await.refused(404, 10062);
    let (bot, mut socket, general) =
        there(Options { token_lives: Duration::ZERO, ..Options::default() }).await;
    registered(&bot).await;
    bot.discord.person("ada").runs(general, "/clear", &[]).expect("registered");
    let event = socket.event("INTERACTION_CREATE").await;
    assert_eq!(answers(&bot, &event, json!({ "type": 5 })).await.status, 204);
    bot.call("POST", &webhook(&event, ""), json!({ "content": "x" })).await.refused(401, 50027);
    bot.finish();
}

#[tokio::test]
async fn a_button_updates_its_message() {
    let (bot, mut socket, general) = there(Options::default()).await;
    let ada = bot.discord.person("ada");
    let posted = bot.call("POST", &format!("/channels/{general}/messages"), button()).await.id();
    assert!(ada.clicks(posted, "Start").is_err());
    let clicked = ada.clicks(posted, "Stop").expect("a button");
    let event = socket.event("INTERACTION_CREATE").await;
    assert_eq!((&event["data"]["custom_id"], &event["message"]["id"]), (&json!("stop:1"), &json!(posted)));
    assert_eq!(event["member"]["user"]["id"], ada.id().to_string());
    assert!(event["member"]["permissions"].is_string());
    let path = format!(
        "/interactions/{}/{}/callback?with_response=true",
        clicked.id(),
        event["token"].as_str().expect("a token")
    );
    let answer = bot
        .call("POST", &path, json!({ "type": 7, "data": { "content": "Stopped", "components": [] } }))
        .await;
    assert_eq!((answer.status, &answer.body["resource"]["message"]["content"]), (200, &json!("Stopped")));
    assert_eq!(clicked.text(LIMIT).await.expect("a text"), "Stopped");
    assert!(ada.clicks(posted, "stop:1").is_err(), "the button is gone");
    bot.finish();
}

/// Shows a form on a button's press, sends it, and gives what arrives.
async fn sent(form_part: Value) -> (Bot, Value, Interaction) {
    let (bot, mut socket, general) = there(Options::default()).await;
    let ada = bot.discord.person("ada");
    let posted = bot.call("POST", &format!("/channels/{general}/messages"), button()).await.id();
    let clicked = ada.clicks(posted, "stop:1").expect("a button");
    let event = socket.event("INTERACTION_CREATE").await;
    let form = json!({ "custom_id": "form:1", "title": "Feedback", "components": [form_part] });
    assert_eq!(answers(&bot, &event, json!({ "type": 9, "data": form })).await.status, 204);
    assert_eq!(clicked.form(LIMIT).await.expect("a form")["title"], "Feedback");
    let sent = ada.submits(&clicked, &[("text", "so good")]).expect("a form");
    let event = socket.event("INTERACTION_CREATE").await;
    assert_eq!((event["type"].as_u64(), &event["data"]["custom_id"]), (Some(5), &json!("form:1")));
    (bot, event, sent)
}

#[tokio::test]
async fn a_form_in_rows_and_one_in_labels_are_sent_as_they_were_shown() {
    let input = json!({ "type": 4, "custom_id": "text", "style": 2, "label": "Words" });
    let (bot, event, form) = sent(json!({ "type": 1, "components": [input] })).await;
    assert_eq!(event["data"]["components"][0]["components"][0]["value"], "so good");
    assert_eq!(
        answers(&bot, &event, json!({ "type": 9, "data": {} })).await.status,
        400,
        "no form after a form"
    );
    answers(&bot, &event, json!({ "type": 4, "data": { "content": "Thanks", "flags": 64 } })).await;
    assert_eq!(form.text(LIMIT).await.expect("a text"), "Thanks");
    let input = json!({ "type": 4, "custom_id": "text", "style": 2 });
    let (bot, event, _) = sent(json!({ "type": 18, "label": "Words", "component": input })).await;
    assert_eq!(event["data"]["components"][0]["component"]["value"], "so good");
    bot.finish();
}

#[tokio::test]
async fn a_menu_entry_brings_the_text_even_without_the_intent() {
    let bot = Bot::new(Options::default()).await;
    let mut socket = bot.identified(PLAIN).await;
    registered(&bot).await;
    let ada = bot.discord.person("ada");
    let said = ada.says("general", "secret").expect("ada may write");
    ada.uses(said, "Give feedback").expect("registered");
    let event = socket.event("INTERACTION_CREATE").await;
    let target = event["data"]["target_id"].as_str().expect("an id");
    assert_eq!(event["data"]["resolved"]["messages"][target]["content"], "secret");
    bot.finish();
}

#[tokio::test]
async fn commands_are_replaced_as_a_whole_and_keep_their_ids() {
    let (bot, _, _) = there(Options::default()).await;
    let path = format!("/applications/{}/commands", bot.discord.application_id());
    let command = |name: &str| json!({ "name": name, "description": "x" });
    let first = bot.call("PUT", &path, json!([command("a"), command("b")])).await.body;
    let second = bot.call("PUT", &path, json!([command("b")])).await.body;
    assert_eq!((second[0]["id"].clone(), second.as_array().map(Vec::len)), (first[1]["id"].clone(), Some(1)));
    assert_eq!(bot.call("POST", &path, command("c")).await.status, 201);
    assert_eq!(bot.call("POST", &path, command("c")).await.status, 200);
    assert_eq!(bot.discord.look(|view| view.commands(None).len()), 2);
    for wrong in [
        json!({ "name": "Two Words", "description": "x" }),
        json!({ "name": "a" }),
        json!({ "name": "a", "type": 3, "description": "x" }),
    ] {
        bot.call("POST", &path, wrong).await.refused(400, 50035);
    }
    bot.finish();
}

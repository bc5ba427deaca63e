//! What is done by command: starting afresh and undoing it, switching the relay; and conversations that end by themselves.

use std::time::Duration;

use double::{Interaction, Person};
use serde_json::{Value, json};
use teachback::domain::event::{EndReason, Fact, Recorded};
use teachback::domain::rules::Rules;

use crate::support::scene::{Cast, Manner, Scene, labels};
use crate::talk::numbered;

async fn scene() -> Scene {
    Scene::with(Cast::script(numbered())).await
}

/// The turns of the last request to the model.
fn last_prompt(scene: &Scene) -> Vec<String> {
    let request = scene.model.requests().pop().expect("the model was asked");
    let turns = request.body["messages"].as_array().expect("a list of turns").iter();
    turns.filter_map(|turn| turn["content"].as_str()).map(str::to_owned).collect()
}

fn ends(log: &[Recorded]) -> Vec<EndReason> {
    log.iter()
        .filter_map(|recorded| match &recorded.event.fact {
            Fact::ConversationEnded(ended) => Some(ended.reason),
            _ => None,
        })
        .collect()
}

fn relay(who: &Person, place: &str, state: &str) -> Interaction {
    who.runs(place, "relay", &[("state", json!(state))]).unwrap()
}

#[tokio::test]
async fn after_clear_the_model_knows_nothing_and_after_undo_everything() {
    let scene = scene().await;
    let (ada, channel) = (scene.double.person("ada"), scene.double.channel("relay"));
    scene.asked(&ada, channel, "one").await;
    let pressed = ada.runs("relay", "clear", &[]).unwrap();
    let told = scene.told(&pressed).await;
    assert_eq!(told.content, "Started afresh. Nothing was deleted; Undo works for ten minutes.");
    assert_eq!(labels(&told), ["Undo"]);
    scene.asked(&ada, channel, "two").await;
    assert_eq!(last_prompt(&scene), ["ada: two"]);
    let pressed = ada.clicks(told.id, "Undo").unwrap();
    assert_eq!(scene.told(&pressed).await.content, "The earlier conversation goes on.");
    let third = scene.asked(&ada, channel, "three").await;
    assert_eq!(last_prompt(&scene), ["ada: one", "Answer 0.", "ada: three"]);
    let again = ada.clicks(told.id, "Undo").unwrap();
    assert_eq!(scene.told(&again).await.content, "The earlier conversation goes on.");
    let fourth = scene.asked(&ada, channel, "four").await;
    assert_eq!(fourth.conversation, third.conversation);
    assert_eq!(ends(&scene.log().await), [EndReason::Cleared, EndReason::Undone]);
    scene.end().await;
}

#[tokio::test]
async fn an_undo_that_comes_too_late_says_so() {
    let rules = Rules { undo: Duration::ZERO, ..Rules::default() };
    let scene = Scene::with(Cast { rules, ..Cast::script(numbered()) }).await;
    let ada = scene.double.person("ada");
    scene.asked(&ada, scene.double.channel("relay"), "one").await;
    let told = scene.told(&ada.runs("relay", "clear", &[]).unwrap()).await;
    let pressed = ada.clicks(told.id, "Undo").unwrap();
    assert_eq!(scene.told(&pressed).await.content, "It is too late to take that conversation up again.");
    scene.end().await;
}

#[tokio::test]
async fn clear_ends_ones_own_conversation_by_mention_and_no_other() {
    let scene = scene().await;
    let (ada, bob, general) =
        (scene.double.person("ada"), scene.double.person("bob"), scene.double.channel("general"));
    scene.asked(&ada, general, &scene.to_bot("one")).await;
    scene.asked(&bob, general, &scene.to_bot("two")).await;
    scene.told(&ada.runs("general", "clear", &[]).unwrap()).await;
    scene.asked(&bob, general, &scene.to_bot("three")).await;
    assert_eq!(last_prompt(&scene), ["two", "Answer 1.", "three"]);
    scene.asked(&ada, general, &scene.to_bot("four")).await;
    assert_eq!(last_prompt(&scene), ["four"]);
    scene.end().await;
}

#[tokio::test]
async fn clear_works_in_direct_messages() {
    let scene = scene().await;
    let ada = scene.double.person("ada");
    let direct = scene.double.direct_message_with(ada.id());
    scene.asked(&ada, direct, "one").await;
    let told = scene.told(&ada.runs(direct, "clear", &[]).unwrap()).await;
    scene.asked(&ada, direct, "two").await;
    assert_eq!(last_prompt(&scene), ["ada: two"]);
    scene.told(&ada.clicks(told.id, "Undo").unwrap()).await;
    scene.asked(&ada, direct, "three").await;
    assert_eq!(last_prompt(&scene), ["ada: one", "Answer 0.", "ada: three"]);
    scene.end().await;
}

#[tokio::test]
async fn clear_where_nothing_goes_on_says_so() {
    let scene = scene().await;
    let told = scene.told(&scene.double.person("ada").runs("general", "clear", &[]).unwrap()).await;
    assert_eq!(told.content, "There is no conversation here to clear.");
    assert_eq!(labels(&told), [""; 0]);
    assert_eq!(scene.kinds().await, [""; 0]);
    scene.end().await;
}

#[tokio::test]
async fn who_manages_a_channel_switches_the_relay_on_and_off() {
    let mut scene = scene().await;
    let (ada, mia, general) =
        (scene.double.person("ada"), scene.double.moderator("mia"), scene.double.channel("general"));
    let told = scene.told(&relay(&mia, "general", "on")).await;
    assert_eq!(told.content, "Every message here is answered from now on.");
    scene.asked(&ada, general, "one").await;
    let told = scene.told(&relay(&mia, "general", "off")).await;
    assert_eq!(told.content, "Only mentions are answered here from now on.");
    ada.says(general, "two").unwrap();
    scene.told(&relay(&mia, "relay", "off")).await;
    scene.stop().await;
    scene.start().await;
    ada.says("relay", "three").unwrap();
    scene.settled().await;
    assert_eq!(scene.model.requests().len(), 1);
    let places: Vec<_> = scene.kinds().await.into_iter().filter(|kind| *kind == "set_place").collect();
    assert_eq!(places.len(), 3);
    scene.end().await;
}

#[tokio::test]
async fn who_does_not_manage_it_switches_nothing() {
    let scene = scene().await;
    let told = scene.told(&relay(&scene.double.person("ada"), "general", "on")).await;
    assert_eq!(
        told.content,
        "That is for those who manage this: a channel or a category with *Manage Channels*, the server with *Manage Server*."
    );
    assert_eq!(scene.kinds().await, [""; 0]);
    scene.end().await;
}

#[tokio::test]
async fn without_the_intent_there_is_no_relay() {
    let rules = Rules { reads_all: false, ..Rules::default() };
    let options = double::Options { message_content: false, ..double::Options::default() };
    let scene = Scene::with(Cast { rules, options, ..Cast::script(numbered()) }).await;
    let told = scene.told(&relay(&scene.double.moderator("mia"), "general", "on")).await;
    assert!(told.content.starts_with("The bot runs without permission to read messages"), "{}", told.content);
    scene.end().await;
}

#[tokio::test]
async fn a_long_silence_ends_a_conversation_and_the_next_reply_says_so() {
    let rules = Rules { idle_channel: Duration::ZERO, ..Rules::default() };
    let scene = Scene::with(Cast { rules, ..Cast::script(numbered()) }).await;
    let (ada, channel) = (scene.double.person("ada"), scene.double.channel("relay"));
    let first = scene.asked(&ada, channel, "one").await;
    assert_eq!(shown(&scene, &first), "Answer 0.");
    let second = scene.asked(&ada, channel, "two").await;
    assert_ne!(first.conversation, second.conversation);
    assert_eq!(shown(&scene, &second), "Answer 1.\n-# A new conversation, since it was quiet here for long.");
    assert_eq!(second.text.as_deref(), Some("Answer 1."));
    assert_eq!(last_prompt(&scene), ["ada: two"]);
    assert_eq!(ends(&scene.log().await), [EndReason::Idle]);
    scene.end().await;
}

#[tokio::test]
async fn in_a_thread_nothing_ends_by_itself() {
    let rules = Rules { idle_channel: Duration::ZERO, idle_direct: Duration::ZERO, ..Rules::default() };
    let scene = Scene::with(Cast { rules, ..Cast::script(numbered()) }).await;
    let ada = scene.double.person("ada");
    let thread = ada.opens_thread_in("relay", "long", false).unwrap();
    scene.asked(&ada, thread, "one").await;
    scene.asked(&ada, thread, "two").await;
    assert_eq!(last_prompt(&scene).len(), 3);
    scene.end().await;
}

#[tokio::test]
async fn a_conversation_ends_with_its_place() {
    let scene = scene().await;
    let ada = scene.double.person("ada");
    let thread = ada.opens_thread_in("relay", "short", false).unwrap();
    scene.asked(&ada, thread, "one").await;
    scene.double.delete_channel(thread).unwrap();
    scene.until_kinds("end_conversation", 1).await;
    assert_eq!(ends(&scene.log().await), [EndReason::PlaceGone]);
    scene.end().await;
}

#[tokio::test]
async fn the_system_prompt_stands_first_and_is_recorded_once() {
    let cast = Cast { system: Some("Be brief.".into()), ..Cast::script(numbered()) };
    let scene = Scene::with(cast).await;
    let (ada, channel) = (scene.double.person("ada"), scene.double.channel("relay"));
    scene.asked(&ada, channel, "one").await;
    scene.asked(&ada, channel, "two").await;
    assert_eq!(last_prompt(&scene), ["Be brief.", "ada: one", "Answer 0.", "ada: two"]);
    let sql = "select body from texts where origin = 'setup'";
    let recorded: Vec<String> = sqlx::query_scalar(sql).fetch_all(scene.store.pool()).await.unwrap();
    assert_eq!(recorded, ["Be brief."]);
    scene.end().await;
}

#[tokio::test]
async fn what_does_not_fit_the_context_is_left_out_and_said() {
    let cast = Cast { manner: Manner { budget: 300, ..Manner::default() }, ..Cast::script(numbered()) };
    let scene = Scene::with(cast).await;
    let (ada, channel) = (scene.double.person("ada"), scene.double.channel("relay"));
    scene.asked(&ada, channel, &"many words ".repeat(180)).await;
    let second = scene.asked(&ada, channel, "two").await;
    assert_eq!(last_prompt(&scene), ["ada: two"]);
    assert_eq!(shown(&scene, &second), "Answer 1.\n-# 2 older messages were left out.");
    scene.end().await;
}

fn shown(scene: &Scene, ended: &crate::support::scene::Ended) -> String {
    scene.double.message(ended.part()).expect("the reply stands").content
}

/// The commands as people see them.
#[tokio::test]
async fn the_commands_are_registered_once() {
    let mut scene = scene().await;
    let names = |view: &double::View<'_>| {
        let mut names: Vec<_> = view.commands(None).iter().map(|it: &Value| it["name"].to_string()).collect();
        names.sort();
        names
    };
    let expected = [
        "Another answer",
        "Erase this text",
        "Give feedback",
        "Rate",
        "Review this reply",
        "clear",
        "feedback",
        "forget-me",
        "model",
        "my-data",
        "privacy",
        "quota",
        "relay",
        "review",
        "settings",
        "stats",
    ];
    assert_eq!(scene.double.look(names), expected.map(|name| format!("\"{name}\"")));
    scene.stop().await;
    scene.start().await;
    scene.settled().await;
    let puts = scene
        .double
        .calls()
        .iter()
        .filter(|call| call.method == "PUT" && call.route.ends_with("/commands"))
        .count();
    assert_eq!(puts, 1);
    scene.end().await;
}

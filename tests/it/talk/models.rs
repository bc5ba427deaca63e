//! Several models: which one answers where, and what the log says of it.

use double::Interaction;
use double::model::{Answer, Script};
use serde_json::json;
use teachback::domain::event::{Fact, ReplyBegun};

use crate::support::scene::{Cast, Other, Scene};

/// A model that says by which name it was asked.
fn who() -> Script {
    Script::new(|ask| Answer::at_once(&format!("I am {}.", ask.body["model"].as_str().unwrap())).into())
}

async fn scene() -> Scene {
    let others = vec![Other { name: "large", system: Some("Be long.".into()), ..Other::default() }];
    Scene::with(Cast { others, system: Some("Be brief.".into()), ..Cast::script(who()) }).await
}

fn choose(scene: &Scene, who: &str, place: &str, name: &str) -> Interaction {
    let who = if who == "mia" { scene.double.moderator(who) } else { scene.double.person(who) };
    who.runs(place, "model", &[("name", json!(name))]).unwrap()
}

/// The beginnings of replies, in order.
async fn begun(scene: &Scene) -> Vec<ReplyBegun> {
    let begun = |fact| if let Fact::ReplyBegun(begun) = fact { Some(begun) } else { None };
    scene.log().await.into_iter().filter_map(|recorded| begun(recorded.event.fact)).collect()
}

#[tokio::test]
async fn a_moderator_chooses_the_model_of_a_place_and_the_conversation_goes_on_with_it() {
    let scene = scene().await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    let told = scene.told(&ada.runs("relay", "model", &[]).unwrap()).await;
    assert_eq!(told.content, "`scripted` answers here. A moderator can choose another: `large`.");
    let first = scene.asked(&ada, relay, "Who are you?").await;
    assert_eq!(first.text.as_deref(), Some("I am scripted."));
    let told = scene.told(&choose(&scene, "mia", "relay", "large")).await;
    assert_eq!(told.content, "From now on `large` answers here.");
    let second = scene.asked(&ada, relay, "And now?").await;
    assert_eq!(second.text.as_deref(), Some("I am large."));
    assert_eq!(first.conversation, second.conversation);
    let asked = scene.model.requests().pop().unwrap();
    assert_eq!(asked.body["messages"][0]["content"], "Be long.");
    assert_eq!(asked.body["messages"].as_array().unwrap().len(), 4, "with what was said before");
    let begun = begun(&scene).await;
    let named: Vec<_> = begun.iter().map(|begun| begun.model.name.as_str()).collect();
    assert_eq!(named, ["scripted", "large"]);
    assert_ne!(begun[0].model.system_hash, begun[1].model.system_hash);
    scene.end().await;
}

#[tokio::test]
async fn a_thread_has_the_model_of_its_channel_also_after_a_restart() {
    let mut scene = scene().await;
    let ada = scene.double.person("ada");
    let thread = ada.opens_thread_in("relay", "aside", false).unwrap();
    scene.told(&choose(&scene, "mia", "relay", "large")).await;
    scene.stop().await;
    scene.start().await;
    assert_eq!(scene.asked(&ada, thread, "Who are you?").await.text.as_deref(), Some("I am large."));
    scene.end().await;
}

#[tokio::test]
async fn who_is_no_moderator_chooses_nothing_but_for_themselves() {
    let scene = scene().await;
    let ada = scene.double.person("ada");
    let told = scene.told(&choose(&scene, "ada", "relay", "large")).await;
    assert_eq!(told.content, "That is for the person who asked and for moderators.");
    let direct = scene.double.direct_message_with(ada.id());
    let told = scene.told(&ada.runs(direct, "model", &[("name", json!("large"))]).unwrap()).await;
    assert_eq!(told.content, "From now on `large` answers here.");
    assert_eq!(scene.asked(&ada, direct, "Who are you?").await.text.as_deref(), Some("I am large."));
    scene.end().await;
}

#[tokio::test]
async fn another_answer_is_by_the_model_that_is_chosen_or_by_the_same() {
    let scene = scene().await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    let first = scene.asked(&ada, relay, "Who are you?").await;
    let which = scene.told(&ada.uses(first.part(), "Another answer").unwrap()).await;
    assert_eq!(which.content, "Which model shall answer?");
    let menu = which.components[0]["components"][0]["custom_id"].as_str().unwrap();
    let told = scene.told(&ada.selects(which.id, menu, &["large"]).unwrap()).await;
    assert_eq!(told.content, "Another answer is coming.");
    let second = scene.end_of(scene.another(1).await).await;
    assert_eq!(second.text.as_deref(), Some("I am large."));
    let asked = scene.model.requests().pop().unwrap();
    assert_eq!(asked.body["messages"][0]["content"], "Be long.");
    scene.told(&choose(&scene, "mia", "relay", "large")).await;
    ada.reacts(first.part(), "🔁").unwrap();
    let third = scene.end_of(scene.another(2).await).await;
    assert_eq!(third.text.as_deref(), Some("I am scripted."), "the model that gave the first answer");
    scene.end().await;
}

//! Sentences of the bot's in the language of the place, and to one person alone in that of their client.

use double::Id;
use double::model::{Answer, Script};
use serde_json::json;

use crate::support::scene::{Cast, LIMIT, Scene, labels};
use crate::talk::numbered;

async fn scene() -> Scene {
    Scene::with(Cast::script(numbered()).without_limits()).await
}

/// Mia chooses German for a channel.
async fn becomes_german(scene: &Scene, place: Id) {
    let mia = scene.double.moderator("mia");
    let page = scene.told(&mia.runs(place, "settings", &[]).unwrap()).await;
    mia.selects(page.id, "settings:about:channel", &["language"]).unwrap();
    let chooser = "settings:value:channel:language";
    let has = |view: &double::View<'_>| {
        view.message(page.id).filter(|it| json!(it.components).to_string().contains(chooser))
    };
    scene.double.wait("the choice of languages", LIMIT, has).await.unwrap();
    mia.selects(page.id, chooser, &["de"]).unwrap();
    scene.until_kinds("set_place", 1).await;
}

#[tokio::test]
async fn what_stands_in_a_channel_is_in_its_language() {
    let scene = Scene::with(Cast::script(Script::always(Answer::at_once("")))).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    becomes_german(&scene, relay).await;
    let empty = scene.asked(&ada, relay, "one").await;
    let shown = scene.double.message(empty.part()).expect("it stands");
    assert!(shown.content.starts_with("Das Modell gab eine leere Antwort."), "{}", shown.content);
    assert!(labels(&shown).contains(&"Noch einmal fragen".to_owned()), "{:?}", labels(&shown));
    let other = scene.asked(&ada, scene.double.channel("general"), &scene.to_bot("two")).await;
    let shown = scene.double.message(other.part()).expect("it stands");
    assert!(shown.content.starts_with("The model gave an empty answer."), "{}", shown.content);
    scene.end().await;
}

#[tokio::test]
async fn a_hint_and_its_button_are_in_the_language_of_the_channel_after_a_restart_too() {
    let mut scene = scene().await;
    let (ada, bob, relay) =
        (scene.double.person("ada"), scene.double.person("bob"), scene.double.channel("relay"));
    becomes_german(&scene, relay).await;
    let reply = scene.asked(&ada, relay, "one").await;
    scene.stop().await;
    scene.start().await;
    bob.replies(reply.part(), "Too short.", false).unwrap();
    let hint = |view: &double::View<'_>| {
        view.messages("relay")
            .into_iter()
            .find(|it| it.content.starts_with("-# Als Feedback zur Antwort oben"))
    };
    let hint = scene.double.wait("the hint", LIMIT, hint).await.unwrap();
    assert_eq!(labels(&hint), ["Stattdessen beantworten"]);
    scene.end().await;
}

#[tokio::test]
async fn what_only_one_person_sees_is_in_the_language_of_their_client() {
    let scene = scene().await;
    let (ada, eva, relay) =
        (scene.double.person("ada"), scene.double.person("eva"), scene.double.channel("relay"));
    eva.speaks("de");
    let told = scene.told(&eva.runs("general", "clear", &[]).unwrap()).await;
    assert_eq!(told.content, "Hier ist kein Gespräch im Gange, das sich beenden ließe.");
    let told = scene.told(&ada.runs("general", "clear", &[]).unwrap()).await;
    assert_eq!(told.content, "There is no conversation here to clear.");
    let reply = scene.asked(&ada, relay, "one").await;
    let form = eva.uses(reply.part(), "Give feedback").unwrap().form(LIMIT).await.unwrap();
    assert_eq!(form["title"], "Was ist mit dieser Antwort?");
    let page = scene.told(&eva.runs(relay, "settings", &[]).unwrap()).await;
    assert!(page.content.starts_with("**Was für diesen Kanal gilt**"), "{}", page.content);
    scene.end().await;
}

#[tokio::test]
async fn a_reply_that_a_crash_cut_says_so_in_the_language_of_its_place() {
    let gate = double::model::Gate::closed();
    let mut scene = Scene::with(Cast::script(crate::talk::held_by(&gate)).without_limits()).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    becomes_german(&scene, relay).await;
    let question = ada.says(relay, "hold on").unwrap();
    scene.until_kinds("show_part", 1).await;
    scene.kill().await;
    gate.open();
    scene.start().await;
    let ended = scene.ended(question).await;
    let shown = scene.double.message(ended.part()).expect("it stands");
    assert!(shown.content.contains("Die Antwort wurde abgeschnitten."), "{}", shown.content);
    scene.end().await;
}

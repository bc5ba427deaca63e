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

#[tokio::test]
async fn cards_are_in_the_language_of_the_moderators_channel() {
    let cast = Cast { review_channel: Some("mods"), ..Cast::default() };
    let scene = Scene::with(cast.without_limits()).await;
    let (ada, mods) = (scene.double.person("ada"), scene.double.channel("mods"));
    becomes_german(&scene, mods).await;
    let answered = scene.asked(&ada, scene.double.channel("relay"), "one").await;
    ada.reacts(answered.part(), "👎").unwrap();
    let card = |first: &'static str| {
        move |view: &double::View<'_>| {
            view.messages(mods).into_iter().find(|it| it.content.starts_with(first))
        }
    };
    let posted = scene.double.wait("a German card", LIMIT, card("**Neu**")).await.unwrap();
    assert_eq!(labels(&posted), ["Gut", "Schlecht", "Berichtigen", "Ausschließen", "Überspringen"]);
    let said = json!(posted.embeds).to_string();
    for part in ["Die Antwort", "Bewertungen", "Wer fragte: 👎", "Gefragt in <#", "alles nach 0,"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let mia = scene.double.moderator("mia");
    let beside = mia.clicks(posted.id, "Gut").unwrap().follow_ups(1, LIMIT).await.unwrap();
    assert_eq!(beside[0].content, "Recorded. The card shows it in a moment.");
    let decided =
        scene.double.wait("a decided card", LIMIT, card("**Gut** · entschieden von mia")).await.unwrap();
    assert_eq!(labels(&decided), ["Rückgängig"]);
    scene.end().await;
}

#[tokio::test]
async fn whoever_reviews_does_so_in_the_language_of_their_client() {
    let scene = scene().await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    let answered = scene.asked(&ada, relay, "one").await;
    ada.reacts(answered.part(), "👎").unwrap();
    scene.settled().await;
    let (eva, mia) = (scene.double.moderator("eva"), scene.double.moderator("mia"));
    eva.speaks("de");
    let card = scene.told(&eva.runs(relay, "review", &[]).unwrap()).await;
    assert!(
        card.content.starts_with("**Neu** · deine bis <t:") && card.content.ends_with("1 wartet"),
        "{}",
        card.content
    );
    assert_eq!(labels(&card)[..4], ["Gut", "Schlecht", "Berichtigen", "Ausschließen"]);
    let form = eva.clicks(card.id, "Berichtigen").unwrap().form(LIMIT).await.unwrap();
    assert_eq!(form["title"], "Was hätte sie sagen sollen?");
    let held = scene.told(&mia.uses(answered.part(), "Review this reply").unwrap()).await;
    assert!(held.content.starts_with("eva has that reply on the desk until <t:"), "{}", held.content);
    eva.clicks(card.id, "Schlecht").unwrap();
    let done = |view: &double::View<'_>| {
        view.message(card.id).filter(|it| it.content.contains("Die davor: **Schlecht**."))
    };
    scene.double.wait("what was decided", LIMIT, done).await.unwrap();
    let figures = scene.told(&eva.runs(relay, "stats", &[]).unwrap()).await;
    for part in [
        "**Die letzten 90 Tage, alle Kanäle, die du prüfst**",
        "0 % von 1 Bewertungen sind Daumen hoch",
        "1 entschieden, im Median nach 1 min.",
        "untereinander: noch zu wenige Bewertungen",
    ] {
        assert!(figures.content.contains(part), "{part} in {}", figures.content);
    }
    let in_words = figures.attachments[0]["description"].as_str().unwrap();
    assert!(in_words.ends_with("scripted: 0 % gemocht."), "{in_words}");
    scene.end().await;
}

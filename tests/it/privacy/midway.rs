//! Replies that are being written to somebody when somebody else's words go: they end as they would, and bring nothing back.

use double::model::{Answer, Gate, Script};
use double::{Id, Person};
use teachback::domain::consent::Keep;
use teachback::domain::event::Finish;
use teachback::domain::rules::Rules;

use crate::privacy::chooses;
use crate::privacy::dump::rows_with;
use crate::privacy::forget::forgets;
use crate::support::scene::{Cast, Scene};

const WORDS: &str = "My canary sings every day at noon";
const TOLD: &str = "She said: my canary sings every day at noon.";

/// A model that tells what was said before, once the gate opens.
fn gossip(gate: &Gate) -> Script {
    let gate = gate.clone();
    Script::new(move |ask| match ask.user.contains("What did she say") {
        true => {
            let words = ["She said: my canary", " sings every day at noon."].map(str::to_owned);
            Answer { tokens: words.into(), ..Answer::at_once("") }.held(1, &gate).into()
        }
        false => Answer::at_once("Four.").into(),
    })
}

/// Zenobia says something, and Bob is being told about it.
async fn is_told(scene: &Scene, zenobia: &Person, bob: &Person) -> Id {
    scene.asked(zenobia, scene.double.channel("relay"), WORDS).await;
    let question = bob.says("relay", "What did she say?").unwrap();
    scene.reply_to(question).await;
    question
}

/// What the model is sent last.
fn asked_last(scene: &Scene) -> String {
    scene.model.requests().pop().unwrap().body["messages"].to_string()
}

#[tokio::test]
async fn a_reply_to_somebody_else_that_quotes_whoever_is_forgotten_meanwhile_is_not_kept() {
    let gate = Gate::closed();
    let scene = Scene::with(Cast::script(gossip(&gate)).without_limits()).await;
    let (zenobia, bob) = (scene.double.person("zenobia"), scene.double.person("bob"));
    let question = is_told(&scene, &zenobia, &bob).await;
    forgets(&scene, &zenobia).await;
    gate.open();
    let ended = scene.ended(question).await;
    assert_eq!((ended.finish.clone(), ended.text.clone()), (Finish::Ended, None));
    assert_eq!(scene.double.message(ended.part()).unwrap().content, TOLD);
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    // Nor is it in memory: what comes next follows Bob's words alone.
    scene.asked(&bob, scene.double.channel("relay"), "And what is two and two?").await;
    let prompt = asked_last(&scene);
    assert!(prompt.contains("What did she say") && !prompt.contains("canary"), "{prompt}");
    scene.end().await;
}

#[tokio::test]
async fn nor_does_a_start_after_a_crash_bring_it_back() {
    let gate = Gate::closed();
    let mut scene = Scene::with(Cast::script(gossip(&gate)).without_limits()).await;
    let (zenobia, bob) = (scene.double.person("zenobia"), scene.double.person("bob"));
    let question = is_told(&scene, &zenobia, &bob).await;
    scene.until_kinds("show_part", 2).await;
    forgets(&scene, &zenobia).await;
    scene.kill().await;
    scene.start().await;
    let ended = scene.ended(question).await;
    assert_eq!((ended.finish.clone(), ended.text.clone()), (Finish::Cut, None));
    assert!(scene.double.message(ended.part()).unwrap().content.contains("She said"));
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    scene.end().await;
}

#[tokio::test]
async fn a_reply_that_quotes_nobody_who_is_gone_is_kept() {
    let gate = Gate::closed();
    let scene = Scene::with(Cast::script(gossip(&gate)).without_limits()).await;
    let (ada, zenobia, bob) =
        (scene.double.person("ada"), scene.double.person("zenobia"), scene.double.person("bob"));
    scene.asked(&ada, scene.double.channel("relay"), "Something else altogether, from somebody else").await;
    let question = is_told(&scene, &zenobia, &bob).await;
    forgets(&scene, &ada).await;
    gate.open();
    assert_eq!(scene.ended(question).await.text.as_deref(), Some(TOLD));
    scene.end().await;
}

#[tokio::test]
async fn a_reply_that_quotes_somebody_who_keeps_nothing_is_not_kept_either() {
    let gate = Gate::closed();
    gate.open();
    let rules = Rules { keep: Keep::OptIn, ..Rules::default() };
    let scene = Scene::with(Cast { rules, ..Cast::script(gossip(&gate)).without_limits() }).await;
    let (zenobia, bob) = (scene.double.person("zenobia"), scene.double.person("bob"));
    chooses(&scene, &bob, "Keep what I say").await;
    let question = is_told(&scene, &zenobia, &bob).await;
    let ended = scene.ended(question).await;
    assert_eq!((ended.finish.clone(), ended.text.clone()), (Finish::Ended, None));
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    let kept = scene.asked(&bob, scene.double.channel("relay"), "And what is two and two?").await;
    assert_eq!(kept.text.as_deref(), Some("Four."));
    // It is held for a while, since the conversation goes on.
    assert!(asked_last(&scene).contains(TOLD), "{}", asked_last(&scene));
    scene.end().await;
}

#[tokio::test]
async fn what_was_answered_to_whoever_is_forgotten_is_not_held_for_others() {
    let gate = Gate::closed();
    let scene = Scene::with(Cast::script(crate::talk::held_by(&gate)).without_limits()).await;
    let (zenobia, bob, relay) =
        (scene.double.person("zenobia"), scene.double.person("bob"), scene.double.channel("relay"));
    let question = zenobia.says("relay", "hold the canary").unwrap();
    scene.reply_to(question).await;
    forgets(&scene, &zenobia).await;
    gate.open();
    scene.ended(question).await;
    zenobia.edits(question, "the canary is back").unwrap();
    scene.until_kinds("edit_message", 1).await;
    scene.asked(&bob, relay, "What now?").await;
    let prompt = asked_last(&scene);
    assert!(!prompt.contains("canary") && !prompt.contains("Four."), "{prompt}");
    scene.end().await;
}

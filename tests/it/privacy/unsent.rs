//! What was erased while a request waited is not sent any more.

use double::model::{Answer, End, Gate, Raw, Script};
use teachback::domain::consent::Keep;
use teachback::domain::event::{Fact, Finish};
use teachback::domain::rules::Rules;

use crate::support::scene::{Cast, Ended, Manner, Other, Scene};

/// A model whose connection breaks under the second request once the gate is open; then comes what `then` says.
fn breaks(gate: &Gate, then: impl Fn(usize) -> Option<Raw> + Send + Sync + 'static) -> Script {
    let gate = gate.clone();
    Script::new(move |ask| match ask.number {
        1 => Answer { tokens: Vec::new(), then: End::Cut, ..Answer::at_once("") }.held(0, &gate).into(),
        number => then(number).map_or_else(|| Answer::at_once("Four.").into(), Into::into),
    })
}

/// Ada says something and asks more, and deletes what she said first while the second request is under way; how the reply to that ends.
async fn deletes_meanwhile(scene: &Scene, gate: &Gate) -> Ended {
    let ada = scene.double.person("ada");
    let first = ada.says("relay", "The canary asks").unwrap();
    scene.ended(first).await;
    let second = ada.says("relay", "What then?").unwrap();
    scene.wait_until("the request", |_| scene.model.requests().len() == 2).await;
    ada.deletes(first).unwrap();
    scene.until_kinds("erase", 1).await;
    gate.open();
    scene.ended(second).await
}

fn sent(scene: &Scene, number: usize) -> String {
    scene.model.requests()[number].body["messages"].to_string()
}

#[tokio::test]
async fn a_message_that_is_deleted_before_the_model_is_asked_again_is_not_in_what_it_gets() {
    let gate = Gate::closed();
    let scene = Scene::with(Cast::script(breaks(&gate, |_| None)).without_limits()).await;
    assert_eq!(deletes_meanwhile(&scene, &gate).await.finish, Finish::Ended);
    assert!(sent(&scene, 1).contains("canary"));
    let again = sent(&scene, 2);
    assert!(!again.contains("canary") && again.contains("What then?"), "{again}");
    // The log says what was sent.
    let log = scene.log().await;
    let begun = log.iter().filter_map(|it| match &it.event.fact {
        Fact::ReplyBegun(begun) => Some(begun.turns.len()),
        _ => None,
    });
    assert_eq!(begun.collect::<Vec<_>>(), [1, 3, 1], "an answer alone is no beginning");
    scene.end().await;
}

#[tokio::test]
async fn a_model_that_stands_in_does_not_get_it_either() {
    let gate = Gate::closed();
    let script = breaks(&gate, |number| (number == 2).then(|| Raw::refuse(503, "{}")));
    let other = Other { name: "other", ..Other::default() };
    let cast = Cast { others: vec![other], fallback: vec!["other"], ..Cast::script(script).without_limits() };
    let scene = Scene::with(cast).await;
    deletes_meanwhile(&scene, &gate).await;
    assert_eq!(scene.model.requests().len(), 4);
    for number in [2, 3] {
        assert!(!sent(&scene, number).contains("canary"), "{}", sent(&scene, number));
    }
    scene.end().await;
}

#[tokio::test]
async fn a_request_that_waits_in_line_loses_what_is_erased_and_ends_where_nothing_is_left_of_it() {
    let gate = Gate::closed();
    let held = gate.clone();
    let script = Script::new(move |ask| match ask.number {
        1 => Answer::at_once("Five.").held(0, &held).into(),
        _ => Answer::at_once("Four.").into(),
    });
    let manner = Manner { parallel: 1, ..Manner::default() };
    let scene = Scene::with(Cast { manner, ..Cast::script(script).without_limits() }).await;
    let (ada, bob, relay) =
        (scene.double.person("ada"), scene.double.person("bob"), scene.double.channel("relay"));
    scene.asked(&bob, relay, "The canary asks").await;
    // The only place at the server is taken by somebody elsewhere.
    let elsewhere = scene.double.person("cid").says("general", &scene.to_bot("And here?")).unwrap();
    scene.wait_until("the request", |_| scene.model.requests().len() == 2).await;
    let waits = ada.says(relay, "What then?").unwrap();
    let direct = scene.double.direct_message_with(bob.id());
    let own = bob.says(direct, "The canary whispers").unwrap();
    scene.until_kinds("begin_reply", 4).await;
    let preview = scene.told(&bob.runs("relay", "forget-me", &[]).unwrap()).await;
    scene.told(&bob.clicks(preview.id, "Erase all of it").unwrap()).await;
    gate.open();
    scene.ended(elsewhere).await;
    assert_eq!(scene.ended(waits).await.finish, Finish::Ended);
    assert_eq!(scene.ended(own).await.finish, Finish::Deleted);
    let requests = scene.model.requests();
    assert_eq!(requests.len(), 3, "what is left of nothing is not asked");
    let last = sent(&scene, 2);
    assert!(last.contains("What then?"), "{last}");
    for words in ["canary", "bob"] {
        assert!(!last.contains(words), "{last}");
    }
    scene.end().await;
}

#[tokio::test]
async fn words_that_are_only_in_mind_are_not_sent_after_their_message_is_gone() {
    let gate = Gate::closed();
    let rules = Rules { keep: Keep::OptIn, ..Rules::default() };
    let cast = Cast { rules, ..Cast::script(breaks(&gate, |_| None)).without_limits() };
    let scene = Scene::with(cast).await;
    deletes_meanwhile(&scene, &gate).await;
    let again = sent(&scene, 2);
    assert!(!again.contains("canary") && again.contains("What then?"), "{again}");
    scene.end().await;
}

#[tokio::test]
async fn nor_are_those_of_somebody_who_wanted_all_of_it_gone() {
    let rules = Rules { keep: Keep::OptIn, ..Rules::default() };
    let scene = Scene::with(Cast { rules, ..Cast::default().without_limits() }).await;
    let (ada, bob) = (scene.double.person("ada"), scene.double.person("bob"));
    for (who, words) in [(&ada, "The canary asks"), (&bob, "The parrot asks")] {
        let question = who.says("relay", words).unwrap();
        scene.ended(question).await;
    }
    let told = scene.told(&ada.runs("relay", "forget-me", &[]).unwrap()).await;
    assert_eq!(told.content, "Nothing is kept of you.");
    let question = bob.says("relay", "What then?").unwrap();
    scene.ended(question).await;
    let last = sent(&scene, 2);
    assert!(!last.contains("canary") && last.contains("parrot"), "{last}");
    scene.end().await;
}

//! What waits while a reply is being written, and how a reply is ended by hand.

use double::model::Gate;
use double::{Id, Person};
use teachback::domain::event::{Fact, Finish};
use teachback::domain::rules::Rules;

use crate::privacy::forget::redacts;
use crate::support::scene::{Cast, Scene, labels};
use crate::talk::held_by;

const WAITS: &str = "⌛";

/// A scene in which Ada waits for an answer that the gate holds back.
async fn held(gate: &Gate) -> (Scene, Person, Id) {
    let scene = Scene::with(Cast::script(held_by(gate)).without_limits()).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "hold on").unwrap();
    scene.reply_to(question).await;
    (scene, ada, question)
}

#[tokio::test]
async fn what_waits_shows_it_and_is_answered_in_order() {
    let gate = Gate::closed();
    let (scene, ada, first) = held(&gate).await;
    let mut questions = vec![first];
    for name in ["bob", "cleo", "dan"] {
        let question = scene.double.person(name).says("relay", &format!("{name}'s question")).unwrap();
        scene.sign(question, WAITS).await;
        questions.push(question);
    }
    assert_eq!(scene.model.requests().len(), 1);
    assert_eq!(scene.double.reactions(first), []);
    gate.open();
    let mut replies = Vec::new();
    for question in questions {
        replies.push(scene.ended(question).await.reply);
        scene.no_sign(question, WAITS).await;
    }
    assert_eq!(begun(&scene).await, replies);
    assert_eq!(ada.name(), "ada");
    scene.end().await;
}

#[tokio::test]
async fn what_is_erased_while_it_waits_does_not_look_as_if_it_waited_for_ever() {
    let gate = Gate::closed();
    let (scene, _, first) = held(&gate).await;
    let waits = scene.double.person("bob").says("relay", "And I?").unwrap();
    scene.sign(waits, WAITS).await;
    let mia = scene.double.moderator("mia");
    assert!(redacts(&scene, &mia, waits, "private").await.contains("is erased here"));
    gate.open();
    scene.ended(first).await;
    assert_eq!(scene.ended(waits).await.finish, Finish::Deleted);
    scene.no_sign(waits, WAITS).await;
    scene.end().await;
}

/// The replies in the order in which the model was asked for them.
async fn begun(scene: &Scene) -> Vec<teachback::domain::id::MessageId> {
    let log = scene.log().await;
    let begun = log.iter().filter(|recorded| matches!(recorded.event.fact, Fact::ReplyBegun(_)));
    begun.filter_map(|recorded| recorded.event.message).collect()
}

#[tokio::test]
async fn what_one_person_says_while_they_wait_is_answered_together() {
    let gate = Gate::closed();
    let (scene, _, _) = held(&gate).await;
    let (bob, cleo) = (scene.double.person("bob"), scene.double.person("cleo"));
    let one = bob.says("relay", "One thing.").unwrap();
    let other = cleo.says("relay", "Another thing.").unwrap();
    let two = bob.says("relay", "Two things.").unwrap();
    scene.sign(two, WAITS).await;
    gate.open();
    let (first, last) = (scene.ended(one).await, scene.ended(two).await);
    scene.ended(other).await;
    assert_eq!(first.reply, last.reply);
    let requests = scene.model.requests();
    assert_eq!(requests.len(), 3);
    assert!(requests[1].user().ends_with("bob: One thing.\n\nbob: Two things."), "{}", requests[1].user());
    // The reply refers to the last of them.
    assert_eq!(scene.double.look(|view| (view.replies_to(one).len(), view.replies_to(two).len())), (0, 1));
    for question in [one, two, other] {
        scene.no_sign(question, WAITS).await;
    }
    scene.end().await;
}

#[tokio::test]
async fn the_twenty_first_that_would_wait_gets_one_honest_line() {
    let gate = Gate::closed();
    let (scene, _, _) = held(&gate).await;
    let mut last = None;
    for number in 0..20 {
        last = Some(scene.double.person(&format!("person {number}")).says("relay", "And I?").unwrap());
    }
    let last = last.unwrap();
    scene.turn(last).await;
    let late = scene.double.person("late").says("relay", "And I?").unwrap();
    let line = scene.reply_to(late).await;
    assert_eq!(
        line.content,
        "-# Too many questions wait here, so this one is not answered. Please ask again later."
    );
    gate.open();
    scene.ended(last).await;
    assert_eq!(scene.model.requests().len(), 21);
    let again = scene.double.person("late").says("relay", "And now?").unwrap();
    assert_eq!(scene.ended(again).await.finish, Finish::Ended);
    scene.end().await;
}

#[tokio::test]
async fn how_many_may_wait_is_a_setting() {
    let gate = Gate::closed();
    let rules = Rules { waiting: 1, ..Rules::default() };
    let scene = Scene::with(Cast { rules, ..Cast::script(held_by(&gate)) }).await;
    let question = scene.double.person("ada").says("relay", "hold on").unwrap();
    scene.reply_to(question).await;
    let waits = scene.double.person("bob").says("relay", "And I?").unwrap();
    let late = scene.double.person("cleo").says("relay", "And I?").unwrap();
    scene.reply_to(late).await;
    gate.open();
    scene.ended(waits).await;
    scene.end().await;
}

#[tokio::test]
async fn the_asker_stops_a_reply_and_what_waits_comes_next() {
    let gate = Gate::closed();
    let (scene, ada, question) = held(&gate).await;
    let waits = scene.double.person("bob").says("relay", "And I?").unwrap();
    scene.sign(waits, WAITS).await;
    let ended = stopped_by(&scene, &ada, question).await;
    assert_eq!(ended, (Finish::Stopped, Some("Fo".to_owned())));
    let shown = scene.reply_to(question).await;
    assert_eq!(shown.content, "Fo\n-# Stopped.");
    assert_eq!(labels(&shown), ["✏️"]);
    assert_eq!(scene.ended(waits).await.finish, Finish::Ended);
    scene
        .model
        .wait("the request to be over", crate::support::scene::LIMIT, |all| {
            all[0].state == double::model::State::Cancelled
        })
        .await
        .unwrap();
    scene.end().await;
}

#[tokio::test]
async fn a_moderator_stops_anybodys_reply() {
    let gate = Gate::closed();
    let (scene, _, question) = held(&gate).await;
    let mia = scene.double.moderator("mia");
    assert_eq!(stopped_by(&scene, &mia, question).await.0, Finish::Stopped);
    scene.end().await;
}

async fn stopped_by(scene: &Scene, who: &Person, question: Id) -> (Finish, Option<String>) {
    let pressed = who.clicks(scene.reply_to(question).await.id, "Stop").unwrap();
    assert_eq!(scene.told(&pressed).await.content, "Stopping.");
    let ended = scene.ended(question).await;
    (ended.finish, ended.text)
}

#[tokio::test]
async fn a_stranger_cannot_stop_a_reply() {
    let gate = Gate::closed();
    let (scene, _, question) = held(&gate).await;
    let pressed = scene.double.person("bob").clicks(scene.reply_to(question).await.id, "Stop").unwrap();
    assert_eq!(scene.told(&pressed).await.content, "That is for the person who asked and for moderators.");
    gate.open();
    assert_eq!(scene.ended(question).await.finish, Finish::Ended);
    scene.end().await;
}

#[tokio::test]
async fn a_stop_that_comes_too_late_says_so() {
    let gate = Gate::closed();
    let (scene, ada, question) = held(&gate).await;
    let reply = scene.reply_to(question).await;
    // The button as it stands on a screen that is behind.
    let held_events = scene.double.faults().hold_events();
    let pressed = ada.clicks(reply.id, "Stop").unwrap();
    gate.open();
    scene.ended(question).await;
    held_events.release();
    assert_eq!(scene.told(&pressed).await.content, "That reply has ended already.");
    scene.end().await;
}

#[tokio::test]
async fn two_conversations_never_wait_for_each_other() {
    let gate = Gate::closed();
    let (scene, ada, question) = held(&gate).await;
    let bob = scene.double.person("bob");
    let mention = scene.to_bot("Two and two?");
    // Two people in one channel by mention, a direct message, a thread: each a conversation of its own.
    let held_here = ada.says("general", &scene.to_bot("hold on")).unwrap();
    scene.reply_to(held_here).await;
    let thread = ada.opens_thread_in("relay", "aside", false).unwrap();
    for asked in [
        bob.says("general", &mention).unwrap(),
        ada.writes_to_the_bot("Two and two?").unwrap(),
        bob.says(thread, "Two and two?").unwrap(),
    ] {
        assert_eq!(scene.ended(asked).await.finish, Finish::Ended);
        assert_eq!(scene.double.reactions(asked), []);
    }
    gate.open();
    scene.ended(question).await;
    scene.ended(held_here).await;
    scene.end().await;
}

#[tokio::test]
async fn what_waits_in_a_conversation_that_is_cleared_is_answered_all_the_same() {
    let gate = Gate::closed();
    let (scene, ada, first) = held(&gate).await;
    let waits = scene.double.person("bob").says("relay", "And I?").unwrap();
    scene.sign(waits, WAITS).await;
    scene.told(&ada.runs("relay", "clear", &[]).unwrap()).await;
    let fresh = ada.says("relay", "Afresh?").unwrap();
    let ended = scene.ended(fresh).await;
    assert_eq!(ended.finish, Finish::Ended);
    gate.open();
    for question in [first, waits] {
        let old = scene.ended(question).await;
        assert_eq!(old.finish, Finish::Ended);
        assert_ne!(old.conversation, ended.conversation);
    }
    scene.no_sign(waits, WAITS).await;
    scene.end().await;
}

#[tokio::test]
async fn what_the_database_refuses_for_a_while_is_answered_once_it_does_not() {
    let scene = Scene::with(Cast::default().without_limits()).await;
    let ada = scene.double.person("ada");
    // What is owed asks for it, what is recorded does not.
    sqlx::query("alter table files rename to files_elsewhere").execute(scene.store.pool()).await.unwrap();
    let first = ada.says("relay", "One?").unwrap();
    scene.prints("a conversation cannot be answered").await;
    let second = ada.says("relay", "Two?").unwrap();
    scene.until_kinds("add_message", 2).await;
    sqlx::query("alter table files_elsewhere rename to files").execute(scene.store.pool()).await.unwrap();
    scene.ended(first).await;
    scene.ended(second).await;
    assert_eq!(scene.print.text().matches("a conversation cannot be answered").count(), 1);
    scene.end().await;
}

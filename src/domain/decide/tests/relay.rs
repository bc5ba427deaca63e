//! Which places are relayed.

use super::people::{ANN, BOB, MAX, general, mention, relayed, thread_in, thread_on, unreadable, words};
use super::scene::Scene;
use super::seen::{Came, came};
use super::settings::manager;
use crate::domain::decide::Answer;
use crate::domain::event::{Place, Through};
use crate::domain::inbound::Wish;
use crate::domain::route::Why;
use crate::domain::settings::Manager;

const IGNORED: Came = Came::Nothing(Why::NotForUs);

fn check(scene: &mut Scene, place: &Place, expected: Came) {
    let heard = scene.says(ANN, place, words("What is tea?"));
    assert_eq!(came(&heard.decision), expected, "{place:?}");
}

#[test]
fn a_message_in_a_listed_channel_is_a_turn() {
    check(&mut Scene::new(), &relayed(), Came::Turn);
}

#[test]
fn a_message_in_another_channel_is_nothing() {
    check(&mut Scene::new(), &general(), IGNORED);
    check(&mut Scene::new(), &thread_in(&general()), IGNORED);
}

#[test]
fn a_thread_in_a_relayed_channel_inherits_the_relay() {
    check(&mut Scene::new(), &thread_in(&relayed()), Came::Turn);
}

#[test]
fn a_place_is_switched_on_and_off() {
    let mut scene = Scene::new();
    assert_eq!(
        scene.presses(MAX, &general(), Wish::Relay(manager(), true)).answer,
        Some(Answer::Relay(true))
    );
    check(&mut scene, &general(), Came::Turn);
    check(&mut scene, &thread_in(&general()), Came::Turn);
    assert_eq!(
        scene.presses(MAX, &general(), Wish::Relay(manager(), false)).answer,
        Some(Answer::Relay(false))
    );
    check(&mut scene, &general(), IGNORED);
}

#[test]
fn a_listed_channel_can_be_switched_off() {
    let mut scene = Scene::new();
    scene.presses(MAX, &relayed(), Wish::Relay(manager(), false));
    check(&mut scene, &relayed(), IGNORED);
    check(&mut scene, &thread_in(&relayed()), IGNORED);
}

#[test]
fn the_nearest_switch_wins() {
    let mut scene = Scene::new();
    scene.presses(MAX, &thread_in(&relayed()), Wish::Relay(manager(), false));
    check(&mut scene, &relayed(), Came::Turn);
    check(&mut scene, &thread_in(&relayed()), IGNORED);

    let mut scene = Scene::new();
    scene.presses(MAX, &thread_in(&general()), Wish::Relay(manager(), true));
    check(&mut scene, &general(), IGNORED);
    check(&mut scene, &thread_in(&general()), Came::Turn);
}

#[test]
fn a_switch_that_stands_already_is_no_event() {
    let mut scene = Scene::new();
    let decision = scene.presses(MAX, &relayed(), Wish::Relay(manager(), true));
    assert_eq!((decision.events.len(), decision.answer), (0, Some(Answer::Relay(true))));
}

#[test]
fn only_who_manages_the_channel_switches_the_relay() {
    let mut scene = Scene::new();
    let decision = scene.presses(BOB, &general(), Wish::Relay(Manager::default(), true));
    assert_eq!((decision.events.len(), decision.answer), (0, Some(Answer::NotAManager)));
    check(&mut scene, &general(), IGNORED);
}

#[test]
fn without_the_right_to_read_nothing_is_relayed() {
    let mut scene = Scene::with(|rules| rules.reads_all = false);
    let heard = scene.says(ANN, &relayed(), unreadable());
    assert_eq!(came(&heard.decision), IGNORED);
    let decision = scene.presses(MAX, &general(), Wish::Relay(manager(), true));
    assert_eq!((decision.events.len(), decision.answer), (0, Some(Answer::CannotRelay)));
}

#[test]
fn a_relay_can_be_switched_off_even_while_nothing_can_be_read() {
    let mut scene = Scene::with(|rules| rules.reads_all = false);
    scene.presses(MAX, &relayed(), Wish::Relay(manager(), false));
    scene.rules.reads_all = true;
    check(&mut scene, &relayed(), IGNORED);
}

#[test]
fn a_thread_on_a_reply_in_a_relayed_channel_holds_feedback_and_no_turns() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), mention("What is tea?"));
    let heard = scene.says(BOB, &thread_on(reply.part(), &relayed()), words("Too short."));
    assert_eq!(came(&heard.decision), Came::Feedback(Through::Thread));
}

//! Conversations that end by silence, with one honest line afterwards.

use std::time::Duration;

use super::people::{ANN, direct, general, mention, relayed, thread_in, words};
use super::scene::Scene;
use super::seen::{ends, starts};
use crate::domain::event::{EndReason, Place};
use crate::domain::id::ConversationId;

const HOUR: Duration = Duration::from_secs(60 * 60);

/// Somebody was answered in the place, and silence followed.
fn given_silence(place: &Place, silence: Duration) -> (Scene, ConversationId) {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, place, mention("What is tea?"));
    let conversation = scene.known.message(reply.id).unwrap().conversation;
    // Saying something takes a second.
    scene.passes(silence - Duration::from_secs(1));
    (scene, conversation)
}

fn check_ends(place: &Place, silence: Duration) {
    let (mut scene, before) = given_silence(place, silence);
    let heard = scene.says(ANN, place, mention("And coffee?"));
    assert_eq!(ends(&heard.decision), [EndReason::Idle], "{place:?} {silence:?}");
    let turn = scene.turn(&heard);
    assert_eq!(turn.parent, None, "it begins afresh");
    let now = scene.known.conversation(turn.conversation).unwrap();
    assert_eq!((now.after, now.continues), (Some(EndReason::Idle), None));
    assert_eq!(scene.known.conversation(before).unwrap().ended, Some(EndReason::Idle));
}

fn check_goes_on(place: &Place, silence: Duration) {
    let (mut scene, before) = given_silence(place, silence);
    let heard = scene.says(ANN, place, mention("And coffee?"));
    assert!(!starts(&heard.decision), "{place:?} {silence:?}");
    assert_eq!(scene.turn(&heard).conversation, before);
}

#[test]
fn a_conversation_in_a_channel_ends_after_six_hours() {
    for channel in [relayed(), general()] {
        check_goes_on(&channel, 6 * HOUR);
        check_ends(&channel, 6 * HOUR + Duration::from_millis(1));
    }
}

#[test]
fn a_conversation_in_direct_messages_ends_after_a_day() {
    check_goes_on(&direct(), 24 * HOUR);
    check_ends(&direct(), 24 * HOUR + Duration::from_millis(1));
}

#[test]
fn a_conversation_in_a_thread_never_ends_by_silence() {
    check_goes_on(&thread_in(&relayed()), 1_000 * HOUR);
}

#[test]
fn it_ended_when_the_silence_had_lasted() {
    let (mut scene, before) = given_silence(&relayed(), 50 * HOUR);
    let last_at = scene.known.conversation(before).unwrap().last_at;
    scene.says(ANN, &relayed(), words("And coffee?"));
    assert_eq!(scene.known.conversation(before).unwrap().ended_at, Some(last_at.after(6 * HOUR)));
}

#[test]
fn it_does_not_end_while_a_reply_is_owed() {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is tea?"));
    scene.passes(50 * HOUR);
    let heard = scene.says(ANN, &relayed(), words("Hello?"));
    assert_eq!(scene.turn(&heard).conversation, scene.turn(&question).conversation);
}

#[test]
fn a_reply_breaks_the_silence_and_feedback_does_not() {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is tea?"));
    scene.passes(5 * HOUR);
    let reply = scene.answer(&question, &relayed());
    scene.passes(5 * HOUR);
    let goes_on = scene.says(ANN, &relayed(), words("And coffee?"));
    assert!(!starts(&goes_on.decision));
    scene.answer(&goes_on, &relayed());
    scene.passes(4 * HOUR);
    scene.says(ANN, &relayed(), words("Good.").to(reply.part()));
    scene.passes(4 * HOUR);
    assert_eq!(ends(&scene.says(ANN, &relayed(), words("And milk?")).decision), [EndReason::Idle]);
}

#[test]
fn a_reply_is_followed_even_after_the_silence() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let before = scene.going_on(&relayed());
    scene.passes(50 * HOUR);
    let heard = scene.says(ANN, &relayed(), mention("Which kinds?").to(reply.part()));
    let now = scene.known.conversation(scene.turn(&heard).conversation).unwrap();
    assert_eq!((scene.turn(&heard).parent, now.continues), (Some(reply.id), before));
}

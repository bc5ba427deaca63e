//! `/clear`, and taking it back.

use std::time::Duration;

use super::people::{ANN, BOB, MAX, general, mention, relayed, words};
use super::scene::{Scene, does};
use super::seen::ends;
use crate::domain::decide::{Act, Answer, Decision};
use crate::domain::event::{EndReason, Place};
use crate::domain::id::ConversationId;
use crate::domain::inbound::Wish;

const UNDO: Duration = Duration::from_secs(10 * 60);

fn clear(scene: &mut Scene, place: &Place) -> ConversationId {
    match scene.presses(ANN, place, Wish::Clear).answer {
        Some(Answer::Cleared(conversation)) => conversation,
        other => panic!("not cleared: {other:?}"),
    }
}

fn undo(scene: &mut Scene, place: &Place, conversation: ConversationId) -> Decision {
    scene.presses(ANN, place, Wish::UndoClear(conversation))
}

#[test]
fn a_cleared_conversation_has_ended_and_the_next_begins_afresh() {
    let mut scene = Scene::new();
    scene.answered(ANN, &relayed(), words("What is tea?"));
    let before = scene.going_on(&relayed()).unwrap();
    assert_eq!(clear(&mut scene, &relayed()), before);
    assert_eq!(scene.known.conversation(before).unwrap().ended, Some(EndReason::Cleared));
    let next = scene.says(ANN, &relayed(), words("What is coffee?"));
    let turn = scene.turn(&next);
    let now = scene.known.conversation(turn.conversation).unwrap();
    assert_eq!((turn.parent, now.continues, now.after), (None, None, None));
}

#[test]
fn clearing_where_nothing_goes_on_is_said_so() {
    let mut scene = Scene::new();
    let decision = scene.presses(ANN, &relayed(), Wish::Clear);
    assert_eq!((decision.events.len(), decision.answer), (0, Some(Answer::NothingToClear)));
    scene.answered(ANN, &relayed(), words("What is tea?"));
    clear(&mut scene, &relayed());
    assert_eq!(scene.presses(BOB, &relayed(), Wish::Clear).answer, Some(Answer::NothingToClear));
}

#[test]
fn what_is_owed_when_it_is_cleared_is_still_answered() {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is tea?"));
    clear(&mut scene, &relayed());
    scene.answer(&question, &relayed());
}

#[test]
fn undone_within_ten_minutes_the_conversation_goes_on() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let cleared = clear(&mut scene, &relayed());
    scene.passes(UNDO - Duration::from_secs(1));
    assert_eq!(undo(&mut scene, &relayed(), cleared).answer, Some(Answer::TakenUp));
    let heard = scene.says(BOB, &relayed(), words("And coffee?"));
    let turn = scene.turn(&heard);
    let now = scene.known.conversation(turn.conversation).unwrap();
    assert_eq!((now.continues, turn.parent), (Some(cleared), Some(reply.id)));
}

#[test]
fn what_follows_a_reply_that_is_still_written_waits_for_it() {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is tea?"));
    let reply = scene.begin(&question, &relayed());
    let cleared = clear(&mut scene, &relayed());
    undo(&mut scene, &relayed(), cleared);
    let next = scene.says(BOB, &relayed(), words("And coffee?"));
    assert!(does(&next.decision, &Act::MarkWaiting(next.spot.clone())));
    let taken_up = scene.turn(&next).conversation;
    assert_ne!(taken_up, cleared);
    let decision = scene.finish(&reply);
    assert!(does(&decision, &Act::Answer(taken_up)), "{decision:?}");
}

#[test]
fn after_ten_minutes_it_is_too_late() {
    let mut scene = Scene::new();
    scene.answered(ANN, &relayed(), words("What is tea?"));
    let cleared = clear(&mut scene, &relayed());
    scene.passes(UNDO);
    let decision = undo(&mut scene, &relayed(), cleared);
    assert_eq!((decision.events.len(), decision.answer), (0, Some(Answer::TooLateToUndo)));
}

#[test]
fn undone_twice_is_undone_once() {
    let mut scene = Scene::new();
    scene.answered(ANN, &relayed(), words("What is tea?"));
    let cleared = clear(&mut scene, &relayed());
    undo(&mut scene, &relayed(), cleared);
    let again = undo(&mut scene, &relayed(), cleared);
    assert_eq!((again.events.len(), again.answer), (0, Some(Answer::TakenUp)));
}

#[test]
fn what_has_begun_since_ends_when_it_is_undone() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let cleared = clear(&mut scene, &relayed());
    scene.answered(ANN, &relayed(), words("What is coffee?"));
    let decision = undo(&mut scene, &relayed(), cleared);
    assert_eq!((ends(&decision), decision.answer), (vec![EndReason::Undone], Some(Answer::TakenUp)));
    let heard = scene.says(ANN, &relayed(), words("Which kinds?"));
    assert_eq!(scene.turn(&heard).parent, Some(reply.id));
}

#[test]
fn in_an_ordinary_channel_people_clear_their_own() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &general(), mention("What is tea?"));
    scene.answered(BOB, &general(), mention("What is coffee?"));
    let bobs = scene.own(&general(), BOB);
    let cleared = clear(&mut scene, &general());
    assert_eq!((scene.own(&general(), ANN), scene.own(&general(), BOB)), (None, bobs));
    undo(&mut scene, &general(), cleared);
    let heard = scene.says(ANN, &general(), mention("Which kinds?"));
    assert_eq!(scene.turn(&heard).parent, Some(reply.id));
    assert_eq!(scene.own(&general(), ANN), Some(scene.turn(&heard).conversation));
}

#[test]
fn once_the_relay_is_on_everybodys_conversation_is_cleared() {
    let mut scene = Scene::new();
    scene.answered(ANN, &general(), mention("What is tea?"));
    scene.presses(MAX, &general(), Wish::Relay(super::settings::manager(), true));
    scene.answered(ANN, &general(), words("What is coffee?"));
    let everybodys = scene.going_on(&general()).unwrap();
    assert_eq!(clear(&mut scene, &general()), everybodys);
}

#[test]
fn a_conversation_of_another_place_or_another_end_is_not_taken_up() {
    let mut scene = Scene::new();
    scene.answered(ANN, &relayed(), words("What is tea?"));
    let cleared = clear(&mut scene, &relayed());
    assert_eq!(undo(&mut scene, &general(), cleared).answer, Some(Answer::TooLateToUndo));
    scene.answered(ANN, &relayed(), words("What is coffee?"));
    let gone = scene.going_on(&relayed()).unwrap();
    scene.goes(&relayed());
    assert_eq!(undo(&mut scene, &relayed(), gone).answer, Some(Answer::TooLateToUndo));
    let unknown = ConversationId::from_u128(9);
    assert_eq!(undo(&mut scene, &relayed(), unknown).answer, Some(Answer::TooLateToUndo));
}

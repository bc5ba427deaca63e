//! The Stop button.

use super::people::{ANN, BOB, MAX, Player, relayed, words};
use super::scene::{Reply, Scene, does};
use crate::domain::decide::{Act, Answer};
use crate::domain::event::Finish;
use crate::domain::id::MessageId;
use crate::domain::inbound::Wish;
use crate::domain::state::Stage;

fn given_a_running_reply() -> (Scene, Reply) {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is tea?"));
    let reply = scene.begin(&question, &relayed());
    (scene, reply)
}

fn check(by: Player, expected: Answer) {
    let (mut scene, reply) = given_a_running_reply();
    let decision = scene.presses(by, &relayed(), Wish::Stop(reply.id));
    assert_eq!(decision.answer, Some(expected.clone()));
    let stops = does(&decision, &Act::Stop(reply.id, Finish::Stopped));
    assert_eq!((stops, decision.events.len()), (expected == Answer::Stopping, 0));
}

#[test]
fn the_asker_and_moderators_may_stop_a_reply_and_others_may_not() {
    check(ANN, Answer::Stopping);
    check(MAX, Answer::Stopping);
    check(BOB, Answer::NotAllowed);
}

#[test]
fn stopping_comes_too_late_for_a_reply_that_has_ended() {
    let (mut scene, reply) = given_a_running_reply();
    scene.finish(&reply);
    for id in [reply.id, MessageId::from_u128(9)] {
        let decision = scene.presses(ANN, &relayed(), Wish::Stop(id));
        assert_eq!((decision.acts.len(), decision.answer), (0, Some(Answer::NothingToStop)));
    }
}

#[test]
fn after_a_stop_what_waits_is_answered() {
    let (mut scene, reply) = given_a_running_reply();
    let waits = scene.says(BOB, &relayed(), words("And coffee?"));
    scene.presses(ANN, &relayed(), Wish::Stop(reply.id));
    scene.finishes(reply.id, "Tea is", Finish::Stopped);
    assert_eq!(scene.stage(reply.id), Stage::Finished);
    scene.answer(&waits, &relayed());
}

//! What waits while a reply is being written.

use super::people::{ANN, BOB, MAX, Player, direct, general, mention, relayed, words};
use super::scene::{Heard, Reply, Scene, does};
use super::seen::{Came, came};
use crate::domain::decide::{Act, Answer, Notice};
use crate::domain::id::MessageId;
use crate::domain::inbound::Wish;
use crate::domain::route::Why;
use crate::domain::state::Stage;

/// Ann is being answered.
fn given_a_busy_place() -> (Scene, Reply) {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is tea?"));
    let reply = scene.begin(&question, &relayed());
    (scene, reply)
}

fn asks(scene: &mut Scene, by: Player, text: &str) -> Heard {
    scene.says(by, &relayed(), words(text))
}

fn waits(heard: &Heard) -> bool {
    does(&heard.decision, &Act::MarkWaiting(heard.spot.clone()))
}

/// The replies that are owed in the relayed channel, the next one first.
fn line(scene: &Scene) -> Vec<MessageId> {
    let conversation = scene.going_on(&relayed()).unwrap();
    scene.known.open_replies(conversation).map(|reply| reply.id).collect()
}

#[test]
fn a_question_waits_only_while_something_is_to_be_answered_before_it() {
    let mut scene = Scene::new();
    assert!(!waits(&asks(&mut scene, ANN, "What is tea?")));
    assert!(waits(&asks(&mut scene, BOB, "What is coffee?")));
    assert!(
        !waits(&scene.says(BOB, &direct(), words("What is coffee?"))),
        "conversations do not wait for each other"
    );
}

#[test]
fn people_with_conversations_of_their_own_do_not_wait_for_each_other() {
    let mut scene = Scene::new();
    assert!(!waits(&scene.says(ANN, &general(), mention("What is tea?"))));
    assert!(!waits(&scene.says(BOB, &general(), mention("What is coffee?"))));
}

#[test]
fn what_waits_is_answered_in_order_one_at_a_time() {
    let (mut scene, running) = given_a_busy_place();
    let (bobs, maxs) = (asks(&mut scene, BOB, "And coffee?"), asks(&mut scene, MAX, "And milk?"));
    let (second, third) = (scene.reply_to(&bobs).id, scene.reply_to(&maxs).id);
    assert_eq!(line(&scene), [running.id, second, third]);
    assert_eq!(scene.begins(second).ignored, Some(Why::Known), "one at a time");
    scene.finish(&running);
    assert_eq!(scene.begins(third).ignored, Some(Why::Known), "in order");
    scene.answer(&bobs, &relayed());
    scene.answer(&maxs, &relayed());
    assert_eq!(scene.turn(&bobs).parent, Some(running.id));
    assert_eq!(scene.turn(&maxs).parent, Some(second));
}

#[test]
fn what_one_person_says_while_they_wait_is_answered_together() {
    let (mut scene, running) = given_a_busy_place();
    let (first, second) = (asks(&mut scene, BOB, "And coffee?"), asks(&mut scene, BOB, "And milk?"));
    assert!(waits(&first) && waits(&second));
    let reply = scene.reply_to(&first).clone();
    assert_eq!(scene.reply_to(&second).id, reply.id);
    assert_eq!(reply.stage, Stage::Due { questions: 2 });
    assert_eq!(scene.turn(&second).parent, Some(scene.turn(&first).id));
    scene.finish(&running);
    scene.answer(&second, &relayed());
    assert_eq!(scene.known.message(reply.id).unwrap().parent, Some(scene.turn(&second).id));
}

#[test]
fn another_persons_question_in_between_keeps_its_place() {
    let (mut scene, running) = given_a_busy_place();
    let first = asks(&mut scene, BOB, "And coffee?");
    let between = asks(&mut scene, MAX, "And milk?");
    let second = asks(&mut scene, BOB, "With sugar?");
    let (bobs, maxs) = (scene.reply_to(&first).id, scene.reply_to(&between).id);
    assert_eq!(scene.reply_to(&second).id, bobs);
    assert_eq!(line(&scene), [running.id, bobs, maxs]);
    assert_eq!(scene.turn(&between).parent, Some(bobs));
}

#[test]
fn a_question_does_not_join_a_reply_that_is_being_written() {
    let (mut scene, running) = given_a_busy_place();
    let heard = asks(&mut scene, ANN, "And coffee?");
    assert_ne!(scene.reply_to(&heard).id, running.id);
    assert_eq!(scene.turn(&heard).parent, Some(running.id));
}

#[test]
fn a_question_that_names_its_reply_gets_an_answer_of_its_own() {
    let mut scene = Scene::new();
    let old = scene.answered(BOB, &relayed(), words("What is tea?"));
    let running = asks(&mut scene, ANN, "What is coffee?");
    scene.begin(&running, &relayed());
    let waiting = asks(&mut scene, BOB, "And milk?");
    let named = scene.says(BOB, &relayed(), mention("Which kinds?").to(old.part()));
    assert!(waits(&named));
    assert_ne!(scene.reply_to(&named).id, scene.reply_to(&waiting).id);
    assert_eq!(scene.turn(&named).parent, Some(old.id));
}

#[test]
fn twenty_may_wait_and_the_next_gets_one_honest_line() {
    let (mut scene, running) = given_a_busy_place();
    for number in 0..20 {
        let by = if number % 2 == 0 { BOB } else { MAX };
        assert_eq!(came(&asks(&mut scene, by, "And coffee?").decision), Came::Turn, "{number}");
    }
    let before = scene.log.len();
    let late = asks(&mut scene, ANN, "And milk?");
    assert_eq!(late.decision.acts, [Act::Tell(late.spot.clone(), Notice::TooManyWaiting)]);
    assert_eq!((scene.log.len(), late.decision.texts.len()), (before, 0), "nothing of it is kept");
    let elsewhere = scene.says(ANN, &direct(), words("And milk?"));
    assert_eq!(came(&elsewhere.decision), Came::Turn, "elsewhere there is room");
    scene.finish(&running);
    let next = line(&scene)[0];
    scene.begins(next);
    assert_eq!(came(&asks(&mut scene, ANN, "And milk?").decision), Came::Turn, "and then here again");
}

#[test]
fn feedback_is_answered_instead_only_where_there_is_room() {
    let (mut scene, running) = given_a_busy_place();
    let feedback = scene.says(MAX, &relayed(), words("Which kinds?").to(running.part()));
    for _ in 0..20 {
        asks(&mut scene, BOB, "And coffee?");
    }
    let wish = Wish::AnswerInstead(feedback.spot.message.clone());
    let decision = scene.presses(MAX, &relayed(), wish);
    assert_eq!((decision.events.len(), decision.answer), (0, Some(Answer::TooManyWaiting)));
    assert!(!scene.known.feedback(&feedback.spot.message).unwrap().withdrawn, "it stays feedback");
}

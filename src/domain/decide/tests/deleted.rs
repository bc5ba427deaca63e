//! Questions and feedback that are deleted: the words go, the log stays.

use super::people::{ANN, BOB, relayed, thread_on, words};
use super::scene::{Heard, Reply, Scene, does};
use super::seen::given;
use crate::domain::decide::{Act, Decision};
use crate::domain::event::{Fact, Finish};
use crate::domain::id::TextId;
use crate::domain::inbound::Wish;
use crate::domain::key::{MessageKey, Spot};
use crate::domain::route::Why;
use crate::domain::state::Stage;

/// Ann is being answered; the questions that are asked now wait.
fn given_a_busy_place() -> (Scene, Reply) {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is tea?"));
    let reply = scene.begin(&question, &relayed());
    (scene, reply)
}

fn asks(scene: &mut Scene, text: &str) -> Heard {
    scene.says(BOB, &relayed(), words(text))
}

fn erased(decision: &Decision) -> Vec<TextId> {
    let texts = |fact: &Fact| if let Fact::TextsErased(it) = fact { it.texts.clone() } else { Vec::new() };
    decision.events.iter().flat_map(|event| texts(&event.fact)).collect()
}

fn stops(decision: &Decision) -> bool {
    decision.acts.iter().any(|act| matches!(act, Act::Stop(_, Finish::Deleted)))
}

#[test]
fn every_version_of_a_deleted_question_is_erased() {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is te?"));
    scene.edits(&question.spot, "What is tea?");
    let texts = scene.turn(&question).texts.clone();
    let decision = scene.deletes(&[&question.spot]);
    assert_eq!((erased(&decision), texts.len()), (texts, 2));
    assert_eq!((scene.turn(&question).stage, &scene.turn(&question).texts[..]), (Stage::Withdrawn, &[][..]));
}

#[test]
fn one_of_two_waiting_questions_leaves_the_other() {
    let (mut scene, _) = given_a_busy_place();
    let (first, second) = (asks(&mut scene, "Which kinds?"), asks(&mut scene, "And from where?"));
    let reply = scene.reply_to(&first).id;
    assert_eq!(scene.stage(reply), Stage::Due { questions: 2 });
    let decision = scene.deletes(&[&second.spot]);
    assert!(!stops(&decision));
    assert_eq!(scene.stage(reply), Stage::Due { questions: 1 });
}

#[test]
fn without_its_last_waiting_question_a_reply_is_owed_no_more() {
    let (mut scene, _) = given_a_busy_place();
    let (first, second) = (asks(&mut scene, "Which kinds?"), asks(&mut scene, "And from where?"));
    let reply = scene.reply_to(&first).clone();
    scene.deletes(&[&first.spot]);
    let decision = scene.deletes(&[&second.spot]);
    assert_eq!(scene.stage(reply.id), Stage::Dropped);
    assert!(does(&decision, &Act::Answer(reply.conversation)), "what waits behind it may be next");
    assert_eq!(scene.begins(reply.id).ignored, Some(Why::Known));
}

#[test]
fn a_conversation_goes_on_behind_a_dropped_reply() {
    let (mut scene, running) = given_a_busy_place();
    let gone = asks(&mut scene, "Which kinds?");
    let waits = scene.says(ANN, &relayed(), words("And from where?"));
    scene.deletes(&[&gone.spot]);
    scene.finish(&running);
    scene.answer(&waits, &relayed());
    assert_eq!(
        scene.turn(&waits).parent,
        Some(scene.reply_to(&gone).id),
        "the line to the turns before stays"
    );
}

#[test]
fn a_reply_stops_when_the_last_question_that_it_answers_goes() {
    let (mut scene, running) = given_a_busy_place();
    let (first, second) = (asks(&mut scene, "Which kinds?"), asks(&mut scene, "And from where?"));
    scene.finish(&running);
    let reply = scene.begin(&first, &relayed());
    assert!(!stops(&scene.deletes(&[&first.spot])));
    let decision = scene.deletes(&[&second.spot]);
    assert!(does(&decision, &Act::Stop(reply.id, Finish::Deleted)));
    scene.finishes(reply.id, "Green t", Finish::Deleted);
    assert_eq!(scene.stage(reply.id), Stage::Finished);
}

#[test]
fn a_reply_stops_when_all_its_questions_go_at_once() {
    let (mut scene, running) = given_a_busy_place();
    let (first, second) = (asks(&mut scene, "Which kinds?"), asks(&mut scene, "And from where?"));
    scene.finish(&running);
    let reply = scene.begin(&first, &relayed());
    let decision = scene.deletes(&[&first.spot, &second.spot]);
    assert!(does(&decision, &Act::Stop(reply.id, Finish::Deleted)));
}

#[test]
fn the_reply_to_a_deleted_question_stays() {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is tea?"));
    let reply = scene.answer(&question, &relayed());
    let decision = scene.deletes(&[&question.spot]);
    assert!(decision.acts.is_empty());
    assert_eq!((erased(&decision).len(), scene.stage(reply.id)), (1, Stage::Finished));
    let next = scene.says(ANN, &relayed(), words("And coffee?"));
    assert_eq!(scene.turn(&next).parent, Some(reply.id));
}

#[test]
fn deleted_feedback_is_withdrawn_and_erased() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let feedback = scene.says(BOB, &thread_on(reply.part(), &relayed()), words("Too short"));
    scene.edits(&feedback.spot, "Too short.");
    let decision = scene.deletes(&[&feedback.spot]);
    assert_eq!(given(&decision).unwrap().text, None);
    assert_eq!(erased(&decision).len(), 2);
    let [one] = scene.known.feedback_on(reply.id)[..] else { panic!("one piece of feedback") };
    assert!(one.withdrawn && one.texts.is_empty());
}

#[test]
fn what_was_answered_instead_leaves_no_words_when_it_is_deleted() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let feedback = scene.says(BOB, &relayed(), words("Which kids?").to(reply.part()));
    scene.edits(&feedback.spot, "Which kinds?");
    scene.presses(BOB, &relayed(), Wish::AnswerInstead(feedback.spot.message.clone()));
    let all = scene.known.feedback(&feedback.spot.message).unwrap().texts.clone();
    let decision = scene.deletes(&[&feedback.spot]);
    for text in all {
        assert!(erased(&decision).contains(&text), "the version before the edit too");
    }
    assert!(scene.turn(&feedback).texts.is_empty());
    assert!(scene.known.feedback(&feedback.spot.message).unwrap().texts.is_empty());
}

#[test]
fn what_is_gone_is_gone_once() {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is tea?"));
    let decision = scene.deletes(&[&question.spot, &question.spot]);
    assert_eq!(decision.events.len(), 1, "named twice in one list");
    assert_eq!(scene.deletes(&[&question.spot]).ignored, Some(Why::NotOurs));
}

#[test]
fn a_deleted_message_of_somebody_else_is_nothing() {
    let foreign = Spot { place: relayed().key, message: MessageKey::discord(77) };
    assert_eq!(Scene::new().deletes(&[&foreign]).ignored, Some(Why::NotOurs));
}

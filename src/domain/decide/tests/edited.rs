//! Questions and feedback that are edited.

use super::people::{ANN, BOB, relayed, words};
use super::scene::{Heard, Reply, Scene};
use super::seen::given;
use crate::domain::decide::Decision;
use crate::domain::event::Fact;
use crate::domain::inbound::{Content, Edited, Inbound, Wish};
use crate::domain::key::{MessageKey, Spot};
use crate::domain::route::Why;

fn given_feedback() -> (Scene, Reply, Heard) {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let feedback = scene.says(BOB, &relayed(), words("Which kinds?").to(reply.part()));
    (scene, reply, feedback)
}

fn is_turn_edit(decision: &Decision) -> bool {
    matches!(decision.events.as_slice(), [event] if matches!(event.fact, Fact::MessageEdited(_)))
}

#[test]
fn an_edited_question_has_the_new_text_last() {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is te?"));
    let decision = scene.edits(&question.spot, "What is tea?");
    assert!(is_turn_edit(&decision));
    let texts = &scene.turn(&question).texts;
    assert_eq!((texts.len(), texts.last()), (2, Some(&decision.texts[0].id)));
}

#[test]
fn a_question_can_be_edited_while_and_after_it_is_answered() {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is te?"));
    let reply = scene.begin(&question, &relayed());
    let during = scene.edits(&question.spot, "What is tea?");
    assert!(is_turn_edit(&during) && during.acts.is_empty(), "the answer in flight ends well");
    scene.finish(&reply);
    assert!(is_turn_edit(&scene.edits(&question.spot, "What is coffee?")));
    assert_eq!(scene.turn(&question).texts.len(), 3);
}

#[test]
fn edited_feedback_stays_one_piece_of_feedback() {
    let (mut scene, reply, feedback) = given_feedback();
    let decision = scene.edits(&feedback.spot, "Which kinds are there?");
    let edited = given(&decision).unwrap();
    let first = given(&feedback.decision).unwrap();
    assert_eq!((edited.feedback, edited.through), (first.feedback, first.through));
    let [one] = scene.known.feedback_on(reply.id)[..] else { panic!("one piece of feedback") };
    assert_eq!((one.texts.last(), one.withdrawn), (edited.text.as_ref(), false));
}

/// Discord tells an edit again when it has made the preview of a link.
#[test]
fn an_edit_that_is_told_twice_is_one() {
    let (mut scene, _, feedback) = given_feedback();
    let question = scene.says(ANN, &relayed(), words("And coffee?"));
    for spot in [&question.spot, &feedback.spot] {
        scene.edits(spot, "See https://tea.example");
        let content = Content::Text("See https://tea.example".into());
        let again = Edited { spot: spot.clone(), at: scene.now(), content, attachments: None };
        let decision = scene.comes(&Inbound::Edited(again));
        assert_eq!((decision.events.len(), decision.ignored), (0, Some(Why::Known)));
    }
}

#[test]
fn an_edit_that_comes_late_does_not_undo_a_newer_one() {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is te?"));
    let early = scene.tick();
    let newer = scene.edits(&question.spot, "What is tea?");
    let content = Content::Text("What is the?".into());
    let late = Edited { spot: question.spot.clone(), at: early, content, attachments: None };
    assert_eq!(scene.comes(&Inbound::Edited(late)).ignored, Some(Why::Known));
    assert_eq!(scene.turn(&question).texts.last(), Some(&newer.texts[0].id));
}

#[test]
fn an_edit_that_leaves_no_words_changes_nothing() {
    let (mut scene, _, feedback) = given_feedback();
    let decision = scene.edits(&feedback.spot, " ");
    assert_eq!((decision.events.len(), decision.ignored), (0, Some(Why::Empty)));
    assert!(given(&scene.edits(&feedback.spot, "Which?")).is_some(), "and words may come again");
}

#[test]
fn an_edit_that_cannot_be_read_changes_nothing() {
    let (mut scene, _, feedback) = given_feedback();
    let edited =
        Edited { spot: feedback.spot, at: scene.tick(), content: Content::Unreadable, attachments: None };
    assert_eq!(scene.comes(&Inbound::Edited(edited)).ignored, Some(Why::NotAllowedToRead));
}

#[test]
fn an_edit_of_feedback_that_was_answered_instead_edits_the_question() {
    let (mut scene, _, feedback) = given_feedback();
    scene.presses(BOB, &relayed(), Wish::AnswerInstead(feedback.spot.message.clone()));
    assert!(is_turn_edit(&scene.edits(&feedback.spot, "Which kinds are there?")));
    assert!(scene.known.feedback(&feedback.spot.message).unwrap().withdrawn);
}

#[test]
fn an_edit_of_what_is_gone_or_foreign_is_nothing() {
    let (mut scene, _, feedback) = given_feedback();
    let question = scene.says(ANN, &relayed(), words("And coffee?"));
    scene.deletes(&[&feedback.spot, &question.spot]);
    let foreign = Spot { place: relayed().key, message: MessageKey::discord(77) };
    for spot in [&feedback.spot, &question.spot, &foreign] {
        assert_eq!(scene.edits(spot, "Anything.").ignored, Some(Why::NotOurs));
    }
}

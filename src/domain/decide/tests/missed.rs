//! What was missed when it was written, and is read back after an absence.

use std::time::Duration;

use super::people::{ANN, BOB, general, mention, relayed, thread_on, words};
use super::scene::{Heard, Scene, does};
use super::seen::{Came, added, came};
use crate::domain::decide::Act;
use crate::domain::event::Through;
use crate::domain::route::Why;
use crate::domain::state::Stage;

const MINUTES: Duration = Duration::from_secs(10 * 60);
const HOURS: Duration = Duration::from_secs(3 * 60 * 60);

fn is_left_unanswered(heard: &Heard) -> bool {
    let is_answered = added(&heard.decision).is_some_and(|added| added.answered_by.is_some());
    !is_answered && does(&heard.decision, &Act::Missed(heard.spot.clone()))
}

#[test]
fn a_question_of_minutes_ago_is_answered() {
    let mut scene = Scene::new();
    let asked = scene.says(ANN, &relayed(), words("What is tea?").missed_for(MINUTES));
    assert!(!is_left_unanswered(&asked));
    assert_eq!(scene.reply_to(&asked).stage, Stage::Due { questions: 1 });
}

#[test]
fn a_question_of_hours_ago_is_recorded_and_not_answered() {
    let mut scene = Scene::new();
    let asked = scene.says(ANN, &relayed(), words("What is tea?").missed_for(HOURS));
    assert_eq!(came(&asked.decision), Came::Turn);
    assert!(is_left_unanswered(&asked));
    assert_eq!(scene.known.open_replies(scene.turn(&asked).conversation).count(), 0);
}

#[test]
fn what_was_not_answered_is_what_the_next_question_follows() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let missed = scene.says(BOB, &relayed(), words("And coffee?").missed_for(HOURS));
    let next = scene.says(ANN, &relayed(), words("And cocoa?"));
    assert_eq!(scene.turn(&missed).parent, Some(reply.id));
    assert_eq!(scene.turn(&next).parent, Some(scene.turn(&missed).id));
    assert_eq!(scene.turn(&next).conversation, scene.turn(&missed).conversation);
}

#[test]
fn more_than_may_wait_are_recorded_without_a_line_each() {
    let mut scene = Scene::with(|rules| rules.waiting = 2);
    let ask = |scene: &mut Scene| scene.says(ANN, &relayed(), words("What is tea?").missed_for(MINUTES));
    assert!((0..2).all(|_| !is_left_unanswered(&ask(&mut scene))));
    assert!((0..3).all(|_| is_left_unanswered(&ask(&mut scene))));
}

#[test]
fn a_mention_without_words_is_nothing_to_tell_hours_later() {
    let heard = Scene::new().says(ANN, &general(), mention(" ").missed_for(HOURS));
    assert_eq!((heard.decision.ignored, heard.decision.acts.len()), (Some(Why::Empty), 0));
}

#[test]
fn feedback_is_feedback_however_late() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let thread = thread_on(reply.part(), &relayed());
    let heard = scene.says(BOB, &thread, words("Wrong.").missed_for(HOURS * 24));
    assert_eq!(came(&heard.decision), Came::Feedback(Through::Thread));
    assert!(does(&heard.decision, &Act::AcknowledgeLate(heard.spot.clone())));
}

#[test]
fn what_is_read_back_twice_or_was_heard_is_known() {
    let mut scene = Scene::new();
    for words in [words("What is tea?"), words("And coffee?").missed_for(HOURS)] {
        let heard = scene.says(ANN, &relayed(), words);
        assert_eq!(scene.comes(&heard.inbound).ignored, Some(Why::Known));
    }
}

#[test]
fn a_missed_question_can_be_edited_and_deleted() {
    let mut scene = Scene::new();
    let asked = scene.says(ANN, &relayed(), words("What is tee?").missed_for(HOURS));
    scene.edits(&asked.spot, "What is tea?");
    assert_eq!(scene.turn(&asked).texts.len(), 2);
    scene.deletes(&[&asked.spot]);
    assert_eq!((scene.turn(&asked).stage, scene.turn(&asked).texts.len()), (Stage::Withdrawn, 0));
}

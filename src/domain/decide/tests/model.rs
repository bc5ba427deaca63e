//! Which model answers where, and who may choose it.

use super::people::{ANN, MAX, Player, direct, general, relayed, thread_in, words};
use super::scene::Scene;
use crate::domain::decide::Answer;
use crate::domain::event::{Fact, ModelUse, Place};
use crate::domain::inbound::Wish;

fn named(name: &str) -> ModelUse {
    ModelUse { name: name.to_owned(), ..ModelUse::default() }
}

fn two_models() -> Scene {
    Scene::with(|rules| {
        rules.model = named("small");
        rules.others = vec![named("large")];
    })
}

fn choose(name: &str) -> Wish {
    Wish::Model(Some(name.to_owned()))
}

fn check(scene: &mut Scene, place: &Place, here: &str, other: &str) {
    let expected = Answer::Model { here: here.to_owned(), others: vec![other.to_owned()] };
    assert_eq!(scene.presses(ANN, place, Wish::Model(None)).answer, Some(expected), "{place:?}");
}

fn may_choose(scene: &mut Scene, by: Player, place: &Place, expected: bool) {
    let decision = scene.presses(by, place, choose("large"));
    let answer = if expected { Answer::ModelChosen("large".to_owned()) } else { Answer::NotAllowed };
    assert_eq!((decision.events.len(), decision.answer), (usize::from(expected), Some(answer)));
}

#[test]
fn the_first_model_answers_until_another_is_chosen() {
    let mut scene = two_models();
    check(&mut scene, &relayed(), "small", "large");
    scene.presses(MAX, &relayed(), choose("large"));
    check(&mut scene, &relayed(), "large", "small");
    check(&mut scene, &general(), "small", "large");
}

#[test]
fn the_nearest_choice_wins() {
    let mut scene = two_models();
    scene.presses(MAX, &relayed(), choose("large"));
    check(&mut scene, &thread_in(&relayed()), "large", "small");
    scene.presses(MAX, &thread_in(&relayed()), choose("small"));
    check(&mut scene, &thread_in(&relayed()), "small", "large");
    check(&mut scene, &relayed(), "large", "small");
}

#[test]
fn moderators_choose_and_anybody_in_direct_messages() {
    let mut scene = two_models();
    may_choose(&mut scene, ANN, &relayed(), false);
    may_choose(&mut scene, MAX, &relayed(), true);
    may_choose(&mut scene, ANN, &direct(), true);
}

#[test]
fn the_same_choice_again_is_no_event() {
    let mut scene = two_models();
    may_choose(&mut scene, MAX, &relayed(), true);
    let again = scene.presses(MAX, &relayed(), choose("large"));
    assert_eq!((again.events.len(), again.answer), (0, Some(Answer::ModelChosen("large".to_owned()))));
}

#[test]
fn a_model_that_is_not_there_cannot_be_chosen_and_does_not_answer() {
    let mut scene = two_models();
    let decision = scene.presses(MAX, &relayed(), choose("huge"));
    assert_eq!((decision.events.len(), decision.answer), (0, Some(Answer::NoSuchModel)));
    scene.presses(MAX, &relayed(), choose("large"));
    scene.rules.others = vec![named("other")];
    check(&mut scene, &relayed(), "small", "other");
}

#[test]
fn a_conversation_begins_with_the_model_of_its_place() {
    let mut scene = two_models();
    scene.presses(MAX, &relayed(), choose("large"));
    let heard = scene.says(ANN, &relayed(), words("What is tea?"));
    let Some(Fact::ConversationStarted(started)) = heard.decision.events.first().map(|event| &event.fact)
    else {
        panic!("a conversation begins")
    };
    assert_eq!(started.model, named("large"));
}

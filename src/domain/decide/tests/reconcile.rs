//! What the platform shows of the reactions, compared with what is known, after an absence.

use super::people::{ANN, BOB, MAX, relayed, words};
use super::scene::{Reply, Scene};
use super::seen::{rated, ratings};
use crate::domain::event::Rating::{Dislike, Like};
use crate::domain::event::Through;
use crate::domain::inbound::Inbound;
use crate::domain::key::MessageKey;
use crate::domain::route::Why;

const SEEDED: bool = true;
const SEEDS_GONE: bool = false;

/// Ann has been answered; Bob and Max like it.
fn given_two_ratings() -> (Scene, Reply) {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    scene.gives(BOB, reply.part(), "👍");
    scene.gives(MAX, reply.part(), "👍");
    (scene, reply)
}

fn check_stays(scene: &Scene, reply: &Reply) {
    assert_eq!((scene.rating(reply, BOB), scene.rating(reply, MAX)), (Some(Like), Some(Like)));
}

#[test]
fn a_rating_given_meanwhile_is_recorded_once() {
    let (mut scene, reply) = given_two_ratings();
    let held = [(BOB, "👍"), (MAX, "👍"), (ANN, "👎")];
    let decision = scene.is_seen(reply.part(), &held, SEEDED);
    assert_eq!(rated(&decision).unwrap().through, Through::Reconciliation);
    assert_eq!(ratings(&decision), [Some(Dislike)]);
    assert_eq!(scene.rating(&reply, ANN), Some(Dislike));
    assert_eq!(scene.is_seen(reply.part(), &held, SEEDED).ignored, Some(Why::Unchanged));
}

#[test]
fn a_rating_taken_back_meanwhile_is_taken_back_once() {
    let (mut scene, reply) = given_two_ratings();
    let decision = scene.is_seen(reply.part(), &[(MAX, "👍")], SEEDED);
    assert_eq!(ratings(&decision), [None]);
    assert_eq!((scene.rating(&reply, BOB), scene.rating(&reply, MAX)), (None, Some(Like)));
    assert_eq!(scene.is_seen(reply.part(), &[(MAX, "👍")], SEEDED).ignored, Some(Why::Unchanged));
}

#[test]
fn the_only_rating_can_be_taken_back_meanwhile() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    scene.gives(BOB, reply.part(), "👍");
    scene.is_seen(reply.part(), &[], SEEDED);
    assert_eq!(scene.rating(&reply, BOB), None);
}

#[test]
fn a_changed_rating_is_a_new_one_and_one_taken_back() {
    let (mut scene, reply) = given_two_ratings();
    let decision = scene.is_seen(reply.part(), &[(BOB, "👎"), (MAX, "👍")], SEEDED);
    assert_eq!(ratings(&decision), [Some(Dislike), None]);
    assert_eq!(scene.rating(&reply, BOB), Some(Dislike));
}

#[test]
fn given_again_after_reconciliation_is_a_new_event() {
    let (mut scene, reply) = given_two_ratings();
    for _ in 0..2 {
        assert_eq!(ratings(&scene.is_seen(reply.part(), &[(MAX, "👍")], SEEDED)), [None]);
        let both = [(BOB, "👍"), (MAX, "👍")];
        assert_eq!(ratings(&scene.is_seen(reply.part(), &both, SEEDED)), [Some(Like)]);
    }
}

#[test]
fn a_moderator_who_clears_reactions_takes_no_rating_back() {
    let (mut scene, reply) = given_two_ratings();
    assert_eq!(scene.is_seen(reply.part(), &[], SEEDS_GONE).ignored, Some(Why::Unchanged));
    check_stays(&scene, &reply);
}

#[test]
fn all_gone_at_once_is_a_moderators_doing_even_if_the_seeds_are_there_again() {
    let (mut scene, reply) = given_two_ratings();
    scene.is_seen(reply.part(), &[], SEEDED);
    check_stays(&scene, &reply);
}

#[test]
fn ratings_that_were_cleared_stay_when_somebody_rates_again() {
    let (mut scene, reply) = given_two_ratings();
    let decision = scene.is_seen(reply.part(), &[(ANN, "👎")], SEEDS_GONE);
    assert_eq!(ratings(&decision), [Some(Dislike)]);
    check_stays(&scene, &reply);
}

#[test]
fn somebody_new_who_holds_two_emoji_is_one_person() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let decision = scene.is_seen(reply.part(), &[(BOB, "👍"), (BOB, "👎")], SEEDED);
    assert_eq!(decision.events[0].person, decision.events[1].person, "Bob was never heard of before");
    assert_eq!(scene.known.ratings_of(reply.id).len(), 1);
}

#[test]
fn a_list_that_names_somebody_twice_says_it_once() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let known = scene.is_seen(reply.part(), &[(ANN, "👍"), (ANN, "👍")], SEEDED);
    let new = scene.is_seen(reply.part(), &[(ANN, "👍"), (BOB, "👍"), (BOB, "👍")], SEEDED);
    assert_eq!((ratings(&known), ratings(&new)), (vec![Some(Like)], vec![Some(Like)]));
}

#[test]
fn what_was_given_while_the_list_was_on_its_way_is_not_taken_back() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let old = scene.list(reply.part(), &[], SEEDED);
    scene.gives(BOB, reply.part(), "👍");
    assert_eq!(scene.comes(&Inbound::ReactionsSeen(old)).ignored, Some(Why::Unchanged));
    assert_eq!(scene.rating(&reply, BOB), Some(Like));
}

#[test]
fn what_was_taken_back_while_the_list_was_on_its_way_does_not_come_again() {
    let (mut scene, reply) = given_two_ratings();
    let old = scene.list(reply.part(), &[(BOB, "👍"), (MAX, "👍")], SEEDED);
    scene.takes_back(BOB, reply.part(), "👍");
    scene.comes(&Inbound::ReactionsSeen(old));
    assert_eq!(scene.rating(&reply, BOB), None);
}

#[test]
fn hearts_in_the_list_are_no_votes() {
    let (mut scene, reply) = given_two_ratings();
    let held = [(BOB, "👍"), (MAX, "👍"), (ANN, "❤️")];
    assert_eq!(scene.is_seen(reply.part(), &held, SEEDED).ignored, Some(Why::Unchanged));
}

#[test]
fn a_list_of_a_foreign_message_is_nothing() {
    let decision = Scene::new().is_seen(&MessageKey::discord(77), &[(BOB, "👍")], SEEDED);
    assert_eq!((decision.events.len(), decision.ignored), (0, Some(Why::NotOurs)));
}

//! Reactions that a moderator takes away: nobody's rating goes with them.

use super::people::{ANN, BOB, MAX, relayed, words};
use super::scene::{Reply, Scene};
use super::seen::ratings;
use crate::domain::decide::Act;
use crate::domain::event::Rating::{Dislike, Like};
use crate::domain::inbound::{Inbound, RateWish, ReactionsSeen, Seeds, Wish};
use crate::domain::key::MessageKey;
use crate::domain::route::Why;

/// Ann has been answered; Bob likes it, and a moderator has cleared that away.
fn cleared() -> (Scene, Reply) {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    scene.gives(BOB, reply.part(), "👍");
    assert_eq!(scene.clears(reply.part(), None).events.len(), 1);
    (scene, reply)
}

#[test]
fn what_was_cleared_counts_and_is_missed_by_no_list() {
    let (mut scene, reply) = cleared();
    for seeds in [Seeds::There, Seeds::Gone, Seeds::None] {
        assert_eq!(scene.is_seen(reply.part(), &[], seeds).ignored, Some(Why::Unchanged));
    }
    assert_eq!((scene.rating(&reply, BOB), scene.known.held_on(reply.part()).count()), (Some(Like), 0));
}

#[test]
fn nothing_to_clear_is_nothing_to_record() {
    let (mut scene, reply) = cleared();
    assert_eq!(scene.clears(reply.part(), None).ignored, Some(Why::Unchanged));
    assert_eq!(scene.clears(reply.part(), Some("👍")).ignored, Some(Why::Unchanged));
    assert_eq!(scene.clears(reply.part(), Some("❤️")).ignored, Some(Why::NotARating));
    assert_eq!(scene.clears(&MessageKey::discord(77), None).ignored, Some(Why::NotOurs));
}

#[test]
fn one_emoji_that_is_cleared_leaves_the_others() {
    let (mut scene, reply) = cleared();
    scene.gives(MAX, reply.part(), "👎");
    assert_eq!(scene.clears(reply.part(), Some("👍")).ignored, Some(Why::Unchanged));
    assert_eq!(scene.known.held_on(reply.part()).count(), 1);
    assert_eq!(scene.clears(reply.part(), Some("👎")).events.len(), 1);
    assert_eq!((scene.rating(&reply, BOB), scene.rating(&reply, MAX)), (Some(Like), Some(Dislike)));
}

#[test]
fn what_was_cleared_can_be_given_again_and_taken_back() {
    let (mut scene, reply) = cleared();
    assert_eq!(ratings(&scene.gives(BOB, reply.part(), "👍")), [Some(Like)]);
    scene.clears(reply.part(), None);
    assert_eq!(ratings(&scene.takes_back(BOB, reply.part(), "👍")), [None]);
    assert_eq!(scene.rating(&reply, BOB), None);
}

#[test]
fn a_rating_by_the_menu_is_none_that_could_be_cleared() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let wish = Wish::Rate { on: reply.part().clone(), wish: RateWish::Give(Like) };
    scene.presses(BOB, &relayed(), wish);
    assert_eq!(scene.clears(reply.part(), None).ignored, Some(Why::Unchanged));
}

#[test]
fn a_list_gives_again_what_it_shows_unless_that_was_cleared_since_it_was_asked_for() {
    let (mut scene, reply) = cleared();
    let list = scene.list(reply.part(), &[(BOB, "👍")], Seeds::None);
    for gone in [None, Some("👍".to_owned())] {
        let old = ReactionsSeen { cleared: vec![gone], ..list.clone() };
        assert_eq!(scene.comes(&Inbound::ReactionsSeen(old)).ignored, Some(Why::Unchanged));
    }
    let other = ReactionsSeen { cleared: vec![Some("👎".to_owned())], ..list };
    assert_eq!(ratings(&scene.comes(&Inbound::ReactionsSeen(other))), [Some(Like)]);
    assert_eq!(scene.known.held_on(reply.part()).count(), 1);
}

#[test]
fn what_only_a_list_from_before_a_clearing_shows_was_given_and_is_gone() {
    let (mut scene, reply) = cleared();
    let newer = scene.list(reply.part(), &[(ANN, "👍")], Seeds::None).held;
    scene.gives(ANN, reply.part(), "👍");
    let list = scene.list(reply.part(), &[(MAX, "👍")], Seeds::None);
    let list = ReactionsSeen { cleared: vec![None], newer, ..list };
    let decision = scene.comes(&Inbound::ReactionsSeen(list));
    assert_eq!((ratings(&decision), decision.events.len()), (vec![Some(Like)], 2));
    assert_eq!((scene.rating(&reply, MAX), scene.known.held_on(reply.part()).count()), (Some(Like), 0));
    // Ann's was given after the clearing: the next list shows it.
    assert!(matches!(decision.acts.as_slice(), [Act::LookAtReactions(_)]), "{:?}", decision.acts);
    assert_eq!(ratings(&scene.is_seen(reply.part(), &[(ANN, "👍")], Seeds::None)), [Some(Like)]);
}

//! Ratings without reactions count by the same rule as those with them.

use super::people::{ANN, BOB, relayed, words};
use super::scene::{Reply, Scene};
use crate::domain::decide::{Answer, Decision};
use crate::domain::event::Rating;
use crate::domain::inbound::{RateWish, Seeds, Wish};

fn answered(scene: &mut Scene) -> Reply {
    scene.answered(ANN, &relayed(), words("Two and two?"))
}

fn rates(scene: &mut Scene, reply: &Reply, wish: RateWish) -> Decision {
    scene.presses(BOB, &relayed(), Wish::Rate { on: reply.part().clone(), wish })
}

/// How many events there are, what is shown, and what counts.
fn check(scene: &mut Scene, reply: &Reply, wish: RateWish, events: usize, shown: (Option<Rating>, bool)) {
    let decision = rates(scene, reply, wish.clone());
    let Some(Answer::Rating(rated)) = decision.answer else { panic!("{decision:?}") };
    assert_eq!((decision.events.len(), (rated.now, rated.here)), (events, shown), "{wish:?}");
    assert_eq!(scene.rating(reply, BOB), shown.0, "{wish:?}");
}

#[test]
fn what_is_shown_is_what_counts() {
    let mut scene = Scene::new();
    let reply = answered(&mut scene);
    let (like, dislike) = (Rating::Like, Rating::Dislike);
    check(&mut scene, &reply, RateWish::Look, 0, (None, false));
    check(&mut scene, &reply, RateWish::TakeBack, 0, (None, false));
    check(&mut scene, &reply, RateWish::Give(like), 1, (Some(like), true));
    check(&mut scene, &reply, RateWish::Give(like), 0, (Some(like), true));
    scene.gives(BOB, reply.part(), "👎");
    check(&mut scene, &reply, RateWish::Look, 0, (Some(dislike), false));
    check(&mut scene, &reply, RateWish::Give(like), 1, (Some(like), true));
    check(&mut scene, &reply, RateWish::TakeBack, 1, (Some(dislike), false));
    check(&mut scene, &reply, RateWish::TakeBack, 0, (Some(dislike), false));
}

#[test]
fn one_person_has_one_such_rating_whatever_part_they_used() {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("Two and two?"));
    let mut reply = scene.begin(&question, &relayed());
    scene.shows(&mut reply);
    scene.finish(&reply);
    rates(&mut scene, &reply, RateWish::Give(Rating::Like));
    let other = Wish::Rate { on: reply.parts[1].clone(), wish: RateWish::TakeBack };
    scene.presses(BOB, &relayed(), other);
    assert_eq!(scene.rating(&reply, BOB), None);
}

#[test]
fn a_list_of_reactions_takes_nothing_back_that_is_no_reaction() {
    let mut scene = Scene::new();
    let reply = answered(&mut scene);
    rates(&mut scene, &reply, RateWish::Give(Rating::Like));
    scene.is_seen(reply.part(), &[], Seeds::There);
    assert_eq!(scene.rating(&reply, BOB), Some(Rating::Like));
}

#[test]
fn a_score_needs_to_be_switched_on() {
    let mut scene = Scene::new();
    let reply = answered(&mut scene);
    check(&mut scene, &reply, RateWish::Give(Rating::Score(4)), 0, (None, false));
    scene.rules.scores = true;
    check(&mut scene, &reply, RateWish::Give(Rating::Score(4)), 1, (Some(Rating::Score(4)), true));
}

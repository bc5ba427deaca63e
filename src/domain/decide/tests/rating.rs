//! Thumbs: the one thing that the program exists for.

use super::people::{ANN, BOB, MAX, direct, mention, relayed, words};
use super::scene::{Reply, Scene};
use super::seen::rated;
use crate::domain::decide::Act;
use crate::domain::event::Rating::{Dislike, Like, Score};
use crate::domain::event::{Standing, Through};
use crate::domain::inbound::{Inbound, Wish};
use crate::domain::key::{MessageKey, Spot};
use crate::domain::route::Why;

/// Ann has been answered in two parts.
fn given_a_reply() -> (Scene, Reply) {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is tea?"));
    let mut reply = scene.begin(&question, &relayed());
    scene.shows(&mut reply);
    scene.finish(&reply);
    (scene, reply)
}

#[test]
fn a_thumb_in_any_skin_on_any_part_rates_the_reply() {
    for (emoji, expected) in [("👍", Like), ("👍🏽", Like), ("👎", Dislike), ("👎🏿", Dislike)] {
        for part in [0, 1] {
            let (mut scene, reply) = given_a_reply();
            let decision = scene.gives(BOB, &reply.parts[part], emoji);
            assert_eq!(rated(&decision).unwrap().through, Through::Reaction);
            assert_eq!(scene.rating(&reply, BOB), Some(expected), "{emoji} on part {part}");
        }
    }
}

#[test]
fn a_direct_message_is_rated_like_any_other() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &direct(), words("What is tea?"));
    scene.gives(ANN, reply.part(), "👍");
    assert_eq!(scene.rating(&reply, ANN), Some(Like));
}

#[test]
fn a_rating_that_is_taken_back_is_none() {
    let (mut scene, reply) = given_a_reply();
    scene.gives(BOB, reply.part(), "👍");
    let decision = scene.takes_back(BOB, reply.part(), "👍");
    assert_eq!(rated(&decision).unwrap().rating, None);
    assert_eq!(scene.rating(&reply, BOB), None);
}

#[test]
fn given_taken_back_and_given_again_are_three_events() {
    let (mut scene, reply) = given_a_reply();
    let before = scene.log.len();
    scene.gives(BOB, reply.part(), "👍");
    scene.takes_back(BOB, reply.part(), "👍");
    scene.gives(BOB, reply.part(), "👍");
    assert_eq!(scene.log.len(), before + 3);
    assert_eq!(scene.rating(&reply, BOB), Some(Like));
}

#[test]
fn the_last_one_given_counts() {
    let (mut scene, reply) = given_a_reply();
    scene.gives(BOB, reply.part(), "👍");
    scene.gives(BOB, reply.part(), "👎");
    assert_eq!(scene.rating(&reply, BOB), Some(Dislike));
}

#[test]
fn taking_it_back_falls_to_the_other_one_still_there() {
    let (mut scene, reply) = given_a_reply();
    scene.gives(BOB, reply.part(), "👍");
    scene.gives(BOB, reply.part(), "👎");
    scene.takes_back(BOB, reply.part(), "👎");
    assert_eq!(scene.rating(&reply, BOB), Some(Like));
    scene.takes_back(BOB, reply.part(), "👍");
    assert_eq!(scene.rating(&reply, BOB), None);
}

#[test]
fn taking_back_what_counts_no_more_changes_nothing() {
    let (mut scene, reply) = given_a_reply();
    scene.gives(BOB, reply.part(), "👍");
    scene.gives(BOB, reply.part(), "👎");
    scene.takes_back(BOB, reply.part(), "👍");
    assert_eq!(scene.rating(&reply, BOB), Some(Dislike));
}

#[test]
fn thumbs_on_two_parts_and_in_two_skins_are_held_apart() {
    let (mut scene, reply) = given_a_reply();
    scene.gives(BOB, &reply.parts[0], "👍");
    scene.gives(BOB, &reply.parts[1], "👍");
    scene.gives(BOB, &reply.parts[1], "👍🏽");
    scene.takes_back(BOB, &reply.parts[0], "👍");
    scene.takes_back(BOB, &reply.parts[1], "👍");
    assert_eq!(scene.rating(&reply, BOB), Some(Like));
    scene.takes_back(BOB, &reply.parts[1], "👍🏽");
    assert_eq!(scene.rating(&reply, BOB), None);
}

#[test]
fn a_super_reaction_is_held_apart_from_a_normal_one() {
    let (mut scene, reply) = given_a_reply();
    scene.gives(BOB, reply.part(), "👍");
    let mut burst = scene.reaction(BOB, reply.part(), "👍", true);
    burst.burst = true;
    assert_eq!(scene.comes(&Inbound::Reacted(burst)).events.len(), 1);
    scene.takes_back(BOB, reply.part(), "👍");
    assert_eq!(scene.rating(&reply, BOB), Some(Like));
}

#[test]
fn people_rate_for_themselves() {
    let (mut scene, reply) = given_a_reply();
    scene.gives(ANN, reply.part(), "👍");
    scene.gives(BOB, reply.part(), "👎");
    scene.takes_back(ANN, reply.part(), "👍");
    assert_eq!((scene.rating(&reply, ANN), scene.rating(&reply, BOB)), (None, Some(Dislike)));
}

#[test]
fn keycaps_are_scores_only_where_switched_on() {
    let (mut scene, reply) = given_a_reply();
    let decision = scene.gives(BOB, reply.part(), "4\u{FE0F}\u{20E3}");
    assert_eq!(decision.ignored, Some(Why::NotARating));
    scene.rules.scores = true;
    scene.gives(BOB, reply.part(), "4\u{FE0F}\u{20E3}");
    assert_eq!(scene.rating(&reply, BOB), Some(Score(4)));
    scene.gives(BOB, reply.part(), "👎");
    assert_eq!(scene.rating(&reply, BOB), Some(Dislike));
}

#[test]
fn a_heart_is_not_a_vote() {
    let (mut scene, reply) = given_a_reply();
    for emoji in ["❤️", "tea:123", ""] {
        let decision = scene.gives(BOB, reply.part(), emoji);
        assert_eq!((decision.events.len(), decision.ignored), (0, Some(Why::NotARating)), "{emoji}");
    }
}

#[test]
fn a_replayed_frame_is_no_event() {
    let (mut scene, reply) = given_a_reply();
    let given = Inbound::Reacted(scene.reaction(BOB, reply.part(), "👍", true));
    let taken = Inbound::Reacted(scene.reaction(BOB, reply.part(), "👍", false));
    scene.comes(&given);
    assert_eq!(scene.comes(&given).ignored, Some(Why::Unchanged));
    scene.comes(&taken);
    assert_eq!(scene.comes(&taken).ignored, Some(Why::Unchanged));
    assert_eq!(scene.rating(&reply, BOB), None);
}

#[test]
fn what_nobody_saw_given_is_asked_of_the_platform_when_it_is_taken_back() {
    let (mut scene, reply) = given_a_reply();
    let decision = scene.takes_back(BOB, reply.part(), "👍");
    let spot = Spot { place: relayed().key, message: reply.part().clone() };
    assert_eq!((decision.events.len(), decision.acts), (0, vec![Act::LookAtReactions(spot)]));
}

#[test]
fn asker_bystander_and_moderator_are_told_apart() {
    let (mut scene, reply) = given_a_reply();
    for (player, expected) in [(ANN, Standing::Asker), (BOB, Standing::Bystander), (MAX, Standing::Moderator)]
    {
        let decision = scene.gives(player, reply.part(), "👍");
        assert_eq!(rated(&decision).unwrap().standing, expected);
    }
}

#[test]
fn a_half_written_reply_can_be_rated() {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), mention("What is tea?"));
    let reply = scene.begin(&question, &relayed());
    scene.gives(BOB, reply.part(), "👎");
    scene.finish(&reply);
    assert_eq!(scene.rating(&reply, BOB), Some(Dislike));
}

#[test]
fn a_rating_outlives_its_conversation() {
    let (mut scene, reply) = given_a_reply();
    scene.presses(ANN, &relayed(), Wish::Clear);
    assert!(scene.gives(BOB, reply.part(), "👍").acts.is_empty(), "and begins nothing");
    assert_eq!(scene.rating(&reply, BOB), Some(Like));
}

#[test]
fn a_thumb_on_anything_else_is_nothing() {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is tea?"));
    for message in [&question.spot.message, &MessageKey::discord(77)] {
        assert_eq!(scene.gives(BOB, message, "👍").ignored, Some(Why::NotOurs));
    }
}

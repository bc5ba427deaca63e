//! What the platform shows of the reactions, compared with what is known, after an absence.

use super::people::{ANN, BOB, MAX, Player, relayed, words};
use super::scene::{Reply, Scene, does};
use super::seen::{clearings, rated, ratings};
use crate::domain::decide::Act;
use crate::domain::event::Rating::{Dislike, Like};
use crate::domain::event::{Rating, Through};
use crate::domain::id::{EventId, PersonId};
use crate::domain::inbound::{Inbound, ReactionsSeen, Seeds};
use crate::domain::key::{MessageKey, Spot};
use crate::domain::route::Why;
use crate::domain::time::Timestamp;

const SEEDED: Seeds = Seeds::There;
const SEEDS_GONE: Seeds = Seeds::Gone;
const UNSEEDED: Seeds = Seeds::None;

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
    let decision = scene.is_seen(reply.part(), &[], SEEDS_GONE);
    assert_eq!((clearings(&decision), decision.events.len()), (vec![None], 1));
    check_stays(&scene, &reply);
    assert_eq!(scene.is_seen(reply.part(), &[], SEEDS_GONE).ignored, Some(Why::Unchanged));
}

#[test]
fn all_gone_at_once_is_a_moderators_doing_even_if_the_seeds_are_there_again() {
    let (mut scene, reply) = given_two_ratings();
    let decision = scene.is_seen(reply.part(), &[], SEEDED);
    assert_eq!((clearings(&decision), decision.events.len()), (vec![None], 1));
    check_stays(&scene, &reply);
}

#[test]
fn ratings_that_were_cleared_stay_when_somebody_rates_again() {
    let (mut scene, reply) = given_two_ratings();
    let decision = scene.is_seen(reply.part(), &[(ANN, "👎")], SEEDS_GONE);
    assert_eq!(ratings(&decision), [Some(Dislike)]);
    assert_eq!(clearings(&decision), [Some("👍".to_owned())]);
    check_stays(&scene, &reply);
}

#[test]
fn what_was_taken_for_cleared_stays_when_one_of_them_gives_theirs_again() {
    for seeds in [SEEDED, SEEDS_GONE, UNSEEDED] {
        let (mut scene, reply) = given_two_ratings();
        let mut clears = Vec::new();
        for _ in 0..2 {
            clears.extend(scene.is_seen(reply.part(), &[], seeds).events);
            assert_eq!(scene.known.held_on(reply.part()).count(), 0, "{seeds:?}");
            assert_eq!(ratings(&scene.gives(BOB, reply.part(), "👍")), [Some(Like)]);
            let decision = scene.is_seen(reply.part(), &[(BOB, "👍")], seeds);
            assert_eq!(decision.ignored, Some(Why::Unchanged), "{seeds:?}");
            check_stays(&scene, &reply);
            assert_eq!(ratings(&scene.gives(MAX, reply.part(), "👍")), [Some(Like)]);
        }
        assert_eq!(clears.len(), 2, "{seeds:?}");
        assert_ne!(clears[0].key, clears[1].key, "each is a change of its own");
    }
}

#[test]
fn an_emoji_that_somebody_holds_is_not_recorded_as_cleared() {
    let (mut scene, reply) = given_two_ratings();
    assert_eq!(scene.is_seen(reply.part(), &[(MAX, "👍")], SEEDS_GONE).ignored, Some(Why::Unchanged));
    check_stays(&scene, &reply);
    assert_eq!(scene.known.held_on(reply.part()).count(), 2);
}

#[test]
fn what_was_given_since_a_list_that_tells_of_a_clearing_is_looked_for_again() {
    let (mut scene, reply) = given_two_ratings();
    let list = scene.list(reply.part(), &[], UNSEEDED);
    let newer = scene.list(reply.part(), &[(ANN, "👍")], UNSEEDED).held;
    scene.gives(ANN, reply.part(), "👍");
    let decision = scene.comes(&Inbound::ReactionsSeen(ReactionsSeen { newer, ..list }));
    assert_eq!(clearings(&decision), [None]);
    assert!(matches!(decision.acts.as_slice(), [Act::LookAtReactions(_)]), "{:?}", decision.acts);
    assert_eq!(ratings(&scene.is_seen(reply.part(), &[(ANN, "👍")], UNSEEDED)), [Some(Like)]);
    check_stays(&scene, &reply);
    assert_eq!(scene.known.held_on(reply.part()).count(), 1);
}

#[test]
fn what_was_given_since_a_list_makes_no_clearing_of_one_that_was_taken_back() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    scene.gives(BOB, reply.part(), "👍");
    let list = scene.list(reply.part(), &[], UNSEEDED);
    let newer = scene.list(reply.part(), &[(MAX, "👍")], UNSEEDED).held;
    scene.gives(MAX, reply.part(), "👍");
    let decision = scene.comes(&Inbound::ReactionsSeen(ReactionsSeen { newer, ..list }));
    assert_eq!(clearings(&decision), []);
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

/// Bob and Max like it, and Bob is forgotten since.
fn forgotten() -> (Scene, Reply, PersonId) {
    let (mut scene, reply) = given_two_ratings();
    let bob = scene.person(BOB);
    scene.known.unlearn_person(bob);
    (scene, reply, bob)
}

#[test]
fn whoever_is_forgotten_is_not_known_again_by_what_they_still_hold() {
    let (mut scene, reply, bob) = forgotten();
    let decision = scene.is_seen(reply.part(), &[(BOB, "👍"), (MAX, "👍")], SEEDED);
    assert_eq!((decision.ignored, decision.people), (Some(Why::Unchanged), vec![]));
    assert_eq!(scene.known.rating(reply.id, bob), Some(Like));
    // Nor by having come back as somebody new.
    scene.answered(BOB, &relayed(), words("And coffee?"));
    let decision = scene.is_seen(reply.part(), &[(BOB, "👍"), (MAX, "👍")], SEEDED);
    assert_eq!(decision.ignored, Some(Why::Unchanged));
    assert_eq!((scene.rating(&reply, BOB), scene.known.rating(reply.id, bob)), (None, Some(Like)));
}

#[test]
fn whoever_is_forgotten_can_take_back_what_they_gave_before() {
    let (mut scene, reply, bob) = forgotten();
    let decision = scene.takes_back(BOB, reply.part(), "👍");
    let spot = Spot { place: reply.place.key.clone(), message: reply.part().clone() };
    assert!(does(&decision, &Act::LookAtReactions(spot)), "{decision:?}");
    let decision = scene.is_seen(reply.part(), &[(MAX, "👍")], SEEDED);
    assert_eq!((ratings(&decision), decision.events[0].person), (vec![None], Some(bob)));
    assert_eq!(scene.known.rating(reply.id, bob), None);
}

#[test]
fn a_list_has_as_many_opinions_as_people_hold_whoever_is_forgotten() {
    let (mut scene, reply, bob) = forgotten();
    let decision = scene.is_seen(reply.part(), &[(ANN, "👍"), (BOB, "👍"), (MAX, "👍")], SEEDED);
    assert_eq!(ratings(&decision), [Some(Like)], "Ann was there before, so it is hers");
    assert_eq!((scene.rating(&reply, ANN), scene.known.rating(reply.id, bob)), (Some(Like), Some(Like)));
    let decision = scene.is_seen(reply.part(), &[(ANN, "👍"), (BOB, "👎"), (MAX, "👍")], SEEDED);
    assert_eq!(ratings(&decision), [Some(Dislike), None], "of another emoji nobody knows whose it is");
}

#[test]
fn of_two_whom_nobody_knows_neither_is_named_if_one_may_be_forgotten() {
    for listed in [[(BOB, "👍"), (ANN, "👍")], [(ANN, "👍"), (BOB, "👍")]] {
        let mut scene = Scene::new();
        let reply = scene.answered(MAX, &relayed(), words("What is tea?"));
        scene.gives(BOB, reply.part(), "👍");
        let bob = scene.person(BOB);
        scene.known.unlearn_person(bob);
        let decision = scene.is_seen(reply.part(), &listed, SEEDED);
        assert_eq!((ratings(&decision), decision.people), (vec![Some(Like)], vec![]));
        assert_eq!(scene.known.ratings_of(reply.id).len(), 2);
        assert_eq!(scene.is_seen(reply.part(), &listed, SEEDED).ignored, Some(Why::Unchanged));
        // One of them takes theirs back.
        assert_eq!(ratings(&scene.is_seen(reply.part(), &listed[..1], SEEDED)), [None]);
        assert_eq!(scene.known.ratings_of(reply.id).len(), 1);
    }
}

#[test]
fn what_was_given_while_the_list_was_on_its_way_is_not_taken_back() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let list = scene.list(reply.part(), &[], SEEDED);
    let old = ReactionsSeen { newer: scene.list(reply.part(), &[(BOB, "👍")], SEEDED).held, ..list };
    scene.gives(BOB, reply.part(), "👍");
    assert_eq!(scene.comes(&Inbound::ReactionsSeen(old)).ignored, Some(Why::Unchanged));
    assert_eq!(scene.rating(&reply, BOB), Some(Like));
}

#[test]
fn what_was_taken_back_while_the_list_was_on_its_way_does_not_come_again() {
    let (mut scene, reply) = given_two_ratings();
    let old = scene.list(reply.part(), &[(BOB, "👍"), (MAX, "👍")], SEEDED);
    let old = ReactionsSeen { newer: scene.list(reply.part(), &[(BOB, "👍")], SEEDED).held, ..old };
    scene.takes_back(BOB, reply.part(), "👍");
    scene.comes(&Inbound::ReactionsSeen(old));
    assert_eq!(scene.rating(&reply, BOB), None);
}

#[test]
fn what_was_heard_under_a_clock_that_was_ahead_is_older_than_the_list_all_the_same() {
    let (mut scene, reply) = given_two_ratings();
    let list = scene.list(reply.part(), &[(MAX, "👍"), (ANN, "👎")], SEEDED);
    let behind = ReactionsSeen { at: Timestamp::from_ms(list.at.as_ms() - 3_600_000), ..list };
    scene.comes(&Inbound::ReactionsSeen(behind));
    let now = [BOB, MAX, ANN].map(|player| scene.rating(&reply, player));
    assert_eq!(now, [None, Some(Like), Some(Dislike)]);
}

/// Bob has given 👎 since everything is heard again; then a list shows what he gave before, too. What he holds then, and the event
/// that was recorded.
fn missed(before: &str, emoji: &str) -> (Scene, Reply, ReactionsSeen, EventId) {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    if !before.is_empty() {
        scene.gives(BOB, reply.part(), before);
        scene.takes_back(BOB, reply.part(), before);
    }
    let heard_since = scene.log.last().map(|event| event.id);
    // Ids are numbered without gaps: something has to be between.
    scene.gives(MAX, reply.part(), "👎");
    let heard = scene.gives(BOB, reply.part(), "👎").events[0].id;
    let list = scene.list(reply.part(), &[(BOB, emoji), (BOB, "👎"), (MAX, "👎")], SEEDED);
    (scene, reply, ReactionsSeen { heard_since, ..list }, heard)
}

#[test]
fn what_was_missed_is_older_than_what_was_heard_since() {
    for before in ["", "👍"] {
        let (mut scene, reply, list, heard) = missed(before, "👍");
        let list = Inbound::ReactionsSeen(list);
        let decision = scene.comes(&list);
        assert_eq!(rated(&decision).unwrap().before, Some(heard));
        assert_eq!((ratings(&decision), scene.rating(&reply, BOB)), (vec![Some(Like)], Some(Dislike)));
        assert_eq!(scene.comes(&list).ignored, Some(Why::Unchanged));
        // It is what he holds once the other one is taken back.
        scene.takes_back(BOB, reply.part(), "👎");
        assert_eq!(scene.rating(&reply, BOB), Some(Like));
        scene.takes_back(BOB, reply.part(), "👍");
        assert_eq!(scene.rating(&reply, BOB), None);
    }
}

#[test]
fn what_was_missed_is_newer_than_what_was_heard_before() {
    let (mut scene, reply, list, heard) = missed("", "👍");
    for heard_since in [None, Some(heard)] {
        let list = ReactionsSeen { heard_since, ..list.clone() };
        let decision = scene.comes(&Inbound::ReactionsSeen(list));
        assert_eq!((rated(&decision).unwrap().before, scene.rating(&reply, BOB)), (None, Some(Like)));
        scene.takes_back(BOB, reply.part(), "👍");
    }
}

#[test]
fn what_was_heard_since_and_is_listed_though_it_was_taken_back_was_given_again() {
    let (mut scene, reply, list, _) = missed("", "👍");
    scene.gives(BOB, reply.part(), "👍");
    scene.takes_back(BOB, reply.part(), "👍");
    let decision = scene.comes(&Inbound::ReactionsSeen(list));
    assert_eq!((rated(&decision).unwrap().before, scene.rating(&reply, BOB)), (None, Some(Like)));
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

/// What is left of Bob's and Max's ratings when this is seen of a reply that the bot put no thumbs under.
fn check_unseeded(given: [&str; 2], held: &[(Player, &str)], others: bool, expected: [Option<Rating>; 2]) {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    scene.gives(BOB, reply.part(), given[0]);
    scene.gives(MAX, reply.part(), given[1]);
    let seen = ReactionsSeen { others, ..scene.list(reply.part(), held, UNSEEDED) };
    scene.comes(&Inbound::ReactionsSeen(seen));
    let left = [scene.rating(&reply, BOB), scene.rating(&reply, MAX)];
    assert_eq!(left, expected, "{given:?}, then {held:?}, others {others}");
}

#[test]
fn without_the_bots_own_thumbs_one_act_of_a_moderator_must_explain_what_is_gone() {
    let (like, dislike) = (Some(Like), Some(Dislike));
    // Everything at once, or all of one emoji: so does a moderator.
    check_unseeded(["👍", "👎"], &[], false, [like, dislike]);
    check_unseeded(["👍", "👍"], &[], true, [like, like]);
    check_unseeded(["👍", "👍"], &[(ANN, "👎")], false, [like, like]);
    // One of several, or several emoji beside a heart that stayed: so do raters.
    check_unseeded(["👍", "👍"], &[(BOB, "👍")], false, [like, None]);
    check_unseeded(["👍", "👎"], &[], true, [None, None]);
    check_unseeded(["👍", "👎"], &[(MAX, "👎")], false, [None, dislike]);
}

#[test]
fn one_person_who_takes_two_emoji_back_is_no_moderator() {
    for seeds in [SEEDED, UNSEEDED] {
        let mut scene = Scene::new();
        let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
        scene.gives(BOB, reply.part(), "👍");
        scene.gives(BOB, reply.part(), "👎");
        assert_eq!(ratings(&scene.is_seen(reply.part(), &[], seeds)), [None, None]);
    }
}

#[test]
fn a_part_that_the_bot_puts_no_thumbs_under_says_nothing_by_their_absence() {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is tea?"));
    let mut reply = scene.begin(&question, &relayed());
    scene.shows(&mut reply);
    scene.finish(&reply);
    let mut taken_back = |part: &MessageKey| {
        scene.gives(BOB, part, "👍");
        ratings(&scene.is_seen(part, &[], SEEDS_GONE)).len()
    };
    assert_eq!(reply.parts.iter().map(&mut taken_back).collect::<Vec<_>>(), [1, 0]);
}

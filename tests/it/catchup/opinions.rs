//! Reactions that were given, taken back and cleared while nobody heard.

use std::time::Duration;

use double::model::{Answer, Gate, Script};
use double::{Id, Person};
use teachback::domain::event::{Finish, Rating, Standing, Through};

use crate::support::scene::{Cast, LIMIT, Scene};
use crate::support::wait::compared;
use crate::talk::clearing::{have_it_listed, hold_lists, until_listed};
use crate::talk::held_by;

/// A bot that has answered Ada, and the part that shows it; with thumbs of its own under it or not.
async fn answered(seeds: bool) -> (Scene, Person, Id) {
    let scene = Scene::with(Cast { seeds, ..Cast::default() }.with_quick_limits()).await;
    let ada = scene.double.person("ada");
    let part = scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await.part();
    if seeds {
        scene.sign(part, "👎").await;
    }
    (scene, ada, part)
}

/// What was asked of single messages after so many calls.
fn looks_since(scene: &Scene, before: usize) -> Vec<String> {
    let looks = scene.double.calls().split_off(before).into_iter();
    looks.filter(|call| call.route.contains("/messages/{message_id}")).map(|call| call.path).collect()
}

#[tokio::test]
async fn a_rating_given_meanwhile_is_recorded_with_what_its_giver_is() {
    let (mut scene, _, part) = answered(true).await;
    scene.absent().await;
    scene.double.person("bob").reacts(part, "👍🏽").unwrap();
    scene.double.moderator("mia").reacts(part, "👎").unwrap();
    scene.back().await;
    let rated = scene.rated(2).await;
    assert!(rated.iter().all(|it| it.through == Through::Reconciliation), "{rated:?}");
    let by = |rating| rated.iter().find(|it| it.rating == Some(rating)).unwrap().standing;
    assert_eq!((by(Rating::Like), by(Rating::Dislike)), (Standing::Bystander, Standing::Moderator));
    assert_eq!(scene.ratings().await, ["bob: like", "mia: dislike"]);
    scene.end().await;
}

#[tokio::test]
async fn ratings_taken_back_and_changed_meanwhile_are_followed() {
    for seeds in [true, false] {
        let (mut scene, ada, part) = answered(seeds).await;
        let bob = scene.double.person("bob");
        ada.reacts(part, "👍").unwrap();
        bob.reacts(part, "👍").unwrap();
        scene.rated(2).await;
        scene.absent().await;
        ada.unreacts(part, "👍").unwrap();
        bob.unreacts(part, "👍").unwrap();
        bob.reacts(part, "👎").unwrap();
        ada.reacts(part, "❤️").unwrap();
        scene.back().await;
        // Without the bot's own thumbs one act of a moderator could have taken both likes.
        let expected: &[_] = if seeds { &["bob: dislike"] } else { &["ada: like", "bob: dislike"] };
        assert_eq!(scene.ratings().await, expected, "seeds {seeds}");
        scene.end().await;
    }
}

#[tokio::test]
async fn the_only_rating_can_be_taken_back_meanwhile() {
    for seeds in [true, false] {
        let (mut scene, ada, part) = answered(seeds).await;
        ada.reacts(part, "👍").unwrap();
        scene.rated(1).await;
        scene.absent().await;
        ada.unreacts(part, "👍").unwrap();
        scene.back().await;
        assert_eq!(scene.rated(2).await[1].through, Through::Reconciliation);
        assert_eq!(scene.ratings().await, [""; 0]);
        scene.end().await;
    }
}

#[tokio::test]
async fn what_was_taken_back_from_one_part_leaves_the_rating_on_another() {
    let script = Script::always(Answer::at_once(&"All is well. ".repeat(250)));
    let mut scene = Scene::with(Cast::script(script).with_quick_limits()).await;
    let ada = scene.double.person("ada");
    let reply = scene.asked(&ada, scene.double.channel("relay"), "Is all well?").await;
    ada.reacts(reply.parts[0], "👍").unwrap();
    ada.reacts(reply.parts[1], "👎").unwrap();
    scene.rated(2).await;
    scene.absent().await;
    ada.unreacts(reply.parts[0], "👍").unwrap();
    scene.back().await;
    assert_eq!(scene.rated(3).await[2].through, Through::Reconciliation);
    assert_eq!(scene.ratings().await, ["ada: dislike"]);
    scene.end().await;
}

#[tokio::test]
async fn normal_and_super_reactions_are_told_apart() {
    let (mut scene, ada, part) = answered(false).await;
    ada.reacts(part, "👍").unwrap();
    scene.rated(1).await;
    scene.absent().await;
    ada.unreacts(part, "👍").unwrap();
    ada.super_reacts(part, "👍").unwrap();
    scene.back().await;
    let rated = scene.rated(3).await;
    let told: Vec<_> = rated.iter().map(|it| (it.rating.is_some(), it.reaction.burst)).collect();
    assert_eq!(told, [(true, false), (true, true), (false, false)]);
    assert_eq!(scene.ratings().await, ["ada: like"]);
    scene.end().await;
}

#[tokio::test]
async fn as_many_ratings_by_other_people_are_noticed() {
    let (mut scene, ada, part) = answered(true).await;
    ada.reacts(part, "👍").unwrap();
    scene.rated(1).await;
    scene.absent().await;
    ada.unreacts(part, "👍").unwrap();
    scene.double.person("bob").reacts(part, "👍").unwrap();
    scene.back().await;
    assert_eq!(scene.ratings().await, ["bob: like"]);
    scene.end().await;
}

#[tokio::test]
async fn a_moderator_who_cleared_meanwhile_takes_no_rating_back() {
    for seeds in [true, false] {
        let (mut scene, ada, part) = answered(seeds).await;
        let (bob, mia) = (scene.double.person("bob"), scene.double.moderator("mia"));
        ada.reacts(part, "👍").unwrap();
        bob.reacts(part, "👎").unwrap();
        scene.rated(2).await;
        scene.absent().await;
        mia.clears_reactions(part).unwrap();
        scene.back().await;
        scene.rated(2).await;
        assert_eq!(scene.ratings().await, ["ada: like", "bob: dislike"], "seeds {seeds}");
        scene.end().await;
    }
}

#[tokio::test]
async fn thumbs_that_were_put_tell_of_a_clearing_though_none_are_put_any_more() {
    let (mut scene, ada, part) = answered(true).await;
    ada.reacts(part, "👍").unwrap();
    scene.rated(1).await;
    scene.absent().await;
    scene.change_rules(|rules| rules.seeds = false);
    scene.double.moderator("mia").clears_reactions(part).unwrap();
    scene.back().await;
    scene.rated(1).await;
    assert_eq!(scene.ratings().await, ["ada: like"]);
    scene.end().await;
}

#[tokio::test]
async fn thumbs_that_were_never_put_tell_of_no_clearing_though_they_are_put_now() {
    let (mut scene, ada, part) = answered(false).await;
    ada.reacts(part, "👍").unwrap();
    scene.rated(1).await;
    scene.absent().await;
    scene.change_rules(|rules| rules.seeds = true);
    ada.unreacts(part, "👍").unwrap();
    scene.back().await;
    assert_eq!(scene.rated(2).await[1].through, Through::Reconciliation);
    assert_eq!(scene.ratings().await, [""; 0]);
    scene.end().await;
}

#[tokio::test]
async fn thumbs_under_a_reply_that_was_cut_tell_of_a_clearing_too() {
    let gate = Gate::closed();
    let cast =
        Cast { seeds: true, grace: Duration::ZERO, ..Cast::script(held_by(&gate)).with_quick_limits() };
    let mut scene = Scene::with(cast).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "hold on").unwrap();
    let part = scene.reply_to(question).await.id;
    scene.until_kinds("show_part", 1).await;
    scene.stop().await;
    gate.open();
    scene.start().await;
    assert_eq!(scene.ended(question).await.finish, Finish::Cut);
    scene.sign(part, "👎").await;
    ada.reacts(part, "👍").unwrap();
    scene.rated(1).await;
    scene.absent().await;
    scene.double.moderator("mia").clears_reactions(part).unwrap();
    scene.back().await;
    scene.rated(1).await;
    assert_eq!(scene.ratings().await, ["ada: like"]);
    scene.end().await;
}

#[tokio::test]
async fn thumbs_of_a_program_that_noted_none_are_guessed_by_what_is_set() {
    for seeds in [true, false] {
        let (mut scene, ada, part) = answered(seeds).await;
        ada.reacts(part, "👍").unwrap();
        scene.rated(1).await;
        scene.absent().await;
        sqlx::query("delete from own_thumbs").execute(scene.store.pool()).await.unwrap();
        scene.double.moderator("mia").clears_reactions(part).unwrap();
        scene.back().await;
        // Without thumbs, one rating alone that is gone was taken back.
        scene.rated(if seeds { 1 } else { 2 }).await;
        scene.end().await;
    }
}

#[tokio::test]
async fn a_program_that_noted_none_put_no_thumbs_under_what_a_crash_had_cut() {
    let gate = Gate::closed();
    let cast = Cast { seeds: true, ..Cast::script(held_by(&gate)).with_quick_limits() };
    let mut scene = Scene::with(cast).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "hold on").unwrap();
    let part = scene.reply_to(question).await.id;
    scene.until_kinds("show_part", 1).await;
    scene.kill().await;
    gate.open();
    scene.start().await;
    assert_eq!(scene.ended(question).await.finish, Finish::Cut);
    ada.reacts(part, "👍").unwrap();
    scene.rated(1).await;
    scene.absent().await;
    sqlx::query("delete from own_thumbs").execute(scene.store.pool()).await.unwrap();
    ada.unreacts(part, "👍").unwrap();
    scene.back().await;
    assert_eq!(scene.rated(2).await[1].through, Through::Reconciliation);
    scene.end().await;
}

#[tokio::test]
async fn thumbs_that_were_seen_to_be_cleared_hide_nothing_that_is_taken_back_later() {
    for emoji in [None, Some("👎")] {
        let (mut scene, ada, part) = answered(true).await;
        let mia = scene.double.moderator("mia");
        match emoji {
            Some(emoji) => mia.clears_emoji(part, emoji).unwrap(),
            None => mia.clears_reactions(part).unwrap(),
        }
        ada.reacts(part, "👍").unwrap();
        scene.rated(1).await;
        scene.absent().await;
        ada.unreacts(part, "👍").unwrap();
        scene.back().await;
        assert_eq!(scene.rated(2).await[1].through, Through::Reconciliation);
        assert_eq!(scene.ratings().await, [""; 0]);
        scene.end().await;
    }
}

#[tokio::test]
async fn what_was_cleared_before_the_absence_is_not_taken_back_in_it_nor_looked_at_again() {
    for seeds in [true, false] {
        let (mut scene, ada, part) = answered(seeds).await;
        ada.reacts(part, "👍🏽").unwrap();
        scene.rated(1).await;
        scene.double.moderator("mia").clears_emoji(part, "👍🏽").unwrap();
        scene.settled().await;
        scene.absent().await;
        let before = scene.double.calls().len();
        scene.back().await;
        scene.rated(1).await;
        assert_eq!(scene.ratings().await, ["ada: like"], "seeds {seeds}");
        assert_eq!(looks_since(&scene, before), [""; 0], "seeds {seeds}");
        scene.end().await;
    }
}

#[tokio::test]
async fn what_was_cleared_in_the_absence_stays_whatever_is_given_again_and_listed() {
    for seeds in [true, false] {
        let (mut scene, ada, part) = answered(seeds).await;
        let bob = scene.double.person("bob");
        ada.reacts(part, "👍").unwrap();
        bob.reacts(part, "👍").unwrap();
        scene.rated(2).await;
        scene.absent().await;
        scene.double.moderator("mia").clears_reactions(part).unwrap();
        scene.back().await;
        scene.until_kinds("clear_reactions", 1).await;
        scene.absent().await;
        let before = scene.double.calls().len();
        scene.back().await;
        assert_eq!(looks_since(&scene, before), [""; 0], "seeds {seeds}");
        bob.reacts(part, "👍").unwrap();
        let rated = scene.rated(3).await;
        assert_eq!((rated[2].rating, rated[2].through), (Some(Rating::Like), Through::Reaction));
        have_it_listed(&scene.double, part, "👎");
        scene.rated(4).await;
        assert_eq!(scene.ratings().await, ["ada: like", "bob: like", "cy: dislike"], "seeds {seeds}");
        compared(&scene.double, &scene.store, &[scene.double.channel("relay")], LIMIT).await;
        scene.end().await;
    }
}

#[tokio::test]
async fn what_was_cleared_and_given_again_in_the_absence_is_given_once_more() {
    let (mut scene, ada, part) = answered(true).await;
    ada.reacts(part, "👍").unwrap();
    ada.reacts(part, "👎").unwrap();
    scene.rated(2).await;
    scene.double.moderator("mia").clears_reactions(part).unwrap();
    scene.settled().await;
    scene.absent().await;
    ada.reacts(part, "👍").unwrap();
    scene.back().await;
    assert_eq!(scene.rated(3).await[2].through, Through::Reconciliation);
    assert_eq!(scene.ratings().await, ["ada: like"]);
    scene.end().await;
}

#[tokio::test]
async fn ratings_that_come_live_while_they_are_compared_count_once() {
    let (mut scene, ada, part) = answered(true).await;
    ada.reacts(part, "👍").unwrap();
    scene.rated(1).await;
    scene.absent().await;
    scene.double.person("bob").reacts(part, "👍").unwrap();
    let list = hold_lists(&scene.double);
    scene.start().await;
    until_listed(&scene).await;
    ada.unreacts(part, "👍").unwrap();
    scene.double.person("cy").reacts(part, "👎").unwrap();
    scene.rated(3).await;
    list.release();
    scene.caught_up().await;
    scene.rated(4).await;
    assert_eq!(scene.ratings().await, ["bob: like", "cy: dislike"]);
    scene.end().await;
}

#[tokio::test]
async fn a_rating_given_in_the_absence_is_older_than_one_that_came_live_before_it_was_found() {
    let (mut scene, _, part) = answered(true).await;
    let bob = scene.double.person("bob");
    scene.absent().await;
    bob.reacts(part, "👍").unwrap();
    let list = hold_lists(&scene.double);
    scene.start().await;
    until_listed(&scene).await;
    bob.reacts(part, "👎").unwrap();
    scene.rated(1).await;
    list.release();
    scene.caught_up().await;
    let rated = scene.rated(2).await;
    let told: Vec<_> = rated.iter().map(|it| (it.rating, it.through, it.before.is_some())).collect();
    let live = (Some(Rating::Dislike), Through::Reaction, false);
    assert_eq!(told, [live, (Some(Rating::Like), Through::Reconciliation, true)]);
    assert_eq!(scene.ratings().await, ["bob: dislike"]);
    bob.unreacts(part, "👎").unwrap();
    scene.rated(3).await;
    assert_eq!(scene.ratings().await, ["bob: like"]);
    compared(&scene.double, &scene.store, &[scene.double.channel("relay")], LIMIT).await;
    scene.end().await;
}

#[tokio::test]
async fn ratings_of_many_replies_are_found_in_few_calls() {
    let (mut scene, ada, first) = answered(false).await;
    let relay = scene.double.channel("relay");
    let mut parts = vec![first];
    for number in 0..12 {
        parts.push(scene.asked(&ada, relay, &format!("And {number}?")).await.part());
    }
    scene.absent().await;
    let before = scene.double.calls().len();
    for part in parts.iter().step_by(3) {
        ada.reacts(*part, "👍").unwrap();
    }
    scene.back().await;
    scene.rated(5).await;
    let reading =
        scene.double.calls().split_off(before).into_iter().filter(|call| call.method == "GET").count();
    // The survey, one page, and a look and a list for each of the five.
    assert!(reading < 35, "{reading} calls");
    scene.end().await;
}

//! Ratings: which emoji is one, whose counts, and that none is lost or counted twice.

use double::model::Gate;
use double::{Id, Matching, Person};
use teachback::domain::event::{Rating, Standing, Through};
use teachback::domain::rules::Rules;

use crate::support::scene::{Cast, Scene};
use crate::talk::held_by;

/// A scene in which Ada has been answered in the relay channel, and the part that shows it.
async fn answered(cast: Cast) -> (Scene, Person, Id) {
    let scene = Scene::with(cast).await;
    let ada = scene.double.person("ada");
    let reply = scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    (scene, ada, reply.part())
}

#[tokio::test]
async fn a_thumb_in_any_skin_is_a_rating() {
    let (scene, ada, reply) = answered(Cast::default()).await;
    let bob = scene.double.person("bob");
    ada.reacts(reply, "👍🏽").unwrap();
    bob.reacts(reply, "👎🏿").unwrap();
    let rated = scene.rated(2).await;
    assert_eq!(rated[0].reaction.emoji, "👍🏽");
    assert_eq!(rated[1].rating, Some(Rating::Dislike));
    assert_eq!(scene.ratings().await, ["ada: like", "bob: dislike"]);
    scene.end().await;
}

#[tokio::test]
async fn a_heart_and_a_thumb_on_somebody_elses_message_are_no_ratings() {
    let (scene, ada, reply) = answered(Cast::default()).await;
    let other = ada.says("general", "I like this.").unwrap();
    ada.reacts(reply, "❤️").unwrap();
    ada.reacts(reply, "party:1").unwrap();
    ada.reacts(other, "👍").unwrap();
    scene.settled().await;
    scene.rated(0).await;
    scene.end().await;
}

#[tokio::test]
async fn bots_do_not_rate() {
    let (scene, _, reply) = answered(Cast { seeds: true, ..Cast::default() }).await;
    scene.sign(reply, "👎").await;
    scene.double.other_bot("robot").reacts(reply, "👍").unwrap();
    scene.settled().await;
    scene.rated(0).await;
    scene.end().await;
}

#[tokio::test]
async fn a_rating_on_any_part_belongs_to_the_reply() {
    let script = double::model::Script::always(double::model::Answer::at_once(&"All is well. ".repeat(250)));
    let scene = Scene::with(Cast::script(script)).await;
    let ada = scene.double.person("ada");
    let reply = scene.asked(&ada, scene.double.channel("relay"), "Is all well?").await;
    assert_eq!(reply.parts.len(), 2);
    ada.reacts(reply.parts[0], "👍").unwrap();
    ada.reacts(reply.parts[1], "👎").unwrap();
    scene.rated(2).await;
    assert_eq!(scene.ratings().await, ["ada: dislike"]);
    ada.unreacts(reply.parts[1], "👎").unwrap();
    scene.rated(3).await;
    assert_eq!(scene.ratings().await, ["ada: like"]);
    scene.end().await;
}

#[tokio::test]
async fn the_last_rating_given_counts_and_taking_it_back_leaves_the_other() {
    let (scene, ada, reply) = answered(Cast::default()).await;
    ada.reacts(reply, "👍").unwrap();
    ada.reacts(reply, "👎").unwrap();
    scene.rated(2).await;
    assert_eq!(scene.ratings().await, ["ada: dislike"]);
    ada.unreacts(reply, "👎").unwrap();
    scene.rated(3).await;
    assert_eq!(scene.ratings().await, ["ada: like"]);
    ada.unreacts(reply, "👍").unwrap();
    let rated = scene.rated(4).await;
    assert_eq!(
        rated.iter().map(|it| it.rating).collect::<Vec<_>>(),
        [Some(Rating::Like), Some(Rating::Dislike), None, None]
    );
    assert_eq!(scene.ratings().await, [""; 0]);
    ada.reacts(reply, "👍").unwrap();
    scene.rated(5).await;
    assert_eq!(scene.ratings().await, ["ada: like"]);
    scene.end().await;
}

#[tokio::test]
async fn a_moderator_who_clears_reactions_takes_nobodys_rating_back() {
    let (scene, ada, reply) = answered(Cast::default()).await;
    let (bob, mia) = (scene.double.person("bob"), scene.double.moderator("mia"));
    ada.reacts(reply, "👍").unwrap();
    bob.reacts(reply, "👎").unwrap();
    scene.rated(2).await;
    mia.clears_emoji(reply, "👍").unwrap();
    mia.clears_reactions(reply).unwrap();
    scene.settled().await;
    scene.rated(2).await;
    assert_eq!(scene.ratings().await, ["ada: like", "bob: dislike"]);
    scene.end().await;
}

#[tokio::test]
async fn a_super_reaction_is_a_rating_of_its_own() {
    let (scene, ada, reply) = answered(Cast::default()).await;
    ada.super_reacts(reply, "👍").unwrap();
    ada.reacts(reply, "👍").unwrap();
    let rated = scene.rated(2).await;
    assert_eq!(rated.iter().map(|it| it.reaction.burst).collect::<Vec<_>>(), [true, false]);
    ada.un_super_reacts(reply, "👍").unwrap();
    scene.rated(3).await;
    assert_eq!(scene.ratings().await, ["ada: like"]);
    scene.end().await;
}

#[tokio::test]
async fn a_keycap_is_a_score_where_scores_are_switched_on() {
    let rules = Rules { scores: true, ..Rules::default() };
    let (scene, ada, reply) = answered(Cast { rules, ..Cast::default() }).await;
    ada.reacts(reply, "4️⃣").unwrap();
    ada.reacts(reply, "6️⃣").unwrap();
    ada.reacts(reply, "2️⃣").unwrap();
    assert_eq!(scene.rated(2).await[1].rating, Some(Rating::Score(2)));
    assert_eq!(scene.ratings().await, ["ada: 2"]);
    scene.end().await;
}

#[tokio::test]
async fn a_keycap_is_nothing_where_scores_are_off() {
    let (scene, ada, reply) = answered(Cast::default()).await;
    ada.reacts(reply, "4️⃣").unwrap();
    scene.settled().await;
    scene.rated(0).await;
    scene.end().await;
}

#[tokio::test]
async fn a_thumb_on_a_reply_that_still_streams_counts() {
    let gate = Gate::closed();
    let scene = Scene::with(Cast::script(held_by(&gate))).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "hold on").unwrap();
    let reply = scene.reply_to(question).await;
    ada.reacts(reply.id, "👍").unwrap();
    scene.rated(1).await;
    gate.open();
    scene.ended(question).await;
    assert_eq!(scene.ratings().await, ["ada: like"]);
    scene.end().await;
}

#[tokio::test]
async fn the_asker_a_bystander_and_a_moderator_are_told_apart() {
    let (scene, ada, reply) = answered(Cast::default()).await;
    ada.reacts(reply, "👍").unwrap();
    scene.double.person("bob").reacts(reply, "👍").unwrap();
    scene.double.moderator("mia").reacts(reply, "👎").unwrap();
    let standings: Vec<_> = scene.rated(3).await.iter().map(|it| it.standing).collect();
    assert_eq!(standings, [Standing::Asker, Standing::Bystander, Standing::Moderator]);
    scene.end().await;
}

#[tokio::test]
async fn a_rating_that_is_told_twice_is_one() {
    let (scene, ada, reply) = answered(Cast::default()).await;
    scene.double.faults().repeat_events("MESSAGE_REACTION_ADD", 1);
    ada.reacts(reply, "👍").unwrap();
    scene.settled().await;
    scene.rated(1).await;
    scene.end().await;
}

#[tokio::test]
async fn ratings_that_were_never_told_are_asked_for_when_one_is_taken_back() {
    let (scene, ada, reply) = answered(Cast::default()).await;
    never_told(&scene, &ada, reply).await;
    scene.end().await;
}

#[tokio::test]
async fn in_direct_messages_too() {
    let scene = Scene::with(Cast::default()).await;
    let ada = scene.double.person("ada");
    let question = ada.writes_to_the_bot("Two and two?").unwrap();
    let reply = scene.ended(question).await.part();
    ada.reacts(reply, "👍").unwrap();
    let rated = scene.rated(1).await;
    assert_eq!((rated[0].standing, rated[0].through), (Standing::Asker, Through::Reaction));
    ada.unreacts(reply, "👍").unwrap();
    scene.rated(2).await;
    scene.double.faults().drop_events("MESSAGE_REACTION_ADD", 2);
    ada.reacts(reply, "👎").unwrap();
    ada.reacts(reply, "👎🏿").unwrap();
    ada.unreacts(reply, "👎🏿").unwrap();
    assert_eq!(scene.rated(3).await[2].through, Through::Reconciliation);
    assert_eq!(scene.ratings().await, ["ada: dislike"]);
    scene.end().await;
}

#[tokio::test]
async fn a_reply_of_an_earlier_run_can_be_rated() {
    let (mut scene, ada, reply) = answered(Cast::default()).await;
    scene.stop().await;
    scene.double.faults().forget_sessions();
    scene.start().await;
    ada.reacts(reply, "👍").unwrap();
    scene.rated(1).await;
    assert_eq!(scene.ratings().await, ["ada: like"]);
    scene.end().await;
}

/// Two people's ratings get lost on the way; one of them takes theirs back, and the other's is found.
async fn never_told(scene: &Scene, ada: &Person, reply: Id) {
    scene.double.faults().drop_events("MESSAGE_REACTION_ADD", 2);
    ada.reacts(reply, "👍").unwrap();
    scene.double.person("bob").super_reacts(reply, "👎").unwrap();
    ada.unreacts(reply, "👍").unwrap();
    let rated = scene.rated(1).await;
    assert_eq!((rated[0].rating, rated[0].through), (Some(Rating::Dislike), Through::Reconciliation));
    assert!(rated[0].reaction.burst);
    assert_eq!(scene.ratings().await, ["bob: dislike"]);
}

#[tokio::test]
async fn a_rating_that_is_told_after_it_was_taken_back_does_not_stay() {
    let (scene, ada, reply) = answered(Cast { seeds: true, ..Cast::default() }).await;
    scene.sign(reply, "👎").await;
    let look = ("GET", "/channels/{channel_id}/messages/{message_id}");
    let hold = scene.double.faults().hold_answers(Matching::route(look.0, look.1));
    scene.double.faults().swap_events("MESSAGE_REACTION_ADD", 1);
    ada.reacts(reply, "👍").unwrap();
    ada.unreacts(reply, "👍").unwrap();
    scene.rated(1).await;
    hold.release();
    let rated = scene.rated(2).await;
    assert_eq!((rated[1].rating, rated[1].through), (None, Through::Reconciliation));
    assert_eq!(scene.ratings().await, [""; 0]);
    scene.end().await;
}

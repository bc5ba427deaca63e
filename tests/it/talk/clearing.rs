//! Moderators who clear reactions away: the ratings stay and count, whatever is given, listed and missed afterwards.

use double::model::{Answer, Script};
use double::{Discord, Hold, Id, Matching, Person, View};
use teachback::domain::event::{Rating, Through};

use crate::support::scene::{Cast, LIMIT, Scene};
use crate::support::wait::compared;

/// A scene in which Ada has been answered, the part that shows it, Bob, and Mia, who moderates.
async fn answered(cast: Cast) -> (Scene, Id, [Person; 3]) {
    let scene = Scene::with(cast).await;
    let ada = scene.double.person("ada");
    let part = scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await.part();
    let (bob, mia) = (scene.double.person("bob"), scene.double.moderator("mia"));
    (scene, part, [ada, bob, mia])
}

/// Somebody takes back what nobody saw given, so that the list of a part is asked for; what Cy gave was missed and comes with it.
pub(crate) fn have_it_listed(double: &Discord, part: Id, given: &str) {
    let (cy, dan) = (double.person("cy"), double.person("dan"));
    double.faults().drop_events("MESSAGE_REACTION_ADD", 2);
    cy.reacts(part, given).unwrap();
    dan.reacts(part, "👎🏽").unwrap();
    dan.unreacts(part, "👎🏽").unwrap();
}

/// Lists of who holds an emoji are answered only when this is released.
pub(crate) fn hold_lists(double: &Discord) -> Hold {
    let lists = Matching::route("GET", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}");
    double.faults().hold_answers(lists)
}

/// Waits until such a list is asked for.
pub(crate) async fn until_listed(scene: &Scene) {
    let listed = |view: &View<'_>| view.calls().any(|call| call.route.ends_with("/{emoji_name}"));
    scene.wait_until("a list to be on its way", listed).await;
}

/// Ends, once what people see and what is recorded are the same, and what is recorded is made again from the log as it was.
async fn end(scene: Scene) {
    compared(&scene.double, &scene.store, &[scene.double.channel("relay")], LIMIT).await;
    scene.end().await;
}

#[tokio::test]
async fn a_rating_that_was_cleared_stays_when_somebody_else_gives_theirs_again() {
    let (scene, part, [ada, bob, mia]) = answered(Cast::default()).await;
    ada.reacts(part, "👍").unwrap();
    bob.reacts(part, "👍").unwrap();
    scene.rated(2).await;
    mia.clears_reactions(part).unwrap();
    bob.reacts(part, "👍").unwrap();
    let rated = scene.rated(3).await;
    assert_eq!((rated[2].rating, rated[2].through), (Some(Rating::Like), Through::Reaction));
    have_it_listed(&scene.double, part, "👎");
    scene.rated(4).await;
    assert_eq!(scene.ratings().await, ["ada: like", "bob: like", "cy: dislike"]);
    scene.until_kinds("clear_reactions", 1).await;
    end(scene).await;
}

#[tokio::test]
async fn a_rating_under_an_earlier_part_stays_when_it_was_cleared() {
    let script = Script::always(Answer::at_once(&"All is well. ".repeat(250)));
    let scene = Scene::with(Cast { seeds: true, ..Cast::script(script).with_quick_limits() }).await;
    let (ada, mia) = (scene.double.person("ada"), scene.double.moderator("mia"));
    let parts = scene.asked(&ada, scene.double.channel("relay"), "Is all well?").await.parts;
    scene.sign(parts[1], "👎").await;
    ada.reacts(parts[0], "👍").unwrap();
    scene.rated(1).await;
    mia.clears_reactions(parts[0]).unwrap();
    have_it_listed(&scene.double, parts[0], "👎");
    scene.rated(2).await;
    assert_eq!(scene.ratings().await, ["ada: like", "cy: dislike"]);
    end(scene).await;
}

#[tokio::test]
async fn a_rating_whose_emoji_alone_was_cleared_stays_though_the_bots_own_thumbs_stand() {
    let (scene, part, [ada, bob, mia]) = answered(Cast { seeds: true, ..Cast::default() }).await;
    scene.sign(part, "👎").await;
    ada.reacts(part, "👍🏽").unwrap();
    bob.reacts(part, "👎").unwrap();
    scene.rated(2).await;
    mia.clears_emoji(part, "👍🏽").unwrap();
    have_it_listed(&scene.double, part, "👎");
    scene.rated(3).await;
    assert_eq!(scene.ratings().await, ["ada: like", "bob: dislike", "cy: dislike"]);
    end(scene).await;
}

#[tokio::test]
async fn what_is_given_again_after_a_clearing_is_the_last_one_given() {
    let (scene, part, [ada, _, mia]) = answered(Cast::default()).await;
    ada.reacts(part, "👍").unwrap();
    ada.reacts(part, "👎").unwrap();
    scene.rated(2).await;
    mia.clears_reactions(part).unwrap();
    ada.reacts(part, "👍").unwrap();
    scene.rated(3).await;
    assert_eq!(scene.ratings().await, ["ada: like"]);
    end(scene).await;
}

#[tokio::test]
async fn what_is_given_again_unheard_after_a_clearing_comes_with_the_next_list() {
    let (scene, part, [ada, _, mia]) = answered(Cast::default()).await;
    ada.reacts(part, "👍").unwrap();
    scene.rated(1).await;
    mia.clears_reactions(part).unwrap();
    scene.until_kinds("clear_reactions", 1).await;
    scene.double.faults().drop_events("MESSAGE_REACTION_ADD", 1);
    ada.reacts(part, "👍").unwrap();
    have_it_listed(&scene.double, part, "👎");
    scene.rated(3).await;
    assert_eq!(scene.ratings().await, ["ada: like", "cy: dislike"]);
    end(scene).await;
}

#[tokio::test]
async fn a_list_from_before_a_clearing_gives_nothing_again() {
    let (scene, part, [ada, _, mia]) = answered(Cast::default()).await;
    ada.reacts(part, "👍").unwrap();
    scene.rated(1).await;
    let list = hold_lists(&scene.double);
    have_it_listed(&scene.double, part, "👍");
    until_listed(&scene).await;
    mia.clears_reactions(part).unwrap();
    scene.until_kinds("clear_reactions", 1).await;
    list.release();
    // Cy's was missed, and cleared since.
    scene.rated(2).await;
    assert_eq!(scene.ratings().await, ["ada: like", "cy: like"]);
    end(scene).await;
}

#[tokio::test]
async fn a_clearing_of_what_is_no_rating_is_nothing() {
    let (scene, part, [ada, _, mia]) = answered(Cast::default()).await;
    ada.reacts(part, "❤️").unwrap();
    mia.clears_emoji(part, "❤️").unwrap();
    mia.clears_reactions(part).unwrap();
    ada.reacts(part, "👍").unwrap();
    scene.rated(1).await;
    mia.clears_emoji(part, "👍").unwrap();
    mia.clears_reactions(part).unwrap();
    scene.settled().await;
    let kinds = scene.kinds().await;
    assert_eq!(kinds.iter().filter(|kind| **kind == "clear_reactions").count(), 1, "{kinds:?}");
    end(scene).await;
}

//! What a reviewer presses is told twice, answered too late or twice, or answered while Discord is away.

use std::time::Duration;

use double::{Fault, Matching};
use teachback::domain::review::{Review, Verdict};

use crate::support::scene::{Cast, Scene};
use crate::talk::review::{disliked, named, review, reviews, says, scene};

const CALLBACK: &str = "/interactions/{interaction_id}/{interaction_token}/callback";

#[tokio::test]
async fn a_press_that_is_told_twice_is_recorded_once_and_its_card_stays() {
    let scene = scene().await;
    disliked(&scene, "Two and two?").await;
    let mia = scene.double.moderator("mia");
    let card = review(&scene, &mia, &[]).await;
    scene.double.faults().repeat_events("INTERACTION_CREATE", 1);
    mia.clicks(card.id, "Good").unwrap();
    says(&scene, &card, "Nothing waits for a review.").await;
    scene.settled().await;
    assert_eq!(reviews(&scene).await, [Review::Decided(Verdict::Good)]);
    assert!(scene.double.message(card.id).is_some(), "the card is still there");
    scene.end().await;
}

#[tokio::test]
async fn a_card_that_cannot_be_sent_at_once_comes_later() {
    let scene = scene().await;
    disliked(&scene, "Two and two?").await;
    let mia = scene.double.moderator("mia");
    let original = "/webhooks/{webhook_id}/{webhook_token}/messages/@original";
    scene.double.faults().next(Matching::route("PATCH", original), Fault::BadGateway, 2);
    let card = review(&scene, &mia, &[]).await;
    assert!(card.content.starts_with("**New**"), "{}", card.content);
    scene.end().await;
}

/// Discord does not take the first answer to a press.
async fn pressed_in_vain(status: u16, code: u32) {
    let scene = scene().await;
    let answered = disliked(&scene, "Two and two?").await;
    let mia = scene.double.moderator("mia");
    let card = named(&scene, &mia, &answered).await;
    scene.double.faults().next(Matching::route("POST", CALLBACK), Fault::Refused { status, code }, 1);
    mia.clicks(card.id, "Good").unwrap();
    let refused =
        |view: &double::View<'_>| view.calls().any(|call| call.route == CALLBACK && call.status == status);
    scene.wait_until("a refused answer", refused).await;
    scene.until_kinds("review_message", 1).await;
    scene.settled().await;
    assert!(scene.double.message(card.id).is_some_and(|it| it.content.starts_with("**New**")), "{code}");
    mia.clicks(card.id, "Good").unwrap();
    let decided = says(&scene, &card, "**Good**").await;
    assert!(decided.content.contains("decided by mia"), "{}", decided.content);
    assert_eq!(reviews(&scene).await, [Review::Decided(Verdict::Good)]);
    scene.end().await;
}

#[tokio::test]
async fn a_press_that_is_answered_too_late_is_recorded_all_the_same() {
    pressed_in_vain(404, 10_062).await;
}

#[tokio::test]
async fn a_press_that_was_answered_before_is_recorded_all_the_same() {
    pressed_in_vain(400, 40_060).await;
}

#[tokio::test]
async fn a_command_that_is_answered_too_late_keeps_nobody_waiting() {
    let options = double::Options { first_answer_within: Duration::ZERO, ..double::Options::default() };
    let scene = Scene::with(Cast { options, ..Cast::default() }.without_limits()).await;
    let ada = scene.double.person("ada");
    let answered = scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    scene.double.moderator("mia").uses(answered.part(), "Review this reply").unwrap();
    let refused =
        |view: &double::View<'_>| view.calls().any(|call| call.route == CALLBACK && call.status == 404);
    scene.wait_until("a late answer", refused).await;
    scene.asked(&ada, scene.double.channel("relay"), "And now?").await;
    scene.end().await;
}

//! What is heard while older pages are read, and what comes in the middle of it.

use double::model::Gate;
use double::{Door, Fault};
use teachback::domain::event::Finish;

use crate::catchup::pages;
use crate::support::scene::{Cast, Scene};
use crate::talk::held_by;

/// A bot that has answered Ada, and was away while she asked again.
async fn missed_one() -> (Scene, double::Person, double::Id) {
    let mut scene = Scene::saying("Four.").await;
    let ada = scene.double.person("ada");
    scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    scene.absent().await;
    let missed = ada.says("relay", "Tow and three?").unwrap();
    (scene, ada, missed)
}

/// Pages that have been asked for, answered or not.
fn asked_for(view: &double::View<'_>) -> usize {
    view.calls()
        .filter(|call| call.method == "GET" && call.route == "/channels/{channel_id}/messages")
        .count()
}

#[tokio::test]
async fn what_is_deleted_while_an_older_page_shows_it_does_not_come_back() {
    let (mut scene, ada, missed) = missed_one().await;
    let page = scene.double.faults().hold_answers(pages());
    scene.start().await;
    scene.wait_until("a page to be on its way", |view| asked_for(view) > 0).await;
    ada.deletes(missed).unwrap();
    scene.settled().await;
    page.release();
    scene.caught_up().await;
    scene.until_kinds("add_message", 2).await;
    assert_eq!(scene.model.requests().len(), 1);
    assert!(!scene.kinds().await.contains(&"erase"), "it was never recorded");
    scene.end().await;
}

#[tokio::test]
async fn what_is_edited_while_an_older_page_shows_it_has_its_last_words() {
    let (mut scene, ada, missed) = missed_one().await;
    let page = scene.double.faults().hold_answers(pages());
    scene.start().await;
    scene.wait_until("a page to be on its way", |view| asked_for(view) > 0).await;
    ada.edits(missed, "Two and three?").unwrap();
    scene.settled().await;
    page.release();
    scene.ended(missed).await;
    let prompt = scene.model.requests().pop().unwrap().body["messages"].to_string();
    assert!(prompt.contains("Two and three?") && !prompt.contains("Tow"), "{prompt}");
    scene.end().await;
}

#[tokio::test]
async fn what_is_heard_and_read_back_at_the_same_time_happens_once() {
    let (mut scene, ada, missed) = missed_one().await;
    let page = scene.double.faults().hold_answers(pages());
    scene.start().await;
    let live = ada.says("relay", "And four?").unwrap();
    scene.ended(live).await;
    page.release();
    scene.ended(missed).await;
    scene.caught_up().await;
    for question in [missed, live] {
        assert_eq!(scene.double.look(|view| view.replies_to(question)).len(), 1);
    }
    assert_eq!(scene.model.requests().len(), 3);
    scene.end().await;
}

#[tokio::test]
async fn a_process_that_is_killed_while_it_reads_back_leaves_it_to_the_next() {
    let (mut scene, _, missed) = missed_one().await;
    let page = scene.double.faults().hold_answers(pages());
    scene.start().await;
    scene.wait_until("a page to be on its way", |view| asked_for(view) > 0).await;
    scene.kill().await;
    page.release();
    scene.back().await;
    assert_eq!(scene.double.look(|view| view.identified_and_resumed()), (2, 1), "the session itself went on");
    assert_eq!(scene.ended(missed).await.finish, Finish::Ended);
    assert_eq!(scene.double.look(|view| view.replies_to(missed)).len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn a_session_that_is_lost_in_mid_life_is_caught_up_with() {
    let scene = Scene::saying("Four.").await;
    let ada = scene.double.person("ada");
    scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    scene.double.faults().set_door(Door::Refused);
    scene.double.faults().invalidate(false);
    scene.wait_until("the gap", |view| view.connected() == 0).await;
    let missed = ada.says("relay", "And three?").unwrap();
    scene.double.faults().set_door(Door::Open);
    assert_eq!(scene.ended(missed).await.finish, Finish::Ended);
    scene.caught_up().await;
    assert_eq!(scene.double.look(|view| view.identified_and_resumed().0), 2);
    scene.end().await;
}

#[tokio::test]
async fn pages_that_cannot_be_had_for_now_are_asked_for_again() {
    let (mut scene, _, missed) = missed_one().await;
    scene.double.faults().next(pages(), Fault::BadGateway, 2);
    scene.back().await;
    assert_eq!(scene.ended(missed).await.finish, Finish::Ended);
    scene.end().await;
}

#[tokio::test]
async fn a_thousand_missed_messages_are_read_in_few_calls_while_a_live_reply_streams() {
    let gate = Gate::closed();
    let mut scene = Scene::with(Cast::script(held_by(&gate))).await;
    let (ada, bob) = (scene.double.person("ada"), scene.double.person("bob"));
    let reply = scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    let thread = ada.opens_thread(reply.part(), "about it").unwrap();
    scene.settled().await;
    scene.absent().await;
    for number in 0..1_000 {
        bob.says(thread, &format!("Thought {number}.")).unwrap();
    }
    scene.start().await;
    let live = ada.says("relay", "hold on").unwrap();
    scene.reply_to(live).await;
    gate.open();
    assert_eq!(scene.ended(live).await.finish, Finish::Ended);
    scene.caught_up().await;
    let told = scene.feedback(1_000).await;
    assert!(told.iter().enumerate().all(|(n, it)| it.words.as_deref() == Some(&format!("Thought {n}."))));
    let calls = scene.double.look(|view| view.calls().filter(|call| call.method == "GET").count());
    assert!(calls <= 30, "{calls} calls");
    scene.end().await;
}

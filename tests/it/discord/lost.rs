//! What is lost, repeated or late on the way is borne.

use std::time::Duration;

use double::{Fault, Matching};
use teachback::domain::inbound::Inbound;

use crate::discord::{Listening, SOON, double, no_complaints, settings};

#[tokio::test]
async fn what_is_told_twice_is_heard_twice_under_the_same_id() {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    double.faults().repeat_events("MESSAGE_CREATE", 1);
    double.person("ann").says(double.channel("general"), "hello").unwrap();
    let (first, second) = (listening.next_said().await, listening.next_said().await);
    assert_eq!(first, second);
    listening.stop().await;
}

#[tokio::test]
async fn a_session_that_never_comes_up_is_given_up() {
    let double = double().await;
    double.faults().withhold_ready(true);
    let mut listening = Listening::begin(settings(&double), 100, Vec::new());
    let identified = |view: &double::View<'_>| view.identified_and_resumed().0 == 1;
    double.wait_until("an identify", SOON, identified).await.unwrap();
    double.faults().withhold_ready(false);
    // 20 s and the distance between identifies.
    let up = |view: &double::View<'_>| view.connected() == 1 && view.identified_and_resumed().0 == 2;
    double.wait_until("another identify", Duration::from_secs(60), up).await.unwrap();
    double.person("ann").says(double.channel("general"), "hello").unwrap();
    assert_eq!(listening.next_text().await, "hello");
}

#[tokio::test]
async fn a_start_while_rest_is_away_waits_for_it() {
    let double = double().await;
    double.faults().next(Matching::route("GET", "/users/@me"), Fault::BadGateway, 2);
    let mut listening = Listening::begin(settings(&double), 100, Vec::new()).until_up(&double).await;
    double.person("ann").says(double.channel("general"), "hello").unwrap();
    assert_eq!(listening.next_text().await, "hello");
    listening.stop().await;
    no_complaints(&double);
}

#[tokio::test]
async fn a_reaction_that_is_taken_back_before_it_is_given_is_heard_as_it_is_told() {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    let (ann, channel) = (double.person("ann"), double.channel("general"));
    let message = ann.says(channel, "tea").unwrap();
    listening.next_said().await;
    double.faults().swap_events("MESSAGE_REACTION_ADD", 1);
    ann.reacts(message, "👍").unwrap();
    ann.unreacts(message, "👍").unwrap();
    // The message is not the bot's: ADD says so and is dropped, REMOVE cannot.
    let Inbound::Reacted(reacted) = listening.next_inbound().await else { panic!("a reaction") };
    assert!(!reacted.given);
    listening.stop().await;
}

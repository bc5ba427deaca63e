//! The bot is told to end: in time, resumably, and with nothing half done that the next start does not end.

use std::time::Duration;

use double::model::Gate;
use double::{Fault, Matching};
use nix::sys::signal::Signal;

use crate::faults::play::{Cast, Play};

/// Longer than any reply of these tests.
const LONG: &str = "30s";
/// What a stop may take beyond the grace time.
const SPARE: Duration = Duration::from_secs(2);

/// A play with so many replies in flight, in one channel or in one each.
async fn in_flight(gate: &Gate, replies: usize, places: usize) -> Play {
    let play = Play::of(Cast::held(gate)).await;
    for number in 0..replies {
        let place = play.double.channel(&format!("place-{}", number % places));
        let person = play.double.person(&format!("person-{number}"));
        person.says(place, &format!("<@{}> hold on", play.double.bot_id())).unwrap();
    }
    play.recorded("begin_reply", i64::try_from(replies).unwrap() + 1).await;
    play
}

#[tokio::test]
async fn a_stop_with_twenty_replies_in_flight_ends_within_the_grace_and_two_seconds() {
    let gate = Gate::closed();
    let mut play = in_flight(&gate, 20, 20).await;
    let took = play.stop().await;
    assert!(took <= Duration::from_secs(1) + SPARE, "{took:?}");
    gate.open();
    play.goes_on();
    play.ends().await;
}

#[tokio::test]
async fn a_stop_with_twenty_replies_in_one_channel_leaves_the_rest_to_the_next_start() {
    let gate = Gate::closed();
    let mut play = in_flight(&gate, 20, 1).await;
    let took = play.stop().await;
    assert!(took <= Duration::from_secs(1) + SPARE, "{took:?}");
    gate.open();
    play.ends().await;
}

#[tokio::test]
async fn a_stop_that_cannot_say_how_a_reply_ended_leaves_that_to_the_next_start() {
    let gate = Gate::closed();
    let mut play = Play::of(Cast::held(&gate)).await;
    play.ada.says("relay", "hold on").unwrap();
    play.recorded("show_part", 2).await;
    let edit = Matching::route("PATCH", "/channels/{channel_id}/messages/{message_id}");
    play.faults().next(edit, Fault::ResetBefore, u32::MAX);
    play.stop().await;
    play.faults().clear();
    gate.open();
    play.start().await;
    play.until_ended(2).await;
    let counts = play.ends().await;
    assert_eq!(counts.cut, 1, "{counts:?}");
}

/// A play in which a reply is held back and somebody who used a command waits for its answer, which does not get through.
async fn with_an_answer_under_way(cast: Cast) -> (Play, double::Hold) {
    let play = Play::of(cast).await;
    play.ada.says("relay", "hold on").unwrap();
    play.recorded("show_part", 2).await;
    let original = "/webhooks/{webhook_id}/{webhook_token}/messages/@original";
    let held = play.faults().hold_answers(Matching::route("PATCH", original));
    play.bob.runs("relay", "privacy", &[]).unwrap();
    play.seen("an answer on its way", |view| view.calls().any(|call| call.route == original)).await;
    (play, held)
}

#[tokio::test]
async fn a_stop_while_a_command_is_answered_ends_within_the_grace_and_two_seconds() {
    let gate = Gate::closed();
    let (mut play, held) = with_an_answer_under_way(Cast::held(&gate)).await;
    let took = play.stop().await;
    assert!(took <= Duration::from_secs(1) + SPARE, "{took:?}");
    held.release();
    gate.open();
    play.ends().await;
}

#[tokio::test]
async fn a_second_signal_waits_for_no_answer_to_a_command_and_for_no_farewell() {
    let gate = Gate::closed();
    let cast = Cast { grace: LONG, ..Cast::held(&gate) };
    let (mut play, held) = with_an_answer_under_way(cast).await;
    play.faults().silence();
    let mut bot = play.bot.take().unwrap();
    bot.tell(Signal::SIGINT);
    bot.tell(Signal::SIGTERM);
    let began = tokio::time::Instant::now();
    assert_eq!(bot.end().await.code(), Some(0), "{}", bot.said);
    assert!(began.elapsed() < SPARE, "{:?}", began.elapsed());
    held.release();
    gate.open();
    play.ends().await;
}

#[tokio::test]
async fn a_second_signal_ends_it_at_once() {
    let gate = Gate::closed();
    let cast = Cast { grace: LONG, ..Cast::held(&gate) };
    let mut play = Play::of(cast).await;
    play.ada.says("relay", "hold on").unwrap();
    play.recorded("show_part", 2).await;
    let mut bot = play.bot.take().unwrap();
    bot.tell(Signal::SIGINT);
    play.seen("the bot to hear no more", |view| view.connected() == 0).await;
    let began = tokio::time::Instant::now();
    bot.tell(Signal::SIGTERM);
    assert_eq!(bot.end().await.code(), Some(0), "{}", bot.said);
    assert!(began.elapsed() < SPARE * 2, "{:?}", began.elapsed());
    gate.open();
    play.goes_on();
    play.ends().await;
}

#[tokio::test]
async fn a_deliberate_stop_leaves_a_session_that_the_next_start_goes_on_with() {
    let mut play = Play::begun().await;
    play.stop().await;
    play.goes_on();
    play.start().await;
    let double = play.double.clone();
    play.ends().await;
    assert_eq!(double.look(|view| view.identified_and_resumed()), (1, 1));
}

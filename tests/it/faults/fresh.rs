//! The gateway session is lost with what was told meanwhile: it is caught up with over REST.

use std::time::Duration;

use double::{Door, Options};
use tokio::time::sleep;

use crate::faults::play::{Cast, Play};

#[tokio::test]
async fn a_session_that_is_forgotten_is_begun_anew_and_what_was_missed_is_caught_up() {
    let play = Play::begun().await;
    play.faults().set_door(Door::Refused);
    play.faults().forget_sessions();
    play.faults().rst();
    play.goes_on();
    sleep(Duration::from_millis(500)).await;
    play.faults().set_door(Door::Open);
    play.ends().await;
}

#[tokio::test]
async fn a_gateway_that_is_away_for_longer_than_discord_keeps_the_session_costs_nothing() {
    let mut cast = Cast::default();
    cast.options = Options { session_kept: Duration::from_secs(1), ..cast.options };
    let play = Play::of(cast).await;
    play.faults().set_door(Door::Unavailable);
    play.faults().rst();
    play.goes_on();
    sleep(Duration::from_secs(3)).await;
    play.faults().set_door(Door::Open);
    play.ends().await;
}

#[tokio::test]
async fn a_session_that_is_called_invalid_for_good_is_begun_anew_and_what_was_missed_is_caught_up() {
    let play = Play::begun().await;
    let held = play.faults().hold_events();
    play.goes_on();
    play.faults().invalidate(false);
    held.release();
    play.ends().await;
}

#[tokio::test]
async fn every_close_that_ends_the_session_is_followed_by_another_one() {
    for code in [4007, 4009] {
        let play = Play::begun().await;
        play.faults().close(Some(code));
        play.goes_on();
        play.ends().await;
    }
}

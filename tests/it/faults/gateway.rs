//! The gateway fails: sockets are cut, doors shut, sessions lost, events told twice or the wrong way round.

use std::time::Duration;

use double::{Door, Faults};
use tokio::time::sleep;

use crate::faults::play::Play;

/// Something happens to the connection while people go on, and the session lives.
async fn resumes(fault: impl FnOnce(&Faults)) {
    let play = Play::begun().await;
    fault(&play.faults());
    play.goes_on();
    let double = play.double.clone();
    play.ends().await;
    let (identified, resumed) = double.look(|view| view.identified_and_resumed());
    assert!(identified == 1 && resumed >= 1, "{identified} sessions were begun, {resumed} resumed");
}

#[tokio::test]
async fn a_socket_that_breaks_is_resumed() {
    resumes(Faults::rst).await;
}

#[tokio::test]
async fn a_socket_that_ends_without_farewell_is_resumed() {
    resumes(Faults::fin).await;
}

#[tokio::test]
async fn a_socket_that_goes_dead_is_noticed_and_resumed() {
    resumes(Faults::silence).await;
}

#[tokio::test]
async fn a_demand_to_reconnect_is_followed() {
    resumes(Faults::ask_reconnect).await;
}

#[tokio::test]
async fn a_session_that_is_called_invalid_and_resumable_is_resumed() {
    resumes(|faults| faults.invalidate(true)).await;
}

#[tokio::test]
async fn every_close_that_can_be_resumed_is_resumed() {
    let play = Play::begun().await;
    let codes = [
        None,
        Some(1001),
        Some(4000),
        Some(4001),
        Some(4002),
        Some(4003),
        Some(4005),
        Some(4006),
        Some(4008),
        Some(4999),
    ];
    for (code, done) in codes.into_iter().zip(1..) {
        play.faults().close(code);
        let resumed =
            |view: &double::View<'_>| view.identified_and_resumed() == (1, done) && view.connected() == 1;
        play.seen(&format!("a resume after {code:?}"), resumed).await;
    }
    play.goes_on();
    play.ends().await;
}

/// Ten minutes are played on a clock of their own, where the pauses are: `discord::session`.
async fn refuses(time: Duration) {
    let play = Play::begun().await;
    play.faults().set_door(Door::Refused);
    play.faults().rst();
    play.goes_on();
    sleep(time).await;
    play.faults().set_door(Door::Open);
    play.ends().await;
}

#[tokio::test]
async fn a_gateway_that_refuses_for_three_seconds_is_waited_for() {
    refuses(Duration::from_secs(3)).await;
}

#[tokio::test]
async fn a_gateway_that_refuses_for_thirty_seconds_is_waited_for() {
    refuses(Duration::from_secs(30)).await;
}

#[tokio::test]
async fn a_handshake_that_is_never_answered_is_given_up() {
    let play = Play::begun().await;
    play.faults().set_door(Door::Hanging);
    play.faults().rst();
    play.goes_on();
    sleep(Duration::from_secs(1)).await;
    play.faults().set_door(Door::Open);
    play.ends().await;
}

#[tokio::test]
async fn events_that_are_told_twice_are_recorded_once() {
    let play = Play::begun().await;
    let events = [
        "MESSAGE_CREATE",
        "MESSAGE_UPDATE",
        "MESSAGE_DELETE",
        "MESSAGE_REACTION_ADD",
        "MESSAGE_REACTION_REMOVE",
    ];
    for event in events {
        play.faults().repeat_events(event, 50);
    }
    let question = play.goes_on();
    play.answered(question).await;
    let gone = play.ada.says("relay", "Never mind").unwrap();
    play.answered(gone).await;
    play.ada.deletes(gone).unwrap();
    play.ends().await;
}

#[tokio::test]
async fn a_reaction_that_is_taken_back_before_it_is_given_ends_as_discord_shows_it() {
    let play = Play::begun().await;
    play.faults().swap_events("MESSAGE_REACTION_ADD", 1);
    // Told the wrong way round: taken back, then given. Nobody holds it.
    play.ada.reacts(play.reply, "👎").unwrap();
    play.ada.unreacts(play.reply, "👎").unwrap();
    play.goes_on();
    play.ends().await;
}

#[tokio::test]
async fn a_change_of_mind_that_is_told_the_wrong_way_round_ends_as_discord_shows_it() {
    let play = Play::begun().await;
    play.faults().swap_events("MESSAGE_REACTION_REMOVE", 1);
    // Told the wrong way round: given again, then taken back. Bob holds it.
    play.bob.unreacts(play.reply, "👍").unwrap();
    play.bob.reacts(play.reply, "👍").unwrap();
    play.ends().await;
}

#[tokio::test]
async fn a_message_that_is_told_of_after_its_edit_or_its_deletion_is_as_people_see_it() {
    let play = Play::begun().await;
    for place in [play.double.channel("relay"), play.thread()] {
        play.faults().swap_events("MESSAGE_CREATE", 1);
        let changed = play.bob.says(place, "Tow and two?").unwrap();
        play.bob.edits(changed, "Two and two?").unwrap();
        play.faults().swap_events("MESSAGE_CREATE", 1);
        let gone = play.ada.says(place, "Never mind").unwrap();
        play.ada.deletes(gone).unwrap();
    }
    play.ends().await;
}

#[tokio::test]
async fn a_session_that_never_comes_up_is_begun_again() {
    let play = Play::begun().await;
    play.faults().withhold_ready(true);
    play.faults().forget_sessions();
    play.faults().rst();
    play.goes_on();
    play.seen("an identify", |view| view.identified_and_resumed().0 == 2).await;
    play.faults().withhold_ready(false);
    play.ends().await;
}

#[tokio::test]
async fn every_close_that_is_final_stops_the_bot_and_says_why() {
    let mut play = Play::begun().await;
    let codes = [
        (4004, "DISCORD_TOKEN"),
        (4010, "SHARDS"),
        (4011, "SHARDS"),
        (4012, "update the bot"),
        (4013, "update the bot"),
        (4014, "Message Content Intent"),
    ];
    for (code, why) in codes {
        if play.bot.is_none() {
            play.start().await;
        }
        play.faults().close(Some(code));
        let mut bot = play.bot.take().unwrap();
        assert_eq!(bot.end().await.code(), Some(1), "{code}: {}", bot.said);
        assert!(bot.said.contains(why), "{code}: {}", bot.said);
    }
    // Nobody hears this until the cause is mended, and the bot started again.
    play.goes_on();
    play.ends().await;
}

#[tokio::test]
async fn a_bot_that_keeps_beginning_sessions_waits_longer_over_restarts_too() {
    let mut play = Play::begun().await;
    for _ in 0..2 {
        play.kill().await;
        play.faults().forget_sessions();
        play.start().await;
    }
    let sql = "select lately::bigint from log_ins";
    play.until("three log-ins that count", sql, 3).await;
    play.kill().await;
    // As if there had been five more.
    sqlx::query("update log_ins set lately = 8, last_at = now()").execute(play.store.pool()).await.unwrap();
    play.faults().forget_sessions();
    play.start_unseen();
    sleep(Duration::from_secs(2)).await;
    assert_eq!(play.double.look(|view| view.identified_and_resumed().0), 3, "it waits for a minute now");
    // So that this test need not.
    sqlx::query("update log_ins set lately = 0").execute(play.store.pool()).await.unwrap();
    play.kill().await;
    play.start().await;
    play.ends().await;
}

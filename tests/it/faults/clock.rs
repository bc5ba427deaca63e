//! The clock is set back: what is recorded afterwards is newer all the same.

use std::time::{Duration, SystemTime};

use teachback::domain::inbound::{Account, Inbound, Reacted};
use teachback::domain::key::{AccountKey, MessageKey, PlaceKey, Spot};
use teachback::domain::rules::Rules;
use teachback::domain::time::Timestamp;
use teachback::store::{Batch, Take};

use crate::faults::play::Play;

const HOUR: Duration = Duration::from_secs(3_600);

/// A play in which the bot is away, and has recorded Ada's dislike while its clock was an hour ahead.
async fn ahead() -> Play {
    let mut play = Play::begun().await;
    play.kill().await;
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap() + HOUR;
    let ahead = i64::try_from(since.as_millis()).unwrap();
    play.ada.reacts(play.reply, "👎").unwrap();
    let reacted = Reacted {
        spot: Spot {
            place: PlaceKey::discord(play.double.channel("relay")),
            message: MessageKey::discord(play.reply),
        },
        by: Account { key: AccountKey::discord(play.ada.id()), name: "ada".to_owned(), moderator: false },
        emoji: "👎".to_owned(),
        burst: false,
        given: true,
        at: Timestamp::from_ms(ahead),
        frame: "ahead:1".to_owned(),
    };
    let inbound = Inbound::Reacted(reacted);
    let takes = vec![Take { inbound: Some(&inbound), mark: None }];
    let chance = since.as_millis() << 80;
    play.store.record(&Batch { takes }, &Rules::default(), chance).await.unwrap();
    play
}

#[tokio::test]
async fn a_clock_that_is_set_back_by_an_hour_loses_no_change_of_mind() {
    let mut play = ahead().await;
    // And now it is right again.
    play.start().await;
    play.ada.unreacts(play.reply, "👎").unwrap();
    play.ada.reacts(play.reply, "👍").unwrap();
    play.goes_on();
    let sql =
        "select count(*) from ratings join accounts using (person_id) where name = 'ada' and rating = 'like'";
    play.until("the last opinion", sql, 1).await;
    play.ends().await;
}

#[tokio::test]
async fn a_clock_that_is_set_back_by_an_hour_hides_nothing_that_was_missed() {
    let mut play = ahead().await;
    play.ada.unreacts(play.reply, "👎").unwrap();
    play.bob.unreacts(play.reply, "👍").unwrap();
    play.bob.reacts(play.reply, "👎").unwrap();
    play.faults().forget_sessions();
    play.start().await;
    play.ends().await;
}

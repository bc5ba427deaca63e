//! Several processes serve one bot: nothing is done twice, nothing is lost, and Discord's limits are those of all together.

mod fleet;
mod looks;
mod number;

use std::collections::HashMap;
use std::time::{Duration, Instant};

use double::model::{Answer, Gate, Script};
use double::{Id, Identifies, Options};
use futures_util::FutureExt;
use teachback::bot::pacer::Pacer;
use teachback::bot::sharing::Sharing;
use teachback::domain::key::GuildKey;
use teachback::store::{Share, Store};

use crate::shards::fleet::{Fleet, LIMIT};
use crate::support::{postgres, wait};

const SHARDS: u64 = 16;
const GUILDS: u64 = 200;

fn options(shards: u32) -> Options {
    Options { shards, ..Options::default() }
}

fn four() -> Script {
    Script::always(Answer::at_once("Four."))
}

/// Compares until nothing is wrong.
async fn compared(fleet: &Fleet) -> crate::support::ending::Counts {
    wait::compared(&fleet.double, &fleet.store, &[], LIMIT).await
}

#[tokio::test]
async fn four_processes_serve_two_hundred_servers_through_the_death_of_one_of_them() {
    let strict = Identifies { max_concurrency: 8, per_key: 1, ..Identifies::default() };
    let options = Options { identifies: strict, ..options(16) };
    let mut fleet = Fleet::of(4, options, four()).await;
    fleet.set("TEACHBACK_SEEDS", "off");
    let channels: Vec<_> = (0..GUILDS)
        .map(|number| fleet.double.add_guild_on(number % SHARDS, SHARDS, &format!("guild {number}")).1)
        .collect();
    let (ada, bob) = (fleet.double.person("ada"), fleet.double.person("bob"));
    let mention = format!("<@{}>", fleet.double.bot_id());
    (0..4).for_each(|number| fleet.start(number));
    fleet.connected(16).await;

    let asks = |channel: Id| ada.says(channel, &format!("{mention} Two and two?")).unwrap();
    let (first, second) = channels.split_at(100);
    let mut questions: Vec<_> = first.iter().map(|channel| asks(*channel)).collect();
    // In the middle of it one of them dies, and people go on, everywhere.
    let begun = "select count(*) from messages where role = 'assistant' and stage <> 'due'";
    fleet.until("replies that are begun", begun, 30).await;
    fleet.kill(2).await;
    questions.extend(second.iter().map(|channel| asks(*channel)));
    let direct = bob.writes_to_the_bot("And three?").unwrap();
    // Guild 191 is on shard 15, the last that the others serve; 184 on shard 8, the first of the one that died.
    let (of_others, of_the_dead) = (questions[191], questions[184]);
    fleet.answered(of_others).await;
    fleet.answered(direct).await;
    assert!(fleet.double.look(|view| view.replies_to(of_the_dead).is_empty()), "nobody serves its shards");
    fleet.start(2);
    fleet.answered(of_the_dead).await;

    for (number, question) in questions.iter().enumerate() {
        let reply = fleet.answered(*question).await;
        bob.reacts(reply, if number % 3 == 0 { "👎" } else { "👍" }).unwrap();
        if number % 5 == 0 {
            bob.replies(reply, "Is that all?", false).unwrap();
        }
    }
    let counts = compared(&fleet).await;
    assert_eq!((counts.questions, counts.ratings, counts.feedback), (201, 200, 40), "{counts:?}");
    assert_eq!(fleet.double.look(|view| view.identified_and_resumed()), (16, 4));
    distances(&fleet);
    let refused = fleet.double.look(|view| view.calls().filter(|call| call.status == 429).count());
    assert_eq!((refused, fleet.double.complaints()), (0, vec![]));
    assert!(fleet.most_in_a_second() <= 50, "{}", fleet.most_in_a_second());
    fleet.stop().await;
    compared(&fleet).await;
}

/// Those who must keep a distance to each other have kept it.
fn distances(fleet: &Fleet) {
    let mut last: HashMap<u64, Instant> = HashMap::new();
    for (at, key) in fleet.double.look(|view| view.identifies()) {
        if let Some(before) = last.insert(key, at) {
            assert!(at - before >= Duration::from_secs(5), "{:?} apart", at - before);
        }
    }
    assert_eq!(last.len(), 8);
}

#[tokio::test]
async fn a_process_that_starts_leaves_to_others_what_they_are_at() {
    let gate = Gate::closed();
    let held = gate.clone();
    let script = Script::new(move |_| {
        Answer { tokens: vec!["Fo".into(), "ur.".into()], ..Answer::at_once("") }.held(1, &held).into()
    });
    let mut fleet = Fleet::of(1, options(2), script).await;
    let (_, channel) = fleet.double.add_guild_on(0, 2, "one");
    let (ada, mention) = (fleet.double.person("ada"), format!("<@{}>", fleet.double.bot_id()));
    fleet.start(0);
    fleet.connected(1).await;
    let question = fleet.double.person("zoe").says(channel, &format!("{mention} Two and two?")).unwrap();
    let waits = ada.says(channel, &format!("{mention} And three?")).unwrap();
    let shows = |view: &double::View<'_>| view.replies_to(question).iter().any(|it| it.content == "Fo ▌");
    fleet.seen("the first words", shows).await;
    fleet.start(1);
    fleet.connected(2).await;
    gate.open();
    let reply = fleet.answered(question).await;
    fleet.answered(waits).await;
    assert_eq!(fleet.double.message(reply).unwrap().content, "Four.");
    assert_eq!(compared(&fleet).await.cut, 0);
    fleet.stop().await;
}

#[tokio::test]
async fn a_server_has_its_cards_from_the_process_that_serves_it_once() {
    let mut fleet = Fleet::of(1, options(2), four()).await;
    let (_, asked_in) = fleet.double.add_guild_on(1, 2, "one");
    let (_, beside) = fleet.double.add_guild_on(0, 2, "another");
    fleet.set("TEACHBACK_REVIEW_CHANNEL", asked_in);
    let (ada, mention) = (fleet.double.person("ada"), format!("<@{}>", fleet.double.bot_id()));
    (0..2).for_each(|number| fleet.start(number));
    fleet.connected(2).await;
    let asks = |channel| ada.says(channel, &format!("{mention} Two and two?")).unwrap();
    let reply = fleet.answered(asks(asked_in)).await;
    ada.reacts(reply, "👎").unwrap();
    fleet.until("a card", "select count(*) from review_cards", 1).await;
    fleet.kill(1).await;
    // The other one reads past what the card shows.
    ada.reacts(fleet.answered(asks(beside)).await, "👎").unwrap();
    let read = "select count(*) from cards_shown where shard = 0 and seq > (select max(e.seq) from events e \
                join review_cards c on c.reply_id = e.message_id where e.kind = 'update_message')";
    fleet.until("what the other one has read", read, 1).await;
    ada.replies(reply, "Really?", false).unwrap();
    fleet.start(1);
    let told = "select count(*) from feedback";
    fleet.until("what was said meanwhile", told, 1).await;
    let cards =
        |view: &double::View<'_>| view.messages(asked_in).iter().filter(|it| !it.embeds.is_empty()).count();
    assert_eq!(fleet.double.look(cards), 1);
    fleet.stop().await;
    assert_eq!(fleet.double.look(cards), 1);
}

#[tokio::test]
async fn the_database_knows_whose_a_server_is() {
    let database = postgres::database().await;
    let pool = database.pool().await;
    let serves = async |guild: Option<String>, first: i32, last: i32, shards: i32| -> bool {
        let query = sqlx::query_scalar("select serves($1, $2, $3, $4)").bind(guild);
        query.bind(first).bind(last).bind(shards).fetch_one(&pool).await.unwrap()
    };
    // Just below and at a boundary of the 22 bits, and the largest there can be.
    for guild in [41_771_983_423_143_937_u64, (7 << 22) - 1, 7 << 22, u64::MAX] {
        let shard = i32::try_from((guild >> 22) % 16).unwrap();
        let key = Some(GuildKey::discord(guild).to_string());
        assert!(serves(key.clone(), shard, shard, 16).await && serves(key.clone(), 0, 0, 1).await);
        for other in (0..16).filter(|other| *other != shard) {
            assert!(!serves(key.clone(), other, other, 16).await, "{guild} is not on {other}");
        }
    }
    for direct in [None, Some("elsewhere".to_owned())] {
        assert!(serves(direct.clone(), 0, 3, 16).await && !serves(direct, 4, 15, 16).await);
    }
}

/// How many calls go at once of a process that has just claimed these shards.
async fn at_once(store: &Store, share: Share) -> usize {
    let pacer = Pacer::new();
    // It dies at once, too.
    drop(Sharing::begin(store.clone(), share, pacer.clone()).await.unwrap());
    let mut calls = Vec::new();
    while let Some(call) = pacer.passes().now_or_never() {
        calls.push(call);
    }
    calls.len()
}

#[tokio::test]
async fn only_who_never_shared_calls_at_once_after_a_death() {
    let database = postgres::database().await;
    let store = Store::over(database.pool().await);
    let some = Share { total: 2, ..Share::whole(1) };
    for _ in 0..2 {
        assert_eq!(at_once(&store, Share::whole(1)).await, 49);
    }
    assert_eq!(at_once(&store, some).await, 0, "the dead may have just called");
    assert_eq!(at_once(&store, some).await, 0, "and one with whom others share");
    assert_eq!(at_once(&store, Share::whole(1)).await, 0, "whoever comes after those that shared");
    assert_eq!(at_once(&store, Share::whole(1)).await, 49);
    assert_eq!(at_once(&store, Share::whole(2)).await, 49, "another bot");
}

#[tokio::test]
async fn sessions_are_begun_apart_by_whoever_begins_them() {
    let database = postgres::database().await;
    let store = Store::over(database.pool().await);
    let apart = Duration::from_secs(5);
    assert_eq!(store.log_in_turn(1, 0, apart).await.unwrap(), None);
    let wait = store.log_in_turn(1, 0, apart).await.unwrap().unwrap();
    assert!(wait > Duration::from_secs(2) && wait <= apart, "{wait:?}");
    assert_eq!(store.log_in_turn(1, 1, apart).await.unwrap(), None, "another bucket");
    assert_eq!(store.log_in_turn(2, 0, apart).await.unwrap(), None, "another bot");
    // The server's clock is set back by an hour: nobody waits for that long.
    let sql = "update log_in_turns set at = at + interval '1 hour'";
    sqlx::query(sql).execute(store.pool()).await.unwrap();
    assert!(store.log_in_turn(1, 0, apart).await.unwrap().unwrap() <= apart);
}

//! The queue of reviews in the database: no reply on two desks, none lost, and soon found among many.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use sqlx::PgPool;
use teachback::domain::id::{MessageId, PersonId};
use teachback::domain::key::{GuildKey, PlaceKey};
use teachback::domain::review::{Filter, Leaning, Status};
use teachback::domain::time::Timestamp;
use teachback::store::{Desk, Store};

use crate::support::postgres::database;
use crate::support::story::DAWN;

/// So many replies in all, of which so many wait for a review.
async fn fill(pool: &PgPool, replies: i32, waiting: i32) {
    let sql = "insert into reviews select gen_random_uuid(), gen_random_uuid(), 'discord:1', 'discord:100', \
               'discord:100', gen_random_uuid(), 'large', now(), 1, case when n <= $2 then 1 else 0 end, 0, \
               case when n <= $2 then 'disputed' when n % 3 = 0 then 'done' else 'quiet' end, null, null, null, null \
               from generate_series(1, $1) n";
    sqlx::query(sql).bind(replies).bind(waiting).execute(pool).await.unwrap();
    sqlx::query("analyze").execute(pool).await.unwrap();
}

fn desk<'a>(by: u128, guild: &'a GuildKey, channels: &'a [PlaceKey], second: u64) -> Desk<'a> {
    let now = Timestamp::from_ms(DAWN).after(Duration::from_secs(second));
    Desk { by: PersonId::from_u128(by), guild, channels, now, until: now.after(Duration::from_secs(600)) }
}

/// Everything that one worker gets, one after the other.
async fn work(store: Store, worker: u128) -> Vec<MessageId> {
    let (guild, channels) = (GuildKey::discord(1), [PlaceKey::discord(100)]);
    let mut taken: Vec<MessageId> = Vec::new();
    let filter = Filter::default();
    let desk = desk(worker, &guild, &channels, 0);
    while let Some(reply) = store.lease(desk, &filter, taken.last().copied()).await.unwrap() {
        taken.push(reply);
    }
    taken
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_thousand_leases_by_eight_none_is_given_twice_and_none_lost() {
    let database = database().await;
    let pool = database.pool().await;
    fill(&pool, 3_000, 1_000).await;
    let workers = (1..=8).map(|worker| tokio::spawn(work(Store::open(database.options()), worker)));
    let mut all = Vec::new();
    for worker in workers.collect::<Vec<_>>() {
        all.extend(worker.await.unwrap());
    }
    assert_eq!(all.len(), 1_000);
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 1_000);
}

#[tokio::test]
async fn a_lease_ends_by_itself_and_is_longer_with_each_look() {
    let database = database().await;
    let store = Store::over(database.pool().await);
    fill(store.pool(), 1, 1).await;
    let (guild, channels, filter) = (GuildKey::discord(1), [PlaceKey::discord(100)], Filter::default());
    let at = |by, second| desk(by, &guild, &channels, second);
    let reply = store.lease(at(1, 0), &filter, None).await.unwrap().expect("one waits");
    assert_eq!(store.lease(at(2, 599), &filter, None).await.unwrap(), None);
    assert!(store.hold(at(1, 300), reply).await.unwrap());
    assert_eq!(store.lease(at(2, 899), &filter, None).await.unwrap(), None);
    assert!(!store.hold(at(2, 899), reply).await.unwrap());
    assert_eq!(store.lease(at(2, 900), &filter, None).await.unwrap(), Some(reply));
    assert!(!store.hold(at(1, 901), reply).await.unwrap());
    store.put_back(at(2, 902), None).await.unwrap();
    assert!(store.hold(at(1, 903), reply).await.unwrap());
}

#[tokio::test]
async fn what_was_asked_for_is_remembered_with_the_lease() {
    let database = database().await;
    let store = Store::over(database.pool().await);
    fill(store.pool(), 1, 1).await;
    let (guild, channels) = (GuildKey::discord(1), [PlaceKey::discord(100)]);
    let filter = Filter {
        rated: Some(Leaning::Disliked),
        place: Some(PlaceKey::discord(100)),
        model: Some("large".to_owned()),
        ..Filter::default()
    };
    let desk = desk(1, &guild, &channels, 0);
    store.lease(desk, &filter, None).await.unwrap().expect("one waits");
    assert_eq!(store.asked_for(desk.by).await.unwrap(), Some(filter));
}

/// What somebody gets who asks for this kind, by the number of the reply.
async fn found(store: &Store, filter: &Filter) -> Option<u128> {
    let (guild, channels) = (GuildKey::discord(1), [PlaceKey::discord(100)]);
    let desk = desk(1, &guild, &channels, 0);
    store.lease(desk, filter, None).await.unwrap().map(MessageId::as_u128)
}

#[tokio::test]
async fn each_filter_finds_what_it_means_and_passes_over_all_else() {
    let database = database().await;
    let store = Store::over(database.pool().await);
    // Each differs from the first in one thing, but for the last ones, which wait for nobody.
    let rows = "insert into reviews (reply_id, conversation_id, guild, place, channel, person_id, model, at, \
                    likes, dislikes, words, state) \
                select lpad(to_hex(n), 32, '0')::uuid, gen_random_uuid(), 'discord:1', place, 'discord:100', \
                    lpad(to_hex(person), 32, '0')::uuid, model, $1::timestamptz - at * interval '1 day', likes, 1, words, state \
                from (values (1, 'discord:100', 7, 'large', 9, 0, 0, 'new'), \
                             (2, 'discord:100', 7, 'large', 9, 1, 0, 'new'), \
                             (3, 'discord:100', 7, 'large', 9, 0, 1, 'new'), \
                             (4, 'discord:100', 7, 'large', 9, 0, 0, 'disputed'), \
                             (5, 'discord:105', 7, 'large', 9, 0, 0, 'new'), \
                             (6, 'discord:100', 7, 'small', 9, 0, 0, 'new'), \
                             (7, 'discord:100', 7, 'large', 1, 0, 0, 'new'), \
                             (8, 'discord:100', 8, 'large', 9, 0, 0, 'new'), \
                             (9, 'discord:100', 7, 'large', 9, 0, 0, 'skipped'), \
                             (10, 'discord:100', 7, 'large', 9, 0, 0, 'done'), \
                             (11, 'discord:100', 7, 'large', 9, 1, 0, 'quiet')) \
                    as it (n, place, person, model, at, likes, words, state)";
    let now = Timestamp::from_ms(DAWN);
    let at = chrono::DateTime::from_timestamp_millis(now.as_ms()).unwrap();
    sqlx::query(rows).bind(at).execute(store.pool()).await.unwrap();
    let all = Filter::default;
    let cases = [
        (all(), Some(1)),
        (Filter { rated: Some(Leaning::Disliked), ..all() }, Some(1)),
        (Filter { rated: Some(Leaning::Liked), ..all() }, Some(2)),
        (Filter { words: true, ..all() }, Some(3)),
        (Filter { status: Status::Disputed, ..all() }, Some(4)),
        (Filter { place: Some(PlaceKey::discord(105)), ..all() }, Some(5)),
        (Filter { place: Some(PlaceKey::discord(106)), ..all() }, None),
        (Filter { model: Some("small".to_owned()), ..all() }, Some(6)),
        (Filter { since: Some(now.before(Duration::from_secs(2 * 86_400))), ..all() }, Some(7)),
        (Filter { asker: Some(PersonId::from_u128(8)), ..all() }, Some(8)),
        (Filter { status: Status::Skipped, ..all() }, Some(9)),
        (Filter { status: Status::Done, ..all() }, Some(10)),
        (Filter { words: true, rated: Some(Leaning::Liked), ..all() }, None),
    ];
    for (filter, expected) in cases {
        assert_eq!(found(&store, &filter).await, expected, "{filter:?}");
    }
}

#[tokio::test]
async fn what_was_decided_lately_is_counted_for_whoever_decided_it() {
    let database = database().await;
    let store = Store::over(database.pool().await);
    fill(store.pool(), 30, 10).await;
    let (guild, channels) = (GuildKey::discord(1), [PlaceKey::discord(100)]);
    let desk = desk(1, &guild, &channels, 0);
    let now = chrono::DateTime::from_timestamp_millis(desk.now.as_ms()).unwrap();
    let decided = "update reviews set verdict = 'bad', verdict_by = $1, verdict_at = $2 - n * interval '1 hour' \
                   from (select reply_id, row_number() over () * 5 as n from reviews where state = 'done') it \
                   where it.reply_id = reviews.reply_id";
    let by = uuid::Uuid::from_u128(1);
    sqlx::query(decided).bind(by).bind(now).execute(store.pool()).await.unwrap();
    let waiting = store.cases_waiting(desk).await.unwrap();
    assert_eq!((waiting.waiting, waiting.disputed, waiting.held, waiting.decided), (10, 10, 0, 4));
    let other = Desk { by: PersonId::from_u128(2), ..desk };
    assert_eq!(store.cases_waiting(other).await.unwrap().decided, 0);
}

#[tokio::test]
async fn what_is_called_by_its_name_leads_nowhere_and_what_is_pressed_keeps_to_its_way() {
    let database = database().await;
    let store = Store::over(database.pool().await);
    fill(store.pool(), 3, 3).await;
    let (guild, channels) = (GuildKey::discord(1), [PlaceKey::discord(100)]);
    let desk = desk(1, &guild, &channels, 0);
    assert!(!store.came_along(desk.by).await.unwrap());
    let way = Filter { rated: Some(Leaning::Disliked), ..Filter::default() };
    let first = store.lease(desk, &way, None).await.unwrap().expect("three wait");
    let second = store.lease(desk, &way, Some(first)).await.unwrap().expect("three wait");
    store.put_back(desk, Some(second)).await.unwrap();
    assert!(store.hold(desk, first).await.unwrap());
    store.put_back(desk, Some(first)).await.unwrap();
    assert_eq!(store.asked_for(desk.by).await.unwrap(), Some(way));
    assert!(store.came_along(desk.by).await.unwrap());
    assert!(store.hold_named(desk, first).await.unwrap() && !store.came_along(desk.by).await.unwrap());
    let (name, until) = store.holder(first, desk.now).await.unwrap().expect("it is held");
    assert_eq!((name, until), (None, desk.until));
    assert_eq!(store.holder(first, desk.until).await.unwrap(), None);
    assert_eq!(store.holder(second, desk.now).await.unwrap(), None);
}

#[tokio::test]
async fn other_servers_and_channels_are_somebody_elses() {
    let database = database().await;
    let store = Store::over(database.pool().await);
    fill(store.pool(), 3, 3).await;
    for (guild, channel) in [(2, 100), (1, 101)] {
        let (guild, channels) = (GuildKey::discord(guild), [PlaceKey::discord(channel)]);
        let found = store.lease(desk(1, &guild, &channels, 0), &Filter::default(), None).await.unwrap();
        assert_eq!(found, None);
    }
}

/// The bar is 20 ms; a busy machine gets five times that, of the median of many.
#[tokio::test]
async fn the_next_of_a_thousand_among_a_hundred_thousand_is_soon_found() {
    let database = database().await;
    let store = Store::over(database.pool().await);
    fill(store.pool(), 100_000, 1_000).await;
    let (guild, channels) = (GuildKey::discord(1), [PlaceKey::discord(100)]);
    let (mut after, mut took) = (None, Vec::new());
    for worker in 1..=30 {
        let begun = Instant::now();
        after = store.lease(desk(worker, &guild, &channels, 0), &Filter::default(), after).await.unwrap();
        took.push(begun.elapsed());
        assert!(after.is_some());
    }
    took.sort();
    let median = took[took.len() / 2];
    println!("the next case: {median:?} in the median, {:?} at most", took.last());
    assert!(median < Duration::from_millis(100), "{took:?}");
}

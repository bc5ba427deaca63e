//! What is read back when a bot is served by another number of shards than before, and what each shard has to look at.

use sqlx::PgPool;
use teachback::domain::key::MessageKey;
use teachback::domain::rules::Rules;
use teachback::domain::time::Timestamp;
use teachback::store::{Batch, GatewaySession, Store, Take};
use ulid::Ulid;

use crate::support::postgres;

/// A frame of this shard (which, of how many) is recorded.
async fn hears(store: &Store, (shard, shards): (i32, i32), newest: Option<&str>) {
    let mark = GatewaySession {
        shard,
        shards,
        id: format!("session {shard} of {shards}"),
        resume_url: "wss://gateway".to_owned(),
        seq: 1,
        newest: newest.map(str::to_owned),
    };
    let takes = vec![Take { inbound: None, mark: Some(mark) }];
    store.record(&Batch { takes }, &Rules::default(), Ulid::generate().0).await.unwrap();
}

#[tokio::test]
async fn with_another_number_of_shards_everything_since_the_last_message_is_read_back() {
    let database = postgres::database().await;
    let store = Store::over(database.pool().await);
    hears(&store, (0, 4), Some("discord:7")).await;
    hears(&store, (0, 2), Some("discord:99")).await;
    hears(&store, (1, 2), Some("discord:1000")).await;
    let long_ago = "update gateway_sessions set since = '2026-01-01', caught_up = true";
    sqlx::query(long_ago).execute(store.pool()).await.unwrap();
    for shard in 0..16 {
        hears(&store, (shard, 16), None).await;
    }
    for shard in 0..16 {
        let behind = store.behind((shard, 16)).await.unwrap().expect("it has heard nothing before");
        assert_eq!(behind.after, Some(MessageKey::discord(99)), "{shard}");
        assert_eq!(behind.since, Timestamp::from_ms(1_767_225_600_000), "{shard}");
    }
}

#[tokio::test]
async fn the_first_session_of_all_leaves_nothing_to_be_read_back() {
    let database = postgres::database().await;
    let store = Store::over(database.pool().await);
    hears(&store, (0, 2), None).await;
    hears(&store, (1, 2), None).await;
    assert_eq!(store.behind((0, 2)).await.unwrap(), None);
    assert_eq!(store.behind((1, 2)).await.unwrap(), None);
}

/// Two servers of different shards of two, the second one with so much that it would fill any list.
async fn fill(pool: &PgPool) {
    let sql = "
        create temporary table c as select n, gen_random_uuid() as id, 'discord:' || (n::bigint << 22) as guild
            from generate_series(2, 101) n;
        insert into conversations (id, place, kind, guild, scope, started_at, last_at, replies)
            select id, 'discord:' || n, 'channel', case n when 2 then guild else 'discord:' || (3::bigint << 22) end,
                'place', now(), now() + n * interval '1 second', 1 from c;
        insert into messages (id, conversation_id, place, role, source, at, texts, stage)
            select ('ffffffff-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, id, 'discord:' || n, 'user',
                'discord:' || n, now(), '{}', 'said' from c;
    ";
    // One connection, since the temporary table is its own.
    sqlx::raw_sql(sql).execute(&mut *pool.acquire().await.unwrap()).await.unwrap();
}

#[tokio::test]
async fn what_other_shards_have_takes_no_room_in_what_a_shard_looks_at() {
    let database = postgres::database().await;
    let store = Store::over(database.pool().await);
    fill(store.pool()).await;
    let since = Timestamp::from_ms(0);
    let places = |shard| {
        let store = &store;
        async move {
            let spoken = store.spoken_in((shard, 2), since, 10).await.unwrap();
            let remembered = store.remembered((shard, 2), since, 10).await.unwrap();
            (spoken.len(), remembered.len())
        }
    };
    assert_eq!(places(0).await, (1, 1));
    assert_eq!(places(1).await, (10, 10));
    assert_eq!(store.spoken_in((0, 1), since, 200).await.unwrap().len(), 100);
}

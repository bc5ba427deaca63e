//! Reactions that are still to be asked for, each by the shard of its server.

use std::time::Duration;

use teachback::domain::key::MessageKey;
use teachback::domain::time::Timestamp;
use teachback::store::Store;

use crate::support::postgres;
use crate::support::story::DAWN;

/// More than are gone on with at a time.
const MANY: i32 = 1_200;

/// Looks that are owed to a server, from a message on.
async fn owed(store: &Store, shard: i64, first: i32, looks: i32) {
    let sql = "with c as (insert into conversations (id, place, kind, guild, scope, started_at, last_at, replies) \
                 values (gen_random_uuid(), 'discord:1', 'channel', 'discord:' || ($1 << 22), 'place', now(), now(), 1) \
                 returning id), \
               m as (insert into messages (id, conversation_id, place, role, at, texts, stage) \
                 select gen_random_uuid(), id, 'discord:1', 'assistant', now(), '{}', 'finished' from c returning id), \
               p as (insert into parts (message, place, reply_id, part) \
                 select 'discord:' || n, 'discord:1', id, 0 from m, generate_series($2, $2 + $3 - 1) n returning message) \
               insert into looks_owed select message, 'discord:1', now() + split_part(message, ':', 2)::int * interval '1 ms' from p";
    let query = sqlx::query(sql).bind(shard).bind(first).bind(looks);
    query.execute(store.pool()).await.unwrap();
}

#[tokio::test]
async fn what_one_shard_owes_hides_nothing_of_what_another_owes() {
    let database = postgres::database().await;
    let store = Store::over(database.pool().await);
    owed(&store, 4, 1, MANY).await;
    owed(&store, 5, MANY + 1, 2).await;
    let since = Timestamp::from_ms(DAWN).before(Duration::from_secs(365 * 24 * 3_600));
    let of = async |shard| {
        let looks = store.looks_owed(shard, since).await.unwrap();
        looks.into_iter().map(|spot| spot.message).collect::<Vec<_>>()
    };
    assert_eq!(of((1, 4)).await, [MANY + 1, MANY + 2].map(MessageKey::discord));
    assert_eq!(of((2, 4)).await, Vec::<MessageKey>::new());
    assert_eq!(of((0, 4)).await.len(), 1_000);
}

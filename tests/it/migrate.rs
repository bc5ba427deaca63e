//! A database that an earlier version has filled, brought up to date.

use std::fs;

use serde_json::{Value, json};
use sqlx::PgPool;
use sqlx::migrate::Migrator;
use sqlx::types::Uuid;
use teachback::store::{MIGRATOR, Store};

use crate::support::postgres;

/// The migrations up to a version, as a program of that time had them.
fn until(version: i64) -> Migrator {
    Migrator::with_migrations(MIGRATOR.iter().filter(|it| it.version <= version).cloned().collect())
}

fn golden(name: &str) -> Value {
    let path = format!("{}/tests/golden/events/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

const CONVERSATION: Uuid = Uuid::from_u128(0x11);
const QUESTION: Uuid = Uuid::from_u128(0x32);
const REPLY: Uuid = Uuid::from_u128(0x33);
const PERSON: Uuid = Uuid::from_u128(0x51);

/// A question in a thread and its answer, as version 0.1.0 first wrote them.
async fn fill(pool: &PgPool) {
    let mut started = golden("start_conversation.1.continues");
    started.as_object_mut().unwrap().remove("continues");
    let mut asked = golden("add_message.1.question");
    asked.as_object_mut().unwrap().remove("parent");
    let mut answered = golden("add_message.1.reply");
    answered["parent"] = golden("begin_reply.1")["parent"].clone();
    let events = [
        ("start_conversation", None, Some(PERSON), started),
        ("add_message", Some(QUESTION), Some(PERSON), asked),
        ("begin_reply", Some(REPLY), None, golden("begin_reply.1")),
        ("add_message", Some(REPLY), None, answered),
        ("update_message", Some(REPLY), Some(PERSON), golden("update_message.1.like")),
        ("update_message", Some(REPLY), Some(PERSON), golden("update_message.1.feedback")),
    ];
    let sql = "insert into events (id, key, kind, version, conversation_id, message_id, person_id, at, payload) \
               values ($1, $2, $3, 1, $4, $5, $6, '2026-11-23T18:00:00Z', $7)";
    for (number, (kind, message, person, payload)) in (1_u128..).zip(events) {
        let id = Uuid::from_u128(number);
        let query = sqlx::query(sql).bind(id).bind(number.to_string()).bind(kind).bind(CONVERSATION);
        query.bind(message).bind(person).bind(payload).execute(pool).await.unwrap();
    }
    let rows = [
        (
            "conversations",
            json!({
                "id": CONVERSATION, "place": "discord:201", "kind": "thread", "guild": "discord:100", "scope": "place",
                "started_at": AT, "last_at": AT, "head": REPLY, "after": "idle", "replies": 1,
                "system_hash": "5e1f", "system_text": Uuid::from_u128(0x1f),
            }),
        ),
        (
            "messages",
            json!({
                "id": QUESTION, "conversation_id": CONVERSATION, "place": "discord:201", "role": "user",
                "person_id": PERSON, "source": "discord:300", "at": AT, "texts": [Uuid::from_u128(0x20)],
                "answered_by": REPLY, "stage": "said",
            }),
        ),
        (
            "messages",
            json!({
                "id": REPLY, "conversation_id": CONVERSATION, "place": "discord:201", "role": "assistant",
                "parent_id": QUESTION, "person_id": PERSON, "at": AT, "texts": [Uuid::from_u128(0x21)],
                "stage": "finished", "finish": "ended", "prompt_tokens": 120, "completion_tokens": 45,
                "first_token_ms": 180, "total_ms": 2_400,
            }),
        ),
    ];
    let session = json!({ "shard": 0, "shards": 1, "id": "a", "resume_url": "wss://a", "seq": 7 });
    let rows = rows.into_iter().chain(opinions()).chain([("gateway_sessions", session)]);
    for (table, row) in rows {
        let sql = format!("insert into {table} select * from jsonb_populate_record(null::{table}, $1)");
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(row).execute(pool).await.unwrap();
    }
}

/// What was thought of it: a like, and words.
fn opinions() -> [(&'static str, Value); 3] {
    [
        (
            "reactions",
            json!({
                "person_id": PERSON, "part": "discord:301", "emoji": "👍🏽", "burst": true, "reply_id": REPLY,
                "conversation_id": CONVERSATION, "rating": "like", "held": true, "standing": "bystander",
                "event_id": Uuid::from_u128(5), "at": AT,
            }),
        ),
        (
            "ratings",
            json!({
                "reply_id": REPLY, "person_id": PERSON, "rating": "like", "standing": "bystander", "at": AT,
            }),
        ),
        (
            "feedback",
            json!({
                "id": Uuid::from_u128(0x41), "reply_id": REPLY, "conversation_id": CONVERSATION, "person_id": PERSON,
                "through": "reply", "source_place": "discord:200", "source": "discord:301", "standing": "asker",
                "at": AT, "texts": [Uuid::from_u128(0x22)], "withdrawn": false, "hinted": true,
            }),
        ),
    ]
}

const AT: &str = "2026-11-23T18:00:00+00:00";

async fn rows(pool: &PgPool) -> Vec<String> {
    let sql = "select to_jsonb(t)::text from conversations t union all select to_jsonb(t)::text from messages t \
               union all select to_jsonb(t)::text from reviews t order by 1";
    sqlx::query_scalar(sql).fetch_all(pool).await.unwrap()
}

#[tokio::test]
async fn rows_of_an_earlier_version_become_those_that_the_log_makes_now() {
    let database = postgres::empty_database().await;
    let pool = database.pool().await;
    until(1).run(&pool).await.unwrap();
    fill(&pool).await;
    let store = Store::over(pool.clone());
    store.migrate().await.unwrap();
    let migrated = rows(&pool).await;
    assert_eq!(migrated.len(), 4);
    assert_eq!(store.behind((0, 1)).await.unwrap(), None, "nobody knows of anything that was missed");
    store.rebuild(|_| ()).await.unwrap();
    assert_eq!(rows(&pool).await, migrated);
}

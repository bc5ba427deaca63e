//! `/my-data` has everything: each table that can hold something of a person is in it, and each row that does.

use serde_json::{Value, json};
use sqlx::AssertSqlSafe;

use crate::privacy::chooses;
use crate::privacy::forget::corrects;
use crate::support::scene::{Cast, LIMIT, Scene};

/// Tables with something of people, and what their rows are called in the file; a name of none is elsewhere in it.
const PEOPLE: [(&str, &[&str]); 16] = [
    ("accounts", &[]),
    ("card_views", &["card"]),
    ("consents", &["choices"]),
    ("conversations", &["conversation"]),
    ("events", &["event", "choice"]),
    ("feedback", &["feedback"]),
    ("files", &["file"]),
    ("messages", &["question", "reply"]),
    ("preferences", &["preference"]),
    ("ratings", &["rating"]),
    ("reactions", &["reaction"]),
    ("review_leases", &["lease"]),
    ("review_notes", &["note"]),
    ("reviews", &["review", "verdict"]),
    ("spending", &["spending"]),
    ("texts", &[]),
];

/// Tables with nothing of any person, each with all its columns: a new one has to be thought about.
const NOBODY: [(&str, &str); 20] = [
    ("call_portions", "beat, bot, ended, first_shard, held, last_shard, shards, wanted"),
    ("card_progress", "only_one, seq"),
    ("cards_shown", "seq, shard, shards"),
    ("channel_categories", "category, channel, guild"),
    (
        "gateway_sessions",
        "began_after, caught_up, id, missed_after, newest, resume_url, seq, shard, shards, since",
    ),
    ("guilds_left", "guild, left_at"),
    ("last_touches", "reply_id, since, what"),
    ("log_in_turns", "at, bot, bucket"),
    ("log_ins", "last_at, lately, shard, shards"),
    ("looks_owed", "message, place, since"),
    ("own_thumbs", "put, reply_id"),
    ("parts", "message, part, place, reply_id"),
    ("place_models", "model, place"),
    ("place_settings", "guild, layer, setting, value"),
    ("places", "place, relay"),
    ("review_cards", "at, message, place, reply_id"),
    ("take_downs", "message, place, reply_id"),
    ("told_places", "guild, keep, place, shown, told_at"),
    ("traces", "account, after"),
    ("_sqlx_migrations", "checksum, description, execution_time, installed_on, success, version"),
];

/// The columns of those tables that name somebody, or hold their words. Everything else of them is about what they did.
const NAMING: [&str; 4] = ["person_id", "verdict_by", "shows", "purse"];

async fn tables(scene: &Scene) -> Vec<(String, String)> {
    let sql = "select table_name::text, string_agg(column_name, ', ' order by column_name) from information_schema.columns \
               where table_schema = 'public' group by 1 order by 1";
    sqlx::query_as(sql).fetch_all(scene.store.pool()).await.unwrap()
}

async fn rows_with(scene: &Scene, table: &str, names: &[String]) -> Vec<String> {
    let sql = AssertSqlSafe(format!("select to_jsonb(t)::text from {table} t"));
    let mut rows: Vec<String> = sqlx::query_scalar(sql).fetch_all(scene.store.pool()).await.unwrap();
    rows.retain(|row| names.iter().any(|name| row.contains(name)));
    rows
}

async fn file_of(scene: &Scene, who: &double::Person) -> Value {
    let told = scene.told(&who.runs("relay", "my-data", &[]).unwrap()).await;
    let url = told.attachments[0]["url"].as_str().unwrap();
    serde_json::from_slice(&reqwest::get(url).await.unwrap().bytes().await.unwrap()).unwrap()
}

/// Zenobia does everything that leaves something, as somebody who asks and as a moderator.
async fn lives(scene: &Scene) -> double::Person {
    let zenobia = scene.double.moderator("zenobia");
    let question = zenobia
        .attaches("relay", "Look:", "canary.txt", "text/plain", &b"what the canary said\n"[..])
        .unwrap();
    let first = scene.ended(question).await;
    zenobia.reacts(first.part(), "👎").unwrap();
    let thread = zenobia.opens_thread(first.part(), "why").unwrap();
    zenobia.says(thread, "The canary does not like that").unwrap();
    scene.until_kinds("update_message", 2).await;
    zenobia.reacts(first.part(), "🔁").unwrap();
    let another = scene.another(1).await;
    let another = scene.end_of(another).await;
    scene.told(&zenobia.clicks(another.part(), "This one is better").unwrap()).await;
    let mention = zenobia.says("general", &scene.to_bot("The canary asks")).unwrap();
    scene.ended(mention).await;
    scene.until_kinds("show_card", 1).await;
    let mods = scene.double.channel("mods");
    let card = |view: &double::View<'_>| view.messages(mods).into_iter().find(|it| !it.embeds.is_empty());
    let card = scene.double.look(card).unwrap();
    let talk = zenobia.opens_thread(card.id, "talk").unwrap();
    zenobia.says(talk, "The canary is noted").unwrap();
    scene.until_kinds("note_review", 1).await;
    corrects(scene, &zenobia, "It should have asked the canary.").await;
    let form = zenobia.uses(mention, "Erase this text").unwrap();
    form.form(LIMIT).await.unwrap();
    scene
        .told(&zenobia.submits(&form, &[("words", "the canary was private"), ("quoting", "off")]).unwrap())
        .await;
    chooses(scene, &zenobia, "A model may learn from it").await;
    zenobia
}

#[tokio::test]
async fn everything_of_a_person_in_any_table_is_in_their_file() {
    let cast = Cast { review_channel: Some("mods"), names: true, ..Cast::default() };
    let scene = Scene::with(cast.without_limits()).await;
    let zenobia = lives(&scene).await;
    let file = file_of(&scene, &zenobia).await;
    let text = file.to_string();
    let person: sqlx::types::Uuid =
        sqlx::query_scalar("select person_id from accounts").fetch_one(scene.store.pool()).await.unwrap();
    let names = [person.to_string(), file["person"].as_str().unwrap().to_owned(), zenobia.id().to_string()];
    let count =
        |kind: &str| file["entries"].as_array().unwrap().iter().filter(|it| it["kind"] == kind).count();
    for (table, columns) in tables(&scene).await {
        let Some((_, kinds)) = PEOPLE.iter().find(|(name, _)| *name == table) else {
            let known = NOBODY.iter().find(|(name, _)| *name == table);
            assert_eq!(
                known.map(|(_, columns)| *columns),
                Some(columns.as_str()),
                "{table} is to be looked at"
            );
            assert_eq!(rows_with(&scene, &table, &names).await, [""; 0], "{table}");
            continue;
        };
        let sql = AssertSqlSafe(format!("select to_jsonb(t) from {table} t"));
        let rows: Vec<Value> = sqlx::query_scalar(sql).fetch_all(scene.store.pool()).await.unwrap();
        let is_theirs = |row: &&Value| {
            let named = NAMING.iter().filter_map(|column| row.get(column));
            named.map(Value::to_string).any(|value| names.iter().any(|name| value.contains(name)))
        };
        let theirs = rows.iter().filter(is_theirs).count();
        assert!(theirs > 0, "nothing of theirs is in {table}, so that nothing is shown");
        if !kinds.is_empty() {
            // A review of one's own reply that one decided oneself is both.
            let shown: usize = kinds.iter().map(|kind| count(kind)).sum();
            let twice = if table == "reviews" { count("verdict") } else { 0 };
            assert_eq!(shown - twice, theirs, "{table}");
        }
    }
    let bodies: Vec<String> = sqlx::query_scalar("select body from texts where person_id is not null")
        .fetch_all(scene.store.pool())
        .await
        .unwrap();
    assert!(bodies.len() >= 5, "{bodies:?}");
    for words in bodies.iter().map(String::as_str).chain(["canary.txt", "what the canary said"]) {
        assert!(text.contains(&json!(words).to_string().trim_matches('"').to_owned()), "{words} in {text}");
    }
    assert_eq!(file["account"], format!("discord:{}", zenobia.id()));
    scene.end().await;
}

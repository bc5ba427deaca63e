//! That nothing which happens every day reads a whole table: the tables are filled, and Postgres counts for itself.

use sqlx::types::Uuid;
use sqlx::{ConnectOptions, PgConnection};
use teachback::domain::id::{PersonId, TextId};
use teachback::store::{Range, Store};

use crate::support::scene::{Cast, LIMIT, Scene};

/// What others wrote before, in places and conversations of their own. Their events stand before the log's beginning, so
/// that a test that reads the whole log does not read them.
const FILL: &str = "
    insert into accounts select 'discord:' || n, gen_random_uuid(), 'name' from generate_series(1, 2000) n;
    create temporary table c as select n, gen_random_uuid() as id from generate_series(1, 2000) n;
    insert into conversations (id, place, kind, scope, started_at, last_at, ended, replies)
        select id, 'discord:' || n, 'channel', 'place', now(), now(), case when n % 2 = 0 then 'idle' end, 5 from c;
    create temporary table m as select n, id, gen_random_uuid() as message_id, gen_random_uuid() as text_id
        from c, generate_series(1, 10) turn;
    insert into texts (id, origin, body) select text_id, 'turn', 'words' from m;
    insert into messages (id, conversation_id, place, role, source, at, texts, stage)
        select message_id, id, 'discord:' || n, 'user', 'discord:' || row_number() over (), now(), array[text_id], 'said' from m;
    insert into parts select 'discord:p' || row_number() over (), 'discord:' || n, message_id, 0 from m;
    insert into own_thumbs select message_id from m;
    insert into feedback (id, reply_id, conversation_id, person_id, through, standing, at, texts, withdrawn, hinted)
        select gen_random_uuid(), message_id, id, gen_random_uuid(), 'thread', 'asker', now(), '{}', false, n % 10 = 0 from m;
    insert into reactions select gen_random_uuid(), 'discord:p' || row_number() over (), 'x', false, message_id, id, 'like', true, 'asker',
        gen_random_uuid(), now() from m;
    insert into ratings select message_id, gen_random_uuid(), 'like', 'asker', now() from m;
    insert into reviews select message_id, id, 'discord:' || n % 9, 'discord:' || n, 'discord:' || n, null, 'm', now(), 1, 0, 0,
        case n % 3 when 0 then 'done' else 'quiet' end from m;
    update messages set stage = 'finished' where conversation_id in (select id from c where n % 5 = 0);
    insert into place_settings select 'discord:' || n, case n % 100 when 7 then 'relay' else 'seeds' end, 'discord:' || n % 100, 'true' from generate_series(100001, 102000) n;
    insert into channel_categories select 'discord:' || n, 'discord:' || n % 100, 'discord:' || n % 500 from generate_series(100001, 102000) n;
    insert into events (seq, id, key, kind, version, conversation_id, at, payload) overriding system value
        select -row_number() over (), gen_random_uuid(), 'key ' || row_number() over (), 'add_message', 1, id, now(), '{}' from m;
    analyze;
";

/// From this size on a table is one that grows with what is said.
const LARGE: f32 = 1_000.0;

/// Fills the tables while nobody uses them, and counts from then on.
async fn fill(scene: &mut Scene) {
    scene.stop().await;
    // One connection, since the temporary tables are its own.
    let mut connection = scene.database.options().connect().await.unwrap();
    // What the others have read of the empty tables would be counted when they end.
    let others = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    sqlx::query(others).execute(&mut connection).await.unwrap();
    until_alone(&mut connection).await;
    sqlx::raw_sql(FILL).execute(&mut connection).await.unwrap();
    sqlx::query("select pg_stat_reset()").execute(&mut connection).await.unwrap();
}

/// Waits until nobody else is connected to the database.
async fn until_alone(connection: &mut PgConnection) {
    let others = "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    let deadline = tokio::time::Instant::now() + LIMIT;
    while sqlx::query_scalar::<_, i64>(others).fetch_one(&mut *connection).await.unwrap() > 0 {
        assert!(tokio::time::Instant::now() < deadline, "connections stay open");
        tokio::task::yield_now().await;
    }
}

/// The large tables that were read from end to end, and how often.
async fn read_whole(scene: &Scene) -> Vec<String> {
    // What a connection has counted is to be seen when it has ended.
    scene.store.close().await;
    let mut connection = scene.database.options().connect().await.unwrap();
    until_alone(&mut connection).await;
    let sql = "select format('%s: %s', seen.relname, seq_scan) \
               from pg_stat_user_tables seen join pg_class on pg_class.oid = seen.relid \
               where seq_scan > 0 and reltuples > $1 order by seen.relname";
    sqlx::query_scalar(sql).bind(LARGE).fetch_all(&mut connection).await.unwrap()
}

/// What a day brings, to the end of the process and of the next one.
async fn a_day(scene: &mut Scene) {
    let (ada, bob) = (scene.double.person("ada"), scene.double.person("bob"));
    let relay = scene.double.channel("relay");
    let answered = scene.asked(&ada, relay, "Two and two?").await;
    let question = ada.says("general", &scene.to_bot("And by mention?")).unwrap();
    scene.ended(question).await;
    bob.reacts(answered.part(), "👎").unwrap();
    reviewed(scene, answered.part()).await;
    scene.told(&bob.runs("relay", "settings", &[]).unwrap()).await;
    let page = scene.told(&bob.uses(answered.part(), "Rate").unwrap()).await;
    bob.clicks(page.id, "👍").unwrap();
    scene.until_kinds("update_message", 2).await;
    let offered = |view: &double::View<'_>| {
        view.message(page.id).is_some_and(|page| page.content.starts_with("You gave this reply 👍"))
    };
    scene.wait_until("the rating to be shown", offered).await;
    bob.clicks(page.id, "Take back").unwrap();
    scene.until_kinds("update_message", 3).await;
    scene.told(&bob.runs("relay", "feedback mine", &[]).unwrap()).await;
    let thread = bob.opens_thread(answered.part(), "why").unwrap();
    let said = bob.says(thread, "It is five.").unwrap();
    scene.until_kinds("update_message", 4).await;
    bob.unreacts(answered.part(), "👎").unwrap();
    bob.edits(said, "It is four.").unwrap();
    bob.deletes(said).unwrap();
    scene.until_kinds("update_message", 7).await;
    ada.edits(question, "And by name?").unwrap();
    ada.deletes(question).unwrap();
    scene.until_kinds("erase", 2).await;
    scene.told(&ada.runs(relay, "clear", &[]).unwrap()).await;
    scene.stop().await;
    scene.start().await;
    scene.asked(&ada, relay, "Are you back?").await;
    scene.stop().await;
    scene.double.faults().forget_sessions();
    let missed = ada.says(relay, "Are you back again?").unwrap();
    scene.start().await;
    scene.ended(missed).await;
    scene.prints("what was missed is read back").await;
    scene.stop().await;
}

/// A moderator reviews it, and looks at a sample.
async fn reviewed(scene: &Scene, part: double::Id) {
    let mia = scene.double.moderator("mia");
    let card = scene.told(&mia.runs("relay", "review", &[]).unwrap()).await;
    let opened = mia.clicks(card.id, "Correct").unwrap();
    opened.form(LIMIT).await.unwrap();
    mia.submits(&opened, &[("text", "Five.")]).unwrap();
    scene.until_kinds("review_message", 1).await;
    scene.told(&mia.uses(part, "Review this reply").unwrap()).await;
    let sample = &[("sample", serde_json::json!("unrated"))];
    let card = scene.told(&mia.runs("relay", "review", sample).unwrap()).await;
    mia.clicks(card.id, "Next").unwrap();
}

/// What the commands read of one conversation.
async fn looked_up(store: &Store) {
    let last = store.last_seq().await.unwrap();
    let some = store.events(Range { after: last - 5, ..Range::default() }, 100).await.unwrap();
    let conversation = some.iter().find_map(|recorded| recorded.event.conversation);
    store.events(Range { conversation, ..Range::default() }, 100).await.unwrap();
    store.texts([TextId::from_u128(1)]).await.unwrap();
    store.names([PersonId::from_u128(1)]).await.unwrap();
}

#[tokio::test]
async fn nothing_of_every_day_reads_a_whole_table() {
    let mut scene = Scene::with(Cast::default().without_limits()).await;
    fill(&mut scene).await;
    scene.start().await;
    a_day(&mut scene).await;
    looked_up(&scene.store).await;
    assert_eq!(read_whole(&scene).await, [""; 0]);
    scene.end().await;
}

#[tokio::test]
async fn a_whole_table_that_is_read_is_seen() {
    let mut scene = Scene::with(Cast::default().without_limits()).await;
    fill(&mut scene).await;
    let words = sqlx::query("select from texts where body = $1").bind(Uuid::nil().to_string());
    words.fetch_all(scene.store.pool()).await.unwrap();
    assert_eq!(read_whole(&scene).await, ["texts: 1"]);
    scene.end().await;
}

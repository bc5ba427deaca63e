//! Texts and names at rest.

use double::model::{Answer, Script};
use serde_json::json;
use sqlx::PgPool;
use teachback::domain::event::Fact;
use teachback::domain::id::ConversationId;
use teachback::store::{Error, Safe, Store};

use crate::cli::{Program, said};
use crate::privacy::dump::{rows_with, rows_with_opened};
use crate::support::postgres::{self, Database};
use crate::support::scene::{Cast, Manner, Scene};
use crate::support::story::Story;

const OLD: &str = "old:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const NEW: &str = "new:Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=";

fn safe(setting: &str) -> Safe {
    Safe::of(&setting.to_owned().into()).unwrap()
}

async fn store(database: &Database, keys: &str) -> Store {
    Store::over(database.pool().await).with_safe(safe(keys))
}

/// A question by somebody with a name that stands nowhere else, its answer and an opinion in words.
async fn told(store: &Store) -> ConversationId {
    let mut story = Story::new(store.clone());
    let (reply, conversation) = story.asks("zenobia", 1, "The question of canaries").await;
    story.answers(reply, 2, "The reply of canaries").await;
    story.says_in_thread("zenobia", 2, 3, "The words of canaries").await;
    conversation
}

async fn keys(pool: &PgPool) -> Vec<Option<String>> {
    let sql =
        "select key from texts where body is not null union all select key from accounts where name <> ''";
    sqlx::query_scalar(sql).fetch_all(pool).await.unwrap()
}

#[tokio::test]
async fn who_has_the_database_and_no_key_reads_nothing() {
    let database = postgres::database().await;
    let store = store(&database, OLD).await;
    let conversation = told(&store).await.to_string();
    assert_eq!(rows_with(store.pool(), "canaries").await, [""; 0]);
    // The account itself is what people are found by, and no name.
    let named = rows_with(store.pool(), "\"name\": \"zenobia\"").await;
    assert_eq!(named, [""; 0]);

    let mut program = Program::on(&database);
    let locked = program.run(&["show", &conversation]).await;
    assert!(
        said(&locked).contains("sealed with the key old, which TEXT_KEY does not name"),
        "{}",
        said(&locked)
    );
    program.set.push(("TEXT_KEY", OLD.into()));
    let shown = program.run(&["show", &conversation]).await;
    let shown = String::from_utf8(shown.stdout).unwrap();
    for words in ["question of canaries", "reply of canaries", "words of canaries", "zenobia"] {
        assert!(shown.contains(words), "{words} in {shown}");
    }
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n of canaries";

/// Its bytes as they would be read in a row.
fn in_a_row() -> String {
    PNG.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn what_people_attach_is_sealed_with_its_name_and_its_link() {
    let manner = Manner { images: true, ..Manner::default() };
    let held = double::Matching::route("GET", double::FILES);
    let mut scene = Scene::with(Cast { manner, safe: safe(OLD), ..Cast::default() }.without_limits()).await;
    let fetching = scene.double.faults().hold_answers(held);
    let ada = scene.double.person("ada");
    let question = ada.attaches("relay", "Look:", "canaries.png", "image/png", PNG).unwrap();
    scene.turn(question).await;
    let pool = scene.store.pool().clone();
    for something in ["canaries", "attachments/"] {
        assert_eq!(rows_with(&pool, something).await, [""; 0], "while it is fetched");
    }
    fetching.release();
    scene.ended(question).await;
    let asked = scene.model.requests().pop().unwrap().body.to_string();
    assert!(asked.contains("canaries.png") && asked.contains("data:image/png;base64,iVBOR"), "{asked}");
    for something in ["canaries", &in_a_row()] {
        assert_eq!(rows_with(&pool, something).await, [""; 0], "once it is kept");
    }
    scene.stop().await;
    let other = Store::over(pool.clone()).with_safe(safe(&format!("{NEW},{OLD}")));
    let before = other.keys_in_use().await.unwrap();
    other.reseal(|_| ()).await.unwrap();
    assert_eq!(
        (before, other.keys_in_use().await.unwrap()),
        (vec!["old".to_owned()], vec!["new".to_owned()])
    );
    let open = other.with_safe(safe(&format!("none,{NEW}")));
    assert_eq!(rows_with_opened(&open, &in_a_row()).await.len(), 1);
    assert_eq!(rows_with(&pool, "canaries.png").await.len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn words_that_somebody_moves_to_another_row_do_not_open() {
    let database = postgres::database().await;
    let store = store(&database, OLD).await;
    told(&store).await;
    let sql = "update texts set body = (select body from texts order by id desc limit 1)";
    sqlx::query(sql).execute(store.pool()).await.unwrap();
    let sql = "select id from texts order by id limit 1";
    let first: sqlx::types::Uuid = sqlx::query_scalar(sql).fetch_one(store.pool()).await.unwrap();
    let opened = store.texts([teachback::domain::id::TextId::from_u128(first.as_u128())]).await;
    assert!(matches!(opened, Err(Error::Inconsistent { table: "texts", .. })), "{opened:?}");
}

#[tokio::test]
async fn a_name_that_stays_is_written_once_and_one_that_changes_again() {
    let database = postgres::database().await;
    let store = store(&database, OLD).await;
    told(&store).await;
    let written = "select xmin::text || name from accounts";
    let before: String = sqlx::query_scalar(written).fetch_one(store.pool()).await.unwrap();
    let mut story = Story::new(store.clone());
    story.reacts("zenobia", 2, "👍", true).await;
    let after: String = sqlx::query_scalar(written).fetch_one(store.pool()).await.unwrap();
    assert_eq!(before, after);
}

#[tokio::test]
async fn a_key_is_changed_taken_into_use_and_given_up_by_a_command() {
    let database = postgres::database().await;
    let plain = Store::over(database.pool().await);
    told(&plain).await;
    let mut program = Program::on(&database);
    for (setting, key, changed) in [
        (OLD.to_owned(), Some("old"), 4),
        (OLD.to_owned(), Some("old"), 0),
        (format!("{NEW},{OLD}"), Some("new"), 4),
        (format!("none,{NEW}"), None, 4),
    ] {
        program.set.retain(|(name, _)| *name != "TEXT_KEY");
        program.set.push(("TEXT_KEY", setting));
        let told = program.lines(&["rotate-key", "--json"]).await;
        assert_eq!(told, [json!({"key": key, "seen": 4, "changed": changed})]);
        assert_eq!(keys(plain.pool()).await, vec![key.map(str::to_owned); 4]);
    }
    assert_eq!(rows_with(plain.pool(), "canaries").await.len(), 3);
}

#[tokio::test]
async fn the_key_is_changed_beside_a_bot_that_goes_on_and_the_old_one_is_not_needed_afterwards() {
    let script = Script::new(|ask| Answer::at_once(&format!("You said: {}", ask.user)).into());
    let both = format!("{NEW},{OLD}");
    let mut scene = Scene::with(Cast { safe: safe(&both), ..Cast::script(script).without_limits() }).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    // What was written before, enough of it for some steps.
    let old = Store::over(scene.store.pool().clone()).with_safe(safe(OLD));
    let sql = "insert into texts (id, origin, body) select gen_random_uuid(), 'message', 'canary ' || n \
               from generate_series(1, 3000) n";
    sqlx::query(sql).execute(old.pool()).await.unwrap();
    old.reseal(|_| ()).await.unwrap();
    assert_eq!(old.keys_in_use().await.unwrap(), ["old"]);
    let mut program = Program::on(&scene.database);
    program.set.push(("TEXT_KEY", both));
    let (mut asked, mut erased) = (0, 0);
    let mut rotated = std::pin::pin!(program.lines(&["rotate-key", "--json"]));
    let told = loop {
        let goes_on = async {
            let question = ada.says(relay, &format!("The canary asks {asked}")).unwrap();
            scene.ended(question).await;
            if asked % 3 == 0 {
                ada.deletes(question).unwrap();
                erased += 1;
                scene.until_kinds("erase", erased).await;
            }
            asked += 1;
        };
        tokio::select! {
            told = &mut rotated => break told,
            () = goes_on => {}
        }
    };
    assert_eq!((&told[0]["key"], &told[0]["changed"]), (&json!("new"), &json!(3_000)), "{told:?}");
    scene.settled().await;
    assert!(asked > 0, "nobody asked anything meanwhile");
    assert_eq!(scene.store.keys_in_use().await.unwrap(), ["new"]);
    scene.stop().await;
    scene.change_safe(safe(NEW));
    scene.start().await;
    scene.asked(&ada, relay, "And what did I ask?").await;
    let last = scene.model.requests().pop().unwrap().body["messages"].to_string();
    assert!(last.contains("The canary asks"), "{last}");
    // All of it is there, and opens.
    let open = Store::over(scene.store.pool().clone()).with_safe(safe(&format!("none,{NEW}")));
    assert_eq!(rows_with_opened(&open, "\"body\": \"canary ").await.len(), 3_000);
    let log = scene.log().await;
    let said = log.iter().filter_map(|it| match &it.event.fact {
        Fact::MessageAdded(added) => added.text,
        _ => None,
    });
    let said: Vec<_> = said.collect();
    assert_eq!(open.texts(said.iter().copied()).await.unwrap().len() + erased, said.len());
    scene.end().await;
}

#[tokio::test]
async fn whoever_changes_the_key_beside_a_bot_that_writes_with_the_old_one_is_told() {
    let database = postgres::database().await;
    told(&store(&database, OLD).await).await;
    // The bot writes with a key that stands later, or with none: rows that come while others are changed.
    let sql = "create function late() returns trigger language plpgsql as $$ begin \
                   update texts set key = null, body = 'open' where id = (select max(id::text)::uuid from texts); return null; end $$; \
               create trigger late after update on accounts execute function late()";
    let pool = database.pool().await;
    sqlx::raw_sql(sql).execute(&pool).await.unwrap();
    let mut program = Program::on(&database);
    program.set.push(("TEXT_KEY", format!("{NEW},{OLD}")));
    let late = program.run(&["rotate-key"]).await;
    assert!(!late.status.success() && said(&late).contains("(none)"), "{}", said(&late));
    assert!(said(&late).contains("start the bot with this TEXT_KEY"), "{}", said(&late));
    sqlx::raw_sql("drop trigger late on accounts").execute(&pool).await.unwrap();
    assert!(program.run(&["rotate-key"]).await.status.success());
    assert_eq!(keys(&pool).await, vec![Some("new".to_owned()); 4]);
}

#[tokio::test]
async fn a_change_of_keys_takes_many_steps_and_goes_on_where_it_was_broken_off() {
    let database = postgres::database().await;
    let plain = Store::over(database.pool().await);
    let sql = "insert into texts (id, origin, body) select gen_random_uuid(), 'message', 'canaries' || n \
               from generate_series(1, 1700) n";
    sqlx::query(sql).execute(plain.pool()).await.unwrap();
    let sealing = store(&database, OLD).await;
    let steps = std::sync::atomic::AtomicUsize::new(0);
    let done = sealing.reseal(|_| {
        steps.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    });
    assert_eq!(done.await.unwrap().changed, 1_700);
    assert_eq!(steps.into_inner(), 4);
    let half = "update texts set key = 'gone' where id = (select max(id::text)::uuid from texts)";
    sqlx::query(half).execute(plain.pool()).await.unwrap();
    let both = store(&database, &format!("{NEW},{OLD}")).await;
    assert!(matches!(both.reseal(|_| ()).await, Err(Error::Locked { key }) if key == "gone"));
    let mended = "update texts set key = 'old' where key = 'gone'";
    sqlx::query(mended).execute(plain.pool()).await.unwrap();
    let rest = both.reseal(|_| ()).await.unwrap();
    assert!(rest.changed < rest.seen && rest.changed > 0, "{rest:?}");
    let open = store(&database, &format!("none,{NEW}")).await;
    assert_eq!(rows_with_opened(&open, "canaries").await.len(), 1_700);
}

#[tokio::test]
async fn a_bot_without_the_key_does_not_start() {
    let database = postgres::database().await;
    told(&store(&database, OLD).await).await;
    let missing = store(&database, NEW).await.has_all_keys().await;
    assert!(matches!(missing, Err(Error::Locked { key }) if key == "old"));
    store(&database, &format!("{NEW},{OLD}")).await.has_all_keys().await.unwrap();
    // Another key under the same name is told at once too, and not at the first word that is read.
    let other = NEW.replace("new:", "old:");
    let wrong = store(&database, &other).await.has_all_keys().await;
    assert!(matches!(&wrong, Err(Error::WrongKey { key }) if key == "old"), "{wrong:?}");
    let mut program = Program::on(&database);
    program.set.push(("TEXT_KEY", other));
    let rotated = program.run(&["rotate-key"]).await;
    assert!(
        said(&rotated).contains("a key old that is not the one which TEXT_KEY gives"),
        "{}",
        said(&rotated)
    );
}

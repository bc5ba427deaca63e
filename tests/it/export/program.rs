//! The real program against a database with the script in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::types::Uuid;
use sqlx::{ConnectOptions, PgPool};
use teachback::domain::event::{Finish, Rating};
use teachback::domain::history::Enclosure;
use teachback::domain::id::PersonId;
use teachback::export::format::Format;
use tempfile::TempDir;

use super::golden::text_of;
use super::script::{ADA, BOB, CANARY, EVE, FILE_LINK, FILE_NAME, MO, Script, history};
use crate::support::postgres::{self, Database};

/// Twice as much as anybody may say, and more: conversations, and ratings of replies that are there.
const LATER: &str = "
    insert into events (id, key, kind, version, conversation_id, message_id, person_id, at, payload)
        select gen_random_uuid(), 'later ' || n || id, kind, version, conversation_id, message_id, gen_random_uuid(), now(), payload
        from events, generate_series(1, 10000 / (select count(*) from events where kind = 'update_message')::int + 1) n
        where kind = 'update_message' limit 10000;
";

/// Somebody who allowed training takes it back after the moment that the log had come to, and somebody's question is erased.
const SINCE: &str = "
    select setval(pg_get_serial_sequence('events', 'seq'), (select max(seq) from events));
    insert into events (id, key, kind, version, person_id, at, payload)
        select gen_random_uuid(), 'chosen ' || given, 'set_consent', 1, '00000000-0000-0000-0000-000000000b0b', now(),
               jsonb_build_object('step', 'train', 'given', given, 'shown', 2)
        from (values (true), (false)) as chosen(given) order by given desc;
    update consents set train = false where person_id = '00000000-0000-0000-0000-000000000b0b';
    update texts set body = null, person_id = null, erased_at = clock_timestamp() where body like 'What do my notes say%';
";

/// A moderator finds the first reply bad after all.
const CHANGED: &str = r#"
    select setval(pg_get_serial_sequence('events', 'seq'), (select max(seq) from events));
    insert into events (id, key, kind, version, conversation_id, message_id, person_id, at, payload)
        select gen_random_uuid(), 'verdict', 'review_message', 1, conversation_id, message_id, '00000000-0000-0000-0000-000000000030',
               now(), '{"review": "bad"}'
        from events where kind = 'begin_reply' order by seq limit 1;
"#;

/// A server excludes a category with one channel in it, and another channel by itself.
const EXCLUDE: &str = "
    insert into place_settings (layer, setting, guild, value) values
        ('discord:90', 'training', 'discord:1', 'false'), ('discord:400', 'training', 'discord:2', 'false'),
        ('discord:300', 'training', 'discord:2', 'true');
    insert into channel_categories values ('discord:100', 'discord:1', 'discord:90'), ('discord:200', 'discord:1', null);
";

pub(super) struct Program {
    folder: TempDir,
    url: String,
    pub(super) permission: Option<&'static str>,
}

impl Program {
    pub(super) fn on(database: &Database) -> Self {
        let url = database.options().to_url_lossy().to_string();
        Self { folder: tempfile::tempdir().unwrap(), url, permission: None }
    }

    async fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_teachback"));
        command
            .arg("export")
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .stdin(Stdio::null());
        command.env("DATABASE_URL", &self.url).env("TEACHBACK_SECRET", "s".repeat(32));
        command.envs(self.permission.map(|reference| ("TRAINING_PERMISSION", reference)));
        tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
    }

    /// Writes into a folder, and succeeds.
    pub(super) async fn writes(&self, arguments: &[&str], to: &str) {
        let output = self.run(&[arguments, &["-o", to]].concat()).await;
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        assert!(output.stdout.is_empty() && !said(&output).contains('\r'), "{}", said(&output));
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.folder.path().join(file)).unwrap()
    }

    fn manifest(&self, folder: &str) -> Value {
        serde_json::from_str(&self.read(&format!("{folder}/manifest.json"))).unwrap()
    }

    fn lines(&self, file: &str) -> Vec<Value> {
        self.read(file).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    pub(super) fn bytes(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(self.folder.path().join(folder)).unwrap();
        let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
        let mut files: Vec<_> = entries
            .map(|entry| entry.unwrap().path())
            .map(|path| (name(&path), fs::read(&path).unwrap()))
            .collect();
        files.sort();
        files
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The script, of whose people all but one allow training.
async fn scripted() -> (Database, PgPool) {
    recorded(history()).await
}

async fn recorded(script: Script) -> (Database, PgPool) {
    let database = postgres::database().await;
    let pool = database.pool().await;
    script.record(&pool).await;
    for person in [ADA, BOB, MO] {
        allows(&pool, person, true).await;
    }
    (database, pool)
}

async fn allows(pool: &PgPool, person: PersonId, train: bool) {
    let sql = "insert into consents (person_id, train) values ($1, $2) on conflict (person_id) do update set train = $2";
    sqlx::query(sql).bind(Uuid::from_u128(person.as_u128())).bind(train).execute(pool).await.unwrap();
}

#[tokio::test]
async fn the_gate_is_shut_until_a_permission_is_recorded() {
    let (database, _pool) = scripted().await;
    let mut program = Program::on(&database);
    for (format, _) in Format::ALL.into_iter().filter(|(_, format)| format.trains()) {
        let refused = program.run(&[format, "-o", "out"]).await;
        assert_eq!(refused.status.code(), Some(1), "{format}");
        assert!(said(&refused).contains("TRAINING_PERMISSION") && said(&refused).lines().count() == 1);
        assert!(!program.folder.path().join("out").exists(), "{format}");
    }
    program.writes(&["trl-kto", "--purpose", "evaluation"], "evaluation").await;
    assert!(program.read("evaluation/evaluation.jsonl").contains(CANARY));
    program.permission = Some("DISCORD-TICKET-1");
    program.writes(&["trl-kto"], "open").await;
    assert!(program.read("open/manifest.json").contains("DISCORD-TICKET-1"));
    assert!(!program.read("open/kto.jsonl").contains(CANARY));
    let full = program.run(&["article", "-o", "open"]).await;
    assert!(said(&full).contains("not empty"), "{}", said(&full));
}

#[tokio::test]
async fn what_the_program_writes_is_what_the_golden_files_hold() {
    let (database, _pool) = scripted().await;
    let mut program = Program::on(&database);
    program.permission = Some("DISCORD-1");
    for (format, file) in
        [("openai-sft", "sft.jsonl"), ("openai-dpo", "dpo.jsonl"), ("llamafactory", "kto.jsonl")]
    {
        program.writes(&[format], format).await;
        let golden = format!("{}/tests/golden/export/{format}/{file}", env!("CARGO_MANIFEST_DIR"));
        assert_eq!(
            program.read(&format!("{format}/{file}")),
            fs::read_to_string(golden).unwrap(),
            "{format}"
        );
    }
}

#[tokio::test]
async fn the_log_as_an_archive_is_byte_for_byte_what_it_was() {
    let (database, _pool) = scripted().await;
    let program = Program::on(&database);
    program.writes(&["events"], "events").await;
    let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/export/events");
    let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join("export/events");
    fs::create_dir_all(&made).unwrap();
    let files = program.bytes("events");
    assert_eq!(files.len(), 4);
    // What it is now lies beside the build, to be compared and copied.
    files.iter().for_each(|(name, bytes)| fs::write(made.join(name), bytes).unwrap());
    for (name, bytes) in files {
        assert!(
            fs::read(goldens.join(&name)).ok() == Some(bytes),
            "{name} differs from {}",
            goldens.display()
        );
    }
}

#[tokio::test]
async fn every_file_is_named_with_its_hash() {
    let (database, _pool) = scripted().await;
    let mut program = Program::on(&database);
    program.permission = Some("DISCORD-1");
    for (format, _) in Format::ALL {
        program.writes(&[format], format).await;
        let manifest = program.manifest(format);
        let files = manifest["files"].as_array().unwrap();
        let named: Vec<_> = files.iter().map(|it| (it["name"].clone(), it["sha256"].clone())).collect();
        for (name, bytes) in program.bytes(format).into_iter().filter(|(name, _)| name != "manifest.json") {
            let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            assert!(named.contains(&(name.clone().into(), hash.into())), "{format}/{name}: {named:?}");
        }
        assert_eq!(named.len(), program.bytes(format).len() - 1, "{format}");
        let card = program.read(&format!("{format}/README.md"));
        assert!(card.contains(manifest["recorded_at"].as_str().unwrap()), "{card}");
    }
}

#[tokio::test]
async fn what_changed_since_the_moment_shows_in_the_manifest() {
    let (database, pool) = scripted().await;
    let mut program = Program::on(&database);
    program.permission = Some("DISCORD-1");
    let end: i64 = sqlx::query_scalar("select max(seq) from events").fetch_one(&pool).await.unwrap();
    program.writes(&["trl-kto"], "before").await;
    sqlx::raw_sql(SINCE).execute(&pool).await.unwrap();
    let left_out = async |seq: i64, to: &str| {
        program.writes(&["trl-kto", "--at-seq", &seq.to_string()], to).await;
        program.manifest(to)["left_out"]["kto"].clone()
    };
    // He had not said anything of it by then; afterwards he had, and after that no more.
    let (before, allowed, now) =
        (left_out(end, "a").await, left_out(end + 1, "b").await, left_out(end + 2, "c").await);
    assert!(before["withdrawn"].is_null() && before["no_consent"].as_u64() > allowed["no_consent"].as_u64());
    assert!(allowed["withdrawn"].as_u64() > Some(0), "{allowed}");
    assert!(now["withdrawn"].is_null(), "{now}");
    assert!(before["erased_since"].as_u64() > Some(0) && allowed["erased_since"] == before["erased_since"]);
    assert!(now["erased_since"].is_null() && now["erased"].as_u64() > before["erased"].as_u64(), "{now}");
}

#[tokio::test]
async fn an_example_that_says_something_else_now_is_told_of() {
    let (database, pool) = scripted().await;
    let mut program = Program::on(&database);
    program.permission = Some("DISCORD-1");
    program.writes(&["trl-kto"], "old").await;
    sqlx::raw_sql(CHANGED).execute(&pool).await.unwrap();
    program.writes(&["trl-kto"], "new").await;
    let label = |folder: &str, id: &Value| {
        let rows = program.lines(&format!("{folder}/kto.jsonl")).into_iter();
        rows.filter(|row| row["example_id"] == *id).map(|row| row["label"].clone()).collect::<Vec<_>>()
    };
    let told = program.run(&["--diff", "old/manifest.json"]).await;
    assert!(told.status.success() && said(&told).starts_with("1 of "), "{}", said(&told));
    let line: Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!((&line["set"], &line["reason"]), (&Value::from("kto"), &Value::from("changed")));
    let id = &line["example_id"];
    assert_eq!((label("old", id), label("new", id)), (vec![true.into()], vec![false.into()]));
}

#[tokio::test]
async fn what_left_an_export_since_is_told_with_the_reason() {
    let (database, pool) = scripted().await;
    let mut program = Program::on(&database);
    program.permission = Some("DISCORD-1");
    program.writes(&["trl-kto"], "old").await;
    let all = program.lines("old/kto.jsonl").len();
    let gone = async |program: &Program| {
        let output = program.run(&["--diff", "old/manifest.json"]).await;
        assert!(output.status.success(), "{}", said(&output));
        let lines = String::from_utf8(output.stdout).unwrap();
        lines
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap()["reason"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(gone(&program).await, Vec::<Value>::new());
    // Everything but two questions has his words before it, or is his.
    allows(&pool, BOB, false).await;
    let reasons = gone(&program).await;
    assert_eq!(reasons, vec![Value::from("no_consent"); all - 2]);
    program.writes(&["trl-kto"], "new").await;
    assert_eq!(program.lines("new/kto.jsonl").len(), 2);
}

#[tokio::test]
async fn what_left_the_trees_since_is_told_with_the_reason() {
    let (database, pool) = scripted().await;
    let mut program = Program::on(&database);
    program.permission = Some("DISCORD-1");
    program.writes(&["oasst"], "old").await;
    let told = async |program: &Program| {
        let output = program.run(&["--diff", "old/manifest.json"]).await;
        assert!(output.status.success(), "{}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(told(&program).await, "");
    allows(&pool, BOB, false).await;
    let gone = told(&program).await;
    program.writes(&["oasst"], "new").await;
    let names = |folder: &str| program.read(&format!("{folder}/examples.txt")).lines().count();
    assert!(names("new") > 0 && gone.lines().count() == names("old") - names("new"), "{gone}");
    for line in gone.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        assert_eq!((&line["set"], &line["reason"]), (&Value::from("trees"), &Value::from("no_consent")));
    }
}

#[tokio::test]
async fn a_place_that_its_server_excludes_is_in_nothing_that_trains() {
    let (database, pool) = scripted().await;
    let mut program = Program::on(&database);
    program.permission = Some("DISCORD-1");
    let rows = |program: &Program, folder: &str| program.lines(&format!("{folder}/kto.jsonl")).len();
    program.writes(&["trl-kto"], "before").await;
    sqlx::raw_sql(EXCLUDE).execute(&pool).await.unwrap();
    let mut folders = Vec::new();
    for (format, _) in Format::ALL.into_iter().filter(|(_, format)| format.trains()) {
        let folder = format!("{format}-after");
        program.writes(&[format], &folder).await;
        for (name, _) in program.bytes(&folder) {
            let text = text_of(&program.folder.path().join(&folder).join(&name));
            assert!(!text.contains("strawberry") && !text.contains("otters eat"), "{format}/{name}");
        }
        folders.push(folder);
    }
    let manifest: Value = serde_json::from_str(&program.read("trl-kto-after/manifest.json")).unwrap();
    // Six replies of the channel in the category, three of the two conversations of the other one.
    assert_eq!(manifest["left_out"]["kto"]["place"], 9, "{manifest}");
    assert!(
        rows(&program, "trl-kto-after") > 0 && rows(&program, "trl-kto-after") < rows(&program, "before")
    );
    let gone = program.run(&["--diff", "before/manifest.json"]).await;
    assert!(String::from_utf8(gone.stdout).unwrap().contains(r#""reason":"place""#));
    program.writes(&["--purpose", "evaluation"], "evaluation").await;
    assert!(program.read("evaluation/evaluation.jsonl").contains("strawberry"));
    program.writes(&["article"], "article").await;
    assert!(program.read("article/conversations.jsonl").contains("strawberry"));
}

#[tokio::test]
async fn files_go_by_their_hash_and_by_no_name_and_no_link() {
    let (database, _pool) = scripted().await;
    let mut program = Program::on(&database);
    program.permission = Some("DISCORD-1");
    let hash = history().files.into_values().find_map(|file| match file {
        Enclosure::Text { sha256, .. } => Some(sha256),
        Enclosure::Image => None,
    });
    let hash = hash.unwrap();
    let short: String = hash.chars().take(12).collect();
    for (format, it) in Format::ALL {
        program.writes(&[format], format).await;
        let files = program.bytes(format).into_iter().filter(|(name, _)| !name.ends_with(".parquet"));
        let texts: Vec<_> = files.map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect();
        assert!(!texts.iter().any(|text| text.contains(FILE_NAME) || text.contains(FILE_LINK)), "{format}");
        let named = if it.trains() { &short } else { &hash };
        // Nothing but one liked answer is about it.
        let has_it = !["trl-sft", "trl-dpo", "openai-sft", "openai-dpo"].contains(&format);
        assert_eq!(texts.iter().any(|text| text.contains(named)), has_it, "{format}");
        assert!(!it.trains() || !texts.iter().any(|text| text.contains("A cat.")), "{format} has an image");
    }
    let rows = program.read("trl-kto/kto.jsonl");
    let told = format!("(attached: {short})\\n```\\nGrades of user1 for @user3: [mail]\\n```");
    assert!(rows.contains(&told), "{rows}");
    assert!(rows.contains("And this?\\n(attached: a file, which you cannot see)"), "{rows}");
    let manifest: Value = serde_json::from_str(&program.read("trl-kto/manifest.json")).unwrap();
    assert_eq!(manifest["left_out"]["kto"]["image"], 1);
    let article = program.read("article/conversations.jsonl");
    assert!(
        article.contains(&format!("(attached: sha256:{hash})")) && article.contains("(attached: no copy)")
    );
}

#[tokio::test]
async fn a_moment_is_the_same_bytes_after_ten_thousand_more_events() {
    let (database, pool) = scripted().await;
    let mut program = Program::on(&database);
    program.permission = Some("DISCORD-TICKET-1");
    let seq: i64 = sqlx::query_scalar("select max(seq) from events").fetch_one(&pool).await.unwrap();
    let formats = Format::ALL.map(|(name, _)| name);
    let seq = seq.to_string();
    for format in formats {
        program.writes(&[format], &format!("{format}-before")).await;
    }
    sqlx::query("select setval(pg_get_serial_sequence('events', 'seq'), (select max(seq) from events))")
        .execute(&pool)
        .await
        .unwrap();
    let later = sqlx::query(LATER).execute(&pool).await.unwrap();
    assert_eq!(later.rows_affected(), 10_000);
    for format in formats {
        program.writes(&[format, "--at-seq", &seq], &format!("{format}-after")).await;
        let (before, after) =
            (program.bytes(&format!("{format}-before")), program.bytes(&format!("{format}-after")));
        assert_eq!(before, after, "{format}");
    }
}

#[tokio::test]
async fn a_time_is_the_last_event_that_was_recorded_by_then() {
    let (database, pool) = scripted().await;
    let program = Program::on(&database);
    let at: String = sqlx::query_scalar(
        "select to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') from events where seq = 17",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    program.writes(&["events", "--at", &at], "at").await;
    assert_eq!(program.lines("at/events.jsonl").len(), 17);
    program.writes(&["events", "--at", "2001-01-01T00:00:00Z"], "never").await;
    assert_eq!(program.read("never/events.jsonl"), "");
    let mut program = program;
    program.permission = Some("DISCORD-1");
    program.writes(&["trl-kto", "--at", &at], "kto-at").await;
    program.writes(&["trl-kto", "--at-seq", "17"], "kto-at-seq").await;
    assert_eq!(program.bytes("kto-at"), program.bytes("kto-at-seq"));
    assert!(!program.lines("kto-at/kto.jsonl").is_empty());
}

#[tokio::test]
async fn an_archive_has_every_event_and_every_word_that_was_not_erased() {
    let (database, _pool) = scripted().await;
    let program = Program::on(&database);
    program.writes(&["events"], "all").await;
    let script = history();
    assert_eq!(program.lines("all/events.jsonl").len(), script.log.len());
    assert_eq!(program.lines("all/texts.jsonl").len(), script.texts.len());
    assert!(!program.read("all/texts.jsonl").contains("hunter2"));
    program.writes(&["events", "--place", "300", "--since-seq", "3"], "one").await;
    let places: Vec<_> = program.lines("one/events.jsonl").iter().map(|it| it["kind"].clone()).collect();
    assert!(!places.is_empty() && places.len() < 10, "{places:?}");
    for archive in ["events", "article"] {
        let asked_wrongly = program.run(&[archive, "--reviewed", "-o", "x"]).await;
        assert_eq!(asked_wrongly.status.code(), Some(1));
    }
    program.writes(&["article", "--since-seq", "90"], "since").await;
    assert_eq!(program.lines("since/conversations.jsonl").len(), 2, "the last two");
    let unknown = program.run(&["parquet", "-o", "x"]).await;
    assert!(unknown.status.code() == Some(2) && said(&unknown).contains("trl-kto"), "{}", said(&unknown));
    let mixed = program.run(&["events", "--purpose", "evaluation", "-o", "x"]).await;
    assert!(mixed.status.code() == Some(1) && said(&mixed).contains("archive"), "{}", said(&mixed));
}

#[tokio::test]
async fn filters_choose_places_models_and_whose_opinions_count() {
    let (database, _pool) = scripted().await;
    let program = Program::on(&database);
    let replies = async |arguments: &[&str], to: &str| {
        program.writes(&[&["--purpose", "evaluation"], arguments].concat(), to).await;
        program.lines(&format!("{to}/evaluation.jsonl")).len()
    };
    let all = replies(&[], "all").await;
    assert_eq!(replies(&["--guild", "1"], "g1").await + replies(&["--guild", "2"], "g2").await, all);
    assert_eq!(
        replies(&["--except", "100", "--except", "200"], "x").await,
        replies(&["--guild", "2"], "g").await
    );
    assert_eq!(replies(&["--model", "nobody"], "m").await, 0);
    let of_models =
        [replies(&["--model", "otter-7b"], "m1").await, replies(&["--model", "heron-3b"], "m2").await];
    assert!(!of_models.contains(&0) && of_models.iter().sum::<usize>() == all, "{of_models:?} of {all}");
    let of_places = [
        replies(&["--place", "300"], "p1").await,
        replies(&["--place", "400"], "p2").await,
        replies(&["--place", "500"], "p3").await,
    ];
    assert!(of_places.iter().sum::<usize>() == replies(&["--guild", "2"], "g3").await && of_places[1] > 0);
    let reviewed = replies(&["--reviewed"], "r").await;
    assert!(reviewed > 0 && reviewed < all, "{reviewed} of {all}");
    assert!(program.lines("r/evaluation.jsonl").iter().all(|line| !line["opinions"]["verdict"].is_null()));
    let by_moderators = replies(&["--rated-by", "moderator"], "mo").await;
    assert!(by_moderators < all, "{by_moderators} of {all}");
    assert!(program.lines("mo/evaluation.jsonl").iter().all(|line| line["opinions"]["dislikes"] == 0));
}

#[tokio::test]
async fn filters_decide_what_becomes_an_example_and_the_manifest_names_them() {
    let (database, pool) = scripted().await;
    let mut program = Program::on(&database);
    program.permission = Some("DISCORD-1");
    let rows = async |arguments: &[&str], to: &str| {
        program.writes(&[&["trl-kto"], arguments].concat(), to).await;
        let manifest = program.manifest(to);
        let lines = program.lines(&format!("{to}/kto.jsonl"));
        let ids = lines.iter().map(|row| row["example_id"].as_str().unwrap().to_owned());
        (ids.collect::<BTreeSet<_>>(), manifest)
    };
    let (all, _) = rows(&[], "all").await;
    let (trusted, manifest) = rows(&["--trusted"], "trusted").await;
    assert!(!trusted.is_empty() && trusted.len() < all.len() && trusted.is_subset(&all));
    let left =
        |manifest: &Value, reason: &str| manifest["left_out"]["kto"][reason].as_u64().unwrap_or_default();
    assert!(left(&manifest, "too_few") >= u64::try_from(all.len() - trusted.len()).unwrap(), "{manifest}");
    // What only askers rated is nothing that moderators said; a verdict is no rating.
    let (moderators, manifest) = rows(&["--rated-by", "moderator"], "mo").await;
    assert!(!moderators.is_empty() && moderators.len() < all.len(), "{moderators:?}");
    assert_eq!(manifest["filters"]["rated_by"], serde_json::json!(["moderator"]));
    let (both, _) = rows(&["--rated-by", "moderator,asker"], "both").await;
    assert_eq!(both, all, "nobody else rated anything");
    let middle: i64 = sqlx::query_scalar(
        "select seq from events where kind = 'start_conversation' order by seq offset 1 limit 1",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    let (since, manifest) = rows(&["--since-seq", &middle.to_string()], "since").await;
    assert!(!since.is_empty() && since.len() < all.len() && since.is_subset(&all));
    assert!(left(&manifest, "unchanged") >= u64::try_from(all.len() - since.len()).unwrap(), "{manifest}");
    for word in ["--since-seq", "--at-seq"] {
        assert!(manifest["command"].as_str().unwrap().contains(word), "{manifest}");
    }
    let (until, _) = rows(&["--at-seq", &middle.to_string()], "until").await;
    assert_eq!(&until | &since, all, "what was said by then, and what was said since");
}

/// Three conversations, each in a channel of its own, that go on from each other; what was first asked is not sent any more.
fn going_on(who: PersonId) -> Script {
    let mut it = Script::default();
    it.starts(1, 100, "otter-7b");
    for (who, question, answer) in [(who, "Do otters sing?", "They whistle."), (BOB, "And eat?", "Fish.")] {
        let reply = it.asks(who, question);
        it.ends(reply, answer, Finish::Ended);
    }
    it.goes_on(1, 200, "otter-7b");
    it.trims(2);
    let reply = it.asks(ADA, "Which?");
    it.ends(reply, "Eels.", Finish::Ended);
    it.goes_on(1, 300, "otter-7b");
    let reply = it.asks(ADA, "Raw?");
    it.ends(reply, "Yes.", Finish::Ended);
    it.rates(ADA, reply, Some(Rating::Like));
    it
}

#[tokio::test]
async fn a_conversation_is_an_example_if_all_may_be_in_it_that_it_goes_on_from() {
    for (who, excluded, expected) in [
        (BOB, None, None),
        (EVE, None, Some(("no_consent", 1))),
        (BOB, Some("discord:100"), Some(("place", 3))),
    ] {
        let (database, pool) = recorded(going_on(who)).await;
        let mut program = Program::on(&database);
        program.permission = Some("DISCORD-1");
        let sql = "insert into place_settings (layer, setting, guild, value) values ($1, 'training', 'discord:1', 'false')";
        if let Some(layer) = excluded {
            sqlx::query(sql).bind(layer).execute(&pool).await.unwrap();
        }
        program.writes(&["trl-kto"], "out").await;
        let rows = program.lines("out/kto.jsonl");
        match expected {
            None => {
                assert!(rows.len() == 1 && rows[0]["prompt"][1]["content"] == "user1: And eat?", "{rows:?}")
            }
            Some((reason, replies)) => {
                let left_out = &program.manifest("out")["left_out"]["kto"];
                assert_eq!((rows.len(), &left_out[reason]), (0, &Value::from(replies)));
            }
        }
    }
}

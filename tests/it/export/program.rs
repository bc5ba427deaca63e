//! The real program against a database with the script in it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use sqlx::types::Uuid;
use sqlx::{ConnectOptions, PgPool};
use teachback::domain::history::Enclosure;
use teachback::domain::id::PersonId;
use teachback::export::format::Format;
use tempfile::TempDir;

use super::script::{ADA, BOB, CANARY, FILE_LINK, FILE_NAME, MO, history};
use crate::support::postgres::{self, Database};

/// Twice as much as anybody may say, and more: conversations, and ratings of replies that are there.
const LATER: &str = "
    insert into events (id, key, kind, version, conversation_id, message_id, person_id, at, payload)
        select gen_random_uuid(), 'later ' || n || id, kind, version, conversation_id, message_id, gen_random_uuid(), now(), payload
        from events, generate_series(1, 10000 / (select count(*) from events where kind = 'update_message')::int + 1) n
        where kind = 'update_message' limit 10000;
";

/// A server excludes a category with one channel in it, and another channel by itself.
const EXCLUDE: &str = "
    insert into place_settings (layer, setting, guild, value) values
        ('discord:90', 'training', 'discord:1', 'false'), ('discord:400', 'training', 'discord:2', 'false'),
        ('discord:300', 'training', 'discord:2', 'true');
    insert into channel_categories values ('discord:100', 'discord:1', 'discord:90'), ('discord:200', 'discord:1', null);
";

struct Program {
    folder: TempDir,
    url: String,
    permission: Option<&'static str>,
}

impl Program {
    fn on(database: &Database) -> Self {
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
    async fn writes(&self, arguments: &[&str], to: &str) {
        let output = self.run(&[arguments, &["-o", to]].concat()).await;
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        assert!(output.stdout.is_empty() && !said(&output).contains('\r'), "{}", said(&output));
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.folder.path().join(file)).unwrap()
    }

    fn lines(&self, file: &str) -> Vec<Value> {
        self.read(file).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn bytes(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
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
    let database = postgres::database().await;
    let pool = database.pool().await;
    history().record(&pool).await;
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
        for (name, bytes) in program.bytes(&folder) {
            let text = String::from_utf8_lossy(&bytes);
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
    assert_eq!(program.run(&["parquet", "-o", "x"]).await.status.code(), Some(2));
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
    let reviewed = replies(&["--reviewed"], "r").await;
    assert!(reviewed > 0 && reviewed < all, "{reviewed} of {all}");
    let by_moderators = replies(&["--rated-by", "moderator"], "mo").await;
    assert!(by_moderators < all, "{by_moderators} of {all}");
}

//! The commands of the real program, against a database with a story in it.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Output, Stdio};

use double::model::{Answer, Model, Raw, Script};
use serde_json::{Value, json};
use sqlx::{ConnectOptions, PgPool};
use teachback::domain::id::ConversationId;
use teachback::store::Store;
use teachback::store::cluster::{Cluster, Settings};
use tempfile::TempDir;

use crate::support::postgres::{self, Database};
use crate::support::story::{Story, channel, thread};

/// The program in an empty folder, with an environment of its own.
pub(crate) struct Program {
    folder: TempDir,
    pub(crate) set: Vec<(&'static str, String)>,
}

impl Program {
    fn with(set: &[(&'static str, &str)]) -> Self {
        let set = set.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Self { folder: tempfile::tempdir().unwrap(), set }
    }

    pub(crate) fn on(database: &Database) -> Self {
        Self::with(&[("DATABASE_URL", database.options().to_url_lossy().as_str())])
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_teachback"));
        command.args(arguments).current_dir(self.folder.path()).env_clear();
        command.envs(self.set.iter().map(|(name, value)| (name, value))).stdin(Stdio::null());
        command
    }

    /// Runs a command to its end.
    pub(crate) async fn run(&self, arguments: &[&str]) -> Output {
        let mut command = self.command(arguments);
        tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
    }

    /// The lines of a command that succeeds.
    pub(crate) async fn lines(&self, arguments: &[&str]) -> Vec<Value> {
        let output = self.run(arguments).await;
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Two questions, opinions of both replies, changes of mind, an edit, two deletions, an end.
async fn told(database: &Database) -> ConversationId {
    let mut story = Story::new(Store::over(database.pool().await));
    let (first, conversation) = story.asks("ada", 1, "What is two and two?").await; // second 1
    story.thinks_and_answers(first, 2, "Let me think.", "Five.").await; // 2 to 4
    story.reacts("ada", 2, "👎", true).await; // 5
    story.reacts("bob", 2, "👍", true).await; // 6
    story.reacts("bob", 2, "👎", true).await; // 7
    story.reacts("bob", 2, "👎", false).await; // 8
    story.says_in_thread("mo", 2, 3, "It is fuor.").await; // 9
    story.edits(thread(2), 3, "It is four.").await; // 10
    story.says_in_thread("bob", 2, 4, "I am not sure.").await; // 11
    story.deletes(thread(2), 4).await; // 12
    let (second, _) = story.asks("bob", 5, "My number is 123. And three and three?").await; // 13
    story.edits(channel(), 5, "And three and three?").await; // 14
    story.answers(second, 6, "Six.").await; // 15 to 17
    story.reacts("bob", 6, "👎", true).await; // 18
    story.reacts("bob", 6, "👍🏽", true).await; // 19
    story.deletes(channel(), 5).await; // 20
    story.clears("ada", 7).await; // 21
    conversation
}

/// A question with two answers, one of which is preferred.
async fn compared(database: &Database) -> ConversationId {
    let mut story = Story::new(Store::over(database.pool().await));
    let (first, conversation) = story.asks("ada", 101, "What is two and two?").await;
    story.answers(first, 102, "Five.").await;
    let second = story.asks_again("ada", 102, 103).await;
    story.answers(second, 104, "Four.").await;
    story.prefers("ada", second, 105).await;
    conversation
}

/// A card in the moderators' channel, and what they say below it.
async fn carded(database: &Database) {
    let mut story = Story::new(Store::over(database.pool().await));
    let (first, _) = story.asks("ada", 201, "What is two and two?").await;
    story.answers(first, 202, "Five.").await;
    story.cards(first, 206).await;
    story.says_in_thread("mo", 206, 207, "Who says five?").await;
    story.edits(thread(206), 207, "Who would say five?").await;
    story.says_in_thread("mo", 206, 208, "Me, perhaps.").await;
    story.deletes(thread(206), 208).await;
}

#[tokio::test]
async fn wrong_settings_are_told_in_one_go_and_no_secret_is() {
    let set = [
        ("DISCORD_TOKEN", "hush hush"),
        ("MODEL_API_KEY", "hush\nhush"),
        ("MODEL_TIMEOUT_FIRST", "hush"),
        ("DATABASE_URL", "mysql://hush:hush@localhost/db"),
        ("TEACHBACK_SECRET", "hush"),
        ("RUST_LOG", "=,hush="),
    ];
    let output = Program::with(&set).run(&["run"]).await;
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    for (name, _) in set {
        assert!(said.contains(name), "{name} is named: {said}");
    }
    assert!(said.contains("MODEL_BASE_URL is not set") && said.contains("MODEL is not set"), "{said}");
    assert!(!said.contains("hush"), "{said}");
    assert!(output.stdout.is_empty());
}

#[tokio::test]
async fn a_file_counts_less_than_the_environment() {
    let program = Program::with(&[("TEACHBACK_SCORES", "on"), ("MODEL", "")]);
    let file = "TEACHBACK_SCORES=perhaps\nTEACHBACK_SEEDS=perhaps\nMODEL=gemma\n";
    std::fs::write(program.folder.path().join(".env"), file).unwrap();
    let said = said(&program.run(&["run"]).await);
    assert!(said.contains("TEACHBACK_SEEDS must") && !said.contains("TEACHBACK_SCORES"), "{said}");
    assert!(!said.contains("MODEL is not set"), "an empty variable is not set: {said}");
}

#[tokio::test]
async fn what_is_asked_wrongly_is_refused() {
    let program = Program::with(&[]);
    for wrong in [&["sing"][..], &["events", "--conversation", "x"], &["show"], &["move", "--to", "x"]] {
        let output = program.run(wrong).await;
        assert_eq!(output.status.code(), Some(2), "{wrong:?}: {}", said(&output));
    }
}

#[tokio::test]
async fn a_database_that_cannot_be_reached_is_said_plainly() {
    let program = Program::with(&[("DATABASE_URL", "postgres://me:hush@127.0.0.1:1/db")]);
    for command in [&["events"][..], &["migrate"], &["rebuild"]] {
        let output = program.run(command).await;
        assert_eq!(output.status.code(), Some(1));
        let said = said(&output);
        assert!(said.contains("the database does not answer") && !said.contains("hush"), "{said}");
    }
}

#[tokio::test]
async fn an_empty_database_is_told_apart_and_can_be_migrated() {
    let database = postgres::empty_database().await;
    let program = Program::on(&database);
    let output = program.run(&["events"]).await;
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("teachback migrate"), "{}", said(&output));
    assert!(program.run(&["migrate"]).await.status.success());
    assert!(program.run(&["migrate"]).await.status.success(), "twice is once");
    assert_eq!(program.lines(&["events"]).await, Vec::<Value>::new());
}

#[tokio::test]
async fn events_are_one_object_a_line_in_the_order_of_the_log() {
    let database = postgres::database().await;
    let conversation = told(&database).await.to_string();
    let program = Program::on(&database);
    let all = program.lines(&["events"]).await;
    let kinds: Vec<_> = all.iter().map(|line| line["kind"].as_str().unwrap()).collect();
    let asked = ["start_conversation", "add_message", "set_consent"];
    assert_eq!((&kinds[..3], &kinds[3..6]), (&asked[..], &["begin_reply", "show_part", "add_message"][..]));
    assert_eq!(kinds.last(), Some(&"end_conversation"));
    assert!(all.windows(2).all(|pair| pair[0]["seq"].as_i64() < pair[1]["seq"].as_i64()));
    assert_eq!(all[6]["payload"]["rating"], "dislike");
    assert_eq!(all[9]["payload"]["rating"], Value::Null);
    assert_eq!(all[0]["at"], "2026-11-23T18:00:01.000Z");

    let seq = all[10]["seq"].to_string();
    assert_eq!(program.lines(&["events", "--after", &seq]).await, all[11..]);
    let in_it: Vec<_> = all.iter().filter(|line| line["kind"] != "set_consent").cloned().collect();
    assert_eq!(program.lines(&["events", "--conversation", &conversation]).await, in_it);
    let other = ConversationId::from_u128(1).to_string();
    assert_eq!(program.lines(&["events", "--conversation", &other]).await, Vec::<Value>::new());
}

#[tokio::test]
async fn the_article_has_its_exact_fields() {
    let database = postgres::database().await;
    let conversation = told(&database).await.to_string();
    let program = Program::on(&database);
    let lines = program.lines(&["events", "--format", "article"]).await;
    let short = |line: &Value| json!([line["role"], line["content"], line["rating"], line["feedback"]]);
    assert_eq!(
        lines.iter().map(short).collect::<Vec<_>>(),
        [
            json!(["user", "What is two and two?", "", ""]),
            json!(["assistant", "Five.", "like", "It is four."]),
            json!(["user", "[erased]", "", ""]),
            json!(["assistant", "Six.", "like", ""]),
        ]
    );
    let mut keys: Vec<_> = lines[0].as_object().unwrap().keys().cloned().collect();
    keys.sort();
    assert_eq!(keys, ["content", "conversation_id", "feedback", "id", "rating", "role", "timestamp"]);
    assert_eq!(lines[0]["conversation_id"], conversation);

    let events = program.lines(&["events"]).await;
    let clear = events.last().unwrap()["seq"].as_i64().unwrap();
    let after = (clear - 2).to_string();
    let touched = program.lines(&["events", "--format", "article", "--after", &after]).await;
    assert_eq!(touched.iter().map(short).collect::<Vec<_>>(), [json!(["user", "[erased]", "", ""])]);
}

/// The reply of a view that has this content, with its ratings and feedback in short.
fn opinions(view: &Value, content: &str) -> Value {
    let reply = view["messages"].as_array().unwrap().iter().find(|turn| turn["content"] == content);
    let reply = reply.unwrap_or_else(|| panic!("{content} is in {view:#}"));
    let ratings = reply["ratings"].as_array().unwrap().iter();
    let mut ratings: Vec<_> =
        ratings.map(|it| json!([it["by"]["name"], it["rating"], it["standing"]])).collect();
    ratings.sort_by_key(Value::to_string);
    let feedback = reply["feedback"].as_array().unwrap().iter();
    let feedback: Vec<_> =
        feedback.map(|it| json!([it["by"]["name"], it["content"], it["withdrawn"]])).collect();
    json!([ratings, feedback])
}

#[tokio::test]
async fn a_conversation_can_be_seen_as_it_stood() {
    let database = postgres::database().await;
    let conversation = told(&database).await.to_string();
    let program = Program::on(&database);
    let at = async |second: u32| {
        let moment = format!("2026-11-23T18:00:{second:02}Z");
        program.lines(&["show", &conversation, "--json", "--at", &moment]).await.remove(0)
    };
    let ada = json!(["ada", "dislike", "asker"]);
    let bob = |rating: &str| json!(["bob", rating, "bystander"]);

    let asked = at(1).await;
    assert_eq!(asked["messages"][0]["content"], "What is two and two?");
    assert_eq!(
        (&asked["messages"][1]["stage"], &asked["messages"][1]["content"]),
        (&json!("due"), &Value::Null)
    );
    assert_eq!(opinions(&at(6).await, "Five."), json!([[ada, bob("like")], []]));
    assert_eq!(opinions(&at(7).await, "Five."), json!([[ada, bob("dislike")], []]));
    let fourth = json!(["mo", "It is fuor.", false]);
    assert_eq!(opinions(&at(9).await, "Five."), json!([[ada, bob("like")], [fourth]]));
    let now = program.lines(&["show", &conversation, "--json"]).await.remove(0);
    let feedback = json!([["mo", "It is four.", false], ["bob", "[erased]", true]]);
    assert_eq!(opinions(&now, "Five."), json!([[ada, bob("like")], feedback]));
    assert_eq!(now["ended"], "cleared");
    assert_eq!(
        at(13).await["messages"][2]["content"],
        "[erased]",
        "what is erased is erased in the past too"
    );

    let seq = program.lines(&["events"]).await[6]["seq"].to_string();
    let rated = program.lines(&["show", &conversation, "--json", "--at-seq", &seq]).await.remove(0);
    assert_eq!(opinions(&rated, "Five."), json!([[ada], []]));
    let early = program.run(&["show", &conversation, "--at", "2026-11-23T17:00:00Z"]).await;
    assert_eq!(early.status.code(), Some(1));
    assert!(said(&early).contains("had not begun"), "{}", said(&early));
}

#[tokio::test]
async fn the_log_and_what_it_says_of_messages_can_be_read_as_of_a_moment() {
    let database = postgres::database().await;
    let conversation = told(&database).await.to_string();
    let program = Program::on(&database);
    let events = program.lines(&["events"]).await;
    let last = events.last().unwrap()["seq"].to_string();
    let article = async |arguments: &[&str]| {
        program.lines(&[&["events", "--format", "article"], arguments].concat()).await
    };
    let by_id = |mut lines: Vec<Value>| {
        lines.sort_by_key(|line| line["id"].to_string());
        lines
    };
    assert_eq!(by_id(article(&[]).await), by_id(article(&["--at-seq", &last]).await));
    for at in [3, 6, 9] {
        let seq = events[at]["seq"].to_string();
        assert_eq!(program.lines(&["events", "--at-seq", &seq]).await, events[..=at]);
        let shown = program.lines(&["show", &conversation, "--json", "--at-seq", &seq]).await.remove(0);
        let told = article(&["--conversation", &conversation, "--at-seq", &seq]).await;
        assert!(!told.is_empty());
        for message in told {
            let turns = shown["messages"].as_array().unwrap();
            let turn = turns.iter().find(|turn| turn["id"] == message["id"]).unwrap();
            assert_eq!(turn["content"], message["content"]);
            let ratings: Vec<_> =
                turn["ratings"].as_array().unwrap().iter().map(|it| &it["rating"]).collect();
            assert!(ratings.contains(&&message["rating"]) || (message["rating"] == "" && ratings.is_empty()));
        }
    }
    let moment = events[6]["recorded_at"].as_str().unwrap();
    let until = program.lines(&["events", "--at", moment]).await;
    assert!(until.len() >= 7 && until == events[..until.len()], "{}", until.len());
}

#[tokio::test]
async fn a_conversation_can_be_read_by_people() {
    let database = postgres::database().await;
    let conversation = told(&database).await.to_string();
    let output = Program::on(&database).run(&["show", &conversation]).await;
    let shown = String::from_utf8(output.stdout).unwrap();
    for line in [
        "    Five.",
        "  (thought before it spoke)",
        "    Let me think.",
        "  = dislike by ada (asker)",
        "  > mo (moderator, by thread):",
        "    It is four.",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line} is in\n{shown}");
    }
}

#[tokio::test]
async fn other_answers_are_shown_beside_the_first_with_who_prefers_them() {
    let database = postgres::database().await;
    let conversation = compared(&database).await.to_string();
    let program = Program::on(&database);
    let view = program.lines(&["show", &conversation, "--json"]).await.remove(0);
    let [_, first, second] = view["messages"].as_array().unwrap().as_slice() else { panic!("{view:#}") };
    assert_eq!((&second["content"], &second["beside"]), (&json!("Four."), &first["id"]));
    assert_eq!((&second["parent"], &first["preferred"]), (&first["parent"], &json!([])));
    let preferred = &second["preferred"][0];
    assert_eq!((&preferred["by"]["name"], &preferred["over"]), (&json!("ada"), &json!([first["id"]])));
    let output = program.run(&["show", &conversation]).await;
    let shown = String::from_utf8(output.stdout).unwrap();
    let id = first["id"].as_str().unwrap();
    for line in [format!("  another answer beside {id}"), format!("  = better than {id} by ada (asker)")] {
        assert!(shown.lines().any(|shown| shown == line), "{line} is in\n{shown}");
    }
    let kinds: Vec<_> = program
        .lines(&["events"])
        .await
        .iter()
        .map(|line| line["kind"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(kinds[6], "ask_again");
    assert_eq!(kinds.last().map(String::as_str), Some("prefer_message"));
}

#[tokio::test]
async fn rebuilt_and_lived_through_are_the_same() {
    let database = postgres::database().await;
    told(&database).await;
    compared(&database).await;
    carded(&database).await;
    let pool = database.pool().await;
    let lived = tables(&pool).await;
    assert!(lived.iter().all(|(table, rows)| *table == "places" || !rows.is_empty()), "{lived:#?}");
    let output = Program::on(&database).run(&["rebuild"]).await;
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(tables(&pool).await, lived);
}

/// Every row of every table that is made from the log.
async fn tables(pool: &PgPool) -> Vec<(&'static str, Vec<Value>)> {
    let all = [
        ("conversations", "select to_jsonb(t) from conversations t order by t::text"),
        ("messages", "select to_jsonb(t) from messages t order by t::text"),
        ("parts", "select to_jsonb(t) from parts t order by t::text"),
        ("feedback", "select to_jsonb(t) from feedback t order by t::text"),
        ("reactions", "select to_jsonb(t) from reactions t order by t::text"),
        ("ratings", "select to_jsonb(t) from ratings t order by t::text"),
        ("preferences", "select to_jsonb(t) from preferences t order by t::text"),
        ("reviews", "select to_jsonb(t) from reviews t order by t::text"),
        ("review_cards", "select to_jsonb(t) from review_cards t order by t::text"),
        ("review_notes", "select to_jsonb(t) from review_notes t order by t::text"),
        ("spending", "select to_jsonb(t) from spending t order by t::text"),
        ("places", "select to_jsonb(t) from places t order by t::text"),
    ];
    let mut tables = Vec::new();
    for (table, sql) in all {
        tables.push((table, sqlx::query_scalar(sql).fetch_all(pool).await.unwrap()));
    }
    tables
}

#[tokio::test]
async fn a_closed_pipe_is_success() {
    let database = postgres::database().await;
    told(&database).await;
    let mut child = Program::on(&database).command(&["events"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let status = tokio::task::spawn_blocking(move || child.wait().unwrap()).await.unwrap();
    assert_eq!(status.code(), Some(0));
}

#[tokio::test]
async fn whoever_follows_sees_what_is_recorded_later() {
    let database = postgres::database().await;
    let program = Program::on(&database);
    let command = &mut program.command(&["events", "--follow"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    told(&database).await;
    let read = tokio::task::spawn_blocking(move || {
        let (mut line, mut read) = (String::new(), Vec::new());
        while !line.contains("end_conversation") {
            line.clear();
            assert!(lines.read_line(&mut line).unwrap() > 0, "it goes on");
            read.push(serde_json::from_str::<Value>(&line).unwrap());
        }
        child.kill().unwrap();
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        child.wait().unwrap();
        (read, said)
    });
    let (read, said) = read.await.unwrap();
    assert_eq!(read, program.lines(&["events"]).await);
    assert!(!said.contains("two and two"), "no words in logs: {said}");
}

#[tokio::test]
async fn a_database_that_a_bot_has_open_can_be_asked_and_not_moved() {
    let program = Program::with(&[]);
    let data = program.folder.path().join("data");
    let bot = Cluster::open(&Settings::lasting(data, postgres::places()), |_| ()).await.unwrap();
    assert!(program.run(&["migrate"]).await.status.success());
    assert_eq!(program.lines(&["events"]).await, Vec::<Value>::new());
    let moved = program.run(&["move", "--to", "postgres://127.0.0.1:1/db"]).await;
    assert_eq!(moved.status.code(), Some(1));
    assert!(said(&moved).contains("is in use by process"), "{}", said(&moved));
    bot.stop().await.unwrap();
}

#[tokio::test]
async fn everything_can_be_moved_to_another_server() {
    let (source, target) = (postgres::database().await, postgres::empty_database().await);
    told(&source).await;
    let program = Program::on(&source);
    let moved = program.run(&["move", "--to", target.options().to_url_lossy().as_str()]).await;
    assert!(moved.status.success(), "{}", said(&moved));
    assert_eq!(Program::on(&target).lines(&["events"]).await, program.lines(&["events"]).await);
    assert_eq!(tables(&target.pool().await).await, tables(&source.pool().await).await);
}

#[tokio::test]
async fn doctor_asks_every_model_and_says_what_it_found() {
    let database = postgres::database().await;
    let model = Model::start(Script::always(Answer::at_once("ok"))).await.unwrap();
    let whole = r#"{"choices":[{"message":{"role":"assistant","content":"ok"},"finish_reason":"stop"}]}"#;
    let patient = Script::always(Raw::typed(200, "application/json", whole));
    let patient = Model::start(patient).await.unwrap();
    let program = Program::on(&database);
    let file = format!(
        "[servers.here]\nbase_url = \"{}\"\napi_key = \"hush\"\n[servers.gone]\nbase_url = \"http://127.0.0.1:1/v1\"\n\
         [servers.patient]\nbase_url = \"{}\"\n\
         [[models]]\nname = \"scripted\"\nserver = \"here\"\ncontext = 100000\n\
         [[models]]\nname = \"lost\"\nserver = \"gone\"\n\
         [[models]]\nname = \"slow\"\nserver = \"patient\"\n",
        model.url(),
        patient.url()
    );
    std::fs::write(program.folder.path().join("models.toml"), file).unwrap();
    std::fs::write(program.folder.path().join(".env"), "MODELS_FILE=models.toml\n").unwrap();
    let output = program.run(&["doctor"]).await;
    let told = String::from_utf8(output.stdout).unwrap();
    for line in [
        "ok     model scripted at 127.0.0.1, its server (it can be reached and takes the key)",
        "ok     model scripted at 127.0.0.1, its name there (the server lists it)",
        "ok     model scripted at 127.0.0.1, its context (the server takes 8192 tokens, and requests are kept to that, not to the 100000 of the settings)",
        "ok     model scripted at 127.0.0.1, an answer (it streams, first words after ",
        "WRONG  model lost at 127.0.0.1, its server: the model server cannot be reached: ",
        "ok     model slow at 127.0.0.1, its server (it can be reached and wants no key)",
        "ok     model slow at 127.0.0.1, an answer (it does not stream, the whole answer came after ",
    ] {
        assert!(told.lines().any(|told| told.starts_with(line)), "{line} is in\n{told}");
    }
    assert!(!told.contains("hush"));
}

#[tokio::test]
async fn doctor_tells_of_each_thing_by_itself() {
    let database = postgres::database().await;
    let mut program = Program::on(&database);
    program.set.extend([("MODEL_BASE_URL", "http://127.0.0.1:1/v1".into()), ("MODEL", "m".into())]);
    let output = program.run(&["doctor", "--json"]).await;
    assert_eq!(output.status.code(), Some(1));
    let lines = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let found = |about: &str| {
        lines.iter().find(|line| line["about"] == about).unwrap_or_else(|| panic!("{about} in {lines:#?}"))
    };
    assert!(found("settings of Discord")["remedy"].as_str().unwrap().contains("DISCORD_TOKEN is not set"));
    assert!(found("model m at 127.0.0.1, its server")["remedy"].as_str().unwrap().contains("MODEL_BASE_URL"));
    assert_eq!(found("database")["ok"], true);
    let at_rest = |line: &&Value| line["about"].as_str().is_some_and(|about| about.contains("must encrypt"));
    assert!(lines.iter().any(|line| at_rest(&line) && line["ok"] == true), "{lines:#?}");
}

#[tokio::test]
async fn figures_count_each_opinion_that_stands() {
    let database = postgres::database().await;
    told(&database).await;
    let program = Program::on(&database);
    let figures = &program.lines(&["stats", "--json"]).await[0];
    assert_eq!(
        (&figures["replies"], &figures["rated"], &figures["disputed"]),
        (&json!(2), &json!(2), &json!(1))
    );
    assert_eq!((&figures["likes"]["likes"], &figures["likes"]["dislikes"]), (&json!(2), &json!(1)));
    assert_eq!(figures["by_place"][0]["name"], channel().key.to_string());
    assert_eq!(
        (&figures["by_place"][0]["replies"], &figures["by_place"][0]["rated"]),
        (&json!(2), &json!(2))
    );
    assert_eq!((&figures["agreement"], &figures["agreement_with_moderators"]), (&Value::Null, &Value::Null));
    let reviews = json!({"open": 1, "disputed": 1, "done": 0, "median_to_verdict_ms": null});
    assert_eq!(figures["reviews"], reviews);
    let elsewhere = &program.lines(&["stats", "--json", "--place", "7"]).await[0];
    assert_eq!(elsewhere["replies"], json!(0));
    let later = &program.lines(&["stats", "--json", "--since", "2027-01-01T00:00:00Z"]).await[0];
    assert_eq!(later["replies"], json!(0));
}

#[tokio::test]
async fn figures_can_be_drawn() {
    let database = postgres::database().await;
    told(&database).await;
    let program = Program::on(&database);
    let output = program.run(&["stats", "--picture", "figures.png"]).await;
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("67 % of 3 ratings are likes"), "{}", said(&output));
    let png = std::fs::read(program.folder.path().join("figures.png")).unwrap();
    assert_eq!(png.get(1..4), Some(&b"PNG"[..]));
}

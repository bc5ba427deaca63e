//! `try`, as the real program: everything that the page does, by the page's own addresses.

use std::fs;
use std::time::Duration;

use nix::sys::signal::Signal;
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::support::process::{LIMIT, Process};

/// A running trial, seen through its page.
struct Trial {
    process: Process,
    page: String,
    client: Client,
}

impl Trial {
    async fn start(settings: &[(&str, &str)]) -> Self {
        Self::start_with(&[], settings).await
    }

    async fn start_with(more: &[&str], settings: &[(&str, &str)]) -> Self {
        // Another test may have installed it already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let arguments = [&["try", "--no-open", "--port", "0"], more].concat();
        let mut process = Process::start(&arguments, settings);
        let page = process.line().await.expect("the page's address");
        assert!(page.starts_with("http://127.0.0.1:") && page.ends_with('/'), "{page}");
        Self { process, page, client: Client::new() }
    }

    async fn get(&self, path: &str) -> Value {
        let answer = self.client.get(format!("{}{path}", self.page)).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        serde_json::from_str(&answer.text().await.unwrap()).unwrap()
    }

    /// The same; null while it cannot be had.
    async fn get_if_there(&self, path: &str) -> Value {
        let answer = self.client.get(format!("{}{path}", self.page)).send().await.unwrap();
        serde_json::from_str(&answer.text().await.unwrap()).unwrap_or_default()
    }

    /// Does something as a person and gives the id of what came of it.
    async fn act(&self, person: &str, deed: Value) -> String {
        let request = self.client.post(format!("{}control/people/{person}", self.page));
        let request = request.header("content-type", "application/json").body(deed.to_string());
        let answer = request.send().await.unwrap().text().await.unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert!(answer["error"].is_null(), "{deed}: {answer}");
        answer["id"].as_str().unwrap_or_default().to_owned()
    }

    /// Tells a switch of the page something.
    async fn tell(&self, path: &str, what: Value) {
        let request = self.client.post(format!("{}{path}", self.page));
        let request = request.header("content-type", "application/json").body(what.to_string());
        assert_eq!(request.send().await.unwrap().status(), StatusCode::OK, "{path}: {what}");
    }

    /// Looks at a path again until something is found there.
    async fn until<T>(&self, path: &str, find: impl Fn(&[Value]) -> Option<T>) -> T {
        let deadline = Instant::now() + LIMIT;
        loop {
            let seen = self.get_if_there(path).await;
            if let Some(found) = seen.as_array().and_then(|seen| find(seen)) {
                return found;
            }
            assert!(Instant::now() < deadline, "in vain: {seen:#}");
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Asks in the relay channel and gives the reply once it is finished.
    async fn ask(&self, person: &str, text: &str) -> Value {
        let asked = self.act(person, json!({"do": "say", "channel": "relay", "text": text})).await;
        let is_finished = |seen: &&Value| seen["replies_to"] == *asked && offers(seen, "✏️");
        self.until("control/channels/relay/messages", |seen| seen.iter().find(is_finished).cloned()).await
    }

    /// Waits for an event.
    async fn event(&self, holds: impl Fn(&Value) -> bool) -> Value {
        self.until("events", |log| log.iter().find(|event| holds(event)).cloned()).await
    }

    /// Ends it as Ctrl-C does, and looks at what it leaves.
    async fn end(mut self) {
        self.process.tell(Signal::SIGINT);
        let status = self.process.end().await;
        assert_eq!(status.code(), Some(0), "{}", self.process.said);
        assert_eq!(self.process.line().await, None, "nothing but the address is printed");
        assert_eq!(fs::read_dir(self.process.folder.path()).unwrap().count(), 0, "nothing is left behind");
    }
}

/// Whether a message has a button with this label or emoji.
fn offers(seen: &Value, label: &str) -> bool {
    let buttons = seen["message"]["components"].as_array().into_iter().flatten();
    let mut buttons = buttons.flat_map(|row| row["components"].as_array().into_iter().flatten());
    buttons.any(|button| button["label"] == label || button["emoji"]["name"] == label)
}

#[tokio::test]
async fn somebody_asks_rates_and_tells_in_the_page_and_all_of_it_is_recorded() {
    let trial = Trial::start(&[]).await;
    let reply = trial.ask("ada", "What is two and two?").await;
    assert!(reply["content"].as_str().unwrap().contains("What is two and two?"), "{reply}");
    assert!(reply["revisions"].as_u64().unwrap() > 2, "it came by edits: {reply}");
    let reply = reply["id"].as_str().unwrap();

    trial.act("ben", json!({"do": "react", "message": reply, "emoji": "👍🏽"})).await;
    let rated = trial.event(|event| event["payload"]["rating"] == "like").await;
    assert_eq!(
        (&rated["kind"], &rated["payload"]["standing"]),
        (&json!("update_message"), &json!("bystander"))
    );

    let thread = trial.act("ada", json!({"do": "open_thread", "message": reply, "name": "why"})).await;
    trial.act("ada", json!({"do": "say", "channel": thread, "text": "Too long."})).await;
    let told = trial.event(|event| event["payload"]["through"] == "thread").await;
    assert_eq!(told["message_id"], rated["message_id"]);

    let after = told["seq"].as_i64().unwrap() - 1;
    let rest = trial.until(&format!("events?after={after}"), |rest| Some(rest.to_vec())).await;
    assert_eq!(rest.first(), Some(&told), "the page goes on from where it was");
    trial.end().await;
}

#[tokio::test]
async fn the_page_is_whole_and_is_shown_under_its_own_address_alone() {
    let trial = Trial::start(&[]).await;
    let page = trial.client.get(&trial.page).send().await.unwrap();
    let policy = page.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("http"), "{policy}");
    let mut missing = named_in(&page.text().await.unwrap());
    assert_eq!(missing, ["style.css", "app.js"]);
    missing.push("LICENSES.txt".to_owned());
    while let Some(path) = missing.pop() {
        let file = trial.client.get(format!("{}{path}", trial.page)).send().await.unwrap();
        assert_eq!(file.status(), StatusCode::OK, "{path}");
        missing.extend(named_in(&String::from_utf8_lossy(&file.bytes().await.unwrap())));
    }
    let lured = trial.client.get(format!("{}control/state", trial.page)).header("host", "example.com");
    assert_eq!(lured.send().await.unwrap().status(), StatusCode::MISDIRECTED_REQUEST);
    trial.end().await;
}

/// The files that a page or a style sheet names beside itself.
fn named_in(text: &str) -> Vec<String> {
    let after = |start: &str, end: char| -> Vec<String> {
        let found = text.split(start).skip(1).filter_map(|rest| rest.split(end).next());
        found.map(|path| path.trim_start_matches("./").to_owned()).collect()
    };
    [after("href=\"/", '"'), after("src=\"/", '"'), after("url(\"./", '"'), after("url(./", ')')].concat()
}

#[tokio::test]
async fn the_conversation_is_shown_as_it_stood_at_any_event() {
    let trial = Trial::start(&[]).await;
    let reply = trial.ask("ada", "What is two and two?").await;
    trial.act("ada", json!({"do": "react", "message": reply["id"], "emoji": "👎"})).await;
    let disliked = trial.event(|event| event["payload"]["rating"] == "dislike").await;
    trial.act("ada", json!({"do": "unreact", "message": reply["id"], "emoji": "👎"})).await;
    let taken_back =
        trial.event(|event| event["payload"]["rating"].is_null() && event["kind"] == "update_message").await;

    let begun = trial.event(|event| event["kind"] == "start_conversation").await;
    let id = begun["conversation_id"].as_str().unwrap();
    let ratings = async |event: &Value| {
        let shown = trial.get(&format!("conversations/{id}?at={}", event["seq"])).await;
        shown["messages"].as_array().unwrap().last().unwrap()["ratings"].clone()
    };
    let told = ratings(&disliked).await;
    assert_eq!((&told[0]["rating"], &told[0]["by"]["name"]), (&json!("dislike"), &json!("ada")));
    assert_eq!(ratings(&taken_back).await, json!([]));
    let before = begun["seq"].as_i64().unwrap() - 1;
    assert_eq!(trial.get(&format!("conversations/{id}?at={before}")).await, Value::Null);
    let now = trial.get(&format!("conversations/{id}")).await;
    assert_eq!(now["messages"][0]["content"], "What is two and two?");
    trial.end().await;
}

#[tokio::test]
async fn the_model_answers_in_the_manner_that_the_page_asks_for() {
    let trial = Trial::start(&[]).await;
    trial.tell("control/model", json!({"manner": "down"})).await;
    trial.act("ada", json!({"do": "say", "channel": "relay", "text": "Are you there?"})).await;
    trial.event(|event| event["kind"] == "begin_reply").await;
    // It is asked again until it answers, and then in the manner of then.
    trial.tell("control/model", json!({"manner": "long_code"})).await;
    let is_second_part = |event: &Value| event["kind"] == "show_part" && event["payload"]["part"] == 1;
    trial.event(is_second_part).await;
    assert_eq!(trial.get("control/model").await, json!({"manner": "long_code"}));
    trial.end().await;
}

#[tokio::test]
async fn what_is_said_while_the_database_is_away_is_recorded_and_answered_afterwards() {
    let trial = Trial::start(&[]).await;
    trial.ask("ada", "Before?").await;
    trial.tell("faults/database", json!({"for_ms": 1500})).await;
    let refused = trial.client.get(format!("{}events", trial.page)).send().await.unwrap();
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE, "it is really away");
    let asked = trial.act("ada", json!({"do": "say", "channel": "relay", "text": "Meanwhile?"})).await;
    let is_answer = |seen: &&Value| seen["replies_to"] == *asked && offers(seen, "✏️");
    trial.until("control/channels/relay/messages", |seen| seen.iter().find(is_answer).cloned()).await;
    trial.end().await;
}

#[tokio::test]
async fn moderators_have_their_channel_their_commands_and_their_picture() {
    let trial = Trial::start(&[]).await;
    let reply = trial.ask("ada", "What is two and two?").await;
    trial.act("ada", json!({"do": "react", "message": reply["id"], "emoji": "👎"})).await;
    trial
        .until("control/channels/reviews/messages", |seen| seen.iter().find(|it| offers(it, "Good")).cloned())
        .await;
    let state = trial.get("control/state").await;
    let id_of = |name: &str| -> String {
        let people = state["people"].as_array().unwrap();
        people.iter().find(|it| it["name"] == name).unwrap()["id"].as_str().unwrap().to_owned()
    };
    let places = state["channels"].as_array().unwrap();
    let rights = &places.iter().find(|it| it["name"] == "reviews").unwrap()["rights"];
    assert!(rights[id_of("ada")].is_null() && rights[id_of("moderator")].is_string(), "{rights}");

    let stats = |commands: &[Value]| commands.iter().find(|it| it["name"] == "stats").cloned();
    assert!(trial.until("control/commands", stats).await["options"].is_array());
    trial.act("moderator", json!({"do": "run", "channel": "relay", "command": "stats"})).await;
    let has_file = |seen: &&Value| seen["message"]["attachments"].as_array().is_some_and(|it| !it.is_empty());
    let shown =
        trial.until("control/channels/relay/messages", |seen| seen.iter().find(has_file).cloned()).await;
    let file = &shown["message"]["attachments"][0];
    let path =
        format!("control/files/{}/{}", file["id"].as_str().unwrap(), file["filename"].as_str().unwrap());
    let file = trial.client.get(format!("{}{path}", trial.page)).send().await.unwrap();
    assert_eq!(file.headers()["content-type"], "image/png");
    assert!(file.bytes().await.unwrap().starts_with(b"\x89PNG"));
    trial.end().await;
}

#[tokio::test]
async fn a_model_that_is_named_answers_instead_of_the_scripted_one() {
    let answer = double::model::Answer::at_once("I am another one.");
    let model = double::model::Model::start(double::model::Script::always(answer)).await.unwrap();
    let url = model.url();
    let settings = [("MODEL", "other"), ("SYSTEM_PROMPT", "Be somebody.")];
    let trial = Trial::start_with(&["--model", &url], &settings).await;
    assert_eq!(trial.ask("ada", "Who are you?").await["content"], "I am another one.");
    let begun = trial.event(|event| event["kind"] == "begin_reply").await;
    assert_eq!(begun["payload"]["model"]["id"], "other");
    let asked = model.requests().remove(0).body;
    assert_eq!(asked["messages"][0], json!({"role": "system", "content": "Be somebody."}));
    trial.end().await;
}

#[tokio::test]
async fn a_model_without_a_name_is_asked_for_it() {
    let mut process = Process::start(&["try", "--no-open"], &[("MODEL_BASE_URL", "http://127.0.0.1:9/v1")]);
    assert_eq!(process.end().await.code(), Some(2));
    assert!(process.said.contains("MODEL is not set"), "{}", process.said);
}

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
        // Another test may have installed it already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut process = Process::start(&["try", "--no-open", "--port", "0"], settings);
        let page = process.line().await.expect("the page's address");
        assert!(page.starts_with("http://127.0.0.1:") && page.ends_with('/'), "{page}");
        Self { process, page, client: Client::new() }
    }

    async fn get(&self, path: &str) -> Value {
        let answer = self.client.get(format!("{}{path}", self.page)).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        serde_json::from_str(&answer.text().await.unwrap()).unwrap()
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

    /// Looks at a path again until something is found there.
    async fn until<T>(&self, path: &str, find: impl Fn(&[Value]) -> Option<T>) -> T {
        let deadline = Instant::now() + LIMIT;
        loop {
            let seen = self.get(path).await;
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
    assert!(page.headers()["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"));
    let mut missing = vec!["style.css".to_owned(), "app.js".to_owned()];
    let mut seen = vec![];
    while let Some(path) = missing.pop() {
        let file = trial.client.get(format!("{}{path}", trial.page)).send().await.unwrap();
        assert_eq!(file.status(), StatusCode::OK, "{path}");
        let text = file.text().await.unwrap();
        let imported = text.split("from \"/").skip(1).filter_map(|rest| rest.split('"').next());
        missing.extend(imported.filter(|it| !seen.iter().any(|seen| seen == it)).map(ToOwned::to_owned));
        seen.push(path);
    }
    assert!(seen.iter().any(|path| path == "markdown.js"), "{seen:?}");
    let lured = trial.client.get(format!("{}control/state", trial.page)).header("host", "example.com");
    assert_eq!(lured.send().await.unwrap().status(), StatusCode::MISDIRECTED_REQUEST);
    trial.end().await;
}

#[tokio::test]
async fn a_model_that_is_named_answers_instead_of_the_scripted_one() {
    let answer = double::model::Answer::at_once("I am another one.");
    let model = double::model::Model::start(double::model::Script::always(answer)).await.unwrap();
    let url = model.url();
    let settings = [("MODEL_BASE_URL", url.as_str()), ("MODEL", "other"), ("SYSTEM_PROMPT", "Be somebody.")];
    let trial = Trial::start(&settings).await;
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

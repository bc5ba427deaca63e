//! A whole conversation with a real model server: `tests/llama/run` starts one, llama.cpp's, and runs this.

#![expect(clippy::print_stdout, reason = "what was measured is printed")]

use std::time::Duration;

use serde_json::{Value, json};
use teachback::domain::event::{Fact, Finish, ReplyBegun};
use teachback::model::Settings;
use tokio::time::{Instant, sleep};

use crate::support::scene::{Cast, Ended, Manner, Other, Scene};

/// A small model on a busy machine may make two tokens a second.
const LIMIT: Duration = Duration::from_secs(300);
/// Nothing is said with a few tokens, and nothing need be.
const FEW: u32 = 16;
/// So many that they would take a while.
const MANY: u32 = 500;

fn address() -> String {
    std::env::var("LLAMA_SERVER")
        .expect("LLAMA_SERVER is the address of llama.cpp's server: see tests/llama/run")
}

/// How many requests the server is working on.
async fn working() -> usize {
    let slots = reqwest::get(format!("{}/slots", address())).await.unwrap().text().await.unwrap();
    let slots: Value = serde_json::from_str(&slots).unwrap();
    slots.as_array().unwrap().iter().filter(|slot| slot["is_processing"] == true).count()
}

/// Waits until the server works on so many requests, and tells how long that took.
async fn until_working(count: usize) -> Duration {
    let since = Instant::now();
    while working().await != count {
        assert!(since.elapsed() < LIMIT, "waited in vain for {count} requests");
        sleep(Duration::from_millis(20)).await;
    }
    since.elapsed()
}

/// The model of the script first, then the real one, which goes on until its limit whatever it has to say.
async fn scene(max_tokens: u32) -> Scene {
    let others =
        vec![Other { name: "gemma-3-270m", url: Some(format!("{}/v1", address())), ..Other::default() }];
    let tune = |settings: &mut Settings| drop(settings.body.insert("ignore_eos".to_owned(), json!(true)));
    let manner = Manner { max_tokens, budget: 20_000, tune, ..Manner::default() };
    let long =
        double::model::Script::always(double::model::Answer::at_once(&"Yes, and more of it. ".repeat(30)));
    let scene = Scene::with(Cast { others, manner, limit: LIMIT, ..Cast::script(long) }).await;
    until_working(0).await;
    scene
}

async fn choose(scene: &Scene, name: &str) {
    let mia = scene.double.moderator("mia");
    scene.told(&mia.runs("relay", "model", &[("name", json!(name))]).unwrap()).await;
}

async fn asked(scene: &Scene, text: &str) -> (Ended, Duration) {
    let since = Instant::now();
    let ended = scene.asked(&scene.double.person("ada"), scene.double.channel("relay"), text).await;
    (ended, since.elapsed())
}

async fn begun(scene: &Scene) -> Vec<ReplyBegun> {
    let begun = |fact| if let Fact::ReplyBegun(begun) = fact { Some(begun) } else { None };
    scene.log().await.into_iter().filter_map(|recorded| begun(recorded.event.fact)).collect()
}

/// Prompt and answer of the last reply in tokens, as the server counted them.
async fn counted(scene: &Scene) -> (u64, u64) {
    let usage = |fact| if let Fact::MessageAdded(added) = fact { added.ending?.usage } else { None };
    let usage = scene.log().await.into_iter().rev().find_map(|recorded| usage(recorded.event.fact));
    usage.map(|usage| (usage.prompt, usage.completion)).expect("the server counts")
}

#[tokio::test]
#[ignore = "needs the model server of tests/llama/run"]
async fn a_whole_conversation_is_held_with_a_real_server() {
    stream_and_overflow().await;
    stop().await;
    two_at_once().await;
}

/// An answer streams and is counted. A history that is too long for the server, which has not told its limit yet, is cut
/// because the server refuses it.
async fn stream_and_overflow() {
    let scene = scene(FEW).await;
    for number in 0..8 {
        asked(&scene, &format!("Question {number}, and what else?")).await;
    }
    choose(&scene, "gemma-3-270m").await;
    let (ended, took) = asked(&scene, "And now?").await;
    assert_eq!(ended.finish, Finish::Length);
    let shown = scene.double.message(ended.part()).unwrap().content;
    assert!(shown.contains("older messages were left out."), "{shown}");
    let begun = begun(&scene).await;
    let last: Vec<_> = begun[8..].iter().map(|it| (it.attempt, it.cut)).collect();
    assert!(last.len() >= 2, "the server refused the first request: {last:?}");
    let (prompt, completion) = counted(&scene).await;
    assert_eq!(completion, u64::from(FEW));
    println!(
        "overflow: requests (attempt, turns left out) {last:?}, the last one {prompt} tokens, answered after {took:.1?}"
    );
    let (ended, took) = asked(&scene, "Name three colours.").await;
    assert_eq!(ended.finish, Finish::Length);
    let (prompt, completion) = counted(&scene).await;
    println!("stream: {prompt} tokens in, {completion} out, {took:.1?} from the question to the end");
    scene.end().await;
}

/// The Stop button ends the work of the server, not only what is shown of it.
async fn stop() {
    let scene = scene(MANY).await;
    choose(&scene, "gemma-3-270m").await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "Tell me a long story.").unwrap();
    let reply = scene.reply_to(question).await;
    assert_eq!(working().await, 1);
    let since = Instant::now();
    ada.clicks(reply.id, "Stop").unwrap();
    let idle = until_working(0).await;
    let ended = scene.ended(question).await;
    assert_eq!(ended.finish, Finish::Stopped);
    let characters = ended.text.unwrap_or_default().chars().count();
    println!(
        "stop: the server was idle {idle:.2?} after the button, {characters} characters into an answer of {MANY} tokens"
    );
    assert!(since.elapsed() < LIMIT / 10, "it went on for {:?}", since.elapsed());
    scene.end().await;
}

/// Two people are answered side by side.
async fn two_at_once() {
    let scene = scene(MANY).await;
    let people = ["ada", "bob"].map(|name| scene.double.person(name));
    let mut replies = Vec::new();
    for person in &people {
        let direct = scene.double.direct_message_with(person.id());
        scene.told(&person.runs(direct, "model", &[("name", json!("gemma-3-270m"))]).unwrap()).await;
        replies.push(person.writes_to_the_bot("Tell me a long story.").unwrap());
    }
    let both = until_working(2).await;
    for (person, question) in people.iter().zip(&replies) {
        let reply = scene.reply_to(*question).await;
        person.clicks(reply.id, "Stop").unwrap();
    }
    for question in replies {
        assert_eq!(scene.ended(question).await.finish, Finish::Stopped);
    }
    let idle = until_working(0).await;
    println!("two at once: both were worked on after {both:.1?}; idle {idle:.2?} after both were stopped");
    scene.end().await;
}

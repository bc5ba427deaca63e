//! Asking until there is an answer: again, with less history, another model; and what people see of it meanwhile.

use std::time::Duration;

use double::model::{Answer, End, Gate, Raw, Reply, Script};
use serde_json::Value;
use teachback::domain::event::{Fact, Finish, ReplyBegun};

use crate::support::scene::{Cast, Ended, Manner, Other, Scene, labels};

const BUSY: &str = r#"{"error":{"message":"Rate limit reached"}}"#;
const TOO_LONG: &str = r#"{"error":{"message":"the prompt is too long, which is secret-7"}}"#;

/// A manner in which a busy server is waited for that long.
fn patient(retry_after: Duration) -> Manner {
    Manner { retry_after, ..Manner::default() }
}

/// A refusal for the first `count` requests, then `Four.`
fn refused(count: usize, refusal: impl Into<Reply>) -> Script {
    let refusal = refusal.into();
    Script::new(move |ask| if ask.number < count { refusal.clone() } else { Answer::at_once("Four.").into() })
}

async fn asked(scene: &Scene, text: &str) -> Ended {
    scene.asked(&scene.double.person("ada"), scene.double.channel("relay"), text).await
}

fn shown(scene: &Scene, ended: &Ended) -> String {
    scene.double.message(ended.part()).expect("the reply stands").content
}

/// The beginnings of replies, in order.
async fn begun(scene: &Scene) -> Vec<ReplyBegun> {
    let begun = |fact| if let Fact::ReplyBegun(begun) = fact { Some(begun) } else { None };
    scene.log().await.into_iter().filter_map(|recorded| begun(recorded.event.fact)).collect()
}

/// How many messages each request had.
fn lengths(scene: &Scene) -> Vec<usize> {
    let length = |body: &Value| body["messages"].as_array().map_or(0, Vec::len);
    scene.model.requests().iter().map(|request| length(&request.body)).collect()
}

#[tokio::test]
async fn a_busy_server_is_asked_again_and_nobody_notices() {
    let scene = Scene::with(Cast::script(refused(2, Raw::refuse(429, BUSY)))).await;
    let ended = asked(&scene, "Two and two?").await;
    assert_eq!((shown(&scene, &ended).as_str(), ended.finish.clone()), ("Four.", Finish::Ended));
    assert_eq!(begun(&scene).await.len(), 1, "the same request is recorded once");
    assert_eq!(scene.model.requests().len(), 3);
    scene.end().await;
}

/// An answer of white space alone, whose connection breaks.
fn blank() -> Reply {
    Answer { tokens: vec!["\n".into(), "\n".into()], then: End::Cut, ..Answer::at_once("") }.into()
}

#[tokio::test]
async fn white_space_is_no_word_so_a_server_that_fails_after_it_is_asked_again() {
    let script = Script::new(|ask| match ask.number {
        0 => blank(),
        _ => Answer { tokens: vec!["\n\n".into(), "Four.".into()], ..Answer::at_once("") }.into(),
    });
    let scene = Scene::with(Cast::script(script)).await;
    let ended = asked(&scene, "Two and two?").await;
    assert_eq!((shown(&scene, &ended).trim_start(), ended.finish.clone()), ("Four.", Finish::Ended));
    assert_eq!(ended.text.as_deref(), Some("\n\nFour."), "what stood before its words is kept, once");
    assert_eq!((begun(&scene).await.len(), scene.model.requests().len()), (1, 2));
    scene.end().await;
}

#[tokio::test]
async fn another_model_answers_for_one_that_says_white_space_only() {
    let cast = Cast {
        fallback: vec!["small"],
        others: vec![Other { name: "small", ..Other::default() }],
        ..Cast::script(Script::new(|ask| match ask.number {
            0 | 1 => blank(),
            _ => Answer::at_once("Four.").into(),
        }))
    };
    let scene = Scene::with(cast).await;
    let ended = asked(&scene, "Two and two?").await;
    assert_eq!(shown(&scene, &ended), "Four.\n-# The chosen model does not answer; this is by `small`.");
    scene.end().await;
}

#[tokio::test]
async fn a_wait_that_takes_longer_than_a_moment_is_told_and_the_line_goes_away() {
    let gate = Gate::closed();
    let held = Answer::at_once("Four.").held(0, &gate);
    let script = Script::new(move |ask| match ask.number {
        0 => Raw::refuse(429, BUSY).header("retry-after", "3600").into(),
        _ => held.clone().into(),
    });
    let cast = Cast { manner: patient(Duration::from_millis(1_200)), ..Cast::script(script) };
    let scene = Scene::with(cast).await;
    let question = scene.double.person("ada").says("relay", "Two and two?").unwrap();
    let waits = scene.reply_to(question).await;
    assert_eq!(waits.content, "-# The model server is busy; it is asked again in a moment.");
    assert_eq!(labels(&waits), ["Stop"]);
    gate.open();
    let ended = scene.ended(question).await;
    assert_eq!((shown(&scene, &ended).as_str(), ended.text.as_deref()), ("Four.", Some("Four.")));
    assert_eq!(ended.part(), waits.id, "it is the same message");
    scene.end().await;
}

#[tokio::test]
async fn who_waits_for_a_busy_server_can_stop() {
    let script = Script::always(Raw::refuse(429, BUSY).header("retry-after", "3600"));
    let cast = Cast { manner: patient(Duration::from_secs(60)), ..Cast::script(script) };
    let scene = Scene::with(cast).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "Two and two?").unwrap();
    let waits = scene.reply_to(question).await;
    scene.told(&ada.clicks(waits.id, "Stop").unwrap()).await;
    let ended = scene.ended(question).await;
    assert_eq!((&ended.finish, shown(&scene, &ended).as_str()), (&Finish::Stopped, "Stopped."));
    scene.end().await;
}

#[tokio::test]
async fn a_crash_while_something_is_waited_for_leaves_no_words_of_ours_in_the_record() {
    let script = Script::new(|ask| match ask.number {
        0 => Raw::refuse(429, BUSY).header("retry-after", "3600").into(),
        _ => Answer::at_once("Four.").into(),
    });
    let cast = Cast { manner: patient(Duration::from_secs(60)), ..Cast::script(script) };
    let mut scene = Scene::with(cast).await;
    let question = scene.double.person("ada").says("relay", "Two and two?").unwrap();
    scene.reply_to(question).await;
    scene.until_kinds("show_part", 1).await;
    scene.kill().await;
    scene.start().await;
    let ended = scene.ended(question).await;
    assert_eq!((&ended.finish, &ended.text), (&Finish::Cut, &None));
    assert_eq!(shown(&scene, &ended), format!("The reply was cut off. ({})", ended.reply));
    scene.end().await;
}

#[tokio::test]
async fn a_server_that_stays_busy_is_told_of() {
    let scene = Scene::with(Cast::script(Script::always(Raw::refuse(429, BUSY)))).await;
    let ended = asked(&scene, "Two and two?").await;
    let line = "The model server is busy. Please try again in a minute. (ID) · Until it answers again, questions here get a ⚠️.";
    assert_eq!(shown(&scene, &ended), line.replace("ID", &ended.reply.to_string()));
    assert_eq!((ended.finish, scene.model.requests().len()), (Finish::Busy, 5));
    scene.end().await;
}

#[tokio::test]
async fn a_server_that_fails_once_is_asked_once_more() {
    let cut = Answer { then: End::Cut, ..Answer::at_once("") };
    for failure in [Reply::from(Raw::refuse(502, "<html>")), Raw::stream("").cut_off().into(), cut.into()] {
        let scene = Scene::with(Cast::script(refused(1, failure))).await;
        assert_eq!(asked(&scene, "Two and two?").await.text.as_deref(), Some("Four."));
        scene.end().await;
    }
}

#[tokio::test]
async fn nothing_is_asked_again_once_people_have_seen_some_of_it() {
    let half = Answer { then: End::Cut, ..Answer::at_once("Fo") };
    let scene = Scene::with(Cast::script(refused(1, half))).await;
    let ended = asked(&scene, "Two and two?").await;
    assert_eq!((ended.finish, ended.text.as_deref()), (Finish::Cut, Some("Fo")));
    assert_eq!(scene.model.requests().len(), 1);
    scene.end().await;
}

/// A model with that many answers behind it, whose further requests are refused as too long if they have more messages
/// than `fits`; in a stream with the status 200, as TGI does, or with one of 400.
async fn talked(fits: usize, in_stream: bool) -> Scene {
    let script = Script::new(move |ask| {
        let count = ask.body["messages"].as_array().map_or(0, Vec::len);
        match (ask.user.contains("now"), count > fits) {
            (true, true) if in_stream => Raw::stream(format!("data: {TOO_LONG}\n\n")).into(),
            (true, true) => Raw::refuse(400, TOO_LONG).into(),
            _ => Answer::at_once(&format!("Answer {}.", ask.number)).into(),
        }
    });
    let scene = Scene::with(Cast::script(script)).await;
    for number in 0..4 {
        asked(&scene, &format!("Question {number}?")).await;
    }
    scene
}

#[tokio::test]
async fn a_request_that_is_too_long_is_made_shorter_and_the_small_print_says_so() {
    for in_stream in [false, true] {
        let scene = talked(3, in_stream).await;
        let ended = asked(&scene, "And now?").await;
        assert_eq!(lengths(&scene)[4..], [9, 5, 3]);
        assert_eq!(shown(&scene, &ended), "Answer 6.\n-# 6 older messages were left out.");
        let begun = begun(&scene).await;
        let last: Vec<_> = begun[4..].iter().map(|it| (it.attempt, it.cut, it.turns.len())).collect();
        assert_eq!(last, [(1, 0, 9), (2, 4, 5), (3, 6, 3)], "what was really sent is the last one");
        scene.end().await;
    }
}

#[tokio::test]
async fn a_request_is_made_shorter_twice_at_most() {
    let scene = talked(0, false).await;
    let ended = asked(&scene, "And now?").await;
    assert_eq!(lengths(&scene)[4..], [9, 5, 3]);
    let line =
        format!("This is too long for the model, even without what was said before. ({})", ended.reply);
    assert_eq!((ended.finish.clone(), shown(&scene, &ended)), (Finish::TooLong, line));
    scene.end().await;
}

#[tokio::test]
async fn a_question_that_is_too_long_by_itself_is_not_asked_again() {
    let scene = Scene::with(Cast::script(Script::always(Raw::refuse(400, TOO_LONG)))).await;
    assert_eq!(asked(&scene, "And now?").await.finish, Finish::TooLong);
    assert_eq!(scene.model.requests().len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn a_limit_that_a_server_tells_is_kept_to() {
    let page = serde_json::json!({"data": [{"id": "scripted", "meta": {"n_ctx": 400}}]});
    let script = Script::new(|ask| Answer::at_once(&format!("Answer {}.", ask.number)).into());
    let scene = Scene::with(Cast::script(script.page("/v1/models", page))).await;
    asked(&scene, &"many words ".repeat(60)).await;
    // The limit is learnt beside the first answers.
    for _ in 0..50 {
        let next = asked(&scene, "two").await;
        let request = scene.model.requests().pop().unwrap();
        // Half of it is for the answer, and the many words have no room in the other half.
        if request.body["max_tokens"] == 200 {
            assert!(shown(&scene, &next).ends_with("older messages were left out."));
            return scene.end().await;
        }
    }
    panic!("the limit is not learnt");
}

#[tokio::test]
async fn estimates_learn_from_what_the_server_counts() {
    let answer = Answer { usage: Some((300, 3)), ..Answer::at_once("Answer.") };
    let cast =
        Cast { manner: Manner { budget: 500, ..Manner::default() }, ..Cast::script(Script::always(answer)) };
    let scene = Scene::with(cast).await;
    // About 150 tokens by estimate, 300 by the server's count.
    asked(&scene, &"many words ".repeat(40)).await;
    let second = asked(&scene, &"some words ".repeat(40)).await;
    assert_eq!(shown(&scene, &second), "Answer.\n-# 2 older messages were left out.");
    scene.end().await;
}

#[tokio::test]
async fn while_a_server_is_down_another_model_answers_and_the_log_says_so() {
    let others = vec![Other { name: "small", ..Other::default() }];
    let cast = Cast {
        // Nobody listens on the port of discarded packets.
        model: Some("http://127.0.0.1:9/v1".into()),
        fallback: vec!["gone", "small"],
        others,
        ..Cast::default()
    };
    let scene = Scene::with(cast).await;
    let ended = asked(&scene, "Two and two?").await;
    assert_eq!(shown(&scene, &ended), "Four.\n-# The chosen model does not answer; this is by `small`.");
    let begun = begun(&scene).await;
    let said: Vec<_> = begun.iter().map(|it| (it.model.name.as_str(), it.instead_of.as_deref())).collect();
    assert_eq!(said, [("scripted", None), ("small", Some("scripted"))]);
    scene.end().await;
}

#[tokio::test]
async fn a_server_that_is_down_for_everybody_is_told_once_in_each_place() {
    let scene = Scene::with(Cast::script(refused(4, Raw::refuse(500, BUSY)))).await;
    let [ada, bob] = ["ada", "bob"].map(|name| scene.double.person(name));
    let relay = scene.double.channel("relay");
    let first = scene.asked(&ada, relay, "One?").await;
    assert!(shown(&scene, &first).ends_with("questions here get a ⚠️."));
    let question = bob.says(relay, "Two?").unwrap();
    scene.sign(question, "⚠️").await;
    let second = scene.ended(question).await;
    assert_eq!((second.finish, second.parts.len()), (Finish::Failed, 0));
    let direct = bob.writes_to_the_bot("Three?").unwrap();
    let third = scene.ended(direct).await;
    assert_eq!(third.parts.len(), 1, "elsewhere nobody was told");
    assert_eq!(scene.model.requests().len(), 4, "a server that is down is not asked twice");
    let told = scene.print.text();
    assert_eq!(told.lines().filter(|line| line.contains("WARN")).count(), 2, "{told}");
    assert_eq!(asked(&scene, "Four?").await.text.as_deref(), Some("Four."));
    assert!(scene.print.text().contains("the model server answers again"));
    scene.end().await;
}

#[tokio::test]
async fn who_waits_for_a_place_is_told_and_gets_it() {
    let gate = Gate::closed();
    let held = gate.clone();
    let script = Script::new(move |ask| match ask.user.contains("hold") {
        true => Answer::at_once("Held.").held(1, &held).into(),
        false => Answer::at_once("Four.").into(),
    });
    let manner = Manner { parallel: 1, ..Manner::default() };
    let scene = Scene::with(Cast { manner, ..Cast::script(script) }).await;
    let [ada, bob] = ["ada", "bob"].map(|name| scene.double.person(name));
    let first = ada.writes_to_the_bot("hold on").unwrap();
    scene.reply_to(first).await;
    let second = bob.writes_to_the_bot("Two and two?").unwrap();
    let waits = scene.reply_to(second).await;
    assert_eq!(waits.content, "-# Others are being answered first; this waits for its turn.");
    assert_eq!(scene.model.requests().len(), 1);
    gate.open();
    assert_eq!(scene.ended(second).await.text.as_deref(), Some("Four."));
    scene.end().await;
}

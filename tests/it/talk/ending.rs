//! Replies that end badly: never silently, and with an id that is in the log.

use double::model::{Answer, End, Gate, Raw, Reply, Script};
use teachback::domain::event::Finish;

use crate::support::scene::{Cast, Ended, Scene};
use crate::talk::held_by;

/// A model that fails whenever it is asked for the first reply and answers after that, and how its failure ends.
async fn ends(reply: impl Into<Reply>) -> (Scene, Ended, String) {
    let reply = reply.into();
    let script = Script::new(move |ask| match ask.user.contains("And now?") {
        true => Answer::at_once("Four.").into(),
        false => reply.clone(),
    });
    let scene = Scene::with(Cast::script(script)).await;
    let ended = scene.asked(&scene.double.person("ada"), scene.double.channel("relay"), "Two and two?").await;
    let shown = scene.double.message(ended.part()).expect("it says something").content;
    (scene, ended, shown)
}

/// A line that quotes an id of the log, and a bot that goes on.
async fn check(reply: impl Into<Reply>, finish: Finish, text: Option<&str>, line: &str) {
    let (scene, ended, shown) = ends(reply).await;
    assert_eq!((&ended.finish, ended.text.as_deref()), (&finish, text), "{shown}");
    let id = ended.reply.to_string();
    assert_eq!(shown, line.replace("ID", &id));
    if shown.contains(&id) {
        let told = scene.print.text();
        let mut lines = told.lines().filter(|line| line.contains(&id));
        assert!(lines.any(|line| line.contains("WARN")), "{told}");
    }
    let next = scene.asked(&scene.double.person("ada"), scene.double.channel("relay"), "And now?").await;
    assert_eq!(next.finish, Finish::Ended);
    scene.end().await;
}

fn half(then: End) -> Answer {
    Answer { tokens: vec!["Fo".into()], then, ..Answer::at_once("") }
}

#[tokio::test]
async fn an_empty_answer_says_so() {
    check(Answer::at_once(""), Finish::Empty, None, "The model gave an empty answer. (ID)").await;
}

#[tokio::test]
async fn an_answer_of_white_space_is_an_empty_one() {
    check(Answer::at_once(" \n\t\n  "), Finish::Empty, None, "The model gave an empty answer. (ID)").await;
}

#[tokio::test]
async fn a_server_that_fails_is_told_of_with_an_id() {
    let line = "The model server could not answer. Please try again later. (ID) · \
                Until it answers again, questions here get a ⚠️.";
    check(Raw::refuse(500, r#"{"error":{"message":"boom"}}"#), Finish::Failed, None, line).await;
}

#[tokio::test]
async fn a_request_that_is_refused_is_told_of_with_an_id() {
    let line = "The model server refused the request. The bot's operator can find out why. (ID)";
    check(Raw::refuse(400, r#"{"error":{"message":"no such thing"}}"#), Finish::Refused, None, line).await;
}

#[tokio::test]
async fn a_cut_says_so_and_keeps_what_there_is() {
    check(half(End::Cut), Finish::Cut, Some("Fo"), "Fo\n-# The reply was cut off. (ID)").await;
}

#[tokio::test]
async fn a_stream_that_just_stops_is_cut() {
    check(half(End::Stop), Finish::Cut, Some("Fo"), "Fo\n-# The reply was cut off. (ID)").await;
}

#[tokio::test]
async fn an_error_in_mid_stream_says_so_and_keeps_what_there_is() {
    let line = "Fo\n-# The model server could not answer. Please try again later. (ID)";
    check(half(End::Error("boom".into())), Finish::Failed, Some("Fo"), line).await;
}

#[tokio::test]
async fn a_length_limit_says_so() {
    let answer = Answer { finish: "length".into(), ..Answer::at_once("Fo") };
    check(answer, Finish::Length, Some("Fo"), "Fo\n-# Cut off at the length limit.").await;
}

#[tokio::test]
async fn a_filter_says_so() {
    let answer = Answer { finish: "content_filter".into(), ..Answer::at_once("Fo") };
    check(answer, Finish::Filtered, Some("Fo"), "Fo\n-# The model server's filter ended this reply. (ID)")
        .await;
}

#[tokio::test]
async fn a_filter_that_lets_nothing_through_says_so_too() {
    let answer = Answer { finish: "content_filter".into(), ..Answer::at_once("") };
    let (scene, ended, shown) = ends(answer).await;
    assert_eq!((&ended.finish, ended.text.as_deref()), (&Finish::Filtered, None), "{shown}");
    assert!(shown.contains("filter") && shown.contains(&ended.reply.to_string()), "{shown}");
    scene.end().await;
}

#[tokio::test]
async fn a_reason_that_no_database_can_hold_is_left_out_of_the_record() {
    let (scene, ended, _) = ends(Answer { finish: "ti\u{0}red".into(), ..Answer::at_once("Four.") }).await;
    assert_eq!((ended.finish, ended.text.as_deref()), (Finish::Other("tired".into()), Some("Four.")));
    scene.end().await;
}

#[tokio::test]
async fn what_no_database_can_hold_is_left_out_of_the_record() {
    let (scene, ended, _) = ends(Answer::at_once("Fo\u{0}ur.")).await;
    assert_eq!((ended.finish, ended.text.as_deref()), (Finish::Ended, Some("Four.")));
    scene.end().await;
}

#[tokio::test]
async fn a_model_that_is_not_there_is_told_of_and_the_bot_serves() {
    // Nobody listens on the port of discarded packets.
    let scene = Scene::with(Cast { model: Some("http://127.0.0.1:9/v1".into()), ..Cast::default() }).await;
    let ended = scene.asked(&scene.double.person("ada"), scene.double.channel("relay"), "Two and two?").await;
    assert_eq!((&ended.finish, &ended.text), (&Finish::Failed, &None));
    let shown = scene.double.message(ended.part()).unwrap().content;
    assert_eq!(
        shown,
        format!(
            "The model server could not answer. Please try again later. ({}) · \
             Until it answers again, questions here get a ⚠️.",
            ended.reply
        )
    );
    scene.end().await;
}

#[tokio::test]
async fn a_reply_ends_with_its_place_and_the_others_go_on() {
    let gate = Gate::closed();
    let scene = Scene::with(Cast::script(held_by(&gate))).await;
    let ada = scene.double.person("ada");
    let thread = ada.opens_thread_in("relay", "short", false).unwrap();
    let question = ada.says(thread, "hold on").unwrap();
    scene.reply_to(question).await;
    scene.double.delete_channel(thread).unwrap();
    gate.open();
    let ended = scene.ended(question).await;
    assert_eq!(
        (ended.finish, ended.text.as_deref()),
        (Finish::Cut, Some("Fo")),
        "nobody could read more of it"
    );
    let next = scene.asked(&ada, scene.double.channel("relay"), "And now?").await;
    assert_eq!(next.finish, Finish::Ended);
    scene.end().await;
}

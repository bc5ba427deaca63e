//! Messages that were missed: questions and feedback, wherever the bot serves.

use std::time::Duration;

use teachback::domain::event::{Finish, Standing, Through};
use teachback::domain::rules::Rules;

use crate::support::scene::{Cast, Scene};

#[tokio::test]
async fn a_question_in_a_relay_channel_is_answered() {
    let mut scene = Scene::saying("Four.").await;
    let ada = scene.double.person("ada");
    scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    scene.absent().await;
    let missed = ada.says("relay", "And three?").unwrap();
    scene.back().await;
    assert_eq!(scene.ended(missed).await.finish, Finish::Ended);
    assert_eq!(scene.double.look(|view| view.replies_to(missed)).len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn feedback_in_a_thread_on_a_reply_is_recorded_with_who_said_it() {
    let mut scene = Scene::saying("Four.").await;
    let (ada, mia) = (scene.double.person("ada"), scene.double.moderator("mia"));
    let reply = scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    let thread = ada.opens_thread(reply.part(), "about it").unwrap();
    ada.says(thread, "Good.").unwrap();
    scene.feedback(1).await;
    scene.absent().await;
    let missed = mia.says(thread, "Too short.").unwrap();
    scene.back().await;
    let feedback = scene.feedback(2).await.pop().unwrap();
    assert_eq!((feedback.words.as_deref(), feedback.given.through), (Some("Too short."), Through::Thread));
    assert_eq!((feedback.reply, feedback.given.standing), (reply.reply, Standing::Moderator));
    scene.sign(missed, "📝").await;
    scene.end().await;
}

#[tokio::test]
async fn feedback_in_a_thread_that_was_opened_meanwhile_is_recorded() {
    let mut scene = Scene::saying("Four.").await;
    let ada = scene.double.person("ada");
    let reply = scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    scene.absent().await;
    let thread = ada.opens_thread(reply.part(), "about it").unwrap();
    let said = ["Good.", "Very good."].map(|words| ada.says(thread, words).unwrap());
    scene.back().await;
    let words: Vec<_> = scene.feedback(2).await.into_iter().map(|it| it.words.unwrap()).collect();
    assert_eq!(words, ["Good.", "Very good."]);
    scene.sign(said[1], "📝").await;
    scene.end().await;
}

#[tokio::test]
async fn an_inline_reply_and_a_mention_mean_what_they_mean_when_they_are_heard() {
    let mut scene = Scene::saying("Four.").await;
    let (ada, bob) = (scene.double.person("ada"), scene.double.person("bob"));
    let general = scene.double.channel("general");
    let reply = scene.asked(&ada, general, &scene.to_bot("Two and two?")).await;
    scene.absent().await;
    let inline = ada.replies(reply.part(), "Right.", true).unwrap();
    let elsewhere = scene.double.channel("never-spoken-in");
    let mention = bob.says(elsewhere, &scene.to_bot("And three?")).unwrap();
    bob.says(elsewhere, "nothing to the bot").unwrap();
    scene.back().await;
    assert_eq!(scene.ended(mention).await.finish, Finish::Ended);
    assert_eq!(scene.feedback(1).await[0].given.through, Through::Reply);
    scene.sign(inline, "📝").await;
    assert_eq!(scene.model.requests().len(), 2);
    scene.end().await;
}

#[tokio::test]
async fn a_direct_message_is_answered() {
    let mut scene = Scene::saying("Four.").await;
    let ada = scene.double.person("ada");
    let question = ada.writes_to_the_bot("Two and two?").unwrap();
    scene.ended(question).await;
    scene.absent().await;
    let missed = ada.writes_to_the_bot("And three?").unwrap();
    scene.back().await;
    assert_eq!(scene.ended(missed).await.finish, Finish::Ended);
    scene.end().await;
}

#[tokio::test]
async fn questions_that_are_too_old_get_one_line_together_and_are_what_later_ones_follow() {
    let rules = Rules { fresh: Duration::ZERO, ..Rules::default() };
    let mut scene = Scene::with(Cast { rules, ..Cast::default() }).await;
    let (ada, bob) = (scene.double.person("ada"), scene.double.person("bob"));
    let relay = scene.double.channel("relay");
    scene.asked(&ada, relay, "Two and two?").await;
    scene.absent().await;
    ada.says(relay, "And three?").unwrap();
    let last = bob.says(relay, "And four?").unwrap();
    scene.back().await;
    let line = scene.reply_to(last).await;
    assert_eq!(
        line.content,
        "-# I was away, and 2 messages here are not answered. Ask again what still matters."
    );
    assert_eq!(scene.model.requests().len(), 1);
    scene.asked(&ada, relay, "So?").await;
    let prompt = scene.model.requests().pop().unwrap().body["messages"].to_string();
    assert!(prompt.contains("ada: And three?") && prompt.contains("bob: And four?"), "{prompt}");
    scene.end().await;
}

#[tokio::test]
async fn what_may_not_be_read_is_neither_a_question_nor_feedback() {
    let rules = Rules { reads_all: false, ..Rules::default() };
    let mut scene = Scene::with(Cast { rules, ..Cast::default() }).await;
    let ada = scene.double.person("ada");
    let relay = scene.double.channel("relay");
    let reply = scene.asked(&ada, relay, &scene.to_bot("Two and two?")).await;
    scene.absent().await;
    ada.says(relay, "And three?").unwrap();
    let thread = ada.opens_thread(reply.part(), "about it").unwrap();
    ada.says(thread, "Good.").unwrap();
    let mention = ada.says(relay, &scene.to_bot("And four?")).unwrap();
    scene.back().await;
    scene.ended(mention).await;
    assert_eq!(scene.model.requests().len(), 2);
    scene.feedback(0).await;
    scene.end().await;
}

#[tokio::test]
async fn nothing_is_read_back_when_the_gateway_tells_it_all_again() {
    let mut scene = Scene::saying("Four.").await;
    let ada = scene.double.person("ada");
    scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    scene.stop().await;
    let missed = ada.says("relay", "And three?").unwrap();
    scene.start().await;
    scene.ended(missed).await;
    scene.settled().await;
    let read_back =
        scene.double.look(|view| view.calls().filter(|call| call.route == "/users/@me/guilds").count());
    assert_eq!(read_back, 0);
    scene.end().await;
}

#[tokio::test]
async fn a_place_that_went_while_nobody_heard_ends_its_conversation() {
    let mut scene = Scene::with(Cast { relays: vec!["relay", "short-lived"], ..Cast::default() }).await;
    let (ada, doomed) = (scene.double.person("ada"), scene.double.channel("short-lived"));
    scene.asked(&ada, doomed, "Two and two?").await;
    scene.absent().await;
    scene.double.delete_channel(doomed).unwrap();
    scene.back().await;
    scene.until_kinds("end_conversation", 1).await;
    scene.end().await;
}

#[tokio::test]
async fn a_mention_in_any_server_is_answered_and_asked_after_there() {
    let mut scene = Scene::saying("Four.").await;
    let (_, general) = scene.double.add_guild("another");
    let ada = scene.double.person("ada");
    scene.settled().await;
    scene.absent().await;
    let missed = ada.says(general, &scene.to_bot("Two and two?")).unwrap();
    scene.back().await;
    assert_eq!(scene.ended(missed).await.finish, Finish::Ended);
    scene.end().await;
}

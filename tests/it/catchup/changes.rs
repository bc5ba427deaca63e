//! Edits and deletions that were missed, of what was known before.

use double::permissions::READ_MESSAGE_HISTORY;
use teachback::domain::event::Fact;

use crate::support::scene::{Cast, Ended, Scene};

/// A bot that has answered Ada in the relay channel.
async fn answered() -> (Scene, double::Person, double::Id, Ended) {
    let scene = Scene::saying("Four.").await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "Tow and two?").unwrap();
    let reply = scene.ended(question).await;
    (scene, ada, question, reply)
}

/// Somebody talks past the bot until a page of a hundred messages shows nothing else.
fn talk(scene: &Scene, place: &str) {
    let machine = scene.double.other_bot("machine");
    for number in 0..120 {
        machine.says(place, &format!("beep {number}")).unwrap();
    }
}

#[tokio::test]
async fn an_edited_question_is_what_later_answers_build_on() {
    let (mut scene, ada, question, _) = answered().await;
    scene.absent().await;
    ada.edits(question, "Two and two?").unwrap();
    scene.back().await;
    scene.until_kinds("edit_message", 1).await;
    scene.asked(&ada, scene.double.channel("relay"), "And three?").await;
    let prompt = scene.model.requests().pop().unwrap().body["messages"].to_string();
    assert!(prompt.contains("ada: Two and two?") && !prompt.contains("Tow"), "{prompt}");
    scene.absent().await;
    scene.back().await;
    scene.until_kinds("edit_message", 1).await;
    assert_eq!(scene.kinds().await.iter().filter(|kind| **kind == "edit_message").count(), 1, "once");
    scene.end().await;
}

#[tokio::test]
async fn what_was_changed_behind_much_talk_is_found() {
    let (mut scene, ada, question, reply) = answered().await;
    let feedback = ada.replies(reply.part(), "Good.", true).unwrap();
    scene.feedback(1).await;
    talk(&scene, "relay");
    scene.settled().await;
    scene.absent().await;
    talk(&scene, "relay");
    ada.edits(feedback, "Very good.").unwrap();
    ada.deletes(question).unwrap();
    scene.back().await;
    assert_eq!(scene.feedback(2).await[1].words.as_deref(), Some("Very good."));
    assert_eq!(scene.kinds().await.last(), Some(&"erase"));
    scene.end().await;
}

#[tokio::test]
async fn feedback_that_was_deleted_is_withdrawn_and_erased() {
    let (mut scene, ada, _, reply) = answered().await;
    let thread = ada.opens_thread(reply.part(), "about it").unwrap();
    let said = ada.says(thread, "Good.").unwrap();
    scene.feedback(1).await;
    scene.absent().await;
    ada.deletes(said).unwrap();
    scene.back().await;
    let told = scene.feedback(2).await;
    assert_eq!((told[0].words.as_deref(), told[1].given.text), (None, None));
    assert_eq!(scene.kinds().await.last(), Some(&"erase"));
    scene.end().await;
}

#[tokio::test]
async fn what_may_not_be_read_back_any_more_is_not_taken_for_deleted() {
    let (mut scene, _, _, _) = answered().await;
    scene.absent().await;
    scene.double.overwrite("relay", scene.double.guild(), 0, READ_MESSAGE_HISTORY).unwrap();
    scene.back().await;
    assert!(!scene.kinds().await.contains(&"erase"));
    scene.end().await;
}

#[tokio::test]
async fn feedback_in_a_thread_that_sleeps_by_now_is_found() {
    let (mut scene, ada, _, reply) = answered().await;
    scene.absent().await;
    let thread = ada.opens_thread(reply.part(), "about it").unwrap();
    ada.says(thread, "Good.").unwrap();
    scene.double.set_thread(thread, true, false);
    scene.back().await;
    assert_eq!(scene.feedback(1).await[0].words.as_deref(), Some("Good."));
    scene.end().await;
}

#[tokio::test]
async fn a_message_that_nobody_touched_is_as_it_was() {
    let (mut scene, ada, _, reply) = answered().await;
    ada.reacts(reply.part(), "👍").unwrap();
    let thread = ada.opens_thread(reply.part(), "about it").unwrap();
    let said = ada.says(thread, "Godo.").unwrap();
    scene.feedback(1).await;
    ada.edits(said, "Good.").unwrap();
    scene.feedback(2).await;
    let before = scene.log().await;
    scene.absent().await;
    scene.back().await;
    let after: Vec<Fact> = scene.log().await.into_iter().map(|it| it.event.fact).collect();
    assert_eq!(after, before.into_iter().map(|it| it.event.fact).collect::<Vec<_>>());
    scene.end().await;
}

#[tokio::test]
async fn what_moderators_said_changed_and_withdrew_on_a_card_is_found() {
    let cast = Cast { review_channel: Some("mods"), ..Cast::default() };
    let mut scene = Scene::with(cast.without_limits()).await;
    let (ada, mia) = (scene.double.person("ada"), scene.double.moderator("mia"));
    let answered = scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    ada.reacts(answered.part(), "👎").unwrap();
    scene.until_kinds("show_card", 1).await;
    let card = scene.double.messages("mods")[0].id;
    let thread = mia.opens_thread(card, "talk").unwrap();
    let [first, second] = ["Five, I say.", "No, wait."].map(|words| mia.says(thread, words).unwrap());
    scene.until_kinds("note_review", 2).await;
    scene.absent().await;
    mia.edits(first, "Four, I say.").unwrap();
    mia.deletes(second).unwrap();
    mia.says(thread, "That is that.").unwrap();
    scene.back().await;
    scene.until_kinds("erase", 1).await;
    let shown = scene.told(&mia.runs("relay", "review", &[]).unwrap()).await;
    let said = serde_json::json!(shown.embeds).to_string();
    assert!(said.contains("**mia** Four, I say.\\n**mia** That is that."), "{said}");
    let gone = "select count(*) from texts where body in ('No, wait.')";
    assert_eq!(sqlx::query_scalar::<_, i64>(gone).fetch_one(scene.store.pool()).await.unwrap(), 0);
    assert_eq!(scene.feedback(0).await.len(), 0, "none of it is feedback");
    scene.absent().await;
    scene.back().await;
    let notes = scene.kinds().await.iter().filter(|kind| **kind == "note_review").count();
    assert_eq!(notes, 5, "two were said, one changed, one withdrawn, one more said, each once");
    scene.end().await;
}

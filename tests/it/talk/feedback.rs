//! Words about a reply: by thread, by inline reply, by form; edited, withdrawn, answered instead.

use double::model::Gate;
use double::{Id, Person};
use sqlx::{Executor, Row};
use teachback::domain::event::{Finish, Standing, Through};
use teachback::domain::rules::Rules;

use crate::support::scene::{Cast, Ended, LIMIT, Scene, labels};
use crate::talk::{held_by, numbered};

const RECORDED: &str = "📝";

/// A scene in which Ada has been answered in the relay channel.
async fn answered() -> (Scene, Person, Ended) {
    let scene = Scene::with(Cast::script(numbered())).await;
    let ada = scene.double.person("ada");
    let reply = scene.asked(&ada, scene.double.channel("relay"), "first question").await;
    (scene, ada, reply)
}

/// What the model was asked in all, without who said it.
fn said_to_model(scene: &Scene) -> Vec<String> {
    scene.model.requests().iter().map(|request| request.body["messages"].to_string()).collect()
}

#[tokio::test]
async fn a_message_in_the_thread_on_a_reply_is_feedback() {
    let (scene, ada, reply) = answered().await;
    let bob = scene.double.person("bob");
    let thread = ada.opens_thread(reply.part(), "about it").unwrap();
    let said = bob.says(thread, "It is five.").unwrap();
    let feedback = scene.feedback(1).await.remove(0);
    assert_eq!((feedback.reply, feedback.words.as_deref()), (reply.reply, Some("It is five.")));
    assert_eq!((feedback.given.through, feedback.given.standing), (Through::Thread, Standing::Bystander));
    assert!(!feedback.given.hinted);
    scene.sign(said, RECORDED).await;
    assert_eq!(scene.double.look(|view| view.replies_to(said)).len(), 0);
    // Feedback never enters a prompt.
    scene.asked(&ada, scene.double.channel("relay"), "second question").await;
    assert!(!said_to_model(&scene)[1].contains("five"));
    scene.end().await;
}

#[tokio::test]
async fn feedback_is_acknowledged_once_it_is_recorded_and_not_before() {
    let (scene, ada, reply) = answered().await;
    let thread = ada.opens_thread(reply.part(), "about it").unwrap();
    scene.settled().await;
    let mut somebody = scene.store.pool().begin().await.unwrap();
    somebody.execute("lock table events in access exclusive mode").await.unwrap();
    let said = ada.says(thread, "good").unwrap();
    waits_for_a_lock(&scene).await;
    assert_eq!(scene.double.reactions(said), []);
    somebody.rollback().await.unwrap();
    scene.sign(said, RECORDED).await;
    scene.feedback(1).await;
    scene.end().await;
}

/// Waits until somebody waits for a table that another transaction holds.
async fn waits_for_a_lock(scene: &Scene) {
    let deadline = tokio::time::Instant::now() + LIMIT;
    let sql = "select count(*) from pg_locks where not granted and relation = 'events'::regclass";
    while sqlx::query(sql).fetch_one(scene.store.pool()).await.unwrap().get::<i64, _>(0) == 0 {
        assert!(tokio::time::Instant::now() < deadline, "nobody waits for the table");
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}

#[tokio::test]
async fn an_inline_reply_is_feedback_and_says_so_the_first_time() {
    let (scene, ada, reply) = answered().await;
    let first = ada.replies(reply.part(), "Too short.", true).unwrap();
    let second = ada.replies(reply.part(), "And dull.", false).unwrap();
    let feedback = scene.feedback(2).await;
    assert_eq!(feedback.iter().map(|it| it.given.hinted).collect::<Vec<_>>(), [true, false]);
    assert!(feedback.iter().all(|it| it.given.through == Through::Reply && it.reply == reply.reply));
    let hint = scene.reply_to(first).await;
    assert_eq!(hint.content, "-# Taken as feedback on the reply above, and recorded.");
    assert_eq!(labels(&hint), ["Answer it instead"]);
    scene.sign(first, RECORDED).await;
    scene.sign(second, RECORDED).await;
    assert_eq!(scene.double.look(|view| view.replies_to(second)).len(), 0);
    assert_eq!(scene.model.requests().len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn feedback_can_be_answered_instead() {
    let (scene, ada, reply) = answered().await;
    let said = ada.replies(reply.part(), "And three and three?", true).unwrap();
    let hint = scene.reply_to(said).await;
    scene.sign(said, RECORDED).await;
    let stranger = scene.double.person("bob").clicks(hint.id, "Answer it instead").unwrap();
    assert_eq!(scene.told(&stranger).await.content, "That is for the person who asked and for moderators.");
    let pressed = ada.clicks(hint.id, "Answer it instead").unwrap();
    assert_eq!(scene.told(&pressed).await.content, "It will be answered.");
    let ended = scene.ended(said).await;
    assert_eq!((ended.finish, ended.text.as_deref()), (Finish::Ended, Some("Answer 1.")));
    let feedback = scene.feedback(2).await;
    assert_eq!((feedback[1].given.feedback, feedback[1].given.text), (feedback[0].given.feedback, None));
    scene.no_sign(said, RECORDED).await;
    assert!(said_to_model(&scene)[1].contains("And three and three?"));
    let again = ada.clicks(hint.id, "Answer it instead").unwrap();
    assert_eq!(scene.told(&again).await.content, "It will be answered.");
    scene.settled().await;
    assert_eq!(scene.model.requests().len(), 2);
    scene.end().await;
}

#[tokio::test]
async fn where_the_bot_has_answered_in_a_thread_the_first_feedback_there_says_so() {
    let (scene, ada, reply) = answered().await;
    let thread = ada.opens_thread(reply.part(), "about it").unwrap();
    scene.asked(&ada, thread, &scene.to_bot("and then?")).await;
    let said = ada.says(thread, "Better.").unwrap();
    let hint = scene.reply_to(said).await;
    assert_eq!(labels(&hint), ["Answer it instead"]);
    ada.says(thread, "Much better.").unwrap();
    let feedback = scene.feedback(2).await;
    assert_eq!(
        feedback.iter().map(|it| (it.given.hinted, it.reply)).collect::<Vec<_>>(),
        [(true, reply.reply), (false, reply.reply)]
    );
    let pressed = ada.clicks(hint.id, "Answer it instead").unwrap();
    scene.told(&pressed).await;
    assert_eq!(scene.ended(said).await.finish, Finish::Ended);
    scene.end().await;
}

#[tokio::test]
async fn the_pencil_opens_a_form_whose_words_are_feedback() {
    let (scene, _, reply) = answered().await;
    let bob = scene.double.person("bob");
    let pressed = bob.clicks(reply.part(), "✏️").unwrap();
    assert_eq!(fill(&scene, &bob, &pressed, "Say why.").await, "Thank you, your feedback is recorded.");
    let feedback = scene.feedback(1).await.remove(0);
    assert_eq!((feedback.words.as_deref(), feedback.given.through), (Some("Say why."), Through::Button));
    assert_eq!((feedback.reply, feedback.given.standing), (reply.reply, Standing::Bystander));
    scene.end().await;
}

#[tokio::test]
async fn the_menu_of_any_part_opens_the_same_form() {
    let script = double::model::Script::always(double::model::Answer::at_once(&"All is well. ".repeat(250)));
    let scene = Scene::with(Cast::script(script)).await;
    let ada = scene.double.person("ada");
    let reply = scene.asked(&ada, scene.double.channel("relay"), "Is all well?").await;
    for part in &reply.parts {
        let pressed = ada.uses(*part, "Give feedback").unwrap();
        fill(&scene, &ada, &pressed, "Too long.").await;
    }
    let feedback = scene.feedback(2).await;
    assert!(feedback.iter().all(|it| it.reply == reply.reply && it.given.through == Through::Menu));
    assert_eq!(feedback[0].given.standing, Standing::Asker);
    scene.end().await;
}

#[tokio::test]
async fn the_menu_of_somebody_elses_message_says_that_it_is_none_of_ours() {
    let (scene, ada, _) = answered().await;
    let said = ada.says("general", "hello").unwrap();
    let pressed = ada.uses(said, "Give feedback").unwrap();
    assert_eq!(scene.told(&pressed).await.content, "That is not a reply of mine.");
    scene.end().await;
}

/// Fills in the form that something has opened, and reads what is said to that.
async fn fill(scene: &Scene, who: &Person, opened: &double::Interaction, words: &str) -> String {
    let form = opened.form(LIMIT).await.unwrap();
    let field = form["components"][0]["component"]["custom_id"].as_str().expect("a field").to_owned();
    let sent = who.submits(opened, &[(&field, words)]).unwrap();
    scene.told(&sent).await.content
}

#[tokio::test]
async fn feedback_follows_the_edits_of_its_message() {
    let (scene, ada, reply) = answered().await;
    let said = in_thread(&ada, &reply, "Rong.");
    scene.feedback(1).await;
    ada.edits(said, "Wrong.").unwrap();
    let feedback = scene.feedback(2).await;
    assert_eq!(feedback[1].words.as_deref(), Some("Wrong."));
    assert_eq!(feedback[0].words.as_deref(), Some("Rong."));
    assert_eq!(feedback[0].given.feedback, feedback[1].given.feedback);
    scene.end().await;
}

#[tokio::test]
async fn feedback_goes_with_its_message_and_so_do_its_words() {
    let (scene, ada, reply) = answered().await;
    let said = in_thread(&ada, &reply, "Wrong.");
    scene.feedback(1).await;
    ada.deletes(said).unwrap();
    let feedback = scene.feedback(2).await;
    assert_eq!(feedback[1].given.text, None);
    scene.until_kinds("erase", 1).await;
    assert_eq!(scene.feedback(2).await[0].words, None);
    scene.end().await;
}

fn in_thread(who: &Person, reply: &Ended, words: &str) -> Id {
    let thread = who.opens_thread(reply.part(), "about it").unwrap();
    who.says(thread, words).unwrap()
}

#[tokio::test]
async fn feedback_on_a_conversation_that_has_ended_is_recorded_all_the_same() {
    let (scene, ada, reply) = answered().await;
    let pressed = ada.runs("relay", "clear", &[]).unwrap();
    scene.told(&pressed).await;
    let said = in_thread(&ada, &reply, "Good.");
    assert_eq!(scene.feedback(1).await[0].reply, reply.reply);
    scene.sign(said, RECORDED).await;
    scene.end().await;
}

#[tokio::test]
async fn feedback_in_the_thread_of_a_deleted_reply_is_recorded_all_the_same() {
    let (scene, ada, reply) = answered().await;
    let thread = ada.opens_thread(reply.part(), "about it").unwrap();
    scene.double.moderator("mia").deletes(reply.part()).unwrap();
    ada.says(thread, "It was good.").unwrap();
    assert_eq!(scene.feedback(1).await[0].reply, reply.reply);
    scene.end().await;
}

#[tokio::test]
async fn in_direct_messages_feedback_comes_by_reply_and_by_form() {
    let scene = Scene::with(Cast::script(numbered())).await;
    let ada = scene.double.person("ada");
    let question = ada.writes_to_the_bot("first question").unwrap();
    let reply = scene.ended(question).await;
    let said = ada.replies(reply.part(), "Too short.", true).unwrap();
    scene.sign(said, RECORDED).await;
    let pressed = ada.clicks(reply.part(), "✏️").unwrap();
    fill(&scene, &ada, &pressed, "And dull.").await;
    let feedback = scene.feedback(2).await;
    assert!(feedback.iter().all(|it| it.given.standing == Standing::Asker && it.reply == reply.reply));
    let hint = scene.reply_to(said).await;
    scene.told(&ada.clicks(hint.id, "Answer it instead").unwrap()).await;
    assert_eq!(scene.ended(said).await.text.as_deref(), Some("Answer 1."));
    scene.end().await;
}

#[tokio::test]
async fn feedback_is_not_answered_instead_where_too_many_wait() {
    let gate = Gate::closed();
    let rules = Rules { waiting: 1, ..Rules::default() };
    let scene = Scene::with(Cast { rules, ..Cast::script(held_by(&gate)) }).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    let reply = scene.asked(&ada, relay, "first question").await;
    let said = ada.replies(reply.part(), "Too short.", true).unwrap();
    let hint = scene.reply_to(said).await;
    let held = ada.says(relay, "hold on").unwrap();
    scene.reply_to(held).await;
    let waits = scene.double.person("bob").says(relay, "And I?").unwrap();
    scene.turn(waits).await;
    let told = scene.told(&ada.clicks(hint.id, "Answer it instead").unwrap()).await;
    assert_eq!(told.content, "Too many questions wait here; try again when some are answered.");
    scene.feedback(1).await;
    gate.open();
    scene.ended(waits).await;
    scene.told(&ada.clicks(hint.id, "Answer it instead").unwrap()).await;
    scene.ended(said).await;
    scene.feedback(2).await;
    scene.end().await;
}

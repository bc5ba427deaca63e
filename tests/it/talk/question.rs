//! Questions that are edited or deleted before, while and after they are answered.

use double::Person;
use double::model::{Answer, Gate, Script};
use teachback::domain::event::Finish;

use crate::support::scene::{Cast, Ended, Scene};
use crate::talk::{held_by, numbered};

/// The words of all turns that people have said, in the order of the log; erased ones are none.
async fn words(scene: &Scene) -> Vec<Option<String>> {
    let sql = "select body from texts where origin = 'message' order by id";
    sqlx::query_scalar(sql).fetch_all(scene.store.pool()).await.unwrap()
}

fn last_prompt(scene: &Scene) -> String {
    scene.model.requests().last().expect("the model was asked").body["messages"].to_string()
}

/// Ada asks something whose answer is held, and it has begun to show.
async fn held(scene: &Scene, ada: &Person) -> double::Id {
    let question = ada.says("relay", "hold on").unwrap();
    scene.reply_to(question).await;
    question
}

#[tokio::test]
async fn an_edited_question_is_what_later_answers_build_on() {
    let scene = Scene::with(Cast::script(numbered())).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    let question = ada.says(relay, "Tow and two?").unwrap();
    scene.ended(question).await;
    ada.edits(question, "Two and two?").unwrap();
    scene.until_kinds("edit_message", 1).await;
    scene.asked(&ada, relay, "And three?").await;
    assert!(last_prompt(&scene).contains("ada: Two and two?"));
    assert_eq!(
        words(&scene).await.iter().flatten().collect::<Vec<_>>(),
        ["Tow and two?", "Two and two?", "And three?"]
    );
    assert_eq!(scene.model.requests().len(), 2);
    scene.end().await;
}

#[tokio::test]
async fn a_question_that_is_edited_while_it_waits_is_asked_as_it_stands_then() {
    let gate = Gate::closed();
    let scene = Scene::with(Cast::script(held_by(&gate))).await;
    let (ada, bob) = (scene.double.person("ada"), scene.double.person("bob"));
    held(&scene, &ada).await;
    let waits = bob.says("relay", "Tow?").unwrap();
    scene.turn(waits).await;
    bob.edits(waits, "Two?").unwrap();
    scene.until_kinds("edit_message", 1).await;
    gate.open();
    scene.ended(waits).await;
    assert!(last_prompt(&scene).contains("bob: Two?"));
    assert!(!last_prompt(&scene).contains("Tow"));
    scene.end().await;
}

#[tokio::test]
async fn an_answer_goes_on_when_its_question_is_edited() {
    let gate = Gate::closed();
    let scene = Scene::with(Cast::script(held_by(&gate))).await;
    let ada = scene.double.person("ada");
    let question = held(&scene, &ada).await;
    ada.edits(question, "please hold on").unwrap();
    scene.until_kinds("edit_message", 1).await;
    gate.open();
    let ended = scene.ended(question).await;
    assert_eq!((ended.finish, ended.text.as_deref()), (Finish::Ended, Some("Four.")));
    scene.end().await;
}

#[tokio::test]
async fn a_question_that_is_deleted_while_it_waits_is_never_asked() {
    let gate = Gate::closed();
    let scene = Scene::with(Cast::script(held_by(&gate))).await;
    let (ada, bob) = (scene.double.person("ada"), scene.double.person("bob"));
    let question = held(&scene, &ada).await;
    let waits = bob.says("relay", "Never mind.").unwrap();
    scene.sign(waits, "⌛").await;
    bob.deletes(waits).unwrap();
    scene.until_kinds("erase", 1).await;
    gate.open();
    scene.ended(question).await;
    scene.asked(&ada, scene.double.channel("relay"), "Next?").await;
    assert_eq!(scene.model.requests().len(), 2);
    assert!(!last_prompt(&scene).contains("Never mind"));
    assert_eq!(words(&scene).await, [Some("hold on".into()), None, Some("Next?".into())]);
    scene.end().await;
}

#[tokio::test]
async fn of_two_questions_that_wait_together_the_one_that_is_left_is_answered() {
    let gate = Gate::closed();
    let scene = Scene::with(Cast::script(held_by(&gate))).await;
    let (ada, bob) = (scene.double.person("ada"), scene.double.person("bob"));
    held(&scene, &ada).await;
    let first = bob.says("relay", "One?").unwrap();
    let second = bob.says("relay", "Two?").unwrap();
    scene.turn(second).await;
    bob.deletes(second).unwrap();
    scene.until_kinds("erase", 1).await;
    gate.open();
    let ended = scene.ended(first).await;
    assert_eq!(ended.finish, Finish::Ended);
    assert!(last_prompt(&scene).contains("One?") && !last_prompt(&scene).contains("Two?"));
    assert_eq!(scene.double.look(|view| view.replies_to(first)).len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn an_answer_ends_when_its_question_is_deleted() {
    let gate = Gate::closed();
    let scene = Scene::with(Cast::script(held_by(&gate))).await;
    let ada = scene.double.person("ada");
    let question = held(&scene, &ada).await;
    ada.deletes(question).unwrap();
    let ended = scene.ended(question).await;
    assert_eq!((&ended.finish, ended.text.as_deref()), (&Finish::Deleted, Some("Fo")));
    assert_eq!(shown(&scene, &ended), "Fo\n-# The question was deleted.");
    assert_eq!(words(&scene).await, [None]);
    scene.end().await;
}

#[tokio::test]
async fn an_answer_to_a_deleted_question_that_shows_nothing_yet_says_so_beside_it() {
    let gate = Gate::closed();
    let silent = Answer::at_once("Four.").held(0, &gate);
    let scene = Scene::with(Cast::script(Script::always(silent))).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "Two and two?").unwrap();
    scene.until_kinds("begin_reply", 1).await;
    ada.deletes(question).unwrap();
    let ended = scene.ended(question).await;
    assert_eq!((&ended.finish, ended.text.as_deref()), (&Finish::Deleted, None));
    assert_eq!(shown(&scene, &ended), "The question was deleted.");
    scene.end().await;
}

#[tokio::test]
async fn a_deleted_question_leaves_the_memory_and_its_answer_stays() {
    let scene = Scene::with(Cast::script(numbered())).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    let question = ada.says(relay, "My secret is 42.").unwrap();
    let answer = scene.ended(question).await;
    ada.edits(question, "My secret is 43.").unwrap();
    scene.until_kinds("edit_message", 1).await;
    ada.deletes(question).unwrap();
    scene.until_kinds("erase", 1).await;
    assert_eq!(words(&scene).await, [None, None]);
    assert_eq!(shown(&scene, &answer), "Answer 0.");
    scene.asked(&ada, relay, "And now?").await;
    assert!(!last_prompt(&scene).contains("secret"));
    ada.reacts(answer.part(), "👍").unwrap();
    scene.rated(1).await;
    scene.end().await;
}

#[tokio::test]
async fn questions_that_a_moderator_deletes_in_bulk_are_erased() {
    let scene = Scene::with(Cast::script(numbered())).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    let mut questions = Vec::new();
    for text in ["One?", "Two?"] {
        questions.push(ada.says(relay, text).unwrap());
        scene.ended(*questions.last().unwrap()).await;
    }
    scene.double.moderator("mia").deletes_in_bulk(&questions).unwrap();
    scene.until_kinds("erase", 2).await;
    assert_eq!(words(&scene).await, [None, None]);
    scene.end().await;
}

fn shown(scene: &Scene, ended: &Ended) -> String {
    scene.double.message(ended.part()).expect("the reply stands").content
}

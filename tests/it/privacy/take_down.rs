//! Replies that go with their questions, where it is set so.

use double::model::{Answer, Gate, Script};
use double::permissions::MANAGE_GUILD;
use double::{Fault, Id, Matching};
use teachback::domain::event::{EraseReason, Fact, Finish};
use teachback::domain::rules::Rules;

use crate::privacy::dump::rows_with;
use crate::privacy::forget::corrects;
use crate::privacy::{scene, sets};
use crate::support::scene::{Cast, Scene};
use crate::talk::held_by;

const MESSAGE: &str = "/channels/{channel_id}/messages/{message_id}";

/// A scene in which replies go with their questions.
async fn going(script: Script) -> Scene {
    let rules = Rules { take_down: true, ..Rules::default() };
    Scene::with(Cast { rules, ..Cast::script(script).without_limits() }).await
}

fn parrot(times: usize) -> Script {
    Script::always(Answer::at_once(&"The parrot said so. ".repeat(times)))
}

async fn are_gone(scene: &Scene, parts: &[Id]) {
    let none = |view: &double::View<'_>| parts.iter().all(|part| view.message(*part).is_none());
    scene.wait_until("the reply to be gone", none).await;
}

/// Nothing is left to do, and what the log makes is what was lived.
async fn is_settled(scene: &Scene) {
    let left = "select count(*) from take_downs";
    let deadline = tokio::time::Instant::now() + crate::support::scene::LIMIT;
    while sqlx::query_scalar::<_, i64>(left).fetch_one(scene.store.pool()).await.unwrap() > 0 {
        assert!(tokio::time::Instant::now() < deadline, "a part is owed for ever");
        tokio::task::yield_now().await;
    }
    let down = "select count(*) from messages where taken_down";
    let before: i64 = sqlx::query_scalar(down).fetch_one(scene.store.pool()).await.unwrap();
    scene.store.rebuild(|_| ()).await.unwrap();
    let after: i64 = sqlx::query_scalar(down).fetch_one(scene.store.pool()).await.unwrap();
    assert_eq!(before, after);
}

async fn taken_down(scene: &Scene) -> usize {
    let log = scene.log().await;
    let is = |fact: &Fact| matches!(fact, Fact::TextsErased(it) if it.reason == EraseReason::TakenDown);
    log.iter().filter(|recorded| is(&recorded.event.fact)).count()
}

#[tokio::test]
async fn all_parts_of_a_reply_go_with_its_question_and_what_people_think_of_it_stays() {
    let scene = going(parrot(200)).await;
    let (ada, bob, relay) =
        (scene.double.person("ada"), scene.double.person("bob"), scene.double.channel("relay"));
    let question = ada.says(relay, "What did it say?").unwrap();
    let ended = scene.ended(question).await;
    assert!(ended.parts.len() > 1, "{ended:?}");
    bob.reacts(ended.part(), "👎").unwrap();
    scene.rated(1).await;
    ada.deletes(question).unwrap();
    are_gone(&scene, &ended.parts).await;
    assert_eq!(scene.ratings().await, ["bob: dislike"]);
    for something in ["parrot", "What did it say"] {
        assert_eq!(rows_with(scene.store.pool(), something).await, [""; 0], "{something}");
    }
    is_settled(&scene).await;
    assert_eq!((taken_down(&scene).await, scene.ratings().await), (1, vec!["bob: dislike".to_owned()]));
    scene.asked(&ada, relay, "And now?").await;
    let prompt = scene.model.requests()[1].body["messages"].to_string();
    assert!(!prompt.contains("parrot") && !prompt.contains("What did it say"), "{prompt}");
    scene.end().await;
}

#[tokio::test]
async fn where_nobody_set_it_so_a_reply_stays() {
    let scene = Scene::with(Cast::script(parrot(1)).without_limits()).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "What did it say?").unwrap();
    let ended = scene.ended(question).await;
    ada.deletes(question).unwrap();
    scene.until_kinds("erase", 1).await;
    scene.settled().await;
    assert_eq!(taken_down(&scene).await, 0);
    assert!(scene.double.message(ended.part()).is_some());
    scene.end().await;
}

#[tokio::test]
async fn a_server_sets_it_for_itself() {
    let scene = scene().await;
    let (ada, sam, relay) =
        (scene.double.person("ada"), scene.double.person("sam"), scene.double.channel("relay"));
    scene.double.overwrite(relay, sam.id(), MANAGE_GUILD, 0).unwrap();
    sets(&scene, &sam, "take_down", "on").await;
    let question = ada.says(relay, "What did it say?").unwrap();
    let ended = scene.ended(question).await;
    ada.deletes(question).unwrap();
    are_gone(&scene, &ended.parts).await;
    scene.end().await;
}

#[tokio::test]
async fn a_reply_that_is_being_written_is_stopped_and_goes() {
    let gate = Gate::closed();
    let scene = going(held_by(&gate)).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "hold on").unwrap();
    scene.reply_to(question).await;
    ada.deletes(question).unwrap();
    let ended = scene.ended(question).await;
    assert_eq!((&ended.finish, &ended.text), (&Finish::Deleted, &None));
    are_gone(&scene, &ended.parts).await;
    assert_eq!(rows_with(scene.store.pool(), "\"Fo").await, [""; 0]);
    is_settled(&scene).await;
    scene.end().await;
}

#[tokio::test]
async fn a_reply_that_answers_other_questions_too_goes_with_the_last_of_them() {
    let gate = Gate::closed();
    let scene = going(held_by(&gate)).await;
    let ada = scene.double.person("ada");
    let first = ada.says("relay", "hold on").unwrap();
    scene.reply_to(first).await;
    let (one, two) = (ada.says("relay", "one").unwrap(), ada.says("relay", "two").unwrap());
    assert_eq!(scene.turn(one).await, scene.turn(two).await);
    gate.open();
    let ended = scene.ended(two).await;
    ada.deletes(one).unwrap();
    scene.until_kinds("erase", 1).await;
    scene.settled().await;
    assert_eq!(taken_down(&scene).await, 0);
    ada.deletes(two).unwrap();
    are_gone(&scene, &ended.parts).await;
    scene.end().await;
}

#[tokio::test]
async fn what_a_crash_left_is_taken_down_by_the_next_start() {
    let mut scene = going(parrot(200)).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "What did it say?").unwrap();
    let ended = scene.ended(question).await;
    scene.double.faults().next(Matching::route("DELETE", MESSAGE), Fault::ServerError, 10_000);
    ada.deletes(question).unwrap();
    scene.until_kinds("erase", 2).await;
    scene.kill().await;
    scene.double.faults().clear();
    assert!(ended.parts.iter().all(|part| scene.double.message(*part).is_some()));
    scene.start().await;
    are_gone(&scene, &ended.parts).await;
    is_settled(&scene).await;
    scene.end().await;
}

#[tokio::test]
async fn a_reply_that_a_crash_cut_is_ended_and_goes() {
    let gate = Gate::closed();
    let mut scene = going(held_by(&gate)).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "hold on").unwrap();
    let shown = scene.reply_to(question).await;
    scene.until_kinds("show_part", 1).await;
    scene.kill().await;
    ada.deletes(question).unwrap();
    scene.start().await;
    are_gone(&scene, &[shown.id]).await;
    let ended = scene.ended(question).await;
    is_settled(&scene).await;
    assert_eq!(rows_with(scene.store.pool(), "\"Fo").await, [""; 0], "{ended:?}");
    scene.end().await;
}

#[tokio::test]
async fn a_reply_in_a_thread_that_was_archived_goes_all_the_same() {
    let scene = going(parrot(1)).await;
    let ada = scene.double.person("ada");
    let start = ada.says("general", "Let us talk").unwrap();
    let thread = ada.opens_thread(start, "talk").unwrap();
    let question = ada.says(thread, &scene.to_bot("What did it say?")).unwrap();
    let ended = scene.ended(question).await;
    // It is archived after the question was deleted and before the reply is.
    let asleep = Fault::Refused { status: 400, code: 50083 };
    scene.double.faults().next(Matching::route("DELETE", MESSAGE), asleep, 1);
    ada.deletes(question).unwrap();
    are_gone(&scene, &ended.parts).await;
    let woke = |view: &double::View<'_>| {
        view.calls().any(|call| call.method == "PATCH" && call.body["archived"] == false)
    };
    assert!(scene.double.look(woke), "{:?}", scene.double.calls());
    scene.end().await;
}

#[tokio::test]
async fn other_answers_to_the_question_go_with_it_too() {
    let scene = going(parrot(1)).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "What did it say?").unwrap();
    let first = scene.ended(question).await;
    ada.reacts(first.part(), "🔁").unwrap();
    let another = scene.another(1).await;
    let another = scene.end_of(another).await;
    ada.deletes(question).unwrap();
    are_gone(&scene, &[first.part(), another.part()]).await;
    is_settled(&scene).await;
    assert_eq!(taken_down(&scene).await, 2);
    scene.end().await;
}

#[tokio::test]
async fn another_answer_that_is_gone_need_not_be_corrected_anew() {
    let scene = going(parrot(1)).await;
    let (ada, bob, mia) =
        (scene.double.person("ada"), scene.double.person("bob"), scene.double.moderator("mia"));
    let earlier = ada.says("relay", "My canary sings every day at noon").unwrap();
    scene.ended(earlier).await;
    let question = ada.says("relay", "What did it say?").unwrap();
    let first = scene.ended(question).await;
    ada.reacts(first.part(), "🔁").unwrap();
    let another = scene.another(1).await;
    let another = scene.end_of(another).await;
    bob.reacts(another.part(), "👎").unwrap();
    scene.rated(1).await;
    corrects(&scene, &mia, "It should say: my canary sings every day at noon, she said.").await;
    let reopened = "select count(*) from reviews where reopened";
    let asks_anew =
        async || sqlx::query_scalar::<_, i64>(reopened).fetch_one(scene.store.pool()).await.unwrap();
    ada.deletes(earlier).unwrap();
    scene.until_kinds("erase", 3).await;
    assert_eq!(asks_anew().await, 1);
    ada.deletes(question).unwrap();
    are_gone(&scene, &[first.part(), another.part()]).await;
    assert_eq!(asks_anew().await, 0);
    is_settled(&scene).await;
    assert_eq!(asks_anew().await, 0);
    scene.end().await;
}

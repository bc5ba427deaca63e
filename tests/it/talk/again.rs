//! Another answer to the same question: asked for by menu and by 🔁, compared, preferred, gone on from.

use double::model::{Answer, Gate, Script};
use double::{Id, Person};
use serde_json::Value;
use teachback::domain::event::{Fact, Finish, ReplyPreferred, Standing};

use crate::support::scene::{Cast, Ended, Scene, labels};
use crate::talk::{held_by, numbered};

/// A scene in which Ada has been answered in the relay channel.
async fn answered() -> (Scene, Person, Ended) {
    let scene = Scene::with(Cast::script(numbered()).without_limits()).await;
    let ada = scene.double.person("ada");
    let reply = scene.asked(&ada, scene.double.channel("relay"), "first question").await;
    (scene, ada, reply)
}

/// Asks again by the menu of a message; the answer that comes, of so many in all.
async fn again(scene: &Scene, who: &Person, part: Id, count: usize) -> Ended {
    assert_eq!(menu(scene, who, part).await, "Another answer is coming.");
    scene.end_of(scene.another(count).await).await
}

async fn menu(scene: &Scene, who: &Person, part: Id) -> String {
    scene.told(&who.uses(part, "Another answer").unwrap()).await.content
}

async fn better(scene: &Scene, who: &Person, reply: &Ended) -> String {
    wait_for_button(scene, reply).await;
    scene.told(&who.clicks(reply.part(), "This one is better").unwrap()).await.content
}

async fn wait_for_button(scene: &Scene, reply: &Ended) {
    let part = reply.part();
    let is_there = |view: &double::View<'_>| {
        view.message(part)
            .is_some_and(|seen| labels(&seen).starts_with(&["✏️", "This one is better"].map(str::to_owned)))
    };
    scene.wait_until("the button for the better one", is_there).await;
}

/// What the model was asked, request by request.
fn asked(scene: &Scene) -> Vec<Value> {
    scene.model.requests().iter().map(|request| request.body["messages"].clone()).collect()
}

fn preferred(fact: &Fact) -> Option<ReplyPreferred> {
    if let Fact::ReplyPreferred(preferred) = fact { Some(preferred.clone()) } else { None }
}

#[tokio::test]
async fn another_answer_is_made_of_the_same_turns_and_stands_beside_the_first() {
    let scene = Scene::with(Cast::script(numbered()).without_limits()).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "first question").unwrap();
    let first = scene.ended(question).await;
    let another = again(&scene, &ada, first.part(), 1).await;
    assert_eq!((&another.finish, another.text.as_deref()), (&Finish::Ended, Some("Answer 1.")));
    assert_eq!(another.conversation, first.conversation);
    let requests = asked(&scene);
    assert_eq!(requests[0], requests[1]);
    let shown = scene.double.message(another.part()).unwrap();
    assert_eq!(shown.content, "Answer 1.\n-# Another answer. Press the button under the one that is better.");
    assert_eq!(labels(&shown), ["✏️", "This one is better"]);
    wait_for_button(&scene, &first).await;
    assert_eq!(scene.double.message(first.part()).unwrap().content, "Answer 0.");
    assert_eq!(scene.double.look(|view| view.replies_to(question)).len(), 2, "both refer to the question");
    scene.end().await;
}

#[tokio::test]
async fn the_turns_are_those_that_were_sent_even_if_the_question_was_edited_since() {
    let (scene, ada, _) = answered().await;
    let question = ada.says("relay", "Tow?").unwrap();
    let first = scene.ended(question).await;
    ada.edits(question, "Two?").unwrap();
    scene.until_kinds("edit_message", 1).await;
    again(&scene, &ada, first.part(), 1).await;
    let requests = asked(&scene);
    assert_eq!(requests[1], requests[2]);
    scene.end().await;
}

#[tokio::test]
async fn both_answers_are_rated_and_told_about_apart() {
    let (scene, ada, first) = answered().await;
    let another = again(&scene, &ada, first.part(), 1).await;
    ada.reacts(first.part(), "👎").unwrap();
    ada.reacts(another.part(), "👍").unwrap();
    scene.rated(2).await;
    let sql = "select reply_id::text || rating from ratings order by rating";
    let ratings: Vec<String> = sqlx::query_scalar(sql).fetch_all(scene.store.pool()).await.unwrap();
    assert_eq!(ratings.len(), 2);
    let thread = ada.opens_thread(another.part(), "about the second").unwrap();
    ada.says(thread, "Better.").unwrap();
    let feedback = scene.feedback(1).await.remove(0);
    assert_eq!((feedback.reply, feedback.given.standing), (another.reply, Standing::Asker));
    scene.end().await;
}

#[tokio::test]
async fn the_better_one_is_recorded_and_the_conversation_goes_on_from_it() {
    let (scene, ada, first) = answered().await;
    let another = again(&scene, &ada, first.part(), 1).await;
    let bob = scene.double.person("bob");
    assert_eq!(better(&scene, &bob, &another).await, "Noted: this one is better.");
    let told = better(&scene, &ada, &first).await;
    assert_eq!(told, "Noted: this one is better. The conversation goes on from it.");
    let next = scene.asked(&ada, scene.double.channel("relay"), "And then?").await;
    let prompt = asked(&scene).pop().unwrap().to_string();
    assert!(prompt.contains("Answer 0.") && !prompt.contains("Answer 1."), "{prompt}");
    assert_eq!(better(&scene, &ada, &another).await, "Noted: this one is better.");
    let log = scene.log().await;
    let preferred: Vec<_> = log.iter().filter_map(|it| preferred(&it.event.fact)).collect();
    assert_eq!(
        preferred.iter().map(|it| it.standing).collect::<Vec<_>>(),
        [Standing::Bystander, Standing::Asker, Standing::Asker]
    );
    assert_eq!(preferred[1].over, [another.reply]);
    let sql = "select count(*) from preferences where reply_id = $1";
    let kept = sqlx::query_scalar(sql).bind(sqlx::types::Uuid::from_u128(another.reply.as_u128()));
    assert_eq!(kept.fetch_one(scene.store.pool()).await.unwrap_or(0_i64), 2, "one a person");
    assert_eq!(next.finish, Finish::Ended);
    scene.end().await;
}

#[tokio::test]
async fn without_a_preference_the_conversation_goes_on_from_the_newest() {
    let (scene, ada, first) = answered().await;
    again(&scene, &ada, first.part(), 1).await;
    scene.asked(&ada, scene.double.channel("relay"), "And then?").await;
    let prompt = asked(&scene).pop().unwrap().to_string();
    assert!(prompt.contains("Answer 1.") && !prompt.contains("Answer 0."), "{prompt}");
    scene.end().await;
}

#[tokio::test]
async fn the_askers_sign_asks_again_and_nobody_elses_does() {
    let (scene, ada, first) = answered().await;
    scene.double.person("bob").reacts(first.part(), "🔁").unwrap();
    scene.settled().await;
    ada.reacts(first.part(), "🔁").unwrap();
    let another = scene.end_of(scene.another(1).await).await;
    assert_eq!(another.text.as_deref(), Some("Answer 1."));
    ada.unreacts(first.part(), "🔁").unwrap();
    scene.settled().await;
    scene.another(1).await;
    assert_eq!(scene.model.requests().len(), 2);
    scene.rated(0).await;
    scene.end().await;
}

#[tokio::test]
async fn a_sign_under_a_reply_that_is_being_written_waits_for_its_end() {
    let gate = Gate::closed();
    let scene = Scene::with(Cast::script(held_by(&gate)).without_limits()).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "hold on").unwrap();
    let part = scene.reply_to(question).await.id;
    scene.until_kinds("show_part", 1).await;
    ada.reacts(part, "🔁").unwrap();
    let another = scene.another(1).await;
    assert_eq!(menu(&scene, &ada, part).await, "Another answer is on its way already.");
    assert_eq!(scene.model.requests().len(), 1);
    gate.open();
    let (first, second) = (scene.ended(question).await, scene.end_of(another).await);
    assert_eq!((first.finish, second.finish), (Finish::Ended, Finish::Ended));
    assert_eq!(scene.double.look(|view| view.replies_to(question)).len(), 2);
    scene.end().await;
}

#[tokio::test]
async fn there_are_only_so_many_answers_to_a_question() {
    let (scene, ada, first) = answered().await;
    for count in 1..5 {
        again(&scene, &ada, first.part(), count).await;
    }
    let enough = "This question has been answered often enough; ask it in other words, perhaps.";
    assert_eq!(menu(&scene, &ada, first.part()).await, enough);
    ada.reacts(first.part(), "🔁").unwrap();
    assert_eq!(scene.reply_to(first.part()).await.content, format!("-# {enough}"));
    scene.end().await;
}

#[tokio::test]
async fn a_question_that_was_deleted_is_not_asked_again() {
    let scene = Scene::with(Cast::script(numbered())).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "My secret is 42.").unwrap();
    let first = scene.ended(question).await;
    ada.deletes(question).unwrap();
    scene.until_kinds("erase", 1).await;
    let gone = "The question was deleted, so it cannot be asked again.";
    assert_eq!(menu(&scene, &ada, first.part()).await, gone);
    assert_eq!(scene.model.requests().len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn another_answer_ends_when_the_question_is_deleted() {
    let gate = Gate::closed();
    let held = gate.clone();
    let script = Script::new(move |ask| {
        let answer = Answer { tokens: vec!["Fo".into(), "ur.".into()], ..Answer::at_once("") };
        if ask.number == 1 { answer.held(1, &held).into() } else { answer.into() }
    });
    let scene = Scene::with(Cast::script(script).without_limits()).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "Two and two?").unwrap();
    let first = scene.ended(question).await;
    ada.reacts(first.part(), "🔁").unwrap();
    let another = scene.another(1).await;
    scene.until_kinds("show_part", 2).await;
    ada.deletes(question).unwrap();
    let ended = scene.end_of(another).await;
    assert_eq!((ended.finish, ended.text.as_deref()), (Finish::Deleted, Some("Fo")));
    scene.end().await;
}

#[tokio::test]
async fn in_one_persons_conversation_others_are_refused() {
    let scene = Scene::with(Cast::script(numbered())).await;
    let ada = scene.double.person("ada");
    let first = scene.asked(&ada, scene.double.channel("general"), &scene.to_bot("Two?")).await;
    let told = menu(&scene, &scene.double.person("bob"), first.part()).await;
    assert_eq!(told, "That is for the person who asked and for moderators.");
    let said = ada.says("general", "hello").unwrap();
    assert_eq!(menu(&scene, &ada, said).await, "That is not a reply of mine.");
    again(&scene, &ada, first.part(), 1).await;
    scene.end().await;
}

#[tokio::test]
async fn in_direct_messages_one_asks_again_too() {
    let scene = Scene::with(Cast::script(numbered())).await;
    let ada = scene.double.person("ada");
    let first = scene.ended(ada.writes_to_the_bot("Two and two?").unwrap()).await;
    ada.reacts(first.part(), "🔁").unwrap();
    let another = scene.end_of(scene.another(1).await).await;
    better(&scene, &ada, &another).await;
    scene.until_kinds("prefer_message", 1).await;
    scene.end().await;
}

#[tokio::test]
async fn another_answer_that_is_owed_survives_a_crash_and_comes_once() {
    let gate = Gate::closed();
    let held = gate.clone();
    let script = Script::new(move |ask| {
        let answer = Answer::at_once(&format!("Answer {}.", ask.number));
        if ask.user.contains("hold") { answer.held(0, &held).into() } else { answer.into() }
    });
    let mut scene = Scene::with(Cast::script(script).without_limits()).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    let first = scene.asked(&ada, relay, "Two and two?").await;
    ada.says(relay, "hold on").unwrap();
    scene.until_kinds("begin_reply", 2).await;
    ada.reacts(first.part(), "🔁").unwrap();
    let another = scene.another(1).await;
    scene.kill().await;
    scene.start().await;
    let ended = scene.end_of(another).await;
    assert_eq!(ended.finish, Finish::Ended);
    assert_eq!(ended.parts.len(), 1);
    scene.another(1).await;
    gate.open();
    scene.end().await;
}

#[tokio::test]
async fn another_answer_that_was_being_written_in_a_crash_is_cut_and_can_be_compared() {
    let gate = Gate::closed();
    let held = gate.clone();
    let script = Script::new(move |ask| {
        let answer = Answer { tokens: vec!["Fo".into(), "ur.".into()], ..Answer::at_once("") };
        if ask.number == 1 { answer.held(1, &held).into() } else { answer.into() }
    });
    let mut scene = Scene::with(Cast::script(script).without_limits()).await;
    let ada = scene.double.person("ada");
    let first = scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    ada.reacts(first.part(), "🔁").unwrap();
    let another = scene.another(1).await;
    scene.until_kinds("show_part", 2).await;
    scene.kill().await;
    scene.start().await;
    let ended = scene.end_of(another).await;
    assert_eq!((&ended.finish, ended.text.as_deref()), (&Finish::Cut, Some("Fo")));
    better(&scene, &ada, &first).await;
    better(&scene, &ada, &ended).await;
    scene.until_kinds("prefer_message", 2).await;
    scene.end().await;
}

#[tokio::test]
async fn an_answer_that_failed_leaves_nothing_to_compare() {
    let script = Script::new(|ask| match ask.number {
        1 => double::model::Raw::refuse(400, "no").into(),
        _ => Answer::at_once("Four.").into(),
    });
    let scene = Scene::with(Cast::script(script).without_limits()).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    let first = scene.asked(&ada, relay, "Two and two?").await;
    let failed = again(&scene, &ada, first.part(), 1).await;
    assert_eq!((failed.finish, failed.text), (Finish::Refused, None));
    scene.asked(&ada, relay, "And then?").await;
    assert!(asked(&scene).pop().unwrap().to_string().contains("Four."));
    assert_eq!(labels(&scene.double.message(first.part()).unwrap()), ["✏️"]);
    scene.end().await;
}

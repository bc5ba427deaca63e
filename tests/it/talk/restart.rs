//! Stopped, killed and started again: nothing is lost, nothing happens twice, and what was cut says so.

use std::time::Duration;

use double::model::{Answer, Gate, Script};
use double::{Id, Matching, Person};
use sqlx::Executor;
use teachback::domain::event::{Finish, Rating};

use crate::support::scene::{Cast, Ended, LIMIT, Scene, labels};
use crate::talk::held_by;

/// A scene in which a reply to Ada has begun to show and is held back.
async fn held(gate: &Gate, grace: Duration) -> (Scene, Person, Id) {
    let scene = Scene::with(Cast { grace, ..Cast::script(held_by(gate)) }).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "hold on").unwrap();
    scene.reply_to(question).await;
    (scene, ada, question)
}

/// The reply stands once, cut, with a line that says so.
async fn is_cut(scene: &Scene, question: Id) -> Ended {
    let ended = scene.ended(question).await;
    assert_eq!((&ended.finish, ended.text.as_deref()), (&Finish::Cut, Some("Fo")));
    let all = scene.double.look(|view| view.replies_to(question));
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].content, format!("Fo\n-# The reply was cut off. ({})", ended.reply));
    assert_eq!(labels(&all[0]), ["✏️", "Ask again"]);
    assert_eq!(ended.parts, [all[0].id]);
    ended
}

#[tokio::test]
async fn a_reply_may_end_by_itself_when_the_bot_stops() {
    let gate = Gate::closed();
    let (mut scene, _, question) = held(&gate, LIMIT).await;
    let double = scene.double.clone();
    let opener = tokio::spawn(async move {
        double.wait_until("the bot to hear no more", LIMIT, |view| view.connected() == 0).await.unwrap();
        gate.open();
    });
    scene.stop().await;
    opener.await.unwrap();
    let ended = scene.ended(question).await;
    assert_eq!((ended.finish, ended.text.as_deref()), (Finish::Ended, Some("Four.")));
    scene.end().await;
}

#[tokio::test]
async fn a_reply_that_takes_longer_than_the_grace_is_cut_and_says_so() {
    let gate = Gate::closed();
    let (mut scene, _, question) = held(&gate, Duration::from_millis(50)).await;
    scene.stop().await;
    is_cut(&scene, question).await;
    scene.end().await;
}

#[tokio::test]
async fn what_waited_when_the_bot_stopped_is_answered_by_the_next_one() {
    let gate = Gate::closed();
    let (mut scene, _, _) = held(&gate, Duration::from_millis(50)).await;
    let waits = scene.double.person("bob").says("relay", "And I?").unwrap();
    scene.sign(waits, "⌛").await;
    scene.stop().await;
    scene.start().await;
    assert_eq!(scene.ended(waits).await.finish, Finish::Ended);
    scene.no_sign(waits, "⌛").await;
    scene.end().await;
}

#[tokio::test]
async fn a_reply_whose_bot_was_killed_is_ended_by_the_next_one_and_what_waited_comes_next() {
    let gate = Gate::closed();
    let (mut scene, ada, question) = held(&gate, LIMIT).await;
    let waits = scene.double.person("bob").says("relay", "And I?").unwrap();
    scene.sign(waits, "⌛").await;
    scene.kill().await;
    assert!(scene.double.look(|view| view.replies_to(question))[0].content.ends_with('▌'));
    scene.start().await;
    let cut = is_cut(&scene, question).await;
    assert_eq!(scene.ended(waits).await.finish, Finish::Ended);
    scene.no_sign(waits, "⌛").await;
    let prompt = scene.model.requests().pop().unwrap().body["messages"].to_string();
    assert!(
        prompt.contains("hold on") && prompt.contains("Fo") && prompt.contains("bob: And I?"),
        "{prompt}"
    );
    ada.reacts(cut.part(), "👎").unwrap();
    scene.rated(1).await;
    scene.end().await;
}

#[tokio::test]
async fn a_reply_that_showed_nothing_when_its_bot_was_killed_says_that_it_was_cut() {
    let gate = Gate::closed();
    let script = Script::always(Answer::at_once("Four.").held(0, &gate));
    let mut scene = Scene::with(Cast::script(script)).await;
    let question = scene.double.person("ada").says("relay", "Two and two?").unwrap();
    scene.until_kinds("begin_reply", 1).await;
    scene.kill().await;
    scene.start().await;
    let ended = scene.ended(question).await;
    assert_eq!((&ended.finish, &ended.text), (&Finish::Cut, &None));
    let all = scene.double.look(|view| view.replies_to(question));
    assert_eq!(
        all.iter().map(|it| it.content.clone()).collect::<Vec<_>>(),
        [format!("The reply was cut off. ({})", ended.reply)]
    );
    scene.end().await;
}

#[tokio::test]
async fn a_part_that_was_posted_but_not_yet_recorded_is_found_again() {
    let gate = Gate::closed();
    let mut scene = Scene::with(Cast::script(held_by(&gate))).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "hold on").unwrap();
    scene.until_kinds("begin_reply", 1).await;
    let (answers, events) = (
        scene.double.faults().hold_answers(Matching::route("POST", "/channels/{channel_id}/messages")),
        scene.double.faults().hold_events(),
    );
    scene.reply_to(question).await;
    scene.kill().await;
    answers.release();
    events.release();
    scene.double.faults().forget_sessions();
    scene.start().await;
    is_cut(&scene, question).await;
    scene.end().await;
}

#[tokio::test]
async fn a_reply_is_not_asked_for_again_once_it_is_whole() {
    let mut scene = Scene::saying("Four.").await;
    let ended = scene.asked(&scene.double.person("ada"), scene.double.channel("relay"), "Two and two?").await;
    scene.kill().await;
    scene.start().await;
    scene.settled().await;
    assert_eq!(scene.model.requests().len(), 1);
    assert_eq!(scene.double.revisions(ended.part()).last().unwrap().content, "Four.");
    scene.end().await;
}

#[tokio::test]
async fn what_happened_while_the_bot_was_away_is_recorded_once() {
    let mut scene = Scene::saying("Four.").await;
    let ada = scene.double.person("ada");
    let reply = scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    let thread = ada.opens_thread(reply.part(), "about it").unwrap();
    scene.settled().await;
    scene.stop().await;
    ada.reacts(reply.part(), "👍").unwrap();
    ada.says(thread, "Good.").unwrap();
    let question = ada.says("relay", "And three?").unwrap();
    scene.start().await;
    assert_eq!(scene.ended(question).await.finish, Finish::Ended);
    assert_eq!(scene.rated(1).await[0].rating, Some(Rating::Like));
    scene.feedback(1).await;
    assert_eq!(scene.double.look(|view| view.identified_and_resumed()), (1, 1));
    scene.kill().await;
    ada.unreacts(reply.part(), "👍").unwrap();
    scene.start().await;
    scene.rated(2).await;
    assert_eq!(scene.ratings().await, [""; 0]);
    assert_eq!(scene.double.look(|view| view.identified_and_resumed()), (1, 2));
    scene.end().await;
}

#[tokio::test]
async fn a_bot_that_is_killed_before_it_has_recorded_a_rating_records_it_when_it_comes_back() {
    let mut scene = Scene::saying("Four.").await;
    let ada = scene.double.person("ada");
    let reply = scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    let mut somebody = scene.store.pool().begin().await.unwrap();
    somebody.execute("lock table events in access exclusive mode").await.unwrap();
    ada.reacts(reply.part(), "👍").unwrap();
    // The bot has answered this at once, so that it has heard what came before.
    let pressed = ada.runs("general", "clear", &[]).unwrap();
    pressed.answer(LIMIT).await.unwrap();
    scene.kill().await;
    somebody.rollback().await.unwrap();
    scene.rated(0).await;
    scene.start().await;
    scene.rated(1).await;
    assert_eq!(scene.ratings().await, ["ada: like"]);
    scene.end().await;
}

#[tokio::test]
async fn while_nothing_can_be_recorded_commands_are_answered_and_say_so() {
    let scene = Scene::saying("Four.").await;
    let ada = scene.double.person("ada");
    scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    let mut somebody = scene.store.pool().begin().await.unwrap();
    somebody.execute("lock table events in access exclusive mode").await.unwrap();
    let pressed = ada.runs("relay", "clear", &[]).unwrap();
    let told = scene.told(&pressed).await;
    assert!(told.content.starts_with("I cannot write anything down right now"), "{}", told.content);
    somebody.rollback().await.unwrap();
    scene.end().await;
}

#[tokio::test]
async fn a_reply_in_parts_whose_bot_was_killed_is_ended_in_its_last_part_alone() {
    let gate = Gate::closed();
    let long = "All is well. ".repeat(200);
    let answer = Answer::at_once(&long);
    let held = answer.tokens.len() - 1;
    let mut scene = Scene::with(Cast::script(Script::always(answer.held(held, &gate)))).await;
    let question = scene.double.person("ada").says("relay", "Is all well?").unwrap();
    scene.until_kinds("show_part", 2).await;
    let is_caught_up = |view: &double::View<'_>| {
        view.messages("relay").last().is_some_and(|it| it.content.ends_with("well. ▌"))
    };
    scene.wait_until("the text so far", is_caught_up).await;
    scene.kill().await;
    let before = scene.double.messages("relay");
    scene.start().await;
    let ended = scene.ended(question).await;
    let after = scene.double.messages("relay");
    assert_eq!((ended.finish, after.len()), (Finish::Cut, before.len()));
    assert_eq!(after[1].content, before[1].content);
    assert!(
        after[2].content.ends_with(&format!("\n-# The reply was cut off. ({})", ended.reply)),
        "{}",
        after[2].content
    );
    assert!(labels(&after[1]).is_empty());
    assert_eq!(labels(&after[2]), ["✏️", "Ask again"]);
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert!(words(&long).starts_with(words(&ended.text.unwrap()).split_last().unwrap().1));
    scene.end().await;
}

#[tokio::test]
async fn a_reply_that_was_whole_when_its_bot_was_killed_is_recorded_as_whole() {
    let gate = Gate::closed();
    let cast = Cast { grace: LIMIT, seeds: true, ..Cast::script(held_by(&gate)) };
    let mut scene = Scene::with(cast.with_quick_limits()).await;
    let question = scene.double.person("ada").says("relay", "hold on").unwrap();
    scene.until_kinds("show_part", 1).await;
    let mut somebody = scene.store.pool().begin().await.unwrap();
    somebody.execute("lock table events in access exclusive mode").await.unwrap();
    gate.open();
    scene.wait_until("the whole text", |view| view.replies_to(question)[0].content == "Four.").await;
    scene.kill().await;
    somebody.rollback().await.unwrap();
    scene.start().await;
    let ended = scene.ended(question).await;
    assert_eq!((&ended.finish, ended.text.as_deref()), (&Finish::Ended, Some("Four.")));
    assert_eq!(scene.reply_to(question).await.content, "Four.");
    scene.sign(ended.part(), "👎").await;
    scene.end().await;
}

#[tokio::test]
async fn a_gateway_that_is_cut_while_a_reply_streams_costs_nothing() {
    let gate = Gate::closed();
    let (scene, ada, question) = held(&gate, LIMIT).await;
    let reply = scene.reply_to(question).await;
    scene.double.faults().rst();
    ada.reacts(reply.id, "👍").unwrap();
    let waits = scene.double.person("bob").says("relay", "And I?").unwrap();
    scene.rated(1).await;
    scene.sign(waits, "⌛").await;
    scene.double.faults().ask_reconnect();
    gate.open();
    assert_eq!(scene.ended(question).await.finish, Finish::Ended);
    assert_eq!(scene.ended(waits).await.finish, Finish::Ended);
    scene.rated(1).await;
    assert_eq!(scene.model.requests().len(), 2);
    scene.end().await;
}

#[tokio::test]
async fn everything_told_twice_happens_once() {
    let scene = Scene::saying("Four.").await;
    let (ada, faults) = (scene.double.person("ada"), scene.double.faults());
    for event in [
        "MESSAGE_CREATE",
        "MESSAGE_UPDATE",
        "MESSAGE_DELETE",
        "MESSAGE_REACTION_ADD",
        "MESSAGE_REACTION_REMOVE",
    ] {
        faults.repeat_events(event, 100);
    }
    let question = ada.says("relay", "Tow and two?").unwrap();
    let reply = scene.ended(question).await;
    ada.edits(question, "Two and two?").unwrap();
    ada.reacts(reply.part(), "👍").unwrap();
    ada.unreacts(reply.part(), "👍").unwrap();
    let thread = ada.opens_thread(reply.part(), "about it").unwrap();
    let said = ada.says(thread, "Good.").unwrap();
    scene.feedback(1).await;
    ada.deletes(said).unwrap();
    scene.until_kinds("erase", 1).await;
    scene.settled().await;
    faults.clear();
    let mut kinds = scene.kinds().await;
    kinds.retain(|kind| *kind != "show_part");
    let exchange = ["start_conversation", "add_message", "set_consent", "begin_reply", "add_message"];
    assert_eq!(kinds[..5], exchange);
    assert_eq!(
        kinds[5..],
        ["edit_message", "update_message", "update_message", "update_message", "update_message", "erase"]
    );
    assert_eq!(scene.double.look(|view| view.replies_to(question)).len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn a_database_that_throws_the_bot_out_costs_nothing() {
    let gate = Gate::closed();
    let (scene, ada, question) = held(&gate, LIMIT).await;
    let reply = scene.reply_to(question).await;
    throw_out(&scene).await;
    ada.reacts(reply.id, "👍").unwrap();
    let waits = scene.double.person("bob").says("relay", "And I?").unwrap();
    scene.rated(1).await;
    scene.sign(waits, "⌛").await;
    throw_out(&scene).await;
    gate.open();
    assert_eq!(scene.ended(question).await.finish, Finish::Ended);
    assert_eq!(scene.ended(waits).await.finish, Finish::Ended);
    assert_eq!(scene.model.requests().len(), 2);
    scene.end().await;
}

/// Ends every connection that the bot has to its database.
async fn throw_out(scene: &Scene) {
    let sql = "select count(pg_terminate_backend(pid)) from pg_stat_activity \
               where application_name = 'teachback' and datname = current_database()";
    let gone: i64 = sqlx::query_scalar(sql).fetch_one(scene.store.pool()).await.unwrap();
    assert!(gone > 0, "the bot had a connection");
}

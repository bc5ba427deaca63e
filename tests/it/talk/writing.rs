//! How a reply is shown: in parts, by edits, once, and with nothing left over.

use double::model::{Answer, End, Gate, Script};
use double::{Fault, Id, Limited, Matching, Seen};
use futures_util::future::join_all;
use teachback::domain::event::Finish;

use crate::support::scene::{Cast, Ended, LIMIT, Scene, labels};
use crate::talk::held_by;

const CREATE: (&str, &str) = ("POST", "/channels/{channel_id}/messages");
const EDIT: (&str, &str) = ("PATCH", "/channels/{channel_id}/messages/{message_id}");
const CURSOR: char = '▌';

fn matching((method, route): (&str, &str)) -> Matching {
    Matching::route(method, route)
}

/// Paragraphs, lists and code with fences inside fences, as models write them.
fn nested_fences(length: usize) -> String {
    let mut text = String::new();
    let mut number = 0;
    while text.chars().count() < length {
        number += 1;
        text.push_str(&format!(
            "## Section {number}\n\nSome words about section {number}, and *some* more.\n\n"
        ));
        text.push_str("````markdown\nA document with code in it:\n\n```rust\n");
        (0..20).for_each(|line| text.push_str(&format!("let answer_{number}_{line} = {line} * {number};\n")));
        text.push_str("```\n\nand its end.\n````\n\n- a point\n- another one\n\n");
    }
    text
}

/// The text without fences and white space, which cutting may add or take.
fn bare(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("```"));
    lines.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
}

fn shown(scene: &Scene, ended: &Ended) -> Vec<Seen> {
    ended.parts.iter().map(|part| scene.double.message(*part).expect("a part stands")).collect()
}

/// All messages of the bot in the relay channel.
fn by_bot(scene: &Scene) -> Vec<Seen> {
    let mut all = scene.double.messages("relay");
    all.retain(|message| message.author == scene.double.bot_id());
    all
}

#[tokio::test]
async fn twenty_thousand_characters_with_nested_fences_are_all_there_in_parts_that_stay() {
    let text = nested_fences(20_000);
    let answer = Answer { tokens_per_second: 5_000.0, ..Answer::saying(&text) };
    let scene =
        Scene::with(Cast { seeds: true, ..Cast::script(Script::always(answer)) }.with_quick_limits()).await;
    let ended = scene.asked(&scene.double.person("ada"), scene.double.channel("relay"), "Tell me all.").await;
    assert_eq!((&ended.finish, ended.text.as_deref()), (&Finish::Ended, Some(text.as_str())));
    let parts = shown(&scene, &ended);
    assert!(parts.len() > 10, "{}", parts.len());
    assert!(parts.iter().all(|part| part.content.chars().count() <= 2_000));
    let all: Vec<_> = parts.iter().map(|part| part.content.as_str()).collect();
    assert_eq!(bare(&all.join("\n")), bare(&text));
    for part in &ended.parts {
        stays_when_full(&scene, *part);
    }
    let (last, full) = parts.split_last().unwrap();
    assert!(full.iter().all(|part| labels(part).is_empty()));
    assert_eq!(labels(last), ["✏️"]);
    assert_eq!(parts.iter().map(|part| part.replies_to.is_some()).filter(|it| *it).count(), 1);
    seeds_follow(&scene, &ended).await;
    scene.end().await;
}

/// What people have once seen without a cursor never changes again.
fn stays_when_full(scene: &Scene, part: Id) {
    let revisions = scene.double.revisions(part);
    let (last, before) = revisions.split_last().expect("it was posted");
    assert!(!last.content.ends_with(CURSOR), "the cursor is gone");
    assert!(before.iter().all(|it| it.content.ends_with(CURSOR)), "{revisions:#?}");
}

/// 👍 and 👎 stand under the last part alone, and came after the text.
async fn seeds_follow(scene: &Scene, ended: &Ended) {
    let (last, full) = ended.parts.split_last().unwrap();
    scene.sign(*last, "👍").await;
    scene.sign(*last, "👎").await;
    assert!(full.iter().all(|part| scene.double.reactions(*part).is_empty()));
    let calls = scene.double.calls();
    let text =
        calls.iter().filter(|call| (call.method, call.route) == EDIT || (call.method, call.route) == CREATE);
    let seed = calls.iter().find(|call| call.method == "PUT" && call.route.contains("/reactions/")).unwrap();
    assert!(text.map(|call| call.at).max() <= Some(seed.at));
}

#[tokio::test]
async fn two_thousand_emoji_are_taken_and_given() {
    let (question, answer) = ("🦀".repeat(2_000), "👩‍👩‍👧‍👦".repeat(500));
    let scene = Scene::with(Cast::script(Script::always(Answer::at_once(&answer)))).await;
    let ended = scene.asked(&scene.double.person("ada"), scene.double.channel("relay"), &question).await;
    assert_eq!(scene.model.requests()[0].user(), format!("ada: {question}"));
    let parts: Vec<_> = shown(&scene, &ended).into_iter().map(|part| part.content).collect();
    assert!(
        parts.iter().all(|part| part.chars().count() <= 2_000 && part.starts_with('👩')),
        "cut inside a family"
    );
    assert_eq!(parts.concat(), answer);
    let sql = "select body from texts where origin = 'message'";
    let asked: String = sqlx::query_scalar(sql).fetch_one(scene.store.pool()).await.unwrap();
    assert_eq!(asked, question);
    scene.end().await;
}

#[tokio::test]
async fn while_it_streams_a_reply_has_a_cursor_and_a_stop_button_and_afterwards_neither() {
    let gate = Gate::closed();
    let scene = Scene::with(Cast::script(held_by(&gate))).await;
    let question = scene.double.person("ada").says("relay", "hold on").unwrap();
    let streams = scene.reply_to(question).await;
    assert_eq!((streams.content.as_str(), labels(&streams)), ("Fo ▌", vec!["Stop".to_owned()]));
    assert_eq!(streams.flags & (1 << 2), 1 << 2, "no previews while it grows");
    gate.open();
    scene.ended(question).await;
    let whole = scene.reply_to(question).await;
    assert_eq!((whole.content.as_str(), labels(&whole)), ("Four.", vec!["✏️".to_owned()]));
    assert_eq!((whole.id, whole.flags & (1 << 2)), (streams.id, 0));
    scene.end().await;
}

#[tokio::test]
async fn a_typing_sign_shows_only_when_the_model_is_slow() {
    let gate = Gate::closed();
    let slow = gate.clone();
    let script = Script::new(move |ask| {
        let answer = Answer::at_once("Four.");
        if ask.user.contains("hold") { answer.held(0, &slow).into() } else { answer.into() }
    });
    let scene = Scene::with(Cast::script(script)).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    scene.asked(&ada, relay, "Two and two?").await;
    assert!(scene.double.look(|view| view.typing(relay).is_empty()));
    let question = ada.says(relay, "hold on").unwrap();
    scene.wait_until("a typing sign", |view| !view.typing(relay).is_empty()).await;
    assert_eq!(scene.double.look(|view| view.replies_to(question)).len(), 0);
    gate.open();
    scene.ended(question).await;
    scene.end().await;
}

#[tokio::test]
async fn a_reply_that_a_moderator_deletes_goes_on_in_a_new_message() {
    let gate = Gate::closed();
    let scene = Scene::with(Cast::script(held_by(&gate))).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "hold on").unwrap();
    let first = scene.reply_to(question).await;
    scene.double.moderator("mia").deletes(first.id).unwrap();
    gate.open();
    let ended = scene.ended(question).await;
    assert_eq!((&ended.finish, ended.text.as_deref()), (&Finish::Ended, Some("Four.")));
    let all = by_bot(&scene);
    assert_eq!(all.iter().map(|it| it.content.as_str()).collect::<Vec<_>>(), ["Four."]);
    assert_eq!(ended.parts, [first.id, all[0].id]);
    ada.reacts(all[0].id, "👍").unwrap();
    scene.rated(1).await;
    scene.end().await;
}

#[tokio::test]
async fn who_deletes_the_new_message_too_does_not_want_it() {
    let gate = Gate::closed();
    let endless = Answer { tokens: vec!["Fo".into(), "ur".into()], then: End::Hang, ..Answer::at_once("") };
    let scene = Scene::with(Cast::script(Script::always(endless.held(1, &gate)))).await;
    let (ada, mia) = (scene.double.person("ada"), scene.double.moderator("mia"));
    let question = ada.says("relay", "Two and two?").unwrap();
    mia.deletes(scene.reply_to(question).await.id).unwrap();
    gate.open();
    mia.deletes(scene.reply_to(question).await.id).unwrap();
    ada.deletes(question).unwrap();
    let ended = scene.ended(question).await;
    assert_eq!((&ended.finish, ended.text.as_deref()), (&Finish::Deleted, Some("Four")));
    assert_eq!((by_bot(&scene).len(), ended.parts.len()), (0, 2));
    scene.end().await;
}

#[tokio::test]
async fn a_reply_whose_message_is_deleted_twice_while_it_is_said_ends_there_and_the_next_one_is_written() {
    let (second, third) = (Gate::closed(), Gate::closed());
    let endless = Answer { tokens: ["Fo", "ur", "."].map(Into::into).into(), ..Answer::at_once("") };
    let endless = Answer { then: End::Hang, ..endless.held(1, &second).held(2, &third) };
    let script = Script::new(move |ask| match ask.user.contains("hold") {
        true => endless.clone().into(),
        false => Answer::at_once("Four.").into(),
    });
    let scene = Scene::with(Cast::script(script)).await;
    let (ada, mia) = (scene.double.person("ada"), scene.double.moderator("mia"));
    let question = ada.says("relay", "hold on").unwrap();
    for gate in [second, third] {
        mia.deletes(scene.reply_to(question).await.id).unwrap();
        gate.open();
    }
    let ended = scene.ended(question).await;
    assert_eq!((&ended.finish, ended.text.as_deref()), (&Finish::Stopped, Some("Four")));
    assert_eq!((by_bot(&scene).len(), ended.parts.len()), (0, 2));
    let next = scene.asked(&ada, scene.double.channel("relay"), "And three?").await;
    assert_eq!((&next.finish, next.text.as_deref()), (&Finish::Ended, Some("Four.")));
    scene.end().await;
}

/// Whatever happens to the first call of this kind, the reply is there once and whole.
async fn check_fault(call: (&str, &str), fault: Fault) {
    let gate = Gate::closed();
    let scene = Scene::with(Cast::script(held_by(&gate))).await;
    let told = format!("{call:?} {fault:?}");
    scene.double.faults().next(matching(call), fault, 1);
    let question = scene.double.person("ada").says("relay", "hold on").unwrap();
    scene.reply_to(question).await;
    gate.open();
    let ended = scene.ended(question).await;
    assert_eq!(ended.text.as_deref(), Some("Four."), "{told}");
    let all = by_bot(&scene);
    assert_eq!(all.iter().map(|it| it.content.as_str()).collect::<Vec<_>>(), ["Four."], "{told}");
    assert_eq!(ended.parts, [all[0].id], "{told}");
    scene.end().await;
}

fn faults() -> [Fault; 7] {
    let retry_after = std::time::Duration::from_millis(300);
    [
        Fault::ServerError,
        Fault::BadGateway,
        Fault::ResetBefore,
        Fault::ResetAfter,
        Fault::ShortBody,
        Fault::RateLimited { kind: Limited::User, retry_after },
        Fault::RateLimited { kind: Limited::Global, retry_after },
    ]
}

#[tokio::test]
async fn a_post_that_fails_or_whose_answer_is_lost_is_made_once() {
    join_all(faults().map(|fault| check_fault(CREATE, fault))).await;
}

#[tokio::test]
async fn an_edit_that_fails_or_whose_answer_is_lost_is_made_again() {
    join_all(faults().map(|fault| check_fault(EDIT, fault))).await;
}

#[tokio::test]
async fn a_reply_that_may_not_be_posted_is_recorded_and_the_next_one_is_tried() {
    let scene = Scene::saying("Four.").await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    scene.double.faults().next(matching(CREATE), Fault::Refused { status: 403, code: 50_013 }, 1);
    let refused = scene.asked(&ada, relay, "Two and two?").await;
    assert_eq!(refused.parts, []);
    let next = scene.asked(&ada, relay, "Two and three?").await;
    assert_eq!(next.finish, Finish::Ended);
    scene.end().await;
}

#[tokio::test]
async fn a_message_that_is_told_before_its_post_is_answered_is_one_part() {
    let scene = Scene::saying("Four.").await;
    let hold = scene.double.faults().hold_answers(matching(CREATE));
    let question = scene.double.person("ada").says("relay", "Two and two?").unwrap();
    scene.until_kinds("show_part", 1).await;
    hold.release();
    assert_eq!(scene.ended(question).await.parts.len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn several_replies_in_one_channel_are_all_whole_within_its_limits() {
    let script =
        Script::always(Answer { tokens_per_second: 200.0, ..Answer::saying(&"All is well. ".repeat(40)) });
    let scene = Scene::with(Cast::script(script).with_quick_limits()).await;
    let mention = scene.to_bot("Is all well?");
    let ask =
        |number: usize| scene.double.person(&format!("person {number}")).says("general", &mention).unwrap();
    let questions: Vec<_> = (0..6).map(ask).collect();
    for question in questions {
        let ended = scene.ended(question).await;
        assert_eq!(ended.finish, Finish::Ended);
        assert_eq!(
            Some(scene.reply_to(question).await.content),
            ended.text.map(|text| text.trim().to_owned())
        );
    }
    scene.model.wait("six requests", LIMIT, |all| all.len() == 6).await.unwrap();
    scene.end().await;
}

#[tokio::test]
async fn whatever_a_model_says_pings_nobody() {
    let scene = Scene::saying("@everyone @here <@1> and all of you").await;
    let ada = scene.double.person("ada");
    let ended = scene.asked(&ada, scene.double.channel("relay"), "Whom do you call?").await;
    let shown = scene.double.json(ended.part()).unwrap();
    assert_eq!(
        (&shown["mention_everyone"], shown["mentions"].as_array().map(Vec::len)),
        (&false.into(), Some(0))
    );
    scene.end().await;
}

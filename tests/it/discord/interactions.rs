//! Whoever uses a command, a button or a form is answered at once, and nobody else sees it.

use std::time::Duration;

use double::{Fault, Matching, Options};
use serde_json::json;
use teachback::bot::platform::{Button, Edit, Platform, Post};
use teachback::bot::texts::{FEEDBACK, Texts};
use teachback::domain::decide::{Answer, Decision};
use teachback::domain::id::{ConversationId, MessageId};
use teachback::domain::inbound::{Inbound, Pressed, Wish};
use teachback::domain::key::{MessageKey, PlaceKey};
use teachback::domain::nonce;
use teachback::domain::settings::{Manager, Tier};

use crate::discord::{Listening, SOON, discord, double, no_complaints, settings};

const CALLBACK: &str = "/interactions/{interaction_id}/{interaction_token}/callback";
const ORIGINAL: &str = "/webhooks/{webhook_id}/{webhook_token}/messages/@original";

/// Hears what is wanted, and decides.
async fn decide(listening: &mut Listening, answer: Answer) -> Pressed {
    let heard = listening.next().await;
    let Some(Inbound::Pressed(pressed)) = heard.inbound else { panic!("not pressed: {:?}", heard.inbound) };
    let decision = Decision { answer: Some(answer), ..Decision::default() };
    heard.reply.expect("somebody waits").send(decision).expect("somebody still waits");
    pressed
}

/// A reply of the bot's with this button.
async fn reply(double: &double::Discord, listening: &mut Listening, button: Button) -> double::Id {
    let post = Post {
        place: PlaceKey::discord(double.channel("general")),
        reply_to: None,
        nonce: nonce::encode(7, 0),
        body: Edit { text: "hello".to_owned(), buttons: vec![button], previews: true, ..Edit::default() },
    };
    let key = discord(double).create(&post).await.result.unwrap();
    assert!(matches!(listening.next_inbound().await, Inbound::Shown(shown) if shown.spot.message == key));
    key.raw.parse().unwrap()
}

#[tokio::test]
async fn a_command_is_answered_for_its_user_alone_with_a_way_back() {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    let (ann, conversation) = (double.person("ann"), ConversationId::from_u128(7));
    let clear = ann.runs("general", "/clear", &[]).unwrap();
    let first = clear.answer(SOON).await.unwrap();
    assert!(first.is_ephemeral() && first.after < Duration::from_secs(3), "{first:?}");
    let pressed = decide(&mut listening, Answer::Cleared(conversation)).await;
    assert_eq!((pressed.wish, pressed.by.name.as_str()), (Wish::Clear, "ann"));
    let answer = clear.message(SOON).await.unwrap();
    assert_eq!(answer.content, Texts::default().answer(&Answer::Cleared(conversation)));
    assert_eq!(answer.only_for, Some(ann.id()));

    let undo = ann.clicks(answer.id, "Undo").unwrap();
    let pressed = decide(&mut listening, Answer::TakenUp).await;
    assert_eq!(pressed.wish, Wish::UndoClear(conversation));
    assert_eq!(undo.text(SOON).await.unwrap(), Texts::default().answer(&Answer::TakenUp));
    listening.stop().await;
    no_complaints(&double);
}

#[tokio::test]
async fn the_relay_is_switched_by_those_who_manage_the_channel() {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    let on = double.moderator("mia").runs("general", "/relay", &[("state", json!("on"))]).unwrap();
    let pressed = decide(&mut listening, Answer::Relay(true)).await;
    let manager = Manager { may: vec![Tier::Channel, Tier::Thread] };
    assert_eq!(pressed.wish, Wish::Relay(manager, true));
    assert_eq!(on.text(SOON).await.unwrap(), Texts::default().answer(&Answer::Relay(true)));
    listening.stop().await;
    no_complaints(&double);
}

#[tokio::test]
async fn the_pencil_opens_a_form_whose_words_are_feedback() {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    let message = reply(&double, &mut listening, Button::Feedback(MessageId::from_u128(7))).await;
    let ann = double.person("ann");
    let shown = ann.clicks(message, FEEDBACK).unwrap();
    assert_eq!(shown.form(SOON).await.unwrap()["title"], "What about this reply?");
    let sent = ann.submits(&shown, &[("words", "too long")]).unwrap();
    let pressed = decide(&mut listening, Answer::FeedbackTaken).await;
    let (on, text) = (MessageKey::discord(message), "too long".to_owned());
    assert_eq!(pressed.wish, Wish::GiveFeedback { on, text, by_menu: false });
    assert_eq!(sent.text(SOON).await.unwrap(), Texts::default().answer(&Answer::FeedbackTaken));
    listening.stop().await;
    no_complaints(&double);
}

#[tokio::test]
async fn the_menu_opens_a_form_on_the_bots_messages_alone() {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    let message = reply(&double, &mut listening, Button::Stop(MessageId::from_u128(7))).await;
    let ann = double.person("ann");
    let shown = ann.uses(message, "Give feedback").unwrap();
    shown.form(SOON).await.unwrap();
    ann.submits(&shown, &[("words", "good")]).unwrap();
    let pressed = decide(&mut listening, Answer::FeedbackTaken).await;
    let (on, text) = (MessageKey::discord(message), "good".to_owned());
    assert_eq!(pressed.wish, Wish::GiveFeedback { on, text, by_menu: true });

    let own = ann.says("general", "mine").unwrap();
    let refused = ann.uses(own, "Give feedback").unwrap();
    assert!(refused.answer(SOON).await.unwrap().is_ephemeral());
    assert_eq!(refused.text(SOON).await.unwrap(), Texts::default().answer(&Answer::NotAReply));
    listening.stop().await;
    no_complaints(&double);
}

#[tokio::test]
async fn whoever_waits_too_long_is_told_that_nothing_was_done() {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    let clear = double.person("ann").runs("general", "/clear", &[]).unwrap();
    assert!(clear.answer(SOON).await.unwrap().is_ephemeral());
    let undecided = listening.next().await;
    assert_eq!(clear.text(SOON).await.unwrap(), Texts::default().away());
    assert!(undecided.reply.unwrap().is_closed(), "whoever decides can see that nobody waits any more");
    listening.stop().await;
    no_complaints(&double);
}

#[tokio::test]
async fn with_a_full_queue_one_is_told_at_once() {
    let double = double().await;
    let _listening = Listening::begin(settings(&double), 1, Vec::new()).until_up(&double).await;
    // READY fills the queue, since nobody takes anything out.
    let clear = double.person("ann").runs("general", "/clear", &[]).unwrap();
    assert_eq!(clear.text(SOON).await.unwrap(), Texts::default().away());
    no_complaints(&double);
}

#[tokio::test]
async fn an_answer_that_comes_too_late_is_borne() {
    let options = Options { first_answer_within: Duration::ZERO, ..Options::default() };
    let double = double::Discord::start(options).await.unwrap();
    let mut listening = Listening::start(&double).await;
    let ann = double.person("ann");
    ann.runs("general", "/clear", &[]).unwrap();
    let heard = listening.next().await;
    assert!(matches!(heard.inbound, Some(Inbound::Pressed(_))));
    let refused =
        |view: &double::View<'_>| view.calls().any(|call| call.route == CALLBACK && call.status == 404);
    double.wait_until("a late answer", SOON, refused).await.unwrap();
    ann.says("general", "still there?").unwrap();
    assert_eq!(listening.next_text().await, "still there?");
    listening.stop().await;
}

#[tokio::test]
async fn an_answer_that_comes_when_the_interaction_is_over_stops_nothing_else() {
    let options = Options { token_lives: Duration::ZERO, ..Options::default() };
    let double = double::Discord::start(options).await.unwrap();
    let mut listening = Listening::start(&double).await;
    let ann = double.person("ann");
    ann.runs("general", "/clear", &[]).unwrap();
    decide(&mut listening, Answer::NothingToClear).await;
    let refused =
        |view: &double::View<'_>| view.calls().any(|call| call.route == ORIGINAL && call.status == 401);
    double.wait_until("a late answer", SOON, refused).await.unwrap();
    ann.says("general", "still there?").unwrap();
    assert_eq!(listening.next_text().await, "still there?");
    listening.stop().await;
}

#[tokio::test]
async fn an_interaction_that_is_told_twice_is_answered_once() {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    double.faults().repeat_events("INTERACTION_CREATE", 1);
    let clear = double.person("ann").runs("general", "/clear", &[]).unwrap();
    let first = decide(&mut listening, Answer::NothingToClear).await;
    let second = listening.next().await;
    assert!(matches!(second.inbound, Some(Inbound::Pressed(second)) if second == first));
    assert_eq!(clear.text(SOON).await.unwrap(), Texts::default().answer(&Answer::NothingToClear));
    listening.stop().await;
}

#[tokio::test]
async fn an_answer_whose_receipt_was_lost_still_arrives() {
    let double = double().await;
    let mut listening = Listening::start(&double).await;
    double.faults().next(Matching::route("POST", CALLBACK), Fault::ResetAfter, 1);
    double.faults().next(Matching::route("PATCH", ORIGINAL), Fault::BadGateway, 2);
    let clear = double.person("ann").runs("general", "/clear", &[]).unwrap();
    decide(&mut listening, Answer::NothingToClear).await;
    assert_eq!(clear.text(SOON).await.unwrap(), Texts::default().answer(&Answer::NothingToClear));
    listening.stop().await;
    no_complaints(&double);
}

#[tokio::test]
async fn the_commands_are_registered_once() {
    let double = double().await;
    for _ in 0..2 {
        Listening::start(&double).await.stop().await;
    }
    let asked = |method: &str| {
        double
            .calls()
            .iter()
            .filter(|call| call.method == method && call.route.ends_with("/commands"))
            .count()
    };
    assert_eq!((asked("GET"), asked("PUT")), (2, 1));
    let commands = double.look(|view| view.commands(None));
    let mut names: Vec<_> = commands.iter().filter_map(|command| command["name"].as_str()).collect();
    names.sort_unstable();
    let expected = [
        "Another answer",
        "Erase this text",
        "Give feedback",
        "Rate",
        "Review this reply",
        "clear",
        "feedback",
        "forget-me",
        "model",
        "my-data",
        "privacy",
        "quota",
        "relay",
        "review",
        "settings",
        "stats",
    ];
    assert_eq!(names, expected);
    no_complaints(&double);
}

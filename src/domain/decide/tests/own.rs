//! What the bot itself does: a reply is begun, shown and ended, each once.

use super::people::{ANN, relayed, words};
use super::scene::{Heard, Scene};
use crate::domain::decide::{Act, Origin};
use crate::domain::event::{Fact, Finish, Role, SentTurn};
use crate::domain::id::{MessageId, TextId};
use crate::domain::inbound::{Inbound, Shown};
use crate::domain::key::{MessageKey, Spot};
use crate::domain::route::Why;
use crate::domain::state::Stage;

fn given_a_question() -> (Scene, Heard, MessageId) {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is tea?"));
    let reply = scene.reply_to(&question).id;
    (scene, question, reply)
}

#[test]
fn a_reply_is_begun_once_with_exactly_what_is_sent() {
    let (mut scene, question, reply) = given_a_question();
    let began = scene.beginning(reply);
    let decision = scene.comes(&Inbound::Began(began.clone()));
    let [event] = &decision.events[..] else { panic!("one event") };
    let Fact::ReplyBegun(begun) = &event.fact else { panic!("a reply is begun") };
    assert_eq!((begun.parent, &begun.turns), (scene.turn(&question).id, &began.turns));
    assert_eq!(scene.stage(reply), Stage::Writing { questions: 1 });
    assert_eq!(scene.comes(&Inbound::Began(began)).ignored, Some(Why::Known));
}

#[test]
fn a_request_that_lacks_a_question_which_joined_meanwhile_is_made_again() {
    let (mut scene, first, reply) = given_a_question();
    let began = scene.beginning(reply);
    let second = scene.says(ANN, &relayed(), words("And coffee?"));
    assert_eq!(scene.reply_to(&second).id, reply);
    let decision = scene.comes(&Inbound::Began(began));
    assert_eq!(decision.events.len(), 0);
    assert_eq!(decision.acts, [Act::Answer(scene.turn(&first).conversation)]);
    assert_eq!(scene.begins(reply).ignored, None);
    assert_eq!(scene.stage(reply), Stage::Writing { questions: 2 });
}

#[test]
fn a_reply_whose_questions_are_gone_is_not_begun() {
    let (mut scene, question, reply) = given_a_question();
    let began = scene.beginning(reply);
    scene.deletes(&[&question.spot]);
    assert_eq!(scene.comes(&Inbound::Began(began)).ignored, Some(Why::Known));
    assert_eq!(scene.stage(reply), Stage::Dropped);
}

#[test]
fn the_system_prompt_is_a_turn_of_the_conversation() {
    let (mut scene, _, reply) = given_a_question();
    scene.rules.model.system_hash = Some("5e1f".into());
    let text = TextId::from_u128(1 << 100);
    let mut began = scene.beginning(reply);
    began.turns.insert(0, SentTurn { role: Role::System, text, speaker: None });
    began.system = Some((text, "Be kind.".into()));
    let decision = scene.comes(&Inbound::Began(began));
    let [words] = &decision.texts[..] else { panic!("one text") };
    assert_eq!((words.id, words.person, words.origin), (text, None, Origin::Setup));
    let conversation = scene.known.message(reply).unwrap().conversation;
    let system = &scene.known.conversation(conversation).unwrap().system;
    assert_eq!(system, &Some(("5e1f".into(), text)));
    let all = scene.known.messages_in_order();
    assert_eq!(all.iter().filter(|message| message.role == Role::System).count(), 1);
}

#[test]
fn a_part_is_shown_once() {
    let (mut scene, _, reply) = given_a_question();
    scene.begins(reply);
    let spot = Spot { place: relayed().key, message: MessageKey::discord(500) };
    let shown = Inbound::Shown(Shown { reply, part: 0, spot: spot.clone(), at: scene.tick() });
    assert_eq!(scene.comes(&shown).events.len(), 1);
    assert_eq!(scene.known.reply(&spot.message).map(|found| found.id), Some(reply));
    assert_eq!(scene.comes(&shown).ignored, Some(Why::Known));
}

#[test]
fn a_reply_ends_once() {
    let (mut scene, _, reply) = given_a_question();
    scene.begins(reply);
    let decision = scene.finishes(reply, "Leaves in water.", Finish::Ended);
    assert_eq!((decision.events.len(), decision.texts[0].origin), (1, Origin::Model));
    let ended = scene.known.message(reply).unwrap().clone();
    assert_eq!((ended.stage, ended.texts.len()), (Stage::Finished, 1));
    assert_eq!(scene.finishes(reply, "Something else.", Finish::Cut).ignored, Some(Why::Known));
    assert_eq!(scene.known.message(reply), Some(&ended));
}

#[test]
fn a_reply_that_says_nothing_has_no_text() {
    for text in ["", " \n\t"] {
        let (mut scene, _, reply) = given_a_question();
        scene.begins(reply);
        let decision = scene.finishes(reply, text, Finish::Empty);
        assert!(decision.texts.is_empty());
        let ended = scene.known.message(reply).unwrap();
        assert_eq!((ended.stage, ended.texts.len()), (Stage::Finished, 0));
    }
}

#[test]
fn a_reply_can_end_before_it_is_begun() {
    let (mut scene, _, reply) = given_a_question();
    assert_eq!(scene.finishes(reply, "", Finish::Failed).events.len(), 1);
    assert_eq!(scene.begins(reply).ignored, Some(Why::Known));
}

#[test]
fn a_reply_that_nobody_owes_is_nothing() {
    let (mut scene, _, reply) = given_a_question();
    let unknown = MessageId::from_u128(1 << 100);
    let mut began = scene.beginning(reply);
    began.reply = unknown;
    assert_eq!(scene.comes(&Inbound::Began(began)).ignored, Some(Why::NotOurs));
    assert_eq!(scene.finishes(unknown, "Tea.", Finish::Ended).ignored, Some(Why::NotOurs));
}

//! What the bot itself does: a reply is begun, shown and ended, each once.

use super::people::{ANN, relayed, words};
use super::scene::{Heard, Scene};
use crate::domain::decide::{Act, Origin};
use crate::domain::event::{Fact, Finish, Role, SentTurn};
use crate::domain::id::{MessageId, TextId};
use crate::domain::inbound::{Finished, Inbound, Shown};
use crate::domain::key::{MessageKey, Spot};
use crate::domain::route::Why;
use crate::domain::state::{Asked, Stage};

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
fn a_reply_that_is_asked_for_again_says_what_was_really_sent() {
    let (mut scene, _, reply) = given_a_question();
    scene.begins(reply);
    let mut again = scene.beginning(reply);
    (again.attempt, again.cut, again.instead_of) = (2, 1, Some("large".into()));
    again.model.name = "small".into();
    let decision = scene.comes(&Inbound::Began(again.clone()));
    let [event] = &decision.events[..] else { panic!("one event") };
    let Fact::ReplyBegun(begun) = &event.fact else { panic!("a reply is begun") };
    assert_eq!((begun.attempt, begun.cut, begun.instead_of.as_deref()), (2, 1, Some("large")));
    assert_eq!(scene.stage(reply), Stage::Writing { questions: 1 });
    let asked = scene.known.message(reply).and_then(|reply| reply.asked.clone());
    assert_eq!(asked, Some(Asked { attempt: 2, model: "small".into() }));
    assert_eq!(scene.comes(&Inbound::Began(again)).ignored, Some(Why::Known), "twice is once");
}

#[test]
fn what_a_model_thought_is_a_text_of_its_own() {
    let (mut scene, question, _) = given_a_question();
    let reply = scene.begin(&question, &relayed());
    let Inbound::Finished(end) = scene.end(reply.id, "Leaves.", Finish::Ended) else { panic!("an end") };
    let decision = scene.comes(&Inbound::Finished(Finished { reasoning: "Hm.".into(), ..end }));
    let texts: Vec<_> =
        decision.texts.iter().map(|text| (text.id, text.origin, text.body.as_str())).collect();
    let [(said, Origin::Model, "Leaves."), (thought, Origin::Reasoning, "Hm.")] = texts[..] else {
        panic!("{texts:?}")
    };
    let reply = scene.known.message(reply.id).expect("it is known");
    assert_eq!((&reply.texts[..], reply.reasoning), (&[said][..], Some(thought)));
    assert_eq!(reply.words().collect::<Vec<_>>(), [said, thought], "they go together");
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
    began.turns.insert(0, SentTurn { role: Role::System, text, speaker: None, files: Vec::new() });
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
    let shown = Inbound::Shown(Shown { reply, part: 0, spot: spot.clone(), at: scene.tick(), late: false });
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

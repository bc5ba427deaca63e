//! Another answer to the same turns, and which is the better one.

use super::people::{ANN, BOB, MAX, Player, general, mention, relayed, words};
use super::scene::{Heard, Reply, Scene, does};
use crate::domain::decide::{Act, Answer, Decision, Notice};
use crate::domain::event::{Fact, Finish, ModelUse, Place, Standing};
use crate::domain::id::MessageId;
use crate::domain::inbound::Wish;
use crate::domain::key::Spot;
use crate::domain::route::Why;
use crate::domain::state::Stage;

/// Ann has been answered in the relay channel.
fn given_an_answer() -> (Scene, Heard, Reply) {
    given_an_answer_in(&relayed())
}

fn given_an_answer_in(place: &Place) -> (Scene, Heard, Reply) {
    let mut scene = Scene::new();
    let question = scene.says(ANN, place, mention("What is tea?"));
    let reply = scene.answer(&question, place);
    (scene, question, reply)
}

fn asks_again(scene: &mut Scene, by: Player, reply: &Reply) -> Decision {
    let wish = Wish::AskAgain { on: reply.part().clone(), model: None, by_menu: true };
    let place = reply.place.clone();
    scene.presses(by, &place, wish)
}

/// The reply that is owed by a decision.
fn owed(decision: &Decision) -> MessageId {
    let another = |fact: &Fact| matches!(fact, Fact::AnotherAsked(_));
    let event = decision.events.iter().find(|event| another(&event.fact));
    event.and_then(|event| event.message).expect("another answer is owed")
}

/// Another answer, from the beginning to the end.
fn another(scene: &mut Scene, by: Player, beside: &Reply) -> Reply {
    let id = owed(&asks_again(scene, by, beside));
    written(scene, id, beside)
}

fn written(scene: &mut Scene, id: MessageId, beside: &Reply) -> Reply {
    assert_eq!(scene.begins(id).ignored, None, "the reply is begun");
    let mut reply = Reply { id, place: beside.place.clone(), parts: Vec::new() };
    scene.shows(&mut reply);
    scene.finish(&reply);
    reply
}

fn head(scene: &Scene) -> Option<MessageId> {
    let conversation = scene.going_on(&relayed()).expect("a conversation goes on");
    scene.known.conversation(conversation).expect("it is known").head
}

fn prefers(scene: &mut Scene, by: Player, reply: &Reply) -> Option<Answer> {
    scene.presses(by, &relayed(), Wish::Prefer(reply.id)).answer
}

#[test]
fn another_answer_stands_beside_the_first_and_answers_the_same_turn() {
    let (mut scene, question, first) = given_an_answer();
    let decision = asks_again(&mut scene, ANN, &first);
    assert_eq!(decision.answer, Some(Answer::AnotherComes));
    let id = owed(&decision);
    let reply = scene.known.message(id).unwrap();
    assert_eq!((reply.beside, reply.stage), (Some(first.id), Stage::Due { questions: 1 }));
    assert_eq!(reply.parent, Some(scene.turn(&question).id));
    assert!(does(&decision, &Act::Answer(reply.conversation)));
    let second = written(&mut scene, id, &first);
    assert_eq!(head(&scene), Some(second.id), "the conversation goes on from the newest");
}

#[test]
fn another_answer_to_another_answer_stands_beside_the_first_too() {
    let (mut scene, _, first) = given_an_answer();
    let second = another(&mut scene, ANN, &first);
    let third = another(&mut scene, BOB, &second);
    assert_eq!(scene.known.siblings(second.id), [first.id, second.id, third.id]);
    let third = scene.known.message(third.id).unwrap();
    assert_eq!((third.person, scene.known.asker(third)), (Some(scene.person(BOB)), Some(scene.person(ANN))));
}

#[test]
fn the_sign_asks_again_when_whoever_asked_gives_it() {
    let (mut scene, _, first) = given_an_answer();
    for (by, given) in [(BOB, true), (MAX, true), (ANN, false)] {
        let reacted = scene.reaction(by, first.part(), "🔁", given);
        let decision = scene.comes(&crate::domain::inbound::Inbound::Reacted(reacted));
        assert_eq!((decision.events.len(), decision.ignored), (0, Some(Why::NotARating)));
    }
    let decision = scene.gives(ANN, first.part(), "🔁");
    let id = owed(&decision);
    let again = scene.gives(ANN, first.part(), "🔁");
    assert_eq!((again.events.len(), again.acts.len()), (0, 0), "it is on its way already");
    scene.takes_back(ANN, first.part(), "🔁");
    assert_eq!(scene.stage(id), Stage::Due { questions: 1 });
}

#[test]
fn in_one_persons_conversation_others_do_not_ask_again() {
    let check = |place: &Place, by, expected| {
        let (mut scene, _, first) = given_an_answer_in(place);
        assert_eq!(asks_again(&mut scene, by, &first).answer, Some(expected));
    };
    check(&general(), BOB, Answer::NotAllowed);
    check(&general(), ANN, Answer::AnotherComes);
    check(&general(), MAX, Answer::AnotherComes);
    check(&relayed(), BOB, Answer::AnotherComes);
}

#[test]
fn while_a_reply_is_written_another_one_waits_for_its_end() {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is tea?"));
    let first = scene.begin(&question, &relayed());
    let id = owed(&scene.gives(ANN, first.part(), "🔁"));
    assert_eq!(asks_again(&mut scene, BOB, &first).answer, Some(Answer::AnotherOnItsWay));
    assert_eq!(scene.begins(id).ignored, Some(Why::Known), "the first one is being written");
    scene.finish(&first);
    assert_eq!(head(&scene), Some(first.id));
    written(&mut scene, id, &first);
    assert_eq!(head(&scene), Some(id));
}

#[test]
fn there_are_only_so_many_answers() {
    let (mut scene, _, first) = given_an_answer();
    for _ in 1..scene.rules.answers {
        another(&mut scene, ANN, &first);
    }
    assert_eq!(asks_again(&mut scene, ANN, &first).answer, Some(Answer::EnoughAnswers));
    let decision = scene.gives(ANN, first.part(), "🔁");
    let spot = Spot { place: relayed().key, message: first.part().clone() };
    assert_eq!(decision.acts, [Act::Tell(spot, Notice::EnoughAnswers)]);
}

#[test]
fn a_deleted_question_is_not_asked_again() {
    let (mut scene, question, first) = given_an_answer();
    scene.deletes(&[&question.spot]);
    assert_eq!(asks_again(&mut scene, ANN, &first).answer, Some(Answer::QuestionGone));
    assert!(scene.gives(ANN, first.part(), "🔁").events.is_empty());
}

#[test]
fn another_answer_is_owed_no_more_when_the_question_is_deleted() {
    let (mut scene, question, first) = given_an_answer();
    let id = owed(&asks_again(&mut scene, ANN, &first));
    scene.deletes(&[&question.spot]);
    assert_eq!(scene.stage(id), Stage::Dropped);
}

#[test]
fn another_answer_that_is_being_written_ends_when_the_question_is_deleted() {
    let (mut scene, question, first) = given_an_answer();
    let id = owed(&asks_again(&mut scene, ANN, &first));
    scene.begins(id);
    let decision = scene.deletes(&[&question.spot]);
    assert!(does(&decision, &Act::Stop(id, Finish::Deleted)));
}

#[test]
fn a_question_never_joins_another_answer_that_waits() {
    let (mut scene, question, first) = given_an_answer();
    let running = scene.says(BOB, &relayed(), words("And coffee?"));
    scene.begin(&running, &relayed());
    let id = owed(&asks_again(&mut scene, ANN, &first));
    let next = scene.says(ANN, &relayed(), words("Which kinds?"));
    assert_ne!(scene.reply_to(&next).id, id);
    assert_eq!(scene.stage(id), Stage::Due { questions: 1 });
    assert_eq!(scene.turn(&question).answered_by, Some(first.id));
}

#[test]
fn the_asker_decides_from_which_answer_the_conversation_goes_on() {
    let (mut scene, _, first) = given_an_answer();
    let second = another(&mut scene, ANN, &first);
    assert_eq!(prefers(&mut scene, BOB, &first), Some(Answer::Preferred { goes_on: false }));
    assert_eq!(head(&scene), Some(second.id));
    assert_eq!(prefers(&mut scene, ANN, &first), Some(Answer::Preferred { goes_on: true }));
    assert_eq!(head(&scene), Some(first.id));
    another(&mut scene, ANN, &first);
    assert_eq!(head(&scene), Some(first.id), "what is preferred stays before what is newest");
    let next = scene.says(ANN, &relayed(), words("Which kinds?"));
    assert_eq!(scene.turn(&next).parent, Some(first.id));
    assert_eq!(prefers(&mut scene, ANN, &second), Some(Answer::Preferred { goes_on: false }));
    assert_eq!(head(&scene), Some(scene.reply_to(&next).id), "what has gone on stays where it is");
}

#[test]
fn a_person_has_one_preference_and_may_change_it() {
    let (mut scene, _, first) = given_an_answer();
    let second = another(&mut scene, ANN, &first);
    let of = |scene: &Scene, by| scene.known.preferred(first.id, scene.person(by)).unwrap().clone();
    prefers(&mut scene, BOB, &second);
    assert_eq!((of(&scene, BOB).over, of(&scene, BOB).standing), (vec![first.id], Standing::Bystander));
    let once_more = scene.presses(BOB, &relayed(), Wish::Prefer(second.id));
    assert_eq!((once_more.events.len(), once_more.answer.is_some()), (0, true));
    prefers(&mut scene, BOB, &first);
    prefers(&mut scene, ANN, &second);
    assert_eq!((of(&scene, BOB).reply, of(&scene, ANN).reply), (first.id, second.id));
    let third = another(&mut scene, ANN, &first);
    prefers(&mut scene, ANN, &second);
    assert_eq!(of(&scene, ANN).over, [first.id, third.id], "it is better than the new one too");
}

#[test]
fn an_answer_alone_is_no_better_one() {
    let (mut scene, _, first) = given_an_answer();
    assert_eq!(prefers(&mut scene, ANN, &first), Some(Answer::OnlyAnswer));
    let id = owed(&asks_again(&mut scene, ANN, &first));
    scene.begins(id);
    scene.finishes(id, "", Finish::Failed);
    assert_eq!(prefers(&mut scene, ANN, &first), Some(Answer::OnlyAnswer));
    assert_eq!(head(&scene), Some(first.id), "from what says nothing no conversation goes on");
}

#[test]
fn of_several_models_one_is_chosen() {
    let (mut scene, _, first) = given_an_answer();
    scene.rules.model.name = "small".into();
    scene.rules.others = vec![ModelUse { name: "large".into(), ..ModelUse::default() }];
    let models = vec!["small".to_owned(), "large".to_owned()];
    let which = Answer::WhichModel { on: first.part().clone(), models };
    assert_eq!(asks_again(&mut scene, ANN, &first).answer, Some(which));
    let choose =
        |name: &str| Wish::AskAgain { on: first.part().clone(), model: Some(name.into()), by_menu: true };
    let unknown = scene.presses(ANN, &relayed(), choose("huge"));
    assert_eq!((unknown.events.len(), unknown.answer), (0, Some(Answer::NoSuchModel)));
    let id = owed(&scene.presses(ANN, &relayed(), choose("large")));
    assert_eq!(scene.known.message(id).unwrap().chosen.as_deref(), Some("large"));
    assert_eq!(asks_again(&mut scene, ANN, &first).answer, Some(Answer::AnotherOnItsWay));
    written(&mut scene, id, &first);
    let id = owed(&scene.gives(ANN, first.part(), "🔁"));
    assert_eq!(scene.known.message(id).unwrap().chosen, None, "the sign asks the same model");
}

#[test]
fn what_was_taken_up_again_goes_on_from_the_newest_answer_too() {
    let (mut scene, _, first) = given_an_answer();
    let cleared = scene.going_on(&relayed()).unwrap();
    scene.presses(ANN, &relayed(), Wish::Clear);
    scene.presses(ANN, &relayed(), Wish::UndoClear(cleared));
    assert_eq!(head(&scene), Some(first.id));
    let second = another(&mut scene, ANN, &first);
    assert_eq!(head(&scene), Some(second.id));
}

//! Which messages are turns, after what, and in whose conversation.

use super::people::{ANN, BOB, direct, general, mention, relayed, thread_in, thread_on, unreadable, words};
use super::scene::{Scene, does};
use super::seen::{Came, came, ends, starts};
use crate::domain::decide::{Act, Notice};
use crate::domain::event::{EndReason, Finish, Place, PlaceKind, Scope, Through};
use crate::domain::id::ConversationId;
use crate::domain::inbound::Wish;
use crate::domain::key::MessageKey;
use crate::domain::route::Why;
use crate::domain::state::Stage;

#[test]
fn a_mention_is_a_turn_anywhere() {
    let mut scene = Scene::new();
    for place in [general(), relayed(), direct(), thread_in(&general())] {
        let heard = scene.says(ANN, &place, mention("What is tea?"));
        assert_eq!(came(&heard.decision), Came::Turn, "{place:?}");
    }
}

#[test]
fn a_direct_message_is_a_turn() {
    let heard = Scene::new().says(ANN, &direct(), words("What is tea?"));
    assert_eq!(came(&heard.decision), Came::Turn);
}

#[test]
fn an_inline_reply_to_somebody_else_is_what_it_would_be_without() {
    let mut scene = Scene::new();
    let foreign = MessageKey::discord(77);
    let heard = scene.says(ANN, &general(), words("I agree.").to(&foreign));
    assert_eq!(came(&heard.decision), Came::Nothing(Why::NotForUs));
    let heard = scene.says(ANN, &relayed(), words("I agree.").to(&foreign));
    assert_eq!(came(&heard.decision), Came::Turn);
}

#[test]
fn the_same_message_is_taken_once() {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is tea?"));
    assert_eq!(came(&scene.comes(&question.inbound)), Came::Nothing(Why::Known));
    let reply = scene.answer(&question, &relayed());
    let feedback = scene.says(ANN, &relayed(), words("Good.").to(reply.part()));
    assert_eq!(came(&scene.comes(&feedback.inbound)), Came::Nothing(Why::Known));
}

#[test]
fn a_mention_in_an_inline_reply_follows_that_reply() {
    let mut scene = Scene::new();
    let first = scene.answered(ANN, &relayed(), words("What is tea?"));
    scene.answered(ANN, &relayed(), words("And coffee?"));
    let heard = scene.says(BOB, &relayed(), mention("Which kinds?").to(first.part()));
    assert_eq!(came(&heard.decision), Came::Turn);
    assert_eq!(scene.turn(&heard).parent, Some(first.id));
    assert!(!starts(&heard.decision), "it belongs to the conversation that is going on");
}

#[test]
fn a_mention_follows_a_reply_of_a_conversation_that_has_ended() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let before = scene.going_on(&relayed());
    scene.presses(ANN, &relayed(), Wish::Clear);
    let heard = scene.says(ANN, &relayed(), mention("Which kinds?").to(reply.part()));
    check_continues(&scene, &heard.spot.message, &relayed(), before);
    assert_eq!(scene.turn(&heard).parent, Some(reply.id));
}

#[test]
fn another_person_follows_a_reply_in_a_conversation_of_their_own() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &general(), mention("What is tea?"));
    let heard = scene.says(BOB, &general(), mention("Which kinds?").to(reply.part()));
    assert_ne!(scene.own(&general(), ANN), scene.own(&general(), BOB));
    let own = scene.known.conversation(scene.turn(&heard).conversation).unwrap();
    assert_eq!(own.continues, scene.own(&general(), ANN));
    assert_eq!(scene.turn(&heard).parent, Some(reply.id));
}

#[test]
fn a_mention_in_the_thread_on_a_reply_begins_a_conversation_that_continues_it() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let thread = thread_on(reply.part(), &relayed());
    let heard = scene.says(BOB, &thread, mention("Which kinds?"));
    assert_eq!(came(&heard.decision), Came::Turn);
    check_continues(&scene, &heard.spot.message, &thread, scene.going_on(&relayed()));
    assert_eq!(scene.turn(&heard).parent, Some(reply.id));
}

fn check_continues(scene: &Scene, turn: &MessageKey, place: &Place, before: Option<ConversationId>) {
    let turn = scene.known.turn(turn).unwrap();
    let conversation = scene.known.conversation(turn.conversation).unwrap();
    assert_eq!((conversation.continues, &conversation.place), (before, &place.key));
    assert_ne!(Some(conversation.id), before);
}

#[test]
fn an_inline_reply_inside_a_thread_names_the_reply_that_is_followed() {
    let mut scene = Scene::new();
    let outer = scene.answered(ANN, &relayed(), words("What is tea?"));
    let thread = thread_on(outer.part(), &relayed());
    let inner = scene.answered(ANN, &thread, mention("Which kinds?"));
    let heard = scene.says(ANN, &thread, mention("More?").to(inner.part()));
    assert_eq!(scene.turn(&heard).parent, Some(inner.id));
}

#[test]
fn where_threads_alone_hold_feedback_an_inline_reply_is_a_turn() {
    let mut scene = Scene::with(|rules| rules.feedback_by_reply = false);
    let reply = scene.answered(ANN, &general(), mention("What is tea?"));
    let heard = scene.says(ANN, &general(), words("Which kinds?").to(reply.part()));
    assert_eq!(came(&heard.decision), Came::Turn);
    assert_eq!(scene.turn(&heard).parent, Some(reply.id));
}

#[test]
fn where_threads_alone_hold_feedback_an_inline_reply_in_one_is_feedback_on_its_reply() {
    let mut scene = Scene::with(|rules| rules.feedback_by_reply = false);
    let outer = scene.answered(ANN, &relayed(), words("What is tea?"));
    let thread = thread_on(outer.part(), &relayed());
    let inner = scene.answered(ANN, &thread, mention("Which kinds?"));
    let heard = scene.says(ANN, &thread, words("Wrong.").to(inner.part()));
    assert_eq!(came(&heard.decision), Came::Feedback(Through::Thread));
    assert_eq!(scene.known.feedback(&heard.spot.message).unwrap().reply, outer.id);
}

#[test]
fn a_turn_without_words_gets_one_honest_line() {
    let mut scene = Scene::new();
    let heard = scene.says(ANN, &general(), mention(" \n"));
    assert_eq!(came(&heard.decision), Came::Nothing(Why::Empty));
    assert_eq!(heard.decision.acts, [Act::Tell(heard.spot, Notice::NothingSaid)]);
}

#[test]
fn what_cannot_be_read_is_not_empty() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let thread = thread_on(reply.part(), &relayed());
    for (place, words) in [(&relayed(), unreadable()), (&thread, unreadable()), (&direct(), unreadable())] {
        let heard = scene.says(ANN, place, words);
        assert_eq!(came(&heard.decision), Came::Nothing(Why::NotAllowedToRead), "{place:?}");
        assert!(heard.decision.acts.is_empty());
    }
    let heard = scene.says(ANN, &relayed(), unreadable().to(reply.part()));
    assert_eq!(came(&heard.decision), Came::Nothing(Why::NotAllowedToRead));
}

#[test]
fn a_turn_is_to_be_answered_and_its_text_is_the_persons() {
    let mut scene = Scene::new();
    let heard = scene.says(ANN, &relayed(), words("What is tea?"));
    let turn = scene.turn(&heard);
    assert!(does(&heard.decision, &Act::Answer(turn.conversation)));
    let [text] = &heard.decision.texts[..] else { panic!("one text") };
    assert_eq!((text.body.as_str(), text.person), ("What is tea?", Some(scene.person(ANN))));
    assert_eq!(turn.texts, [text.id]);
}

#[test]
fn a_turn_follows_the_last_reply() {
    let mut scene = Scene::new();
    let first = scene.answered(ANN, &relayed(), words("What is tea?"));
    let heard = scene.says(BOB, &relayed(), words("And coffee?"));
    assert_eq!(scene.turn(&heard).parent, Some(first.id));
}

fn check_scope(scope: Option<Scope>, place: &Place, expected: Scope) {
    let mut scene = Scene::with(|rules| rules.scope = scope);
    let anns = scene.says(ANN, place, mention("What is tea?"));
    let bobs = scene.says(BOB, place, mention("And coffee?"));
    let together = scene.turn(&anns).conversation == scene.turn(&bobs).conversation;
    assert_eq!(together, expected == Scope::Place, "{scope:?} {place:?}");
    let conversation = scene.known.conversation(scene.turn(&bobs).conversation).unwrap();
    let whose = (expected == Scope::Person).then(|| scene.person(BOB));
    assert_eq!((conversation.scope, conversation.person), (expected, whose));
}

#[test]
fn people_share_a_conversation_except_by_mention_in_an_ordinary_channel() {
    check_scope(None, &relayed(), Scope::Place);
    check_scope(None, &thread_in(&general()), Scope::Place);
    check_scope(None, &direct(), Scope::Place);
    check_scope(None, &general(), Scope::Person);
}

#[test]
fn the_setting_overrides_the_scope() {
    check_scope(Some(Scope::Person), &relayed(), Scope::Person);
    check_scope(Some(Scope::Person), &thread_in(&general()), Scope::Person);
    check_scope(Some(Scope::Place), &general(), Scope::Place);
}

#[test]
fn a_place_that_is_gone_ends_every_conversation_in_it_once() {
    let mut scene = Scene::new();
    scene.answered(ANN, &general(), mention("What is tea?"));
    scene.answered(BOB, &general(), mention("And coffee?"));
    scene.answered(BOB, &direct(), words("And coffee?"));
    let decision = scene.goes(&general());
    assert_eq!(ends(&decision), [EndReason::PlaceGone, EndReason::PlaceGone]);
    assert_eq!((scene.own(&general(), ANN), scene.own(&general(), BOB)), (None, None));
    assert!(scene.going_on(&direct()).is_some());
    assert_eq!(scene.goes(&general()).ignored, Some(Why::NotOurs));
}

#[test]
fn with_a_channel_its_threads_are_gone() {
    let mut scene = Scene::new();
    scene.answered(ANN, &general(), mention("What is tea?"));
    scene.answered(BOB, &thread_in(&general()), mention("And coffee?"));
    scene.answered(BOB, &thread_on(&MessageKey::discord(7), &relayed()), mention("And water?"));
    let decision = scene.goes(&general());
    assert_eq!(ends(&decision), [EndReason::PlaceGone, EndReason::PlaceGone]);
    assert_eq!(scene.going_on(&thread_in(&general())), None);
}

#[test]
fn what_is_owed_in_a_place_that_is_gone_is_owed_no_more() {
    let mut scene = Scene::new();
    let first = scene.says(ANN, &relayed(), words("What is tea?"));
    let writing = scene.begin(&first, &relayed());
    let waits = scene.says(BOB, &relayed(), words("And coffee?"));
    let due = scene.reply_to(&waits).id;
    let decision = scene.goes(&relayed());
    assert!(does(&decision, &Act::Stop(writing.id, Finish::Cut)));
    assert_eq!(scene.stage(due), Stage::Dropped);
    scene.finishes(writing.id, "So far", Finish::Cut);
    assert_eq!(scene.begins(due).ignored, Some(Why::Known));
}

#[test]
fn the_channel_that_has_the_id_of_a_part_is_no_thread_on_it() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    let channel = Place { kind: PlaceKind::Channel, ..thread_on(reply.part(), &general()) };
    let heard = scene.says(ANN, &channel, words("Good."));
    assert_eq!(came(&heard.decision), Came::Nothing(Why::NotForUs));
}

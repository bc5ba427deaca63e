//! Words about a reply.

use super::people::{ANN, BOB, MAX, Player, direct, general, mention, relayed, thread_on, words};
use super::scene::{Heard, Reply, Scene, does};
use super::seen::{Came, added, came, given};
use crate::domain::decide::{Act, Answer, Decision, Origin};
use crate::domain::event::{Scope, Standing, Through};
use crate::domain::inbound::Wish;
use crate::domain::key::MessageKey;
use crate::domain::route::Why;

/// Ann has been answered in a relayed channel.
fn given_a_reply() -> (Scene, Reply) {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &relayed(), words("What is tea?"));
    (scene, reply)
}

/// Ann has been answered, and Bob's inline reply was taken for feedback.
fn given_feedback() -> (Scene, Reply, Heard) {
    let (mut scene, reply) = given_a_reply();
    let feedback = scene.says(BOB, &relayed(), words("Which kinds?").to(reply.part()));
    (scene, reply, feedback)
}

fn is_hinted(heard: &Heard) -> bool {
    does(&heard.decision, &Act::Hint(heard.spot.clone()))
}

#[test]
fn a_message_in_the_thread_on_a_part_is_feedback() {
    let (mut scene, mut reply) = given_a_reply();
    scene.shows(&mut reply);
    for part in reply.parts.clone() {
        let heard = scene.says(BOB, &thread_on(&part, &relayed()), words("Too short."));
        assert_eq!(came(&heard.decision), Came::Feedback(Through::Thread));
        assert_eq!(scene.known.feedback(&heard.spot.message).unwrap().reply, reply.id);
        assert!(does(&heard.decision, &Act::Acknowledge(heard.spot.clone())));
        assert!(!is_hinted(&heard), "a thread on a reply is plainly about it");
    }
}

#[test]
fn an_inline_reply_is_feedback_in_every_kind_of_place() {
    for place in [relayed(), general(), direct()] {
        let mut scene = Scene::new();
        let reply = scene.answered(ANN, &place, mention("What is tea?"));
        let heard = scene.says(ANN, &place, words("Too short.").to(reply.part()));
        assert_eq!(came(&heard.decision), Came::Feedback(Through::Reply), "{place:?}");
        assert!(does(&heard.decision, &Act::Acknowledge(heard.spot.clone())));
    }
}

#[test]
fn feedback_is_no_turn_and_wakes_no_model() {
    let (scene, _, heard) = given_feedback();
    assert!(added(&heard.decision).is_none());
    assert!(!heard.decision.acts.iter().any(|act| matches!(act, Act::Answer(_))));
    assert!(scene.known.turn(&heard.spot.message).is_none());
}

#[test]
fn empty_words_are_no_feedback() {
    let (mut scene, reply) = given_a_reply();
    let heard = scene.says(BOB, &relayed(), words("  ").to(reply.part()));
    assert_eq!(came(&heard.decision), Came::Nothing(Why::Empty));
    assert!(heard.decision.acts.is_empty());
}

#[test]
fn the_first_inline_reply_of_a_person_in_a_place_is_hinted() {
    let (mut scene, reply, first) = given_feedback();
    assert!(is_hinted(&first));
    let again = scene.says(BOB, &relayed(), words("Hm.").to(reply.part()));
    assert!(!is_hinted(&again), "they know by now");
    let another = scene.says(ANN, &relayed(), words("Hm.").to(reply.part()));
    assert!(is_hinted(&another), "another person does not");
    let elsewhere = scene.answered(BOB, &general(), mention("What is tea?"));
    let elsewhere = scene.says(BOB, &general(), words("Hm.").to(elsewhere.part()));
    assert!(is_hinted(&elsewhere), "nor is another place the same");
}

#[test]
fn in_a_thread_where_the_bot_has_answered_the_first_feedback_is_hinted() {
    for scope in [None, Some(Scope::Person)] {
        let (mut scene, reply) = given_a_reply();
        scene.rules.scope = scope;
        let thread = thread_on(reply.part(), &relayed());
        scene.answered(BOB, &thread, mention("Which kinds?"));
        let first = scene.says(BOB, &thread, words("And from where?"));
        assert_eq!(came(&first.decision), Came::Feedback(Through::Thread));
        assert!(is_hinted(&first), "{scope:?}");
        let second = scene.says(BOB, &thread, words("Anyone?"));
        assert!(!is_hinted(&second));
    }
}

#[test]
fn feedback_on_a_conversation_that_has_ended_is_recorded() {
    let (mut scene, reply) = given_a_reply();
    scene.presses(ANN, &relayed(), Wish::Clear);
    let heard = scene.says(BOB, &relayed(), words("Too short.").to(reply.part()));
    assert_eq!(came(&heard.decision), Came::Feedback(Through::Reply));
    assert_eq!(scene.going_on(&relayed()), None, "and begins nothing");
}

#[test]
fn feedback_while_the_reply_is_being_written_is_recorded() {
    let mut scene = Scene::new();
    let question = scene.says(ANN, &relayed(), words("What is tea?"));
    let reply = scene.begin(&question, &relayed());
    let heard = scene.says(BOB, &relayed(), words("Too slow.").to(reply.part()));
    assert_eq!(came(&heard.decision), Came::Feedback(Through::Reply));
}

#[test]
fn whoever_gives_feedback_is_told_apart() {
    let (mut scene, reply) = given_a_reply();
    for (player, expected) in [(ANN, Standing::Asker), (BOB, Standing::Bystander), (MAX, Standing::Moderator)]
    {
        let heard = scene.says(player, &relayed(), words("Hm.").to(reply.part()));
        assert_eq!(given(&heard.decision).unwrap().standing, expected);
    }
}

#[test]
fn a_moderator_who_asked_is_the_asker() {
    let mut scene = Scene::new();
    let reply = scene.answered(MAX, &relayed(), words("What is tea?"));
    let heard = scene.says(MAX, &relayed(), words("Hm.").to(reply.part()));
    assert_eq!(given(&heard.decision).unwrap().standing, Standing::Asker);
}

fn fills_in(scene: &mut Scene, by: Player, on: &MessageKey, text: &str, by_menu: bool) -> Decision {
    let wish = Wish::GiveFeedback { on: on.clone(), text: text.to_owned(), by_menu };
    scene.presses(by, &relayed(), wish)
}

#[test]
fn a_form_is_feedback_by_button_or_menu_on_any_part() {
    let (mut scene, mut reply) = given_a_reply();
    scene.shows(&mut reply);
    for (part, by_menu, through) in
        [(&reply.parts[0], true, Through::Menu), (&reply.parts[1], false, Through::Button)]
    {
        let decision = fills_in(&mut scene, BOB, part, "Too short.", by_menu);
        let given = given(&decision).unwrap();
        assert_eq!((given.through, &given.spot, given.hinted), (through, &None, false));
        assert_eq!(decision.answer, Some(Answer::FeedbackTaken));
        assert_eq!(decision.texts[0].origin, Origin::Form);
    }
    assert_eq!(scene.known.feedback_on(reply.id).len(), 2, "one form does not replace the other");
}

#[test]
fn a_form_about_something_else_is_refused() {
    let (mut scene, _) = given_a_reply();
    let decision = fills_in(&mut scene, BOB, &MessageKey::discord(77), "Too short.", true);
    assert_eq!((decision.events.len(), decision.answer), (0, Some(Answer::NotAReply)));
}

#[test]
fn an_empty_form_is_no_feedback() {
    let (mut scene, reply) = given_a_reply();
    let decision = fills_in(&mut scene, BOB, reply.part(), " \n ", false);
    assert_eq!((decision.events.len(), decision.answer), (0, Some(Answer::NothingSaid)));
}

fn answer_instead(scene: &mut Scene, by: Player, heard: &Heard) -> Decision {
    scene.presses(by, &relayed(), Wish::AnswerInstead(heard.spot.message.clone()))
}

#[test]
fn feedback_that_was_meant_as_a_question_is_answered_instead() {
    let (mut scene, reply, feedback) = given_feedback();
    let decision = answer_instead(&mut scene, BOB, &feedback);
    assert_eq!(decision.answer, Some(Answer::WillAnswer));
    assert!(does(&decision, &Act::Unacknowledge(feedback.spot.clone())));
    let turn = scene.turn(&feedback);
    assert!(does(&decision, &Act::Answer(turn.conversation)));
    assert_eq!((turn.parent, turn.person), (Some(reply.id), Some(scene.person(BOB))));
    assert_eq!(turn.texts, [feedback.decision.texts[0].id], "the words are there already");
    assert!(decision.texts.is_empty());
    assert!(scene.known.feedback(&feedback.spot.message).unwrap().withdrawn);
}

#[test]
fn it_is_answered_instead_once() {
    let (mut scene, _, feedback) = given_feedback();
    answer_instead(&mut scene, BOB, &feedback);
    let again = answer_instead(&mut scene, BOB, &feedback);
    assert_eq!((again.events.len(), again.answer), (0, Some(Answer::WillAnswer)));
}

#[test]
fn a_moderator_may_have_it_answered_and_a_stranger_may_not() {
    let (mut scene, _, feedback) = given_feedback();
    let decision = answer_instead(&mut scene, ANN, &feedback);
    assert_eq!((decision.events.len(), decision.answer), (0, Some(Answer::NotAllowed)));
    let decision = answer_instead(&mut scene, MAX, &feedback);
    assert_eq!(decision.answer, Some(Answer::WillAnswer));
    assert_eq!(scene.turn(&feedback).person, Some(scene.person(BOB)), "it stays Bob's question");
}

#[test]
fn withdrawn_feedback_cannot_be_answered() {
    let (mut scene, _, feedback) = given_feedback();
    scene.deletes(&[&feedback.spot]);
    let decision = answer_instead(&mut scene, BOB, &feedback);
    assert_eq!((decision.events.len(), decision.answer), (0, Some(Answer::FeedbackGone)));
}

#[test]
fn feedback_in_a_thread_is_answered_there() {
    let (mut scene, reply) = given_a_reply();
    let thread = thread_on(reply.part(), &relayed());
    let feedback = scene.says(BOB, &thread, words("Which kinds?"));
    scene.presses(BOB, &thread, Wish::AnswerInstead(feedback.spot.message.clone()));
    let conversation = scene.known.conversation(scene.turn(&feedback).conversation).unwrap();
    assert_eq!((&conversation.place, conversation.continues), (&thread.key, scene.going_on(&relayed())));
}

#[test]
fn feedback_in_a_thread_where_the_bot_was_asked_is_answered_after_what_was_said_there() {
    let (mut scene, reply) = given_a_reply();
    let thread = thread_on(reply.part(), &relayed());
    let asked = scene.says(ANN, &thread, mention("And then?"));
    let feedback = scene.says(BOB, &thread, words("Which kinds?"));
    let answer = scene.turn(&asked).answered_by;
    scene.presses(BOB, &thread, Wish::AnswerInstead(feedback.spot.message.clone()));
    assert_eq!((scene.turn(&feedback).parent, answer.is_some()), (answer, true));
}

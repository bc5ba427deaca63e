//! The limits of a day.

use std::time::Duration;

use super::people::{ANN, BOB, MAX, Player, direct, general, mention, relayed, words};
use super::scene::{Heard, Scene, does};
use crate::domain::decide::{Act, Answer, Notice};
use crate::domain::event::{Ending, Fact, Finish, Place, Usage};
use crate::domain::id::MessageId;
use crate::domain::inbound::{Finished, Inbound, Owes, Wish};
use crate::domain::quota::{Left, Limit, Limits, Over, Whose};

fn given(person: Option<u64>, guild: Option<u64>) -> Scene {
    let limit = |requests| Limit { requests, tokens: None };
    let limits = Limits { person: limit(person), guild: limit(guild), spare_moderators: false };
    Scene::with(|rules| rules.limits = limits)
}

fn asks(scene: &mut Scene, by: Player, place: &Place) -> Heard {
    scene.says(by, place, mention("What is tea?"))
}

/// Whose limit kept a message from being answered, if one did.
fn declined(heard: &Heard) -> Option<Whose> {
    heard.decision.events.iter().find_map(|event| match &event.fact {
        Fact::QuestionDeclined(declined) => Some(declined.limit),
        _ => None,
    })
}

fn told(heard: &Heard) -> Option<Over> {
    heard.decision.acts.iter().find_map(|act| match act {
        Act::Tell(_, Notice::OverLimit(over)) => Some(*over),
        _ => None,
    })
}

fn ends(scene: &mut Scene, reply: MessageId, usage: Option<Usage>) {
    let ending = Ending { finish: Finish::Ended, usage, first_token_ms: None, total_ms: 9 };
    let at = scene.tick();
    let (text, reasoning) = ("Tea.".to_owned(), String::new());
    scene.comes(&Inbound::Finished(Finished {
        reply,
        at,
        text,
        reasoning,
        ending,
        before: Vec::new(),
        owes: Owes::default(),
    }));
}

#[test]
fn whoever_has_had_enough_is_told_when_there_is_more_and_waits_for_nobody() {
    let mut scene = given(Some(1), None);
    let first = asks(&mut scene, ANN, &relayed());
    scene.answer(&first, &relayed());
    let second = asks(&mut scene, ANN, &relayed());
    assert_eq!(declined(&second), Some(Whose::Person));
    let over = told(&second).expect("they are told");
    assert!(over.until > scene.now() && over.until.since(scene.now()) <= Duration::from_secs(24 * 60 * 60));
    assert_eq!(scene.turn(&second).answered_by, None);
    assert!(!second.decision.acts.iter().any(|act| matches!(act, Act::Answer(_))));
    let bobs = asks(&mut scene, BOB, &relayed());
    assert_eq!(scene.turn(&bobs).parent, Some(scene.turn(&second).id), "it stands in what was said");
    assert!(scene.reply_to(&bobs).stage.is_open());
}

#[test]
fn one_is_told_in_words_once_an_hour_and_else_by_a_sign() {
    let mut scene = given(Some(1), None);
    let first = asks(&mut scene, ANN, &relayed());
    scene.answer(&first, &relayed());
    assert!(told(&asks(&mut scene, ANN, &relayed())).is_some());
    let next = asks(&mut scene, ANN, &general());
    assert!(told(&next).is_none() && does(&next.decision, &Act::Decline(next.spot.clone())));
    scene.passes(Duration::from_secs(60 * 60));
    assert!(told(&asks(&mut scene, ANN, &relayed())).is_some());
}

#[test]
fn the_next_day_begins_anew() {
    let mut scene = given(Some(1), None);
    let first = asks(&mut scene, ANN, &relayed());
    scene.answer(&first, &relayed());
    assert!(declined(&asks(&mut scene, ANN, &relayed())).is_some());
    scene.passes(Duration::from_secs(24 * 60 * 60));
    assert!(declined(&asks(&mut scene, ANN, &relayed())).is_none());
}

#[test]
fn a_person_has_one_limit_everywhere_and_a_server_one_for_all() {
    let mut scene = given(Some(2), Some(3));
    for place in [general(), direct()] {
        let question = asks(&mut scene, ANN, &place);
        scene.answer(&question, &place);
    }
    assert_eq!(declined(&asks(&mut scene, ANN, &relayed())), Some(Whose::Person));
    for _ in 0..2 {
        let question = asks(&mut scene, BOB, &relayed());
        assert_eq!(declined(&question), None, "what is asked directly is in no server");
        scene.answer(&question, &relayed());
    }
    assert_eq!(declined(&asks(&mut scene, MAX, &relayed())), Some(Whose::Guild));
    assert_eq!(declined(&asks(&mut scene, MAX, &direct())), None);
}

#[test]
fn tokens_count_as_the_server_counts_them() {
    let mut scene = Scene::with(|rules| rules.limits.person.tokens = Some(100));
    for usage in [None, Some(Usage { prompt: 60, completion: 39 }), Some(Usage { prompt: 1, completion: 7 })]
    {
        let question = asks(&mut scene, ANN, &relayed());
        assert_eq!(declined(&question), None);
        let reply = scene.begin(&question, &relayed());
        ends(&mut scene, reply.id, usage);
    }
    assert_eq!(declined(&asks(&mut scene, ANN, &relayed())), Some(Whose::Person));
}

#[test]
fn what_is_answered_with_another_question_takes_no_request_of_its_own() {
    let mut scene = given(Some(1), None);
    let bobs = asks(&mut scene, BOB, &relayed());
    scene.begin(&bobs, &relayed());
    let (first, second) = (asks(&mut scene, ANN, &relayed()), asks(&mut scene, ANN, &relayed()));
    assert_eq!(declined(&second), None);
    assert_eq!(scene.reply_to(&first).id, scene.reply_to(&second).id);
}

#[test]
fn moderators_are_spared_where_it_is_set_so() {
    let mut scene = given(Some(1), Some(1));
    let first = asks(&mut scene, MAX, &relayed());
    scene.answer(&first, &relayed());
    scene.rules.limits.spare_moderators = true;
    assert_eq!(declined(&asks(&mut scene, MAX, &relayed())), None);
    assert_eq!(declined(&asks(&mut scene, BOB, &relayed())), Some(Whose::Guild));
    scene.rules.limits.spare_moderators = false;
    assert_eq!(declined(&asks(&mut scene, MAX, &general())), Some(Whose::Person));
}

#[test]
fn another_answer_is_a_request_of_whoever_asks_for_it() {
    let mut scene = given(Some(1), None);
    let question = asks(&mut scene, ANN, &relayed());
    let first = scene.answer(&question, &relayed());
    let again = Wish::AskAgain { on: first.part().clone(), model: None, by_menu: true };
    let theirs = scene.presses(ANN, &relayed(), again.clone());
    assert!(theirs.events.is_empty() && matches!(theirs.answer, Some(Answer::OverLimit(_))));
    assert_eq!(scene.gives(ANN, first.part(), "🔁").events.len(), 0);
    assert_eq!(scene.presses(BOB, &relayed(), again).answer, Some(Answer::AnotherComes));
    assert_eq!(declined(&asks(&mut scene, BOB, &general())), Some(Whose::Person));
}

#[test]
fn feedback_is_not_answered_instead_beyond_the_limit() {
    let mut scene = given(Some(1), None);
    let question = asks(&mut scene, ANN, &relayed());
    let reply = scene.answer(&question, &relayed());
    let said = scene.says(ANN, &relayed(), words("And coffee?").to(reply.part()));
    let decision = scene.presses(ANN, &relayed(), Wish::AnswerInstead(said.spot.message.clone()));
    assert!(decision.events.is_empty() && matches!(decision.answer, Some(Answer::OverLimit(_))));
}

#[test]
fn what_is_left_can_be_asked_for() {
    let mut scene = given(Some(3), Some(5));
    let question = asks(&mut scene, ANN, &relayed());
    scene.answer(&question, &relayed());
    let check = |scene: &mut Scene, by, place: &Place, person, guild| {
        let Some(Answer::Quota(quota)) = scene.presses(by, place, Wish::Quota).answer else {
            panic!("the quota is told");
        };
        let left = |requests: Option<(u64, u64)>| Left { requests, tokens: None };
        assert_eq!((quota.person, quota.guild), (left(person), left(guild)));
    };
    check(&mut scene, ANN, &relayed(), Some((2, 3)), Some((4, 5)));
    check(&mut scene, BOB, &general(), Some((3, 3)), Some((4, 5)));
    check(&mut scene, ANN, &direct(), Some((2, 3)), None);
    scene.rules.limits = Limits::default();
    check(&mut scene, ANN, &relayed(), None, None);
}

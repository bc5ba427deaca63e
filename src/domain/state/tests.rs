//! Events that come twice, late, or without what they are about.

use super::*;
use crate::domain::event::{ConversationStarted, EraseReason, TextsErased};
use crate::domain::event::{
    Ending, Event, EventKey, Fact, FeedbackGiven, Finish, MessageAdded, MessageEdited, MessageRated,
    ModelUse, Place, PlaceKind, ReplyBegun, Role, Scope, Standing, Through,
};
use crate::domain::id::{EventId, TextId};
use crate::domain::key::Spot;
use crate::domain::time::Timestamp;

const CONVERSATION: ConversationId = ConversationId::from_u128(1);
const QUESTION: MessageId = MessageId::from_u128(2);
const REPLY: MessageId = MessageId::from_u128(3);
const ANN: PersonId = PersonId::from_u128(4);

fn event(number: u128, message: Option<MessageId>, fact: Fact) -> Event {
    Event {
        id: EventId::from_u128(number),
        key: EventKey::of("test", number),
        at: Timestamp::from_ms(i64::try_from(number).unwrap() * 1_000),
        conversation: Some(CONVERSATION),
        message,
        person: Some(ANN),
        fact,
    }
}

fn place() -> Place {
    Place { key: PlaceKey::discord(1), kind: PlaceKind::Channel, guild: None, parent: None }
}

fn started() -> Event {
    let started = ConversationStarted {
        place: place(),
        scope: Scope::Place,
        model: ModelUse::default(),
        continues: None,
        after: None,
    };
    event(1, None, Fact::ConversationStarted(started))
}

fn asked(number: u128, question: MessageId) -> Event {
    let added = MessageAdded {
        role: Role::User,
        parent: None,
        text: Some(TextId::from_u128(number)),
        reasoning: None,
        key: Some(MessageKey::discord(number)),
        answered_by: Some(REPLY),
        ending: None,
    };
    event(number, Some(question), Fact::MessageAdded(added))
}

fn begun(number: u128) -> Event {
    let begun = ReplyBegun {
        parent: QUESTION,
        attempt: 1,
        model: ModelUse::default(),
        instead_of: None,
        turns: Vec::new(),
        cut: 0,
    };
    event(number, Some(REPLY), Fact::ReplyBegun(begun))
}

fn finished(number: u128) -> Event {
    let ending = Ending { finish: Finish::Ended, usage: None, first_token_ms: None, total_ms: 1 };
    let added = MessageAdded {
        role: Role::Assistant,
        parent: Some(QUESTION),
        text: Some(TextId::from_u128(number)),
        reasoning: None,
        key: None,
        answered_by: None,
        ending: Some(ending),
    };
    event(number, Some(REPLY), Fact::MessageAdded(added))
}

fn rated(number: u128, rating: Option<Rating>) -> Event {
    let reaction = Reaction { on: MessageKey::discord(50), emoji: "👍".into(), burst: false };
    let (through, standing, before) = (Through::Reaction, Standing::Asker, None);
    let rated = MessageRated { rating, reaction, through, standing, before };
    event(number, Some(REPLY), Fact::MessageRated(rated))
}

/// A dislike that was missed, and found to be older than another event.
fn missed(number: u128, before: u128) -> Event {
    let reaction = Reaction { on: MessageKey::discord(50), emoji: "👎".into(), burst: false };
    let (through, standing) = (Through::Reconciliation, Standing::Asker);
    let (rating, before) = (Some(Rating::Dislike), Some(EventId::from_u128(before)));
    let rated = MessageRated { rating, reaction, through, standing, before };
    event(number, Some(REPLY), Fact::MessageRated(rated))
}

fn told(number: u128, text: Option<TextId>, hinted: bool) -> Event {
    let spot = Spot { place: place().key, message: MessageKey::discord(60) };
    let given = FeedbackGiven {
        feedback: FeedbackId::from_u128(9),
        text,
        through: Through::Reply,
        spot: Some(spot),
        standing: Standing::Asker,
        hinted,
    };
    event(number, Some(REPLY), Fact::FeedbackGiven(given))
}

fn erased(number: u128, question: MessageId) -> Event {
    let texts = vec![TextId::from_u128(2)];
    let erased = TextsErased { texts, feedback: None, reason: EraseReason::Deleted, note: None };
    event(number, Some(question), Fact::TextsErased(erased))
}

fn given(events: &[Event]) -> Known {
    let mut known = Known::default();
    events.iter().for_each(|event| known.apply(event));
    known
}

fn stage(known: &Known) -> Stage {
    known.message(REPLY).unwrap().stage
}

#[test]
fn a_question_that_comes_twice_is_owed_one_answer() {
    let known = given(&[started(), asked(2, QUESTION), asked(2, QUESTION)]);
    assert_eq!(stage(&known), Stage::Due { questions: 1 });
    assert_eq!(known.conversation(CONVERSATION).unwrap().replies, 1);
}

#[test]
fn two_questions_can_be_owed_one_answer() {
    let other = MessageId::from_u128(7);
    let known = given(&[started(), asked(2, QUESTION), asked(5, other)]);
    assert_eq!(stage(&known), Stage::Due { questions: 2 });
    assert_eq!(known.message(REPLY).unwrap().parent, Some(other));
}

#[test]
fn a_reply_never_goes_back() {
    let mut known = given(&[started(), asked(2, QUESTION), begun(5), finished(6)]);
    let ended = known.message(REPLY).unwrap().clone();
    known.apply(&begun(5));
    known.apply(&finished(7));
    assert_eq!(known.message(REPLY), Some(&ended));
    assert_eq!(known.open_replies(CONVERSATION).count(), 0);
}

#[test]
fn a_question_that_is_erased_twice_is_gone_once() {
    let other = MessageId::from_u128(7);
    let events = [started(), asked(2, QUESTION), asked(5, other), erased(6, QUESTION), erased(6, QUESTION)];
    assert_eq!(stage(&given(&events)), Stage::Due { questions: 1 });
}

#[test]
fn a_reply_whose_last_question_is_erased_is_owed_no_more() {
    let known = given(&[started(), asked(2, QUESTION), erased(6, QUESTION)]);
    assert_eq!(stage(&known), Stage::Dropped);
    assert_eq!(known.open_replies(CONVERSATION).count(), 0);
}

#[test]
fn an_older_rating_does_not_replace_a_newer_one() {
    let mut known = given(&[started(), asked(2, QUESTION), rated(5, Some(Rating::Like)), rated(6, None)]);
    known.apply(&rated(5, Some(Rating::Like)));
    assert_eq!(known.rating(REPLY, ANN), None);
}

#[test]
fn a_rating_that_was_missed_counts_once_what_was_given_later_is_taken_back() {
    let asked = [started(), asked(2, QUESTION), rated(5, Some(Rating::Like))];
    let mut known = given(&asked);
    let mut follows = |event: &Event| {
        (0..2).for_each(|_| known.apply(event));
        known.rating(REPLY, ANN)
    };
    assert_eq!(follows(&missed(9, 5)), Some(Rating::Like));
    assert_eq!(follows(&rated(10, None)), Some(Rating::Dislike));
    assert_eq!(follows(&rated(11, Some(Rating::Like))), Some(Rating::Like));
}

#[test]
fn taken_back_without_having_been_given_is_nothing() {
    let known = given(&[started(), asked(2, QUESTION), rated(5, None)]);
    assert_eq!((known.rating(REPLY, ANN), known.changed().held.len()), (None, 0));
}

#[test]
fn an_edit_that_comes_twice_is_one_version() {
    let edit = Fact::MessageEdited(MessageEdited { text: TextId::from_u128(77) });
    let edit = event(6, Some(QUESTION), edit);
    let known = given(&[started(), asked(2, QUESTION), edit.clone(), edit]);
    let question = known.message(QUESTION).unwrap();
    assert_eq!((question.texts.len(), question.edited_at), (2, Some(Timestamp::from_ms(6_000))));
}

#[test]
fn feedback_keeps_its_beginning_through_edits_and_withdrawal() {
    let (first, second) = (TextId::from_u128(5), TextId::from_u128(6));
    let known =
        given(&[started(), asked(2, QUESTION), told(5, Some(first), true), told(6, Some(second), false)]);
    let feedback = known.feedback(&MessageKey::discord(60)).unwrap().clone();
    assert_eq!(
        (&feedback.texts[..], feedback.at.as_ms(), feedback.hinted),
        (&[first, second][..], 5_000, true)
    );
    assert!(known.was_hinted(ANN, &place().key));
    let mut known = known;
    known.apply(&told(7, None, false));
    let withdrawn = known.feedback(&MessageKey::discord(60)).unwrap();
    assert_eq!(withdrawn, &Feedback { withdrawn: true, ..feedback });
}

#[test]
fn an_event_about_what_is_not_there_changes_nothing() {
    let known = given(&[asked(2, QUESTION), begun(5), finished(6), erased(7, QUESTION)]);
    assert!(known.messages_in_order().is_empty());
}

#[test]
fn what_is_loaded_answers_as_what_was_lived_through() {
    let lived = given(&[started(), asked(2, QUESTION), rated(5, Some(Rating::Like)), told(6, None, true)]);
    let mut loaded = Known::default();
    loaded.learn_conversation(lived.conversation(CONVERSATION).unwrap().clone());
    lived.messages_in_order().into_iter().for_each(|message| loaded.learn_message(message.clone()));
    lived.held_on(&MessageKey::discord(50)).for_each(|held| loaded.learn_held(held.clone()));
    lived.feedback_on(REPLY).into_iter().for_each(|feedback| loaded.learn_feedback(feedback.clone()));
    assert_eq!(loaded.going_on(&place().key, None).map(|it| it.id), Some(CONVERSATION));
    assert_eq!(loaded.open_replies(CONVERSATION).count(), 1);
    assert_eq!(loaded.turn(&MessageKey::discord(2)).map(|it| it.id), Some(QUESTION));
    assert_eq!(loaded.rating(REPLY, ANN), Some(Rating::Like));
    assert!(loaded.feedback(&MessageKey::discord(60)).is_some());
    assert!(loaded.changed().messages.is_empty(), "nothing is to be written back");
}

//! Reviews: what asks for one, who may decide, and what is recorded of it.

use super::people::{ANN, BOB, MAX, direct, general, mention, relayed, thread_on, words};
use super::scene::{Reply, Scene};
use crate::domain::decide::{Answer, Decision, Origin};
use crate::domain::event::{Fact, Place};
use crate::domain::id::PersonId;
use crate::domain::inbound::{Carded, Inbound, Wish};
use crate::domain::key::{MessageKey, PlaceKey, RoleKey, Spot};
use crate::domain::review::{CaseState, Deed, Review, ReviewTask, ReviewWish, Reviewer, Verdict};
use crate::domain::route::Why;

/// Somebody who may moderate the relayed channel, and read the other one as well.
fn moderator() -> Reviewer {
    let (reads, moderates) = (vec![relayed().key, general().key], vec![relayed().key]);
    Reviewer { reads, moderates, ..Reviewer::default() }
}

fn answered(scene: &mut Scene) -> Reply {
    scene.answered(ANN, &relayed(), words("Two and two?"))
}

fn decides(scene: &mut Scene, reply: &Reply, reviewer: &Reviewer, deed: Deed) -> Decision {
    let wish = Wish::Review(reviewer.clone(), ReviewWish::Decide(reply.id, deed));
    scene.presses(MAX, &relayed(), wish)
}

fn check_state(scene: &Scene, reply: &Reply, expected: CaseState) {
    let case = scene.known.case(reply.id);
    assert_eq!(case.map_or(CaseState::Quiet, |case| case.state()), expected, "{case:?}");
}

fn reviews(decision: &Decision) -> Vec<Review> {
    let of = |fact: &Fact| if let Fact::ReplyReviewed(review) = fact { Some(*review) } else { None };
    decision.events.iter().filter_map(|event| of(&event.fact)).collect()
}

#[test]
fn dislikes_low_scores_and_words_ask_for_a_review_and_likes_beside_them_make_a_dispute() {
    let mut scene = Scene::with(|rules| rules.scores = true);
    let reply = answered(&mut scene);
    check_state(&scene, &reply, CaseState::Quiet);
    scene.gives(ANN, reply.part(), "👍");
    check_state(&scene, &reply, CaseState::Quiet);
    scene.gives(BOB, reply.part(), "2\u{FE0F}\u{20E3}");
    check_state(&scene, &reply, CaseState::Disputed);
    scene.takes_back(ANN, reply.part(), "👍");
    check_state(&scene, &reply, CaseState::New);
    scene.takes_back(BOB, reply.part(), "2\u{FE0F}\u{20E3}");
    check_state(&scene, &reply, CaseState::Quiet);
    scene.gives(BOB, reply.part(), "3\u{FE0F}\u{20E3}");
    check_state(&scene, &reply, CaseState::Quiet);
    let said = scene.says(BOB, &relayed(), words("It is five.").to(reply.part()));
    check_state(&scene, &reply, CaseState::New);
    scene.edits(&said.spot, "It is four.");
    check_state(&scene, &reply, CaseState::New);
    scene.deletes(&[&said.spot]);
    check_state(&scene, &reply, CaseState::Quiet);
}

#[test]
fn whoever_changes_their_mind_counts_once() {
    let mut scene = Scene::new();
    let reply = answered(&mut scene);
    scene.gives(BOB, reply.part(), "👍");
    scene.gives(BOB, reply.part(), "👎🏽");
    check_state(&scene, &reply, CaseState::New);
    let case = scene.known.case(reply.id).expect("it was rated");
    assert_eq!((case.likes, case.dislikes), (0, 1));
    scene.takes_back(BOB, reply.part(), "👎🏽");
    let case = scene.known.case(reply.id).expect("it was rated");
    assert_eq!((case.likes, case.dislikes), (1, 0));
}

#[test]
fn a_verdict_stands_until_it_is_taken_back() {
    let mut scene = Scene::new();
    let reply = answered(&mut scene);
    scene.gives(BOB, reply.part(), "👎");
    let first = decides(&mut scene, &reply, &moderator(), Deed::Good);
    assert_eq!(reviews(&first), [Review::Decided(Verdict::Good)]);
    assert!(
        matches!(first.answer, Some(Answer::Review(task)) if task.what == ReviewTask::Onward(reply.id, Review::Decided(Verdict::Good)))
    );
    for deed in [Deed::Bad, Deed::Skip, Deed::Correct("Four.".to_owned())] {
        assert_eq!(reviews(&decides(&mut scene, &reply, &moderator(), deed)), []);
    }
    check_state(&scene, &reply, CaseState::Done);
    assert_eq!(reviews(&decides(&mut scene, &reply, &moderator(), Deed::Undo)), [Review::Undone]);
    check_state(&scene, &reply, CaseState::New);
    assert_eq!(reviews(&decides(&mut scene, &reply, &moderator(), Deed::Undo)), []);
}

#[test]
fn what_was_skipped_asks_again_when_something_new_is_said() {
    let mut scene = Scene::new();
    let reply = answered(&mut scene);
    scene.gives(BOB, reply.part(), "👎");
    decides(&mut scene, &reply, &moderator(), Deed::Skip);
    check_state(&scene, &reply, CaseState::Skipped);
    scene.takes_back(BOB, reply.part(), "👎");
    check_state(&scene, &reply, CaseState::Skipped);
    scene.gives(ANN, reply.part(), "👎");
    check_state(&scene, &reply, CaseState::New);
}

#[test]
fn a_correction_is_the_moderators_text() {
    let mut scene = Scene::new();
    let reply = answered(&mut scene);
    let decision = decides(&mut scene, &reply, &moderator(), Deed::Correct("Four!".to_owned()));
    let text = decision.texts.first().expect("a text is kept");
    assert_eq!((text.origin, text.body.as_str()), (Origin::Correction, "Four!"));
    assert_eq!(text.person, scene.known.person(&MAX.key()));
    let empty = decides(&mut scene, &reply, &moderator(), Deed::Correct(" \n".to_owned()));
    assert_eq!((empty.answer, empty.events.len()), (Some(Answer::NothingSaid), 0));
}

fn check_refused(scene: &mut Scene, reply: &Reply, reviewer: &Reviewer, expected: Answer) {
    let decision = decides(scene, reply, reviewer, Deed::Good);
    assert_eq!((decision.answer, decision.events.len()), (Some(expected), 0), "{reviewer:?}");
}

#[test]
fn rights_are_those_of_the_moment_and_of_the_channel() {
    let mut scene = Scene::with(|rules| rules.reviewers = [RoleKey::discord(7)].into());
    let reply = answered(&mut scene);
    let elsewhere = Reviewer { moderates: vec![general().key], ..moderator() };
    check_refused(&mut scene, &reply, &elsewhere, Answer::NotAReviewer);
    check_refused(&mut scene, &reply, &Reviewer::default(), Answer::NotAReviewer);
    let by_role = Reviewer { roles: vec![RoleKey::discord(7)], moderates: vec![], ..moderator() };
    let blind = Reviewer { reads: vec![PlaceKey::discord(8)], ..by_role.clone() };
    check_refused(&mut scene, &reply, &blind, Answer::NotAReviewer);
    let decision = decides(&mut scene, &reply, &by_role, Deed::Bad);
    assert_eq!(reviews(&decision), [Review::Decided(Verdict::Bad)]);
}

#[test]
fn what_is_on_another_desk_is_decided_there_as_long_as_it_lies_there() {
    let mut scene = Scene::new();
    let reply = answered(&mut scene);
    let until = scene.now().after(std::time::Duration::from_secs(2));
    scene.known.learn_lease(reply.id, PersonId::from_u128(999), until);
    check_refused(&mut scene, &reply, &moderator(), Answer::Held(reply.id));
    let decision = decides(&mut scene, &reply, &moderator(), Deed::Good);
    assert_eq!(reviews(&decision), [Review::Decided(Verdict::Good)]);
}

#[test]
fn direct_messages_are_nobodys_to_review() {
    let mut scene = Scene::new();
    let reply = scene.answered(ANN, &direct(), words("Between us"));
    let everywhere = Reviewer { moderates: vec![relayed().key, direct().key], ..moderator() };
    check_refused(&mut scene, &reply, &everywhere, Answer::NotAReviewer);
}

/// The thread on the card of a reply, which is shown in the other channel.
fn carded(scene: &mut Scene, reply: &Reply) -> Place {
    let spot = Spot { place: general().key, message: MessageKey::discord(900) };
    let at = scene.tick();
    let card =
        |scene: &mut Scene| scene.comes(&Inbound::Carded(Carded { reply: reply.id, spot: spot.clone(), at }));
    let shown = card(scene);
    assert_eq!(shown.events.len(), 1, "{shown:?}");
    assert_eq!(card(scene).ignored, Some(Why::Known), "whoever posted it says so, and the platform does");
    thread_on(&spot.message, &general())
}

fn notes(decision: &Decision) -> Vec<bool> {
    let of = |fact: &Fact| if let Fact::NoteGiven(note) = fact { Some(note.text.is_some()) } else { None };
    decision.events.iter().filter_map(|event| of(&event.fact)).collect()
}

#[test]
fn what_is_said_in_a_thread_on_a_card_is_a_note_whomever_it_mentions() {
    let mut scene = Scene::with(|rules| rules.relays = [relayed().key, general().key].into());
    let reply = answered(&mut scene);
    let thread = carded(&mut scene, &reply);
    let said = scene.says(MAX, &thread, mention("Who says five?"));
    assert_eq!((notes(&said.decision), said.decision.acts.len()), (vec![true], 0), "{:?}", said.decision);
    assert_eq!(scene.comes(&said.inbound).ignored, Some(Why::Known));
    assert_eq!(notes(&scene.edits(&said.spot, "Who would say five?")), [true]);
    let gone = scene.deletes(&[&said.spot]);
    assert_eq!(notes(&gone), [false]);
    let erased = gone.events.iter().find_map(|event| match &event.fact {
        Fact::TextsErased(erased) => Some(erased.texts.len()),
        _ => None,
    });
    assert_eq!(erased, Some(2));
    assert_eq!(notes(&scene.edits(&said.spot, "Too late.")), [true; 0]);
    check_state(&scene, &reply, CaseState::Quiet);
}

use proptest::prelude::*;

use super::*;
use crate::domain::fence;

const SMALL: Shape = Shape { limit: 340, room: 40, mark: " ▌", small_print: "-# " };

fn draft(text: &str) -> Draft {
    let mut draft = Draft::new(SMALL);
    draft.push(text);
    draft
}

fn ending(small_print: &str) -> Ending {
    Ending { small_print: Some(small_print.to_owned()), if_empty: "Nothing came.".to_owned() }
}

/// Makes the next call of this kind and lets it end well.
fn show(draft: &mut Draft, verb: Verb) -> Call {
    let call = draft.next(verb).expect("a call is due");
    draft.done(call.part, Outcome::Shown);
    call
}

/// Shows everything, and returns what then stands in each part.
fn show_all(draft: &mut Draft) -> Vec<String> {
    let mut shown = Vec::new();
    while let Some(call) = draft.next(Verb::Create).or_else(|| draft.next(Verb::Edit)) {
        shown.resize(shown.len().max(call.part + 1), String::new());
        shown[call.part] = call.text;
        draft.done(call.part, Outcome::Shown);
    }
    shown
}

#[test]
fn a_reply_streams_with_a_mark_and_ends_without() {
    let mut draft = draft("Hel");
    assert_eq!(draft.wants(Verb::Create), Some(Rank::First));
    assert_eq!(show(&mut draft, Verb::Create).text, "Hel ▌");
    assert_eq!(draft.state(), State::Caught);
    draft.push("lo");
    assert_eq!(draft.wants(Verb::Edit), Some(Rank::Preview));
    assert_eq!(show(&mut draft, Verb::Edit).text, "Hello ▌");
    draft.finish(Ending::default());
    assert_eq!(draft.wants(Verb::Edit), Some(Rank::Ending));
    assert_eq!(show(&mut draft, Verb::Edit).text, "Hello");
    assert_eq!(draft.state(), State::Done { all_shown: true });
}

#[test]
fn what_people_surely_see_is_known_part_by_part() {
    let mut draft = Draft::new(SMALL);
    draft.notice("Busy.");
    show(&mut draft, Verb::Create);
    assert_eq!(draft.shown(), "");
    draft.lead("-# ||Hm.||");
    draft.push("Hello");
    show(&mut draft, Verb::Edit);
    draft.push(&" there".repeat(60));
    assert_eq!(draft.shown(), "Hello");
    draft.finish(ending("cut"));
    show_all(&mut draft);
    assert_eq!(draft.shown(), draft.text());
}

#[test]
fn while_nothing_is_said_a_line_may_say_what_is_waited_for() {
    let mut draft = draft("");
    assert_eq!(draft.wants(Verb::Create), None);
    draft.notice("Busy.");
    let call = show(&mut draft, Verb::Create);
    assert_eq!((call.text.as_str(), call.form, draft.state()), ("-# Busy.", Form::Waiting, State::Caught));
    draft.notice("Busy.");
    draft.notice("Still busy.");
    assert_eq!(show(&mut draft, Verb::Edit).text, "-# Still busy.");
    draft.push("Hi");
    assert_eq!((show(&mut draft, Verb::Edit).text.as_str(), draft.text()), ("Hi ▌", "Hi"));
    draft.notice("Busy.");
    assert_eq!(draft.state(), State::Caught, "something is said");
}

#[test]
fn what_was_waited_for_makes_way_for_the_end() {
    let mut draft = draft("");
    draft.notice("Busy.");
    show(&mut draft, Verb::Create);
    draft.finish(ending("why"));
    assert_eq!(show(&mut draft, Verb::Edit).text, "Nothing came.\n-# why");
    assert_eq!(draft.state(), State::Done { all_shown: true });
}

#[test]
fn a_line_before_the_text_is_none_of_it() {
    let mut draft = draft("");
    draft.lead("-# ||Hm.||");
    draft.push("Red.");
    draft.lead("too late");
    assert_eq!(draft.text(), "Red.");
    assert_eq!(show(&mut draft, Verb::Create).text, "-# ||Hm.||\nRed. ▌");
    draft.finish(ending("cut"));
    assert_eq!(show(&mut draft, Verb::Edit).text, "-# ||Hm.||\nRed.\n-# cut");
    let mut silent = Draft::new(SMALL);
    silent.lead("-# ||Hm.||");
    silent.finish(ending("cut"));
    assert_eq!(show(&mut silent, Verb::Create).text, "Nothing came.\n-# cut");
}

#[test]
fn a_reply_that_is_complete_before_it_is_shown_costs_one_call() {
    let mut draft = draft("Yes.");
    draft.finish(Ending::default());
    assert_eq!(draft.wants(Verb::Create), Some(Rank::Ending));
    assert_eq!(show(&mut draft, Verb::Create).form, Form::Last);
    assert_eq!(draft.state(), State::Done { all_shown: true });
}

#[test]
fn the_text_is_taken_when_it_is_sent() {
    let mut draft = draft("one");
    assert!(draft.wants(Verb::Create).is_some());
    draft.push(" two");
    assert_eq!(draft.next(Verb::Create).unwrap().text, "one two ▌");
    draft.push(" three");
    assert_eq!((draft.wants(Verb::Create), draft.wants(Verb::Edit)), (None, None), "one call at a time");
    assert_eq!(draft.state(), State::Behind);
}

#[test]
fn small_print_stands_below_the_text_and_fits() {
    let mut stopped = draft("```rust\nlet x");
    stopped.finish(ending("stopped\nby Ada"));
    assert_eq!(show_all(&mut stopped), ["```rust\nlet x\n```\n-# stopped by Ada"]);
    let mut long = draft(&"x".repeat(300));
    long.finish(ending(&"a very long reason ".repeat(9)));
    let shown = show_all(&mut long);
    assert_eq!(shown.iter().map(|text| text.chars().count()).collect::<Vec<_>>(), [340]);
    assert!(shown.first().unwrap().ends_with('…'));
}

#[test]
fn the_mark_never_touches_a_fence() {
    assert_eq!(show(&mut draft("```rust\nlet x"), Verb::Create).text, "```rust\nlet x\n```\n▌");
    assert_eq!(show(&mut draft("```\nx\n```"), Verb::Create).text, "```\nx\n```\n▌");
}

#[test]
fn an_ending_without_text_is_one_plain_line() {
    for nothing in ["", " \n\t"] {
        let mut draft = draft(nothing);
        assert_eq!((draft.state(), draft.wants(Verb::Create)), (State::Caught, None));
        draft.finish(ending("id 1"));
        assert_eq!(show_all(&mut draft), ["Nothing came.\n-# id 1"]);
    }
}

#[test]
fn a_later_part_waits_until_the_earlier_one_stands() {
    let mut draft = draft(&"word ".repeat(150));
    let first = draft.next(Verb::Create).unwrap();
    assert_eq!((first.part, first.form), (0, Form::Streaming), "it is found again by its button");
    assert!(first.text.ends_with(" ▌"), "{}", first.text);
    assert_eq!(draft.wants(Verb::Create), None);
    draft.done(0, Outcome::Shown);
    assert_eq!((draft.wants(Verb::Create), draft.wants(Verb::Edit)), (None, Some(Rank::First)));
    assert_eq!(show(&mut draft, Verb::Edit).form, Form::Full);
    assert_eq!(draft.next(Verb::Create).unwrap().part, 1);
    assert_eq!(draft.wants(Verb::Edit), None, "a part that is full is never sent again");
}

#[test]
fn a_deleted_reply_goes_on_in_a_new_message_once() {
    let mut draft = draft("one");
    let first = show(&mut draft, Verb::Create);
    draft.push(" two");
    draft.next(Verb::Edit).unwrap();
    draft.done(0, Outcome::Gone);
    let again = show(&mut draft, Verb::Create);
    assert_eq!((again.part, again.text.as_str()), (0, "one two ▌"));
    assert_ne!(again.serial, first.serial, "the old nonce would bring back the deleted message");
    draft.push(" three");
    draft.next(Verb::Edit).unwrap();
    draft.done(0, Outcome::Gone);
    assert_eq!(draft.state(), State::Done { all_shown: false });
    assert_eq!((draft.wants(Verb::Create), draft.wants(Verb::Edit)), (None, None));
}

#[test]
fn no_part_begins_before_the_one_in_front_of_it_is_shown_whole() {
    let mut draft = draft("word ");
    show(&mut draft, Verb::Create);
    draft.push(&"word ".repeat(80));
    assert_eq!((draft.wants(Verb::Create), draft.wants(Verb::Edit)), (None, Some(Rank::First)));
    assert_eq!(draft.next(Verb::Edit).unwrap().form, Form::Full);
    draft.done(0, Outcome::Unsure);
    assert_eq!(draft.wants(Verb::Create), None, "nobody knows whether it is whole");
    show(&mut draft, Verb::Edit);
    assert_eq!((draft.wants(Verb::Create), draft.wants(Verb::Edit)), (Some(Rank::First), None));
}

#[test]
fn a_part_that_is_deleted_before_it_is_whole_goes_on_in_a_new_message() {
    let mut draft = draft("word ");
    show(&mut draft, Verb::Create);
    draft.push(&"word ".repeat(80));
    draft.next(Verb::Edit).unwrap();
    draft.done(0, Outcome::Gone);
    draft.finish(Ending::default());
    let calls = [Verb::Create, Verb::Edit, Verb::Create].map(|verb| show(&mut draft, verb).part);
    assert_eq!(calls, [0, 0, 1]);
    assert_eq!(draft.state(), State::Done { all_shown: true });
}

#[test]
fn a_repeated_create_keeps_its_serial_and_is_followed_by_an_edit() {
    let mut draft = draft("one");
    let first = draft.next(Verb::Create).unwrap();
    draft.done(0, Outcome::Unsure);
    draft.push(" two");
    draft.finish(Ending::default());
    let again = show(&mut draft, Verb::Create);
    assert_eq!(again.serial, first.serial);
    assert_eq!(
        show(&mut draft, Verb::Edit).text,
        "one two",
        "the create may have brought back the first try"
    );
    assert_eq!(draft.state(), State::Done { all_shown: true });
}

#[test]
fn a_refused_reply_is_done_but_not_shown() {
    let mut draft = draft("one");
    draft.next(Verb::Create).unwrap();
    draft.done(0, Outcome::Refused);
    assert_eq!(draft.state(), State::Done { all_shown: false });
}

/// What may happen to a draft, in any order.
#[derive(Clone, Debug)]
enum Step {
    Push(String),
    Send(Verb),
    Answer(Fate),
}

/// What becomes of a request on its way.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    Done,
    TooSoon,
    LostBefore,
    LostAfter,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let token = prop_oneof![
        6 => "[a-z]{1,8}[ .]",
        2 => "[a-z ]{40,90}",
        1 => Just("\n\n".to_owned()),
        1 => Just("\n```rust\n".to_owned()),
        1 => Just("\n```\n".to_owned()),
    ];
    let fate = prop_oneof![4 => Just(Fate::Done), 1 => Just(Fate::TooSoon), 1 => Just(Fate::LostBefore), 1 => Just(Fate::LostAfter)];
    let step = prop_oneof![
        6 => token.prop_map(Step::Push),
        1 => Just(Step::Send(Verb::Create)),
        2 => Just(Step::Send(Verb::Edit)),
        3 => fate.prop_map(Step::Answer),
    ];
    proptest::collection::vec(step, 0..200)
}

/// A draft under test, the calls under way, and what stands in the channel.
struct Scene {
    draft: Draft,
    under_way: Vec<Call>,
    standing: Vec<String>,
    full: Vec<usize>,
    doubtful: Vec<usize>,
}

impl Scene {
    fn send(&mut self, verb: Verb) -> bool {
        let Some(call) = self.draft.next(verb) else { return false };
        assert!(self.under_way.iter().all(|other| other.part != call.part), "two calls for one part");
        assert!(call.text.chars().count() <= SMALL.limit);
        assert!(fence::after(None, &call.text).is_none(), "a fence stands open in {:?}", call.text);
        assert!(!self.full.contains(&call.part), "a full part was sent again");
        assert!(call.part <= self.standing.len(), "parts come in order");
        self.under_way.push(call);
        true
    }

    fn answer(&mut self, fate: Fate) {
        let Some(call) = self.under_way.pop() else { return };
        let sure = call.verb == Verb::Edit || !self.doubtful.contains(&call.part);
        if matches!(fate, Fate::Done | Fate::LostAfter) {
            match (call.verb, self.standing.get_mut(call.part)) {
                (Verb::Edit, standing) => *standing.expect("an edit needs a message") = call.text,
                (Verb::Create, None) => self.standing.push(call.text),
                // The nonce brings back the message of the first try.
                (Verb::Create, Some(_)) => {}
            }
        }
        match fate {
            Fate::Done if call.form != Form::Streaming && sure => self.full.push(call.part),
            Fate::Done | Fate::TooSoon => {}
            Fate::LostBefore | Fate::LostAfter => self.doubtful.push(call.part),
        }
        let outcome = match fate {
            Fate::Done => Outcome::Shown,
            Fate::TooSoon => Outcome::Failed,
            Fate::LostBefore | Fate::LostAfter => Outcome::Unsure,
        };
        self.draft.done(call.part, outcome);
    }

    fn settle(&mut self) {
        while !self.under_way.is_empty() || self.send(Verb::Create) || self.send(Verb::Edit) {
            self.answer(Fate::Done);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, rng_seed: proptest::test_runner::RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_whole_text_stands_in_the_end(steps in steps()) {
        let (under_way, standing, full, doubtful) = Default::default();
        let mut scene = Scene { draft: Draft::new(SMALL), under_way, standing, full, doubtful };
        for step in steps {
            match step {
                Step::Push(token) => scene.draft.push(&token),
                Step::Send(verb) => _ = scene.send(verb),
                Step::Answer(fate) => scene.answer(fate),
            }
        }
        scene.draft.finish(ending("end"));
        let mut at_once = Draft::new(SMALL);
        at_once.push(scene.draft.text());
        at_once.finish(ending("end"));
        scene.settle();
        prop_assert_eq!(scene.draft.state(), State::Done { all_shown: true });
        prop_assert_eq!(scene.standing, show_all(&mut at_once));
    }
}

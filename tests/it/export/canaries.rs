//! Whatever happens: no word of who did not allow it is in anything that trains.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use teachback::domain::event::{Finish, Rating};
use teachback::domain::id::{FileId, MessageId, PersonId};
use teachback::domain::review::Verdict;
use teachback::export::pick::Rules;

use super::golden::{exported, formats};
use super::script::{ADA, BOB, CANARY, EVE, MO, Script};

/// What somebody does; replies are named by a number, of those that there are.
#[derive(Clone, Debug)]
pub(super) enum Act {
    Starts,
    /// Begins a conversation that goes on from the one before it.
    GoesOn,
    Asks {
        who: PersonId,
        with_a_file: bool,
    },
    AsksTogether {
        who: PersonId,
        other: PersonId,
    },
    /// Says something that nobody answers, and that the next reply is asked with.
    Mutters {
        who: PersonId,
    },
    AsksAgain {
        who: PersonId,
        reply: usize,
    },
    Rates {
        who: PersonId,
        reply: usize,
        up: bool,
    },
    Says {
        who: PersonId,
        reply: usize,
    },
    Corrects {
        who: PersonId,
        reply: usize,
        is_quoting: bool,
    },
    Accepts {
        reply: usize,
    },
    Prefers {
        who: PersonId,
        reply: usize,
        over: usize,
    },
    Erases {
        reply: usize,
    },
    /// The oldest turns are sent no more.
    Trims {
        turns: usize,
    },
}

pub(super) fn act() -> impl Strategy<Value = Act> {
    let who = || prop::sample::select(&[ADA, BOB, MO, EVE][..]);
    let reply = || 0..8_usize;
    prop_oneof![
        1 => Just(Act::Starts),
        5 => (who(), prop::bool::weighted(0.2)).prop_map(|(who, with_a_file)| Act::Asks { who, with_a_file }),
        1 => (who(), who()).prop_map(|(who, other)| Act::AsksTogether { who, other }),
        1 => who().prop_map(|who| Act::Mutters { who }),
        2 => (who(), reply()).prop_map(|(who, reply)| Act::AsksAgain { who, reply }),
        8 => (who(), reply(), any::<bool>()).prop_map(|(who, reply, up)| Act::Rates { who, reply, up }),
        3 => (who(), reply()).prop_map(|(who, reply)| Act::Says { who, reply }),
        2 => (who(), reply(), any::<bool>())
            .prop_map(|(who, reply, is_quoting)| Act::Corrects { who, reply, is_quoting }),
        1 => reply().prop_map(|reply| Act::Accepts { reply }),
        1 => (who(), reply(), reply()).prop_map(|(who, reply, over)| Act::Prefers { who, reply, over }),
        1 => reply().prop_map(|reply| Act::Erases { reply }),
        1 => (1..6_usize).prop_map(|turns| Act::Trims { turns }),
        1 => Just(Act::GoesOn),
    ]
}

/// A script that is being lived through.
#[derive(Default)]
pub(super) struct Life {
    script: Script,
    replies: Vec<MessageId>,
    /// What was last said by whom.
    said: BTreeMap<PersonId, String>,
    count: usize,
}

impl Life {
    pub(super) fn of(acts: Vec<Act>) -> Script {
        let mut life = Self::default();
        life.happens(Act::Starts);
        acts.into_iter().for_each(|act| life.happens(act));
        life.script
    }

    fn happens(&mut self, act: Act) {
        let of = |life: &Self, at: usize| life.replies.get(at % life.replies.len().max(1)).copied();
        match act {
            Act::Starts => {
                self.script.starts(1, 100, "otter-7b");
                self.replies.clear();
                self.said.clear();
            }
            Act::GoesOn if self.replies.is_empty() => {}
            Act::GoesOn => {
                self.script.goes_on(1, 100, "otter-7b");
                self.replies.clear();
            }
            Act::Trims { turns } => self.script.trims(turns),
            Act::Asks { who, with_a_file } => {
                let words = self.words(who);
                let reply = if with_a_file {
                    let file = self.script.text_file(&words);
                    self.script.asks_with(who, &words, &[(file, true)])
                } else {
                    self.script.asks(who, &words)
                };
                self.answered(reply);
            }
            Act::AsksTogether { who, other } => {
                let (first, second) = (self.words(who), self.words(other));
                let reply = self.script.asks_two(who, &first, other, &second);
                self.answered(reply);
            }
            Act::Mutters { who } => {
                let words = self.words(who);
                self.script.mutters(who, &words);
            }
            Act::AsksAgain { who, reply } => {
                let Some(beside) = of(self, reply) else { return };
                let reply = self.script.asks_again(who, beside);
                self.answered(reply);
            }
            Act::Rates { who, reply, up } => {
                let rating = if up { Rating::Like } else { Rating::Dislike };
                of(self, reply).into_iter().for_each(|reply| self.script.rates(who, reply, Some(rating)));
            }
            Act::Says { who, reply } => {
                let Some(reply) = of(self, reply) else { return };
                let words = self.words(who);
                self.script.says(who, reply, &words);
            }
            Act::Corrects { who, reply, is_quoting } => {
                let Some(reply) = of(self, reply) else { return };
                let mut words = self.words(who);
                if let Some(said) = self.said.get(&EVE).filter(|_| is_quoting) {
                    words.push_str(&format!(" As was said: {said}"));
                }
                self.script.corrects_as(who, reply, &words);
            }
            Act::Accepts { reply } => {
                of(self, reply).into_iter().for_each(|reply| self.script.reviews(reply, Verdict::Good));
            }
            Act::Prefers { who, reply, over } => {
                let (Some(reply), Some(over)) = (of(self, reply), of(self, over)) else { return };
                if reply != over {
                    self.script.prefers(who, reply, &[over]);
                }
            }
            Act::Erases { reply } => {
                let Some(reply) = of(self, reply) else { return };
                // What is gone nobody can tell from a moderator's own words.
                let gone = self.script.erases_question_of(reply);
                self.said.retain(|_, said| gone.as_ref().is_none_or(|gone| gone.words != *said));
            }
        }
    }

    /// The model says back everything that it was asked with, its own words among it.
    fn answered(&mut self, reply: MessageId) {
        let words = self.script.asked_with(reply).join(" ");
        let said = words.split_inclusive('?').map(|it| it.trim().trim_start_matches("You said: "));
        let said = said.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" ");
        self.script.ends(reply, &format!("You said: {said}"), Finish::Ended);
        self.replies.push(reply);
    }

    /// Something new; hers have the canary in them.
    fn words(&mut self, who: PersonId) -> String {
        self.count += 1;
        let bird = if who == EVE { CANARY } else { "sparrow" };
        let words = format!("{bird} {} sings, and yours?", self.count);
        self.said.insert(who, words.clone());
        words
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_who_did_not_allow_it_is_in_anything_that_trains(acts in prop::collection::vec(act(), 1..40)) {
        let script = Life::of(acts);
        for format in formats().filter(|format| format.trains()) {
            for (name, text) in exported(&script, format, Rules::default(), i64::MAX) {
                prop_assert!(!text.contains(CANARY), "{}/{} has the canary", format, name);
            }
        }
    }
}

#[test]
fn a_correction_that_quotes_somebody_is_theirs_too() {
    let corrects = |is_quoting| {
        let asks = |who| Act::Asks { who, with_a_file: false };
        let says = Act::Says { who: EVE, reply: 0 };
        let script = Life::of(vec![asks(ADA), says, Act::Corrects { who: MO, reply: 0, is_quoting }]);
        exported(&script, "trl-sft".parse().unwrap(), Rules::default(), i64::MAX)
    };
    let (quoting, own) = (corrects(true), corrects(false));
    assert_eq!(own["sft.jsonl"].lines().count(), 1);
    assert_eq!(quoting["sft.jsonl"], "");
    assert!(quoting["manifest.json"].contains(r#""no_consent": 1"#), "{}", quoting["manifest.json"]);
}

/// Of some acts the rows that say whether a reply is good, and the manifest.
fn rated(acts: Vec<Act>) -> (usize, String) {
    let mut files = exported(&Life::of(acts), "trl-kto".parse().unwrap(), Rules::default(), i64::MAX);
    (files["kto.jsonl"].lines().count(), files.remove("manifest.json").unwrap())
}

fn asks(who: PersonId) -> Act {
    Act::Asks { who, with_a_file: false }
}

fn likes(reply: usize) -> Act {
    Act::Rates { who: ADA, reply, up: true }
}

#[test]
fn what_was_answered_to_a_deleted_question_goes_with_it_from_what_came_later() {
    let (rows, manifest) =
        rated(vec![asks(ADA), asks(EVE), Act::Erases { reply: 1 }, asks(ADA), likes(0), likes(2)]);
    assert_eq!(rows, 1);
    assert!(manifest.contains(r#""erased": 1"#), "{manifest}");
}

#[test]
fn words_for_which_there_was_no_room_any_more_are_still_in_what_was_answered_to_them() {
    let then = |who| rated(vec![asks(who), asks(ADA), Act::Trims { turns: 2 }, asks(ADA), likes(2)]);
    let (rows, manifest) = then(EVE);
    assert_eq!(rows, 0);
    assert!(manifest.contains(r#""no_consent": 1"#), "{manifest}");
    let (rows, manifest) = then(BOB);
    assert_eq!(rows, 1, "{manifest}");
}

#[test]
fn who_led_to_an_answer_of_an_earlier_conversation_is_asked_too() {
    // The question is sent no more, its answer is.
    let then = |who| {
        rated(vec![
            asks(who),
            asks(BOB),
            Act::GoesOn,
            Act::Trims { turns: 2 },
            asks(ADA),
            Act::GoesOn,
            asks(ADA),
            likes(0),
        ])
    };
    assert_eq!(then(BOB).0, 1);
    let (rows, manifest) = then(EVE);
    assert_eq!(rows, 0);
    assert!(manifest.contains(r#""no_consent": 1"#), "{manifest}");
}

#[test]
fn what_quotes_somebody_of_an_earlier_conversation_is_theirs_too() {
    let corrects = |is_quoting| {
        let correction = Act::Corrects { who: MO, reply: 0, is_quoting };
        let says = Act::Says { who: EVE, reply: 0 };
        let script = Life::of(vec![asks(BOB), says, Act::GoesOn, asks(ADA), correction]);
        exported(&script, "trl-sft".parse().unwrap(), Rules::default(), i64::MAX)
    };
    assert_eq!(corrects(false)["sft.jsonl"].lines().count(), 1);
    assert_eq!(corrects(true)["sft.jsonl"], "");
}

#[test]
fn an_image_is_missed_only_where_it_was_sent() {
    let mut it = Script::default();
    it.starts(1, 100, "otter-7b");
    let image = it.image_file();
    let first = it.asks_with(ADA, "What is this?", &[(image, true)]);
    it.ends(first, "An otter.", Finish::Ended);
    let second = it.asks(ADA, "What does it eat?");
    it.ends(second, "Fish.", Finish::Ended);
    it.trims(2);
    let third = it.asks(ADA, "Which?");
    it.ends(third, "Eels.", Finish::Ended);
    [first, second, third].into_iter().for_each(|reply| it.rates(ADA, reply, Some(Rating::Like)));
    let files = exported(&it, "trl-kto".parse().unwrap(), Rules::default(), i64::MAX);
    assert_eq!(files["kto.jsonl"].lines().count(), 1);
    assert!(files["kto.jsonl"].contains("Eels.") && files["manifest.json"].contains(r#""image": 2"#));
}

/// One reply was asked with a file, and the next one knows of both; what was asked third knows of the second reply alone.
fn with_a_file(goes_on: bool) -> (Script, FileId) {
    let mut it = Script::default();
    it.starts(1, 100, "otter-7b");
    let file = it.text_file("Otters hold hands.");
    let first = it.asks_with(BOB, "What do my notes say?", &[(file, true)]);
    it.ends(first, "They hold hands, Bob.", Finish::Ended);
    let second = it.asks(ADA, "Who?");
    it.ends(second, "Otters, says Bob.", Finish::Ended);
    if goes_on {
        it.goes_on(1, 100, "otter-7b");
    }
    it.trims(2);
    let third = it.asks(ADA, "Why?");
    it.ends(third, "Not to drift apart.", Finish::Ended);
    it.rates(ADA, third, Some(Rating::Like));
    (it, file)
}

#[test]
fn who_led_to_an_answer_is_called_nothing_in_it() {
    for goes_on in [false, true] {
        let (it, _) = with_a_file(goes_on);
        let files = exported(&it, "trl-kto".parse().unwrap(), Rules::default(), i64::MAX);
        assert!(files["kto.jsonl"].contains("Otters, says user"), "{}", files["kto.jsonl"]);
    }
}

#[test]
fn what_was_answered_to_a_file_goes_with_it_from_what_came_later() {
    for goes_on in [false, true] {
        let (mut it, file) = with_a_file(goes_on);
        it.files.remove(&file);
        let files = exported(&it, "trl-kto".parse().unwrap(), Rules::default(), i64::MAX);
        assert_eq!(files["kto.jsonl"], "");
        assert!(files["manifest.json"].contains(r#""erased": 1"#), "{}", files["manifest.json"]);
    }
}

//! Whatever happens: each reply is in an example, or is left out for one reason.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use proptest::prelude::*;
use serde_json::{Value, json};
use teachback::domain::event::{Finish, Rating};
use teachback::domain::id::MessageId;
use teachback::export::departed;
use teachback::export::format::Format;
use teachback::export::maker::{Fate, Maker};
use teachback::export::pick::Rules;
use teachback::export::story::Story;

use super::canaries::{Life, act};
use super::golden::{exported, order, taken};
use super::script::{ADA, Script};

/// The replies that are in examples, and those that are in none, as often as it is said.
fn told(script: &Script, format: Format) -> (BTreeSet<MessageId>, Vec<MessageId>) {
    let all = Arc::new(Mutex::new((BTreeSet::new(), Vec::new())));
    let known = Arc::clone(&all);
    let listener = move |fate: Fate<'_>| {
        let (kept, left_out) = &mut *known.lock().unwrap();
        match fate {
            Fate::Kept(_, example, _) => kept.extend(departed::replies(example)),
            Fate::LeftOut(_, reply, _) => left_out.push(reply),
            Fate::Dropped(..) => {}
        }
    };
    let order = Arc::new(order(format, Rules::default()));
    drop(taken(script, i64::MAX, Maker::dry(order, Box::new(listener))));
    Arc::into_inner(all).unwrap().into_inner().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_reply_is_in_examples_or_is_left_out_once(acts in prop::collection::vec(act(), 1..40)) {
        let script = Life::of(acts);
        let stories = script.histories(i64::MAX).into_iter().filter_map(Story::of);
        let replies: Vec<_> = stories.flat_map(|story| story.replies).map(|reply| reply.message.id).collect();
        for format in ["trl-sft", "trl-dpo", "trl-kto", "oasst"] {
            let (kept, left_out) = told(&script, format.parse().unwrap());
            let mut both: Vec<_> = kept.into_iter().chain(left_out).collect();
            both.sort();
            prop_assert_eq!(&both, &replies, "{}", format);
        }
    }
}

/// One reply that is disliked, and these that are liked, by one person; how many pairs there are, and what is left out.
fn pairs(disliked: &str, liked: &[&str]) -> (usize, Value) {
    let mut it = Script::default();
    it.starts(1, 100, "otter-7b");
    let first = it.asks(ADA, "What is a ULID?");
    it.ends(first, disliked, Finish::Ended);
    it.rates(ADA, first, Some(Rating::Dislike));
    for words in liked {
        let reply = it.asks_again(ADA, first);
        it.ends(reply, words, Finish::Ended);
        it.rates(ADA, reply, Some(Rating::Like));
    }
    let files = exported(&it, "trl-dpo".parse().unwrap(), Rules::default(), i64::MAX);
    let manifest: Value = serde_json::from_str(&files["manifest.json"]).unwrap();
    (files["dpo.jsonl"].lines().count(), manifest["left_out"].clone())
}

#[test]
fn a_reply_whose_pair_was_one_too_many_is_counted_once_and_not_called_alone() {
    assert_eq!(pairs("a", &["b", "c", "d", "e", "f"]), (3, json!({"dpo": {"enough": 2}})));
}

#[test]
fn a_pair_that_is_no_example_takes_no_place() {
    assert_eq!(pairs("a", &["a", "b", "c", "d"]), (3, json!({"dpo": {"same": 1}})));
}

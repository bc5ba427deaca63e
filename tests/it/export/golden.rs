//! Every format, byte for byte.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use teachback::domain::settings::Settings;
use teachback::domain::time::Timestamp;
use teachback::export::before::Before;
use teachback::export::format::Format;
use teachback::export::maker::{Maker, Order, Terms, Wants};
use teachback::export::manifest::Filters;
use teachback::export::people::Pseudonyms;
use teachback::export::pick::Rules;
use teachback::export::scribe::Beside;
use teachback::export::story::Story;

use super::script::{ADA, BOB, CANARY, MO, Script, history, history_of, names};
use super::table;

/// The files of an export of the script, by name; Parquet as its rows.
pub(super) fn exported(
    script: &Script,
    format: Format,
    rules: Rules,
    until: i64,
) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    export(script, format, rules, until, folder.path());
    let paths = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    paths.map(|path| (name(&path), text_of(&path))).collect()
}

/// What a file says; of Parquet the rows, one line each.
pub(super) fn text_of(path: &Path) -> String {
    if path.extension().is_some_and(|extension| extension == "parquet") {
        return table::rows(path).iter().map(|row| format!("{row}\n")).collect();
    }
    fs::read_to_string(path).unwrap()
}

fn export(script: &Script, format: Format, rules: Rules, until: i64, folder: &Path) {
    let maker = Maker::new(Arc::new(order(format, rules)), folder).unwrap();
    let maker = taken(script, until, maker);
    maker.finish(terms(format, until)).unwrap().put(folder).unwrap();
}

pub(super) fn order(format: Format, rules: Rules) -> Order {
    Order {
        format,
        rules,
        names: Pseudonyms::new("a secret", &format.to_string()),
        everybody: names().iter().map(|(_, name)| name.to_lowercase()).collect(),
        places: Settings::default(),
    }
}

/// Lets a maker have the script, with what it wants of it and no more, as a store has it.
pub(super) fn taken(script: &Script, until: i64, mut maker: Maker) -> Maker {
    let allowing = maker.order().format.trains().then(|| HashSet::from([ADA, BOB, MO]));
    let names = names().into_iter().map(|(person, name)| (person, name.to_owned())).collect();
    let mut beside = Beside { names, allowing, ..Beside::default() };
    let before = Before::of(script.histories(until));
    for history in script.histories(until) {
        let story = Story::of(history).unwrap();
        let Wants { texts, files, .. } = maker.order().wants(&story, &before);
        beside.texts =
            texts.into_iter().filter_map(|id| Some((id, script.texts.get(&id)?.clone()))).collect();
        beside.files =
            files.into_iter().filter_map(|id| Some((id, script.files.get(&id)?.clone()))).collect();
        maker.take(&story, &before, &beside).unwrap();
    }
    maker
}

fn terms(format: Format, at_seq: i64) -> Terms {
    Terms {
        at_seq,
        recorded_at: Some(Timestamp::from_ms(1_795_456_800_000 + at_seq.min(1_000))),
        filters: Filters::default(),
        command: format!("teachback export {format} --at-seq {at_seq} -o DIR"),
        training_permission: format.trains().then(|| "DISCORD-1".to_owned()),
        consent: "as the test says".to_owned(),
    }
}

/// All formats that are made of conversations.
pub(super) fn formats() -> impl Iterator<Item = Format> {
    Format::ALL
        .into_iter()
        .map(|(_, format)| format)
        .filter(|format| *format != Format::Events)
        .chain([Format::Evaluation])
}

#[test]
fn every_format_is_byte_for_byte_what_it_was() {
    let (script, mut differ) = (history(), Vec::new());
    for format in formats() {
        let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/export/{format}"));
        // What it is now lies beside the build, to be compared and copied.
        let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("export/{format}"));
        fs::create_dir_all(&made).unwrap();
        let files = exported(&script, format, Rules::default(), script.end());
        for (name, text) in files.iter().filter(|(name, _)| !name.ends_with(".parquet")) {
            fs::write(made.join(name), text).unwrap();
            if fs::read_to_string(goldens.join(name)).ok().as_ref() != Some(text) {
                differ.push(made.join(name));
            }
        }
    }
    assert!(differ.is_empty(), "these differ from tests/golden/export: {differ:#?}");
}

#[test]
fn a_table_has_the_rows_that_stand_beside_it() {
    let script = history();
    for set in ["sft", "dpo", "kto"] {
        let files = exported(&script, format!("trl-{set}").parse().unwrap(), Rules::default(), script.end());
        let lines = files[&format!("{set}.jsonl")].lines();
        let lines: Vec<Value> = lines.map(|line| serde_json::from_str(line).unwrap()).collect();
        let rows = files[&format!("{set}.parquet")].lines();
        let rows: Vec<Value> = rows.map(|row| serde_json::from_str(row).unwrap()).collect();
        assert!(!rows.is_empty() && rows == lines, "{set}: {rows:#?}");
    }
}

#[test]
fn earlier_answers_are_out_of_the_loss_in_openais_chat_format() {
    let files = exported(&history(), "openai-sft".parse().unwrap(), Rules::default(), i64::MAX);
    let mut earlier = 0;
    for line in files["sft.jsonl"].lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let (answer, prompt) = row["messages"].as_array().unwrap().split_last().unwrap();
        assert!(answer["role"] == "assistant" && answer.get("weight").is_none(), "{answer}");
        for turn in prompt {
            let expected = (turn["role"] == "assistant").then_some(0);
            assert_eq!(turn.get("weight").map(|weight| weight.as_u64().unwrap()), expected, "{turn}");
            earlier += expected.map_or(0, |_| 1);
        }
    }
    assert!(earlier > 0 && files["README.md"].contains("\"weight\": 0"));
    let files = exported(&history(), Format::LlamaFactory, Rules::default(), i64::MAX);
    assert!(files["README.md"].contains("mask_history: true") && !files["sft.jsonl"].contains("weight"));
}

/// What `tests/trainers` has the trainers' own libraries load.
#[test]
fn exports_for_trainers_are_made_of_a_long_history() {
    let script = history_of(6);
    for format in formats() {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("trainers/{format}"));
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        fs::create_dir_all(&folder).unwrap();
        export(&script, format, Rules::default(), script.end(), &folder);
        assert!(folder.join("manifest.json").exists());
    }
}

#[test]
fn no_word_of_who_did_not_allow_it_is_in_what_trains() {
    let script = history();
    let last = script.end();
    for (format, until) in
        formats().filter(|it| it.trains()).flat_map(|it| [(it, last), (it, last - 1), (it, last / 2)])
    {
        for (name, text) in exported(&script, format, Rules::default(), until) {
            assert!(!text.contains(CANARY), "{format}/{name} at {until}");
            for leak in ["Evelyn", "Ada", "Bob", "Zoe", "Quill", "example.org", "hunter2", "I was", "A cat."]
            {
                assert!(!text.contains(leak), "{format}/{name} at {until} has {leak}");
            }
        }
    }
}

#[test]
fn everybody_is_in_what_nobody_trains_on() {
    let files = exported(&history(), Format::Evaluation, Rules::default(), i64::MAX);
    let text = &files["evaluation.jsonl"];
    assert!(text.contains(CANARY) && !text.contains("hunter2"));
    for column in ["prompt", "completion", "chosen", "rejected", "messages", "text", "conversations", "label"]
    {
        assert!(!text.contains(&format!("\"{column}\":")), "a trainer would find {column}");
    }
}

#[test]
fn a_moment_is_told_alike_however_much_comes_after_it() {
    let script = history();
    let longest = script.end();
    let mut shorter = history();
    for until in [longest / 3, longest / 2, longest - 3] {
        shorter.log = script.log.iter().filter(|it| it.seq <= until).cloned().collect();
        for format in formats() {
            let (now, then) = (
                exported(&script, format, Rules::default(), until),
                exported(&shorter, format, Rules::default(), until),
            );
            assert_eq!(now, then, "{format} at {until}");
        }
    }
}

//! Every stream in the folders, in pieces of many sizes, gives what its index says: those that servers sent, and those made by
//! hand for what else they are known to send.

use double::model::{Model, Pieces, Raw, Script};
use serde_json::Value;
use teachback::domain::event::Role;
use teachback::domain::prompt::Prompt;
use teachback::model::{Client, Error, Finish, Piece, Settings, Usage};

use super::mutations::Chance;

const FOLDERS: [&str; 2] = [
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/streams"),
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/dialects"),
];

/// A line of the index.
pub(super) struct Sample {
    pub(super) name: String,
    pub(super) body: Vec<u8>,
    expected: Value,
}

impl Sample {
    fn text(&self, field: &str) -> &str {
        self.expected[field].as_str().unwrap_or_else(|| panic!("{} has no {field}", self.name))
    }

    fn reply(&self, pieces: Pieces) -> Raw {
        let status = self.expected["status"].as_u64().and_then(|status| u16::try_from(status).ok());
        let raw =
            Raw::typed(status.expect("the index has a status"), self.text("content_type"), self.body.clone())
                .in_pieces(pieces);
        if self.expected["connection_cut"] == true { raw.cut_off() } else { raw }
    }
}

pub(super) fn samples() -> Vec<Sample> {
    FOLDERS.iter().flat_map(|folder| samples_of(folder)).collect()
}

fn samples_of(folder: &str) -> Vec<Sample> {
    let index = std::fs::read_to_string(format!("{folder}/index.json")).expect("the folder has an index");
    let lines: Vec<Value> = serde_json::from_str(&index).expect("the index is JSON");
    let sample = |expected: Value| {
        let name = expected["file"].as_str().expect("a line names its file").to_owned();
        Sample { body: std::fs::read(format!("{folder}/{name}")).expect("the file is there"), name, expected }
    };
    lines.into_iter().map(sample).collect()
}

pub(super) fn prompt(text: &str) -> Prompt {
    Prompt { system: None, messages: vec![(Role::User, text.to_owned())], ..Prompt::default() }
}

/// What a client got out of a server.
#[derive(Debug, Default)]
struct Got {
    text: String,
    reasoning: String,
    end: Option<Result<teachback::model::Finished, Error>>,
}

async fn ask(client: &Client) -> Got {
    let mut got = Got::default();
    let mut answer = match client.stream(&prompt("Name three colours.")).await {
        Ok(answer) => answer,
        Err(error) => return Got { end: Some(Err(error)), ..got },
    };
    while let Some(piece) = answer.next().await {
        assert!(got.end.is_none(), "nothing comes after the end");
        match piece {
            Ok(Piece::Text(text)) => got.text.push_str(&text),
            Ok(Piece::Reasoning(text)) => got.reasoning.push_str(&text),
            Ok(Piece::Finished(finished)) => got.end = Some(Ok(finished)),
            Err(error) => got.end = Some(Err(error)),
        }
    }
    got
}

fn check(sample: &Sample, got: &Got, how: &str) {
    let name = &sample.name;
    let all = match sample.text("text").starts_with("<think>") {
        // The index has the tags in the text, we keep what they mark apart.
        true => (format!("<think>{}</think>{}", got.reasoning, got.text), String::new()),
        false => (got.text.clone(), got.reasoning.clone()),
    };
    assert_eq!(all, (sample.text("text").to_owned(), sample.text("reasoning").to_owned()), "{name} {how}");
    let end = got.end.as_ref().unwrap_or_else(|| panic!("{name} {how} has no end"));
    match (sample.text("end"), end) {
        ("done" | "finish_only", Ok(finished)) => check_finished(sample, finished),
        ("done" | "finish_only", Err(Error::Empty(Some(finished)))) if got.text.is_empty() => {
            check_finished(sample, finished)
        }
        ("cut", Err(Error::Cut(cause))) => {
            assert_eq!(cause.is_some(), sample.expected["connection_cut"] == true, "{name} {how}")
        }
        ("error" | "http_error", Err(error)) => check_said(sample, error),
        (expected, other) => panic!("{name} {how}: {other:?} where the index has {expected}"),
    }
}

fn check_finished(sample: &Sample, finished: &teachback::model::Finished) {
    let expected = match sample.text("finish_reason") {
        "stop" | "STOP" | "eos_token" | "stop_sequence" | "end_turn" => Finish::Ended,
        "length" | "max_tokens" | "MAX_TOKENS" | "model_length" => Finish::Length,
        "content_filter" | "SAFETY" => Finish::Filtered,
        other => Finish::Other(other.to_owned()),
    };
    assert_eq!(finished.reason, expected, "{}", sample.name);
    let count = |at: usize| sample.expected["usage"][at].as_u64();
    let usage = count(0)
        .zip(count(1))
        .map(|(prompt_tokens, completion_tokens)| Usage { prompt_tokens, completion_tokens });
    assert_eq!(finished.usage, usage, "{}", sample.name);
}

fn check_said(sample: &Sample, error: &Error) {
    let said = error.said().unwrap_or_else(|| panic!("{}: {error:?} says nothing", sample.name));
    let words = sample.text("error_contains");
    assert!(said.words().contains(words), "{}: {words} is not in {}", sample.name, said.words());
    assert!(!format!("{error} {error:?}").contains(said.words()), "{}: the words are shown", sample.name);
    if sample.text("end") == "http_error" {
        assert_eq!(said.status().map(u64::from), sample.expected["status"].as_u64(), "{}", sample.name);
    }
}

async fn check_all(cut: impl Fn(&Sample) -> Pieces) {
    let samples = samples();
    assert!(samples.len() > 150, "the folders are there");
    let replies: Vec<Raw> = samples.iter().map(|sample| sample.reply(cut(sample))).collect();
    let model = Model::start(Script::queue(replies.clone())).await.expect("a free port");
    let client = Client::new(Settings::new(model.url(), "m")).expect("good settings");
    for (sample, reply) in samples.iter().zip(&replies) {
        check(sample, &ask(&client).await, &format!("{:?}", reply.pieces));
    }
}

#[tokio::test]
async fn every_dialect_byte_by_byte() {
    check_all(|_| Pieces::Every(1)).await;
}

#[tokio::test]
async fn every_dialect_in_pieces_of_seven_bytes() {
    check_all(|_| Pieces::Every(7)).await;
}

#[tokio::test]
async fn every_dialect_in_one_piece() {
    check_all(|_| Pieces::Whole).await;
}

#[tokio::test]
async fn every_dialect_cut_anywhere() {
    for seed in 1..=8 {
        check_all(|sample| Pieces::At(Chance::new(seed).places(sample.body.len()))).await;
    }
}

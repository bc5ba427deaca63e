//! What decoding a stream costs beside parsing the same JSON alone: 10,000 chunks, both in the same run.

#![expect(clippy::print_stdout, reason = "a benchmark reports on stdout")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use teachback::model::{Decoder, Piece};

const CHUNKS: usize = 10_000;
/// Measured one by one, and short enough (about 1 ms) that a busy machine leaves some of them alone.
const SLICE: usize = 1_000;
const ROUNDS: usize = 50;
/// What one read of a socket brings when we are behind (bytes). When we keep up it is one event.
const LARGE: usize = 16 << 10;
/// How much decoding may cost, in times of parsing alone.
const BAR: f64 = 1.5;

/// The strictest and so cheapest reader that could find the text in OpenAI's own chunks.
#[derive(Deserialize)]
struct Typed {
    choices: Vec<TypedChoice>,
    model: String,
    usage: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct TypedChoice {
    delta: TypedDelta,
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct TypedDelta {
    content: Option<String>,
}

fn main() {
    let chunks: Vec<String> = (0..CHUNKS).map(chunk).collect();
    let mut total = [Duration::ZERO; 4];
    for slice in chunks.chunks(SLICE) {
        let events: Vec<String> = slice.iter().map(|chunk| format!("data: {chunk}\n\n")).collect();
        let body = events.concat();
        let times = fastest([
            &mut || slice.iter().map(|chunk| parse_typed(chunk)).sum(),
            &mut || slice.iter().map(|chunk| parse_value(chunk)).sum(),
            &mut || decode(events.iter().map(String::as_bytes)),
            &mut || decode(body.as_bytes().chunks(LARGE)),
        ]);
        for (total, time) in total.iter_mut().zip(times) {
            *total += time;
        }
    }
    std::process::exit(i32::from(!report(total)));
}

/// Prints the figures; whether they meet the bar.
fn report([typed, value, single, large]: [Duration; 4]) -> bool {
    println!("{CHUNKS} chunks in slices of {SLICE}, each the fastest of {ROUNDS}");
    println!("parsing alone: {typed:?} into types, {value:?} into values");
    let mut met = true;
    for (reads, time) in [("an event a read", single), ("reads of 16 KiB", large)] {
        let [types, values] = [typed, value].map(|alone| time.as_secs_f64() / alone.as_secs_f64());
        met &= types <= BAR;
        println!("decoding, {reads}: {time:?}, {types:.2} times types, {values:.2} times values");
    }
    println!("bar: at most {BAR} times parsing into types: {}", if met { "met" } else { "missed" });
    met
}

/// A chunk as OpenAI sends it.
fn chunk(number: usize) -> String {
    format!(
        r#"{{"id":"chatcmpl-A1","object":"chat.completion.chunk","created":1790000000,"model":"gpt-4o-mini-2024-07-18","service_tier":"default","system_fingerprint":"fp_a1","choices":[{{"index":0,"delta":{{"content":" word{number}"}},"logprobs":null,"finish_reason":null}}],"usage":null,"obfuscation":"zz"}}"#
    )
}

fn parse_typed(chunk: &str) -> usize {
    let chunk: Typed = serde_json::from_str(chunk).expect("our own chunk");
    let [choice] = chunk.choices.as_slice() else { panic!("one choice a chunk") };
    black_box((&chunk.model, &chunk.usage, &choice.finish_reason));
    choice.delta.content.as_ref().map_or(0, String::len)
}

fn parse_value(chunk: &str) -> usize {
    let chunk: Value = serde_json::from_str(chunk).expect("our own chunk");
    chunk.pointer("/choices/0/delta/content").and_then(Value::as_str).map_or(0, str::len)
}

fn decode<'a>(reads: impl Iterator<Item = &'a [u8]>) -> usize {
    let mut decoder = Decoder::default();
    let mut length = 0;
    for bytes in reads {
        decoder.push(bytes);
        while let Some(piece) = decoder.take() {
            if let Piece::Text(text) = piece.expect("a sound answer") {
                length += text.len();
            }
        }
    }
    length
}

/// The fastest round of each, one after the other in every round, so that a busy moment of the machine meets all alike.
fn fastest<const N: usize>(mut works: [&mut dyn FnMut() -> usize; N]) -> [Duration; N] {
    let mut best = [Duration::MAX; N];
    let expected = works[0]();
    for _ in 0..ROUNDS {
        for (work, best) in works.iter_mut().zip(&mut best) {
            let start = Instant::now();
            let length = black_box(work());
            *best = start.elapsed().min(*best);
            assert_eq!(length, expected, "all read the same text");
        }
    }
    best
}

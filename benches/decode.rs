//! What decoding a stream costs beside parsing the same JSON alone: 10,000 chunks, both in the same run.

#![expect(clippy::print_stdout, reason = "a benchmark reports on stdout")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use teachback::model::{Decoder, Piece};

const CHUNKS: usize = 10_000;
const ROUNDS: usize = 100;
/// About what one read of a socket brings when we keep up, and when we are behind (bytes).
const READS: [usize; 2] = [300, 16 << 10];
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
    let body: String =
        chunks.iter().map(|chunk| format!("data: {chunk}\n\n")).collect::<String>() + "data: [DONE]\n\n";
    let [typed, value, small, large] = fastest([
        &mut || chunks.iter().map(|chunk| parse_typed(chunk)).sum(),
        &mut || chunks.iter().map(|chunk| parse_value(chunk)).sum(),
        &mut || decode(body.as_bytes(), READS[0]),
        &mut || decode(body.as_bytes(), READS[1]),
    ]);
    println!("{CHUNKS} chunks, {} bytes, fastest of {ROUNDS} rounds", body.len());
    println!("parsing alone: {typed:?} into types, {value:?} into values");
    let mut within = true;
    for (read, time) in READS.into_iter().zip([small, large]) {
        let ratio = time.as_secs_f64() / typed.as_secs_f64();
        within &= ratio <= BAR;
        println!(
            "decoding in reads of {read} bytes: {time:?}, {ratio:.2} times types, {:.2} times values",
            time.as_secs_f64() / value.as_secs_f64()
        );
    }
    println!("bar: at most {BAR} times parsing into types: {}", if within { "met" } else { "missed" });
    std::process::exit(i32::from(!within));
}

/// A chunk as OpenAI sends it.
fn chunk(number: usize) -> String {
    format!(
        r#"{{"id":"chatcmpl-A1","object":"chat.completion.chunk","created":1790000000,"model":"gpt-4o-mini-2024-07-18","service_tier":"default","system_fingerprint":"fp_a1","choices":[{{"index":0,"delta":{{"content":" word{number}"}},"logprobs":null,"finish_reason":{}}}],"usage":null,"obfuscation":"zz"}}"#,
        if number + 1 == CHUNKS { r#""stop""# } else { "null" }
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

fn decode(body: &[u8], read: usize) -> usize {
    let mut decoder = Decoder::default();
    let mut length = 0;
    for bytes in body.chunks(read) {
        decoder.push(bytes);
        while let Some(piece) = decoder.take() {
            if let Piece::Text(text) = piece.expect("a complete answer") {
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

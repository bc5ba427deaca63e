//! Streams that nobody ever sent: no panic, no text out of nothing, and no difference by how they are cut.

use serde_json::{Value, json};

use super::dialects::samples;

/// What the fuzz target does; `fuzz/README.md` tells how to run that.
#[path = "../../../fuzz/body.rs"]
mod body;

use body::{check, check_cut, decode};

/// Chance with a fixed seed (xorshift, 64 bits).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `limit`; 0 if that is 0.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    /// Up to twelve places to cut something of that length.
    pub(super) fn places(&mut self, length: usize) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.below(13)).map(|_| self.below(length)).collect();
        places.sort_unstable();
        places
    }
}

const SALT: &[&[u8]] = &[
    b"\n",
    b"\r",
    b"\n\n",
    b":",
    b"data:",
    b"data: ",
    b"event: error\n",
    b"error: x\n",
    b"[DONE]",
    b"\"",
    b"\\",
    b"\\u",
    b"\\ud83c",
    b"{",
    b"}",
    b"[",
    b"]",
    b"null",
    b"\xFF",
    b"\xF0\x9F",
    b"\xEF\xBB\xBF",
    b"\0",
    b"<think>",
    b"</think>",
    b"\"error\":",
    b"1e999",
];

fn mutate(body: &mut Vec<u8>, chance: &mut Chance) {
    let at = chance.below(body.len());
    let to = (at + chance.below(40)).min(body.len());
    match chance.below(6) {
        0 if !body.is_empty() => body[at] = chance.below(256) as u8,
        1 => drop(body.drain(at..to)),
        2 => body.truncate(at),
        3 => {
            let again = body[at..to].to_vec();
            let place = chance.below(body.len());
            drop(body.splice(place..place, again));
        }
        _ => drop(body.splice(at..at, SALT[chance.below(SALT.len())].iter().copied())),
    }
}

/// What stands where it was not expected.
fn odd(chance: &mut Chance) -> Value {
    let all = [
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(u64::MAX),
        json!(""),
        json!("stop"),
        json!("error"),
        json!([]),
        json!([null]),
        json!([[1]]),
        json!({}),
        json!({"text": 1, "content": [], "error": {}}),
    ];
    all[chance.below(all.len())].clone()
}

/// Puts something else into a chunk: in the place of a value, out of its place, or beside it.
fn distort(value: &mut Value, chance: &mut Chance) {
    match value {
        Value::Object(fields) if !fields.is_empty() && chance.below(5) > 0 => {
            let key = fields.keys().nth(chance.below(fields.len())).cloned().unwrap_or_default();
            match chance.below(8) {
                0 => drop(fields.remove(&key)),
                1 => drop(fields.insert("error".to_owned(), odd(chance))),
                _ => distort(&mut fields[&key], chance),
            }
        }
        Value::Array(items) if !items.is_empty() && chance.below(5) > 0 => {
            let at = chance.below(items.len());
            match chance.below(4) {
                0 => items.push(odd(chance)),
                1 => items.insert(0, odd(chance)),
                _ => distort(&mut items[at], chance),
            }
        }
        _ => *value = odd(chance),
    }
}

/// The body with some of its chunks distorted; those that are no JSON stay as they are.
fn distorted(body: &[u8], chance: &mut Chance) -> Vec<u8> {
    let text = String::from_utf8_lossy(body);
    let line = |line: &str| {
        let json = line.strip_prefix("data:").and_then(|json| serde_json::from_str::<Value>(json).ok());
        match json.filter(|_| chance.below(3) == 0) {
            Some(mut chunk) => {
                distort(&mut chunk, chance);
                format!("data: {chunk}")
            }
            None => line.to_owned(),
        }
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n").into_bytes()
}

#[test]
fn mutated_streams_neither_panic_nor_say_what_is_not_in_them() {
    let mut chance = Chance::new(4);
    for sample in samples() {
        for _ in 0..80 {
            let mut body = sample.body.clone();
            for _ in 0..=chance.below(4) {
                mutate(&mut body, &mut chance);
            }
            check_cut(&body, &chance.places(body.len()));
        }
    }
}

#[test]
fn chunks_of_another_shape_neither_panic_nor_say_what_is_not_in_them() {
    let mut chance = Chance::new(6);
    for sample in samples() {
        for _ in 0..40 {
            let body = distorted(&sample.body, &mut chance);
            check_cut(&body, &chance.places(body.len()));
        }
    }
}

#[test]
fn what_the_fuzz_target_does_is_done_here_too() {
    for sample in samples() {
        check(&sample.body);
        check(&[&[0, 50, 100, 150, 200, 255][..], &sample.body].concat());
    }
    check(b"");
}

#[test]
fn noise_is_no_answer() {
    let mut chance = Chance::new(5);
    for _ in 0..2_000 {
        let noise: Vec<u8> = (0..chance.below(400)).map(|_| chance.below(256) as u8).collect();
        let (text, reasoning, _) = decode(&noise, &chance.places(noise.len()));
        assert_eq!((text.as_str(), reasoning.as_str()), ("", ""));
    }
}

#[test]
fn chance_is_the_same_every_time() {
    let draw = |seed| Chance::new(seed).places(1_000);
    assert_eq!(draw(4), draw(4));
    assert_ne!(draw(4), draw(5));
}

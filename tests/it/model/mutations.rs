//! Streams that nobody ever sent: no panic, no text out of nothing, and no difference by how they are cut.

use teachback::model::{Decoder, Piece};

use super::dialects::samples;

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

/// Text, reasoning, and how it ended.
type Outcome = (String, String, String);

fn decode(body: &[u8], places: &[usize]) -> Outcome {
    let (mut decoder, mut outcome) = (Decoder::default(), Outcome::default());
    let mut from = 0;
    for to in places.iter().copied().chain([body.len()]) {
        decoder.push(&body[from..to]);
        take(&mut decoder, &mut outcome);
        from = to;
    }
    decoder.end(None);
    take(&mut decoder, &mut outcome);
    assert!(decoder.is_over() && !outcome.2.is_empty());
    outcome
}

fn take(decoder: &mut Decoder, (text, reasoning, end): &mut Outcome) {
    while let Some(piece) = decoder.take() {
        match piece {
            Ok(Piece::Text(part)) => text.push_str(&part),
            Ok(Piece::Reasoning(part)) => reasoning.push_str(&part),
            Ok(Piece::Finished(finished)) => *end = format!("{finished:?}"),
            Err(error) => *end = format!("{error:?} {:?}", error.said().map(teachback::model::Said::words)),
        }
    }
}

/// The body with its JSON escapes resolved wherever they stand, so that all that can be said is in it.
fn resolved(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    let (mut out, mut rest) = (String::new(), text.chars());
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match rest.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('b') => out.push('\u{8}'),
            Some('f') => out.push('\u{c}'),
            Some('u') => {
                let digits: String = rest.clone().take(4).collect();
                let number = u32::from_str_radix(&digits, 16).ok().filter(|_| digits.len() == 4);
                out.extend(number.and_then(char::from_u32));
                out.push('u');
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

/// Every character of `said` stands in `source`, in that order; U+FFFD stands for what could not be read.
fn comes_from(said: &str, source: &str) -> bool {
    let mut source = source.chars();
    said.chars().filter(|c| *c != '\u{FFFD}').all(|c| source.any(|other| other == c))
}

#[test]
fn mutated_streams_neither_panic_nor_say_what_is_not_in_them() {
    let mut chance = Chance::new(4);
    for sample in samples() {
        for _ in 0..300 {
            let mut body = sample.body.clone();
            for _ in 0..=chance.below(4) {
                mutate(&mut body, &mut chance);
            }
            let whole = decode(&body, &[]);
            let shown = String::from_utf8_lossy(&body);
            assert!(comes_from(&whole.0, &resolved(&body)), "{} of {shown}", whole.0);
            assert!(comes_from(&whole.1, &resolved(&body)), "{} of {shown}", whole.1);
            assert_eq!(decode(&body, &chance.places(body.len())), whole, "{shown}");
        }
    }
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

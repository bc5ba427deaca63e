//! A second chance for JSON that a strict reader refuses though its words can be read.

/// The same JSON with a mark for each byte that is no UTF-8 and for each half of a surrogate pair (servers that cut text by
/// bytes or by UTF-16 send them), with raw control characters inside strings escaped, and with null for the numbers that
/// Python writes and JSON does not have. What the marks stand for is told by [`Halves`].
pub(super) fn mend(json: &[u8]) -> String {
    let mut mended = String::with_capacity(json.len());
    let mut quoted = false;
    for chunk in json.utf8_chunks() {
        let mut rest = chunk.valid();
        while let Some(c) = rest.chars().next() {
            let (taken, put) = match c {
                '\\' if quoted => escape(rest),
                '\0'..='\x1f' if quoted => (1, format!("\\u{:04x}", u32::from(c))),
                'N' | 'I' | '-' if !quoted => match NO_NUMBERS.iter().find(|word| rest.starts_with(**word)) {
                    Some(word) => (word.len(), "null".to_owned()),
                    None => (1, c.to_string()),
                },
                _ => (c.len_utf8(), c.to_string()),
            };
            quoted ^= c == '"';
            mended.push_str(&put);
            rest = rest.get(taken..).unwrap_or_default();
        }
        mended.extend(chunk.invalid().iter().map(|byte| mark(BYTES + u32::from(*byte))));
    }
    mended
}

const NO_NUMBERS: [&str; 3] = ["NaN", "Infinity", "-Infinity"];

/// Where the marks of bytes and of surrogates begin: at the end of the last private plane.
const BYTES: u32 = 0x10_F700;
const SURROGATES: u32 = 0x10_F800;

fn mark(code: u32) -> char {
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The escape that `text` begins with: how long it is (bytes), and what to write instead.
fn escape(text: &str) -> (usize, String) {
    let kept = |len: usize| (len, text.get(..len).unwrap_or(text).to_owned());
    let half = |unit: u16| (6, mark(SURROGATES + u32::from(unit) - 0xD800).to_string());
    match unit(text) {
        Some(high @ 0xD800..=0xDBFF) => match text.get(6..).and_then(unit) {
            Some(0xDC00..=0xDFFF) => kept(12),
            _ => half(high),
        },
        Some(low @ 0xDC00..=0xDFFF) => half(low),
        Some(_) => kept(6),
        None => kept(1 + text.chars().nth(1).map_or(0, char::len_utf8)),
    }
}

/// The number in a `\uXXXX` at the start of `text`.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}

/// Puts together what was cut inside a character, across chunks; U+FFFD for what has no other half.
#[derive(Debug, Default)]
pub(super) struct Halves {
    /// The marks that the text ended in.
    held: String,
}

/// A character has no more parts than this.
const PARTS: usize = 4;

impl Halves {
    /// Whether something waits for its other half.
    pub(super) fn wait(&self) -> bool {
        !self.held.is_empty()
    }

    /// Takes more text, with marks in it if it was mended, and gives what is certain.
    pub(super) fn join(&mut self, text: &str, mended: bool) -> String {
        if !mended {
            return self.end() + text;
        }
        let all = std::mem::take(&mut self.held) + text;
        let settled = all.trim_end_matches(is_mark);
        let waiting = all.strip_prefix(settled).unwrap_or_default();
        if waiting.chars().count() >= PARTS {
            return whole(&all);
        }
        self.held = waiting.to_owned();
        // The halves may have met already.
        let met = whole(waiting);
        if !met.contains(char::REPLACEMENT_CHARACTER) {
            self.held.clear();
            return whole(settled) + &met;
        }
        whole(settled)
    }

    /// Nothing more comes.
    pub(super) fn end(&mut self) -> String {
        whole(&std::mem::take(&mut self.held))
    }
}

/// The text with characters in the place of marks.
pub(super) fn whole(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_mark) {
        let (plain, marked) = rest.split_at(start);
        let after = marked.trim_start_matches(is_mark);
        out.push_str(plain);
        decode(marked.strip_suffix(after).unwrap_or(marked), &mut out);
        rest = after;
    }
    out + rest
}

fn is_mark(c: char) -> bool {
    u32::from(c) > BYTES
}

fn decode(marks: &str, out: &mut String) {
    let (mut bytes, mut units) = (Vec::new(), Vec::new());
    let flush = |bytes: &mut Vec<u8>, units: &mut Vec<u16>, out: &mut String| {
        out.push_str(&String::from_utf8_lossy(bytes));
        out.extend(char::decode_utf16(units.drain(..)).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
        bytes.clear();
    };
    for code in marks.chars().map(u32::from) {
        let is_unit = code >= SURROGATES;
        if is_unit != bytes.is_empty() && !(bytes.is_empty() && units.is_empty()) {
            flush(&mut bytes, &mut units, out);
        }
        if is_unit {
            units.extend(u16::try_from(code - SURROGATES + 0xD800));
        } else {
            bytes.extend(u8::try_from(code - BYTES));
        }
    }
    flush(&mut bytes, &mut units, out);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &[u8], expected: &str) {
        let mended = mend(json);
        let text: String = serde_json::from_str(&mended).expect("mended JSON can be read");
        assert_eq!(whole(&text), expected, "{mended}");
    }

    #[test]
    fn what_can_be_read_is_not_changed() {
        check(r#""a \"b\" \\ \n \u00e9 \ud83c\udfa8 🎨""#.as_bytes(), "a \"b\" \\ \n é 🎨 🎨");
    }

    #[test]
    fn numbers_that_json_does_not_have_become_null() {
        let mended = mend(br#"{"a":NaN,"b":[-Infinity,Infinity,-1],"c":"NaN"}"#);
        assert_eq!(mended, r#"{"a":null,"b":[null,null,-1],"c":"NaN"}"#);
    }

    #[test]
    fn what_cannot_be_read_becomes_one_mark() {
        check(br#""a\ud83c""#, "a\u{FFFD}");
        check(br#""\udfa8b\ud83c\n""#, "\u{FFFD}b\u{FFFD}\n");
        check(b"\"a\xF0\x9Fb\"", "a\u{FFFD}b");
        check(b"\"a\tb\x01\"", "a\tb\u{1}");
    }

    #[test]
    fn halves_meet_across_chunks() {
        let check = |pieces: &[&[u8]], expected: &str| {
            let mut halves = Halves::default();
            let mut text = String::new();
            for piece in pieces {
                let said: String = serde_json::from_str(&mend(piece)).expect("mended JSON can be read");
                text += &halves.join(&said, true);
            }
            assert_eq!(text + &halves.end(), expected, "{pieces:?}");
        };
        check(&[br#""a\ud83c""#, br#""\udfa8b""#], "a🎨b");
        check(&[br#""a\ud83c""#, br#""b\udfa8""#], "a\u{FFFD}b\u{FFFD}");
        check(&[br#""\ud83c""#, br#""\ud83c""#, br#""\udfa8""#], "\u{FFFD}🎨");
        check(&[b"\"a\xF0\"", b"\"\x9F\"", b"\"\x8E\"", b"\"\xA8b\""], "a🎨b");
        check(&[b"\"\xF0\x9F\"", br#""\udfa8""#], "\u{FFFD}\u{FFFD}");
        check(&[br#""\ud83c""#], "\u{FFFD}");
    }
}

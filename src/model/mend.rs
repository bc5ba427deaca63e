//! A second chance for JSON that a strict reader refuses though its words can be read.

/// The same JSON with U+FFFD for bytes that are no UTF-8 and for halves of a surrogate pair (a server that cuts UTF-16
/// between tokens sends them), and with raw control characters inside strings escaped.
pub(super) fn mend(json: &[u8]) -> String {
    let text = String::from_utf8_lossy(json);
    let mut mended = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    let mut quoted = false;
    while let Some(c) = rest.chars().next() {
        let (taken, put) = match c {
            '\\' if quoted => escape(rest),
            '\0'..='\x1f' if quoted => (1, format!("\\u{:04x}", u32::from(c))),
            _ => (c.len_utf8(), c.to_string()),
        };
        quoted ^= c == '"';
        mended.push_str(&put);
        rest = rest.get(taken..).unwrap_or_default();
    }
    mended
}

/// The escape that `text` begins with: how long it is (bytes), and what to write instead.
fn escape(text: &str) -> (usize, String) {
    let kept = |len: usize| (len, text.get(..len).unwrap_or(text).to_owned());
    match unit(text) {
        Some(0xD800..=0xDBFF) => match text.get(6..).and_then(unit) {
            Some(0xDC00..=0xDFFF) => kept(12),
            _ => (6, "\u{FFFD}".to_owned()),
        },
        Some(0xDC00..=0xDFFF) => (6, "\u{FFFD}".to_owned()),
        Some(_) => kept(6),
        None => kept(1 + text.chars().nth(1).map_or(0, char::len_utf8)),
    }
}

/// The number in a `\uXXXX` at the start of `text`.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &[u8], expected: &str) {
        let mended = mend(json);
        let text: String = serde_json::from_str(&mended).expect("mended JSON can be read");
        assert_eq!(text, expected, "{mended}");
    }

    #[test]
    fn what_can_be_read_is_not_changed() {
        check(r#""a \"b\" \\ \n \u00e9 \ud83c\udfa8 🎨""#.as_bytes(), "a \"b\" \\ \n é 🎨 🎨");
    }

    #[test]
    fn what_cannot_be_read_becomes_one_mark() {
        check(br#""a\ud83c""#, "a\u{FFFD}");
        check(br#""\udfa8b\ud83c\n""#, "\u{FFFD}b\u{FFFD}\n");
        check(b"\"a\xF0\x9Fb\"", "a\u{FFFD}b");
        check(b"\"a\tb\x01\"", "a\tb\u{1}");
    }
}

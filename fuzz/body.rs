//! What must hold for any body, however it is cut: shared by the fuzz target and the ordinary tests.

use teachback::model::{Decoder, Piece, Said};

/// Text, reasoning, and how it ended.
pub(crate) type Outcome = (String, String, String);

/// Takes some bytes from the front as the places to cut the others at, and checks everything that holds for any body.
pub(crate) fn check(data: &[u8]) {
    let (places, body) = data.split_at_checked(6).unwrap_or((&[], data));
    let mut places: Vec<_> = places.iter().map(|share| body.len() * usize::from(*share) / 255).collect();
    places.sort_unstable();
    check_cut(body, &places);
}

/// The same with places given: in order, and not beyond the end.
pub(crate) fn check_cut(body: &[u8], places: &[usize]) {
    let whole = decode(body, &[]);
    let source = resolved(body);
    for said in [&whole.0, &whole.1] {
        assert!(comes_from(said, &source, body), "{said} of {}", String::from_utf8_lossy(body));
    }
    assert_eq!(decode(body, places), whole, "{} at {places:?}", String::from_utf8_lossy(body));
}

/// What comes out of a body that is cut at these places.
pub(crate) fn decode(body: &[u8], places: &[usize]) -> Outcome {
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
            Err(error) => *end = format!("{error:?} {:?}", error.said().map(Said::words)),
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
                let units = [unit(rest.clone()), unit(rest.clone().skip(6))];
                let units = units.map(Option::unwrap_or_default);
                out.extend(char::decode_utf16(units).next().and_then(Result::ok));
                out.push('u');
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

/// The number that four hexadecimal digits make.
fn unit(digits: impl Iterator<Item = char>) -> Option<u16> {
    let digits: String = digits.take(4).collect();
    u16::from_str_radix(&digits, 16).ok().filter(|_| digits.len() == 4)
}

/// Every character of `said` stands in `source`, in that order, or its parts stand in `body`; U+FFFD stands for what could
/// not be read.
fn comes_from(said: &str, source: &str, body: &[u8]) -> bool {
    let mut source = source.chars();
    said.chars().filter(|c| *c != '\u{FFFD}').all(|c| {
        let mut ahead = source.clone();
        let is_there = ahead.any(|other| other == c);
        if is_there {
            source = ahead;
        }
        is_there || is_joined(c, body)
    })
}

/// A character may be put together from its bytes, or from two escapes, that came in different chunks.
fn is_joined(c: char, body: &[u8]) -> bool {
    let (mut bytes, mut units) = ([0; 4], [0; 2]);
    let text = String::from_utf8_lossy(body).to_lowercase();
    let by_units = match c.encode_utf16(&mut units) {
        [high, low] => [high, low].iter().all(|unit| text.contains(&format!("\\u{unit:04x}"))),
        _ => false,
    };
    let has = |byte: &u8| body.contains(byte);
    by_units || !c.is_ascii() && c.encode_utf8(&mut bytes).as_bytes().iter().all(has)
}

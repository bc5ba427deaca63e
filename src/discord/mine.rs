//! What is kept of somebody, as a file for them alone.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::bot::texts::Texts;
use crate::discord::card::Body;
use crate::discord::rest::File;
use crate::domain::mine::{Entry, Mine};

/// The largest file, in bytes: below what Discord takes of a bot anywhere.
const LARGEST: usize = 8 * 1024 * 1024;
/// What it is called as it is, and packed.
const NAME: &str = "my-data.json";
const PACKED: &str = "my-data.json.gz";

/// The file, with what it takes to correct it. To make it takes a while where it is large.
pub(super) fn body(mine: &Mine, texts: Texts) -> Body {
    let (file, left_out) = file(mine, LARGEST);
    let line = texts.my_data(file.name == PACKED, left_out);
    let attachments = json!([{"id": 0, "filename": file.name}]);
    let json = json!({"content": line, "attachments": attachments, "allowed_mentions": {"parse": []}});
    Body { json, files: vec![file] }
}

/// All of it, packed if it is too large otherwise; else the newest of it that fits, with how many older entries do not.
fn file(mine: &Mine, largest: usize) -> (File, usize) {
    let whole = written(&mine.entries, mine);
    if whole.len() <= largest {
        return (File { name: NAME, media_type: "application/json", bytes: whole, in_words: None }, 0);
    }
    let mut bytes = packed(&whole);
    let mut left_out = 0;
    while bytes.len() > largest && left_out < mine.entries.len() {
        left_out += (mine.entries.len() - left_out).div_ceil(2);
        bytes = packed(&written(mine.entries.get(left_out..).unwrap_or_default(), mine));
    }
    (File { name: PACKED, media_type: "application/gzip", bytes, in_words: None }, left_out)
}

fn written(entries: &[Entry], mine: &Mine) -> Vec<u8> {
    let all = json!({
        "person": mine.person.to_string(), "account": mine.account, "name": mine.name,
        "entries": entries.iter().map(of).collect::<Vec<_>>(),
    });
    serde_json::to_vec_pretty(&all).expect("plain JSON can be written")
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packing = GzEncoder::new(Vec::new(), Compression::default());
    packing.write_all(bytes).and_then(|()| packing.finish()).expect("memory can be written to")
}

fn of(entry: &Entry) -> Value {
    json!({
        "kind": entry.kind,
        "at": entry.at.map(|at| at.to_string()),
        "place": entry.place,
        "texts": entry.texts,
        "more": entry.row,
    })
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::domain::id::PersonId;

    /// So many entries, each with a text that packing makes no smaller than half.
    fn mine(entries: u8) -> Mine {
        let text = |number: u8| Sha256::digest([number]).iter().map(|byte| format!("{byte:02x}")).collect();
        let entry = |number| Entry {
            kind: "question".to_owned(),
            at: None,
            place: None,
            texts: vec![text(number)],
            row: json!({"number": number}),
        };
        let person = PersonId::from_u128(1);
        Mine { person, account: None, name: None, entries: (0..entries).map(entry).collect() }
    }

    /// The numbers of the entries that are in the file.
    fn numbers(file: &File) -> Vec<u64> {
        let mut text = String::new();
        match file.name {
            PACKED => GzDecoder::new(&file.bytes[..]).read_to_string(&mut text).unwrap(),
            _ => (&file.bytes[..]).read_to_string(&mut text).unwrap(),
        };
        let all: Value = serde_json::from_str(&text).unwrap();
        all["entries"].as_array().unwrap().iter().filter_map(|it| it["more"]["number"].as_u64()).collect()
    }

    fn check(largest: usize, name: &str, left_out: usize) {
        let (file, missing) = file(&mine(100), largest);
        assert_eq!((file.name, missing), (name, left_out), "{largest}");
        assert!(file.bytes.len() <= largest, "{} of {largest}", file.bytes.len());
        assert_eq!(numbers(&file), (left_out as u64..100).collect::<Vec<_>>(), "the newest are in it");
    }

    #[test]
    fn what_is_too_large_is_packed_and_then_the_newest_of_it_comes() {
        check(1_000_000, NAME, 0);
        check(10_000, PACKED, 0);
        check(3_000, PACKED, 50);
        check(600, PACKED, 94);
    }
}

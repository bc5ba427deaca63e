//! What is kept of somebody, as a file for them alone.

use serde_json::{Value, json};

use crate::bot::texts::Texts;
use crate::discord::card::Body;
use crate::discord::rest::File;
use crate::domain::mine::{Entry, Mine};

/// The largest file, in bytes: below what Discord takes of a bot anywhere.
const LARGEST: usize = 8 * 1024 * 1024;
/// What it is called.
const NAME: &str = "my-data.json";

/// The file, with what it takes to correct it.
pub(super) fn body(mine: &Mine, texts: Texts) -> Body {
    let words = &texts.words().privacy;
    let mut entries = Vec::new();
    let mut room = LARGEST;
    let mut line = &words.my_data;
    // The newest first, as far as they fit.
    for entry in mine.entries.iter().rev() {
        let entry = of(entry);
        let size = entry.to_string().len() * 2;
        let Some(left) = room.checked_sub(size) else {
            line = &words.my_data_too_long;
            break;
        };
        room = left;
        entries.push(entry);
    }
    entries.reverse();
    let all = json!({
        "person": mine.person.to_string(), "account": mine.account, "name": mine.name, "entries": entries,
    });
    let bytes = serde_json::to_vec_pretty(&all).expect("plain JSON can be written");
    let file = File { name: NAME, media_type: "application/json", bytes, in_words: None };
    let attachments = json!([{"id": 0, "filename": NAME}]);
    let json = json!({"content": line, "attachments": attachments, "allowed_mentions": {"parse": []}});
    Body { json, files: vec![file] }
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

//! One thing that was looked at, as a line of JSON.

use serde::Serialize;

#[derive(Serialize)]
struct Line<'a> {
    about: &'a str,
    ok: bool,
    remedy: Option<&'a str>,
}

/// What was looked at, and what to do about it; nothing if all is well.
pub fn line(about: &str, remedy: Option<&str>) -> String {
    let line = Line { about, ok: remedy.is_none(), remedy };
    serde_json::to_string(&line).expect("a line is made of texts")
}

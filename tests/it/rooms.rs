//! The table of rooms: who may use whom, read from the source itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Each room of `src`, with the rooms that it may use. A new arrow is an architecture change: say why in `ARCHITECTURE.md`.
const ROOMS: [(&str, &[&str]); 12] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("model", &["domain"]),
    ("bot", &["domain", "store", "model"]),
    ("discord", &["domain", "bot"]),
    ("export", &["domain"]),
    ("stats", &["domain"]),
    ("web", &["domain", "store"]),
    ("config", &[]),
    ("telemetry", &[]),
    ("cli", &["domain", "store", "model", "bot", "discord", "export", "stats", "web", "config", "telemetry"]),
    ("main", &["cli", "config", "telemetry"]),
];

/// What only some files know, by how it begins in a path, and how the paths of those files begin.
const KEPT: [(&str, &[&str]); 9] = [
    ("serenity", &["discord"]),
    ("twilight_gateway", &["discord"]),
    ("twilight_model", &["discord"]),
    ("sqlx", &["store"]),
    ("async_openai", &["model"]),
    ("double", &["cli/try"]),
    ("clap", &["cli", "main"]),
    ("env::var", &["config", "main"]),
    ("env::args", &["main"]),
];

#[test]
fn every_arrow_between_rooms_is_one_of_the_table() {
    let complaints: Vec<_> = sources().iter().flat_map(|(path, text)| complaints(path, text)).collect();
    assert_eq!(complaints, Vec::<String>::new());
}

#[test]
fn every_room_is_in_the_table() {
    let rooms: BTreeSet<_> = sources().iter().map(|(path, _)| room(path).to_owned()).collect();
    let unknown: Vec<_> = rooms.iter().filter(|room| *room != "lib" && arrows_of(room).is_none()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    assert!(rooms.contains("domain") && rooms.contains("cli"), "the source was found: {rooms:?}");
}

#[test]
fn what_breaks_the_table_is_seen() {
    check("domain/x.rs", "use crate::store::Store;", &["domain uses store"]);
    check(
        "domain/x.rs",
        "use crate::{bot::ear,\n    domain::id, model};",
        &["domain uses bot", "domain uses model"],
    );
    check("store/x.rs", "pub fn f() -> crate::model::Client {}", &["store uses model"]);
    check("model/mod.rs", "use super::bot::texts;", &["model uses bot"]);
    check("model/a/b.rs", "use super::super::super::bot::texts;", &["model uses bot"]);
    check("telemetry.rs", "use super::domain;", &["telemetry uses domain"]);
    check("main.rs", "use teachback::{cli, store::Store};", &["main uses store"]);
    check("bot/x.rs", "let it = serenity::all::UserId::new(1);", &["serenity is not for bot/x.rs"]);
    check("cli/events.rs", "use double::Discord;", &["double is not for cli/events.rs"]);
    check("cli/x.rs", "#[derive(sqlx::FromRow)]", &["sqlx is not for cli/x.rs"]);
    check("store/x.rs", "let home = std::env::var(\"HOME\");", &["env::var is not for store/x.rs"]);
    check("store/x.rs", "let home = std::env::var_os(\"HOME\");", &["env::var is not for store/x.rs"]);
}

#[test]
fn what_keeps_to_the_table_is_not_complained_of() {
    check("bot/x.rs", "use crate::{domain::id, store::{self, Store}, model};", &[]);
    check("model/a/b.rs", "use super::super::error::Error;", &[]);
    check("domain/x.rs", "//! As crate::store keeps it.\n/// [`crate::bot`]\nfn f() {} // crate::bot", &[]);
    check("cli/try.rs", "use double::Discord;", &[]);
    check("cli/try/page.rs", "use double::Discord;", &[]);
    check("config/x.rs", "let usual = \"info,teachback::model=debug\";", &[]);
    check("store/x.rs", "use std::env::consts::OS; env::split_paths(x)", &[]);
    check("domain/x.rs", "#[cfg(test)]\nmod tests {\n    use super::*;\n}", &[]);
    check("domain/x.rs", "let doubled = my_double::f() + double(2);", &[]);
}

fn check(path: &str, text: &str, expected: &[&str]) {
    assert_eq!(complaints(path, text), expected, "{path}: {text}");
}

fn complaints(path: &str, text: &str) -> Vec<String> {
    let (text, room) = (without_comments(text), room(path));
    let allowed = arrows_of(room).unwrap_or_default();
    let used =
        used_rooms(path, &text).into_iter().filter(|used| used != room && !allowed.contains(&used.as_str()));
    let arrows = used.filter(|_| room != "lib").map(|used| format!("{room} uses {used}"));
    let strays = KEPT.iter().filter(|(name, homes)| {
        names(&text, name) && !homes.iter().any(|home| path.trim_end_matches(".rs").starts_with(home))
    });
    arrows.chain(strays.map(|(name, _)| format!("{name} is not for {path}"))).collect()
}

fn arrows_of(room: &str) -> Option<&'static [&'static str]> {
    ROOMS.iter().find(|(name, _)| *name == room).map(|(_, arrows)| *arrows)
}

/// The room of a file under `src`: its folder, or itself.
fn room(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// The rooms that are named in paths from the root of the crate, in whatever way the root is named there.
fn used_rooms(path: &str, text: &str) -> Vec<String> {
    let mut used = BTreeSet::new();
    // A log's filter names `teachback::` too; only the binary has the library by that name.
    let by_name = if path == "main.rs" { "teachback::" } else { "crate::" };
    for root in ["crate::", by_name, &"super::".repeat(depth(path))] {
        for (at, root) in text.match_indices(root) {
            let (before, from_here) = text.split_at(at);
            if !before.ends_with(is_of_a_path) {
                used.extend(heads(from_here.trim_start_matches(root)));
            }
        }
    }
    used.into_iter().filter(|name| arrows_of(name).is_some()).collect()
}

/// How many `super` lead from a file to the root.
fn depth(path: &str) -> usize {
    path.trim_end_matches("/mod.rs").split('/').count()
}

/// The first names of a path, or of each path of a group.
fn heads(path: &str) -> Vec<String> {
    let Some(group) = path.strip_prefix('{') else { return vec![name_at(path)] };
    let mut nesting = 0;
    let end = group.char_indices().find(|(_, c)| {
        nesting += i32::from(*c == '{') - i32::from(*c == '}');
        nesting < 0
    });
    let (group, _) = group.split_at(end.map_or(group.len(), |(at, _)| at));
    let mut nesting = 0;
    let entries = group.split(|c: char| {
        nesting += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && nesting == 0
    });
    entries.map(|entry| name_at(entry.trim_start())).collect()
}

fn name_at(text: &str) -> String {
    text.trim_start_matches("r#").chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Whether a crate or a path is named, as the beginning of a path or alone in a `use`.
fn names(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, name)| {
        let (before, from_here) = text.split_at(at);
        let after = from_here.trim_start_matches(name);
        let begins_a_path = after.starts_with("::") && !before.ends_with(is_of_a_path);
        let is_in_a_path =
            name.contains("::") && !before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        begins_a_path || is_in_a_path || (after.starts_with(';') && before.ends_with("use "))
    })
}

fn is_of_a_path(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == ':'
}

/// Comments speak of whatever they like.
fn without_comments(text: &str) -> String {
    let code = text.lines().map(|line| match line.trim_start().starts_with("//") {
        true => "",
        false => line.split(" // ").next().unwrap_or(line),
    });
    code.collect::<Vec<_>>().join("\n")
}

/// All files under `src`, by their paths from there.
fn sources() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut sources) = (vec![src.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
                sources.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    sources
}

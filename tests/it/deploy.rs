//! What stands beside the program to run it somewhere: the image's context, its settings, the compose file.

use std::path::{Component, Path, PathBuf};

use teachback::config::variable;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The sources below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let below = |path: PathBuf| match path.is_dir() {
        true => sources(&path),
        false => Vec::from_iter(path.extension().is_some_and(|it| it == "rs").then_some(path)),
    };
    entries.flat_map(below).collect()
}

/// The files that a source has the compiler put into the program, from the project's root.
fn included(source: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(source).unwrap();
    let calls = ["include_str!(", "include_bytes!("].into_iter().flat_map(|call| text.split(call).skip(1));
    let names = calls.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
    names.map(|name| plain(&source.parent().unwrap().join(name))).collect()
}

/// A path from the root, without the steps back.
fn plain(path: &Path) -> String {
    let mut plain = PathBuf::new();
    for part in path.strip_prefix(root()).unwrap().components() {
        match part {
            Component::ParentDir => assert!(plain.pop(), "{} leads out", path.display()),
            part => plain.push(part),
        }
    }
    plain.to_str().unwrap().to_owned()
}

#[test]
fn an_image_is_built_from_all_that_goes_into_the_program() {
    let ignore = read(".dockerignore");
    let sent: Vec<_> = ignore.lines().filter_map(|line| line.strip_prefix('!')).collect();
    let mut needed: Vec<_> = ["src", "double/src"]
        .iter()
        .flat_map(|it| sources(&root().join(it)))
        .flat_map(|it| included(&it))
        .collect();
    assert!(needed.len() > 8, "the includes are found: {needed:?}");
    // What cargo and the macros read by themselves.
    for known in [
        "Cargo.toml",
        "Cargo.lock",
        "build.rs",
        "src/main.rs",
        "double/Cargo.toml",
        "benches",
        "languages/en.toml",
        "migrations",
    ] {
        needed.push(known.to_owned());
    }
    for path in needed {
        let is_sent = |it: &&str| path == **it || path.starts_with(&format!("{it}/"));
        assert!(sent.iter().any(is_sent), "{path} is in no line of .dockerignore");
    }
}

#[test]
fn what_image_and_compose_file_set_are_settings_that_there_are() {
    let known = |name: &str| variable::ALL.iter().any(|it| it.name == name);
    let (image, compose, unit) = (read("Dockerfile"), read("compose.yaml"), read("deploy/teachback.service"));
    let in_image = image.lines().filter_map(|line| line.strip_prefix("ENV ")).flat_map(str::split_whitespace);
    let in_image = in_image.filter_map(|pair| pair.split_once('='));
    let bot = compose.split("\n  database:").next().unwrap();
    let in_compose = bot.lines().skip_while(|line| line.trim() != "environment:").skip(1);
    let in_compose = in_compose
        .take_while(|line| line.starts_with("      "))
        .filter_map(|line| line.trim().split_once(": "));
    let in_unit = unit.lines().filter_map(|line| line.strip_prefix("Environment=")?.split_once('='));
    let names: Vec<_> = in_image.chain(in_compose).chain(in_unit).map(|(name, _)| name).collect();
    assert!(names.len() >= 6, "{names:?}");
    for name in names {
        assert!(known(name), "{name} is no setting");
    }
}

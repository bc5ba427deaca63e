//! What people choose in Discord holds in every export: from the button to the bytes.

use std::collections::BTreeSet;

use double::Person;
use double::model::{Answer, Script};
use teachback::export::format::Format;
use teachback::export::pick::Set;

use super::program::Program;
use crate::privacy::chooses;
use crate::privacy::forget::forgets;
use crate::support::scene::{Cast, Scene};

const YES: &str = "A model may learn from it";
const NO: &str = "No model may learn from it";
const NOTHING: &str = "Keep nothing of me from now on";

/// Somebody asks in private, and likes what comes back.
async fn asks(scene: &Scene, who: &Person, question: &str) {
    let asked = who.writes_to_the_bot(question).unwrap();
    let reply = scene.ended(asked).await;
    who.reacts(reply.part(), "👍").unwrap();
    scene.settled().await;
}

#[tokio::test]
async fn who_said_no_and_who_is_forgotten_are_in_no_file_that_they_may_not_be_in() {
    let echo = Script::new(|ask| Answer::at_once(&format!("You asked: {}", ask.user)).into());
    let scene = Scene::with(Cast::script(echo).without_limits()).await;
    let [allows, withdraws, silent, unkept, forgotten] =
        ["agatha", "bartholomew", "clementine", "desdemona", "eleanora"]
            .map(|name| scene.double.person(name));
    for who in [&allows, &withdraws, &forgotten] {
        chooses(&scene, who, YES).await;
    }
    chooses(&scene, &unkept, NOTHING).await;
    asks(&scene, &allows, "Where do apricots grow?").await;
    asks(&scene, &withdraws, "Where do badgers live?").await;
    asks(&scene, &silent, "Where do cormorants nest?").await;
    asks(&scene, &unkept, "Where do dragonflies rest?").await;
    asks(&scene, &forgotten, "Where do elderberries ripen?").await;
    chooses(&scene, &withdraws, NO).await;
    forgets(&scene, &forgotten).await;

    let mut program = Program::on(&scene.database);
    program.permission = Some("a permission");
    let words = ["apricots", "badgers", "cormorants", "dragonflies", "elderberries"];
    let check = |folder: &str, may_have: &[&str]| {
        let mut found = BTreeSet::new();
        for (file, bytes) in program.bytes(folder) {
            // In tables pages are packed, but words in a few rows are found as they are.
            let text = String::from_utf8_lossy(&bytes);
            found.extend(words.into_iter().filter(|word| text.contains(*word)));
            for name in ["desdemona", "eleanora"] {
                assert!(!text.contains(name), "{name} is in {folder}/{file}");
            }
        }
        assert_eq!(found, may_have.iter().copied().collect(), "{folder}");
    };
    for (name, format) in Format::ALL {
        program.writes(&[name], name).await;
        match format {
            // No moderator has found anything good, and there is one answer to each question.
            format if matches!(format.sets(), [Set::Sft] | [Set::Dpo]) => check(name, &[]),
            format if format.trains() => check(name, &["apricots"]),
            _ => check(name, &["apricots", "badgers", "cormorants"]),
        }
    }
    program.writes(&["--purpose", "evaluation"], "evaluation").await;
    check("evaluation", &["apricots", "badgers", "cormorants"]);
    scene.end().await;
}

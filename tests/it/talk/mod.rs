//! The whole loop: people write, rate and tell in the loopback Discord; the real bot answers and records.

mod again;
mod asking;
mod cards;
pub(crate) mod clearing;
mod command;
mod ending;
mod feedback;
mod files;
mod language;
mod models;
mod question;
mod quota;
mod rate;
mod rating;
mod reasoning;
mod record;
mod restart;
mod review;
mod routing;
mod settings;
mod stats;
mod waiting;
mod writing;

use double::model::{Answer, Gate, Script};

/// A model that says `Four.`, to questions with the word `hold` after `Fo` only once the gate is open.
pub(crate) fn held_by(gate: &Gate) -> Script {
    let gate = gate.clone();
    Script::new(move |ask| {
        let answer = Answer { tokens: vec!["Fo".into(), "ur.".into()], ..Answer::at_once("") };
        if ask.user.contains("hold") { answer.held(1, &gate).into() } else { answer.into() }
    })
}

/// A model that numbers its answers: `Answer 0.`, `Answer 1.`
fn numbered() -> Script {
    Script::new(|ask| Answer::at_once(&format!("Answer {}.", ask.number)).into())
}

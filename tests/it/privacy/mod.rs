//! People own their words: what lies in the database, who can read it, and how it goes.

mod consent;
mod dump;
mod forget;
mod logs;
mod retention;
mod sealed;

use double::Person;

use crate::support::scene::{Cast, Scene};

async fn scene() -> Scene {
    Scene::with(Cast::default().without_limits()).await
}

/// Somebody opens `/privacy` and presses a button there.
async fn chooses(scene: &Scene, who: &Person, label: &str) {
    let page = scene.told(&who.runs("relay", "privacy", &[]).unwrap()).await;
    scene.told(&who.clicks(page.id, label).unwrap()).await;
}

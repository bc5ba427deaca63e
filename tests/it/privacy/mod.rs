//! People own their words: what lies in the database, who can read it, and how it goes.

mod cards;
mod consent;
mod dump;
mod files;
pub(crate) mod forget;
mod left;
mod logs;
mod midway;
mod mine;
mod notice;
mod quotes;
mod retention;
mod sealed;
mod take_down;
mod traces;
mod unsent;

use double::Person;

use crate::support::scene::{Cast, LIMIT, Scene};

async fn scene() -> Scene {
    Scene::with(Cast::default().without_limits()).await
}

/// Somebody opens `/privacy` and presses a button there.
pub(crate) async fn chooses(scene: &Scene, who: &Person, label: &str) {
    let page = scene.told(&who.runs("relay", "privacy", &[]).unwrap()).await;
    scene.told(&who.clicks(page.id, label).unwrap()).await;
}

/// Somebody who manages the server gives one of its settings a value.
async fn sets(scene: &Scene, who: &Person, setting: &str, value: &str) {
    let page = scene.told(&who.runs("relay", "settings", &[]).unwrap()).await;
    let has = |part: String| {
        let holds = move |view: &double::View<'_>| {
            let page = view.message(page.id)?;
            serde_json::to_string(&page.components).unwrap().contains(&part).then_some(())
        };
        async move { scene.double.wait("the page", LIMIT, holds).await.unwrap() }
    };
    who.selects(page.id, "settings:at:channel", &["server"]).unwrap();
    has("settings:about:server".to_owned()).await;
    who.selects(page.id, "settings:about:server", &[setting]).unwrap();
    let values = format!("settings:value:server:{setting}");
    has(values.clone()).await;
    who.selects(page.id, &values, &[value]).unwrap();
    scene.until_kinds("set_place", 1).await;
}

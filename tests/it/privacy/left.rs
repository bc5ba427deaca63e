//! Servers that the bot is thrown out of, and those that are only away, as the gateway tells of them.

use std::time::Duration;

use teachback::bot::clock;
use teachback::bot::retention::{Erased, Limits, once};

use crate::privacy::dump::rows_with;
use crate::privacy::retention::Straight;
use crate::privacy::scene;
use crate::support::scene::Scene;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What the job erases if it looks after so many days.
async fn erased_after(scene: &Scene, days: u32) -> Erased {
    let limits = Limits { words: None, left: DAY * 3 };
    let now = clock::now().after(DAY * days);
    once(&scene.store, limits, now, &Straight(scene.store.clone())).await.unwrap()
}

#[tokio::test]
async fn being_thrown_out_of_a_server_starts_its_clock() {
    let scene = scene().await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    scene.asked(&ada, relay, "The canary asks").await;
    scene.double.remove_bot_from(scene.double.guild());
    scene.until_kinds("leave_guild", 1).await;
    assert_eq!(erased_after(&scene, 2).await, Erased::default());
    assert_eq!(rows_with(scene.store.pool(), "canary").await.len(), 1);
    assert_eq!(erased_after(&scene, 4).await, Erased { texts: 2, accounts: 1 });
    for something in ["canary", "\"ada\"", &ada.id().to_string()] {
        assert_eq!(rows_with(scene.store.pool(), something).await, [""; 0], "{something}");
    }
    scene.end().await;
}

#[tokio::test]
async fn a_server_that_is_away_for_a_while_loses_nothing() {
    let scene = scene().await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    scene.asked(&ada, relay, "The canary asks").await;
    scene.double.loses_sight_of(scene.double.guild());
    scene.double.sees_again(scene.double.guild());
    scene.asked(&ada, relay, "Are you back?").await;
    assert!(!scene.kinds().await.contains(&"leave_guild"));
    assert_eq!(erased_after(&scene, 40).await, Erased::default());
    assert_eq!(rows_with(scene.store.pool(), "canary").await.len(), 1);
    scene.end().await;
}

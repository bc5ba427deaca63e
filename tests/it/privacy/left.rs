//! Servers that the bot is thrown out of, and those that are only away, as the gateway tells of them.

use std::time::Duration;

use double::model::Gate;
use teachback::bot::clock;
use teachback::bot::retention::{Erased, Limits, once, purge};
use teachback::domain::key::GuildKey;

use crate::privacy::dump::rows_with;
use crate::privacy::retention::Straight;
use crate::privacy::scene;
use crate::support::scene::{Cast, Scene};
use crate::talk::held_by;

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
    assert_eq!(erased_after(&scene, 4).await, Erased { texts: 2, files: 0, accounts: 1 });
    for something in ["canary", "\"ada\"", &ada.id().to_string()] {
        assert_eq!(rows_with(scene.store.pool(), something).await, [""; 0], "{something}");
    }
    scene.end().await;
}

/// When the servers that are known as left were left.
async fn clocks(scene: &Scene) -> Vec<chrono::DateTime<chrono::Utc>> {
    let sql = "select left_at from guilds_left";
    sqlx::query_scalar(sql).fetch_all(scene.store.pool()).await.unwrap()
}

/// Somebody has asked, and the bot was thrown out of the server.
async fn thrown_out() -> Scene {
    let scene = scene().await;
    scene.asked(&scene.double.person("ada"), scene.double.channel("relay"), "The canary asks").await;
    scene.double.remove_bot_from(scene.double.guild());
    scene.until_kinds("leave_guild", 1).await;
    assert_eq!(clocks(&scene).await.len(), 1);
    scene
}

#[tokio::test]
async fn a_server_whose_words_are_gone_is_left_alone_from_then_on() {
    let scene = scene().await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    let question =
        ada.attaches("relay", "Look:", "canary.txt", "text/plain", &b"what the canary said"[..]).unwrap();
    scene.ended(question).await;
    scene.until_kinds("copy_file", 1).await;
    scene.asked(&ada, relay, "The canary asks").await;
    scene.double.remove_bot_from(scene.double.guild());
    scene.until_kinds("leave_guild", 1).await;
    assert_eq!(erased_after(&scene, 4).await, Erased { texts: 4, files: 1, accounts: 1 });
    scene.until_kinds("purge_guild", 1).await;
    assert_eq!(clocks(&scene).await.len(), 0);
    let (kinds, reached) = (scene.kinds().await, scene.store.guilds_left(clock::now().after(DAY * 5)).await);
    assert_eq!(reached.unwrap(), []);
    assert_eq!(erased_after(&scene, 5).await, Erased::default());
    assert_eq!(scene.kinds().await, kinds);
    scene.store.rebuild(|_| ()).await.unwrap();
    assert_eq!(clocks(&scene).await.len(), 0);
    // By hand, nothing is erased a second time either.
    let (guild, straight) = (GuildKey::discord(scene.double.guild()), Straight(scene.store.clone()));
    let again = purge(&scene.store, &guild, clock::now(), &straight).await.unwrap();
    assert_eq!((again, scene.kinds().await), (Erased::default(), kinds));
    // Whoever comes back and is thrown out again begins anew.
    scene.double.takes_bot_back(scene.double.guild());
    scene.asked(&ada, relay, "Another canary").await;
    scene.double.remove_bot_from(scene.double.guild());
    scene.until_kinds("leave_guild", 2).await;
    assert_eq!(erased_after(&scene, 4).await.texts, 2);
    scene.until_kinds("purge_guild", 2).await;
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    scene.end().await;
}

#[tokio::test]
async fn a_reply_that_ends_after_the_bot_was_thrown_out_holds_no_clock_up() {
    let gate = Gate::closed();
    let scene = Scene::with(Cast::script(held_by(&gate)).without_limits()).await;
    let question = scene.double.person("ada").says("relay", "hold on, canary").unwrap();
    scene.reply_to(question).await;
    scene.double.remove_bot_from(scene.double.guild());
    scene.until_kinds("leave_guild", 1).await;
    gate.open();
    scene.ended(question).await;
    erased_after(&scene, 4).await;
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    scene.end().await;
}

#[tokio::test]
async fn coming_back_stops_the_clock_and_leaving_again_starts_it_anew() {
    let scene = thrown_out().await;
    let guild = scene.double.guild();
    let before = clocks(&scene).await;
    scene.double.takes_bot_back(guild);
    scene.until_kinds("rejoin_guild", 1).await;
    assert_eq!(clocks(&scene).await.len(), 0);
    assert_eq!(erased_after(&scene, 40).await, Erased::default());
    assert_eq!(rows_with(scene.store.pool(), "canary").await.len(), 1);
    // What is no news is not recorded.
    scene.double.loses_sight_of(guild);
    scene.double.sees_again(guild);
    scene.double.remove_bot_from(guild);
    scene.until_kinds("leave_guild", 2).await;
    assert_eq!(scene.kinds().await.iter().filter(|kind| **kind == "rejoin_guild").count(), 1);
    assert!(clocks(&scene).await > before);
    scene.store.rebuild(|_| ()).await.unwrap();
    assert!(clocks(&scene).await > before);
    assert_eq!(erased_after(&scene, 4).await.texts, 2);
    scene.end().await;
}

#[tokio::test]
async fn a_server_that_took_the_bot_back_while_it_was_away_is_known_at_the_next_start() {
    let mut scene = thrown_out().await;
    scene.stop().await;
    scene.double.faults().forget_sessions();
    scene.double.takes_bot_back(scene.double.guild());
    scene.start().await;
    scene.until_kinds("rejoin_guild", 1).await;
    assert_eq!(clocks(&scene).await.len(), 0);
    assert_eq!(erased_after(&scene, 40).await, Erased::default());
    let last = scene.store.last_seq().await.unwrap();
    // A start where nothing was left records nothing.
    scene.stop().await;
    scene.double.faults().forget_sessions();
    scene.start().await;
    scene.asked(&scene.double.person("ada"), scene.double.channel("relay"), "Are you back?").await;
    let since: Vec<_> = scene.kinds().await.split_off(usize::try_from(last).unwrap());
    assert!(!since.contains(&"rejoin_guild"), "{since:?}");
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
    let kinds = scene.kinds().await;
    assert!(!kinds.contains(&"leave_guild") && !kinds.contains(&"rejoin_guild"), "{kinds:?}");
    assert_eq!(erased_after(&scene, 40).await, Erased::default());
    assert_eq!(rows_with(scene.store.pool(), "canary").await.len(), 1);
    scene.end().await;
}

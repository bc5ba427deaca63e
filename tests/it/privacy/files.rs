//! Files that people attach go as their words do: with their people, by age, and with their server.

use std::time::Duration;

use double::Matching;
use teachback::bot::clock;
use teachback::bot::retention::{Limits, once, purge};
use teachback::domain::event::{EraseReason, Fact};
use teachback::domain::key::GuildKey;

use crate::privacy::dump::rows_with;
use crate::privacy::forget::forgets;
use crate::privacy::retention::Straight;
use crate::support::scene::{Cast, Manner, Scene};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n of a canary";
const NOTES: &[u8] = b"what the canary said\n";

/// A scene with a model that looks at images.
async fn scene() -> Scene {
    let manner = Manner { images: true, ..Manner::default() };
    Scene::with(Cast { manner, ..Cast::default() }.without_limits()).await
}

/// Zenobia shows an image and a text, and both are copied.
async fn shows(scene: &Scene) -> double::Person {
    let zenobia = scene.double.person("zenobia");
    for (name, media_type, bytes) in [("canary.png", "image/png", PNG), ("canary.txt", "text/plain", NOTES)] {
        let question = zenobia.attaches("relay", "Look:", name, media_type, bytes).unwrap();
        scene.ended(question).await;
    }
    scene.until_kinds("copy_file", 2).await;
    assert_eq!(kept(scene).await, [2, 0, 2]);
    zenobia
}

/// How many files have a name, a link, a content.
async fn kept(scene: &Scene) -> [i64; 3] {
    let sql = "select array[count(name), count(url), count(body)] from files";
    let counts: Vec<i64> = sqlx::query_scalar(sql).fetch_one(scene.store.pool()).await.unwrap();
    counts.try_into().unwrap()
}

async fn reasons(scene: &Scene) -> Vec<EraseReason> {
    let log = scene.log().await;
    let reason = |fact: &Fact| if let Fact::FilesErased(it) = fact { Some(it.reason) } else { None };
    log.iter().filter_map(|recorded| reason(&recorded.event.fact)).collect()
}

/// Neither name nor content is in any column, and the log makes the same again.
async fn nothing_is_left(scene: &Scene) {
    assert_eq!(kept(scene).await, [0, 0, 0]);
    let content = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    for something in ["canary".to_owned(), content(PNG), content(NOTES)] {
        assert_eq!(rows_with(scene.store.pool(), &something).await, [""; 0], "{something}");
    }
    let sql = "select coalesce(jsonb_agg(files order by id), '[]')::text from messages";
    let lived: String = sqlx::query_scalar(sql).fetch_one(scene.store.pool()).await.unwrap();
    scene.store.rebuild(|_| ()).await.unwrap();
    assert_eq!(sqlx::query_scalar::<_, String>(sql).fetch_one(scene.store.pool()).await.unwrap(), lived);
}

#[tokio::test]
async fn what_somebody_attached_goes_when_they_are_forgotten() {
    let scene = scene().await;
    let zenobia = shows(&scene).await;
    forgets(&scene, &zenobia).await;
    nothing_is_left(&scene).await;
    assert_eq!(reasons(&scene).await, [EraseReason::Forgotten]);
    scene.end().await;
}

#[tokio::test]
async fn what_is_being_fetched_when_they_are_forgotten_is_not_kept() {
    let scene = scene().await;
    let zenobia = scene.double.person("zenobia");
    let fetching = scene.double.faults().hold_answers(Matching::route("GET", double::FILES));
    let question = zenobia.attaches("relay", "Look:", "canary.png", "image/png", PNG).unwrap();
    scene.turn(question).await;
    forgets(&scene, &zenobia).await;
    fetching.release();
    scene.ended(question).await;
    nothing_is_left(&scene).await;
    scene.end().await;
}

#[tokio::test]
async fn what_was_attached_long_enough_ago_goes_by_age() {
    let scene = scene().await;
    shows(&scene).await;
    let straight = Straight(scene.store.clone());
    let limits = Limits { words: Some(DAY), left: DAY };
    once(&scene.store, limits, clock::now(), &straight).await.unwrap();
    assert_eq!(kept(&scene).await, [2, 0, 2], "it is young");
    once(&scene.store, limits, clock::now().after(DAY * 2), &straight).await.unwrap();
    nothing_is_left(&scene).await;
    assert_eq!(reasons(&scene).await, [EraseReason::Expired]);
    scene.end().await;
}

#[tokio::test]
async fn what_was_attached_in_a_server_goes_with_it() {
    let scene = scene().await;
    shows(&scene).await;
    let guild = GuildKey::discord(scene.double.guild());
    purge(&scene.store, &guild, clock::now(), &Straight(scene.store.clone())).await.unwrap();
    nothing_is_left(&scene).await;
    assert!(reasons(&scene).await.iter().all(|reason| *reason == EraseReason::Purged));
    scene.end().await;
}

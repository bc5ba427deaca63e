//! Files that people attach go as their words do: with their people, by age, and with their server.

use std::time::Duration;

use double::Matching;
use teachback::bot::clock;
use teachback::bot::retention::{Limits, once, purge};
use teachback::domain::event::{EraseReason, Fact};
use teachback::domain::id::FileId;
use teachback::domain::key::GuildKey;
use teachback::store::Safe;

use crate::privacy::chooses;
use crate::privacy::dump::rows_with;
use crate::privacy::forget::{forgets, redacts};
use crate::privacy::retention::Straight;
use crate::support::scene::{Cast, Manner, Scene};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const KEY: &str = "k:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const OPENED: &str = "none,k:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
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
    let erased = once(&scene.store, limits, clock::now().after(DAY * 2), &straight).await.unwrap();
    assert_eq!(erased.files, 2);
    nothing_is_left(&scene).await;
    assert_eq!(reasons(&scene).await, [EraseReason::Expired]);
    scene.end().await;
}

#[tokio::test]
async fn what_was_attached_in_a_server_goes_with_it() {
    let scene = scene().await;
    shows(&scene).await;
    let guild = GuildKey::discord(scene.double.guild());
    let purged = purge(&scene.store, &guild, clock::now(), &Straight(scene.store.clone())).await.unwrap();
    assert_eq!(purged.files, 2);
    nothing_is_left(&scene).await;
    assert!(reasons(&scene).await.iter().all(|reason| *reason == EraseReason::Purged));
    scene.end().await;
}

#[tokio::test]
async fn of_who_keeps_nothing_no_file_is_fetched_and_no_name_is_kept() {
    let scene = scene().await;
    let zenobia = scene.double.person("zenobia");
    chooses(&scene, &zenobia, "Keep nothing of me from now on").await;
    for (name, media_type, bytes) in [("canary.png", "image/png", PNG), ("canary.txt", "text/plain", NOTES)] {
        let question = zenobia.attaches("relay", "Look:", name, media_type, bytes).unwrap();
        scene.ended(question).await;
    }
    let alone = zenobia.attaches("relay", "", "canary.txt", "text/plain", NOTES).unwrap();
    scene.turn(alone).await;
    scene.settled().await;
    let rows = "select count(*) from files";
    assert_eq!(sqlx::query_scalar::<_, i64>(rows).fetch_one(scene.store.pool()).await.unwrap(), 0);
    let fetched = |view: &double::View<'_>| view.calls().filter(|call| call.route == double::FILES).count();
    assert_eq!(scene.double.look(fetched), 0);
    nothing_is_left(&scene).await;
    scene.end().await;
}

#[tokio::test]
async fn who_says_no_keeps_what_was_attached_before_until_it_is_taken_out_and_adds_nothing_by_an_edit() {
    let scene = scene().await;
    let zenobia = scene.double.person("zenobia");
    let question = zenobia.attaches("relay", "Look:", "canary.txt", "text/plain", NOTES).unwrap();
    scene.ended(question).await;
    chooses(&scene, &zenobia, "Keep nothing of me from now on").await;
    assert_eq!(kept(&scene).await, [1, 0, 1]);
    zenobia.edits(question, "The canary again").unwrap();
    scene.until_kinds("edit_message", 1).await;
    assert_eq!(rows_with(scene.store.pool(), "The canary again").await, [""; 0]);
    zenobia.deletes(question).unwrap();
    scene.until_kinds("erase", 1).await;
    nothing_is_left(&scene).await;
    scene.end().await;
}

#[tokio::test]
async fn what_was_attached_goes_with_a_text_that_a_moderator_takes_away() {
    let scene = scene().await;
    let (zenobia, mia) = (scene.double.person("zenobia"), scene.double.moderator("mia"));
    let question = zenobia.attaches("relay", "Look:", "canary.txt", "text/plain", NOTES).unwrap();
    scene.ended(question).await;
    redacts(&scene, &mia, question, "a secret").await;
    nothing_is_left(&scene).await;
    assert_eq!(reasons(&scene).await, [EraseReason::Redacted]);
    scene.end().await;
}

#[tokio::test]
async fn the_id_of_whoever_is_forgotten_goes_from_files_of_others_too() {
    for safe in [Safe::default(), Safe::of(&KEY.to_owned().into()).unwrap()] {
        let manner = Manner { images: true, ..Manner::default() };
        let scene = Scene::with(Cast { manner, safe, ..Cast::default() }.without_limits()).await;
        let (zenobia, bob) = (scene.double.person("zenobia"), scene.double.person("bob"));
        scene.asked(&zenobia, scene.double.channel("relay"), "Two and two?").await;
        let id = zenobia.id().to_string();
        let words = format!("\u{feff}ask <@{id}>\nnot {id}0\n");
        let named = format!("about {id}.txt");
        let question = bob.attaches("relay", "Look:", &named, "text/plain", words.into_bytes()).unwrap();
        scene.ended(question).await;
        let image = [PNG, id.as_bytes()].concat();
        let image = bob.attaches("relay", "And:", &format!("{id}.png"), "image/png", image).unwrap();
        scene.ended(image).await;
        scene.until_kinds("copy_file", 2).await;
        forgets(&scene, &zenobia).await;
        let sql = "select id from files order by id";
        let ids: Vec<sqlx::types::Uuid> =
            sqlx::query_scalar(sql).fetch_all(scene.store.pool()).await.unwrap();
        let ids: Vec<_> = ids.into_iter().map(|id| FileId::from_u128(id.as_u128())).collect();
        let names: Vec<_> =
            scene.store.files(&ids).await.unwrap().into_iter().map(|file| file.name).collect();
        assert_eq!(names, ["about [erased].txt", "[erased].png"]);
        let bodies = scene.store.bodies(&ids).await.unwrap();
        let text = String::from_utf8(bodies[&ids[0]].clone()).unwrap();
        assert_eq!(text, format!("\u{feff}ask <@[erased]>\nnot {id}0\n"));
        assert!(bodies[&ids[1]].starts_with(PNG), "an image is no text");
        // In the database, opened, as bytes lie there: the longer number alone, and the image.
        let open = scene.store.clone().with_safe(Safe::of(&OPENED.to_owned().into()).unwrap());
        open.reseal(|_| ()).await.unwrap();
        let hex = id.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
        assert_eq!(rows_with(open.pool(), &hex).await.len(), 2);
        assert_eq!(rows_with(open.pool(), &format!("3c40{hex}")).await, [""; 0]);
        assert_eq!(rows_with(open.pool(), &id).await, [""; 0]);
        scene.end().await;
    }
}

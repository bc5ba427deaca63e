//! What is kept of a long scene: the words as they were said, nobody's account beside them, and nothing of either in the log.

use double::Person;
use double::model::{Answer, Gate, Script};
use serde_json::json;

use crate::support::scene::{Cast, LIMIT, Other, Scene};

const SECRETS: [&str; 4] = ["zebra", "quagga", "okapi", "tapir"];
const PEOPLE: [&str; 3] = ["ada-lovelace", "bob-the-builder", "mia-moderates"];

/// A scene with a little of everything in it.
async fn lived(gate: &Gate) -> Scene {
    let held = gate.clone();
    let script = Script::new(move |ask| match ask.user.contains("hold") {
        true => Answer::at_once("A quagga, of course.").held(1, &held).into(),
        false => Answer::at_once("<think>Stripes, so a tapir.</think>A quagga, of course.").into(),
    });
    let others = vec![Other { name: "other", ..Other::default() }];
    let (system, review_channel) = (Some("Be brief, tapir.".into()), Some("mods"));
    let cast = Cast { others, seeds: true, system, review_channel, ..Cast::script(script) };
    let scene = Scene::with(cast.without_limits()).await;
    let [ada, bob, _] = PEOPLE.map(|name| scene.double.person(name));
    let mia = scene.double.moderator(PEOPLE[2]);
    let relay = scene.double.channel("relay");
    let first = scene.asked(&ada, relay, "What is like a zebra?").await;
    ada.reacts(first.part(), "👍").unwrap();
    bob.reacts(first.part(), "👎🏽").unwrap();
    bob.unreacts(first.part(), "👎🏽").unwrap();
    mia.super_reacts(first.part(), "👎").unwrap();
    scene.rated(4).await;
    told(&scene, &first).await;
    noted(&scene, &mia).await;
    let held = bob.says(relay, "hold on, zebra").unwrap();
    scene.reply_to(held).await;
    let waits = ada.says(relay, &format!("<@{}> waits for an okapi", bob.id())).unwrap();
    let dropped = mia.says(relay, "never mind the okapi").unwrap();
    scene.sign(dropped, "⌛").await;
    ada.edits(waits, "waits for a zebra").unwrap();
    mia.deletes(dropped).unwrap();
    gate.open();
    scene.ended(held).await;
    scene.ended(waits).await;
    commanded(&scene).await;
    compared(&scene, &first).await;
    reviewed(&scene, &mia).await;
    let with_file =
        ada.attaches("relay", "read this", "notes.txt", "text/plain", "about zebras".as_bytes().to_vec());
    scene.ended(with_file.unwrap()).await;
    let direct = bob.writes_to_the_bot("a zebra, in private").unwrap();
    scene.ended(direct).await;
    scene.settled().await;
    scene
}

/// Words about a reply, by every way.
async fn told(scene: &Scene, reply: &crate::support::scene::Ended) {
    let [ada, bob, _] = PEOPLE.map(|name| scene.double.person(name));
    let thread = ada.opens_thread(reply.part(), "about it").unwrap();
    let said = bob.says(thread, "an okapi, rather").unwrap();
    scene.feedback(1).await;
    bob.edits(said, "an okapi, surely").unwrap();
    let inline = ada.replies(reply.part(), "why not an okapi?", true).unwrap();
    let hint = scene.reply_to(inline).await;
    scene.told(&ada.clicks(hint.id, "Answer it instead").unwrap()).await;
    scene.ended(inline).await;
    let gone = ada.says(thread, "forget the okapi").unwrap();
    scene.feedback(5).await;
    ada.deletes(gone).unwrap();
    scene.until_kinds("erase", 1).await;
}

/// A moderator says something in the thread on the card of the reply.
async fn noted(scene: &Scene, mia: &Person) {
    let found = |view: &double::View<'_>| view.newest_by_bot("mods");
    let card = scene.double.wait("a card", LIMIT, found).await.unwrap();
    let thread = mia.opens_thread(card.id, "talk").unwrap();
    mia.says(thread, "an okapi, they say").unwrap();
    scene.until_kinds("note_review", 1).await;
}

/// Another answer, and a choice between the two.
async fn compared(scene: &Scene, first: &crate::support::scene::Ended) {
    let ada = scene.double.person(PEOPLE[0]);
    ada.reacts(first.part(), "🔁").unwrap();
    let another = scene.end_of(scene.another(1).await).await;
    scene.told(&ada.clicks(another.part(), "This one is better").unwrap()).await;
}

/// Cleared, undone, and a place switched on.
async fn commanded(scene: &Scene) {
    let (ada, mia) = (scene.double.person(PEOPLE[0]), scene.double.moderator(PEOPLE[2]));
    let told = scene.told(&ada.runs("relay", "clear", &[]).unwrap()).await;
    scene.asked(&ada, scene.double.channel("relay"), "a new zebra").await;
    scene.told(&ada.clicks(told.id, "Undo").unwrap()).await;
    scene.asked(&ada, scene.double.channel("relay"), "the old zebra").await;
    scene.told(&mia.runs("general", "relay", &[("state", json!("on"))]).unwrap()).await;
    let chat = scene.double.channel_under(scene.double.category("talk"), "chat");
    scene.told(&mia.runs("chat", "relay", &[("state", json!("on"))]).unwrap()).await;
    scene.asked(&ada, chat, "a zebra there").await;
    let other = [("name", json!("other"))];
    let told = scene.told(&mia.runs("general", "model", &other).unwrap()).await;
    assert_eq!(told.content, "From now on `other` answers here.");
    scene.asked(&ada, scene.double.channel("general"), "a zebra here").await;
}

/// A moderator corrects the reply that waits longest.
async fn reviewed(scene: &Scene, mia: &Person) {
    let card = scene.told(&mia.runs("relay", "review", &[]).unwrap()).await;
    let opened = mia.clicks(card.id, "Correct").unwrap();
    opened.form(LIMIT).await.unwrap();
    mia.submits(&opened, &[("text", "An okapi, of course.")]).unwrap();
    scene.until_kinds("review_message", 1).await;
}

/// Tables that this life leaves empty: `places` and `card_progress` are there for programs from before the settings, and from before
/// several processes; of the others it is shown where servers are left and people forgotten, and where something is left to do on the
/// platform.
const ELSEWHERE: [&str; 8] = [
    "card_progress",
    "places",
    "guilds_left",
    "take_downs",
    "looks_owed",
    "told_places",
    "traces",
    "last_touches",
];

/// Every row of every table as text, table by table.
async fn tables(scene: &Scene) -> Vec<(String, Vec<String>)> {
    let pool = scene.store.pool();
    let names =
        "select table_name::text from information_schema.tables where table_schema = 'public' order by 1";
    let names: Vec<String> = sqlx::query_scalar(names).fetch_all(pool).await.unwrap();
    let mut all = Vec::new();
    for name in names {
        let rows = format!("select row_to_json(it)::text from {name} it order by 1");
        let rows = sqlx::query_scalar(sqlx::AssertSqlSafe(rows)).fetch_all(pool).await.unwrap();
        all.push((name, rows));
    }
    all
}

#[tokio::test]
async fn the_projections_made_again_are_the_ones_that_were_lived_through() {
    let mut scene = lived(&Gate::closed()).await;
    scene.stop().await;
    let lived_through = tables(&scene).await;
    assert!(
        lived_through.iter().all(|(name, rows)| !rows.is_empty()
            || name.starts_with('_')
            || ELSEWHERE.contains(&name.as_str())),
        "an empty table proves nothing"
    );
    let last = scene.store.rebuild(|_| ()).await.unwrap();
    assert_eq!(last, scene.store.last_seq().await.unwrap());
    for (lived, rebuilt) in lived_through.iter().zip(tables(&scene).await) {
        assert_eq!(*lived, rebuilt);
    }
    scene.end().await;
}

#[tokio::test]
async fn an_account_stands_in_one_table_alone() {
    let scene = lived(&Gate::closed()).await;
    let ids = PEOPLE.map(|name| scene.double.person(name).id().to_string());
    for (table, rows) in tables(&scene).await {
        let rows = rows.join("\n");
        for id in &ids {
            assert_eq!(rows.contains(id), table == "accounts", "{id} in {table}:\n{rows}");
        }
    }
    scene.end().await;
}

#[tokio::test]
async fn words_stand_in_one_table_alone_and_erased_ones_in_none() {
    let scene = lived(&Gate::closed()).await;
    for (table, rows) in tables(&scene).await {
        let rows = rows.join("\n");
        for word in SECRETS {
            assert_eq!(rows.contains(word), table == "texts", "{word} in {table}:\n{rows}");
        }
        assert!(!rows.contains("never mind") && !rows.contains("forget the"), "{table}:\n{rows}");
    }
    scene.end().await;
}

#[tokio::test]
async fn the_log_says_nothing_that_people_said_and_nobodys_name() {
    let mut scene = lived(&Gate::closed()).await;
    scene.stop().await;
    let told = scene.print.text();
    assert!(told.contains("DEBUG") || told.contains("reply finished"), "it says something");
    let ids = PEOPLE.map(|name| scene.double.person(name).id().to_string());
    let tokens = [scene.double.token().to_owned()];
    let secrets = SECRETS.iter().chain(&PEOPLE).map(|it| (*it).to_owned()).chain(ids).chain(tokens);
    for secret in secrets {
        let found = told.lines().find(|line| line.contains(&secret));
        assert_eq!(found, None, "{secret} is in the log");
    }
    scene.end().await;
}

#[tokio::test]
async fn words_are_kept_as_they_were_said() {
    let scene = Scene::saying("Four.").await;
    let ada = scene.double.person("ada");
    let relay = scene.double.channel("relay");
    for words in [
        "'; drop table texts; --",
        "  two\n\n lines\t\"and\" \\ back",
        "\u{202e}הפוך 👩‍👩‍👧‍👦",
        "$1 {} %s \\u0041",
        "a\u{0}b",
    ] {
        scene.asked(&ada, relay, words).await;
        let sql = "select body from texts where origin = 'message' order by id desc limit 1";
        let kept: String = sqlx::query_scalar(sql).fetch_one(scene.store.pool()).await.unwrap();
        assert_eq!(kept, words.trim().replace('\0', ""));
    }
    scene.end().await;
}

//! Seeing what is kept of oneself, and having it gone: from every column of every table, and from what is under way.

use double::model::{Answer, Gate, Script};
use double::{Id, Person};
use serde_json::Value;
use sqlx::types::Uuid;
use teachback::domain::event::{Fact, Finish};
use teachback::store::Safe;

use crate::privacy::dump::{dumped_with, rows_with, rows_with_opened};
use crate::privacy::{chooses, scene};
use crate::support::scene::{Cast, LIMIT, Scene};
use crate::talk::held_by;

const KEY: &str = "k:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const OPENED: &str = "none,k:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// A model that says back what it was asked.
fn echo() -> Script {
    Script::new(|ask| Answer::at_once(&format!("You said: {}", ask.user)).into())
}

async fn with(script: Script, safe: Safe) -> Scene {
    Scene::with(Cast { safe, ..Cast::script(script).without_limits() }).await
}

/// Zenobia asks, rates, speaks, changes, prefers and chooses; a moderator corrects what was said to her, quoting her and not.
async fn lives(scene: &Scene) -> Person {
    let (zenobia, mia, relay) =
        (scene.double.person("zenobia"), scene.double.moderator("mia"), scene.double.channel("relay"));
    let first = scene.asked(&zenobia, relay, "My canary sings every day at noon").await;
    zenobia.reacts(first.part(), "👎").unwrap();
    let thread = zenobia.opens_thread(first.part(), "why").unwrap();
    let said = zenobia.says(thread, "The canary does not like that").unwrap();
    scene.until_kinds("update_message", 2).await;
    zenobia.edits(said, "The canary dislikes that").unwrap();
    scene.until_kinds("update_message", 3).await;
    corrects(scene, &mia, "He should say: my canary sings every day at noon, she said.").await;
    let second = scene.asked(&zenobia, relay, "Is the canary well?").await;
    zenobia.reacts(second.part(), "👎").unwrap();
    scene.until_kinds("update_message", 4).await;
    corrects(scene, &mia, "It should have asked back.").await;
    chooses(scene, &zenobia, "A model may learn from it").await;
    zenobia
}

pub(super) async fn corrects(scene: &Scene, mia: &Person, text: &str) {
    let before = scene.kinds().await.into_iter().filter(|kind| *kind == "review_message").count();
    let card = scene.told(&mia.runs("relay", "review", &[]).unwrap()).await;
    let opened = mia.clicks(card.id, "Correct").unwrap();
    opened.form(LIMIT).await.unwrap();
    mia.submits(&opened, &[("text", text)]).unwrap();
    scene.until_kinds("review_message", before + 1).await;
}

/// Asks to be forgotten, looks at what would go, and is sure.
pub(crate) async fn forgets(scene: &Scene, who: &Person) -> (String, String) {
    let preview = scene.told(&who.runs("relay", "forget-me", &[]).unwrap()).await;
    let done = scene.told(&who.clicks(preview.id, "Erase all of it").unwrap()).await;
    traces_are_gone(scene).await;
    (preview.content, done.content)
}

/// Waits until what others wrote is looked through for the ids of those who are forgotten.
pub(super) async fn traces_are_gone(scene: &Scene) {
    let deadline = tokio::time::Instant::now() + LIMIT;
    let left = "select count(*) from traces";
    while sqlx::query_scalar::<_, i64>(left).fetch_one(scene.store.pool()).await.unwrap() > 0 {
        assert!(tokio::time::Instant::now() < deadline, "somebody is looked for for ever");
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}

async fn accounts(scene: &Scene) -> i64 {
    sqlx::query_scalar("select count(*) from accounts").fetch_one(scene.store.pool()).await.unwrap()
}

#[tokio::test]
async fn nothing_of_a_person_is_left_in_any_column_when_they_are_forgotten() {
    let scene = with(echo(), Safe::default()).await;
    let zenobia = lives(&scene).await;
    let pool = scene.store.pool();
    assert!(rows_with(pool, "canary").await.len() >= 6);
    assert!(dumped_with(&scene.database, "canary").await.len() >= 6);
    let id = zenobia.id().to_string();
    assert_eq!(rows_with(pool, &id).await.len(), 1);
    let (preview, done) = forgets(&scene, &zenobia).await;
    assert!(
        preview.contains(
            "your texts (4), replies that answer or quote you (2), texts of moderators that quote you (1;"
        ),
        "{preview}"
    );
    assert!(done.contains("Erased: your texts (4), replies that"), "{done}");
    for something in ["canary", "zenobia", &id] {
        assert_eq!(rows_with(pool, something).await, [""; 0], "{something}");
        assert_eq!(dumped_with(&scene.database, something).await, [""; 0], "{something}");
    }
    // What quotes nobody is the moderator's own.
    assert_eq!(rows_with(pool, "It should have asked back").await.len(), 1);
    // The pseudonym stays, so that counts and folds hold: what the log makes is what was lived.
    let ratings = "select count(*) from ratings";
    let rated: i64 = sqlx::query_scalar(ratings).fetch_one(pool).await.unwrap();
    scene.store.rebuild(|_| ()).await.unwrap();
    assert_eq!((rated, sqlx::query_scalar::<_, i64>(ratings).fetch_one(pool).await.unwrap()), (2, 2));
    scene.end().await;
}

#[tokio::test]
async fn nothing_is_left_under_the_seal_either() {
    let safe = Safe::of(&KEY.to_owned().into()).unwrap();
    let scene = with(echo(), safe).await;
    let zenobia = lives(&scene).await;
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    forgets(&scene, &zenobia).await;
    let open = scene.store.clone().with_safe(Safe::of(&OPENED.to_owned().into()).unwrap());
    let id = zenobia.id().to_string();
    for something in ["canary", "zenobia", &id] {
        assert_eq!(rows_with_opened(&open, something).await, [""; 0], "{something}");
        // Everything in it is open by now.
        assert_eq!(dumped_with(&scene.database, something).await, [""; 0], "{something}");
    }
    assert_eq!(dumped_with(&scene.database, "It should have asked back").await.len(), 1);
    assert_eq!(rows_with(scene.store.pool(), "It should have asked back").await.len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn a_column_that_is_left_out_is_seen() {
    let scene = with(echo(), Safe::default()).await;
    let zenobia = lives(&scene).await;
    let pool = scene.store.pool();
    let sql = "create table forgotten_column as select id, body as left_out from texts";
    sqlx::raw_sql(sql).execute(pool).await.unwrap();
    forgets(&scene, &zenobia).await;
    let left = rows_with(pool, "canary").await;
    assert!(left.len() >= 6 && left.iter().all(|row| row.contains("left_out")), "{left:?}");
    assert_eq!(dumped_with(&scene.database, "canary").await.len(), left.len());
    scene.end().await;
}

#[tokio::test]
async fn my_data_is_all_of_it_as_a_file_for_them_alone() {
    let scene = with(echo(), Safe::default()).await;
    let zenobia = lives(&scene).await;
    let told = scene.told(&zenobia.runs("relay", "my-data", &[]).unwrap()).await;
    assert!(told.content.contains("edit your message in Discord"), "{}", told.content);
    let url = told.attachments[0]["url"].as_str().unwrap();
    let file = reqwest::get(url).await.unwrap().bytes().await.unwrap();
    let file: Value = serde_json::from_slice(&file).unwrap();
    assert_eq!(file["account"], format!("discord:{}", zenobia.id()));
    assert_eq!(file["name"], "zenobia");
    let kinds: Vec<_> =
        file["entries"].as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap()).collect();
    for (kind, count) in
        [("question", 2), ("reply", 2), ("feedback", 1), ("reaction", 2), ("rating", 2), ("choice", 2)]
    {
        assert_eq!(kinds.iter().filter(|it| **it == kind).count(), count, "{kind} in {kinds:?}");
    }
    let text = file.to_string();
    for words in
        ["My canary sings every day at noon", "The canary does not like that", "The canary dislikes that"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(!text.contains("asked back"), "a moderator's words are theirs: {text}");
    let nobody = scene.told(&scene.double.person("bob").runs("relay", "my-data", &[]).unwrap()).await;
    assert_eq!(nobody.content, "Nothing is kept of you.");
    scene.end().await;
}

#[tokio::test]
async fn what_is_too_large_for_an_upload_comes_packed_and_whole() {
    let scene = scene().await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    scene.asked(&ada, relay, "My canary").await;
    // Twelve times a megabyte of words.
    let sql = "with long as (insert into texts (id, person_id, origin, body) \
                   select gen_random_uuid(), person_id, 'message', 'canary ' || n || repeat(' words that fill a file', 45000) \
                   from messages, generate_series(1, 12) n where role = 'user' returning id) \
               update messages set texts = texts || (select array_agg(id) from long) where role = 'user'";
    sqlx::query(sql).execute(scene.store.pool()).await.unwrap();
    let told = scene.told(&ada.runs("relay", "my-data", &[]).unwrap()).await;
    assert!(told.content.ends_with("so it is packed: gzip opens it."), "{}", told.content);
    assert_eq!(told.attachments[0]["filename"], "my-data.json.gz");
    let file =
        reqwest::get(told.attachments[0]["url"].as_str().unwrap()).await.unwrap().bytes().await.unwrap();
    let file: Value = serde_json::from_reader(flate2::read::GzDecoder::new(&file[..])).unwrap();
    let entries = file["entries"].as_array().unwrap();
    let question = entries.iter().find(|entry| entry["kind"] == "question").unwrap();
    let texts = question["texts"].as_array().unwrap();
    assert_eq!((texts.len(), &texts[0]), (13, &Value::from("My canary")));
    scene.end().await;
}

#[tokio::test]
async fn who_comes_back_is_somebody_new() {
    let scene = scene().await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    scene.asked(&ada, relay, "one").await;
    forgets(&scene, &ada).await;
    assert_eq!(accounts(&scene).await, 0);
    let prompt = |number: usize| scene.model.requests()[number].body["messages"].to_string();
    scene.asked(&ada, relay, "two").await;
    assert!(!prompt(1).contains("one"), "{}", prompt(1));
    let log = scene.log().await;
    let people: std::collections::BTreeSet<_> = log.iter().filter_map(|it| it.event.person).collect();
    assert_eq!(people.len(), 2);
    assert_eq!(accounts(&scene).await, 1);
    scene.end().await;
}

#[tokio::test]
async fn what_somebody_forgotten_still_holds_names_nobody_when_it_is_listed() {
    let mut scene = Scene::with(Cast::default().with_quick_limits()).await;
    let (ada, bob, relay) =
        (scene.double.person("ada"), scene.double.person("bob"), scene.double.channel("relay"));
    let part = scene.asked(&bob, relay, "Two and two?").await.part();
    ada.reacts(part, "👎").unwrap();
    scene.rated(1).await;
    forgets(&scene, &ada).await;
    scene.absent().await;
    bob.reacts(part, "👍").unwrap();
    scene.back().await;
    scene.rated(2).await;
    assert_eq!(accounts(&scene).await, 1, "Bob's alone");
    let ratings = async || {
        let sql = "select rating from ratings order by rating";
        sqlx::query_scalar::<_, String>(sql).fetch_all(scene.store.pool()).await.unwrap()
    };
    assert_eq!(ratings().await, ["dislike", "like"]);
    // Taken back, it is gone, whoever gave it.
    ada.unreacts(part, "👎").unwrap();
    scene.rated(3).await;
    assert_eq!(ratings().await, ["like"]);
    assert_eq!(accounts(&scene).await, 1);
    scene.end().await;
}

#[tokio::test]
async fn erasure_that_races_with_a_reply_leaves_nothing_of_either() {
    let gate = Gate::closed();
    let scene = with(held_by(&gate), Safe::default()).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "hold the canary").unwrap();
    scene.reply_to(question).await;
    forgets(&scene, &ada).await;
    gate.open();
    let ended = scene.ended(question).await;
    assert_eq!((ended.finish, ended.text), (Finish::Ended, None));
    for something in ["canary", "Four.", "\"ada\"", &ada.id().to_string()] {
        assert_eq!(rows_with(scene.store.pool(), something).await, [""; 0], "{something}");
    }
    scene.end().await;
}

#[tokio::test]
async fn a_question_that_waits_goes_with_whoever_asked_it() {
    let gate = Gate::closed();
    let scene = with(held_by(&gate), Safe::default()).await;
    let (ada, bob) = (scene.double.person("ada"), scene.double.person("bob"));
    let question = bob.says("relay", "hold on").unwrap();
    scene.reply_to(question).await;
    let waits = ada.says("relay", "the canary waits").unwrap();
    scene.turn(waits).await;
    forgets(&scene, &ada).await;
    gate.open();
    let ended = scene.ended(waits).await;
    assert_eq!(ended.finish, Finish::Deleted);
    assert!(scene.model.requests().iter().all(|asked| !asked.body.to_string().contains("canary")));
    scene.end().await;
}

#[tokio::test]
async fn an_edit_after_it_brings_nothing_back() {
    let scene = scene().await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    let question = ada.says(relay, "one").unwrap();
    scene.ended(question).await;
    forgets(&scene, &ada).await;
    ada.edits(question, "the canary is back").unwrap();
    scene.until_kinds("edit_message", 1).await;
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    scene.end().await;
}

#[tokio::test]
async fn nor_does_an_edit_of_feedback_or_what_is_asked_next() {
    let scene = scene().await;
    let (ada, bob, relay) =
        (scene.double.person("ada"), scene.double.person("bob"), scene.double.channel("relay"));
    let ended = scene.asked(&ada, relay, "the canary asks").await;
    let thread = ada.opens_thread(ended.part(), "why").unwrap();
    let said = ada.says(thread, "the canary says").unwrap();
    scene.until_kinds("update_message", 1).await;
    let question = ada.says(relay, "the canary asks more").unwrap();
    scene.ended(question).await;
    forgets(&scene, &ada).await;
    ada.edits(said, "the canary is back").unwrap();
    ada.edits(question, "the canary is back").unwrap();
    scene.until_kinds("edit_message", 1).await;
    scene.settled().await;
    scene.asked(&bob, relay, "What was that?").await;
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    let sent = scene.model.requests().pop().unwrap().body["messages"].to_string();
    assert!(!sent.contains("canary"), "{sent}");
    scene.end().await;
}

#[tokio::test]
async fn a_crash_in_the_middle_of_it_leaves_all_or_nothing_and_the_next_try_does_it() {
    let mut scene = scene().await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    scene.asked(&ada, relay, "the canary asks").await;
    let preview = scene.told(&ada.runs("relay", "forget-me", &[]).unwrap()).await;
    // Whoever holds the texts' rows keeps the erasure from ending.
    let mut held = scene.store.pool().begin().await.unwrap();
    sqlx::query("select from texts for update").fetch_all(&mut *held).await.unwrap();
    ada.clicks(preview.id, "Erase all of it").unwrap();
    let blocked = "select exists (select from pg_stat_activity where wait_event_type = 'Lock' \
                   and datname = current_database())";
    let deadline = tokio::time::Instant::now() + LIMIT;
    while !sqlx::query_scalar::<_, bool>(blocked).fetch_one(scene.store.pool()).await.unwrap() {
        assert!(tokio::time::Instant::now() < deadline, "the erasure does not come to the texts");
        tokio::task::yield_now().await;
    }
    scene.kill().await;
    held.rollback().await.unwrap();
    assert!(!rows_with(scene.store.pool(), "canary").await.is_empty());
    assert_eq!(accounts(&scene).await, 1);
    scene.start().await;
    // Discord tells again what was not acknowledged; whoever is unsure asks again.
    scene.settled().await;
    let again = scene.told(&ada.runs("relay", "forget-me", &[]).unwrap()).await;
    if again.content != "Nothing is kept of you." {
        scene.told(&ada.clicks(again.id, "Erase all of it").unwrap()).await;
    }
    traces_are_gone(&scene).await;
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    assert_eq!(accounts(&scene).await, 0);
    scene.end().await;
}

/// The text of a message is taken away by somebody, for a reason.
pub(crate) async fn redacts(scene: &Scene, who: &Person, message: Id, why: &str) -> String {
    let form = who.uses(message, "Erase this text").unwrap();
    form.form(LIMIT).await.unwrap();
    scene.told(&who.submits(&form, &[("words", why), ("quoting", "on")]).unwrap()).await.content
}

#[tokio::test]
async fn a_moderator_takes_one_text_away_and_says_why() {
    let scene = with(echo(), Safe::default()).await;
    let (ada, mia, relay) =
        (scene.double.person("ada"), scene.double.moderator("mia"), scene.double.channel("relay"));
    let question = ada.says(relay, "my number is canary").unwrap();
    let ended = scene.ended(question).await;
    assert!(redacts(&scene, &mia, question, "a phone number").await.contains("is erased here"));
    assert!(redacts(&scene, &mia, ended.part(), "the same").await.contains("is erased here"));
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    assert_eq!(rows_with(scene.store.pool(), "a phone number").await.len(), 1);
    let log = scene.log().await;
    let erased = log.iter().filter_map(|it| match &it.event.fact {
        Fact::TextsErased(erased) => Some((erased.reason.as_str(), erased.note.is_some(), it.event.person)),
        _ => None,
    });
    let erased: Vec<_> = erased.collect();
    assert_eq!(erased.iter().map(|it| (it.0, it.1)).collect::<Vec<_>>(), [("redacted", true); 2]);
    // What is asked next knows nothing of it.
    scene.asked(&ada, relay, "And now?").await;
    let prompt = scene.model.requests()[1].body["messages"].to_string();
    assert!(!prompt.contains("canary"), "{prompt}");
    scene.end().await;
}

#[tokio::test]
async fn nobody_else_takes_a_text_away() {
    let scene = scene().await;
    let (ada, bob) = (scene.double.person("ada"), scene.double.person("bob"));
    let question = ada.says("relay", "one").unwrap();
    scene.ended(question).await;
    let mia = scene.double.moderator("mia");
    let form = mia.uses(question, "Erase this text").unwrap();
    form.form(LIMIT).await.unwrap();
    let other = bob.says("general", "not to the bot").unwrap();
    assert_eq!(redacts(&scene, &mia, other, "?").await, "No text of that message is kept.");
    let kept = "select count(*) from texts where erased_at is not null";
    assert_eq!(sqlx::query_scalar::<_, i64>(kept).fetch_one(scene.store.pool()).await.unwrap(), 0);
    let sql = "select id from texts limit 1";
    let _: Uuid = sqlx::query_scalar(sql).fetch_one(scene.store.pool()).await.unwrap();
    scene.end().await;
}

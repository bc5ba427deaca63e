//! What is left of a forgotten account in what others wrote, in what the planner knows, and on desks.

use double::Id;
use double::model::{Answer, Script};
use sqlx::PgPool;
use teachback::store::Safe;

use crate::privacy::dump::{dumped_with, rows_with, rows_with_opened};
use crate::privacy::forget::{corrects, forgets};
use crate::support::scene::{Cast, LIMIT, Scene};

const KEY: &str = "k:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const OPENED: &str = "none,k:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

async fn scene(safe: Safe) -> Scene {
    let echo = Script::new(|ask| Answer::at_once(&format!("You said: {}", ask.user)).into());
    Scene::with(Cast { safe, ..Cast::script(echo).without_limits() }).await
}

/// Zenobia asks something; Bob mentions her in every way there is, the model repeats it, and moderators write it down.
async fn is_spoken_of(scene: &Scene) -> Id {
    let (zenobia, bob, mia, relay) = (
        scene.double.person("zenobia"),
        scene.double.person("bob"),
        scene.double.moderator("mia"),
        scene.double.channel("relay"),
    );
    let id = zenobia.id();
    scene.asked(&zenobia, relay, "What is two and two?").await;
    let question =
        bob.says(relay, &format!("Ask <@{id}> or <@!{id}>, that is https://discord.com/users/{id}")).unwrap();
    let ended = scene.ended(question).await;
    bob.edits(question, &format!("Ask <@{id}>, number {id}.")).unwrap();
    scene.until_kinds("edit_message", 1).await;
    let form = bob.uses(ended.part(), "Give feedback").unwrap();
    form.form(LIMIT).await.unwrap();
    scene.told(&bob.submits(&form, &[("words", &format!("<@{id}> knows better"))]).unwrap()).await;
    corrects(scene, &mia, &format!("<@{id}> is who to ask; not {id}0.")).await;
    id
}

/// Bob's words stand, without her id; a longer number is somebody else's.
async fn is_out_of_it(pool: &PgPool, id: Id) {
    let id = id.to_string();
    let found = rows_with(pool, &id).await;
    assert!(found.len() == 1 && found[0].contains(&format!("{id}0")), "{found:?}");
    for words in
        ["users/[erased]", "number [erased].", "<@[erased]> knows better", "<@[erased]> is who to ask"]
    {
        assert!(!rows_with(pool, words).await.is_empty(), "{words}");
    }
}

#[tokio::test]
async fn the_id_of_whoever_is_forgotten_goes_from_what_others_wrote() {
    let scene = scene(Safe::default()).await;
    let id = is_spoken_of(&scene).await;
    assert!(rows_with(scene.store.pool(), &id.to_string()).await.len() > 4);
    forgets(&scene, &scene.double.person("zenobia")).await;
    is_out_of_it(scene.store.pool(), id).await;
    assert_eq!(dumped_with(&scene.database, &id.to_string()).await.len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn the_same_where_it_is_sealed() {
    let scene = scene(Safe::of(&KEY.to_owned().into()).unwrap()).await;
    let id = is_spoken_of(&scene).await;
    forgets(&scene, &scene.double.person("zenobia")).await;
    let open = scene.store.clone().with_safe(Safe::of(&OPENED.to_owned().into()).unwrap());
    assert_eq!(rows_with_opened(&open, &id.to_string()).await.len(), 1);
    is_out_of_it(scene.store.pool(), id).await;
    scene.end().await;
}

#[tokio::test]
async fn what_a_crash_left_of_it_goes_with_the_next_start() {
    let mut scene = scene(Safe::default()).await;
    let id = is_spoken_of(&scene).await;
    scene.stop().await;
    // As it stands when a process ends right after the commit: a text that was not looked through yet.
    let account = format!("discord:{id}");
    let sql = "insert into traces (account, after) values ($1, '00000000-0000-0000-0000-000000000000')";
    sqlx::query(sql).bind(&account).execute(scene.store.pool()).await.unwrap();
    sqlx::query("delete from accounts where account = $1")
        .bind(account)
        .execute(scene.store.pool())
        .await
        .unwrap();
    scene.start().await;
    crate::privacy::forget::traces_are_gone(&scene).await;
    is_out_of_it(scene.store.pool(), id).await;
    scene.end().await;
}

#[tokio::test]
async fn many_texts_are_looked_through_in_steps_and_one_that_is_sealed_anew_meanwhile_again() {
    let database = crate::support::postgres::database().await;
    let store = teachback::store::Store::over(database.pool().await);
    let sql = "insert into texts (id, origin, body) select gen_random_uuid(), 'message', \
               case n % 100 when 0 then 'ask <@4711>' else 'number 47110' end from generate_series(1, 1200) n";
    sqlx::query(sql).execute(store.pool()).await.unwrap();
    let sql =
        "insert into traces (account, after) values ('discord:4711', '00000000-0000-0000-0000-000000000000')";
    sqlx::query(sql).execute(store.pool()).await.unwrap();
    let mut steps = Vec::new();
    while let Some(changed) = store.remove_traces().await.unwrap() {
        steps.push(changed);
    }
    assert_eq!((steps.len(), steps.iter().sum::<usize>()), (4, 12), "{steps:?}");
    assert_eq!(rows_with(store.pool(), "4711>").await, [""; 0]);
    assert_eq!(rows_with(store.pool(), "discord:4711").await, [""; 0]);
    assert_eq!(rows_with(store.pool(), "number 47110").await.len(), 1_188);
}

#[tokio::test]
async fn the_planner_keeps_no_samples_of_words_names_and_accounts() {
    let scene = scene(Safe::default()).await;
    let (zenobia, relay) = (scene.double.person("zenobia"), scene.double.channel("relay"));
    for number in 0..3 {
        scene.asked(&zenobia, relay, &format!("My canary sings {number} times")).await;
    }
    sqlx::raw_sql("analyze").execute(scene.store.pool()).await.unwrap();
    let known: Vec<String> =
        sqlx::query_scalar("select to_jsonb(s)::text from pg_stats s where schemaname = 'public'")
            .fetch_all(scene.store.pool())
            .await
            .unwrap();
    assert!(known.iter().any(|row| row.contains("\"origin\"")), "there are samples: {known:?}");
    for something in ["canary", "zenobia", &zenobia.id().to_string()] {
        let found: Vec<_> = known.iter().filter(|row| row.contains(something)).collect();
        assert!(found.is_empty(), "{something} in {found:?}");
    }
    scene.end().await;
}

#[tokio::test]
async fn what_a_moderator_had_asked_to_see_of_somebody_goes_with_them() {
    let scene = scene(Safe::default()).await;
    let (zenobia, mia) = (scene.double.person("zenobia"), scene.double.moderator("mia"));
    let ended = scene.asked(&zenobia, scene.double.channel("relay"), "Is the canary well?").await;
    zenobia.reacts(ended.part(), "👎").unwrap();
    scene.rated(1).await;
    let asker = [("asker", serde_json::json!(zenobia.id().to_string()))];
    scene.told(&mia.runs("relay", "review", &asker).unwrap()).await;
    let sql = "select count(*) from review_leases";
    assert_eq!(sqlx::query_scalar::<_, i64>(sql).fetch_one(scene.store.pool()).await.unwrap(), 1);
    forgets(&scene, &zenobia).await;
    assert_eq!(sqlx::query_scalar::<_, i64>(sql).fetch_one(scene.store.pool()).await.unwrap(), 0);
    scene.end().await;
}

//! What others wrote with somebody's words in it: the model to others, and moderators.

use double::Person;
use double::model::{Answer, Script};
use sqlx::PgPool;

use crate::privacy::dump::rows_with;
use crate::privacy::forget::{corrects, forgets};
use crate::support::scene::{Cast, Ended, LIMIT, Scene};

const WORDS: &str = "My canary sings every day at noon";
const QUOTING: &str = "It should say: my canary sings every day at noon, she said.";

/// A model that tells what was said before, if it is asked for that.
fn gossip() -> Script {
    Script::new(|ask| match ask.user.contains("What did she say") {
        true => Answer::at_once("She said: my canary sings every day at noon.").into(),
        false => Answer::at_once("Four.").into(),
    })
}

async fn scene() -> Scene {
    Scene::with(Cast::script(gossip()).without_limits()).await
}

async fn disliked(scene: &Scene, who: &Person, question: &str) -> Ended {
    let before = scene.ratings().await.len();
    let ended = scene.asked(who, scene.double.channel("relay"), question).await;
    who.reacts(ended.part(), "👎").unwrap();
    scene.rated(before + 1).await;
    ended
}

async fn states(pool: &PgPool) -> Vec<(String, bool)> {
    let sql = "select state, coalesce(reopened, false) from reviews order by reply_id";
    sqlx::query_as(sql).fetch_all(pool).await.unwrap()
}

async fn stays_when_made_again(scene: &Scene) {
    let pool = scene.store.pool();
    let lived = states(pool).await;
    scene.store.rebuild(|_| ()).await.unwrap();
    assert_eq!(states(pool).await, lived);
}

#[tokio::test]
async fn what_the_model_and_moderators_told_others_in_ones_words_goes_as_well() {
    let scene = scene().await;
    let (zenobia, bob, mia) =
        (scene.double.person("zenobia"), scene.double.person("bob"), scene.double.moderator("mia"));
    scene.asked(&zenobia, scene.double.channel("relay"), WORDS).await;
    disliked(&scene, &bob, "What did she say?").await;
    corrects(&scene, &mia, QUOTING).await;
    disliked(&scene, &bob, "And what is two and two?").await;
    corrects(&scene, &mia, "Never mind: my canary sings every day at noon.").await;
    let (preview, _) = forgets(&scene, &zenobia).await;
    assert!(
        preview.contains("your texts (1), replies that answer or quote you (2), texts of moderators"),
        "{preview}"
    );
    assert!(preview.contains("that quote you (2;"), "{preview}");
    let pool = scene.store.pool();
    assert_eq!(rows_with(pool, "canary").await, [""; 0]);
    assert_eq!(rows_with(pool, "What did she say").await.len(), 1, "Bob's words are his");
    // A reply that stands asks for another correction; one that is gone does not.
    let expected = [("done".to_owned(), false), ("new".to_owned(), true)];
    assert_eq!(states(pool).await, expected);
    stays_when_made_again(&scene).await;
    scene.end().await;
}

#[tokio::test]
async fn a_correction_that_quotes_a_deleted_message_goes_at_once_and_may_be_written_anew() {
    let scene = scene().await;
    let (zenobia, mia) = (scene.double.person("zenobia"), scene.double.moderator("mia"));
    let question = zenobia.says("relay", WORDS).unwrap();
    let ended = scene.ended(question).await;
    zenobia.reacts(ended.part(), "👎").unwrap();
    scene.rated(1).await;
    corrects(&scene, &mia, QUOTING).await;
    disliked(&scene, &zenobia, "Is it well?").await;
    corrects(&scene, &mia, "It should have asked back.").await;
    zenobia.deletes(question).unwrap();
    scene.until_kinds("erase", 2).await;
    let pool = scene.store.pool();
    assert_eq!(rows_with(pool, "canary").await, [""; 0]);
    assert_eq!(rows_with(pool, "asked back").await.len(), 1, "what quotes nobody is the moderator's own");
    assert_eq!(states(pool).await, [("new".to_owned(), true), ("done".to_owned(), false)]);
    stays_when_made_again(&scene).await;
    let card = scene.told(&mia.runs("relay", "review", &[]).unwrap()).await;
    assert!(card.content.contains("its correction quoted words that are erased"), "{}", card.content);
    corrects(&scene, &mia, "It should just listen.").await;
    assert_eq!(states(pool).await, [("done".to_owned(), false), ("done".to_owned(), false)]);
    scene.end().await;
}

#[tokio::test]
async fn a_correction_that_quotes_deleted_feedback_goes_too() {
    let scene = scene().await;
    let (zenobia, mia) = (scene.double.person("zenobia"), scene.double.moderator("mia"));
    let ended = disliked(&scene, &zenobia, "Is it well?").await;
    let thread = zenobia.opens_thread(ended.part(), "why").unwrap();
    let said = zenobia.says(thread, WORDS).unwrap();
    scene.feedback(1).await;
    corrects(&scene, &mia, QUOTING).await;
    zenobia.deletes(said).unwrap();
    scene.until_kinds("erase", 2).await;
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    stays_when_made_again(&scene).await;
    scene.end().await;
}

#[tokio::test]
async fn whoever_takes_a_text_away_is_asked_about_what_quotes_it() {
    for (choice, left, says, state) in [
        ("off", 1, "What moderators wrote quoting it stays: 1.", ("done", false)),
        ("on", 0, "What moderators wrote quoting it is erased too: 1.", ("new", true)),
    ] {
        let scene = scene().await;
        let (zenobia, mia) = (scene.double.person("zenobia"), scene.double.moderator("mia"));
        let question = zenobia.says("relay", WORDS).unwrap();
        let ended = scene.ended(question).await;
        zenobia.reacts(ended.part(), "👎").unwrap();
        scene.rated(1).await;
        corrects(&scene, &mia, QUOTING).await;
        let form = mia.uses(question, "Erase this text").unwrap();
        form.form(LIMIT).await.unwrap();
        let told =
            scene.told(&mia.submits(&form, &[("words", "private"), ("quoting", choice)]).unwrap()).await;
        assert!(told.content.ends_with(says), "{}", told.content);
        let pool = scene.store.pool();
        assert_eq!(rows_with(pool, "canary").await.len(), left, "{choice}");
        assert_eq!(states(pool).await, [(state.0.to_owned(), state.1)]);
        stays_when_made_again(&scene).await;
        scene.end().await;
    }
}

/// Bob asks about a reply to somebody else, in a conversation of his own that goes on from theirs, holds the answer for bad, and
/// a moderator quotes her too.
async fn quoted_elsewhere(scene: &Scene) -> (Person, double::Id) {
    let (zenobia, bob, mia) =
        (scene.double.person("zenobia"), scene.double.person("bob"), scene.double.moderator("mia"));
    let question = zenobia.says("general", &scene.to_bot(WORDS)).unwrap();
    let answered = scene.ended(question).await;
    let about = bob.replies(answered.part(), &scene.to_bot("What did she say?"), true).unwrap();
    let ended = scene.ended(about).await;
    bob.reacts(ended.part(), "👎").unwrap();
    scene.rated(1).await;
    corrects(scene, &mia, QUOTING).await;
    assert_eq!(conversations(scene).await, 2);
    (zenobia, question)
}

async fn conversations(scene: &Scene) -> i64 {
    sqlx::query_scalar("select count(*) from conversations").fetch_one(scene.store.pool()).await.unwrap()
}

#[tokio::test]
async fn what_quotes_somebody_in_a_conversation_that_goes_on_from_theirs_goes_too() {
    let scene = scene().await;
    let (zenobia, _) = quoted_elsewhere(&scene).await;
    forgets(&scene, &zenobia).await;
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    scene.end().await;
}

#[tokio::test]
async fn a_correction_goes_with_the_message_that_it_quotes_from_the_conversation_before() {
    let scene = scene().await;
    let (zenobia, question) = quoted_elsewhere(&scene).await;
    zenobia.deletes(question).unwrap();
    scene.until_kinds("erase", 2).await;
    assert_eq!(rows_with(scene.store.pool(), "It should say").await, [""; 0]);
    scene.end().await;
}

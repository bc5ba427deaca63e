//! Those who review see how replies are rated, as a picture with its words, and nobody else does.

use double::permissions::MANAGE_MESSAGES;
use double::{Id, Person, Seen};
use serde_json::{Value, json};
use teachback::bot::texts::figures::FILE;

use crate::support::scene::{Cast, LIMIT, Scene};

const REFUSED: &str = "That is for those who review here.";

async fn scene() -> Scene {
    Scene::with(Cast::default().without_limits()).await
}

async fn stats(scene: &Scene, who: &Person, options: &[(&str, Value)]) -> Seen {
    scene.told(&who.runs("relay", "stats", options).unwrap()).await
}

/// What the picture says to whoever does not see it.
fn in_words(shown: &Seen) -> &str {
    assert_eq!(shown.attachments.len(), 1, "{:?}", shown.attachments);
    assert_eq!(shown.attachments[0]["filename"], FILE);
    assert!(shown.attachments[0]["size"].as_u64().unwrap() > 10_000, "{:?}", shown.attachments);
    shown.attachments[0]["description"].as_str().expect("a picture has words")
}

/// Asks there, and has Bob rate the reply.
async fn rated(scene: &Scene, place: Id, emoji: &str) {
    let question = scene.double.person("ada").says(place, &scene.to_bot("Two and two?")).unwrap();
    let answered = scene.ended(question).await;
    scene.double.person("bob").reacts(answered.part(), emoji).unwrap();
    scene.settled().await;
}

#[tokio::test]
async fn a_moderator_sees_figures_in_lines_in_a_picture_and_in_its_words() {
    let scene = scene().await;
    let (relay, mia) = (scene.double.channel("relay"), scene.double.moderator("mia"));
    rated(&scene, relay, "👍").await;
    rated(&scene, relay, "👎").await;
    scene.asked(&scene.double.person("ada"), relay, "Three?").await;
    let card = scene.told(&mia.runs("relay", "review", &[]).unwrap()).await;
    mia.clicks(card.id, "Bad").unwrap();
    scene.until_kinds("review_message", 1).await;
    let shown = stats(&scene, &mia, &[]).await;
    for part in [
        "**The last 90 days, all channels that you review**",
        "50 % of 2 ratings are likes",
        "2 of 3 replies are rated.",
        "0 open, 0 of them disputed; 1 done, with a verdict after 1 min in the median.",
        "with each other: not enough ratings yet; with moderators: not enough ratings yet.",
    ] {
        assert!(shown.content.contains(part), "{part} in {}", shown.content);
    }
    assert!(in_words(&shown).contains("scripted: 50 % liked."), "{}", in_words(&shown));
    scene.end().await;
}

#[tokio::test]
async fn figures_are_of_the_channels_that_somebody_reviews_alone() {
    let scene = scene().await;
    let (general, relay) = (scene.double.channel("general"), scene.double.channel("relay"));
    rated(&scene, relay, "👎").await;
    rated(&scene, general, "👍").await;
    let (sam, mia) = (scene.double.person("sam"), scene.double.moderator("mia"));
    assert_eq!(stats(&scene, &sam, &[]).await.content, REFUSED);
    scene.double.overwrite(general, sam.id(), MANAGE_MESSAGES, 0).unwrap();
    let of_one = stats(&scene, &sam, &[]).await;
    assert!(of_one.content.contains("1 of 1 replies are rated."), "{}", of_one.content);
    assert!(of_one.content.contains("100 % of 1 ratings"), "{}", of_one.content);
    let of_other = stats(&scene, &sam, &[("channel", json!(relay))]).await;
    assert!(of_other.content.contains("0 replies, none of them rated yet."), "{}", of_other.content);
    let named = stats(&scene, &mia, &[("channel", json!(relay)), ("days", json!(1))]).await;
    assert!(named.content.starts_with("**The last day, #relay**\n0 % of 1 ratings"), "{}", named.content);
    scene.end().await;
}

#[tokio::test]
async fn threads_count_with_their_channel() {
    let scene = scene().await;
    let ada = scene.double.person("ada");
    let thread = ada.opens_thread_in("relay", "aside", false).unwrap();
    let answered = scene.asked(&ada, thread, "Two?").await;
    scene.double.person("bob").reacts(answered.part(), "👍").unwrap();
    scene.settled().await;
    let relay = scene.double.channel("relay");
    let shown = stats(&scene, &scene.double.moderator("mia"), &[("channel", json!(relay))]).await;
    assert!(shown.content.contains("1 of 1 replies are rated."), "{}", shown.content);
    scene.end().await;
}

#[tokio::test]
async fn who_asks_for_figures_that_cannot_be_read_is_told() {
    let scene = scene().await;
    let mia = scene.double.moderator("mia");
    stats(&scene, &mia, &[]).await;
    sqlx::raw_sql("alter table ratings rename to elsewhere").execute(scene.store.pool()).await.unwrap();
    let asked = mia.runs("relay", "stats", &[]).unwrap();
    assert_eq!(
        asked.message(LIMIT).await.unwrap().content,
        "I cannot show that right now; please try again in a minute."
    );
    scene.end().await;
}

//! Rating without reactions: *Apps → Rate* shows what one holds of a reply, changes it and takes it back.

use double::{Person, Seen};
use serde_json::Value;
use teachback::domain::rules::Rules;

use crate::support::scene::{Cast, Ended, LIMIT, Scene, labels};

async fn answered(cast: Cast) -> (Scene, Person, Ended) {
    let scene = Scene::with(cast.without_limits()).await;
    let ada = scene.double.person("ada");
    let reply = scene.asked(&ada, scene.double.channel("relay"), "Two and two?").await;
    (scene, ada, reply)
}

async fn opened(scene: &Scene, who: &Person, reply: &Ended) -> Seen {
    scene.told(&who.uses(reply.part(), "Rate").unwrap()).await
}

async fn says(scene: &Scene, page: &Seen, line: &str) -> Seen {
    let holds = |view: &double::View<'_>| view.message(page.id).filter(|it| it.content.starts_with(line));
    scene.double.wait(&format!("a page that says {line}"), LIMIT, holds).await.unwrap()
}

#[tokio::test]
async fn a_rating_is_given_changed_and_taken_back() {
    let (scene, ada, reply) = answered(Cast::default()).await;
    let page = opened(&scene, &ada, &reply).await;
    assert_eq!(page.content, "You have not rated this reply. What do you think of it?");
    assert_eq!(labels(&page), ["👍", "👎", "Take back"]);
    assert_eq!(page.only_for, Some(ada.id()));
    ada.clicks(page.id, "👎").unwrap();
    says(&scene, &page, "You gave this reply 👎.").await;
    assert_eq!(scene.ratings().await, ["ada: dislike"]);
    ada.clicks(page.id, "👍").unwrap();
    says(&scene, &page, "You gave this reply 👍.").await;
    assert_eq!(scene.ratings().await, ["ada: like"]);
    let pressed = ada.clicks(page.id, "👍").unwrap();
    pressed.answer(LIMIT).await.unwrap();
    scene.settled().await;
    ada.clicks(page.id, "Take back").unwrap();
    says(&scene, &page, "You have not rated this reply.").await;
    assert_eq!(scene.ratings().await, [""; 0]);
    scene.rated(3).await;
    scene.end().await;
}

#[tokio::test]
async fn what_is_given_here_and_by_reaction_counts_by_the_same_rule() {
    let (scene, ada, reply) = answered(Cast::default()).await;
    ada.reacts(reply.part(), "👎").unwrap();
    scene.rated(1).await;
    let page = opened(&scene, &ada, &reply).await;
    assert!(page.content.starts_with("Your 👎 stands under this reply;"), "{}", page.content);
    ada.clicks(page.id, "👍").unwrap();
    says(&scene, &page, "You gave this reply 👍.").await;
    assert_eq!(scene.ratings().await, ["ada: like"]);
    ada.clicks(page.id, "Take back").unwrap();
    says(&scene, &page, "Your 👎 stands under this reply;").await;
    assert_eq!(scene.ratings().await, ["ada: dislike"]);
    scene.end().await;
}

#[tokio::test]
async fn a_page_works_after_a_restart_and_what_it_gave_survives_a_comparison() {
    let (mut scene, ada, reply) = answered(Cast::default()).await;
    let page = opened(&scene, &ada, &reply).await;
    scene.kill().await;
    scene.start().await;
    ada.clicks(page.id, "👍").unwrap();
    says(&scene, &page, "You gave this reply 👍.").await;
    scene.stop().await;
    scene.double.person("bob").reacts(reply.part(), "👎").unwrap();
    scene.start().await;
    scene.rated(2).await;
    // Taken back while nobody saw it given: the platform's list is asked for.
    scene.settled().await;
    assert_eq!(scene.ratings().await, ["ada: like", "bob: dislike"]);
    scene.end().await;
}

#[tokio::test]
async fn scores_are_offered_where_they_are_switched_on() {
    let rules = Rules { scores: true, ..Rules::default() };
    let (mut scene, ada, reply) = answered(Cast { rules, ..Cast::default() }).await;
    let page = opened(&scene, &ada, &reply).await;
    assert_eq!(labels(&page).len(), 8);
    ada.clicks(page.id, "4️⃣").unwrap();
    says(&scene, &page, "You gave this reply 4️⃣.").await;
    assert_eq!(scene.ratings().await, ["ada: 4"]);
    scene.stop().await;
    scene.change_rules(|rules| rules.scores = false);
    scene.start().await;
    let pressed = ada.clicks(page.id, "5️⃣").unwrap();
    pressed.answer(LIMIT).await.unwrap();
    scene.settled().await;
    assert_eq!(scene.ratings().await, ["ada: 4"]);
    scene.end().await;
}

#[tokio::test]
async fn only_replies_of_the_bot_are_rated() {
    let (scene, ada, _) = answered(Cast::default()).await;
    let own = ada.says("general", "Nothing.").unwrap();
    let told = scene.told(&ada.uses(own, "Rate").unwrap()).await;
    assert_eq!(told.content, "That is not a reply of mine.");
    scene.end().await;
}

#[tokio::test]
async fn everybody_reads_their_own_opinions_page_by_page_and_nobody_elses() {
    let (mut scene, ada, reply) = answered(Cast::default()).await;
    let (bob, relay) = (scene.double.person("bob"), scene.double.channel("relay"));
    let mine =
        async |scene: &Scene, who: &Person| scene.told(&who.runs(relay, "feedback mine", &[]).unwrap()).await;
    assert_eq!(mine(&scene, &bob).await.content, "You have not said or rated anything yet.");
    bob.reacts(reply.part(), "👎").unwrap();
    bob.replies(reply.part(), "It is *five*.", false).unwrap();
    scene.feedback(1).await;
    let page = mine(&scene, &bob).await;
    assert_eq!(page.only_for, Some(bob.id()));
    let (guild, part) = (scene.double.guild(), reply.part());
    assert!(page.content.contains("📝 It is *five*."), "{}", page.content);
    assert!(page.content.contains(&format!("https://discord.com/channels/{guild}/{relay}/{part}")));
    assert!(page.content.contains("👎 ·") && page.content.contains("\n> Four."), "{}", page.content);
    assert_eq!(mine(&scene, &ada).await.content, "You have not said or rated anything yet.");
    for number in 0..5 {
        bob.replies(reply.part(), &format!("And number {number}."), false).unwrap();
    }
    scene.feedback(6).await;
    let page = mine(&scene, &bob).await;
    assert!(page.content.contains("And number 4.") && !page.content.contains("five"), "{}", page.content);
    scene.stop().await;
    scene.start().await;
    bob.clicks(page.id, "Older").unwrap();
    let older = |view: &double::View<'_>| view.message(page.id).filter(|it| it.content.contains("five"));
    let page = scene.double.wait("the older page", LIMIT, older).await.unwrap();
    assert!(!page.content.contains("And number 4."), "{}", page.content);
    bob.clicks(page.id, "Newer").unwrap();
    let newer =
        |view: &double::View<'_>| view.message(page.id).filter(|it| it.content.contains("And number 4."));
    scene.double.wait("the newer page", LIMIT, newer).await.unwrap();
    scene.end().await;
}

#[tokio::test]
async fn opinions_that_were_withdrawn_are_shown_to_nobody() {
    let (scene, ada, reply) = answered(Cast::default()).await;
    let said = ada.replies(reply.part(), "A secret.", false).unwrap();
    scene.feedback(1).await;
    ada.deletes(said).unwrap();
    scene.until_kinds("erase", 1).await;
    let told = scene.told(&ada.runs("relay", "feedback mine", &[] as &[(&str, Value)]).unwrap()).await;
    assert_eq!(told.content, "You have not said or rated anything yet.");
    scene.end().await;
}

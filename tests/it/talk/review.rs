//! Moderators review rated replies: the queue, its filters and cards, over restarts and lost rights.

mod deciding;
mod late;

use double::permissions::MANAGE_MESSAGES;
use double::{Interaction, Person, Seen};
use serde_json::{Value, json};
use teachback::domain::event::Fact;
use teachback::domain::key::RoleKey;
use teachback::domain::review::{Review, Verdict};
use teachback::domain::rules::Rules;

use crate::support::scene::{Cast, Ended, LIMIT, Scene, labels};

const DECIDE: [&str; 6] = ["Good", "Bad", "Correct", "Exclude", "Skip", "Next"];

async fn scene() -> Scene {
    Scene::with(Cast::default().without_limits()).await
}

/// A reply that Bob holds for bad.
async fn disliked(scene: &Scene, question: &str) -> Ended {
    let (ada, bob) = (scene.double.person("ada"), scene.double.person("bob"));
    let answered = scene.asked(&ada, scene.double.channel("relay"), question).await;
    bob.reacts(answered.part(), "👎").unwrap();
    scene.settled().await;
    answered
}

/// The card of this very reply, from which no way leads along the queue.
async fn named(scene: &Scene, who: &Person, answered: &Ended) -> Seen {
    scene.told(&who.uses(answered.part(), "Review this reply").unwrap()).await
}

/// Waits until a card holds this.
async fn holds(scene: &Scene, card: &Seen, what: &str) -> Seen {
    let it = |view: &double::View<'_>| view.message(card.id).filter(|it| shown(it).contains(what));
    scene.double.wait(&format!("a card with {what}"), LIMIT, it).await.unwrap()
}

async fn review(scene: &Scene, who: &Person, options: &[(&str, Value)]) -> Seen {
    scene.told(&who.runs("relay", "review", options).unwrap()).await
}

/// Waits until a card says this first.
async fn says(scene: &Scene, card: &Seen, first: &str) -> Seen {
    let holds = |view: &double::View<'_>| view.message(card.id).filter(|it| it.content.starts_with(first));
    scene.double.wait(&format!("a card that says {first}"), LIMIT, holds).await.unwrap()
}

/// The line beside a card.
async fn beside(pressed: &Interaction) -> String {
    let lines = pressed.follow_ups(1, LIMIT).await.unwrap();
    assert!(lines[0].only_for.is_some(), "{lines:?}");
    lines[0].content.clone()
}

/// Everything that a card shows beside its first line.
fn shown(card: &Seen) -> String {
    card.embeds.iter().map(Value::to_string).collect::<Vec<_>>().join("\n")
}

async fn reviews(scene: &Scene) -> Vec<Review> {
    let log = scene.log().await;
    let of = |fact: &Fact| if let Fact::ReplyReviewed(review) = fact { Some(*review) } else { None };
    log.iter().filter_map(|recorded| of(&recorded.event.fact)).collect()
}

async fn states(scene: &Scene) -> Vec<String> {
    let sql = "select state from reviews order by reply_id";
    sqlx::query_scalar(sql).fetch_all(scene.store.pool()).await.unwrap()
}

#[tokio::test]
async fn a_disliked_reply_is_shown_with_everything_about_it() {
    let scene = scene().await;
    let answered = disliked(&scene, "Two and two?").await;
    let thread = scene.double.person("ada").opens_thread(answered.part(), "why").unwrap();
    scene.double.person("ada").says(thread, "It is *not* five.").unwrap();
    scene.feedback(1).await;
    let mia = scene.double.moderator("mia");
    mia.reacts(answered.part(), "👎🏽").unwrap();
    scene.settled().await;
    let card = review(&scene, &mia, &[]).await;
    assert!(card.content.starts_with("**New** · yours until <t:"), "{}", card.content);
    assert!(card.content.ends_with("1 waits"), "{}", card.content);
    assert_eq!(labels(&card), DECIDE);
    let said = shown(&card);
    for part in [
        "**Asker** Two and two?",
        "Four.",
        "Bystanders: 👎\\nModerators: 👎",
        "It is *not* five.",
        "scripted",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(!said.contains("ada") && !said.contains("bob"), "{said}");
    let link = format!("/{}/{}/{}", scene.double.guild(), scene.double.channel("relay"), answered.part());
    assert!(said.contains(&link), "{said}");
    assert_eq!(card.attachments.len(), 0);
    scene.end().await;
}

#[tokio::test]
async fn a_card_tells_who_asked_from_who_spoke_before_and_that_files_came_with_it() {
    let scene = scene().await;
    let (ada, bob, relay) =
        (scene.double.person("ada"), scene.double.person("bob"), scene.double.channel("relay"));
    scene.asked(&bob, relay, "What was that?").await;
    let question = ada.attaches("relay", "What is this?", "notes.txt", "text/plain", "A note.").unwrap();
    let answered = scene.ended(question).await;
    bob.reacts(answered.part(), "👎").unwrap();
    scene.rated(1).await;
    let card = named(&scene, &scene.double.moderator("mia"), &answered).await;
    let told = shown(&card);
    for line in ["**Bystander** What was that?", "**Asker** What is this? · 📎 1 file"] {
        assert!(told.contains(line), "{line} is not in\n{told}");
    }
    assert!(!told.contains("notes.txt"), "{told}");
    scene.end().await;
}

#[tokio::test]
async fn names_are_shown_where_the_operator_wants_them() {
    let cast = Cast { names: true, ..Cast::default() };
    let scene = Scene::with(cast.without_limits()).await;
    disliked(&scene, "Two and two?").await;
    let card = review(&scene, &scene.double.moderator("mia"), &[]).await;
    let said = shown(&card);
    assert!(said.contains("**ada** Two and two?") && said.contains("Bystanders: 👎 bob"), "{said}");
    scene.end().await;
}

/// However many there are: whoever decides can read every opinion, and the newest are those in sight.
#[tokio::test]
async fn opinions_that_a_card_has_no_room_for_stand_whole_in_a_file() {
    let cast = Cast { names: true, ..Cast::default() };
    let scene = Scene::with(cast.without_limits()).await;
    let answered = disliked(&scene, "Two and two?").await;
    let raters: Vec<_> = (0..59).map(|number| scene.double.person(&format!("rater{number}"))).collect();
    for rater in &raters {
        rater.reacts(answered.part(), "👍").unwrap();
    }
    let thread = raters[0].opens_thread(answered.part(), "why").unwrap();
    let long = format!("It begins well {}and ends well.", "and goes on ".repeat(40));
    raters[0].says(thread, &long).unwrap();
    for (rater, number) in raters.iter().zip(1..60) {
        rater.says(thread, &format!("This is what I think, number {number}.")).unwrap();
    }
    scene.feedback(60).await;
    scene.settled().await;
    let card = review(&scene, &scene.double.moderator("mia"), &[]).await;
    let said = shown(&card);
    assert!(said.contains("Bystanders: 👍 59 · 👎\""), "{said}");
    assert!(said.contains("number 59.") && !said.contains("number 2."), "{said}");
    assert!(said.contains("earlier; everything is in opinions.md"), "{said}");
    assert_eq!(card.attachments[0]["filename"], "opinions.md");
    let address = card.attachments[0]["url"].as_str().unwrap();
    let whole = reqwest::get(address).await.unwrap().text().await.unwrap();
    let mut parts: Vec<_> = (1..60).map(|number| format!("number {number}.")).collect();
    parts.extend((0..59).map(|number| format!("👍 rater{number}")));
    parts.extend(["👎 bob".to_owned(), long]);
    let missing: Vec<_> = parts.iter().filter(|part| !whole.contains(part.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?} in {whole}");
    scene.end().await;
}

#[tokio::test]
async fn next_goes_round_and_what_is_on_a_desk_is_nobody_elses() {
    let scene = scene().await;
    for question in ["One?", "Two?", "Three?"] {
        disliked(&scene, question).await;
    }
    let (mia, max) = (scene.double.moderator("mia"), scene.double.moderator("max"));
    let card = review(&scene, &mia, &[]).await;
    assert!(shown(&card).contains("One?") && card.content.ends_with("3 wait"), "{}", card.content);
    let other = review(&scene, &max, &[]).await;
    assert!(shown(&other).contains("Two?"), "{}", shown(&other));
    assert!(other.content.ends_with("3 wait, 1 on other desks"), "{}", other.content);
    mia.clicks(card.id, "Next").unwrap();
    holds(&scene, &card, "**Asker** Three?").await;
    mia.clicks(card.id, "Next").unwrap();
    holds(&scene, &card, "**Asker** One?").await;
    mia.clicks(card.id, "Good").unwrap();
    holds(&scene, &card, "**Asker** Three?").await;
    mia.clicks(card.id, "Good").unwrap();
    says(&scene, &card, "Nothing waits but what others have on their desks (1).").await;
    max.clicks(other.id, "Bad").unwrap();
    says(&scene, &other, "Nothing waits for a review.\n-# The one before: **Bad**.").await;
    let none = review(&scene, &mia, &[]).await;
    assert_eq!(none.content, "Nothing waits for a review.");
    scene.end().await;
}

#[tokio::test]
async fn a_lease_that_is_over_is_anybodys_and_a_verdict_stands_whoever_is_second() {
    let scene = scene().await;
    disliked(&scene, "Two and two?").await;
    let (mia, max) = (scene.double.moderator("mia"), scene.double.moderator("max"));
    let card = review(&scene, &mia, &[]).await;
    sqlx::query("update review_leases set until = now() - interval '1 second'")
        .execute(scene.store.pool())
        .await
        .unwrap();
    let other = review(&scene, &max, &[]).await;
    let late = beside(&mia.clicks(card.id, "Good").unwrap()).await;
    assert!(late.starts_with("max has that reply on the desk until <t:") && late.ends_with(":t>."), "{late}");
    max.clicks(other.id, "Bad").unwrap();
    says(&scene, &other, "Nothing waits for a review.").await;
    sqlx::query("delete from review_leases").execute(scene.store.pool()).await.unwrap();
    mia.clicks(card.id, "Good").unwrap();
    let decided = says(&scene, &card, "**Bad**").await;
    assert!(decided.content.contains("decided by max"), "{}", decided.content);
    assert_eq!(reviews(&scene).await, [Review::Decided(Verdict::Bad)]);
    scene.end().await;
}

#[tokio::test]
async fn who_may_not_moderate_any_more_decides_nothing() {
    let scene = scene().await;
    let first = disliked(&scene, "One?").await;
    disliked(&scene, "Two and two?").await;
    let (ada, mia) = (scene.double.person("ada"), scene.double.moderator("mia"));
    let refused = "That is for those who review here.";
    assert_eq!(review(&scene, &ada, &[]).await.content, refused);
    let before = named(&scene, &mia, &first).await;
    mia.clicks(before.id, "Good").unwrap();
    says(&scene, &before, "**Good**").await;
    let card = review(&scene, &mia, &[]).await;
    let opened = mia.clicks(card.id, "Correct").unwrap();
    opened.form(LIMIT).await.unwrap();
    for channel in scene.double.look(|view| view.channels()) {
        scene.double.overwrite(channel.id, mia.id(), 0, MANAGE_MESSAGES).unwrap();
    }
    for button in ["Good", "Bad", "Exclude", "Skip", "Next"] {
        assert_eq!(beside(&mia.clicks(card.id, button).unwrap()).await, refused, "{button}");
    }
    assert_eq!(beside(&mia.clicks(before.id, "Undo").unwrap()).await, refused);
    assert_eq!(beside(&mia.submits(&opened, &[("text", "Five.")]).unwrap()).await, refused);
    let form = mia.clicks(card.id, "Correct").unwrap();
    assert_eq!(form.text(LIMIT).await.unwrap(), refused);
    assert_eq!(reviews(&scene).await, [Review::Decided(Verdict::Good)]);
    scene.end().await;
}

#[tokio::test]
async fn a_moderator_of_one_channel_reviews_that_channel_alone() {
    let scene = scene().await;
    let answered = disliked(&scene, "Two and two?").await;
    let sam = scene.double.person("sam");
    let general = scene.double.channel("general");
    scene.double.overwrite(general, sam.id(), MANAGE_MESSAGES, 0).unwrap();
    let none = scene.told(&sam.runs(general, "review", &[]).unwrap()).await;
    assert_eq!(none.content, "Nothing waits for a review.");
    let refused = scene.told(&sam.uses(answered.part(), "Review this reply").unwrap()).await;
    assert_eq!(refused.content, "That is for those who review here.");
    scene.end().await;
}

#[tokio::test]
async fn a_role_reviews_what_it_may_read() {
    let mut scene = scene().await;
    disliked(&scene, "Two and two?").await;
    let mia = scene.double.moderator("mia");
    let role = scene.double.role_of(mia.id()).expect("moderators have a role");
    for channel in scene.double.look(|view| view.channels()) {
        scene.double.overwrite(channel.id, role, 0, MANAGE_MESSAGES).unwrap();
    }
    assert_eq!(review(&scene, &mia, &[]).await.content, "That is for those who review here.");
    scene.stop().await;
    scene.change_rules(|rules: &mut Rules| rules.reviewers = [RoleKey::discord(role)].into());
    scene.start().await;
    let card = review(&scene, &mia, &[]).await;
    assert!(card.content.starts_with("**New**"), "{}", card.content);
    scene.end().await;
}

#[tokio::test]
async fn a_card_works_after_a_restart() {
    let mut scene = scene().await;
    disliked(&scene, "Two and two?").await;
    let mia = scene.double.moderator("mia");
    let card = review(&scene, &mia, &[("rated", json!("disliked"))]).await;
    let opened = mia.clicks(card.id, "Correct").unwrap();
    opened.form(LIMIT).await.unwrap();
    scene.stop().await;
    scene.start().await;
    mia.clicks(card.id, "Good").unwrap();
    says(&scene, &card, "There is no more of that kind.").await;
    scene.kill().await;
    scene.start().await;
    mia.clicks(card.id, "Undo the last").unwrap();
    says(&scene, &card, "**New**").await;
    mia.submits(&opened, &[("text", "Four!")]).unwrap();
    let done = says(&scene, &card, "There is no more of that kind.").await;
    assert!(done.content.ends_with("-# The one before: **Corrected**."), "{}", done.content);
    scene.end().await;
}

#[tokio::test]
async fn a_reply_whose_message_or_channel_is_gone_can_still_be_reviewed() {
    let scene = scene().await;
    let first = disliked(&scene, "One?").await;
    let ada = scene.double.person("ada");
    let thread = ada.opens_thread_in("relay", "short", false).unwrap();
    let second = scene.asked(&ada, thread, "Two?").await;
    scene.double.person("bob").reacts(second.part(), "👎").unwrap();
    scene.settled().await;
    let mia = scene.double.moderator("mia");
    mia.deletes(first.part()).unwrap();
    scene.double.delete_channel(thread).unwrap();
    scene.until_kinds("end_conversation", 1).await;
    let card = review(&scene, &mia, &[]).await;
    mia.clicks(card.id, "Bad").unwrap();
    holds(&scene, &card, "**Asker** Two?").await;
    mia.clicks(card.id, "Good").unwrap();
    says(&scene, &card, "Nothing waits for a review.").await;
    assert_eq!(reviews(&scene).await, [Verdict::Bad, Verdict::Good].map(Review::Decided));
    scene.end().await;
}

#[tokio::test]
async fn raters_who_disagree_are_shown_as_a_dispute_and_found_by_it() {
    let scene = scene().await;
    disliked(&scene, "One?").await;
    let answered = disliked(&scene, "Two?").await;
    scene.double.person("ada").reacts(answered.part(), "👍").unwrap();
    scene.settled().await;
    let mia = scene.double.moderator("mia");
    let card = review(&scene, &mia, &[("status", json!("disputed"))]).await;
    assert!(card.content.starts_with("**Disputed**") && shown(&card).contains("Two?"), "{}", card.content);
    scene.double.person("bob").unreacts(answered.part(), "👎").unwrap();
    scene.settled().await;
    assert_eq!(states(&scene).await, ["new", "quiet"]);
    let none = review(&scene, &mia, &[("status", json!("disputed"))]).await;
    assert_eq!(none.content, "There is no more of that kind. 1 waits");
    scene.end().await;
}

#[tokio::test]
async fn filters_find_what_they_say() {
    let scene = scene().await;
    let one = disliked(&scene, "One?").await;
    let (ada, eve) = (scene.double.person("ada"), scene.double.person("eve"));
    let two = scene.asked(&eve, scene.double.channel("general"), &scene.to_bot("Two?")).await;
    let thread = ada.opens_thread(two.part(), "why").unwrap();
    ada.says(thread, "Why so?").unwrap();
    scene.feedback(1).await;
    let mia = scene.double.moderator("mia");
    let cases = [
        (vec![("words", json!(true))], "Two?"),
        (vec![("rated", json!("disliked"))], "One?"),
        (vec![("channel", json!(scene.double.channel("general")))], "Two?"),
        (vec![("asker", json!(eve.id()))], "Two?"),
        (vec![("asker", json!(ada.id())), ("days", json!(1))], "One?"),
    ];
    for (options, expected) in cases {
        let card = review(&scene, &mia, &options).await;
        assert!(shown(&card).contains(expected), "{options:?}: {}", shown(&card));
    }
    let nobody = review(&scene, &mia, &[("asker", json!(scene.double.person("zoe").id()))]).await;
    assert_eq!(nobody.content, "That person has not asked me anything.");
    let three = scene.asked(&ada, scene.double.channel("relay"), "Three?").await;
    let unrated = review(&scene, &mia, &[("sample", json!("unrated"))]).await;
    assert!(unrated.content.starts_with("**Nobody asked for this review**"), "{}", unrated.content);
    assert!(shown(&unrated).contains("Three?"), "{}", shown(&unrated));
    ada.reacts(three.part(), "👍").unwrap();
    scene.settled().await;
    let liked = review(&scene, &mia, &[("sample", json!("liked"))]).await;
    assert!(shown(&liked).contains("Three?"), "{}", shown(&liked));
    mia.clicks(liked.id, "Good").unwrap();
    says(&scene, &liked, "There is no more of that kind.").await;
    let done = review(&scene, &mia, &[("status", json!("done"))]).await;
    assert!(done.content.starts_with("**Good**") && shown(&done).contains("Three?"), "{}", done.content);
    let skipped = named(&scene, &mia, &one).await;
    mia.clicks(skipped.id, "Skip").unwrap();
    says(&scene, &skipped, "**Skipped**").await;
    let skipped = review(&scene, &mia, &[("status", json!("skipped"))]).await;
    assert!(
        skipped.content.starts_with("**Skipped**") && shown(&skipped).contains("One?"),
        "{}",
        skipped.content
    );
    let named = scene.told(&mia.uses(one.part(), "Review this reply").unwrap()).await;
    assert!(shown(&named).contains("One?"), "{}", shown(&named));
    scene.end().await;
}

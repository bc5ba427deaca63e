//! What moderators decide: every verdict, its undoing, and corrections at the limits of a form.

use double::model::{Answer, Script};
use double::{Person, Seen};
use serde_json::json;
use teachback::domain::review::{Review, Verdict};

use crate::support::scene::{Cast, LIMIT, Scene, labels};
use crate::talk::review::{
    DECIDE, beside, disliked, holds, named, review, reviews, says, scene, shown, states,
};

#[tokio::test]
async fn every_verdict_is_an_event_and_so_is_its_undoing() {
    let scene = scene().await;
    let answered = disliked(&scene, "Two and two?").await;
    let mia = scene.double.moderator("mia");
    let card = named(&scene, &mia, &answered).await;
    for (button, first) in [("Good", "**Good**"), ("Bad", "**Bad**"), ("Exclude", "**Excluded**")] {
        mia.clicks(card.id, button).unwrap();
        let decided = says(&scene, &card, first).await;
        assert!(decided.content.contains("decided by mia"), "{}", decided.content);
        assert_eq!(labels(&decided), ["Undo", "Next"]);
        mia.clicks(card.id, "Undo").unwrap();
        assert_eq!(labels(&says(&scene, &card, "**New**").await), DECIDE);
    }
    mia.clicks(card.id, "Skip").unwrap();
    let skipped = says(&scene, &card, "**Skipped**").await;
    assert_eq!(labels(&skipped), ["Good", "Bad", "Correct", "Exclude", "Undo", "Next"]);
    assert_eq!(states(&scene).await, ["skipped"]);
    mia.clicks(card.id, "Undo").unwrap();
    says(&scene, &card, "**New**").await;
    let decided = |verdict| [Review::Decided(verdict), Review::Undone];
    let expected = [
        decided(Verdict::Good),
        decided(Verdict::Bad),
        decided(Verdict::Excluded),
        [Review::Skipped, Review::Undone],
    ];
    assert_eq!(reviews(&scene).await, expected.concat());
    scene.end().await;
}

/// One press for each reply: what was decided brings the next one, and says so.
#[tokio::test]
async fn a_verdict_brings_the_next_reply_and_undo_goes_back_to_the_one_before() {
    let scene = scene().await;
    disliked(&scene, "One?").await;
    let two = scene.asked(&scene.double.person("ada"), scene.double.channel("relay"), "Two?").await;
    let thread = scene.double.person("bob").opens_thread(two.part(), "why").unwrap();
    scene.double.person("bob").says(thread, "Why so?").unwrap();
    scene.feedback(1).await;
    disliked(&scene, "Three?").await;
    disliked(&scene, "Four?").await;
    let mia = scene.double.moderator("mia");
    let card = review(&scene, &mia, &[("rated", json!("disliked"))]).await;
    assert!(shown(&card).contains("One?") && card.content.ends_with("4 wait"), "{}", card.content);
    mia.clicks(card.id, "Good").unwrap();
    let next = holds(&scene, &card, "**Asker** Three?").await;
    assert!(next.content.starts_with("**New** · yours until <t:"), "{}", next.content);
    let told = "3 wait · 1 decided by you in 24 hours\n-# The one before: **Good**.";
    assert!(next.content.ends_with(told), "{}", next.content);
    assert_eq!(labels(&next), ["Good", "Bad", "Correct", "Exclude", "Skip", "Next", "Undo the last"]);
    mia.clicks(card.id, "Next").unwrap();
    let later = holds(&scene, &card, "**Asker** Four?").await;
    assert!(later.content.ends_with(told), "{}", later.content);
    mia.clicks(card.id, "Undo the last").unwrap();
    let back = holds(&scene, &card, "**Asker** One?").await;
    assert!(back.content.starts_with("**New**") && back.content.ends_with("4 wait"), "{}", back.content);
    assert_eq!(labels(&back), DECIDE);
    mia.clicks(card.id, "Skip").unwrap();
    let next = holds(&scene, &card, "**Asker** Three?").await;
    assert!(next.content.ends_with("3 wait\n-# The one before: **Skipped**."), "{}", next.content);
    mia.clicks(card.id, "Bad").unwrap();
    holds(&scene, &card, "**Asker** Four?").await;
    mia.clicks(card.id, "Bad").unwrap();
    let none = "There is no more of that kind. 1 waits · 2 decided by you in 24 hours";
    let none = says(&scene, &card, none).await;
    assert_eq!((labels(&none), none.embeds.len()), (vec!["Undo the last".to_owned()], 0));
    mia.clicks(card.id, "Undo the last").unwrap();
    holds(&scene, &card, "**Asker** Four?").await;
    let [good, bad] = [Verdict::Good, Verdict::Bad].map(Review::Decided);
    assert_eq!(reviews(&scene).await, [good, Review::Undone, Review::Skipped, bad, bad, Review::Undone]);
    scene.end().await;
}

#[tokio::test]
async fn a_correction_is_a_text_of_its_own() {
    let scene = scene().await;
    let answered = disliked(&scene, "Two and two?").await;
    let mia = scene.double.moderator("mia");
    let card = named(&scene, &mia, &answered).await;
    let opened = mia.clicks(card.id, "Correct").unwrap();
    let form = opened.form(LIMIT).await.unwrap();
    assert_eq!(form["components"][0]["component"]["value"], "Four.");
    mia.submits(&opened, &[("text", "Four, of course.")]).unwrap();
    let decided = says(&scene, &card, "**Corrected**").await;
    assert!(shown(&decided).contains("Four, of course."), "{}", shown(&decided));
    assert_eq!(corrections(&scene).await, ["Four, of course."]);
    let again = mia.submits(&opened, &[("text", "  ")]).unwrap();
    assert_eq!(beside(&again).await, "There was nothing in the form, so nothing is recorded.");
    scene.end().await;
}

/// A reply that says this.
async fn saying(text: &str) -> (Scene, Person, Seen) {
    let scene = Scene::with(Cast::script(Script::always(Answer::at_once(text))).without_limits()).await;
    let answered = disliked(&scene, "Tell me more").await;
    let mia = scene.double.moderator("mia");
    let card = named(&scene, &mia, &answered).await;
    (scene, mia, card)
}

/// A reply of so many characters.
async fn long(length: usize) -> (Scene, Person, Seen) {
    saying(&"wörd ".repeat(length / 5)).await
}

async fn corrections(scene: &Scene) -> Vec<String> {
    let sql = "select body from texts where origin = 'correction'";
    sqlx::query_scalar(sql).fetch_all(scene.store.pool()).await.unwrap()
}

/// Discord counts code points: these are two units of UTF-16 and four bytes each.
#[tokio::test]
async fn a_form_takes_exactly_four_thousand_characters_whatever_they_are() {
    let at_the_limit = "😀".repeat(4_000);
    let (scene, mia, card) = saying(&at_the_limit).await;
    let opened = mia.clicks(card.id, "Correct").unwrap();
    let form = opened.form(LIMIT).await.unwrap();
    assert_eq!(form["components"].as_array().unwrap().len(), 2);
    assert!(
        form["components"][0]["component"]["value"] == at_the_limit.as_str(),
        "the whole reply is filled in"
    );
    let better = "🦀".repeat(4_000);
    mia.submits(&opened, &[("text", &better)]).unwrap();
    says(&scene, &card, "**Corrected**").await;
    assert!(corrections(&scene).await == [better], "the correction is kept whole");
    scene.end().await;
}

#[tokio::test]
async fn one_character_more_than_a_form_takes_is_corrected_by_a_file() {
    let (scene, mia, card) = saying(&"😀".repeat(4_001)).await;
    let opened = mia.clicks(card.id, "Correct").unwrap();
    let form = opened.form(LIMIT).await.unwrap();
    assert_eq!(form["components"].as_array().unwrap().len(), 1);
    assert_eq!(form["components"][0]["component"]["type"], 19);
    let better = "🦀".repeat(4_001);
    mia.submits_file(&opened, "file", "better.txt", better.as_bytes()).unwrap();
    says(&scene, &card, "**Corrected**").await;
    assert!(corrections(&scene).await == [better], "the correction is kept whole");
    scene.end().await;
}

#[tokio::test]
async fn a_reply_at_the_limit_of_a_form_is_filled_in_and_stands_whole_in_a_file() {
    let (scene, mia, card) = long(4_000).await;
    assert_eq!(card.attachments[0]["filename"], "reply.md");
    assert!(card.attachments[0]["size"].as_u64().unwrap() > 4_000, "{:?}", card.attachments);
    let opened = mia.clicks(card.id, "Correct").unwrap();
    let form = opened.form(LIMIT).await.unwrap();
    let filled = form["components"][0]["component"]["value"].as_str().unwrap();
    assert!(filled.chars().count() > 3_990, "{}", filled.chars().count());
    mia.submits(&opened, &[("text", &"x".repeat(4_000))]).unwrap();
    let decided = says(&scene, &card, "**Corrected**").await;
    let files: Vec<_> = decided.attachments.iter().map(|file| &file["filename"]).collect();
    assert_eq!(files, ["reply.md", "correction.md"]);
    scene.end().await;
}

#[tokio::test]
async fn what_is_longer_than_a_form_takes_is_corrected_by_a_file() {
    let (scene, mia, card) = long(6_000).await;
    let opened = mia.clicks(card.id, "Correct").unwrap();
    assert_eq!(opened.form(LIMIT).await.unwrap()["components"].as_array().unwrap().len(), 1);
    let refused = "That file is no text of at most 256 KiB, so nothing was recorded.";
    let odd = mia.submits_file(&opened, "file", "odd.bin", &[0xFF, 0xFE, 0x00]).unwrap();
    assert_eq!(beside(&odd).await, refused);
    let huge = mia.submits_file(&opened, "file", "huge.txt", &vec![b'x'; 256 * 1024 + 1]).unwrap();
    assert_eq!(beside(&huge).await, refused);
    let better = "\u{FEFF}better ".repeat(1_000);
    mia.submits_file(&opened, "file", "better.txt", better.as_bytes()).unwrap();
    says(&scene, &card, "**Corrected**").await;
    assert_eq!(corrections(&scene).await, [better.trim_start_matches('\u{FEFF}')]);
    scene.end().await;
}

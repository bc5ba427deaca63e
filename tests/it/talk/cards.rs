//! Replies that ask for a review get a card in the moderators' channel, which shows what happens to them.

use std::time::Duration;

use double::model::{Answer, Script};
use double::permissions::MANAGE_MESSAGES;
use double::{Fault, Id, Interaction, Limited, Matching, Person, Seen, View};
use serde_json::Value;
use teachback::bot::texts::review::REPLY_FILE;
use teachback::domain::key::PlaceKey;
use teachback::domain::rules::Rules;

use crate::support::scene::{Cast, Ended, LIMIT, Scene, labels};

const NOTED: &str = "Recorded. The card shows it in a moment.";
const NOTED_BEFORE: &str = "That was decided before. The card shows it in a moment.";
const OPEN: [&str; 5] = ["Good", "Bad", "Correct", "Exclude", "Skip"];
const MESSAGES: &str = "/channels/{channel_id}/messages";
const MESSAGE: &str = "/channels/{channel_id}/messages/{message_id}";
const CALLBACK: &str = "/interactions/{interaction_id}/{interaction_token}/callback";

fn cast() -> Cast {
    Cast { review_channel: Some("mods"), ..Cast::default() }.without_limits()
}

async fn scene() -> Scene {
    Scene::with(cast()).await
}

/// A reply that Bob holds for bad.
async fn disliked(scene: &Scene, question: &str) -> Ended {
    let (ada, bob) = (scene.double.person("ada"), scene.double.person("bob"));
    let answered = scene.asked(&ada, scene.double.channel("relay"), question).await;
    bob.reacts(answered.part(), "👎").unwrap();
    answered
}

fn mods(scene: &Scene) -> Id {
    scene.double.channel("mods")
}

/// Waits for the card of this question that says this first, and holds this.
async fn card(scene: &Scene, question: &str, first: &str, holds: &str) -> Seen {
    let channel = mods(scene);
    let is_it = |it: &Seen| {
        it.content.starts_with(first) && [question, holds].iter().all(|part| shown(it).contains(part))
    };
    let found = |view: &View<'_>| view.messages(channel).into_iter().find(|it| is_it(it));
    scene
        .double
        .wait(&format!("a card of {question} that says {first} and holds {holds}"), LIMIT, found)
        .await
        .unwrap()
}

fn shown(card: &Seen) -> String {
    card.embeds.iter().map(Value::to_string).collect::<Vec<_>>().join("\n")
}

/// How many messages of the bot's own are in the channel.
fn cards(scene: &Scene) -> usize {
    let (bot, channel) = (scene.double.bot_id(), mods(scene));
    scene.double.look(|view| {
        view.messages(channel).iter().filter(|it| it.author == bot && it.only_for.is_none()).count()
    })
}

/// Has the one card there is be older than an hour, as soon as it is recorded.
async fn age_one_card(scene: &Scene) {
    scene.until_kinds("show_card", 1).await;
    let aged = "update review_cards set at = at - interval '2 hours'";
    let done = sqlx::query(aged).execute(scene.store.pool()).await.unwrap();
    assert_eq!(done.rows_affected(), 1);
}

async fn beside(pressed: &Interaction) -> String {
    let lines = pressed.follow_ups(1, LIMIT).await.unwrap();
    assert!(lines[0].only_for.is_some(), "{lines:?}");
    lines[0].content.clone()
}

async fn count(scene: &Scene, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(scene.store.pool()).await.unwrap()
}

#[tokio::test]
async fn a_reply_gets_one_card_that_shows_what_happens_to_it() {
    let scene = scene().await;
    let (ada, mia) = (scene.double.person("ada"), scene.double.moderator("mia"));
    let answered = disliked(&scene, "Two and two?").await;
    let first = card(&scene, "Two and two?", "**New**", "Bystanders: 👎").await;
    assert_eq!((first.content.as_str(), labels(&first)), ("**New**", OPEN.map(str::to_owned).to_vec()));
    let thread = ada.opens_thread(answered.part(), "why").unwrap();
    ada.says(thread, "It is not five.").unwrap();
    card(&scene, "Two and two?", "**New**", "It is not five.").await;
    ada.reacts(answered.part(), "👍").unwrap();
    card(&scene, "Two and two?", "**Disputed**", "Asker: 👍").await;
    for (button, says) in
        [("Good", "**Good**"), ("Bad", "**Bad**"), ("Exclude", "**Excluded**"), ("Skip", "**Skipped**")]
    {
        assert_eq!(beside(&mia.clicks(first.id, button).unwrap()).await, NOTED, "{button}");
        let decided = card(&scene, "Two and two?", says, "").await;
        assert_eq!(says == "**Skipped**", !decided.content.contains("decided by mia"), "{}", decided.content);
        assert_eq!(labels(&decided).last().map(String::as_str), Some("Undo"));
        mia.clicks(first.id, "Undo").unwrap();
        card(&scene, "Two and two?", "**Disputed**", "").await;
    }
    assert_eq!(cards(&scene), 1);
    assert_eq!(count(&scene, "select count(*) from events where kind = 'show_card'").await, 1);
    scene.end().await;
}

#[tokio::test]
async fn likes_alone_get_no_card_and_neither_do_direct_messages() {
    let scene = scene().await;
    let ada = scene.double.person("ada");
    let liked = scene.asked(&ada, scene.double.channel("relay"), "One?").await;
    ada.reacts(liked.part(), "👍").unwrap();
    let question = ada.writes_to_the_bot("Two?").unwrap();
    let direct = scene.ended(question).await;
    ada.reacts(direct.part(), "👎").unwrap();
    disliked(&scene, "Three?").await;
    card(&scene, "Three?", "**New**", "").await;
    assert_eq!(cards(&scene), 1);
    scene.end().await;
}

#[tokio::test]
async fn a_correction_is_written_from_the_card() {
    let scene = scene().await;
    let mia = scene.double.moderator("mia");
    disliked(&scene, "Two and two?").await;
    let posted = card(&scene, "Two and two?", "**New**", "").await;
    let opened = mia.clicks(posted.id, "Correct").unwrap();
    opened.form(LIMIT).await.unwrap();
    assert_eq!(beside(&mia.submits(&opened, &[("text", "Four, of course.")]).unwrap()).await, NOTED);
    card(&scene, "Two and two?", "**Corrected**", "Four, of course.").await;
    assert_eq!(beside(&mia.clicks(posted.id, "Undo").unwrap()).await, NOTED);
    let by_file = mia.submits_file(&opened, "file", "better.txt", b"Four, by file.").unwrap();
    assert_eq!(beside(&by_file).await, NOTED);
    card(&scene, "Two and two?", "**Corrected**", "Four, by file.").await;
    scene.end().await;
}

#[tokio::test]
async fn who_may_not_review_presses_in_vain_and_who_comes_second_is_told() {
    let scene = scene().await;
    let (ada, mia, max) =
        (scene.double.person("ada"), scene.double.moderator("mia"), scene.double.moderator("max"));
    disliked(&scene, "Two and two?").await;
    let posted = card(&scene, "Two and two?", "**New**", "").await;
    let refused = "That is for those who review here.";
    assert_eq!(beside(&ada.clicks(posted.id, "Good").unwrap()).await, refused);
    assert_eq!(ada.clicks(posted.id, "Correct").unwrap().text(LIMIT).await.unwrap(), refused);
    scene.double.faults().next(
        Matching::route("PATCH", MESSAGE).in_channel(mods(&scene)),
        Fault::Slow(Duration::from_secs(1)),
        1,
    );
    assert_eq!(beside(&mia.clicks(posted.id, "Good").unwrap()).await, NOTED);
    assert_eq!(beside(&max.clicks(posted.id, "Good").unwrap()).await, NOTED_BEFORE);
    let decided = card(&scene, "Two and two?", "**Good**", "").await;
    assert!(decided.content.contains("decided by mia"), "{}", decided.content);
    mia.clicks(posted.id, "Undo").unwrap();
    card(&scene, "Two and two?", "**New**", "").await;
    scene.told(&max.runs("relay", "review", &[]).unwrap()).await;
    let held = beside(&mia.clicks(posted.id, "Good").unwrap()).await;
    assert!(held.starts_with("max has that reply on the desk until <t:"), "{held}");
    scene.end().await;
}

#[tokio::test]
async fn what_moderators_say_in_a_thread_on_a_card_is_a_note_and_nothing_else() {
    let scene = scene().await;
    let mia = scene.double.moderator("mia");
    disliked(&scene, "Two and two?").await;
    let posted = card(&scene, "Two and two?", "**New**", "").await;
    let thread = mia.opens_thread(posted.id, "talk").unwrap();
    mia.says(thread, &scene.to_bot("what a riddle, I say five")).unwrap();
    let second = mia.says(thread, "No, wait.").unwrap();
    scene.until_kinds("note_review", 2).await;
    mia.edits(second, "No, four it is.").unwrap();
    scene.until_kinds("note_review", 3).await;
    let seen = scene.told(&mia.runs("relay", "review", &[]).unwrap()).await;
    assert!(
        shown(&seen).contains("No, four it is.") && shown(&seen).contains("**mia** "),
        "{}",
        shown(&seen)
    );
    mia.deletes(second).unwrap();
    scene.until_kinds("erase", 1).await;
    scene.settled().await;
    assert_eq!(count(&scene, "select count(*) from texts where body like '%four it is%'").await, 0);
    assert_eq!(count(&scene, "select count(*) from feedback").await, 0);
    assert_eq!(count(&scene, "select count(*) from messages where role = 'user'").await, 1);
    assert_eq!(
        scene.double.messages(thread).iter().filter(|it| it.author == scene.double.bot_id()).count(),
        0
    );
    scene.end().await;
}

#[tokio::test]
async fn cards_follow_what_happened_while_the_bot_was_away_and_are_not_posted_twice() {
    let mut scene = scene().await;
    let (ada, mia) = (scene.double.person("ada"), scene.double.moderator("mia"));
    let one = disliked(&scene, "One?").await;
    let posted = card(&scene, "One?", "**New**", "").await;
    let two = scene.asked(&ada, scene.double.channel("relay"), "Two?").await;
    scene.stop().await;
    ada.reacts(one.part(), "👍").unwrap();
    ada.reacts(two.part(), "👎").unwrap();
    scene.start().await;
    card(&scene, "One?", "**Disputed**", "").await;
    card(&scene, "Two?", "**New**", "").await;
    scene.kill().await;
    scene.start().await;
    mia.clicks(posted.id, "Bad").unwrap();
    card(&scene, "One?", "**Bad**", "").await;
    assert_eq!(cards(&scene), 2);
    scene.end().await;
}

#[tokio::test]
async fn a_card_whose_posting_was_not_confirmed_before_a_crash_is_the_one_that_stays() {
    let mut scene = scene().await;
    disliked(&scene, "One?").await;
    card(&scene, "One?", "**New**", "").await;
    let ada = scene.double.person("ada");
    let two = scene.asked(&ada, scene.double.channel("relay"), "Two?").await;
    let posts = Matching::route("POST", MESSAGES).in_channel(mods(&scene));
    scene.double.faults().next(posts, Fault::Hang, 1);
    scene.double.faults().drop_events("MESSAGE_CREATE", 1);
    scene.double.person("bob").reacts(two.part(), "👎").unwrap();
    card(&scene, "Two?", "**New**", "").await;
    scene.kill().await;
    scene.start().await;
    ada.reacts(two.part(), "👍").unwrap();
    card(&scene, "Two?", "**Disputed**", "").await;
    assert_eq!(cards(&scene), 2);
    let path = format!("/channels/{}/messages", mods(&scene));
    let posted = |call: &&double::Call| call.method == "POST" && call.path.ends_with(&path);
    assert_eq!(
        scene.double.look(|view| view.calls().filter(posted).count()),
        2,
        "it was found, not posted again"
    );
    scene.end().await;
}

#[tokio::test]
async fn a_card_that_was_taken_away_stays_away_and_a_channel_that_is_gone_stops_nothing() {
    let scene = scene().await;
    let (ada, mia) = (scene.double.person("ada"), scene.double.moderator("mia"));
    let one = disliked(&scene, "One?").await;
    let posted = card(&scene, "One?", "**New**", "").await;
    mia.deletes(posted.id).unwrap();
    ada.reacts(one.part(), "👍").unwrap();
    disliked(&scene, "Two?").await;
    card(&scene, "Two?", "**New**", "").await;
    assert_eq!(cards(&scene), 1);
    assert_eq!(count(&scene, "select count(*) from card_views where gone").await, 1);
    scene.double.delete_channel(mods(&scene)).unwrap();
    disliked(&scene, "Three?").await;
    scene.settled().await;
    let queue = scene.told(&mia.runs("relay", "review", &[]).unwrap()).await;
    assert!(queue.content.ends_with("3 wait, 1 disputed"), "{}", queue.content);
    scene.end().await;
}

#[tokio::test]
async fn a_reply_whose_message_and_channel_are_gone_is_decided_on_its_card() {
    let scene = scene().await;
    let (ada, mia) = (scene.double.person("ada"), scene.double.moderator("mia"));
    let thread = ada.opens_thread_in("relay", "short", false).unwrap();
    let answered = scene.asked(&ada, thread, "Two?").await;
    scene.double.person("bob").reacts(answered.part(), "👎").unwrap();
    let posted = card(&scene, "Two?", "**New**", "").await;
    scene.double.delete_channel(thread).unwrap();
    scene.until_kinds("end_conversation", 1).await;
    assert_eq!(beside(&mia.clicks(posted.id, "Bad").unwrap()).await, NOTED);
    card(&scene, "Two?", "**Bad**", "").await;
    scene.end().await;
}

#[tokio::test]
async fn cards_are_posted_in_their_own_server_alone() {
    let mut scene = scene().await;
    let (_, elsewhere) = scene.double.add_guild("another");
    scene.stop().await;
    scene.change_rules(|rules: &mut Rules| rules.review_channel = Some(PlaceKey::discord(elsewhere)));
    scene.start().await;
    disliked(&scene, "Two and two?").await;
    let asked = |view: &View<'_>| {
        view.calls()
            .any(|call| call.method == "GET" && call.path.ends_with(&format!("/channels/{elsewhere}")))
    };
    scene.wait_until("a look at that channel", asked).await;
    scene.settled().await;
    assert_eq!(scene.double.messages(elsewhere).len(), 0);
    scene.end().await;
}

/// Where few edits of old messages are allowed, what happens meanwhile is shown with one of them, and others do not wait.
#[tokio::test]
async fn old_cards_are_changed_together_and_new_ones_do_not_wait_for_them() {
    let scene = scene().await;
    let people: Vec<Person> = (0..5).map(|number| scene.double.person(&format!("p{number}"))).collect();
    let one = disliked(&scene, "One?").await;
    let posted = card(&scene, "One?", "**New**", "").await;
    age_one_card(&scene).await;
    let (kind, retry_after) = (Limited::OldMessage, Duration::from_secs(6));
    let edits = Matching::route("PATCH", MESSAGE).in_channel(mods(&scene));
    scene.double.faults().next(edits, Fault::RateLimited { kind, retry_after }, 1);
    let is_edit = |call: &&double::Call| call.method == "PATCH" && call.path.contains(&posted.id.to_string());
    let edited = |view: &View<'_>| view.calls().filter(is_edit).count();
    for person in &people {
        person.reacts(one.part(), "👎").unwrap();
    }
    disliked(&scene, "Two?").await;
    card(&scene, "Two?", "**New**", "").await;
    card(&scene, "One?", "**New**", "👎 6").await;
    scene.settled().await;
    assert!(scene.double.look(edited) <= 4, "{}", scene.double.look(edited));
    scene.end().await;
}

#[tokio::test]
async fn an_old_card_whose_change_is_not_answered_holds_no_new_card_up() {
    let scene = scene().await;
    let one = disliked(&scene, "One?").await;
    card(&scene, "One?", "**New**", "").await;
    age_one_card(&scene).await;
    let held = scene.double.faults().hold_answers(Matching::route("PATCH", MESSAGE).in_channel(mods(&scene)));
    scene.double.person("eve").reacts(one.part(), "👎").unwrap();
    card(&scene, "One?", "**New**", "👎 2").await;
    scene.double.person("zoe").reacts(one.part(), "👎").unwrap();
    disliked(&scene, "Two?").await;
    card(&scene, "Two?", "**New**", "").await;
    held.release();
    card(&scene, "One?", "**New**", "👎 3").await;
    scene.end().await;
}

#[tokio::test]
async fn who_may_not_review_any_more_decides_nothing_on_a_card() {
    let scene = scene().await;
    let mia = scene.double.moderator("mia");
    disliked(&scene, "Two and two?").await;
    let posted = card(&scene, "Two and two?", "**New**", "").await;
    let opened = mia.clicks(posted.id, "Correct").unwrap();
    opened.form(LIMIT).await.unwrap();
    for channel in scene.double.look(|view| view.channels()) {
        scene.double.overwrite(channel.id, mia.id(), 0, MANAGE_MESSAGES).unwrap();
    }
    let refused = "That is for those who review here.";
    for button in ["Good", "Bad", "Exclude", "Skip"] {
        assert_eq!(beside(&mia.clicks(posted.id, button).unwrap()).await, refused, "{button}");
    }
    assert_eq!(beside(&mia.submits(&opened, &[("text", "Five.")]).unwrap()).await, refused);
    assert_eq!(mia.clicks(posted.id, "Correct").unwrap().text(LIMIT).await.unwrap(), refused);
    scene.settled().await;
    assert_eq!(count(&scene, "select count(*) from events where kind = 'review_message'").await, 0);
    scene.end().await;
}

/// Discord takes the first answer for late, or for a second one, and whoever pressed is told that it failed.
#[tokio::test]
async fn a_button_of_a_card_whose_answer_is_refused_is_pressed_again_and_decides_once() {
    for (status, code) in [(404, 10062), (400, 40060)] {
        let scene = scene().await;
        let mia = scene.double.moderator("mia");
        disliked(&scene, "Two and two?").await;
        let posted = card(&scene, "Two and two?", "**New**", "").await;
        scene.double.faults().next(Matching::route("POST", CALLBACK), Fault::Refused { status, code }, 1);
        mia.clicks(posted.id, "Good").unwrap();
        let refused =
            |view: &View<'_>| view.calls().any(|call| call.route == CALLBACK && call.status == status);
        scene.wait_until("a refused answer", refused).await;
        let said = beside(&mia.clicks(posted.id, "Good").unwrap()).await;
        assert!([NOTED, NOTED_BEFORE].contains(&said.as_str()), "{code}: {said}");
        card(&scene, "Two and two?", "**Good**", "").await;
        assert_eq!(count(&scene, "select count(*) from events where kind = 'review_message'").await, 1);
        scene.end().await;
    }
}

#[tokio::test]
async fn a_long_reply_stands_whole_beside_its_card() {
    let script = Script::always(Answer::at_once(&"wörd ".repeat(800)));
    let scene = Scene::with(Cast { script, ..cast() }).await;
    disliked(&scene, "Tell me more").await;
    let posted = card(&scene, "Tell me more", "**New**", "").await;
    assert_eq!(posted.attachments[0]["filename"], REPLY_FILE);
    scene.double.moderator("mia").clicks(posted.id, "Good").unwrap();
    let decided = card(&scene, "Tell me more", "**Good**", "").await;
    assert_eq!(decided.attachments.len(), 1);
    scene.end().await;
}

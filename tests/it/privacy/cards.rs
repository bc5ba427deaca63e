//! Cards in the moderators' channel show nothing that was erased, however it went.

use double::model::{Answer, Script};
use double::{Person, Seen, View};
use teachback::bot::clock;
use teachback::domain::event::EraseReason;
use teachback::domain::id::TextId;
use teachback::domain::inbound::{Expired, Inbound};
use teachback::domain::rules::Rules;
use teachback::store::{Batch, Take};

use crate::privacy::chooses;
use crate::privacy::dump::rows_with;
use crate::privacy::forget::{forgets, redacts};
use crate::support::scene::{Cast, Ended, LIMIT, Scene};

async fn scene() -> Scene {
    let script = Script::new(|ask| Answer::at_once(&format!("You said: {}", ask.user)).into());
    let cast = Cast { review_channel: Some("mods"), names: true, ..Cast::script(script) };
    Scene::with(cast.without_limits()).await
}

fn shown(card: &Seen) -> String {
    format!("{} {}", card.content, serde_json::to_string(&card.embeds).unwrap())
}

/// Waits until there is a card that holds all of this and none of that.
async fn card(scene: &Scene, holds: &[&str], lacks: &[&str]) -> Seen {
    let (bot, mods) = (scene.double.bot_id(), scene.double.channel("mods"));
    let fits = |it: &Seen| {
        let shown = shown(it);
        it.author == bot
            && holds.iter().all(|part| shown.contains(part))
            && !lacks.iter().any(|part| shown.contains(part))
    };
    let found = |view: &View<'_>| view.messages(mods).into_iter().find(|it| fits(it));
    scene.double.wait(&format!("a card with {holds:?} and without {lacks:?}"), LIMIT, found).await.unwrap()
}

async fn disliked(scene: &Scene, who: &Person, question: &str) -> Ended {
    let ended = scene.asked(who, scene.double.channel("relay"), question).await;
    who.reacts(ended.part(), "👎").unwrap();
    ended
}

#[tokio::test]
async fn nothing_of_a_person_stands_on_any_card_when_they_are_forgotten() {
    let scene = scene().await;
    let (zenobia, bob) = (scene.double.person("zenobia"), scene.double.person("bob"));
    let hers = disliked(&scene, &zenobia, "My canary is yellow").await;
    let thread = zenobia.opens_thread(hers.part(), "why").unwrap();
    zenobia.says(thread, "The canary disagrees").unwrap();
    card(&scene, &["My canary is yellow", "zenobia", "disagrees"], &[]).await;
    // On Bob's card stand her question before his, and her rating.
    let his = disliked(&scene, &bob, "And mine?").await;
    zenobia.reacts(his.part(), "👎").unwrap();
    card(&scene, &["And mine?", "bob", "canary", "zenobia"], &[]).await;
    forgets(&scene, &zenobia).await;
    let gone = ["canary", "zenobia"];
    card(&scene, &["The question was erased", "It was erased"], &gone).await;
    card(&scene, &["And mine?", "bob"], &gone).await;
    scene.end().await;
}

#[tokio::test]
async fn a_deleted_question_goes_from_its_card_and_from_those_of_later_replies() {
    let scene = scene().await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "My canary is yellow").unwrap();
    let first = scene.ended(question).await;
    ada.reacts(first.part(), "👎").unwrap();
    disliked(&scene, &ada, "And mine?").await;
    card(&scene, &["And mine?", "My canary is yellow"], &[]).await;
    ada.deletes(question).unwrap();
    // What the bot said stays, where nobody set otherwise.
    card(&scene, &["The question was erased", "You said: "], &["**ada** My canary"]).await;
    card(&scene, &["And mine?", "You said: "], &["**ada** My canary"]).await;
    scene.end().await;
}

#[tokio::test]
async fn what_a_moderator_takes_away_goes_from_the_cards() {
    let scene = scene().await;
    let (ada, mia) = (scene.double.person("ada"), scene.double.moderator("mia"));
    let ended = disliked(&scene, &ada, "My canary is yellow").await;
    card(&scene, &["You said: "], &[]).await;
    let form = mia.uses(ended.part(), "Erase this text").unwrap();
    form.form(LIMIT).await.unwrap();
    scene.told(&mia.submits(&form, &[("words", "private"), ("quoting", "on")]).unwrap()).await;
    card(&scene, &["**ada** My canary", "It was erased"], &["You said"]).await;
    scene.end().await;
}

#[tokio::test]
async fn what_was_kept_for_long_enough_goes_from_the_cards() {
    let scene = scene().await;
    let ada = scene.double.person("ada");
    disliked(&scene, &ada, "My canary is yellow").await;
    card(&scene, &["My canary is yellow"], &[]).await;
    let ids: Vec<sqlx::types::Uuid> =
        sqlx::query_scalar("select id from texts").fetch_all(scene.store.pool()).await.unwrap();
    let texts = ids.into_iter().map(|id| TextId::from_u128(id.as_u128())).collect();
    let expired = Expired { texts, files: Vec::new(), reason: EraseReason::Expired, at: clock::now() };
    // As the command does it beside the bot, which sees it with whatever happens next.
    let inbound = Inbound::Expired(expired);
    let takes = vec![Take { inbound: Some(&inbound), mark: None }];
    scene.store.record(&Batch { takes }, &Rules::default(), ulid::Ulid::generate().0).await.unwrap();
    scene.asked(&ada, scene.double.channel("relay"), "Something else").await;
    card(&scene, &["The question was erased", "It was erased"], &["canary"]).await;
    scene.end().await;
}

#[tokio::test]
async fn a_moderator_takes_a_note_away_too() {
    let scene = scene().await;
    let (ada, mia) = (scene.double.person("ada"), scene.double.moderator("mia"));
    disliked(&scene, &ada, "Two and two?").await;
    let posted = card(&scene, &["Two and two?"], &[]).await;
    let thread = mia.opens_thread(posted.id, "talk").unwrap();
    let note = mia.says(thread, "Her number is canary").unwrap();
    scene.until_kinds("note_review", 1).await;
    assert!(redacts(&scene, &mia, note, "a phone number").await.contains("is erased here"));
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    scene.end().await;
}

#[tokio::test]
async fn a_note_of_who_keeps_nothing_is_not_kept_nor_is_its_new_wording() {
    let scene = scene().await;
    let (ada, mia) = (scene.double.person("ada"), scene.double.moderator("mia"));
    disliked(&scene, &ada, "Two and two?").await;
    let posted = card(&scene, &["Two and two?"], &[]).await;
    let thread = mia.opens_thread(posted.id, "talk").unwrap();
    let before = mia.says(thread, "That is wrong.").unwrap();
    scene.until_kinds("note_review", 1).await;
    chooses(&scene, &mia, "Keep nothing of me from now on").await;
    let after = mia.says(thread, "The canary says so.").unwrap();
    mia.edits(before, "The canary said so.").unwrap();
    scene.until_kinds("note_review", 2).await;
    mia.edits(after, "The canary still says so.").unwrap();
    scene.settled().await;
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    assert_eq!(scene.kinds().await.into_iter().filter(|kind| *kind == "note_review").count(), 2);
    let told = |view: &View<'_>| {
        let replies = view.replies_to(after);
        replies.into_iter().any(|reply| reply.content.contains("Nothing that you write here is kept"))
    };
    scene.wait_until("who is told", told).await;
    // What they decide is kept with who they are, as the policy says.
    mia.clicks(posted.id, "Bad").unwrap();
    scene.until_kinds("review_message", 1).await;
    let log = scene.log().await;
    assert!(log.last().is_some_and(|it| it.event.person.is_some()));
    scene.end().await;
}

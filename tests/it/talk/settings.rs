//! What servers set for themselves, by the page of `/settings`: shown, changed, inherited, over restarts and lost rights.

use double::permissions::{MANAGE_CHANNELS, MANAGE_GUILD, MANAGE_MESSAGES};
use double::{Id, Interaction, Person, Seen};
use serde_json::Value;
use teachback::domain::event::Fact;
use teachback::domain::settings::{Setting, Tier};

use crate::support::scene::{Cast, LIMIT, Scene};
use crate::talk::numbered;

async fn scene() -> Scene {
    Scene::with(Cast::script(numbered()).without_limits()).await
}

/// The page, as somebody opens it.
async fn opened(scene: &Scene, who: &Person, place: Id) -> Seen {
    let page = scene.told(&who.runs(place, "settings", &[]).unwrap()).await;
    assert!(page.content.starts_with("**What is set for "), "{}", page.content);
    page
}

/// The menus and buttons of a page, by what stands in them.
fn parts(page: &Seen) -> Vec<String> {
    let rows = page.components.iter().flat_map(|row| row["components"].as_array().into_iter().flatten());
    rows.filter_map(|part| part["custom_id"].as_str()).map(str::to_owned).collect()
}

/// Waits until a page says this.
async fn says(scene: &Scene, page: &Seen, line: &str) -> Seen {
    let holds = |view: &double::View<'_>| view.message(page.id).filter(|it| it.content.contains(line));
    scene.double.wait(&format!("a page that says {line}"), LIMIT, holds).await.unwrap()
}

/// Somebody chooses a layer, a setting and its value, one after the other.
async fn sets(scene: &Scene, who: &Person, place: Id, (tier, setting, value): (&str, &str, &str)) -> Seen {
    let page = opened(scene, who, place).await;
    let at = parts(&page).into_iter().find(|it| it.starts_with("settings:at:")).expect("there are layers");
    who.selects(page.id, &at, &[tier]).unwrap();
    let page = has(scene, &page, &format!("settings:about:{tier}")).await;
    who.selects(page.id, &format!("settings:about:{tier}"), &[setting]).unwrap();
    let chooser = format!("settings:value:{tier}:{setting}");
    let page = has(scene, &page, &chooser).await;
    who.selects(page.id, &chooser, &[value]).unwrap();
    page
}

/// Waits until a page has this menu or button.
async fn has(scene: &Scene, page: &Seen, part: &str) -> Seen {
    let holds =
        |view: &double::View<'_>| view.message(page.id).filter(|it| parts(it).iter().any(|id| id == part));
    scene.double.wait(&format!("a page with {part}"), LIMIT, holds).await.unwrap()
}

/// The line beside a page.
async fn beside(pressed: &Interaction) -> String {
    let lines = pressed.follow_ups(1, LIMIT).await.unwrap();
    assert!(lines[0].only_for.is_some(), "{lines:?}");
    lines[0].content.clone()
}

/// Somebody who manages the server, seen from this channel.
fn server_manager(scene: &Scene, channel: Id) -> Person {
    let sam = scene.double.person("sam");
    scene.double.overwrite(channel, sam.id(), MANAGE_GUILD, 0).unwrap();
    sam
}

async fn set_places(scene: &Scene) -> usize {
    scene.kinds().await.into_iter().filter(|kind| *kind == "set_place").count()
}

#[tokio::test]
async fn a_server_is_set_and_a_channel_of_it_otherwise() {
    let scene = scene().await;
    let (ada, mia, general) =
        (scene.double.person("ada"), scene.double.moderator("mia"), scene.double.channel("general"));
    let sam = server_manager(&scene, general);
    let page = sets(&scene, &sam, general, ("server", "relay", "on")).await;
    says(&scene, &page, "**Answers**: every message\n-# set here").await;
    scene.asked(&ada, general, "one").await;
    let page = opened(&scene, &mia, general).await;
    assert!(page.content.contains("**Answers**: every message\n-# from the server"), "{}", page.content);
    let page = sets(&scene, &mia, general, ("channel", "relay", "off")).await;
    let page = says(&scene, &page, "**Answers**: mentions only\n-# set here").await;
    ada.says(general, "two").unwrap();
    scene.settled().await;
    mia.clicks(page.id, "As around it").unwrap();
    says(&scene, &page, "**Answers**: every message\n-# from the server").await;
    scene.asked(&ada, general, "three").await;
    assert_eq!((scene.model.requests().len(), set_places(&scene).await), (2, 3));
    scene.end().await;
}

#[tokio::test]
async fn a_category_sets_for_its_channels() {
    let scene = scene().await;
    let category = scene.double.category("talk");
    let channel = scene.double.channel_under(category, "chat");
    let (ada, mia) = (scene.double.person("ada"), scene.double.moderator("mia"));
    let page = sets(&scene, &mia, channel, ("category", "relay", "on")).await;
    says(&scene, &page, "**Answers**: every message\n-# set here").await;
    scene.asked(&ada, channel, "one").await;
    let other = scene.double.channel_under(category, "other");
    scene.asked(&ada, other, "two").await;
    let thread = ada.opens_thread_in("chat", "aside", false).unwrap();
    scene.asked(&ada, thread, "three").await;
    scene.end().await;
}

#[tokio::test]
async fn what_is_said_in_a_channel_is_excluded_from_training_for_good_and_all_its_threads() {
    let scene = scene().await;
    let category = scene.double.category("talk");
    let channel = scene.double.channel_under(category, "chat");
    let (ada, mia) = (scene.double.person("ada"), scene.double.moderator("mia"));
    let page = opened(&scene, &mia, channel).await;
    assert!(
        page.content.contains("**Training**: models may learn from those who allowed it"),
        "{}",
        page.content
    );
    let page = sets(&scene, &mia, channel, ("category", "training", "off")).await;
    says(&scene, &page, "**Training**: no model learns from what is said here\n-# set here").await;
    let page = sets(&scene, &mia, channel, ("channel", "training", "on")).await;
    says(&scene, &page, "**Training**: no model learns from what is said here\n-# from the category").await;
    let thread = ada.opens_thread_in("chat", "aside", false).unwrap();
    for place in [channel, thread] {
        ada.says(place, &scene.to_bot("two and two?")).unwrap();
    }
    scene.until_kinds("begin_reply", 2).await;
    let excluded = scene.store.excluded_from_training().await.unwrap();
    for recorded in scene.log().await {
        if let Fact::ConversationStarted(started) = recorded.event.fact {
            let around = excluded.around(&started.place);
            assert_eq!(excluded.excluding(&around), Some(Tier::Category), "{around:?}");
        }
    }
    scene.end().await;
}

#[tokio::test]
async fn relay_is_the_same_setting_by_another_command() {
    let scene = scene().await;
    let (mia, general) = (scene.double.moderator("mia"), scene.double.channel("general"));
    scene.told(&mia.runs(general, "relay", &[("state", Value::from("on"))]).unwrap()).await;
    let page = opened(&scene, &mia, general).await;
    assert!(page.content.contains("**Answers**: every message\n-# set here"), "{}", page.content);
    scene.end().await;
}

#[tokio::test]
async fn where_thumbs_are_left_out_none_are_put() {
    let scene = Scene::with(Cast { seeds: true, ..Cast::script(numbered()) }.without_limits()).await;
    let (ada, mia, relay) =
        (scene.double.person("ada"), scene.double.moderator("mia"), scene.double.channel("relay"));
    let seeded = scene.asked(&ada, relay, "one").await;
    scene.wait_until("thumbs", |view| view.reactions(seeded.part()).len() == 2).await;
    let page = sets(&scene, &mia, relay, ("channel", "seeds", "off")).await;
    says(&scene, &page, "**Thumbs**: left to you\n-# set here").await;
    let bare = scene.asked(&ada, relay, "two").await;
    scene.settled().await;
    assert_eq!(scene.double.reactions(bare.part()), []);
    scene.end().await;
}

#[tokio::test]
async fn a_role_that_a_server_chooses_reviews_at_once() {
    let scene = scene().await;
    let (ada, rea, relay) =
        (scene.double.person("ada"), scene.double.moderator("rea"), scene.double.channel("relay"));
    let answered = scene.asked(&ada, relay, "one").await;
    scene.double.person("bob").reacts(answered.part(), "👎").unwrap();
    scene.settled().await;
    let role = scene.double.role_of(rea.id()).expect("moderators have a role");
    for channel in scene.double.look(|view| view.channels()) {
        scene.double.overwrite(channel.id, role, 0, MANAGE_MESSAGES).unwrap();
    }
    let told = scene.told(&rea.runs(relay, "review", &[]).unwrap()).await;
    assert_eq!(told.content, "That is for those who review here.");
    let sam = server_manager(&scene, relay);
    let page = sets(&scene, &sam, relay, ("server", "reviewers", &role.to_string())).await;
    says(&scene, &page, &format!("**Reviewers**: moderators and <@&{role}>")).await;
    let card = scene.told(&rea.runs(relay, "review", &[]).unwrap()).await;
    assert!(card.content.starts_with("**New**"), "{}", card.content);
    let opened = rea.clicks(card.id, "Correct").unwrap();
    opened.form(LIMIT).await.unwrap();
    sam.clicks(page.id, "Moderators alone").unwrap();
    says(&scene, &page, "**Reviewers**: moderators alone").await;
    let late = rea.clicks(card.id, "Good").unwrap();
    assert_eq!(beside(&late).await, "That is for those who review here.");
    scene.end().await;
}

#[tokio::test]
async fn a_page_works_after_a_restart() {
    let mut scene = scene().await;
    let (mia, general) = (scene.double.moderator("mia"), scene.double.channel("general"));
    let page = opened(&scene, &mia, general).await;
    scene.stop().await;
    scene.start().await;
    mia.selects(page.id, "settings:about:channel", &["feedback"]).unwrap();
    has(&scene, &page, "settings:value:channel:feedback").await;
    scene.kill().await;
    scene.start().await;
    mia.selects(page.id, "settings:value:channel:feedback", &["off"]).unwrap();
    says(&scene, &page, "feedback is what stands in a thread\n-# set here").await;
    scene.stop().await;
    scene.start().await;
    assert!(opened(&scene, &mia, general).await.content.contains("feedback is what stands in a thread"));
    scene.end().await;
}

#[tokio::test]
async fn rights_that_were_taken_away_since_the_page_was_opened_count() {
    let scene = scene().await;
    let (mia, general) = (scene.double.moderator("mia"), scene.double.channel("general"));
    let page = opened(&scene, &mia, general).await;
    mia.selects(page.id, "settings:about:channel", &["relay"]).unwrap();
    has(&scene, &page, "settings:value:channel:relay").await;
    let role = scene.double.role_of(mia.id()).expect("moderators have a role");
    scene.double.overwrite(general, role, 0, MANAGE_CHANNELS).unwrap();
    let pressed = mia.selects(page.id, "settings:value:channel:relay", &["on"]).unwrap();
    assert!(beside(&pressed).await.starts_with("That is for those who manage this"));
    let pressed = mia.runs(general, "relay", &[("state", Value::from("on"))]).unwrap();
    assert!(scene.told(&pressed).await.content.starts_with("That is for those who manage this"));
    assert_eq!(set_places(&scene).await, 0);
    scene.end().await;
}

#[tokio::test]
async fn everybody_may_look_and_nobody_but_a_manager_is_offered_a_change() {
    let scene = scene().await;
    let (ada, general) = (scene.double.person("ada"), scene.double.channel("general"));
    let page = opened(&scene, &ada, general).await;
    assert!(parts(&page).iter().all(|part| part.starts_with("settings:at:")), "{:?}", parts(&page));
    let mia = scene.double.moderator("mia");
    let page = opened(&scene, &mia, general).await;
    mia.selects(page.id, "settings:at:channel", &["server"]).unwrap();
    let page = says(&scene, &page, "**What is set for this server**").await;
    assert_eq!(parts(&page), ["settings:at:server"]);
    scene.end().await;
}

#[tokio::test]
async fn in_direct_messages_one_sets_what_concerns_oneself() {
    let scene = scene().await;
    let ada = scene.double.person("ada");
    let direct = scene.double.direct_message_with(ada.id());
    let page = opened(&scene, &ada, direct).await;
    assert!(!page.content.contains("Reviewers"), "{}", page.content);
    ada.selects(page.id, "settings:about:direct", &["seeds"]).unwrap();
    has(&scene, &page, "settings:value:direct:seeds").await;
    ada.selects(page.id, "settings:value:direct:seeds", &["on"]).unwrap();
    says(&scene, &page, "**Thumbs**: put under every reply\n-# set here").await;
    scene.end().await;
}

#[tokio::test]
async fn what_the_operator_has_fixed_is_shown_and_not_offered() {
    let cast = Cast::script(numbered()).without_limits();
    let mut scene = Scene::with(cast).await;
    scene.stop().await;
    scene.change_rules(|rules| {
        rules.fixed.insert(Setting::Seeds);
    });
    scene.start().await;
    let (mia, general) = (scene.double.moderator("mia"), scene.double.channel("general"));
    let page = opened(&scene, &mia, general).await;
    assert!(page.content.contains("**Thumbs**: left to you\n-# decided by whoever runs the bot"));
    let pressed = mia.selects(page.id, "settings:about:channel", &["seeds"]).unwrap();
    pressed.answer(LIMIT).await.unwrap();
    scene.settled().await;
    let page = scene.double.message(page.id).expect("it stands");
    assert!(!parts(&page).iter().any(|part| part.starts_with("settings:value:")), "{:?}", parts(&page));
    scene.end().await;
}

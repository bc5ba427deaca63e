//! Channels that the operator listed are told, once, what becomes of what is written there.

use double::permissions::{MANAGE_GUILD, SEND_MESSAGES};
use double::{Id, View};
use teachback::domain::consent::{Keep, SHOWN};
use teachback::domain::key::PlaceKey;
use teachback::domain::rules::Rules;

use crate::privacy::{scene, sets};
use crate::support::scene::{Cast, LIMIT, Scene};

/// How often a channel was told.
fn notices(view: &View<'_>, channel: Id) -> usize {
    let says = |it: &double::Seen| it.content.contains("is answered by a language model from now on");
    view.messages(channel).into_iter().filter(says).count()
}

/// Waits until it is remembered who was told, and gives it.
async fn told(scene: &Scene) -> Vec<(String, i32)> {
    let sql = "select place, shown from told_places order by place";
    loop {
        let told: Vec<(String, i32)> = sqlx::query_as(sql).fetch_all(scene.store.pool()).await.unwrap();
        if !told.is_empty() {
            return told;
        }
        tokio::task::yield_now().await;
    }
}

async fn untold(rules: Rules) -> Scene {
    Scene::with(Cast { told: false, rules, ..Cast::default().without_limits() }).await
}

async fn forgets_who_was_told(scene: &Scene) {
    sqlx::raw_sql("delete from told_places").execute(scene.store.pool()).await.unwrap();
}

#[tokio::test]
async fn a_listed_channel_is_told_once_whatever_comes() {
    let mut scene = untold(Rules::default()).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    scene.wait_until("the notice", |view| notices(view, relay) == 1).await;
    let remembered = [(PlaceKey::discord(relay).to_string(), i32::try_from(SHOWN).unwrap())];
    assert_eq!(told(&scene).await, remembered);
    let words = scene.double.look(|view| view.messages(relay)).remove(0).content;
    assert!(words.contains("kept with the reply") && words.contains("`/privacy`"), "{words}");
    scene.stop().await;
    scene.start().await;
    scene.asked(&ada, relay, "Two and two?").await;
    assert_eq!(scene.double.look(|view| notices(view, relay)), 1);
    // It dies after Discord has taken the notice, before that is remembered.
    scene.kill().await;
    forgets_who_was_told(&scene).await;
    scene.start().await;
    assert_eq!(told(&scene).await, remembered);
    assert_eq!(scene.double.look(|view| notices(view, relay)), 1);
    scene.end().await;
}

#[tokio::test]
async fn it_says_what_holds_there_and_nothing_where_the_relay_is_switched_off() {
    let mut scene = untold(Rules { keep: Keep::OptIn, ..Rules::default() }).await;
    let (mia, relay) = (scene.double.moderator("mia"), scene.double.channel("relay"));
    scene.wait_until("the notice", |view| notices(view, relay) == 1).await;
    let words = scene.double.look(|view| view.messages(relay)).remove(0).content;
    assert!(words.contains("kept only of those who agree"), "{words}");
    told(&scene).await;
    let off = [("state", serde_json::json!("off"))];
    scene.told(&mia.runs(relay, "relay", &off).unwrap()).await;
    scene.stop().await;
    forgets_who_was_told(&scene).await;
    let other = scene.double.channel("other");
    scene.change_rules(|rules| {
        rules.relays.insert(PlaceKey::discord(other));
    });
    scene.start().await;
    scene.wait_until("the other's notice", |view| notices(view, other) == 1).await;
    assert_eq!(told(&scene).await, [(PlaceKey::discord(other).to_string(), i32::try_from(SHOWN).unwrap())]);
    scene.end().await;
}

#[tokio::test]
async fn where_the_bot_may_not_write_the_operator_is_told_once_and_the_channel_when_it_may() {
    let mut scene = scene().await;
    let (ada, relay, quiet) =
        (scene.double.person("ada"), scene.double.channel("relay"), scene.double.channel("quiet"));
    scene.double.overwrite(quiet, scene.double.bot_id(), 0, SEND_MESSAGES).unwrap();
    scene.change_rules(|rules| {
        rules.relays.insert(PlaceKey::discord(quiet));
    });
    scene.stop().await;
    scene.start().await;
    let warning = "cannot be told what is kept, which is tried again";
    scene.prints(warning).await;
    scene.double.overwrite(quiet, scene.double.bot_id(), 0, 0).unwrap();
    // Whatever is answered, anywhere, is a reason to try again.
    scene.asked(&ada, relay, "Two and two?").await;
    scene.wait_until("the notice", |view| notices(view, quiet) == 1).await;
    assert_eq!(scene.print.text().matches(warning).count(), 1);
    scene.end().await;
}

/// How often a channel was told that more is kept than it was told before.
fn corrections(view: &View<'_>, channel: Id) -> usize {
    let says = |it: &double::Seen| it.content.contains("not only of those who agreed");
    view.messages(channel).into_iter().filter(says).count()
}

#[tokio::test]
async fn where_the_operator_keeps_more_than_was_said_it_is_said_once() {
    let mut scene = untold(Rules { keep: Keep::OptIn, ..Rules::default() }).await;
    let (ada, mia) = (scene.double.person("ada"), scene.double.moderator("mia"));
    let (relay, general) = (scene.double.channel("relay"), scene.double.channel("general"));
    let on = [("state", serde_json::json!("on"))];
    scene.told(&mia.runs(general, "relay", &on).unwrap()).await;
    scene.wait_until("both notices", |view| notices(view, relay) + notices(view, general) == 2).await;
    remembers(&scene, 2, Keep::OptIn).await;
    scene.stop().await;
    scene.start().await;
    scene.asked(&ada, relay, "Two and two?").await;
    assert_eq!(scene.double.look(|view| corrections(view, relay) + corrections(view, general)), 0);
    scene.stop().await;
    scene.change_rules(|rules| rules.keep = Keep::Notice);
    scene.start().await;
    let both = |view: &View<'_>| corrections(view, relay) == 1 && corrections(view, general) == 1;
    scene.wait_until("what holds now", both).await;
    remembers(&scene, 2, Keep::Notice).await;
    scene.stop().await;
    scene.start().await;
    scene.asked(&ada, relay, "And three?").await;
    assert!(scene.double.look(both));
    assert_eq!(scene.double.look(|view| notices(view, relay) + notices(view, general)), 2);
    scene.end().await;
}

#[tokio::test]
async fn where_a_server_keeps_more_than_was_said_it_is_said_at_once() {
    let scene = untold(Rules::default()).await;
    let (relay, general) = (scene.double.channel("relay"), scene.double.channel("general"));
    let (mia, sam) = (scene.double.moderator("mia"), scene.double.person("sam"));
    scene.double.overwrite(relay, sam.id(), MANAGE_GUILD, 0).unwrap();
    scene.wait_until("the notice", |view| notices(view, relay) == 1).await;
    sets(&scene, &sam, "keep", "opt-in").await;
    let on = [("state", serde_json::json!("on"))];
    scene.told(&mia.runs(general, "relay", &on).unwrap()).await;
    scene.wait_until("the other's notice", |view| notices(view, general) == 1).await;
    sets(&scene, &sam, "keep", "notice").await;
    scene.wait_until("what holds now", |view| corrections(view, general) == 1).await;
    assert_eq!(scene.double.look(|view| corrections(view, relay)), 0);
    scene.end().await;
}

/// Waits until this is what so many places were told.
async fn remembers(scene: &Scene, places: i64, keep: Keep) {
    let sql = "select count(*) from told_places where keep = $1";
    let told = async || {
        let query = sqlx::query_scalar(sql).bind(keep.as_str());
        let count: i64 = query.fetch_one(scene.store.pool()).await.unwrap();
        count
    };
    let deadline = tokio::time::Instant::now() + LIMIT;
    while told().await != places {
        assert!(tokio::time::Instant::now() < deadline, "{places} places were to be told: {keep:?}");
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn where_the_relay_is_on_for_a_whole_server_each_channel_is_told_with_its_first_message() {
    let scene = untold(Rules::default()).await;
    let (relay, general, quiet) =
        (scene.double.channel("relay"), scene.double.channel("general"), scene.double.channel("quiet"));
    let (ada, sam) = (scene.double.person("ada"), scene.double.person("sam"));
    scene.double.overwrite(relay, sam.id(), MANAGE_GUILD, 0).unwrap();
    scene.wait_until("the notice", |view| notices(view, relay) == 1).await;
    sets(&scene, &sam, "relay", "on").await;
    for question in ["Two and two?", "And three?"] {
        scene.asked(&ada, general, question).await;
    }
    scene.wait_until("the notice there", |view| notices(view, general) == 1).await;
    scene.settled().await;
    let all = |view: &View<'_>| [relay, general, quiet].map(|channel| notices(view, channel));
    assert_eq!(scene.double.look(all), [1, 1, 0]);
    scene.end().await;
}

#[tokio::test]
async fn a_thread_whose_channel_was_told_nothing_is_told_and_others_are_not() {
    let scene = untold(Rules::default()).await;
    let (relay, general) = (scene.double.channel("relay"), scene.double.channel("general"));
    let (ada, sam) = (scene.double.person("ada"), scene.double.person("sam"));
    scene.double.overwrite(relay, sam.id(), MANAGE_GUILD, 0).unwrap();
    scene.wait_until("the notice", |view| notices(view, relay) == 1).await;
    let before = ada.says(general, "Among ourselves").unwrap();
    let quiet = ada.opens_thread(before, "a thread").unwrap();
    sets(&scene, &sam, "relay", "on").await;
    for question in ["Two and two?", "And three?"] {
        scene.asked(&ada, quiet, question).await;
    }
    scene.wait_until("the notice there", |view| notices(view, quiet) == 1).await;
    let question = ada.says(relay, "And five?").unwrap();
    scene.ended(question).await;
    let told = ada.opens_thread(question, "another thread").unwrap();
    scene.asked(&ada, told, "And six?").await;
    scene.settled().await;
    let all = |view: &View<'_>| [relay, general, quiet, told].map(|place| notices(view, place));
    assert_eq!(scene.double.look(all), [1, 0, 1, 0]);
    scene.end().await;
}

//! What people agree to: told, chosen, and held to in the middle of everything.

use double::model::{Answer, Gate, Script};
use double::permissions::MANAGE_GUILD;
use double::{Id, View};
use teachback::domain::consent::{Consents, Keep, SHOWN, Step};
use teachback::domain::event::{Fact, Recorded};
use teachback::domain::rules::Rules;

use crate::privacy::dump::rows_with;
use crate::privacy::{chooses, scene, sets};
use crate::support::scene::{Cast, LIMIT, Scene, labels};
use crate::talk::held_by;

/// How often the bot has said a line like this under a message.
fn lines_under(view: &View<'_>, message: Id, line: &str) -> usize {
    view.replies_to(message).into_iter().filter(|reply| reply.content.contains(line)).count()
}

fn people(log: &[Recorded]) -> usize {
    log.iter().filter(|recorded| recorded.event.person.is_some()).count()
}

async fn opt_in() -> Scene {
    let rules = Rules { keep: Keep::OptIn, ..Rules::default() };
    Scene::with(Cast { rules, ..Cast::default().without_limits() }).await
}

#[tokio::test]
async fn privacy_tells_what_is_kept_who_gets_it_and_how_one_s_choices_stand() {
    let rules = Rules {
        retain: Some(std::time::Duration::from_secs(90 * 24 * 60 * 60)),
        policy: Some("https://example.com/privacy".to_owned()),
        ..Rules::default()
    };
    let scene = Scene::with(Cast { rules, ..Cast::default().without_limits() }).await;
    let ada = scene.double.person("ada");
    let page = scene.told(&ada.runs("relay", "privacy", &[]).unwrap()).await;
    for part in [
        "`127.0.0.1`",
        "for 90 days",
        "<https://example.com/privacy>",
        "What I say is kept: **yes**",
        "learn from it, if that is ever permitted: **no**",
        "`/forget-me`",
    ] {
        assert!(page.content.contains(part), "{part} in {}", page.content);
    }
    assert_eq!(
        labels(&page),
        ["Keep nothing of me from now on", "A model may learn from it", "Do not answer me"]
    );
    assert_eq!(scene.kinds().await, [""; 0], "looking is no choice");
    scene.end().await;
}

#[tokio::test]
async fn each_choice_is_an_event_with_what_was_shown_and_the_last_one_counts() {
    let scene = scene().await;
    let ada = scene.double.person("ada");
    for label in ["A model may learn from it", "No model may learn from it", "A model may learn from it"] {
        chooses(&scene, &ada, label).await;
    }
    let log = scene.log().await;
    let set: Vec<_> = log
        .iter()
        .map(|recorded| match &recorded.event.fact {
            Fact::ConsentSet(set) => (set.step.as_str(), set.given, set.shown),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(set, [("train", true, SHOWN), ("train", false, SHOWN), ("train", true, SHOWN)]);
    let person = log[0].event.person.unwrap();
    let stands = scene.store.consents([person]).await.unwrap();
    assert_eq!(stands, [(person, Consents { train: Some(true), ..Consents::default() })]);
    scene.store.rebuild(|_| ()).await.unwrap();
    assert_eq!(scene.store.consents([person]).await.unwrap(), stands);
    scene.end().await;
}

#[tokio::test]
async fn who_asks_agrees_to_be_answered_once_for_each_version_of_what_they_agree_to() {
    let scene = scene().await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    for question in ["one", "two"] {
        scene.asked(&ada, relay, question).await;
    }
    let agreed = |log: &[Recorded]| {
        let sets = log.iter().filter_map(|it| match &it.event.fact {
            Fact::ConsentSet(set) => Some((it.event.person.is_some(), set.step, set.given, set.shown)),
            _ => None,
        });
        sets.collect::<Vec<_>>()
    };
    let once = (true, Step::Answer, true, SHOWN);
    assert_eq!(agreed(&scene.log().await), [once]);
    let sql = "update consents set answered = answered - 1";
    sqlx::query(sql).execute(scene.store.pool()).await.unwrap();
    // An earlier version's agreement has another name in the log.
    let sql = "update events set key = key || ':before', payload = payload || jsonb_build_object('shown', $1) where kind = 'set_consent'";
    sqlx::query(sql).bind(i64::from(SHOWN - 1)).execute(scene.store.pool()).await.unwrap();
    scene.asked(&ada, relay, "three").await;
    assert_eq!(agreed(&scene.log().await), [(true, Step::Answer, true, SHOWN - 1), once]);
    scene.store.rebuild(|_| ()).await.unwrap();
    scene.asked(&ada, relay, "four").await;
    assert_eq!(agreed(&scene.log().await).len(), 2);
    scene.end().await;
}

#[tokio::test]
async fn where_words_are_kept_of_those_who_agree_others_are_answered_and_told_so_once() {
    let scene = opt_in().await;
    let ada = scene.double.person("ada");
    let first = ada.says("relay", "The canary asks").unwrap();
    let ended = scene.ended(first).await;
    let second = ada.says("relay", "The canary asks again").unwrap();
    scene.ended(second).await;
    assert_eq!(scene.double.message(ended.part()).unwrap().content, "Four.");
    let prompt = scene.model.requests()[1].body["messages"].to_string();
    assert!(prompt.contains("The canary asks again") && prompt.contains("The canary asks\""), "{prompt}");
    scene.settled().await;
    let told = |view: &View<'_>, message| lines_under(view, message, "Nothing that you write here is kept");
    scene.wait_until("the line", |view| told(view, first) == 1).await;
    assert_eq!(scene.double.look(|view| told(view, second)), 0);
    // It stands in the log that something was asked and answered: not by whom, nor what.
    let log = scene.log().await;
    assert_eq!(people(&log), 0, "{log:#?}");
    for something in ["canary", "Four.", &ada.id().to_string(), "\"ada\""] {
        assert_eq!(rows_with(scene.store.pool(), something).await, [""; 0], "{something}");
    }
    scene.end().await;
}

#[tokio::test]
async fn who_agrees_is_kept_from_then_on() {
    let scene = opt_in().await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    scene.asked(&ada, relay, "The canary before").await;
    chooses(&scene, &ada, "Keep what I say").await;
    let kept = scene.asked(&ada, relay, "The canary after").await;
    assert_eq!(kept.text.as_deref(), Some("Four."));
    assert_eq!(rows_with(scene.store.pool(), "canary before").await, [""; 0]);
    assert_eq!(rows_with(scene.store.pool(), "canary after").await.len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn opinions_of_who_does_not_agree_are_recorded_without_who_and_what() {
    let scene = opt_in().await;
    let (ada, bob, relay) =
        (scene.double.person("ada"), scene.double.person("bob"), scene.double.channel("relay"));
    chooses(&scene, &ada, "Keep what I say").await;
    let answered = scene.asked(&ada, relay, "Two and two?").await;
    bob.reacts(answered.part(), "👎").unwrap();
    let thread = bob.opens_thread(answered.part(), "why").unwrap();
    bob.says(thread, "The canary thinks so.").unwrap();
    scene.until_kinds("update_message", 2).await;
    bob.unreacts(answered.part(), "👎").unwrap();
    let form = bob.uses(answered.part(), "Give feedback").unwrap();
    form.form(LIMIT).await.unwrap();
    let told = scene.told(&bob.submits(&form, &[("words", "The canary again.")]).unwrap()).await;
    assert!(told.content.contains("Nothing of you is kept"), "{}", told.content);
    scene.settled().await;
    for something in ["canary", &bob.id().to_string(), "\"bob\""] {
        assert_eq!(rows_with(scene.store.pool(), something).await, [""; 0], "{something}");
    }
    scene.end().await;
}

#[tokio::test]
async fn who_keeps_nothing_any_more_can_take_back_what_was_kept() {
    let scene = scene().await;
    let (ada, bob, relay) =
        (scene.double.person("ada"), scene.double.person("bob"), scene.double.channel("relay"));
    let answered = scene.asked(&ada, relay, "Two and two?").await;
    bob.reacts(answered.part(), "👎").unwrap();
    let page = scene.told(&ada.uses(answered.part(), "Rate").unwrap()).await;
    ada.clicks(page.id, "👎").unwrap();
    scene.until_kinds("update_message", 2).await;
    for person in [&ada, &bob] {
        chooses(&scene, person, "Keep nothing of me from now on").await;
    }
    bob.unreacts(answered.part(), "👎").unwrap();
    scene.until_kinds("update_message", 3).await;
    let page = scene.told(&ada.uses(answered.part(), "Rate").unwrap()).await;
    ada.clicks(page.id, "Take back").unwrap();
    scene.until_kinds("update_message", 4).await;
    let sql = "select count(*) from ratings";
    assert_eq!(sqlx::query_scalar::<_, i64>(sql).fetch_one(scene.store.pool()).await.unwrap(), 0);
    // What they give from now on counts for nobody.
    bob.reacts(answered.part(), "👎").unwrap();
    scene.until_kinds("update_message", 5).await;
    assert_eq!(sqlx::query_scalar::<_, i64>(sql).fetch_one(scene.store.pool()).await.unwrap(), 0);
    scene.end().await;
}

#[tokio::test]
async fn where_a_server_asks_for_more_since_new_wording_is_not_kept_either() {
    let scene = scene().await;
    let relay = scene.double.channel("relay");
    let (ada, bob, sam) =
        (scene.double.person("ada"), scene.double.person("bob"), scene.double.person("sam"));
    scene.double.overwrite(relay, sam.id(), MANAGE_GUILD, 0).unwrap();
    let question = ada.says(relay, "What was said before").unwrap();
    let answered = scene.ended(question).await;
    let thread = bob.opens_thread(answered.part(), "why").unwrap();
    let feedback = bob.says(thread, "Well said before.").unwrap();
    scene.until_kinds("update_message", 1).await;
    sets(&scene, &sam, "keep", "opt-in").await;
    ada.edits(question, "The canary edits").unwrap();
    scene.until_kinds("edit_message", 1).await;
    bob.edits(feedback, "The canary thinks otherwise.").unwrap();
    scene.until_kinds("update_message", 2).await;
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    scene.end().await;
}

#[tokio::test]
async fn who_says_no_in_the_middle_of_a_reply_gets_all_of_it_and_none_of_it_is_kept() {
    let gate = Gate::closed();
    let scene = Scene::with(Cast::script(held_by(&gate)).without_limits()).await;
    let ada = scene.double.person("ada");
    let question = ada.says("relay", "hold on").unwrap();
    scene.reply_to(question).await;
    chooses(&scene, &ada, "Keep nothing of me from now on").await;
    gate.open();
    let ended = scene.ended(question).await;
    assert!(ended.finish.is_whole(), "{ended:?}");
    assert_eq!(ended.text, None);
    let shown = scene.double.message(ended.part()).unwrap().content;
    assert_eq!(shown, "Four.");
    assert_eq!(rows_with(scene.store.pool(), "Four.").await, [""; 0]);
    scene.end().await;
}

#[tokio::test]
async fn who_does_not_want_to_be_answered_is_left_alone_until_they_say_otherwise() {
    let scene = scene().await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    chooses(&scene, &ada, "Do not answer me").await;
    ada.says("relay", "The canary talks to others").unwrap();
    scene.settled().await;
    assert_eq!(scene.kinds().await, ["set_consent"]);
    assert!(scene.model.requests().is_empty());
    chooses(&scene, &ada, "Answer me").await;
    scene.asked(&ada, relay, "And now?").await;
    scene.end().await;
}

#[tokio::test]
async fn a_server_can_ask_for_more_consent_than_the_operator_and_never_for_less() {
    let scene = scene().await;
    let relay = scene.double.channel("relay");
    let (ada, sam) = (scene.double.person("ada"), scene.double.person("sam"));
    scene.double.overwrite(relay, sam.id(), MANAGE_GUILD, 0).unwrap();
    sets(&scene, &sam, "keep", "opt-in").await;
    scene.asked(&ada, relay, "The canary asks").await;
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    scene.end().await;

    let scene = opt_in().await;
    let relay = scene.double.channel("relay");
    let (ada, sam) = (scene.double.person("ada"), scene.double.person("sam"));
    scene.double.overwrite(relay, sam.id(), MANAGE_GUILD, 0).unwrap();
    sets(&scene, &sam, "keep", "notice").await;
    scene.asked(&ada, relay, "The canary asks").await;
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    scene.end().await;
}

#[tokio::test]
async fn where_the_bot_is_switched_on_everybody_is_told_what_becomes_of_their_words() {
    let scene = scene().await;
    let general = scene.double.channel("general");
    let mia = scene.double.moderator("mia");
    let on = [("state", serde_json::json!("on"))];
    scene.told(&mia.runs("general", "relay", &on).unwrap()).await;
    let notice = |view: &double::View<'_>| {
        view.messages(general).into_iter().find(|it| it.content.contains("kept with the reply"))
    };
    let told = scene.double.wait("the notice", LIMIT, notice).await.unwrap();
    assert!(told.content.contains("`/privacy`"), "{}", told.content);
    scene.end().await;
}

#[tokio::test]
async fn what_is_not_kept_is_not_answered_after_a_crash_and_says_so() {
    let gate = Gate::closed();
    let rules = Rules { keep: Keep::OptIn, ..Rules::default() };
    let answer = Answer { tokens: vec!["Four.".into()], ..Answer::at_once("") };
    let held = gate.clone();
    let script = Script::new(move |_| answer.clone().held(0, &held).into());
    let mut scene = Scene::with(Cast { rules, ..Cast::script(script).without_limits() }).await;
    let ada = scene.double.person("ada");
    ada.says("relay", "The canary asks").unwrap();
    scene.until_kinds("begin_reply", 1).await;
    let waits = ada.says("relay", "The canary waits").unwrap();
    scene.turn(waits).await;
    scene.kill().await;
    gate.open();
    scene.start().await;
    let ended = scene.ended(waits).await;
    assert!(!ended.finish.is_whole(), "{ended:?}");
    assert_eq!(rows_with(scene.store.pool(), "canary").await, [""; 0]);
    scene.end().await;
}

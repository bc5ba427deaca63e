//! The limits of a day: whoever has had enough is told, nothing is asked of the model, and a restart forgets nothing.

use double::model::{Answer, Script};
use double::{Id, Person};
use teachback::domain::event::Fact;
use teachback::domain::quota::{Limit, Limits, Whose};
use teachback::domain::rules::Rules;

use crate::support::scene::{Cast, Scene};

const SIGN: &str = "💤";

/// A bot with these limits; every reply takes ten tokens.
async fn limited(limits: Limits) -> Scene {
    let script = Script::new(|_| Answer { usage: Some((7, 3)), ..Answer::at_once("Four.") }.into());
    let rules = Rules { limits, ..Rules::default() };
    Scene::with(Cast { rules, ..Cast::script(script) }.without_limits()).await
}

fn of_person(requests: u64) -> Limits {
    Limits { person: Limit { requests: Some(requests), tokens: None }, ..Limits::default() }
}

async fn quota(scene: &Scene, who: &Person, place: Id) -> String {
    scene.told(&who.runs(place, "quota", &[]).unwrap()).await.content
}

/// A sentence with its moment cut out, which must be one that Discord can show to everybody in their own time.
fn without_moment(sentence: &str) -> String {
    let (before, rest) = sentence.split_once("<t:").expect("it names a moment");
    let (seconds, after) = rest.split_once(":R>").expect("in Discord's words");
    let seconds: i64 = seconds.parse().unwrap();
    assert_eq!(seconds % (24 * 60 * 60), 0, "the day ends at midnight");
    format!("{before}..{after}")
}

/// Whose limits kept questions from being asked, in order.
async fn declined(scene: &Scene) -> Vec<(Whose, bool)> {
    let log = scene.log().await;
    let declined = log.iter().filter_map(|recorded| match &recorded.event.fact {
        Fact::QuestionDeclined(declined) => Some((declined.limit, declined.told)),
        _ => None,
    });
    declined.collect()
}

#[tokio::test]
async fn whoever_has_had_enough_is_told_so_kindly_and_nothing_is_asked() {
    let scene = limited(of_person(1)).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    scene.asked(&ada, relay, "first").await;
    let second = ada.says(relay, "second").unwrap();
    let told = scene.reply_to(second).await;
    assert_eq!(
        without_moment(&told.content),
        "-# You have had all the answers that there are for you today. Please ask again ..."
    );
    let third = ada.says(relay, "third").unwrap();
    scene.sign(third, SIGN).await;
    assert_eq!(scene.double.look(|view| view.replies_to(third)).len(), 0, "one sentence an hour is enough");
    assert_eq!(declined(&scene).await, [(Whose::Person, true), (Whose::Person, false)]);
    let bobs = scene.asked(&scene.double.person("bob"), relay, "And I?").await;
    assert_eq!(bobs.text.as_deref(), Some("Four."));
    assert_eq!(scene.model.requests().len(), 2);
    let prompt = scene.model.requests().pop().unwrap().body["messages"].to_string();
    assert!(prompt.contains("ada: second"), "what was said is said: {prompt}");
    scene.end().await;
}

#[tokio::test]
async fn a_restart_forgets_nothing() {
    let mut scene = limited(of_person(2)).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    scene.asked(&ada, relay, "first").await;
    scene.kill().await;
    scene.start().await;
    assert_eq!(
        without_moment(&quota(&scene, &ada, relay).await),
        "Today you have 1 of 2 answers left. It begins anew ..."
    );
    scene.asked(&ada, relay, "second").await;
    scene.stop().await;
    scene.start().await;
    let third = ada.says(relay, "third").unwrap();
    scene.reply_to(third).await;
    assert_eq!(declined(&scene).await, [(Whose::Person, true)]);
    scene.end().await;
}

#[tokio::test]
async fn tokens_of_a_server_are_everybodys_together() {
    let limit = Limit { requests: None, tokens: Some(15) };
    let scene = limited(Limits { guild: limit, ..Limits::default() }).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    let bob = scene.double.person("bob");
    scene.asked(&ada, relay, "first").await;
    let told = quota(&scene, &bob, relay).await;
    assert_eq!(without_moment(&told), "Today this server has 5 of 15 tokens left. It begins anew ...");
    scene.asked(&bob, relay, "second").await;
    let third = scene.double.person("cyd").says(relay, "third").unwrap();
    let told = scene.reply_to(third).await.content;
    assert_eq!(
        without_moment(&told),
        "-# This server has had all the answers that there are for it today. Please ask again ..."
    );
    let direct = ada.writes_to_the_bot("in private").unwrap();
    scene.ended(direct).await;
    scene.end().await;
}

/// A server bills for what it reads and thinks, whether or not anything is said.
#[tokio::test]
async fn an_answer_that_says_nothing_takes_its_tokens_too() {
    let script = Script::new(|_| Answer { usage: Some((7, 3)), ..Answer::at_once("") }.into());
    let limit = Limit { requests: None, tokens: Some(15) };
    let rules = Rules { limits: Limits { guild: limit, ..Limits::default() }, ..Rules::default() };
    let scene = Scene::with(Cast { rules, ..Cast::script(script) }.without_limits()).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    scene.asked(&ada, relay, "first").await;
    let told = quota(&scene, &ada, relay).await;
    assert_eq!(without_moment(&told), "Today this server has 5 of 15 tokens left. It begins anew ...");
    scene.end().await;
}

#[tokio::test]
async fn without_limits_there_is_nothing_to_count_down() {
    let scene = limited(Limits::default()).await;
    let ada = scene.double.person("ada");
    let told = quota(&scene, &ada, scene.double.channel("general")).await;
    assert_eq!(told, "There are no limits here: ask as much as you like.");
    scene.end().await;
}

#[tokio::test]
async fn moderators_can_be_spared() {
    let scene = limited(Limits { spare_moderators: true, ..of_person(1) }).await;
    let (mia, relay) = (scene.double.moderator("mia"), scene.double.channel("relay"));
    for question in ["first", "second"] {
        scene.asked(&mia, relay, question).await;
    }
    assert_eq!(quota(&scene, &mia, relay).await, "The limits here do not hold for moderators.");
    scene.end().await;
}

#[tokio::test]
async fn another_answer_takes_from_the_same() {
    let scene = limited(of_person(1)).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    let reply = scene.asked(&ada, relay, "first").await;
    let told = scene.told(&ada.uses(reply.part(), "Another answer").unwrap()).await;
    assert_eq!(
        without_moment(&told.content),
        "You have had all the answers that there are for you today. Please ask again ..."
    );
    ada.reacts(reply.part(), "🔁").unwrap();
    scene.reply_to(reply.part()).await;
    assert_eq!(scene.model.requests().len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn what_nobody_answers_can_be_edited_and_deleted() {
    let scene = limited(of_person(1)).await;
    let (ada, relay) = (scene.double.person("ada"), scene.double.channel("relay"));
    scene.asked(&ada, relay, "first").await;
    let second = ada.says(relay, "a secret").unwrap();
    scene.reply_to(second).await;
    ada.edits(second, "a big secret").unwrap();
    scene.until_kinds("edit_message", 1).await;
    ada.deletes(second).unwrap();
    scene.until_kinds("erase", 1).await;
    let sql = "select count(*) from texts where body like '%secret%'";
    let left: i64 = sqlx::query_scalar(sql).fetch_one(scene.store.pool()).await.unwrap();
    assert_eq!(left, 0);
    scene.end().await;
}

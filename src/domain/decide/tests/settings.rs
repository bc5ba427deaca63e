//! What servers set for themselves: who may, what follows, and what the page shows of it.

use super::people::{ANN, BOB, MAX, category, direct, general, mention, relayed, thread_in, words};
use super::scene::Scene;
use super::seen::{Came, came};
use crate::domain::decide::{Answer, Decision};
use crate::domain::event::{Place, Scope};
use crate::domain::inbound::Wish;
use crate::domain::route::Why;
use crate::domain::settings::{Change, Line, Manager, Setting, SettingsWish, Sheet, Tier, Value};

/// Whoever manages the server.
pub(super) fn manager() -> Manager {
    Manager { may: vec![Tier::Guild, Tier::Category, Tier::Channel, Tier::Thread] }
}

fn sets(scene: &mut Scene, place: &Place, at: Tier, change: Change) -> Decision {
    let wish = SettingsWish { at: Some(at), about: Some(change.setting()), change: Some(change) };
    scene.presses(MAX, place, Wish::Settings(manager(), wish))
}

fn sheet(decision: Decision) -> Sheet {
    match decision.answer {
        Some(Answer::Settings(sheet)) => *sheet,
        other => panic!("a page is shown, not {other:?}"),
    }
}

fn line(sheet: &Sheet, setting: Setting) -> Line {
    sheet.lines.iter().find(|line| line.setting == setting).cloned().expect("it can be set there")
}

#[test]
fn a_server_relays_all_its_channels_but_those_that_say_otherwise() {
    let mut scene = Scene::new();
    sets(&mut scene, &general(), Tier::Guild, Change::Set(Value::Relay(true)));
    assert_eq!(came(&scene.says(ANN, &general(), words("Tea?")).decision), Came::Turn);
    sets(&mut scene, &general(), Tier::Channel, Change::Set(Value::Relay(false)));
    let heard = scene.says(ANN, &general(), words("Tea?"));
    assert_eq!(came(&heard.decision), Came::Nothing(Why::NotForUs));
    sets(&mut scene, &general(), Tier::Channel, Change::Inherit(Setting::Relay));
    assert_eq!(came(&scene.says(ANN, &general(), words("Tea?")).decision), Came::Turn);
}

#[test]
fn a_category_sets_for_its_channels_and_their_threads() {
    let mut scene = Scene::new();
    sets(&mut scene, &relayed(), Tier::Category, Change::Set(Value::Scope(Scope::Person)));
    let heard = scene.says(ANN, &thread_in(&relayed()), words("Tea?"));
    let conversation = scene.turn(&heard).conversation;
    assert_eq!(scene.known.conversation(conversation).unwrap().scope, Scope::Person);
    let set = scene.known.settings();
    assert_eq!(set.category(&relayed().key), Some(&category()));
}

#[test]
fn where_replies_to_replies_are_questions_feedback_is_what_stands_in_a_thread() {
    let mut scene = Scene::new();
    sets(&mut scene, &relayed(), Tier::Channel, Change::Set(Value::FeedbackByReply(false)));
    let reply = scene.answered(ANN, &relayed(), mention("Tea?"));
    assert_eq!(came(&scene.says(BOB, &relayed(), words("And?").to(reply.part())).decision), Came::Turn);
}

#[test]
fn the_page_shows_each_setting_with_where_it_comes_from() {
    let mut scene = Scene::new();
    sets(&mut scene, &general(), Tier::Guild, Change::Set(Value::Seeds(false)));
    let looks = SettingsWish { at: None, about: None, change: None };
    let shown = sheet(scene.presses(ANN, &thread_in(&general()), Wish::Settings(Manager::default(), looks)));
    assert_eq!(shown.tiers, [Tier::Guild, Tier::Category, Tier::Channel, Tier::Thread]);
    assert_eq!((shown.at, shown.may), (Tier::Thread, false));
    let seeds = line(&shown, Setting::Seeds);
    assert_eq!((seeds.value, seeds.from), (Some(Value::Seeds(false)), Some(Tier::Guild)));
    let scope = line(&shown, Setting::Scope);
    assert_eq!((scope.value, scope.from), (None, None));
    assert!(shown.lines.iter().all(|line| line.setting != Setting::Reviewers));
}

#[test]
fn the_page_shows_a_change_at_once_and_the_same_one_again_is_no_event() {
    let mut scene = Scene::new();
    let change = Change::Set(Value::Seeds(false));
    let first = sets(&mut scene, &general(), Tier::Channel, change.clone());
    assert_eq!(first.events.len(), 1);
    assert_eq!(line(&sheet(first), Setting::Seeds).from, Some(Tier::Channel));
    let again = sets(&mut scene, &general(), Tier::Channel, change);
    assert_eq!(again.events.len(), 0);
    assert_eq!(line(&sheet(again), Setting::Seeds).from, Some(Tier::Channel));
    let back = sets(&mut scene, &general(), Tier::Channel, Change::Inherit(Setting::Seeds));
    assert_eq!(line(&sheet(back), Setting::Seeds).from, None);
}

fn refused(scene: &mut Scene, place: &Place, may: &[Tier], at: Tier, change: Change, expected: Answer) {
    let wish = SettingsWish { at: Some(at), about: None, change: Some(change) };
    let decision = scene.presses(MAX, place, Wish::Settings(Manager { may: may.to_vec() }, wish));
    assert_eq!((decision.events.len(), decision.answer), (0, Some(expected)));
}

#[test]
fn who_manages_a_channel_does_not_manage_the_server() {
    let mut scene = Scene::new();
    let change = || Change::Set(Value::Seeds(false));
    let may = [Tier::Channel, Tier::Thread];
    refused(&mut scene, &general(), &may, Tier::Guild, change(), Answer::NotAManager);
    refused(&mut scene, &general(), &may, Tier::Category, change(), Answer::NotAManager);
    refused(&mut scene, &general(), &[], Tier::Channel, change(), Answer::NotAManager);
}

#[test]
fn a_button_for_a_layer_that_is_gone_changes_no_other() {
    let may = [Tier::Guild, Tier::Category, Tier::Channel, Tier::Thread, Tier::Direct];
    let change = Change::Set(Value::Seeds(false));
    refused(&mut Scene::new(), &direct(), &may, Tier::Category, change, Answer::NotAManager);
}

#[test]
fn what_the_operator_has_fixed_or_a_place_cannot_have_is_refused() {
    let mut scene = Scene::with(|rules| {
        rules.fixed.insert(Setting::Language);
        rules.reads_all = false;
    });
    let all = manager().may;
    let german = Change::Set(Value::Language("de".parse().unwrap()));
    refused(&mut scene, &general(), &all, Tier::Guild, german, Answer::SettingFixed);
    let nobody = Change::Set(Value::Reviewers(Vec::new()));
    refused(&mut scene, &thread_in(&general()), &all, Tier::Thread, nobody, Answer::SettingFixed);
    let relay = Change::Set(Value::Relay(true));
    refused(&mut scene, &general(), &all, Tier::Guild, relay, Answer::CannotRelay);
}

//! What the page's menus and buttons ask for is what stands in them.

use serde_json::{json, to_value};

use super::*;
use crate::domain::settings::Line;

fn chosen(id: &str, values: &[&str]) -> Option<SettingsWish> {
    used(&json!({"custom_id": id, "values": values}))
}

#[test]
fn every_part_of_the_page_survives_its_text() {
    let at = Tier::Category;
    for setting in Setting::ALL {
        let inherits = chosen(&id(Part::Inherit, at, Some(setting)), &[]).unwrap();
        let change = Some(Change::Inherit(setting));
        assert_eq!(inherits, SettingsWish { at: Some(at), about: Some(setting), change });
        let looks = chosen(&id(Part::About, at, None), &[setting.as_str()]).unwrap();
        assert_eq!(looks, SettingsWish { at: Some(at), about: Some(setting), change: None });
        let up = chosen(&id(Part::At, at, Some(setting)), &["server"]).unwrap();
        assert_eq!(up, SettingsWish { at: Some(Tier::Guild), about: Some(setting), change: None });
        assert!(id(Part::Nothing, at, Some(setting)).len() <= 100);
    }
}

#[test]
fn what_is_chosen_is_what_is_set() {
    let check = |setting, values: &[&str], expected: Option<Value>| {
        let wish = chosen(&id(Part::Value, Tier::Guild, Some(setting)), values);
        assert_eq!(wish.and_then(|wish| wish.change), expected.map(Change::Set), "{setting} {values:?}");
    };
    check(Setting::Relay, &["on"], Some(Value::Relay(true)));
    check(Setting::Seeds, &["off"], Some(Value::Seeds(false)));
    check(Setting::Training, &["off"], Some(Value::Training(false)));
    check(Setting::Feedback, &["off"], Some(Value::FeedbackByReply(false)));
    check(Setting::Scope, &["person"], Some(Value::Scope(Scope::Person)));
    check(Setting::Language, &["de"], "de".parse().ok().map(Value::Language));
    let roles = vec![RoleKey::discord(1), RoleKey::discord(2)];
    check(Setting::Reviewers, &["1", "2"], Some(Value::Reviewers(roles)));
    check(Setting::ReviewChannel, &["5"], Some(Value::ReviewChannel(Some(PlaceKey::discord(5)))));
    check(Setting::Relay, &["perhaps"], None);
    check(Setting::Scope, &[], None);
    check(Setting::Language, &["?"], None);
}

#[test]
fn what_is_not_of_the_page_is_nothing() {
    for id in [
        "",
        "settings:",
        "settings:at",
        "settings:at:moon",
        "settings:value:server",
        "settings:value:server:moon",
        "review:good:1",
    ] {
        assert_eq!(chosen(id, &["on"]), None, "{id}");
    }
    assert_eq!(chosen("settings:nothing:server:relay", &[]), None);
}

fn sheet(may: bool, about: Option<Setting>) -> Sheet {
    let line = |setting| Line { setting, value: None, from: None, fixed: setting == Setting::Seeds };
    let lines = Setting::ALL.into_iter().map(line).collect();
    Sheet { tiers: vec![Tier::Guild, Tier::Channel], at: Tier::Channel, lines, about, may }
}

#[test]
fn who_may_not_change_anything_is_offered_no_change() {
    let parts = |sheet: &Sheet| to_value(rows(sheet, Texts::default())).unwrap().as_array().unwrap().len();
    assert_eq!(parts(&sheet(false, Some(Setting::Relay))), 1);
    assert_eq!(parts(&sheet(true, None)), 2);
    assert_eq!(parts(&sheet(true, Some(Setting::Relay))), 4);
    assert_eq!(parts(&sheet(true, Some(Setting::Seeds))), 2, "the bot's operator has fixed it");
}

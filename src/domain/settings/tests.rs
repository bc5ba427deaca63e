//! Which layers lie around a place, and which of them counts.

use super::*;
use crate::domain::event::{Place, PlaceKind, PlaceSet};
use crate::domain::key::GuildKey;
use crate::domain::rules::Rules;

fn guild() -> GuildKey {
    GuildKey::discord(9)
}

fn channel() -> Place {
    Place { key: PlaceKey::discord(100), kind: PlaceKind::Channel, guild: Some(guild()), parent: None }
}

fn thread() -> Place {
    Place { key: PlaceKey::discord(103), kind: PlaceKind::Thread, parent: Some(channel().key), ..channel() }
}

fn in_category() -> Settings {
    let mut settings = Settings::default();
    settings.learn_category(channel().key, Some(PlaceKey::discord(90)));
    settings
}

fn set(settings: &mut Settings, layer: Layer, change: Change) {
    settings.follow(&PlaceSet { layer, guild: Some(guild()), change });
}

fn language(code: &str) -> Change {
    Change::Set(Value::Language(code.parse().expect("a code")))
}

fn check(settings: &Settings, place: &Place, expected: &str) {
    assert_eq!(Rules::default().settings_of(settings, place).language.code(), expected, "{place:?}");
}

#[test]
fn around_a_thread_lie_its_channel_the_category_and_the_server() {
    let tiers: Vec<_> = in_category().around(&thread()).into_iter().map(|(tier, _)| tier).collect();
    assert_eq!(tiers, [Tier::Thread, Tier::Channel, Tier::Category, Tier::Guild]);
    let tiers: Vec<_> = Settings::default().around(&channel()).into_iter().map(|(tier, _)| tier).collect();
    assert_eq!(tiers, [Tier::Channel, Tier::Guild]);
}

#[test]
fn the_nearest_layer_that_sets_something_counts() {
    let mut settings = in_category();
    check(&settings, &thread(), "en");
    set(&mut settings, Layer::Guild(guild()), language("fr"));
    check(&settings, &thread(), "fr");
    set(&mut settings, Layer::Place(PlaceKey::discord(90)), language("de"));
    check(&settings, &thread(), "de");
    check(&settings, &channel(), "de");
    set(&mut settings, Layer::Place(thread().key), language("it"));
    check(&settings, &thread(), "it");
    check(&settings, &channel(), "de");
    set(&mut settings, Layer::Place(PlaceKey::discord(90)), Change::Inherit(Setting::Language));
    check(&settings, &channel(), "fr");
}

#[test]
fn what_the_operator_has_fixed_nobody_sets() {
    let mut settings = Settings::default();
    set(&mut settings, Layer::Guild(guild()), Change::Set(Value::Seeds(false)));
    let mut rules = Rules::default();
    assert!(!rules.settings_of(&settings, &channel()).seeds);
    rules.fixed.insert(Setting::Seeds);
    assert!(rules.settings_of(&settings, &channel()).seeds);
}

#[test]
fn what_one_layer_excludes_from_training_none_within_it_brings_back() {
    let mut settings = in_category();
    let may = |on| Change::Set(Value::Training(on));
    let excluding = |settings: &Settings, place: &Place| settings.excluding(&settings.around(place));
    assert_eq!(excluding(&settings, &thread()), None);
    set(&mut settings, Layer::Place(thread().key), may(false));
    assert_eq!(excluding(&settings, &thread()), Some(Tier::Thread));
    assert_eq!(excluding(&settings, &channel()), None, "a thread says nothing of its channel");
    set(&mut settings, Layer::Place(PlaceKey::discord(90)), may(false));
    set(&mut settings, Layer::Place(thread().key), may(true));
    assert_eq!(excluding(&settings, &thread()), Some(Tier::Category));
    set(&mut settings, Layer::Place(PlaceKey::discord(90)), Change::Inherit(Setting::Training));
    set(&mut settings, Layer::Guild(guild()), may(false));
    assert_eq!(excluding(&settings, &channel()), Some(Tier::Guild));
}

#[test]
fn a_server_is_no_place_though_they_share_an_id() {
    let mut settings = Settings::default();
    let namesake = Place { key: PlaceKey::discord(9), guild: None, ..channel() };
    set(&mut settings, Layer::Guild(guild()), language("fr"));
    check(&settings, &namesake, "en");
}

#[test]
fn a_layer_survives_its_text() {
    for layer in [Layer::Guild(guild()), Layer::Place(channel().key)] {
        assert_eq!(layer.to_string().parse(), Ok(layer));
    }
    assert_eq!("server:1".parse::<Layer>(), Err(NotALayer));
}

#[test]
fn only_codes_are_languages() {
    let check = |text: &str, expected: bool| assert_eq!(text.parse::<Language>().is_ok(), expected, "{text}");
    check("en", true);
    check("pt-BR", true);
    check("", false);
    check("E", false);
    check("../en", false);
    check("a-very-long-language-code", false);
}

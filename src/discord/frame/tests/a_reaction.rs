//! Reactions given, taken back and cleared.

use super::*;
use crate::domain::inbound::{Cleared, Reacted};

/// Ann's reaction on one of the bot's messages.
fn reaction(with: Value) -> Value {
    let mut reaction = json!({
        "user_id": "11", "channel_id": "5", "message_id": "60", "guild_id": "1", "burst": false, "type": 0,
        "message_author_id": "100", "member": {"user": ann(), "roles": ["4"], "nick": "Annie"},
        "emoji": {"id": null, "name": "👍🏽"},
    });
    for (key, value) in with.as_object().unwrap() {
        reaction[key] = value.clone();
    }
    reaction
}

fn reacted(name: &str, with: Value) -> Reacted {
    match hear(name, &reaction(with)) {
        Some(Inbound::Reacted(reacted)) => reacted,
        other => panic!("no reaction: {other:?}"),
    }
}

#[test]
fn keeps_its_skin_tone_and_names_its_delivery() {
    let it = reacted("MESSAGE_REACTION_ADD", json!({}));
    assert_eq!((it.emoji.as_str(), it.burst, it.given), ("👍🏽", false, true));
    assert_eq!((it.by.name.as_str(), it.by.moderator), ("Annie", true));
    assert_eq!((it.frame.as_str(), it.at), ("session:7", NOW));
}

#[test]
fn taken_back_comes_without_its_person_and_its_author() {
    let it =
        reacted("MESSAGE_REACTION_REMOVE", json!({"member": null, "message_author_id": null, "burst": true}));
    assert_eq!((it.given, it.burst, it.by.key.raw.as_str(), it.by.moderator), (false, true, "11", false));
}

#[test]
fn with_a_servers_own_emoji_is_named_by_it() {
    let it =
        reacted("MESSAGE_REACTION_ADD", json!({"emoji": {"id": "7", "name": "party", "animated": true}}));
    assert_eq!(it.emoji, "party:7");
    check_nothing("MESSAGE_REACTION_ADD", &reaction(json!({"emoji": {"id": "7", "name": null}})));
}

#[test]
fn elsewhere_or_by_a_machine_is_nothing() {
    check_nothing("MESSAGE_REACTION_ADD", &reaction(json!({"message_author_id": "12"})));
    check_nothing("MESSAGE_REACTION_ADD", &reaction(json!({"user_id": "100"})));
    let bot = json!({"member": {"user": {"id": "11", "username": "b", "bot": true}, "roles": []}});
    check_nothing("MESSAGE_REACTION_ADD", &reaction(bot));
}

#[test]
fn that_a_moderator_clears_is_not_taken_back_by_its_person() {
    check_cleared("MESSAGE_REACTION_REMOVE_ALL", None, None);
    check_cleared("MESSAGE_REACTION_REMOVE_EMOJI", Some(json!({"id": null, "name": "👍🏽"})), Some("👍🏽"));
    check_cleared(
        "MESSAGE_REACTION_REMOVE_EMOJI",
        Some(json!({"id": "7", "name": "party"})),
        Some("party:7"),
    );
}

#[test]
fn a_clearing_of_an_emoji_that_cannot_be_told_is_not_one_of_all() {
    check_nothing("MESSAGE_REACTION_REMOVE_EMOJI", &clearing(Some(json!({"id": "7", "name": null}))));
}

fn check_cleared(name: &str, emoji: Option<Value>, expected: Option<&str>) {
    let Some(Inbound::Cleared(Cleared { spot, emoji, at, frame })) = hear(name, &clearing(emoji)) else {
        panic!("{name} is no clearing")
    };
    assert_eq!((spot.place.raw.as_str(), spot.message.raw.as_str()), ("5", "60"));
    assert_eq!((emoji.as_deref(), frame.as_str(), at), (expected, "session:7", NOW));
}

fn clearing(emoji: Option<Value>) -> Value {
    let mut data = json!({"channel_id": "5", "message_id": "60", "guild_id": "1"});
    if let Some(emoji) = emoji {
        data["emoji"] = emoji;
    }
    data
}

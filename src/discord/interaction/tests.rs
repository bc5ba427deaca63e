//! Interactions as Discord sends them, and what is asked.

use serde_json::json;
use serenity::all::{ApplicationId, UserId};

use super::*;
use crate::domain::event::PlaceKind;
use crate::domain::id::{ConversationId, MessageId};
use crate::domain::settings::Manager;

fn me() -> Me {
    Me { user: UserId::new(100), name: "teachback".to_owned(), application: ApplicationId::new(200) }
}

/// What Ann, who may manage messages here if `may`, asks in a thread.
fn asked(kind: u8, data: Value, may: bool) -> Asked {
    let interaction = json!({
        "id": "4194304000", "application_id": "200", "token": "t", "type": kind, "version": 1,
        "guild_id": "1", "channel_id": "6", "channel": {"id": "6", "type": 11, "name": "aside", "parent_id": "5"},
        "member": {
            "user": {"id": "11", "username": "ann_1", "global_name": "Ann"}, "roles": [], "nick": null,
            "permissions": if may { "8192" } else { "1024" },
        },
        "message": {"id": "60", "components": [{"type": 99}]},
        "data": data, "a_key_of_tomorrow": {},
    });
    let interaction: Interaction = serde_json::from_value(interaction).unwrap();
    read(&interaction, &me(), &Atlas::new(me().user))
}

fn check(kind: u8, data: Value, expected: Option<Wish>) {
    let wish = match asked(kind, data.clone(), false) {
        Asked::Wish(pressed) => Some(pressed.wish),
        Asked::Unknown => None,
        other => panic!("{other:?}"),
    };
    assert_eq!(wish, expected, "{data}");
}

#[test]
fn commands_are_wishes() {
    check(2, json!({"id": "1", "name": "clear", "type": 1}), Some(Wish::Clear));
    let relay = |state: &str| json!({"name": "relay", "type": 1, "options": [{"name": "state", "type": 3, "value": state}]});
    let nobody = Manager::default();
    check(2, relay("on"), Some(Wish::Relay(nobody.clone(), true)));
    check(2, relay("off"), Some(Wish::Relay(nobody, false)));
    check(2, relay("maybe"), None);
    check(2, json!({"name": "relay", "type": 1}), None);
    check(2, json!({"name": "model", "type": 1}), Some(Wish::Model(None)));
    let model =
        json!({"name": "model", "type": 1, "options": [{"name": "name", "type": 3, "value": "large"}]});
    check(2, model, Some(Wish::Model(Some("large".to_owned()))));
    check(2, json!({"name": "other", "type": 1}), None);
    check(7, json!({}), None);
}

#[test]
fn buttons_are_wishes() {
    let button = |button: &Button| json!({"custom_id": custom_id::of_button(button), "component_type": 2});
    let (reply, conversation) = (MessageId::from_u128(7), ConversationId::from_u128(8));
    check(3, button(&Button::Stop(reply)), Some(Wish::Stop(reply)));
    check(3, button(&Button::UndoClear(conversation)), Some(Wish::UndoClear(conversation)));
    let message = MessageKey::discord(9);
    check(3, button(&Button::AnswerInstead(message.clone())), Some(Wish::AnswerInstead(message)));
    check(3, json!({"custom_id": "something else"}), None);
}

#[test]
fn the_pencil_opens_a_form_about_the_part_that_it_stands_under() {
    let pencil = json!({"custom_id": custom_id::of_button(&Button::Feedback(MessageId::from_u128(7)))});
    let form = FormId { on: MessageKey::discord(60), by_menu: false };
    assert_eq!(asked(3, pencil, false), Asked::Form(form));
}

#[test]
fn the_menu_opens_a_form_about_the_bots_messages_alone() {
    let menu = |author: &str| {
        let target = json!({"id": "70", "author": {"id": author}, "content": "hello"});
        json!({"name": "Give feedback", "type": 3, "target_id": "70", "resolved": {"messages": {"70": target}}})
    };
    let form = FormId { on: MessageKey::discord(70), by_menu: true };
    assert_eq!(asked(2, menu("100"), false), Asked::Form(form));
    assert_eq!(asked(2, menu("12"), false), Asked::NotOurs);
}

#[test]
fn a_form_brings_its_words() {
    let id = custom_id::of_form(&FormId { on: MessageKey::discord(70), by_menu: true });
    let field = json!({"type": 4, "custom_id": "words", "value": "too long"});
    let wish = Wish::GiveFeedback { on: MessageKey::discord(70), text: "too long".to_owned(), by_menu: true };
    check(5, json!({"custom_id": id, "components": [{"type": 18, "component": field}]}), Some(wish));
}

#[test]
fn who_asks_and_where_is_told_by_the_interaction_itself() {
    let Asked::Wish(pressed) = asked(2, json!({"name": "clear", "type": 1}), true) else { panic!("a wish") };
    assert_eq!((pressed.by.name.as_str(), pressed.by.moderator), ("Ann", true));
    assert_eq!((pressed.place.kind, pressed.place.parent), (PlaceKind::Thread, Some(PlaceKey::discord(5))));
    assert_eq!(pressed.interaction, InteractionKey::discord(4_194_304_000_u64));
    // Discord's ids count from 2015.
    assert_eq!(pressed.at, Timestamp::from_ms(1_420_070_400_000 + 1_000));
}

#[test]
fn in_direct_messages_a_user_asks() {
    let interaction = json!({
        "id": "1", "application_id": "200", "token": "t", "type": 2, "channel_id": "88",
        "user": {"id": "11", "username": "ann_1", "global_name": "Ann"}, "data": {"name": "clear", "type": 1},
    });
    let interaction: Interaction = serde_json::from_value(interaction).unwrap();
    let Asked::Wish(pressed) = read(&interaction, &me(), &Atlas::new(me().user)) else { panic!("a wish") };
    assert_eq!((pressed.place.kind, pressed.by.moderator), (PlaceKind::Direct, false));
}

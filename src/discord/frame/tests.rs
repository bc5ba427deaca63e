//! Frames as Discord sends them, and what the core is told.

use serde_json::{Value, json};
use serenity::all::{ApplicationId, UserId};

use super::*;
use crate::domain::event::PlaceKind;
use crate::domain::id;
use crate::domain::inbound::{Content, Said};
use crate::domain::key::{MessageKey, PlaceKey};
use crate::domain::nonce;

mod a_reaction;
mod a_server;
mod a_text;

const NOW: Timestamp = Timestamp::from_ms(1_000);

fn me() -> Me {
    Me { user: UserId::new(100), name: "teachback".to_owned(), application: ApplicationId::new(200) }
}

/// Server 1 with the bot's own role 3, channel 5, and thread 6 in it; role 4 may manage messages.
fn atlas() -> Atlas {
    let mut atlas = Atlas::new(me().user);
    let guild = json!({
        "id": "1", "name": "home", "owner_id": "9",
        "roles": [
            {"id": "1", "name": "@everyone", "permissions": "1024"},
            {"id": "3", "name": "teachback", "permissions": "0", "tags": {"bot_id": "100"}},
            {"id": "4", "name": "mods", "permissions": "8192"},
        ],
        "channels": [{"id": "5", "type": 0, "name": "general", "parent_id": "2"}],
        "threads": [{"id": "6", "type": 11, "name": "aside", "parent_id": "5"}],
    });
    assert!(hear_in("GUILD_CREATE", &guild, &mut atlas).is_none());
    atlas
}

fn hear_in(name: &str, data: &Value, atlas: &mut Atlas) -> Option<Inbound> {
    let me = me();
    let event = Event { name, data, delivery: "session:7".to_owned(), now: NOW, me: &me };
    match event.meaning(atlas) {
        Meaning::Inbound(inbound) => Some(*inbound),
        Meaning::Nothing => None,
        Meaning::Pressed(_) | Meaning::Unreadable => panic!("{name} means a message or nothing"),
    }
}

fn hear(name: &str, data: &Value) -> Option<Inbound> {
    hear_in(name, data, &mut atlas())
}

fn ann() -> Value {
    json!({"id": "11", "username": "ann_1", "global_name": "Ann", "a_key_of_tomorrow": null})
}

/// A message by Ann in the channel, with these keys set or replaced.
fn message(with: Value) -> Value {
    let mut message = json!({
        "id": "50", "channel_id": "5", "guild_id": "1", "type": 0, "content": "hello",
        "author": ann(), "member": {"roles": [], "nick": null}, "timestamp": "2026-11-23T18:00:00.123000+00:00",
        "edited_timestamp": null, "mentions": [], "attachments": [], "components": [{"type": 99}], "embeds": [],
    });
    for (key, value) in with.as_object().unwrap() {
        message[key] = value.clone();
    }
    message
}

fn said(with: Value) -> Said {
    match hear("MESSAGE_CREATE", &message(with)) {
        Some(Inbound::Said(said)) => said,
        other => panic!("not said: {other:?}"),
    }
}

fn check_text(with: Value, expected: &str) {
    assert_eq!(said(with.clone()).content, Content::Text(expected.to_owned()), "{with}");
}

fn check_nothing(name: &str, data: &Value) {
    assert_eq!(hear(name, data), None, "{data}");
}

mod a_message {
    use super::*;

    #[test]
    fn is_told_with_its_place_its_author_and_its_time() {
        let said = said(json!({}));
        assert_eq!(said.content, Content::Text("hello".to_owned()));
        assert_eq!(
            (said.by.name.as_str(), said.by.key.raw.as_str(), said.by.moderator),
            ("Ann", "11", false)
        );
        assert_eq!((said.place.kind, said.place.parent), (PlaceKind::Channel, None));
        assert_eq!(Some(said.at), Timestamp::parse("2026-11-23T18:00:00.123Z"));
        assert_eq!((said.mentions_us, said.reply_to), (false, None));
    }

    #[test]
    fn of_a_thread_knows_its_channel() {
        let place = said(json!({"channel_id": "6"})).place;
        assert_eq!((place.kind, place.parent), (PlaceKind::Thread, Some(PlaceKey::discord(5))));
    }

    #[test]
    fn of_an_unknown_thread_is_known_by_its_channel_type() {
        let place = said(json!({"channel_id": "77", "channel_type": 11})).place;
        assert_eq!((place.kind, place.parent), (PlaceKind::Thread, None));
    }

    #[test]
    fn without_a_server_is_direct() {
        let mut direct = message(json!({"channel_id": "88"}));
        direct.as_object_mut().unwrap().remove("guild_id");
        let Some(Inbound::Said(said)) = hear("MESSAGE_CREATE", &direct) else { panic!("it is said") };
        assert_eq!((said.place.kind, said.place.guild), (PlaceKind::Direct, None));
    }

    #[test]
    fn is_by_the_name_that_others_see() {
        let nick = json!({"member": {"roles": [], "nick": "Annie"}});
        assert_eq!(said(nick).by.name, "Annie");
        let plain = json!({"author": {"id": "11", "username": "ann_1", "global_name": null}});
        assert_eq!(said(plain).by.name, "ann_1");
    }

    #[test]
    fn by_whoever_manages_messages_is_a_moderators() {
        assert!(said(json!({"member": {"roles": ["4"]}})).by.moderator);
        assert!(said(json!({"author": {"id": "9", "username": "owner"}})).by.moderator);
    }

    #[test]
    fn by_a_machine_is_nothing() {
        check_nothing(
            "MESSAGE_CREATE",
            &message(json!({"author": {"id": "12", "username": "b", "bot": true}})),
        );
        check_nothing("MESSAGE_CREATE", &message(json!({"webhook_id": "13"})));
        check_nothing(
            "MESSAGE_CREATE",
            &message(json!({"author": {"id": "100", "username": "teachback", "bot": true}})),
        );
        for kind in [6, 7, 18, 20, 21, 23, 24, 46, 200] {
            check_nothing("MESSAGE_CREATE", &message(json!({"type": kind})));
        }
    }

    #[test]
    fn that_answers_another_names_it() {
        let reply = json!({"type": 19, "message_reference": {"message_id": "40", "channel_id": "5"}});
        assert_eq!(said(reply).reply_to, Some(MessageKey::discord(40)));
    }

    #[test]
    fn of_the_bots_own_is_a_part_that_is_shown() {
        let reply = id::MessageId::from_u128(77);
        let own = json!({
            "author": {"id": "100", "username": "teachback", "bot": true}, "nonce": nonce::encode(77, 2),
        });
        let Some(Inbound::Shown(shown)) = hear("MESSAGE_CREATE", &message(own)) else {
            panic!("it is shown")
        };
        assert_eq!((shown.reply, shown.part), (reply, 2));
        assert_eq!((shown.spot.place, shown.spot.message), (PlaceKey::discord(5), MessageKey::discord(50)));
    }
}

mod a_mention {
    use super::*;

    fn check(with: Value, expected: bool) {
        assert_eq!(said(with.clone()).mentions_us, expected, "{with}");
    }

    #[test]
    fn stands_in_the_text() {
        check(json!({"content": "<@100> hi"}), true);
        check(json!({"content": "hi <@!100>"}), true);
        check(json!({"content": "<@&3> hi", "mention_roles": ["3"]}), true);
    }

    #[test]
    fn is_neither_a_ping_nor_everyone_nor_another_role() {
        let pinged = json!({"type": 19, "mentions": [{"id": "100", "username": "teachback", "bot": true}]});
        check(pinged, false);
        check(json!({"content": "@everyone", "mention_everyone": true}), false);
        check(json!({"content": "<@&4> <@11>"}), false);
    }
}

mod an_edit {
    use super::*;

    #[test]
    fn is_told_with_its_time() {
        let edit =
            message(json!({"content": "<@100> hello!", "edited_timestamp": "2026-11-23T18:05:00+00:00"}));
        let Some(Inbound::Edited(edited)) = hear("MESSAGE_UPDATE", &edit) else { panic!("it is an edit") };
        assert_eq!(edited.content, Content::Text("hello!".to_owned()));
        assert_eq!(Some(edited.at), Timestamp::parse("2026-11-23T18:05:00Z"));
    }

    #[test]
    fn is_no_preview_no_thread_and_no_machines() {
        check_nothing("MESSAGE_UPDATE", &message(json!({"embeds": [{"url": "https://example.org"}]})));
        check_nothing("MESSAGE_UPDATE", &message(json!({"flags": 32, "thread": {"id": "50"}})));
        check_nothing("MESSAGE_UPDATE", &json!({"id": "50", "channel_id": "5", "embeds": []}));
        let own = json!({
            "author": {"id": "100", "username": "teachback", "bot": true},
            "edited_timestamp": "2026-11-23T18:05:00+00:00",
        });
        check_nothing("MESSAGE_UPDATE", &message(own));
    }
}

mod what_is_gone {
    use super::*;

    #[test]
    fn is_told_one_by_one_or_all_at_once() {
        let check = |name, data, expected: &[u64]| {
            let Some(Inbound::Deleted(deleted)) = hear(name, &data) else { panic!("{data}") };
            let expected: Vec<_> = expected.iter().map(MessageKey::discord).collect();
            assert_eq!((deleted.place, deleted.messages, deleted.at), (PlaceKey::discord(5), expected, NOW));
        };
        check("MESSAGE_DELETE", json!({"id": "50", "channel_id": "5", "guild_id": "1"}), &[50]);
        check("MESSAGE_DELETE_BULK", json!({"ids": ["50", "51"], "channel_id": "5"}), &[50, 51]);
    }

    #[test]
    fn can_be_a_place() {
        let check = |name, data| {
            let Some(Inbound::PlaceGone(gone)) = hear(name, &data) else { panic!("{data}") };
            assert_eq!((gone.place, gone.at), (PlaceKey::discord(6), NOW));
        };
        check("THREAD_DELETE", json!({"id": "6", "guild_id": "1", "parent_id": "5", "type": 11}));
        check("CHANNEL_DELETE", json!({"id": "6", "guild_id": "1", "type": 0, "name": "x"}));
    }
}

#[test]
fn what_promises_a_message_and_is_none_is_unreadable() {
    let me = me();
    for data in [json!({}), json!(null), json!({"id": "0"}), json!([1]), message(json!({"author": "ann"}))] {
        let event = Event { name: "MESSAGE_CREATE", data: &data, delivery: String::new(), now: NOW, me: &me };
        assert!(matches!(event.meaning(&mut atlas()), Meaning::Unreadable), "{data}");
    }
}

//! What frames teach about servers, and what must be asked for.

use super::*;

fn told(frames: &[(&str, Value)], with: Value) -> Said {
    let mut atlas = atlas();
    frames.iter().for_each(|(name, data)| _ = hear_in(name, data, &mut atlas));
    match hear_in("MESSAGE_CREATE", &message(with), &mut atlas) {
        Some(Inbound::Said(said)) => said,
        other => panic!("not said: {other:?}"),
    }
}

#[test]
fn teaches_new_channels_and_threads() {
    let thread = json!({"id": "66", "guild_id": "1", "type": 12, "name": "new", "parent_id": "5"});
    let place = told(&[("THREAD_CREATE", thread.clone())], json!({"channel_id": "66"})).place;
    assert_eq!((place.kind, place.parent), (PlaceKind::Thread, Some(PlaceKey::discord(5))));
    let synced = json!({"guild_id": "1", "threads": [thread]});
    let place = told(&[("THREAD_LIST_SYNC", synced)], json!({"channel_id": "66"})).place;
    assert_eq!(place.kind, PlaceKind::Thread);
    let renamed = json!({"id": "5", "guild_id": "1", "type": 0, "name": "lounge"});
    let said = told(&[("CHANNEL_UPDATE", renamed)], json!({"content": "<#5>"}));
    assert_eq!(said.content, Content::Text("#lounge".to_owned()));
}

#[test]
fn teaches_changed_roles_and_owners() {
    let weak = json!({"guild_id": "1", "role": {"id": "4", "name": "mods", "permissions": "0"}});
    assert!(!told(&[("GUILD_ROLE_UPDATE", weak)], json!({"member": {"roles": ["4"]}})).by.moderator);
    let gone = json!({"guild_id": "1", "role_id": "3"});
    assert!(!told(&[("GUILD_ROLE_DELETE", gone)], json!({"content": "<@&3>"})).mentions_us);
    let sold = json!({"id": "1", "owner_id": "11", "roles": []});
    assert!(told(&[("GUILD_UPDATE", sold)], json!({})).by.moderator);
}

#[test]
fn that_is_away_for_now_is_not_forgotten() {
    let away = json!({"id": "1", "unavailable": true});
    assert!(told(&[("GUILD_CREATE", away)], json!({"member": {"roles": ["4"]}})).by.moderator);
}

#[test]
fn that_is_not_known_is_asked_about_once_and_only_for_people() {
    let me = me();
    let mut atlas = atlas();
    let mut check = |name, data: &Value, expected| {
        let event = Event { name, data, delivery: String::new(), now: NOW, me: &me };
        assert_eq!(event.unknown(&mut atlas), expected, "{data}");
    };
    let (guild, channel) = (GuildId::new(1), ChannelId::new(5));
    check("MESSAGE_CREATE", &message(json!({})), None);
    check("MESSAGE_CREATE", &message(json!({"guild_id": "2"})), Some(Unknown::Guild(GuildId::new(2))));
    let elsewhere = Unknown::Channel(guild, ChannelId::new(66));
    check("MESSAGE_CREATE", &message(json!({"channel_id": "66"})), Some(elsewhere));
    let own = json!({"channel_id": "66", "author": {"id": "100", "bot": true}});
    check("MESSAGE_CREATE", &message(own), None);
    check(
        "MESSAGE_REACTION_ADD",
        &json!({"guild_id": "2", "channel_id": "5", "message_author_id": "12"}),
        None,
    );
    check("TYPING_START", &json!({"guild_id": "2", "channel_id": channel.to_string()}), None);
}

#[test]
fn that_the_bot_is_in_is_news_only_where_it_had_left() {
    let (there, gone) = (json!({"id": "1", "unavailable": false}), json!({"id": "1"}));
    let away = json!({"id": "1", "unavailable": true});
    let mut atlas = atlas();
    assert_eq!(hear_in("GUILD_CREATE", &there, &mut atlas), None);
    assert_eq!(hear_in("GUILD_DELETE", &away, &mut atlas), None);
    assert_eq!(hear_in("GUILD_CREATE", &there, &mut atlas), None);
    let (guild, at, frame) = (GuildKey::discord(1), NOW, "session:7".to_owned());
    let left = LeftGuild { guild: guild.clone(), at, frame: frame.clone() };
    let rejoined = Some(Inbound::RejoinedGuild(RejoinedGuild { guild: guild.clone(), at, frame }));
    assert_eq!(hear_in("GUILD_DELETE", &gone, &mut atlas), Some(Inbound::LeftGuild(left)));
    assert_eq!(hear_in("GUILD_CREATE", &away, &mut atlas), None);
    assert_eq!(hear_in("GUILD_CREATE", &there, &mut atlas), rejoined);
    assert_eq!(hear_in("GUILD_CREATE", &there, &mut atlas), rejoined, "the frame may come again");
    let mut known = Atlas::new(me().user).having_left(&[guild]);
    assert_eq!(hear_in("GUILD_CREATE", &json!({"id": "2"}), &mut known), None);
    assert_eq!(hear_in("GUILD_CREATE", &there, &mut known), rejoined);
}

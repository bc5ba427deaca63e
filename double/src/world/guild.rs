//! Guilds, roles, members and users, and how each looks in JSON.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::id::{Id, timestamp};

/// An account: a person's, a bot's, or the face of a webhook.
#[derive(Clone, Debug)]
pub(crate) struct User {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) bot: bool,
    /// A webhook's author is no account: its id is the webhook's.
    pub(crate) webhook: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Role {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) permissions: u64,
    pub(crate) position: usize,
    /// The bot whose own role it is.
    pub(crate) of_bot: Option<Id>,
}

#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) roles: Vec<Id>,
    pub(crate) joined_ms: u64,
}

#[derive(Clone, Debug)]
pub(crate) struct Guild {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) owner: Id,
    pub(crate) roles: BTreeMap<Id, Role>,
    pub(crate) members: BTreeMap<Id, Member>,
}

impl User {
    /// One full template for every place where a user stands: a short object fails Discord's own schema
    /// (FACTS section 12, quirks).
    pub(crate) fn json(&self) -> Value {
        json!({
            "id": self.id,
            "username": self.name,
            "discriminator": if self.webhook { "0000" } else { "0" },
            "global_name": self.name,
            "avatar": null,
            "banner": null,
            "accent_color": null,
            "avatar_decoration_data": null,
            "collectibles": null,
            "primary_guild": null,
            "public_flags": 0,
            "flags": 0,
            "bot": self.bot,
            "system": false,
            "a_key_of_tomorrow": null,
        })
    }
}

impl Role {
    pub(crate) fn json(&self) -> Value {
        let mut role = json!({
            "id": self.id,
            "name": self.name,
            "permissions": self.permissions.to_string(),
            "position": self.position,
            "color": 0,
            "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
            "hoist": false,
            "managed": self.of_bot.is_some(),
            "mentionable": false,
            "icon": null,
            "unicode_emoji": null,
            "flags": 0,
        });
        if let Some(bot) = self.of_bot {
            role["tags"] = json!({ "bot_id": bot });
        }
        role
    }
}

impl Member {
    /// As it stands in messages: without its user, who stands beside it.
    pub(crate) fn json_without_user(&self) -> Value {
        json!({
            "roles": self.roles,
            "joined_at": timestamp(self.joined_ms),
            "nick": null,
            "avatar": null,
            "banner": null,
            "avatar_decoration_data": null,
            "collectibles": null,
            "communication_disabled_until": null,
            "premium_since": null,
            "flags": 0,
            "pending": false,
            "mute": false,
            "deaf": false,
        })
    }

    pub(crate) fn json(&self, user: &User) -> Value {
        let mut member = self.json_without_user();
        member["user"] = user.json();
        member
    }
}

impl Guild {
    pub(crate) fn roles_json(&self) -> Vec<Value> {
        self.roles.values().map(Role::json).collect()
    }

    /// What `GET /guilds/{id}` and GUILD_CREATE have in common.
    pub(crate) fn json(&self) -> Value {
        let mut guild = self.identity();
        guild.extend(settings());
        Value::Object(guild)
    }

    fn identity(&self) -> Map<String, Value> {
        object(json!({
            "id": self.id,
            "name": self.name,
            "owner_id": self.owner,
            "roles": self.roles_json(),
            "emojis": [],
            "stickers": [],
            "features": [],
            "icon": null,
            "banner": null,
            "splash": null,
            "discovery_splash": null,
            "home_header": null,
            "description": null,
            "application_id": null,
            "vanity_url_code": null,
        }))
    }
}

/// A guild's settings, none of which the double gives a meaning.
fn settings() -> Map<String, Value> {
    object(json!({
        "region": "deprecated",
        "afk_channel_id": null,
        "afk_timeout": 300,
        "system_channel_id": null,
        "system_channel_flags": 0,
        "widget_enabled": false,
        "widget_channel_id": null,
        "rules_channel_id": null,
        "safety_alerts_channel_id": null,
        "public_updates_channel_id": null,
        "verification_level": 0,
        "default_message_notifications": 0,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_presences": null,
        "max_members": 500_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": "en-US",
        "premium_progress_bar_enabled": false,
        "premium_progress_bar_enabled_user_updated_at": null,
        "nsfw": false,
        "nsfw_level": 0,
        "incidents_data": null,
    }))
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

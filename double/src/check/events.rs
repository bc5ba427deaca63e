//! Small schemas of gateway events, which Discord's OpenAPI document leaves out (FACTS section 12).

use serde_json::Value;

/// What is wrong with an event: the keys that it lacks.
pub(crate) fn faults_of(name: &str, data: &Value) -> Vec<String> {
    let lacking = |key: &&&str| data.get(**key).is_none();
    required(name).iter().filter(lacking).map(|key| format!("{name} lacks {key}")).collect()
}

/// What clients refuse to do without (FACTS sections 3, 4, 5 and 12).
fn required(name: &str) -> &'static [&'static str] {
    match name {
        "MESSAGE_CREATE" | "MESSAGE_UPDATE" => &[
            "attachments",
            "author",
            "channel_id",
            "content",
            "embeds",
            "id",
            "mention_everyone",
            "mention_roles",
            "mentions",
            "pinned",
            "timestamp",
            "tts",
            "type",
        ],
        "MESSAGE_DELETE" => &["id", "channel_id"],
        "MESSAGE_DELETE_BULK" => &["ids", "channel_id"],
        "MESSAGE_REACTION_ADD" | "MESSAGE_REACTION_REMOVE" => {
            &["user_id", "channel_id", "message_id", "emoji", "burst", "type"]
        }
        "MESSAGE_REACTION_REMOVE_ALL" => &["channel_id", "message_id"],
        "MESSAGE_REACTION_REMOVE_EMOJI" => &["channel_id", "message_id", "emoji"],
        "THREAD_CREATE" | "THREAD_UPDATE" => {
            &["id", "type", "guild_id", "parent_id", "owner_id", "thread_metadata"]
        }
        "THREAD_DELETE" => &["id", "type", "guild_id", "parent_id"],
        "CHANNEL_CREATE" | "CHANNEL_UPDATE" | "CHANNEL_DELETE" => &["id", "type", "guild_id", "name"],
        "GUILD_CREATE" => &["id", "name", "owner_id", "roles", "channels", "threads", "members", "joined_at"],
        "GUILD_DELETE" => &["id"],
        "TYPING_START" => &["channel_id", "user_id", "timestamp"],
        "INTERACTION_CREATE" => &[
            "application_id",
            "attachment_size_limit",
            "channel_id",
            "data",
            "entitlements",
            "id",
            "locale",
            "token",
            "type",
            "version",
            "authorizing_integration_owners",
        ],
        _ => &[],
    }
}

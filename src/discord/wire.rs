//! The parts of Discord's objects that are read, in serenity's types; whatever else stands beside them cannot make them unreadable.

use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serenity::all::{
    ApplicationId, AttachmentId, ChannelId, ChannelType, GuildId, InteractionId, MessageId,
    MessageReferenceKind, MessageType, Nonce, PartialMember, PermissionOverwrite, Permissions, ReactionType,
    RoleId, User, UserId, WebhookId,
};

use crate::domain::time::Timestamp;

/// A frame of the gateway.
#[derive(Debug, Deserialize)]
pub(super) struct Frame {
    pub(super) op: u8,
    #[serde(default)]
    pub(super) s: Option<u64>,
    #[serde(default)]
    pub(super) t: Option<String>,
    #[serde(default)]
    pub(super) d: Value,
}

/// READY, as far as a later resume needs it.
#[derive(Deserialize)]
pub(super) struct Ready {
    pub(super) session_id: String,
    pub(super) resume_gateway_url: String,
}

/// A message, new or edited. serenity's own type refuses one in which anything at all is unknown to it.
#[derive(Deserialize)]
pub(super) struct Message {
    pub(super) id: MessageId,
    pub(super) channel_id: ChannelId,
    pub(super) guild_id: Option<GuildId>,
    pub(super) channel_type: Option<ChannelType>,
    #[serde(rename = "type")]
    pub(super) kind: MessageType,
    pub(super) author: User,
    pub(super) member: Option<PartialMember>,
    pub(super) webhook_id: Option<WebhookId>,
    #[serde(deserialize_with = "moment")]
    pub(super) timestamp: Timestamp,
    #[serde(default, deserialize_with = "moment_or_none")]
    pub(super) edited_timestamp: Option<Timestamp>,
    pub(super) nonce: Option<Nonce>,
    pub(super) message_reference: Option<Reference>,
    #[serde(default)]
    pub(super) message_snapshots: Vec<Snapshot>,
    #[serde(flatten)]
    pub(super) body: Body,
}

/// What a message says, its own or one that it forwards.
#[derive(Deserialize)]
pub(super) struct Body {
    #[serde(default)]
    pub(super) content: String,
    #[serde(default)]
    pub(super) mentions: Vec<User>,
    /// None where nothing is said of them.
    pub(super) attachments: Option<Vec<Attachment>>,
    #[serde(default)]
    pub(super) sticker_items: Vec<Named>,
    pub(super) poll: Option<Poll>,
}

/// A message that is forwarded.
#[derive(Deserialize)]
pub(super) struct Snapshot {
    pub(super) message: Body,
}

/// The message that another one answers or forwards.
#[derive(Deserialize)]
pub(super) struct Reference {
    #[serde(rename = "type", default)]
    pub(super) kind: MessageReferenceKind,
    pub(super) message_id: Option<MessageId>,
}

/// A file.
#[derive(Deserialize)]
pub(super) struct Attachment {
    pub(super) id: Option<AttachmentId>,
    pub(super) filename: String,
    pub(super) content_type: Option<String>,
    #[serde(default)]
    pub(super) size: u64,
    pub(super) url: Option<String>,
}

/// A sticker.
#[derive(Deserialize)]
pub(super) struct Named {
    pub(super) name: String,
}

/// A question to vote on.
#[derive(Deserialize)]
pub(super) struct Poll {
    pub(super) question: Question,
}

/// Its text.
#[derive(Deserialize)]
pub(super) struct Question {
    pub(super) text: Option<String>,
}

/// Messages that are gone: one, or many at once.
#[derive(Deserialize)]
pub(super) struct Gone {
    pub(super) channel_id: ChannelId,
    pub(super) id: Option<MessageId>,
    #[serde(default)]
    pub(super) ids: Vec<MessageId>,
}

/// A reaction given or taken back.
#[derive(Deserialize)]
pub(super) struct Reaction {
    pub(super) user_id: UserId,
    pub(super) channel_id: ChannelId,
    pub(super) message_id: MessageId,
    pub(super) guild_id: Option<GuildId>,
    pub(super) member: Option<WholeMember>,
    pub(super) emoji: ReactionType,
    pub(super) message_author_id: Option<UserId>,
    #[serde(default)]
    pub(super) burst: bool,
}

/// Reactions that a moderator took away.
#[derive(Deserialize)]
pub(super) struct Cleared {
    pub(super) channel_id: ChannelId,
    pub(super) message_id: MessageId,
    /// Given where one emoji alone went.
    pub(super) emoji: Option<ReactionType>,
}

/// A member with the user in it.
#[derive(Deserialize)]
pub(super) struct WholeMember {
    pub(super) user: User,
    pub(super) nick: Option<String>,
    #[serde(default)]
    pub(super) roles: Vec<RoleId>,
    /// What they may do in the channel; given with interactions alone.
    pub(super) permissions: Option<Permissions>,
}

/// A channel or a thread.
#[derive(Deserialize)]
pub(super) struct Channel {
    pub(super) id: ChannelId,
    #[serde(rename = "type")]
    pub(super) kind: ChannelType,
    pub(super) name: Option<String>,
    pub(super) parent_id: Option<ChannelId>,
    pub(super) guild_id: Option<GuildId>,
    /// Kept when that message is gone.
    pub(super) last_message_id: Option<MessageId>,
    #[serde(default, deserialize_with = "those_that_are_known")]
    pub(super) permission_overwrites: Vec<PermissionOverwrite>,
}

/// A server's role.
#[derive(Deserialize)]
pub(super) struct Role {
    pub(super) id: RoleId,
    pub(super) name: String,
    pub(super) permissions: Permissions,
    #[serde(default)]
    pub(super) tags: Tags,
}

/// Whose role it is.
#[derive(Default, Deserialize)]
pub(super) struct Tags {
    pub(super) bot_id: Option<UserId>,
}

/// A server; over the gateway with its channels, over REST without.
#[derive(Deserialize)]
pub(super) struct Guild {
    pub(super) id: GuildId,
    #[serde(default)]
    pub(super) name: String,
    pub(super) owner_id: Option<UserId>,
    #[serde(default)]
    pub(super) roles: Vec<Role>,
    #[serde(default)]
    pub(super) channels: Vec<Channel>,
    #[serde(default)]
    pub(super) threads: Vec<Channel>,
}

/// The use of a command, a button or a form.
#[derive(Deserialize)]
pub(super) struct Interaction {
    pub(super) id: InteractionId,
    pub(super) application_id: ApplicationId,
    pub(super) token: String,
    #[serde(rename = "type")]
    pub(super) kind: u8,
    pub(super) guild_id: Option<GuildId>,
    pub(super) channel_id: Option<ChannelId>,
    pub(super) channel: Option<Channel>,
    pub(super) member: Option<WholeMember>,
    pub(super) user: Option<User>,
    /// The language of their client.
    pub(super) locale: Option<String>,
    /// The message that a button stands under.
    pub(super) message: Option<Identified>,
    #[serde(default)]
    pub(super) data: Value,
}

/// Something of which only the id is read.
#[derive(Deserialize)]
pub(super) struct Identified {
    pub(super) id: MessageId,
}

fn moment<'de, D: Deserializer<'de>>(given: D) -> Result<Timestamp, D::Error> {
    let text = String::deserialize(given)?;
    Timestamp::parse(&text).ok_or_else(|| serde::de::Error::custom("a time is expected"))
}

fn moment_or_none<'de, D: Deserializer<'de>>(given: D) -> Result<Option<Timestamp>, D::Error> {
    Ok(Option::<String>::deserialize(given)?.and_then(|text| Timestamp::parse(&text)))
}

/// An overwrite of a kind that does not exist yet takes nothing from the others.
fn those_that_are_known<'de, D: Deserializer<'de>>(given: D) -> Result<Vec<PermissionOverwrite>, D::Error> {
    let all = Vec::<Value>::deserialize(given)?;
    Ok(all.into_iter().filter_map(|one| serde_json::from_value(one).ok()).collect())
}

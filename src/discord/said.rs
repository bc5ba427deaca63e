//! Messages that are written, changed and deleted, as the core is told of them.

use serde::Deserialize;
use serde_json::Value;
use serenity::all::{MessageReferenceKind, MessageType, Nonce};

use crate::discord::content::{self, Reader};
use crate::discord::settings;
use crate::discord::wire::{Attachment, Gone, Message};
use crate::domain::id;
use crate::domain::inbound::{Account, Attached, Carded, Deleted, Edited, Inbound, PlaceGone, Said, Shown};
use crate::domain::key::{AccountKey, AttachmentKey, MessageKey, PlaceKey, Spot};
use crate::domain::nonce;
use crate::domain::time::Timestamp;

/// A new message: a person's, or a part or the card of a reply that the bot itself has posted.
pub(super) fn created(message: &Message, reader: Reader<'_>) -> Option<Inbound> {
    if message.author.id == reader.me.user {
        return shown(message).map(Inbound::Shown).or_else(|| carded(message).map(Inbound::Carded));
    }
    is_by_a_person(message).then(|| Inbound::Said(said(message, reader)))
}

/// What a person wrote, found in a page of what was written before.
pub(super) fn found(message: &Message, reader: Reader<'_>) -> Option<Said> {
    let is_theirs = is_by_a_person(message) && message.author.id != reader.me.user;
    is_theirs.then(|| said(message, reader))
}

/// A person's edit. MESSAGE_UPDATE also comes for link previews and threads: those carry no new time of edit,
/// and an edit that is told twice has the same one.
pub(super) fn edited(message: &Message, reader: Reader<'_>) -> Option<Inbound> {
    let at = message.edited_timestamp?;
    let is_theirs = is_by_a_person(message) && message.author.id != reader.me.user;
    is_theirs.then(|| {
        let (content, attachments) = (reader.content(message), attached(message));
        Inbound::Edited(Edited { spot: spot(message), at, content, attachments })
    })
}

/// Messages that are gone, one or many.
pub(super) fn deleted(frame: &Value, now: Timestamp) -> Option<Inbound> {
    let gone = Gone::deserialize(frame).ok()?;
    let messages: Vec<_> = gone.id.into_iter().chain(gone.ids).map(MessageKey::discord).collect();
    let place = PlaceKey::discord(gone.channel_id);
    (!messages.is_empty()).then_some(Inbound::Deleted(Deleted { place, messages, at: now }))
}

/// A channel or thread that is gone.
pub(super) fn place_gone(frame: &Value, now: Timestamp) -> Option<Inbound> {
    let id = frame.get("id")?.as_str()?;
    Some(Inbound::PlaceGone(PlaceGone { place: PlaceKey::discord(id), at: now }))
}

fn is_by_a_person(message: &Message) -> bool {
    let is_machine = message.author.bot || message.author.system || message.webhook_id.is_some();
    // All other types are the system's, or by bots.
    !is_machine && matches!(message.kind, MessageType::Regular | MessageType::InlineReply)
}

/// The bot's own messages are known by their nonce.
fn shown(message: &Message) -> Option<Shown> {
    let Some(Nonce::String(nonce)) = &message.nonce else { return None };
    let (reply, part) = nonce::decode(nonce)?;
    let reply = id::MessageId::from_u128(reply);
    Some(Shown { reply, part, spot: spot(message), at: message.timestamp, late: false })
}

fn carded(message: &Message) -> Option<Carded> {
    let Some(Nonce::String(nonce)) = &message.nonce else { return None };
    let reply = id::MessageId::from_u128(nonce::card(nonce)?);
    Some(Carded { reply, spot: spot(message), at: message.timestamp })
}

fn said(message: &Message, reader: Reader<'_>) -> Said {
    let place = reader.atlas.place(message.guild_id, message.channel_id, message.channel_type);
    Said {
        spot: spot(message),
        category: settings::category(&place, reader.atlas),
        place,
        by: author(message, reader),
        at: message.timestamp,
        content: reader.content(message),
        attachments: attached(message).unwrap_or_default(),
        mentions_us: reader.mentions_us(&message.body),
        reply_to: answered(message),
        read_back: None,
    }
}

/// The files that came with it, if anything is said of them.
fn attached(message: &Message) -> Option<Vec<Attached>> {
    let one = |attachment: &Attachment| {
        Some(Attached {
            key: AttachmentKey::discord(attachment.id?),
            name: attachment.filename.clone(),
            media_type: attachment.content_type.clone().unwrap_or_default(),
            bytes: attachment.size,
            url: attachment.url.clone()?,
        })
    };
    Some(message.body.attachments.as_ref()?.iter().filter_map(one).collect())
}

fn author(message: &Message, reader: Reader<'_>) -> Account {
    let nick = message.member.as_ref().and_then(|member| member.nick.clone());
    let roles = message.member.as_ref().map_or(&[][..], |member| &member.roles);
    let moderator = message
        .guild_id
        .is_some_and(|guild| reader.atlas.moderates(guild, message.channel_id, message.author.id, roles));
    let name = nick.unwrap_or_else(|| content::name(&message.author).to_owned());
    Account { key: AccountKey::discord(message.author.id), name, moderator }
}

/// The message that it answers inline; a forwarded one is no answer.
fn answered(message: &Message) -> Option<MessageKey> {
    let reference = message.message_reference.as_ref()?;
    let is_reply =
        message.kind == MessageType::InlineReply && reference.kind == MessageReferenceKind::Default;
    reference.message_id.filter(|_| is_reply).map(MessageKey::discord)
}

fn spot(message: &Message) -> Spot {
    Spot { place: PlaceKey::discord(message.channel_id), message: MessageKey::discord(message.id) }
}

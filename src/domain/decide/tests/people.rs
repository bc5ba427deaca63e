//! Who plays, where they meet, and how they say things.

use std::time::Duration;

use crate::domain::event::{Place, PlaceKind};
use crate::domain::inbound::{Account, Attached, Content};
use crate::domain::key::{AccountKey, AttachmentKey, GuildKey, MessageKey, PlaceKey};
use crate::domain::settings::Category;

/// Somebody who plays.
#[derive(Clone, Copy, Debug)]
pub(super) struct Player {
    id: u64,
    name: &'static str,
    moderator: bool,
}

pub(super) const ANN: Player = Player { id: 1, name: "Ann", moderator: false };
pub(super) const BOB: Player = Player { id: 2, name: "Bob", moderator: false };
/// The one who moderates.
pub(super) const MAX: Player = Player { id: 3, name: "Max", moderator: true };

impl Player {
    pub(super) fn key(self) -> AccountKey {
        AccountKey::discord(self.id)
    }

    pub(super) fn account(self) -> Account {
        Account { key: self.key(), name: self.name.to_owned(), moderator: self.moderator }
    }
}

/// A channel in which only mentions are answered.
pub(super) fn general() -> Place {
    place(PlaceKind::Channel, "100", None)
}

/// A channel that is listed as relayed.
pub(super) fn relayed() -> Place {
    place(PlaceKind::Channel, "101", None)
}

/// Direct messages with the bot.
pub(super) fn direct() -> Place {
    Place { guild: None, ..place(PlaceKind::Direct, "102", None) }
}

/// A thread that hangs on no reply.
pub(super) fn thread_in(channel: &Place) -> Place {
    place(PlaceKind::Thread, "103", Some(channel))
}

/// The thread on a message: it has the message's id.
pub(super) fn thread_on(message: &MessageKey, channel: &Place) -> Place {
    place(PlaceKind::Thread, &message.raw, Some(channel))
}

/// All channels are in one category.
pub(super) fn category_of(place: &Place) -> Category {
    if place.guild.is_some() { Category::In(category()) } else { Category::Untold }
}

/// That category.
pub(super) fn category() -> PlaceKey {
    PlaceKey::discord(90)
}

fn place(kind: PlaceKind, id: &str, parent: Option<&Place>) -> Place {
    let parent = parent.map(|parent| parent.key.clone());
    Place { key: PlaceKey::discord(id), kind, guild: Some(GuildKey::discord(9)), parent }
}

/// What somebody says, and how.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) content: Content,
    pub(super) mentions_us: bool,
    pub(super) reply_to: Option<MessageKey>,
    pub(super) attachments: Vec<Attached>,
    /// So long after it was said it was read back, having been missed.
    pub(super) missed_for: Option<Duration>,
}

/// Plain words.
pub(super) fn words(text: &str) -> Words {
    Words {
        content: Content::Text(text.to_owned()),
        mentions_us: false,
        reply_to: None,
        attachments: Vec::new(),
        missed_for: None,
    }
}

/// Words with a mention of the bot among them.
pub(super) fn mention(text: &str) -> Words {
    Words { mentions_us: true, ..words(text) }
}

/// Words that the platform keeps from the bot.
pub(super) fn unreadable() -> Words {
    Words { content: Content::Unreadable, ..words("") }
}

impl Words {
    /// As an inline reply to this message.
    pub(super) fn to(self, message: &MessageKey) -> Self {
        Self { reply_to: Some(message.clone()), ..self }
    }

    /// With a file; the platform names it by this number.
    pub(super) fn with_file(mut self, key: u64, media_type: &str, name: &str) -> Self {
        self.attachments.push(Attached {
            key: AttachmentKey::discord(key),
            name: name.to_owned(),
            media_type: media_type.to_owned(),
            bytes: 1_000,
            url: format!("https://cdn.discordapp.com/attachments/1/{key}/{name}"),
        });
        self
    }

    /// Missed when they were said, and read back so much later.
    pub(super) fn missed_for(self, absence: Duration) -> Self {
        Self { missed_for: Some(absence), ..self }
    }
}

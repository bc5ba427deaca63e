//! A message as a page of the past shows it.

use serde::Deserialize;
use serde_json::Value;
use serenity::all::MessageId;

use crate::discord::content::Reader;
use crate::discord::land::has_news;
use crate::discord::platform::ShownReaction;
use crate::discord::{said, settings, wire};
use crate::domain::catchup::{Charted, Sight};
use crate::domain::event::{Place, PlaceKind};
use crate::domain::inbound::Said;
use crate::domain::key::{MessageKey, PlaceKey};

/// A message of a page. Pages name neither the server nor the author's nickname and roles.
#[derive(Deserialize)]
pub(super) struct Shown {
    #[serde(flatten)]
    message: wire::Message,
    #[serde(default)]
    reactions: Vec<ShownReaction>,
    thread: Option<wire::Channel>,
}

impl Shown {
    /// Reads a page one by one: one message in a shape that cannot be read takes no other with it.
    pub(super) fn of(page: Vec<Value>) -> Vec<Self> {
        page.into_iter().filter_map(|message| serde_json::from_value(message).ok()).collect()
    }

    pub(super) fn id(&self) -> MessageId {
        self.message.id
    }

    /// What it shows in a place. A thread on it has news if something in it has an id above `floor`.
    pub(super) fn sight(self, place: &Place, reader: Reader<'_>, floor: u64) -> Sight {
        let Self { mut message, reactions, thread } = self;
        message.guild_id = reader.guild;
        let said = said::found(&message, reader).map(|said| {
            let category = settings::category(place, reader.atlas);
            Said { place: place.clone(), category, ..said }
        });
        Sight {
            message: MessageKey::discord(message.id),
            said,
            edited_at: message.edited_timestamp,
            reactions: reactions.into_iter().flat_map(ShownReaction::counts).collect(),
            thread: thread.map(|thread| on_it(&thread, place, floor)),
        }
    }
}

fn on_it(thread: &wire::Channel, place: &Place, floor: u64) -> Charted {
    let parent = Some(place.key.clone());
    let key = PlaceKey::discord(thread.id);
    let place = Place { key, kind: PlaceKind::Thread, guild: place.guild.clone(), parent };
    Charted { place, has_news: has_news(thread, floor) }
}

//! What lies around a place, and what is set there.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::str::FromStr;

use crate::domain::event::{Place, PlaceKind, PlaceSet};
use crate::domain::key::{GuildKey, PlaceKey};
use crate::domain::settings::{Category, Setting, Value};

/// Where something is set. Servers stand apart: Discord gave old servers' first channels the server's own id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// For a whole server.
    Guild(GuildKey),
    /// For a category, a channel, a thread or direct messages.
    Place(PlaceKey),
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guild(key) => write!(f, "guild:{key}"),
            Self::Place(key) => key.fmt(f),
        }
    }
}

/// The text names no layer.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a layer: a place is expected, as in discord:123, or a server, as in guild:discord:123")]
pub struct NotALayer;

impl FromStr for Layer {
    type Err = NotALayer;

    fn from_str(text: &str) -> Result<Self, NotALayer> {
        let layer = match text.strip_prefix("guild:") {
            Some(guild) => guild.parse().map(Self::Guild),
            None => text.parse().map(Self::Place),
        };
        layer.map_err(|_| NotALayer)
    }
}

/// What a layer is to a place, from the widest to the nearest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Its server.
    Guild,
    /// The category of its channel.
    Category,
    /// The channel itself, or the one that the thread is in.
    Channel,
    /// The thread itself.
    Thread,
    /// Direct messages with one person.
    Direct,
}

/// Everything that is known to be set, and which category channels are in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    set: HashMap<Layer, Own>,
    categories: HashMap<PlaceKey, Option<PlaceKey>>,
}

/// What one layer has of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Own {
    guild: Option<GuildKey>,
    values: BTreeMap<Setting, Value>,
}

impl Settings {
    /// What a layer has of its own.
    pub fn own(&self, layer: &Layer, setting: Setting) -> Option<&Value> {
        self.set.get(layer)?.values.get(&setting)
    }

    /// The server that a layer is in, as far as it is known.
    pub fn guild_of(&self, layer: &Layer) -> Option<&GuildKey> {
        self.set.get(layer)?.guild.as_ref()
    }

    /// The category that a channel is in.
    pub fn category(&self, channel: &PlaceKey) -> Option<&PlaceKey> {
        self.categories.get(channel)?.as_ref()
    }

    /// What lies around a place, the nearest first.
    pub fn around(&self, place: &Place) -> Vec<(Tier, Layer)> {
        let own = |tier, key: &PlaceKey| (tier, Layer::Place(key.clone()));
        let (nearest, channel) = match place.kind {
            PlaceKind::Direct => (own(Tier::Direct, &place.key), None),
            PlaceKind::Channel => (own(Tier::Channel, &place.key), Some(&place.key)),
            PlaceKind::Thread => (own(Tier::Thread, &place.key), place.parent.as_ref()),
        };
        let parent = place.parent.as_ref().filter(|_| place.kind == PlaceKind::Thread);
        let category = channel.and_then(|channel| self.category(channel));
        let guild = place.guild.iter().map(|key| (Tier::Guild, Layer::Guild(key.clone())));
        let between = parent.map(|key| own(Tier::Channel, key)).into_iter();
        let category = category.map(|key| own(Tier::Category, key));
        std::iter::once(nearest).chain(between).chain(category).chain(guild).collect()
    }

    /// What the nearest layer that sets it has it set to, and which one that is.
    pub fn nearest<'a>(&'a self, around: &[(Tier, Layer)], setting: Setting) -> Option<(Tier, &'a Value)> {
        around.iter().find_map(|(tier, layer)| Some((*tier, self.own(layer, setting)?)))
    }

    /// The widest of the layers around a place that excludes what is said there from training.
    pub fn excluding(&self, around: &[(Tier, Layer)]) -> Option<Tier> {
        let excludes = |layer| self.own(layer, Setting::Training) == Some(&Value::Training(false));
        around.iter().rev().find(|(_, layer)| excludes(layer)).map(|(tier, _)| *tier)
    }

    /// What is set in a layer; none: what it had of its own is gone.
    pub fn learn(&mut self, layer: Layer, guild: Option<GuildKey>, setting: Setting, value: Option<Value>) {
        let own = self.set.entry(layer).or_default();
        own.guild = guild.or(own.guild.take());
        match value {
            Some(value) => own.values.insert(setting, value),
            None => own.values.remove(&setting),
        };
    }

    /// The category that a channel is in.
    pub fn learn_category(&mut self, channel: PlaceKey, category: Option<PlaceKey>) {
        self.categories.insert(channel, category);
    }

    /// Whether a channel is elsewhere than was known.
    pub(in crate::domain) fn moves(&self, channel: &PlaceKey, category: &Category) -> bool {
        match (self.categories.get(channel), category) {
            (_, Category::Untold) => false,
            (known, Category::Outside) => known.is_some_and(Option::is_some),
            (known, Category::In(category)) => known.and_then(Option::as_ref) != Some(category),
        }
    }

    pub(in crate::domain) fn follow(&mut self, set: &PlaceSet) {
        let value = set.change.value().cloned();
        self.learn(set.layer.clone(), set.guild.clone(), set.change.setting(), value);
    }
}

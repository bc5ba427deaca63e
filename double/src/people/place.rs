//! Where something is done: a channel by its name or by its id.

use crate::{id::Id, people::Refusal, world::World};

/// A channel, a thread or a direct message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The newest channel or thread of this name.
    Named(String),
    /// The one with this id.
    Id(Id),
}

impl Place {
    pub(crate) fn find(&self, world: &World) -> Option<Id> {
        match self {
            Place::Named(name) => world.channel_named(name.trim_start_matches('#')),
            Place::Id(id) => Some(*id),
        }
    }

    pub(crate) fn or_refuse(&self, world: &World) -> Result<Id, Refusal> {
        let found = self.find(world).filter(|id| world.channels.contains_key(id));
        found.ok_or_else(|| Refusal::NoChannel(self.clone()))
    }
}

impl From<&str> for Place {
    fn from(name: &str) -> Place {
        Place::Named(name.to_owned())
    }
}

impl From<String> for Place {
    fn from(name: String) -> Place {
        Place::Named(name)
    }
}

impl From<Id> for Place {
    fn from(id: Id) -> Place {
        Place::Id(id)
    }
}

impl From<&Place> for Place {
    fn from(place: &Place) -> Place {
        place.clone()
    }
}

//! What a chat service tells of the time in which nobody listened.

use std::future::Future;

use crate::bot::platform::Outcome;
use crate::domain::catchup::{Charted, Horizon, Sight};
use crate::domain::event::Place;
use crate::domain::inbound::Account;
use crate::domain::key::{AccountKey, GuildKey, MessageKey, PlaceKey};

/// A chat service whose past can be read. As with `Platform`, every call is one request.
pub trait Past: Send + Sync + 'static {
    /// One page of the servers of a shard (which, of how many); `after` is what the page before gave as `next`.
    fn servers(
        &self,
        shard: (u32, u32),
        after: Option<&str>,
    ) -> impl Future<Output = Outcome<Servers>> + Send;
    /// Whether a place in this server (none: direct messages) belongs to a shard; answered without a request.
    fn is_of(&self, server: Option<&GuildKey>, shard: (u32, u32)) -> bool;
    /// Asks a server about itself. Its places are those that the bot may read back.
    fn chart(
        &self,
        server: &GuildKey,
        sheet: Sheet,
        horizon: &Horizon,
    ) -> impl Future<Output = Outcome<Vec<Charted>>> + Send;
    /// A place that no sheet shows: direct messages, a thread that sleeps.
    fn place(&self, place: &PlaceKey, horizon: &Horizon) -> impl Future<Output = Outcome<Charted>> + Send;
    /// One page of what was written in a place, the newest first.
    fn page(
        &self,
        place: &Place,
        stretch: Stretch<'_>,
        horizon: &Horizon,
    ) -> impl Future<Output = Outcome<Sights>> + Send;
    /// What a person is called in a server, and whether they moderate the place; for places in servers alone.
    fn person(&self, place: &Place, who: &AccountKey) -> impl Future<Output = Outcome<Account>> + Send;
}

/// Some of the servers that the bot is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Servers {
    /// Which.
    pub servers: Vec<GuildKey>,
    /// Where the next page begins; none after the last.
    pub next: Option<String>,
}

/// What a server can be asked about itself; what comes first is needed to understand what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Its roles and its owner; no places.
    Roles,
    /// What the bot may do there; no places.
    Ourselves,
    /// Its channels.
    Channels,
    /// Its threads that do not sleep.
    Threads,
}

impl Sheet {
    /// All of them, in the order in which they are to be asked for.
    pub const ALL: [Self; 4] = [Self::Roles, Self::Ourselves, Self::Channels, Self::Threads];
}

/// Which page of what was written in a place.
#[derive(Clone, Copy, Debug)]
pub enum Stretch<'a> {
    /// The newest, as far as the horizon.
    Newest,
    /// The one that follows another, as far as the horizon: what that one gave as `next`.
    Before(&'a str),
    /// The one that ends with this message, however old.
    UpTo(&'a MessageKey),
}

/// Some of what was written in a place, the newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sights {
    /// The messages, as they are shown now.
    pub sights: Vec<Sight>,
    /// Where the next page begins; none when the stretch is at its end.
    pub next: Option<String>,
}

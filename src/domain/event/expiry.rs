//! The bot is no longer in a server.

use crate::domain::key::GuildKey;

/// From here on what was written there is kept for a while only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuildLeft {
    /// Which.
    pub guild: GuildKey,
}

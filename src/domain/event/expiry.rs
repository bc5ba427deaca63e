//! The bot is no longer in a server, or in it again, or everything that was written there is gone.

use crate::domain::key::GuildKey;

/// From here on what was written there is kept for a while only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuildLeft {
    /// Which.
    pub guild: GuildKey,
}

/// From here on what was written there is kept as everywhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuildRejoined {
    /// Which.
    pub guild: GuildKey,
}

/// What was written there, before the bot left, is gone: nothing has to be looked for any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuildPurged {
    /// Which.
    pub guild: GuildKey,
}

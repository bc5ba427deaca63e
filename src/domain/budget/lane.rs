//! Where a call goes and how much it matters: what a budget is asked with.

use std::sync::Arc;

/// One kind of request, as the limits tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// Post a message.
    Create,
    /// Change a message that is being written.
    Edit,
    /// Change a message that may be older than an hour, which has a low limit of its own (FACTS section 2).
    EditOld,
    /// Take a message away.
    Delete,
    /// Add a reaction of the bot's own.
    React,
    /// Take a reaction of the bot's own away.
    Unreact,
    /// Say that the bot is typing.
    Typing,
    /// Read one message.
    FetchMessage,
    /// Read many messages of a place.
    FetchMessages,
    /// Read who reacted.
    FetchReactions,
    /// Read or list channels and threads.
    FetchChannel,
    /// Read a guild, its members or its roles.
    FetchGuild,
    /// Open a direct-message channel.
    OpenDirect,
    /// Read about the application, or register its commands.
    Application,
    /// Change or follow up an interaction's answer. The first answer itself is never held back and is not asked for.
    Interaction,
}

impl Route {
    /// Whether the limit over all requests of the bot counts this one; interaction endpoints are exempt (Discord's
    /// documentation, topics/rate-limits).
    pub fn is_global(self) -> bool {
        self != Self::Interaction
    }
}

/// A place's key as text: a channel, a guild, a webhook; whatever the service limits apart.
pub type Place = Arc<str>;

/// A route in one place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Lane {
    /// What kind of request.
    pub route: Route,
    /// Where.
    pub place: Place,
}

impl Lane {
    /// The lane of `route` in `place`.
    pub fn new(route: Route, place: impl Into<Place>) -> Self {
        Self { route, place: place.into() }
    }
}

/// How much a call matters, the most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// Completes a reply.
    Ending,
    /// Shows a part for the first time, or as it stays while another follows.
    First,
    /// Tells somebody that what they did was recorded, or answers without a model.
    Acknowledgement,
    /// Shows more of a part.
    Preview,
    /// Is missed by nobody: seeds, typing.
    Courtesy,
    /// Reads what was missed in an absence: it has time, and leaves most of the calls to all others.
    Background,
}

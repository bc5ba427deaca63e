//! What an answer says about the limits.

use std::sync::Arc;
use std::time::Duration;

/// What the budget learns from an answer. The default is an answer that said nothing, or none at all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answered {
    /// The headers about the window that the call was counted in.
    pub limits: Option<Limits>,
    /// The answer was 429.
    pub refused: Option<Refused>,
}

/// The headers `X-RateLimit-Limit`, `-Remaining`, `-Reset-After` and `-Bucket` (FACTS section 2).
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    /// Names the window's kind: routes with the same bucket share a window in each place.
    pub bucket: Option<Arc<str>>,
    /// Calls a window allows.
    pub limit: u32,
    /// Calls that are left in it.
    pub remaining: u32,
    /// Time until it begins anew, counted from when the answer was written.
    pub reset_after: Duration,
}

/// A 429.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Refused {
    /// Time until the same call may be tried again.
    pub retry_after: Duration,
    /// Whom the refusal concerns.
    pub scope: Scope,
}

/// The header `X-RateLimit-Scope`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The bot, in this window.
    User,
    /// The bot, everywhere.
    Global,
    /// Everybody who uses the resource.
    Shared,
}

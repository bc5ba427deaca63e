//! The page on which somebody reads what is set, and sets it.

use crate::domain::settings::{Setting, Tier, Value};

/// What holds at one layer around a place, with where each of it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sheet {
    /// What there is to look at, the widest first.
    pub tiers: Vec<Tier>,
    /// What is looked at.
    pub at: Tier,
    /// What can be set there, and how it is.
    pub lines: Vec<Line>,
    /// The setting that is looked at closely.
    pub about: Option<Setting>,
    /// Whether they may change it there.
    pub may: bool,
}

/// One setting.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// What it is; without a value, as the place itself suggests (a scope).
    pub value: Option<Value>,
    /// Which.
    pub setting: Setting,
    /// Which layer it comes from; none: from whoever runs the bot.
    pub from: Option<Tier>,
    /// Whether whoever runs the bot leaves it to nobody.
    pub fixed: bool,
}

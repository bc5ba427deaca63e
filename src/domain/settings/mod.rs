//! What servers set for themselves: for a server, a category, a channel or a thread, each inheriting from the one around it.

mod layers;
mod sheet;
#[cfg(test)]
mod tests;

pub use layers::{Layer, NotALayer, Settings, Tier};
pub use sheet::{Line, Sheet};

use std::fmt;
use std::str::FromStr;

use crate::domain::consent::Keep;
use crate::domain::event::Scope;
use crate::domain::key::{PlaceKey, RoleKey};

/// Something that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    /// Whether every message is a turn.
    Relay,
    /// Whose turns make a conversation.
    Scope,
    /// Whether an inline reply to a reply is feedback.
    Feedback,
    /// Whether thumbs are put under replies.
    Seeds,
    /// The roles that review, beside those who may moderate.
    Reviewers,
    /// Where cards of replies are posted that ask for a review.
    ReviewChannel,
    /// In which language the bot's own sentences are.
    Language,
    /// Whose words are kept: a layer can be stricter than those around it, never looser.
    Keep,
    /// Whether a reply goes when its question is deleted.
    TakeDown,
    /// Whether models may be trained on what was said: what one layer excludes none within it brings back.
    Training,
}

impl Setting {
    /// All of them, in the order in which people read them.
    pub const ALL: [Self; 10] = [
        Self::Relay,
        Self::Scope,
        Self::Feedback,
        Self::Seeds,
        Self::Reviewers,
        Self::ReviewChannel,
        Self::Language,
        Self::Keep,
        Self::TakeDown,
        Self::Training,
    ];

    /// Whether it can be set there: threads are reviewed with their channels, and direct messages by nobody.
    pub const fn is_of(self, tier: Tier) -> bool {
        match tier {
            Tier::Guild | Tier::Category | Tier::Channel => true,
            Tier::Thread => !matches!(self, Self::Reviewers | Self::ReviewChannel),
            Tier::Direct => matches!(self, Self::Feedback | Self::Seeds | Self::Language | Self::TakeDown),
        }
    }
}

/// What something is set to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// See [`Setting::Relay`].
    Relay(bool),
    /// See [`Setting::Scope`].
    Scope(Scope),
    /// See [`Setting::Feedback`].
    FeedbackByReply(bool),
    /// See [`Setting::Seeds`].
    Seeds(bool),
    /// See [`Setting::Reviewers`]; empty: nobody but moderators.
    Reviewers(Vec<RoleKey>),
    /// See [`Setting::ReviewChannel`]; none: nowhere.
    ReviewChannel(Option<PlaceKey>),
    /// See [`Setting::Language`].
    Language(Language),
    /// See [`Setting::Keep`].
    Keep(Keep),
    /// See [`Setting::TakeDown`].
    TakeDown(bool),
    /// See [`Setting::Training`].
    Training(bool),
}

impl Value {
    /// What it is a value of.
    pub const fn setting(&self) -> Setting {
        match self {
            Self::Relay(_) => Setting::Relay,
            Self::Scope(_) => Setting::Scope,
            Self::FeedbackByReply(_) => Setting::Feedback,
            Self::Seeds(_) => Setting::Seeds,
            Self::Reviewers(_) => Setting::Reviewers,
            Self::ReviewChannel(_) => Setting::ReviewChannel,
            Self::Language(_) => Setting::Language,
            Self::Keep(_) => Setting::Keep,
            Self::TakeDown(_) => Setting::TakeDown,
            Self::Training(_) => Setting::Training,
        }
    }
}

/// A setting is given a value, or inherits again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It has this value here.
    Set(Value),
    /// It is as the layer around has it.
    Inherit(Setting),
}

impl Change {
    /// What changes.
    pub const fn setting(&self) -> Setting {
        match self {
            Self::Set(value) => value.setting(),
            Self::Inherit(setting) => *setting,
        }
    }

    /// What it is set to.
    pub const fn value(&self) -> Option<&Value> {
        match self {
            Self::Set(value) => Some(value),
            Self::Inherit(_) => None,
        }
    }
}

/// A language by its code, such as `en` or `pt-BR`. It stays set when no words of it come along any more; English is shown then.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

impl Language {
    /// Its code.
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl Default for Language {
    fn default() -> Self {
        Self("en".to_owned())
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text is no code of a language.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the code of a language, as in en or pt-BR")]
pub struct NotALanguage;

impl FromStr for Language {
    type Err = NotALanguage;

    fn from_str(text: &str) -> Result<Self, NotALanguage> {
        let is_code = (2..=16).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        is_code.then(|| Self(text.to_owned())).ok_or(NotALanguage)
    }
}

/// The category that a channel is in, as far as the platform told it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Category {
    /// Nobody said.
    #[default]
    Untold,
    /// In none.
    Outside,
    /// In this one.
    In(PlaceKey),
}

/// What holds in a place, whoever set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    /// Whether every message there is a turn.
    pub relay: bool,
    /// Whose turns make a conversation there.
    pub scope: Scope,
    /// Whether an inline reply to a reply is feedback there.
    pub feedback_by_reply: bool,
    /// Whether thumbs are put under replies there.
    pub seeds: bool,
    /// The roles that review replies from there, beside those who may moderate.
    pub reviewers: Vec<RoleKey>,
    /// Where cards of replies from there are posted that ask for a review.
    pub review_channel: Option<PlaceKey>,
    /// In which language the bot's own sentences are there.
    pub language: Language,
    /// Whose words are kept there.
    pub keep: Keep,
    /// Whether a reply goes when its question is deleted.
    pub take_down: bool,
}

/// Who asks to set something, as the platform tells it at this very moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manager {
    /// What they may set, of what lies around the place that they are in.
    pub may: Vec<Tier>,
}

/// What somebody wants of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsWish {
    /// Which layer to look at; none: the nearest one.
    pub at: Option<Tier>,
    /// Which setting to look at closely.
    pub about: Option<Setting>,
    /// What to change first.
    pub change: Option<Change>,
}

//! How it is stored that something was set: which setting, where, and its value; none where it inherits again.

use serde::{Deserialize, Serialize};

use super::conversation::PlaceV1;
use crate::domain::codec::text::Text;
use crate::domain::consent::Keep;
use crate::domain::event::{Place, PlaceSet, Scope};
use crate::domain::key::{GuildKey, PlaceKey, RoleKey};
use crate::domain::settings::{Change, Language, Layer, Setting, Value};

/// When the relay alone could be set, and of channels and threads alone.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct SetPlaceV1 {
    place: PlaceV1,
    relay: bool,
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::domain::codec) struct SetPlaceV2 {
    at: Text<Layer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    guild: Option<Text<GuildKey>>,
    #[serde(flatten)]
    change: ChangeV2,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "setting", content = "value", rename_all = "snake_case")]
enum ChangeV2 {
    Relay(Option<bool>),
    Scope(Option<Text<Scope>>),
    Feedback(Option<ByV2>),
    Seeds(Option<bool>),
    Reviewers(Option<Vec<Text<RoleKey>>>),
    ReviewChannel(Option<CardsV2>),
    Language(Option<Text<Language>>),
    Keep(Option<Text<Keep>>),
    TakeDown(Option<bool>),
    Training(Option<bool>),
}

/// What is feedback.
#[derive(Debug, Serialize, Deserialize)]
enum ByV2 {
    #[serde(rename = "thread+reply")]
    ThreadAndReply,
    #[serde(rename = "thread")]
    Thread,
}

/// Where cards are posted.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum CardsV2 {
    Nowhere,
    In(Text<PlaceKey>),
}

impl From<SetPlaceV1> for SetPlaceV2 {
    fn from(it: SetPlaceV1) -> Self {
        let place = Place::from(it.place);
        Self {
            at: Text(Layer::Place(place.key)),
            guild: place.guild.map(Text),
            change: ChangeV2::Relay(Some(it.relay)),
        }
    }
}

impl From<&PlaceSet> for SetPlaceV2 {
    fn from(it: &PlaceSet) -> Self {
        let PlaceSet { layer, guild, change } = it;
        Self { at: Text(layer.clone()), guild: guild.clone().map(Text), change: ChangeV2::from(change) }
    }
}

impl From<SetPlaceV2> for PlaceSet {
    fn from(it: SetPlaceV2) -> Self {
        Self { layer: it.at.0, guild: it.guild.map(|key| key.0), change: it.change.into() }
    }
}

impl From<&Change> for ChangeV2 {
    fn from(it: &Change) -> Self {
        match it {
            Change::Set(value) => match value {
                Value::Relay(on) => Self::Relay(Some(*on)),
                Value::Scope(scope) => Self::Scope(Some(Text(*scope))),
                Value::FeedbackByReply(true) => Self::Feedback(Some(ByV2::ThreadAndReply)),
                Value::FeedbackByReply(false) => Self::Feedback(Some(ByV2::Thread)),
                Value::Seeds(on) => Self::Seeds(Some(*on)),
                Value::Reviewers(roles) => Self::Reviewers(Some(roles.iter().cloned().map(Text).collect())),
                Value::ReviewChannel(None) => Self::ReviewChannel(Some(CardsV2::Nowhere)),
                Value::ReviewChannel(Some(key)) => Self::ReviewChannel(Some(CardsV2::In(Text(key.clone())))),
                Value::Language(language) => Self::Language(Some(Text(language.clone()))),
                Value::Keep(keep) => Self::Keep(Some(Text(*keep))),
                Value::TakeDown(on) => Self::TakeDown(Some(*on)),
                Value::Training(on) => Self::Training(Some(*on)),
            },
            Change::Inherit(setting) => match setting {
                Setting::Relay => Self::Relay(None),
                Setting::Scope => Self::Scope(None),
                Setting::Feedback => Self::Feedback(None),
                Setting::Seeds => Self::Seeds(None),
                Setting::Reviewers => Self::Reviewers(None),
                Setting::ReviewChannel => Self::ReviewChannel(None),
                Setting::Language => Self::Language(None),
                Setting::Keep => Self::Keep(None),
                Setting::TakeDown => Self::TakeDown(None),
                Setting::Training => Self::Training(None),
            },
        }
    }
}

impl From<ChangeV2> for Change {
    fn from(it: ChangeV2) -> Self {
        let (setting, value) = match it {
            ChangeV2::Relay(on) => (Setting::Relay, on.map(Value::Relay)),
            ChangeV2::Scope(scope) => (Setting::Scope, scope.map(|scope| Value::Scope(scope.0))),
            ChangeV2::Feedback(by) => {
                let by_reply = |by| Value::FeedbackByReply(matches!(by, ByV2::ThreadAndReply));
                (Setting::Feedback, by.map(by_reply))
            }
            ChangeV2::Seeds(on) => (Setting::Seeds, on.map(Value::Seeds)),
            ChangeV2::Reviewers(roles) => {
                let roles = roles.map(|roles| roles.into_iter().map(|role| role.0).collect());
                (Setting::Reviewers, roles.map(Value::Reviewers))
            }
            ChangeV2::ReviewChannel(cards) => {
                let channel = |cards| if let CardsV2::In(key) = cards { Some(key.0) } else { None };
                (Setting::ReviewChannel, cards.map(|cards| Value::ReviewChannel(channel(cards))))
            }
            ChangeV2::Keep(keep) => (Setting::Keep, keep.map(|it| Value::Keep(it.0))),
            ChangeV2::TakeDown(on) => (Setting::TakeDown, on.map(Value::TakeDown)),
            ChangeV2::Training(on) => (Setting::Training, on.map(Value::Training)),
            ChangeV2::Language(language) => (Setting::Language, language.map(|it| Value::Language(it.0))),
        };
        value.map_or(Self::Inherit(setting), Self::Set)
    }
}

//! What an installation has set that decisions depend on.

use std::collections::{BTreeSet, HashSet};
use std::time::Duration;

use crate::domain::consent::Keep;
use crate::domain::event::{ModelUse, Place, PlaceKind, Scope};
use crate::domain::key::{PlaceKey, RoleKey};
use crate::domain::quota::Limits;
use crate::domain::settings::{InForce, Language, Layer, Line, Setting, Settings, Tier, Value};
use crate::domain::state::Known;

/// The settings that decisions ask about.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The places whose every message is a turn, until somebody sets otherwise around them.
    pub relays: HashSet<PlaceKey>,
    /// Whether texts can be read that are not addressed to the bot (Discord's MESSAGE_CONTENT intent).
    pub reads_all: bool,
    /// Whose turns make a conversation, where the place does not decide.
    pub scope: Option<Scope>,
    /// Whether an inline reply to a reply is feedback; else it is a turn.
    pub feedback_by_reply: bool,
    /// Whether keycaps 1 to 5 are scores.
    pub scores: bool,
    /// The roles that review replies, beside those who may moderate.
    pub reviewers: HashSet<RoleKey>,
    /// Where cards of replies are posted that ask for a review; for replies of its own server alone.
    pub review_channel: Option<PlaceKey>,
    /// Whether 👍 and 👎 are put under finished replies.
    pub seeds: bool,
    /// The language of the bot's own sentences.
    pub language: Language,
    /// What servers cannot set for themselves.
    pub fixed: BTreeSet<Setting>,
    /// The silence after which a conversation in a channel has ended.
    pub idle_channel: Duration,
    /// The silence after which a conversation in direct messages has ended.
    pub idle_direct: Duration,
    /// How many questions may wait in one conversation.
    pub waiting: u32,
    /// How old a question that was missed may be when it is read back, to be answered all the same.
    pub fresh: Duration,
    /// How many answers there may be to the same turns.
    pub answers: usize,
    /// Whether any model takes images.
    pub images: bool,
    /// What people and servers may have in a day.
    pub limits: Limits,
    /// Whose words are kept; servers can be stricter.
    pub keep: Keep,
    /// How long words are kept; none: until somebody has them erased.
    pub retain: Option<Duration>,
    /// Whether a reply goes when its question is deleted.
    pub take_down: bool,
    /// Where the operator's privacy policy can be read.
    pub policy: Option<String>,
    /// For how long an end can be undone.
    pub undo: Duration,
    /// The model that answers where no other was chosen.
    pub model: ModelUse,
    /// The models that can be chosen beside it.
    pub others: Vec<ModelUse>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            relays: HashSet::new(),
            reads_all: true,
            scope: None,
            feedback_by_reply: true,
            scores: false,
            reviewers: HashSet::new(),
            review_channel: None,
            seeds: true,
            language: Language::default(),
            fixed: BTreeSet::new(),
            idle_channel: Duration::from_secs(6 * 60 * 60),
            idle_direct: Duration::from_secs(24 * 60 * 60),
            waiting: 20,
            fresh: Duration::from_secs(60 * 60),
            answers: 5,
            images: false,
            limits: Limits::default(),
            keep: Keep::Notice,
            retain: None,
            take_down: false,
            policy: None,
            undo: Duration::from_secs(10 * 60),
            model: ModelUse::default(),
            others: Vec::new(),
        }
    }
}

impl Rules {
    /// Whether every message in this place is a turn.
    pub fn relays(&self, known: &Known, place: &Place) -> bool {
        self.reads_all && self.is_switched_on(known, place)
    }

    /// Whether the relay is switched on here: the nearest switch decides, a thread's before its channel's.
    pub fn is_switched_on(&self, known: &Known, place: &Place) -> bool {
        let settings = known.settings();
        self.relay(settings, &settings.around(place)).0
    }

    /// Whether an inline reply to a reply is feedback here; else it is a turn.
    pub fn feedback_by_reply(&self, known: &Known, place: &Place) -> bool {
        let settings = known.settings();
        self.by_reply(settings, &settings.around(place)).0
    }

    /// Whose words are kept in a place: the strictest of what the installation and the layers around say.
    pub fn keep_in(&self, known: &Known, place: &Place) -> Keep {
        let settings = known.settings();
        self.strictest(settings, &settings.around(place)).0
    }

    /// Whether a reply goes when its question is deleted.
    pub fn takes_down(&self, known: &Known, place: &Place) -> bool {
        let settings = known.settings();
        self.taken_down(settings, &settings.around(place)).0
    }

    /// Every model, the usual one first.
    pub fn models(&self) -> impl Iterator<Item = &ModelUse> {
        std::iter::once(&self.model).chain(&self.others)
    }

    /// The model that answers here: the nearest choice decides, a thread's before its channel's.
    pub fn model_of(&self, known: &Known, place: &Place) -> &ModelUse {
        let nearest_first = [Some(&place.key), place.parent.as_ref()];
        let chosen = nearest_first.into_iter().flatten().filter_map(|key| known.model(key));
        let mut found = chosen.filter_map(|name| self.models().find(|model| model.name == name));
        found.next().unwrap_or(&self.model)
    }

    /// Whose turns make a conversation in this place.
    pub fn scope(&self, known: &Known, place: &Place) -> Scope {
        self.settings_of(known.settings(), place).scope
    }

    /// The silence after which a conversation in such a place has ended; none in threads.
    pub const fn idle(&self, kind: PlaceKind) -> Option<Duration> {
        match kind {
            PlaceKind::Channel => Some(self.idle_channel),
            PlaceKind::Direct => Some(self.idle_direct),
            PlaceKind::Thread => None,
        }
    }
}

/// What layers around a place: the nearest first.
type Around<'a> = &'a [(Tier, Layer)];
/// What something is set to, and by which layer; none: by whoever runs the bot.
type Found<T> = (T, Option<Tier>);

/// What servers set for themselves; where nobody does, what the installation has set holds.
impl Rules {
    /// What holds in a place.
    pub fn settings_of(&self, settings: &Settings, place: &Place) -> InForce {
        let around = &settings.around(place);
        let relay = self.reads_all && self.relay(settings, around).0;
        let suggested = match place.kind {
            PlaceKind::Thread | PlaceKind::Direct => Scope::Place,
            PlaceKind::Channel if relay => Scope::Place,
            PlaceKind::Channel => Scope::Person,
        };
        InForce {
            relay,
            scope: self.chosen_scope(settings, around).0.unwrap_or(suggested),
            feedback_by_reply: self.by_reply(settings, around).0,
            seeds: self.seeded(settings, around).0,
            reviewers: self.reviewing(settings, around).0,
            review_channel: self.cards(settings, around).0,
            language: self.spoken(settings, around).0,
            keep: self.strictest(settings, around).0,
            take_down: self.taken_down(settings, around).0,
        }
    }

    /// How one setting is at the nearest of these layers.
    pub(in crate::domain) fn line(&self, settings: &Settings, around: Around<'_>, setting: Setting) -> Line {
        let some = |(value, from)| (Some(value), from);
        let as_value = |found, value: fn(bool) -> Value| some(map(found, value));
        let (value, from) = match setting {
            Setting::Relay => as_value(self.relay(settings, around), Value::Relay),
            Setting::Scope => map(self.chosen_scope(settings, around), |scope| scope.map(Value::Scope)),
            Setting::Feedback => as_value(self.by_reply(settings, around), Value::FeedbackByReply),
            Setting::Seeds => as_value(self.seeded(settings, around), Value::Seeds),
            Setting::Reviewers => some(map(self.reviewing(settings, around), Value::Reviewers)),
            Setting::ReviewChannel => some(map(self.cards(settings, around), Value::ReviewChannel)),
            Setting::Language => some(map(self.spoken(settings, around), Value::Language)),
            Setting::Keep => some(map(self.strictest(settings, around), Value::Keep)),
            Setting::TakeDown => as_value(self.taken_down(settings, around), Value::TakeDown),
            Setting::Training => as_value(trained(settings, around), Value::Training),
        };
        Line { setting, value, from, fixed: self.fixed.contains(&setting) }
    }

    fn relay(&self, settings: &Settings, around: Around<'_>) -> Found<bool> {
        let is_listed = |layer: &Layer| matches!(layer, Layer::Place(key) if self.relays.contains(key));
        match self.nearest(settings, around, Setting::Relay) {
            Some((tier, Value::Relay(on))) => (*on, Some(tier)),
            _ => (around.iter().any(|(_, layer)| is_listed(layer)), None),
        }
    }

    fn chosen_scope(&self, settings: &Settings, around: Around<'_>) -> Found<Option<Scope>> {
        match self.nearest(settings, around, Setting::Scope) {
            Some((tier, Value::Scope(scope))) => (Some(*scope), Some(tier)),
            _ => (self.scope, None),
        }
    }

    fn by_reply(&self, settings: &Settings, around: Around<'_>) -> Found<bool> {
        match self.nearest(settings, around, Setting::Feedback) {
            Some((tier, Value::FeedbackByReply(on))) => (*on, Some(tier)),
            _ => (self.feedback_by_reply, None),
        }
    }

    fn seeded(&self, settings: &Settings, around: Around<'_>) -> Found<bool> {
        match self.nearest(settings, around, Setting::Seeds) {
            Some((tier, Value::Seeds(on))) => (*on, Some(tier)),
            _ => (self.seeds, None),
        }
    }

    fn reviewing(&self, settings: &Settings, around: Around<'_>) -> Found<Vec<RoleKey>> {
        match self.nearest(settings, around, Setting::Reviewers) {
            Some((tier, Value::Reviewers(roles))) => (roles.clone(), Some(tier)),
            _ => (self.reviewers.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect(), None),
        }
    }

    /// A nearer layer can only ask for more consent than those around it.
    fn strictest(&self, settings: &Settings, around: Around<'_>) -> Found<Keep> {
        let set = around.iter().filter_map(|(tier, layer)| match settings.own(layer, Setting::Keep) {
            Some(Value::Keep(keep)) if !self.fixed.contains(&Setting::Keep) => Some((*keep, Some(*tier))),
            _ => None,
        });
        // Of those that are alike the widest is named, and the installation before all.
        let widest_last = set.collect::<Vec<_>>().into_iter().rev();
        widest_last
            .fold((self.keep, None), |strictest, one| if one.0 > strictest.0 { one } else { strictest })
    }

    fn taken_down(&self, settings: &Settings, around: Around<'_>) -> Found<bool> {
        match self.nearest(settings, around, Setting::TakeDown) {
            Some((tier, Value::TakeDown(on))) => (*on, Some(tier)),
            _ => (self.take_down, None),
        }
    }

    fn cards(&self, settings: &Settings, around: Around<'_>) -> Found<Option<PlaceKey>> {
        match self.nearest(settings, around, Setting::ReviewChannel) {
            Some((tier, Value::ReviewChannel(channel))) => (channel.clone(), Some(tier)),
            _ => (self.review_channel.clone(), None),
        }
    }

    fn spoken(&self, settings: &Settings, around: Around<'_>) -> Found<Language> {
        match self.nearest(settings, around, Setting::Language) {
            Some((tier, Value::Language(language))) => (language.clone(), Some(tier)),
            _ => (self.language.clone(), None),
        }
    }

    fn nearest<'a>(
        &self,
        settings: &'a Settings,
        around: Around<'_>,
        setting: Setting,
    ) -> Option<(Tier, &'a Value)> {
        settings.nearest(around, setting).filter(|_| !self.fixed.contains(&setting))
    }
}

/// Whether models may be trained on what is said: nobody has to allow it, and every layer can exclude it.
fn trained(settings: &Settings, around: Around<'_>) -> Found<bool> {
    let excluding = settings.excluding(around);
    (excluding.is_none(), excluding)
}

fn map<T, U>((value, from): Found<T>, into: impl FnOnce(T) -> U) -> Found<U> {
    (into(value), from)
}

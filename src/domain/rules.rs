//! What an installation has set that decisions depend on.

use std::collections::HashSet;
use std::time::Duration;

use crate::domain::event::{ModelUse, Place, PlaceKind, Scope};
use crate::domain::key::{PlaceKey, RoleKey};
use crate::domain::quota::Limits;
use crate::domain::state::Known;

/// The settings that decisions ask about.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The places whose every message is a turn, until `/relay` says otherwise.
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
    /// What people and servers may have in a day.
    pub limits: Limits,
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
            idle_channel: Duration::from_secs(6 * 60 * 60),
            idle_direct: Duration::from_secs(24 * 60 * 60),
            waiting: 20,
            fresh: Duration::from_secs(60 * 60),
            answers: 5,
            limits: Limits::default(),
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
        let nearest_first = [Some(&place.key), place.parent.as_ref()];
        let mut switched = nearest_first
            .into_iter()
            .flatten()
            .map(|key| known.relay(key).or_else(|| self.relays.contains(key).then_some(true)));
        switched.find_map(|on| on).unwrap_or(false)
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
        self.scope.unwrap_or(match place.kind {
            PlaceKind::Thread | PlaceKind::Direct => Scope::Place,
            PlaceKind::Channel if self.relays(known, place) => Scope::Place,
            PlaceKind::Channel => Scope::Person,
        })
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

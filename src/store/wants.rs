//! What the decisions at hand, or the events to be followed, can ask about.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::event::{Event, Fact, Place};
use crate::domain::id::{ConversationId, FeedbackId, MessageId};
use crate::domain::inbound::{Account, Inbound, Pressed, Said, Wish};
use crate::domain::key::{MessageKey, PlaceKey};
use crate::domain::quota::{Day, Purse};
use crate::domain::rating::asks_again;
use crate::domain::review::ReviewWish;
use crate::domain::settings::{Category, Layer};
use crate::domain::time::Timestamp;
use crate::store::row::date;

/// Names of the rows to load before deciding; their neighbours come along.
#[derive(Debug, Default)]
pub(super) struct Wants {
    pub(super) accounts: BTreeSet<String>,
    /// Platform's messages that may be turns, feedback or parts.
    pub(super) keys: BTreeSet<String>,
    /// Parts all of whose reactions are wanted, with what the same people gave on the other parts of their replies.
    pub(super) parts: BTreeSet<String>,
    pub(super) places: BTreeSet<String>,
    /// Places whose threads are wanted too.
    pub(super) gone: BTreeSet<String>,
    /// Replies whose followers are wanted.
    pub(super) followed: BTreeSet<Uuid>,
    pub(super) messages: BTreeSet<Uuid>,
    pub(super) conversations: BTreeSet<Uuid>,
    pub(super) feedback: BTreeSet<Uuid>,
    pub(super) people: BTreeSet<Uuid>,
    /// Accounts whose people may want to be forgotten.
    pub(super) forgets: BTreeSet<String>,
    /// Texts of which it matters whether their words are there.
    pub(super) said: BTreeSet<Uuid>,
    /// Messages whose words may go, with what quotes them.
    pub(super) erased: Vec<MessageKey>,
    /// Who these are.
    pub(super) forgotten: BTreeSet<Uuid>,
    /// People whose choices about their words are wanted, beside those that are wanted themselves.
    pub(super) spoken_to: BTreeSet<Uuid>,
    /// Servers and categories whose settings are wanted.
    pub(super) layers: BTreeSet<String>,
    /// Servers all of whose settings are wanted.
    pub(super) reviewed: BTreeSet<String>,
    /// Purses of servers.
    pub(super) guilds: BTreeSet<String>,
    /// Servers of which it matters whether they were left.
    pub(super) left: BTreeSet<String>,
    /// Days on which it matters what was had.
    pub(super) days: BTreeSet<Day>,
    /// First replies of those that were found, beside which others may stand.
    pub(super) replies: BTreeSet<Uuid>,
    /// Whether the questions of replies are wanted too, since they may be asked again.
    pub(super) questions: bool,
}

impl Wants {
    /// What deciding these needs.
    pub(super) fn of<'a>(inbounds: impl IntoIterator<Item = &'a Inbound>) -> Self {
        let mut wants = Self::default();
        for inbound in inbounds {
            wants.inbound(inbound);
        }
        wants
    }

    fn inbound(&mut self, inbound: &Inbound) {
        match inbound {
            Inbound::Said(said) => self.said(said),
            Inbound::Edited(edited) => self.key(&edited.spot.message),
            Inbound::Deleted(deleted) => {
                deleted.messages.iter().for_each(|key| self.key(key));
                self.erased.extend(deleted.messages.iter().cloned());
                // A reply may answer more questions than those that are gone.
                self.questions = true;
            }
            Inbound::Reacted(reacted) => {
                self.key(&reacted.spot.message);
                self.account(&reacted.by);
                if asks_again(&reacted.emoji) {
                    self.questions = true;
                    self.days.insert(Day::of(reacted.at));
                }
            }
            Inbound::Cleared(cleared) => {
                self.key(&cleared.spot.message);
                self.parts.insert(cleared.spot.message.to_string());
            }
            Inbound::ReactionsSeen(seen) => {
                self.key(&seen.spot.message);
                self.parts.insert(seen.spot.message.to_string());
                seen.held.iter().chain(&seen.newer).for_each(|one| self.account(&one.by));
            }
            Inbound::Pressed(pressed) => self.pressed(pressed),
            Inbound::PlaceGone(gone) => {
                self.place_key(&gone.place);
                self.gone.insert(gone.place.to_string());
            }
            Inbound::Copied(copied) => self.message(copied.message),
            Inbound::RejoinedGuild(rejoined) => {
                self.left.insert(rejoined.guild.to_string());
            }
            Inbound::PurgedGuild(purged) => {
                self.left.insert(purged.guild.to_string());
            }
            Inbound::Expired(_) | Inbound::LeftGuild(_) => {}
            Inbound::Began(began) => self.message(began.reply),
            Inbound::Shown(shown) => {
                self.message(shown.reply);
                self.key(&shown.spot.message);
            }
            Inbound::Carded(carded) => self.message(carded.reply),
            Inbound::Finished(finished) => {
                self.message(finished.reply);
                self.said.extend(finished.before.iter().map(|it| Uuid::from_u128(it.text.as_u128())));
                self.followed.insert(Uuid::from_u128(finished.reply.as_u128()));
            }
        }
    }

    fn said(&mut self, said: &Said) {
        self.account(&said.by);
        self.key(&said.spot.message);
        self.key(&said.place.key.as_message());
        if let Some(key) = &said.reply_to {
            self.key(key);
        }
        self.place(&said.place);
        self.category(&said.category);
        self.had(&said.place, said.at);
    }

    fn pressed(&mut self, pressed: &Pressed) {
        self.account(&pressed.by);
        self.place(&pressed.place);
        self.category(&pressed.category);
        self.had(&pressed.place, pressed.at);
        match &pressed.wish {
            Wish::UndoClear(conversation) => self.conversation(*conversation),
            Wish::Stop(reply) | Wish::Prefer(reply) => self.message(*reply),
            Wish::AskAgain { on, .. } => {
                self.key(on);
                self.questions = true;
            }
            Wish::AnswerInstead(key) | Wish::GiveFeedback { on: key, .. } | Wish::Rate { on: key, .. } => {
                self.key(key);
            }
            Wish::Review(_, wish) => {
                self.reviewed.extend(pressed.place.guild.as_ref().map(ToString::to_string));
                self.review(wish);
            }
            Wish::Forget { .. } => {
                self.forgets.insert(pressed.by.key.to_string());
            }
            Wish::Redact { on, .. } => {
                self.key(on);
                self.erased.push(on.clone());
            }
            Wish::Privacy | Wish::Consent(..) | Wish::MyData => {}
            Wish::Clear | Wish::Relay(..) | Wish::Settings(..) | Wish::Model(_) | Wish::Quota => {}
        }
    }

    fn review(&mut self, wish: &ReviewWish) {
        match wish {
            ReviewWish::First { asker, .. } => {
                self.accounts.extend(asker.as_ref().map(ToString::to_string));
            }
            ReviewWish::After(reply) | ReviewWish::Decide(reply, _) => self.message(*reply),
            ReviewWish::Show(part) => self.key(part),
            ReviewWish::Figures(_) => {}
        }
    }

    /// What following these events needs.
    pub(super) fn of_events<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        let mut wants = Self::default();
        for event in events {
            event.conversation.into_iter().for_each(|id| wants.conversation(id));
            event.message.into_iter().for_each(|id| wants.message(id));
            wants.people.extend(event.person.map(|id| Uuid::from_u128(id.as_u128())));
            match &event.fact {
                Fact::ConversationStarted(it) => {
                    it.continues.into_iter().for_each(|id| wants.conversation(id))
                }
                Fact::MessageAdded(it) => it.answered_by.into_iter().for_each(|id| wants.message(id)),
                Fact::AnotherAsked(it) => {
                    wants.message(it.beside);
                    wants.questions = true;
                }
                Fact::ReactionsCleared(it) => {
                    wants.parts.insert(it.on.to_string());
                }
                Fact::FeedbackGiven(it) => wants.feedback(it.feedback),
                Fact::NoteGiven(it) => wants.feedback(it.note),
                Fact::TextsErased(it) => it.feedback.into_iter().for_each(|id| wants.feedback(id)),
                _ => {}
            }
        }
        wants
    }

    /// Whether words may go, with everything that quotes them.
    pub(super) fn erase(&self) -> bool {
        !self.forgets.is_empty() || !self.erased.is_empty()
    }

    /// The days as columns hold them.
    pub(super) fn dates(&self) -> Vec<NaiveDate> {
        self.days.iter().map(|day| date(*day)).collect()
    }

    /// What was had in a place's server, and by those who ask there, on the day of a moment.
    fn had(&mut self, place: &Place, at: Timestamp) {
        self.days.insert(Day::of(at));
        self.guilds.extend(place.guild.clone().map(|guild| Purse::Guild(guild).to_string()));
    }

    fn account(&mut self, by: &Account) {
        self.accounts.insert(by.key.to_string());
    }

    fn key(&mut self, key: &MessageKey) {
        self.keys.insert(key.to_string());
    }

    fn place(&mut self, place: &Place) {
        self.place_key(&place.key);
        place.parent.iter().for_each(|parent| self.place_key(parent));
        self.layers.extend(place.guild.clone().map(|guild| Layer::Guild(guild).to_string()));
    }

    fn category(&mut self, category: &Category) {
        if let Category::In(category) = category {
            self.layers.insert(category.to_string());
        }
    }

    fn place_key(&mut self, key: &PlaceKey) {
        self.places.insert(key.to_string());
    }

    fn message(&mut self, id: MessageId) {
        self.messages.insert(Uuid::from_u128(id.as_u128()));
    }

    fn conversation(&mut self, id: ConversationId) {
        self.conversations.insert(Uuid::from_u128(id.as_u128()));
    }

    fn feedback(&mut self, id: FeedbackId) {
        self.feedback.insert(Uuid::from_u128(id.as_u128()));
    }
}

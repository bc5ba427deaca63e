//! The limits of a day: who has had enough is told so, and what is left can be asked for.

use std::time::Duration;

use crate::domain::decide::turn::Turn;
use crate::domain::decide::{About, Act, Answer, Deciding, Notice};
use crate::domain::event::{EventKey, Fact, QuestionDeclined};
use crate::domain::id::{ConversationId, MessageId, PersonId};
use crate::domain::inbound::{Account, Pressed};
use crate::domain::key::GuildKey;
use crate::domain::quota::{Day, Left, Over, Purse, Spent};
use crate::domain::time::Timestamp;

/// How long nobody is told again in words; a sign is enough.
const TOLD_FOR: Duration = Duration::from_secs(60 * 60);

/// What somebody may still have today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Quota {
    /// Of their own.
    pub person: Left,
    /// Of the server's.
    pub guild: Left,
    /// Whether the limits do not hold for them.
    pub spared: bool,
    /// When the next day begins.
    pub until: Timestamp,
}

impl Deciding<'_> {
    /// Whose limit keeps somebody from asking the model once more, if one does.
    pub(super) fn over_limit(
        &self,
        person: Option<PersonId>,
        guild: Option<&GuildKey>,
        by: &Account,
        at: Timestamp,
    ) -> Option<Over> {
        let limits = &self.rules.limits;
        let (theirs, of_guild) = self.spent(person, guild, at);
        limits.over(&theirs, &of_guild, at).filter(|_| !self.is_spared(by))
    }

    fn is_spared(&self, by: &Account) -> bool {
        by.moderator && self.rules.limits.spare_moderators
    }

    fn spent(&self, person: Option<PersonId>, guild: Option<&GuildKey>, at: Timestamp) -> (Spent, Spent) {
        let of = |purse: Option<Purse>| {
            purse.map(|purse| self.known.spent(&purse, Day::of(at))).unwrap_or_default()
        };
        // Where there is no server, none of its limit was had.
        (of(person.map(Purse::Person)), of(guild.cloned().map(Purse::Guild)))
    }

    /// What somebody writes who has had enough is said all the same, and waits for nobody.
    pub(super) fn decline(
        &mut self,
        turn: &Turn<'_>,
        words: &str,
        over: Over,
    ) -> (ConversationId, MessageId) {
        let (conversation, message) = self.leave_unanswered(turn, words);
        let purse = turn.person.map(Purse::Person);
        let told = purse.and_then(|purse| self.known.spent(&purse, Day::of(turn.at)).told);
        let tells = told.is_none_or(|told| turn.at.since(told) > TOLD_FOR);
        let declined = QuestionDeclined { limit: over.whose, told: tells };
        let about = About { conversation: Some(conversation), message: Some(message), person: turn.person };
        let key = EventKey::of("decline_message", &turn.spot.message);
        self.record(key, turn.at, about, Fact::QuestionDeclined(declined));
        let spot = turn.spot.clone();
        self.act(match tells {
            true => Act::Tell(spot, Notice::OverLimit(over)),
            false => Act::Decline(spot),
        });
        (conversation, message)
    }

    pub(super) fn quota(&mut self, pressed: &Pressed) {
        let person = self.known.person(&pressed.by.key);
        let guild = pressed.place.guild.as_ref();
        let (theirs, of_guild) = self.spent(person, guild, pressed.at);
        let limits = &self.rules.limits;
        let quota = Quota {
            person: limits.person.left(&theirs),
            guild: guild.map(|_| limits.guild.left(&of_guild)).unwrap_or_default(),
            spared: self.is_spared(&pressed.by),
            until: Day::of(pressed.at).ends(),
        };
        self.answer(Answer::Quota(quota));
    }
}

//! What moderators make of replies: their verdicts, the cases that ask for one, and what may be asked for.

use crate::domain::event::{Place, PlaceKind, Rating};
use crate::domain::id::{ConversationId, MessageId, PersonId, TextId};
use crate::domain::key::{AccountKey, GuildKey, MessageKey, PlaceKey, RoleKey};
use crate::domain::rules::Rules;
use crate::domain::settings::{Category, Settings};
use crate::domain::time::Timestamp;

/// What a moderator did with a reply that asked for a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Review {
    /// Decided what to think of it.
    Decided(Verdict),
    /// Left it to others, until something new is said of it.
    Skipped,
    /// Took the verdict back, or the skipping: it asks again.
    Undone,
}

impl Review {
    /// The text that it brings.
    pub const fn text(self) -> Option<TextId> {
        match self {
            Self::Decided(verdict) => verdict.correction(),
            Self::Skipped | Self::Undone => None,
        }
    }
}

/// What was decided about a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is good as it is.
    Good,
    /// It is not, and nobody wrote a better one.
    Bad,
    /// This should have been said.
    Corrected(TextId),
    /// It is of no use to anybody, good or bad.
    Excluded,
}

impl Verdict {
    /// The text that should have been said.
    pub const fn correction(self) -> Option<TextId> {
        match self {
            Self::Corrected(text) => Some(text),
            Self::Good | Self::Bad | Self::Excluded => None,
        }
    }
}

/// A verdict as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    /// What was decided.
    pub verdict: Verdict,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// A reply that somebody rated or spoke of, or that was reviewed, as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The reply.
    pub reply: MessageId,
    /// Its conversation.
    pub conversation: ConversationId,
    /// The server that it was said in; replies in direct messages are nobody else's to review.
    pub guild: Option<GuildKey>,
    /// Where it was said.
    pub place: PlaceKey,
    /// The channel whose moderators review it: a thread's own, or the place itself.
    pub channel: PlaceKey,
    /// Who asked for it.
    pub person: Option<PersonId>,
    /// The name of the model that it comes from.
    pub model: Option<String>,
    /// When it was owed.
    pub at: Timestamp,
    /// How many hold it for good: 👍, 4 and 5.
    pub likes: u32,
    /// How many hold it for bad: 👎, 1 and 2.
    pub dislikes: u32,
    /// How many pieces of feedback stand.
    pub words: u32,
    /// Whether somebody left it to others, and nothing was said since.
    pub skipped: bool,
    /// What was decided.
    pub decided: Option<Decided>,
    /// Whether its correction quoted words that are gone, and nobody has decided since.
    pub reopened: bool,
}

/// How a case stands. Whether somebody has it on the desk is not its own state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CaseState {
    /// Nothing asks for a review.
    Quiet,
    /// Something asks for one.
    New,
    /// The raters disagree.
    Disputed,
    /// Somebody left it to others.
    Skipped,
    /// It is decided.
    Done,
}

impl Case {
    /// How it stands: a dislike, a low score or words ask for a review; a verdict holds until it is taken back.
    pub const fn state(&self) -> CaseState {
        let asks = self.dislikes > 0 || self.words > 0 || self.reopened;
        match self.decided {
            Some(_) => CaseState::Done,
            None if self.skipped => CaseState::Skipped,
            None if !asks => CaseState::Quiet,
            None if self.is_disputed() => CaseState::Disputed,
            None => CaseState::New,
        }
    }

    /// Whether some hold the reply for good and others for bad.
    pub const fn is_disputed(&self) -> bool {
        self.likes > 0 && self.dislikes > 0
    }

    /// These texts are gone, since they quoted what is; a correction among them is to be written anew.
    pub(super) fn unquoted(&mut self, texts: &[TextId]) {
        let correction = self.decided.and_then(|decided| decided.verdict.correction());
        if correction.is_some_and(|correction| texts.contains(&correction)) {
            self.decided = None;
            self.skipped = false;
            self.reopened = true;
        }
    }

    /// A person's rating was `before` and is `now`.
    pub(super) const fn rated(&mut self, before: Option<Rating>, now: Option<Rating>) {
        if let Some(count) = self.count_of(before) {
            *count = count.saturating_sub(1);
        }
        if let Some(count) = self.count_of(now) {
            *count = count.saturating_add(1);
            self.skipped = false;
        }
    }

    /// A piece of feedback stood, and does now, or not.
    pub(super) const fn spoken_of(&mut self, stood: bool, stands: bool) {
        match (stood, stands) {
            (false, true) => {
                self.words = self.words.saturating_add(1);
                self.skipped = false;
            }
            (true, false) => self.words = self.words.saturating_sub(1),
            _ => {}
        }
    }

    /// A score in the middle says neither.
    const fn count_of(&mut self, rating: Option<Rating>) -> Option<&mut u32> {
        match rating {
            Some(Rating::Like | Rating::Score(4..)) => Some(&mut self.likes),
            Some(Rating::Dislike | Rating::Score(..=2)) => Some(&mut self.dislikes),
            Some(Rating::Score(3)) | None => None,
        }
    }
}

/// Who asks to review, as the platform tells it at this very moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviewer {
    /// Their roles in the server.
    pub roles: Vec<RoleKey>,
    /// The channels that they may read.
    pub reads: Vec<PlaceKey>,
    /// The channels that they may moderate.
    pub moderates: Vec<PlaceKey>,
    /// Which categories the server's channels are in.
    pub categories: Vec<(PlaceKey, Category)>,
}

impl Reviewer {
    /// The channels whose replies they may review: those that they moderate, and those that they may read and whose
    /// reviewers' role they have.
    pub fn channels(&self, rules: &Rules, settings: &Settings, guild: Option<&GuildKey>) -> Vec<PlaceKey> {
        let reviews = |channel: &&PlaceKey| {
            let (key, guild) = ((*channel).clone(), guild.cloned());
            let place = Place { key, kind: PlaceKind::Channel, guild, parent: None };
            let of_roles = || rules.settings_of(settings, &place).reviewers;
            self.moderates.contains(channel) || of_roles().iter().any(|role| self.roles.contains(role))
        };
        let others = self.moderates.iter().filter(|channel| !self.reads.contains(channel));
        self.reads.iter().filter(reviews).chain(others).cloned().collect()
    }
}

/// What somebody wants of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewWish {
    /// The first case of this kind.
    First {
        /// Which kind; whose replies alone are wanted is said beside it.
        filter: Filter,
        /// Whose replies alone are wanted.
        asker: Option<AccountKey>,
    },
    /// The next case of the kind that they asked for last.
    After(MessageId),
    /// The reply that this message is a part of, and no other.
    Show(MessageKey),
    /// A decision about this reply.
    Decide(MessageId, Deed),
    /// How replies are rated and reviewed.
    Figures(Survey),
}

impl ReviewTask {
    /// The reply that the next one comes after: where none comes, what was asked for stays with it.
    pub const fn before(&self) -> Option<MessageId> {
        match self {
            Self::After(before) | Self::Onward(before, _) => Some(*before),
            _ => None,
        }
    }
}

/// What a moderator does with a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Finds it good.
    Good,
    /// Finds it bad.
    Bad,
    /// Writes what should have been said.
    Correct(String),
    /// Takes it out.
    Exclude,
    /// Leaves it to others.
    Skip,
    /// Takes back what was decided.
    Undo,
}

/// Which cases are asked for. The default is everything that waits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// How they stand.
    pub status: Status,
    /// How they were rated.
    pub rated: Option<Leaning>,
    /// Only those that something was said about.
    pub words: bool,
    /// Only those of this channel or thread.
    pub place: Option<PlaceKey>,
    /// Only those of this model.
    pub model: Option<String>,
    /// Only those that were asked for since.
    pub since: Option<Timestamp>,
    /// Only those that this person asked for.
    pub asker: Option<PersonId>,
    /// None of the queue but some chosen by chance, of those that nothing asks about.
    pub sample: Option<Sample>,
}

/// How the cases stand that are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// New and disputed ones.
    #[default]
    Waiting,
    /// Disputed ones.
    Disputed,
    /// Skipped ones.
    Skipped,
    /// Decided ones.
    Done,
}

/// How the raters lean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Leaning {
    /// Somebody holds it for good.
    Liked,
    /// Somebody holds it for bad.
    Disliked,
}

/// What a sample is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sample {
    /// Replies that nobody rated or spoke of.
    Unrated,
    /// Replies that are liked and nothing else.
    Liked,
}

/// What is to be shown to somebody who may see it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Task {
    /// Who reviews.
    pub by: PersonId,
    /// In which server.
    pub guild: GuildKey,
    /// The channels whose replies they may review.
    pub channels: Vec<PlaceKey>,
    /// What.
    pub what: ReviewTask,
}

/// What of the queue is to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ReviewTask {
    /// The first case of this kind.
    First(Filter),
    /// The next one of the kind that was asked for last.
    After(MessageId),
    /// This one, which was asked for by itself.
    Named(MessageId),
    /// This one, in which something was pressed.
    Show(MessageId),
    /// This was just recorded of that one: whoever came to it along the queue is shown the next one.
    Onward(MessageId, Review),
    /// How replies are rated and reviewed.
    Figures(Survey),
}

/// Which replies figures are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Survey {
    /// Those of the last days, so many.
    pub days: u32,
    /// Only those of this channel or thread.
    pub place: Option<PlaceKey>,
    /// What the platform calls the channels, to whoever asks.
    pub names: Vec<(PlaceKey, String)>,
}

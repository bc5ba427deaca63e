//! What people say of their own words: whether they are answered, whether their words are kept, and whether a model may learn
//! from them.

use std::time::Duration;

use crate::domain::id::{ConversationId, FileId, MessageId, TextId};

/// Which version of the bot's own words about it people read now. Each choice says which one was read; whoever changes these
/// words (`bot/texts/privacy`) counts it up.
pub const SHOWN: u32 = 3;

/// What is agreed to, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// To be answered at all: by addressing the bot, until it is taken back.
    Answer,
    /// That words are kept.
    Keep,
    /// That a model may learn from them.
    Train,
}

/// Whose words are kept; what is stricter stands later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Keep {
    /// Everybody's who has not said no: a notice tells so.
    #[default]
    Notice,
    /// Theirs who have said yes.
    OptIn,
}

/// What one person has said so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Consents {
    /// See [`Step::Answer`].
    pub answer: Option<bool>,
    /// See [`Step::Keep`].
    pub keep: Option<bool>,
    /// See [`Step::Train`].
    pub train: Option<bool>,
    /// They had everything of theirs erased, and are somebody new since.
    pub forgotten: bool,
    /// Which version of the bot's words held when they last agreed to be answered, by asking or by a choice.
    pub answered: Option<u32>,
}

impl Consents {
    /// Follows a choice, made with this version of the bot's words before them.
    pub const fn choose(&mut self, step: Step, given: bool, shown: u32) {
        match step {
            Step::Answer => {
                self.answer = Some(given);
                self.answered = if given { Some(shown) } else { None };
            }
            Step::Keep => self.keep = Some(given),
            Step::Train => self.train = Some(given),
        }
    }

    /// What was said of a step; none: nothing.
    pub const fn said(self, step: Step) -> Option<bool> {
        match step {
            Step::Answer => self.answer,
            Step::Keep => self.keep,
            Step::Train => self.train,
        }
    }

    /// Whether they are answered.
    pub const fn answers(self) -> bool {
        !matches!(self.answer, Some(false))
    }

    /// Whether what they say is kept.
    pub fn keeps(self, keep: Keep) -> bool {
        !self.forgotten && self.keep.unwrap_or(keep == Keep::Notice)
    }

    /// Whether they have said that nothing more is kept.
    pub const fn refuses(self) -> bool {
        self.forgotten || matches!(self.keep, Some(false))
    }

    /// Whether a model may learn from their words: only if they said so, and of what is kept.
    pub const fn trains(self) -> bool {
        matches!(self.train, Some(true)) && !self.refuses()
    }
}

/// What somebody is told who asks what is kept of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Choices {
    /// What they have said.
    pub consents: Consents,
    /// What holds in the place for those who have said nothing.
    pub keep: Keep,
    /// How long words are kept; none: until somebody has them erased.
    pub retain: Option<Duration>,
    /// The host of the server whose model answers there.
    pub host: String,
    /// The hosts of the other models, which may be chosen or stand in.
    pub others: Vec<String>,
    /// Where the operator's policy can be read.
    pub policy: Option<String>,
}

/// Why the words of a text are not in the database; what matters more stands later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Absent {
    /// Whose they are keeps nothing.
    NeverKept,
    /// They were.
    Erased,
}

/// The texts that go when a person is forgotten.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// What they wrote.
    pub own: Vec<TextId>,
    /// What the model answered them, and where it quotes them to others.
    pub answers: Vec<TextId>,
    /// What moderators wrote that quotes them.
    pub quoting: Vec<Quoting>,
    /// The files that they attached.
    pub files: Vec<FileId>,
}

impl Words {
    /// How much that is.
    pub const fn count(&self) -> Gone {
        Gone { own: self.own.len(), answers: self.answers.len(), quoting: self.quoting.len() }
    }
}

/// How much goes when a person is forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Gone {
    /// Texts of theirs.
    pub own: usize,
    /// Replies of the model.
    pub answers: usize,
    /// Texts of moderators.
    pub quoting: usize,
}

/// Something that a moderator wrote about a reply, and that quotes words which go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoting {
    /// What they wrote.
    pub text: TextId,
    /// The conversation of the reply.
    pub conversation: ConversationId,
    /// The reply, or whatever else they wrote it about.
    pub message: MessageId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_means_what_the_place_says_and_words_count_more() {
        let said = |keep| Consents { keep, ..Consents::default() };
        let check = |keep, policy, expected| assert_eq!(said(keep).keeps(policy), expected);
        check(None, Keep::Notice, true);
        check(None, Keep::OptIn, false);
        check(Some(true), Keep::OptIn, true);
        check(Some(false), Keep::Notice, false);
    }

    #[test]
    fn a_model_learns_only_from_those_who_said_yes_and_not_from_what_is_not_kept() {
        let check = |keep, train, forgotten, expected| {
            let consents = Consents { keep, train, forgotten, ..Consents::default() };
            assert_eq!(consents.trains(), expected, "{consents:?}");
        };
        check(None, None, false, false);
        check(None, Some(true), false, true);
        check(Some(false), Some(true), false, false);
        check(Some(true), Some(true), true, false);
    }
}

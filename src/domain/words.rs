//! The one spelling of every word that columns, payloads and logs share.

use std::fmt;
use std::str::FromStr;

use crate::domain::consent::{Keep, Step};
use crate::domain::decide::Origin;
use crate::domain::event::{
    EndReason, EraseReason, Finish, PlaceKind, Rating, Role, Scope, Standing, Through,
};
use crate::domain::file::{FileKind, Lost};
use crate::domain::quota::Whose;
use crate::domain::review::{CaseState, Leaning, Sample, Status, Verdict};
use crate::domain::settings::{Setting, Tier};

/// The text is none of the words that are known here.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("an unknown word")]
pub struct UnknownWord;

macro_rules! words {
    ($($name:ident { $($variant:ident = $word:literal),* $(,)? })*) => {$(
        impl $name {
            /// The word for it, the same everywhere.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                match word { $($word => Ok(Self::$variant),)* _ => Err(UnknownWord) }
            }
        }
    )*};
}

words! {
    Role { System = "system", User = "user", Assistant = "assistant" }
    PlaceKind { Channel = "channel", Thread = "thread", Direct = "direct" }
    Scope { Place = "place", Person = "person" }
    Through {
        Reaction = "reaction", Thread = "thread", Reply = "reply", Menu = "menu", Button = "button",
        Reconciliation = "reconciliation",
    }
    Standing { Asker = "asker", Bystander = "bystander", Moderator = "moderator" }
    EndReason { Cleared = "cleared", Idle = "idle", PlaceGone = "place_gone", Undone = "undone" }
    FileKind { Image = "image", Text = "text" }
    Lost { Gone = "gone", Unreachable = "unreachable", TooLarge = "too_large", Unreadable = "unreadable" }
    EraseReason {
        Deleted = "deleted", Forgotten = "forgotten", Redacted = "redacted", Expired = "expired", Purged = "purged",
        TakenDown = "taken_down", Quoting = "quoting",
    }
    Step { Answer = "answer", Keep = "keep", Train = "train" }
    Keep { Notice = "notice", OptIn = "opt-in" }
    Whose { Person = "person", Guild = "guild" }
    Origin {
        Message = "message", Form = "form", Model = "model", Reasoning = "reasoning", Setup = "setup",
        Correction = "correction", Note = "note",
    }
    CaseState { Quiet = "quiet", New = "new", Disputed = "disputed", Skipped = "skipped", Done = "done" }
    Status { Waiting = "waiting", Disputed = "disputed", Skipped = "skipped", Done = "done" }
    Leaning { Liked = "liked", Disliked = "disliked" }
    Sample { Unrated = "unrated", Liked = "liked" }
    Setting {
        Relay = "relay", Scope = "scope", Feedback = "feedback", Seeds = "seeds", Reviewers = "reviewers",
        ReviewChannel = "review_channel", Language = "language", Keep = "keep", TakeDown = "take_down",
        Training = "training",
    }
    Tier { Guild = "server", Category = "category", Channel = "channel", Thread = "thread", Direct = "direct" }
}

impl Verdict {
    /// The word for it, the same everywhere; the text of a correction stands beside it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Corrected(_) => "corrected",
            Self::Excluded => "excluded",
        }
    }
}

const OTHER: &str = "other:";

impl fmt::Display for Finish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ended => "ended",
            Self::Length => "length",
            Self::Filtered => "filtered",
            Self::Empty => "empty",
            Self::Stopped => "stopped",
            Self::Deleted => "deleted",
            Self::Cut => "cut",
            Self::Busy => "busy",
            Self::TooLong => "too_long",
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::Other(words) => return write!(f, "{OTHER}{words}"),
        })
    }
}

impl FromStr for Finish {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Ok(match word {
            "ended" => Self::Ended,
            "length" => Self::Length,
            "filtered" => Self::Filtered,
            "empty" => Self::Empty,
            "stopped" => Self::Stopped,
            "deleted" => Self::Deleted,
            "cut" => Self::Cut,
            "busy" => Self::Busy,
            "too_long" => Self::TooLong,
            "refused" => Self::Refused,
            "failed" => Self::Failed,
            other => Self::Other(other.strip_prefix(OTHER).ok_or(UnknownWord)?.to_owned()),
        })
    }
}

impl fmt::Display for Rating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Like => f.write_str("like"),
            Self::Dislike => f.write_str("dislike"),
            Self::Score(score) => write!(f, "{score}"),
        }
    }
}

impl FromStr for Rating {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "like" => Ok(Self::Like),
            "dislike" => Ok(Self::Dislike),
            score => match score.parse() {
                Ok(score @ 1..=5) => Ok(Self::Score(score)),
                _ => Err(UnknownWord),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: FromStr + fmt::Display + PartialEq + fmt::Debug>(value: T, word: &str) {
        assert_eq!(value.to_string(), word);
        assert_eq!(word.parse().ok(), Some(value));
    }

    #[test]
    fn every_word_is_read_as_it_is_written() {
        check(Role::Assistant, "assistant");
        check(Finish::Deleted, "deleted");
        check(Finish::TooLong, "too_long");
        check(Finish::Other("tool_calls".into()), "other:tool_calls");
        check(Rating::Score(4), "4");
        check(Rating::Dislike, "dislike");
        check(EndReason::PlaceGone, "place_gone");
        assert_eq!("6".parse::<Rating>(), Err(UnknownWord));
        assert_eq!("tool_calls".parse::<Finish>(), Err(UnknownWord));
    }
}

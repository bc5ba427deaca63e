//! Why a reply is in no example, one word each, counted.

use std::collections::BTreeMap;

use serde::Serialize;

/// Why a reply was left out; of one that could be in pairs, why the surest of them was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It had not ended by then.
    Unfinished,
    /// The server failed, refused, or had no time.
    Failed,
    /// Somebody stopped it, or its question was deleted.
    Stopped,
    /// It is not whole: the token limit, a filter or a broken stream ended it.
    Cut,
    /// It says nothing.
    Empty,
    /// Another model said it than the one that was asked for.
    OtherModel,
    /// No moderator decided about it, and only reviewed replies were asked for.
    NotReviewed,
    /// Nothing has changed since the place in the log that was asked for.
    Unchanged,
    /// A moderator excluded it.
    Excluded,
    /// Nobody whose opinion counts has one.
    Unrated,
    /// Opinions are divided, and nobody has decided.
    Disputed,
    /// Fewer people than have to agree have an opinion.
    TooFew,
    /// It is liked, but neither accepted by a moderator nor by two people more than dislike it, without open reports.
    NotAccepted,
    /// A moderator or the raters hold it for bad.
    Disliked,
    /// There is no other text, for the same turns, that is known to be better or worse.
    Alone,
    /// The better and the worse text are the same.
    Same,
    /// There are as many pairs for its question as there may be.
    Enough,
    /// What was asked is not recorded, or does not end with a person.
    NoQuestion,
    /// Its words, or some that led to it or to an answer before it, were erased.
    Erased,
    /// The same, but only after the moment that the export tells of.
    ErasedSince,
    /// It, or an answer before it, was said in a place that a server excludes from training.
    Place,
    /// An image was looked at, for which no format has room.
    Image,
    /// Somebody whose words led to it or to an answer before it, or stand in its correction, has not allowed it, or it is not
    /// known who did.
    NoConsent,
    /// Somebody like that had allowed it at that moment, and has taken it back since.
    Withdrawn,
    /// It is still an example, but says something else: opinions have changed, or its correction has. Only a comparison says so.
    Changed,
}

/// How many were left out for what.
pub type LeftOut = BTreeMap<Reason, u64>;

/// Counts one more.
pub fn count(left_out: &mut LeftOut, reason: Reason) {
    *left_out.entry(reason).or_default() += 1;
}

//! Replies counted with what people thought of them: what figures are made from.

use crate::domain::event::Rating;
use crate::domain::time::Timestamp;

/// Which side an opinion takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// 👍, or a score of 4 or 5.
    For,
    /// 👎, or a score of 1 or 2.
    Against,
}

/// Finished replies of one day, model and place that have the same opinions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The beginning of the day (UTC) on which they were owed.
    pub day: Timestamp,
    /// The model that said them, by the name it was asked under; empty where none is recorded.
    pub model: String,
    /// Where they were said: the name of the channel, or the platform's key of it; threads count with their channel.
    pub place: String,
    /// How many opinions are for each.
    pub likes: u32,
    /// How many are against each.
    pub dislikes: u32,
    /// What a moderator decided of each, and the raters; none where either took no side.
    pub judged: Option<Judged>,
    /// How many such replies there are.
    pub replies: u64,
}

/// The two sides on a reply that a moderator has decided about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What most of its raters hold, whoever decided left out.
    pub raters: Side,
    /// What was decided: a reply that was corrected was not good.
    pub moderator: Side,
}

/// How the reviews of some replies stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reviews {
    /// Replies that wait for a verdict, disputed ones among them.
    pub open: u64,
    /// Those of them on which people took different sides.
    pub disputed: u64,
    /// Replies with a verdict.
    pub done: u64,
    /// The median time from what first asked for a verdict, as far as that still stands, to the verdict; none without any.
    pub median_ms: Option<u64>,
}

impl Side {
    /// Every rating that takes this side.
    pub fn ratings(self) -> impl Iterator<Item = Rating> {
        let scores = (1..=5).map(Rating::Score);
        [Rating::Like, Rating::Dislike]
            .into_iter()
            .chain(scores)
            .filter(move |it| Self::of(*it) == Some(self))
    }

    /// The side of a rating; a 3 of 5 takes none.
    pub const fn of(rating: Rating) -> Option<Self> {
        match rating {
            Rating::Like | Rating::Score(4..) => Some(Self::For),
            Rating::Dislike | Rating::Score(..=2) => Some(Self::Against),
            Rating::Score(_) => None,
        }
    }
}

impl Tally {
    /// Whether anybody took a side.
    pub const fn is_rated(&self) -> bool {
        self.likes > 0 || self.dislikes > 0
    }

    /// Whether people took different sides.
    pub const fn is_disputed(&self) -> bool {
        self.likes > 0 && self.dislikes > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_middling_score_takes_no_side() {
        let sides = [1, 2, 3, 4, 5].map(|score| Side::of(Rating::Score(score)));
        let (against, with) = (Some(Side::Against), Some(Side::For));
        assert_eq!(sides, [against, against, None, with, with]);
        assert_eq!((Side::of(Rating::Like), Side::of(Rating::Dislike)), (with, against));
    }
}

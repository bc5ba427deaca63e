//! What figures say, without the words of any language: these are put to them where sentences are kept.

use crate::domain::tally::Reviews;
use crate::domain::time::Timestamp;

/// One thing that figures say, with the values in it. Shares are from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Saying<'a> {
    /// What all of it is about.
    Title,
    /// A share or a tick of an axis.
    Percent(f64),
    /// A count by itself.
    Count(u64),
    /// A moment's day, on an axis.
    Day(Timestamp),
    /// A figure's title: the share of likes.
    Likes,
    /// Of how many ratings it is.
    OfRatings(u64),
    /// A figure's title: how many replies are rated.
    Rated,
    /// Of how many replies it is.
    OfReplies(u64),
    /// A figure's title: how far raters agree with each other.
    RatersAgree,
    /// The same of raters and moderators.
    WithModerators,
    /// Krippendorff's alpha.
    Alpha(f64),
    /// Between what it is likely to lie.
    Between(f64, f64),
    /// There is too little to say anything.
    NotEnough,
    /// A figure's title: what waits for a verdict.
    Open,
    /// How many of them are disputed.
    Disputed(u64),
    /// A figure's title: what has its verdict.
    Decided,
    /// How soon that came in the median, in milliseconds.
    After(u64),
    /// Nobody can tell how soon.
    NoTime,
    /// A title: the share of likes over time.
    OverTime,
    /// There is nothing to draw over time.
    NobodyRated,
    /// A title: likes by model.
    ByModel,
    /// A title: likes by place.
    ByPlace,
    /// A model's or a place's share, of so many ratings.
    ShareOf(f64, u64),
    /// It has none.
    NotRated,
    /// So many more are not drawn.
    More(usize),
    /// A sentence: how replies are liked.
    Liked {
        /// The share of likes.
        share: f64,
        /// The lower end of its interval.
        low: f64,
        /// The upper end.
        high: f64,
        /// Of how many ratings.
        ratings: u64,
        /// How many replies are rated.
        rated: u64,
        /// Of how many.
        replies: u64,
    },
    /// A sentence: so many replies, and none is rated.
    NoneRated(u64),
    /// A sentence: how reviews stand.
    Reviews(Reviews),
    /// A sentence: how far raters agree with each other, and with moderators; none while there is too little to tell.
    Agreed(Option<f64>, Option<f64>),
    /// A sentence: how the replies of one model are liked.
    LikedOf(&'a str, f64),
}

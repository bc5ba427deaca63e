//! Everything that is worth knowing about how replies are rated, from the replies and what people thought of them.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::domain::tally::Tally;
use crate::domain::time::Timestamp;
use crate::stats::agreement::{Agreement, Opinions};
use crate::stats::share::{Estimate, Share};

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// The most steps that a line over time has.
const STEPS: i64 = 30;

/// The figures of some replies.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// Finished replies.
    pub replies: u64,
    /// Those that somebody took a side on.
    pub rated: u64,
    /// Those on which people took different sides.
    pub disputed: u64,
    /// Likes among all opinions.
    pub likes: Counted,
    /// The same over time, in steps of equal length; steps without opinions are left out.
    pub over_time: Vec<Step>,
    /// The same for each model, the most rated first.
    pub by_model: Vec<Named>,
    /// The same for each place, the most rated first.
    pub by_place: Vec<Named>,
    /// How far raters agree with each other; none while there are too few ratings to tell.
    pub agreement: Option<Agreement>,
}

/// A share with its interval, as far as there is one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Counted {
    /// What was counted.
    #[serde(flatten)]
    pub counts: Share,
    /// The share; none without opinions.
    #[serde(flatten)]
    pub estimate: Option<Estimate>,
}

/// A share in one step of time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Step {
    /// When it began.
    #[serde(serialize_with = "text")]
    pub from: Timestamp,
    /// When the next one began.
    #[serde(serialize_with = "text")]
    pub until: Timestamp,
    /// The share.
    #[serde(flatten)]
    pub likes: Counted,
}

/// A share of a model or a place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Named {
    /// Which.
    pub name: String,
    /// The share.
    #[serde(flatten)]
    pub likes: Counted,
}

impl Figures {
    /// The figures of these replies; time is cut into days, or into as many days a step as keep the line readable.
    pub fn of(tallies: &[Tally]) -> Self {
        let mut all = Counting::new(tallies);
        tallies.iter().for_each(|tally| all.count(tally));
        let replies = |which: fn(&Tally) -> bool| {
            tallies.iter().filter(|tally| which(tally)).map(|tally| tally.replies).sum()
        };
        Self {
            replies: replies(|_| true),
            rated: replies(Tally::is_rated),
            disputed: replies(Tally::is_disputed),
            likes: all.likes.into(),
            over_time: all.steps(),
            by_model: named(all.by_model),
            by_place: named(all.by_place),
            agreement: all.opinions.agreement(),
        }
    }
}

impl From<Share> for Counted {
    fn from(counts: Share) -> Self {
        Self { counts, estimate: counts.estimate() }
    }
}

/// Counts on their way.
struct Counting<'a> {
    step_ms: i64,
    likes: Share,
    by_step: BTreeMap<i64, Share>,
    by_model: BTreeMap<&'a str, Share>,
    by_place: BTreeMap<&'a str, Share>,
    opinions: Opinions,
}

impl<'a> Counting<'a> {
    fn new(tallies: &[Tally]) -> Self {
        let days = |tally: &Tally| tally.day.as_ms().div_euclid(DAY_MS);
        let first = tallies.iter().map(days).min().unwrap_or(0);
        let last = tallies.iter().map(days).max().unwrap_or(0);
        let days_a_step = (last - first) / STEPS + 1;
        Self {
            step_ms: days_a_step * DAY_MS,
            likes: Share::default(),
            by_step: BTreeMap::new(),
            by_model: BTreeMap::new(),
            by_place: BTreeMap::new(),
            opinions: Opinions::default(),
        }
    }

    fn count(&mut self, tally: &'a Tally) {
        if !tally.is_rated() {
            return;
        }
        let step = tally.day.as_ms().div_euclid(self.step_ms);
        let shares = [
            &mut self.likes,
            self.by_step.entry(step).or_default(),
            self.by_model.entry(&tally.model).or_default(),
            self.by_place.entry(&tally.place).or_default(),
        ];
        let of_all = |opinions: u32| u64::from(opinions) * tally.replies;
        shares.into_iter().for_each(|share| share.add(of_all(tally.likes), of_all(tally.dislikes)));
        self.opinions.add(tally.likes, tally.dislikes, tally.replies);
    }

    fn steps(&self) -> Vec<Step> {
        let moment = |step: i64| Timestamp::from_ms(step * self.step_ms);
        let step = |(step, share): (&i64, &Share)| Step {
            from: moment(*step),
            until: moment(step + 1),
            likes: (*share).into(),
        };
        self.by_step.iter().map(step).collect()
    }
}

fn named(shares: BTreeMap<&str, Share>) -> Vec<Named> {
    let named = |(name, share): (&str, Share)| Named { name: name.to_owned(), likes: share.into() };
    let mut all: Vec<_> = shares.into_iter().map(named).collect();
    all.sort_by_key(|named| std::cmp::Reverse(named.likes.counts.opinions()));
    all
}

fn text<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(day: i64, model: &str, likes: u32, dislikes: u32) -> Tally {
        let (day, place) = (Timestamp::from_ms(day * DAY_MS), "general".to_owned());
        Tally { day, model: model.to_owned(), place, likes, dislikes, replies: 1 }
    }

    #[test]
    fn each_reply_is_counted_once_everywhere() {
        let tallies = [tally(0, "a", 2, 1), tally(0, "b", 0, 1), tally(1, "a", 1, 0), tally(1, "a", 0, 0)];
        let figures = Figures::of(&tallies);
        assert_eq!((figures.replies, figures.rated, figures.disputed), (4, 3, 1));
        assert_eq!(figures.likes.counts, Share { likes: 3, dislikes: 2 });
        let names: Vec<_> =
            figures.by_model.iter().map(|named| (named.name.as_str(), named.likes.counts)).collect();
        assert_eq!(names, [("a", Share { likes: 3, dislikes: 1 }), ("b", Share { likes: 0, dislikes: 1 })]);
        let steps: Vec<_> = figures.over_time.iter().map(|step| step.likes.counts.opinions()).collect();
        assert_eq!(steps, [4, 1]);
    }

    #[test]
    fn a_long_time_has_no_more_steps_than_can_be_read() {
        let tallies: Vec<_> = (0..1_000).map(|day| tally(day, "a", 1, 0)).collect();
        let steps = Figures::of(&tallies).over_time;
        assert!(steps.len() <= 31 && steps.len() > 15, "{}", steps.len());
        assert!(steps.windows(2).all(|pair| pair[0].until == pair[1].from));
        let opinions: u64 = steps.iter().map(|step| step.likes.counts.opinions()).sum();
        assert_eq!(opinions, 1_000);
    }

    #[test]
    fn without_replies_there_is_nothing_and_no_panic() {
        let figures = Figures::of(&[]);
        assert_eq!((figures.replies, figures.likes.estimate, figures.agreement), (0, None, None));
    }
}

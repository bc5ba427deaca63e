//! Everything that is worth knowing about how replies are rated, from the replies and what people thought of them.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::domain::tally::{Reviews, Side, Tally};
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
    /// How far most raters of a reply agree with the moderator who decided about it; none while too few are decided.
    pub agreement_with_moderators: Option<Agreement>,
    /// How the reviews stand.
    pub reviews: Reviewed,
}

/// How reviews stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reviewed {
    /// Replies that wait for a verdict, disputed ones among them.
    pub open: u64,
    /// Those of them on which people took different sides.
    pub disputed: u64,
    /// Replies with a verdict.
    pub done: u64,
    /// The median time to the verdict; none without any.
    pub median_to_verdict_ms: Option<u64>,
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

/// The figures of a model or a place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Named {
    /// Which.
    pub name: String,
    /// Finished replies.
    pub replies: u64,
    /// Those that somebody took a side on.
    pub rated: u64,
    /// The share.
    #[serde(flatten)]
    pub likes: Counted,
}

impl Figures {
    /// The figures of these replies; time is cut into days, or into as many days a step as keep the line readable.
    pub fn of(tallies: &[Tally], reviews: Reviews) -> Self {
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
            agreement_with_moderators: all.verdicts.agreement(),
            reviews: reviews.into(),
        }
    }
}

impl From<Reviews> for Reviewed {
    fn from(it: Reviews) -> Self {
        Self { open: it.open, disputed: it.disputed, done: it.done, median_to_verdict_ms: it.median_ms }
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
    by_model: BTreeMap<&'a str, Group>,
    by_place: BTreeMap<&'a str, Group>,
    opinions: Opinions,
    /// The same of two alone: most raters of a reply, and who decided about it.
    verdicts: Opinions,
}

/// The replies of one model or place.
#[derive(Default)]
struct Group {
    replies: u64,
    rated: u64,
    likes: Share,
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
            verdicts: Opinions::default(),
        }
    }

    fn count(&mut self, tally: &'a Tally) {
        let by_model = self.by_model.entry(&tally.model).or_default();
        let by_place = self.by_place.entry(&tally.place).or_default();
        by_model.count(tally);
        by_place.count(tally);
        if !tally.is_rated() {
            return;
        }
        let by_step = self.by_step.entry(tally.day.as_ms().div_euclid(self.step_ms)).or_default();
        let shares = [&mut self.likes, by_step, &mut by_model.likes, &mut by_place.likes];
        let of_all = |opinions: u32| u64::from(opinions) * tally.replies;
        shares.into_iter().for_each(|share| share.add(of_all(tally.likes), of_all(tally.dislikes)));
        self.opinions.add(tally.likes, tally.dislikes, tally.replies);
        if let Some(judged) = tally.judged {
            let sides = [judged.raters, judged.moderator];
            let likes = sides.iter().map(|side| u32::from(*side == Side::For)).sum();
            self.verdicts.add(likes, 2 - likes, tally.replies);
        }
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

impl Group {
    const fn count(&mut self, tally: &Tally) {
        self.replies += tally.replies;
        if tally.is_rated() {
            self.rated += tally.replies;
        }
    }
}

fn named(groups: BTreeMap<&str, Group>) -> Vec<Named> {
    let named = |(name, Group { replies, rated, likes }): (&str, Group)| Named {
        name: name.to_owned(),
        replies,
        rated,
        likes: likes.into(),
    };
    let mut all: Vec<_> = groups.into_iter().map(named).collect();
    all.sort_by_key(|named| std::cmp::Reverse(named.likes.counts.opinions()));
    all
}

fn text<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tally::Judged;

    fn tally(day: i64, model: &str, likes: u32, dislikes: u32) -> Tally {
        let (day, place) = (Timestamp::from_ms(day * DAY_MS), "general".to_owned());
        Tally { day, model: model.to_owned(), place, likes, dislikes, judged: None, replies: 1 }
    }

    fn of(tallies: &[Tally]) -> Figures {
        Figures::of(tallies, Reviews::default())
    }

    #[test]
    fn each_reply_is_counted_once_everywhere() {
        let tallies = [tally(0, "a", 2, 1), tally(0, "b", 0, 1), tally(1, "a", 1, 0), tally(1, "a", 0, 0)];
        let figures = of(&tallies);
        assert_eq!((figures.replies, figures.rated, figures.disputed), (4, 3, 1));
        assert_eq!(figures.likes.counts, Share { likes: 3, dislikes: 2 });
        let by_model: Vec<_> = figures.by_model.iter().map(|named| (named.replies, named.rated)).collect();
        assert_eq!(by_model, [(3, 2), (1, 1)]);
        let names: Vec<_> =
            figures.by_model.iter().map(|named| (named.name.as_str(), named.likes.counts)).collect();
        assert_eq!(names, [("a", Share { likes: 3, dislikes: 1 }), ("b", Share { likes: 0, dislikes: 1 })]);
        let steps: Vec<_> = figures.over_time.iter().map(|step| step.likes.counts.opinions()).collect();
        assert_eq!(steps, [4, 1]);
    }

    #[test]
    fn a_long_time_has_no_more_steps_than_can_be_read() {
        let tallies: Vec<_> = (0..1_000).map(|day| tally(day, "a", 1, 0)).collect();
        let steps = of(&tallies).over_time;
        assert!(steps.len() <= 31 && steps.len() > 15, "{}", steps.len());
        assert!(steps.windows(2).all(|pair| pair[0].until == pair[1].from));
        let opinions: u64 = steps.iter().map(|step| step.likes.counts.opinions()).sum();
        assert_eq!(opinions, 1_000);
    }

    /// So many replies that this many raters and the moderator hold for good or bad.
    fn judged(raters: Side, moderator: Side, replies: u64) -> Tally {
        let (likes, dislikes) = if raters == Side::For { (1, 0) } else { (0, 1) };
        Tally { judged: Some(Judged { raters, moderator }), replies, ..tally(0, "a", likes, dislikes) }
    }

    #[test]
    fn raters_are_compared_with_moderators_once_enough_is_decided() {
        let agreed = [judged(Side::For, Side::For, 9), judged(Side::Against, Side::Against, 9)];
        let figures = of(&agreed);
        let agreement = figures.agreement_with_moderators.expect("eighteen replies are enough");
        assert_eq!((agreement.alpha, agreement.replies), (1.0, 18));
        assert_eq!(figures.agreement, None, "nobody else rated the same replies");
        let divided = of(&[agreed.to_vec(), vec![judged(Side::For, Side::Against, 9)]].concat());
        assert!(divided.agreement_with_moderators.is_some_and(|it| it.alpha < 0.5), "{divided:?}");
        assert_eq!(of(&[judged(Side::For, Side::Against, 9)]).agreement_with_moderators, None);
    }

    #[test]
    fn without_replies_there_is_nothing_and_no_panic() {
        let figures = of(&[]);
        assert_eq!((figures.replies, figures.likes.estimate, figures.agreement), (0, None, None));
    }
}

//! What figures of ratings say, and how each language writes numbers, times and days.

use chrono::{DateTime, Datelike};

use crate::bot::texts::Texts;
use crate::bot::texts::words::fill;
use crate::domain::key::PlaceKey;
use crate::domain::review::Survey;
use crate::domain::saying::Saying;
use crate::domain::tally::Reviews;
use crate::domain::time::Timestamp;

/// The file of the figures' picture.
pub const FILE: &str = "figures.png";

impl Texts {
    /// What figures are about.
    pub fn about(self, survey: &Survey) -> String {
        let words = &self.words.figures;
        let name = |place: &PlaceKey| survey.names.iter().find(|(key, _)| key == place).map(|(_, name)| name);
        let places = match &survey.place {
            None => words.everywhere.clone(),
            Some(place) => name(place).map_or_else(|| words.one_channel.clone(), |name| format!("#{name}")),
        };
        let template = if survey.days == 1 { &words.last_day } else { &words.last_days };
        fill(template, &[("days", &survey.days.to_string()), ("places", &places)])
    }

    /// One thing that figures say.
    pub fn figure(self, saying: &Saying<'_>) -> String {
        let words = &self.words.figures;
        let counted = |template: &str, count: u64| fill(template, &[("count", &self.count(count))]);
        let plain = match saying {
            Saying::Title => &words.title,
            Saying::Likes => &words.likes,
            Saying::Rated => &words.rated,
            Saying::RatersAgree => &words.raters_agree,
            Saying::WithModerators => &words.with_moderators,
            Saying::NotEnough => &words.not_enough,
            Saying::Open => &words.open,
            Saying::Decided => &words.decided,
            Saying::NoTime => &words.no_time,
            Saying::OverTime => &words.over_time,
            Saying::NobodyRated => &words.nobody_rated,
            Saying::ByModel => &words.by_model,
            Saying::ByPlace => &words.by_place,
            Saying::NotRated => &words.not_rated,
            Saying::Percent(share) => return self.percent(*share),
            Saying::Count(count) => return self.count(*count),
            Saying::Day(at) => return self.day(*at),
            Saying::OfRatings(count) => return counted(&words.of_ratings, *count),
            Saying::OfReplies(count) => return counted(&words.of_replies, *count),
            Saying::Disputed(count) => return counted(&words.disputed, *count),
            Saying::More(count) => return counted(&words.more, *count as u64),
            Saying::Alpha(alpha) => return format!("α {}", self.two_decimals(*alpha)),
            Saying::Between(low, high) => {
                let (low, high) = (self.two_decimals(*low), self.two_decimals(*high));
                return fill(&words.between, &[("low", &low), ("high", &high)]);
            }
            Saying::After(ms) => return fill(&words.after, &[("time", &self.time(*ms))]),
            Saying::ShareOf(share, count) => {
                let (share, count) = (self.percent(*share), self.count(*count));
                return fill(&words.share_of, &[("share", &share), ("count", &count)]);
            }
            Saying::NoneRated(count) => {
                return fill(&words.none_rated, &[("replies", &self.count(*count))]);
            }
            Saying::Liked { share, low, high, ratings, rated, replies } => {
                return self.liked([*share, *low, *high], [*ratings, *rated, *replies]);
            }
            Saying::Reviews(reviews) => return self.reviews(*reviews),
            Saying::Agreed(raters, moderators) => return self.agreed(*raters, *moderators),
            Saying::LikedOf(name, share) => {
                return fill(&words.liked_of, &[("name", name), ("share", &self.percent(*share))]);
            }
        };
        plain.clone()
    }

    /// How replies are liked, by their share with its interval.
    fn liked(self, shares: [f64; 3], counts: [u64; 3]) -> String {
        let [share, low, high] = shares.map(|share| self.percent(share));
        let [ratings, rated, replies] = counts.map(|count| self.count(count));
        let of = [("ratings", &*ratings), ("rated", &rated), ("replies", &replies)];
        let shares = [("share", &*share), ("low", &low), ("high", &high)];
        fill(&self.words.figures.liked, &[of, shares].concat())
    }

    fn reviews(self, reviews: Reviews) -> String {
        let words = &self.words.figures;
        let Reviews { open, disputed, done, median_ms } = reviews;
        let [open, disputed, done] = [open, disputed, done].map(|count| self.count(count));
        let template = if median_ms.is_some() { &words.reviews_after } else { &words.reviews };
        let time = median_ms.map(|ms| self.time(ms)).unwrap_or_default();
        fill(template, &[("open", &open), ("disputed", &disputed), ("done", &done), ("time", &time)])
    }

    fn agreed(self, raters: Option<f64>, moderators: Option<f64>) -> String {
        let alpha = |alpha: Option<f64>| self.figure(&alpha.map_or(Saying::NotEnough, Saying::Alpha));
        let named = [("raters", &*alpha(raters)), ("moderators", &alpha(moderators))];
        fill(&self.words.figures.agreed, &named)
    }

    /// A share as people say it.
    fn percent(self, share: f64) -> String {
        fill(&self.words.figures.percent, &[("number", &format!("{:.0}", share * 100.0))])
    }

    /// A count with its thousands apart.
    pub(super) fn count(self, count: u64) -> String {
        let digits = count.to_string();
        let mut apart = String::with_capacity(digits.len() + digits.len() / 3);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                apart.push_str(&self.words.figures.thousands);
            }
            apart.push(digit);
        }
        apart
    }

    /// Two decimals, with a minus that can be seen.
    fn two_decimals(self, number: f64) -> String {
        self.decimals(&format!("{number:.2}").replace('-', "−"))
    }

    /// A number with this language's sign before its decimals.
    pub(super) fn decimals(self, number: &str) -> String {
        number.replacen('.', &self.words.figures.decimal, 1)
    }

    /// A time as people say it, in its largest unit.
    fn time(self, ms: u64) -> String {
        let (words, minutes) = (&self.words.figures, ms.div_ceil(60_000));
        let (template, count) = match minutes {
            0..120 => (&words.minutes, minutes),
            120..2_880 => (&words.hours, minutes / 60),
            _ => (&words.days, minutes / 1_440),
        };
        fill(template, &[("count", &self.count(count))])
    }

    /// A moment's day, such as 23 Nov.
    fn day(self, at: Timestamp) -> String {
        let words = &self.words.figures;
        let Some(at) = DateTime::from_timestamp_millis(at.as_ms()) else { return String::new() };
        let month = words.months.get(at.month0() as usize).map_or("", String::as_str);
        fill(&words.day, &[("day", &at.day().to_string()), ("month", month)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(saying: &Saying<'_>) -> String {
        Texts::default().figure(saying)
    }

    fn german(saying: &Saying<'_>) -> String {
        Texts::of(&"de".parse().unwrap()).figure(saying)
    }

    #[test]
    fn numbers_are_written_as_in_each_language() {
        let counts = [0, 999, 1_000, 1_234_567].map(|count| english(&Saying::Count(count)));
        assert_eq!(counts, ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(german(&Saying::Count(1_234_567)), "1.234.567");
        assert_eq!(english(&Saying::Between(-0.051, 0.5)), "−0.05 to 0.50");
        assert_eq!(german(&Saying::Alpha(0.456)), "α 0,46");
        assert_eq!(english(&Saying::ShareOf(0.5, 2_000)), "50 % of 2,000");
    }

    #[test]
    fn times_are_said_in_their_largest_unit() {
        let times = [1, 119 * 60_000, 121 * 60_000, 47 * 3_600_000, 72 * 3_600_000];
        let said = times.map(|ms| Texts::default().time(ms));
        assert_eq!(said, ["1 min", "119 min", "2 h", "47 h", "3 d"]);
    }

    #[test]
    fn days_have_their_months_in_every_language() {
        let day = Timestamp::parse("2026-03-05T12:00:00Z").unwrap();
        assert_eq!(
            (english(&Saying::Day(day)), german(&Saying::Day(day))),
            ("5 Mar".into(), "5. März".into())
        );
        for (language, texts) in Texts::all() {
            let months = &texts.words.figures.months;
            assert!(months.len() == 12 && months.iter().all(|month| !month.is_empty()), "{language:?}");
        }
    }

    #[test]
    fn what_cannot_be_said_yet_is_said_so() {
        let open = Reviews { open: 2, ..Reviews::default() };
        assert_eq!(english(&Saying::NoneRated(0)), "0 replies, none of them rated yet.");
        assert_eq!(english(&Saying::Reviews(open)), "Reviews: 2 open, 0 of them disputed; 0 done.");
        assert_eq!(
            english(&Saying::Agreed(None, Some(0.5))),
            "Agreement of raters with each other: not enough ratings yet; with moderators: α 0.50."
        );
    }
}

//! The figures in sentences: what to know first, and what cannot be said yet.

use crate::stats::agreement::Agreement;
use crate::stats::figures::{Figures, Reviewed};
use crate::stats::picture::paint::{count, percent};

/// What there is too little of to say anything.
pub(super) const NOT_ENOUGH: &str = "not enough ratings yet";

/// Each a line of its own, or one after the other.
pub(super) fn all(figures: &Figures) -> Vec<String> {
    vec![liked(figures), reviewed(figures.reviews), agreed(figures)]
}

/// A time as people say it, in its largest unit.
pub(super) fn time(ms: u64) -> String {
    let minutes = ms.div_ceil(60_000);
    match minutes {
        0..120 => format!("{minutes} min"),
        120..2_880 => format!("{} h", minutes / 60),
        _ => format!("{} d", minutes / 1_440),
    }
}

fn liked(figures: &Figures) -> String {
    let Some(likes) = figures.likes.estimate else {
        return format!("{} replies, none of them rated yet.", count(figures.replies));
    };
    format!(
        "{} of {} ratings are likes ({} to {} with 95 % confidence); {} of {} replies are rated.",
        percent(likes.share),
        count(figures.likes.counts.opinions()),
        percent(likes.low),
        percent(likes.high),
        count(figures.rated),
        count(figures.replies),
    )
}

fn reviewed(reviews: Reviewed) -> String {
    let Reviewed { open, disputed, done, median_to_verdict_ms } = reviews;
    let soon = median_to_verdict_ms
        .map_or_else(String::new, |median| format!(", with a verdict after {} in the median", time(median)));
    format!(
        "Reviews: {} open, {} of them disputed; {} done{soon}.",
        count(open),
        count(disputed),
        count(done)
    )
}

fn agreed(figures: &Figures) -> String {
    let alpha = |agreement: Option<Agreement>| {
        agreement.map_or_else(|| NOT_ENOUGH.to_owned(), |it| format!("α {:.2}", it.alpha))
    };
    format!(
        "Agreement of raters with each other: {}; with moderators: {}.",
        alpha(figures.agreement),
        alpha(figures.agreement_with_moderators)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tally::Reviews;

    #[test]
    fn times_are_said_in_their_largest_unit() {
        let said = [1, 119 * 60_000, 121 * 60_000, 47 * 3_600_000, 72 * 3_600_000].map(time);
        assert_eq!(said, ["1 min", "119 min", "2 h", "47 h", "3 d"]);
    }

    #[test]
    fn what_cannot_be_said_yet_is_said_so() {
        let said = all(&Figures::of(&[], Reviews { open: 2, ..Reviews::default() }));
        assert_eq!(
            said,
            [
                "0 replies, none of them rated yet.",
                "Reviews: 2 open, 0 of them disputed; 0 done.",
                "Agreement of raters with each other: not enough ratings yet; with moderators: not enough ratings yet.",
            ]
        );
    }
}

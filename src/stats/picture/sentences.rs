//! The figures in sentences: what to know first, and what cannot be said yet.

use crate::domain::saying::Saying;
use crate::domain::tally::Reviews;
use crate::stats::agreement::Agreement;
use crate::stats::figures::{Figures, Reviewed};
use crate::stats::picture::Say;

/// Each a line of its own, or one after the other.
pub(super) fn all(figures: &Figures, say: Say<'_>) -> Vec<String> {
    [liked(figures), reviewed(figures.reviews), agreed(figures)].iter().map(say).collect()
}

fn liked(figures: &Figures) -> Saying<'static> {
    let Figures { replies, rated, .. } = *figures;
    figures.likes.estimate.map_or(Saying::NoneRated(replies), |it| Saying::Liked {
        share: it.share,
        low: it.low,
        high: it.high,
        ratings: figures.likes.counts.opinions(),
        rated,
        replies,
    })
}

const fn reviewed(reviews: Reviewed) -> Saying<'static> {
    let Reviewed { open, disputed, done, median_to_verdict_ms } = reviews;
    Saying::Reviews(Reviews { open, disputed, done, median_ms: median_to_verdict_ms })
}

fn agreed(figures: &Figures) -> Saying<'static> {
    let alpha = |agreement: Option<Agreement>| agreement.map(|it| it.alpha);
    Saying::Agreed(alpha(figures.agreement), alpha(figures.agreement_with_moderators))
}

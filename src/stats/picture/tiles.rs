//! Six figures to know at a glance: what people think, and what moderators make of it.

use plotters::style::Color;

use crate::domain::saying::Saying;
use crate::stats::agreement::Agreement;
use crate::stats::figures::{Figures, Reviewed};
use crate::stats::picture::paint::{ACCENT, INK, MUTED, RAISED, Weight, rounded, write_within};
use crate::stats::picture::{Area, Drawn, MARGIN, SIZE, Say};

const TOP: i32 = 124;
const HEIGHT: i32 = 134;
const GAP: i32 = 16;
const IN_A_ROW: usize = 3;
/// What stands where there is no figure.
const NONE: &str = "–";

/// The distance of what a tile says from its edge.
const INSET: i32 = 18;

/// A figure: what it is of, what it is, if it is known, and what else is to know of it.
struct Tile {
    title: Saying<'static>,
    figure: Option<Saying<'static>>,
    beside: Saying<'static>,
    of_likes: bool,
}

/// Draws them in two rows.
pub(super) fn draw(area: &Area<'_>, figures: &Figures, say: Say<'_>) -> Drawn {
    let tiles = [
        liked(figures),
        rated(figures),
        agreed(Saying::RatersAgree, figures.agreement),
        open(figures.reviews),
        decided(figures.reviews),
        agreed(Saying::WithModerators, figures.agreement_with_moderators),
    ];
    for (row, tiles) in (0..).zip(tiles.chunks(IN_A_ROW)) {
        for (column, tile) in (0..).zip(tiles) {
            tile.draw(area, column, TOP + row * (HEIGHT + GAP), say)?;
        }
    }
    Ok(())
}

impl Tile {
    fn draw(&self, area: &Area<'_>, column: i32, top: i32, say: Say<'_>) -> Drawn {
        let columns = IN_A_ROW as i32;
        let width = (SIZE.0 as i32 - 2 * MARGIN - (columns - 1) * GAP) / columns;
        let left = MARGIN + column * (width + GAP);
        rounded(area, (left, top), (left + width, top + HEIGHT), 14, RAISED.filled())?;
        let colour = if self.of_likes { ACCENT } else { INK };
        let figure = self.figure.as_ref().map_or_else(|| NONE.to_owned(), say);
        let (left, room) = (left + INSET, width - 2 * INSET);
        let line = |text: &str, top, size, weight, colour| {
            write_within(area, text, (left, top), (room, size), weight, colour)
        };
        line(&say(&self.title), top + 14, 21.0, Weight::Regular, MUTED)?;
        line(&figure, top + 42, 40.0, Weight::Bold, colour)?;
        line(&say(&self.beside), top + 97, 21.0, Weight::Regular, MUTED)
    }
}

fn liked(figures: &Figures) -> Tile {
    let likes = &figures.likes;
    let figure = likes.estimate.map(|estimate| Saying::Percent(estimate.share));
    let beside = Saying::OfRatings(likes.counts.opinions());
    Tile { title: Saying::Likes, figure, beside, of_likes: true }
}

fn rated(figures: &Figures) -> Tile {
    let share = figures.rated as f64 / figures.replies.max(1) as f64;
    let (figure, beside) = (Some(Saying::Percent(share)), Saying::OfReplies(figures.replies));
    Tile { title: Saying::Rated, figure, beside, of_likes: false }
}

const fn open(reviews: Reviewed) -> Tile {
    let (figure, beside) = (Some(Saying::Count(reviews.open)), Saying::Disputed(reviews.disputed));
    Tile { title: Saying::Open, figure, beside, of_likes: false }
}

fn decided(reviews: Reviewed) -> Tile {
    let beside = reviews.median_to_verdict_ms.map_or(Saying::NoTime, Saying::After);
    Tile { title: Saying::Decided, figure: Some(Saying::Count(reviews.done)), beside, of_likes: false }
}

fn agreed(title: Saying<'static>, agreement: Option<Agreement>) -> Tile {
    let figure = agreement.map(|it| Saying::Alpha(it.alpha));
    let beside = agreement.map_or(Saying::NotEnough, |it| Saying::Between(it.low, it.high));
    Tile { title, figure, beside, of_likes: false }
}

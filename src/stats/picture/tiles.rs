//! Six figures to know at a glance: what people think, and what moderators make of it.

use plotters::style::Color;

use crate::stats::agreement::Agreement;
use crate::stats::figures::{Figures, Reviewed};
use crate::stats::picture::paint::{ACCENT, INK, MUTED, RAISED, Weight, count, percent, rounded, write};
use crate::stats::picture::sentences::{NOT_ENOUGH, time};
use crate::stats::picture::{Area, Drawn, MARGIN, SIZE};

const TOP: i32 = 124;
const HEIGHT: i32 = 134;
const GAP: i32 = 16;
const IN_A_ROW: usize = 3;
/// What stands where there is no figure.
const NONE: &str = "–";

/// A figure: what it is of, what it is, and what else is to know of it.
struct Tile {
    title: &'static str,
    figure: String,
    beside: String,
    of_likes: bool,
}

/// Draws them in two rows.
pub(super) fn draw(area: &Area<'_>, figures: &Figures) -> Drawn {
    let tiles = [
        liked(figures),
        rated(figures),
        agreed("Raters agree", figures.agreement),
        open(figures.reviews),
        decided(figures.reviews),
        agreed("Raters and moderators", figures.agreement_with_moderators),
    ];
    for (row, tiles) in (0..).zip(tiles.chunks(IN_A_ROW)) {
        for (column, tile) in (0..).zip(tiles) {
            tile.draw(area, column, TOP + row * (HEIGHT + GAP))?;
        }
    }
    Ok(())
}

impl Tile {
    fn draw(&self, area: &Area<'_>, column: i32, top: i32) -> Drawn {
        let columns = IN_A_ROW as i32;
        let width = (SIZE.0 as i32 - 2 * MARGIN - (columns - 1) * GAP) / columns;
        let left = MARGIN + column * (width + GAP);
        rounded(area, (left, top), (left + width, top + HEIGHT), 14, RAISED.filled())?;
        let colour = if self.of_likes { ACCENT } else { INK };
        write(area, self.title, (left + 18, top + 14), 21.0, Weight::Regular, MUTED)?;
        write(area, &self.figure, (left + 18, top + 42), 40.0, Weight::Bold, colour)?;
        write(area, &self.beside, (left + 18, top + 97), 21.0, Weight::Regular, MUTED)
    }
}

fn liked(figures: &Figures) -> Tile {
    let likes = &figures.likes;
    let figure = likes.estimate.map_or_else(|| NONE.to_owned(), |estimate| percent(estimate.share));
    let beside = format!("of {} ratings", count(likes.counts.opinions()));
    Tile { title: "Likes", figure, beside, of_likes: true }
}

fn rated(figures: &Figures) -> Tile {
    let share = figures.rated as f64 / figures.replies.max(1) as f64;
    let beside = format!("of {} replies", count(figures.replies));
    Tile { title: "Rated", figure: percent(share), beside, of_likes: false }
}

fn open(reviews: Reviewed) -> Tile {
    let beside = format!("{} disputed", count(reviews.disputed));
    Tile { title: "Open reviews", figure: count(reviews.open), beside, of_likes: false }
}

fn decided(reviews: Reviewed) -> Tile {
    let beside = match reviews.median_to_verdict_ms {
        Some(median) => format!("after {} in the median", time(median)),
        None => "no time to tell yet".to_owned(),
    };
    Tile { title: "Decided", figure: count(reviews.done), beside, of_likes: false }
}

fn agreed(title: &'static str, agreement: Option<Agreement>) -> Tile {
    let (figure, beside) = match agreement {
        Some(it) => (format!("α {}", signed(it.alpha)), format!("{} to {}", signed(it.low), signed(it.high))),
        None => (NONE.to_owned(), NOT_ENOUGH.to_owned()),
    };
    Tile { title, figure, beside, of_likes: false }
}

/// Two decimals, with a minus that can be seen.
fn signed(number: f64) -> String {
    format!("{number:.2}").replace('-', "−")
}

//! Four figures to know at a glance.

use plotters::style::Color;

use crate::stats::figures::Figures;
use crate::stats::picture::paint::{ACCENT, INK, MUTED, RAISED, Weight, count, percent, rounded, write};
use crate::stats::picture::{Area, Drawn, MARGIN, Reviews, SIZE};

const TOP: i32 = 124;
const HEIGHT: i32 = 124;
const GAP: i32 = 16;

/// A figure and what it is.
struct Tile {
    figure: String,
    what: String,
    of_likes: bool,
}

/// Draws them side by side.
pub(super) fn draw(area: &Area<'_>, figures: &Figures, reviews: Option<Reviews>) -> Drawn {
    let tiles = [Some(liked(figures)), Some(rated(figures)), reviews.map(reviewed), Some(agreed(figures))];
    let tiles: Vec<_> = tiles.into_iter().flatten().collect();
    let all = tiles.len() as i32;
    let width = (SIZE.0 as i32 - 2 * MARGIN - (all - 1) * GAP) / all;
    for (place, tile) in tiles.iter().enumerate() {
        let left = MARGIN + place as i32 * (width + GAP);
        rounded(area, (left, TOP), (left + width, TOP + HEIGHT), 14, RAISED.filled())?;
        let colour = if tile.of_likes { ACCENT } else { INK };
        write(area, &tile.figure, (left + 18, TOP + 18), 40.0, Weight::Bold, colour)?;
        write(area, &tile.what, (left + 18, TOP + 80), 20.0, Weight::Regular, MUTED)?;
    }
    Ok(())
}

/// The same in a sentence.
pub(super) fn sentence(figures: &Figures) -> String {
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

fn liked(figures: &Figures) -> Tile {
    let likes = &figures.likes;
    let figure = likes.estimate.map_or_else(|| "–".to_owned(), |estimate| percent(estimate.share));
    Tile { figure, what: format!("likes of {} ratings", count(likes.counts.opinions())), of_likes: true }
}

fn rated(figures: &Figures) -> Tile {
    let share = figures.rated as f64 / figures.replies.max(1) as f64;
    Tile {
        figure: percent(share),
        what: format!("of {} replies rated", count(figures.replies)),
        of_likes: false,
    }
}

fn reviewed(reviews: Reviews) -> Tile {
    let what = match reviews.median_ms {
        Some(median) => format!("open, verdict in {}", time(median)),
        None => format!("open, {} disputed", count(reviews.disputed)),
    };
    Tile { figure: count(reviews.open), what, of_likes: false }
}

fn agreed(figures: &Figures) -> Tile {
    let (figure, what) = match figures.agreement {
        Some(agreement) => (format!("{:.2}", agreement.alpha), "raters agree (α)"),
        None => ("–".to_owned(), "too few to compare"),
    };
    Tile { figure, what: what.to_owned(), of_likes: false }
}

/// A time as people say it, in its largest unit.
fn time(ms: u64) -> String {
    let minutes = ms.div_ceil(60_000);
    match minutes {
        0..120 => format!("{minutes} min"),
        120..2_880 => format!("{} h", minutes / 60),
        _ => format!("{} d", minutes / 1_440),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_in_their_largest_unit() {
        let said = [1, 119 * 60_000, 121 * 60_000, 47 * 3_600_000, 72 * 3_600_000].map(time);
        assert_eq!(said, ["1 min", "119 min", "2 h", "47 h", "3 d"]);
    }
}

//! The share of likes of a few models or places, each with how sure it is.

use plotters::prelude::Rectangle;
use plotters::style::Color;
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::saying::Saying;
use crate::stats::figures::Named;
use crate::stats::picture::paint::{ACCENT, INK, MUTED, RAISED, Weight, rounded, write, write_ending};
use crate::stats::picture::{Area, Drawn, Say};

/// How many are drawn: those with the most ratings.
pub(super) const MOST: usize = 3;
/// The longest name that fits, in characters.
const LONGEST: usize = 24;
const ROW: i32 = 64;

/// Draws a bar for each.
pub(super) fn draw(area: &Area<'_>, title: &Saying<'_>, all: &[Named], say: Say<'_>) -> Drawn {
    write(area, &say(title), (0, 16), 24.0, Weight::Bold, INK)?;
    let width = area.dim_in_pixel().0 as i32;
    for (place, named) in all.iter().take(MOST).enumerate() {
        let top = 58 + place as i32 * ROW;
        let ratings = named.likes.counts.opinions();
        let figure = named.likes.estimate.map_or(Saying::NotRated, |it| Saying::ShareOf(it.share, ratings));
        write(area, &short(&named.name), (0, top), 21.0, Weight::Regular, INK)?;
        write_ending(area, &say(&figure), (width, top), 21.0, MUTED)?;
        let Some(estimate) = named.likes.estimate else { continue };
        let at = |share: f64| (share * f64::from(width)) as i32;
        let (bar, end) = (top + 32, top + 44);
        rounded(area, (0, bar), (width, end), 6, RAISED.filled())?;
        rounded(area, (0, bar), (at(estimate.share).max(12), end), 6, ACCENT.filled())?;
        let sure = [(at(estimate.low), bar + 5), (at(estimate.high), bar + 7)];
        area.draw(&Rectangle::new(sure, INK.mix(0.75).filled()))?;
    }
    match all.len().checked_sub(MOST) {
        Some(more @ 1..) => write_ending(area, &say(&Saying::More(more)), (width, 18), 20.0, MUTED),
        _ => Ok(()),
    }
}

/// A name cut to what fits, between characters as people see them.
fn short(name: &str) -> String {
    if name.graphemes(true).count() <= LONGEST {
        return name.to_owned();
    }
    name.graphemes(true).take(LONGEST - 1).chain(["…"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_between_characters() {
        assert_eq!(short("general"), "general");
        assert_eq!(short(&"é".repeat(30)), format!("{}…", "é".repeat(23)));
    }
}

//! Draws the bot's figures: the bot hands in what it has counted, and knows nothing of how they become a picture.

use crate::bot::figures::{Counts, Report};
use crate::stats::{Figures, picture};

/// Figures as lines and as a picture. Takes some tenths of a second.
pub fn draw(counts: &Counts) -> Report {
    let Counts { about, tallies, reviews } = counts;
    let figures = Figures::of(tallies, *reviews);
    Report {
        lines: picture::in_lines(&figures, about),
        in_words: picture::in_words(&figures, about),
        picture: picture::png(&figures, about).map_err(Into::into),
    }
}

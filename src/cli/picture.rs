//! Draws the bot's figures: the bot hands in what it has counted, and knows nothing of how they become a picture.

use crate::bot::figures::{Counts, Report};
use crate::domain::saying::Saying;
use crate::stats::{Figures, picture};

/// Figures as lines and as a picture. Takes some tenths of a second.
pub fn draw(counts: &Counts) -> Report {
    let Counts { about, tallies, reviews, texts } = counts;
    let figures = Figures::of(tallies, *reviews);
    let say = |saying: &Saying<'_>| texts.figure(saying);
    Report {
        lines: picture::in_lines(&figures, about, &say),
        in_words: picture::in_words(&figures, about, &say),
        picture: picture::png(&figures, about, &say).map_err(Into::into),
    }
}

//! The figures as one picture: what to know at a glance, the share of likes over time, and by model and place.
//!
//! It is drawn on a card of its own, so that it reads the same in Discord's dark and light themes. Letters are at least 22
//! pixels high of a thousand, because Discord shows pictures at about half their size.

mod bars;
mod line;
mod paint;
mod tiles;

use plotters::coord::Shift;
use plotters::prelude::{DrawingArea, IntoDrawingArea, SVGBackend};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use crate::stats::figures::Figures;
use paint::{INK, MUTED, Weight, card, install_font, write};

/// The picture's size in pixels.
const SIZE: (u32, u32) = (1_000, 860);
/// How many pixels of the file stand for one of the drawing, for sharp letters on dense screens.
const DENSITY: f32 = 1.5;
/// The distance of everything from the card's edge.
const MARGIN: i32 = 40;
/// Half the distance of columns.
const GAP: u32 = 16;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The plotting library does not draw.
    #[error("the figures cannot be drawn: {0}")]
    Drawing(String),
    /// The drawing does not become a picture.
    #[error("the drawing cannot be made a picture: {0}")]
    Rendering(String),
}

/// What stands over the figures, and what they are beside.
#[derive(Clone, Debug, Default)]
pub struct Caption {
    /// What the figures are about, such as a period and a place.
    pub about: String,
    /// How the replies stand that moderators look at; none where nobody reviews.
    pub reviews: Option<Reviews>,
}

/// How the reviews stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reviews {
    /// Replies that wait for a verdict.
    pub open: u64,
    /// Replies with one.
    pub done: u64,
    /// Replies on which people took different sides, among those that wait.
    pub disputed: u64,
    /// The median time from the first opinion to the verdict; none without verdicts.
    pub median_ms: Option<u64>,
}

/// Draws the figures as a PNG.
pub fn png(figures: &Figures, caption: &Caption) -> Result<Vec<u8>, Error> {
    let svg = svg(figures, caption).map_err(|error| Error::Drawing(error.to_string()))?;
    let options = usvg::Options { fontdb: paint::fonts(), ..usvg::Options::default() };
    let failed = |error: &dyn std::fmt::Display| Error::Rendering(error.to_string());
    let tree = usvg::Tree::from_str(&svg, &options).map_err(|error| failed(&error))?;
    let scaled = |length: u32| (length as f32 * DENSITY) as u32;
    let mut pixels =
        Pixmap::new(scaled(SIZE.0), scaled(SIZE.1)).ok_or_else(|| failed(&"it would have no size"))?;
    resvg::render(&tree, Transform::from_scale(DENSITY, DENSITY), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| failed(&error))
}

/// The same in words, for whoever does not see the picture.
pub fn in_words(figures: &Figures, caption: &Caption) -> String {
    let mut words = format!("{}: {}", caption.about, tiles::sentence(figures));
    for named in figures.by_model.iter().take(bars::MOST) {
        if let Some(estimate) = named.likes.estimate {
            words.push_str(&format!(" {}: {} liked.", named.name, paint::percent(estimate.share)));
        }
    }
    words
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Drawn = Result<(), Box<dyn std::error::Error>>;

fn svg(figures: &Figures, caption: &Caption) -> Result<String, Box<dyn std::error::Error>> {
    install_font();
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        card(&root)?;
        write(&root, "How replies are rated", (MARGIN, 36), 34.0, Weight::Bold, INK)?;
        write(&root, &caption.about, (MARGIN, 80), 22.0, Weight::Regular, MUTED)?;
        tiles::draw(&root, figures, caption.reviews)?;
        let (width, height) = (SIZE.0 as i32, SIZE.1 as i32);
        let lower = root.clone().shrink((MARGIN, 272), (width - 2 * MARGIN, height - 272 - 30));
        let (over_time, by_name) = lower.split_vertically(290);
        line::draw(&over_time, figures)?;
        let (by_model, by_place) = by_name.split_horizontally((width - 2 * MARGIN) / 2);
        let (by_model, by_place) = (by_model.margin(0, 0, 0, GAP), by_place.margin(0, 0, GAP, 0));
        bars::draw(&by_model, "By model", &figures.by_model)?;
        bars::draw(&by_place, "By place", &figures.by_place)?;
        root.present()?;
    }
    Ok(svg)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tally::Tally;
    use crate::domain::time::Timestamp;

    fn figures(replies: i64) -> Figures {
        let tally = |number: i64| Tally {
            day: Timestamp::from_ms(1_788_000_000_000 + number / 20 * 86_400_000),
            model: ["llama-3.2-3b-instruct", "qwen2.5:7b"][(number % 3 / 2) as usize].to_owned(),
            place: ["general", "help", "rust", "a-channel-with-a-very-long-name"][(number % 4) as usize]
                .to_owned(),
            likes: u32::from(number % 5 != 0) + u32::from(number % 7 == 0),
            dislikes: u32::from(number % 4 == 0 || (number < replies / 3 && number % 2 == 0)),
            replies: 1,
        };
        Figures::of(&(0..replies).map(tally).collect::<Vec<_>>())
    }

    fn caption() -> Caption {
        let reviews = Reviews { open: 12, done: 88, disputed: 3, median_ms: Some(3 * 3_600_000) };
        Caption { about: "1 Sep to 23 Nov 2026, all models and places".to_owned(), reviews: Some(reviews) }
    }

    #[test]
    fn a_picture_is_a_png_of_a_size_that_discord_shows_whole() {
        let png = png(&figures(1_204), &caption()).unwrap();
        assert_eq!(png.get(..8), Some(&b"\x89PNG\r\n\x1a\n"[..]));
        assert!(png.len() < 500_000, "{} bytes", png.len());
    }

    #[test]
    fn few_or_no_ratings_are_no_reason_to_fail() {
        for replies in [0, 1, 2, 25] {
            png(&figures(replies), &Caption::default()).unwrap();
        }
    }
}

//! The figures as one picture: what to know at a glance, the share of likes over time, and by model and place.
//!
//! It is drawn on a card of its own, so that it reads the same in Discord's dark and light themes. Letters are at least 22
//! pixels high of a thousand, because Discord shows pictures at about half their size.

mod bars;
mod line;
mod paint;
mod sentences;
mod tiles;

use plotters::coord::Shift;
use plotters::prelude::{DrawingArea, IntoDrawingArea, SVGBackend};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use crate::domain::saying::Saying;
use crate::stats::figures::Figures;
use paint::{INK, MUTED, Weight, card, install_font, write_within};

/// The picture's size in pixels.
const SIZE: (u32, u32) = (1_000, 1_020);
/// How many pixels of the file stand for one of the drawing, for sharp letters on dense screens.
const DENSITY: f32 = 1.5;
/// The distance of everything from the card's edge.
const MARGIN: i32 = 40;
/// Where what is drawn over time begins, below the tiles.
const LOWER: i32 = 432;
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

/// Who puts into words what figures say, in some language.
pub type Say<'a> = &'a dyn Fn(&Saying<'_>) -> String;

/// Draws the figures as a PNG.
pub fn png(figures: &Figures, about: &str, say: Say<'_>) -> Result<Vec<u8>, Error> {
    let svg = svg(figures, about, say).map_err(|error| Error::Drawing(error.to_string()))?;
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
pub fn in_words(figures: &Figures, about: &str, say: Say<'_>) -> String {
    let mut words = format!("{about}: {}", sentences::all(figures, say).join(" "));
    for named in figures.by_model.iter().take(bars::MOST) {
        if let Some(estimate) = named.likes.estimate {
            words.push(' ');
            words.push_str(&say(&Saying::LikedOf(&named.name, estimate.share)));
        }
    }
    words
}

/// What to know first, in a few lines.
pub fn in_lines(figures: &Figures, about: &str, say: Say<'_>) -> String {
    format!("**{about}**\n{}", sentences::all(figures, say).join("\n"))
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Trouble = Box<dyn std::error::Error>;
type Drawn = Result<(), Trouble>;

fn svg(figures: &Figures, about: &str, say: Say<'_>) -> Result<String, Trouble> {
    install_font();
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        card(&root)?;
        let (width, height) = (SIZE.0 as i32, SIZE.1 as i32);
        let room = width - 2 * MARGIN;
        write_within(&root, &say(&Saying::Title), (MARGIN, 36), (room, 34.0), Weight::Bold, INK)?;
        write_within(&root, about, (MARGIN, 80), (room, 22.0), Weight::Regular, MUTED)?;
        tiles::draw(&root, figures, say)?;
        let lower = root.clone().shrink((MARGIN, LOWER), (room, height - LOWER - 30));
        let (over_time, by_name) = lower.split_vertically(290);
        line::draw(&over_time, figures, say)?;
        let (by_model, by_place) = by_name.split_horizontally(room / 2);
        let (by_model, by_place) = (by_model.margin(0, 0, 0, GAP), by_place.margin(0, 0, GAP, 0));
        bars::draw(&by_model, &Saying::ByModel, &figures.by_model, say)?;
        bars::draw(&by_place, &Saying::ByPlace, &figures.by_place, say)?;
        root.present()?;
    }
    Ok(svg)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tally::{Judged, Reviews, Side, Tally};
    use crate::domain::time::Timestamp;

    fn figures(replies: i64) -> Figures {
        let tally = |number: i64| Tally {
            day: Timestamp::from_ms(1_788_000_000_000 + number / 20 * 86_400_000),
            model: ["llama-3.2-3b-instruct", "qwen2.5:7b"][(number % 3 / 2) as usize].to_owned(),
            place: ["general", "help", "rust", "a-channel-with-a-very-long-name"][(number % 4) as usize]
                .to_owned(),
            likes: u32::from(number % 5 != 0) + u32::from(number % 7 == 0),
            dislikes: u32::from(number % 4 == 0 || (number < replies / 3 && number % 2 == 0)),
            judged: (number % 9 == 0).then(|| judged(number)),
            replies: 1,
        };
        let reviews = Reviews { open: 12, done: 88, disputed: 3, median_ms: Some(3 * 3_600_000) };
        Figures::of(&(0..replies).map(tally).collect::<Vec<_>>(), reviews)
    }

    fn judged(number: i64) -> Judged {
        let side = |holds| if holds { Side::For } else { Side::Against };
        Judged { raters: side(number % 2 == 0), moderator: side(number % 2 == 0 || number % 5 == 0) }
    }

    /// What is said, in nobody's language.
    fn plainly(saying: &Saying<'_>) -> String {
        format!("{saying:?}")
    }

    #[test]
    fn a_picture_is_a_png_of_a_size_that_discord_shows_whole() {
        let png = png(&figures(1_204), "1 Sep to 23 Nov 2026, all channels", &plainly).unwrap();
        assert_eq!(png.get(..8), Some(&b"\x89PNG\r\n\x1a\n"[..]));
        assert!(png.len() < 500_000, "{} bytes", png.len());
    }

    #[test]
    fn few_or_no_ratings_are_no_reason_to_fail() {
        for replies in [0, 1, 2, 25] {
            png(&figures(replies), "", &plainly).unwrap();
        }
    }
}

//! Colours, letters and the card that everything stands on.

use std::sync::{Arc, Once, OnceLock};

use plotters::prelude::{Circle, IntoFont, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, RGBColor, ShapeStyle, TextStyle, register_font};
use resvg::usvg::fontdb::Database;

use crate::stats::picture::{Area, Drawn, Trouble};

/// What is read first.
pub(super) const INK: RGBColor = RGBColor(0xf2, 0xf3, 0xf5);
/// What is read second; 7 to 1 on the card.
pub(super) const MUTED: RGBColor = RGBColor(0xb5, 0xba, 0xc1);
/// What belongs to likes.
pub(super) const ACCENT: RGBColor = RGBColor(0x5c, 0xc9, 0x8f);
/// Lines that help the eye.
pub(super) const RULE: RGBColor = RGBColor(0x40, 0x43, 0x49);
/// What stands out from the card a little.
pub(super) const RAISED: RGBColor = RGBColor(0x32, 0x34, 0x3a);
const CARD: RGBColor = RGBColor(0x25, 0x26, 0x2b);

const FAMILY: &str = "Inter";
const REGULAR: &[u8] = include_bytes!("../font/Inter-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../font/Inter-Bold.ttf");

/// How heavy letters are.
#[derive(Clone, Copy, Debug)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// Lets the plotting library measure letters; machines need no fonts of their own.
pub(super) fn install_font() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        for (style, bytes) in [(FontStyle::Normal, REGULAR), (FontStyle::Bold, BOLD)] {
            assert!(register_font(FAMILY, style, bytes).is_ok(), "the font that comes along can be read");
        }
    });
}

/// The same letters, for the picture.
pub(super) fn fonts() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    let load = || {
        let mut fonts = Database::new();
        fonts.load_font_data(REGULAR.to_vec());
        fonts.load_font_data(BOLD.to_vec());
        Arc::new(fonts)
    };
    Arc::clone(FONTS.get_or_init(load))
}

/// Letters of a size, by their left upper corner.
pub(super) fn letters(size: f64, weight: Weight, colour: RGBColor) -> TextStyle<'static> {
    let style = match weight {
        Weight::Regular => FontStyle::Normal,
        Weight::Bold => FontStyle::Bold,
    };
    TextStyle { color: colour.to_backend_color(), ..TextStyle::from((FAMILY, size, style).into_font()) }
}

/// Writes a line of text.
pub(super) fn write(
    area: &Area<'_>,
    text: &str,
    at: (i32, i32),
    size: f64,
    weight: Weight,
    colour: RGBColor,
) -> Drawn {
    area.draw(&Text::new(text.to_owned(), at, letters(size, weight, colour)))?;
    Ok(())
}

/// Writes a line of text that ends there.
pub(super) fn write_ending(
    area: &Area<'_>,
    text: &str,
    at: (i32, i32),
    size: f64,
    colour: RGBColor,
) -> Drawn {
    let style = letters(size, Weight::Regular, colour).pos(Pos::new(HPos::Right, VPos::Top));
    area.draw(&Text::new(text.to_owned(), at, style))?;
    Ok(())
}

/// Writes a line of text that is no wider than this, in smaller letters if it has to be.
pub(super) fn write_within(
    area: &Area<'_>,
    text: &str,
    at: (i32, i32),
    (width, size): (i32, f64),
    weight: Weight,
    colour: RGBColor,
) -> Drawn {
    write(area, text, at, fitting(area, text, size, weight, width)?, weight, colour)
}

/// The card, with round corners on whatever is behind it.
pub(super) fn card(area: &Area<'_>) -> Drawn {
    let (width, height) = area.dim_in_pixel();
    rounded(area, (0, 0), (width as i32, height as i32), 24, CARD.filled())
}

/// A rectangle with round corners.
pub(super) fn rounded(
    area: &Area<'_>,
    (left, top): (i32, i32),
    (right, bottom): (i32, i32),
    radius: i32,
    style: ShapeStyle,
) -> Drawn {
    if left + radius < right - radius {
        area.draw(&Rectangle::new([(left + radius, top), (right - radius, bottom)], style))?;
    }
    if top + radius < bottom - radius {
        area.draw(&Rectangle::new([(left, top + radius), (right, bottom - radius)], style))?;
    }
    for x in [left + radius, right - radius] {
        for y in [top + radius, bottom - radius] {
            area.draw(&Circle::new((x, y), radius, style))?;
        }
    }
    Ok(())
}

/// Letters of this size, or as much smaller as it takes for the text to fit into this width.
fn fitting(area: &Area<'_>, text: &str, size: f64, weight: Weight, width: i32) -> Result<f64, Trouble> {
    let (wide, _) = area.estimate_text_size(text, &letters(size, weight, INK))?;
    let room = f64::from(width) / f64::from(wide.max(1));
    Ok(if room < 1.0 { (size * room).floor() } else { size })
}

#[cfg(test)]
mod tests {
    use plotters::prelude::{IntoDrawingArea, SVGBackend};

    use super::*;

    #[test]
    fn long_words_are_written_smaller_until_they_fit() {
        install_font();
        let mut svg = String::new();
        let area = SVGBackend::with_string(&mut svg, (1_000, 100)).into_drawing_area();
        let size = |text: &str| fitting(&area, text, 21.0, Weight::Regular, 200).unwrap();
        assert_eq!(size("Likes"), 21.0);
        let long = "Bewertende und Moderation miteinander";
        let (wide, _) = area.estimate_text_size(long, &letters(size(long), Weight::Regular, INK)).unwrap();
        assert!(size(long) < 21.0 && wide <= 200, "{} px at {}", wide, size(long));
    }
}

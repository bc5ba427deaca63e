//! The figures' picture in every language that comes along, left in the tests' own folder to be looked at.

use std::path::Path;

use teachback::bot::figures::Counts;
use teachback::bot::texts::Texts;
use teachback::cli::picture::draw;
use teachback::domain::review::Survey;
use teachback::domain::tally::{Judged, Reviews, Side, Tally};
use teachback::domain::time::Timestamp;

use crate::support::story::DAWN;

/// Replies of two months by two models in four channels, liked more and more.
fn tallies() -> Vec<Tally> {
    (0..1_200).map(tally).collect()
}

fn tally(number: i64) -> Tally {
    let places = ["#general", "#help", "#rust", "#a-channel-with-a-very-long-name"];
    let side = |holds| if holds { Side::For } else { Side::Against };
    let agrees = number % 5 != 0;
    let judged = (number % 9 == 0)
        .then(|| Judged { raters: side(number % 2 == 0), moderator: side((number % 2 == 0) == agrees) });
    Tally {
        day: Timestamp::from_ms(DAWN + number / 20 * 86_400_000),
        model: ["llama-3.2-3b-instruct", "qwen2.5:7b"][usize::from(number % 3 == 2)].to_owned(),
        place: places[number.unsigned_abs() as usize % places.len()].to_owned(),
        likes: u32::from(number % 5 != 0) + u32::from(number % 7 == 0),
        dislikes: u32::from(number % 4 == 0 || (number < 400 && number % 2 == 0)),
        judged,
        replies: 1,
    }
}

#[test]
fn every_language_has_a_picture_of_its_own_with_its_own_words() {
    let reviews = Reviews { open: 1_012, done: 88, disputed: 3, median_ms: Some(3 * 3_600_000) };
    let mut pictures = Vec::new();
    for (language, texts) in Texts::all() {
        let about = texts.about(&Survey { days: 90, ..Survey::default() });
        let report = draw(&Counts { about: about.clone(), tallies: tallies(), reviews, texts });
        assert!(report.lines.starts_with(&format!("**{about}**\n")), "{}", report.lines);
        assert!(report.in_words.chars().count() < 1_024, "Discord takes no longer words of a file");
        let png = report.picture.expect("it is drawn");
        assert!(png.starts_with(b"\x89PNG"), "{language:?}");
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("figures-{}.png", language.code()));
        std::fs::write(file, &png).unwrap();
        assert!(!pictures.contains(&png), "{language:?} is drawn in the words of another language");
        pictures.push(png);
    }
}

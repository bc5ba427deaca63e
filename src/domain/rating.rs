//! Which emoji is which opinion.

use crate::domain::event::Rating;

/// The rating that an emoji stands for, if any: thumbs with any skin tone, and keycaps 1 to 5 where scores are
/// switched on. Discord sends skin tones as part of the name (FACTS section 4).
pub fn of_emoji(emoji: &str, scores: bool) -> Option<Rating> {
    let plain: String = emoji.chars().filter(|c| !is_dressing(*c)).collect();
    match plain.as_str() {
        "👍" => Some(Rating::Like),
        "👎" => Some(Rating::Dislike),
        keycap if scores => score(keycap),
        _ => None,
    }
}

/// Whether an emoji asks for another answer.
pub fn asks_again(emoji: &str) -> bool {
    emoji == "🔁"
}

/// The emoji that the bot puts under a finished reply, so that rating takes one click.
pub const SEEDS: [&str; 2] = ["👍", "👎"];

/// Stands in the place of an emoji where a rating was given without one, by the message's menu.
pub const BY_MENU: &str = "menu";

/// Skin tones and the mark that asks for a coloured picture say nothing about the opinion.
const fn is_dressing(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}' | '\u{FE0F}')
}

fn score(keycap: &str) -> Option<Rating> {
    let digit = keycap.strip_suffix('\u{20E3}')?;
    let score = digit.parse().ok()?;
    (1..=5).contains(&score).then_some(Rating::Score(score))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(emoji: &str, scores: bool, expected: Option<Rating>) {
        assert_eq!(of_emoji(emoji, scores), expected, "{emoji}");
    }

    #[test]
    fn a_thumb_is_a_vote_in_any_skin() {
        check("👍", false, Some(Rating::Like));
        check("👍🏽", false, Some(Rating::Like));
        check("👎🏿", false, Some(Rating::Dislike));
        check("👎\u{FE0F}", false, Some(Rating::Dislike));
    }

    #[test]
    fn a_heart_is_not_a_vote() {
        check("❤️", true, None);
        check("", true, None);
        check("👍👍", true, None);
        check("1", true, None);
    }

    #[test]
    fn keycaps_are_scores_where_switched_on() {
        check("3\u{FE0F}\u{20E3}", true, Some(Rating::Score(3)));
        check("3\u{FE0F}\u{20E3}", false, None);
        check("6\u{FE0F}\u{20E3}", true, None);
        check("0\u{FE0F}\u{20E3}", true, None);
    }
}

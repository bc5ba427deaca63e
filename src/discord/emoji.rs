//! Emoji as text: a standard one is itself with its skin tone, a server's own is `name:id`.

use serenity::all::{EmojiId, ReactionType};

/// The emoji as text; none for a server's own whose name is gone, of which nothing can be said (FACTS section 4).
pub(super) fn text(emoji: &ReactionType) -> Option<String> {
    match emoji {
        ReactionType::Unicode(standard) => Some(standard.clone()),
        ReactionType::Custom { id, name: Some(name), .. } => Some(format!("{name}:{id}")),
        _ => None,
    }
}

/// The emoji that this text stands for.
pub(super) fn parse(text: &str) -> ReactionType {
    let custom = text.split_once(':').and_then(|(name, id)| Some((name, id.parse::<EmojiId>().ok()?)));
    match custom {
        Some((name, id)) => ReactionType::Custom { animated: false, id, name: Some(name.to_owned()) },
        None => ReactionType::Unicode(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emoji_survives_its_text() {
        for emoji in ["👍", "👍🏽", "3\u{FE0F}\u{20E3}", "party:123"] {
            assert_eq!(text(&parse(emoji)).as_deref(), Some(emoji));
        }
    }

    #[test]
    fn a_skin_tone_is_kept_in_the_address() {
        assert_eq!(parse("👍🏽").as_data(), "%F0%9F%91%8D%F0%9F%8F%BD");
    }
}

//! Emoji, as a reaction names them: a standard one is its text, skin tone included (FACTS section 4).

use serde_json::{Value, json};

use crate::id::Id;

/// A standard emoji (its text) or a guild's own (its id, and perhaps its name).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Emoji {
    pub(crate) id: Option<Id>,
    pub(crate) name: Option<String>,
}

impl Emoji {
    /// Reads `👍🏽`, `name:id` and `:id` (a custom emoji whose name is gone); None for what is no emoji.
    pub(crate) fn read(text: &str) -> Option<Emoji> {
        if let Some((name, id)) = text.trim_matches(['<', '>']).rsplit_once(':') {
            let name = name.trim_start_matches("a:").trim_start_matches(':');
            let name = (!name.is_empty()).then(|| name.to_owned());
            return id.parse().ok().map(|id| Emoji { id: Some(id), name });
        }
        is_standard(text).then(|| Emoji { id: None, name: Some(text.to_owned()) })
    }

    pub(crate) fn json(&self) -> Value {
        json!({ "id": self.id, "name": self.name })
    }

    /// The way it is written in a path: `👍` or `name:id`.
    pub(crate) fn text(&self) -> String {
        let name = self.name.as_deref().unwrap_or_default();
        self.id.map_or_else(|| name.to_owned(), |id| format!("{name}:{id}"))
    }

    pub(crate) fn is(&self, other: &Emoji) -> bool {
        if self.id.is_some() || other.id.is_some() { self.id == other.id } else { self.name == other.name }
    }
}

/// Words are not emoji; a keycap ends in U+20E3, anything else begins beyond Latin.
fn is_standard(text: &str) -> bool {
    let beyond_latin = |c: char| c >= '\u{2190}' || c == '\u{a9}' || c == '\u{ae}';
    text.ends_with('\u{20e3}')
        || (text.chars().next().is_some_and(beyond_latin) && text.chars().count() <= 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(Emoji::read(text).map(|emoji| emoji.text()).as_deref(), expected, "{text}");
    }

    #[test]
    fn an_emoji_is_its_text_with_its_skin_tone() {
        check("👍", Some("👍"));
        check("👍🏽", Some("👍🏽"));
        check("1\u{fe0f}\u{20e3}", Some("1\u{fe0f}\u{20e3}"));
        check("blob:123", Some("blob:123"));
        check("<:blob:123>", Some("blob:123"));
        check(":123", Some(":123"));
    }

    #[test]
    fn a_word_is_not_an_emoji() {
        check("thumbsup", None);
        check("%F0%9F%91%8D", None);
        check("", None);
    }
}

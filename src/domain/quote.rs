//! Whether somebody's words quote somebody else's.

use std::collections::HashSet;

/// So many words in the same order are a quotation.
const RUN: usize = 5;
/// A text of fewer words is quoted whole, unless it has fewer characters than this and says nothing.
const SHORTEST: usize = 8;

/// Words that may be quoted.
#[derive(Debug, Default)]
pub struct Quoted {
    runs: HashSet<Vec<String>>,
    whole: Vec<Vec<String>>,
}

impl Quoted {
    /// More of them.
    pub fn add(&mut self, text: &str) {
        let words = words(text);
        if words.len() >= RUN {
            self.runs.extend(words.windows(RUN).map(<[String]>::to_vec));
        } else if words.iter().map(String::len).sum::<usize>() >= SHORTEST {
            self.whole.push(words);
        }
    }

    /// Whether this quotes one of them, whatever stands between the words and however they are spelled, large or small.
    pub fn is_in(&self, text: &str) -> bool {
        let words = words(text);
        let has = |whole: &Vec<String>| words.windows(whole.len()).any(|run| run == whole.as_slice());
        words.windows(RUN).any(|run| self.runs.contains(run)) || self.whole.iter().any(has)
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(said: &str, text: &str, expected: bool) {
        let mut quoted = Quoted::default();
        quoted.add(said);
        assert_eq!(quoted.is_in(text), expected, "{said} in {text}");
    }

    #[test]
    fn five_words_in_a_row_are_a_quotation_and_fewer_are_language() {
        let said = "My sister Zenobia lives in the old mill";
        check(said, "You said: \"my sister ZENOBIA lives in\" a mill?", true);
        check(said, "Four lives in the old town hall.", false);
        check(said, "", false);
    }

    #[test]
    fn a_short_text_is_quoted_whole_or_not_at_all() {
        check("canary-4711", "It should have said Canary 4711.", true);
        check("canary-4711", "It should have said canary.", false);
        check("yes", "Yes, it is.", false);
    }
}

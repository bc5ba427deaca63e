//! Tells reasoning from answer where a server without a reasoning parser sends both as text, between `<think>` tags.

const OPEN: &str = "<think>";
const CLOSE: &str = "</think>";

/// More white space than this before a tag is text (bytes).
const LONGEST_PAUSE: usize = 1024;

/// What a stretch of text is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Text,
    Reasoning,
}

/// Splits text at the tags, which may be split between chunks themselves.
///
/// An opening tag counts at the start of the answer and right after a closing one, with white space before it: further
/// on it is something that the model talks about. All but the tags comes out again, in order.
#[derive(Debug, Default)]
pub(super) struct Think {
    state: State,
    /// What may turn out to be (the white space before) a tag.
    held: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum State {
    #[default]
    Before,
    Inside,
    After,
}

impl Think {
    /// Takes more text and passes on what is certain.
    pub(super) fn push(&mut self, text: &str, mut put: impl FnMut(Kind, &str)) {
        if self.state == State::After {
            return put(Kind::Text, text);
        }
        let joined = std::mem::take(&mut self.held) + text;
        let mut rest = joined.as_str();
        while let Some(further) = self.step(&mut rest, &mut put) {
            self.state = further;
        }
        self.held = rest.to_owned();
    }

    /// The text has ended: what was held was no tag.
    pub(super) fn end(&mut self, mut put: impl FnMut(Kind, &str)) {
        let kind = if self.state == State::Inside { Kind::Reasoning } else { Kind::Text };
        put(kind, &std::mem::take(&mut self.held));
    }

    /// Passes on what is certain up to the next tag, and leaves the rest: the state after that tag, if there was one.
    fn step(&mut self, rest: &mut &str, put: &mut impl FnMut(Kind, &str)) -> Option<State> {
        match self.state {
            State::Before => {
                let spoken = rest.trim_start();
                let pause = rest.strip_suffix(spoken).unwrap_or_default();
                if let Some(thought) = spoken.strip_prefix(OPEN) {
                    put(Kind::Reasoning, pause);
                    *rest = thought;
                    return Some(State::Inside);
                }
                let undecided = OPEN.starts_with(spoken) && pause.len() <= LONGEST_PAUSE;
                (!undecided).then_some(State::After)
            }
            State::Inside => {
                if let Some((thought, answer)) = rest.split_once(CLOSE) {
                    put(Kind::Reasoning, thought);
                    *rest = answer;
                    return Some(State::Before);
                }
                let (certain, undecided) = rest.split_at(rest.len() - started(rest, CLOSE));
                put(Kind::Reasoning, certain);
                *rest = undecided;
                None
            }
            State::After => {
                put(Kind::Text, rest);
                *rest = "";
                None
            }
        }
    }
}

/// How many bytes at the end of `text` may be the start of `tag`.
fn started(text: &str, tag: &str) -> usize {
    (1..tag.len()).rev().find(|&len| tag.get(..len).is_some_and(|start| text.ends_with(start))).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(pieces: &[&str]) -> (String, String) {
        let (mut text, mut reasoning) = (String::new(), String::new());
        let mut put = |kind, part: &str| match kind {
            Kind::Text => text.push_str(part),
            Kind::Reasoning => reasoning.push_str(part),
        };
        let mut think = Think::default();
        for piece in pieces {
            think.push(piece, &mut put);
        }
        think.end(&mut put);
        (text, reasoning)
    }

    /// In one piece, character by character, and in two pieces cut anywhere.
    fn check(whole: &str, text: &str, reasoning: &str) {
        let expected = (text.to_owned(), reasoning.to_owned());
        assert_eq!(split(&[whole]), expected, "{whole:?}");
        let single: Vec<String> = whole.chars().map(String::from).collect();
        assert_eq!(split(&single.iter().map(String::as_str).collect::<Vec<_>>()), expected, "{whole:?}");
        for (at, _) in whole.char_indices() {
            let (a, b) = whole.split_at(at);
            assert_eq!(split(&[a, b]), expected, "{a:?} {b:?}");
        }
    }

    #[test]
    fn a_thought_before_the_answer_is_kept_apart() {
        check("<think>\nPick three.\n</think>\n\nRed", "\n\nRed", "\nPick three.\n");
        check(" \n<think>hm</think>Red", "Red", " \nhm");
        check("<think>a</think>\n<think>b</think>Red", "Red", "a\nb");
    }

    #[test]
    fn an_answer_without_thoughts_is_all_text() {
        check("Red", "Red", "");
        check("  Red < blue", "  Red < blue", "");
        check("<thing>", "<thing>", "");
        check("<thi", "<thi", "");
        check(" \n", " \n", "");
    }

    #[test]
    fn a_tag_that_the_model_talks_about_is_text() {
        check("The tag <think> opens, </think> closes.", "The tag <think> opens, </think> closes.", "");
        check("</think>Red", "</think>Red", "");
    }

    #[test]
    fn a_thought_without_end_is_no_answer() {
        check("<think>hm </thin", "", "hm </thin");
        check("<think>a < b </ c </think>d", "d", "a < b </ c ");
    }

    #[test]
    fn white_space_without_end_is_not_held_for_ever() {
        let long = " ".repeat(LONGEST_PAUSE + 1);
        let mut seen = 0;
        Think::default().push(&long, |_, part| seen += part.len());
        assert_eq!(seen, long.len());
    }
}

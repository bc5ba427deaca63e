//! How the files that came with a turn stand in it, for a model and for whoever is told later what it was asked.

/// What there is of a file beside its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enclosed<'a> {
    /// These words, which are written into the turn.
    Text(&'a str),
    /// Something that goes beside the turn.
    Beside,
    /// Nothing that is sent.
    Unseen,
}

/// The longest name that is told, in characters.
const LONGEST_NAME: usize = 100;

/// Adds a file to the words that it came with.
pub fn enclose(turn: &mut String, name: &str, content: Enclosed<'_>) {
    if !turn.is_empty() {
        turn.push('\n');
    }
    let name = in_one_line(name);
    match content {
        Enclosed::Unseen => turn.push_str(&format!("(attached: {name}, which you cannot see)")),
        Enclosed::Beside => turn.push_str(&format!("(attached: {name})")),
        Enclosed::Text(words) => turn.push_str(&format!("(attached: {name})\n{}", fenced(words))),
    }
}

/// A name must not be able to write a line of its own.
pub fn in_one_line(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_NAME).collect()
}

/// The words between fences that do not occur in them.
fn fenced(words: &str) -> String {
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    let end = if words.ends_with('\n') { "" } else { "\n" };
    format!("{fence}\n{words}{end}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(turn: &str, name: &str, content: Enclosed<'_>, expected: &str) {
        let mut turn = turn.to_owned();
        enclose(&mut turn, name, content);
        assert_eq!(turn, expected);
    }

    #[test]
    fn a_file_stands_below_the_words_that_it_came_with() {
        check("Look:", "a.md", Enclosed::Text("one\n"), "Look:\n(attached: a.md)\n```\none\n```");
        check("", "a.png", Enclosed::Beside, "(attached: a.png)");
        check("Hm", "b\n.mp4", Enclosed::Unseen, "Hm\n(attached: b .mp4, which you cannot see)");
    }

    #[test]
    fn a_text_cannot_leave_its_fence() {
        check("", "a", Enclosed::Text("```\nx"), "(attached: a)\n````\n```\nx\n````");
    }
}

//! Fenced code blocks, as far as cutting a text must know them: which one stands open, and the lines that close and reopen it.

use std::ops::Range;

/// Longer runs of fence characters are decoration, not a fence: what closes them would eat the room of the text.
const MARKS: Range<usize> = 3..17;

/// Longer languages are not repeated when a block is reopened.
const LANGUAGE: usize = 32;

/// A code block that stands open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fence {
    mark: char,
    marks: usize,
    language: String,
}

impl Fence {
    /// The most code points that [`Fence::opener`] and [`Fence::closer`] take together.
    pub const MOST: usize = 2 * MARKS.end + LANGUAGE + 1;

    /// The line that begins the block again in the next part, its line end included.
    pub fn opener(&self) -> String {
        format!("{}{}\n", self.marks(), self.language)
    }

    /// The line that ends the block, with the line end before it.
    pub fn closer(&self) -> String {
        format!("\n{}", self.marks())
    }

    fn marks(&self) -> String {
        self.mark.to_string().repeat(self.marks)
    }

    /// The block that `line` opens. Any indentation counts, since chat services see a block inside a list item too.
    fn opened_by(line: &str) -> Option<Self> {
        let (mark, marks, info) = marks_of(line)?;
        let language = info.split_whitespace().next().unwrap_or_default();
        let told = if language.chars().count() > LANGUAGE { "" } else { language };
        let inline_code = mark == '`' && info.contains('`');
        (!inline_code).then(|| Self { mark, marks, language: told.to_owned() })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        marks_of(line).is_some_and(|(mark, marks, info)| {
            mark == self.mark && marks >= self.marks && info.trim().is_empty()
        })
    }
}

/// What stands open after `line` (without its line end), when `open` stood open before it.
pub fn after_line(open: Option<Fence>, line: &str) -> Option<Fence> {
    match open {
        Some(fence) if fence.is_closed_by(line) => None,
        Some(fence) => Some(fence),
        None => Fence::opened_by(line),
    }
}

/// What stands open at the end of `text`, when `open` stood open before it.
pub fn after(open: Option<Fence>, text: &str) -> Option<Fence> {
    text.lines().fold(open, after_line)
}

/// Whether `line` begins as only the first or the last line of a block does.
pub fn is_fence_like(line: &str) -> bool {
    marks_of(line).is_some()
}

/// The fence character of `line`, how many there are, and what follows them.
fn marks_of(line: &str) -> Option<(char, usize, &str)> {
    let line = line.trim_start();
    let mark = line.chars().next().filter(|first| matches!(first, '`' | '~'))?;
    let info = line.trim_start_matches(mark);
    let marks = line.len() - info.len();
    MARKS.contains(&marks).then_some((mark, marks, info))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let open = after(None, text).map(|fence| (fence.opener(), fence.closer()));
        let open = open.as_ref().map(|(opener, closer)| (opener.as_str(), closer.as_str()));
        assert_eq!(open, expected, "after {text:?}");
    }

    #[test]
    fn a_block_is_reopened_with_its_language() {
        check("```rust\nlet x = 1;", Some(("```rust\n", "\n```")));
        check("~~~ python title=\"a `b`\"\nx", Some(("~~~python\n", "\n~~~")));
        check("1. so:\n     ```sh\n     ls", Some(("```sh\n", "\n```")));
        check(&format!("```{}\nx", "long".repeat(9)), Some(("```\n", "\n```")));
    }

    #[test]
    fn a_block_ends_at_a_fence_of_its_kind_and_length_alone() {
        check("````md\n```rust\nx\n```\n", Some(("````md\n", "\n````")));
        check("```\n~~~\n", Some(("```\n", "\n```")));
        check("```\n``` not the end\n", Some(("```\n", "\n```")));
        check("```\nx\n`````  \n", None);
    }

    #[test]
    fn what_only_looks_like_a_fence_opens_nothing() {
        check("``` inline ``` and more", None);
        check("``two``\n~~gone~~", None);
        check(&"`".repeat(40), None);
    }
}

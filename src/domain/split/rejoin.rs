//! Puts a text together again from the parts that are shown of it.

use crate::domain::fence::{self, Fence};
use crate::domain::split::Splitter;

/// What may have stood at a cut, the least first.
const BETWEEN: [&str; 4] = ["", " ", LINE, BLANK];
const LINE: &str = "\n";
const BLANK: &str = "\n\n";

/// The text that a [`Splitter`] of this limit made these parts of.
///
/// A cut shows neither the white space that stood there nor which fence lines are the splitter's own. But it was the best
/// place there was, so whatever would have let the splitter choose another one did not stand there; and of what is left the
/// least is taken, since much makes the best place whatever surrounds it, and little only by chance.
///
/// What cannot be told apart:
/// - One line break and several where the splitter likes both alike. Within a block of code one is taken. Before and after a
///   block, and where long lines left no other break to choose, a blank line is taken if there is any in the text, but not
///   between two items of a list.
/// - A line break and a blank after a sentence, in a line so long that it fills half a part, where the next sentence did not
///   fit any more: the line is taken to go on.
/// - Two blocks of the same language, one after the other, and one block that was cut just there: one is taken.
/// - White space at the end of a line, and more than one blank line: none, and one, are taken.
/// - Anything where the next part is missing, or only begun: a line is taken to end, and a block that the next part reopens to
///   go on.
pub fn rejoined(shown: &[&str], limit: usize) -> String {
    let shown: Vec<_> = shown.iter().copied().filter(|part| !part.is_empty()).collect();
    let has_blank_lines = shown.iter().any(|part| part.contains(BLANK));
    let mut open =
        Open { limit, has_blank_lines, said: shown.first().copied().unwrap_or_default(), block: None };
    let mut whole = String::new();
    for (at, next) in shown.iter().enumerate().skip(1) {
        let joint = open.joint(next, shown.get(at + 1).copied());
        whole.push_str(joint.before);
        whole.push_str(joint.between);
        (open.said, open.block) = (joint.after, joint.block);
    }
    whole + open.said
}

/// The part at hand.
struct Open<'a> {
    limit: usize,
    has_blank_lines: bool,
    /// What it shows, without the line that reopens a block.
    said: &'a str,
    /// The block that goes on in it.
    block: Option<Fence>,
}

/// How a part may go on in the next one.
#[derive(Clone)]
struct Joint<'a> {
    before: &'a str,
    between: &'static str,
    after: &'a str,
    /// The block that is cut.
    block: Option<Fence>,
}

impl<'a> Open<'a> {
    fn joint(&self, next: &'a str, following: Option<&str>) -> Joint<'a> {
        let plain = Joint { before: self.said, between: LINE, after: next, block: None };
        let torn = self.torn(next);
        let ways = torn.iter().chain([&plain]);
        let mut every = ways.flat_map(|way| BETWEEN.map(|between| way.with(between)));
        let makes_it = |joint: &Joint<'_>| self.makes_this_cut(joint, following);
        // An item of a list never begins within a line.
        let least = every.find(|joint| (joint.between != " " || !is_item(joint.after)) && makes_it(joint));
        let is_sure = least.is_some();
        let least = least.unwrap_or_else(|| torn.clone().unwrap_or(plain.clone()));
        let wider = least.with(BLANK);
        let takes_blank = least.between == LINE && self.likes_blank(&least) && (!is_sure || makes_it(&wider));
        if takes_blank { wider } else { least }
    }

    /// Without the lines that close a block here and reopen it in the next part, if that is what they do.
    fn torn(&self, next: &'a str) -> Option<Joint<'a>> {
        let (before, last) = self.said.rsplit_once('\n')?;
        let block = fence::after(self.block.clone(), before)?;
        let after = next.strip_prefix(&block.opener())?;
        let is_closer = block.closer().strip_prefix('\n') == Some(last);
        is_closer.then_some(Joint { before, between: LINE, after, block: Some(block) })
    }

    /// Whether the splitter ends this part so, and begins the next one there.
    fn makes_this_cut(&self, joint: &Joint<'_>, following: Option<&str>) -> bool {
        let Joint { before, between, after, block } = joint;
        let whole = [before, between, after, LINE, following.unwrap_or_default()].concat();
        let mut splitter = Splitter { reopened: self.block.clone(), ..Splitter::new(self.limit) };
        splitter.finish(&whole);
        let full = splitter.full().first();
        full.is_some_and(|full| full.range.end == before.len() + between.len() && full.closed == *block)
    }

    /// Whether a blank line is likelier here than a line break alone.
    fn likes_blank(&self, joint: &Joint<'_>) -> bool {
        let in_a_list = is_item(joint.after) && joint.before.lines().next_back().is_some_and(is_item);
        self.has_blank_lines && joint.block.is_none() && !in_a_list
    }
}

impl Joint<'_> {
    fn with(&self, between: &'static str) -> Self {
        Self { between, ..self.clone() }
    }
}

/// Whether a line begins as an item of a list does.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let after_number = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let marks: &[&str] = if after_number.len() < line.len() { &[". ", ") "] } else { &["- ", "* ", "+ "] };
    marks.iter().any(|mark| after_number.starts_with(mark))
}

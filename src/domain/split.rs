//! Cuts a growing text into parts that a chat service takes, each decided once and from a bounded piece of the text.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::fence::{self, Fence};

mod rejoin;

pub use rejoin::rejoined;

/// How far beyond a full part the text is read before its cut is decided: enough to see what the next line begins with.
const AHEAD: usize = 8;

/// The deepest indentation that a part may begin with, where a block of code goes on in it.
const INDENTATION: usize = 32;

/// One part: a range of the whole text, and the blocks of code that are cut at its ends.
///
/// The ranges of all parts, one after the other, are the whole text; white space at a cut belongs to the range before it
/// and is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The bytes of the whole text that this part stands for.
    pub range: Range<usize>,
    shown: Range<usize>,
    reopened: Option<Fence>,
    closed: Option<Fence>,
}

impl Part {
    /// What is posted: the part's piece of `whole` between the lines that reopen and close a block of code.
    pub fn text(&self, whole: &str) -> String {
        let opener = self.reopened.as_ref().map(Fence::opener).unwrap_or_default();
        let closer = self.closed.as_ref().map(Fence::closer).unwrap_or_default();
        format!("{opener}{}{closer}", piece(whole, self.shown.clone()))
    }

    /// Where in the whole text the shown piece ends.
    pub fn shown_to(&self) -> usize {
        self.shown.end
    }

    /// Whether the part's last line is a fence, which must stand alone.
    pub fn ends_with_fence(&self, whole: &str) -> bool {
        let last = piece(whole, self.shown.clone()).lines().next_back();
        self.closed.is_some() || last.is_some_and(fence::is_fence_like)
    }
}

/// The beginning of a text, whole where it has at most `limit` code points, else cut between graphemes, with a mark that
/// more follows, within the limit.
pub fn shortened(text: &str, limit: usize) -> Cow<'_, str> {
    if text.chars().nth(limit).is_none() {
        return Cow::Borrowed(text);
    }
    let mut short = String::new();
    let mut length = 1;
    for grapheme in text.graphemes(true) {
        length += grapheme.chars().count();
        if length > limit {
            break;
        }
        short.push_str(grapheme);
    }
    short.truncate(short.trim_end().len());
    short.push('…');
    Cow::Owned(short)
}

/// Splits a text that grows at its end.
///
/// A part is full as soon as more text has come than it can hold, and never changes after that: pushing token by token and
/// splitting the finished text give the same parts.
#[derive(Debug)]
pub struct Splitter {
    limit: usize,
    full: Vec<Part>,
    /// Where the open part's range begins, and where what it shows begins.
    start: usize,
    shown: usize,
    reopened: Option<Fence>,
    /// The text is counted up to this byte; the open part has so many code points, and so many up to its last visible one.
    counted: usize,
    length: usize,
    visible: usize,
    visible_to: usize,
}

impl Splitter {
    /// The smallest limit that leaves room for text between the lines that reopen and close a block of code.
    pub const LEAST: usize = 4 * Fence::MOST;

    /// A splitter into parts of at most `limit` code points, at least [`Splitter::LEAST`].
    pub fn new(limit: usize) -> Self {
        assert!(limit >= Self::LEAST, "a part must hold its fence lines and some text");
        let (full, start, shown, reopened) = (Vec::new(), 0, 0, None);
        Self { limit, full, start, shown, reopened, counted: 0, length: 0, visible: 0, visible_to: 0 }
    }

    /// Takes in what `whole` has grown by since the last call.
    pub fn advance(&mut self, whole: &str) {
        while let Some(end) = self.overflow(whole) {
            self.close(whole, end);
        }
    }

    /// The same for a text that will not grow: what is left in [`Splitter::rest`] is the last part.
    pub fn finish(&mut self, whole: &str) {
        self.advance(whole);
        while self.visible > 0 && !self.fits(whole) {
            self.close(whole, whole.len());
            self.advance(whole);
        }
    }

    /// The full parts, which never change.
    pub fn full(&self) -> &[Part] {
        &self.full
    }

    /// Whether the open part holds more than white space.
    pub fn has_rest(&self) -> bool {
        self.visible > 0
    }

    /// The open part as far as it can be shown; `None` while it holds nothing but white space.
    pub fn rest(&self, whole: &str) -> Option<Part> {
        self.rest_shown_to(whole).map(|end| self.part(whole, end, whole.len()))
    }

    /// Where in the whole text [`Splitter::rest`] ends, which is cheaper to know than the part.
    pub fn rest_shown_to(&self, whole: &str) -> Option<usize> {
        match self.has_rest() {
            true if self.fits(whole) => Some(self.visible_to),
            true => Some(self.cut(whole, whole.len())),
            false => None,
        }
    }

    /// Counts on, and tells how far to read once the open part is sure to overflow.
    fn overflow(&mut self, whole: &str) -> Option<usize> {
        for letter in piece(whole, self.counted..whole.len()).chars() {
            self.counted += letter.len_utf8();
            self.length += 1;
            if !letter.is_whitespace() {
                (self.visible, self.visible_to) = (self.length, self.counted);
            } else if self.visible == 0 && self.reopened.is_none() {
                (self.shown, self.length) = (self.counted, 0);
            }
            if self.visible > self.room() + AHEAD {
                return Some(self.counted);
            }
        }
        None
    }

    /// Ends the open part somewhere before `end`, and begins the next.
    fn close(&mut self, whole: &str, end: usize) {
        let cut = self.cut(whole, end);
        let open = fence::after(self.reopened.clone(), piece(whole, self.shown..cut));
        let next = cut + swallowed(piece(whole, cut..end), open.is_some());
        self.full.push(self.part(whole, cut, next));
        (self.start, self.shown, self.counted) = (next, next, next);
        (self.length, self.visible, self.reopened) = (0, 0, open);
    }

    fn cut(&self, whole: &str, end: usize) -> usize {
        self.shown + best_cut(piece(whole, self.shown..end), self.reopened.clone(), self.room())
    }

    fn part(&self, whole: &str, cut: usize, next: usize) -> Part {
        let shown = piece(whole, self.shown..cut).trim_end();
        Part {
            range: self.start..next,
            shown: self.shown..self.shown + shown.len(),
            reopened: self.reopened.clone(),
            closed: fence::after(self.reopened.clone(), shown),
        }
    }

    fn fits(&self, whole: &str) -> bool {
        // Most texts are far from full, and need no look at their fences.
        self.visible + Fence::MOST <= self.room() || {
            let open = fence::after(self.reopened.clone(), piece(whole, self.shown..self.counted));
            self.visible + closer_length(open.as_ref()) <= self.room()
        }
    }

    fn room(&self) -> usize {
        self.limit - self.reopened.as_ref().map_or(0, |fence| fence.opener().chars().count())
    }
}

/// `text` in at most `limit` code points, an ellipsis standing for what is left out.
pub fn clip(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let mut room = limit.saturating_sub(1);
    let fits = |grapheme: &&str| {
        let length = grapheme.chars().count();
        room.checked_sub(length).inspect(|&left| room = left).is_some()
    };
    text.graphemes(true).take_while(fits).chain(["…"]).collect()
}

/// How well a place suits a cut, the best last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Liking {
    /// Would tear a fence line, leave an empty block, or make a fence of what is none.
    Torn,
    Grapheme,
    Word,
    Sentence,
    Line,
    Paragraph,
}

/// The byte at which `body` is cut so that it fits into `room`: the last of the best places in the second half of the room.
fn best_cut(body: &str, mut open: Option<Fence>, room: usize) -> usize {
    let (mut line_start, mut length, mut best) = (0, 0, None);
    for (at, grapheme) in body.grapheme_indices(true) {
        let end = at + grapheme.len();
        length += grapheme.chars().count();
        if grapheme.ends_with('\n') {
            open = fence::after_line(open, piece(body, line_start..at));
            line_start = end;
        }
        if length > room {
            break;
        }
        if length < room / 2 || grapheme.trim().is_empty() {
            continue;
        }
        let (line, after) = (piece(body, line_start..end), piece(body, end..body.len()));
        let place = Place { open: open.as_ref(), line, after };
        if length + place.closer_length() <= room && !place.after.is_empty() {
            best = best.max(Some((place.liking(), end)));
        }
    }
    best.map_or_else(|| torn_cut(body, room), |(_, end)| end)
}

/// For a body with one grapheme, or nothing but white space, in the whole second half.
fn torn_cut(body: &str, room: usize) -> usize {
    body.char_indices().nth(room - Fence::MOST).map_or(body.len(), |(at, _)| at)
}

/// A place between two letters: the block that its line stands in, the line up to here, and what follows.
struct Place<'a> {
    open: Option<&'a Fence>,
    line: &'a str,
    after: &'a str,
}

impl Place<'_> {
    fn closer_length(&self) -> usize {
        match fence::is_fence_like(self.line) {
            true => closer_length(fence::after_line(self.open.cloned(), self.line).as_ref()),
            false => closer_length(self.open),
        }
    }

    fn liking(&self) -> Liking {
        let next = self.after.trim_start();
        let space = self.after.strip_suffix(next).unwrap_or_default();
        match space.matches('\n').count() {
            0 => self.liking_within_a_line(next, space.is_empty()),
            ends => self.liking_between_lines(next.lines().next().unwrap_or_default(), ends > 1),
        }
    }

    fn liking_within_a_line(&self, next: &str, joined: bool) -> Liking {
        let ends_with =
            |marks: &[char]| self.line.trim_end_matches(['"', '”', '’', ')', '*']).ends_with(marks);
        if fence::is_fence_like(self.line) || fence::is_fence_like(next) {
            Liking::Torn
        } else if ends_with(&['。', '！', '？']) || (!joined && ends_with(&['.', '!', '?', '…', ':'])) {
            Liking::Sentence
        } else if joined {
            Liking::Grapheme
        } else {
            Liking::Word
        }
    }

    fn liking_between_lines(&self, next: &str, blank: bool) -> Liking {
        let edge = fence::is_fence_like(self.line);
        match fence::after_line(self.open.cloned(), self.line) {
            Some(_) if edge && self.open.is_none() => Liking::Torn,
            Some(open) if fence::after_line(Some(open.clone()), next).is_none() => Liking::Torn,
            Some(_) => Liking::Line,
            None if blank || edge || fence::is_fence_like(next) => Liking::Paragraph,
            None => Liking::Line,
        }
    }
}

/// How much white space at the beginning of `after` is dropped at a cut: all of it, but for the indentation of code.
fn swallowed(after: &str, in_block: bool) -> usize {
    let next = after.trim_start();
    let space = after.strip_suffix(next).unwrap_or_default();
    let indentation = space.rsplit_once('\n').map_or("", |(_, indentation)| indentation);
    let kept = in_block && indentation.chars().count() <= INDENTATION;
    space.len() - if kept { indentation.len() } else { 0 }
}

fn closer_length(open: Option<&Fence>) -> usize {
    open.map_or(0, |fence| fence.closer().chars().count())
}

fn piece(whole: &str, range: Range<usize>) -> &str {
    whole.get(range).expect("a cut lies between two code points")
}

#[cfg(test)]
mod tests;

//! Lines in, events out: server-sent events as servers really send them, and bodies that are none.

use memchr::memmem;
use serde::de::IgnoredAny;

use super::lines::{LIMIT, Lines, TooLong};

/// What one event, or one body that is no stream, says.
#[derive(Debug, PartialEq)]
pub(super) struct Event<'a> {
    /// Its data, lines joined by LF; may be empty.
    pub(super) data: &'a [u8],
    /// It is named `error`, or came in a field of that name.
    pub(super) error: bool,
    /// The body ended in it or right after it, so it may be half of one.
    pub(super) last: bool,
    /// It is (a line of) a body that is no stream.
    pub(super) bare: bool,
}

/// Splits a body into events.
#[derive(Debug, Default)]
pub(super) struct Frames {
    lines: Lines,
    pending: Pending,
}

#[derive(Debug, Default)]
struct Pending {
    shape: Shape,
    data: Vec<u8>,
    /// The data is more than one line.
    several: bool,
    named: Named,
}

/// Whether an event is named `error`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Named {
    #[default]
    Not,
    Error,
    /// The name came after data that are whole: more data after it would be the error's, and those an event before it.
    ErrorAfterData,
}

/// What kind of body it is, by its first line: the content type lies in both directions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Shape {
    #[default]
    Unknown,
    Stream,
    Bare,
}

impl Frames {
    /// Takes what was read and passes on the events that end in it.
    pub(super) fn push(&mut self, bytes: &[u8], mut event: impl FnMut(Event<'_>)) -> Result<(), TooLong> {
        let Self { lines, pending } = self;
        lines.push(bytes, |line| pending.line(line, &mut event))
    }

    /// Whether the body is a stream of events, by what came of it.
    pub(super) fn are_streamed(&self) -> bool {
        self.pending.shape == Shape::Stream
    }

    /// The body has ended: passes on what is pending, since some servers end the last event with no blank line.
    pub(super) fn end(&mut self, mut event: impl FnMut(Event<'_>)) -> Result<(), TooLong> {
        let rest = self.lines.rest();
        if !rest.is_empty() {
            self.pending.line(&rest, &mut event)?;
        }
        self.pending.dispatch(true, &mut event);
        Ok(())
    }
}

impl Pending {
    fn line(&mut self, line: &[u8], event: &mut impl FnMut(Event<'_>)) -> Result<(), TooLong> {
        // It can only stand before the first line, but proxies join bodies that had one each.
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        if line.is_empty() {
            // A body that is no stream may be printed with blank lines in it.
            if self.shape != Shape::Bare {
                self.dispatch(false, event);
            }
            return Ok(());
        }
        let (name, value) = field(line);
        if name == b"data" && self.shape == Shape::Bare {
            *self = Self::default();
        }
        if self.shape == Shape::Bare {
            return self.add(line, event);
        }
        // Blanks around a name are no server's but a proxy's; a line of nothing else decides nothing.
        let name = name.trim_ascii();
        if name.is_empty() && !line.contains(&b':') {
            return Ok(());
        }
        if self.shape == Shape::Unknown && !is_known(name) {
            self.shape = Shape::Bare;
            return self.add(line, event);
        }
        self.shape = Shape::Stream;
        self.field(name, value, event)
    }

    fn field(&mut self, name: &[u8], value: &[u8], event: &mut impl FnMut(Event<'_>)) -> Result<(), TooLong> {
        match name {
            b"data" => self.add(value, event),
            b"event" => {
                let is_error = value.trim_ascii().eq_ignore_ascii_case(b"error");
                if !is_error || memmem::find(&self.data, b"\"choices\"").is_some() {
                    self.dispatch_whole(event);
                }
                self.named = match (is_error, self.data.is_empty()) {
                    (false, _) => Named::Not,
                    (true, true) => Named::Error,
                    (true, false) => Named::ErrorAfterData,
                };
                Ok(())
            }
            b"error" => {
                self.dispatch(false, event);
                event(Event { data: value, error: true, last: false, bare: false });
                Ok(())
            }
            // Said without its field.
            _ if is_done(name) => {
                self.dispatch(false, event);
                event(Event { data: name, error: false, last: false, bare: false });
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn add(&mut self, value: &[u8], event: &mut impl FnMut(Event<'_>)) -> Result<(), TooLong> {
        self.dispatch_whole(event);
        if self.data.len() + value.len() >= LIMIT {
            return Err(TooLong);
        }
        if !self.data.is_empty() {
            self.several = true;
            self.data.push(b'\n');
        }
        self.data.extend_from_slice(value);
        Ok(())
    }

    /// Some servers put no blank line between events: what is whole JSON before the next event's first line was an event
    /// of its own. Only a single line is looked at so, else a long event would cost its length squared.
    fn dispatch_whole(&mut self, event: &mut impl FnMut(Event<'_>)) {
        if self.several || !is_whole(&self.data) {
            return;
        }
        let is_next = self.named == Named::ErrorAfterData;
        if is_next {
            self.named = Named::Not;
        }
        self.dispatch(false, event);
        if is_next {
            self.named = Named::Error;
        }
    }

    fn dispatch(&mut self, last: bool, event: &mut impl FnMut(Event<'_>)) {
        self.several = false;
        let error = std::mem::take(&mut self.named) != Named::Not;
        if error || !self.data.is_empty() {
            event(Event { data: &self.data, error, last, bare: self.shape == Shape::Bare });
        }
        // Emptied, not dropped: the next event is about as long.
        self.data.clear();
    }
}

/// A field's name and its value, without the one space that may follow the colon (TGI up to 2.0 sends none).
/// A comment has an empty name.
fn field(line: &[u8]) -> (&[u8], &[u8]) {
    if let Some(value) = line.strip_prefix(b"data: ") {
        return (b"data", value);
    }
    let Some(colon) = memchr::memchr(b':', line) else { return (line, b"") };
    let (name, value) = line.split_at(colon);
    let value = value.get(1..).unwrap_or_default();
    (name, value.strip_prefix(b" ").unwrap_or(value))
}

fn is_known(name: &[u8]) -> bool {
    matches!(name, b"" | b"data" | b"event" | b"id" | b"retry" | b"error")
}

/// The word that ends a stream.
pub(super) fn is_done(data: &[u8]) -> bool {
    data.strip_prefix(b"\"")
        .and_then(|data| data.strip_suffix(b"\""))
        .unwrap_or(data)
        .eq_ignore_ascii_case(b"[DONE]")
}

fn is_whole(data: &[u8]) -> bool {
    is_done(data) || data.starts_with(b"{") && serde_json::from_slice::<IgnoredAny>(data).is_ok()
}

//! A body's bytes in, the pieces of an answer out: every dialect, no I/O, no clock.

use std::borrow::Cow;
use std::collections::VecDeque;

use serde::de::IgnoredAny;

use super::chunk::{Choice, Chunk, Delta};
use super::error::{Cause, Error, Wait};
use super::frames::{Event, Frames, is_done};
use super::mend::{Halves, mend, whole};
use super::piece::{Finish, Finished, Piece, Usage, plain};
use super::said::Said;
use super::think::{Kind, Think};
use super::{lines, loose};

/// More text and reasoning than this in one answer, and we stop listening (bytes).
const LONGEST_ANSWER: usize = 4 << 20;

/// The model's name is the server's word, and is stored (characters).
const LONGEST_NAME: usize = 200;

/// Decodes one answer. Feed it with [`push`](Self::push) and [`end`](Self::end), and ask [`take`](Self::take) after each.
///
/// What comes out does not depend on how the bytes were cut, but for where a `Text` ends and the next begins. Memory is
/// bounded by the longest line allowed and by what was pushed since `take` was last `None`.
#[derive(Debug, Default)]
pub struct Decoder {
    frames: Frames,
    reader: Reader,
}

impl Decoder {
    /// Takes a piece of the body.
    pub fn push(&mut self, bytes: &[u8]) {
        let Self { frames, reader } = self;
        if frames.push(bytes, |event| reader.event(&event)).is_err() {
            reader.stop(Err(Error::Broken(Box::new(lines::TooLong))));
        }
    }

    /// The body has ended: as it should, or because of `broken`.
    pub fn end(&mut self, broken: Option<Cause>) {
        let Self { frames, reader } = self;
        reader.broken = broken.is_some();
        if frames.end(|event| reader.event(&event)).is_err() {
            reader.stop(Err(Error::Broken(Box::new(lines::TooLong))));
        }
        reader.body_ended(broken);
    }

    /// Nothing came for too long.
    pub(super) fn give_up(&mut self, wait: Wait) {
        self.reader.complete_or(Error::TimedOut(wait), false);
    }

    /// The next piece of what was pushed so far, an error last. `None`: push more, or [`is_over`](Self::is_over).
    pub fn take(&mut self) -> Option<Result<Piece, Error>> {
        if let Some(piece) = self.reader.ready.pop_front() {
            return Some(Ok(piece));
        }
        self.reader.failure.take().map(Err)
    }

    /// Nothing more will come, whatever is pushed.
    pub fn is_over(&self) -> bool {
        self.reader.over
    }

    /// Nothing is left but to say that the answer is complete.
    pub(super) fn is_complete(&self) -> bool {
        matches!(self.reader.ready.front(), Some(Piece::Finished(_)))
    }

    /// It comes piece by piece, not as a whole.
    pub(super) fn is_streamed(&self) -> bool {
        self.frames.are_streamed() && !self.reader.message.came
    }

    /// The server gave its finish reason: only usage and an end can follow.
    pub fn is_finishing(&self) -> bool {
        self.reader.finish.is_some()
    }
}

/// Reads events; holds what is known of the answer.
#[derive(Debug, Default)]
struct Reader {
    ready: VecDeque<Piece>,
    failure: Option<Error>,
    over: bool,
    think: Think,
    /// What text and reasoning were cut inside of.
    text_halves: Halves,
    thought_halves: Halves,
    /// What is read was mended.
    mended: bool,
    /// The connection broke.
    broken: bool,
    /// Any data at all came.
    begun: bool,
    /// How much text and reasoning came (bytes).
    length: usize,
    /// There was text with something to see in it.
    spoke: bool,
    /// What whole messages said so far.
    message: Message,
    /// What may have been an error, if nothing better comes.
    hint: Option<Said>,
    finish: Option<Finish>,
    usage: Option<Usage>,
    model: Option<String>,
}

/// Answers that came as `message` and not as `delta`.
#[derive(Debug, Default)]
struct Message {
    text: String,
    reasoning: String,
    came: bool,
}

impl Reader {
    fn event(&mut self, event: &Event<'_>) {
        let data = inner(event.data);
        if self.over || data.is_empty() && !event.error {
            return;
        }
        self.begun = true;
        if event.error {
            return self.fail(data);
        }
        self.data(data, event);
    }

    /// Reads what one event says.
    fn data(&mut self, data: &[u8], event: &Event<'_>) {
        if self.over {
            return;
        }
        if is_done(data) {
            return self.complete_or(Error::Cut(None), true);
        }
        let mut chunk = Chunk::default();
        let Err(error) = read(data, &mut chunk) else { return self.chunk(&chunk, data, event) };
        let row = row(data);
        if row.len() > 1 {
            row.into_iter().for_each(|data| self.data(data, event));
        } else if data.contains(&b'\n') && !is_page(data, event) {
            for line in data.split(|byte| *byte == b'\n') {
                self.event(&Event { data: line, ..*event });
            }
        } else {
            self.unreadable(error, data, event);
        }
    }

    /// What does not look like JSON is noise between events, but the whole of a body that is no stream.
    fn unreadable(&mut self, error: Cause, data: &[u8], event: &Event<'_>) {
        let mended = mend(data);
        let mut chunk = Chunk::default();
        match loose::read(&mended, &mut chunk) {
            Ok(()) => {
                self.mended = true;
                self.chunk(&chunk, whole(&mended).as_bytes(), event);
                self.mended = false;
            }
            // Half a chunk, because the body ended in it.
            Err(_) if event.last && (!event.bare || self.broken && looks_like_json(data)) => {}
            Err(_) if looks_like_json(data) => self.stop(Err(Error::Broken(error))),
            Err(_) if event.bare => self.fail(data),
            Err(_) => {}
        }
    }

    fn chunk(&mut self, chunk: &Chunk<'_>, data: &[u8], event: &Event<'_>) {
        self.usage = chunk.usage.or(self.usage);
        if self.model.is_none() && !chunk.model.is_empty() {
            self.model = Some(plain(&chunk.model, LONGEST_NAME));
        }
        if let Some(choice) = &chunk.choice {
            self.choice(choice);
        } else if self.hint.is_none() && (event.bare || chunk.message_only) {
            self.hint = Some(Said::read(data));
        }
        let broke = matches!(&self.finish, Some(Finish::Other(word)) if word.eq_ignore_ascii_case("error"));
        if chunk.faulty || broke || event.bare && chunk.message_only {
            self.fail(data);
        }
    }

    fn choice(&mut self, choice: &Choice<'_>) {
        if let Some(delta) = &choice.delta {
            self.delta(delta);
        }
        match &choice.message {
            // What was said by and by is not said again at the end.
            Some(message)
                if !choice.delta.as_ref().is_some_and(Delta::speaks)
                    && (self.length == 0 || self.message.came) =>
            {
                self.message(message)
            }
            Some(_) => {}
            None if choice.delta.as_ref().is_none_or(|delta| delta.lacks(&choice.text)) => {
                self.say(&choice.text)
            }
            None => {}
        }
        match &*choice.finish_reason {
            "" => {}
            // A word for nothing, which Python and others spell out.
            reason if reason.eq_ignore_ascii_case("null") || reason.eq_ignore_ascii_case("none") => {}
            reason => self.finish = Some(Finish::named(reason)),
        }
    }

    fn delta(&mut self, delta: &Delta<'_>) {
        for thought in delta.reasoning() {
            self.muse(thought);
        }
        self.say(&delta.content.text);
        self.say(&delta.refusal);
    }

    /// A whole answer, or one that grows from event to event, or the next part of one.
    fn message(&mut self, message: &Delta<'_>) {
        let mut so_far = std::mem::take(&mut self.message);
        so_far.came = true;
        let thought: String = message.reasoning().collect();
        self.muse(news(&mut so_far.reasoning, &thought));
        let text = format!("{}{}", message.content.text, message.refusal);
        self.say(news(&mut so_far.text, &text));
        self.message = so_far;
    }

    fn say(&mut self, text: &str) {
        let mut think = std::mem::take(&mut self.think);
        think.push(&joined(&mut self.text_halves, text, self.mended), |kind, part| self.put(kind, part));
        self.think = think;
    }

    fn muse(&mut self, thought: &str) {
        let thought = joined(&mut self.thought_halves, thought, self.mended);
        self.put(Kind::Reasoning, &thought);
    }

    /// Appends to the piece that waits, if it is of the same kind: one read holds many chunks when we are behind.
    fn put(&mut self, kind: Kind, part: &str) {
        if part.is_empty() || self.over {
            return;
        }
        self.length += part.len();
        if self.length > LONGEST_ANSWER {
            return self.stop(Err(Error::Broken(Box::new(Endless))));
        }
        self.spoke = self.spoke || kind == Kind::Text && !part.trim_start().is_empty();
        match (kind, self.ready.back_mut()) {
            (Kind::Text, Some(Piece::Text(text))) | (Kind::Reasoning, Some(Piece::Reasoning(text))) => {
                text.push_str(part)
            }
            (Kind::Text, _) => self.ready.push_back(Piece::Text(part.to_owned())),
            (Kind::Reasoning, _) => self.ready.push_back(Piece::Reasoning(part.to_owned())),
        }
    }

    fn fail(&mut self, data: &[u8]) {
        self.stop(Err(Error::meant(Said::read(data), None)));
    }

    fn body_ended(&mut self, broken: Option<Cause>) {
        if !self.begun && broken.is_none() && !self.over {
            return self.stop(Err(Error::Empty(None)));
        }
        let sound = broken.is_none();
        self.complete_or(Error::Cut(broken), sound);
    }

    /// An answer with a finish reason is complete however its body ends; a whole message needs none to be one, if its body
    /// has a sound end.
    fn complete_or(&mut self, error: Error, sound: bool) {
        if self.over {
            return;
        }
        let implied = (sound && self.message.came).then_some(Finish::Ended);
        let finished = |reason| Finished { reason, usage: self.usage, model: self.model.clone() };
        let end = self.finish.clone().or(implied).map(finished);
        let end = end.ok_or_else(|| match self.hint.take() {
            Some(said) if sound => Error::meant(said, None),
            _ => error,
        });
        self.stop(end);
    }

    fn stop(&mut self, end: Result<Finished, Error>) {
        if self.over {
            return;
        }
        let (text, thought) = (self.text_halves.end(), self.thought_halves.end());
        self.mended = false;
        self.muse(&thought);
        self.say(&text);
        let mut think = std::mem::take(&mut self.think);
        think.end(|kind, part| self.put(kind, part));
        self.over = true;
        match end {
            Ok(finished) if self.spoke => self.ready.push_back(Piece::Finished(finished)),
            Ok(finished) => self.failure = Some(Error::Empty(Some(finished))),
            Err(error) => self.failure = Some(error),
        }
    }
}

fn read<'a>(data: &'a [u8], chunk: &mut Chunk<'a>) -> Result<(), Cause> {
    Ok(loose::read(std::str::from_utf8(data)?, chunk)?)
}

/// An event's data without what proxies put around them: blanks, and the field's name once more.
fn inner(mut data: &[u8]) -> &[u8] {
    loop {
        data = data.trim_ascii();
        let Some(rest) = data.strip_prefix(b"data:") else { return data };
        data = rest;
    }
}

/// Several JSON values in a row, and what comes after them; whatever is no such row is a row of one.
fn row(data: &[u8]) -> Vec<&[u8]> {
    let (mut row, mut rest) = (Vec::new(), data);
    while rest.starts_with(b"{") {
        let mut values = serde_json::Deserializer::from_slice(rest).into_iter::<IgnoredAny>();
        let Some(Ok(_)) = values.next() else { break };
        let Some((first, after)) = rest.split_at_checked(values.byte_offset()) else { break };
        row.push(first);
        rest = inner(after);
    }
    if !rest.is_empty() {
        row.push(rest);
    }
    row
}

/// Text without what it was cut inside of.
fn joined<'a>(halves: &mut Halves, text: &'a str, mended: bool) -> Cow<'a, str> {
    if text.is_empty() || !mended && !halves.wait() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(halves.join(text, mended))
}

/// What is new in a message since the one before.
fn news<'a>(so_far: &mut String, said: &'a str) -> &'a str {
    let new = said.strip_prefix(so_far.as_str()).unwrap_or(said);
    so_far.push_str(new);
    new
}

fn looks_like_json(data: &[u8]) -> bool {
    data.starts_with(b"{") || data.starts_with(b"[")
}

/// HTML or plain text in the place of an answer.
fn is_page(data: &[u8], event: &Event<'_>) -> bool {
    event.bare && !looks_like_json(data)
}

#[derive(Debug, thiserror::Error)]
#[error("an answer longer than {LONGEST_ANSWER} bytes")]
struct Endless;

#[cfg(test)]
mod tests;

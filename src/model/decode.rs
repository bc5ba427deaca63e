//! A body's bytes in, the pieces of an answer out: every dialect, no I/O, no clock.

use std::collections::VecDeque;

use super::chunk::{Choice, Chunk, Delta};
use super::error::{Cause, Error, Wait};
use super::frames::{Event, Frames};
use super::mend::mend;
use super::piece::{Finish, Finished, Piece, Usage};
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
        if frames.end(|event| reader.event(&event)).is_err() {
            reader.stop(Err(Error::Broken(Box::new(lines::TooLong))));
        }
        reader.body_ended(broken);
    }

    /// Nothing came for too long.
    pub(super) fn give_up(&mut self, wait: Wait) {
        self.reader.complete_or(Error::TimedOut(wait));
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
    /// Any data at all came.
    begun: bool,
    /// How much text and reasoning came (bytes).
    length: usize,
    /// There was text with something to see in it.
    spoke: bool,
    finish: Option<Finish>,
    usage: Option<Usage>,
    model: Option<String>,
}

impl Reader {
    fn event(&mut self, event: &Event<'_>) {
        let data = event.data.trim_ascii();
        if self.over || data.is_empty() && !event.error {
            return;
        }
        self.begun = true;
        if event.error {
            return self.fail(data);
        }
        if data == b"[DONE]" {
            return self.complete_or(Error::Cut(None));
        }
        let mut chunk = Chunk::default();
        match read(data, &mut chunk) {
            Ok(()) => self.chunk(&chunk, data, event),
            Err(_) if data.contains(&b'\n') && !is_page(data, event) => {
                for line in data.split(|byte| *byte == b'\n') {
                    self.event(&Event { data: line, ..*event });
                }
            }
            Err(error) => self.unreadable(error, data, event),
        }
    }

    /// What does not look like JSON is noise between events, but the whole of a body that is no stream.
    fn unreadable(&mut self, error: Cause, data: &[u8], event: &Event<'_>) {
        let mended = mend(data);
        let mut chunk = Chunk::default();
        match loose::read(&mended, &mut chunk) {
            Ok(()) => self.chunk(&chunk, mended.as_bytes(), event),
            // Half a chunk, because the body ended in it.
            Err(_) if event.last && !event.bare => {}
            Err(_) if looks_like_json(data) => self.stop(Err(Error::Broken(error))),
            Err(_) if event.bare => self.fail(data),
            Err(_) => {}
        }
    }

    fn chunk(&mut self, chunk: &Chunk<'_>, data: &[u8], event: &Event<'_>) {
        self.usage = chunk.usage.or(self.usage);
        if self.model.is_none() && !chunk.model.is_empty() {
            self.model = Some(chunk.model.chars().take(LONGEST_NAME).collect());
        }
        if let Some(choice) = &chunk.choice {
            self.choice(choice);
        }
        let broke = matches!(&self.finish, Some(Finish::Other(word)) if word == "error");
        if chunk.faulty || broke || event.bare && chunk.message_only {
            self.fail(data);
        }
    }

    fn choice(&mut self, choice: &Choice<'_>) {
        let silent = !choice.delta.as_ref().is_some_and(Delta::speaks);
        let whole = choice.message.as_ref().filter(|_| silent && self.length == 0);
        if let Some(words) = whole.or(choice.delta.as_ref()) {
            for thought in words.reasoning() {
                self.put(Kind::Reasoning, thought);
            }
            self.say(&words.content.text);
            self.say(&words.refusal);
        } else if choice.message.is_none() {
            self.say(&choice.text);
        }
        match &*choice.finish_reason {
            // A whole answer needs no reason to be one.
            "" if whole.is_some() => self.finish = self.finish.take().or(Some(Finish::Ended)),
            "" => {}
            reason => self.finish = Some(Finish::named(reason)),
        }
    }

    fn say(&mut self, text: &str) {
        let mut think = std::mem::take(&mut self.think);
        think.push(text, |kind, part| self.put(kind, part));
        self.think = think;
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
        self.complete_or(Error::Cut(broken));
    }

    /// An answer with a finish reason is complete however its body ends.
    fn complete_or(&mut self, error: Error) {
        let finished = |reason| Finished { reason, usage: self.usage, model: self.model.clone() };
        let end = self.finish.clone().map(finished).ok_or(error);
        self.stop(end);
    }

    fn stop(&mut self, end: Result<Finished, Error>) {
        if self.over {
            return;
        }
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

//! What the model says, to whom and how fast.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use serde_json::{Value, json};

use super::chat;
use super::gate::Gate;
use super::temper::Temper;

/// How a model behaves: what it replies to a request, and what it says about itself.
#[derive(Clone)]
pub struct Script {
    reply: Arc<dyn Fn(&Ask<'_>) -> Reply + Send + Sync>,
    pages: HashMap<String, Value>,
}

/// What a model is asked.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// The text of the last user message.
    pub user: &'a str,
    /// The whole request.
    pub body: &'a Value,
    /// How many requests came before.
    pub number: usize,
}

/// What becomes of a request.
#[derive(Clone, Debug)]
pub enum Reply {
    /// A streamed answer in the shape that OpenAI sends, or a whole one when no stream is asked for.
    Answer(Answer),
    /// These bytes.
    Raw(Raw),
}

/// An answer, token by token.
#[derive(Clone, Debug)]
pub struct Answer {
    /// How long not even headers come: llama.cpp sends none until a slot is free.
    pub headers_after: Duration,
    /// How long after the headers the first token comes.
    pub first_token_after: Duration,
    /// What is said.
    pub tokens: Vec<String>,
    /// How fast; 0 or less is all at once.
    pub tokens_per_second: f64,
    /// The tokens that wait for a gate, by their numbers; everything after one of them waits too.
    pub held: Vec<(usize, Gate)>,
    /// The finish reason, for `End::Done`.
    pub finish: String,
    /// Prompt and completion tokens, sent when the request asks for them.
    pub usage: Option<(u64, u64)>,
    /// What comes after the tokens.
    pub then: End,
}

/// What comes after the last token.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum End {
    /// Finish reason, usage, `[DONE]`.
    Done,
    /// The finish reason and the end of the body (TGI before 2.2, Cerebras).
    NoDone,
    /// The connection breaks inside the body.
    Cut,
    /// The body ends as if all were well (a proxy with a time limit).
    Stop,
    /// An error inside the stream.
    Error(String),
    /// Nothing, for ever.
    Hang,
}

/// A response byte by byte.
#[derive(Clone, Debug)]
pub struct Raw {
    /// The HTTP status.
    pub status: u16,
    /// Headers, `content-type` among them.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Bytes,
    /// How the body is cut into chunks.
    pub pieces: Pieces,
    /// Whether the connection breaks instead of ending.
    pub cut: bool,
}

/// How a body is cut into chunks.
#[derive(Clone, Debug)]
pub enum Pieces {
    /// All of it at once.
    Whole,
    /// So many bytes each, at least 1.
    Every(usize),
    /// At these places, in order.
    At(Vec<usize>),
}

impl Script {
    /// Asks this function.
    pub fn new(reply: impl Fn(&Ask<'_>) -> Reply + Send + Sync + 'static) -> Self {
        Self { reply: Arc::new(reply), pages: HashMap::from([("/v1/models".to_owned(), models())]) }
    }

    /// The same to every request.
    pub fn always(reply: impl Into<Reply>) -> Self {
        let reply = reply.into();
        Self::new(move |_| reply.clone())
    }

    /// One after the other; a request too many is refused with a 500 that says so.
    pub fn queue<R: Into<Reply>>(replies: impl IntoIterator<Item = R>) -> Self {
        let replies: Mutex<VecDeque<Reply>> = Mutex::new(replies.into_iter().map(Into::into).collect());
        Self::new(move |_| {
            let next = replies.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
            next.unwrap_or_else(|| Raw::refuse(500, "the script has no more replies").into())
        })
    }

    /// A friendly model that answers in several ways by keyword; say `help` to it.
    pub fn chat() -> Self {
        Self::chat_in(&Temper::default())
    }

    /// The same, in whatever manner it is told to at the time.
    pub fn chat_in(temper: &Temper) -> Self {
        let temper = temper.clone();
        Self::new(move |ask| chat::reply(temper.manner(), ask))
    }

    /// What a GET of `path` (such as `/v1/models` or `/props`) answers; null for 404.
    #[must_use]
    pub fn page(mut self, path: &str, json: Value) -> Self {
        self.pages.insert(path.to_owned(), json);
        self
    }

    pub(super) fn reply(&self, ask: &Ask<'_>) -> Reply {
        (self.reply)(ask)
    }

    pub(super) fn page_at(&self, path: &str) -> Option<&Value> {
        self.pages.get(path).filter(|page| !page.is_null())
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Script").field("pages", &self.pages).finish_non_exhaustive()
    }
}

/// llama.cpp's list, which tells the context's length.
fn models() -> Value {
    json!({"object": "list", "data": [{"id": "scripted", "object": "model", "owned_by": "double", "meta": {"n_ctx": 8192}}]})
}

impl Answer {
    /// Says `text` at 50 tokens a second after a fifth of a second, and ends well.
    pub fn saying(text: &str) -> Self {
        let tokens = tokens(text);
        Self {
            headers_after: Duration::ZERO,
            first_token_after: Duration::from_millis(200),
            usage: Some((12, tokens.len() as u64)),
            tokens,
            tokens_per_second: 50.0,
            held: Vec::new(),
            finish: "stop".to_owned(),
            then: End::Done,
        }
    }

    /// Says `text` at once and ends well.
    pub fn at_once(text: &str) -> Self {
        Self { first_token_after: Duration::ZERO, tokens_per_second: 0.0, ..Self::saying(text) }
    }

    /// With the tokens from this one on (0 for all of them) held back until the gate opens; what follows the last token
    /// waits as well. Further gates may hold back later ones.
    #[must_use]
    pub fn held(mut self, from: usize, gate: &Gate) -> Self {
        self.held.push((from, gate.clone()));
        self
    }

    /// When the token of this number is due, after the headers.
    pub(super) fn due(&self, token: usize) -> Duration {
        let paced = self.tokens_per_second > 0.0;
        let after = if paced { token as f64 / self.tokens_per_second } else { 0.0 };
        self.first_token_after + Duration::try_from_secs_f64(after).unwrap_or(Duration::MAX / 4)
    }
}

impl From<Answer> for Reply {
    fn from(answer: Answer) -> Self {
        Self::Answer(answer)
    }
}

impl From<Raw> for Reply {
    fn from(raw: Raw) -> Self {
        Self::Raw(raw)
    }
}

impl Raw {
    /// A stream as somebody else sent it.
    pub fn stream(body: impl Into<Bytes>) -> Self {
        Self::typed(200, "text/event-stream", body)
    }

    /// A refusal.
    pub fn refuse(status: u16, body: impl Into<Bytes>) -> Self {
        Self::typed(status, "application/json", body)
    }

    /// Any status, content type and body.
    pub fn typed(status: u16, content_type: &str, body: impl Into<Bytes>) -> Self {
        let headers = vec![("content-type".to_owned(), content_type.to_owned())];
        Self { status, headers, body: body.into(), pieces: Pieces::Whole, cut: false }
    }

    /// With one header more.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// In these pieces.
    #[must_use]
    pub fn in_pieces(self, pieces: Pieces) -> Self {
        Self { pieces, ..self }
    }

    /// The connection breaks after the last byte.
    #[must_use]
    pub fn cut_off(self) -> Self {
        Self { cut: true, ..self }
    }

    pub(super) fn chunks(&self) -> VecDeque<Bytes> {
        let mut places: Vec<usize> = match &self.pieces {
            Pieces::Whole => Vec::new(),
            Pieces::Every(size) => {
                (1..).map(|n| n * (*size).max(1)).take_while(|at| *at < self.body.len()).collect()
            }
            Pieces::At(places) => places.clone(),
        };
        places.push(self.body.len());
        let mut rest = self.body.clone();
        let mut done = 0;
        let cut = |at: usize| {
            let piece = rest.split_to(at.saturating_sub(done).min(rest.len()));
            done = done.max(at);
            piece
        };
        places.into_iter().map(cut).filter(|piece| !piece.is_empty()).collect()
    }
}

/// Cuts a text about as a tokenizer does: a word with the space before it, long words in two, marks alone.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for c in text.chars() {
        match tokens.last_mut() {
            Some(token)
                if c.is_alphanumeric()
                    && token.chars().count() < 6
                    && token.ends_with(|last: char| last.is_alphanumeric() || last == ' ') =>
            {
                token.push(c)
            }
            _ => tokens.push(c.to_string()),
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_the_whole_text() {
        let text = "Red, green and extraordinarily  blue 🎨.\n\n```rust\nfn main() {}\n```";
        assert_eq!(tokens(text).concat(), text);
        assert_eq!(
            tokens("Hello there, extraordinarily"),
            ["Hello", " there", ",", " extra", "ordina", "rily"]
        );
    }

    #[test]
    fn pieces_are_the_whole_body() {
        let check = |pieces: Pieces, expected: &[&str]| {
            assert_eq!(Raw::stream("abcdefg").in_pieces(pieces).chunks(), expected)
        };
        check(Pieces::Whole, &["abcdefg"]);
        check(Pieces::Every(3), &["abc", "def", "g"]);
        check(Pieces::Every(0), &["a", "b", "c", "d", "e", "f", "g"]);
        check(Pieces::At(vec![2, 2, 6, 99]), &["ab", "cdef", "g"]);
        assert!(Raw::stream("").chunks().is_empty());
    }
}

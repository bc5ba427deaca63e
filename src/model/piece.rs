//! What an answer is made of, in the words of this program.

/// A part of an answer, in the order of arrival; `Finished` comes last and only for a complete answer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Piece {
    /// Text to show, never empty.
    Text(String),
    /// What the model thought before it spoke, never empty: kept apart, not fed back.
    Reasoning(String),
    /// The answer is complete.
    Finished(Finished),
}

/// How a complete answer ended.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finished {
    /// Why the model stopped.
    pub reason: Finish,
    /// What the server counted; many count only when asked, some never.
    pub usage: Option<Usage>,
    /// The model that the server says it used, which need not be the one asked for.
    pub model: Option<String>,
}

/// Why a model stopped.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Finish {
    /// It had said everything.
    Ended,
    /// The token limit or the context was used up.
    Length,
    /// A content filter stopped it.
    Filtered,
    /// Something else, in the server's word; counts as ended.
    Other(String),
}

impl Finish {
    /// Finish reasons are free text: these words were seen at the servers that people run.
    pub(super) fn named(word: &str) -> Self {
        match word.to_ascii_lowercase().as_str() {
            "stop" | "eos_token" | "eos" | "stop_sequence" | "end_turn" => Self::Ended,
            "length" | "max_tokens" | "model_length" => Self::Length,
            "content_filter" | "safety" => Self::Filtered,
            _ => Self::Other(plain(word, LONGEST_WORD)),
        }
    }
}

/// A server's own word, as it can be stored: at most so many characters of it, and none that steers something.
pub(super) fn plain(word: &str, longest: usize) -> String {
    word.chars().filter(|c| !c.is_control()).take(longest).collect()
}

/// A word that a server makes up is stored with the reply, so it has a limit (characters).
const LONGEST_WORD: usize = 100;

/// Tokens as the server counted them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Usage {
    /// Tokens of the request.
    pub prompt_tokens: u64,
    /// Tokens of the answer, reasoning included.
    pub completion_tokens: u64,
}

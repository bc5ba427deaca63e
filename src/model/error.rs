//! Why there is no answer, or no whole one: split by what the caller can do.

use std::time::Duration;

use tracing::debug;

use super::piece::Finished;
use super::said::Said;
use super::secrets::Secrets;

/// Why there is no answer, or no whole one. What was yielded before it stays valid.
///
/// No variant shows a body or a key; the server's words are in [`Error::said`], for operators only.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Our own mistake: a setting that cannot be used. Nothing was sent.
    #[error("the setting {name} {problem}")]
    Setting {
        /// The field of `Settings`.
        name: &'static str,
        /// What is wrong with it, as the rest of a sentence; never the value.
        problem: &'static str,
    },
    /// Try again, not before the time that the server names.
    #[error("the model server is busy")]
    Busy {
        /// How long the server asks to wait; many name no time.
        retry_after: Option<Duration>,
        /// What it said.
        #[source]
        said: Said,
    },
    /// Try again later: nothing listens there, or the name or the certificate is wrong.
    #[error("the model server cannot be reached")]
    Unreachable(#[source] Cause),
    /// Try again once: the server or a proxy before it has failed, perhaps in the middle of an answer.
    #[error("the model server failed")]
    Failed(#[source] Said),
    /// Try again with less history.
    #[error("the prompt is too long for the model")]
    TooLong(#[source] Said),
    /// Give up and tell the operator: the key is wrong or missing.
    #[error("the model server does not accept the key")]
    Unauthorised(#[source] Said),
    /// Give up: a content filter does not let the prompt or the answer pass.
    #[error("a content filter refused the request")]
    Filtered(#[source] Said),
    /// Give up and tell the operator: the address, the model's name or a parameter is wrong, or the quota is used up.
    #[error("the model server refused the request")]
    Refused(#[source] Said),
    /// Nothing came for too long.
    #[error("the model server took too long {0}")]
    TimedOut(Wait),
    /// The connection broke or ended before the answer was complete. `None`: it ended as if all were well.
    #[error("the answer was cut off")]
    Cut(#[source] Option<Cause>),
    /// What came cannot be read.
    #[error("the answer cannot be read")]
    Broken(#[source] Cause),
    /// A complete answer without any text, or (`None`) a body without any answer, which is how some servers say that the
    /// prompt is too long.
    #[error("the answer is empty")]
    Empty(Option<Finished>),
}

impl Error {
    /// The word for it among counts.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Setting { .. } => "setting",
            Self::Busy { .. } => "busy",
            Self::Unreachable(_) => "unreachable",
            Self::Failed(_) => "failed",
            Self::TooLong(_) => "too_long",
            Self::Unauthorised(_) => "unauthorised",
            Self::Filtered(_) => "filtered",
            Self::Refused(_) => "refused",
            Self::TimedOut(_) => "timed_out",
            Self::Cut(_) => "cut",
            Self::Broken(_) => "broken",
            Self::Empty(_) => "empty",
        }
    }
}

/// What lies beneath.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// Which of the `Timeouts` was over.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Wait {
    /// For a place among the requests that a server is sent at the same time. Nothing was sent.
    Place,
    /// From the request to the first text.
    First,
    /// Between two texts.
    Between,
    /// The whole answer.
    Whole,
}

impl std::fmt::Display for Wait {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Place => "to have room for the request",
            Self::First => "to begin its answer",
            Self::Between => "to go on with its answer",
            Self::Whole => "to end its answer",
        })
    }
}

impl Error {
    /// What the server said, if it said anything: for operators only.
    pub fn said(&self) -> Option<&Said> {
        match self {
            Self::Busy { said, .. } => Some(said),
            Self::Failed(said)
            | Self::TooLong(said)
            | Self::Unauthorised(said)
            | Self::Filtered(said)
            | Self::Refused(said) => Some(said),
            _ => None,
        }
    }

    /// The same without what must not be seen in it: a server may quote what it was sent.
    pub(super) fn without(mut self, secrets: &Secrets) -> Self {
        if let Self::Busy { said, .. }
        | Self::Failed(said)
        | Self::TooLong(said)
        | Self::Unauthorised(said)
        | Self::Filtered(said)
        | Self::Refused(said) = &mut self
        {
            secrets.all().for_each(|secret| said.forget(secret));
        }
        self
    }

    /// The server's words, where somebody looks for one problem: at debug level, and not all of them.
    pub(super) fn log(&self) {
        if let Some(said) = self.said() {
            let words: String = said.words().chars().take(500).collect();
            debug!(status = said.status(), code = said.code(), "{self}; the server's words: {words}");
        }
    }

    /// What the server meant. The status of a stream is 200 whatever it says, so its words come first.
    pub(super) fn meant(said: Said, retry_after: Option<Duration>) -> Self {
        match said.status {
            Some(401 | 403) if !said.mentions(FILTER) => Self::Unauthorised(said),
            None if said.mentions(KEY) => Self::Unauthorised(said),
            _ if said.mentions(OVERFLOW) => Self::TooLong(said),
            _ if said.mentions(FILTER) => Self::Filtered(said),
            _ if said.mentions(QUOTA) => Self::Refused(said),
            Some(413) => Self::TooLong(said),
            Some(408 | 425 | 429 | 503 | 529) => Self::Busy { retry_after, said },
            _ if said.mentions(BUSY) => Self::Busy { retry_after, said },
            None if said.mentions(BUSY_IN_STREAM) => Self::Busy { retry_after, said },
            Some(500..) if !said.mentions(INVALID) => Self::Failed(said),
            None if !said.mentions(INVALID) => Self::Failed(said),
            _ => Self::Refused(said),
        }
    }
}

/// How servers say that the prompt is too long.
const OVERFLOW: &[&str] = &[
    "maximum context length",
    "context_length_exceeded",
    "exceed_context_size",
    "available context size",
    "exceeds the context window",
    "must have less than",
    "`inputs` tokens + `max_new_tokens` must be <=",
    "prompt is too long",
    "context overflow",
    "greater than the context length",
    "reduce the length",
    "too many tokens",
    "loaded with context length",
    "exceed context window",
    "context length exceeded",
    "exceeds the context length",
    "longer than the model's context length",
    "longer than the maximum model length",
    "input is too long",
    "input token count",
];

/// Azure and OpenAI, in the prompt's case.
const FILTER: &[&str] = &["content_filter", "content management policy", "responsibleaipolicyviolation"];

/// OpenAI's 429 that no waiting helps against.
const QUOTA: &[&str] = &["insufficient_quota"];

/// TGI says it inside a stream, with a status that it does not always name.
const BUSY: &[&str] = &["overloaded"];

/// How a refused key is told inside a stream.
const KEY: &[&str] = &["invalid_api_key", "invalid api key", "authentication_error", "unauthorized"];

/// How others say inside a stream, where there is no status, that they have too much to do.
const BUSY_IN_STREAM: &[&str] = &[
    "rate_limit",
    "rate limit",
    "too many requests",
    "too_many_requests",
    "server_busy",
    "loading model",
    "no capacity",
];

/// llama-cpp-python calls every refused request a 500; TGI names no status for one before 2.4.1.
const INVALID: &[&str] = &["validation", "invalid_request"];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(status: Option<u16>, body: &str, expected: &str) {
        let mut said = Said::read(body.as_bytes());
        said.status = said.status.or(status);
        let error = Error::meant(said, None);
        assert!(format!("{error:?}").starts_with(expected), "{status:?} {body}: {error:?}");
        assert!(!error.to_string().contains("secret"), "{error}");
    }

    #[test]
    fn refusals_are_told_apart_by_what_one_can_do() {
        check(Some(401), r#"{"error":"Unauthorized"}"#, "Unauthorised");
        check(Some(404), r#"{"error":{"message":"no such model: secret"}}"#, "Refused");
        check(Some(400), r#"{"error":{"message":"roles must alternate"}}"#, "Refused");
        check(Some(429), "", "Busy");
        check(Some(429), r#"{"error":{"message":"m","code":"insufficient_quota"}}"#, "Refused");
        check(Some(503), r#"{"error":{"message":"Loading model","code":503}}"#, "Busy");
        check(Some(502), "<html>secret</html>", "Failed");
        check(Some(500), r#"{"error":{"message":"7 validation errors:"}}"#, "Refused");
        check(Some(400), r#"{"error":{"message":"m","code":"content_filter"}}"#, "Filtered");
        check(Some(301), "", "Refused");
    }

    #[test]
    fn an_overflow_is_recognised_in_any_words_and_under_any_status() {
        check(Some(400), r#"{"error":{"message":"m","type":"exceed_context_size_error"}}"#, "TooLong");
        check(
            Some(422),
            r#"{"error":{"message":"This model's maximum context length is 4096 tokens."}}"#,
            "TooLong",
        );
        check(Some(500), "Please REDUCE THE LENGTH of the messages", "TooLong");
        check(
            None,
            r#"{"error":"`inputs` must have less than 4096 tokens","error_type":"validation"}"#,
            "TooLong",
        );
        check(Some(413), "", "TooLong");
        check(Some(500), "Requested tokens (3000) exceed context window of 2048", "TooLong");
        check(
            Some(400),
            "The input (5000 tokens) is longer than the model's context length (4096 tokens).",
            "TooLong",
        );
        check(None, r#"{"error":"the input length exceeds the context length"}"#, "TooLong");
    }

    #[test]
    fn errors_inside_a_stream_carry_their_own_status() {
        check(None, r#"{"error":{"message":"m","http_status_code":422}}"#, "Refused");
        check(None, r#"{"error":{"message":"Model is overloaded"}}"#, "Busy");
        check(None, r#"{"error":{"message":"m","code":500}}"#, "Failed");
        check(None, r#"{"error":"temperature must be positive","error_type":"validation"}"#, "Refused");
        check(None, r#"{"text":"CUDA out of memory","error_code":50002}"#, "Failed");
        check(None, r#"{"error":429}"#, "Busy");
        check(None, r#"{"error":{"message":"m","code":"429"}}"#, "Busy");
        check(None, r#"{"error":{"message":"m","type":"rate_limit_error"}}"#, "Busy");
        check(None, r#"{"error":{"message":"m","type":"invalid_request_error"}}"#, "Refused");
        check(None, r#"{"error":{"message":"m","code":"invalid_api_key"}}"#, "Unauthorised");
        check(None, r#"{"error":-1}"#, "Failed");
    }
}

//! What a server says when it does not answer, in any of the shapes that servers say it in.

use std::fmt;

use serde_json::{Map, Value};

/// What a server said instead of an answer.
///
/// Its words can hold file paths and the whole request, so neither `Display` nor `Debug` shows them: they go to the log
/// at debug level, cut, and into no channel.
#[derive(Clone, Default, PartialEq)]
pub struct Said {
    pub(super) status: Option<u16>,
    pub(super) code: Option<String>,
    pub(super) words: String,
    limit: Option<u64>,
}

/// How much of a server's words is kept (characters).
const LONGEST: usize = 2_000;

impl Said {
    /// The HTTP status, or the one named inside a stream.
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// The server's short name for what is wrong, such as `exceed_context_size_error`.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The server's own words, at most 2,000 characters of them: for operators only.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// How many tokens the server says that it takes for a request and its answer.
    pub fn limit(&self) -> Option<u64> {
        self.limit
    }

    /// Makes the most of a body or an event: JSON in any known shape, else the text as it is.
    pub(super) fn read(body: &[u8]) -> Self {
        let body = body.trim_ascii();
        let json = body.strip_prefix(b"data:").unwrap_or(body);
        let mut said = match serde_json::from_slice(json) {
            Ok(value) => Self::of(&value),
            Err(_) => Self { words: String::from_utf8_lossy(body).into_owned(), ..Self::default() },
        };
        said.words = said.words.chars().take(LONGEST).collect();
        said.limit = said.limit.or_else(|| limit_in(&said.words));
        said
    }

    /// Takes a secret out of the words: a server may quote what it was sent.
    pub(super) fn forget(&mut self, secret: &str) {
        self.words = self.words.replace(secret, "***");
        if self.code.as_ref().is_some_and(|code| code.contains(secret)) {
            self.code = None;
        }
    }

    fn of(value: &Value) -> Self {
        match value {
            Value::Object(object) => Self::of_object(object),
            Value::Array(list) => Self::of_list(list),
            Value::String(text) => Self { words: text.clone(), ..Self::default() },
            other => Self { words: other.to_string(), ..Self::default() },
        }
    }

    /// `{"error":…}`, `{"errors":…}`, `{"detail":…}`, `{"message":…}`, `{"text":…,"error_code":…}`, `{"msg":…,"loc":…}`.
    fn of_object(object: &Map<String, Value>) -> Self {
        let inner = ["error", "errors", "detail", "message", "msg", "text"]
            .iter()
            .find_map(|key| object.get(*key).filter(|value| says_something(value)));
        let mut said = match inner {
            Some(inner) => Self::of(inner),
            None => Self { words: Value::from(object.clone()).to_string(), ..Self::default() },
        };
        said.status = said.status.or_else(|| STATUSES.iter().find_map(|key| status(object.get(*key)?)));
        said.limit = said.limit.or_else(|| object.get("n_ctx")?.as_u64().filter(|limit| *limit > 0));
        said.code = said.code.or_else(|| {
            ["code", "type", "error_type", "error_code"].iter().find_map(|key| code(object.get(*key)?))
        });
        said
    }

    fn of_list(list: &[Value]) -> Self {
        let mut all = list.iter().map(Self::of);
        let first = all.next().unwrap_or_default();
        all.fold(first, |mut said, next| {
            said.words = said.words + "; " + &next.words;
            said
        })
    }

    /// Whether any of these stands in the words or the code (lower case).
    pub(super) fn mentions(&self, marks: &[&str]) -> bool {
        let said = format!("{} {}", self.words, self.code.as_deref().unwrap_or_default()).to_lowercase();
        marks.iter().any(|mark| said.contains(mark))
    }
}

/// The number after one of these, in the words of an overflow: vLLM, OpenAI, OpenRouter and FastChat, then TGI.
const BEFORE_LIMIT: [&str; 7] = [
    "maximum context length is ",
    "maximum context length of ",
    "`inputs` tokens + `max_new_tokens` must be <= ",
    "must have less than ",
    "context window of ",
    "maximum model length of ",
    "model's context length (",
];

fn limit_in(words: &str) -> Option<u64> {
    let number = |mark: &str| {
        let (_, after) = words.split_once(mark)?;
        let digits = after.split(|c: char| !c.is_ascii_digit()).next()?;
        digits.parse().ok().filter(|limit| *limit > 0)
    };
    BEFORE_LIMIT.iter().find_map(|mark| number(mark))
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(object) => !object.is_empty(),
    }
}

/// Where a status may stand; a gateway writes it as a text, and some as all there is of the error.
const STATUSES: [&str; 6] = ["http_status_code", "status_code", "status", "code", "error_code", "error"];

fn status(value: &Value) -> Option<u16> {
    let number = value.as_u64().or_else(|| value.as_str()?.parse().ok())?;
    u16::try_from(number).ok().filter(|number| (400..600).contains(number))
}

/// A name that a server made up, not a sentence that could hold anything.
fn code(value: &Value) -> Option<String> {
    let name = match value {
        Value::String(name) if status(value).is_none() => name.clone(),
        Value::Number(number) if status(value).is_none() => number.to_string(),
        _ => return None,
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    (!name.is_empty() && name.len() <= 64 && name.chars().all(plain)).then_some(name)
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.status, &self.code) {
            (Some(status), Some(code)) => write!(f, "the server said {status}, {code}"),
            (Some(status), None) => write!(f, "the server said {status}"),
            (None, Some(code)) => write!(f, "the server said {code}"),
            (None, None) => f.write_str("the server gave no status"),
        }
    }
}

impl fmt::Debug for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Said").field("status", &self.status).field("code", &self.code).finish_non_exhaustive()
    }
}

impl std::error::Error for Said {}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, status: Option<u16>, code: Option<&str>, words: &str) {
        let said = Said::read(body.as_bytes());
        assert_eq!((said.status(), said.code(), said.words()), (status, code, words), "{body}");
    }

    #[test]
    fn every_shape_of_an_error_is_read() {
        check(r#"{"error":{"message":"M","type":"T","param":null,"code":"C"}}"#, None, Some("C"), "M");
        check(r#"{"error":{"message":"M","type":"T","code":500}}"#, Some(500), Some("T"), "M");
        check(r#"{"error":{"message":"M","http_status_code":422}}"#, Some(422), None, "M");
        check(r#"{"error":"M","error_type":"validation"}"#, None, Some("validation"), "M");
        check(r#"{"error":"M"}"#, None, None, "M");
        check(r#"{"detail":"M"}"#, None, None, "M");
        check(r#"{"detail":[{"msg":"M","loc":["body","n"]},{"msg":"N"}]}"#, None, None, "M; N");
        check(r#"{"object":"error","message":"M","code":40303}"#, None, Some("40303"), "M");
        check(r#"{"text":"M","error_code":50002}"#, None, Some("50002"), "M");
        check(r#"[{"error":{"code":400,"message":"M","status":"INVALID"}}]"#, Some(400), None, "M");
        check("data: {\"error\":\"M\"}\n\n", None, None, "M");
        check(r#"{"error":429}"#, Some(429), None, r#"{"error":429}"#);
        check(r#"{"error":{"message":"M","code":"503"}}"#, Some(503), None, "M");
        check(r#"{"error":["M",{"message":"N"}]}"#, None, None, "M; N");
        check(r#"{"error":true,"message":"M","status_code":500}"#, Some(500), None, "M");
        check(" plain text\n", None, None, "plain text");
    }

    #[test]
    fn an_overflow_may_say_how_much_would_have_fitted() {
        let check =
            |body: &str, expected| assert_eq!(Said::read(body.as_bytes()).limit(), expected, "{body}");
        check(
            r#"{"error":{"code":400,"message":"the request exceeds the available context size","n_prompt_tokens":5,"n_ctx":1024}}"#,
            Some(1024),
        );
        check("This model's maximum context length is 4096 tokens. However, you asked for 9", Some(4096));
        check("`inputs` tokens + `max_new_tokens` must be <= 2048. Given: 5000 `inputs` tokens", Some(2048));
        check(r#"{"error":"`inputs` must have less than 1024 tokens. Given: 2000"}"#, Some(1024));
        check("Requested tokens (3000) exceed context window of 2048", Some(2048));
        check("The input (5000 tokens) is longer than the model's context length (4096 tokens).", Some(4096));
        check("prompt is too long", None);
        check("maximum context length is many tokens", None);
    }

    #[test]
    fn what_has_no_known_shape_is_kept_as_it_is() {
        check(r#"{"error":{},"why":1}"#, None, None, r#"{"error":{},"why":1}"#);
        check("", None, None, "");
        check("7", None, None, "7");
    }

    #[test]
    fn a_code_is_a_name_and_not_a_sentence() {
        check(r#"{"error":{"message":"M","code":"see /home/me"}}"#, None, None, "M");
    }

    #[test]
    fn the_words_are_not_shown() {
        let said = Said::read(br#"{"error":{"message":"/home/me/model.py","code":"oops"}}"#);
        assert_eq!(
            format!("{said} {said:?}"),
            r#"the server said oops Said { status: None, code: Some("oops"), .. }"#
        );
    }
}

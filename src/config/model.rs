//! Who answers, and how it is asked.

use std::time::Duration;

use secrecy::SecretString;
use serde_json::{Map, Value};

use crate::config::Reader;
use crate::config::parse::{Problem, address, count, duration, number, object, switch};
use crate::config::variable as v;

/// The model server, the model, and the shape of requests.
#[derive(Clone, Debug)]
pub struct Model {
    /// Where the server's API begins; without a slash at its end.
    pub base_url: String,
    /// The host in it.
    pub host: String,
    /// The server's key.
    pub key: Option<SecretString>,
    /// The model's name.
    pub name: String,
    /// What it is told before everything else.
    pub system_prompt: Option<String>,
    /// Whether that goes into the first person's turn.
    pub fold_system: bool,
    /// Tokens of a request and its answer together.
    pub context: u32,
    /// Tokens of an answer.
    pub max_tokens: u32,
    /// The name that the server knows that by.
    pub token_limit_name: TokenLimitName,
    /// Left to the server when unset.
    pub temperature: Option<f32>,
    /// Whether token counts are asked for.
    pub usage: bool,
    /// More fields for every request.
    pub body: Map<String, Value>,
    /// More headers for every request.
    pub headers: Vec<(String, SecretString)>,
    /// How long is too long.
    pub timeouts: Timeouts,
}

/// The names under which servers take the limit of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TokenLimitName {
    /// `max_tokens`
    #[default]
    MaxTokens,
    /// `max_completion_tokens`
    MaxCompletionTokens,
}

/// How long is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// For a connection.
    pub connect: Duration,
    /// From the request to the first words.
    pub first: Duration,
    /// Between words.
    pub between: Duration,
    /// For the whole answer.
    pub whole: Duration,
}

impl Model {
    /// Reads them.
    pub fn read(from: &mut Reader<'_>) -> Self {
        let url = from.optional(&v::MODEL_BASE_URL, address);
        let url = url.as_ref().map(|url| (url.as_str(), url.host_str().unwrap_or_default()));
        let (base_url, host) = url.unwrap_or_default();
        let model = Self {
            base_url: base_url.trim_end_matches('/').to_owned(),
            host: host.to_owned(),
            key: from.secret(&v::MODEL_API_KEY),
            name: from.text(&v::MODEL),
            system_prompt: from.optional(&v::SYSTEM_PROMPT, |text| Ok(text.to_owned())),
            context: from.value(&v::MODEL_CONTEXT, count),
            max_tokens: from.value(&v::MODEL_MAX_TOKENS, count),
            token_limit_name: from.value(&v::MODEL_TOKEN_LIMIT_NAME, token_limit_name),
            temperature: from.optional(&v::MODEL_TEMPERATURE, number),
            fold_system: from.value(&v::MODEL_FOLD_SYSTEM, switch),
            usage: from.value(&v::MODEL_USAGE, switch),
            body: from.value(&v::MODEL_BODY, object),
            headers: from.value(&v::MODEL_HEADERS, headers),
            timeouts: Timeouts::read(from),
        };
        if model.max_tokens >= model.context {
            from.mistake(
                &v::MODEL_MAX_TOKENS,
                "must be less than MODEL_CONTEXT, which holds request and answer",
            );
        }
        model
    }
}

impl Timeouts {
    fn read(from: &mut Reader<'_>) -> Self {
        Self {
            connect: from.value(&v::MODEL_TIMEOUT_CONNECT, duration),
            first: from.value(&v::MODEL_TIMEOUT_FIRST, duration),
            between: from.value(&v::MODEL_TIMEOUT_BETWEEN, duration),
            whole: from.value(&v::MODEL_TIMEOUT_WHOLE, duration),
        }
    }
}

fn token_limit_name(text: &str) -> Result<TokenLimitName, Problem> {
    match text {
        "max_tokens" => Ok(TokenLimitName::MaxTokens),
        "max_completion_tokens" => Ok(TokenLimitName::MaxCompletionTokens),
        _ => Err("must be max_tokens or max_completion_tokens"),
    }
}

fn headers(text: &str) -> Result<Vec<(String, SecretString)>, Problem> {
    let problem = "must be a JSON object of texts such as {\"X-Title\": \"teachback\"}";
    let header = |(name, value): (String, Value)| match value {
        Value::String(value) => Ok((name, value.into())),
        _ => Err(problem),
    };
    object(text).map_err(|_| problem)?.into_iter().map(header).collect()
}

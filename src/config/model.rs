//! Who answers, and how it is asked: what holds for one server, and for one model there.

use std::time::Duration;

use secrecy::SecretString;
use serde_json::{Map, Value};

use crate::config::Reader;
use crate::config::parse::{Problem, address, count, duration, number, object, switch};
use crate::config::variable as v;

/// A model server.
#[derive(Clone, Debug, Default)]
pub struct Server {
    /// What the file calls it; empty for the one of the variables.
    pub name: String,
    /// Where its API begins; without a slash at its end.
    pub base_url: String,
    /// The host in it.
    pub host: String,
    /// Its key.
    pub key: Option<SecretString>,
    /// More headers for every request.
    pub headers: Vec<(String, SecretString)>,
    /// How many requests it is sent at the same time.
    pub parallel: u32,
    /// How long is too long.
    pub timeouts: Timeouts,
    /// The longest pause before it is asked again when it is busy.
    pub retry_after: Duration,
}

/// A model on a server, and the shape of its requests.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// The name that people choose it by.
    pub name: String,
    /// The name that the server knows it by.
    pub id: String,
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
    /// Whether it takes images.
    pub images: bool,
    /// More fields for every request.
    pub body: Map<String, Value>,
    /// The names of the models that stand in for it while its server is down, in this order.
    pub fallback: Vec<String>,
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timeouts {
    /// For a place among the requests that are sent at the same time.
    pub place: Duration,
    /// For a connection.
    pub connect: Duration,
    /// From the request to the first words.
    pub first: Duration,
    /// Between words.
    pub between: Duration,
    /// For the whole answer.
    pub whole: Duration,
}

impl Server {
    /// What holds for every server, and no server yet.
    pub(super) fn usual(from: &mut Reader<'_>) -> Self {
        let timeouts = Timeouts {
            place: from.value(&v::MODEL_TIMEOUT_PLACE, duration),
            connect: from.value(&v::MODEL_TIMEOUT_CONNECT, duration),
            first: from.value(&v::MODEL_TIMEOUT_FIRST, duration),
            between: from.value(&v::MODEL_TIMEOUT_BETWEEN, duration),
            whole: from.value(&v::MODEL_TIMEOUT_WHOLE, duration),
        };
        let parallel = from.value(&v::MODEL_PARALLEL, count);
        let retry_after = from.value(&v::MODEL_RETRY_AFTER, duration);
        Self { parallel, timeouts, retry_after, ..Self::default() }
    }

    /// The one that the variables name.
    pub(super) fn read(usual: Self, from: &mut Reader<'_>) -> Self {
        let (base_url, host) = from.value(&v::MODEL_BASE_URL, place);
        let (key, headers) = (from.secret(&v::MODEL_API_KEY), from.value(&v::MODEL_HEADERS, headers));
        Self { base_url, host, key, headers, ..usual }
    }
}

impl Model {
    /// What holds for every model, and no model yet.
    pub(super) fn usual(from: &mut Reader<'_>) -> Self {
        Self {
            system_prompt: from.optional(&v::SYSTEM_PROMPT, |text| Ok(text.to_owned())),
            context: from.value(&v::MODEL_CONTEXT, count),
            max_tokens: from.value(&v::MODEL_MAX_TOKENS, count),
            token_limit_name: from.value(&v::MODEL_TOKEN_LIMIT_NAME, token_limit_name),
            temperature: from.optional(&v::MODEL_TEMPERATURE, number),
            fold_system: from.value(&v::MODEL_FOLD_SYSTEM, switch),
            usage: from.value(&v::MODEL_USAGE, switch),
            images: from.value(&v::MODEL_IMAGES, switch),
            body: from.value(&v::MODEL_BODY, object),
            ..Self::default()
        }
    }

    /// The one that the variables name.
    pub(super) fn read(usual: Self, from: &mut Reader<'_>) -> Self {
        let id = from.text(&v::MODEL);
        Self { name: id.clone(), id, ..usual }
    }

    /// Whether an answer fits into the context, with something before it.
    pub(super) const fn fits(&self) -> bool {
        self.max_tokens < self.context
    }
}

/// Where a server's API begins, and the host in it.
pub(super) fn place(text: &str) -> Result<(String, String), Problem> {
    let url = address(text)?;
    let host = url.host_str().unwrap_or_default().to_owned();
    Ok((url.as_str().trim_end_matches('/').to_owned(), host))
}

pub(super) fn token_limit_name(text: &str) -> Result<TokenLimitName, Problem> {
    match text {
        "max_tokens" => Ok(TokenLimitName::MaxTokens),
        "max_completion_tokens" => Ok(TokenLimitName::MaxCompletionTokens),
        _ => Err("must be max_tokens or max_completion_tokens"),
    }
}

pub(super) fn headers(text: &str) -> Result<Vec<(String, SecretString)>, Problem> {
    let problem = "must be a JSON object of texts such as {\"X-Title\": \"teachback\"}";
    let header = |(name, value): (String, Value)| match value {
        Value::String(value) => Ok((name, value.into())),
        _ => Err(problem),
    };
    object(text).map_err(|_| problem)?.into_iter().map(header).collect()
}

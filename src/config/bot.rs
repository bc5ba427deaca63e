//! How the bot behaves.

use std::net::SocketAddr;
use std::time::Duration;

use secrecy::SecretString;
use url::Url;

use crate::config::Reader;
use crate::config::parse::{Problem, address, count, duration, id, ids, listening, switch};
use crate::config::variable as v;

/// What decisions, replies and the end depend on.
#[derive(Clone, Debug)]
pub struct Bot {
    /// Whose turns make a conversation, where the place shall not decide.
    pub scope: Option<Scope>,
    /// Whether an inline reply to a reply is feedback.
    pub feedback_by_reply: bool,
    /// Whether keycaps are scores.
    pub scores: bool,
    /// Whether people can uncover what a model thought before it spoke.
    pub shows_reasoning: bool,
    /// The roles that review replies, beside those who may moderate.
    pub reviewers: Vec<String>,
    /// The channel in which replies get a card that ask for a review.
    pub review_channel: Option<String>,
    /// Whether those who review are told the names of those who rated.
    pub review_names: bool,
    /// Whether the bot puts thumbs under its replies.
    pub seeds: bool,
    /// What servers cannot set for themselves.
    pub fixed: Vec<String>,
    /// The code of the language of the bot's own sentences.
    pub language: String,
    /// The silence that ends a conversation in a channel.
    pub idle_channel: Duration,
    /// The silence that ends a conversation in direct messages.
    pub idle_direct: Duration,
    /// How far back is looked for what was missed.
    pub look_back: Duration,
    /// How old a question that was missed may be to be answered.
    pub answer_within: Duration,
    /// What there is for one person and for a server in a day.
    pub limits: Limits,
    /// Whether words are kept only of those who have said yes.
    pub opt_in: bool,
    /// How long words are kept.
    pub retain: Option<Duration>,
    /// How long those of a server are that the bot has left.
    pub retain_left: Duration,
    /// Whether a reply goes when its question is deleted.
    pub take_down: bool,
    /// Where the privacy policy can be read.
    pub policy_url: Option<Url>,
    /// How long replies may go on when the bot is told to stop.
    pub grace: Duration,
    /// Where machines are answered that ask for its health and its figures.
    pub http: Option<SocketAddr>,
    /// The installation's secret, if it is not the one in the data folder.
    pub secret: Option<SecretString>,
}

/// What there is in a day; none: as much as anybody wants.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Replies for one person.
    pub person_requests: Option<u32>,
    /// Tokens for one person.
    pub person_tokens: Option<u32>,
    /// Replies for a server.
    pub guild_requests: Option<u32>,
    /// Tokens for a server.
    pub guild_tokens: Option<u32>,
    /// Whether it holds for moderators.
    pub moderators: bool,
}

impl Limits {
    fn read(from: &mut Reader<'_>) -> Self {
        Self {
            person_requests: from.optional(&v::TEACHBACK_PERSON_REQUESTS, count),
            person_tokens: from.optional(&v::TEACHBACK_PERSON_TOKENS, count),
            guild_requests: from.optional(&v::TEACHBACK_GUILD_REQUESTS, count),
            guild_tokens: from.optional(&v::TEACHBACK_GUILD_TOKENS, count),
            moderators: from.value(&v::TEACHBACK_LIMIT_MODERATORS, switch),
        }
    }
}

/// Whose turns make a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everybody's in the place.
    Place,
    /// One person's in the place.
    Person,
}

/// The fewest characters of a secret that cannot be guessed.
const SECRET: usize = 32;

impl Bot {
    /// Reads them.
    pub fn read(from: &mut Reader<'_>) -> Self {
        Self {
            scope: from.optional(&v::TEACHBACK_SCOPE, scope),
            feedback_by_reply: from.value(&v::TEACHBACK_FEEDBACK, feedback),
            scores: from.value(&v::TEACHBACK_SCORES, switch),
            shows_reasoning: from.value(&v::TEACHBACK_REASONING, reasoning),
            reviewers: from.value(&v::TEACHBACK_REVIEWERS, ids),
            review_channel: from.optional(&v::TEACHBACK_REVIEW_CHANNEL, id),
            review_names: from.value(&v::TEACHBACK_REVIEW_NAMES, switch),
            seeds: from.value(&v::TEACHBACK_SEEDS, switch),
            language: from.value(&v::TEACHBACK_LANGUAGE, language),
            fixed: from.value(&v::TEACHBACK_FIXED, fixed),
            idle_channel: from.value(&v::TEACHBACK_IDLE_CHANNEL, duration),
            idle_direct: from.value(&v::TEACHBACK_IDLE_DIRECT, duration),
            look_back: from.value(&v::TEACHBACK_LOOK_BACK, duration),
            answer_within: from.value(&v::TEACHBACK_ANSWER_WITHIN, duration),
            limits: Limits::read(from),
            opt_in: from.value(&v::TEACHBACK_KEEP, opt_in),
            retain: from.optional(&v::TEACHBACK_RETAIN, duration),
            retain_left: from.value(&v::TEACHBACK_RETAIN_LEFT, duration),
            take_down: from.value(&v::TEACHBACK_TAKE_DOWN, switch),
            policy_url: from.optional(&v::TEACHBACK_POLICY_URL, address),
            grace: from.value(&v::TEACHBACK_GRACE, duration),
            http: http(from),
            secret: from.optional(&v::TEACHBACK_SECRET, secret),
        }
    }
}

/// Where machines are answered that ask for its health and its figures.
pub fn http(from: &mut Reader<'_>) -> Option<SocketAddr> {
    from.optional(&v::TEACHBACK_HTTP, listening)
}

fn scope(text: &str) -> Result<Scope, Problem> {
    match text {
        "place" => Ok(Scope::Place),
        "person" => Ok(Scope::Person),
        _ => Err("must be place or person"),
    }
}

fn feedback(text: &str) -> Result<bool, Problem> {
    match text {
        "thread+reply" => Ok(true),
        "thread" => Ok(false),
        _ => Err("must be thread+reply or thread"),
    }
}

fn language(text: &str) -> Result<String, Problem> {
    let is_code = text.len() >= 2 && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_code.then(|| text.to_owned()).ok_or("must be the code of a language, such as en or de")
}

/// The words of the settings, as `/settings` has them.
const SETTINGS: [&str; 8] =
    ["relay", "scope", "feedback", "seeds", "reviewers", "review_channel", "language", "take_down"];

fn fixed(text: &str) -> Result<Vec<String>, Problem> {
    let words: Vec<_> = text.split(',').map(str::trim).filter(|word| !word.is_empty()).collect();
    if words.iter().any(|word| !SETTINGS.contains(word)) {
        return Err(
            "may name relay, scope, feedback, seeds, reviewers, review_channel, language and take_down, with commas between",
        );
    }
    Ok(words.into_iter().map(str::to_owned).collect())
}

fn opt_in(text: &str) -> Result<bool, Problem> {
    match text {
        "notice" => Ok(false),
        "opt-in" => Ok(true),
        _ => Err("must be notice or opt-in"),
    }
}

fn reasoning(text: &str) -> Result<bool, Problem> {
    match text {
        "hide" => Ok(false),
        "spoiler" => Ok(true),
        _ => Err("must be hide or spoiler"),
    }
}

pub(super) fn secret(text: &str) -> Result<SecretString, Problem> {
    let is_long = text.chars().count() >= SECRET;
    is_long.then(|| text.to_owned().into()).ok_or("must have at least 32 characters")
}

//! A request as the routes see it: what was asked of which resource, with its query, body and files.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde_json::Value;

use crate::{
    id::Id,
    rest::{
        answer::Failure,
        multipart,
        routes::{self, Route},
    },
    world::File,
};

/// What stands before every route.
pub(crate) const PREFIX: &str = "/api/v10";

/// A request that has been read whole.
pub(crate) struct Asked {
    pub(crate) route: &'static Route,
    pub(crate) path: String,
    /// The path's variable parts, percent-decoded, by name.
    params: BTreeMap<&'static str, String>,
    /// The same as they were written.
    raw: BTreeMap<&'static str, String>,
    query: BTreeMap<String, String>,
    pub(crate) body: Value,
    pub(crate) files: BTreeMap<u64, File>,
    pub(crate) authorization: String,
    pub(crate) user_agent: String,
    /// Whether the body came with a content type that Discord reads.
    pub(crate) readable_type: bool,
}

/// The parts of an HTTP request.
pub(crate) struct Raw<'a> {
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) query: &'a str,
    pub(crate) authorization: &'a str,
    pub(crate) user_agent: &'a str,
    pub(crate) content_type: &'a str,
    pub(crate) body: Bytes,
}

impl Asked {
    /// Reads a request; None when no route has this method and path.
    pub(crate) fn read(raw: &Raw<'_>) -> Option<Result<Asked, Failure>> {
        let path = raw.path.strip_prefix(PREFIX)?;
        let (route, written) = routes::find(raw.method, path)?;
        Some(Asked::read_body(raw, route, path, written))
    }

    fn read_body(
        raw: &Raw<'_>,
        route: &'static Route,
        path: &str,
        written: BTreeMap<&'static str, String>,
    ) -> Result<Asked, Failure> {
        let json = raw.content_type.starts_with("application/json");
        let boundary = multipart::boundary(raw.content_type);
        let not_json = |_| Failure {
            status: 400,
            code: 50109,
            message: "The request body contains invalid JSON.".to_owned(),
            errors: None,
        };
        let (body, files) = match &boundary {
            Some(boundary) => {
                let form = multipart::read(&raw.body, boundary)?;
                (serde_json::from_slice(&form.payload).map_err(not_json)?, form.files)
            }
            None if raw.body.is_empty() => (Value::Null, BTreeMap::new()),
            None if json => (serde_json::from_slice(&raw.body).map_err(not_json)?, BTreeMap::new()),
            None => (Value::Null, BTreeMap::new()),
        };
        Ok(Asked {
            route,
            path: path.to_owned(),
            params: written.iter().map(|(name, text)| (*name, decoded(text))).collect(),
            raw: written,
            query: pairs(raw.query),
            body,
            files,
            authorization: raw.authorization.to_owned(),
            user_agent: raw.user_agent.to_owned(),
            readable_type: raw.body.is_empty() || json || boundary.is_some(),
        })
    }

    pub(crate) fn param(&self, name: &str) -> &str {
        self.params.get(name).map(String::as_str).unwrap_or_default()
    }

    /// Whether a part was percent-encoded as it must be: Discord answers 10014 for an emoji that is not.
    pub(crate) fn was_encoded(&self, name: &str) -> bool {
        self.raw.get(name).is_some_and(|text| text.is_ascii())
    }

    /// An id in the path; what is no number names nothing, which is what `unknown` says.
    pub(crate) fn id(&self, name: &str, unknown: u32) -> Result<Id, Failure> {
        self.param(name).parse().map_err(|_| Failure::known(unknown))
    }

    pub(crate) fn channel(&self) -> Result<Id, Failure> {
        self.id("channel_id", 10003)
    }

    pub(crate) fn message(&self) -> Result<Id, Failure> {
        self.id("message_id", 10008)
    }

    pub(crate) fn query<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.query.get(name)?.parse().ok()
    }

    pub(crate) fn query_names(&self) -> impl Iterator<Item = &str> {
        self.query.keys().map(String::as_str)
    }

    /// A list's length, within what the route allows.
    pub(crate) fn limit(&self, usual: usize, most: usize) -> Result<usize, Failure> {
        let limit = self.query("limit").unwrap_or(usual);
        if (1..=most).contains(&limit) {
            return Ok(limit);
        }
        let message = format!("int value should be between 1 and {most}.");
        Err(Failure::invalid("limit", "NUMBER_TYPE_MAX", &message))
    }

    /// The channel, guild or webhook that the limits are counted by (FACTS section 2).
    pub(crate) fn major(&self) -> Option<Id> {
        let names = ["channel_id", "guild_id", "webhook_id", "interaction_id"];
        let id = names.iter().find_map(|name| self.params.get(name)?.parse().ok());
        // A webhook's limits go by its token as well, which for interactions has the interaction's id.
        let token = self.params.get("webhook_token").and_then(|token| token.rsplit('.').next()?.parse().ok());
        token.or(id)
    }
}

fn pairs(query: &str) -> BTreeMap<String, String> {
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(name), decoded(&value.replace('+', " ")))
    };
    query.split('&').filter(|text| !text.is_empty()).map(pair).collect()
}

/// Undoes percent-encoding; what is not valid stays as it is.
pub(crate) fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::with_capacity(text.len()), text.as_bytes());
    while let [first, tail @ ..] = rest {
        let hex = tail.first_chunk::<2>().and_then(|pair| std::str::from_utf8(pair).ok());
        match hex.filter(|_| *first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.split_at(2).1;
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

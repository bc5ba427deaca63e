//! Answers as HTTP: status, headers and bytes.

use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash, Hasher},
    io,
};

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, Response as HttpResponse, StatusCode, header},
    response::Response,
};
use bytes::Bytes;
use futures_util::stream;
use serde_json::{Value, json};

use crate::{
    id::now_ms,
    rest::{
        answer::{Answer, Failure, Outcome},
        bytes_of,
        limits::{TooMany, WindowState},
    },
};

/// An answer before it is sent.
pub(super) struct Prepared {
    pub(super) status: u16,
    pub(super) body: Value,
    headers: Vec<(&'static str, String)>,
}

pub(super) fn status(outcome: &Outcome) -> u16 {
    match outcome {
        Ok(Answer::Json(status, _)) => *status,
        Ok(Answer::Empty) => 204,
        Err(failure) => failure.status,
    }
}

pub(super) fn outcome(outcome: &Outcome) -> Prepared {
    let body = match outcome {
        Ok(Answer::Json(_, body)) => body.clone(),
        Ok(Answer::Empty) => Value::Null,
        Err(failure) => failure.body(),
    };
    Prepared { status: status(outcome), body, headers: Vec::new() }
}

/// `-Scope` and `-Global` come only with 429 (FACTS section 2).
pub(super) fn too_many(too_many: TooMany, with_code: bool) -> Prepared {
    let mut headers = vec![
        ("retry-after", too_many.retry_after.as_secs_f64().ceil().to_string()),
        ("x-ratelimit-scope", too_many.scope().to_owned()),
    ];
    if too_many.scope() == "global" {
        headers.push(("x-ratelimit-global", "true".to_owned()));
    }
    Prepared { status: 429, body: too_many.body(with_code), headers }
}

/// The name of a bucket: the same for a method and route, whatever the channel.
pub(super) fn bucket(of: &str) -> String {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

impl Prepared {
    /// The window's headers, which come with most answers.
    pub(super) fn with_window(mut self, window: Option<&(WindowState, String)>) -> Prepared {
        let Some((state, bucket)) = window else { return self };
        let after = state.reset_after.as_secs_f64();
        let now = std::time::Duration::from_millis(now_ms()).as_secs_f64();
        self.headers.extend([
            ("x-ratelimit-limit", state.limit.to_string()),
            ("x-ratelimit-remaining", state.remaining.to_string()),
            ("x-ratelimit-reset", format!("{:.3}", now + after)),
            ("x-ratelimit-reset-after", format!("{after:.3}")),
            ("x-ratelimit-bucket", bucket.clone()),
        ]);
        self
    }

    pub(super) fn whole(self) -> Response {
        let body = bytes_of(&self.body);
        self.respond(Body::from(body))
    }

    /// Half of the body under a length that promises all of it; then the connection ends.
    pub(super) fn short(self) -> Response {
        let bytes = bytes_of(&self.body);
        let length = bytes.len();
        let half = bytes.slice(..length / 2);
        let broken = io::Error::from(io::ErrorKind::BrokenPipe);
        let pieces = stream::iter([Ok::<Bytes, io::Error>(half), Err(broken)]);
        let mut response = self.respond(Body::from_stream(pieces));
        response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(length));
        response
    }

    fn respond(self, body: Body) -> Response {
        let mut response = plain(self.status, body);
        let headers = response.headers_mut();
        if !self.body.is_null() {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
        response
    }
}

fn plain(status: u16, body: Body) -> Response {
    let mut response = HttpResponse::new(body);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
}

pub(super) fn failure(failure: &Failure) -> Response {
    outcome(&Err(failure.clone())).whole()
}

pub(super) fn server_error() -> Response {
    Prepared {
        status: 500,
        body: json!({ "message": "500: Internal Server Error", "code": 0 }),
        headers: Vec::new(),
    }
    .whole()
}

pub(super) fn bad_gateway() -> Response {
    let page = "<html><head><title>502 Bad Gateway</title></head><body>cloudflare</body></html>";
    let mut response = plain(502, Body::from(page));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html"));
    response
}

//! The HTTP service under async-openai: sends what that made, and keeps the answer for our own decoder.
//!
//! Left to itself async-openai loses the status of most refusals, sleeps for `Retry-After` without a cap, has no time-outs
//! and reads a third of the dialects wrongly or not at all.

use std::task::{Context, Poll};
use std::time::{Duration, SystemTime};

use async_openai::config::Config;
use async_openai::error::OpenAIError;
use async_openai::middleware::HttpRequestFactory;
use futures_util::future::BoxFuture;
use reqwest_model::header::{HeaderMap, RETRY_AFTER};
use reqwest_model::{Client, Request, Response};
use secrecy::SecretString;
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::error::Error;
use super::said::Said;
use super::secrets::Secrets;

/// Where requests go and what they carry, checked before async-openai sees it.
#[derive(Clone, Debug)]
pub(super) struct Server {
    pub(super) base: String,
    /// What goes with every address.
    pub(super) query: Vec<(String, String)>,
    pub(super) headers: HeaderMap,
    pub(super) key: SecretString,
}

impl Config for Server {
    fn headers(&self) -> HeaderMap {
        self.headers.clone()
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    fn query(&self) -> Vec<(&str, &str)> {
        self.query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }

    fn api_base(&self) -> &str {
        &self.base
    }

    fn api_key(&self) -> &SecretString {
        &self.key
    }
}

/// Sends one request. async-openai gets an empty answer, `answer` the real one.
#[derive(Clone, Debug)]
pub(super) struct Post {
    pub(super) http: Client,
    pub(super) secrets: Secrets,
    pub(super) answer: mpsc::Sender<Response>,
}

impl tower::Service<HttpRequestFactory> for Post {
    type Response = Response;
    type Error = OpenAIError;
    type Future = BoxFuture<'static, Result<Response, OpenAIError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), OpenAIError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, factory: HttpRequestFactory) -> Self::Future {
        let Self { http, secrets, answer } = self.clone();
        Box::pin(async move {
            let request = factory.build().await?;
            let response =
                send(&http, request, &secrets).await.map_err(|error| OpenAIError::Boxed(error.into()))?;
            answer.try_send(response).expect("one request has one answer, and whoever asks waits for it");
            Ok(http::Response::new("null").into())
        })
    }
}

/// Sends a request; an answer with another status than 2xx is an error.
pub(super) async fn send(http: &Client, request: Request, secrets: &Secrets) -> Result<Response, Error> {
    let response = http.execute(request).await.map_err(unsent)?;
    if response.status().is_success() {
        return Ok(response);
    }
    let status = response.status().as_u16();
    let retry_after = retry_after(response.headers(), SystemTime::now());
    let mut said = Said::read(&beginning(response).await);
    said.status = Some(status);
    Err(Error::meant(said, retry_after).without(secrets))
}

/// How much of a refusal is read (bytes), and for how long.
const LONGEST_REFUSAL: usize = 64 << 10;
const REFUSAL_TIME: Duration = Duration::from_secs(5);

/// The beginning of a body, or as much of it as came.
async fn beginning(mut response: Response) -> Vec<u8> {
    let mut body = Vec::new();
    let read = async {
        while let Ok(Some(bytes)) = response.chunk().await {
            body.extend_from_slice(&bytes);
            if body.len() > LONGEST_REFUSAL {
                break;
            }
        }
    };
    // A body that stops half-way is as good as one that ends there.
    let _ = timeout(REFUSAL_TIME, read).await;
    body.truncate(LONGEST_REFUSAL);
    body
}

/// Without the URL, which stands in the settings and not in logs.
fn unsent(error: reqwest_model::Error) -> Error {
    let error = error.without_url();
    if error.is_connect() || error.is_timeout() || error.is_builder() {
        return Error::Unreachable(error.into());
    }
    Error::Cut(Some(error.into()))
}

/// Seconds, milliseconds (OpenAI, Azure) or a date.
fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    if let Some(ms) = text("retry-after-ms").and_then(|text| text.parse().ok()) {
        return Some(Duration::from_millis(ms));
    }
    let text = text(RETRY_AFTER.as_str())?;
    if let Ok(seconds) = text.parse::<f64>() {
        return Duration::try_from_secs_f64(seconds).ok();
    }
    let date = SystemTime::from(chrono::DateTime::parse_from_rfc2822(text).ok()?);
    Some(date.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &'static str, value: &str, expected: Option<u64>) {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_790_000_000);
        let headers = HeaderMap::from_iter([(name.parse().unwrap(), value.parse().unwrap())]);
        assert_eq!(retry_after(&headers, now), expected.map(Duration::from_millis), "{name}: {value}");
    }

    #[test]
    fn every_way_to_say_when_is_understood() {
        check("retry-after", "20", Some(20_000));
        check("retry-after", "0.5", Some(500));
        check("retry-after-ms", "250", Some(250));
        check("retry-after", "Mon, 21 Sep 2026 14:13:30 GMT", Some(10_000));
        check("retry-after", "Mon, 21 Sep 2020 14:13:30 GMT", Some(0));
        for nonsense in ["soon", "-1", "NaN", "1e300", ""] {
            check("retry-after", nonsense, None);
        }
    }
}

//! One request, one answer: serenity's routes and builders say what is asked, reqwest sends it, and nothing here repeats.
//! What did not wait for its turn waits for the limit over all requests alone.

use std::time::{Duration, Instant};

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, USER_AGENT};
use reqwest::multipart::{Form, Part};
use reqwest::{Method, RequestBuilder, StatusCode, Url};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serenity::http::Route;
use tokio_util::sync::CancellationToken;

use crate::bot::pacer::Pacer;
use crate::bot::platform::{Error, Limits, Outcome};
use crate::discord::refusal::Refusal;
use crate::discord::{count, headers};

/// What serenity's routes begin with.
const SERENITYS_ROOT: &str = "https://discord.com/api/v10";
/// Discord's rules ask for a name of this shape (FACTS section 12).
pub(super) const NAME: &str =
    concat!("DiscordBot (https://github.com/teachback, ", env!("CARGO_PKG_VERSION"), ")");
const CONNECT_WITHIN: Duration = Duration::from_secs(5);
const ANSWER_WITHIN: Duration = Duration::from_secs(10);
/// A list of a large server's channels is far below this.
const LONGEST_BODY: usize = 16 * 1024 * 1024;

/// Who sends requests, and where to.
#[derive(Debug)]
pub(super) struct Rest {
    http: reqwest::Client,
    pacer: Pacer,
    root: String,
    authorization: HeaderValue,
    rejected: CancellationToken,
}

/// A file beside a message.
#[derive(Clone, Debug)]
pub(super) struct File {
    pub(super) name: &'static str,
    /// What it is, such as `text/plain; charset=utf-8`.
    pub(super) media_type: &'static str,
    pub(super) bytes: Vec<u8>,
    /// What it shows, for whoever does not see it.
    pub(super) in_words: Option<String>,
}

/// What is asked.
#[derive(Debug)]
pub(super) struct Request {
    method: Method,
    path: String,
    body: Option<Vec<u8>>,
    files: Vec<File>,
    /// Whether it counts against the limit over all requests and nobody has counted it yet.
    counts: bool,
}

/// Why requests cannot be sent at all.
#[derive(Debug, thiserror::Error)]
pub enum SetUp {
    /// The address is none.
    #[error("the address of Discord is not like http://127.0.0.1:4000")]
    Address,
    /// The token cannot stand in a header.
    #[error("the token holds characters that no token has")]
    Token,
    /// The client for HTTPS cannot be made.
    #[error("the client for HTTPS cannot be set up")]
    Client(#[source] reqwest::Error),
}

impl Request {
    pub(super) fn get(route: Route<'_>) -> Self {
        Self::new(Method::GET, route)
    }

    pub(super) fn post(route: Route<'_>, body: &impl Serialize) -> Self {
        Self::new(Method::POST, route).json(body)
    }

    pub(super) fn patch(route: Route<'_>, body: &impl Serialize) -> Self {
        Self::new(Method::PATCH, route).json(body)
    }

    pub(super) fn put(route: Route<'_>) -> Self {
        Self::new(Method::PUT, route)
    }

    pub(super) fn delete(route: Route<'_>) -> Self {
        Self::new(Method::DELETE, route)
    }

    /// For the routes that serenity does not know.
    pub(super) fn get_path(path: &str) -> Self {
        Self { method: Method::GET, path: path.to_owned(), body: None, files: Vec::new(), counts: true }
    }

    pub(super) fn json(self, body: &impl Serialize) -> Self {
        let body = serde_json::to_vec(body).expect("builders are plain JSON");
        Self { body: Some(body), ..self }
    }

    /// Sends files beside the JSON, which names them by their number.
    pub(super) fn files(self, files: Vec<File>) -> Self {
        Self { files, ..self }
    }

    /// Adds `?` and what follows it; the caller has encoded it.
    pub(super) fn query(mut self, query: &str) -> Self {
        self.path.push('?');
        self.path.push_str(query);
        self
    }

    /// For a call that waited for its turn, or that no limit over all requests counts.
    pub(super) fn counted(self) -> Self {
        Self { counts: false, ..self }
    }

    /// For a call that may have no body.
    pub(super) fn post_empty(route: Route<'_>) -> Self {
        Self::new(Method::POST, route)
    }

    fn new(method: Method, route: Route<'_>) -> Self {
        let path = route.path();
        let path = path.strip_prefix(SERENITYS_ROOT).unwrap_or(&path).to_owned();
        Self { method, path, body: None, files: Vec::new(), counts: true }
    }
}

impl Rest {
    /// `host` has no path; REST is asked under its `/api/v10`.
    pub(super) fn new(host: &str, token: &SecretString, pacer: Pacer) -> Result<Self, SetUp> {
        let host = Url::parse(host).ok().filter(|url| url.has_host() && url.scheme().starts_with("http"));
        let root = host.ok_or(SetUp::Address)?.join("/api/v10").map_err(|_| SetUp::Address)?;
        let mut authorization = HeaderValue::try_from(format!("Bot {}", token.expose_secret().trim()))
            .map_err(|_| SetUp::Token)?;
        authorization.set_sensitive(true);
        let http = reqwest::Client::builder()
            .connect_timeout(CONNECT_WITHIN)
            .timeout(ANSWER_WITHIN)
            // The gateway's socket knows no proxies, and half a bot is none.
            .no_proxy()
            .build()
            .map_err(SetUp::Client)?;
        Ok(Self { http, pacer, root: root.to_string(), authorization, rejected: CancellationToken::new() })
    }

    /// Resolves once Discord has not accepted the token: each further request would count against the bot's address
    /// (FACTS section 2).
    pub(super) async fn rejected(&self) {
        self.rejected.cancelled().await;
    }

    /// Asks and reads the answer's JSON.
    pub(super) async fn ask<T: DeserializeOwned>(&self, request: Request) -> Outcome<T> {
        let Outcome { result, limits } = self.send(request).await;
        let result = result.and_then(|body| {
            // An answer that ends in the middle: whether it took effect is known, what came of it is not.
            serde_json::from_slice(&body).map_err(|error| Error::Away(Some(Box::new(Unreadable::of(&error)))))
        });
        Outcome { result, limits }
    }

    /// Asks where the answer says nothing of use.
    pub(super) async fn tell(&self, request: Request) -> Outcome<()> {
        let Outcome { result, limits } = self.send(request).await;
        Outcome { result: result.map(|_| ()), limits }
    }

    async fn send(&self, request: Request) -> Outcome<Vec<u8>> {
        if self.rejected.is_cancelled() {
            return Outcome { result: Err(Error::Unauthorised), limits: Limits::default() };
        }
        let _passing = if request.counts { Some(self.pacer.passes().await) } else { None };
        let (method, begun) = (request.method.clone(), Instant::now());
        let sent = match self.sealed(request) {
            Ok(sealed) => self.http.execute(sealed).await,
            Err(error) => Err(error),
        };
        let response = match sent {
            Ok(response) => response,
            Err(error) => {
                count::called(&method, None, false, begun.elapsed());
                return Outcome { result: Err(away(error)), limits: Limits::default() };
            }
        };
        let (status, limits) = (response.status(), headers::limits(response.headers()));
        count::called(&method, Some(status), limits.global, begun.elapsed());
        match read(response, LONGEST_BODY).await {
            Ok(body) if status.is_success() => Outcome { result: Ok(body), limits },
            Ok(body) => {
                let refused = refused(status, &body, limits);
                if matches!(refused.result, Err(Error::Unauthorised)) {
                    self.rejected.cancel();
                }
                refused
            }
            Err(error) => Outcome { result: Err(away(error)), limits },
        }
    }

    /// serenity's own `Request::build` is not used: it writes the whole body into a tracing span.
    fn sealed(&self, request: Request) -> Result<reqwest::Request, reqwest::Error> {
        let url = Url::parse(&format!("{}{}", self.root, request.path)).expect("a route under a valid root");
        let mut sealed = reqwest::Request::new(request.method, url);
        let mut headers = HeaderMap::with_capacity(3);
        headers.insert(USER_AGENT, HeaderValue::from_static(NAME));
        headers.insert(AUTHORIZATION, self.authorization.clone());
        if !request.files.is_empty() {
            *sealed.headers_mut() = headers;
            let form = form(request.body.unwrap_or_default(), request.files)?;
            return RequestBuilder::from_parts(self.http.clone(), sealed).multipart(form).build();
        }
        if let Some(body) = request.body {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            *sealed.body_mut() = Some(body.into());
        }
        *sealed.headers_mut() = headers;
        Ok(sealed)
    }

    /// A file that Discord keeps for somebody, from the address that Discord itself has told; a longer one is refused.
    pub(super) async fn fetch(&self, url: &str, longest: usize) -> Result<Vec<u8>, Error> {
        const REFUSED: Error = Error::Refused { status: 0, code: 0 };
        let url = Url::parse(url).ok().filter(|url| url.scheme().starts_with("http")).ok_or(REFUSED)?;
        let response = self.http.get(url).send().await.map_err(away)?;
        if !response.status().is_success() {
            return Err(Error::Away(None));
        }
        // One byte more tells a file that is too long.
        let file = read(response, longest + 1).await.map_err(away)?;
        if file.len() > longest { Err(REFUSED) } else { Ok(file) }
    }
}

/// An answer whose text is not what was to be expected; it does not quote it.
#[derive(Debug, thiserror::Error)]
#[error("an answer that cannot be read ({what:?} in line {line}, column {column})")]
struct Unreadable {
    what: serde_json::error::Category,
    line: usize,
    column: usize,
}

impl Unreadable {
    fn of(error: &serde_json::Error) -> Self {
        Self { what: error.classify(), line: error.line(), column: error.column() }
    }
}

/// The address stays out of the error, since those of interactions hold a token.
fn away(error: reqwest::Error) -> Error {
    Error::Away(Some(Box::new(error.without_url())))
}

/// The body, or its beginning where it is longer.
async fn read(mut response: reqwest::Response, longest: usize) -> Result<Vec<u8>, reqwest::Error> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        let room = longest - body.len();
        body.extend_from_slice(chunk.get(..room).unwrap_or(&chunk));
        if chunk.len() > room {
            break;
        }
    }
    Ok(body)
}

/// The JSON and the files as Discord takes them together.
fn form(json: Vec<u8>, files: Vec<File>) -> Result<Form, reqwest::Error> {
    let payload = Part::bytes(json).mime_str("application/json")?;
    files.into_iter().enumerate().try_fold(
        Form::new().part("payload_json", payload),
        |form, (number, file)| {
            let part = Part::bytes(file.bytes).file_name(file.name).mime_str(file.media_type)?;
            Ok(form.part(format!("files[{number}]"), part))
        },
    )
}

fn refused(status: StatusCode, body: &[u8], mut limits: Limits) -> Outcome<Vec<u8>> {
    let refusal = Refusal::read(status.as_u16(), body);
    refusal.teach(&mut limits);
    Outcome { result: Err(refusal.error()), limits }
}

//! The page: its files, the log as it grows, conversations as they stood, and what people do and see on the loopback
//! Discord, all at one address.

use std::io;
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, Query, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tracing::warn;

use crate::cli::show::{self, Standing, Until};
use crate::cli::r#try::built;
use crate::export::wire;
use crate::store::{self, Range, Store};

/// How many events one answer holds; the page asks again for the rest.
const PAGE: i64 = 500;
/// How long open connections may keep the end waiting.
const FAREWELL: Duration = Duration::from_secs(1);
/// Nothing comes from elsewhere, nothing goes elsewhere, and no text can become a script. Attributes alone may bring style:
/// the library of Discord's look sets colours by them.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; \
                      font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

/// The page while it is served.
pub(super) struct Page {
    address: String,
    stop: CancellationToken,
    server: JoinHandle<io::Result<()>>,
}

impl Page {
    /// Serves it.
    pub(super) fn serve(listener: TcpListener, store: Store, control: Router) -> io::Result<Self> {
        let host = listener.local_addr()?.to_string();
        let address = format!("http://{host}/");
        let recorded =
            Router::new().route("/events", get(events)).route("/conversations/{id}", get(conversation));
        let router = recorded.with_state(store).merge(control).merge(built::files());
        let router = router.layer(from_fn(with_policy)).layer(from_fn_with_state(host, asked_by_name));
        let stop = CancellationToken::new();
        let serving = axum::serve(listener, router).with_graceful_shutdown(stop.clone().cancelled_owned());
        Ok(Self { address, stop, server: tokio::spawn(serving.into_future()) })
    }

    /// Where it is.
    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// Ends it.
    pub(super) async fn close(self) {
        let Self { stop, mut server, .. } = self;
        stop.cancel();
        if timeout(FAREWELL, &mut server).await.is_err() {
            server.abort();
        }
    }
}

#[derive(Deserialize)]
struct After {
    #[serde(default)]
    after: i64,
}

/// `GET /events?after=7`: what was recorded since, as a list of what the command `events` prints.
async fn events(State(store): State<Store>, Query(After { after }): Query<After>) -> Response {
    let range = Range { after, ..Range::default() };
    let lines = async {
        let lines: Vec<_> = store.events(range, PAGE).await?.iter().map(wire::line).collect();
        Ok(format!("[{}]", lines.join(",")))
    };
    answered(lines.await)
}

#[derive(Deserialize)]
struct At {
    at: Option<i64>,
}

/// `GET /conversations/{id}?at=7`: what `show --json --at-seq 7` prints of it, or null before it began.
async fn conversation(
    State(store): State<Store>,
    Path(id): Path<String>,
    Query(At { at }): Query<At>,
) -> Response {
    let Ok(id) = id.parse() else { return StatusCode::NOT_FOUND.into_response() };
    let standing = show::as_of(&store, id, Until { seq: at, at: None }).await;
    answered(standing.map(|standing| match standing {
        Standing::Begun(view) => view.json(),
        Standing::NotYet | Standing::Unknown => "null".to_owned(),
    }))
}

fn answered(json: Result<String, store::Error>) -> Response {
    match json {
        Ok(json) => ([(CONTENT_TYPE, "application/json")], json).into_response(),
        Err(error) => {
            warn!(error = &error as &dyn std::error::Error, "the page cannot be shown what is recorded");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

async fn with_policy(request: Request, next: Next) -> Response {
    let headers = [(CONTENT_SECURITY_POLICY, POLICY), (CACHE_CONTROL, "no-store")];
    (headers, next.run(request).await).into_response()
}

/// Other pages may make a browser ask us under a name of theirs that leads here; they are told nothing.
async fn asked_by_name(
    State(host): State<String>,
    headers: HeaderMap,
    request: Request,
    next: Next,
) -> Response {
    let local = host.replace("127.0.0.1", "localhost");
    let asked = headers.get(HOST).and_then(|asked| asked.to_str().ok());
    match asked {
        Some(asked) if asked == host || asked == local => next.run(request).await,
        _ => StatusCode::MISDIRECTED_REQUEST.into_response(),
    }
}

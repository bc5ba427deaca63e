//! The sockets of the loopback model.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{ConnectInfo, State as Shared};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, Uri};
use axum::response::IntoResponse;
use axum::routing::post;
use axum::{Json, Router};
use bytes::Bytes;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio_util::sync::{CancellationToken, DropGuard};

use super::body::{self, Shape};
use super::record::{Entry, Record, Request, last_user_text};
use super::script::{Answer, Ask, Raw, Reply, Script};

/// A model server on a port of its own. Dropping it closes the port; what is being answered goes on as long as its runtime.
#[derive(Debug)]
pub struct Model {
    address: SocketAddr,
    record: Record,
    _stop: DropGuard,
}

impl Model {
    /// Starts one on the runtime of the caller.
    pub async fn start(script: Script) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let (record, stop) = (Record::new(), CancellationToken::new());
        let address = listener.local_addr()?;
        tokio::spawn(serve(listener, script, record.clone(), stop.clone()));
        Ok(Self { address, record, _stop: stop.drop_guard() })
    }

    /// Starts one on a thread and a runtime of its own, so that its work is not counted as the caller's.
    pub fn start_on_own_thread(script: Script) -> io::Result<Self> {
        let (started, starting) = mpsc::sync_channel(1);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (record, stop) = (Record::new(), CancellationToken::new());
        let (its_record, its_stop) = (record.clone(), stop.clone());
        std::thread::Builder::new().name("model-double".to_owned()).spawn(move || {
            runtime.block_on(async {
                let bound = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
                let bound = bound.and_then(|listener| Ok((listener.local_addr()?, listener)));
                let (address, listener) = match bound {
                    Ok((address, listener)) => (Ok(address), Some(listener)),
                    Err(error) => (Err(error), None),
                };
                // Whoever started us waits for this.
                let _ = started.send(address);
                if let Some(listener) = listener {
                    serve(listener, script, its_record, its_stop).await;
                }
            });
        })?;
        let address = starting.recv().map_err(io::Error::other)??;
        Ok(Self { address, record, _stop: stop.drop_guard() })
    }

    /// The base URL of its API, such as `http://127.0.0.1:4711/v1`.
    pub fn url(&self) -> String {
        format!("http://{}/v1", self.address)
    }

    /// All chat requests so far, in order of arrival.
    pub fn requests(&self) -> Vec<Request> {
        self.record.all()
    }

    /// Waits until `condition` holds for the requests so far. After `limit` it fails, naming `what` and what came.
    pub async fn wait(
        &self,
        what: &str,
        limit: Duration,
        condition: impl Fn(&[Request]) -> bool,
    ) -> anyhow::Result<()> {
        self.record.wait(what, limit, condition).await
    }
}

async fn serve(listener: TcpListener, script: Script, record: Record, stop: CancellationToken) {
    let shared = Arc::new((script, record));
    // Where OpenAI's API is, and where Azure and OpenRouter have it.
    let places = ["/v1", "/api/v1", "/openai/deployments/{name}"];
    let router = places
        .iter()
        .fold(Router::new(), |router, place| router.route(&format!("{place}/chat/completions"), post(chat)));
    let router = router.fallback(page).with_state(shared);
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).into_future();
    tokio::select! {
        () = stop.cancelled() => {}
        Err(error) = serving => tracing::error!("the model server stopped: {error}"),
    }
}

async fn page(Shared(shared): Shared<Arc<(Script, Record)>>, uri: Uri) -> axum::response::Response {
    match shared.0.page_at(uri.path()) {
        Some(page) => Json(page).into_response(),
        None => (StatusCode::NOT_FOUND, Json(json!({"error": {"message": "no such page", "code": 404}})))
            .into_response(),
    }
}

async fn chat(
    Shared(shared): Shared<Arc<(Script, Record)>>,
    ConnectInfo(client): ConnectInfo<SocketAddr>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let (script, record) = &*shared;
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let path = uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let header = |(name, value): (&HeaderName, &HeaderValue)| {
        Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
    };
    let entry = record.open(client, path, headers.iter().filter_map(header).collect(), body.clone());
    let ask = Ask { user: last_user_text(&body), body: &body, number: entry.number };
    match script.reply(&ask) {
        Reply::Answer(answer) => answered(answer, &body, entry).await,
        Reply::Raw(raw) => sent(&raw, entry),
    }
}

async fn answered(answer: Answer, asked: &Value, entry: Entry) -> Response<Body> {
    tokio::time::sleep(answer.headers_after).await;
    let model = asked.get("model").and_then(Value::as_str).unwrap_or("scripted").to_owned();
    let usage = asked.pointer("/stream_options/include_usage").is_some_and(|wanted| wanted == true);
    let shape = Shape { id: format!("chatcmpl-{}", entry.number), model, usage };
    if asked.get("stream").is_none_or(|stream| stream != true) {
        tokio::time::sleep(answer.due(answer.tokens.len())).await;
        entry.sent(answer.tokens.len());
        entry.done();
        return Json(shape.whole(&answer)).into_response();
    }
    let body = Body::from_stream(body::paced(answer, shape, entry));
    ([("content-type", "text/event-stream"), ("cache-control", "no-cache")], body).into_response()
}

fn sent(raw: &Raw, entry: Entry) -> Response<Body> {
    let mut response = Response::builder().status(raw.status);
    for (name, value) in &raw.headers {
        response = response.header(name, value);
    }
    response.body(Body::from_stream(body::raw(raw, entry))).expect("a script's status and headers are valid")
}

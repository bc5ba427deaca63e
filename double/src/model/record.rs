//! What was asked of the model, and what became of it.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::sync::watch;

/// A request, and what became of it.
#[derive(Clone, Debug)]
pub struct Request {
    /// When it came.
    pub at: Instant,
    /// The client's end of the connection: the same port is the same connection.
    pub client: SocketAddr,
    /// The path that was asked, with its query.
    pub path: String,
    /// Its headers, names in lower case; those that are no text are left out.
    pub headers: Vec<(String, String)>,
    /// Its `Authorization` header.
    pub authorization: Option<String>,
    /// Its body; null if that was no JSON.
    pub body: Value,
    /// How far it got.
    pub state: State,
    /// How many tokens (or pieces of a raw body) were sent.
    pub sent: usize,
    /// When the first token was sent.
    pub first_token_at: Option<Instant>,
    /// When the last token was sent.
    pub last_token_at: Option<Instant>,
}

/// How far a request got.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum State {
    /// It is being answered, or waits to be.
    Open,
    /// All was sent that the script has.
    Done,
    /// The client closed the connection before that.
    Cancelled,
}

impl Request {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }

    /// The text of the last user message.
    pub fn user(&self) -> &str {
        last_user_text(&self.body)
    }
}

pub(super) fn last_user_text(body: &Value) -> &str {
    let messages = body.get("messages").and_then(Value::as_array);
    let mut users = messages
        .into_iter()
        .flatten()
        .rev()
        .filter(|message| message.get("role").is_some_and(|role| role == "user"));
    users.next().and_then(|message| message.get("content")).and_then(text_of).unwrap_or_default()
}

/// A content's text, also where it is one of several parts.
fn text_of(content: &Value) -> Option<&str> {
    let parts = content.as_array().into_iter().flatten();
    let mut texts = parts.filter_map(|part| part.get("text")?.as_str());
    content.as_str().or_else(|| texts.next())
}

/// All requests so far.
#[derive(Clone, Debug)]
pub(super) struct Record {
    requests: Arc<Mutex<Vec<Request>>>,
    changed: watch::Sender<()>,
}

impl Record {
    pub(super) fn new() -> Self {
        Self { requests: Arc::default(), changed: watch::Sender::new(()) }
    }

    pub(super) fn all(&self) -> Vec<Request> {
        self.requests().clone()
    }

    /// Notes a request; the entry follows it to its end.
    pub(super) fn open(
        &self,
        client: SocketAddr,
        path: String,
        headers: Vec<(String, String)>,
        body: Value,
    ) -> Entry {
        let authorization = headers.iter().find(|(name, _)| name == "authorization");
        let authorization = authorization.map(|(_, value)| value.clone());
        let request = Request {
            at: Instant::now(),
            client,
            path,
            headers,
            authorization,
            body,
            state: State::Open,
            sent: 0,
            first_token_at: None,
            last_token_at: None,
        };
        let mut requests = self.requests();
        requests.push(request);
        let number = requests.len() - 1;
        drop(requests);
        self.changed.send_replace(());
        Entry { record: self.clone(), number }
    }

    /// Waits until `condition` holds for the requests so far; an error says which wait was in vain, and what there was.
    pub(super) async fn wait(
        &self,
        what: &str,
        limit: Duration,
        condition: impl Fn(&[Request]) -> bool,
    ) -> anyhow::Result<()> {
        let mut changes = self.changed.subscribe();
        let held = async {
            while !condition(&self.requests()) {
                // The sender lives as long as the record.
                let _ = changes.changed().await;
            }
        };
        let waited = tokio::time::timeout(limit, held).await;
        waited.map_err(|_| {
            anyhow::anyhow!("waited {limit:?} in vain for {what}; the model has {:#?}", self.all())
        })
    }

    fn requests(&self) -> MutexGuard<'_, Vec<Request>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request that is being answered. Dropped before it is done, it was cancelled.
#[derive(Debug)]
pub(super) struct Entry {
    record: Record,
    pub(super) number: usize,
}

impl Entry {
    pub(super) fn sent(&self, tokens: usize) {
        let now = Instant::now();
        self.change(|request| {
            request.sent += tokens;
            request.first_token_at.get_or_insert(now);
            request.last_token_at = Some(now);
        });
    }

    pub(super) fn done(&self) {
        self.change(|request| request.state = State::Done);
    }

    fn change(&self, change: impl FnOnce(&mut Request)) {
        if let Some(request) = self.record.requests().get_mut(self.number) {
            change(request);
        }
        self.record.changed.send_replace(());
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.change(|request| {
            if request.state == State::Open {
                request.state = State::Cancelled;
            }
        });
    }
}

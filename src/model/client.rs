//! Asks a model server for an answer.

use std::sync::Arc;
use std::time::Duration;

use async_openai::config::Config;
use async_openai::error::OpenAIError;
use reqwest_model::redirect::Policy;
use reqwest_model::{Method, Response, Url};
use secrecy::SecretString;
use serde::de::IgnoredAny;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio::time::{Instant, timeout};
use tracing::instrument;

use super::answer::Answer;
use super::error::{Error, Wait};
use super::request::Request;
use super::secrets::Secrets;
use super::service::{Post, Server, send};
use super::settings::Settings;
use crate::domain::prompt::Prompt;

/// One model on one server. Cheap to clone; all clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    pub(super) settings: Settings,
    server: Server,
    secrets: Secrets,
    http: reqwest_model::Client,
    places: Arc<Semaphore>,
}

/// A place among the requests that a server is sent at the same time. Dropping it makes room for the next one.
#[derive(Debug)]
pub struct Place {
    pub(super) _permit: OwnedSemaphorePermit,
}

impl Client {
    /// Checks the settings; connects to nothing yet.
    pub fn new(mut settings: Settings) -> Result<Self, Error> {
        settings.list_stops();
        if let Some(mistake) = settings.mistakes().into_iter().next() {
            return Err(mistake);
        }
        let mut base = settings.base()?;
        let query = base.query_pairs().into_owned().collect();
        base.set_query(None);
        let server = Server {
            base: base.as_str().trim_end_matches('/').to_owned(),
            query,
            headers: settings.header_map()?,
            key: settings.key.clone().unwrap_or_else(|| SecretString::from(String::new())),
        };
        // More than a semaphore has are as good as no limit.
        let places = usize::try_from(settings.parallel).unwrap_or(Semaphore::MAX_PERMITS);
        let places = Arc::new(Semaphore::new(places.min(Semaphore::MAX_PERMITS)));
        let (http, secrets) = (http(&base, settings.timeouts.connect)?, settings.secrets());
        Ok(Self { settings, server, secrets, http, places })
    }

    /// Another model of the same server, with which it shares the places and the connections.
    pub fn same_server(&self, settings: Settings) -> Result<Self, Error> {
        let (http, places) = (self.http.clone(), Arc::clone(&self.places));
        Ok(Self { http, places, ..Self::new(settings)? })
    }

    /// Waits for a place among the requests that the server is sent at the same time, those first that came first.
    pub async fn place(&self) -> Result<Place, Error> {
        let places = Arc::clone(&self.places).acquire_owned();
        let permit = timeout(self.settings.timeouts.place, places).await;
        let permit = permit.map_err(|_| Error::TimedOut(Wait::Place))?;
        Ok(Place { _permit: permit.expect("nobody closes it") })
    }

    /// Waits for a place, asks for an answer, and returns when the server begins to send one. No retries.
    pub async fn stream(&self, prompt: &Prompt) -> Result<Answer, Error> {
        self.ask(self.place().await?, prompt, self.settings.max_tokens).await
    }

    /// Asks for an answer of at most so many tokens, and returns when the server begins to send one. No retries.
    #[instrument(name = "model.stream", skip_all, fields(model.name = %self.settings.model))]
    pub async fn ask(&self, place: Place, prompt: &Prompt, max_tokens: u32) -> Result<Answer, Error> {
        let asked = Instant::now();
        let timeouts = self.settings.timeouts;
        let request = Request::new(&self.settings, prompt, max_tokens);
        let time = timeouts.first.min(timeouts.whole);
        let answered = timeout(time, self.post(&request)).await.unwrap_or(Err(Error::TimedOut(Wait::First)));
        let response = answered.inspect_err(Error::log)?;
        Ok(Answer::new(response, place, timeouts, asked, self.secrets.clone()))
    }

    /// async-openai makes the request; its retry, decoder and log of bodies have no part in the answer.
    async fn post(&self, request: &Request<'_>) -> Result<Response, Error> {
        let (answer, mut answers) = mpsc::channel(1);
        let post = Post { http: self.http.clone(), secrets: self.secrets.clone(), answer };
        let client =
            async_openai::Client::build(self.http.clone(), self.server.clone()).with_http_service(post);
        client.chat().create_byot::<_, IgnoredAny>(request).await.map_err(ours)?;
        Ok(answers.try_recv().expect("the service keeps the answer before it returns"))
    }

    /// The JSON at an address of the server, for [`Client::probe`].
    pub(super) async fn get(&self, url: Url) -> Result<Response, Error> {
        let mut request = reqwest_model::Request::new(Method::GET, url);
        *request.headers_mut() = self.server.headers();
        send(&self.http, request, &self.secrets).await
    }
}

fn http(base: &Url, connect: Duration) -> Result<reqwest_model::Client, Error> {
    // Whoever comes first installs it, and reqwest panics without one: the program has done so, a test or a benchmark may not.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let builder = reqwest_model::Client::builder()
        .connect_timeout(connect)
        // Python's servers (uvicorn) close an idle connection after 5 s, which may cross with a request.
        .pool_idle_timeout(Duration::from_secs(4))
        // A redirected POST would come back as a GET without its body.
        .redirect(Policy::none())
        .user_agent(concat!("teachback/", env!("CARGO_PKG_VERSION")));
    // A proxy named in the environment cannot reach this machine.
    let builder = if is_local(base) { builder.no_proxy() } else { builder };
    builder.build().map_err(|error| Error::Unreachable(error.into()))
}

fn is_local(base: &Url) -> bool {
    let host = base.host_str().unwrap_or_default();
    host == "localhost" || host == "[::1]" || host.starts_with("127.")
}

/// Our own errors travel through async-openai in a box.
fn ours(error: OpenAIError) -> Error {
    match error {
        OpenAIError::Boxed(boxed) => match boxed.downcast::<Error>() {
            Ok(error) => *error,
            Err(other) => Error::Cut(Some(other)),
        },
        other => Error::Cut(Some(other.into())),
    }
}

//! A way to the database that can be shut for a while, so that one can watch the bot wait for it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use axum::routing::post;
use axum::{Json, Router, extract::State};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::io::copy_bidirectional;
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::watch;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::debug;
use ulid::Ulid;

use crate::store::Options;

/// Nobody watches for longer.
const LONGEST: Duration = Duration::from_secs(60);
/// What a socket that cannot accept is given before it is asked again.
const PAUSE: Duration = Duration::from_millis(50);

/// The way, as long as this value lives. Clones are the same one.
#[derive(Clone)]
pub(super) struct Detour {
    open: watch::Sender<bool>,
    tasks: TaskTracker,
    stop: CancellationToken,
    folder: PathBuf,
}

impl Detour {
    /// A way to a server that listens at a socket, and how to go it.
    pub(super) fn to(straight: &Options) -> anyhow::Result<(Self, Options)> {
        let server = straight.get_socket().context("the database has no socket of its own")?;
        let socket = format!(".s.PGSQL.{}", straight.get_port());
        let folder = std::env::temp_dir().join(format!("teachback-{}", short_name()));
        fs::create_dir(&folder).context("no folder can be made for a socket")?;
        let listener = UnixListener::bind(folder.join(&socket)).context("no socket can be made")?;
        let detour = Self {
            open: watch::Sender::new(true),
            tasks: TaskTracker::new(),
            stop: CancellationToken::new(),
            folder: folder.clone(),
        };
        detour.tasks.spawn(detour.clone().pass_on(listener, server.join(socket)));
        Ok((detour, straight.clone().socket(folder)))
    }

    /// Nothing passes for so long; whoever is on the way is cut off.
    fn shut_for(&self, how_long: Duration) {
        self.open.send_replace(false);
        let again = self.clone();
        self.tasks.spawn(async move {
            tokio::select! {
                () = sleep(how_long) => {}
                () = again.stop.cancelled() => {}
            }
            again.open.send_replace(true);
        });
    }

    async fn pass_on(self, listener: UnixListener, server: PathBuf) {
        loop {
            let accepted = tokio::select! {
                () = self.stop.cancelled() => return,
                accepted = listener.accept() => accepted,
            };
            match accepted {
                Ok((client, _)) if *self.open.borrow() => {
                    self.tasks.spawn(self.clone().carry(client, server.clone()));
                }
                // It is dropped, as one finds it at a door that is shut.
                Ok(_) => {}
                Err(_) => sleep(PAUSE).await,
            }
        }
    }

    async fn carry(self, mut client: UnixStream, server: PathBuf) {
        let mut shut = self.open.subscribe();
        tokio::select! {
            () = self.stop.cancelled() => {}
            // The sender lives as long as this.
            _ = shut.wait_for(|open| !open) => {}
            ended = pass(&mut client, &server) => {
                if let Err(error) = ended {
                    debug!(error = &error as &dyn std::error::Error, "a connection to the database ended");
                }
            }
        }
    }

    /// Ends it and removes its socket.
    pub(super) async fn close(self) {
        self.stop.cancel();
        self.tasks.close();
        self.tasks.wait().await;
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            debug!(error = &error as &dyn std::error::Error, "the folder of a socket stays");
        }
    }

    /// `POST /faults/database`: `{"for_ms": 8000}`.
    pub(super) fn control(&self) -> Router {
        Router::new().route("/faults/database", post(shut)).with_state(self.clone())
    }
}

/// The path of a socket must be short, so the last letters of an id have to do.
fn short_name() -> String {
    let mut id = Ulid::generate().to_string();
    id.split_off(id.len().saturating_sub(8))
}

async fn pass(client: &mut UnixStream, server: &Path) -> io::Result<()> {
    let mut server = UnixStream::connect(server).await?;
    copy_bidirectional(client, &mut server).await.map(|_| ())
}

#[derive(Deserialize)]
struct Shut {
    for_ms: u64,
}

async fn shut(State(detour): State<Detour>, Json(Shut { for_ms }): Json<Shut>) -> Json<Value> {
    detour.shut_for(Duration::from_millis(for_ms).min(LONGEST));
    Json(json!({}))
}

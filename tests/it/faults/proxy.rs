//! A way to the database that can be cut at the very moment of a commit.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use sqlx::postgres::{PgConnectOptions, PgSslMode};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, split};
use tokio::net::{TcpListener, TcpStream, UnixStream};

/// What sqlx sends to end a transaction.
const COMMIT: &[u8] = b"COMMIT\0";

/// When the next commit is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Cut {
    /// Not at all.
    Never = 0,
    /// Before the server hears of it.
    Before = 1,
    /// When it has taken effect, and before anybody is told so.
    After = 2,
}

/// The way; it ends with the test's runtime.
#[derive(Clone)]
pub(crate) struct Proxy {
    armed: Arc<AtomicU8>,
    port: u16,
}

impl Proxy {
    /// A way to the server behind these options.
    pub(crate) async fn to(server: &PgConnectOptions) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let (armed, port) = (Arc::new(AtomicU8::new(0)), listener.local_addr().unwrap().port());
        let (proxy, server) = (Self { armed: armed.clone(), port }, server.clone());
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (armed, server) = (armed.clone(), server.clone());
                tokio::spawn(async move { carry(client, &server, &armed).await });
            }
        });
        proxy
    }

    /// How to connect through it.
    pub(crate) fn options(&self, server: &PgConnectOptions) -> PgConnectOptions {
        let options = PgConnectOptions::new_without_pgpass().host("127.0.0.1").port(self.port);
        let options = options.username(server.get_username()).ssl_mode(PgSslMode::Disable);
        options.database(server.get_database().expect("a database has a name"))
    }

    /// Cuts the next commit.
    pub(crate) fn cut(&self, when: Cut) {
        self.armed.store(when as u8, Ordering::SeqCst);
    }

    /// Whether that has happened.
    pub(crate) fn has_cut(&self) -> bool {
        self.armed.load(Ordering::SeqCst) == Cut::Never as u8
    }
}

async fn carry(client: TcpStream, server: &PgConnectOptions, armed: &AtomicU8) {
    let port = server.get_port();
    match server.get_socket().cloned() {
        Some(folder) => {
            let path: PathBuf = folder.join(format!(".s.PGSQL.{port}"));
            both_ways(client, UnixStream::connect(path).await.unwrap(), armed).await;
        }
        None => both_ways(client, TcpStream::connect((server.get_host(), port)).await.unwrap(), armed).await,
    }
}

async fn both_ways(client: TcpStream, server: impl AsyncRead + AsyncWrite, armed: &AtomicU8) {
    let (mut from_client, mut to_client) = split(client);
    let (mut from_server, mut to_server) = split(server);
    let (mut said, mut answered) = (vec![0; 65_536], vec![0; 65_536]);
    loop {
        tokio::select! {
            count = from_client.read(&mut said) => {
                let Some(bytes) = count.ok().filter(|count| *count > 0).map(|count| &said[..count]) else { return };
                let commits = bytes.windows(COMMIT.len()).any(|window| window == COMMIT);
                let when = if commits { armed.swap(Cut::Never as u8, Ordering::SeqCst) } else { Cut::Never as u8 };
                if when == Cut::Before as u8 {
                    return;
                }
                if to_server.write_all(bytes).await.is_err() {
                    return;
                }
                if when == Cut::After as u8 {
                    // It has answered, so that it has taken effect.
                    let _ = from_server.read(&mut answered).await;
                    return;
                }
            }
            count = from_server.read(&mut answered) => {
                let Some(bytes) = count.ok().filter(|count| *count > 0).map(|count| &answered[..count]) else { return };
                if to_client.write_all(bytes).await.is_err() {
                    return;
                }
            }
        }
    }
}

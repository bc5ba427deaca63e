//! Fetching files: only from where they may come from, only so much, and never for ever.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use futures_util::{StreamExt, stream};
use secrecy::SecretString;
use teachback::bot::platform::{Platform, Unfetched};
use teachback::discord::{Discord, Settings};
use tokio::net::TcpListener;

const SMALL: &[u8] = b"two and two is four";

/// A file host that behaves in every way; how much of its endless file was taken, and its address.
async fn host() -> (Arc<AtomicU64>, String) {
    let taken = Arc::new(AtomicU64::new(0));
    let router = Router::new()
        .route("/attachments/small", get(|| async { SMALL }))
        .route("/attachments/endless", get(endless))
        .route("/attachments/away", get(|| async { Redirect::temporary("/attachments/small") }))
        .route("/attachments/gone", get(|| async { StatusCode::FORBIDDEN }))
        .route("/attachments/busy", get(|| async { StatusCode::SERVICE_UNAVAILABLE }))
        .route("/secret", get(|| async { SMALL }))
        .with_state(taken.clone());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (taken, address)
}

/// A body without a length that does not end by itself.
async fn endless(State(taken): State<Arc<AtomicU64>>) -> Response {
    let chunk = Bytes::from_static(&[b'x'; 16 * 1024]);
    let chunks = stream::repeat(chunk).map(move |chunk| {
        taken.fetch_add(chunk.len() as u64, Ordering::Relaxed);
        Ok::<_, Infallible>(chunk)
    });
    Body::from_stream(chunks).into_response()
}

fn discord(api: &str) -> Discord {
    let token = SecretString::from("token".to_owned());
    Discord::new(Settings {
        models: Vec::new(),
        token,
        api: api.to_owned(),
        message_content: true,
        shards: None,
    })
    .unwrap()
}

#[tokio::test]
async fn a_file_is_fetched_whole_or_not_at_all() {
    let (_, host) = host().await;
    let discord = discord(&host);
    let size = SMALL.len() as u64;
    let fetch = async |at_most| discord.fetch(&format!("{host}/attachments/small"), at_most).await;
    assert_eq!(fetch(size).await.unwrap(), SMALL);
    assert!(matches!(fetch(size - 1).await, Err(Unfetched::TooLarge)));
}

#[tokio::test]
async fn of_a_file_that_does_not_end_no_more_is_taken_than_may_be() {
    let (taken, host) = host().await;
    let fetched = discord(&host).fetch(&format!("{host}/attachments/endless"), 1_000_000).await;
    assert!(matches!(fetched, Err(Unfetched::TooLarge)));
    // What was on its way when the connection was closed stands in the sockets' buffers.
    assert!(taken.load(Ordering::Relaxed) < 20_000_000);
}

#[tokio::test]
async fn a_link_leads_nowhere_else() {
    let (_, host) = host().await;
    let (_, other) = self::host().await;
    let discord = discord(&host);
    for link in [
        format!("{host}/attachments/gone"),
        format!("{host}/attachments/none"),
        format!("{host}/secret"),
        format!("{host}/attachments/../secret"),
        format!("{other}/attachments/small"),
        "https://cdn.discordapp.com/attachments/small".to_owned(),
        "no link".to_owned(),
    ] {
        let fetched = discord.fetch(&link, 1_000).await;
        assert!(matches!(fetched, Err(Unfetched::Gone)), "{link}: {fetched:?}");
    }
    for link in ["away", "busy"] {
        let fetched = discord.fetch(&format!("{host}/attachments/{link}"), 1_000).await;
        assert!(matches!(fetched, Err(Unfetched::Away(_))), "{link}: {fetched:?}");
    }
}

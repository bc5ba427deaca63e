//! What machines ask of a running bot: whether it lives, whether it is ready, and what there is to count.

mod names;
mod ready;

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Json, Router};
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::net::TcpListener;
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

pub use names::count;
pub use ready::Parts;

/// How often what was counted is put together, so that it needs no room while nobody asks.
const UPKEEP: Duration = Duration::from_secs(5);
/// The text format of Prometheus.
const EXPOSITION: &str = "text/plain; version=0.0.4; charset=utf-8";

/// The answers to `/healthz`, `/readyz` and `/metrics` at one address.
#[derive(Debug)]
pub struct Web {
    listener: TcpListener,
    counted: PrometheusHandle,
}

/// What the answers are made of.
#[derive(Debug)]
struct Shared {
    parts: Arc<OnceLock<Parts>>,
    counted: PrometheusHandle,
}

impl Web {
    /// Takes the address; requests wait until [`Web::serve`].
    pub async fn bind(address: SocketAddr, counted: PrometheusHandle) -> std::io::Result<Self> {
        Ok(Self { listener: TcpListener::bind(address).await?, counted })
    }

    /// Where it is: the port that was chosen, when the address left it open.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers until `stop`. Before the parts are told the bot lives and is not ready.
    pub async fn serve(self, parts: Arc<OnceLock<Parts>>, stop: CancellationToken) -> std::io::Result<()> {
        let Self { listener, counted } = self;
        let shared = Arc::new(Shared { parts, counted: counted.clone() });
        let routes = Router::new()
            .route("/healthz", get(alive))
            .route("/readyz", get(ready))
            .route("/metrics", get(metrics))
            .with_state(shared);
        let served = axum::serve(listener, routes).with_graceful_shutdown(stop.clone().cancelled_owned());
        let (served, _) = tokio::join!(served, stop.run_until_cancelled(upkeep(counted)));
        served
    }
}

async fn upkeep(counted: PrometheusHandle) {
    let mut ticks = interval(UPKEEP);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        counted.run_upkeep();
    }
}

async fn alive() -> &'static str {
    "alive\n"
}

async fn ready(State(shared): State<Arc<Shared>>) -> impl IntoResponse {
    let report = ready::look(shared.parts.get()).await;
    let status = if report.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(report))
}

async fn metrics(State(shared): State<Arc<Shared>>) -> impl IntoResponse {
    ([(CONTENT_TYPE, EXPOSITION)], shared.counted.render())
}

//! The answers for machines beside a bot that runs, from the first moment on: a bot that waits for its database lives too.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};

use anyhow::Context;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use crate::discord;
use crate::store::Store;
use crate::web::{self, Parts, Web};

/// The answers, until [`Open::close`].
pub(super) struct Open {
    parts: Arc<OnceLock<Parts>>,
    stop: CancellationToken,
    serving: JoinHandle<std::io::Result<()>>,
}

/// Begins to count and to answer, where that is wanted.
pub(super) async fn open(address: Option<SocketAddr>) -> anyhow::Result<Option<Open>> {
    let Some(address) = address else { return Ok(None) };
    let counted = web::count().context("nothing can be counted")?;
    let web = Web::bind(address, counted).await;
    let web = web.with_context(|| format!("TEACHBACK_HTTP: {address} cannot be taken"))?;
    info!(address = %web.address()?, "answering /healthz, /readyz and /metrics");
    if !address.ip().is_loopback() {
        warn!("whoever reaches {address} can see these figures; they hold no texts and no names");
    }
    let (parts, stop) = (Arc::new(OnceLock::new()), CancellationToken::new());
    let serving = tokio::spawn(web.serve(Arc::clone(&parts), stop.clone()));
    Ok(Some(Open { parts, stop, serving }))
}

impl Open {
    /// Says what readiness depends on.
    pub(super) fn depends_on(&self, store: Store, gateway: watch::Receiver<discord::Up>) {
        // Told once, by whoever begins to serve.
        let _ = self.parts.set(Parts { store, gateway });
    }

    /// Ends it.
    pub(super) async fn close(self) {
        self.stop.cancel();
        match self.serving.await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => warn!(error = &error as &dyn std::error::Error, "machines were not answered"),
            Err(error) => warn!(error = &error as &dyn std::error::Error, "answering machines has failed"),
        }
    }
}

//! What operators can count of Discord's answers and of the gateway; the names are described in `web::names`.

use std::collections::BTreeMap;
use std::time::Duration;

use metrics::{counter, gauge, histogram};
use reqwest::{Method, StatusCode};
use tokio::sync::watch;

/// Which shards of this process have a session that is up.
pub type Up = BTreeMap<u32, bool>;

/// A call was answered, or not, after this time. An edit is a `PATCH`.
pub(super) fn called(method: &Method, status: Option<StatusCode>, is_global: bool, took: Duration) {
    let (method, word) = (method.to_string(), status.map_or("none".to_owned(), |it| it.as_u16().to_string()));
    if status == Some(StatusCode::TOO_MANY_REQUESTS) {
        let scope = if is_global { "global" } else { "bucket" };
        counter!("teachback_discord_429_total", "scope" => scope).increment(1);
    }
    counter!("teachback_discord_calls_total", "method" => method.clone(), "status" => word).increment(1);
    histogram!("teachback_discord_call_seconds", "method" => method).record(took);
}

/// A frame that could not be read was passed over.
pub(super) fn unparsed() {
    counter!("teachback_frames_unparsed_total").increment(1);
}

/// Whether the session of a shard is up, until the value is dropped.
#[derive(Debug)]
pub(super) struct Lamp {
    shard: u32,
    up: watch::Sender<Up>,
}

impl Lamp {
    /// A shard that is not up yet.
    pub(super) fn new(shard: u32, up: watch::Sender<Up>) -> Self {
        let lamp = Self { shard, up };
        lamp.set(false);
        lamp
    }

    /// Its session is up, an earlier one that goes on or a new one.
    pub(super) fn on(&self, is_resumed: bool) {
        let how = if is_resumed { "resumed" } else { "new" };
        counter!("teachback_gateway_sessions_total", "how" => how).increment(1);
        self.set(true);
    }

    /// Its connection is over.
    pub(super) fn off(&self) {
        self.set(false);
    }

    fn set(&self, is_up: bool) {
        gauge!("teachback_gateway_up", "shard" => self.shard.to_string()).set(f64::from(u8::from(is_up)));
        self.up.send_modify(|up| {
            up.insert(self.shard, is_up);
        });
    }
}

impl Drop for Lamp {
    fn drop(&mut self) {
        self.off();
    }
}

//! Calls to the platform, each when its budget allows.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tracing::{debug, warn};

use crate::bot::pacer::Pacer;
use crate::bot::platform::{Error, Outcome, Platform};
use crate::domain::budget::{Lane, Rank, Route};
use crate::domain::key::PlaceKey;

/// How often a call is tried that may be repeated without harm.
const TRIES: u32 = 6;
/// The pause after the first failure; it doubles.
const PAUSE: Duration = Duration::from_millis(500);

/// The platform, spoken to within its limits. Cheap to clone.
#[derive(Debug)]
pub struct Speaker<P> {
    platform: Arc<P>,
    pacer: Pacer,
}

impl<P> Clone for Speaker<P> {
    fn clone(&self) -> Self {
        Self { platform: Arc::clone(&self.platform), pacer: self.pacer.clone() }
    }
}

impl<P: Platform> Speaker<P> {
    /// Speaks on this platform.
    pub fn new(platform: Arc<P>, pacer: Pacer) -> Self {
        Self { platform, pacer }
    }

    /// The platform itself.
    pub const fn platform(&self) -> &Arc<P> {
        &self.platform
    }

    /// Who says when.
    pub const fn pacer(&self) -> &Pacer {
        &self.pacer
    }

    /// Makes a call that may be repeated without harm, until it has an answer or there is no hope.
    pub async fn call<T, F>(
        &self,
        route: Route,
        place: &PlaceKey,
        rank: Rank,
        call: impl Fn(Arc<P>) -> F,
    ) -> Result<T, Error>
    where
        F: Future<Output = Outcome<T>>,
    {
        let mut pause = PAUSE;
        for _ in 1..TRIES {
            let permit = self.pacer.turn(lane(route, place), rank).await;
            let outcome = call(Arc::clone(&self.platform)).await;
            permit.answered(&outcome.limits);
            match outcome.result {
                Err(Error::Away(cause)) => {
                    debug!(
                        ?route,
                        error = cause.as_deref().map(|cause| cause as &dyn std::error::Error),
                        "no answer"
                    );
                    tokio::time::sleep(pause).await;
                    pause *= 2;
                }
                Err(Error::TooSoon) => warn!(?route, "a call came too soon"),
                settled => return settled,
            }
        }
        Err(Error::Away(None))
    }
}

/// The lane of a route in a place.
pub fn lane(route: Route, place: &PlaceKey) -> Lane {
    Lane::new(route, place.raw.as_str())
}

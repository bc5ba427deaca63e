//! Calls to the platform, each when its budget allows.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tracing::{debug, warn};

use crate::bot::pacer::Pacer;
use crate::bot::platform::{Error, Outcome};
use crate::bot::shut::Shut;
use crate::domain::budget::{Lane, Rank, Route};
use crate::domain::key::PlaceKey;

/// How often a call is tried that may be repeated without harm.
const TRIES: u32 = 12;
/// The pause after the first failure and the longest one; it doubles.
const PAUSE: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(8));

/// The platform, spoken to within its limits. Cheap to clone.
#[derive(Debug)]
pub struct Speaker<P> {
    platform: Arc<P>,
    pacer: Pacer,
    shut: Arc<Shut>,
}

impl<P> Clone for Speaker<P> {
    fn clone(&self) -> Self {
        Self { platform: Arc::clone(&self.platform), pacer: self.pacer.clone(), shut: Arc::clone(&self.shut) }
    }
}

impl<P> Speaker<P> {
    /// Speaks on this platform.
    pub fn new(platform: Arc<P>, pacer: Pacer) -> Self {
        Self { platform, pacer, shut: Arc::default() }
    }

    /// The platform itself.
    pub const fn platform(&self) -> &Arc<P> {
        &self.platform
    }

    /// Who says when.
    pub const fn pacer(&self) -> &Pacer {
        &self.pacer
    }

    /// Whether the bot was refused this in a place so often that it is of no use to try now.
    pub fn is_shut(&self, route: Route, place: &PlaceKey) -> bool {
        self.shut.is_shut(&lane(route, place))
    }

    /// Takes in what came of a call that was made past [`Speaker::call`].
    pub fn learn<T>(&self, route: Route, place: &PlaceKey, result: &Result<T, Error>) {
        self.shut.learn(&lane(route, place), result);
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
        self.call_in(lane(route, place), rank, call).await
    }

    /// The same, for a call that belongs to no place.
    pub async fn call_in<T, F>(&self, lane: Lane, rank: Rank, call: impl Fn(Arc<P>) -> F) -> Result<T, Error>
    where
        F: Future<Output = Outcome<T>>,
    {
        if self.shut.is_shut(&lane) {
            return Err(Error::Shut);
        }
        let (mut pause, route) = (PAUSE.0, lane.route);
        for _ in 1..TRIES {
            let permit = self.pacer.turn(lane.clone(), rank).await;
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
                    pause = (pause * 2).min(PAUSE.1);
                }
                Err(Error::TooSoon) => warn!(?route, "a call came too soon"),
                settled => {
                    self.shut.learn(&lane, &settled);
                    return settled;
                }
            }
        }
        Err(Error::Away(None))
    }
}

/// The lane of a route in a place.
pub fn lane(route: Route, place: &PlaceKey) -> Lane {
    Lane::new(route, place.raw.as_str())
}

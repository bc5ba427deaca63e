//! What the platform does not let the bot do in a place: remembered, so that it is not tried again and again.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::bot::platform::Error;
use crate::domain::budget::{Lane, Route};

/// How long nothing is tried after the second refusal, and at the longest; it doubles.
const PAUSE: (Duration, Duration) = (Duration::from_secs(30), Duration::from_secs(15 * 60));
/// How many are remembered; Discord counts refusals by the thousand (FACTS section 2).
const ROOM: usize = 4_096;

/// The lanes in which the bot was refused. The first refusal is remembered only, since it may be a moment's.
#[derive(Debug, Default)]
pub(super) struct Shut {
    lanes: Mutex<HashMap<Lane, Refused>>,
}

#[derive(Clone, Copy, Debug)]
struct Refused {
    times: u32,
    until: Instant,
}

impl Shut {
    /// Whether it is of no use to try now.
    pub(super) fn is_shut(&self, lane: &Lane) -> bool {
        self.lanes().get(lane).is_some_and(|refused| Instant::now() < refused.until)
    }

    /// Takes in what came of a call.
    pub(super) fn learn<T>(&self, lane: &Lane, result: &Result<T, Error>) {
        match result {
            Ok(_) => {
                let mut lanes = self.lanes();
                lanes.remove(lane);
                // Whoever may post may look at what is posted, and change it.
                if lane.route == Route::Create {
                    for route in [Route::EditOld, Route::FetchMessage] {
                        lanes.remove(&Lane { route, ..lane.clone() });
                    }
                }
            }
            Err(Error::NotAllowed { .. } | Error::PlaceGone) => self.refused(lane),
            Err(_) => {}
        }
    }

    fn refused(&self, lane: &Lane) {
        let (mut lanes, now) = (self.lanes(), Instant::now());
        if lanes.len() >= ROOM {
            lanes.retain(|_, refused| now < refused.until);
        }
        let times = lanes.get(lane).map_or(1, |refused| refused.times.saturating_add(1));
        if lanes.len() < ROOM {
            lanes.insert(lane.clone(), Refused { times, until: now + pause(times) });
        }
    }

    fn lanes(&self) -> MutexGuard<'_, HashMap<Lane, Refused>> {
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn pause(times: u32) -> Duration {
    let doubled =
        times.checked_sub(2).map(|more| PAUSE.0.saturating_mul(1_u32.checked_shl(more).unwrap_or(u32::MAX)));
    doubled.unwrap_or_default().min(PAUSE.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_second_refusal_shuts_a_place_for_longer_and_longer() {
        let (shut, lane) = (Shut::default(), Lane::new(Route::Create, "place"));
        let refused = || shut.learn::<()>(&lane, &Err(Error::NotAllowed { code: 50_013 }));
        refused();
        assert!(!shut.is_shut(&lane));
        for seconds in [30, 60, 120, 240, 480, 900, 900] {
            refused();
            tokio::time::advance(Duration::from_secs(seconds - 1)).await;
            assert!(shut.is_shut(&lane) && !shut.is_shut(&Lane::new(Route::Create, "elsewhere")));
            tokio::time::advance(Duration::from_secs(1)).await;
            assert!(!shut.is_shut(&lane), "{seconds}");
        }
        refused();
        shut.learn(&lane, &Ok(()));
        assert!(!shut.is_shut(&lane));
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_may_post_again_may_change_what_is_posted() {
        let (shut, edit) = (Shut::default(), Lane::new(Route::EditOld, "place"));
        for _ in 0..2 {
            shut.learn::<()>(&edit, &Err(Error::NotAllowed { code: 50_013 }));
        }
        shut.learn(&Lane::new(Route::Create, "elsewhere"), &Ok(()));
        assert!(shut.is_shut(&edit));
        shut.learn(&Lane::new(Route::Create, "place"), &Ok(()));
        assert!(!shut.is_shut(&edit));
    }

    #[tokio::test(start_paused = true)]
    async fn what_may_pass_by_itself_shuts_nothing() {
        let (shut, lane) = (Shut::default(), Lane::new(Route::Create, "place"));
        for _ in 0..9 {
            shut.learn::<()>(&lane, &Err(Error::Away(None)));
            shut.learn::<()>(&lane, &Err(Error::Gone));
        }
        assert!(!shut.is_shut(&lane));
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_remembered_has_an_end() {
        let shut = Shut::default();
        for place in 0..2 * ROOM {
            shut.learn::<()>(&Lane::new(Route::Create, place.to_string()), &Err(Error::PlaceGone));
        }
        assert!(shut.lanes().len() <= ROOM);
    }
}

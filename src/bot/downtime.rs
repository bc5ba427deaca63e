//! A server that is down for everybody: in each place it is told once, and after that a sign under a question is enough.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use tracing::info;

use crate::domain::id::MessageId;
use crate::domain::key::PlaceKey;

/// For how long people remember that they were told.
const REMEMBERED: Duration = Duration::from_secs(10 * 60);

/// Whether a server is down.
#[derive(Debug, Default)]
pub struct Downtime {
    down: Mutex<Option<Down>>,
}

#[derive(Debug)]
struct Down {
    /// The first reply that failed.
    incident: MessageId,
    failures: u64,
    told: HashMap<PlaceKey, (MessageId, Instant)>,
}

impl Downtime {
    /// Whether the last thing that was asked failed.
    pub fn is_down(&self) -> bool {
        self.down().is_some()
    }

    /// The server had no answer for a reply.
    pub fn failed(&self, reply: MessageId) {
        let mut down = self.down();
        let down = down.get_or_insert_with(|| Down { incident: reply, failures: 0, told: HashMap::new() });
        down.failures += 1;
    }

    /// The reply with which people in this place were told so, if that is not long ago.
    pub fn was_told(&self, place: &PlaceKey, now: Instant) -> Option<MessageId> {
        let down = self.down();
        let (reply, at) = down.as_ref()?.told.get(place)?;
        (now.saturating_duration_since(*at) < REMEMBERED).then_some(*reply)
    }

    /// People in this place are told so, with this reply.
    pub fn tell(&self, place: &PlaceKey, reply: MessageId, now: Instant) {
        if let Some(down) = &mut *self.down() {
            down.told.retain(|_, (_, at)| now.saturating_duration_since(*at) < REMEMBERED);
            down.told.insert(place.clone(), (reply, now));
        }
    }

    /// The server answers.
    pub fn over(&self) {
        if let Some(Down { incident, failures, .. }) = self.down().take() {
            info!(message.id = %incident, failures, "the model server answers again");
        }
    }

    fn down(&self) -> MutexGuard<'_, Option<Down>> {
        self.down.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: MessageId = MessageId::from_u128(1);

    #[test]
    fn a_place_is_told_once_until_it_is_over_or_forgotten() {
        let (downtime, here, now) = (Downtime::default(), PlaceKey::discord(5), Instant::now());
        assert_eq!(downtime.was_told(&here, now), None);
        downtime.failed(FIRST);
        downtime.tell(&here, FIRST, now);
        assert_eq!(downtime.was_told(&here, now + REMEMBERED / 2), Some(FIRST));
        assert_eq!(downtime.was_told(&PlaceKey::discord(6), now), None);
        assert_eq!(downtime.was_told(&here, now + REMEMBERED), None);
        downtime.over();
        assert!(!downtime.is_down());
        assert_eq!(downtime.was_told(&here, now), None);
    }

    #[test]
    fn nobody_is_told_of_a_server_that_is_not_down() {
        let (downtime, here, now) = (Downtime::default(), PlaceKey::discord(5), Instant::now());
        downtime.tell(&here, FIRST, now);
        downtime.failed(FIRST);
        assert_eq!(downtime.was_told(&here, now), None);
    }
}

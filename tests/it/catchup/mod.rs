//! What people do while nobody hears them, beyond what the gateway tells again: read back, once, in order.

mod changes;
mod messages;
mod opinions;
mod order;

use std::time::Duration;

use double::Matching;

use crate::support::scene::{LIMIT, Scene};

/// Every page of messages that is asked for.
fn pages() -> Matching {
    Matching::route("GET", "/channels/{channel_id}/messages")
}

impl Scene {
    /// The bot is stopped, and the gateway forgets its session: what happens now is not told again.
    pub(crate) async fn absent(&mut self) {
        self.stop().await;
        self.double.faults().forget_sessions();
    }

    /// Waits until what was missed before each session but the first is read back.
    async fn caught_up(&self) {
        let deadline = tokio::time::Instant::now() + LIMIT;
        let owed = self.double.look(|view| view.identified_and_resumed().0) - 1;
        while self.print.text().matches("what was missed is read back").count() < owed as usize {
            assert!(tokio::time::Instant::now() < deadline, "it is still owed:\n{}", self.print.text());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let sql = "select bool_and(caught_up) from gateway_sessions";
        assert!(sqlx::query_scalar::<_, bool>(sql).fetch_one(self.store.pool()).await.unwrap());
    }

    /// The bot comes back, and reads back what it missed.
    pub(crate) async fn back(&mut self) {
        self.start().await;
        self.caught_up().await;
    }
}

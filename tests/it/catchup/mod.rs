//! What people do while nobody hears them, beyond what the gateway tells again: read back, once, in order.

mod messages;
mod order;

use double::Matching;

use crate::support::scene::Scene;

/// Every page of messages that is asked for.
fn pages() -> Matching {
    Matching::route("GET", "/channels/{channel_id}/messages")
}

impl Scene {
    /// The bot is stopped, and the gateway forgets its session: what happens now is not told again.
    async fn absent(&mut self) {
        self.stop().await;
        self.double.faults().forget_sessions();
    }

    /// Waits until nothing that was missed is owed any more.
    async fn caught_up(&self) {
        let deadline = tokio::time::Instant::now() + crate::support::scene::LIMIT;
        let sql = "select bool_and(caught_up) from gateway_sessions";
        while !sqlx::query_scalar::<_, bool>(sql).fetch_one(self.store.pool()).await.unwrap() {
            assert!(tokio::time::Instant::now() < deadline, "it is still owed:\n{}", self.print.text());
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    }

    /// The bot comes back, and reads back what it missed.
    async fn back(&mut self) {
        self.start().await;
        self.caught_up().await;
    }
}

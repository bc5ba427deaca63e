//! Shows how replies have ended whose last edit was refused, once the bot may edit again where they are.

use std::time::Duration;

use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tracing::{debug, warn};

use crate::bot::clock;
use crate::bot::copier::Bell;
use crate::bot::ear::Ear;
use crate::bot::hands::Hands;
use crate::bot::places::Places;
use crate::bot::platform::{Error, Platform};
use crate::bot::recover;
use crate::store::{self, Share, Store, Touch};

/// How often it is tried where nothing tells that the bot may edit again; what was refused twice waits longer.
const LOOKS: Duration = Duration::from_secs(30);

/// What tells when it is worth a try.
#[derive(Clone, Debug, Default)]
pub struct Closings {
    /// A reply's last edit was refused.
    pub(super) refused: Bell,
    /// A reply has ended as it should, so the bot may write where that is.
    pub(super) ended: Bell,
}

/// Who closes them.
#[derive(Debug)]
pub(super) struct Closer<P> {
    pub(super) store: Store,
    /// The shards in whose servers the replies are.
    pub(super) share: Share,
    pub(super) ear: Ear,
    pub(super) hands: Hands<P>,
    pub(super) places: Places,
    pub(super) closings: Closings,
    /// What is older stays as it is.
    pub(super) look_back: Duration,
}

impl<P: Platform> Closer<P> {
    /// Closes whatever is owed, from the start on, until the bot stops; what is left then is the next one's.
    pub(super) async fn run(self, closing: CancellationToken) {
        // Nobody is told that it stopped in the middle.
        let _ = closing.run_until_cancelled(self.work()).await;
    }

    async fn work(&self) {
        loop {
            let left = self.close_all().await.unwrap_or_else(|error| {
                warn!(error = &error as &dyn std::error::Error, "replies wait to be closed");
                1
            });
            match left {
                0 => self.closings.refused.rings().await,
                _ => tokio::select! {
                    () = self.closings.refused.rings() => {}
                    () = self.closings.ended.rings() => {}
                    () = sleep(LOOKS) => {}
                },
            }
        }
    }

    /// Goes once through all of them; how many stay owed.
    async fn close_all(&self) -> Result<usize, store::Error> {
        let mut left = 0;
        let owed = self.store.endings_owed(&self.share, clock::now().before(self.look_back)).await?;
        for (reply, finish) in owed {
            let (id, last) = (reply.reply, reply.parts.last().cloned());
            let language = self.places.language_at(id).await;
            match recover::close(reply, &finish, &self.hands, &self.ear, language).await {
                Ok(()) => {
                    self.store.touched(id, Touch::Ending).await?;
                    if let Some(last) = last {
                        self.hands.seed_if_owed(id, last).await;
                    }
                }
                Err(Error::Refused { status, code }) => {
                    warn!(message.id = %id, status, code, "a reply cannot be closed");
                    self.store.touched(id, Touch::Ending).await?;
                }
                Err(error) => {
                    debug!(error = &error as &dyn std::error::Error, message.id = %id, "a reply stays open");
                    left += 1;
                }
            }
        }
        Ok(left)
    }
}

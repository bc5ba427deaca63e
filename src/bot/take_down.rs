//! Takes replies away from the platform whose questions were deleted there. What is to go stands in the database, so that a
//! crash forgets none.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tracing::warn;

use crate::bot::copier::Bell;
use crate::bot::platform::{Error, Outcome, Platform, woken};
use crate::bot::speaker::Speaker;
use crate::domain::budget::{Rank, Route};
use crate::domain::key::Spot;
use crate::store::{self, Share, Store};

/// How many parts are read at a time.
const STEP: i64 = 100;
/// The pause after a failure that passes.
const PAUSE: Duration = Duration::from_secs(5);
/// How often is looked without a bell, beside other processes.
const LOOKS: Duration = Duration::from_secs(30);

/// Who takes them away.
#[derive(Debug)]
pub(super) struct Remover<P> {
    pub(super) store: Store,
    /// The shards in whose servers the replies are.
    pub(super) share: Share,
    pub(super) speaker: Speaker<P>,
    pub(super) bell: Bell,
}

impl<P: Platform> Remover<P> {
    /// Takes away whatever there is, from the start on, until the bot stops; what is left then is the next one's.
    pub(super) async fn run(self, closing: CancellationToken) {
        // Nobody is told that it stopped in the middle.
        let _ = closing.run_until_cancelled(self.work()).await;
    }

    async fn work(&self) {
        loop {
            match self.take_all().await {
                // Somebody may have been forgotten by a process with other shards, whose bell nobody hears.
                Ok(()) if self.share.is_whole() => self.bell.rings().await,
                Ok(()) => _ = timeout(LOOKS, self.bell.rings()).await,
                Err(trouble) => {
                    warn!(error = &trouble as &dyn std::error::Error, "replies wait to be taken down");
                    sleep(PAUSE).await;
                }
            }
        }
    }

    /// Goes once through all of it. Where the bot is refused, a part stays owed until there is more to do, or the next start.
    async fn take_all(&self) -> Result<(), Trouble> {
        let mut after = None;
        loop {
            let parts = self.store.to_take_down(&self.share, after.as_ref(), STEP).await?;
            let Some(last) = parts.last() else { return Ok(()) };
            after = Some(last.message.clone());
            for part in &parts {
                self.take(part).await?;
            }
        }
    }

    async fn take(&self, part: &Spot) -> Result<(), Trouble> {
        let delete = |platform: Arc<P>| async move {
            let Outcome { result, limits } = platform.delete(part).await;
            Outcome { result: woken(&*platform, &part.place, result).await, limits }
        };
        match self.speaker.call(Route::Delete, &part.place, Rank::Acknowledgement, delete).await {
            Ok(()) | Err(Error::Gone | Error::PlaceGone) => Ok(self.store.taken_down(&part.message).await?),
            Err(error @ (Error::Away(_) | Error::TooSoon | Error::Unauthorised)) => Err(error.into()),
            Err(error) => {
                warn!(error = &error as &dyn std::error::Error, "a reply cannot be taken down");
                Ok(())
            }
        }
    }
}

/// Why nothing can be taken away for now.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error("the database does not say what is to go")]
    Store(#[from] store::Error),
    #[error("the platform does not answer")]
    Platform(#[from] Error),
}

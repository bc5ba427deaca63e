//! Takes up what was left: by an earlier process, by this one when its claim had lapsed, or by work that panicked.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::warn;

use crate::bot::clock;
use crate::bot::copier::Bell;
use crate::bot::desk::{Desk, Pen};
use crate::bot::ear::Ear;
use crate::bot::hands::Hands;
use crate::bot::platform::Platform;
use crate::bot::recover;
use crate::bot::tenure::{Standing, until};
use crate::store::{self, LeftOpen, Share, Store};

/// The pause before a database that is away is asked again.
const PAUSE: Duration = Duration::from_secs(1);

/// Who takes it up.
#[derive(Debug)]
pub(super) struct Heir<P> {
    pub(super) store: Store,
    /// The shards in whose servers it is looked for.
    pub(super) share: Share,
    /// What is older stays as it is.
    pub(super) look_back: Duration,
    pub(super) ear: Ear,
    pub(super) hands: Hands<P>,
    pub(super) desk: Desk<P>,
    pub(super) standing: watch::Receiver<Standing>,
    /// Keeps count of what is under way.
    pub(super) tasks: TaskTracker,
    /// What is not ended then is left to the next process.
    pub(super) closing: CancellationToken,
}

impl<P: Platform> Heir<P> {
    /// Ends what was left open, and goes on with what was owed. Returns once that is under way.
    pub(super) async fn take_up(self: &Arc<Self>) -> Result<(), store::Error> {
        self.end_open().await?;
        for (reply, last) in self.store.thumbs_owed(&self.share, clock::now().before(self.look_back)).await? {
            self.hands.seed(reply, last);
        }
        self.hands.remember_waiting(self.store.waiting(&self.share).await?);
        self.desk.catch_up().await
    }

    /// Ends what this process itself leaves open, whenever that rings, until the bot stops.
    pub(super) async fn run(self: Arc<Self>, left: Bell) {
        // Nobody is told that it stopped in the middle.
        let _ = self.closing.run_until_cancelled(self.work(&left)).await;
    }

    async fn work(self: &Arc<Self>, left: &Bell) {
        let mut standing = self.standing.clone();
        loop {
            left.rings().await;
            until(&mut standing, Standing::Sure).await;
            while let Err(error) = self.end_open().await {
                warn!(error = &error as &dyn std::error::Error, "replies wait to be ended");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }

    /// Ends all replies that have no end and that nobody here is writing, or ending.
    async fn end_open(self: &Arc<Self>) -> Result<(), store::Error> {
        // One that is begun or ended while the database is asked is none that was left.
        let written = self.desk.written();
        for left in self.store.left_open(&self.share).await? {
            let free = !written.contains(&left.reply);
            // Nor is one that was both meanwhile.
            if let Some(pen) = free.then(|| self.desk.pen(left.reply, None)).flatten()
                && self.store.is_open(left.reply).await?
            {
                let heir = Arc::clone(self);
                self.tasks.spawn(async move { heir.end(left, pen).await });
            }
        }
        Ok(())
    }

    async fn end(&self, left: LeftOpen, pen: Pen<P>) {
        let (conversation, reply, beside) = (left.conversation, left.reply, left.beside);
        let (language, mut standing) = (self.desk.language_at(reply).await, self.standing.clone());
        tokio::select! {
            () = recover::end(left, &self.hands, &self.ear, language, &self.closing) => {}
            // It is taken up again by whoever may.
            () = until(&mut standing, Standing::Lapsed) => return,
        }
        drop(pen);
        self.desk.look_after(conversation);
        let offered = match beside {
            Some(first) => self.desk.offer_comparison(first, reply).await,
            None => Ok(()),
        };
        if let Err(cause) = offered {
            warn!(error = &cause as &dyn std::error::Error, "a comparison could not be offered");
        }
    }
}

//! Copies what people attach, since the platform's links do not last: beside everything else, a few files at a time.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use sha2::{Digest, Sha256};
use tokio::sync::Notify;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tracing::{info, instrument, warn};

use crate::bot::clock;
use crate::bot::ear::{Ear, Stopped};
use crate::bot::platform::{Platform, Unfetched};
use crate::domain::event::Copy;
use crate::domain::file::Lost;
use crate::domain::id::FileId;
use crate::domain::inbound::{Copied, Inbound};
use crate::store::{self, Share, Store, ToCopy};

/// How many files are fetched at the same time.
const AT_ONCE: usize = 4;
/// The pauses between the tries to fetch one.
const PAUSES: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(4)];
/// The pause before a database that is away is asked again.
const PAUSE: Duration = Duration::from_secs(1);

/// Rings when there is something to do. What there is, the database knows, so that a crash forgets none.
#[derive(Clone, Debug, Default)]
pub(super) struct Bell {
    rung: Arc<Notify>,
}

impl Bell {
    /// There is something to do.
    pub(super) fn ring(&self) {
        self.rung.notify_one();
    }

    /// Waits until it rings, or has rung since it was last heard.
    pub(super) async fn rings(&self) {
        self.rung.notified().await;
    }
}

/// Who copies.
#[derive(Debug)]
pub(super) struct Copier<P> {
    pub(super) store: Store,
    /// The shards from whose servers the files are.
    pub(super) share: Share,
    pub(super) ear: Ear,
    pub(super) platform: Arc<P>,
    pub(super) bell: Bell,
}

impl<P: Platform> Copier<P> {
    /// Copies whatever there is, from the start on, until the bot stops; what is under way then is copied by the next one.
    pub(super) async fn run(self, closing: CancellationToken) {
        // Nobody is told that it stopped in the middle.
        let _ = closing.run_until_cancelled(self.work()).await;
    }

    async fn work(&self) {
        loop {
            match self.copy_all().await {
                Ok(()) => self.bell.rings().await,
                Err(Trouble::Stopped) => return,
                Err(Trouble::Database(cause)) => {
                    warn!(error = &cause as &dyn std::error::Error, "files wait to be copied");
                    sleep(PAUSE).await;
                }
            }
        }
    }

    async fn copy_all(&self) -> Result<(), Trouble> {
        let (mut under_way, mut files) = (FuturesUnordered::new(), Vec::new());
        loop {
            let room = AT_ONCE.saturating_sub(under_way.len());
            for next in self.to_copy(&files, room).await? {
                files.push(next.file);
                under_way.push(self.copy(next));
            }
            let Some(done) = under_way.next().await else { return Ok(()) };
            let file = done?;
            files.retain(|other| *other != file);
        }
    }

    async fn to_copy(&self, apart_from: &[FileId], room: usize) -> Result<Vec<ToCopy>, store::Error> {
        let room = i64::try_from(room).unwrap_or(0);
        self.store.files_to_copy(&self.share, apart_from, room).await
    }

    #[instrument(name = "bot.copy", skip_all, fields(file.id = %next.file))]
    async fn copy(&self, next: ToCopy) -> Result<FileId, Trouble> {
        let copy = match self.fetch(&next).await {
            Ok(bytes) if !next.kind.is(&bytes) => Copy::Lost(Lost::Unreadable),
            Ok(bytes) => self.keep(&next, &bytes).await?,
            Err(lost) => Copy::Lost(lost),
        };
        if let Copy::Lost(lost) = &copy {
            info!(lost = lost.as_str(), "a file could not be copied");
        }
        let ToCopy { file, message, .. } = next;
        let decision =
            self.ear.record(Inbound::Copied(Copied { file, message, at: clock::now(), copy })).await?;
        if decision.ignored.is_some() {
            self.store.forget_link(file).await?;
        }
        Ok(file)
    }

    /// The bytes stand in the database before the log says so, and are erased with the message whichever comes first.
    async fn keep(&self, next: &ToCopy, bytes: &[u8]) -> Result<Copy, store::Error> {
        if !self.store.keep_file(next.file, bytes).await? {
            return Ok(Copy::Lost(Lost::Gone));
        }
        let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Copy::Kept { sha256, bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX) })
    }

    async fn fetch(&self, next: &ToCopy) -> Result<Vec<u8>, Lost> {
        let mut pauses = PAUSES.into_iter();
        loop {
            match self.platform.fetch(&next.url, next.kind.most()).await {
                Ok(bytes) => return Ok(bytes),
                Err(Unfetched::Gone) => return Err(Lost::Gone),
                Err(Unfetched::TooLarge) => return Err(Lost::TooLarge),
                Err(away @ Unfetched::Away(_)) => {
                    warn!(error = &away as &dyn std::error::Error, "no answer");
                    let Some(pause) = pauses.next() else { return Err(Lost::Unreachable) };
                    sleep(pause).await;
                }
            }
        }
    }
}

/// Why nothing can be copied for now.
#[derive(Debug)]
enum Trouble {
    Database(store::Error),
    Stopped,
}

impl From<store::Error> for Trouble {
    fn from(error: store::Error) -> Self {
        Self::Database(error)
    }
}

impl From<Stopped> for Trouble {
    fn from(Stopped: Stopped) -> Self {
        Self::Stopped
    }
}

//! The job that erases what has been kept for long enough, in small steps, so that nobody waits for it.

use std::time::Duration;

use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use crate::bot::clock;
use crate::bot::ear::{Ear, Stopped};
use crate::domain::event::EraseReason;
use crate::domain::id::{FileId, TextId};
use crate::domain::inbound::{Expired, Inbound, PurgedGuild};
use crate::domain::key::GuildKey;
use crate::domain::time::Timestamp;
use crate::store::{self, FILES, STEP, Store};

/// How often is looked, and how soon after the start for the first time.
const EVERY: Duration = Duration::from_secs(60 * 60);
const FIRST: Duration = Duration::from_secs(60);
/// The pause between two steps, in which others append.
const BETWEEN: Duration = Duration::from_millis(20);

/// For how long words are kept.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// All of them; none: until somebody has them erased.
    pub words: Option<Duration>,
    /// Those of a server, after the bot has left it.
    pub left: Duration,
}

/// What was erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Texts.
    pub texts: u64,
    /// Files.
    pub files: u64,
    /// Links to accounts.
    pub accounts: u64,
}

/// Why a step was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database does not say what there is, or refuses.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The bot stops.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

/// Who records a step: the bot through its queue, a command by itself.
pub trait Recorder: Sync {
    /// Records that something is erased.
    fn record(&self, inbound: Inbound) -> impl Future<Output = Result<(), Error>> + Send;
}

impl Recorder for Ear {
    async fn record(&self, inbound: Inbound) -> Result<(), Error> {
        Self::record(self, inbound).await?;
        Ok(())
    }
}

/// Looks now and then until the bot stops.
pub(super) async fn run(store: Store, ear: Ear, limits: Limits, closing: CancellationToken) {
    let mut pause = FIRST;
    while closing.run_until_cancelled(sleep(pause)).await.is_some() {
        pause = EVERY;
        let once = closing.run_until_cancelled(once(&store, limits, clock::now(), &ear));
        match once.await {
            Some(Ok(Erased { texts: 0, files: 0, accounts: 0 })) | None => {}
            Some(Ok(Erased { texts, files, accounts })) => {
                info!(texts, files, accounts, "what was kept for long enough is erased");
            }
            Some(Err(Error::Stopped(_))) => return,
            Some(Err(Error::Store(cause))) => {
                warn!(
                    error = &cause as &dyn std::error::Error,
                    "what was kept for long enough is erased later"
                );
            }
        }
    }
}

/// Erases everything that is due at a moment; each step is recorded by itself.
pub async fn once(
    store: &Store,
    limits: Limits,
    now: Timestamp,
    recorder: &impl Recorder,
) -> Result<Erased, Error> {
    let mut erased = Erased::default();
    if let Some(words) = limits.words {
        let before = now.before(words);
        loop {
            let (texts, files) = (store.expired(before).await?, store.expired_files(before).await?);
            if texts.is_empty() && files.is_empty() {
                break;
            }
            erased.texts += texts.len() as u64;
            erased.files += files.len() as u64;
            erase(recorder, texts, files, EraseReason::Expired, now).await?;
        }
    }
    for guild in store.guilds_left(now.before(limits.left)).await? {
        let purged = purge(store, &guild, now, recorder).await?;
        erased.texts += purged.texts;
        erased.files += purged.files;
        erased.accounts += purged.accounts;
        recorder.record(Inbound::PurgedGuild(PurgedGuild { guild, at: now })).await?;
    }
    Ok(erased)
}

/// Erases everything that was written in a server, and the links to those who were nowhere else.
pub async fn purge(
    store: &Store,
    guild: &GuildKey,
    now: Timestamp,
    recorder: &impl Recorder,
) -> Result<Erased, Error> {
    let mut erased = Erased::default();
    let mut after = None;
    while let Some(conversation) = store.next_in_guild(guild, after).await? {
        let kept = store.kept_of(conversation).await?;
        for texts in kept.texts.chunks(STEP) {
            erased.texts += texts.len() as u64;
            erase(recorder, texts.to_vec(), Vec::new(), EraseReason::Purged, now).await?;
        }
        for files in kept.files.chunks(FILES) {
            erased.files += files.len() as u64;
            erase(recorder, Vec::new(), files.to_vec(), EraseReason::Purged, now).await?;
        }
        erased.accounts += store.unlink(guild, &kept.people).await?;
        after = Some(conversation);
    }
    Ok(erased)
}

/// One step, and the pause after it.
async fn erase(
    recorder: &impl Recorder,
    texts: Vec<TextId>,
    files: Vec<FileId>,
    reason: EraseReason,
    at: Timestamp,
) -> Result<(), Error> {
    recorder.record(Inbound::Expired(Expired { texts, files, reason, at })).await?;
    sleep(BETWEEN).await;
    Ok(())
}

//! Whether this process may serve: as long as its claim holds, and for a while in doubt when the claim's connection breaks or hangs.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, sleep};
use tracing::{info, warn};

use crate::store::{Claim, Error, Holder, Share, Store, Unclaimed};

/// Somebody who has just died may seem to hold the claim for so long.
const JUST_DIED: Duration = Duration::from_secs(3);
/// The pause before the claim is tried again.
const AGAIN: Duration = Duration::from_millis(250);

/// How sure it is that nobody else serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody else does.
    Sure,
    /// The claim's connection broke, or hangs. What comes is heard; nothing is recorded, and nothing done that
    /// follows from a record. Replies that are being written go on.
    InDoubt,
    /// For so long that somebody else may have begun: nothing is heard either, and what is being written is left as it is.
    Lapsed,
}

/// Returns when it stands so; never if it does not and nobody holds the claim, since nothing changes any more.
pub async fn until(standing: &mut watch::Receiver<Standing>, wanted: Standing) {
    if standing.wait_for(|standing| *standing == wanted).await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// The claim of this process.
#[derive(Debug)]
pub struct Tenure {
    claim: Claim,
    claimant: Claimant,
}

/// Who claims what, and how sure of it everybody here may be.
#[derive(Debug)]
struct Claimant {
    store: Store,
    share: Share,
    name: String,
    standing: watch::Sender<Standing>,
}

impl Tenure {
    /// Claims these shards, by this name, before anything is done for them.
    pub async fn begin(store: Store, share: Share, name: String) -> Result<Self, Unclaimed> {
        let asked = Instant::now();
        let claim = loop {
            match store.claim(&share, &name).await {
                Ok(claim) => break claim,
                Err(Unclaimed::Held(_)) if asked.elapsed() < JUST_DIED => sleep(AGAIN).await,
                Err(Unclaimed::Store(Error::Away(cause))) => {
                    warn!(error = &cause as &dyn std::error::Error, "the database does not answer");
                    sleep(JUST_DIED).await;
                }
                Err(refused) => return Err(refused),
            }
        };
        let standing = watch::Sender::new(Standing::Sure);
        Ok(Self { claim, claimant: Claimant { store, share, name, standing } })
    }

    /// How it stands, for those whom it concerns.
    pub fn standing(&self) -> watch::Receiver<Standing> {
        self.claimant.standing.subscribe()
    }

    /// Holds the claim, and makes it again on a new connection when this one breaks or hangs; after `doubt` it counts as lapsed meanwhile.
    /// Returns who has it when somebody else does.
    pub async fn hold(self, doubt: Duration) -> Holder {
        let Self { mut claim, claimant } = self;
        loop {
            claim.broken().await;
            warn!("the claim to serve is in doubt: nothing is recorded until it holds again");
            claimant.standing.send_replace(Standing::InDoubt);
            // As long as its connection is open, a server that only took too long keeps the shards claimed, against us as well.
            drop(claim);
            claim = match claimant.regain(doubt).await {
                Ok(again) => again,
                Err(holder) => {
                    claimant.standing.send_replace(Standing::Lapsed);
                    return holder;
                }
            };
            info!("the claim to serve holds again");
            claimant.standing.send_replace(Standing::Sure);
        }
    }
}

impl Claimant {
    async fn regain(&self, doubt: Duration) -> Result<Claim, Holder> {
        let since = Instant::now();
        loop {
            match self.store.claim(&self.share, &self.name).await {
                Ok(claim) => return Ok(claim),
                // The server may not have noticed yet that our own connection is gone.
                Err(Unclaimed::Held(holder)) if !holder.is_called(&self.name) => return Err(holder),
                Err(_) => {}
            }
            if since.elapsed() >= doubt {
                self.standing.send_if_modified(|standing| {
                    std::mem::replace(standing, Standing::Lapsed) != Standing::Lapsed
                });
            }
            sleep(AGAIN).await;
        }
    }
}

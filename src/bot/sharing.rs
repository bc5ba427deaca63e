//! What part of the calls in a second is this process's: renewed once a second as long as others may serve beside it, and had
//! for good by a process that serves all shards.

use std::convert::Infallible;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, sleep, timeout};
use tracing::{debug, info, warn};

use crate::bot::count;
use crate::bot::pacer::Pacer;
use crate::bot::tenure::Standing;
use crate::domain::budget::portion::{EVERY, LEAST, Portion, Sharer};
use crate::store::{Error, Share, Store};

/// What a process that starts would have, in calls a second.
const AT_FIRST: u32 = 10;
/// The pause before a process that starts looks again whether others have given it something.
const AGAIN: Duration = Duration::from_millis(250);
/// The pause before a database that is away is asked again.
const AWAY: Duration = Duration::from_secs(1);
/// How long a renewal may take.
const RENEWED_WITHIN: Duration = Duration::from_secs(3);
/// For how long the calls of the process before count: a second, and the time in which one that lost its claim notices.
const COUNTING: Duration = Duration::from_secs(2);

/// The portion of this process.
#[derive(Debug)]
pub struct Sharing {
    store: Store,
    share: Share,
    pacer: Pacer,
    sharer: Sharer<Share>,
    wanted: u32,
    /// The number of the last renewal that was written.
    beat: u64,
}

impl Sharing {
    /// Takes the place of whoever served these shards before, which the process has claimed. Nothing may be sent before this
    /// returns: not before there is something for this process.
    pub async fn begin(store: Store, share: Share, pacer: Pacer) -> Result<Self, Error> {
        let sharer = Sharer::new(share);
        let mut sharing = Self { store, share, pacer, sharer, wanted: AT_FIRST, beat: 0 };
        sharing.take_over().await?;
        Ok(sharing)
    }

    /// Keeps the portion up as long as it is polled.
    pub async fn keep(&mut self, mut standing: watch::Receiver<Standing>) -> Infallible {
        loop {
            if self.share.is_whole() {
                self.keep_all(&mut standing).await;
            } else {
                self.keep_some().await;
            }
        }
    }

    /// The process has come to rest: what it had is the others' soon.
    pub async fn end(self) {
        let used = number(self.pacer.demand().0);
        let ended = timeout(AWAY, self.store.end_portion(&self.share, self.beat, used)).await;
        if !matches!(ended, Ok(Ok(()))) {
            debug!("that this process has ended could not be written down");
        }
    }

    async fn take_over(&mut self) -> Result<(), Error> {
        self.allow(Portion::NONE);
        let before = loop {
            let (sharer, share, wanted) = (&mut self.sharer, self.share, self.wanted);
            let asked = Instant::now().into_std();
            let begun = self.store.renew_portion(&share, |rows, beat| {
                let (renewal, before) = sharer.begin(rows, |other| share.meets(other), beat, wanted, asked);
                // A process that nobody ever serves beside loses no time when it starts again.
                let alone = share.is_whole() && rows.keys().all(|other| *other == share);
                (renewal, if alone { 0 } else { before })
            });
            match timeout(RENEWED_WITHIN, begun).await {
                Ok(Ok((renewal, before))) => {
                    self.beat = renewal.mine.beat;
                    self.sharer.renewed(&renewal, asked);
                    break before;
                }
                Ok(Err(error @ (Error::Refused(_) | Error::Inconsistent { .. }))) => return Err(error),
                Ok(Err(_)) | Err(_) => sleep(AWAY).await,
            }
        };
        self.pacer.came_before(usize::try_from(before).unwrap_or(usize::MAX), COUNTING);
        let mut told = false;
        while self.sharer.portion().calls == 0 {
            if !std::mem::replace(&mut told, true) {
                info!("waiting for a part of the calls that other processes make");
            }
            sleep(AGAIN).await;
            self.renew().await;
        }
        self.allow(if self.share.is_whole() { Portion::WHOLE } else { self.sharer.portion() });
        Ok(())
    }

    /// Nobody else can have anything as long as the claim holds; and a claim in doubt lapses before anybody else can have it.
    async fn keep_all(&mut self, standing: &mut watch::Receiver<Standing>) {
        until(standing, Standing::Lapsed).await;
        self.allow(Portion { calls: LEAST, until: None });
        until(standing, Standing::Sure).await;
        if let Err(error) = self.take_over().await {
            warn!(error = &error as &dyn std::error::Error, "the calls in a second cannot be shared");
        }
    }

    async fn keep_some(&mut self) {
        sleep(EVERY).await;
        self.renew().await;
    }

    /// Renews it once; what it takes away holds at once, and without the database it runs out by itself.
    async fn renew(&mut self) {
        let (used, wanted) = self.pacer.demand();
        // What was wanted a moment ago may be wanted again.
        self.wanted = number(wanted).max(self.wanted * 3 / 4);
        let (sharer, pacer, wanted) = (&mut self.sharer, &self.pacer, self.wanted);
        let asked = Instant::now();
        let renewed = self.store.renew_portion(&self.share, |rows, beat| {
            let renewal = sharer.renew(rows, beat, (number(used), wanted), asked.into_std());
            pacer.allow(sharer.portion());
            (renewal, ())
        });
        match timeout(RENEWED_WITHIN, renewed).await {
            Ok(Ok((renewal, ()))) => {
                self.beat = renewal.mine.beat;
                self.sharer.renewed(&renewal, asked.into_std());
            }
            Ok(Err(error)) => {
                debug!(error = &error as &dyn std::error::Error, "the portion of the calls is not renewed");
            }
            Err(_) => debug!("the portion of the calls is not renewed in time"),
        }
        self.allow(self.sharer.portion());
    }

    fn allow(&self, portion: Portion) {
        self.pacer.allow(portion);
        count::allowed(portion.now(Instant::now().into_std()));
    }
}

fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

async fn until(standing: &mut watch::Receiver<Standing>, wanted: Standing) {
    // Without anybody who holds the claim nothing changes any more.
    if standing.wait_for(|standing| *standing == wanted).await.is_err() {
        std::future::pending::<()>().await;
    }
}

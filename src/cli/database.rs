//! The database of a command: found or started, waited for, and let go of in order.

use std::time::Duration;

use anyhow::{Context, bail};
use tracing::{info, warn};

use crate::store::cluster::{self, Cluster, Step};
use crate::store::{self, Options, Safe, Shape, Store};

/// How long one attempt to connect may take.
const ATTEMPT: Duration = Duration::from_secs(3);
/// The first and the longest pause before an unreachable database is asked again.
const PAUSE: (Duration, Duration) = (Duration::from_millis(250), Duration::from_secs(5));
/// For how long a command that ends by itself asks again.
const MOMENT: Duration = Duration::from_secs(2);

/// A database, with the keys that its texts are sealed with.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) at: At,
    pub(super) safe: Safe,
}

/// Where the database is.
#[derive(Clone, Debug)]
pub(super) enum At {
    /// On a server that somebody else runs.
    Server(Box<Options>),
    /// In a folder, served by ourselves.
    Own(cluster::Settings),
}

/// How long a database that does not answer is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Patience {
    /// A moment, then it is a failure.
    Short,
    /// For ever: whoever serves people does not give up.
    Endless,
}

/// A database that answers.
#[derive(Debug)]
pub(super) struct Database {
    pub(super) store: Store,
    cluster: Option<Cluster>,
}

impl Database {
    /// Opens it, for nobody else while it is a folder of ours; the tables may be missing.
    pub(super) async fn open(place: &Place, patience: Patience) -> anyhow::Result<Self> {
        Self::open_by(place, patience, Ok).await
    }

    /// Opens it by another way than straight, which `way` makes of the straight one.
    pub(super) async fn open_by(
        place: &Place,
        patience: Patience,
        way: impl FnOnce(Options) -> anyhow::Result<Options>,
    ) -> anyhow::Result<Self> {
        let (straight, cluster) = match &place.at {
            At::Server(options) => (Options::clone(options), None),
            At::Own(settings) => {
                let cluster = Cluster::open(settings, progress).await?;
                (cluster.options(), Some(cluster))
            }
        };
        let options = way(straight)?;
        wait_for(&options, patience).await?;
        Ok(Self { store: Store::open(options).with_safe(place.safe.clone()), cluster })
    }

    /// Opens it, or asks the server of the bot that has it open.
    pub(super) async fn join(place: &Place) -> anyhow::Result<Self> {
        let held = match Self::open(place, Patience::Short).await {
            Err(error) if matches!(error.downcast_ref(), Some(cluster::Error::Held { .. })) => error,
            opened => return opened,
        };
        let At::Own(settings) = &place.at else { return Err(held) };
        let options = Cluster::beside(settings)?;
        // Whoever holds the folder may not have come to serve it yet.
        wait_for(&options, Patience::Short).await.map_err(|_| held)?;
        Ok(Self { store: Store::open(options).with_safe(place.safe.clone()), cluster: None })
    }

    /// Resolves when a server of our own has ended without being told to.
    pub(super) async fn lost(&mut self) {
        match &mut self.cluster {
            Some(cluster) => cluster.ended().await,
            None => std::future::pending().await,
        }
    }

    /// Lets go of it, once all that was begun is done.
    pub(super) async fn close(self) -> anyhow::Result<()> {
        self.store.close().await;
        match self.cluster {
            Some(cluster) => Ok(cluster.stop().await?),
            None => Ok(()),
        }
    }
}

/// Opens a database for a question, asks it, and lets go of it whatever came of that.
pub(super) async fn ask(
    place: &Place,
    question: impl AsyncFnOnce(&Store) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let database = Database::join(place).await?;
    let answered = match refuse_other_tables(&database.store).await {
        Ok(()) => question(&database.store).await,
        refused => refused,
    };
    let closed = database.close().await;
    answered.and(closed)
}

async fn refuse_other_tables(store: &Store) -> anyhow::Result<()> {
    match store.shape().await? {
        Shape::Current => Ok(()),
        Shape::Missing => bail!("the database has no tables yet: run `teachback migrate`"),
        Shape::Earlier => bail!("the database's tables are of an earlier version: run `teachback migrate`"),
        Shape::Later => bail!("the database's tables are of a later version: update teachback"),
    }
}

async fn wait_for(options: &Options, patience: Patience) -> anyhow::Result<()> {
    let began = tokio::time::Instant::now();
    let mut pause = PAUSE.0;
    loop {
        match store::reach(options, ATTEMPT).await {
            Ok(()) => return Ok(()),
            Err(cause @ store::Error::Away(_)) if patience == Patience::Endless => {
                let error = &cause as &dyn std::error::Error;
                warn!(error, "the database does not answer, it is asked again in {pause:?}");
            }
            Err(store::Error::Away(_)) if began.elapsed() < MOMENT => {}
            Err(cause) => return Err(cause).context("the database cannot be opened"),
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(PAUSE.1);
    }
}

fn progress(step: Step) {
    match step {
        Step::Looking | Step::Ready => {}
        slow => info!("{slow}"),
    }
}

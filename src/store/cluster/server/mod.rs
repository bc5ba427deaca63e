//! The private server where there are unix sockets: the order in which everything is done.

mod account;
mod binaries;
mod entrance;
mod home;
mod initdb;
mod leash;
mod leftover;
mod pidfile;
mod wheel;

use std::io;
use std::path::Path;

use sqlx::postgres::{PgConnectOptions, PgSslMode};

use self::account::Account;
pub(super) use self::binaries::installed;
use self::entrance::Entrance;
use self::home::Home;
use self::leash::Leash;
pub(super) use self::wheel::cache;
use super::{Error, Settings, Step};

/// The superuser of every cluster that we make; whoever may open the socket is trusted to be it.
const ROLE: &str = "bot";

/// A server of our own that runs as long as this value, and not longer than this process.
///
/// Dropping it, or dying in whatever way, stops the server in order; [`Cluster::stop`] also waits for that.
#[derive(Debug)]
pub struct Cluster {
    leash: Leash,
    entrance: Entrance,
    // Let go of last, when the server has been told to stop: the next process waits for its end.
    _home: Home,
}

impl Cluster {
    /// Opens the cluster in the data folder, making it (and fetching binaries) if need be; on success it accepts connections.
    ///
    /// Takes 0.1 s for a cluster that exists, 1 to 3 s for a new one, and a download more where no PostgreSQL is installed.
    pub async fn open(settings: &Settings, progress: impl Fn(Step)) -> Result<Self, Error> {
        progress(Step::Looking);
        let mut home = Home::lock(settings)?;
        let cluster = home.cluster();
        let account = Account::choose(&cluster)?;
        home.admit(&account).await?;
        let version = home.version()?;
        let binaries = binaries::find(settings, &cluster, version, &account, &progress).await?;
        if version.is_none() {
            progress(Step::Initialising);
            initdb::make(&home, &binaries, &account, settings.durable).await?;
        }
        leftover::end(&cluster, || progress(Step::Waiting)).await?;
        progress(Step::Starting);
        let entrance = Entrance::to(&cluster)?;
        let leash = leash::start(&mut home, &binaries, &account, &entrance, settings.durable).await?;
        progress(Step::Ready);
        Ok(Self { leash, entrance, _home: home })
    }

    /// How to connect, to the maintenance database `postgres`.
    pub fn options(&self) -> PgConnectOptions {
        through(self.entrance.folder())
    }

    /// How to connect to the cluster of a data folder that another process [holds](Error::Held), for as long as that lasts.
    pub fn beside(settings: &Settings) -> Result<PgConnectOptions, Error> {
        let data = settings.data.canonicalize().map_err(Error::io("find", &settings.data))?;
        Ok(through(&Entrance::folder_of(&home::cluster_in(&data))))
    }

    /// Resolves when the server has ended without being told to, for example killed for want of memory.
    ///
    /// Cancel safe. Afterwards only a new [`Cluster::open`] helps.
    pub async fn ended(&mut self) {
        self.leash.ended().await;
    }

    /// Stops the server and waits until it has: all that was committed is in its files.
    pub async fn stop(self) -> Result<(), Error> {
        self.leash.stop().await
    }
}

impl Error {
    /// For `map_err`: what was tried, on which path.
    fn io(act: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { act, path: path.to_owned(), source }
    }
}

fn through(folder: &Path) -> PgConnectOptions {
    PgConnectOptions::new_without_pgpass()
        .socket(folder)
        .port(entrance::PORT)
        .ssl_mode(PgSslMode::Disable)
        .username(ROLE)
        .database("postgres")
}

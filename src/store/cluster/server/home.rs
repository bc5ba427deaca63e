//! The data folder: ours by a lock, with the cluster and the server's log in it.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::{FileExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::account::Account;
use super::binaries::leading_number;
use super::{Error, Settings};

/// How much of the server's last words is worth showing.
const LAST_LINES: usize = 6;

/// How much of its log is read for them, in bytes.
const READ_BACK: usize = 16 * 1024;

/// The data folder, locked for as long as this lives.
#[derive(Debug)]
pub(super) struct Home {
    folder: PathBuf,
    throwaway: bool,
    /// Ours to remove: a throw-away folder whose server, which removes it at its end, does not run yet.
    unleashed: bool,
    /// The log of the server that was started last.
    log: Option<File>,
    lock: File,
}

impl Home {
    /// Makes the folder if need be and locks it.
    pub(super) fn lock(settings: &Settings) -> Result<Self, Error> {
        let data = &settings.data;
        match fs::create_dir(data) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && settings.throwaway => {
                return Err(Error::NotEmpty(data.clone()));
            }
            Err(_) => fs::create_dir_all(data).map_err(Error::io("make the folder", data))?,
        }
        let folder = data.canonicalize().map_err(Error::io("find", data))?;
        let lock = lock(&folder)?;
        Ok(Self { folder, throwaway: settings.throwaway, unleashed: settings.throwaway, log: None, lock })
    }

    /// The cluster's folder, an absolute path without links. It may not exist yet.
    pub(super) fn cluster(&self) -> PathBuf {
        cluster_in(&self.folder)
    }

    /// A folder to make a cluster in, which becomes [`Home::cluster`] when it is whole. Never used twice.
    pub(super) fn making(&self) -> PathBuf {
        self.folder.join(format!("{MAKING}{}", ulid::Ulid::generate()))
    }

    /// Removes what was being made when an earlier process died.
    pub(super) fn sweep(&self) {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(MAKING)) {
            // Best effort: an `initdb` that outlived its process may still be writing. The next start sweeps again.
            let _ = fs::remove_dir_all(entry.path());
        }
    }

    /// Lets the account whom the server runs as into the folder, and checks that it gets there.
    pub(super) async fn admit(&self, account: &Account) -> Result<(), Error> {
        if *account == Account::Ourselves {
            return Ok(());
        }
        if self.throwaway {
            // The leash, which runs as that account, removes the whole folder.
            account.own(&self.folder)?;
        }
        let found = fs::metadata(&self.folder).map_err(Error::io("look at", &self.folder))?;
        let passable = fs::Permissions::from_mode(found.permissions().mode() | 0o111);
        fs::set_permissions(&self.folder, passable).map_err(Error::io("open the folder", &self.folder))?;
        if self.cluster().exists() {
            account.own_all(&self.cluster())?;
        }
        account.check_reaches(&self.folder).await
    }

    /// The major version that made the cluster; `None` if there is no cluster yet.
    pub(super) fn version(&self) -> Result<Option<u32>, Error> {
        let cluster = self.cluster();
        if !cluster.exists() {
            return Ok(None);
        }
        let text = fs::read_to_string(cluster.join("PG_VERSION")).unwrap_or_default();
        match leading_number(&text) {
            Some(major) => Ok(Some(major)),
            None => Err(Error::NotACluster(cluster)),
        }
    }

    /// What the leash removes when the server has ended.
    pub(super) fn rubbish(&self) -> Option<&Path> {
        self.throwaway.then_some(self.folder.as_path())
    }

    /// From now on the leash removes a throw-away folder.
    pub(super) fn leashed(&mut self) {
        self.unleashed = false;
    }

    /// A fresh log for the server; the one before is kept beside it.
    pub(super) fn new_log(&mut self) -> Result<File, Error> {
        let path = self.folder.join("postgres.log");
        // Fails when there is none yet.
        let _ = fs::rename(&path, self.folder.join("postgres.log.old"));
        let log = File::options().create(true).read(true).append(true).open(&path);
        let log = log.map_err(Error::io("write", &path))?;
        self.log = Some(log.try_clone().map_err(Error::io("write", &path))?);
        Ok(log)
    }

    /// What the server said last, also when the leash has removed the file.
    pub(super) fn last_words(&self) -> String {
        let mut said = vec![0; READ_BACK];
        let read = self.log.as_ref().map(|log| {
            let length = log.metadata()?.len();
            log.read_at(&mut said, length.saturating_sub(READ_BACK as u64))
        });
        said.truncate(read.and_then(Result::ok).unwrap_or(0));
        let said = String::from_utf8_lossy(&said);
        let lines: Vec<&str> = said.lines().filter(|line| !line.trim().is_empty()).collect();
        lines[lines.len().saturating_sub(LAST_LINES)..].join("; ")
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        if self.unleashed {
            // Best effort: what fails here is a folder in a place for temporary ones.
            let _ = fs::remove_dir_all(&self.folder);
        }
        // A process that is being forked just now holds the same lock until it has become another program; letting it go
        // by closing would leave it to that one for a moment.
        let _ = self.lock.unlock();
    }
}

/// Where the cluster of a data folder is.
pub(super) fn cluster_in(data: &Path) -> PathBuf {
    data.join("postgres")
}

const MAKING: &str = "postgres.making-";

/// A file of our own, because the server's own lock file says nothing that a person could act on.
fn lock(folder: &Path) -> Result<File, Error> {
    let path = folder.join("teachback.lock");
    let mut file = File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(Error::io("open", &path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(Error::Held { folder: folder.to_owned(), holder: holder(&mut file) });
        }
        Err(TryLockError::Error(error)) => return Err(Error::io("lock", &path)(error)),
    }
    write_pid(&mut file).map_err(Error::io("write", &path))?;
    Ok(file)
}

fn write_pid(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{}", std::process::id())
}

fn holder(file: &mut File) -> String {
    let mut text = String::new();
    let read = file.take(20).read_to_string(&mut text);
    match text.trim().parse::<u32>() {
        Ok(pid) if read.is_ok() => format!("process {pid}"),
        // It has the lock and has not written its id yet.
        _ => "another process".to_owned(),
    }
}

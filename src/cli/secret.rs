//! The installation's secret: from the settings, or made once and kept in the data folder.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, ensure};
use secrecy::SecretString;
use ulid::Ulid;

/// The file's name in the data folder.
const FILE: &str = "secret";
/// How many bytes of chance it is made of.
const BYTES: usize = 32;

/// What was set, or what is kept in the folder; made there if there is none yet.
pub(super) fn of_installation(set: Option<SecretString>, data: &Path) -> anyhow::Result<SecretString> {
    if let Some(set) = set {
        return Ok(set);
    }
    let path = data.join(FILE);
    if !path.exists() {
        make(data, &path).with_context(|| format!("a secret cannot be kept in {}", data.display()))?;
    }
    let kept = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let kept = kept.trim();
    ensure!(kept.len() == BYTES * 2, "{} is damaged: restore it, or set TEACHBACK_SECRET", path.display());
    Ok(kept.to_owned().into())
}

/// Written under another name first, so that a crash leaves no half of it; of two that are made at once, one stays.
fn make(data: &Path, path: &Path) -> io::Result<()> {
    fs::create_dir_all(data)?;
    let making = data.join(format!("{FILE}.{}", Ulid::generate()));
    let mut file = private(&making)?;
    let written = writeln!(file, "{}", chance()?).and_then(|()| file.sync_all());
    let linked = written.and_then(|()| match fs::hard_link(&making, path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        linked => linked,
    });
    fs::remove_file(&making)?;
    linked
}

/// A new file that only its owner may read.
fn private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn chance() -> io::Result<String> {
    let mut bytes = [0; BYTES];
    let source = rustls::crypto::ring::default_provider().secure_random;
    source.fill(&mut bytes).map_err(|_| io::Error::other("the system has no random numbers"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn it_is_made_once_and_kept_from_others() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let made = of_installation(None, &data).unwrap();
        let kept = of_installation(None, &data).unwrap();
        assert_eq!(made.expose_secret(), kept.expose_secret());
        assert_eq!(fs::read_dir(&data).unwrap().count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(data.join(FILE)).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn what_is_set_counts_and_nothing_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let secret = of_installation(Some("s".to_owned().into()), folder.path()).unwrap();
        assert_eq!(secret.expose_secret(), "s");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_damaged_one_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), "half").unwrap();
        assert!(of_installation(None, folder.path()).unwrap_err().to_string().contains("damaged"));
    }
}

//! Making a cluster, so that a half-made one is never taken for a whole one.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use tokio::process::Command;

use super::account::Account;
use super::binaries::Binaries;
use super::home::Home;
use super::{Error, ROLE};

/// From this version on PostgreSQL brings `C.UTF-8` itself; before, the system's is used.
const BRINGS_LOCALE: u32 = 17;

/// Makes the cluster under another name, then renames it.
pub(super) async fn make(
    home: &Home,
    binaries: &Binaries,
    account: &Account,
    durable: bool,
) -> Result<(), Error> {
    home.sweep();
    let making = home.making();
    fs::create_dir(&making).map_err(Error::io("make the folder", &making))?;
    fs::set_permissions(&making, Permissions::from_mode(0o700))
        .map_err(Error::io("close the folder", &making))?;
    account.own(&making)?;

    let output = initdb(binaries, account, &making, durable).output().await;
    let output = output.map_err(Error::io("run", &binaries.folder.join("initdb")))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).trim().replace('\n', "; ");
        home.sweep();
        return Err(Error::Server { act: "making the database by initdb", said });
    }
    let cluster = home.cluster();
    fs::rename(&making, &cluster).map_err(Error::io("rename", &making))?;
    if durable { keep_name(&cluster) } else { Ok(()) }
}

fn initdb(binaries: &Binaries, account: &Account, folder: &Path, durable: bool) -> Command {
    let mut initdb = account.command(&binaries.folder.join("initdb"));
    initdb.kill_on_drop(true).arg("--pgdata").arg(folder);
    initdb.args([
        "--username",
        ROLE,
        "--auth",
        "trust",
        "--encoding",
        "UTF8",
        "--data-checksums",
        "--no-instructions",
    ]);
    if binaries.major >= BRINGS_LOCALE {
        initdb.args(["--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"]);
    } else {
        initdb.args(["--locale", "C.UTF-8"]);
    }
    if !durable {
        initdb.arg("--no-sync");
    }
    initdb
}

/// The new name itself must survive a power cut too.
fn keep_name(cluster: &Path) -> Result<(), Error> {
    let folder = cluster.parent().expect("the cluster lies in the data folder");
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(Error::io("write", folder))
}

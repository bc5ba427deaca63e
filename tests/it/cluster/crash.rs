//! What was acknowledged is there after any crash, and nothing is left running.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use nix::errno::Errno;
use nix::sys::signal::{Signal, kill};
use nix::unistd::{Pid, geteuid};
use teachback::store::cluster::{Cluster, Error};
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

use super::{connect, durable, lasting, parent, rows, server_pid, until, write};

const FOLDER: &str = "TEACHBACK_TEST_HOLDS";

/// Who `nobody` is where these tests run as root.
const NOBODY: u32 = 65534;

/// Another process that opens the cluster and writes one row after another, saying each that is committed.
struct Holder {
    process: Child,
    said: Lines<BufReader<ChildStdout>>,
    /// The last row that it said.
    last: i64,
}

impl Holder {
    fn start(data: &Path) -> Self {
        Self::spawn(Command::new(std::env::current_exe().unwrap()), data)
    }

    fn spawn(mut test: Command, data: &Path) -> Self {
        test.args(["--exact", "cluster::crash::the_other_process", "--ignored", "--nocapture"]);
        test.env(FOLDER, data).stdin(Stdio::null()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut process = test.spawn().unwrap();
        let said = BufReader::new(process.stdout.take().unwrap()).lines();
        Self { process, said, last: 0 }
    }

    /// The next row that it was told is committed; `None` when it has ended.
    async fn next_row(&mut self) -> Option<i64> {
        let next = async {
            while let Some(line) = self.said.next_line().await.unwrap() {
                if let Some(row) = line.strip_prefix("committed ") {
                    self.last = row.parse().unwrap();
                    return Some(self.last);
                }
            }
            None
        };
        timeout(Duration::from_secs(60), next).await.expect("the other process gets on")
    }

    /// `kill -9`, then the last row that it had said.
    async fn killed(mut self) -> i64 {
        self.process.start_kill().unwrap();
        while self.next_row().await.is_some() {}
        self.process.wait().await.unwrap();
        self.last
    }
}

#[tokio::test]
#[ignore = "it is the other process of the tests here, which start it"]
async fn the_other_process() {
    let Some(data) = std::env::var_os(FOLDER) else { return };
    let cluster = Cluster::open(&durable(PathBuf::from(data)), |_| ()).await.unwrap();
    let mut connection = connect(&cluster).await;
    for row in 1_i64.. {
        write(&mut connection, row).await;
        println!("committed {row}");
    }
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_by_kill_9() {
    let parent = parent();
    let settings = durable(parent.path().join("data"));
    for _ in 0..3 {
        let mut holder = Holder::start(&settings.data);
        while holder.next_row().await.unwrap() < 50 {}
        let last = holder.killed().await;
        // At once: the server of the dead process is only just stopping.
        let cluster = Cluster::open(&settings, |_| ()).await.unwrap();
        let mut connection = connect(&cluster).await;
        let written = rows(&mut connection).await;
        // One more may be committed that nobody was told of.
        assert!((last..=last + 1).contains(&i64::try_from(written.len()).unwrap()), "{last} {written:?}");
        assert!(written.iter().zip(1..).all(|(row, expected)| *row == expected));
        sqlx::query("truncate written").execute(&mut connection).await.unwrap();
        cluster.stop().await.unwrap();
    }
}

#[tokio::test]
async fn the_server_does_not_outlive_a_killed_process() {
    let parent = parent();
    let data = parent.path().join("data");
    let mut holder = Holder::start(&data);
    holder.next_row().await.unwrap();
    let server = server_pid(&data);
    holder.killed().await;
    until(|| kill(Pid::from_raw(server), None) == Err(Errno::ESRCH)).await;
    assert!(!data.join("postgres/postmaster.pid").exists(), "it was stopped in order");
}

#[tokio::test]
async fn a_second_process_is_told_who_has_the_folder() {
    let parent = parent();
    let data = parent.path().join("data");
    let mut holder = Holder::start(&data);
    holder.next_row().await.unwrap();
    let pid = holder.process.id().unwrap();
    let error = Cluster::open(&lasting(&data), |_| ()).await.expect_err("it is in use");
    assert!(matches!(&error, Error::Held { holder, .. } if *holder == format!("process {pid}")), "{error}");
    assert!(error.to_string().contains("stop that one first"));
    holder.next_row().await.expect("the holder is not disturbed");
    holder.killed().await;
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_server_whose_leash_was_killed_too_is_stopped_by_the_next_process() {
    let parent = parent();
    let data = parent.path().join("data");
    let mut holder = Holder::start(&data);
    holder.next_row().await.unwrap();
    let server = server_pid(&data);
    for leash in leashes(&data) {
        kill(Pid::from_raw(leash), Signal::SIGKILL).unwrap();
    }
    let last = holder.killed().await;
    assert_eq!(kill(Pid::from_raw(server), None), Ok(()), "nobody has stopped the server");

    let cluster = Cluster::open(&lasting(&data), |_| ()).await.unwrap();
    assert_ne!(server_pid(&data), server);
    assert!(rows(&mut connect(&cluster).await).await.len() >= usize::try_from(last).unwrap());
    cluster.stop().await.unwrap();
}

/// The shells that hold the server of this folder.
#[cfg(target_os = "linux")]
fn leashes(data: &Path) -> Vec<i32> {
    let processes = fs::read_dir("/proc").unwrap().flatten();
    let pids = processes.filter_map(|process| process.file_name().to_str()?.parse().ok());
    let holds = |pid: &i32| {
        let words = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        let words = String::from_utf8_lossy(&words).into_owned();
        words.starts_with("/bin/sh") && words.contains(&data.join("postgres").display().to_string())
    };
    let found: Vec<i32> = pids.filter(holds).collect();
    assert_eq!(found.len(), 2, "one waits for the server, one for the pipe");
    found
}

#[tokio::test]
async fn a_server_that_is_killed_is_noticed_and_comes_back() {
    let parent = parent();
    let settings = durable(parent.path().join("data"));
    let mut cluster = Cluster::open(&settings, |_| ()).await.unwrap();
    write(&mut connect(&cluster).await, 1).await;
    kill(Pid::from_raw(server_pid(&settings.data)), Signal::SIGKILL).unwrap();
    timeout(Duration::from_secs(20), cluster.ended()).await.expect("its end is noticed");
    drop(cluster);
    let cluster = Cluster::open(&settings, |_| ()).await.unwrap();
    assert_eq!(rows(&mut connect(&cluster).await).await, [1]);
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn ctrl_c_does_not_reach_the_server_by_itself() {
    let parent = parent();
    let settings = lasting(parent.path().join("data"));
    let cluster = Cluster::open(&settings, |_| ()).await.unwrap();
    let group = nix::unistd::getpgid(Some(Pid::from_raw(server_pid(&settings.data)))).unwrap();
    assert_ne!(group, nix::unistd::getpgrp());
    cluster.stop().await.unwrap();
}

/// As root another process becomes `nobody`; as anybody else all these tests run that way.
#[tokio::test]
async fn somebody_else_than_root_is_served_as_well() {
    let parent = parent();
    let home = parent.path().join("home");
    fs::create_dir(&home).unwrap();
    let test = parent.path().join("test");
    fs::copy(std::env::current_exe().unwrap(), &test).unwrap();
    let mut command = Command::new(&test);
    if geteuid().is_root() {
        chown(&home, Some(NOBODY), Some(NOBODY)).unwrap();
        command.uid(NOBODY).gid(NOBODY).current_dir("/");
    }
    let mut holder = Holder::spawn(command, &home.join("data"));
    holder.next_row().await.expect("it has a database");
    let owner = fs::metadata(home.join("data/postgres/postmaster.pid")).unwrap().uid();
    assert_eq!(owner, fs::metadata(&home).unwrap().uid());
    holder.killed().await;
    until(|| !home.join("data/postgres/postmaster.pid").exists()).await;
}

//! What an earlier process left behind: a server that still runs, or the file of one that does not.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use nix::errno::Errno;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio::process::Command;
use tokio::time::sleep;

use super::Error;
use super::leash::{GLANCE, TRACES, tell};
use super::pidfile::Pidfile;

/// What the process is that `postmaster.pid` names.
enum Named {
    /// There is none; the next server replaces the file itself.
    Gone,
    /// A server of this cluster.
    Server,
    /// A zombie, or somebody who got the number of a dead server (ids begin anew with each container and each boot).
    Somebody,
}

/// Makes sure that no server works in the cluster. We hold the lock, so one that does belongs to a dead process:
/// its leash is stopping it just now, or was killed too.
pub(super) async fn end(cluster: &Path, waiting: impl Fn()) -> Result<(), Error> {
    let deadline = Instant::now() + TRACES;
    let mut told = false;
    while let Some(file) = Pidfile::read(cluster) {
        match look_at(file.pid, cluster).await {
            Named::Gone => return Ok(()),
            // A server would take that process for one of its own kind and refuse to start for ever.
            Named::Somebody if !is_worked_in(cluster).await => return forget(cluster),
            Named::Server if !told => {
                waiting();
                tell(file.pid, Signal::SIGINT);
                told = true;
            }
            Named::Server | Named::Somebody => {}
        }
        if Instant::now() > deadline {
            return Err(Error::Stuck(file.pid));
        }
        sleep(GLANCE).await;
    }
    Ok(())
}

async fn look_at(pid: i32, cluster: &Path) -> Named {
    if kill(Pid::from_raw(pid), None) == Err(Errno::ESRCH) {
        return Named::Gone;
    }
    let command = command_line(pid).await;
    let is_server = is_postgres(&command) && command.contains(&*cluster.to_string_lossy());
    if is_server { Named::Server } else { Named::Somebody }
}

/// The words of a process's command line with blanks between them; empty for a zombie.
async fn command_line(pid: i32) -> String {
    if has_proc() {
        let words = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        return String::from_utf8_lossy(&words).replace('\0', " ");
    }
    ps(&["-ww", "-o", "args=", "-p", &pid.to_string()]).await
}

/// Whether any process of a server, its postmaster or not, still has the files open.
async fn is_worked_in(cluster: &Path) -> bool {
    if !has_proc() {
        // Their folder cannot be seen there: any of any server counts.
        return ps(&["-A", "-ww", "-o", "args="]).await.lines().any(is_postgres);
    }
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let mut here = processes.map(|process| process.path()).filter(|process| works_in(process, cluster));
    here.any(|process| {
        fs::read(process.join("cmdline")).is_ok_and(|words| is_postgres(&String::from_utf8_lossy(&words)))
    })
}

/// Every process of a server stays in the cluster's folder.
fn works_in(process: &Path, cluster: &Path) -> bool {
    fs::read_link(process.join("cwd")).is_ok_and(|folder| folder == cluster)
}

/// `/usr/lib/postgresql/15/bin/postgres -D ..` for a postmaster, `postgres: checkpointer` for its children.
fn is_postgres(command: &str) -> bool {
    let program = command.split([' ', '\0', ':']).next().unwrap_or_default();
    Path::new(program).file_name().is_some_and(|name| name == "postgres")
}

fn has_proc() -> bool {
    PathBuf::from("/proc/self/cmdline").exists()
}

async fn ps(arguments: &[&str]) -> String {
    let output = Command::new("ps").args(arguments).output().await;
    output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
}

fn forget(cluster: &Path) -> Result<(), Error> {
    let file = Pidfile::path(cluster);
    match fs::remove_file(&file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::io("remove", &file)(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(command: &str, expected: bool) {
        assert_eq!(is_postgres(command), expected, "{command:?}");
    }

    #[test]
    fn a_server_is_known_by_its_command() {
        check("/usr/lib/postgresql/15/bin/postgres -D /data/postgres", true);
        check("postgres: checkpointer ", true);
        check("postgres\0-D\0/data/postgres", true);
        check("/bin/sh -c postgres", false);
        check("postgresql-backup -D /data/postgres", false);
        check("", false);
    }
}

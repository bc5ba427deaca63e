//! The server as a child that cannot outlive us: it runs on a leash, a small script that waits for our end of a pipe.
//!
//! No thread, signal or exit handler of ours is needed for it: a pipe closes however a process dies.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::UnixStream;
use tokio::process::{Child, ChildStdin};
use tokio::time::{sleep, timeout};

use super::Error;
use super::account::Account;
use super::binaries::Binaries;
use super::entrance::{Entrance, PORT};
use super::home::Home;
use super::pidfile::Pidfile;

/// How often a condition is looked at; nothing tells us when it comes true.
pub(super) const GLANCE: Duration = Duration::from_millis(20);

/// How long a dead server's traces may be in the way: it was seen to be a zombie for 2 to 3 s.
pub(super) const TRACES: Duration = Duration::from_secs(20);

/// How long a start may take, the replay of a full gigabyte of log on a slow disk included.
const START: Duration = Duration::from_secs(300);

/// How long the server may take to write out what it holds.
const STOP: Duration = Duration::from_secs(60);

/// What the server says when traces of a dead one are in its way.
const IN_THE_WAY: [&str; 2] = ["lock file \"", "pre-existing shared memory block"];

/// A running server.
#[derive(Debug)]
pub(super) struct Leash {
    script: Child,
    server: i32,
    /// Never written to: the server runs as long as it is open.
    hand: ChildStdin,
}

/// Starts the server and waits until it accepts connections.
pub(super) async fn start(
    home: &mut Home,
    binaries: &Binaries,
    account: &Account,
    entrance: &Entrance,
    durable: bool,
) -> Result<Leash, Error> {
    let patience = Instant::now() + TRACES;
    loop {
        let mut leash = Leash::spawn(home, binaries, account, durable).await?;
        if leash.becomes_ready(&home.cluster(), &entrance.socket()).await? {
            home.leashed();
            return Ok(leash);
        }
        let said = home.last_words();
        if Instant::now() > patience || !IN_THE_WAY.iter().any(|trace| said.contains(trace)) {
            return Err(Error::Server { act: "starting the database", said });
        }
        sleep(GLANCE * 10).await;
    }
}

impl Leash {
    async fn spawn(
        home: &mut Home,
        binaries: &Binaries,
        account: &Account,
        durable: bool,
    ) -> Result<Self, Error> {
        let sh = Path::new("/bin/sh");
        let postgres = binaries.folder.join("postgres");
        // A server that is thrown away need not write out what it holds.
        let signal = if home.rubbish().is_some() { "QUIT" } else { "INT" };
        let mut script = account.command(sh);
        script
            .args(["-c", include_str!("leash.sh"), "leash", signal])
            .arg(home.rubbish().unwrap_or(Path::new("")));
        script.arg(&postgres).args(arguments(&home.cluster(), durable));
        script.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(home.new_log()?);
        // A group of its own: Ctrl-C reaches us alone, who then stop the server in order.
        script.process_group(0);

        let mut script = script.spawn().map_err(Error::io("run", sh))?;
        let hand = script.stdin.take().expect("its input is a pipe");
        let mut said = BufReader::new(script.stdout.take().expect("its output is a pipe")).lines();
        let first = said.next_line().await.map_err(Error::io("start", &postgres))?.unwrap_or_default();
        let server = first
            .parse()
            .map_err(|_| Error::Server { act: "starting the database", said: home.last_words() })?;
        Ok(Self { script, server, hand })
    }

    /// False if the server ended instead.
    async fn becomes_ready(&mut self, cluster: &Path, socket: &Path) -> Result<bool, Error> {
        let deadline = Instant::now() + START;
        while Instant::now() < deadline {
            if self.script.try_wait().map_err(Error::io("wait for", socket))?.is_some() {
                return Ok(false);
            }
            // The file of an earlier server may say that it is ready: the process must be ours.
            let is_ready =
                Pidfile::read(cluster).is_some_and(|file| file.is_ready && file.pid == self.server);
            if is_ready && UnixStream::connect(socket).await.is_ok() {
                return Ok(true);
            }
            sleep(GLANCE).await;
        }
        Err(Error::Stuck(self.server))
    }

    /// Resolves when the server has ended.
    pub(super) async fn ended(&mut self) {
        // It fails only where the process is not known any more, which is the same.
        let _ = self.script.wait().await;
    }

    /// Lets go and waits for the end; a server that does not heed it is told to drop everything, which its log makes good.
    pub(super) async fn stop(self) -> Result<(), Error> {
        let Self { mut script, server, hand } = self;
        drop(hand);
        if timeout(STOP, script.wait()).await.is_ok() {
            return Ok(());
        }
        tell(server, Signal::SIGQUIT);
        timeout(TRACES, script.wait()).await.map_err(|_| Error::Stuck(server))?.map_err(end_unknown)?;
        Ok(())
    }
}

/// Sends a signal to a server; one that is gone already needs none.
pub(super) fn tell(server: i32, signal: Signal) {
    let _ = kill(Pid::from_raw(server), signal);
}

fn end_unknown(error: io::Error) -> Error {
    Error::io("wait for", Path::new("postgres"))(error)
}

/// The socket lies in the cluster's own folder, which its owner alone may enter. The log names no person's words.
fn arguments(cluster: &Path, durable: bool) -> Vec<OsString> {
    let mut settings = vec![
        "listen_addresses=",
        "unix_socket_directories=.",
        "logging_collector=off",
        "log_destination=stderr",
        "log_checkpoints=off",
        "log_min_error_statement=panic",
        "log_error_verbosity=terse",
    ];
    if !durable {
        settings.extend(["fsync=off", "full_page_writes=off", "synchronous_commit=off"]);
        // Tests run beside each other on one such server, some of them as several processes.
        settings.push("max_connections=300");
    }
    let mut arguments: Vec<OsString> =
        vec!["-D".into(), cluster.into(), "-p".into(), PORT.to_string().into()];
    for setting in settings {
        arguments.extend(["-c".into(), setting.into()]);
    }
    arguments
}

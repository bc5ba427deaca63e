//! The real program as a process: watched, told to end, and looked at when it has.

use std::os::unix::fs::PermissionsExt;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use teachback::config::variable;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader, Lines};
use tokio::process::{Child, ChildStderr, ChildStdout, Command};
use tokio::time::timeout;

/// How long anything may take before a test gives up on it: a first start may fetch a PostgreSQL.
pub(crate) const LIMIT: Duration = Duration::from_secs(60);

/// A program at work, with a folder for temporary files of its own. It does not outlive this value.
pub(crate) struct Process {
    child: Child,
    out: Lines<BufReader<ChildStdout>>,
    err: Lines<BufReader<ChildStderr>>,
    /// What it has said on standard error, as far as it was read.
    pub(crate) said: String,
    /// Where it leaves what it leaves.
    pub(crate) folder: TempDir,
}

impl Process {
    /// Starts it with these settings and no others.
    pub(crate) fn start(arguments: &[&str], settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // As such folders are: a server that is started by root runs as somebody else, who removes what is theirs.
        std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o1777)).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_teachback"));
        command.args(arguments).current_dir(folder.path()).env("TMPDIR", folder.path());
        let not_for_tests = |it: &&variable::Variable| it.name != variable::TEACHBACK_POSTGRES.name;
        for variable in variable::ALL.iter().filter(not_for_tests) {
            command.env_remove(variable.name);
        }
        command.envs(settings.iter().copied()).kill_on_drop(true);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let out = lines(child.stdout.take().expect("its output is a pipe"));
        let err = lines(child.stderr.take().expect("its errors are a pipe"));
        Self { child, out, err, said: String::new(), folder }
    }

    /// The next line on standard output; none once that is closed.
    pub(crate) async fn line(&mut self) -> Option<String> {
        let waited = timeout(LIMIT, self.out.next_line()).await;
        waited.unwrap_or_else(|_| panic!("it prints nothing")).unwrap()
    }

    /// Waits until it says these words on standard error.
    pub(crate) async fn says(&mut self, words: &str) {
        let heard = timeout(LIMIT, async { while !self.said.contains(words) && self.hear().await {} });
        let is_late = heard.await.is_err();
        assert!(!is_late && self.said.contains(words), "it did not say {words:?} but:\n{}", self.said);
    }

    /// Its number.
    pub(crate) fn id(&self) -> u32 {
        self.child.id().expect("it has not ended yet")
    }

    /// Sends it a signal.
    pub(crate) fn tell(&self, signal: Signal) {
        kill(Pid::from_raw(self.id().cast_signed()), signal).expect("it can be told");
    }

    /// Waits for its end, with all that it said until then.
    pub(crate) async fn end(&mut self) -> ExitStatus {
        let ended = timeout(LIMIT, async {
            while self.hear().await {}
            self.child.wait().await.unwrap()
        });
        ended.await.unwrap_or_else(|_| panic!("it does not end"))
    }

    async fn hear(&mut self) -> bool {
        let Some(line) = self.err.next_line().await.unwrap() else { return false };
        self.said += &line;
        self.said.push('\n');
        true
    }
}

fn lines<T: AsyncRead + Unpin>(from: T) -> Lines<BufReader<T>> {
    BufReader::new(from).lines()
}

/// The first part of a reply to this message, once it is whole; notices are none.
pub(crate) fn whole_reply(view: &double::View<'_>, question: double::Id) -> Option<double::Id> {
    let replies = view.replies_to(question);
    let reply = replies.into_iter().find(|it| !it.content.starts_with("-# "))?;
    (!reply.content.ends_with('▌')).then_some(reply.id)
}

//! `postmaster.pid`: what a running server says of itself in its folder.
//!
//! Lines: process id, data folder, start in seconds since 1970, port, socket folder, address, shared memory, status
//! (PostgreSQL's `src/include/utils/pidfile.h`; the status is padded with blanks).

use std::fs;
use std::path::{Path, PathBuf};

/// A server's word about itself. A dead server's file stays.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pidfile {
    pub(super) pid: i32,
    pub(super) is_ready: bool,
}

impl Pidfile {
    pub(super) fn path(cluster: &Path) -> PathBuf {
        cluster.join("postmaster.pid")
    }

    /// `None` if there is no file or it does not begin with a process id.
    pub(super) fn read(cluster: &Path) -> Option<Self> {
        Self::parse(&String::from_utf8_lossy(&fs::read(Self::path(cluster)).ok()?))
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines().map(str::trim);
        // A server in single-user mode writes its id negative.
        let pid = lines.next()?.parse::<i32>().ok()?.checked_abs().filter(|pid| *pid > 1)?;
        Some(Self { pid, is_ready: lines.nth(6) == Some("ready") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(i32, bool)>) {
        let expected = expected.map(|(pid, is_ready)| Pidfile { pid, is_ready });
        assert_eq!(Pidfile::parse(text), expected, "{text:?}");
    }

    #[test]
    fn a_server_is_ready_when_its_last_line_says_so() {
        check("15321\n/d\n1795458789\n5432\n.\n\n 10051624         4\nready   \n", Some((15321, true)));
        check("15321\n/d\n1795458789\n5432\n.\n\n 10051624         4\nstarting\n", Some((15321, false)));
        check("15321\n/d\n1795458789\n5432\n.\n\n", Some((15321, false)));
        check("-77\n/d\n", Some((77, false)));
    }

    #[test]
    fn what_is_no_process_is_no_server() {
        for text in ["", "\n", "x", "0", "1", "-1", "-2147483648", "99999999999"] {
            check(text, None);
        }
    }
}

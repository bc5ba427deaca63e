//! Lines for standard output and sentences for standard error.

use std::fmt;
use std::io::{self, BufWriter, Stdout, Write};

/// Whoever read the output has enough of it, which is no failure.
#[derive(Debug, thiserror::Error)]
#[error("nobody reads the output any more")]
pub(super) struct NobodyReads;

/// Standard output, line by line.
pub(super) struct Lines {
    out: BufWriter<Stdout>,
}

impl Lines {
    pub(super) fn new() -> Self {
        Self { out: BufWriter::new(io::stdout()) }
    }

    /// Prints a line, some time before [`Lines::flush`] returns.
    pub(super) fn print(&mut self, line: impl fmt::Display) -> anyhow::Result<()> {
        writeln!(self.out, "{line}").map_err(failed)
    }

    /// Whatever was printed is out.
    pub(super) fn flush(&mut self) -> anyhow::Result<()> {
        self.out.flush().map_err(failed)
    }
}

fn failed(error: io::Error) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::BrokenPipe => NobodyReads.into(),
        _ => anyhow::Error::new(error).context("standard output cannot be written"),
    }
}

/// Says something to the person at the terminal.
pub(super) fn say(sentence: impl fmt::Display) {
    // There is nobody to tell that standard error is gone.
    let _ = writeln!(io::stderr(), "{sentence}");
}

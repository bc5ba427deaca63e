//! What the bot prints into its log.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use teachback::telemetry;
use tracing::Dispatch;
use tracing_subscriber::fmt::MakeWriter;

/// The log of a scene's bots, from the first to the last of them.
#[derive(Clone)]
pub(crate) struct Print {
    level: &'static str,
    lines: Arc<Mutex<Vec<u8>>>,
}

impl Print {
    /// Nothing is printed yet; what will be is what `RUST_LOG` would ask for with this level.
    pub(super) fn new(level: &'static str) -> Self {
        Self { level, lines: Arc::default() }
    }

    /// What prints here, as the program would.
    pub(super) fn dispatch(&self) -> Dispatch {
        let filter = telemetry::filter(self.level).expect("a level is a filter");
        let logs = tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter);
        Dispatch::new(logs.with_writer(self.clone()).finish())
    }

    /// Everything printed so far.
    pub(crate) fn text(&self) -> String {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8(lines.clone()).expect("logs are text")
    }
}

impl MakeWriter<'_> for Print {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

impl Write for Print {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

//! The person's browser, where there is a desktop.

use std::process::Stdio;

use tokio::process::Command;
use tracing::debug;

use crate::config::Environment;

/// Shows the page in the browser, if there is one; its address has been said in any case.
pub(super) fn open(address: &str, environment: &Environment) {
    let Some((program, arguments)) = opener(environment) else { return };
    let mut command = Command::new(program);
    command.args(arguments).arg(address);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // A group of its own: Ctrl-C is meant for us and not for a browser that was opened by us.
    #[cfg(unix)]
    command.process_group(0);
    // Not waited for: some of these programs live as long as the browser.
    if let Err(error) = command.spawn() {
        debug!(error = &error as &dyn std::error::Error, "the browser could not be opened");
    }
}

/// The program that opens an address with whatever the person prefers.
fn opener(environment: &Environment) -> Option<(&'static str, &'static [&'static str])> {
    if cfg!(target_os = "macos") {
        Some(("open", &[]))
    } else if cfg!(windows) {
        Some(("rundll32", &["url.dll,FileProtocolHandler"]))
    } else {
        let has_desktop = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| environment.get(name).is_some());
        has_desktop.then_some(("xdg-open", &[]))
    }
}

//! What somebody sees who exports at a terminal.

use std::fs::File;
use std::io::Read;
use std::process::{Command, Stdio};

use nix::pty::{Winsize, openpty};
use sqlx::ConnectOptions;

use super::script::history;
use crate::support::postgres;

#[tokio::test]
async fn a_terminal_is_shown_how_far_it_is_and_then_one_sentence() {
    let database = postgres::database().await;
    history().record(&database.pool().await).await;
    let url = database.options().to_url_lossy().to_string();
    let shown = tokio::task::spawn_blocking(move || at_a_terminal(&url)).await.unwrap();
    let drawn = shown.find("of 110 events").unwrap_or_else(|| panic!("no bar: {shown:?}"));
    let said = shown.find("conversations; 0 left out, see README.md").unwrap_or_else(|| panic!("{shown:?}"));
    assert!(drawn < said, "{shown:?}");
    // The bar is wiped away before the sentence is said.
    assert!(shown.get(drawn..said).is_some_and(|between| between.contains("\u{1b}[2K")), "{shown:?}");
}

/// What the terminal has got in the end.
fn at_a_terminal(url: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let size = Winsize { ws_row: 24, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0 };
    let terminal = openpty(Some(&size), None).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_teachback"));
    command.args(["export", "article", "-o", "out"]).current_dir(folder.path()).env_clear();
    command.env("DATABASE_URL", url).env("TEACHBACK_SECRET", "s".repeat(32)).env("TERM", "xterm");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(terminal.slave);
    let mut child = command.spawn().unwrap();
    // Its own copy of the terminal is closed with it, so that the end is seen.
    drop(command);
    let (mut shown, mut screen) = (Vec::new(), File::from(terminal.master));
    // Linux ends a terminal whose other side is gone with an error.
    let _ = screen.read_to_end(&mut shown);
    assert!(child.wait().unwrap().success());
    String::from_utf8_lossy(&shown).into_owned()
}

//! What somebody sees who exports at a terminal.

use std::process::Command;

use sqlx::ConnectOptions;

use super::script::history;
use crate::support::{postgres, terminal};

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

fn at_a_terminal(url: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_teachback"));
    command.args(["export", "article", "-o", "out"]).current_dir(folder.path()).env_clear();
    command.env("DATABASE_URL", url).env("TEACHBACK_SECRET", "s".repeat(32));
    terminal::shown(command)
}

//! How the program logs: for people on a terminal, for machines elsewhere.

use std::process::{Command, Stdio};

use serde_json::Value;
use sqlx::ConnectOptions;

use crate::support::{postgres, terminal};

const SENTENCE: &str = "the tables are up to date";

fn migrate(url: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_teachback"));
    command.arg("migrate").current_dir(std::env::temp_dir()).env_clear().env("DATABASE_URL", url);
    command
}

#[tokio::test]
async fn logs_are_text_on_a_terminal_and_json_elsewhere() {
    let database = postgres::database().await;
    let url = database.options().to_url_lossy().to_string();
    let (shown, written) = tokio::task::spawn_blocking(move || {
        let written = migrate(&url).stdin(Stdio::null()).output().unwrap();
        assert!(written.status.success());
        (terminal::shown(migrate(&url)), String::from_utf8(written.stderr).unwrap())
    })
    .await
    .unwrap();
    let line = shown.lines().find(|line| line.contains(SENTENCE)).unwrap_or_else(|| panic!("{shown:?}"));
    assert!(line.contains("INFO") && !line.contains('{'), "{line:?}");
    let lines: Vec<Value> = written.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let said = lines.iter().find(|line| line["message"] == SENTENCE).unwrap_or_else(|| panic!("{written}"));
    assert!(said["level"] == "INFO" && said["timestamp"].is_string(), "{said}");
}

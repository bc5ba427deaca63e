//! The database's server is lost for good: a dump that was made while the bot ran is restored elsewhere.

use std::path::Path;
use std::process::Stdio;

use tokio::process::Command;

use crate::faults::play::Play;
use crate::support::postgres::{self, address, program};

async fn run(program: &Path, arguments: &[&str]) {
    let said = Command::new(program).args(arguments).stdin(Stdio::null()).output().await;
    let said = said.unwrap_or_else(|error| panic!("this test needs {}: {error}", program.display()));
    assert!(said.status.success(), "{}: {}", program.display(), String::from_utf8_lossy(&said.stderr));
}

#[tokio::test]
async fn a_dump_of_a_live_bot_goes_on_elsewhere_and_finds_the_opinions_that_came_after_it() {
    let mut play = Play::begun().await;
    let (elsewhere, folder) = (postgres::empty_database().await, tempfile::tempdir().unwrap());
    let dump = folder.path().join("teachback.dump");
    let dump = dump.to_str().expect("a temporary folder's name is text");
    let before = play.bob.says("relay", "And two more?").unwrap();
    play.until("the question", "select count(*) from messages where role = 'user'", 2).await;
    let from = address(&play.database());
    run(&program(play.store.pool(), "pg_dump").await, &["--format=custom", "--file", dump, &from]).await;
    play.answered(before).await;
    // What people think after the dump is in Discord alone.
    play.bob.unreacts(play.reply, "👍").unwrap();
    play.bob.reacts(play.reply, "👎").unwrap();
    play.ada.says(play.thread(), "It is not.").unwrap();
    play.recorded("update_message", 5).await;
    play.kill().await;

    let to = address(&elsewhere.options());
    run(
        &program(play.store.pool(), "pg_restore").await,
        &["--no-owner", "--exit-on-error", "--dbname", &to, dump],
    )
    .await;
    play.moves_to(elsewhere);
    assert!(play.command("migrate").await.success());
    assert!(play.command("rebuild").await.success());
    play.faults().forget_sessions();
    play.start().await;
    play.ends().await;
}

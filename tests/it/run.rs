//! `run`, as the real program: what it says when it cannot serve, and how it ends.

use double::model::{Answer, Model, Script};
use double::{Discord, Options};
use nix::sys::signal::Signal;
use sqlx::ConnectOptions;

use crate::support::postgres::{self, Database};
use crate::support::process::{LIMIT, Process};

/// A model that nobody gets as far as asking.
const NO_MODEL: &str = "http://127.0.0.1:9/v1";

fn start(discord: &Discord, token: &str, model: &str, database: &str) -> Process {
    let settings = [
        ("DISCORD_API", discord.url()),
        ("DISCORD_TOKEN", token),
        ("MODEL_BASE_URL", model),
        ("MODEL", "scripted"),
        ("DATABASE_URL", database),
    ];
    Process::start(&[], &settings)
}

fn address(database: &Database) -> String {
    database.options().to_url_lossy().to_string()
}

#[tokio::test]
async fn a_wrong_token_ends_it_with_where_to_get_one() {
    let (database, discord) = (postgres::database().await, Discord::start(Options::default()).await.unwrap());
    let mut run = start(&discord, "wrong", NO_MODEL, &address(&database));
    assert_eq!(run.end().await.code(), Some(1));
    assert!(
        run.said.contains("https://discord.com/developers/applications and set DISCORD_TOKEN"),
        "{}",
        run.said
    );
    assert_eq!(run.line().await, None, "nothing is printed");
}

#[tokio::test]
async fn an_intent_that_is_switched_off_ends_it_with_where_to_switch_it_on() {
    let options = Options { message_content: false, ..Options::default() };
    let (database, discord) = (postgres::database().await, Discord::start(options).await.unwrap());
    let mut run = start(&discord, discord.token(), NO_MODEL, &address(&database));
    assert_eq!(run.end().await.code(), Some(1));
    assert!(
        run.said.contains("Message Content Intent") && run.said.contains("MESSAGE_CONTENT=off"),
        "{}",
        run.said
    );
}

#[tokio::test]
async fn a_database_that_is_away_is_waited_for_until_somebody_stops_it() {
    let discord = Discord::start(Options::default()).await.unwrap();
    let mut run = start(&discord, discord.token(), NO_MODEL, "postgres://me:hush@127.0.0.1:1/log");
    run.says("the log is kept on 127.0.0.1, database log").await;
    run.says("the database does not answer, it is asked again in 500ms").await;
    run.tell(Signal::SIGTERM);
    assert_eq!(run.end().await.code(), Some(0));
    assert!(!run.said.contains("hush"), "{}", run.said);
}

#[tokio::test]
async fn told_to_end_it_lets_a_reply_end_and_told_again_it_does_not() {
    let answer = |pace| Answer { tokens_per_second: pace, ..Answer::saying(&"word ".repeat(40)) };
    let paces = [answer(40.0), answer(0.5)];
    let (database, discord) = (postgres::database().await, Discord::start(Options::default()).await.unwrap());
    let model = Model::start(Script::queue(paces)).await.unwrap();
    for ends in [true, false] {
        let mut run = start(&discord, discord.token(), &model.url(), &address(&database));
        run.says("the gateway session is up").await;
        let ada = discord.person("ada");
        let asked = ada.writes_to_the_bot("Say something.").unwrap();
        let begun = |view: &double::View<'_>| !view.replies_to(asked).is_empty();
        discord.wait_until("a reply", LIMIT, begun).await.unwrap();
        run.tell(Signal::SIGTERM);
        run.says("stopping").await;
        if !ends {
            run.tell(Signal::SIGTERM);
        }
        assert_eq!(run.end().await.code(), Some(0), "{}", run.said);
        let reply = discord.look(|view| view.replies_to(asked).remove(0).content);
        assert_eq!(reply.matches("word").count() == 40, ends, "{reply}");
    }
    assert_eq!(discord.complaints(), []);
}

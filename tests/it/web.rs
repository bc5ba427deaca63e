//! What machines are told of a running bot: health, readiness and figures.

use std::path::Path;
use std::time::Duration;

use double::model::{Answer, Model, Raw, Script};
use double::{Discord, Fault, Limited, Matching, Options};
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use sqlx::ConnectOptions;
use tokio::time::{Instant, sleep};

use crate::support::postgres;
use crate::support::process::{LIMIT, Process};

/// What a person says, which no figure may show.
const CANARY: &str = "canary-4711";

/// The program, answering machines, and where it does.
async fn start(discord: &Discord, model: &str, database: &str) -> (Process, String) {
    let settings = [
        ("DISCORD_API", discord.url()),
        ("DISCORD_TOKEN", discord.token()),
        ("MODEL_BASE_URL", model),
        ("MODEL", "scripted"),
        ("DATABASE_URL", database),
        ("TEACHBACK_HTTP", "0"),
    ];
    let mut run = Process::start(&[], &settings);
    run.says("answering /healthz").await;
    let line = run.said.lines().find(|line| line.contains("answering /healthz")).expect("it says where");
    let said: Value = serde_json::from_str(line).expect("logs that nobody watches are JSON");
    let root = format!("http://{}", said["address"].as_str().expect("an address"));
    (run, root)
}

async fn get(root: &str, path: &str) -> (StatusCode, String) {
    let client = Client::builder().no_proxy().timeout(LIMIT).build().unwrap();
    let answer = client.get(format!("{root}{path}")).send().await.unwrap();
    (answer.status(), answer.text().await.unwrap())
}

/// The values of a figure, whatever its labels are, added up.
fn figure(page: &str, name: &str) -> f64 {
    let of_name = |line: &&str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(['{', ' ']));
    page.lines().filter(of_name).map(|line| line.rsplit_once(' ').unwrap().1.parse::<f64>().unwrap()).sum()
}

#[tokio::test]
async fn whoever_looks_sees_that_it_is_ready_and_what_has_happened_and_nobodys_words() {
    let (database, discord) = (postgres::database().await, Discord::start(Options::default()).await.unwrap());
    let model = Model::start(Script::always(Answer::saying("Four."))).await.unwrap();
    let address = database.options().to_url_lossy().to_string();
    let (mut run, root) = start(&discord, &model.url(), &address).await;
    run.says("the gateway session is up").await;
    let ready = json!({ "ready": true, "database": "up", "gateway": { "0": "up" } });
    let (status, told) = get(&root, "/readyz").await;
    assert_eq!((status, serde_json::from_str::<Value>(&told).unwrap()), (StatusCode::OK, ready));

    let ada = discord.person("ada");
    let asked = ada.writes_to_the_bot(&format!("Two and two, {CANARY}?")).unwrap();
    let ended = |view: &double::View<'_>| {
        view.replies_to(asked).first().filter(|it| it.content == "Four.").map(|it| it.id)
    };
    let reply = discord.wait("an answer", LIMIT, ended).await.unwrap();
    ada.reacts(reply, "👍").unwrap();
    let deadline = Instant::now() + LIMIT;
    let page = loop {
        let (status, page) = get(&root, "/metrics").await;
        assert_eq!(status, StatusCode::OK);
        if figure(&page, "teachback_ratings_total") == 1.0 && figure(&page, "teachback_replies_total") == 1.0
        {
            break page;
        }
        assert!(Instant::now() < deadline, "{page}");
    };
    for name in
        ["teachback_gateway_up", "teachback_gateway_sessions_total", "teachback_first_token_seconds_count"]
    {
        assert_eq!(figure(&page, name), 1.0, "{name} in {page}");
    }
    assert_eq!(figure(&page, "teachback_replies_in_flight"), 0.0, "{page}");
    assert_eq!(figure(&page, "teachback_reply_finish_lag_seconds_count"), 1.0, "{page}");
    assert!(figure(&page, "teachback_reply_staleness_seconds_count") >= 1.0, "{page}");
    assert!(figure(&page, "teachback_record_seconds_count") >= 3.0, "{page}");
    assert!(page.contains(r#"teachback_ratings_total{rating="like"} 1"#), "{page}");
    for secret in [CANARY, "ada", "Four.", discord.token(), &discord.bot_id().to_string()] {
        assert!(!page.contains(secret), "{secret:?} is in {page}");
    }
}

/// The value of those of a figure that have this label, added up.
fn labelled(page: &str, name: &str, label: &str) -> f64 {
    figure(&page.lines().filter(|line| line.contains(label)).collect::<Vec<_>>().join("\n"), name)
}

/// Waits until a figure is what it should be.
async fn until_is(root: &str, (name, label): (&str, &str), is_so: impl Fn(f64) -> bool) {
    let deadline = Instant::now() + LIMIT;
    loop {
        let (_, page) = get(root, "/metrics").await;
        if is_so(labelled(&page, name, label)) {
            return;
        }
        assert!(Instant::now() < deadline, "{name} {label} in {page}");
        sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn every_figure_that_tells_of_trouble_moves_when_there_is_some() {
    let (database, discord) = (postgres::database().await, Discord::start(Options::default()).await.unwrap());
    let script = Script::new(|ask| match ask.user {
        failing if failing.contains("fail") => Raw::refuse(500, "{}").into(),
        _ => Answer {
            usage: Some((120, 45)),
            tokens_per_second: 20.0,
            ..Answer::saying("It is four, of course.")
        }
        .into(),
    });
    let model = Model::start(script).await.unwrap();
    let address = database.options().to_url_lossy().to_string();
    let (mut run, root) = start(&discord, &model.url(), &address).await;
    run.says("the gateway session is up").await;
    let (root, ada, faults) = (root.as_str(), discord.person("ada"), discord.faults());
    until_is(root, ("teachback_gateway_up", r#"shard="0""#), |up| up == 1.0).await;

    // A reply that streams by edits, the first call of which comes too soon.
    let limited = Fault::RateLimited { kind: Limited::User, retry_after: Duration::from_millis(50) };
    faults.next(Matching::route("POST", "/channels/{channel_id}/messages"), limited, 1);
    let asked = ada.writes_to_the_bot("Two and two?").unwrap();
    let whole = |view: &double::View<'_>| {
        view.replies_to(asked).first().filter(|it| it.content == "It is four, of course.").map(|it| it.id)
    };
    let reply = discord.wait("an answer", LIMIT, whole).await.unwrap();
    let happened = [
        ("teachback_discord_429_total", r#"scope="bucket""#, 1.0),
        ("teachback_tokens_total", r#"kind="prompt""#, 120.0),
        ("teachback_tokens_total", r#"kind="completion""#, 45.0),
        ("teachback_replies_total", r#"finish="ended""#, 1.0),
        ("teachback_discord_calls_total", r#"method="POST",status="429""#, 1.0),
    ];
    for (name, label, times) in happened {
        until_is(root, (name, label), |value| value == times).await;
    }
    until_is(root, ("teachback_discord_calls_total", r#"method="PATCH",status="200""#), |edits| edits >= 1.0)
        .await;
    until_is(root, ("teachback_discord_call_seconds_count", r#"method="PATCH""#), |edits| edits >= 1.0).await;
    until_is(root, ("teachback_reply_staleness_seconds_bucket", r#"le="+Inf""#), |shown| shown >= 2.0).await;

    // Words about it; an event that nobody can read; a connection that breaks.
    ada.replies(reply, "Too long.", false).unwrap();
    until_is(root, ("teachback_feedback_total", r#"through="reply""#), |given| given == 1.0).await;
    faults.garble_events("MESSAGE_REACTION_ADD", 1);
    ada.reacts(reply, "👍").unwrap();
    until_is(root, ("teachback_frames_unparsed_total", ""), |frames| frames == 1.0).await;
    faults.close(Some(4000));
    until_is(root, ("teachback_gateway_sessions_total", r#"how="resumed""#), |sessions| sessions == 1.0)
        .await;

    // A gap, in which the rating that was not read is found again.
    faults.forget_sessions();
    faults.close(Some(4000));
    until_is(root, ("teachback_gateway_sessions_total", r#"how="new""#), |sessions| sessions == 2.0).await;
    until_is(root, ("teachback_reconciled_total", r#"what="rating""#), |found| found == 1.0).await;

    // A model server that fails.
    ada.writes_to_the_bot("Now fail.").unwrap();
    until_is(root, ("teachback_model_errors_total", r#"kind="failed""#), |errors| errors >= 1.0).await;
    until_is(root, ("teachback_replies_in_flight", ""), |writing| writing == 0.0).await;

    // A database that lets nobody write: everything waits, then nothing does.
    until_is(root, ("teachback_heard_waiting", ""), |waiting| waiting == 0.0).await;
    let mut writer = database.options().connect().await.unwrap();
    sqlx::query("select pg_advisory_lock(8387216960628351331)").execute(&mut writer).await.unwrap();
    for word in ["One", "two", "three"] {
        ada.writes_to_the_bot(word).unwrap();
    }
    until_is(root, ("teachback_heard_waiting", ""), |waiting| waiting >= 3.0).await;
    drop(writer);
    until_is(root, ("teachback_heard_waiting", ""), |waiting| waiting == 0.0).await;
}

#[tokio::test]
async fn a_bot_that_waits_for_its_database_lives_and_is_not_ready() {
    let discord = Discord::start(Options::default()).await.unwrap();
    let (_run, root) = start(&discord, "http://127.0.0.1:9/v1", "postgres://me@127.0.0.1:1/log").await;
    assert_eq!(get(&root, "/healthz").await, (StatusCode::OK, "alive\n".to_owned()));
    let (status, told) = get(&root, "/readyz").await;
    let away = json!({ "ready": false, "database": "away", "gateway": {} });
    assert_eq!((status, serde_json::from_str(&told).unwrap()), (StatusCode::SERVICE_UNAVAILABLE, away));
}

#[tokio::test]
async fn an_address_that_is_taken_ends_it_and_is_named() {
    let (database, discord) = (postgres::database().await, Discord::start(Options::default()).await.unwrap());
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let (address, url) = (taken.local_addr().unwrap().to_string(), database.options().to_url_lossy());
    let settings = [
        ("DISCORD_API", discord.url()),
        ("DISCORD_TOKEN", discord.token()),
        ("MODEL_BASE_URL", "http://127.0.0.1:9/v1"),
        ("MODEL", "scripted"),
        ("DATABASE_URL", url.as_str()),
        ("TEACHBACK_HTTP", &address),
    ];
    let mut run = Process::start(&[], &settings);
    assert_eq!(run.end().await.code(), Some(1));
    assert!(run.said.contains("TEACHBACK_HTTP") && run.said.contains(&address), "{}", run.said);
}

#[test]
fn every_figure_has_a_description_and_a_line_in_the_operators_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap();
    let counted = names(&(read("src/bot/count.rs") + &read("src/discord/count.rs")));
    let described = names(&read("src/web/names.rs"));
    let page = names(&read("docs/operating.md"));
    let not_in = |some: &[String], others: &[String]| -> Vec<String> {
        some.iter().filter(|name| !others.contains(name)).cloned().collect()
    };
    assert_eq!(not_in(&counted, &described), Vec::<String>::new(), "counted and not described");
    assert_eq!(not_in(&described, &counted), ["teachback_build_info"], "described and not counted");
    assert_eq!(not_in(&described, &page), Vec::<String>::new(), "described and not in docs/operating.md");
    assert_eq!(not_in(&page, &described), Vec::<String>::new(), "in docs/operating.md and not described");
}

/// Whatever in a text looks like the name of a figure.
fn names(text: &str) -> Vec<String> {
    let is_of_name = |it: char| it.is_ascii_lowercase() || it == '_' || it.is_ascii_digit();
    let mut names: Vec<String> = text
        .split(|it: char| !is_of_name(it))
        .filter(|word| word.starts_with("teachback_"))
        .map(|word| word.trim_end_matches("_bucket").trim_end_matches("_count").to_owned())
        .collect();
    names.sort();
    names.dedup();
    names
}

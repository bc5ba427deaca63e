//! What the program takes before it works and while nobody asks: its start, its size, its memory, and what telling machines costs.

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant};

use anyhow::Context;
use reqwest::Client;

use crate::measure::{Reply, quantile};
use crate::row::Row;
use crate::stage::{PROGRAM, Setting, Stage};

/// How often it is started.
const STARTS: usize = 5;
/// How often it is asked for its figures, to tell what one time costs.
const SCRAPES: u32 = 500;
/// How often Prometheus asks.
const EVERY: Duration = Duration::from_secs(5);
/// How long nobody asks anything.
const QUIET: Duration = Duration::from_secs(60);

type Scene = fn() -> Pin<Box<dyn Future<Output = anyhow::Result<Vec<Row>>>>>;

/// Every scene by its name.
pub(crate) const SCENES: [(&str, Scene); 2] =
    [("start", || Box::pin(start())), ("idle", || Box::pin(idle()))];

/// A first start each time: the database is made, then somebody asks as soon as the bot hears.
async fn start() -> anyhow::Result<Vec<Row>> {
    const SCENE: &str = "start in an empty folder";
    let mut firsts = Vec::new();
    for run in 0..STARTS {
        let stage = Stage::set().await?;
        let question = stage.ask(&stage.discord.person("early"), stage.discord.channel("early"), run, 15)?;
        stage.until_complete(&[question]).await?;
        let reply = Reply::to(&stage, &[question])?.pop().context("no reply")?;
        firsts.push(reply.complete - stage.started);
        stage.strike().await?;
    }
    let megabytes = std::fs::metadata(PROGRAM)?.len() as f64 / 1e6;
    Ok(vec![
        Row::at_most(
            SCENE,
            "first reply complete (slowest of 5)",
            quantile(&mut firsts, 1.0),
            Duration::from_secs(5),
        ),
        Row::plain(
            SCENE,
            "size of the program",
            format!("{megabytes:.1} MB"),
            "< 60 MB".to_owned(),
            megabytes < 60.0,
        ),
    ])
}

/// A bot that has written some replies and is left alone, with and without somebody who asks for its figures.
async fn idle() -> anyhow::Result<Vec<Row>> {
    const SCENE: &str = "nobody asks";
    let port = free_port()?;
    let stage = Stage::set_as(Setting { http: Some(port), ..Setting::default() }).await?;
    let questions = (0..32)
        .map(|number| {
            let person = stage.discord.person(&format!("person {number}"));
            stage.ask(&person, stage.discord.channel(&format!("idle-{number}")), number, 60)
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    stage.until_complete(&questions).await?;
    // The thumbs under the replies come after them.
    tokio::time::sleep(Duration::from_secs(10)).await;
    let (_, before) = stage.cost()?;
    tokio::time::sleep(QUIET).await;
    let (memory, after) = stage.cost()?;
    let alone = (after - before).as_secs_f64() / QUIET.as_secs_f64();
    let page = format!("http://127.0.0.1:{port}/metrics");
    let client = Client::builder().no_proxy().build()?;
    let (_, before) = stage.cost()?;
    let began = Instant::now();
    let mut told = 0;
    for _ in 0..SCRAPES {
        told = client.get(&page).send().await?.error_for_status()?.text().await?.len();
    }
    let took = began.elapsed();
    let (_, after) = stage.cost()?;
    let usual = took.mul_f64(alone);
    let each = (after - before).saturating_sub(usual) / SCRAPES;
    let share = each.as_secs_f64() / EVERY.as_secs_f64();
    stage.strike().await?;
    let percent = |share: f64| format!("{:.3} %", share * 100.0);
    Ok(vec![
        Row::plain(
            SCENE,
            "memory of the bot",
            format!("{memory:.1} MB"),
            "< 40 MB".to_owned(),
            memory < 40.0,
        ),
        Row::plain(SCENE, "share of one core", percent(alone), String::new(), true),
        Row::plain(
            SCENE,
            "`/metrics` each 5 s: share of one core",
            percent(share),
            "< 1 %".to_owned(),
            share < 0.01,
        ),
        Row::plain(SCENE, "`/metrics`: size", format!("{:.1} kB", told as f64 / 1e3), String::new(), true),
    ])
}

/// A port that was free just now.
fn free_port() -> anyhow::Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

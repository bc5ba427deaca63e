//! The clock: an export by the real program with the most memory that it had, and what Postgres takes to give the same rows.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use futures_util::TryStreamExt;
use sqlx::postgres::PgPoolCopyExt;
use sqlx::{ConnectOptions, PgPool};
use teachback::store::Options;

/// How often the program's memory is looked at; its own high-water mark is read, so nothing is missed but the last moment.
const LOOK: Duration = Duration::from_millis(20);

/// What an export took.
pub(crate) struct Measured {
    pub(crate) seconds: f64,
    pub(crate) peak_mb: u64,
    pub(crate) written_mb: u64,
}

/// Writes an export as of a place in the log.
pub(crate) async fn export(format: &str, at: i64, options: &Options, out: &Path) -> anyhow::Result<Measured> {
    let began = Instant::now();
    let mut child = tokio::process::Command::new(env!("CARGO_BIN_EXE_teachback"))
        .args(["export", format, "--at-seq", &at.to_string(), "-o"])
        .arg(out)
        .env_clear()
        .env("DATABASE_URL", options.to_url_lossy().as_str())
        .env("TEACHBACK_SECRET", "s".repeat(32))
        .env("TRAINING_PERMISSION", "a benchmark of made-up words")
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    let status = format!("/proc/{}/status", child.id().context("it runs")?);
    let mut peak_mb = 0;
    let ended = loop {
        match tokio::time::timeout(LOOK, child.wait()).await {
            Ok(ended) => break ended?,
            Err(_) => peak_mb = peak_mb.max(high_water_mb(&status)),
        }
    };
    ensure!(ended.success(), "the export of {format} failed");
    Ok(Measured { seconds: began.elapsed().as_secs_f64(), peak_mb, written_mb: size_mb(out)? })
}

/// The seconds that `COPY` takes for the rows that a format reads: events by conversations or in their own order, and the texts.
pub(crate) async fn copy(pool: &PgPool, format: &str, until: i64) -> anyhow::Result<f64> {
    let columns = "e.seq, e.id, e.key, e.kind, e.version, e.conversation_id, e.message_id, e.person_id, e.at, e.recorded_at, e.payload";
    let events = match format {
        "events" => format!(
            "copy (select {columns} from events e left join conversations c on c.id = e.conversation_id \
             where e.seq <= {until} order by e.seq) to stdout"
        ),
        _ => format!(
            "copy (select {columns} from conversations c join events e on e.conversation_id = c.id \
             where e.seq <= {until} and e.kind <> 'show_part' order by e.conversation_id, e.seq) to stdout"
        ),
    };
    let texts = "copy (select id, sealed(texts), person_id from texts where body is not null) to stdout";
    let began = Instant::now();
    drain(pool, &events).await?;
    // The others read the texts of what people held something of, which is less than all: they are measured against events alone.
    if ["events", "article", "oasst"].contains(&format) {
        drain(pool, texts).await?;
    }
    Ok(began.elapsed().as_secs_f64())
}

async fn drain(pool: &PgPool, sql: &str) -> anyhow::Result<()> {
    let mut rows = pool.copy_out_raw(sql).await?;
    while rows.try_next().await?.is_some() {}
    Ok(())
}

fn high_water_mb(status: &str) -> u64 {
    let status = std::fs::read_to_string(status).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kb = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kb.unwrap_or_default() / 1_024
}

fn size_mb(folder: &Path) -> anyhow::Result<u64> {
    let sizes = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.metadata()?.len()));
    Ok(sizes.sum::<std::io::Result<u64>>()? / 1_000_000)
}

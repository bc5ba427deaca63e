//! What a moderator does, over and over, and how long each of it took.

use std::time::{Duration, Instant};

use anyhow::Context;
use double::{Id, Interaction, Person, Seen};
use serde_json::Value;
use teachback::domain::id::PersonId;
use teachback::domain::key::{GuildKey, PlaceKey};
use teachback::domain::review::Filter;
use teachback::domain::time::Timestamp;
use teachback::store::Desk;

use crate::stage::{LIMIT, RELAY, Stage};
use crate::{INTERACTION, Row, STATS};

/// How often each thing is done.
const ROUNDS: usize = 30;
/// The buttons that are pressed on one card, one after the other.
const BUTTONS: [&str; 5] = ["Next", "Good", "Undo the last", "Skip", "Undo the last"];

/// All interactions in rounds, so that a busy moment of the machine meets all alike.
pub(crate) async fn rounds(stage: &Stage) -> anyhow::Result<Vec<Row>> {
    let row = |what, bar| Row { what, bar, took: Vec::new() };
    let kinds = ["/review", "Next", "Good", "Undo the last", "Skip", "Review this reply"];
    let mut rows: Vec<Row> = kinds.map(|what| row(what, INTERACTION)).into();
    rows.push(row("/stats", STATS));
    let mia = stage.discord.moderator("mia");
    for _ in 0..ROUNDS {
        for (what, time) in round(stage, &mia).await? {
            let row = rows.iter_mut().find(|row| row.what == what);
            row.context("a kind without a row")?.took.push(time);
        }
    }
    Ok(rows)
}

/// Each thing once, and how long it took.
async fn round(stage: &Stage, mia: &Person) -> anyhow::Result<Vec<(&'static str, Duration)>> {
    let mut took = Vec::new();
    let begun = Instant::now();
    let card = shown(&mia.runs(RELAY, "review", &[])?).await?;
    took.push(("/review", begun.elapsed()));
    anyhow::ensure!(card.content.starts_with("**New**"), "no card but: {}", card.content);
    for button in BUTTONS {
        took.push((button, press(stage, mia, card.id, button).await?));
    }
    let begun = Instant::now();
    let figures = shown(&mia.runs(RELAY, "stats", &[])?).await?;
    took.push(("/stats", begun.elapsed()));
    anyhow::ensure!(!figures.attachments.is_empty(), "no picture but: {}", figures.content);
    let begun = Instant::now();
    let named = shown(&mia.uses(stage.answered, "Review this reply")?).await?;
    took.push(("Review this reply", begun.elapsed()));
    anyhow::ensure!(!named.embeds.is_empty(), "no card but: {}", named.content);
    Ok(took)
}

async fn shown(done: &Interaction) -> anyhow::Result<Seen> {
    Ok(done.message(LIMIT).await?)
}

/// Presses a button, and waits until the card shows something else.
async fn press(stage: &Stage, mia: &Person, card: Id, button: &str) -> anyhow::Result<Duration> {
    let before = face(&stage.discord.message(card).context("the card is gone")?);
    let begun = Instant::now();
    mia.clicks(card, button)?;
    let changed = |view: &double::View<'_>| view.message(card).is_some_and(|it| face(&it) != before);
    stage.discord.wait_until(&format!("what {button} brings"), LIMIT, changed).await?;
    Ok(begun.elapsed())
}

fn face(card: &Seen) -> (String, Vec<Value>) {
    (card.content.clone(), card.embeds.clone())
}

/// The queue's next case for one moderator after another, as the bot asks for it.
pub(crate) async fn leases(stage: &Stage) -> anyhow::Result<Vec<Duration>> {
    let (guild, filter) = (GuildKey::discord(stage.discord.guild()), Filter::default());
    let channels = [PlaceKey::discord(stage.discord.channel(RELAY))];
    let now = Timestamp::from_ms(chrono::Utc::now().timestamp_millis());
    let (mut after, mut took) = (None, Vec::new());
    for by in 1..=ROUNDS {
        let by = PersonId::from_u128(by as u128);
        let until = now.after(Duration::from_secs(600));
        let desk = Desk { by, guild: &guild, channels: &channels, now, until };
        let begun = Instant::now();
        after = stage.store.lease(desk, &filter, after).await?;
        took.push(begun.elapsed());
        anyhow::ensure!(after.is_some(), "nothing waits any more");
    }
    Ok(took)
}

//! `stats`: how replies are rated, in a few lines, as JSON or as a picture.

use std::path::PathBuf;

use anyhow::Context;

use crate::bot::texts::Texts;
use crate::cli::output::{Lines, say};
use crate::cli::{database, settings};
use crate::config::Environment;
use crate::domain::key::PlaceKey;
use crate::domain::saying::Saying;
use crate::domain::time::Timestamp;
use crate::stats::{Agreement, Counted, Figures, Named, Reviewed, picture};
use crate::store;

/// Which replies, and in which shape.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only replies since this time, such as 2026-11-01T00:00:00Z
    #[arg(long, value_name = "TIME", value_parser = moment)]
    since: Option<Timestamp>,
    /// Only replies in this server
    #[arg(long, value_name = "ID")]
    guild: Option<u64>,
    /// Only replies in this channel with its threads, or in this thread
    #[arg(long, value_name = "ID")]
    place: Option<u64>,
    /// For machines, with the interval of every share
    #[arg(long)]
    json: bool,
    /// Draw them as a PNG into this file
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    picture: Option<PathBuf>,
}

pub(super) async fn run(args: Args, environment: &Environment) -> anyhow::Result<()> {
    let place = settings::database(environment)?;
    database::ask(&place, async |store| {
        let counted = store::Counted {
            since: args.since,
            guild: args.guild.map(|id| PlaceKey::discord(id).to_string()),
            place: args.place.map(|id| PlaceKey::discord(id).to_string()),
            channels: None,
        };
        let figures = Figures::of(&store.tallies(&counted).await?, store.reviews(&counted).await?);
        match &args.picture {
            Some(file) => draw(&figures, &about(&args), file),
            None => print(&figures, args.json),
        }
    })
    .await
}

fn moment(text: &str) -> Result<Timestamp, &'static str> {
    Timestamp::parse(text).ok_or("not a time such as 2026-11-01T00:00:00Z")
}

fn draw(figures: &Figures, about: &str, file: &PathBuf) -> anyhow::Result<()> {
    let speak = |saying: &Saying<'_>| Texts::default().figure(saying);
    let png = picture::png(figures, about, &speak)?;
    std::fs::write(file, png).with_context(|| format!("{} cannot be written", file.display()))?;
    say(picture::in_words(figures, about, &speak));
    Ok(())
}

fn about(args: &Args) -> String {
    let from = args.since.map_or_else(|| "All time".to_owned(), |since| format!("Since {since}"));
    let places = if args.place.is_some() { "one place" } else { "all places" };
    format!("{from}, all models, {places}")
}

fn print(figures: &Figures, json: bool) -> anyhow::Result<()> {
    let mut lines = Lines::new();
    if json {
        lines.print(serde_json::to_string(figures)?)?;
        return lines.flush();
    }
    lines.print(format_args!(
        "{} replies, {} rated, {} disputed",
        figures.replies, figures.rated, figures.disputed
    ))?;
    lines.print(format_args!("likes: {}", share(&figures.likes)))?;
    lines.print(format_args!("raters agree: {}", agreement(figures.agreement)))?;
    lines.print(format_args!(
        "raters and moderators agree: {}",
        agreement(figures.agreement_with_moderators)
    ))?;
    lines.print(format_args!("reviews: {}", reviews(figures.reviews)))?;
    for (title, all) in [("by model", &figures.by_model), ("by place", &figures.by_place)] {
        lines.print(format_args!("{title}:"))?;
        for Named { name, replies, rated, likes } in all {
            lines.print(format_args!("  {name}: {}; {rated} of {replies} replies rated", share(likes)))?;
        }
    }
    lines.flush()
}

fn agreement(agreement: Option<Agreement>) -> String {
    agreement.map_or_else(
        || "not enough ratings yet".to_owned(),
        |it| format!("alpha {:.2} ({:.2} to {:.2}) over {} replies", it.alpha, it.low, it.high, it.replies),
    )
}

fn reviews(reviews: Reviewed) -> String {
    let Reviewed { open, disputed, done, median_to_verdict_ms } = reviews;
    let median =
        median_to_verdict_ms.map(|ms| format!(", a verdict after {} min in the median", ms.div_ceil(60_000)));
    format!("{open} open, {disputed} of them disputed, {done} done{}", median.unwrap_or_default())
}

fn share(likes: &Counted) -> String {
    match likes.estimate {
        Some(it) => format!(
            "{:.0} % of {} ({:.0} to {:.0} %)",
            it.share * 100.0,
            likes.counts.opinions(),
            it.low * 100.0,
            it.high * 100.0
        ),
        None => "not enough ratings yet".to_owned(),
    }
}

//! `stats`: how replies are rated, in a few lines, as JSON or as a picture.

use std::path::PathBuf;

use anyhow::Context;

use crate::cli::output::{Lines, say};
use crate::cli::{database, settings};
use crate::config::Environment;
use crate::domain::key::PlaceKey;
use crate::domain::time::Timestamp;
use crate::stats::picture::{self, Caption};
use crate::stats::{Counted, Figures, Named};
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
    /// Only replies in this channel or thread
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
        };
        let figures = Figures::of(&store.tallies(&counted).await?);
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
    let caption = Caption { about: about.to_owned(), reviews: None };
    let png = picture::png(figures, &caption)?;
    std::fs::write(file, png).with_context(|| format!("{} cannot be written", file.display()))?;
    say(picture::in_words(figures, &caption));
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
    match figures.agreement {
        Some(it) => lines.print(format_args!(
            "raters agree: alpha {:.2} ({:.2} to {:.2}) over {} replies",
            it.alpha, it.low, it.high, it.replies
        ))?,
        None => lines.print("raters agree: not enough ratings yet")?,
    }
    for (title, all) in [("by model", &figures.by_model), ("by place", &figures.by_place)] {
        lines.print(format_args!("{title}:"))?;
        for Named { name, likes } in all {
            lines.print(format_args!("  {name}: {}", share(likes)))?;
        }
    }
    lines.flush()
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

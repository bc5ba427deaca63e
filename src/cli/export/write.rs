//! Reads along the log and writes the files of an export.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use anyhow::{Context, ensure};
use futures_util::TryStreamExt;
use indicatif::{ProgressBar, ProgressStyle};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

use crate::cli::export::asked::Asked;
use crate::cli::output::say;
use crate::export::archive::Archive;
use crate::export::before::{Before, HOPS};
use crate::export::card;
use crate::export::format::Format;
use crate::export::maker::{Maker, Order, Terms, Wants};
use crate::export::manifest::Manifest;
use crate::export::people::Pseudonyms;
use crate::export::scribe::Beside;
use crate::export::story::Story;
use crate::store::Store;

/// How many texts are read at once, and how many events may wait for theirs.
const TEXTS: usize = 10_000;
/// How many texts are noted before it is looked which are the same.
const MANY: usize = 4 * TEXTS;
/// How many batches of conversations may wait for what they want, and how many to be made; each has some megabytes.
const AHEAD: usize = 1;
/// How many files are read at once, each of them a text of 64 KB at most.
const FILES: usize = 256;

/// By what right words are in an export.
const TRAINING: &str = "everybody whose words are in it allowed training (asked now)";
const EVALUATION: &str = "for comparing, not for training; what was erased is not in it";
const ARCHIVE: &str = "an archive of the operator's own; what was erased is not in it";

/// What is made, and the moment that it tells of.
struct Moment {
    format: Format,
    at_seq: i64,
}

pub(super) async fn write(
    asked: &Asked,
    at_seq: i64,
    secret: &SecretString,
    training_permission: Option<String>,
    out: &Path,
    store: &Store,
) -> anyhow::Result<()> {
    make_folder(out)?;
    let consent = match asked.format {
        Format::Evaluation => EVALUATION,
        format if format.trains() => TRAINING,
        _ => ARCHIVE,
    };
    let consent = consent.to_owned();
    let (command, filters) = (asked.command(at_seq), asked.filters.clone());
    let recorded_at = store.recorded_at(at_seq).await?;
    let terms = Terms { at_seq, recorded_at, filters, command, training_permission, consent };
    let order = order(asked, at_seq, secret.expose_secret(), store).await?;
    let maker = Maker::new(order, out).with_context(|| unwritable(out))?;
    let bar = bar(at_seq);
    let mut manifest = if asked.format == Format::Events {
        archive(asked, at_seq, out, store, maker, terms, &bar).await?
    } else {
        let maker = make(asked, at_seq, store, maker, &bar).await?;
        maker.finish(terms).with_context(|| unwritable(out))?
    };
    bar.finish_and_clear();
    manifest.put(out).with_context(|| unwritable(out))?;
    say(summary(&manifest, out));
    Ok(())
}

/// Lets a maker have all conversations, with the texts that it wants of each. While some are made, what the next ones want is
/// fetched, and those after them are read.
pub(super) async fn make(
    asked: &Asked,
    at_seq: i64,
    store: &Store,
    maker: Maker,
    bar: &ProgressBar,
) -> anyhow::Result<Maker> {
    let moment = Moment { format: asked.format, at_seq };
    let order = Arc::clone(maker.order());
    let (pages, read_ones) = mpsc::channel(AHEAD);
    let (batches, line) = mpsc::channel(AHEAD);
    let making = spawn_blocking(move || take(maker, line));
    let reading = read(asked, &moment, &order, store, pages, bar);
    let brought = tokio::try_join!(reading, fetch(&moment, &order, store, read_ones, batches));
    // Reading stops, too, where nothing can be written any more, so that is the first thing to be said.
    let maker = making.await.context("the export broke")?.context("a file cannot be written")?;
    brought.map(|((), ())| maker)
}

/// Some conversations, and what is wanted of them as long as nothing is known of those before.
#[derive(Default)]
struct Page {
    stories: Vec<Story>,
    wanted: Wants,
    /// The places of those that want to know of those before.
    following: Vec<usize>,
}

/// The same with those that they go on from, and what is known beside the log of them.
struct Batch {
    stories: Vec<Story>,
    before: Before,
    beside: Beside,
}

fn take(mut maker: Maker, mut line: mpsc::Receiver<Batch>) -> io::Result<Maker> {
    while let Some(Batch { stories, before, beside }) = line.blocking_recv() {
        stories.iter().try_for_each(|story| maker.take(story, &before, &beside))?;
    }
    Ok(maker)
}

/// Reads all conversations, some at a time, as long as somebody takes them.
async fn read(
    asked: &Asked,
    moment: &Moment,
    order: &Order,
    store: &Store,
    pages: mpsc::Sender<Page>,
    bar: &ProgressBar,
) -> anyhow::Result<()> {
    let span = asked.span(moment.at_seq);
    let mut histories = store.histories(&span);
    // Nothing is read for which nobody has room.
    while let Ok(room) = pages.reserve().await {
        let (mut page, mut events) = (Page::default(), 0);
        let Page { stories, wanted, following } = &mut page;
        while events.max(wanted.texts.len()) < TEXTS && wanted.files.len() < FILES {
            let Some(history) = histories.next().await? else {
                room.send(page);
                return Ok(());
            };
            events += history.len();
            bar.inc(u64::try_from(history.len()).unwrap_or_default());
            if let Some(story) = Story::of(history) {
                let wants = order.wants(&story, &Before::default());
                following.extend((!wants.before.is_empty()).then_some(stories.len()));
                wanted.add(wants);
                stories.push(story);
            }
        }
        room.send(page);
    }
    Ok(())
}

/// Fetches what is wanted of conversations, as long as somebody makes something of them.
async fn fetch(
    moment: &Moment,
    order: &Order,
    store: &Store,
    mut pages: mpsc::Receiver<Page>,
    batches: mpsc::Sender<Batch>,
) -> anyhow::Result<()> {
    // Nothing is fetched for which nobody has room.
    while let Ok(room) = batches.reserve().await {
        let Some(Page { stories, wanted, following }) = pages.recv().await else { break };
        let following = following.into_iter().filter_map(|at| stories.get(at));
        let (before, wanted) = before(following, wanted.once(), order, moment, store).await?;
        let beside = beside(wanted, moment, store).await?;
        room.send(Batch { stories, before, beside });
    }
    Ok(())
}

/// What some conversations go on from, and all that is wanted then.
async fn before<'a>(
    following: impl Iterator<Item = &'a Story>,
    mut wanted: Wants,
    order: &Order,
    moment: &Moment,
    store: &Store,
) -> anyhow::Result<(Before, Wants)> {
    let before = Before::of(store.histories_before(&wanted.before, HOPS, moment.at_seq).await?);
    let mut most = MANY;
    for story in following {
        wanted.add(order.wants(story, &before));
        // Many go on from the same ones.
        if wanted.texts.len() > most {
            wanted = wanted.once();
            most = MANY.max(2 * wanted.texts.len());
        }
    }
    Ok((before, wanted.once()))
}

/// What is known beside the log of some texts.
async fn beside(wanted: Wants, moment: &Moment, store: &Store) -> anyhow::Result<Beside> {
    let texts = store.written(&wanted.texts).await?;
    let gone = wanted.texts.into_iter().filter(|text| !texts.contains_key(text)).collect();
    let erased_since = store.erased_since(gone, moment.at_seq).await?;
    let files =
        if wanted.files.is_empty() { HashMap::new() } else { store.enclosures(&wanted.files).await? };
    let people: BTreeSet<_> = texts.values().filter_map(|text| text.by).collect();
    let names = store.names(people.iter().copied()).await?;
    if !moment.format.trains() {
        return Ok(Beside { texts, files, names, erased_since, ..Beside::default() });
    }
    let people: Vec<_> = people.into_iter().collect();
    let allowing = store.may_train(&people).await?;
    let refusing: Vec<_> = people.into_iter().filter(|person| !allowing.contains(person)).collect();
    let withdrawn = store.might_train(&refusing, moment.at_seq).await?;
    Ok(Beside { texts, files, names, erased_since, allowing: Some(allowing), withdrawn })
}

pub(super) async fn order(
    asked: &Asked,
    at_seq: i64,
    secret: &str,
    store: &Store,
) -> anyhow::Result<Arc<Order>> {
    Ok(Arc::new(Order {
        format: asked.format,
        rules: asked.rules(),
        names: Pseudonyms::new(secret, &asked.command(at_seq)),
        everybody: store.all_names().await?,
        places: store.excluded_from_training().await?,
    }))
}

async fn archive(
    asked: &Asked,
    at_seq: i64,
    out: &Path,
    store: &Store,
    maker: Maker,
    terms: Terms,
    bar: &ProgressBar,
) -> anyhow::Result<Manifest> {
    let mut archive = Archive::create(out).with_context(|| unwritable(out))?;
    let span = asked.span(at_seq);
    let mut events = store.recorded(&span);
    let mut wanted = Vec::new();
    loop {
        let next = events.try_next().await?;
        if let Some(recorded) = &next {
            bar.set_position(u64::try_from(recorded.seq).unwrap_or_default());
            wanted.extend(archive.event(recorded)?);
        }
        if wanted.len() >= TEXTS || next.is_none() {
            let texts = store.written(&wanted).await?;
            for id in wanted.drain(..) {
                texts.get(&id).map_or(Ok(()), |text| archive.text(id, text))?;
            }
        }
        if next.is_none() {
            break;
        }
    }
    let mut manifest = maker.finish(terms)?;
    manifest.people = u64::try_from(archive.people.len()).unwrap_or(u64::MAX);
    manifest.files = archive.finish().with_context(|| unwritable(out))?;
    let rows = manifest.files.iter().map(|file| (file.name.trim_end_matches(".jsonl").to_owned(), file.rows));
    manifest.kept = rows.collect();
    Ok(manifest)
}

/// A new folder, or one in which nothing is overwritten.
fn make_folder(out: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(out).with_context(|| format!("{} cannot be made", out.display()))?;
    let mut entries = fs::read_dir(out).with_context(|| unwritable(out))?;
    ensure!(entries.next().is_none(), "{} is not empty: name another folder", out.display());
    Ok(())
}

fn unwritable(out: &Path) -> String {
    format!("{} cannot be written", out.display())
}

/// Shown on a terminal alone.
fn bar(at_seq: i64) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(at_seq).unwrap_or_default());
    let style = ProgressStyle::with_template("{bar:30} {human_pos} of {human_len} events, {eta} left");
    bar.with_style(style.expect("the template is a constant"))
}

fn summary(manifest: &Manifest, out: &Path) -> String {
    let count = |counts: &mut dyn Iterator<Item = u64>| counts.sum::<u64>();
    let kept: Vec<_> = manifest.kept.iter().map(|(set, rows)| format!("{rows} {set}")).collect();
    let left_out = count(&mut manifest.left_out.values().flat_map(|reasons| reasons.values().copied()));
    let kept = if kept.is_empty() { "nothing".to_owned() } else { kept.join(", ") };
    format!("{}: {kept}; {left_out} left out, see {}", out.display(), card::NAME)
}

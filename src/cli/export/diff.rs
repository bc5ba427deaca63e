//! Which examples of an earlier export would be in it no more, and why.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, ensure};
use indicatif::ProgressBar;

use crate::cli::export::asked::Asked;
use crate::cli::export::write;
use crate::cli::output::{Lines, say};
use crate::domain::id::MessageId;
use crate::export::departed;
use crate::export::format::Format;
use crate::export::maker::{Fate, Listener, Maker};
use crate::export::manifest::{EXAMPLES, Manifest, VERSION};
use crate::export::reason::Reason;
use crate::store::Store;

/// The examples that there were, and why they or their replies are in none.
#[derive(Default)]
struct Known {
    /// With what each of them said.
    gone: BTreeMap<(String, String), String>,
    /// Of which it was said why they are none.
    dropped: BTreeMap<(String, String), Reason>,
    reasons: BTreeMap<(String, MessageId), Reason>,
    /// Which are there under the same name, and are not the same.
    changed: BTreeSet<(String, String)>,
}

/// What whoever reads and whoever makes know together.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Known>>);

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(super) async fn print(old: &Path, store: &Store) -> anyhow::Result<()> {
    let manifest = read(old)?;
    let format: Format = manifest.format.parse().context("the manifest names no format of this version")?;
    ensure!(format.is_listed(), "exports as {format} have no examples to compare");
    let asked = Asked { format, filters: manifest.filters };
    let known = Shared::default();
    known.lock().gone = examples(old)?;
    let told = known.lock().gone.len();
    let at_seq = store.last_seq().await?;
    let order = write::order(&asked, at_seq, "", store).await?;
    let maker = Maker::dry(order, listener(known.clone()));
    write::make(&asked, at_seq, store, maker, &ProgressBar::hidden()).await?;
    let known = known.lock();
    let mut lines = Lines::new();
    for (set, example) in known.gone.keys() {
        let name = (set.clone(), example.clone());
        let changed = known.changed.contains(&name).then_some(Reason::Changed);
        let its_own = changed.or(known.dropped.get(&name).copied());
        let left_out =
            departed::replies(example).into_iter().find_map(|id| known.reasons.get(&(set.clone(), id)));
        lines.print(departed::line(set, example, its_own.or(left_out.copied())))?;
    }
    lines.flush()?;
    say(format_args!("{} of {told} examples are in it no more as they were", known.gone.len()));
    Ok(())
}

/// What is kept is not gone; of what was there before, the reason is remembered.
fn listener(known: Shared) -> Listener {
    let spoken_of: BTreeSet<_> =
        known.lock().gone.keys().flat_map(|(_, example)| departed::replies(example)).collect();
    Box::new(move |fate| {
        let mut known = known.lock();
        match fate {
            Fate::Kept(set, example, says) => {
                let name = (set.to_owned(), example.to_owned());
                match known.gone.get(&name) {
                    Some(said) if said.is_empty() || said == says => _ = known.gone.remove(&name),
                    Some(_) => _ = known.changed.insert(name),
                    None => {}
                }
            }
            Fate::Dropped(set, example, reason) => {
                let name = (set.to_owned(), example.to_owned());
                if known.gone.contains_key(&name) {
                    known.dropped.insert(name, reason);
                }
            }
            Fate::LeftOut(set, reply, reason) if spoken_of.contains(&reply) => {
                known.reasons.insert((set.to_owned(), reply), reason);
            }
            Fate::LeftOut(..) => {}
        }
    })
}

fn read(old: &Path) -> anyhow::Result<Manifest> {
    let text = fs::read_to_string(old).with_context(|| format!("{} cannot be read", old.display()))?;
    let manifest: Manifest =
        serde_json::from_str(&text).with_context(|| format!("{} is no manifest", old.display()))?;
    ensure!(manifest.version == VERSION, "{} is of another version", old.display());
    Ok(manifest)
}

/// The examples that are listed beside a manifest.
fn examples(old: &Path) -> anyhow::Result<BTreeMap<(String, String), String>> {
    let list = old.with_file_name(EXAMPLES);
    let text = fs::read_to_string(&list).with_context(|| format!("{} cannot be read", list.display()))?;
    let entry = |line: &str| {
        let (set, rest) = line.split_once('\t')?;
        // Lists of the first exports do not tell what an example says.
        let (id, says) = rest.split_once('\t').unwrap_or((rest, ""));
        Some(((set.to_owned(), id.to_owned()), says.to_owned()))
    };
    Ok(text.lines().filter_map(entry).collect())
}

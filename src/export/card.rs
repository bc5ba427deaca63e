//! The card of an export in Markdown, in the form that Hugging Face shows.

use std::fmt::{self, Display, Formatter};

use crate::export::figures::Lengths;
use crate::export::format::Format;
use crate::export::manifest::Manifest;
use crate::export::pick::Set;
use crate::export::row::Shape;

/// The name of the card in the folder.
pub const NAME: &str = "README.md";

/// The card.
pub fn of(manifest: &Manifest) -> String {
    Card(manifest).to_string()
}

struct Card<'a>(&'a Manifest);

impl Display for Card<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self(it) = self;
        writeln!(f, "---\npretty_name: teachback {} at {}", it.format, it.at_seq)?;
        writeln!(f, "tags:\n- teachback\n- human-feedback")?;
        configs(it, f)?;
        write!(f, "---\n\n# {} as of event {}", it.format, it.at_seq)?;
        it.recorded_at.iter().try_for_each(|at| write!(f, ", {at}"))?;
        f.write_str("\n\n")?;
        writeln!(
            f,
            "Made by teachback from conversations in Discord and what people thought of the replies.\n"
        )?;
        writeln!(f, "    {}\n", it.command)?;
        rights(it, f)?;
        rows(it, f)?;
        history(it, f)?;
        lengths(it, f)?;
        tallies(f, "Models", "model", it.models.iter().map(|(name, rows)| (name.as_str(), *rows)))?;
        let prompts = it.system_prompts.iter().map(|(hash, rows)| (hash.as_str(), *rows));
        tallies(f, "System prompts", "SHA-256", prompts)?;
        tallies(f, "Masked", "what", it.masked.iter().map(|(kind, times)| (kind.as_str(), *times)))?;
        f.write_str("\n## Files\n\n| file | rows | bytes | SHA-256 |\n| --- | ---: | ---: | --- |\n")?;
        it.files
            .iter()
            .try_for_each(|it| writeln!(f, "| {} | {} | {} | {} |", it.name, it.rows, it.bytes, it.sha256))
    }
}

/// Which file is the data: Parquet where there is one, each file of lines by itself otherwise.
fn configs(it: &Manifest, f: &mut Formatter<'_>) -> fmt::Result {
    let ends = |with: &'static str| move |name: &&str| name.ends_with(with);
    let names: Vec<_> = it.files.iter().map(|file| file.name.as_str()).collect();
    let tables: Vec<_> = names.iter().copied().filter(ends(".parquet")).collect();
    let sheets = names.iter().copied().filter(ends(".jsonl")).collect();
    let data: Vec<&str> = if tables.is_empty() { sheets } else { tables };
    if data.is_empty() {
        return Ok(());
    }
    f.write_str("configs:\n")?;
    for name in data {
        let config = name.split('.').next().unwrap_or(name);
        writeln!(f, "- config_name: {config}\n  data_files: {name}")?;
    }
    Ok(())
}

fn rights(it: &Manifest, f: &mut Formatter<'_>) -> fmt::Result {
    writeln!(f, "- consent: {}; the words of {} people", it.consent, it.people)?;
    match &it.training_permission {
        Some(reference) => writeln!(f, "- Discord's permission to train models: {reference}"),
        None => writeln!(f, "- models must not be trained on it"),
    }
}

fn rows(it: &Manifest, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str("\n## Rows\n\n| set | rows |\n| --- | ---: |\n")?;
    it.kept.iter().try_for_each(|(set, rows)| writeln!(f, "| {set} | {rows} |"))?;
    let seen = &it.seen;
    if seen.replies > 0 {
        writeln!(f, "\n{} finished replies, {} of them rated.", seen.replies, seen.rated)?;
    }
    tallies(f, "Votes", "by", seen.votes.iter().map(|(who, votes)| (who.as_str(), *votes)))?;
    for (set, reasons) in &it.left_out {
        let reasons = reasons.iter().map(|(reason, count)| (reason.as_str(), *count));
        tallies(f, &format!("Left out of {set}"), "why", reasons)?;
    }
    let Some(balance) = &it.balance else { return Ok(()) };
    write!(f, "\n{} good, {} bad", balance.good, balance.bad)?;
    match (balance.desirable_weight, balance.undesirable_weight) {
        (Some(good), Some(bad)) => {
            writeln!(f, "; for KTO: `desirable_weight={good}`, `undesirable_weight={bad}`")
        }
        _ => writeln!(f, "; KTO wants both"),
    }
}

/// How earlier answers stay out of the loss, where that is not in the shape of the rows.
fn history(it: &Manifest, f: &mut Formatter<'_>) -> fmt::Result {
    let how = match it.format.parse() {
        Ok(Format::Rows(Shape::OpenAi, Set::Sft)) => {
            "they have `\"weight\": 0`, and a trainer that does not heed it learns them, too"
        }
        Ok(Format::LlamaFactory) => {
            "train on `sft.jsonl` with `mask_history: true`, or they are learned, too"
        }
        _ => return Ok(()),
    };
    writeln!(f, "\nEarlier answers stand in the rows to be read, disliked ones too: {how}.")
}

fn lengths(it: &Manifest, f: &mut Formatter<'_>) -> fmt::Result {
    if it.prompt_lengths.texts + it.liked_lengths.texts + it.disliked_lengths.texts == 0 {
        return Ok(());
    }
    f.write_str("\n## Lengths in characters\n\n| | texts | median | nine of ten up to | longest |\n")?;
    f.write_str("| --- | ---: | ---: | ---: | ---: |\n")?;
    let all =
        [("prompts", &it.prompt_lengths), ("liked", &it.liked_lengths), ("disliked", &it.disliked_lengths)];
    for (what, Lengths { texts, median, ninth_decile, longest }) in all {
        writeln!(f, "| {what} | {texts} | {median} | {ninth_decile} | {longest} |")?;
    }
    f.write_str("\nVotes reward answers that are long and agree: compare the two before training.\n")
}

fn tallies<'a>(
    f: &mut Formatter<'_>,
    title: &str,
    what: &str,
    all: impl Iterator<Item = (&'a str, u64)>,
) -> fmt::Result {
    let mut all = all.peekable();
    if all.peek().is_none() {
        return Ok(());
    }
    writeln!(f, "\n### {title}\n\n| {what} | |\n| --- | ---: |")?;
    all.try_for_each(|(name, count)| writeln!(f, "| {name} | {count} |"))
}

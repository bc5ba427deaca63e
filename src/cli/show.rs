//! `show`: a conversation with everything people thought of it, as it stands or as it stood.

use anyhow::bail;

use crate::cli::output::Lines;
use crate::cli::{database, settings};
use crate::config::Environment;
use crate::domain::id::ConversationId;
use crate::domain::state::Known;
use crate::domain::time::Timestamp;
use crate::export::article::ERASED;
use crate::export::view::{Attached, Better, Rated, Somebody, Told, Turn, View, Words};
use crate::store::{self, Range, Store};

/// How many events are read at a time.
const PAGE: i64 = 1_000;

/// Which conversation, and when.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Its id, as events name it
    conversation: ConversationId,
    /// As it stood at this moment, such as 2026-11-23T18:00:00Z
    #[arg(long, value_name = "TIME", value_parser = moment, conflicts_with = "at_seq")]
    at: Option<Timestamp>,
    /// As it stood when the log had come to this place
    #[arg(long, value_name = "SEQ")]
    at_seq: Option<i64>,
    /// For machines
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(args: Args, environment: &Environment) -> anyhow::Result<()> {
    let place = settings::database(environment)?;
    database::ask(&place, async |store| {
        let view = view(&args, store).await?;
        let mut lines = Lines::new();
        if args.json {
            lines.print(view.json())?;
        } else {
            print(&view, &mut lines)?;
        }
        lines.flush()
    })
    .await
}

fn moment(text: &str) -> Result<Timestamp, &'static str> {
    Timestamp::parse(text).ok_or("not a time such as 2026-11-23T18:00:00Z")
}

/// The conversation that is asked for; why there is none is said in words.
async fn view(args: &Args, store: &Store) -> anyhow::Result<View> {
    let until = Until { seq: args.at_seq, at: args.at };
    match as_of(store, args.conversation, until).await? {
        Standing::Begun(view) => Ok(*view),
        Standing::Unknown => bail!("nothing is recorded of the conversation {} by then", args.conversation),
        Standing::NotYet => bail!("the conversation {} had not begun by then", args.conversation),
    }
}

/// Up to where the log counts; without either, to its end.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Until {
    pub(super) seq: Option<i64>,
    pub(super) at: Option<Timestamp>,
}

/// How a conversation stood.
pub(super) enum Standing {
    Begun(Box<View>),
    /// It is in the log, and begins later.
    NotYet,
    /// The log does not speak of it.
    Unknown,
}

/// The conversation made from its events up to a moment, and from nothing else.
pub(super) async fn as_of(
    store: &Store,
    conversation: ConversationId,
    until: Until,
) -> Result<Standing, store::Error> {
    let mut known = Known::default();
    let mut range = Range { after: 0, until: until.seq, conversation: Some(conversation) };
    loop {
        let page = store.events(range, PAGE).await?;
        let Some(last) = page.last() else { break };
        range.after = last.seq;
        let happened = |at| until.at.is_none_or(|moment| at <= moment);
        page.iter().filter(|it| happened(it.event.at)).for_each(|it| known.apply(&it.event));
    }
    let Some(begun) = known.conversation(conversation) else {
        return Ok(if range.after == 0 { Standing::Unknown } else { Standing::NotYet });
    };
    let words = words(&known, store).await?;
    Ok(Standing::Begun(Box::new(View::of(begun, &known, &words))))
}

async fn words(known: &Known, store: &Store) -> Result<Words, store::Error> {
    let (mut texts, mut people, mut files) = (Vec::new(), Vec::new(), Vec::new());
    for message in known.messages_in_order() {
        texts.extend(message.texts.last());
        texts.extend(message.reasoning);
        people.extend(message.person);
        files.extend(message.files.iter().map(|file| file.id));
        people.extend(known.ratings_of(message.id).into_iter().map(|(person, _)| person));
        people.extend(known.preferred_by(message.id).into_iter().map(|preferred| preferred.person));
        for feedback in known.feedback_on(message.id) {
            texts.extend(feedback.texts.last());
            people.push(feedback.person);
        }
    }
    let files = store.files(&files).await?.into_iter().map(|file| (file.id, file.name));
    Ok(Words { texts: store.texts(texts).await?, names: store.names(people).await?, files: files.collect() })
}

fn print(view: &View, lines: &mut Lines) -> anyhow::Result<()> {
    let View { id, place, kind, started_at, .. } = view;
    lines.print(format_args!("conversation {id} in {place} ({kind}), begun {started_at}"))?;
    if let Some(before) = &view.continues {
        lines.print(format_args!("it goes on from {before}"))?;
    }
    for turn in &view.messages {
        print_turn(turn, lines)?;
    }
    if let (Some(at), Some(why)) = (&view.ended_at, view.ended) {
        lines.print(format_args!("\nended {at} ({why})"))?;
    }
    Ok(())
}

fn print_turn(turn: &Turn, lines: &mut Lines) -> anyhow::Result<()> {
    let Turn { at, id, role, .. } = turn;
    let who = match (*role, &turn.by, &turn.model) {
        ("user", Some(person), _) => name(person),
        (role, _, Some(model)) => format!("{role} {}", harmless(model)),
        (role, ..) => role.to_owned(),
    };
    let state = turn.finish.as_deref().unwrap_or(turn.stage);
    lines.print(format_args!("\n{at}  {who}  [{state}] {id}"))?;
    if let Some(first) = &turn.beside {
        lines.print(format_args!("  another answer beside {first}"))?;
    }
    if let Some(thought) = &turn.reasoning {
        lines.print("  (thought before it spoke)")?;
        lines.print(indented(thought))?;
    }
    let words = turn.content.as_deref().unwrap_or("(no words yet)");
    lines.print(indented(words))?;
    for Attached { name, fate, sha256, lost, .. } in &turn.files {
        let name = harmless(name.as_deref().unwrap_or(ERASED));
        let what = sha256.as_deref().or(*lost).unwrap_or("not copied");
        lines.print(format_args!("  + {name} ({fate}): {what}"))?;
    }
    for Rated { by, standing, rating, .. } in &turn.ratings {
        lines.print(format_args!("  = {rating} by {} ({standing})", name(by)))?;
    }
    for Better { by, standing, over, .. } in &turn.preferred {
        lines.print(format_args!("  = better than {} by {} ({standing})", over.join(", "), name(by)))?;
    }
    for Told { by, standing, through, withdrawn, content, .. } in &turn.feedback {
        let withdrawn = if *withdrawn { ", withdrawn" } else { "" };
        lines.print(format_args!("  > {} ({standing}, by {through}{withdrawn}):", name(by)))?;
        lines.print(indented(content))?;
    }
    Ok(())
}

fn name(person: &Somebody) -> String {
    harmless(person.name.as_deref().unwrap_or(&person.person_id))
}

fn indented(words: &str) -> String {
    let lines: Vec<_> = words.lines().map(|line| format!("    {}", harmless(line))).collect();
    lines.join("\n")
}

/// What people write must not command the terminal.
fn harmless(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\t' { '\u{FFFD}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_command_the_terminal() {
        assert_eq!(indented("a\u{1b}[2J\tb\nc"), "    a\u{FFFD}[2J\tb\n    c");
    }

    #[test]
    fn a_moment_is_one_of_the_calendar() {
        assert!(moment("2026-11-23T18:00:00Z").is_ok());
        assert!(moment("yesterday").is_err());
    }
}

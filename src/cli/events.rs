//! `events`: the log, one JSON object a line.

use std::time::Duration;

use crate::cli::output::Lines;
use crate::cli::{database, settings};
use crate::config::Environment;
use crate::domain::history::{History, Span};
use crate::domain::id::{ConversationId, MessageId};
use crate::domain::time::Timestamp;
use crate::export::story::Story;
use crate::export::{article, wire};
use crate::store::{Range, Store, Summary, Wanted};

/// How much is read at a time.
const PAGE: i64 = 1_000;
/// How long after the end of the log it is looked at again.
const AGAIN: Duration = Duration::from_millis(250);

/// Which events, and how.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only those after this place in the log
    #[arg(long, value_name = "SEQ", default_value_t = 0)]
    after: i64,
    /// Only those of this conversation
    #[arg(long, value_name = "ID")]
    conversation: Option<ConversationId>,
    /// As it stood when the log had come to this place
    #[arg(long, value_name = "SEQ", conflicts_with = "at")]
    at_seq: Option<i64>,
    /// As it was recorded at this moment, such as 2026-11-23T18:00:00Z
    #[arg(long, value_name = "TIME", value_parser = moment)]
    at: Option<Timestamp>,
    /// Go on with what is recorded from now on, until Ctrl-C
    #[arg(long, conflicts_with_all = ["at", "at_seq"])]
    follow: bool,
    /// What a line is
    #[arg(long, value_enum, default_value_t = Format::Event)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// An event: kind, version, payload, and its place in the log
    Event,
    /// A message that the events are about, as it stands now, in the article's exact fields
    Article,
}

pub(super) async fn run(args: Args, environment: &Environment) -> anyhow::Result<()> {
    let place = settings::database(environment)?;
    database::ask(&place, async |store| {
        tokio::select! {
            printed = print(&args, store) => printed,
            _ = tokio::signal::ctrl_c() => Ok(()),
        }
    })
    .await
}

fn moment(text: &str) -> Result<Timestamp, &'static str> {
    Timestamp::parse(text).ok_or("not a time such as 2026-11-23T18:00:00Z")
}

async fn print(args: &Args, store: &Store) -> anyhow::Result<()> {
    let mut lines = Lines::new();
    let mut after = args.after;
    let until = match (args.at_seq, args.at) {
        (Some(seq), _) => Some(seq),
        (None, Some(moment)) => Some(store.seq_at(moment).await?),
        (None, None) => None,
    };
    if let (Some(until), Format::Article) = (until, args.format) {
        print_messages_as_of(args, until, store, &mut lines).await?;
        return lines.flush();
    }
    loop {
        after = match args.format {
            Format::Event => print_events(args, after, until, store, &mut lines).await?,
            Format::Article => print_messages(args, after, store, &mut lines).await?,
        };
        lines.flush()?;
        if !args.follow {
            return Ok(());
        }
        tokio::time::sleep(AGAIN).await;
    }
}

/// Prints what is recorded after a place in the log; the last place.
async fn print_events(
    args: &Args,
    after: i64,
    until: Option<i64>,
    store: &Store,
    lines: &mut Lines,
) -> anyhow::Result<i64> {
    let mut range = Range { after, until, conversation: args.conversation };
    loop {
        let page = store.events(range, PAGE).await?;
        for recorded in &page {
            lines.print(wire::line(recorded))?;
        }
        match page.last() {
            Some(last) => range.after = last.seq,
            None => return Ok(range.after),
        }
    }
}

/// Prints the messages that events after a place in the log are about, each once; a place that the log had reached before.
async fn print_messages(args: &Args, after: i64, store: &Store, lines: &mut Lines) -> anyhow::Result<i64> {
    let reached = store.last_seq().await?;
    if reached <= after {
        return Ok(after);
    }
    let wanted = Wanted { conversation: args.conversation, touched_after: after };
    let mut last = MessageId::from_u128(0);
    loop {
        let page = store.summaries(wanted, last, PAGE).await?;
        let Some(end) = page.last().map(|message| message.id) else { return Ok(reached) };
        for message in page {
            lines.print(article::line(&in_the_article(message)))?;
        }
        last = end;
    }
}

/// Prints messages as they stood, by the fold that exports and `show` are made with: conversation by conversation.
async fn print_messages_as_of(
    args: &Args,
    until: i64,
    store: &Store,
    lines: &mut Lines,
) -> anyhow::Result<()> {
    if let Some(conversation) = args.conversation {
        let mut range = Range { after: 0, until: Some(until), conversation: Some(conversation) };
        let mut history = Vec::new();
        loop {
            let page = store.events(range, PAGE).await?;
            let Some(last) = page.last() else { break };
            range.after = last.seq;
            history.extend(page);
        }
        return print_history(args, history, store, lines).await;
    }
    let span = Span { until, ..Span::default() };
    let mut histories = store.histories(&span);
    while let Some(history) = histories.next().await? {
        print_history(args, history, store, lines).await?;
    }
    Ok(())
}

async fn print_history(
    args: &Args,
    history: History,
    store: &Store,
    lines: &mut Lines,
) -> anyhow::Result<()> {
    let Some(story) = Story::of(history) else { return Ok(()) };
    let texts: Vec<_> = story.texts().into_iter().chain(story.said()).collect();
    let texts = store.written(&texts).await?;
    for message in article::messages(&story, &texts) {
        if story.touched_at.get(&message.id).is_some_and(|touched| *touched > args.after) {
            lines.print(article::line(&message))?;
        }
    }
    Ok(())
}

fn in_the_article(it: Summary) -> article::Message {
    let Summary { id, conversation, role, text, files, rating, feedback, at } = it;
    article::Message { id, conversation, role, text, files, rating, feedback, at }
}

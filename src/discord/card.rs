//! A reply that is reviewed, as a message: one line of how it stands, the question, the reply with what people think of it.
//!
//! Embeds rather than the newer layout: they hold 6000 characters instead of 4000, and can be taken off a message again.

use serde_json::{Value, json};
use serenity::all::{CreateActionRow, CreateEmbed, CreateEmbedFooter};

use crate::bot::figures::Report;
use crate::bot::platform::{Button, Press};
use crate::bot::review::{Card, Last, Page};
use crate::bot::texts::Texts;
use crate::bot::texts::figures::FILE;
use crate::bot::texts::review as words;
use crate::bot::texts::review::opinions::{self, Opinions};
use crate::discord::post;
use crate::discord::rest::File;
use crate::domain::review::CaseState;
use crate::domain::split::shortened;

/// The longest description of a file that Discord takes, in characters (its OpenAPI document, `MessageAttachmentRequest`).
const LONGEST_IN_WORDS: usize = 1_024;

/// What a page is as a message: the body of an edit, and the files beside it.
pub(super) struct Body {
    pub(super) json: Value,
    pub(super) files: Vec<File>,
}

/// A page as the message that stands in the place of whatever stood there.
pub(super) fn body(page: &Page, texts: Texts) -> Body {
    match page {
        Page::Card(card) => of_card(card),
        Page::Nothing { of_all, waiting, last } => {
            let rows = last.map_or_else(Vec::new, |last| post::rows(&[undo_last(last)], texts));
            let line = texts.nothing_more(*of_all, *waiting, *last);
            Body { json: message(&line, &[], &rows, &[]), files: Vec::new() }
        }
        Page::Held(_) => of_line(&texts.words().answer.held),
        Page::Figures(report) => of_figures(report, texts),
    }
}

const fn undo_last(last: Last) -> Button {
    Button::Review(Press::UndoLast, last.reply)
}

fn of_figures(report: &Report, texts: Texts) -> Body {
    let Report { lines, in_words, picture } = report;
    let Ok(png) = picture else {
        return of_line(&format!("{lines}\n-# {}", texts.words().figures.no_picture));
    };
    let file = File {
        name: FILE,
        media_type: "image/png",
        bytes: png.clone(),
        in_words: Some(shortened(in_words, LONGEST_IN_WORDS).into_owned()),
    };
    let files = vec![file];
    Body { json: message(lines, &[], &[], &files), files }
}

/// One line in the place of whatever stood there.
pub(super) fn of_line(line: &str) -> Body {
    let rows: Vec<CreateActionRow> = Vec::new();
    Body { json: message(line, &[], &rows, &[]), files: Vec::new() }
}

/// A card as a message.
pub(super) fn of_card(card: &Card) -> Body {
    let state = card.dossier.case.as_ref().map_or(CaseState::Quiet, crate::domain::review::Case::state);
    let opinions = Opinions::of(card);
    let embeds = [context(card, state), reply(card, state, &opinions)];
    let files = files(card, opinions.whole);
    let rows = if card.desk.is_some() { rows(card, state) } else { rows_for_all(card, state) };
    Body { json: message(&words::headline(card), &embeds, &rows, &files), files }
}

fn message(line: &str, embeds: &[CreateEmbed], rows: &[CreateActionRow], files: &[File]) -> Value {
    let named = files.iter().enumerate().map(|(number, file)| match &file.in_words {
        Some(in_words) => json!({"id": number, "filename": file.name, "description": in_words}),
        None => json!({"id": number, "filename": file.name}),
    });
    json!({
        "content": line,
        "embeds": embeds,
        "components": rows,
        // Those that stood there before are taken off.
        "attachments": named.collect::<Vec<_>>(),
        "allowed_mentions": {"parse": []},
    })
}

fn context(card: &Card, state: CaseState) -> CreateEmbed {
    CreateEmbed::new().description(words::context(card)).colour(colour(state))
}

fn reply(card: &Card, state: CaseState, opinions: &Opinions) -> CreateEmbed {
    let titles = &card.texts.words().review;
    let mut embed = CreateEmbed::new()
        .title(&titles.reply)
        .description(words::reply(card))
        .field(&titles.ratings, &opinions.ratings, false)
        .colour(colour(state));
    if let Some(said) = &opinions.said {
        embed = embed.field(&titles.said, said, false);
    }
    // In the moderators' channel they stand in the thread below.
    if let Some(notes) = opinions.notes.as_ref().filter(|_| card.desk.is_some()) {
        embed = embed.field(&titles.notes, notes, false);
    }
    if let Some(correction) = words::correction(card) {
        embed = embed.field(&titles.correction, correction, false);
    }
    if let Some(link) = link(card) {
        embed = embed.url(link);
    }
    embed.footer(CreateEmbedFooter::new(words::small_print(card)))
}

/// Where Discord shows the reply; it may be gone, which Discord then says.
fn link(card: &Card) -> Option<String> {
    let (guild, shown) = (card.dossier.guild.as_ref()?, card.dossier.shown.as_ref()?);
    Some(format!("https://discord.com/channels/{}/{}/{}", guild.raw, shown.place.raw, shown.message.raw))
}

/// Seen in the dark and on white: what waits is yellow, what is disputed red, what is done green.
const fn colour(state: CaseState) -> u32 {
    match state {
        CaseState::New => 0xD9_A4_04,
        CaseState::Disputed => 0xC9_3C_37,
        CaseState::Done => 0x2E_8B_57,
        CaseState::Quiet | CaseState::Skipped => 0x7A_7F_87,
    }
}

/// What can be done: decide, or take back what was decided, and go on.
fn rows(card: &Card, state: CaseState) -> Vec<CreateActionRow> {
    let of = |presses: &[Press]| {
        let reply = card.dossier.message.id;
        presses.iter().map(|press| Button::Review(*press, reply)).collect::<Vec<_>>()
    };
    let last = card.desk.and_then(|desk| desk.last).map(undo_last);
    let decide = [Press::Good, Press::Bad, Press::Correct, Press::Exclude];
    let mut rows = match state {
        CaseState::Done => vec![of(&[Press::Undo, Press::Next])],
        CaseState::Skipped => vec![of(&decide), of(&[Press::Undo, Press::Next])],
        _ => vec![of(&decide), of(&[Press::Skip, Press::Next])],
    };
    if let Some(under) = rows.last_mut() {
        under.extend(last);
    }
    rows.iter().flat_map(|row| post::rows(row, card.texts)).collect()
}

/// The same in the moderators' channel, where each card stays for itself.
fn rows_for_all(card: &Card, state: CaseState) -> Vec<CreateActionRow> {
    let of = |presses: &[Press]| {
        let reply = card.dossier.message.id;
        let buttons: Vec<_> = presses.iter().map(|press| Button::Card(*press, reply)).collect();
        post::rows(&buttons, card.texts)
    };
    match state {
        CaseState::Done => of(&[Press::Undo]),
        CaseState::Skipped => of(&[Press::Good, Press::Bad, Press::Correct, Press::Exclude, Press::Undo]),
        _ => of(&[Press::Good, Press::Bad, Press::Correct, Press::Exclude, Press::Skip]),
    }
}

fn files(card: &Card, opinions: Option<String>) -> Vec<File> {
    let dossier = &card.dossier;
    let file = |name, text: String| File {
        name,
        media_type: "text/markdown; charset=utf-8",
        bytes: text.into_bytes(),
        in_words: None,
    };
    let long = |text: &Option<String>, room: usize, name| {
        let text = text.as_ref().filter(|text| text.chars().count() > room)?;
        Some(file(name, text.clone()))
    };
    let reply = long(&dossier.text, words::REPLY, words::REPLY_FILE);
    let correction = long(&dossier.correction, words::CORRECTION, words::CORRECTION_FILE);
    let opinions = opinions.map(|text| file(opinions::FILE, text));
    [reply, correction, opinions].into_iter().flatten().collect()
}

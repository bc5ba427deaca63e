//! What was asked, answered and thought of it, for people who compare: in a shape that no trainer takes.

use serde::Serialize;

use crate::domain::review::Verdict;
use crate::export::figures::Figures;
use crate::export::people::Pseudonyms;
use crate::export::pick::{Rules, Votes};
use crate::export::reason::Reason;
use crate::export::scribe::{Scribe, Turn};
use crate::export::story::Reply;

#[derive(Serialize)]
struct Line<'a> {
    reply_id: String,
    asked_of: &'a str,
    asked_by: String,
    was_asked: Vec<Said<'a>>,
    was_answered: &'a str,
    opinions: Opinions,
}

#[derive(Serialize)]
struct Said<'a> {
    who: &'static str,
    words: &'a str,
}

#[derive(Serialize)]
struct Opinions {
    likes: u32,
    dislikes: u32,
    verdict: Option<&'static str>,
    correction: Option<String>,
    comments: Vec<String>,
}

/// The reply as a line of JSON; the reason, if it cannot be shown.
pub fn line(
    reply: &Reply,
    rules: &Rules,
    scribe: &mut Scribe<'_>,
    names: &Pseudonyms,
    figures: &mut Figures,
) -> Result<String, Reason> {
    let text = rules.usable(reply)?;
    let begun = reply.begun.as_ref().ok_or(Reason::NoQuestion)?;
    let Votes { up, down } = rules.votes(reply);
    if up + down == 0 && reply.verdict.is_none() && reply.feedback.is_empty() {
        return Err(Reason::Unrated);
    }
    let asked = scribe.sent(begun)?;
    let answered = scribe.words(text)?.to_owned();
    figures.reply(Some(begun), &answered, rules.label(reply).ok().map(|(label, _)| label));
    figures.people.extend(begun.turns.iter().filter_map(|turn| scribe.author(turn.text)));
    let correction = reply.verdict.and_then(|verdict| verdict.correction());
    let said = |turn: &'_ Turn| turn.role.as_str();
    let line = Line {
        reply_id: reply.message.id.to_string(),
        asked_of: &begun.model.name,
        asked_by: reply.message.person.map(|person| names.of(person)).unwrap_or_default(),
        was_asked: asked.iter().map(|turn| Said { who: said(turn), words: &turn.content }).collect(),
        was_answered: &answered,
        opinions: Opinions {
            likes: up,
            dislikes: down,
            verdict: reply.verdict.map(Verdict::as_str),
            correction: correction.and_then(|text| scribe.words(text).ok().map(str::to_owned)),
            comments: reply
                .feedback
                .iter()
                .filter_map(|text| scribe.words(*text).ok().map(str::to_owned))
                .collect(),
        },
    };
    Ok(serde_json::to_string(&line).expect("a line is made of texts and numbers"))
}

//! What a card says of a reply that is reviewed: short lines, the most important first.

use std::borrow::Cow;

use crate::bot::platform::Press;
use crate::bot::review::{Card, Holder, Last};
use crate::bot::texts::words::fill;
use crate::bot::texts::{Texts, moment, one_line};
use crate::domain::event::{Role, Standing};
use crate::domain::review::{CaseState, Review, Verdict};
use crate::domain::split::shortened;
use crate::domain::time::Timestamp;
use crate::store::{Earlier, Waiting};

pub mod opinions;

/// How much of a text a card has room for; all embeds of a message hold 6000 code points together (FACTS section 3).
const QUESTION: usize = 700;
const EARLIER: usize = 200;
/// The same of the reply and of what should have been said; longer ones come as a file beside the card.
pub const REPLY: usize = 1_800;
/// See [`REPLY`].
pub const CORRECTION: usize = 900;

/// The file of a long reply.
pub const REPLY_FILE: &str = "reply.md";
/// The file of a long correction.
pub const CORRECTION_FILE: &str = "correction.md";

/// Around the cards.
impl Texts {
    /// The label of a button.
    pub(crate) fn press(self, press: Press) -> &'static str {
        let words = &self.words.review;
        match press {
            Press::Good => &words.good,
            Press::Bad => &words.bad,
            Press::Correct => &words.correct,
            Press::Exclude => &words.exclude,
            Press::Skip => &words.skip,
            Press::Undo => &words.undo,
            Press::UndoLast => &words.undo_last,
            Press::Next => &words.next,
        }
    }

    /// Where nothing is to be shown.
    pub fn nothing_more(self, of_all: bool, waiting: Waiting, last: Option<Last>) -> String {
        let words = &self.words.review;
        let line = match (of_all, waiting.held) {
            (true, 0) => words.nothing.clone(),
            (true, held) => fill(&words.all_held, &[("count", &self.count(held))]),
            (false, _) => format!("{} {}", words.no_more, self.queue(waiting)),
        };
        line + &self.last(last)
    }

    /// Who has a reply on the desk, and for how long.
    pub fn held_by(self, holder: &Holder) -> String {
        let words = &self.words.review;
        let name = holder.name.as_deref().map(|name| shortened(name, 40));
        let name = name.unwrap_or(Cow::Borrowed(&words.somebody));
        fill(&words.held_by, &[("name", &name), ("moment", &clock(holder.until))])
    }

    fn queue(self, waiting: Waiting) -> String {
        let (words, Waiting { waiting, disputed, held, decided }) = (&self.words.review, waiting);
        let counted = |template: &str, count: u64| fill(template, &[("count", &self.count(count))]);
        let mut line = if waiting == 1 { words.one_waits.clone() } else { counted(&words.wait, waiting) };
        for (template, count) in [(&words.disputed, disputed), (&words.on_other_desks, held)] {
            if count > 0 {
                line = format!("{line}, {}", counted(template, count));
            }
        }
        if decided > 0 {
            line = format!("{line} · {}", counted(&words.you_decided, decided));
        }
        line
    }

    /// What was just recorded of the one before.
    fn last(self, last: Option<Last>) -> String {
        let words = &self.words.review;
        let said = |last: Last| {
            let verdict = match last.review {
                Review::Decided(verdict) => self.verdict(verdict),
                Review::Skipped | Review::Undone => &words.is_skipped,
            };
            format!("\n-# {}", fill(&words.last, &[("verdict", verdict)]))
        };
        last.map_or_else(String::new, said)
    }

    fn verdict(self, verdict: Verdict) -> &'static str {
        let words = &self.words.review;
        match verdict {
            Verdict::Good => &words.found_good,
            Verdict::Bad => &words.found_bad,
            Verdict::Corrected(_) => &words.corrected,
            Verdict::Excluded => &words.excluded,
        }
    }

    pub(super) fn group(self, standing: Standing) -> &'static str {
        let words = &self.words.review;
        match standing {
            Standing::Asker => &words.asker,
            Standing::Bystander => &words.bystanders,
            Standing::Moderator => &words.moderators,
        }
    }

    pub(super) fn one_of(self, standing: Standing) -> &'static str {
        let words = &self.words.review;
        match standing {
            Standing::Asker => &words.asker,
            Standing::Bystander => &words.bystander,
            Standing::Moderator => &words.moderator,
        }
    }
}

/// How the case stands, whose it is, and what waits beside it.
pub fn headline(card: &Card) -> String {
    let (stands, texts) = (stands(card), card.texts);
    let is_done = card.dossier.case.as_ref().is_some_and(|case| case.decided.is_some());
    let Some(desk) = card.desk else { return stands };
    let queue = texts.queue(desk.waiting);
    let yours = fill(&texts.words.review.yours_until, &[("moment", &clock(desk.until))]);
    let line =
        if is_done { format!("{stands} · {queue}") } else { format!("{stands} · {yours} · {queue}") };
    line + &texts.last(desk.last)
}

fn stands(card: &Card) -> String {
    let (words, case) = (&card.texts.words.review, card.dossier.case.as_ref());
    let state = case.map_or(CaseState::Quiet, crate::domain::review::Case::state);
    match (state, case.and_then(|case| case.decided)) {
        (CaseState::Done, Some(decided)) => {
            let by = card.dossier.decided_by.as_deref().unwrap_or(&words.somebody);
            let by = fill(&words.decided_by, &[("name", by), ("moment", &moment(decided.at))]);
            format!("**{}** · {by}", card.texts.verdict(decided.verdict))
        }
        (CaseState::New | CaseState::Disputed, _) if case.is_some_and(|case| case.reopened) => {
            format!("**{}** · {}", words.is_new, words.reopened)
        }
        (CaseState::Disputed, _) => format!("**{}**", words.is_disputed),
        (CaseState::Skipped, _) => format!("**{}**", words.is_skipped),
        (CaseState::New, _) => format!("**{}**", words.is_new),
        (CaseState::Quiet | CaseState::Done, _) if card.desk.is_none() => {
            format!("**{}**", words.asks_no_more)
        }
        (CaseState::Quiet | CaseState::Done, _) => format!("**{}**", words.is_quiet),
    }
}

/// The question, with what led to it.
pub fn context(card: &Card) -> String {
    let (dossier, words) = (&card.dossier, &card.texts.words.review);
    let place = format!("<#{}>", dossier.message.place.raw);
    let asked = fill(&words.asked_in, &[("place", &place), ("moment", &moment(dossier.message.at))]);
    let mut lines = vec![asked];
    let (question, earlier) = match dossier.turns.split_last() {
        Some((question, earlier)) if !dossier.question_gone => (Some(question), earlier),
        _ => (None, &dossier.turns[..]),
    };
    let asker = question.map_or(dossier.message.person, |question| question.person);
    for turn in earlier {
        let who = speaker(card, turn, turn.person.is_some() && turn.person == asker);
        lines.push(format!("> {who} {}{}", one_line(&turn.body, EARLIER), attached(card, turn)));
    }
    lines.push(question.map_or_else(
        || format!("*{}*", words.question_gone),
        |question| {
            let who = speaker(card, question, true);
            format!("{who} {}{}", shortened(&question.body, QUESTION), attached(card, question))
        },
    ));
    lines.join("\n")
}

fn speaker(card: &Card, turn: &Earlier, asked: bool) -> String {
    let words = &card.texts.words.review;
    let who = match (turn.role, turn.name.as_deref()) {
        (Role::Assistant, _) => Cow::from(&*words.bot),
        (_, Some(name)) if card.names => shortened(name, 40),
        _ if asked => Cow::from(&*words.asker),
        _ => Cow::from(&*words.bystander),
    };
    format!("**{who}**")
}

/// How many files came with a turn. Their names stay away: they are erased by themselves, and a card in a channel stays.
fn attached(card: &Card, turn: &Earlier) -> String {
    let words = &card.texts.words.review;
    match turn.files.len() {
        0 => String::new(),
        1 => format!(" · {}", words.one_file),
        count => format!(" · {}", fill(&words.some_files, &[("count", &count.to_string())])),
    }
}

/// The reply as far as there is room for it.
pub fn reply(card: &Card) -> String {
    match card.dossier.text.as_deref() {
        None => format!("*{}*", card.texts.words.review.reply_gone),
        Some(text) => long(card, text, REPLY, REPLY_FILE),
    }
}

/// What should have been said, as far as there is room for it; none where nobody wrote that.
pub fn correction(card: &Card) -> Option<String> {
    card.dossier.correction.as_deref().map(|text| long(card, text, CORRECTION, CORRECTION_FILE))
}

fn long(card: &Card, text: &str, room: usize, file: &str) -> String {
    let length = text.chars().count();
    if length <= room {
        return text.to_owned();
    }
    let count = card.texts.count(length as u64);
    let whole = fill(&card.texts.words.review.whole_in_file, &[("count", &count), ("file", file)]);
    format!("{}\n-# {whole}", shortened(text, room - 80))
}

/// The model, how it was asked, what it took.
pub fn small_print(card: &Card) -> String {
    let (dossier, texts) = (&card.dossier, card.texts);
    let words = &texts.words.review;
    let mut parts = Vec::new();
    if let Some(model) = &dossier.model {
        parts.push(model.name.clone());
        parts.extend(model.parameters.iter().map(|(name, value)| format!("{name} {value}")));
    }
    if let Some(ending) = &dossier.message.ending {
        let timed = |template: &str, ms| fill(template, &[("time", &seconds(texts, ms))]);
        parts.extend(ending.usage.map(|usage| {
            let [asked, answered] = [usage.prompt, usage.completion].map(|count| texts.count(count));
            fill(&words.tokens, &[("asked", &asked), ("answered", &answered)])
        }));
        parts.extend(ending.first_token_ms.map(|ms| timed(&words.first_word, ms)));
        parts.push(timed(&words.all_words, ending.total_ms));
        parts.extend(texts.ending(&ending.finish, &dossier.message.id.to_string()));
    }
    shortened(&parts.join(" · "), 500).into_owned()
}

fn seconds(texts: Texts, ms: u64) -> String {
    let number = texts.decimals(&format!("{}.{}", ms / 1_000, ms % 1_000 / 100));
    fill(&texts.words.review.seconds, &[("number", &number)])
}

/// Shown in the clock and language of whoever reads.
fn clock(at: Timestamp) -> String {
    format!("<t:{}:t>", at.as_ms() / 1_000)
}

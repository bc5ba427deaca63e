//! What a card says of a reply that is reviewed: short lines, the most important first.

use crate::bot::platform::Press;
use crate::bot::review::Card;
use crate::domain::event::{Rating, Role, Standing};
use crate::domain::key::PlaceKey;
use crate::domain::review::{CaseState, Survey, Verdict};
use crate::domain::split::shortened;
use crate::domain::time::Timestamp;
use crate::store::{Noted, Rated, Told, Waiting};

/// How much of a text a card has room for; all embeds of a message hold 6000 code points together (FACTS section 3).
const QUESTION: usize = 700;
const EARLIER: usize = 200;
const SAID: usize = 300;
const SAID_IN_ALL: usize = 900;
const NOTED_IN_ALL: usize = 500;
const RATINGS: usize = 300;
/// The same of the reply and of what should have been said; longer ones come as a file beside the card.
pub const REPLY: usize = 1_800;
/// See [`REPLY`].
pub const CORRECTION: usize = 900;

/// Stands over the reply, and leads to it.
pub const REPLY_TITLE: &str = "The reply";
/// Stands over what the raters hold.
pub const RATINGS_TITLE: &str = "Ratings";
/// Stands over what was said.
pub const SAID_TITLE: &str = "What was said about it";
/// Stands over what should have been said.
pub const CORRECTION_TITLE: &str = "What should have been said";
/// The file of a long reply.
pub const REPLY_FILE: &str = "reply.md";
/// The file of a long correction.
pub const CORRECTION_FILE: &str = "correction.md";
/// The title of the form for what should have been said.
pub const FORM_TITLE: &str = "What should have been said?";
/// The label of its text field.
pub const FORM_TEXT: &str = "In the reply's stead";
/// The label of its field for a file.
pub const FORM_FILE: &str = "Or as a text file, if it is longer";
/// The same where the reply is too long for a text field.
pub const FORM_FILE_ONLY: &str = "The whole text as a file, at most 256 KiB";
/// When the file is none that can be read.
pub const NOT_A_TEXT: &str = "That file is no text of at most 256 KiB, so nothing was recorded.";
/// When what was decided is recorded and the card cannot be read.
pub const NOT_SHOWN: &str =
    "I cannot show that right now. What you decided is recorded; please try again in a minute.";
/// When what was asked for cannot be read.
pub const NOT_READ: &str = "I cannot show that right now; please try again in a minute.";
/// When what was pressed under a card in the moderators' channel is recorded.
pub const NOTED: &str = "Recorded. The card shows it in a moment.";
/// When there was nothing to record, since somebody was faster.
pub const NOTED_BEFORE: &str = "That was decided before. The card shows it in a moment.";
/// Stands over what moderators said to each other.
pub const NOTES_TITLE: &str = "Moderators' notes";
/// A channel that the platform tells no name of.
pub const NO_NAME: &str = "a channel without a name";
/// When the figures' picture cannot be drawn.
pub const NO_PICTURE: &str = "-# Their picture cannot be drawn right now.";
/// The file of the figures' picture.
pub const FIGURES_FILE: &str = "figures.png";
/// When the file did not come.
pub const NO_FILE: &str = "That file could not be fetched, so nothing was recorded. Please try again.";

/// The label of a button.
pub const fn press(press: Press) -> &'static str {
    match press {
        Press::Good => "Good",
        Press::Bad => "Bad",
        Press::Correct => "Correct",
        Press::Exclude => "Exclude",
        Press::Skip => "Skip",
        Press::Undo => "Undo",
        Press::Next => "Next",
    }
}

/// Where nothing is to be shown.
pub fn nothing(of_all: bool, waiting: Waiting) -> String {
    match (of_all, waiting.held) {
        (true, 0) => "Nothing waits for a review.".to_owned(),
        (true, held) => format!("Nothing waits but what others have on their desks ({held})."),
        (false, _) => format!("There is no more of that kind. {}", queue(waiting)),
    }
}

/// What figures are about.
pub fn about(survey: &Survey) -> String {
    let name = |place: &PlaceKey| survey.names.iter().find(|(key, _)| key == place).map(|(_, name)| name);
    let where_to = match &survey.place {
        None => "all channels that you review".to_owned(),
        Some(place) => name(place).map_or_else(|| "one channel".to_owned(), |name| format!("#{name}")),
    };
    let days = survey.days;
    if days == 1 { format!("The last day, {where_to}") } else { format!("The last {days} days, {where_to}") }
}

/// How the case stands, whose it is, and what waits beside it.
pub fn headline(card: &Card) -> String {
    let stands = stands(card);
    let is_done = card.dossier.case.as_ref().is_some_and(|case| case.decided.is_some());
    match card.desk {
        None => stands,
        Some(desk) if is_done => format!("{stands} · {}", queue(desk.waiting)),
        Some(desk) => format!("{stands} · yours until {} · {}", clock(desk.until), queue(desk.waiting)),
    }
}

fn stands(card: &Card) -> String {
    let case = card.dossier.case.as_ref();
    let state = case.map_or(CaseState::Quiet, crate::domain::review::Case::state);
    let line = match (state, case.and_then(|case| case.decided)) {
        (CaseState::Done, Some(decided)) => {
            let by = card.dossier.decided_by.as_deref().unwrap_or("somebody");
            return format!("**{}** · decided by {by} {}", verdict(decided.verdict), ago(decided.at));
        }
        (CaseState::New | CaseState::Disputed, _) if case.is_some_and(|case| case.reopened) => {
            "**New** · its correction quoted words that are erased now, so it is gone; write another one without them?"
        }
        (CaseState::Disputed, _) => "**Disputed**",
        (CaseState::Skipped, _) => "**Skipped**",
        (CaseState::New, _) => "**New**",
        (CaseState::Quiet | CaseState::Done, _) if card.desk.is_none() => {
            "**Nothing asks for a review any more**"
        }
        (CaseState::Quiet | CaseState::Done, _) => "**Nobody asked for this review**",
    };
    line.to_owned()
}

const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Good => "Good",
        Verdict::Bad => "Bad",
        Verdict::Corrected(_) => "Corrected",
        Verdict::Excluded => "Excluded",
    }
}

fn queue(waiting: Waiting) -> String {
    let Waiting { waiting, disputed, held } = waiting;
    let mut line = if waiting == 1 { "1 waits".to_owned() } else { format!("{waiting} wait") };
    if disputed > 0 {
        line.push_str(&format!(", {disputed} disputed"));
    }
    if held > 0 {
        line.push_str(&format!(", {held} on other desks"));
    }
    line
}

/// The question, with what led to it.
pub fn context(card: &Card) -> String {
    let dossier = &card.dossier;
    let place = format!("<#{}>", dossier.message.place.raw);
    let mut lines = vec![format!("Asked in {place} {}", ago(dossier.message.at))];
    let (question, earlier) = match dossier.turns.split_last() {
        Some((question, earlier)) if !dossier.question_gone => (Some(question), earlier),
        _ => (None, &dossier.turns[..]),
    };
    for turn in earlier {
        let who = speaker(card, turn.role, turn.name.as_deref());
        lines.push(format!("> {who}{}", one_line(&turn.body, EARLIER)));
    }
    lines.push(question.map_or_else(
        || "*The question was erased.*".to_owned(),
        |question| {
            let who = speaker(card, question.role, question.name.as_deref());
            format!("{who}{}", shortened(&question.body, QUESTION))
        },
    ));
    lines.join("\n")
}

fn speaker(card: &Card, role: Role, name: Option<&str>) -> String {
    match (role, name) {
        (Role::Assistant, _) => "**Bot** ".to_owned(),
        (_, Some(name)) if card.names => format!("**{}** ", shortened(name, 40)),
        _ => "**Asker** ".to_owned(),
    }
}

/// The reply as far as there is room for it.
pub fn reply(text: Option<&str>) -> String {
    match text {
        None => "*It was erased, or said nothing.*".to_owned(),
        Some(text) => long(text, REPLY, REPLY_FILE),
    }
}

/// What should have been said, as far as there is room for it.
pub fn correction(text: &str) -> String {
    long(text, CORRECTION, CORRECTION_FILE)
}

fn long(text: &str, room: usize, file: &str) -> String {
    let length = text.chars().count();
    if length <= room {
        return text.to_owned();
    }
    format!("{}\n-# {length} characters; all of them are in {file}", shortened(text, room - 80))
}

/// What the raters hold: the asker, bystanders and moderators apart.
pub fn ratings(card: &Card) -> String {
    let groups = [Standing::Asker, Standing::Bystander, Standing::Moderator];
    let lines = groups.iter().filter_map(|standing| {
        let of_group: Vec<_> =
            card.dossier.ratings.iter().filter(|rated| rated.standing == *standing).collect();
        let who = if card.names { named(&of_group) } else { counted(&of_group) };
        (!of_group.is_empty()).then(|| format!("{}: {who}", group(*standing)))
    });
    let lines: Vec<_> = lines.collect();
    if lines.is_empty() { "None".to_owned() } else { shortened(&lines.join("\n"), RATINGS).into_owned() }
}

const fn group(standing: Standing) -> &'static str {
    match standing {
        Standing::Asker => "Asker",
        Standing::Bystander => "Bystanders",
        Standing::Moderator => "Moderators",
    }
}

fn named(rated: &[&Rated]) -> String {
    let one =
        |it: &&Rated| format!("{} {}", sign(it.rating), shortened(it.name.as_deref().unwrap_or("?"), 40));
    rated.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn counted(rated: &[&Rated]) -> String {
    let mut signs: Vec<_> = rated.iter().map(|it| sign(it.rating)).collect();
    signs.sort_unstable();
    let counts = signs.chunk_by(|one, other| one == other);
    let count = |same: &[&str]| match same {
        [one] => (*one).to_owned(),
        many => format!("{} {}", many[0], many.len()),
    };
    counts.map(count).collect::<Vec<_>>().join(" · ")
}

const fn sign(rating: Rating) -> &'static str {
    match rating {
        Rating::Like => "👍",
        Rating::Dislike => "👎",
        Rating::Score(1) => "1️⃣",
        Rating::Score(2) => "2️⃣",
        Rating::Score(3) => "3️⃣",
        Rating::Score(4) => "4️⃣",
        Rating::Score(_) => "5️⃣",
    }
}

/// What was said, the newest last; none where nothing was.
pub fn said(card: &Card) -> Option<String> {
    let lines: Vec<_> = card.dossier.feedback.iter().map(|told| one_told(card, told)).collect();
    (!lines.is_empty()).then(|| shortened(&lines.join("\n"), SAID_IN_ALL).into_owned())
}

fn one_told(card: &Card, told: &Told) -> String {
    let who = match (&told.name, told.standing) {
        (Some(name), _) if card.names => shortened(name, 40).into_owned(),
        (_, Standing::Asker) => "Asker".to_owned(),
        (_, Standing::Bystander) => "Bystander".to_owned(),
        (_, Standing::Moderator) => "Moderator".to_owned(),
    };
    format!("**{who}** {}", one_line(&told.words, SAID))
}

/// What moderators said to each other, the newest last; none where nothing was.
pub fn notes(card: &Card) -> Option<String> {
    let note = |told: &Noted| {
        let who = told.name.as_deref().map_or("Somebody".into(), |name| shortened(name, 40));
        format!("**{who}** {}", one_line(&told.words, SAID))
    };
    let lines: Vec<_> = card.dossier.notes.iter().map(note).collect();
    (!lines.is_empty()).then(|| shortened(&lines.join("\n"), NOTED_IN_ALL).into_owned())
}

/// The model, how it was asked, what it took.
pub fn small_print(card: &Card) -> String {
    let dossier = &card.dossier;
    let mut parts = Vec::new();
    if let Some(model) = &dossier.model {
        parts.push(model.name.clone());
        parts.extend(model.parameters.iter().map(|(name, value)| format!("{name} {value}")));
    }
    if let Some(ending) = &dossier.message.ending {
        parts.extend(ending.usage.map(|usage| format!("{} + {} tokens", usage.prompt, usage.completion)));
        parts.extend(ending.first_token_ms.map(|ms| format!("first word after {}", seconds(ms))));
        parts.push(format!("all after {}", seconds(ending.total_ms)));
        if !ending.finish.is_whole() {
            parts.push(format!("ended: {}", ending.finish));
        }
    }
    shortened(&parts.join(" · "), 500).into_owned()
}

fn seconds(ms: u64) -> String {
    format!("{}.{} s", ms / 1_000, ms % 1_000 / 100)
}

fn one_line(text: &str, room: usize) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    shortened(&words.join(" "), room).into_owned()
}

/// Shown in the clock and language of whoever reads.
fn ago(at: Timestamp) -> String {
    format!("<t:{}:R>", at.as_ms() / 1_000)
}

fn clock(at: Timestamp) -> String {
    format!("<t:{}:t>", at.as_ms() / 1_000)
}

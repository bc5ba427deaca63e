//! Every sentence that a person reads, as functions of plain values, in each language that comes along.

pub mod figures;
mod opinions;
pub mod privacy;
pub mod review;
mod settings;
mod words;

use std::borrow::Cow;

pub(crate) use opinions::sign;
pub(crate) use words::{Choices, Named, Words};

use crate::bot::ask::Waiting;
use crate::bot::texts::words::{ALL, fill, is_filled};
use crate::domain::consent::Keep;
use crate::domain::decide::{Answer, Notice, Quota};
use crate::domain::event::Finish;
use crate::domain::quota::{Left, Over, Whose};
use crate::domain::settings::Language;
use crate::domain::split::shortened;
use crate::domain::time::Timestamp;

/// The mark at the end of a text that is still being written.
pub const CURSOR: &str = " ▌";
/// The label of the button that opens the form for feedback.
pub const FEEDBACK: &str = "✏️";
/// Stands between two things that small print says.
pub const BETWEEN: &str = " · ";

/// How many files that were not read are named.
const NAMED: usize = 3;

/// All that the bot itself says, in one language.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    words: &'static Words,
}

/// The languages.
impl Texts {
    /// In this language; in English where no words of it come along.
    pub fn of(language: &Language) -> Self {
        let found = ALL.iter().find(|(known, _)| known == language).or_else(|| ALL.first());
        Self { words: &found.expect("English comes along").1 }
    }

    /// For somebody whose client is in this locale, such as `en-US`; in `otherwise` where no words of it come along.
    pub fn for_locale(locale: Option<&str>, otherwise: &Language) -> Self {
        let locale = locale.unwrap_or_default();
        let is_theirs = |(_, words): &&(Language, Words)| words.locales.iter().any(|known| known == locale);
        ALL.iter().find(is_theirs).map_or_else(|| Self::of(otherwise), |(_, words)| Self { words })
    }

    /// Every language, English first.
    pub fn all() -> impl Iterator<Item = (&'static Language, Self)> {
        ALL.iter().map(|(language, words)| (language, Self { words }))
    }

    /// Plain labels and names.
    pub(crate) const fn words(self) -> &'static Words {
        self.words
    }
}

impl Default for Texts {
    fn default() -> Self {
        Self::of(&Language::default())
    }
}

/// The sentences.
impl Texts {
    /// The one line to whoever used a command, a button or a form.
    pub fn answer(self, answer: &Answer) -> Cow<'static, str> {
        let words = &self.words.answer;
        let line = match answer {
            Answer::Cleared(_) => &words.cleared,
            Answer::NothingToClear => &words.nothing_to_clear,
            Answer::TakenUp => &words.taken_up,
            Answer::TooLateToUndo => &words.too_late_to_undo,
            Answer::Relay(true) => &words.relay_on,
            Answer::Relay(false) => &words.relay_off,
            Answer::CannotRelay => &words.cannot_relay,
            Answer::Model { here, others } => return self.model(here, others).into(),
            Answer::ModelChosen(name) => return fill(&words.model_chosen, &[("model", &plain(name))]).into(),
            Answer::NoSuchModel => &words.no_such_model,
            Answer::NotAllowed => &words.not_allowed,
            Answer::Stopping => &words.stopping,
            Answer::NothingToStop => &words.nothing_to_stop,
            Answer::WillAnswer => &words.will_answer,
            Answer::FeedbackGone => &words.feedback_gone,
            Answer::Quota(quota) => return self.quota(quota).into(),
            Answer::OverLimit(over) => return self.over_limit(*over).into(),
            Answer::TooManyWaiting => &words.too_many_waiting,
            Answer::WhichModel { .. } => &words.which_model,
            Answer::AnotherComes => &words.another_comes,
            Answer::AnotherOnItsWay => &words.another_on_its_way,
            Answer::QuestionGone => &self.words.notice.question_gone,
            Answer::EnoughAnswers => &self.words.notice.enough_answers,
            Answer::Preferred { goes_on: true } => &words.preferred_goes_on,
            Answer::Preferred { goes_on: false } => &words.preferred,
            Answer::OnlyAnswer => &words.only_answer,
            Answer::FeedbackTaken => &words.feedback_taken,
            Answer::NothingSaid => &words.nothing_said,
            Answer::NotAReply => &words.not_a_reply,
            Answer::Review(_) => &words.on_its_way,
            Answer::NotAReviewer => &words.not_a_reviewer,
            Answer::Held(_) => &words.held,
            Answer::NeverAsked => &words.never_asked,
            Answer::Rating(rated) => return self.rated(rated).into(),
            Answer::Privacy(choices) => return self.choices(choices).into(),
            Answer::MyData(_) => &words.on_its_way,
            Answer::NothingKept => &self.words.privacy.nothing_kept,
            Answer::WouldForget(gone) => return self.would_forget(*gone).into(),
            Answer::Forgotten(gone) => return self.forgotten(*gone).into(),
            Answer::FormNotKept => &self.words.privacy.form_not_kept,
            Answer::Redacted { quoting, erased } => return self.redacted(*quoting, *erased).into(),
            Answer::NothingThere => &self.words.privacy.nothing_there,
            Answer::Settings(sheet) => return self.sheet(sheet).into(),
            Answer::NotAManager => &words.not_a_manager,
            Answer::SettingFixed => &words.fixed,
        };
        line.into()
    }

    /// The one line when nothing can be recorded just now.
    pub fn away(self) -> Cow<'static, str> {
        (&self.words.answer.away).into()
    }

    fn model(self, here: &str, others: &[String]) -> String {
        let (words, here) = (&self.words.answer, plain(here));
        let others = others.iter().map(|name| plain(name)).collect::<Vec<_>>().join(", ");
        let template = if others.is_empty() { &words.model } else { &words.model_of_several };
        fill(template, &[("here", &here), ("others", &others)])
    }

    /// Whoever has had enough for today reads when there is more, in their own time: Discord writes the moment so.
    fn over_limit(self, over: Over) -> String {
        let template = match over.whose {
            Whose::Person => &self.words.quota.person_over,
            Whose::Guild => &self.words.quota.server_over,
        };
        fill(template, &[("moment", &moment(over.until))])
    }

    /// What is left, in one line.
    fn quota(self, quota: &Quota) -> String {
        let (words, Quota { person, guild, spared, until }) = (&self.words.quota, quota);
        let (mine, all) = (self.amounts(person), self.amounts(guild));
        let template = match (person.is_limited(), guild.is_limited()) {
            (false, false) => return words.none.clone(),
            _ if *spared => return words.spared.clone(),
            (true, true) => &words.both_left,
            (true, false) => &words.person_left,
            (false, true) => &words.server_left,
        };
        let amounts = if person.is_limited() { &mine } else { &all };
        let left = fill(template, &[("amounts", amounts), ("others", &all)]);
        format!("{left} {}", fill(&words.anew, &[("moment", &moment(*until))]))
    }

    fn amounts(self, left: &Left) -> String {
        let words = &self.words.quota;
        let amount = |(left, limit): (u64, u64), template: &str| {
            fill(template, &[("left", &left.to_string()), ("limit", &limit.to_string())])
        };
        let answers = left.requests.map(|left| amount(left, &words.answers));
        let tokens = left.tokens.map(|left| amount(left, &words.tokens));
        match (answers, tokens) {
            (Some(one), Some(other)) => fill(&words.both, &[("one", &one), ("other", &other)]),
            (one, other) => one.or(other).unwrap_or_default(),
        }
    }

    /// One honest line under a message.
    pub fn notice(self, notice: Notice) -> Cow<'static, str> {
        let words = &self.words.notice;
        let line = match notice {
            Notice::TooManyWaiting => &words.too_many_waiting,
            Notice::OverLimit(over) => return self.over_limit(over).into(),
            Notice::NotKept => &self.words.privacy.not_kept,
            Notice::SwitchedOn(Keep::Notice) => &self.words.privacy.switched_on,
            Notice::SwitchedOn(Keep::OptIn) => &self.words.privacy.switched_on_opt_in,
            Notice::KeptFromNowOn => &self.words.privacy.kept_from_now_on,
            Notice::QuestionGone => &words.question_gone,
            Notice::EnoughAnswers => &words.enough_answers,
            Notice::NothingSaid => &words.nothing_said,
            Notice::Waits => &words.waits,
            Notice::WasAway(1) => &words.was_away_one,
            Notice::WasAway(missed) => {
                return fill(&words.was_away, &[("missed", &missed.to_string())]).into();
            }
        };
        line.into()
    }

    /// What is said under a message that was taken for feedback.
    pub fn hint(self) -> &'static str {
        &self.words.notice.hint
    }

    /// The small print of a reply that is not simply complete: what happened, and an id to quote.
    pub fn ending(self, finish: &Finish, incident: &str) -> Option<String> {
        let words = &self.words.ending;
        let template = match finish {
            Finish::Ended | Finish::Other(_) => return None,
            Finish::Length => &words.length,
            Finish::Filtered => &words.filtered,
            Finish::Empty => &words.empty,
            Finish::Stopped => &words.stopped,
            Finish::Deleted => &words.deleted,
            Finish::Cut => &words.cut,
            Finish::Busy => &words.busy,
            Finish::TooLong => &words.too_long,
            Finish::Refused => &words.refused,
            Finish::Failed => &words.failed,
        };
        Some(fill(template, &[("incident", incident)]))
    }

    /// The small line in the place of a reply while it takes longer than a moment.
    pub fn waiting(self, waiting: Waiting) -> &'static str {
        let words = &self.words.print;
        match waiting {
            Waiting::Place => &words.waits_for_place,
            Waiting::Busy => &words.waits_for_busy,
            Waiting::Away => &words.waits_for_away,
        }
    }

    /// What follows the first time that a server is down in a place.
    pub fn signs_follow(self) -> String {
        self.words.print.signs_follow.clone()
    }

    /// The small print of a reply by another model than the chosen one.
    pub fn stands_in(self, model: &str) -> String {
        fill(&self.words.print.stands_in, &[("model", &plain(model))])
    }

    /// The small print of another answer to the same question.
    pub fn another_answer(self) -> String {
        self.words.print.another_answer.clone()
    }

    /// The small print of the first reply after a long silence.
    pub fn after_silence(self) -> String {
        self.words.print.after_silence.clone()
    }

    /// The small print of a reply whose history did not fit.
    pub fn history_cut(self, turns: u32) -> String {
        let words = &self.words.print;
        let template = if turns == 1 { &words.left_out_one } else { &words.left_out };
        fill(template, &[("turns", &turns.to_string())])
    }

    /// The small print of a reply to a question that came with files which the model was not shown.
    pub fn not_read(self, names: &[String]) -> Option<String> {
        let words = &self.words.print;
        let named: Vec<_> = names.iter().take(NAMED).map(|name| plain(&name.replace('·', " "))).collect();
        let more = names.len().saturating_sub(NAMED);
        let template = if more > 0 { &words.not_read_more } else { &words.not_read };
        let said = || fill(template, &[("names", &named.join(", ")), ("more", &more.to_string())]);
        (!named.is_empty()).then(said)
    }

    /// Whether something that small print says is none of its endings.
    fn is_note(self, said: &str) -> bool {
        let words = &self.words.print;
        let notes = [
            &words.after_silence,
            &words.another_answer,
            &words.signs_follow,
            &words.stands_in,
            &words.left_out,
            &words.left_out_one,
            &words.not_read,
            &words.not_read_more,
        ];
        notes.into_iter().any(|template| is_filled(template, said))
    }

    fn read(self, line: &str, incident: &str) -> Option<Option<Finish>> {
        let ended =
            |said: &str| ENDINGS.iter().find(|finish| self.ending(finish, incident).as_deref() == Some(said));
        let mut said = line.split(BETWEEN);
        let is_ours = said.clone().all(|said| self.is_note(said) || ended(said).is_some());
        is_ours.then(|| said.find_map(ended).cloned())
    }
}

/// The endings that small print tells.
const ENDINGS: [Finish; 10] = [
    Finish::Length,
    Finish::Filtered,
    Finish::Empty,
    Finish::Stopped,
    Finish::Deleted,
    Finish::Cut,
    Finish::Busy,
    Finish::TooLong,
    Finish::Refused,
    Finish::Failed,
];

/// Reads a line of small print back, whatever language it was written in: how it says that the reply ended, if it does;
/// none for a line that is not ours.
pub fn read_small_print(line: &str, incident: &str) -> Option<Option<Finish>> {
    Texts::all().find_map(|(_, texts)| texts.read(line, incident))
}

/// Whether a line says, in any language, that something is waited for.
pub fn is_waiting(line: &str) -> bool {
    let all = [Waiting::Place, Waiting::Busy, Waiting::Away];
    Texts::all().any(|(_, texts)| all.into_iter().any(|it| texts.waiting(it) == line))
}

/// A name as it is: its underscores are no markup.
fn plain(name: &str) -> String {
    format!("`{}`", name.replace('`', "'"))
}

fn moment(at: Timestamp) -> String {
    format!("<t:{}:R>", at.as_ms() / 1_000)
}

/// Somebody's words without line breaks, as far as there is room for them.
fn one_line(text: &str, room: usize) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    shortened(&words.join(" "), room).into_owned()
}

/// The longest reasoning that is shown, in characters; the whole of it is kept.
const SHOWN_REASONING: usize = 600;
/// Around what is to be uncovered, in small print.
const COVER: (&str, &str) = ("-# ||", "||");

/// What a model thought, as one line to be uncovered.
pub fn reasoning(thought: &str) -> String {
    let words = thought.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown: String = words.chars().take(SHOWN_REASONING).collect();
    let more = if shown.len() < words.len() { " …" } else { "" };
    // Bars and markup of the model's own would end the cover early, or reach beyond it.
    let mut plain = String::with_capacity(shown.len());
    for c in shown.chars() {
        if matches!(c, '|' | '`' | '*' | '_' | '~' | '\\' | '<' | '[') {
            plain.push('\\');
        }
        plain.push(c);
    }
    format!("{}{plain}{more}{}", COVER.0, COVER.1)
}

/// A reply's text without the line of reasoning before it.
pub fn without_reasoning(shown: &str) -> &str {
    let (line, text) = shown.split_once('\n').unwrap_or((shown, ""));
    let is_covered = line.starts_with(COVER.0) && line.ends_with(COVER.1);
    if is_covered { text } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_model_thought_is_one_line_that_it_cannot_leave() {
        let check = |thought: &str, expected: &str| assert_eq!(reasoning(thought), expected);
        check(" Hm.\n\nYes. ", "-# ||Hm. Yes.||");
        check("a||b `c` <@1>", r"-# ||a\|\|b \`c\` \<@1>||");
        let long = reasoning(&"word ".repeat(1_000));
        assert!(long.ends_with(" …||") && long.chars().count() < 700, "{long}");
        assert_eq!(without_reasoning(&format!("{long}\nText.\n-# ||mine||")), "Text.\n-# ||mine||");
        assert_eq!(without_reasoning("Text.\nMore."), "Text.\nMore.");
        assert_eq!(without_reasoning(&long), "");
    }

    #[test]
    fn a_locale_is_answered_in_its_language_and_else_in_that_of_the_place() {
        let check = |locale: Option<&str>, place: &str, expected: &str| {
            let texts = Texts::for_locale(locale, &place.parse().unwrap());
            assert_eq!(texts.words.name, expected, "{locale:?} in {place}");
        };
        check(Some("de"), "en", "Deutsch");
        check(Some("en-GB"), "de", "English");
        check(Some("fi"), "de", "Deutsch");
        check(None, "xx", "English");
    }

    #[test]
    fn small_print_of_ours_is_read_back() {
        let check = |line: &str, expected| assert_eq!(read_small_print(line, "ID"), expected, "{line}");
        for (_, texts) in Texts::all() {
            let busy = texts.ending(&Finish::Busy, "ID").unwrap();
            check(&[busy, texts.signs_follow()].join(BETWEEN), Some(Some(Finish::Busy)));
            check(&[texts.stands_in("small"), texts.history_cut(2)].join(BETWEEN), Some(None));
        }
        check("something else", None);
    }
}

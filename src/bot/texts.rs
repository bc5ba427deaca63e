//! Every sentence that a person reads, as functions of plain values.

pub mod review;
pub mod settings;

use std::borrow::Cow;

use crate::bot::ask::Waiting;
use crate::domain::decide::{Answer, Notice, Quota};
use crate::domain::event::Finish;
use crate::domain::quota::{Left, Over, Whose};
use crate::domain::time::Timestamp;

/// The mark at the end of a text that is still being written.
pub const CURSOR: &str = " ▌";
/// The label of the button that ends a reply.
pub const STOP: &str = "Stop";
/// The label of the button that opens the form for feedback.
pub const FEEDBACK: &str = "✏️";
/// The label of the button that asks the same again.
pub const ASK_AGAIN: &str = "Ask again";
/// The label of the button that turns feedback into a question.
pub const ANSWER_INSTEAD: &str = "Answer it instead";
/// The label of the button that takes up a cleared conversation.
pub const UNDO: &str = "Undo";
/// The name of the message menu that asks for another answer to the same question.
pub const ANOTHER_ANSWER: &str = "Another answer";
/// What stands in the choice of the model that gives it.
pub const CHOOSE_MODEL: &str = "Choose a model";
/// The label of the button that prefers one answer to the others.
pub const BETTER: &str = "This one is better";
/// The name of the message menu that opens the form for feedback.
pub const GIVE_FEEDBACK: &str = "Give feedback";
/// The title of that form.
pub const FEEDBACK_TITLE: &str = "What about this reply?";
/// The label of its text field.
pub const FEEDBACK_LABEL: &str = "What was good, wrong or missing";
/// What the command that ends a conversation says of itself.
pub const CLEAR_ABOUT: &str = "Start afresh here; nothing is deleted";
/// What the command that switches the relay says of itself.
pub const RELAY_ABOUT: &str = "Answer every message in this place, or only mentions";
/// What its option says of itself.
pub const RELAY_STATE_ABOUT: &str = "on: every message is answered; off: mentions only";

/// The name of the message menu that opens a reply's review.
pub const REVIEW_THIS: &str = "Review this reply";
/// What the command that shows the queue of reviews says of itself.
pub const REVIEW_ABOUT: &str = "Review replies that people rated or spoke of";
/// What its options say of themselves.
pub const REVIEW_STATUS_ABOUT: &str = "How the review stands; without it, everything that waits";
/// See [`REVIEW_STATUS_ABOUT`].
pub const REVIEW_RATED_ABOUT: &str = "Only replies that somebody liked, or disliked";
/// See [`REVIEW_STATUS_ABOUT`].
pub const REVIEW_WORDS_ABOUT: &str = "Only replies that something was said about";
/// See [`REVIEW_STATUS_ABOUT`].
pub const REVIEW_PLACE_ABOUT: &str = "Only replies in this channel";
/// See [`REVIEW_STATUS_ABOUT`].
pub const REVIEW_MODEL_ABOUT: &str = "Only replies of this model";
/// See [`REVIEW_STATUS_ABOUT`].
pub const REVIEW_DAYS_ABOUT: &str = "Only replies of the last days, so many";
/// See [`REVIEW_STATUS_ABOUT`].
pub const REVIEW_ASKER_ABOUT: &str = "Only replies that this person asked for";
/// See [`REVIEW_STATUS_ABOUT`].
pub const REVIEW_SAMPLE_ABOUT: &str = "Replies chosen by chance that nothing asks about";

/// What the command that shows figures says of itself.
pub const STATS_ABOUT: &str = "How replies are rated and reviewed, as a picture";
/// What its options say of themselves.
pub const STATS_DAYS_ABOUT: &str = "Of how many days; without it, of the last 90";
/// See [`STATS_DAYS_ABOUT`].
pub const STATS_PLACE_ABOUT: &str = "Only replies in this channel";

/// What the command that says which model answers says of itself.
pub const MODEL_ABOUT: &str = "Which model answers here; moderators can choose another";
/// What its option says of itself.
pub const MODEL_NAME_ABOUT: &str = "The model that shall answer here from now on";

/// What the command that tells what is left says of itself.
pub const QUOTA_ABOUT: &str = "How much you can still ask today";

/// The one line to whoever used a command, a button or a form.
pub fn answer(answer: &Answer) -> Cow<'static, str> {
    let line = match answer {
        Answer::Cleared(_) => "Started afresh. Nothing was deleted; Undo works for ten minutes.",
        Answer::NothingToClear => "There is no conversation here to clear.",
        Answer::TakenUp => "The earlier conversation goes on.",
        Answer::TooLateToUndo => "It is too late to take that conversation up again.",
        Answer::Relay(true) => "Every message here is answered from now on.",
        Answer::Relay(false) => "Only mentions are answered here from now on.",
        Answer::CannotRelay => {
            "The bot runs without permission to read messages, so it answers mentions only. Its operator can change that."
        }
        Answer::Model { here, others } => return model(here, others).into(),
        Answer::ModelChosen(name) => return format!("From now on {} answers here.", plain(name)).into(),
        Answer::NoSuchModel => "There is no model of that name; `/model` alone tells which there are.",
        Answer::NotAllowed => "That is for the person who asked and for moderators.",
        Answer::Stopping => "Stopping.",
        Answer::NothingToStop => "That reply has ended already.",
        Answer::WillAnswer => "It will be answered.",
        Answer::FeedbackGone => "That message was withdrawn or is gone, so there is nothing to answer.",
        Answer::Quota(quota) => return quota_line(quota).into(),
        Answer::OverLimit(over) => return over_limit(*over).into(),
        Answer::TooManyWaiting => "Too many questions wait here; try again when some are answered.",
        Answer::WhichModel { .. } => "Which model shall answer?",
        Answer::AnotherComes => "Another answer is coming.",
        Answer::AnotherOnItsWay => "Another answer is on its way already.",
        Answer::QuestionGone => QUESTION_GONE,
        Answer::EnoughAnswers => ENOUGH_ANSWERS,
        Answer::Preferred { goes_on: true } => "Noted: this one is better. The conversation goes on from it.",
        Answer::Preferred { goes_on: false } => "Noted: this one is better.",
        Answer::OnlyAnswer => "There is no other answer to compare it with.",
        Answer::FeedbackTaken => "Thank you, your feedback is recorded.",
        Answer::NothingSaid => "There was nothing in the form, so nothing is recorded.",
        Answer::NotAReply => "That is not a reply of mine.",
        Answer::Review(_) => "It is on its way.",
        Answer::NotAReviewer => "That is for those who review here.",
        Answer::Held => "Somebody else has that reply on the desk.",
        Answer::Settings(sheet) => return settings::page(sheet).into(),
        Answer::NotAManager => settings::NOT_A_MANAGER,
        Answer::SettingFixed => settings::FIXED,
        Answer::NeverAsked => "That person has not asked me anything.",
    };
    Cow::Borrowed(line)
}

fn model(here: &str, others: &[String]) -> String {
    let here = plain(here);
    match others {
        [] => format!("{here} answers here."),
        others => {
            let others: Vec<_> = others.iter().map(|name| plain(name)).collect();
            format!("{here} answers here. A moderator can choose another: {}.", others.join(", "))
        }
    }
}

/// A name as it is: its underscores are no markup.
fn plain(name: &str) -> String {
    format!("`{}`", name.replace('`', "'"))
}

/// The one line when nothing can be recorded just now.
pub const AWAY: &str =
    "I cannot write anything down right now, so nothing was done. Please try again in a minute.";

const QUESTION_GONE: &str = "The question was deleted, so it cannot be asked again.";
const ENOUGH_ANSWERS: &str = "This question has been answered often enough; ask it in other words, perhaps.";

/// Whoever has had enough for today reads when there is more, in their own time: Discord writes the moment so.
fn over_limit(over: Over) -> String {
    let whose = match over.whose {
        Whose::Person => "You have had all the answers that there are for you today.",
        Whose::Guild => "This server has had all the answers that there are for it today.",
    };
    format!("{whose} Please ask again {}.", moment(over.until))
}

/// What is left, in one line.
fn quota_line(quota: &Quota) -> String {
    let Quota { person, guild, spared, until } = quota;
    let lines: Vec<_> = [("you have", person), ("this server has", guild)]
        .into_iter()
        .filter(|(_, left)| left.is_limited())
        .map(|(who, left)| format!("{who} {} left", amounts(left)))
        .collect();
    match (lines.is_empty(), spared) {
        (true, _) => "There are no limits here: ask as much as you like.".to_owned(),
        (_, true) => "The limits here do not hold for moderators.".to_owned(),
        (false, false) => format!("Today {}. It begins anew {}.", lines.join(", and "), moment(*until)),
    }
}

fn amounts(left: &Left) -> String {
    let amount = |(left, limit): (u64, u64), what: &str| format!("{left} of {limit} {what}");
    let requests = left.requests.map(|left| amount(left, "answers"));
    let tokens = left.tokens.map(|left| amount(left, "tokens"));
    requests.into_iter().chain(tokens).collect::<Vec<_>>().join(" and ")
}

fn moment(at: Timestamp) -> String {
    format!("<t:{}:R>", at.as_ms() / 1_000)
}

/// One honest line under a message.
pub fn notice(notice: Notice) -> Cow<'static, str> {
    let line = match notice {
        Notice::TooManyWaiting => {
            "Too many questions wait here, so this one is not answered. Please ask again later."
        }
        Notice::OverLimit(over) => return over_limit(over).into(),
        Notice::QuestionGone => QUESTION_GONE,
        Notice::EnoughAnswers => ENOUGH_ANSWERS,
        Notice::NothingSaid => "There was nothing to answer: write something beside the mention.",
        Notice::Waits => {
            "I cannot write anything down right now, so this waits; it is answered as soon as I can."
        }
        Notice::WasAway(1) => {
            "I was away when this was written, so it is not answered. Ask again if it still matters."
        }
        Notice::WasAway(missed) => {
            return format!(
                "I was away, and {missed} messages here are not answered. Ask again what still matters."
            )
            .into();
        }
    };
    line.into()
}

/// The small line under a message that was taken for feedback.
pub const HINT: &str = "-# Taken as feedback on the reply above, and recorded.";

/// The small print of a reply that is not simply complete: what happened, and an id to quote.
pub fn ending(finish: &Finish, incident: &str) -> Option<String> {
    let what = match finish {
        Finish::Ended | Finish::Other(_) => return None,
        Finish::Length => "Cut off at the length limit.".to_owned(),
        Finish::Filtered => format!("The model server's filter ended this reply. ({incident})"),
        Finish::Empty => format!("The model gave an empty answer. ({incident})"),
        Finish::Stopped => "Stopped.".to_owned(),
        Finish::Deleted => "The question was deleted.".to_owned(),
        Finish::Cut => format!("The reply was cut off. ({incident})"),
        Finish::Busy => format!("The model server is busy. Please try again in a minute. ({incident})"),
        Finish::TooLong => {
            format!("This is too long for the model, even without what was said before. ({incident})")
        }
        Finish::Refused => {
            format!("The model server refused the request. The bot's operator can find out why. ({incident})")
        }
        Finish::Failed => format!("The model server could not answer. Please try again later. ({incident})"),
    };
    Some(what)
}

/// Stands between two things that small print says.
pub const BETWEEN: &str = " · ";

/// The small line in the place of a reply while it takes longer than a moment.
pub const fn waiting(waiting: Waiting) -> &'static str {
    match waiting {
        Waiting::Place => "Others are being answered first; this waits for its turn.",
        Waiting::Busy => "The model server is busy; it is asked again in a moment.",
        Waiting::Away => "The model server did not answer; it is asked again in a moment.",
    }
}

/// Whether a line says that something is waited for.
pub fn is_waiting(line: &str) -> bool {
    [Waiting::Place, Waiting::Busy, Waiting::Away].into_iter().any(|it| waiting(it) == line)
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
    let covered = |(line, _): &(&str, &str)| line.starts_with(COVER.0) && line.ends_with(COVER.1);
    shown.split_once('\n').filter(covered).map_or(shown, |(_, text)| text)
}

/// What follows the first time that a server is down in a place.
pub const fn signs_follow() -> &'static str {
    "Until it answers again, questions here get a ⚠️."
}

/// The small print of a reply by another model than the chosen one.
pub fn stands_in(model: &str) -> String {
    format!("{STANDS_IN}{}.", plain(model))
}

const STANDS_IN: &str = "The chosen model does not answer; this is by ";

/// Reads a line of small print back: how it says that the reply ended, if it does; none for a line that is not ours.
pub fn read_small_print(line: &str, incident: &str) -> Option<Option<Finish>> {
    let endings = [
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
    let ended = |said: &str| endings.iter().find(|finish| ending(finish, incident).as_deref() == Some(said));
    let is_note = |said: &str| {
        [after_silence(), another_answer(), signs_follow()].contains(&said)
            || said.starts_with(STANDS_IN)
            || said.ends_with(LEFT_OUT)
    };
    let mut said = line.split(BETWEEN);
    let is_ours = said.clone().all(|said| is_note(said) || ended(said).is_some());
    is_ours.then(|| said.find_map(ended).cloned())
}

/// The small print of another answer to the same question.
pub const fn another_answer() -> &'static str {
    "Another answer. Press the button under the one that is better."
}

/// The small print of the first reply after a long silence.
pub const fn after_silence() -> &'static str {
    "A new conversation, since it was quiet here for long."
}

const LEFT_OUT: &str = " left out.";

/// The small print of a reply whose history did not fit.
pub fn history_cut(turns: u32) -> String {
    let (noun, verb) = if turns == 1 { ("message", "was") } else { ("messages", "were") };
    format!("{turns} older {noun} {verb}{LEFT_OUT}")
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
    }

    #[test]
    fn small_print_of_ours_is_read_back() {
        let check = |line: &str, expected| assert_eq!(read_small_print(line, "ID"), expected, "{line}");
        let busy = ending(&Finish::Busy, "ID").unwrap();
        check(&[busy, signs_follow().to_owned()].join(BETWEEN), Some(Some(Finish::Busy)));
        check(&[stands_in("small"), history_cut(2)].join(BETWEEN), Some(None));
        check("something else", None);
    }
}

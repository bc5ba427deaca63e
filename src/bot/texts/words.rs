//! The words of each language that comes along: one file each, all of the same shape.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::settings::Language;

/// The files of `languages`, each with its code.
const FILES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// What holds where nothing else is known, and in which the commands are registered.
const ENGLISH: &str = "en";

/// All languages, English first. A file that is not whole is seen by the tests.
pub(super) static ALL: LazyLock<Vec<(Language, Words)>> = LazyLock::new(|| {
    let parsed = |(code, text): &(&str, &str)| {
        let language = code.parse().expect("files of languages are named by a code");
        (language, toml::from_str(text).expect("languages that come along are whole"))
    };
    let mut all: Vec<_> = FILES.iter().map(parsed).collect();
    all.sort_by_key(|(language, _): &(Language, Words)| language.code() != ENGLISH);
    all
});

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $kind:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name { $(pub(crate) $field: $kind),* }
    )*};
}

/// A template, with the names of what is put in it in braces.
type Text = String;

words! {
    /// Everything in one language.
    Words {
        name: Text, locales: Vec<String>, button: Buttons, form: Forms, answer: Answers, quota: Quotas, notice: Notices,
        ending: Endings, print: Prints, settings: SettingsPage, privacy: Privacy, mine: OwnPage, rate: RatePage, review: ReviewPage, figures: Figures, command: Commands, menu: Menus, option: Options, choice: Choices,
    }
    Buttons { stop: Text, ask_again: Text, answer_instead: Text, undo: Text, better: Text }
    Forms { choose_model: Text, feedback_title: Text, feedback_label: Text }
    Answers {
        cleared: Text, nothing_to_clear: Text, taken_up: Text, too_late_to_undo: Text, relay_on: Text, relay_off: Text,
        cannot_relay: Text, model: Text, model_of_several: Text, model_chosen: Text, no_such_model: Text,
        not_allowed: Text, stopping: Text, nothing_to_stop: Text, will_answer: Text, feedback_gone: Text,
        too_many_waiting: Text, which_model: Text, another_comes: Text, another_on_its_way: Text, preferred: Text,
        preferred_goes_on: Text, only_answer: Text, feedback_taken: Text, nothing_said: Text, not_a_reply: Text,
        on_its_way: Text, not_a_reviewer: Text, held: Text, never_asked: Text, not_a_manager: Text, fixed: Text, away: Text,
    }
    Quotas {
        person_over: Text, server_over: Text, none: Text, spared: Text, person_left: Text, server_left: Text,
        both_left: Text, anew: Text, answers: Text, tokens: Text, both: Text,
    }
    Notices {
        too_many_waiting: Text, question_gone: Text, enough_answers: Text, nothing_said: Text, waits: Text,
        was_away_one: Text, was_away: Text, hint: Text,
    }
    Endings {
        length: Text, filtered: Text, empty: Text, stopped: Text, deleted: Text, cut: Text, busy: Text, too_long: Text,
        refused: Text, failed: Text,
    }
    Prints {
        waits_for_place: Text, waits_for_busy: Text, waits_for_away: Text, signs_follow: Text, stands_in: Text,
        another_answer: Text, after_silence: Text, left_out_one: Text, left_out: Text, not_read: Text, not_read_more: Text,
    }
    SettingsPage {
        heading_server: Text, heading_category: Text, heading_channel: Text, heading_thread: Text, heading_direct: Text,
        fixed: Text, here: Text, from_server: Text, from_category: Text, from_channel: Text, unset: Text,
        server: Text, category: Text, channel: Text, thread: Text, direct: Text,
        choose: Text, choose_value: Text, inherit: Text, suggested: Text,
        relay: Text, relay_about: Text, relay_on: Text, relay_off: Text,
        scope: Text, scope_about: Text, scope_place: Text, scope_person: Text,
        feedback: Text, feedback_about: Text, feedback_on: Text, feedback_off: Text,
        seeds: Text, seeds_about: Text, seeds_on: Text, seeds_off: Text,
        reviewers: Text, reviewers_about: Text, reviewers_none: Text, reviewers_some: Text, nobody_else: Text,
        review_channel: Text, review_channel_about: Text, review_channel_none: Text, no_channel: Text,
        language: Text, language_about: Text,
        keep: Text, keep_about: Text, keep_notice: Text, keep_opt_in: Text,
        take_down: Text, take_down_about: Text, take_down_on: Text, take_down_off: Text,
        training: Text, training_about: Text, training_on: Text, training_off: Text,
    }
    Privacy {
        page: Text, other_hosts: Text, yes: Text, no: Text, opt_in: Text, policy: Text, until_erased: Text, one_day: Text, days: Text,
        keep_yes: Text, keep_no: Text, train_yes: Text, train_no: Text, answer_yes: Text, answer_no: Text,
        not_kept: Text, form_not_kept: Text, switched_on: Text, switched_on_opt_in: Text, kept_from_now_on: Text,
        nothing_kept: Text, would_forget: Text, forgotten: Text, forget: Text, my_data: Text, my_data_packed: Text,
        my_data_left_out: Text,
        not_read: Text, redact_title: Text, redact_label: Text, redacted: Text, nothing_there: Text,
        quoting_label: Text, quoting_yes: Text, quoting_no: Text, quoting_erased: Text, quoting_stays: Text,
    }
    OwnPage { heading: Text, none: Text, reply: Text, newer: Text, older: Text, not_read: Text }
    RatePage { none: Text, here: Text, by_reaction: Text, take_back: Text }
    ReviewPage {
        good: Text, bad: Text, correct: Text, exclude: Text, skip: Text, undo: Text, undo_last: Text,
        next: Text, is_new: Text, is_disputed: Text, is_skipped: Text, is_quiet: Text, asks_no_more: Text,
        reopened: Text, found_good: Text, found_bad: Text, corrected: Text, excluded: Text, decided_by: Text,
        somebody: Text, last: Text, yours_until: Text, one_waits: Text, wait: Text, disputed: Text,
        on_other_desks: Text, you_decided: Text, nothing: Text, all_held: Text, no_more: Text, held_by: Text,
        asked_in: Text, bot: Text, asker: Text, bystander: Text, bystanders: Text, moderator: Text,
        moderators: Text, question_gone: Text, reply_gone: Text, whole_in_file: Text, reply: Text,
        ratings: Text, no_ratings: Text, said: Text, notes: Text, correction: Text, tokens: Text, opinions_in_file: Text, earlier_in_file: Text,
        first_word: Text, all_words: Text, seconds: Text, form_title: Text, form_text: Text, form_file: Text,
        form_file_only: Text, not_a_text: Text, no_file: Text, not_shown: Text, not_read: Text, noted: Text,
        noted_before: Text, one_file: Text, some_files: Text,
    }
    Figures {
        thousands: Text, decimal: Text, percent: Text, minutes: Text, hours: Text, days: Text, day: Text,
        months: Vec<Text>, last_day: Text, last_days: Text, everywhere: Text, one_channel: Text,
        no_name: Text, no_picture: Text, title: Text, likes: Text, of_ratings: Text, rated: Text,
        of_replies: Text, raters_agree: Text, with_moderators: Text, between: Text, not_enough: Text,
        open: Text, disputed: Text, decided: Text, after: Text, no_time: Text, over_time: Text,
        nobody_rated: Text, by_model: Text, by_place: Text, not_rated: Text, share_of: Text, more: Text,
        liked: Text, none_rated: Text, reviews: Text, reviews_after: Text, agreed: Text, liked_of: Text,
    }
    Commands {
        clear: Named, relay: Named, settings: Named, model: Named, quota: Named, review: Named, stats: Named, feedback: Named,
        privacy: Named, my_data: Named, forget_me: Named,
    }
    Menus { give_feedback: Text, another_answer: Text, review_this: Text, rate: Text, redact: Text }
    Options {
        state: Named, name: Named, status: Named, rated: Named, words: Named, channel: Named, model: Named, days: Named,
        asker: Named, sample: Named, stats_days: Named, mine: Named,
    }
    Choices {
        on: Text, off: Text, disputed: Text, skipped: Text, done: Text, liked: Text, disliked: Text, unrated: Text,
    }
    /// A command or an option.
    Named { name: Text, about: Text }
}

/// A template with these put in the places of their names.
pub(super) fn fill(template: &str, named: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, more)) = rest.split_once('{') {
        let Some((name, after)) = more.split_once('}') else { break };
        filled.push_str(before);
        filled.push_str(named.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Whether a line is this template, whatever was put in it.
pub(super) fn is_filled(template: &str, line: &str) -> bool {
    match (template.split_once('{'), template.rsplit_once('}')) {
        (Some((before, _)), Some((_, after))) => {
            line.len() >= before.len() + after.len() && line.starts_with(before) && line.ends_with(after)
        }
        _ => template == line,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// Every text of a file by its path, with the names in it.
    fn placeholders(value: &toml::Value, path: &str, all: &mut BTreeMap<String, Vec<String>>) {
        match value {
            toml::Value::Table(table) => {
                table.iter().for_each(|(key, value)| placeholders(value, &format!("{path}.{key}"), all));
            }
            toml::Value::String(text) => {
                let mut names: Vec<_> = text
                    .split('{')
                    .skip(1)
                    .filter_map(|rest| Some(rest.split_once('}')?.0.to_owned()))
                    .collect();
                names.sort();
                all.insert(path.to_owned(), names);
            }
            // The locales are a language's own.
            _ => {}
        }
    }

    fn texts(code: &str) -> BTreeMap<String, Vec<String>> {
        let (_, text) = FILES.iter().find(|(known, _)| *known == code).expect("it comes along");
        let mut all = BTreeMap::new();
        placeholders(&toml::from_str(text).expect("it is TOML"), "", &mut all);
        all
    }

    #[test]
    fn every_language_says_everything_with_the_same_placeholders() {
        let english = texts(ENGLISH);
        assert!(english.len() > 150 && FILES.len() > 1, "{} texts, {} languages", english.len(), FILES.len());
        for (code, _) in FILES {
            assert_eq!(texts(code), english, "{code}");
        }
        assert_eq!((ALL.len(), ALL[0].0.code()), (FILES.len(), ENGLISH));
    }

    #[test]
    fn a_file_that_lacks_something_or_says_more_is_no_language() {
        let (_, text) = FILES[0];
        assert!(toml::from_str::<Words>(text).is_ok());
        assert!(toml::from_str::<Words>(&text.replacen("stop = ", "halt = ", 1)).is_err());
        assert!(toml::from_str::<Words>(&format!("more = \"words\"\n{text}")).is_err());
    }

    #[test]
    fn names_are_replaced_and_words_that_look_like_them_are_not() {
        let check = |template: &str, expected: &str| {
            assert_eq!(fill(template, &[("a", "{b}"), ("b", "2")]), expected)
        };
        check("one {a} two {b}.", "one {b} two 2.");
        check("{a", "{a");
        check("", "");
    }

    #[test]
    fn a_filled_template_is_known_again() {
        let check =
            |template: &str, line: &str, expected| assert_eq!(is_filled(template, line), expected, "{line}");
        check("by {model}.", "by `small`.", true);
        check("by {model}.", "by.", false);
        check("plain", "plain", true);
        check("plain", "plainer", false);
    }
}

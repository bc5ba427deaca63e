//! What people are told of their own words. Whoever changes what is agreed to here counts up `SHOWN` in `domain/consent`.

use std::time::Duration;

use crate::bot::texts::Texts;
use crate::bot::texts::words::fill;
use crate::domain::consent::{Choices, Gone, Keep, Step};

/// The command that tells all of it.
pub const COMMAND: &str = "/privacy";
/// What the bot's profile has to say, at most 400 characters with everything else there (Discord's OpenAPI document).
pub const PROFILE: &str = "What you write to me, my replies and what you think of them may be kept. /privacy says what, for how long \
                           and who gets it, and takes your choices; /forget-me erases it.";

/// A day, in seconds.
const DAY: u64 = 24 * 60 * 60;

impl Texts {
    /// What is kept, for how long, who gets it, and how somebody's own choices stand.
    pub fn choices(self, choices: &Choices) -> String {
        let (words, Choices { consents, keep, retain, host, others, policy }) =
            (&self.words.privacy, choices);
        let state = |on: bool| if on { words.yes.as_str() } else { words.no.as_str() };
        let others: Vec<_> = others.iter().map(|host| format!("`{host}`")).collect();
        let others = match others.as_slice() {
            [] => String::new(),
            others => fill(&words.other_hosts, &[("hosts", &others.join(", "))]),
        };
        let named = [
            ("host", host.as_str()),
            ("others", &others),
            ("until", &self.until(*retain)),
            ("answer", state(consents.answers())),
            ("keep", state(consents.keeps(*keep))),
            ("train", state(consents.trains())),
        ];
        let mut page = fill(&words.page, &named);
        if *keep == Keep::OptIn {
            page.push_str(&format!("\n-# {}", words.opt_in));
        }
        if let Some(policy) = policy {
            page.push_str(&format!("\n{}", fill(&words.policy, &[("address", &format!("<{policy}>"))])));
        }
        page
    }

    fn until(self, retain: Option<Duration>) -> String {
        let words = &self.words.privacy;
        match retain.map(|retain| retain.as_secs().div_ceil(DAY)) {
            None => words.until_erased.clone(),
            Some(1) => words.one_day.clone(),
            Some(days) => fill(&words.days, &[("days", &days.to_string())]),
        }
    }

    /// What would go with somebody.
    pub fn would_forget(self, gone: Gone) -> String {
        counted(&self.words.privacy.would_forget, gone)
    }

    /// What went with somebody.
    pub fn forgotten(self, gone: Gone) -> String {
        counted(&self.words.privacy.forgotten, gone)
    }

    /// What comes with the file of everything that is kept of somebody, from which the oldest entries may be missing.
    pub fn my_data(self, packed: bool, left_out: usize) -> String {
        let words = &self.words.privacy;
        let packed = packed.then(|| words.my_data_packed.clone());
        let left_out = Some(left_out).filter(|count| *count > 0);
        let left_out = left_out.map(|count| fill(&words.my_data_left_out, &[("count", &count.to_string())]));
        let lines: Vec<_> = [Some(words.my_data.clone()), packed, left_out].into_iter().flatten().collect();
        lines.join(" ")
    }

    /// One text is erased; and what has become of what quotes it.
    pub fn redacted(self, quoting: usize, erased: bool) -> String {
        let words = &self.words.privacy;
        let quotes = if erased { &words.quoting_erased } else { &words.quoting_stays };
        match quoting {
            0 => words.redacted.clone(),
            count => format!("{} {}", words.redacted, fill(quotes, &[("count", &count.to_string())])),
        }
    }

    /// The label of the button that makes a choice.
    pub fn choice(self, step: Step, given: bool) -> &'static str {
        let words = &self.words.privacy;
        match (step, given) {
            (Step::Answer, true) => &words.answer_yes,
            (Step::Answer, false) => &words.answer_no,
            (Step::Keep, true) => &words.keep_yes,
            (Step::Keep, false) => &words.keep_no,
            (Step::Train, true) => &words.train_yes,
            (Step::Train, false) => &words.train_no,
        }
    }
}

fn counted(template: &str, gone: Gone) -> String {
    let Gone { own, answers, quoting } = gone;
    let count = |count: usize| count.to_string();
    fill(template, &[("own", &count(own)), ("answers", &count(answers)), ("quoting", &count(quoting))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consent::Consents;

    #[test]
    fn every_server_that_may_be_sent_words_is_named() {
        let choices = |others: &[&str]| Choices {
            consents: Consents::default(),
            keep: Keep::Notice,
            retain: None,
            host: "here.example".to_owned(),
            others: others.iter().map(ToString::to_string).collect(),
            policy: None,
        };
        for (_, texts) in Texts::all() {
            let page = texts.choices(&choices(&["a.example", "b.example"]));
            for host in ["`here.example`", "`a.example`, `b.example`"] {
                assert!(page.contains(host), "{host} in {page}");
            }
            let alone = texts.choices(&choices(&[]));
            assert!(
                alone.contains("`here.example`") && !alone.contains("{") && !alone.contains(".example` ("),
                "{alone}"
            );
            assert!(page.chars().count() < 1_900, "it has room for the address of a policy");
        }
    }
}

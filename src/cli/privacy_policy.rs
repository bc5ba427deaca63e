//! `privacy-policy`: a policy to publish, filled in from the settings.

use std::time::Duration;

use crate::cli::output::Lines;
use crate::cli::settings::{self, Policy};
use crate::config::Environment;

/// The words, with the names of what is put in them in braces.
const TEMPLATE: &str = include_str!("../../PRIVACY.md");
/// Everything up to this line is for the operator alone.
const BEGINS: &str = "<!-- the policy begins -->\n";

/// By whom.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Who runs the bot
    #[arg(long, value_name = "NAME", default_value = "[who runs this bot]")]
    operator: String,
    /// Where they can be reached
    #[arg(long, value_name = "ADDRESS", default_value = "[how to reach them]")]
    contact: String,
}

pub(super) async fn run(args: Args, environment: &Environment) -> anyhow::Result<()> {
    let policy = settings::policy(environment)?;
    let mut lines = Lines::new();
    lines.print(filled(&args, &policy).trim_end())?;
    lines.flush()
}

fn filled(args: &Args, policy: &Policy) -> String {
    let kept = match policy.retain {
        Some(retain) => format!("for {}, then they are erased by a job", days(retain)),
        None => "until you have them erased, or a moderator or the operator does".to_owned(),
    };
    let keep = if policy.opt_in {
        "Words are kept only of those who have agreed to it with `/privacy`. Of everybody else it is recorded only that something was asked or said: without text and without person."
    } else {
        "Words are kept of everybody who has not said no with `/privacy`; a notice in the channel says so. Of those who said no it is recorded only that something was asked or said: without text and without person."
    };
    let at_rest = if policy.sealed {
        "Texts and names are encrypted in the database, with a key that is not in it."
    } else {
        "The disks of the database are encrypted by whoever runs them."
    };
    let named = [
        ("{operator}", args.operator.as_str()),
        ("{contact}", &args.contact),
        ("{kept}", &kept),
        ("{keep}", keep),
        ("{at_rest}", at_rest),
        (
            "{take_down}",
            if policy.take_down { ", and the reply to it goes from Discord as well" } else { "" },
        ),
        ("{left}", &days(policy.retain_left)),
        ("{hosts}", &policy.hosts.iter().map(|host| format!("`{host}`")).collect::<Vec<_>>().join(", ")),
    ];
    let words = TEMPLATE.split_once(BEGINS).map_or(TEMPLATE, |(_, words)| words);
    named.iter().fold(words.to_owned(), |text, (name, value)| text.replace(name, value))
}

fn days(time: Duration) -> String {
    match time.as_secs().div_ceil(24 * 60 * 60) {
        1 => "one day".to_owned(),
        days => format!("{days} days"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(policy: &Policy, expected: &[&str]) {
        let args = Args { operator: "The Mill".to_owned(), contact: "mill@example.com".to_owned() };
        let text = filled(&args, policy);
        assert!(!text.contains(['{', '}']), "nothing is left open: {text}");
        for part in expected {
            assert!(text.contains(part), "{part} in {text}");
        }
    }

    #[test]
    fn a_policy_says_what_is_set() {
        let day = Duration::from_secs(24 * 60 * 60);
        let policy = Policy {
            hosts: vec!["models.example".to_owned(), "127.0.0.1".to_owned()],
            retain: Some(day * 90),
            retain_left: day * 30,
            opt_in: true,
            sealed: true,
            take_down: true,
        };
        check(
            &policy,
            &[
                "The Mill",
                "mill@example.com",
                "for 90 days",
                "`models.example`, `127.0.0.1`",
                "only of those who have agreed",
                "with a key that is not in it",
                "30 days",
                "the reply to it goes",
            ],
        );
        let policy = Policy { retain: None, opt_in: false, sealed: false, ..policy };
        check(&policy, &["until you have them erased", "who has not said no", "The disks"]);
    }
}

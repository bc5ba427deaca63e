//! A scripted model for people to try the bot with: friendly, and able to do everything that real ones do.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::script::{Answer, Ask, End, Raw, Reply};

/// A way of answering.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// By the first keyword in what is said.
    #[default]
    AsAsked,
    /// What it can do.
    Help,
    /// A fenced block.
    Code,
    /// A fenced block that one message cannot hold.
    LongCode,
    /// A table.
    Table,
    /// A list.
    List,
    /// A story of several messages.
    Story,
    /// Reasoning before the answer.
    Thinking,
    /// A late beginning and few tokens a second.
    Slow,
    /// An error in the middle of the stream.
    Error,
    /// A connection that breaks in the middle.
    Cut,
    /// No word at all.
    Empty,
    /// The end of what may be said.
    Limit,
    /// 429, to be tried again in 2 s.
    Busy,
    /// 503 at once.
    Down,
    /// No answer, for ever.
    Silent,
}

/// The keywords of each manner; those before win.
const ASKED_BY: [(Manner, &[&str]); 13] = [
    (Manner::Help, &["help", "hilfe"]),
    (Manner::LongCode, &["program"]),
    (Manner::Story, &["long", "story"]),
    (Manner::Code, &["code", "rust", "python"]),
    (Manner::Table, &["table", "compare"]),
    (Manner::List, &["list", "steps"]),
    (Manner::Thinking, &["think", "reason"]),
    (Manner::Slow, &["slow"]),
    (Manner::Error, &["error"]),
    (Manner::Cut, &["cut"]),
    (Manner::Empty, &["empty"]),
    (Manner::Limit, &["limit"]),
    (Manner::Busy, &["busy"]),
];

/// Answers in this manner.
pub(super) fn reply(manner: Manner, ask: &Ask<'_>) -> Reply {
    let answer = match manner {
        Manner::AsAsked => return as_asked(ask),
        Manner::Help => Answer::saying(HELP),
        Manner::Code => Answer::saying(CODE),
        Manner::LongCode => Answer { tokens_per_second: 120.0, ..Answer::saying(&long_code()) },
        Manner::Table => Answer::saying(TABLE),
        Manner::List => Answer::saying(LIST),
        Manner::Story => Answer { tokens_per_second: 80.0, ..Answer::saying(&story()) },
        Manner::Thinking => Answer::saying(&format!("{THOUGHT}{}", echo(ask.user))),
        Manner::Slow => slow(ask.user),
        Manner::Error => Answer { then: End::Error(FAILURE.to_owned()), ..Answer::saying(HALF) },
        Manner::Cut => Answer { then: End::Cut, ..Answer::saying(HALF) },
        Manner::Empty => Answer::saying(""),
        Manner::Limit => Answer { finish: "length".to_owned(), ..Answer::saying(HALF) },
        Manner::Busy => {
            let overloaded = r#"{"error":{"message":"Model is overloaded"}}"#;
            return Raw::refuse(429, overloaded).header("retry-after", "2").into();
        }
        Manner::Down => return Raw::refuse(503, r#"{"error":{"message":"Loading model"}}"#).into(),
        Manner::Silent => Answer { then: End::Hang, ..Answer::saying("") },
    };
    answer.into()
}

fn as_asked(ask: &Ask<'_>) -> Reply {
    let said = ask.user.to_lowercase();
    let has = |word: &&str| said.split(|c: char| !c.is_alphanumeric()).any(|part| part == *word);
    match ASKED_BY.iter().find(|(_, words)| words.iter().any(has)) {
        Some((manner, _)) => reply(*manner, ask),
        None => Answer::saying(&echo(ask.user)).into(),
    }
}

fn slow(said: &str) -> Answer {
    Answer {
        first_token_after: Duration::from_secs(4),
        tokens_per_second: 5.0,
        ..Answer::saying(&echo(said))
    }
}

/// A short answer that shows that it has read the question.
fn echo(said: &str) -> String {
    let first = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("nothing at all").trim();
    let quoted: String = first.chars().take(200).collect();
    format!(
        "You said: “{quoted}”\n\nI am a scripted model, so I know little, but I stream like a real one. Give this reply a 👍 or a 👎, open a thread \
         on it, or reply to it to say what you think. Say `help` to see what else I can do."
    )
}

fn story() -> String {
    let scene = |number: usize| {
        format!(
            "**Part {number}.** The lighthouse keeper climbed the {number}00 steps once more, counting aloud, as she did every evening. The lamp had \
             been lit by oil, by gas, and at last by a wire from the mainland; the steps had stayed the same. “One of us will outlast the other,” she \
             told them. Far out a ship answered with its horn, twice, which means: I see you.\n\n"
        )
    };
    (1..=12).map(scene).collect::<String>() + "And that is how the island kept its light. 🌊"
}

/// More than one message holds, so that the fence is closed and opened again.
fn long_code() -> String {
    let test = |number: u32| {
        format!(
            "    #[test]\n    fn a_vote_taken_back_{number}_times_counts_for_nobody() {{\n        let mut votes = Votes::default();\n        \
             for _ in 0..{number} {{\n            votes.give(\"ann\", Vote::Up);\n            votes.take_back(\"ann\");\n        }}\n        \
             assert_eq!(votes.counted(), 0);\n    }}\n\n"
        )
    };
    let tests: String = (1..=14).map(test).collect();
    format!(
        "A whole program with its tests:\n\n```rust\n{VOTES}\n#[cfg(test)]\nmod tests {{\n    use super::*;\n\n{tests}}}\n```\n\nThat is all of it."
    )
}

const VOTES: &str = "use std::collections::HashMap;\n\n/// What somebody thinks of it.\n#[derive(Clone, Copy, PartialEq)]\npub enum Vote {\n    Up,\n    Down,\n}\n\n\
    /// One current vote for each person.\n#[derive(Default)]\npub struct Votes(HashMap<&'static str, Vote>);\n\nimpl Votes {\n    \
    pub fn give(&mut self, who: &'static str, vote: Vote) {\n        self.0.insert(who, vote); // the last one counts\n    }\n\n    \
    pub fn take_back(&mut self, who: &str) {\n        self.0.remove(who);\n    }\n\n    pub fn counted(&self) -> usize {\n        self.0.len()\n    }\n}\n";

const THOUGHT: &str = "<think>\nThe question is short, so the answer may be.\n</think>\n\n";

const FAILURE: &str = "the scripted model was asked to fail";

const HALF: &str = "This answer begins well, and it would have gone on for a while, but";

const HELP: &str = "I answer in several ways. Say one of these words:\n\n\
    - `long` for a story of several messages\n- `code` for a fenced block, `program` for a long one\n- `table` or `list` for other shapes\n\
    - `think` for reasoning before the answer\n- `slow` for a patient reader\n\
    - `limit`, `error`, `cut`, `empty` or `busy` to see how it looks when something goes wrong\n\n\
    Anything else gets a short, friendly answer.";

const CODE: &str = "Here is a small program that counts votes, one for each person:\n\n```rust\nuse std::collections::HashMap;\n\n\
    fn main() {\n    let votes = [(\"ann\", 1), (\"bob\", -1), (\"ann\", -1)];\n    let mut current = HashMap::new();\n\
    \x20   for (person, vote) in votes {\n        current.insert(person, vote); // the last one counts\n    }\n\
    \x20   println!(\"{current:?}\");\n}\n```\n\nRun it with `cargo run`. A later vote of the same person replaces the earlier one.";

const TABLE: &str = "| what you do | what I make of it |\n| --- | --- |\n| 👍 on a reply | you liked it |\n| 👎 on a reply | you did not |\n\
    | a thread on it | feedback in words |\n| a reply to it | feedback in words |\n\nAnything else is a question to me.";

const LIST: &str = "Three steps:\n\n1. Ask something.\n2. Read the answer while it is being written.\n3. Say what you thought of it:\n   - with a thumb,\n\
    \x20  - or in words.";

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn answer(said: &str) -> Answer {
        match reply(Manner::AsAsked, &Ask { user: said, body: &Value::Null, number: 0 }) {
            Reply::Answer(answer) => answer,
            Reply::Raw(raw) => panic!("{raw:?}"),
        }
    }

    #[test]
    fn keywords_choose_the_way_of_answering() {
        assert!(answer("Tell me a long story!").tokens.concat().chars().count() > 4000);
        assert!(answer("Ann: some code, please").tokens.concat().contains("```rust"));
        assert_eq!(answer("be cut off").then, End::Cut);
        assert!(answer("empty").tokens.is_empty());
        assert!(answer("Write a program").tokens.concat().chars().count() > 2000);
        assert!(answer("slow").first_token_after > Duration::from_secs(1));
    }

    #[test]
    fn anything_else_is_answered_in_a_friendly_way() {
        assert!(answer("What is Rustacean?").tokens.concat().starts_with("You said: “What is Rustacean?”"));
        assert!(answer("").tokens.concat().contains("nothing at all"));
    }
}

//! A scripted model for people to try the bot with: friendly, and able to do everything that real ones do.

use std::time::Duration;

use super::script::{Answer, Ask, End, Raw, Reply};

/// Answers by the first keyword in what was said.
pub(super) fn reply(ask: &Ask<'_>) -> Reply {
    let said = ask.user.to_lowercase();
    let has = |words: &[&str]| {
        words.iter().any(|word| said.split(|c: char| !c.is_alphanumeric()).any(|part| part == *word))
    };
    match () {
        () if has(&["help", "hilfe"]) => Answer::saying(HELP).into(),
        () if has(&["long", "story"]) => {
            Answer { tokens_per_second: 80.0, ..Answer::saying(&story()) }.into()
        }
        () if has(&["code", "rust", "python"]) => Answer::saying(CODE).into(),
        () if has(&["table", "compare"]) => Answer::saying(TABLE).into(),
        () if has(&["list", "steps"]) => Answer::saying(LIST).into(),
        () if has(&["think", "reason"]) => Answer::saying(&format!(
            "<think>\nThe question is short, so the answer may be.\n</think>\n\n{}",
            echo(ask.user)
        ))
        .into(),
        () if has(&["slow"]) => slow(ask.user).into(),
        () if has(&["error"]) => Answer {
            then: End::Error("the scripted model was asked to fail".to_owned()),
            ..Answer::saying(HALF)
        }
        .into(),
        () if has(&["cut"]) => Answer { then: End::Cut, ..Answer::saying(HALF) }.into(),
        () if has(&["empty"]) => Answer::saying("").into(),
        () if has(&["limit"]) => Answer { finish: "length".to_owned(), ..Answer::saying(HALF) }.into(),
        () if has(&["busy"]) => Raw::refuse(429, r#"{"error":{"message":"Model is overloaded"}}"#)
            .header("retry-after", "2")
            .into(),
        () => Answer::saying(&echo(ask.user)).into(),
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

const HALF: &str = "This answer begins well, and it would have gone on for a while, but";

const HELP: &str = "I answer in several ways. Say one of these words:\n\n\
    - `long` for a story of several messages\n- `code` for a fenced block\n- `table` or `list` for other shapes\n\
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
        match reply(&Ask { user: said, body: &Value::Null, number: 0 }) {
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
        assert!(answer("slow").first_token_after > Duration::from_secs(1));
    }

    #[test]
    fn anything_else_is_answered_in_a_friendly_way() {
        assert!(answer("What is Rustacean?").tokens.concat().starts_with("You said: “What is Rustacean?”"));
        assert!(answer("").tokens.concat().contains("nothing at all"));
    }
}

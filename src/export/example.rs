//! One example with its words, before any format: a prompt, what is answered, and where it comes from.

use serde::Serialize;
use serde::ser::Serializer;

use crate::domain::event::Role;
use crate::domain::id::{PersonId, TextId};
use crate::export::people::Pseudonyms;
use crate::export::pick::{Pick, Rules, Texts, Votes};
use crate::export::reason::Reason;
use crate::export::scribe::{Scribe, Turn, merged};

/// An example.
#[derive(Clone, Debug)]
pub struct Example {
    /// What leads to the answer; alternating, and it ends with a person.
    pub prompt: Vec<Turn>,
    /// What is answered.
    pub answer: Answer,
    /// Where it comes from.
    pub origin: Origin,
    /// Of which texts it is made, and as what.
    pub says: String,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// This should be said.
    One(Turn),
    /// This is good, or not.
    Labelled(Turn, bool),
    /// The one is better than the other.
    Pair {
        /// The better one.
        chosen: Turn,
        /// The worse one.
        rejected: Turn,
    },
}

/// Where an example comes from, in flat columns whose names no trainer knows.
#[derive(Clone, Debug, Serialize)]
pub struct Origin {
    /// Its name, the same in every export.
    pub example_id: String,
    /// The model that was asked.
    pub model: String,
    /// The rule by which it is an example.
    pub rule: &'static str,
    /// How many hold the reply for good.
    pub likes: u32,
    /// How many hold it for bad.
    pub dislikes: u32,
    /// Who asked, by a pseudonym of this export.
    pub asked_by: String,
    /// What was said about the reply, as JSON: facts to use, not replies to imitate.
    pub comments: String,
    /// The turns that were really sent, as JSON, where they were merged for the prompt; else empty.
    pub sent_turns: String,
}

impl Serialize for Turn {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Plain<'a> {
            role: &'a str,
            content: &'a str,
        }
        Plain { role: self.role.as_str(), content: &self.content }.serialize(to)
    }
}

impl Example {
    /// Writes down what was picked; the reason, if it cannot be an example after all.
    pub fn of(
        pick: &Pick<'_>,
        rules: &Rules,
        scribe: &mut Scribe<'_>,
        names: &Pseudonyms,
    ) -> Result<Self, Reason> {
        let begun = pick.reply.begun.as_ref().ok_or(Reason::NoQuestion)?;
        if let Some(text) = pick.correction() {
            scribe.correction(text)?;
        }
        let answer = answer(pick.texts, scribe)?;
        let sent = scribe.sent(begun)?;
        let prompt = merged(&sent);
        let Votes { up, down } = rules.votes(pick.reply);
        let origin = Origin {
            example_id: pick.id(),
            model: begun.model.name.clone(),
            rule: pick.rule,
            likes: up,
            dislikes: down,
            asked_by: pick.reply.message.person.map(|person| names.of(person)).unwrap_or_default(),
            comments: json(&comments(&pick.reply.feedback, scribe)),
            sent_turns: if prompt == sent { String::new() } else { json(&sent) },
        };
        Ok(Self { prompt, answer, origin, says: pick.says() })
    }

    /// How long the better and the worse answers are, in characters.
    pub fn lengths(&self) -> (Option<usize>, Option<usize>) {
        let length = |turn: &Turn| Some(turn.content.chars().count());
        match &self.answer {
            Answer::One(turn) | Answer::Labelled(turn, true) => (length(turn), None),
            Answer::Labelled(turn, false) => (None, length(turn)),
            Answer::Pair { chosen, rejected } => (length(chosen), length(rejected)),
        }
    }
}

/// Everybody whose words an example has.
pub fn authors(pick: &Pick<'_>, scribe: &Scribe<'_>) -> Vec<PersonId> {
    let turns = pick.reply.begun.iter().flat_map(|begun| &begun.turns).map(|turn| turn.text);
    turns.chain(pick.texts()).filter_map(|text| scribe.author(text)).collect()
}

fn answer(texts: Texts, scribe: &mut Scribe<'_>) -> Result<Answer, Reason> {
    Ok(match texts {
        Texts::One(text) => Answer::One(said(text, scribe)?),
        Texts::Labelled(text, label) => Answer::Labelled(said(text, scribe)?, label),
        Texts::Pair { chosen, rejected, .. } => {
            let (chosen, rejected) = (said(chosen, scribe)?, said(rejected, scribe)?);
            if chosen.content.trim() == rejected.content.trim() {
                return Err(Reason::Same);
            }
            Answer::Pair { chosen, rejected }
        }
    })
}

fn said(text: TextId, scribe: &mut Scribe<'_>) -> Result<Turn, Reason> {
    let content = scribe.words(text)?.to_owned();
    if content.trim().is_empty() { Err(Reason::Empty) } else { Ok(Turn { role: Role::Assistant, content }) }
}

/// What was said, by those who allow it.
fn comments(feedback: &[TextId], scribe: &mut Scribe<'_>) -> Vec<String> {
    feedback.iter().filter_map(|text| scribe.words(*text).ok().map(str::to_owned)).collect()
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("it is made of texts")
}

//! Examples as lines of JSON, one shape for each trainer: most of their mistakes are silent, so each gets exactly its own.

use serde::Serialize;

use crate::domain::event::Role;
use crate::export::example::{Answer, Example, Origin};
use crate::export::scribe::Turn;

/// Whose rows they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// TRL: an explicit prompt, so that the loss is on the answer alone; lists of one turn.
    Trl,
    /// OpenAI: messages for fine-tuning, of which only the last one is trained on; an input with two outputs for preferences.
    OpenAi,
    /// LLaMA-Factory: messages that alternate; chosen and rejected are objects, no lists; no other columns.
    LlamaFactory,
}

#[derive(Serialize)]
struct TrlRow<'a> {
    prompt: &'a [Turn],
    #[serde(skip_serializing_if = "Option::is_none")]
    completion: Option<[&'a Turn; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chosen: Option<[&'a Turn; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rejected: Option<[&'a Turn; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<bool>,
    #[serde(flatten)]
    origin: &'a Origin,
}

#[derive(Serialize)]
struct Messages<'a> {
    messages: Vec<&'a Turn>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chosen: Option<&'a Turn>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rejected: Option<&'a Turn>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<bool>,
}

#[derive(Serialize)]
struct Chat<'a> {
    messages: Vec<Weighed<'a>>,
}

/// A turn, and how much it counts in the loss; none where the trainer decides by the role.
#[derive(Serialize)]
struct Weighed<'a> {
    #[serde(flatten)]
    turn: &'a Turn,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<u8>,
}

#[derive(Serialize)]
struct Preference<'a> {
    input: Input<'a>,
    preferred_output: [&'a Turn; 1],
    non_preferred_output: [&'a Turn; 1],
}

#[derive(Serialize)]
struct Input<'a> {
    messages: &'a [Turn],
    tools: [(); 0],
    parallel_tool_calls: bool,
}

/// The example as a line, without a line break.
pub fn line(example: &Example, shape: Shape) -> String {
    let line = match shape {
        Shape::Trl => serde_json::to_string(&trl(example)),
        Shape::LlamaFactory => serde_json::to_string(&messages(example)),
        Shape::OpenAi => match &example.answer {
            Answer::Pair { chosen, rejected } => serde_json::to_string(&Preference {
                input: Input { messages: &example.prompt, tools: [], parallel_tool_calls: true },
                preferred_output: [chosen],
                non_preferred_output: [rejected],
            }),
            Answer::One(answer) => serde_json::to_string(&chat(&example.prompt, answer)),
            Answer::Labelled(..) => serde_json::to_string(&messages(example)),
        },
    };
    line.expect("a row is made of texts, flags and numbers")
}

fn trl(example: &Example) -> TrlRow<'_> {
    let Example { prompt, answer, origin, .. } = example;
    let row = TrlRow { prompt, completion: None, chosen: None, rejected: None, label: None, origin };
    match answer {
        Answer::One(turn) => TrlRow { completion: Some([turn]), ..row },
        Answer::Labelled(turn, label) => TrlRow { completion: Some([turn]), label: Some(*label), ..row },
        Answer::Pair { chosen, rejected } => {
            TrlRow { chosen: Some([chosen]), rejected: Some([rejected]), ..row }
        }
    }
}

/// What the model said before is read and not learned: it can have been disliked.
fn chat<'a>(prompt: &'a [Turn], answer: &'a Turn) -> Chat<'a> {
    let weight = |turn: &Turn| (turn.role == Role::Assistant).then_some(0);
    let before = prompt.iter().map(|turn| Weighed { turn, weight: weight(turn) });
    Chat { messages: before.chain([Weighed { turn: answer, weight: None }]).collect() }
}

fn messages(example: &Example) -> Messages<'_> {
    let prompt: Vec<_> = example.prompt.iter().collect();
    let with = |turn| prompt.iter().copied().chain([turn]).collect();
    let row = |messages, label| Messages { messages, chosen: None, rejected: None, label };
    match &example.answer {
        Answer::One(turn) => row(with(turn), None),
        Answer::Labelled(turn, label) => row(with(turn), Some(*label)),
        Answer::Pair { chosen, rejected } => {
            Messages { messages: prompt, chosen: Some(chosen), rejected: Some(rejected), label: None }
        }
    }
}

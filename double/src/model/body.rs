//! The bytes of an answer, at their times.

use std::collections::VecDeque;
use std::io;

use bytes::Bytes;
use futures_util::Stream;
use futures_util::stream;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep_until};

use super::gate::Gate;
use super::record::Entry;
use super::script::{Answer, End, Raw};

/// What an answer's chunks have in common.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) id: String,
    pub(super) model: String,
    /// The request asked for token counts.
    pub(super) usage: bool,
}

impl Shape {
    fn chunk(&self, choices: Value, usage: Value) -> Bytes {
        let chunk = json!({"id": self.id, "object": "chat.completion.chunk", "created": 1_790_000_000, "model": self.model, "choices": choices, "usage": usage});
        event(&chunk)
    }

    fn delta(&self, delta: Value, finish: Option<&str>) -> Bytes {
        self.chunk(
            json!([{"index": 0, "delta": delta, "logprobs": null, "finish_reason": finish}]),
            Value::Null,
        )
    }

    /// The answer as one JSON body, for a request without `stream`.
    pub(super) fn whole(&self, answer: &Answer) -> Value {
        let message = json!({"role": "assistant", "content": answer.tokens.concat()});
        let choices =
            json!([{"index": 0, "message": message, "logprobs": null, "finish_reason": answer.finish}]);
        json!({"id": self.id, "object": "chat.completion", "created": 1_790_000_000, "model": self.model, "choices": choices, "usage": counts(answer)})
    }
}

fn event(json: &Value) -> Bytes {
    format!("data: {json}\n\n").into()
}

fn counts(answer: &Answer) -> Value {
    let counted = |(prompt, completion)| json!({"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion});
    answer.usage.map_or(Value::Null, counted)
}

/// A step of a body.
enum Step {
    Token(Instant, Bytes),
    Gate(Gate),
    Bytes(Bytes),
    Cut,
    Hang,
}

/// An answer as OpenAI streams it. Tokens come when they are due from now on, several at once if the runtime was late.
pub(super) fn paced(answer: Answer, shape: Shape, entry: Entry) -> impl Stream<Item = io::Result<Bytes>> {
    let start = Instant::now();
    let first = shape.delta(json!({"role": "assistant", "content": ""}), None);
    let tokens = answer.tokens.iter().enumerate().map(|(number, token)| {
        Step::Token(start + answer.due(number), shape.delta(json!({"content": token}), None))
    });
    let mut steps: VecDeque<Step> =
        [Step::Bytes(first)].into_iter().chain(tokens).chain(ending(&answer, &shape)).collect();
    let mut held = answer.held.clone();
    held.sort_by_key(|(from, _)| *from);
    for (from, gate) in held.into_iter().rev() {
        // After the step that opens the message; the last one first, so that none moves another.
        steps.insert(1 + from.min(answer.tokens.len()), Step::Gate(gate));
    }
    stream::unfold((steps, entry), take)
}

fn ending(answer: &Answer, shape: &Shape) -> Vec<Step> {
    let finish = Step::Bytes(shape.delta(json!({}), Some(&answer.finish)));
    match &answer.then {
        End::Done => {
            let usage = (shape.usage && answer.usage.is_some())
                .then(|| Step::Bytes(shape.chunk(json!([]), counts(answer))));
            [Some(finish), usage, Some(Step::Bytes("data: [DONE]\n\n".into()))]
                .into_iter()
                .flatten()
                .collect()
        }
        End::NoDone => vec![finish],
        End::Cut => vec![Step::Cut],
        End::Stop => Vec::new(),
        End::Error(message) => vec![Step::Bytes(event(
            &json!({"error": {"message": message, "type": "server_error", "code": 500}}),
        ))],
        End::Hang => vec![Step::Hang],
    }
}

/// A body as somebody else sent it.
pub(super) fn raw(raw: &Raw, entry: Entry) -> impl Stream<Item = io::Result<Bytes>> + use<> {
    let cut = raw.cut.then_some(Step::Cut);
    let steps: VecDeque<Step> = raw.chunks().into_iter().map(Step::Bytes).chain(cut).collect();
    stream::unfold((steps, entry), take)
}

/// What is sent next. The entry goes with the stream: hyper drops both when the client closes the connection.
async fn take(
    (mut steps, entry): (VecDeque<Step>, Entry),
) -> Option<(io::Result<Bytes>, (VecDeque<Step>, Entry))> {
    while let Some(Step::Gate(gate)) = steps.front() {
        gate.clone().passed().await;
        steps.pop_front();
    }
    let bytes = match steps.pop_front() {
        None => {
            entry.done();
            return None;
        }
        Some(Step::Token(at, bytes)) => {
            sleep_until(at).await;
            entry.sent(1);
            Ok(bytes)
        }
        Some(Step::Bytes(bytes)) => Ok(bytes),
        Some(Step::Cut) => {
            entry.done();
            // Else hyper drops what it has not yet written.
            tokio::task::yield_now().await;
            Err(io::Error::other("the script cuts the connection here"))
        }
        Some(Step::Gate(_) | Step::Hang) => std::future::pending().await,
    };
    Some((bytes, (steps, entry)))
}

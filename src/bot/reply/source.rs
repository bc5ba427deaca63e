//! Where the tokens come from: a request on its way, then its answer, then nothing more.

use std::future::pending;
use std::pin::Pin;

use tracing::warn;

use crate::domain::event::{Finish, Usage};
use crate::domain::prompt::Prompt;
use crate::model::{self, Answer, Client, Error, Piece};

/// Something that the model said.
#[derive(Debug)]
pub(super) enum Heard {
    /// More text.
    Text(String),
    /// Something that is kept apart: it shows that the model is at work.
    Thought,
    /// The end, and why.
    End(Finish, Option<Usage>),
}

/// The tokens of one reply. Dropping it ends the request.
pub(super) enum Source {
    Opening(Pin<Box<dyn Future<Output = Result<Answer, Error>> + Send>>),
    Open(Box<Answer>),
    Over,
}

impl Source {
    /// Asks the model.
    pub(super) fn open(model: &Client, prompt: Prompt) -> Self {
        let model = model.clone();
        Self::Opening(Box::pin(async move { model.stream(&prompt).await }))
    }

    /// Nothing more will be heard.
    pub(super) fn close(&mut self) {
        *self = Self::Over;
    }

    /// What is heard next; waits for ever once it is over. Nothing is lost when the future is dropped.
    pub(super) async fn next(&mut self) -> Heard {
        loop {
            match self {
                Self::Opening(asked) => match asked.await {
                    Ok(answer) => *self = Self::Open(Box::new(answer)),
                    Err(error) => return self.end(&error),
                },
                Self::Open(answer) => match answer.next().await {
                    Some(Ok(Piece::Text(text))) => return Heard::Text(text),
                    Some(Ok(Piece::Reasoning(_))) => return Heard::Thought,
                    Some(Ok(Piece::Finished(finished))) => {
                        self.close();
                        return Heard::End(finish(finished.reason), finished.usage.map(usage));
                    }
                    Some(Err(error)) => return self.end(&error),
                    None => return self.end(&Error::Cut(None)),
                },
                Self::Over => return pending().await,
            }
        }
    }

    fn end(&mut self, error: &Error) -> Heard {
        self.close();
        warn!(error = error as &dyn std::error::Error, "the model gave no whole answer");
        match error {
            Error::Empty(_) => Heard::End(Finish::Empty, None),
            Error::Filtered(_) => Heard::End(Finish::Filtered, None),
            Error::Cut(_) | Error::Broken(_) | Error::TimedOut(model::Wait::Between | model::Wait::Whole) => {
                Heard::End(Finish::Cut, None)
            }
            _ => Heard::End(Finish::Failed, None),
        }
    }
}

fn finish(reason: model::Finish) -> Finish {
    match reason {
        model::Finish::Ended => Finish::Ended,
        model::Finish::Length => Finish::Length,
        model::Finish::Filtered => {
            warn!("the model server's filter ended an answer");
            Finish::Filtered
        }
        model::Finish::Other(word) => Finish::Other(word),
    }
}

const fn usage(counted: model::Usage) -> Usage {
    Usage { prompt: counted.prompt_tokens, completion: counted.completion_tokens }
}

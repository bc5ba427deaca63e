//! What a model server turns out to be: its models, its limit, and whether it streams.

use std::time::Duration;

use serde_json::Value;
use tokio::time::Instant;

use super::client::Client;
use super::error::Error;
use super::limits::{entries, id};
use super::piece::Piece;
use crate::domain::event::Role;
use crate::domain::prompt::Prompt;

/// What was found out about a server that can be reached and takes the key.
#[derive(Debug)]
pub struct Probe {
    /// Whether the server lists the model. Some list none, some ignore the name that is asked for.
    pub listed: Listed,
    /// How many tokens prompt and answer may have together, where the server tells.
    pub context: Option<u64>,
    /// The first text or reasoning of a short answer, or why none came.
    pub first_text: Result<FirstText, Error>,
}

/// The beginning of an answer.
#[derive(Clone, Copy, Debug)]
pub struct FirstText {
    /// How long it took.
    pub after: Duration,
    /// Whether the answer came piece by piece: some servers and proxies send it as a whole, whatever is asked for.
    pub streamed: bool,
}

/// Whether a server lists a model.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Listed {
    /// It does.
    Yes,
    /// It lists others, of which here are a few.
    No(Vec<String>),
    /// It has no list.
    Unknown,
}

/// A test of streaming needs no more.
const FEW_TOKENS: u32 = 16;

impl Client {
    /// Asks the server what it is, with one answer of a few tokens. Fails if it cannot be reached or refuses the key.
    pub async fn probe(&self) -> Result<Probe, Error> {
        let models = self.models().await?;
        Ok(Probe {
            listed: listed(&models, &self.settings.model),
            context: self.context_of(&models).await?,
            first_text: self.first_text().await,
        })
    }

    async fn first_text(&self) -> Result<FirstText, Error> {
        let asked = Instant::now();
        let prompt =
            Prompt { system: None, messages: vec![(Role::User, "Say ok.".to_owned())], ..Prompt::default() };
        let few = self.settings.max_tokens.min(FEW_TOKENS);
        let mut answer = self.ask(self.place().await?, &prompt, few).await?;
        match answer.next().await {
            Some(Ok(Piece::Text(_) | Piece::Reasoning(_))) => {
                Ok(FirstText { after: asked.elapsed(), streamed: answer.is_streamed() })
            }
            Some(Err(error)) => Err(error),
            Some(Ok(Piece::Finished(_))) | None => Err(Error::Empty(None)),
        }
    }
}

fn listed(models: &Value, model: &str) -> Listed {
    let ids: Vec<&str> = entries(models).iter().filter_map(id).collect();
    match ids.as_slice() {
        [] => Listed::Unknown,
        // A router takes the name with the provider after a colon.
        ids if ids.contains(&model)
            || model.rsplit_once(':').is_some_and(|(bare, _)| ids.contains(&bare)) =>
        {
            Listed::Yes
        }
        ids => Listed::No(ids.iter().take(5).map(|id| (*id).to_owned()).collect()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_list_of_models_has_ours_or_others_or_is_none() {
        let check = |models: Value, expected| assert_eq!(listed(&models, "m"), expected, "{models}");
        check(json!({"data": [{"id": "a"}, {"id": "m"}]}), Listed::Yes);
        assert_eq!(listed(&json!({"data": [{"id": "m"}]}), "m:cerebras"), Listed::Yes);
        check(json!({"data": [{"id": "gemma.gguf"}]}), Listed::No(vec!["gemma.gguf".to_owned()]));
        for odd in [Value::Null, json!({}), json!({"data": {}}), json!([1]), json!({"data": [1, {"id": 2}]})]
        {
            check(odd, Listed::Unknown);
        }
    }
}

//! What a model server turns out to be: its models, its limit, and whether it streams.

use std::time::Duration;

use reqwest_model::Url;
use serde_json::Value;
use tokio::time::{Instant, timeout};

use super::client::Client;
use super::error::{Error, Wait};
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
    /// How long the first text or reasoning of a short answer took, or why none came.
    pub first_text: Result<Duration, Error>,
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

/// A list or a page of limits comes from memory (time), and is a page and no book (bytes).
const PAGE_TIME: Duration = Duration::from_secs(10);
const LONGEST_PAGE: usize = 4 << 20;

/// A test of streaming needs no more.
const FEW_TOKENS: u32 = 16;

impl Client {
    /// Asks the server what it is, with one answer of a few tokens. Fails if it cannot be reached or refuses the key.
    pub async fn probe(&self) -> Result<Probe, Error> {
        let models = match self.page(self.below("models")?).await {
            Err(error @ (Error::Unreachable(_) | Error::Unauthorised(_))) => return Err(error),
            page => page.unwrap_or_default(),
        };
        let context = match context_in_list(&models, &self.settings.model) {
            Some(context) => Some(context),
            None => self.context_beside().await?,
        };
        Ok(Probe {
            listed: listed(&models, &self.settings.model),
            context,
            first_text: self.first_text().await,
        })
    }

    /// llama.cpp and TGI tell their limits beside the API, not below it.
    async fn context_beside(&self) -> Result<Option<u64>, Error> {
        let props = self.page(self.beside("props")?).await.unwrap_or_default();
        if let Some(context) = props.pointer("/default_generation_settings/n_ctx").and_then(Value::as_u64) {
            return Ok(Some(context));
        }
        let info = self.page(self.beside("info")?).await.unwrap_or_default();
        Ok(info.get("max_total_tokens").and_then(Value::as_u64))
    }

    async fn first_text(&self) -> Result<Duration, Error> {
        let asked = Instant::now();
        let prompt = Prompt { system: None, messages: vec![(Role::User, "Say ok.".to_owned())] };
        let mut answer = self.stream_at_most(&prompt, self.settings.max_tokens.min(FEW_TOKENS)).await?;
        match answer.next().await {
            Some(Ok(Piece::Text(_) | Piece::Reasoning(_))) => Ok(asked.elapsed()),
            Some(Err(error)) => Err(error),
            Some(Ok(Piece::Finished(_))) | None => Err(Error::Empty(None)),
        }
    }

    /// The JSON of a page; null for what is none.
    async fn page(&self, url: Url) -> Result<Value, Error> {
        let read = async {
            let mut response = self.get(url).await?;
            let mut body = Vec::new();
            while let Some(bytes) =
                response.chunk().await.map_err(|error| Error::Cut(Some(error.without_url().into())))?
            {
                body.extend_from_slice(&bytes);
                if body.len() > LONGEST_PAGE {
                    return Ok(Value::Null);
                }
            }
            Ok(serde_json::from_slice(&body).unwrap_or_default())
        };
        timeout(PAGE_TIME, read).await.unwrap_or(Err(Error::TimedOut(Wait::Whole)))
    }

    fn below(&self, page: &str) -> Result<Url, Error> {
        let mut url = self.settings.base()?;
        url.set_path(&format!("{}/{page}", url.path().trim_end_matches('/')));
        Ok(url)
    }

    fn beside(&self, page: &str) -> Result<Url, Error> {
        let mut url = self.settings.base()?;
        let path = url.path().trim_end_matches('/');
        url.set_path(&format!("{}/{page}", path.strip_suffix("/v1").unwrap_or(path)));
        Ok(url)
    }
}

fn entries(models: &Value) -> &[Value] {
    models.get("data").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn id(entry: &Value) -> Option<&str> {
    entry.get("id").and_then(Value::as_str)
}

fn listed(models: &Value, model: &str) -> Listed {
    let ids: Vec<&str> = entries(models).iter().filter_map(id).collect();
    match ids.as_slice() {
        [] => Listed::Unknown,
        ids if ids.contains(&model) => Listed::Yes,
        ids => Listed::No(ids.iter().take(5).map(|id| (*id).to_owned()).collect()),
    }
}

/// llama.cpp, vLLM and OpenRouter tell the limit in their list of models. One that serves a single model may know it by
/// another name than ours.
fn context_in_list(models: &Value, model: &str) -> Option<u64> {
    let entries = entries(models);
    let ours = entries.iter().find(|entry| id(entry) == Some(model));
    let entry = ours.or(entries.first().filter(|_| entries.len() == 1))?;
    ["/meta/n_ctx", "/max_model_len", "/context_length"].iter().find_map(|path| entry.pointer(path)?.as_u64())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(models: Value, expected: Listed, context: Option<u64>) {
        assert_eq!((listed(&models, "m"), context_in_list(&models, "m")), (expected, context), "{models}");
    }

    #[test]
    fn servers_tell_their_limit_in_the_list_of_models() {
        check(json!({"data": [{"id": "m", "meta": {"n_ctx": 1024}}]}), Listed::Yes, Some(1024));
        check(json!({"data": [{"id": "a"}, {"id": "m", "max_model_len": 4096}]}), Listed::Yes, Some(4096));
        check(json!({"data": [{"id": "m", "context_length": 8192}]}), Listed::Yes, Some(8192));
        check(
            json!({"data": [{"id": "gemma.gguf", "meta": {"n_ctx": 7}}]}),
            Listed::No(vec!["gemma.gguf".to_owned()]),
            Some(7),
        );
    }

    #[test]
    fn a_list_may_be_missing_or_something_else() {
        for odd in [Value::Null, json!({}), json!({"data": {}}), json!([1]), json!({"data": [1, {"id": 2}]})]
        {
            check(odd, Listed::Unknown, None);
        }
    }
}

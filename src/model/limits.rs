//! How many tokens a server takes for prompt and answer together, wherever it tells.

use std::time::Duration;

use reqwest_model::Url;
use serde_json::Value;
use tokio::time::timeout;

use super::client::Client;
use super::error::{Error, Wait};

/// A list or a page of limits comes from memory (time), and is a page and no book (bytes).
const PAGE_TIME: Duration = Duration::from_secs(10);
const LONGEST_PAGE: usize = 4 << 20;

/// Reads the limit of the model of this name on a page.
type Read = fn(&Value, &str) -> Option<u64>;

impl Client {
    /// How many tokens prompt and answer may have together, if the server tells. Fails if it cannot be reached or refuses
    /// the key.
    pub async fn context(&self) -> Result<Option<u64>, Error> {
        let models = self.models().await?;
        self.context_of(&models).await
    }

    /// The list of models; null where there is none.
    pub(super) async fn models(&self) -> Result<Value, Error> {
        match self.page(self.below("models")?).await {
            Err(error @ (Error::Unreachable(_) | Error::Unauthorised(_))) => Err(error),
            page => Ok(page.unwrap_or_default()),
        }
    }

    /// Most tell in their list of models; llama.cpp and TGI, Ollama and LM Studio on pages beside the API, not below it.
    pub(super) async fn context_of(&self, models: &Value) -> Result<Option<u64>, Error> {
        let model = self.settings.model.as_str();
        if let Some(context) = in_list(models, model) {
            return Ok(Some(context));
        }
        let pages: [(&str, Read); 4] =
            [("props", in_props), ("info", in_info), ("api/ps", in_running), ("api/v0/models", in_loaded)];
        for (page, read) in pages {
            let page = self.page(self.beside_api(page)?).await.unwrap_or_default();
            if let Some(context) = read(&page, model) {
                return Ok(Some(context));
            }
        }
        Ok(None)
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

    fn beside_api(&self, page: &str) -> Result<Url, Error> {
        let mut url = self.settings.base()?;
        let path = url.path().trim_end_matches('/');
        url.set_path(&format!("{}/{page}", path.strip_suffix("/v1").unwrap_or(path)));
        Ok(url)
    }
}

/// The entries of a list of models.
pub(super) fn entries(models: &Value) -> &[Value] {
    models.get("data").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The name that an entry goes by.
pub(super) fn id(entry: &Value) -> Option<&str> {
    entry.get("id").and_then(Value::as_str)
}

/// The entry of this model. A server with a single one may know it by another name than ours.
fn entry<'a>(models: &'a Value, model: &str) -> Option<&'a Value> {
    let entries = entries(models);
    // A router takes the name with the provider after a colon.
    let bare = model.rsplit_once(':').map_or(model, |(bare, _)| bare);
    let named = |name| entries.iter().find(|entry| id(entry) == Some(name));
    named(model).or_else(|| named(bare)).or(entries.first().filter(|_| entries.len() == 1))
}

/// llama.cpp, vLLM, OpenRouter, and routers.
fn in_list(models: &Value, model: &str) -> Option<u64> {
    let entry = entry(models, model)?;
    let own = ["/meta/n_ctx", "/max_model_len", "/context_length"];
    own.iter().find_map(|path| count(entry.pointer(path)?)).or_else(|| of_providers(entry, model))
}

/// Hugging Face's router: what the provider takes that is named, else what every one of them takes.
fn of_providers(entry: &Value, model: &str) -> Option<u64> {
    let all = entry.get("providers")?.as_array()?;
    let length = |provider: &Value| count(provider.get("context_length")?);
    let named = model.rsplit_once(':').and_then(|(_, name)| {
        all.iter().find(|provider| provider.get("provider").is_some_and(|provider| provider == name))
    });
    named.and_then(length).or_else(|| all.iter().filter_map(length).min())
}

/// llama.cpp: the context of one slot.
fn in_props(page: &Value, _: &str) -> Option<u64> {
    count(page.pointer("/default_generation_settings/n_ctx")?)
}

/// TGI.
fn in_info(page: &Value, _: &str) -> Option<u64> {
    count(page.get("max_total_tokens")?)
}

/// Ollama: what it has given the model that runs. (What `/api/show` tells is the most that the model could have.)
fn in_running(page: &Value, model: &str) -> Option<u64> {
    let running = page.get("models")?.as_array()?;
    let named =
        |it: &&Value| ["name", "model"].iter().any(|key| it.get(key).is_some_and(|name| name == model));
    count(running.iter().find(named)?.get("context_length")?)
}

/// LM Studio: what it has loaded the model with, else the most that the model can have.
fn in_loaded(page: &Value, model: &str) -> Option<u64> {
    let entry = entry(page, model)?;
    ["loaded_context_length", "max_context_length"].iter().find_map(|key| count(entry.get(key)?))
}

/// 0 is how some say that they do not know.
fn count(value: &Value) -> Option<u64> {
    value.as_u64().filter(|count| *count > 0)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(read: Read, page: Value, expected: Option<u64>) {
        assert_eq!(read(&page, "m"), expected, "{page}");
    }

    #[test]
    fn servers_tell_their_limit_in_the_list_of_models() {
        check(
            in_list,
            json!({"data": [{"id": "m", "meta": {"n_ctx": 1024, "n_ctx_train": 4096}}]}),
            Some(1024),
        );
        check(in_list, json!({"data": [{"id": "a"}, {"id": "m", "max_model_len": 4096}]}), Some(4096));
        check(in_list, json!({"data": [{"id": "m", "context_length": 8192}]}), Some(8192));
        check(in_list, json!({"data": [{"id": "gemma.gguf", "meta": {"n_ctx": 7}}]}), Some(7));
        check(in_list, json!({"data": [{"id": "m", "meta": {"n_ctx": 0}}]}), None);
        let provider = |name, length| json!({"provider": name, "context_length": length});
        let routed = json!({"data": [{"id": "m", "providers": [provider("a", 8192), provider("b", 4096)]}, {"id": "n"}]});
        check(in_list, routed.clone(), Some(4096));
        assert_eq!((in_list(&routed, "m:a"), in_list(&routed, "m:c")), (Some(8192), Some(4096)));
        check(in_list, json!({"data": [{"id": "a", "max_model_len": 1}, {"id": "b"}]}), None);
    }

    #[test]
    fn others_tell_it_on_a_page_of_their_own() {
        check(in_props, json!({"default_generation_settings": {"n_ctx": 1024}}), Some(1024));
        check(in_info, json!({"max_total_tokens": 4096, "max_input_tokens": 4095}), Some(4096));
        let running = |name| json!({"models": [{"name": name, "model": name, "context_length": 4096}]});
        check(in_running, running("m"), Some(4096));
        check(in_running, running("other"), None);
        let loaded =
            json!({"data": [{"id": "m", "max_context_length": 32768, "loaded_context_length": 4096}]});
        check(in_loaded, loaded, Some(4096));
        check(in_loaded, json!({"data": [{"id": "m", "max_context_length": 32768}]}), Some(32768));
    }

    #[test]
    fn a_page_may_be_missing_or_something_else() {
        for odd in [Value::Null, json!({}), json!({"data": {}}), json!([1]), json!({"data": [1, {"id": 2}]})]
        {
            for read in [in_list, in_props, in_info, in_running, in_loaded] {
                check(read, odd.clone(), None);
            }
        }
    }
}

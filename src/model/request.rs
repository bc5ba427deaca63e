//! The body of a chat request: only what every server takes, and what the operator set.

use serde::Serialize;
use serde_json::{Map, Value};

use super::settings::{Settings, TokenLimitName};
use crate::domain::event::Role;
use crate::domain::prompt::Prompt;

/// What is sent. Nothing else and no nulls: TGI makes a penalty of 2.0 from `presence_penalty: 0`, and refuses more.
#[derive(Debug, Serialize)]
pub(super) struct Request<'a> {
    model: &'a str,
    messages: Vec<Message<'a>>,
    stream: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_tokens: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_completion_tokens: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    temperature: Option<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stream_options: Option<StreamOptions>,
    #[serde(flatten)]
    extra: &'a Map<String, Value>,
}

#[derive(Debug, Serialize)]
struct Message<'a> {
    role: &'static str,
    content: &'a str,
}

#[derive(Debug, Serialize)]
struct StreamOptions {
    include_usage: bool,
}

impl<'a> Request<'a> {
    pub(super) fn new(settings: &'a Settings, prompt: &'a Prompt, limit: u32) -> Self {
        let limited = |name| (settings.token_limit_name == name).then_some(limit);
        Self {
            model: &settings.model,
            messages: messages(prompt),
            stream: true,
            max_tokens: limited(TokenLimitName::MaxTokens),
            max_completion_tokens: limited(TokenLimitName::MaxCompletionTokens),
            temperature: settings.temperature,
            stream_options: settings.include_usage.then_some(StreamOptions { include_usage: true }),
            extra: &settings.body,
        }
    }
}

/// `system`, never `developer`: Zephyr's template drops that silently, llama-cpp-python refuses it.
fn messages(prompt: &Prompt) -> Vec<Message<'_>> {
    let system = prompt.system.iter().map(|text| Message { role: "system", content: text });
    let turns = prompt.messages.iter().map(|(role, text)| match role {
        Role::System => Message { role: "system", content: text },
        Role::User => Message { role: "user", content: text },
        Role::Assistant => Message { role: "assistant", content: text },
    });
    system.chain(turns).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(settings: &Settings, expected: &str) {
        let prompt = Prompt { system: Some("S".to_owned()), messages: vec![(Role::User, "U".to_owned())] };
        let request = Request::new(settings, &prompt, settings.max_tokens);
        assert_eq!(serde_json::to_string(&request).unwrap(), expected);
    }

    #[test]
    fn nothing_is_sent_that_nobody_set() {
        let plain = Settings { include_usage: false, max_tokens: 9, ..Settings::new("http://h/v1", "m") };
        let start = r#"{"model":"m","messages":[{"role":"system","content":"S"},{"role":"user","content":"U"}],"stream":true,"#;
        check(&plain, &format!(r#"{start}"max_tokens":9}}"#));
        let set = Settings {
            temperature: Some(0.7),
            include_usage: true,
            token_limit_name: TokenLimitName::MaxCompletionTokens,
            body: Map::from_iter([("seed".to_owned(), 7.into())]),
            ..plain
        };
        check(
            &set,
            &format!(
                r#"{start}"max_completion_tokens":9,"temperature":0.7,"stream_options":{{"include_usage":true}},"seed":7}}"#
            ),
        );
    }
}

//! The body of a chat request: only what every server takes, and what the operator set.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::{Map, Value};

use super::settings::{Settings, TokenLimitName};
use crate::domain::prompt::{Image, Prompt};

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
    content: Content<'a>,
}

/// A text as every server takes it; with images the parts that OpenAI has for them.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Content<'a> {
    Text(&'a str),
    Parts(Vec<Part<'a>>),
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Part<'a> {
    Text { text: &'a str },
    ImageUrl { image_url: ImageUrl },
}

#[derive(Debug, Serialize)]
struct ImageUrl {
    url: DataUrl,
}

/// An image as an address; its bytes are not shown.
#[derive(Serialize)]
struct DataUrl(String);

impl fmt::Debug for DataUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(an image)")
    }
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
    let system = prompt.system.iter().map(|text| Message { role: "system", content: Content::Text(text) });
    let turns = prompt.messages.iter().enumerate().map(|(place, (role, text))| Message {
        role: role.as_str(),
        content: content(text, prompt.images.iter().filter(|(of, _)| *of == place).map(|(_, image)| image)),
    });
    system.chain(turns).collect()
}

fn content<'a>(text: &'a str, images: impl Iterator<Item = &'a Image>) -> Content<'a> {
    let images: Vec<_> =
        images.map(|image| Part::ImageUrl { image_url: ImageUrl { url: data_url(image) } }).collect();
    if images.is_empty() {
        return Content::Text(text);
    }
    // An empty text is refused by some servers.
    let text = (!text.trim().is_empty()).then_some(Part::Text { text });
    Content::Parts(text.into_iter().chain(images).collect())
}

fn data_url(image: &Image) -> DataUrl {
    DataUrl(format!("data:{};base64,{}", image.media_type, STANDARD.encode(&image.bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::Role;

    fn check(settings: &Settings, expected: &str) {
        let prompt = Prompt {
            system: Some("S".to_owned()),
            messages: vec![(Role::User, "U".to_owned())],
            ..Prompt::default()
        };
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

    #[test]
    fn images_go_beside_the_text_of_their_message_and_a_message_without_stays_a_text() {
        let image = |bytes: &'static [u8]| Image { media_type: "image/png", bytes: bytes.into() };
        let said = |role, text: &str| (role, text.to_owned());
        let prompt = Prompt {
            system: None,
            messages: vec![said(Role::User, "Look:"), said(Role::Assistant, "Yes?"), said(Role::User, "")],
            images: vec![(0, image(b"a")), (2, image(b"bc"))],
        };
        let messages = serde_json::to_value(messages(&prompt)).unwrap();
        let shown = |bytes: &str| {
            let url = format!("data:image/png;base64,{bytes}");
            serde_json::json!({"type": "image_url", "image_url": {"url": url}})
        };
        let expected = serde_json::json!([
            {"role": "user", "content": [{"type": "text", "text": "Look:"}, shown("YQ==")]},
            {"role": "assistant", "content": "Yes?"},
            {"role": "user", "content": [shown("YmM=")]},
        ]);
        assert_eq!(messages, expected);
    }
}

//! Where the model server is and how it is asked.

use std::time::Duration;

use reqwest_model::Url;
use reqwest_model::header::{ACCEPT_ENCODING, AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value};

use super::error::Error;
use super::secrets::Secrets;

/// One model on one server. [`Settings::new`] has what most servers want.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the server's API begins, such as `http://127.0.0.1:8080/v1`. A query after it goes with every request (Azure's
    /// `api-version`).
    pub base_url: String,
    /// Sent as a bearer token; servers of one's own often want none.
    pub key: Option<SecretString>,
    /// The model's name at the server.
    pub model: String,
    /// The longest answer asked for (tokens), at least 1: text-generation-webui cuts the connection on 0.
    pub max_tokens: u32,
    /// The name under which the server takes `max_tokens`.
    pub token_limit_name: TokenLimitName,
    /// Left out unless set: some servers refuse 0, some models anything but 1.
    pub temperature: Option<f32>,
    /// Asks for token counts. Servers that do not know the option ignore it.
    pub include_usage: bool,
    /// Sent with every request.
    pub headers: Vec<(String, SecretString)>,
    /// Added to the body of every chat request, as they are.
    pub body: Map<String, Value>,
    /// How many requests the server is sent at the same time, at least 1; the others wait. llama-cpp-python ends the
    /// running answer when another request comes in.
    pub parallel: u32,
    /// How long is too long.
    pub timeouts: Timeouts,
}

/// TGI refuses both names at once, its older versions and llama-cpp-python know the first only, OpenAI's reasoning models
/// the second only.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum TokenLimitName {
    /// `max_tokens`
    #[default]
    MaxTokens,
    /// `max_completion_tokens`
    MaxCompletionTokens,
}

/// How long is too long. A keep-alive comment extends none of them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Timeouts {
    /// For a place among the requests that are sent at the same time.
    pub place: Duration,
    /// For a connection.
    pub connect: Duration,
    /// From the request to the first text or reasoning. vLLM sends nothing at all while a request waits its turn, llama.cpp
    /// not even headers.
    pub first: Duration,
    /// Between two events with text or reasoning.
    pub between: Duration,
    /// For the whole answer.
    pub whole: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        let [place, connect, first, between, whole] = [300, 10, 180, 60, 600].map(Duration::from_secs);
        Self { place, connect, first, between, whole }
    }
}

impl Settings {
    /// This model of that server, without a key.
    pub fn new(base_url: impl Into<String>, model: impl Into<String>) -> Self {
        Self {
            base_url: base_url.into(),
            key: None,
            model: model.into(),
            max_tokens: 1024,
            token_limit_name: TokenLimitName::default(),
            temperature: None,
            include_usage: true,
            headers: Vec::new(),
            body: Map::new(),
            parallel: 64,
            timeouts: Timeouts::default(),
        }
    }

    /// All that is wrong with them, so that a person can mend it in one go.
    pub fn mistakes(&self) -> Vec<Error> {
        let checks = [self.base().err(), self.header_map().err(), self.check_body().err()];
        checks.into_iter().flatten().chain(self.wrong_values()).collect()
    }

    /// One stop word becomes a list of one: TGI refuses anything but a list.
    pub(super) fn list_stops(&mut self) {
        if let Some(stop) = self.body.get_mut("stop").filter(|stop| stop.is_string()) {
            *stop = Value::Array(vec![stop.take()]);
        }
    }

    /// The base URL without a slash at the end of its path; with its query, if it has one.
    pub(super) fn base(&self) -> Result<Url, Error> {
        let wrong = |problem| Error::Setting { name: "base_url", problem };
        let mut url = Url::parse(self.base_url.trim()).map_err(|_| wrong("is not a URL"))?;
        if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
            return Err(wrong("must begin with http:// or https:// and name a host"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(wrong("must not hold a user or a password"));
        }
        if url.fragment().is_some() {
            return Err(wrong("must not have a fragment"));
        }
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        Ok(url)
    }

    /// The headers that every request carries, checked here because async-openai panics on a key with a newline in it.
    pub(super) fn header_map(&self) -> Result<HeaderMap, Error> {
        // A proxy that packs a stream keeps it back until there is enough to pack.
        let mut headers = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static("identity"))]);
        if let Some(key) = &self.key {
            let wrong = |problem| Error::Setting { name: "key", problem };
            if key.expose_secret().trim().is_empty() {
                return Err(wrong("is blank"));
            }
            let bearer = secret(&format!("Bearer {}", key.expose_secret()));
            headers
                .insert(AUTHORIZATION, bearer.ok_or(wrong("has a character that no HTTP header can carry"))?);
        }
        for (name, value) in &self.headers {
            let wrong = |problem| Error::Setting { name: "headers", problem };
            let name = HeaderName::try_from(name).map_err(|_| wrong("has a name that is not one"))?;
            headers.insert(
                name,
                secret(value.expose_secret()).ok_or(wrong("has a value that no HTTP header can carry"))?,
            );
        }
        Ok(headers)
    }

    /// What of them must not be seen.
    pub(super) fn secrets(&self) -> Secrets {
        let headers = self.headers.iter().map(|(_, value)| value);
        Secrets::new(self.key.iter().chain(headers).cloned())
    }

    fn wrong_values(&self) -> impl Iterator<Item = Error> {
        let Timeouts { place, connect, first, between, whole } = self.timeouts;
        let sensible = |time: Duration| (Duration::from_millis(1)..=LONGEST_TIME).contains(&time);
        let number = |temperature: f32| temperature.is_finite() && temperature >= 0.0;
        let checks = [
            (!self.model.trim().is_empty(), "model", "is blank"),
            (self.max_tokens > 0, "max_tokens", "must be at least 1"),
            (self.parallel > 0, "parallel", "must be at least 1"),
            (self.temperature.is_none_or(number), "temperature", "must be a number from 0 up"),
            (
                [place, connect, first, between, whole].into_iter().all(sensible),
                "timeouts",
                "must be from 1 ms to a day",
            ),
        ];
        let wrong = checks.into_iter().filter(|(right, ..)| !right);
        wrong.map(|(_, name, problem)| Error::Setting { name, problem })
    }

    fn check_body(&self) -> Result<(), Error> {
        let ours = [
            "model",
            "messages",
            "stream",
            "stream_options",
            "max_tokens",
            "max_completion_tokens",
            "temperature",
            "n",
        ];
        if ours.iter().any(|name| self.body.contains_key(*name)) {
            return Err(Error::Setting {
                name: "body",
                problem: "has a field that has a setting of its own",
            });
        }
        Ok(())
    }
}

const LONGEST_TIME: Duration = Duration::from_secs(24 * 60 * 60);

fn secret(value: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(value).ok()?;
    value.set_sensitive(true);
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(settings: &Settings, wrong: &[&str]) {
        let mistakes = settings.mistakes();
        let names: Vec<&str> = mistakes
            .iter()
            .map(|mistake| match mistake {
                Error::Setting { name, .. } => *name,
                other => panic!("{other}"),
            })
            .collect();
        assert_eq!(names, wrong);
    }

    fn with_url(url: &str) -> Settings {
        Settings::new(url, "m")
    }

    #[test]
    fn a_server_needs_an_address_and_a_model() {
        check(&with_url("http://127.0.0.1:8080/v1"), &[]);
        check(&with_url("https://example.com/api/v1/"), &[]);
        check(&with_url("https://example.com/openai/deployments/d?api-version=2024-10-21"), &[]);
        for url in [
            "",
            "localhost:8080/v1",
            "ftp://example.com",
            "http://",
            "http://u:p@example.com/v1",
            "http://example.com/v1#a",
        ] {
            check(&with_url(url), &["base_url"]);
        }
    }

    #[test]
    fn a_slash_at_the_end_is_no_difference() {
        assert_eq!(with_url("http://h/v1/").base().unwrap().as_str(), "http://h/v1");
        assert_eq!(with_url("http://h/v1/?a=b").base().unwrap().as_str(), "http://h/v1?a=b");
    }

    #[test]
    fn a_key_that_cannot_be_sent_is_a_mistake_and_is_not_shown() {
        let key = |key: &str| Settings { key: Some(key.to_owned().into()), ..with_url("http://h/v1") };
        check(&key("sk-1"), &[]);
        check(&key(" "), &["key"]);
        check(&key("sk-\n1"), &["key"]);
        let header = &key("sk-1").header_map().unwrap()[AUTHORIZATION];
        assert!(header.is_sensitive() && header == "Bearer sk-1");
    }

    #[test]
    fn one_stop_word_is_sent_as_a_list() {
        let check = |stop: Value, expected: Value| {
            let mut settings = with_url("http://h/v1");
            settings.body.insert("stop".to_owned(), stop);
            settings.list_stops();
            assert_eq!(settings.body["stop"], expected);
        };
        check("###".into(), vec!["###"].into());
        check(vec!["a", "b"].into(), vec!["a", "b"].into());
    }

    #[test]
    fn all_mistakes_come_in_one_go() {
        let settings = Settings {
            key: Some("\n".to_owned().into()),
            max_tokens: 0,
            body: Map::from_iter([("stream".to_owned(), Value::Bool(false))]),
            ..Settings::new("x", " ")
        };
        check(&settings, &["base_url", "key", "body", "model", "max_tokens"]);
    }
}

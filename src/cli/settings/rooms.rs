//! Plain settings as what each room is given.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::bot::compose::Asking;
use crate::config::variable::{self, Variable};
use crate::config::{self, Config};
use crate::domain::consent::Keep;
use crate::domain::event::{ModelUse, Scope};
use crate::domain::key::{PlaceKey, RoleKey};
use crate::domain::quota::{Limit, Limits};
use crate::domain::rules::Rules;
use crate::{discord, model};

pub(super) fn discord(set: config::Discord, models: Vec<String>) -> discord::Settings {
    let config::Discord { token, api, message_content, shards, .. } = set;
    let shards = shards.map(|config::Shards { first, last, total }| discord::Shards { first, last, total });
    discord::Settings { token, api, message_content, shards, models }
}

pub(super) fn model(set: &config::Model, server: &config::Server) -> model::Settings {
    let config::Timeouts { place, connect, first, between, whole } = server.timeouts;
    model::Settings {
        key: server.key.clone(),
        max_tokens: set.max_tokens,
        token_limit_name: match set.token_limit_name {
            config::TokenLimitName::MaxTokens => model::TokenLimitName::MaxTokens,
            config::TokenLimitName::MaxCompletionTokens => model::TokenLimitName::MaxCompletionTokens,
        },
        temperature: set.temperature,
        include_usage: set.usage,
        headers: server.headers.clone(),
        body: set.body.clone(),
        parallel: server.parallel,
        timeouts: model::Timeouts { place, connect, first, between, whole },
        ..model::Settings::new(&server.base_url, &set.id)
    }
}

/// The variable behind a field of the model's settings.
pub(super) fn variable_of(field: &str) -> Variable {
    match field {
        "key" => variable::MODEL_API_KEY,
        "parallel" => variable::MODEL_PARALLEL,
        "model" => variable::MODEL,
        "max_tokens" => variable::MODEL_MAX_TOKENS,
        "temperature" => variable::MODEL_TEMPERATURE,
        "headers" => variable::MODEL_HEADERS,
        "body" => variable::MODEL_BODY,
        "timeouts" => variable::MODEL_TIMEOUT_WHOLE,
        _ => variable::MODEL_BASE_URL,
    }
}

/// What the models' file calls a field of the model's settings.
pub(super) fn field_of(field: &'static str) -> &'static str {
    match field {
        "key" => "api_key",
        "timeouts" => "a timeout",
        other => other,
    }
}

pub(super) fn asking(set: &config::Model, server: &config::Server) -> Asking {
    Asking {
        model: model_use(set, server),
        system: set.system_prompt.clone(),
        fold_system: set.fold_system,
        context: u64::from(set.context),
        max_tokens: set.max_tokens,
        images: set.images,
    }
}

/// What the log says of the model: all that shapes an answer, and nothing secret.
fn model_use(set: &config::Model, server: &config::Server) -> ModelUse {
    let mut parameters: BTreeMap<_, _> =
        set.body.iter().map(|(name, value)| (name.clone(), value.to_string())).collect();
    let limit = match set.token_limit_name {
        config::TokenLimitName::MaxTokens => "max_tokens",
        config::TokenLimitName::MaxCompletionTokens => "max_completion_tokens",
    };
    parameters.insert(limit.to_owned(), set.max_tokens.to_string());
    if let Some(temperature) = set.temperature {
        parameters.insert("temperature".to_owned(), temperature.to_string());
    }
    let hash = |prompt: &String| Sha256::digest(prompt).iter().map(|byte| format!("{byte:02x}")).collect();
    ModelUse {
        name: set.name.clone(),
        id: set.id.clone(),
        host: server.host.clone(),
        parameters,
        system_hash: set.system_prompt.as_ref().map(hash),
    }
}

fn limits(set: &config::Limits) -> Limits {
    let limit = |requests: Option<u32>, tokens: Option<u32>| Limit {
        requests: requests.map(u64::from),
        tokens: tokens.map(u64::from),
    };
    Limits {
        person: limit(set.person_requests, set.person_tokens),
        guild: limit(set.guild_requests, set.guild_tokens),
        spare_moderators: !set.moderators,
    }
}

pub(super) fn rules(config: &Config, mut models: impl Iterator<Item = ModelUse>) -> Rules {
    let Config { discord, bot, .. } = config;
    let scope = |scope| match scope {
        config::Scope::Place => Scope::Place,
        config::Scope::Person => Scope::Person,
    };
    Rules {
        relays: discord.relay_channels.iter().map(PlaceKey::discord).collect(),
        reads_all: discord.message_content,
        scope: bot.scope.map(scope),
        feedback_by_reply: bot.feedback_by_reply,
        limits: limits(&bot.limits),
        keep: if bot.opt_in { Keep::OptIn } else { Keep::Notice },
        retain: bot.retain,
        take_down: bot.take_down,
        policy: bot.policy_url.as_ref().map(ToString::to_string),
        scores: bot.scores,
        reviewers: bot.reviewers.iter().map(RoleKey::discord).collect(),
        review_channel: bot.review_channel.as_ref().map(PlaceKey::discord),
        seeds: bot.seeds,
        language: bot.language.parse().unwrap_or_default(),
        // They were checked when they were read.
        fixed: bot.fixed.iter().filter_map(|word| word.parse().ok()).collect(),
        idle_channel: bot.idle_channel,
        idle_direct: bot.idle_direct,
        fresh: bot.answer_within,
        // Without any there is a mistake, and nothing is served.
        model: models.next().unwrap_or_default(),
        others: models.collect(),
        ..Rules::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Reader;

    fn set(more: &'static [(&str, &str)]) -> (config::Model, config::Server) {
        let required = [("MODEL_BASE_URL", "http://example.com:8080/v1"), ("MODEL", "gemma")];
        let lookup = |name: &str| {
            let found = more.iter().chain(&required).find(|(set, _)| *set == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        let mut reader = Reader::new(&lookup);
        let set = config::Models::read(&mut reader);
        reader.finish(set).unwrap().all.remove(0)
    }

    #[test]
    fn the_log_names_what_shapes_an_answer() {
        let (set, server) = set(&[
            ("SYSTEM_PROMPT", "Be brief."),
            ("MODEL_TEMPERATURE", "0.5"),
            ("MODEL_BODY", "{\"top_p\": 0.9}"),
            ("MODEL_API_KEY", "hush"),
        ]);
        let asking = asking(&set, &server);
        let named: Vec<_> =
            asking.model.parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(named, ["max_tokens=1024", "temperature=0.5", "top_p=0.9"]);
        assert_eq!(asking.model.host, "example.com");
        assert_eq!((asking.context, asking.max_tokens), (8192, 1024));
        let hash = "213c22ed7234eb11116e1e88f314c73cb3a019b5c87fe224b6ce5665bd9ec50e";
        assert_eq!(asking.model.system_hash.as_deref(), Some(hash));
    }

    #[test]
    fn what_the_room_refuses_has_a_variable() {
        let (set, server) = set(&[("MODEL_BODY", "{\"stream\": false}")]);
        let mut settings = model(&set, &server);
        settings.key = Some("a\nb".to_owned().into());
        let names: Vec<_> = settings
            .mistakes()
            .into_iter()
            .map(|mistake| match mistake {
                model::Error::Setting { name, .. } => variable_of(name).name,
                other => panic!("{other}"),
            })
            .collect();
        assert_eq!(names, ["MODEL_API_KEY", "MODEL_BODY"]);
    }
}

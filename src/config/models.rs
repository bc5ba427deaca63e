//! All models that can answer: the one that the variables name, or those of a file.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::config::Reader;
use crate::config::model::{self, Model, Server};
use crate::config::parse::{count, duration, number, object, switch};
use crate::config::section::Section;
use crate::config::variable::{self as v, Variable};

/// Servers and the models on them.
#[derive(Clone, Debug, Default)]
pub struct Models {
    /// Each model with its server; the first one answers where no other was chosen. Empty only beside a mistake.
    pub all: Vec<(Model, Server)>,
    /// Whether a file names them.
    pub from_file: bool,
}

/// What the file says of each server, so that the variables must not.
const OF_ONE: [Variable; 4] = [v::MODEL_BASE_URL, v::MODEL_API_KEY, v::MODEL_HEADERS, v::MODEL];

impl Models {
    /// Reads them; what a file leaves out is as the variables say.
    pub fn read(from: &mut Reader<'_>) -> Self {
        let file = from.optional(&v::MODELS_FILE, |path| Ok(path.to_owned()));
        let (server, model) = (Server::usual(from), Model::usual(from));
        let usual_fits = model.fits();
        let models = match file {
            Some(path) => Self { all: of_file(&path, &server, &model, from), from_file: true },
            None => {
                let server = Server::read(server, from);
                Self { all: vec![(Model::read(model, from), server)], from_file: false }
            }
        };
        if !usual_fits {
            from.mistake(
                &v::MODEL_MAX_TOKENS,
                "must be less than MODEL_CONTEXT, which holds request and answer",
            );
        }
        models
    }
}

fn of_file(path: &str, server: &Server, model: &Model, from: &mut Reader<'_>) -> Vec<(Model, Server)> {
    for variable in &OF_ONE {
        if from.is_set(variable) {
            from.mistake(variable, "cannot be set beside MODELS_FILE, which names servers and models");
        }
    }
    match read(path) {
        Ok(file) => in_file(file, server, model, from),
        Err(problem) => {
            from.mistake(&v::MODELS_FILE, problem);
            Vec::new()
        }
    }
}

/// The file as a table. What is wrong is told without quoting it, since it may hold keys.
fn read(path: &str) -> Result<Map<String, Value>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("cannot be read: {error}"))?;
    toml::from_str(&text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        format!("is no TOML: see line {}", before.matches('\n').count() + 1)
    })
}

fn in_file(
    mut file: Map<String, Value>,
    usual_server: &Server,
    usual_model: &Model,
    from: &mut Reader<'_>,
) -> Vec<(Model, Server)> {
    let servers = match file.remove("servers") {
        Some(Value::Object(servers)) => servers,
        _ => Map::new(),
    };
    let models = match file.remove("models") {
        Some(Value::Array(models)) if !models.is_empty() => models,
        _ => {
            from.in_file("needs [[models]] with at least one model");
            Vec::new()
        }
    };
    for unknown in file.keys() {
        from.in_file(format!("has {unknown}, where [servers.NAME] and [[models]] are known"));
    }
    let servers: Vec<_> =
        servers.into_iter().map(|(name, fields)| server(name, fields, usual_server.clone(), from)).collect();
    let models = models.into_iter().zip(1_usize..);
    let all: Vec<_> =
        models.filter_map(|(fields, nth)| model(fields, nth, &servers, usual_model.clone(), from)).collect();
    check_names(&all, from);
    all
}

fn server(name: String, fields: Value, usual: Server, from: &mut Reader<'_>) -> Server {
    let mut section = Section::new(format!("server {name}"), fields, from);
    let place = section.required("base_url", model::place, from);
    let inline = section.secret("api_key", from);
    let named = section.optional("api_key_variable", |text| Ok(text.to_owned()), from);
    let key = inline.or_else(|| section.variable("api_key_variable", named?.as_str(), from));
    let headers = section.optional("headers", model::headers, from).unwrap_or_default();
    let mut time = |name, usual| section.optional(name, duration, from).unwrap_or(usual);
    let timeouts = model::Timeouts {
        place: time("timeout_place", usual.timeouts.place),
        connect: time("timeout_connect", usual.timeouts.connect),
        first: time("timeout_first", usual.timeouts.first),
        between: time("timeout_between", usual.timeouts.between),
        whole: time("timeout_whole", usual.timeouts.whole),
    };
    let retry_after = time("retry_after", usual.retry_after);
    let parallel = section.optional("parallel", count, from).unwrap_or(usual.parallel);
    section.end(from);
    let (base_url, host) = place;
    Server { name, base_url, host, key, headers, parallel, timeouts, retry_after }
}

/// A model with its server; none beside a mistake.
fn model(
    fields: Value,
    nth: usize,
    servers: &[Server],
    usual: Model,
    from: &mut Reader<'_>,
) -> Option<(Model, Server)> {
    let named = fields.get("name").and_then(Value::as_str).filter(|name| !name.trim().is_empty());
    let whose = named.map_or_else(|| format!("model number {nth}"), |name| format!("model {name}"));
    let mut section = Section::new(whose, fields, from);
    let text = |text: &str| Ok(text.to_owned());
    let name: String = section.required("name", text, from);
    let server = section.optional("server", text, from);
    let model = Model {
        id: section.optional("model", text, from).unwrap_or_else(|| name.clone()),
        name,
        system_prompt: section.optional("system_prompt", text, from).or(usual.system_prompt),
        fold_system: section.optional("fold_system", switch, from).unwrap_or(usual.fold_system),
        context: section.optional("context", count, from).unwrap_or(usual.context),
        max_tokens: section.optional("max_tokens", count, from).unwrap_or(usual.max_tokens),
        token_limit_name: section
            .optional("token_limit_name", model::token_limit_name, from)
            .unwrap_or(usual.token_limit_name),
        temperature: section.optional("temperature", number, from).or(usual.temperature),
        usage: section.optional("usage", switch, from).unwrap_or(usual.usage),
        images: section.optional("images", switch, from).unwrap_or(usual.images),
        body: section.optional("body", object, from).unwrap_or(usual.body),
        fallback: section.list("fallback", from),
    };
    if !model.fits() {
        section.wrong("max_tokens", "must be less than context, which holds request and answer", from);
    }
    let server = match (server, servers) {
        (None, [only]) => Some(only.clone()),
        (named, _) => servers.iter().find(|server| Some(&server.name) == named.as_ref()).cloned(),
    };
    if server.is_none() {
        section.wrong("server", "must be the name of one of [servers.NAME]", from);
    }
    section.end(from);
    Some((model, server?))
}

/// Every name is one model's, and what stands in for a model is another one.
fn check_names(all: &[(Model, Server)], from: &mut Reader<'_>) {
    let mut names = BTreeSet::new();
    for (model, _) in all {
        if !names.insert(model.name.as_str()) {
            from.in_file(format!("has two models of the name {}", model.name));
        }
    }
    for (model, _) in all {
        let strangers = model.fallback.iter();
        let strangers = strangers.filter(|name| !names.contains(name.as_str()) || **name == model.name);
        for name in strangers {
            from.in_file(format!(
                "model {}: fallback must be names of other models, and {name} is none",
                model.name
            ));
        }
    }
}

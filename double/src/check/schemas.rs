//! The documents, read once, and the validators made of them, each when it is first needed.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use jsonschema::{Registry, Validator};
use serde_json::{Value, json};

use crate::check::quirks;

/// The made-up addresses of the two documents.
const DISCORD: &str = "urn:discord";
const EVENTS: &str = "urn:events";
/// Faults of one body that are told; the first is the one that helps.
const TOLD: usize = 3;
/// Characters of one fault that are told, since a fault may quote a whole body.
const LONGEST: usize = 400;

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let document = serde_json::from_str(include_str!("../../openapi/openapi.json"));
    quirks::mended(document.expect("Discord's document is JSON"))
});

static EVENT_SCHEMAS: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("events.json")).expect("our schemas are JSON"));

static REGISTRY: LazyLock<Registry<'static>> = LazyLock::new(|| {
    let both = Registry::new().add(DISCORD, &*DOCUMENT).and_then(|it| it.add(EVENTS, &*EVENT_SCHEMAS));
    both.and_then(|both| both.prepare()).expect("both documents are whole")
});

type Validators = Mutex<HashMap<String, Option<Arc<Validator>>>>;
static VALIDATORS: LazyLock<Validators> = LazyLock::new(Mutex::default);

/// The document itself, for the keys that its schemas know.
pub(super) fn document() -> &'static Value {
    &DOCUMENT
}

/// A method of a path.
pub(super) fn operation(method: &str, template: &str) -> Option<&'static Value> {
    DOCUMENT["paths"].get(template)?.get(method.to_ascii_lowercase())
}

/// Where it stands: `/` is written `~1`, braces are percent-encoded.
pub(super) fn operation_pointer(method: &str, template: &str) -> String {
    let path = template.replace('/', "~1").replace('{', "%7B").replace('}', "%7D");
    format!("{DISCORD}#/paths/{path}/{}", method.to_ascii_lowercase())
}

/// What is wrong with a body that a shared response describes.
pub(super) fn component_faults(response: &Value, body: &Value) -> Vec<String> {
    let pointer = response["$ref"].as_str().unwrap_or_default();
    faults(&format!("{DISCORD}{pointer}/content/application~1json/schema"), body)
}

/// What is wrong with an event's data; None when it has no schema.
pub(super) fn event_faults(name: &str, data: &Value) -> Option<Vec<String>> {
    EVENT_SCHEMAS.get(name)?;
    Some(faults(&format!("{EVENTS}#/{name}"), data))
}

/// What is wrong with a value by the schema at an address.
pub(super) fn faults(address: &str, value: &Value) -> Vec<String> {
    let Some(validator) = validator(address) else { return vec![format!("no schema at {address}")] };
    let told = |error: jsonschema::ValidationError<'_>| {
        let text = format!("at {:?}: {error}", error.instance_path().to_string());
        text.chars().take(LONGEST).collect()
    };
    validator.iter_errors(value).take(TOLD).map(told).collect()
}

/// The validator for an address. It is made without the lock, so that the first use of one delays no other.
fn validator(address: &str) -> Option<Arc<Validator>> {
    if let Some(known) = validators().get(address) {
        return known.clone();
    }
    let made = jsonschema::options().with_registry(&REGISTRY).build(&json!({ "$ref": address }));
    let made = made.ok().map(Arc::new);
    validators().insert(address.to_owned(), made.clone());
    made
}

fn validators() -> std::sync::MutexGuard<'static, HashMap<String, Option<Arc<Validator>>>> {
    VALIDATORS.lock().unwrap_or_else(PoisonError::into_inner)
}

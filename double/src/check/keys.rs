//! Keys that no schema knows. Discord's document forbids almost none of them, so that a misspelled key would pass
//! (FACTS section 12).

use serde_json::{Map, Value};

use crate::check::schemas;

/// The keys of a value, at any depth, that none of the schemas for their place has.
pub(super) fn unknown(schema: &'static Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(&alternatives(vec![schema]), value, "", &mut found);
    found
}

fn walk(schemas: &[&'static Value], value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => walk_object(schemas, object, at, found),
        Value::Array(items) => {
            let inner = alternatives(schemas.iter().filter_map(|schema| schema.get("items")).collect());
            for item in items {
                walk(&inner, item, at, found);
            }
        }
        _ => {}
    }
}

fn walk_object(schemas: &[&'static Value], object: &Map<String, Value>, at: &str, found: &mut Vec<String>) {
    // A place where anything may stand has no keys to know.
    if schemas.iter().all(|schema| schema.get("properties").is_none()) {
        return;
    }
    // Among alternatives told apart by their `type`, only the one with this type counts; but builders write out every
    // key of every alternative, and what is null or empty says nothing.
    let fitting: Vec<&'static Value> =
        schemas.iter().filter(|schema| fits(schema, object)).copied().collect();
    for (key, value) in object {
        let says_nothing = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        let candidates = if says_nothing { schemas } else { fitting.as_slice() };
        let inner =
            |schema: &&'static Value| schema["properties"].get(key).or(schema.get("additionalProperties"));
        let inner: Vec<&'static Value> = candidates.iter().filter_map(inner).collect();
        if inner.is_empty() {
            found.push(format!("unknown key {at}.{key}"));
        } else {
            walk(&alternatives(inner), value, &format!("{at}.{key}"), found);
        }
    }
}

fn fits(schema: &Value, object: &Map<String, Value>) -> bool {
    let allowed = schema["properties"]["type"]["enum"].as_array();
    match (allowed, object.get("type")) {
        (Some(allowed), Some(given)) => allowed.contains(given),
        _ => true,
    }
}

/// The schemas with references followed and unions opened.
fn alternatives(mut waiting: Vec<&'static Value>) -> Vec<&'static Value> {
    let mut open = Vec::new();
    while let Some(schema) = waiting.pop() {
        let referred =
            schema["$ref"].as_str().and_then(|it| schemas::document().pointer(it.strip_prefix('#')?));
        waiting.extend(referred);
        for union in ["anyOf", "oneOf", "allOf"] {
            waiting.extend(schema[union].as_array().into_iter().flatten());
        }
        open.push(schema);
    }
    open
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(body: Value, expected: &[&str]) {
        let operation = schemas::operation("POST", "/channels/{channel_id}/messages").expect("a known route");
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        assert_eq!(unknown(schema, &body), expected, "{body}");
    }

    #[test]
    fn a_key_of_another_alternative_may_stand_there_when_it_says_nothing() {
        let button = |value: Value| {
            let button = json!({ "type": 2, "style": 1, "label": "x", "custom_id": "y", "options": value });
            json!({ "components": [{ "type": 1, "components": [button] }] })
        };
        check(button(json!([])), &[]);
        check(button(json!([1])), &["unknown key .components.components.options"]);
    }

    #[test]
    fn a_misspelled_key_is_found_at_any_depth() {
        check(json!({ "content": "x", "allowed_mentions": { "parse": [] } }), &[]);
        check(json!({ "contnet": "x" }), &["unknown key .contnet"]);
        check(json!({ "allowed_mentions": { "pasre": [] } }), &["unknown key .allowed_mentions.pasre"]);
        let button = json!({ "type": 2, "style": 1, "label": "x", "custom_di": "y" });
        let row = json!({ "components": [{ "type": 1, "components": [button] }] });
        check(row, &["unknown key .components.components.custom_di"]);
    }
}

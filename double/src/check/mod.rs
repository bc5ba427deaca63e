//! Whether requests and answers are what Discord's own OpenAPI document says (`openapi/`, under its MIT licence), and
//! events what a small schema of our own says, since that document leaves them out (FACTS section 12).

mod keys;
mod quirks;
mod schemas;

use serde_json::Value;

use crate::rest::call::Asked;

/// What is wrong with a request: its body, a key that nobody knows, a parameter that the route does not have.
pub(crate) fn request(asked: &Asked) -> Vec<String> {
    let (method, template) = (asked.route.method, asked.route.template);
    let Some(operation) = schemas::operation(method, template) else {
        return vec![format!("{method} {template} is not in the document")];
    };
    let mut wrong = Vec::new();
    let known: Vec<&str> = operation["parameters"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter()
        .filter_map(|parameter| parameter["name"].as_str())
        .collect();
    wrong.extend(
        asked
            .query_names()
            .filter(|name| !known.contains(name))
            .map(|name| format!("unknown parameter {name}")),
    );
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    match (schema.is_null(), asked.body.is_null()) {
        (true, true) => {}
        (true, false) => wrong.push("a body that the route does not take".to_owned()),
        (false, true) if operation["requestBody"]["required"] == true => wrong.push("no body".to_owned()),
        (false, true) => {}
        (false, false) => {
            let pointer = schemas::operation_pointer(method, template);
            let pointer = format!("{pointer}/requestBody/content/application~1json/schema");
            wrong.extend(schemas::faults(&pointer, &asked.body));
            wrong.extend(keys::unknown(schema, &asked.body));
        }
    }
    wrong.into_iter().map(|what| format!("{method} {template}: {what}")).collect()
}

/// What is wrong with one of the double's own answers.
pub(crate) fn answer(asked: &Asked, status: u16, body: &Value) -> Vec<String> {
    let (method, template) = (asked.route.method, asked.route.template);
    let Some(operation) = schemas::operation(method, template).filter(|_| status < 500) else {
        return Vec::new();
    };
    let exact = status.to_string();
    let wrong = match operation["responses"].get(&exact) {
        Some(response) if response["$ref"].is_string() => schemas::component_faults(response, body),
        Some(response) if response["content"].is_null() && body.is_null() => Vec::new(),
        Some(response) if response["content"].is_null() => vec!["a body where there is none".to_owned()],
        Some(_) => {
            let pointer = schemas::operation_pointer(method, template);
            schemas::faults(&format!("{pointer}/responses/{exact}/content/application~1json/schema"), body)
        }
        None if status >= 400 => schemas::component_faults(&operation["responses"]["4XX"], body),
        None => vec!["a status that the document does not have".to_owned()],
    };
    wrong.into_iter().map(|what| format!("{method} {template} {status}: {what}")).collect()
}

/// What is wrong with a gateway event; one that has no schema is wrong itself.
pub(crate) fn event(name: &str, data: &Value) -> Vec<String> {
    let wrong = schemas::event_faults(name, data).unwrap_or_else(|| vec!["no schema".to_owned()]);
    wrong.into_iter().map(|what| format!("{name}: {what}")).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check_event(name: &str, data: Value, right: bool) {
        let wrong = event(name, &data);
        assert_eq!(wrong.is_empty(), right, "{name}: {wrong:?}");
    }

    #[test]
    fn a_reaction_that_is_taken_back_names_no_member() {
        let mut reaction = json!({
            "user_id": "1", "channel_id": "2", "message_id": "3", "burst": false, "type": 0,
            "emoji": { "id": null, "name": "👍" },
        });
        check_event("MESSAGE_REACTION_REMOVE", reaction.clone(), true);
        reaction["message_author_id"] = json!("4");
        check_event("MESSAGE_REACTION_ADD", reaction.clone(), true);
        check_event("MESSAGE_REACTION_REMOVE", reaction.clone(), false);
        reaction["type"] = json!(7);
        check_event("MESSAGE_REACTION_ADD", reaction, false);
    }

    #[test]
    fn an_event_without_a_schema_is_wrong() {
        check_event("MESSAGE_REACTION_ADDED", json!({}), false);
    }
}

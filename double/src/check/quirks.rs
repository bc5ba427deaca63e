//! Where Discord's OpenAPI document and its documentation disagree, and the documentation is followed
//! (FACTS section 12, "quirks that bite"; limits that it lacks are in `rest::rules`).

use serde_json::{Value, json};

/// The document with what is wrong in it put right.
pub(super) fn mended(mut document: Value) -> Value {
    let schemas = &mut document["components"]["schemas"];
    // `errors…_errors[].code` is an integer in the document; the documented codes are words.
    schemas["InnerErrors"]["properties"]["_errors"]["items"] = json!({
        "type": "object",
        "properties": { "code": { "type": "string" }, "message": { "type": "string" } },
        "required": ["code", "message"],
    });
    // A 429 requires `code` in the document; the documented example has none.
    schemas["RatelimitedResponse"]["allOf"][0] = json!({
        "type": "object",
        "properties": { "code": { "type": "integer" }, "message": { "type": "string" } },
        "required": ["message"],
    });
    // Permissions are numbers in the document; the documented form, a decimal string, is what clients send.
    for request in ["ApplicationCommandCreateRequest", "ApplicationCommandUpdateRequest"] {
        schemas[request]["properties"]["default_member_permissions"] =
            json!({ "type": ["integer", "string", "null"], "minimum": 0, "pattern": "^[0-9]+$" });
        // The documentation has `nsfw`, the document has it in answers only.
        schemas[request]["properties"]["nsfw"] = json!({ "type": ["boolean", "null"] });
    }
    // Ids are strings in the document; Discord takes numbers too, which discord.py sends.
    schemas["SnowflakeRequestType"] =
        json!({ "type": ["string", "integer"], "pattern": "^(0|[1-9][0-9]*)$" });
    let all = schemas.as_object_mut().into_iter().flatten();
    all.filter(|(name, _)| name.contains("Request")).for_each(|(_, schema)| take_numbers(schema));
    // The document knows replies only; forwards are of type 1.
    schemas["MessageReferenceType"] = json!({ "type": "integer", "enum": [0, 1] });
    document
}

/// Lets the ids of a request be numbers.
fn take_numbers(schema: &mut Value) {
    match schema {
        Value::String(text) if text == "#/components/schemas/SnowflakeType" => {
            "#/components/schemas/SnowflakeRequestType".clone_into(text);
        }
        Value::Object(object) => object.values_mut().for_each(take_numbers),
        Value::Array(items) => items.iter_mut().for_each(take_numbers),
        _ => {}
    }
}

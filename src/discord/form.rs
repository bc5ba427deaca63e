//! The form for words about a reply: made and read as JSON, since serenity cannot build labels and loses what stands in them.

use serde_json::{Value, json};

use crate::bot::texts::Texts;
use crate::discord::command;
use crate::discord::custom_id::{self, FormId};
use crate::domain::inbound::Wish;
use crate::domain::key::MessageKey;

/// What the text field is called.
const WORDS: &str = "words";
/// What the choice is called about what quotes a text that is erased.
const QUOTING: &str = "quoting";
/// The most that a text field takes (FACTS section 7).
const LONGEST: u16 = 4_000;

/// The answer that opens the form: it must be the first, with nothing slow before it.
pub(super) fn open(form: &FormId, texts: Texts) -> Value {
    let words = &texts.words().form;
    let field = json!({
        "type": 4, "custom_id": WORDS, "style": 2, "min_length": 1, "max_length": LONGEST, "required": true,
    });
    json!({
        "type": 9,
        "data": {
            "custom_id": custom_id::of_form(form),
            "title": words.feedback_title,
            "components": [{"type": 18, "label": words.feedback_label, "component": field}],
        },
    })
}

/// The form that was sent and the words in it, in either of the shapes that Discord has for them.
pub(super) fn read(data: &Value) -> Option<(FormId, String)> {
    let form = custom_id::form(data.get("custom_id")?.as_str()?)?;
    let words = field(data, WORDS)?.get("value")?.as_str()?;
    Some((form, words.to_owned()))
}

/// The form for why a message's text is erased.
pub(super) fn open_redaction(on: &MessageKey, texts: Texts) -> Value {
    let words = &texts.words().privacy;
    let field = json!({
        "type": 4, "custom_id": WORDS, "style": 1, "max_length": 400, "required": true,
    });
    json!({
        "type": 9,
        "data": {
            "custom_id": custom_id::of_redaction(on),
            "title": words.redact_title,
            "components": [
                {"type": 18, "label": words.redact_label, "component": field},
                {"type": 18, "label": words.quoting_label, "component": quoting(texts)},
            ],
        },
    })
}

/// What shall become of what moderators wrote that quotes it: nothing is chosen before they choose.
fn quoting(texts: Texts) -> Value {
    let words = &texts.words().privacy;
    json!({
        "type": 3, "custom_id": QUOTING, "required": true,
        "options": [
            {"label": words.quoting_yes, "value": command::ON},
            {"label": words.quoting_no, "value": command::OFF},
        ],
    })
}

/// What is wanted by a form like that that was sent.
pub(super) fn read_redaction(data: &Value) -> Option<Wish> {
    let on = custom_id::redaction(data.get("custom_id")?.as_str()?)?;
    let why = field(data, WORDS)?.get("value")?.as_str()?.to_owned();
    let chosen = field(data, QUOTING)?.pointer("/values/0")?.as_str()?;
    Some(Wish::Redact { on, why, quoting: chosen == command::ON })
}

/// The field of this name in a form that was sent.
pub(super) fn field<'a>(data: &'a Value, name: &str) -> Option<&'a Value> {
    let mut fields = data.get("components")?.as_array()?.iter().flat_map(fields);
    fields.find(|field| field.get("custom_id").and_then(Value::as_str) == Some(name))
}

/// A label holds one field, an action row a list of them.
fn fields(row: &Value) -> impl Iterator<Item = &Value> {
    let listed = row.get("components").and_then(Value::as_array).into_iter().flatten();
    row.get("component").into_iter().chain(listed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(components: Value, expected: Option<&str>) {
        let form = FormId { on: MessageKey::discord(7), by_menu: true };
        let data = json!({"custom_id": custom_id::of_form(&form), "components": components});
        assert_eq!(read(&data), expected.map(|words| (form, words.to_owned())));
    }

    #[test]
    fn words_are_read_from_labels_and_from_rows() {
        check(
            json!([{"type": 18, "id": 1, "component": {"type": 4, "custom_id": "words", "value": "good"}}]),
            Some("good"),
        );
        check(
            json!([{"type": 1, "components": [{"type": 4, "custom_id": "words", "value": "good"}]}]),
            Some("good"),
        );
    }

    #[test]
    fn a_form_of_another_shape_is_none() {
        check(json!([]), None);
        check(json!([{"type": 18, "component": {"type": 4, "custom_id": "other", "value": "good"}}]), None);
        check(json!("words"), None);
        assert_eq!(read(&json!({"custom_id": "other", "components": []})), None);
    }

    #[test]
    fn title_and_label_are_short_enough() {
        for (_, texts) in Texts::all() {
            let form = open(&FormId { on: MessageKey::discord(u64::MAX), by_menu: false }, texts);
            let length = |pointer| form.pointer(pointer).and_then(Value::as_str).unwrap().chars().count();
            assert!(length("/data/title") <= 45 && length("/data/components/0/label") <= 45);
            let form = open_redaction(&MessageKey::discord(u64::MAX), texts);
            for pointer in ["/data/title", "/data/components/0/label", "/data/components/1/label"] {
                assert!(
                    form.pointer(pointer).and_then(Value::as_str).unwrap().chars().count() <= 45,
                    "{pointer}"
                );
            }
        }
    }
}

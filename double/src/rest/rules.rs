//! What a message, a form or a command may be: the documented limits, which the OpenAPI document does not all have
//! (FACTS sections 3, 7 and 12).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::{
    id::Id,
    rest::{answer::Failure, call::Asked, files::described},
    world::{
        File, World,
        message::{Message, Reference, flags, kinds},
        posting::Allowed,
    },
};

/// `content`, in Unicode code points.
const CONTENT: usize = 2000;
/// `nonce`, in characters.
const NONCE: usize = 25;
/// All texts of all embeds of a message.
const EMBEDS_TOTAL: usize = 6000;
const EMBEDS: usize = 10;
const ROWS: usize = 5;
const BUTTONS_IN_A_ROW: usize = 5;
/// Components of a message in the newer layout.
const COMPONENTS_V2: usize = 40;
const TEXT_DISPLAYS_TOTAL: usize = 4000;
const CUSTOM_ID: usize = 100;
const MODAL_TITLE: usize = 45;
const MODAL_PARTS: usize = 5;

/// A message's body, read and found within the limits.
#[derive(Clone, Debug, Default)]
pub(crate) struct Body {
    pub(crate) content: Option<String>,
    pub(crate) embeds: Option<Vec<Value>>,
    pub(crate) components: Option<Vec<Value>>,
    /// Attachments that an edit keeps.
    pub(crate) kept: Option<Vec<Value>>,
    pub(crate) files: BTreeMap<u64, File>,
    pub(crate) flags: Option<u64>,
    pub(crate) nonce: Option<Value>,
    pub(crate) enforce_nonce: bool,
    pub(crate) allowed: Allowed,
    /// The message referred to, its channel if named, whether it is a forward, and whether it must exist.
    pub(crate) reference: Option<Referring>,
    pub(crate) sticker_or_poll: bool,
}

/// A `message_reference` as it was given.
#[derive(Clone, Debug)]
pub(crate) struct Referring {
    pub(crate) message: Id,
    pub(crate) channel: Option<Id>,
    pub(crate) forward: bool,
    pub(crate) fail_if_not_exists: bool,
}

impl Body {
    /// Reads a body and refuses what is beyond the limits with 50035.
    pub(crate) fn read(body: &Value, asked: &Asked) -> Result<Body, Failure> {
        let content = body["content"].as_str().map(str::to_owned);
        if content.as_ref().is_some_and(|content| content.chars().count() > CONTENT) {
            let message = format!("Must be {CONTENT} or fewer in length.");
            return Err(Failure::invalid("content", "BASE_TYPE_MAX_LENGTH", &message));
        }
        let list = |name: &str| body.get(name).map(|list| list.as_array().cloned().unwrap_or_default());
        let embeds = list("embeds");
        embeds.as_ref().map_or(Ok(()), |embeds| check_embeds(embeds))?;
        let flags = body["flags"].as_u64();
        let components = list("components");
        let newer = flags.is_some_and(|bits| bits & flags::COMPONENTS_V2 != 0);
        components.as_ref().map_or(Ok(()), |components| check_components(components, newer))?;
        if newer
            && (content.as_ref().is_some_and(|text| !text.is_empty())
                || embeds.as_ref().is_some_and(|it| !it.is_empty()))
        {
            let message = "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2";
            return Err(Failure::invalid(
                "content",
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                message,
            ));
        }
        Ok(Body {
            content,
            embeds: embeds.map(|list| list.into_iter().map(stored_embed).collect()),
            components: components.map(numbered),
            kept: list("attachments"),
            files: described(&asked.files, &body["attachments"])?,
            flags,
            nonce: nonce(body)?,
            enforce_nonce: body["enforce_nonce"] == true,
            allowed: allowed(&body["allowed_mentions"])?,
            reference: reference(&body["message_reference"])?,
            sticker_or_poll: body["poll"].is_object()
                || body["sticker_ids"].as_array().is_some_and(|it| !it.is_empty()),
        })
    }

    /// No empty message, and one of white space is empty: 50006.
    pub(crate) fn must_say_something(&self) -> Result<(), Failure> {
        let text = self.content.as_ref().is_some_and(|content| !content.trim().is_empty());
        let filled = |list: &Option<Vec<Value>>| list.as_ref().is_some_and(|list| !list.is_empty());
        let forward = self.reference.as_ref().is_some_and(|reference| reference.forward);
        let something = text || filled(&self.embeds) || filled(&self.components) || !self.files.is_empty();
        if something || forward || self.sticker_or_poll { Ok(()) } else { Err(Failure::known(50006)) }
    }

    /// A new message of this body, its files kept.
    pub(crate) fn into_message(self, world: &mut World, channel: Id, author: Id) -> Message {
        let id = world.id();
        let content = self.content.unwrap_or_default();
        let mut message = Message::new(id, channel, author, &content);
        message.embeds = self.embeds.unwrap_or_default();
        message.components = self.components.unwrap_or_default();
        message.flags = self.flags.unwrap_or_default();
        message.nonce = self.nonce;
        message.attachments = world.keep_files(channel, self.files);
        if let Some(referring) = self.reference {
            let from = referring.channel.unwrap_or(channel);
            message.reference = Some(Reference {
                channel: from,
                message: Some(referring.message),
                forward: referring.forward,
            });
            if referring.forward {
                message.snapshots = world.snapshot(from, referring.message);
            } else {
                message.kind = kinds::REPLY;
            }
        }
        message
    }
}

impl World {
    /// What a forward shows of the message: its content at that moment.
    pub(crate) fn snapshot(&self, channel: Id, message: Id) -> Vec<Value> {
        let Some(message) = self.message(channel, message) else { return Vec::new() };
        let whole = self.message_json(message, true);
        let shown = ["type", "content", "mentions", "mention_roles", "attachments", "embeds", "timestamp"];
        let rest = ["edited_timestamp", "flags", "components"];
        let fields = shown.iter().chain(&rest).map(|name| ((*name).to_owned(), whole[*name].clone()));
        vec![json!({ "message": Value::Object(fields.collect()) })]
    }
}

fn nonce(body: &Value) -> Result<Option<Value>, Failure> {
    match &body["nonce"] {
        Value::Null => Ok(None),
        Value::String(nonce) if nonce.chars().count() > NONCE => {
            let message = format!("Must be {NONCE} or fewer in length.");
            Err(Failure::invalid("nonce", "NONCE_TYPE_TOO_LONG", &message))
        }
        nonce => Ok(Some(nonce.clone())),
    }
}

/// `parse` with a kind and a list of the same kind contradict each other (FACTS section 3).
fn allowed(given: &Value) -> Result<Allowed, Failure> {
    let Some(object) = given.as_object() else { return Ok(Allowed::default()) };
    let parse: Vec<&str> =
        given["parse"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let list = |name: &str| -> Result<Option<Vec<Id>>, Failure> {
        let ids: Vec<Id> = given[name].as_array().into_iter().flatten().filter_map(id).collect();
        match (parse.contains(&name), ids.is_empty()) {
            (true, false) => {
                let message = format!("parse:[\"{name}\"] and {name}: [ids...] are mutually exclusive.");
                Err(Failure::invalid(
                    "allowed_mentions",
                    "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                    &message,
                ))
            }
            (true, true) => Ok(None),
            (false, _) => Ok(Some(ids)),
        }
    };
    Ok(Allowed {
        everyone: parse.contains(&"everyone"),
        users: list("users")?,
        roles: list("roles")?,
        replied_user: object.get("replied_user").and_then(Value::as_bool).unwrap_or(false),
    })
}

fn reference(given: &Value) -> Result<Option<Referring>, Failure> {
    if given.is_null() {
        return Ok(None);
    }
    let Some(message) = id(&given["message_id"]) else {
        return Err(Failure::invalid("message_reference", "BASE_TYPE_REQUIRED", "This field is required"));
    };
    Ok(Some(Referring {
        message,
        channel: id(&given["channel_id"]),
        forward: given["type"] == 1,
        fail_if_not_exists: given["fail_if_not_exists"].as_bool().unwrap_or(true),
    }))
}

pub(crate) fn id(value: &Value) -> Option<Id> {
    value.as_str().and_then(|text| text.parse().ok()).or_else(|| value.as_u64().map(Id))
}

fn length(value: &Value) -> usize {
    value.as_str().map_or(0, |text| text.trim().chars().count())
}

fn check_embeds(embeds: &[Value]) -> Result<(), Failure> {
    let too_long = |field: &str, limit: usize| {
        let message = format!("Must be {limit} or fewer in length.");
        Failure::invalid(&format!("embeds.{field}"), "BASE_TYPE_MAX_LENGTH", &message)
    };
    if embeds.len() > EMBEDS {
        return Err(too_long("0", EMBEDS));
    }
    let mut total = 0;
    for (number, embed) in embeds.iter().enumerate() {
        let fields = embed["fields"].as_array().map(Vec::as_slice).unwrap_or_default();
        let parts = [
            ("title", &embed["title"], 256),
            ("description", &embed["description"], 4096),
            ("footer.text", &embed["footer"]["text"], 2048),
            ("author.name", &embed["author"]["name"], 256),
        ];
        let in_fields =
            fields.iter().flat_map(|it| [("name", &it["name"], 256), ("value", &it["value"], 1024)]);
        if fields.len() > 25 {
            return Err(too_long(&format!("{number}.fields"), 25));
        }
        for (name, text, limit) in parts.into_iter().chain(in_fields) {
            total += length(text);
            if length(text) > limit {
                return Err(too_long(&format!("{number}.{name}"), limit));
            }
        }
    }
    if total > EMBEDS_TOTAL { Err(too_long("_total", EMBEDS_TOTAL)) } else { Ok(()) }
}

/// 5 rows of 5 buttons, custom ids of 1 to 100 characters, each used once; 40 components in the newer layout.
fn check_components(components: &[Value], newer: bool) -> Result<(), Failure> {
    let wrong = |message: &str| Err(Failure::invalid("components", "COMPONENT_LAYOUT_INVALID", message));
    let mut custom_ids = Vec::new();
    let (mut count, mut texts) = (0, 0);
    let mut waiting: Vec<&Value> = components.iter().collect();
    while let Some(component) = waiting.pop() {
        count += 1;
        texts += if component["type"] == 10 { length(&component["content"]) } else { 0 };
        let inner = component["components"].as_array().map(Vec::as_slice).unwrap_or_default();
        if component["type"] == 1 && !(1..=BUTTONS_IN_A_ROW).contains(&inner.len()) {
            return wrong("Must be between 1 and 5 in length.");
        }
        if let Some(custom_id) = component["custom_id"].as_str() {
            if !(1..=CUSTOM_ID).contains(&custom_id.chars().count()) {
                return wrong("A custom id must be between 1 and 100 in length.");
            }
            custom_ids.push(custom_id);
        }
        waiting.extend(inner);
        waiting.extend(component.get("component").or_else(|| component.get("accessory")));
    }
    custom_ids.sort_unstable();
    if custom_ids.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(Failure::invalid(
            "components",
            "COMPONENT_CUSTOM_ID_DUPLICATED",
            "Component custom id cannot be duplicated",
        ));
    }
    match newer {
        true if count > COMPONENTS_V2 || texts > TEXT_DISPLAYS_TOTAL => {
            wrong("Too many components or too much text.")
        }
        false if components.len() > ROWS => wrong("Must be 5 or fewer in length."),
        false if components.iter().any(|it| it["type"] != 1) => {
            wrong("Only action rows without the newer layout.")
        }
        _ => Ok(()),
    }
}

/// A form: title up to 45 characters, custom id 1 to 100, 1 to 5 parts (FACTS section 7).
pub(crate) fn modal(data: &Value) -> Result<(), Failure> {
    let wrong = |field: &str, message: &str| Err(Failure::invalid(field, "BASE_TYPE_BAD_LENGTH", message));
    let parts = data["components"].as_array().map(Vec::as_slice).unwrap_or_default();
    let custom_id = data["custom_id"].as_str().unwrap_or_default().chars().count();
    if !(1..=MODAL_TITLE).contains(&length(&data["title"])) {
        return wrong("data.title", "Must be between 1 and 45 in length.");
    }
    if !(1..=CUSTOM_ID).contains(&custom_id) {
        return wrong("data.custom_id", "Must be between 1 and 100 in length.");
    }
    if !(1..=MODAL_PARTS).contains(&parts.len()) {
        return wrong("data.components", "Must be between 1 and 5 in length.");
    }
    Ok(())
}

/// A command: a slash command's name is one lower-case word with a description, a menu entry's may have spaces and has
/// no description; contexts only on global commands (FACTS section 7).
pub(crate) fn command(command: &Value, in_guild: bool) -> Result<(), Failure> {
    let name = command["name"].as_str().unwrap_or_default();
    let menu = command["type"].as_u64().unwrap_or(1) != 1;
    let described = length(&command["description"]);
    let well_named = (1..=32).contains(&name.chars().count())
        && (menu || name.chars().all(|c| !c.is_whitespace() && !c.is_uppercase()));
    if !well_named {
        return Err(Failure::invalid("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid"));
    }
    if menu && described > 0 || !menu && !(1..=100).contains(&described) {
        let message = "Slash commands have a description of 1 to 100 characters, others have none.";
        return Err(Failure::invalid("description", "BASE_TYPE_BAD_LENGTH", message));
    }
    if in_guild && (command["contexts"].is_array() || command["integration_types"].is_array()) {
        let message = "Contexts cannot be set on guild commands";
        return Err(Failure::invalid("contexts", "APPLICATION_COMMAND_CONTEXTS_GUILD", message));
    }
    Ok(())
}

fn stored_embed(mut embed: Value) -> Value {
    embed["type"] = json!("rich");
    embed
}

/// The types of components in which something is chosen.
const SELECTS: [u64; 5] = [3, 5, 6, 7, 8];

/// Discord numbers all components of a message that were given no id.
fn numbered(mut components: Vec<Value>) -> Vec<Value> {
    let mut next = 1;
    components.iter_mut().for_each(|component| number(component, &mut next));
    components
}

fn number(component: &mut Value, next: &mut u64) {
    if let Some(object) = component.as_object_mut() {
        object.entry("id").or_insert_with(|| json!(*next));
        *next += 1;
        // Selects come back with how many may be chosen.
        if object.get("type").and_then(Value::as_u64).is_some_and(|kind| SELECTS.contains(&kind)) {
            object.entry("min_values").or_insert_with(|| json!(1));
            object.entry("max_values").or_insert_with(|| json!(1));
        }
    }
    for inner in component.get_mut("components").and_then(Value::as_array_mut).into_iter().flatten() {
        number(inner, next);
    }
}

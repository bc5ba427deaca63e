//! What people do to the bot by its commands, components and forms.

use serde_json::{Map, Value, json};

use crate::{
    id::Id,
    people::{Person, Refusal, interaction::Interaction, place::Place},
    world::{
        File, World,
        interaction::{Act, Kind},
        permissions::bits::USE_APPLICATION_COMMANDS,
    },
};

/// A slash command, and an entry in a message's menu, by Discord's number.
const SLASH: u64 = 1;
const MESSAGE_MENU: u64 = 3;
/// A field of a form that takes files.
const FILE_UPLOAD: u64 = 19;
const STRING_SELECT: u64 = 3;

impl Person {
    /// Presses the button with this custom id or label.
    pub fn clicks(&self, message: Id, button: &str) -> Result<Interaction, Refusal> {
        self.presses(message, button, json!({}))
    }

    /// Chooses values in the select with this custom id.
    pub fn selects(&self, message: Id, select: &str, values: &[&str]) -> Result<Interaction, Refusal> {
        self.presses(message, select, json!({ "values": values }))
    }

    /// Runs a slash command, such as `/relay on`, with its options.
    pub fn runs(
        &self,
        place: impl Into<Place>,
        command: &str,
        options: &[(&str, Value)],
    ) -> Result<Interaction, Refusal> {
        let place = place.into();
        let mut words = command.trim_start_matches('/').split_whitespace();
        let name = words.next().unwrap_or_default();
        let nothing = || Refusal::NoCommand(command.to_owned());
        let id = self.hub.change(|world| {
            let channel = place.or_refuse(world)?;
            self.must(world, channel, USE_APPLICATION_COMMANDS, "use commands")?;
            let known = registered(world, channel, SLASH, name).ok_or_else(nothing)?;
            let given = given_options(&known, &words.collect::<Vec<_>>(), options).ok_or_else(nothing)?;
            let mut data = json!({ "id": known["id"], "name": name, "type": SLASH, "options": given });
            add_scope(&mut data, &known);
            Ok(world.interact(Act { kind: Kind::Command, by: self.id, channel, message: None, data }))
        })?;
        Ok(Interaction::new(self, id))
    }

    /// Chooses an entry in a message's menu, such as *Apps → Give feedback*.
    pub fn uses(&self, message: Id, entry: &str) -> Result<Interaction, Refusal> {
        let channel = self.channel_of(message)?;
        let id = self.hub.change(|world| {
            self.must(world, channel, USE_APPLICATION_COMMANDS, "use commands")?;
            let known = registered(world, channel, MESSAGE_MENU, entry);
            let known = known.ok_or_else(|| Refusal::NoCommand(entry.to_owned()))?;
            let target = world.message(channel, message).ok_or(Refusal::NoMessage(message))?;
            // The target comes with its content even without the intent (FACTS section 7).
            let target = world.message_json(target, true);
            let mut data = json!({
                "id": known["id"],
                "name": entry,
                "type": MESSAGE_MENU,
                "target_id": message,
                "resolved": { "messages": { message.to_string(): target } },
            });
            add_scope(&mut data, &known);
            Ok(world.interact(Act { kind: Kind::Command, by: self.id, channel, message: None, data }))
        })?;
        Ok(Interaction::new(self, id))
    }

    /// Sends the form that an interaction showed, with its fields by custom id; a field not given is left empty.
    pub fn submits(&self, shown: &Interaction, fields: &[(&str, &str)]) -> Result<Interaction, Refusal> {
        self.sends(shown, fields, Vec::new())
    }

    /// Sends the form with a file in the field with this custom id.
    pub fn submits_file(
        &self,
        shown: &Interaction,
        field: &str,
        name: &str,
        bytes: &[u8],
    ) -> Result<Interaction, Refusal> {
        let (name, content_type) = (name.to_owned(), "application/octet-stream".to_owned());
        let file = File { name, content_type, bytes: bytes.to_vec().into(), description: None };
        self.sends(shown, &[], vec![(field.to_owned(), file)])
    }

    /// Sends the form with these fields and, by the names of theirs, these files.
    pub(crate) fn sends(
        &self,
        shown: &Interaction,
        fields: &[(&str, &str)],
        files: Vec<(String, File)>,
    ) -> Result<Interaction, Refusal> {
        let id = self.hub.change(|world| {
            let from = world.interactions.get(&shown.id()).ok_or(Refusal::NoForm)?;
            let form = from.answer.as_ref().filter(|answer| answer.callback == 9).ok_or(Refusal::NoForm)?;
            let parts = form.data["components"].as_array().cloned().unwrap_or_default();
            let (channel, message, custom_id) = (from.channel, from.message, form.data["custom_id"].clone());
            let mut data = json!({ "custom_id": custom_id });
            let mut fields = fields.to_vec();
            let kept = |(field, file)| {
                let kept = world.keep_files(channel, [(0, file)].into()).remove(0);
                (field, kept["id"].as_str().map(str::to_owned).unwrap_or_default(), kept)
            };
            let attached: Vec<(String, String, Value)> = files.into_iter().map(kept).collect();
            for (field, id, kept) in &attached {
                data["resolved"]["attachments"][id] = kept.clone();
                fields.push((field, id));
            }
            data["components"] = parts.iter().filter_map(|part| filled(part, &fields)).collect();
            Ok(world.interact(Act { kind: Kind::Form, by: self.id, channel, message, data }))
        })?;
        Ok(Interaction::new(self, id))
    }

    fn presses(&self, message: Id, what: &str, more: Value) -> Result<Interaction, Refusal> {
        let channel = self.channel_of(message)?;
        let nothing = || Refusal::NothingToPress(what.to_owned());
        let id = self.hub.change(|world| {
            let found = world.message(channel, message).ok_or(Refusal::NoMessage(message))?;
            let component = pressable(&found.components, what).ok_or_else(nothing)?;
            let mut data = more;
            data["custom_id"] = component["custom_id"].clone();
            data["component_type"] = component["type"].clone();
            data["id"] = component["id"].clone();
            Ok(world.interact(Act {
                kind: Kind::Component,
                by: self.id,
                channel,
                message: Some(message),
                data,
            }))
        })?;
        Ok(Interaction::new(self, id))
    }
}

/// A guild's own command stands before a global one of the same name.
fn registered(world: &World, channel: Id, kind: u64, name: &str) -> Option<Value> {
    let guild = world.channels.get(&channel).and_then(|channel| channel.guild);
    let scopes = guild.map(Some).into_iter().chain([None]);
    let mut commands = scopes.filter_map(|scope| world.commands.get(&scope)).flatten();
    commands.find(|command| command["name"] == name && command["type"] == kind).cloned()
}

fn add_scope(data: &mut Value, command: &Value) {
    if !command["guild_id"].is_null() {
        data["guild_id"] = command["guild_id"].clone();
    }
}

/// The options as Discord sends them: subcommands nested, each with the type it was registered with.
fn given_options(command: &Value, words: &[&str], options: &[(&str, Value)]) -> Option<Value> {
    let known =
        |name: &str| command["options"].as_array()?.iter().find(|option| option["name"] == name).cloned();
    if let [first, rest @ ..] = words {
        let sub = known(first)?;
        let inner = given_options(&sub, rest, options)?;
        return Some(json!([{ "name": first, "type": sub["type"], "options": inner }]));
    }
    let given = |(name, value): &(&str, Value)| {
        Some(json!({ "name": name, "type": known(name)?["type"], "value": value }))
    };
    options.iter().map(given).collect()
}

/// The first component with a custom id that is called so, wherever it is nested; a disabled one cannot be pressed.
fn pressable<'a>(components: &'a [Value], what: &str) -> Option<&'a Value> {
    components.iter().find_map(|component| {
        let named = component["custom_id"] == what || component["label"] == what;
        let able = component["custom_id"].is_string() && component["disabled"] != true;
        let inner = component["components"].as_array().map(Vec::as_slice).unwrap_or_default();
        if named && able { Some(component) } else { pressable(inner, what) }
    })
}

/// A part of a form as it is sent: the value stands where the input stood, in a row or in a Label.
fn filled(part: &Value, fields: &[(&str, &str)]) -> Option<Value> {
    let input = |input: &Value| {
        let custom_id = input["custom_id"].as_str()?;
        let given = fields.iter().find(|(name, _)| *name == custom_id).map(|(_, value)| *value);
        if input["type"] == FILE_UPLOAD {
            let values: Vec<&str> = given.into_iter().collect();
            return Some(json!({ "type": FILE_UPLOAD, "id": 2, "custom_id": custom_id, "values": values }));
        }
        if input["type"] == STRING_SELECT {
            let values: Vec<&str> = given.into_iter().collect();
            return Some(json!({ "type": STRING_SELECT, "id": 2, "custom_id": custom_id, "values": values }));
        }
        let value = given.or(input["value"].as_str()).unwrap_or_default();
        Some(json!({ "type": input["type"], "id": 2, "custom_id": custom_id, "value": value }))
    };
    let mut sent = Map::from_iter([("type".to_owned(), part["type"].clone()), ("id".to_owned(), json!(1))]);
    if let Some(inner) = part.get("component") {
        sent.insert("component".to_owned(), input(inner)?);
    } else {
        let inner: Vec<Value> = part["components"].as_array()?.iter().filter_map(input).collect();
        sent.insert("components".to_owned(), json!(inner));
    }
    Some(Value::Object(sent))
}

//! The bot itself: its account, its application, its commands, and where its gateway is.

use serde_json::{Value, json};

use crate::{
    id::Id,
    rest::{
        answer::{Answer, Failure, Outcome},
        call::Asked,
        rules,
    },
    world::World,
};

/// The application has the MESSAGE_CONTENT intent (FACTS section 1).
const GATEWAY_MESSAGE_CONTENT: u64 = 1 << 18;
/// Global commands an application may have of all types together.
const DAY_MS: u64 = 86_400_000;

impl World {
    /// The bot's account with what only it may see.
    pub(crate) fn bot_json(&self) -> Value {
        let mut bot = self.user_json(self.bot);
        bot["mfa_enabled"] = json!(false);
        bot["locale"] = json!("en-US");
        bot["verified"] = json!(true);
        bot["email"] = Value::Null;
        bot
    }

    pub(crate) fn application_flags(&self) -> u64 {
        if self.options.message_content { GATEWAY_MESSAGE_CONTENT } else { 0 }
    }
}

pub(crate) fn gateway(world: &mut World, _: &Asked) -> Outcome {
    Answer::ok(json!({ "url": world.gateway.address }))
}

pub(crate) fn gateway_bot(world: &mut World, _: &Asked) -> Outcome {
    let limits = world.options.identifies;
    Answer::ok(json!({
        "url": world.gateway.address,
        "shards": world.options.shards,
        "session_start_limit": {
            "total": limits.per_day,
            "remaining": limits.per_day.saturating_sub(world.gateway.identified_today),
            "reset_after": DAY_MS,
            "max_concurrency": limits.max_concurrency,
        },
    }))
}

pub(crate) fn me(world: &mut World, _: &Asked) -> Outcome {
    Answer::ok(world.bot_json())
}

pub(crate) fn user(world: &mut World, asked: &Asked) -> Outcome {
    let id = asked.id("user_id", 10013)?;
    world.users.get(&id).map(|user| Answer::Json(200, user.json())).ok_or_else(|| Failure::known(10013))
}

pub(crate) fn application(world: &mut World, _: &Asked) -> Outcome {
    let flags = world.application_flags();
    Answer::ok(json!({
        "id": world.application,
        "name": "bot",
        "icon": null,
        "description": world.options.description,
        "type": null,
        "bot": world.user_json(world.bot),
        "bot_public": true,
        "bot_require_code_grant": false,
        "verify_key": "0".repeat(64),
        "flags": flags,
        "flags_new": flags.to_string(),
        "redirect_uris": [],
        "interactions_endpoint_url": null,
        "role_connections_verification_url": null,
        "owner": world.user_json(world.guilds.get(&world.home).map_or(world.bot, |guild| guild.owner)),
        "approximate_guild_count": world.guilds.len(),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": null,
        "eligible_oauth2_scopes": [],
    }))
}

/// The scope of a command route: a guild, or None for everywhere.
fn scope(world: &World, asked: &Asked) -> Result<Option<Id>, Failure> {
    if asked.param("application_id") != world.application.to_string() {
        return Err(Failure { status: 403, code: 20012, message: "Not authorized".to_owned(), errors: None });
    }
    if asked.param("guild_id").is_empty() {
        return Ok(None);
    }
    let guild = asked.id("guild_id", 10004)?;
    world.guilds.contains_key(&guild).then_some(Some(guild)).ok_or_else(|| Failure::known(50001))
}

pub(crate) fn commands(world: &mut World, asked: &Asked) -> Outcome {
    let scope = scope(world, asked)?;
    Answer::ok(json!(world.commands.get(&scope).cloned().unwrap_or_default()))
}

/// Replaces all commands of the scope (FACTS section 7).
pub(crate) fn replace_commands(world: &mut World, asked: &Asked) -> Outcome {
    let scope = scope(world, asked)?;
    let given = asked.body.as_array().cloned().unwrap_or_default();
    let before = world.commands.remove(&scope).unwrap_or_default();
    let mut commands = Vec::with_capacity(given.len());
    for command in given {
        rules::command(&command, scope.is_some())?;
        commands.push(stored(world, scope, &before, &command));
    }
    world.commands.insert(scope, commands.clone());
    Answer::ok(json!(commands))
}

pub(crate) fn add_command(world: &mut World, asked: &Asked) -> Outcome {
    let scope = scope(world, asked)?;
    rules::command(&asked.body, scope.is_some())?;
    let mut commands = world.commands.remove(&scope).unwrap_or_default();
    let command = stored(world, scope, &commands, &asked.body);
    let status = if commands.iter().any(|known| known["id"] == command["id"]) { 200 } else { 201 };
    commands.retain(|known| known["id"] != command["id"]);
    commands.push(command.clone());
    world.commands.insert(scope, commands);
    Ok(Answer::Json(status, command))
}

/// A command as Discord keeps it: one of the same name and type keeps its id.
fn stored(world: &mut World, scope: Option<Id>, before: &[Value], given: &Value) -> Value {
    let kind = given["type"].as_u64().unwrap_or(1);
    let known = before.iter().find(|it| it["name"] == given["name"] && it["type"] == json!(kind));
    let id = known.map_or_else(|| json!(world.id()), |it| it["id"].clone());
    let permissions = match &given["default_member_permissions"] {
        Value::Number(number) => json!(number.to_string()),
        other => other.clone(),
    };
    let mut command = json!({
        "id": id,
        "application_id": world.application,
        "version": world.id(),
        "type": kind,
        "name": given["name"],
        "name_localizations": given["name_localizations"],
        "description": given["description"].as_str().unwrap_or_default(),
        "description_localizations": given["description_localizations"],
        "default_member_permissions": permissions,
        "nsfw": given["nsfw"].as_bool().unwrap_or_default(),
    });
    if let Some(guild) = scope {
        command["guild_id"] = json!(guild);
    } else {
        command["contexts"] = given["contexts"].clone();
    }
    if given["options"].is_array() {
        command["options"] = given["options"].clone();
        command["options"].as_array_mut().into_iter().flatten().for_each(drop_what_says_nothing);
    }
    command
}

/// Builders write out every key; Discord keeps those that say something.
fn drop_what_says_nothing(option: &mut Value) {
    let Some(keys) = option.as_object_mut() else { return };
    keys.retain(|_, value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()));
    keys.get_mut("options")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
        .for_each(drop_what_says_nothing);
}

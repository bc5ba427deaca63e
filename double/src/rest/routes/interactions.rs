//! The first answer to an interaction: within three seconds, once (FACTS section 7).

use std::time::Instant;

use serde_json::{Value, json};

use crate::{
    id::Id,
    rest::{
        answer::{Answer, Failure, Outcome},
        call::Asked,
        routes::messages::edit_message,
        rules::{self, Body},
    },
    world::{
        World,
        interaction::{FirstAnswer, InteractionState, Kind},
        message::{flags, kinds},
    },
};

/// A message now.
const MESSAGE: u64 = 4;
/// A message later; until then it is loading.
const MESSAGE_LATER: u64 = 5;
/// An update of the component's message later; nothing shows.
const UPDATE_LATER: u64 = 6;
/// An update of the component's message now.
const UPDATE: u64 = 7;
const CHOICES: u64 = 8;
const FORM: u64 = 9;

/// 10062 after three seconds, 40060 on a second answer, 204 or 200 with `with_response=true`.
pub(crate) fn answer(world: &mut World, asked: &Asked) -> Outcome {
    let id = asked.id("interaction_id", 10062)?;
    let known = world.interactions.get(&id).filter(|it| it.token == asked.param("interaction_token"));
    let interaction = known.cloned().ok_or_else(|| Failure::known(10062))?;
    if interaction.answer.is_some() {
        return Err(Failure::known(40060));
    }
    if interaction.at.elapsed() > world.options.first_answer_within {
        return Err(Failure::known(10062));
    }
    let callback = asked.body["type"].as_u64().unwrap_or_default();
    let data = &asked.body["data"];
    let original = match callback {
        MESSAGE | MESSAGE_LATER => Some(post(world, asked, &interaction, callback == MESSAGE_LATER)?),
        UPDATE if interaction.message.is_some() => {
            let message = interaction.message.ok_or_else(|| Failure::known(10008))?;
            edit_message(world, interaction.channel, message, Body::read(data, asked)?)?;
            Some(message)
        }
        UPDATE_LATER if interaction.message.is_some() => interaction.message,
        FORM if interaction.kind != Kind::Form => {
            rules::modal(data)?;
            None
        }
        CHOICES => None,
        _ => {
            return Err(Failure::invalid(
                "type",
                "BASE_TYPE_CHOICES",
                "Value is not one of the allowed ones.",
            ));
        }
    };
    if let Some(known) = world.interactions.get_mut(&id) {
        known.original = original;
        known.answer = Some(FirstAnswer { at: Instant::now(), callback, data: data.clone() });
    }
    let happened = json!({ "kind": "interaction_answer", "interaction": id, "type": callback, "data": data });
    world.tell(|| happened);
    if asked.query::<bool>("with_response") == Some(true) {
        return Answer::ok(with_response(world, &interaction, callback, original));
    }
    Ok(Answer::Empty)
}

fn post(world: &mut World, asked: &Asked, to: &InteractionState, later: bool) -> Result<Id, Failure> {
    let body = Body::read(&asked.body["data"], asked)?;
    if !later {
        body.must_say_something()?;
    }
    Ok(post_for(world, to, body, if later { flags::LOADING } else { 0 }))
}

/// Posts a message that answers an interaction; an ephemeral one exists for its person alone.
pub(crate) fn post_for(world: &mut World, to: &InteractionState, body: Body, more_flags: u64) -> Id {
    let (bot, allowed) = (world.bot, body.allowed.clone());
    let mut message = body.into_message(world, to.channel, bot);
    message.flags |= more_flags;
    message.nonce = None;
    message.kind = match to.kind {
        Kind::Command if to.menu => kinds::MENU,
        Kind::Command => kinds::COMMAND,
        Kind::Component | Kind::Form => kinds::DEFAULT,
    };
    message.only_for = message.is_ephemeral().then_some(to.by);
    message.interaction = Some(world.interaction_metadata(to));
    world.post(message, &allowed)
}

fn with_response(
    world: &World,
    interaction: &InteractionState,
    callback: u64,
    original: Option<Id>,
) -> Value {
    let mut body = json!({
        "interaction": { "id": interaction.id, "type": interaction.kind.number() },
    });
    let message = original.and_then(|id| world.message(interaction.channel, id));
    if let Some(message) = message {
        body["interaction"]["response_message_id"] = json!(message.id);
        body["interaction"]["response_message_loading"] = json!(message.flags & flags::LOADING != 0);
        body["interaction"]["response_message_ephemeral"] = json!(message.is_ephemeral());
        if matches!(callback, MESSAGE | MESSAGE_LATER | UPDATE) {
            let kind = if callback == UPDATE { UPDATE } else { MESSAGE };
            body["resource"] = json!({ "type": kind, "message": world.message_json(message, true) });
        }
    }
    body
}

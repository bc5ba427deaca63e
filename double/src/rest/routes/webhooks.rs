//! What an interaction's token allows after the first answer, for fifteen minutes (FACTS section 7).

use crate::{
    id::Id,
    rest::{
        answer::{Answer, Failure, Outcome},
        call::Asked,
        routes::{interactions::post_for, messages::edit_message},
        rules::Body,
    },
    world::{World, interaction::InteractionState, message::flags},
};

/// The interaction of the token: 10015 for an unknown one, 50027 when its time is over.
fn interaction(world: &World, asked: &Asked) -> Result<InteractionState, Failure> {
    let known = world.interaction_by_token(asked.param("webhook_token"));
    let interaction = known.cloned().ok_or_else(|| Failure::known(10015))?;
    if asked.param("webhook_id") != world.application.to_string() {
        return Err(Failure::known(10015));
    }
    if interaction.at.elapsed() > world.options.token_lives {
        return Err(Failure { status: 401, ..Failure::known(50027) });
    }
    // Before the first answer the token opens nothing.
    if interaction.answer.is_some() { Ok(interaction) } else { Err(Failure::known(10015)) }
}

/// The message that the path names: `@original` or one of the follow-ups.
fn message(interaction: &InteractionState, asked: &Asked) -> Result<Id, Failure> {
    let named = match asked.param("message_id") {
        "" => interaction.original,
        text => text
            .parse()
            .ok()
            .filter(|id| interaction.follow_ups.contains(id) || interaction.original == Some(*id)),
    };
    named.ok_or_else(|| Failure::known(10008))
}

pub(crate) fn follow_up(world: &mut World, asked: &Asked) -> Outcome {
    let interaction = interaction(world, asked)?;
    let body = Body::read(&asked.body, asked)?;
    body.must_say_something()?;
    let id = post_for(world, &interaction, body, 0);
    if let Some(known) = world.interactions.get_mut(&interaction.id) {
        known.follow_ups.push(id);
    }
    world.answered(interaction.channel, id)
}

pub(crate) fn get(world: &mut World, asked: &Asked) -> Outcome {
    let interaction = interaction(world, asked)?;
    world.answered(interaction.channel, message(&interaction, asked)?)
}

pub(crate) fn edit(world: &mut World, asked: &Asked) -> Outcome {
    let interaction = interaction(world, asked)?;
    let id = message(&interaction, asked)?;
    let body = Body::read(&asked.body, asked)?;
    if let Some(loading) = world.message_mut(interaction.channel, id) {
        loading.flags &= !flags::LOADING;
    }
    edit_message(world, interaction.channel, id, body)
}

pub(crate) fn delete(world: &mut World, asked: &Asked) -> Outcome {
    let interaction = interaction(world, asked)?;
    let id = message(&interaction, asked)?;
    if world.delete(interaction.channel, id) { Ok(Answer::Empty) } else { Err(Failure::known(10008)) }
}

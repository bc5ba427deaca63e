//! Interactions: what a person did to a command, a component or a form, and what became of it (FACTS section 7).

use std::time::Instant;

use serde_json::{Value, json};

use crate::{
    id::Id,
    world::{World, emit::Reach},
};

/// How large an attachment may be, as interactions say.
const ATTACHMENT_BYTES: u64 = 10 * 1024 * 1024;
/// Interactions that are remembered.
const INTERACTIONS: usize = 10_000;

/// What was done, by Discord's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A slash command or a menu entry (2).
    Command,
    /// A button or a select (3).
    Component,
    /// A form sent (5).
    Form,
}

impl Kind {
    pub(crate) fn number(self) -> u8 {
        match self {
            Kind::Command => 2,
            Kind::Component => 3,
            Kind::Form => 5,
        }
    }
}

/// The bot's first answer.
#[derive(Clone, Debug)]
pub(crate) struct FirstAnswer {
    pub(crate) at: Instant,
    /// 4 a message, 5 a message later, 6 an update later, 7 an update, 9 a form.
    pub(crate) callback: u64,
    pub(crate) data: Value,
}

#[derive(Clone, Debug)]
pub(crate) struct InteractionState {
    pub(crate) id: Id,
    pub(crate) token: String,
    pub(crate) kind: Kind,
    pub(crate) by: Id,
    pub(crate) channel: Id,
    /// The message that the component, or the form's component, stands on.
    pub(crate) message: Option<Id>,
    /// Whether a menu entry was used, whose answer is of a type of its own.
    pub(crate) menu: bool,
    pub(crate) at: Instant,
    pub(crate) answer: Option<FirstAnswer>,
    /// The message that `@original` names.
    pub(crate) original: Option<Id>,
    pub(crate) follow_ups: Vec<Id>,
}

/// What somebody does.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    pub(crate) kind: Kind,
    pub(crate) by: Id,
    pub(crate) channel: Id,
    pub(crate) message: Option<Id>,
    pub(crate) data: Value,
}

impl World {
    /// Makes an interaction of what somebody did and sends it to the bot.
    pub(crate) fn interact(&mut self, act: Act) -> Id {
        let id = self.id();
        let token = format!("interaction.{id}");
        let event = self.interaction_json(id, &token, &act);
        let menu = act.kind == Kind::Command && act.data["type"] == 3;
        let Act { kind, by, channel, message, .. } = act;
        let state = InteractionState {
            id,
            token,
            kind,
            by,
            channel,
            message,
            menu,
            at: Instant::now(),
            answer: None,
            original: None,
            follow_ups: Vec::new(),
        };
        self.interactions.insert(id, state);
        if self.interactions.len() > INTERACTIONS {
            self.interactions.pop_first();
        }
        let guild = self.channels.get(&channel).and_then(|channel| channel.guild);
        // INTERACTION_CREATE needs no intent (FACTS section 1).
        self.emit("INTERACTION_CREATE", Reach { guild, intent: 0 }, event);
        id
    }

    fn interaction_json(&self, id: Id, token: &str, act: &Act) -> Value {
        let place = self.channels.get(&act.channel);
        let guild = place.and_then(|place| self.guilds.get(&place.guild?));
        let permissions = |user| place.map_or(0, |place| self.permissions(user, place)).to_string();
        let mut event = json!({
            "id": id,
            "application_id": self.application,
            "type": act.kind.number(),
            "token": token,
            "version": 1,
            "channel_id": act.channel,
            "data": act.data,
            "locale": self.locales.get(&act.by).map_or("en-US", String::as_str),
            "entitlements": [],
            "authorizing_integration_owners": { "0": guild.map_or_else(|| "0".to_owned(), |it| it.id.to_string()) },
            "context": if guild.is_some() { 0 } else { 1 },
            "app_permissions": permissions(self.bot),
            "attachment_size_limit": ATTACHMENT_BYTES,
            "a_key_of_tomorrow": null,
        });
        if let Some(place) = place {
            event["channel"] = self.channel_json(place);
            event["channel"]["permissions"] = json!(permissions(act.by));
        }
        match guild {
            Some(guild) => {
                event["guild_id"] = json!(guild.id);
                event["guild_locale"] = json!("en-US");
                event["guild"] = json!({ "id": guild.id, "locale": "en-US", "features": [] });
                if let (Some(member), Some(user)) = (guild.members.get(&act.by), self.users.get(&act.by)) {
                    event["member"] = member.json(user);
                    event["member"]["permissions"] = json!(permissions(act.by));
                }
            }
            None => event["user"] = self.user_json(act.by),
        }
        if let Some(message) = act.message.and_then(|id| self.message(act.channel, id)) {
            event["message"] = self.message_json(message, true);
        }
        event
    }

    /// What a message that answers an interaction says of it.
    pub(crate) fn interaction_metadata(&self, interaction: &InteractionState) -> Value {
        let mut metadata = self.metadata_of(interaction, interaction.kind);
        if interaction.kind == Kind::Form {
            let shown_by = if interaction.message.is_some() { Kind::Component } else { Kind::Command };
            metadata["triggering_interaction_metadata"] = self.metadata_of(interaction, shown_by);
        }
        metadata
    }

    fn metadata_of(&self, interaction: &InteractionState, kind: Kind) -> Value {
        let guild = self.channels.get(&interaction.channel).and_then(|channel| channel.guild);
        let mut metadata = json!({
            "id": interaction.id,
            "type": kind.number(),
            "user": self.user_json(interaction.by),
            "authorizing_integration_owners": { "0": guild.unwrap_or(Id(0)) },
        });
        if kind == Kind::Component {
            metadata["interacted_message_id"] = json!(interaction.message);
        }
        metadata
    }

    pub(crate) fn interaction_by_token(&self, token: &str) -> Option<&InteractionState> {
        let id = token.strip_prefix("interaction.")?.parse().ok()?;
        self.interactions.get(&id)
    }
}

//! What somebody wants who uses a command, a button or a form.

use serde_json::Value;
use serenity::all::{InteractionId, Permissions};

use crate::bot::platform::Button;
use crate::discord::atlas::{Atlas, is_thread};
use crate::discord::custom_id::{self, FormId};
use crate::discord::wire::Interaction;
use crate::discord::{Me, choice, command, content, form, opinions, review, settings};
use crate::domain::event::Place;
use crate::domain::id::MessageId;
use crate::domain::inbound::{Account, Pressed, RateWish, Wish};
use crate::domain::key::{AccountKey, InteractionKey, MessageKey, PlaceKey};
use crate::domain::review::Reviewer;
use crate::domain::time::Timestamp;

/// What is asked of the bot.
#[derive(Debug, PartialEq)]
pub(super) enum Asked {
    /// A decision.
    Wish(Box<Pressed>),
    /// The form for feedback.
    Form(FormId),
    /// The form for why this message's text is erased.
    Redaction(MessageKey),
    /// The form for what should have been said.
    Draft(Box<Draft>),
    /// What should have been said, in a file that is to be fetched first.
    Upload(Box<Upload>),
    /// This page of one's own opinions.
    Own(u32),
    /// Something about a message that is not the bot's.
    NotOurs,
    /// Nothing that this bot offers: a command of an older version, or a button of somebody else's.
    Unknown,
}

/// Who wants to write what should have been said.
#[derive(Debug, PartialEq)]
pub(super) struct Draft {
    pub(super) reply: MessageId,
    /// Whether it was asked for under a card in the moderators' channel.
    pub(super) on_card: bool,
    pub(super) place: Place,
    pub(super) reviewer: Reviewer,
}

/// Who has written it, and where it is.
#[derive(Debug, PartialEq)]
pub(super) struct Upload {
    pub(super) url: String,
    pub(super) reply: MessageId,
    pub(super) reviewer: Reviewer,
    /// The press, whose wish still lacks the words.
    pub(super) pressed: Pressed,
}

/// The kinds of interactions (FACTS section 7).
pub(super) const COMMAND: u8 = 2;
/// See [`COMMAND`].
pub(super) const COMPONENT: u8 = 3;
/// See [`COMMAND`].
pub(super) const FORM: u8 = 5;
/// The type of a command that is an entry in a message's menu.
const MESSAGE_MENU: u64 = 3;

/// Reads what is asked.
pub(super) fn read(interaction: &Interaction, me: &Me, atlas: &Atlas) -> Asked {
    let apart = review::read(interaction, me, atlas).or_else(|| settings::read(interaction, atlas));
    if let Some(asked) = apart {
        return asked;
    }
    if let Some(page) = opinions::page(interaction) {
        return Asked::Own(page);
    }
    let pressed = |wish| {
        pressed(interaction, wish, atlas).map_or(Asked::Unknown, |pressed| Asked::Wish(Box::new(pressed)))
    };
    match interaction.kind {
        COMMAND => match command_wish(&interaction.data) {
            Some(wish) => pressed(wish),
            None => match menu(&interaction.data, me) {
                Menu::Redact(on) => Asked::Redaction(on),
                Menu::GiveFeedback(on) => Asked::Form(FormId { on, by_menu: true }),
                Menu::Rate(on) => pressed(Wish::Rate { on, wish: RateWish::Look }),
                Menu::AskAgain(on) => pressed(Wish::AskAgain { on, model: None, by_menu: true }),
                Menu::NotOurs => Asked::NotOurs,
                Menu::Unknown => Asked::Unknown,
            },
        },
        COMPONENT => match button(&interaction.data) {
            Some(Button::Stop(reply)) => pressed(Wish::Stop(reply)),
            Some(Button::Prefer(reply)) => pressed(Wish::Prefer(reply)),
            Some(Button::AnswerInstead(message)) => pressed(Wish::AnswerInstead(message)),
            Some(Button::UndoClear(conversation)) => pressed(Wish::UndoClear(conversation)),
            Some(Button::AskAgain(_)) => interaction.message.as_ref().map_or(Asked::Unknown, |under| {
                let on = MessageKey::discord(under.id);
                pressed(Wish::AskAgain { on, model: None, by_menu: false })
            }),
            Some(Button::Feedback(_)) => interaction.message.as_ref().map_or(Asked::Unknown, |under| {
                Asked::Form(FormId { on: MessageKey::discord(under.id), by_menu: false })
            }),
            Some(Button::Consent(step, given)) => pressed(Wish::Consent(step, given)),
            Some(Button::Forget) => pressed(Wish::Forget { sure: true }),
            Some(Button::Review(..) | Button::Card(..)) => Asked::Unknown,
            None => {
                let rate = opinions::pressed(&interaction.data).map(|(on, wish)| Wish::Rate { on, wish });
                rate.or_else(|| choice::read(&interaction.data)).map_or(Asked::Unknown, pressed)
            }
        },
        FORM => match form::read(&interaction.data) {
            Some((FormId { on, by_menu }, text)) => pressed(Wish::GiveFeedback { on, text, by_menu }),
            None => form::read_redaction(&interaction.data).map_or(Asked::Unknown, pressed),
        },
        _ => Asked::Unknown,
    }
}

fn command_wish(data: &Value) -> Option<Wish> {
    match data.get("name")?.as_str()? {
        command::CLEAR => Some(Wish::Clear),
        command::QUOTA => Some(Wish::Quota),
        command::PRIVACY => Some(Wish::Privacy),
        command::MY_DATA => Some(Wish::MyData),
        command::FORGET_ME => Some(Wish::Forget { sure: false }),
        command::MODEL => Some(Wish::Model(command::option(data, command::NAME).map(str::to_owned))),
        _ => None,
    }
}

/// An entry of a message's menu.
enum Menu {
    GiveFeedback(MessageKey),
    AskAgain(MessageKey),
    Rate(MessageKey),
    /// On anybody's message.
    Redact(MessageKey),
    /// One of them, but on a message that is not the bot's.
    NotOurs,
    Unknown,
}

fn menu(data: &Value, me: &Me) -> Menu {
    let is_menu = data.get("type").and_then(Value::as_u64) == Some(MESSAGE_MENU);
    let target = data.get("target_id").and_then(Value::as_str).filter(|_| is_menu);
    let (Some(target), Some(name)) = (target, data.get("name").and_then(Value::as_str)) else {
        return Menu::Unknown;
    };
    let entry: fn(MessageKey) -> Menu = match name {
        command::REDACT => return Menu::Redact(MessageKey::discord(target)),
        command::GIVE_FEEDBACK => Menu::GiveFeedback,
        command::ANOTHER_ANSWER => Menu::AskAgain,
        command::RATE => Menu::Rate,
        _ => return Menu::Unknown,
    };
    let author = data.pointer(&format!("/resolved/messages/{target}/author/id")).and_then(Value::as_str);
    let is_ours = author == Some(me.user.to_string().as_str());
    if is_ours { entry(MessageKey::discord(target)) } else { Menu::NotOurs }
}

fn button(data: &Value) -> Option<Button> {
    custom_id::button(data.get("custom_id")?.as_str()?)
}

/// What somebody pressed, with who, where and when.
pub(super) fn pressed(interaction: &Interaction, wish: Wish, atlas: &Atlas) -> Option<Pressed> {
    let place = place(interaction, atlas)?;
    Some(Pressed {
        interaction: InteractionKey::discord(interaction.id),
        by: account(interaction)?,
        category: settings::category(&place, atlas),
        place,
        at: moment(interaction.id),
        wish,
    })
}

/// In a server a member, whose rights Discord has reckoned for the channel; in direct messages a user.
pub(super) fn account(interaction: &Interaction) -> Option<Account> {
    let member = interaction.member.as_ref();
    let user = member.map(|member| &member.user).or(interaction.user.as_ref())?;
    let nick = member.and_then(|member| member.nick.clone());
    let may = member.and_then(|member| member.permissions).unwrap_or_default();
    Some(Account {
        key: AccountKey::discord(user.id),
        name: nick.unwrap_or_else(|| content::name(user).to_owned()),
        moderator: may.intersects(Permissions::MANAGE_MESSAGES | Permissions::ADMINISTRATOR),
    })
}

/// Where somebody pressed something.
pub(super) fn place(interaction: &Interaction, atlas: &Atlas) -> Option<Place> {
    let told = interaction.channel.as_ref();
    let id = interaction.channel_id.or(told.map(|channel| channel.id))?;
    let mut place = atlas.place(interaction.guild_id, id, told.map(|channel| channel.kind));
    if place.parent.is_none() {
        let thread = told.filter(|channel| is_thread(channel.kind));
        place.parent = thread.and_then(|thread| thread.parent_id).map(PlaceKey::discord);
    }
    Some(place)
}

/// An id holds the moment at which it was made.
pub(super) fn moment(id: InteractionId) -> Timestamp {
    let ms = id.created_at().unix_timestamp_nanos() / 1_000_000;
    Timestamp::from_ms(i64::try_from(ms).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests;

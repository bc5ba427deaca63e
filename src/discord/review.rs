//! What somebody wants of the reviews: read from commands, menus, buttons and the form for what should have been said.

use std::time::Duration;

use serde_json::{Value, json};
use serenity::all::Permissions;

use crate::bot::platform::{Button, Press};
use crate::bot::texts::Texts;
use crate::discord::atlas::Atlas;
use crate::discord::interaction::{self, Asked, COMMAND, COMPONENT, Draft, FORM, Upload};
use crate::discord::wire::Interaction;
use crate::discord::{Me, command, custom_id, form};
use crate::domain::event::Place;
use crate::domain::id::MessageId;
use crate::domain::inbound::Wish;
use crate::domain::key::{AccountKey, MessageKey, PlaceKey, RoleKey};
use crate::domain::review::{Deed, Filter, ReviewWish, Reviewer, Survey};
use crate::domain::time::Timestamp;

/// What the fields of the form are called.
const TEXT: &str = "text";
const FILE: &str = "file";
/// The longest reply that a text field can be filled with (FACTS section 7).
const LONGEST: usize = 4_000;
/// Of how many days figures are shown, if nobody says it.
const USUAL_DAYS: u32 = 90;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What a form brings: the words, or where a file with them is.
#[derive(Debug, PartialEq, Eq)]
enum Brought {
    Words(String),
    File { url: String },
}

/// Whether an interaction is about reviews, for which the rights in all channels must be known.
pub(super) fn is_about(interaction: &Value) -> bool {
    let text = |pointer| interaction.pointer(pointer).and_then(Value::as_str);
    text("/data/custom_id").is_some_and(custom_id::is_of_review)
        || matches!(text("/data/name"), Some(command::REVIEW | command::STATS | command::REVIEW_THIS))
}

/// Whether something was pressed, or a form sent, under a card in the moderators' channel.
pub(super) fn is_under_card(interaction: &Interaction) -> bool {
    interaction.data.get("custom_id").and_then(Value::as_str).is_some_and(custom_id::is_of_card)
}

/// Who asks, with their rights at this moment; what Discord says of the channel at hand is newer than all that was learnt.
fn reviewer(interaction: &Interaction, place: &Place, atlas: &Atlas) -> Reviewer {
    let (Some(guild), Some(member)) = (interaction.guild_id, &interaction.member) else {
        return Reviewer::default();
    };
    let here = place.parent.as_ref().unwrap_or(&place.key);
    let told = (here.clone(), member.permissions.unwrap_or_default());
    let learnt = atlas
        .rights(guild, member.user.id, &member.roles)
        .map(|(channel, rights)| (PlaceKey::discord(channel), rights))
        .filter(|(channel, _)| channel != here);
    let rights: Vec<_> = std::iter::once(told).chain(learnt).collect();
    let with = |right: Permissions| {
        let may = |rights: &Permissions| rights.intersects(right | Permissions::ADMINISTRATOR);
        rights.iter().filter(|(_, rights)| may(rights)).map(|(channel, _)| channel.clone()).collect()
    };
    Reviewer {
        roles: member.roles.iter().map(RoleKey::discord).collect(),
        reads: with(Permissions::VIEW_CHANNEL),
        moderates: with(Permissions::MANAGE_MESSAGES),
        categories: atlas.categories(guild).map(|(id, it)| (PlaceKey::discord(id), it)).collect(),
    }
}

/// What `/review` asks for; none for options that this bot does not offer.
fn asked(data: &Value, now: Timestamp) -> Option<ReviewWish> {
    let word = |name| command::option(data, name);
    let whole = |name| command::value(data, name);
    let days = whole(command::DAYS).and_then(Value::as_u64).and_then(|days| u32::try_from(days).ok());
    let filter = Filter {
        status: word(command::STATUS).map(str::parse).transpose().ok()?.unwrap_or_default(),
        rated: word(command::RATED).map(str::parse).transpose().ok()?,
        words: whole(command::WORDS).and_then(Value::as_bool).unwrap_or(false),
        place: word(command::PLACE).map(PlaceKey::discord),
        model: word(command::MODEL).map(str::to_owned),
        since: days.map(|days| before(now, days)),
        asker: None,
        sample: word(command::SAMPLE).map(str::parse).transpose().ok()?,
    };
    Some(ReviewWish::First { filter, asker: word(command::ASKER).map(AccountKey::discord) })
}

fn before(now: Timestamp, days: u32) -> Timestamp {
    let back = i64::try_from((DAY * days).as_millis()).unwrap_or(i64::MAX);
    Timestamp::from_ms(now.as_ms().saturating_sub(back))
}

/// What is asked about reviews; none for everything else.
pub(super) fn read(interaction: &Interaction, me: &Me, atlas: &Atlas) -> Option<Asked> {
    let data = &interaction.data;
    let name = data.get("name").and_then(Value::as_str);
    let custom_id = data.get("custom_id").and_then(Value::as_str);
    Some(match (interaction.kind, name, custom_id.and_then(custom_id::button)) {
        (COMMAND, Some(command::REVIEW), _) => {
            wish(interaction, atlas, asked(data, interaction::moment(interaction.id))?)?
        }
        (COMMAND, Some(command::STATS), _) => stats(interaction, atlas)?,
        (COMMAND, Some(command::REVIEW_THIS), _) => match own_target(data, me) {
            Some(target) => wish(interaction, atlas, ReviewWish::Show(target))?,
            None => Asked::NotOurs,
        },
        (COMPONENT, _, Some(Button::Review(press, reply) | Button::Card(press, reply))) => {
            match pressed(press, reply) {
                Some(decided) => wish(interaction, atlas, decided)?,
                None => draft(interaction, atlas, reply)?,
            }
        }
        (FORM, ..) => match sent(data)? {
            (reply, Brought::Words(text)) => {
                wish(interaction, atlas, ReviewWish::Decide(reply, Deed::Correct(text)))?
            }
            (reply, Brought::File { url }) => upload(interaction, atlas, reply, url)?,
        },
        _ => return None,
    })
}

fn wish(interaction: &Interaction, atlas: &Atlas, wish: ReviewWish) -> Option<Asked> {
    let reviewer = reviewer(interaction, &interaction::place(interaction, atlas)?, atlas);
    let pressed = interaction::pressed(interaction, Wish::Review(reviewer, wish), atlas)?;
    Some(Asked::Wish(Box::new(pressed)))
}

/// What `/stats` asks for. Discord names channels in texts, but not in a picture.
fn stats(interaction: &Interaction, atlas: &Atlas) -> Option<Asked> {
    let days = command::value(&interaction.data, command::DAYS).and_then(Value::as_u64);
    let reviewer = reviewer(interaction, &interaction::place(interaction, atlas)?, atlas);
    let named = |channel: &PlaceKey| {
        let id = channel.raw.parse().ok()?;
        Some((channel.clone(), atlas.channel_name(interaction.guild_id, id)?.to_owned()))
    };
    let survey = Survey {
        days: days.and_then(|days| u32::try_from(days).ok()).unwrap_or(USUAL_DAYS),
        place: command::option(&interaction.data, command::PLACE).map(PlaceKey::discord),
        names: reviewer.reads.iter().filter_map(named).collect(),
    };
    let wish = Wish::Review(reviewer, ReviewWish::Figures(survey));
    Some(Asked::Wish(Box::new(interaction::pressed(interaction, wish, atlas)?)))
}

fn draft(interaction: &Interaction, atlas: &Atlas, reply: MessageId) -> Option<Asked> {
    let place = interaction::place(interaction, atlas)?;
    let reviewer = reviewer(interaction, &place, atlas);
    let on_card = is_under_card(interaction);
    Some(Asked::Draft(Box::new(Draft { reply, on_card, place, reviewer })))
}

fn upload(interaction: &Interaction, atlas: &Atlas, reply: MessageId, url: String) -> Option<Asked> {
    let place = interaction::place(interaction, atlas)?;
    let reviewer = reviewer(interaction, &place, atlas);
    let wish = Wish::Review(reviewer.clone(), ReviewWish::Decide(reply, Deed::Correct(String::new())));
    let pressed = interaction::pressed(interaction, wish, atlas)?;
    Some(Asked::Upload(Box::new(Upload { url, reply, reviewer, pressed })))
}

/// The bot's own message that a menu was used on.
fn own_target(data: &Value, me: &Me) -> Option<MessageKey> {
    let target = data.get("target_id")?.as_str()?;
    let author = data.pointer(&format!("/resolved/messages/{target}/author/id"))?.as_str()?;
    (author == me.user.to_string()).then(|| MessageKey::discord(target))
}

/// What a button under a card asks for; none for the one that opens the form.
fn pressed(press: Press, reply: MessageId) -> Option<ReviewWish> {
    let deed = match press {
        Press::Good => Deed::Good,
        Press::Bad => Deed::Bad,
        Press::Exclude => Deed::Exclude,
        Press::Skip => Deed::Skip,
        Press::Undo | Press::UndoLast => Deed::Undo,
        Press::Next => return Some(ReviewWish::After(reply)),
        Press::Correct => return None,
    };
    Some(ReviewWish::Decide(reply, deed))
}

/// The form for what should have been said, filled with the reply; where that is too long for a field, by a file alone.
pub(super) fn open(reply: MessageId, on_card: bool, said: &str, texts: Texts) -> Value {
    let words = &texts.words().review;
    let is_long = said.chars().count() > LONGEST;
    let file = json!({"type": 19, "custom_id": FILE, "min_values": 0, "max_values": 1, "required": is_long});
    let label = if is_long { &words.form_file_only } else { &words.form_file };
    let mut rows = vec![json!({"type": 18, "label": label, "component": file})];
    if !is_long {
        let mut text = json!({
            "type": 4, "custom_id": TEXT, "style": 2, "max_length": LONGEST, "required": false,
        });
        if !said.is_empty() {
            text["value"] = json!(said);
        }
        rows.insert(0, json!({"type": 18, "label": words.form_text, "component": text}));
    }
    json!({
        "type": 9,
        "data": {"custom_id": custom_id::of_correction(reply, on_card), "title": words.form_title, "components": rows},
    })
}

/// The form that was sent, if it is this one; a file counts more than the words beside it.
fn sent(data: &Value) -> Option<(MessageId, Brought)> {
    let reply = custom_id::correction(data.get("custom_id")?.as_str()?)?;
    let file = form::field(data, FILE).and_then(|field| field.pointer("/values/0")?.as_str());
    let url = file.and_then(|id| data.pointer(&format!("/resolved/attachments/{id}/url"))?.as_str());
    let brought = match url {
        Some(url) => Brought::File { url: url.to_owned() },
        None => {
            let text = form::field(data, TEXT).and_then(|field| field.get("value")?.as_str());
            Brought::Words(text.unwrap_or_default().to_owned())
        }
    };
    Some((reply, brought))
}

#[cfg(test)]
mod tests;

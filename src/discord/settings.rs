//! The page of what is set: read from its command, menus and buttons, and shown as a message. All that it is about stands in it.

use serde_json::Value as Json;
use serenity::all::{
    ButtonStyle, ChannelType, CreateActionRow, CreateAllowedMentions, CreateButton, CreateSelectMenu,
    CreateSelectMenuKind as Kind, CreateSelectMenuOption as Choice, EditInteractionResponse, Permissions,
};

use crate::bot::texts::Texts;
use crate::discord::atlas::Atlas;
use crate::discord::command;
use crate::discord::interaction::{self, Asked, COMMAND, COMPONENT};
use crate::discord::wire::Interaction;
use crate::domain::consent::Keep;
use crate::domain::event::{Place, PlaceKind, Scope};
use crate::domain::inbound::Wish;
use crate::domain::key::{PlaceKey, RoleKey};
use crate::domain::settings::{Category, Change, Line, Manager, Setting, SettingsWish, Sheet, Tier, Value};

/// What everything on the page begins with.
const SETTINGS: &str = "settings:";
/// How many roles may review; a menu takes no more (FACTS section 7).
const ROLES: u8 = 25;

/// What somebody uses on the page; behind it stands the layer, and where it is about one, the setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Looks at another layer.
    At,
    /// Looks at a setting closely.
    About,
    /// Gives it a value.
    Value,
    /// Gives it none: no role, no channel.
    Nothing,
    /// Lets it inherit.
    Inherit,
}

const PARTS: [(Part, &str); 5] = [
    (Part::At, "at"),
    (Part::About, "about"),
    (Part::Value, "value"),
    (Part::Nothing, "nothing"),
    (Part::Inherit, "inherit"),
];

/// Whether an interaction is about settings, for which the rights around the place must be known.
pub(super) fn is_about(interaction: &Json) -> bool {
    let text = |pointer| interaction.pointer(pointer).and_then(Json::as_str);
    text("/data/custom_id").is_some_and(|id| id.starts_with(SETTINGS))
        || matches!(text("/data/name"), Some(command::SETTINGS | command::RELAY))
}

/// What is asked about settings; none for everything else.
pub(super) fn read(interaction: &Interaction, atlas: &Atlas) -> Option<Asked> {
    let data = &interaction.data;
    let wish = match (interaction.kind, data.get("name").and_then(Json::as_str)) {
        (COMMAND, Some(command::SETTINGS)) => Ok(SettingsWish { at: None, about: None, change: None }),
        (COMMAND, Some(command::RELAY)) => Err(switched(data)?),
        (COMPONENT, _) => Ok(used(data)?),
        _ => return None,
    };
    let place = interaction::place(interaction, atlas)?;
    let manager = manager(interaction, &place, atlas);
    let wish = match wish {
        Ok(wish) => Wish::Settings(manager, wish),
        Err(on) => Wish::Relay(manager, on),
    };
    Some(Asked::Wish(Box::new(interaction::pressed(interaction, wish, atlas)?)))
}

fn switched(data: &Json) -> Option<bool> {
    match command::option(data, command::STATE)? {
        command::ON => Some(true),
        command::OFF => Some(false),
        _ => None,
    }
}

/// What they may set at this moment, by Discord's own convention: whoever manages the server all of it, whoever manages a
/// category or a channel that alone. Direct messages concern nobody else.
fn manager(interaction: &Interaction, place: &Place, atlas: &Atlas) -> Manager {
    let (Some(guild), Some(member)) = (interaction.guild_id, &interaction.member) else {
        return Manager { may: vec![Tier::Direct] };
    };
    let here = member.permissions.unwrap_or_default();
    if here.intersects(Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR) {
        return Manager { may: vec![Tier::Guild, Tier::Category, Tier::Channel, Tier::Thread] };
    }
    let manages = |channel: &PlaceKey| {
        let rights =
            channel.raw.parse().map(|id| atlas.permissions(guild, id, member.user.id, &member.roles));
        rights.is_ok_and(|rights| rights.contains(Permissions::MANAGE_CHANNELS))
    };
    let mut may = Vec::new();
    if here.contains(Permissions::MANAGE_CHANNELS) {
        may.extend([Tier::Channel, Tier::Thread]);
    }
    if matches!(category(place, atlas), Category::In(category) if manages(&category)) {
        may.push(Tier::Category);
    }
    Manager { may }
}

/// The category that a place's channel is in.
pub(super) fn category(place: &Place, atlas: &Atlas) -> Category {
    let channel = if place.kind == PlaceKind::Thread { place.parent.as_ref() } else { Some(&place.key) };
    let ids = channel.and_then(|channel| channel.raw.parse().ok());
    let guild = place.guild.as_ref().and_then(|guild| guild.raw.parse().ok());
    ids.zip(guild).map_or(Category::Untold, |(channel, guild)| atlas.category(guild, channel))
}

/// What a menu or a button of the page asks for; none for those of other pages, and for values that are none.
fn used(data: &Json) -> Option<SettingsWish> {
    let mut words = data.get("custom_id")?.as_str()?.strip_prefix(SETTINGS)?.split(':');
    let word = words.next()?;
    let (part, _) = PARTS.into_iter().find(|(_, name)| *name == word)?;
    let at: Tier = words.next()?.parse().ok()?;
    let setting = words.next().map(str::parse::<Setting>).transpose().ok()?;
    let chosen: Vec<_> =
        data.get("values").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str).collect();
    let looks = |at, about| SettingsWish { at: Some(at), about, change: None };
    let changes = |setting, change| SettingsWish { at: Some(at), about: Some(setting), change: Some(change) };
    Some(match (part, setting) {
        (Part::At, about) => looks(chosen.first()?.parse().ok()?, about),
        (Part::About, _) => looks(at, Some(chosen.first()?.parse().ok()?)),
        (Part::Value, Some(setting)) => changes(setting, Change::Set(value(setting, &chosen)?)),
        (Part::Nothing, Some(setting)) => changes(setting, Change::Set(nothing(setting)?)),
        (Part::Inherit, Some(setting)) => changes(setting, Change::Inherit(setting)),
        (_, None) => return None,
    })
}

fn value(setting: Setting, chosen: &[&str]) -> Option<Value> {
    let first = *chosen.first()?;
    let switch = || match first {
        command::ON => Some(true),
        command::OFF => Some(false),
        _ => None,
    };
    match setting {
        Setting::Relay => switch().map(Value::Relay),
        Setting::Seeds => switch().map(Value::Seeds),
        Setting::TakeDown => switch().map(Value::TakeDown),
        Setting::Feedback => switch().map(Value::FeedbackByReply),
        Setting::Scope => first.parse().ok().map(Value::Scope),
        Setting::Reviewers => Some(Value::Reviewers(chosen.iter().map(RoleKey::discord).collect())),
        Setting::ReviewChannel => Some(Value::ReviewChannel(Some(PlaceKey::discord(first)))),
        Setting::Language => first.parse().ok().map(Value::Language),
        Setting::Keep => first.parse().ok().map(Value::Keep),
        Setting::Training => switch().map(Value::Training),
    }
}

const fn nothing(setting: Setting) -> Option<Value> {
    match setting {
        Setting::Reviewers => Some(Value::Reviewers(Vec::new())),
        Setting::ReviewChannel => Some(Value::ReviewChannel(None)),
        _ => None,
    }
}

/// The page as a message.
pub(super) fn body(sheet: &Sheet, texts: Texts) -> EditInteractionResponse {
    EditInteractionResponse::new()
        .content(texts.sheet(sheet))
        .components(rows(sheet, texts))
        .allowed_mentions(CreateAllowedMentions::new())
}

fn rows(sheet: &Sheet, texts: Texts) -> Vec<CreateActionRow> {
    let mut rows = Vec::new();
    if sheet.tiers.len() > 1 {
        rows.push(CreateActionRow::SelectMenu(tiers(sheet, texts)));
    }
    if sheet.may {
        rows.push(CreateActionRow::SelectMenu(settings(sheet, texts)));
        let line = sheet.lines.iter().find(|line| Some(line.setting) == sheet.about && !line.fixed);
        if let Some(line) = line {
            rows.push(CreateActionRow::SelectMenu(values(sheet.at, line, texts)));
            rows.push(CreateActionRow::Buttons(buttons(sheet.at, line, texts)));
        }
    }
    rows
}

fn id(part: Part, at: Tier, setting: Option<Setting>) -> String {
    let word = PARTS.iter().find(|(it, _)| *it == part).map_or("", |(_, word)| word);
    let setting = setting.map(|setting| format!(":{setting}")).unwrap_or_default();
    format!("{SETTINGS}{word}:{at}{setting}")
}

fn tiers(sheet: &Sheet, texts: Texts) -> CreateSelectMenu {
    let choice =
        |tier: &Tier| Choice::new(texts.tier(*tier), tier.as_str()).default_selection(*tier == sheet.at);
    let options = sheet.tiers.iter().map(choice).collect();
    CreateSelectMenu::new(id(Part::At, sheet.at, sheet.about), Kind::String { options })
}

fn settings(sheet: &Sheet, texts: Texts) -> CreateSelectMenu {
    let open = sheet.lines.iter().filter(|line| !line.fixed).map(|line| line.setting);
    let choice = |setting: Setting| {
        let choice =
            Choice::new(texts.setting(setting), setting.as_str()).description(texts.about_setting(setting));
        choice.default_selection(Some(setting) == sheet.about)
    };
    let menu = CreateSelectMenu::new(
        id(Part::About, sheet.at, None),
        Kind::String { options: open.map(choice).collect() },
    );
    menu.placeholder(&texts.words().settings.choose)
}

fn values(at: Tier, line: &Line, texts: Texts) -> CreateSelectMenu {
    let (setting, now) = (line.setting, line.value.as_ref());
    let choice = |value: Value, word: &str| {
        Choice::new(texts.value(&value), word).default_selection(now == Some(&value))
    };
    let switch = |value: fn(bool) -> Value| {
        [(true, command::ON), (false, command::OFF)].map(|(on, word)| choice(value(on), word)).to_vec()
    };
    let kind = match setting {
        Setting::Relay => Kind::String { options: switch(Value::Relay) },
        Setting::Seeds => Kind::String { options: switch(Value::Seeds) },
        Setting::TakeDown => Kind::String { options: switch(Value::TakeDown) },
        Setting::Feedback => Kind::String { options: switch(Value::FeedbackByReply) },
        Setting::Training => Kind::String { options: switch(Value::Training) },
        Setting::Scope => {
            let all = [Scope::Place, Scope::Person].map(|scope| choice(Value::Scope(scope), scope.as_str()));
            Kind::String { options: all.to_vec() }
        }
        Setting::Language => {
            let all = Texts::all().map(|(it, _)| choice(Value::Language(it.clone()), it.code()));
            Kind::String { options: all.collect() }
        }
        Setting::Keep => {
            let all = [Keep::Notice, Keep::OptIn].map(|keep| choice(Value::Keep(keep), keep.as_str()));
            Kind::String { options: all.to_vec() }
        }
        Setting::Reviewers => Kind::Role { default_roles: None },
        Setting::ReviewChannel => {
            Kind::Channel { channel_types: Some(vec![ChannelType::Text]), default_channels: None }
        }
    };
    let menu = CreateSelectMenu::new(id(Part::Value, at, Some(setting)), kind)
        .placeholder(&texts.words().settings.choose_value);
    if setting == Setting::Reviewers { menu.max_values(ROLES) } else { menu }
}

/// *Inherit* is for what is set here itself.
fn buttons(at: Tier, line: &Line, texts: Texts) -> Vec<CreateButton> {
    let setting = line.setting;
    let button = |part, label: &str| {
        CreateButton::new(id(part, at, Some(setting))).label(label).style(ButtonStyle::Secondary)
    };
    let inherit = button(Part::Inherit, &texts.words().settings.inherit).disabled(line.from != Some(at));
    let nothing = texts.nothing(setting).map(|label| button(Part::Nothing, label));
    std::iter::once(inherit).chain(nothing).collect()
}

#[cfg(test)]
mod tests;

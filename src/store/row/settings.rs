//! Rows of `place_settings` and `channel_categories`, and what they are asked for by.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sqlx::FromRow;

use crate::domain::codec::{decode, encode};
use crate::domain::event::{Fact, Place, PlaceSet};
use crate::domain::key::{GuildKey, PlaceKey};
use crate::domain::settings::{Change, Layer, Setting, Settings};
use crate::store::Error;
use crate::store::row::{Row, read, read_some};

/// A setting has the shape in which its event has it.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct SettingRow {
    layer: String,
    setting: String,
    guild: Option<String>,
    value: Value,
}

/// The version of the event whose shape the rows have.
const VERSION: i16 = 2;

impl Row for SettingRow {
    const UPSERT: &'static str = "\
        insert into place_settings select * from jsonb_populate_recordset(null::place_settings, $1) \
        on conflict (layer, setting) do update set guild = excluded.guild, value = excluded.value";
}

impl SettingRow {
    /// A setting as it stands.
    pub(in crate::store) fn of(settings: &Settings, layer: &Layer, setting: Setting) -> Self {
        let change = settings.own(layer, setting).cloned().map_or(Change::Inherit(setting), Change::Set);
        let guild = settings.guild_of(layer).cloned();
        let stored = encode(&Fact::PlaceSet(PlaceSet { layer: layer.clone(), guild: guild.clone(), change }));
        Self {
            layer: layer.to_string(),
            setting: setting.to_string(),
            guild: guild.map(|guild| guild.to_string()),
            value: stored.payload.get("value").cloned().unwrap_or_default(),
        }
    }

    /// Lets what is known follow the row.
    pub(in crate::store) fn learn(self, settings: &mut Settings) -> Result<(), Error> {
        let Self { layer, setting, guild, value } = self;
        let payload = json!({"at": layer, "setting": setting, "guild": guild, "value": value});
        match decode("set_place", VERSION, payload) {
            Ok(Fact::PlaceSet(PlaceSet { layer, guild, change })) => {
                settings.learn(layer, guild, change.setting(), change.value().cloned());
                Ok(())
            }
            Ok(_) | Err(_) => Err(Error::Inconsistent {
                table: "place_settings",
                row: format!("{layer} {setting}"),
                what: "its value is none of this setting".to_owned(),
            }),
        }
    }
}

/// The place of a conversation.
#[derive(Debug, FromRow)]
pub(in crate::store) struct PlaceRow {
    place: String,
    kind: String,
    guild: Option<String>,
    parent: Option<String>,
}

impl TryFrom<PlaceRow> for Place {
    type Error = Error;

    fn try_from(it: PlaceRow) -> Result<Self, Error> {
        let table = "conversations";
        Ok(Self {
            key: read(table, &it.place, &it.place)?,
            kind: read(table, &it.place, &it.kind)?,
            guild: read_some(table, &it.place, it.guild.as_deref())?,
            parent: read_some(table, &it.place, it.parent.as_deref())?,
        })
    }
}

/// Where a channel is.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct CategoryRow {
    channel: String,
    guild: String,
    category: Option<String>,
}

impl Row for CategoryRow {
    const UPSERT: &'static str = "\
        insert into channel_categories select * from jsonb_populate_recordset(null::channel_categories, $1) \
        on conflict (channel) do update set guild = excluded.guild, category = excluded.category";
}

impl CategoryRow {
    pub(in crate::store) fn of(settings: &Settings, channel: &PlaceKey, guild: &GuildKey) -> Self {
        Self {
            channel: channel.to_string(),
            guild: guild.to_string(),
            category: settings.category(channel).map(ToString::to_string),
        }
    }

    /// Lets what is known follow the row.
    pub(in crate::store) fn learn(self, settings: &mut Settings) -> Result<(), Error> {
        let (table, Self { channel, category, .. }) = ("channel_categories", self);
        let category = read_some(table, &channel, category.as_deref())?;
        settings.learn_category(read(table, &channel, &channel)?, category);
        Ok(())
    }
}

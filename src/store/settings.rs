//! What is set around a place, for whoever asks beside decisions.

use serde::Deserialize;
use sqlx::query_scalar;
use sqlx::types::Json;

use crate::domain::event::Place;
use crate::domain::id::MessageId;
use crate::domain::key::{GuildKey, MessageKey};
use crate::domain::settings::Settings;
use crate::store::held::answered;
use crate::store::row::{CategoryRow, PlaceRow, SettingRow, uuid};
use crate::store::{Error, Store};

/// A row of one of the tables.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Found {
    Set(SettingRow),
    Located(CategoryRow),
}

impl Store {
    /// What is set around a place.
    pub async fn settings_around(&self, place: &Place) -> Result<Settings, Error> {
        let places = [Some(&place.key), place.parent.as_ref()].into_iter().flatten();
        let places: Vec<_> = places.map(ToString::to_string).collect();
        let guild: Vec<_> = place.guild.iter().map(|guild| format!("guild:{guild}")).collect();
        let sql = "select jsonb_build_object('set', to_jsonb(place_settings)) from place_settings where layer = any($1 || $2 \
                       || array(select category from channel_categories where channel = any($1) and category is not null)) \
                   union all select jsonb_build_object('located', to_jsonb(channel_categories)) from channel_categories \
                       where channel = any($1)";
        let query = query_scalar(sql).bind(places).bind(guild);
        settings(answered(&self.answering, async |connection| query.fetch_all(connection).await).await?)
    }

    /// Where a message was said; none for one that is not known.
    pub async fn place_of(&self, message: MessageId) -> Result<Option<Place>, Error> {
        let sql = "select c.place, c.kind, c.guild, c.parent from messages m \
                   join conversations c on c.id = m.conversation_id where m.id = $1";
        let query = sqlx::query_as(sql).bind(uuid(message.as_u128()));
        let found: Option<PlaceRow> = query.fetch_optional(&self.pool).await?;
        found.map(Place::try_from).transpose()
    }

    /// Where a part of a reply is shown; none for a message that is no part.
    pub async fn place_of_part(&self, part: &MessageKey) -> Result<Option<Place>, Error> {
        let sql = "select c.place, c.kind, c.guild, c.parent from parts p join messages m on m.id = p.reply_id \
                   join conversations c on c.id = m.conversation_id where p.message = $1";
        let found: Option<PlaceRow> =
            sqlx::query_as(sql).bind(part.to_string()).fetch_optional(&self.pool).await?;
        found.map(Place::try_from).transpose()
    }

    /// The layers of which nothing is trained on, and the channels that are in those of them that are categories.
    pub async fn excluded_from_training(&self) -> Result<Settings, Error> {
        let sql = "select jsonb_build_object('set', to_jsonb(place_settings)) from place_settings \
                       where setting = 'training' and value = 'false' \
                   union all select jsonb_build_object('located', to_jsonb(channel_categories)) from channel_categories \
                       where category in (select layer from place_settings where setting = 'training' and value = 'false')";
        settings(query_scalar(sql).fetch_all(&self.pool).await?)
    }

    /// Everything that is set in a server.
    pub async fn settings_in(&self, guild: &GuildKey) -> Result<Settings, Error> {
        let sql = "select jsonb_build_object('set', to_jsonb(place_settings)) from place_settings where guild = $1 \
                   union all select jsonb_build_object('located', to_jsonb(channel_categories)) from channel_categories \
                       where guild = $1";
        settings(query_scalar(sql).bind(guild.to_string()).fetch_all(&self.pool).await?)
    }
}

fn settings(rows: Vec<Json<Found>>) -> Result<Settings, Error> {
    let mut settings = Settings::default();
    for Json(row) in rows {
        match row {
            Found::Set(row) => row.learn(&mut settings)?,
            Found::Located(row) => row.learn(&mut settings)?,
        }
    }
    Ok(settings)
}

//! Which places were told what becomes of what is written there.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use crate::domain::consent::{Keep, SHOWN};
use crate::domain::decide::{Act, Decision, Notice};
use crate::domain::event::Place;
use crate::domain::key::{GuildKey, PlaceKey};
use crate::store::row::{read, read_some};
use crate::store::{Error, Store};

/// What places are told, by the place: in whose server it is, and whose words are kept there, where that is looked after.
type Told<'a> = BTreeMap<&'a PlaceKey, (Option<&'a GuildKey>, Option<Keep>)>;

impl Store {
    /// Those of these places that were told nothing yet.
    pub async fn untold(&self, listed: &[PlaceKey]) -> Result<Vec<PlaceKey>, Error> {
        let names: Vec<_> = listed.iter().map(ToString::to_string).collect();
        let sql = "select place from told_places where place = any($1)";
        let told: Vec<String> = sqlx::query_scalar(sql).bind(names).fetch_all(&self.pool).await?;
        Ok(listed.iter().filter(|place| !told.contains(&place.to_string())).cloned().collect())
    }

    /// The places that were told that words are kept of those alone who agree, and their servers.
    pub async fn told_of_those_who_agree(&self) -> Result<Vec<(PlaceKey, Option<GuildKey>)>, Error> {
        let sql = "select place, guild from told_places where keep = 'opt-in' order by place";
        let rows: Vec<(String, Option<String>)> = sqlx::query_as(sql).fetch_all(&self.pool).await?;
        let row = |(place, guild): (String, Option<String>)| {
            let guild = read_some("told_places", &place, guild.as_deref())?;
            Ok((read("told_places", &place, &place)?, guild))
        };
        rows.into_iter().map(row).collect()
    }

    /// Remembers that a place was told whose words are kept there.
    pub async fn place_told(
        &self,
        place: &PlaceKey,
        guild: Option<&GuildKey>,
        keep: Keep,
    ) -> Result<(), Error> {
        remember(&mut *self.pool.acquire().await?, &Told::from([(place, (guild, Some(keep)))])).await
    }
}

/// The place that an act tells what becomes of what is written there, and whose words are kept. What holds in a thread hangs on its
/// channel too; so no thread is looked after.
pub(super) fn told(act: &Act) -> Option<(&Place, Option<Keep>)> {
    match act {
        Act::Announce(place, _, Notice::SwitchedOn(keep)) => {
            Some((place, Some(*keep).filter(|_| place.parent.is_none())))
        }
        _ => None,
    }
}

/// Remembers what places are told where the relay is switched on.
pub(super) async fn follow(connection: &mut PgConnection, decisions: &[Decision]) -> Result<(), Error> {
    let told = decisions.iter().flat_map(|decision| &decision.acts).filter_map(told);
    let told: Told<'_> = told.map(|(place, keep)| (&place.key, (place.guild.as_ref(), keep))).collect();
    if told.is_empty() { Ok(()) } else { remember(connection, &told).await }
}

async fn remember(connection: &mut PgConnection, told: &Told<'_>) -> Result<(), Error> {
    let places: Vec<_> = told.keys().map(ToString::to_string).collect();
    let guilds: Vec<_> = told.values().map(|(guild, _)| guild.map(ToString::to_string)).collect();
    let keeps: Vec<_> = told.values().map(|(_, keep)| keep.map(Keep::as_str)).collect();
    let sql = "insert into told_places (place, guild, keep, shown) \
               select place, guild, keep, $4 from unnest($1::text[], $2::text[], $3::text[]) told (place, guild, keep) \
               on conflict (place) do update \
               set guild = excluded.guild, keep = excluded.keep, shown = excluded.shown, told_at = now()";
    let shown = i32::try_from(SHOWN).unwrap_or(i32::MAX);
    sqlx::query(sql).bind(places).bind(guilds).bind(keeps).bind(shown).execute(connection).await?;
    Ok(())
}

//! Which of the listed channels were told what becomes of what is written there.

use crate::domain::key::PlaceKey;
use crate::store::{Error, Store};

impl Store {
    /// Those of these places that were not told yet.
    pub async fn untold(&self, listed: &[PlaceKey]) -> Result<Vec<PlaceKey>, Error> {
        let names: Vec<_> = listed.iter().map(ToString::to_string).collect();
        let sql = "select place from told_places where place = any($1)";
        let told: Vec<String> = sqlx::query_scalar(sql).bind(names).fetch_all(&self.pool).await?;
        Ok(listed.iter().filter(|place| !told.contains(&place.to_string())).cloned().collect())
    }

    /// Remembers that a place was told, with this version of the bot's own words.
    pub async fn place_told(&self, place: &PlaceKey, shown: u32) -> Result<(), Error> {
        let sql = "insert into told_places (place, shown) values ($1, $2) on conflict (place) do nothing";
        let shown = i32::try_from(shown).unwrap_or(i32::MAX);
        sqlx::query(sql).bind(place.to_string()).bind(shown).execute(&self.pool).await?;
        Ok(())
    }
}

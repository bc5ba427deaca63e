//! Parts whose reactions are still to be asked of the platform: owed from the commit that found it out, until a list is recorded.

use std::collections::BTreeMap;

use sqlx::{FromRow, PgConnection};

use crate::domain::decide::{Act, Decision};
use crate::domain::inbound::Inbound;
use crate::domain::key::{GuildKey, Spot};
use crate::domain::time::Timestamp;
use crate::store::row::{read, read_some, time};
use crate::store::{Error, Store, Take};

/// How many are gone on with after a restart; what is owed is asked for at once, so there are few.
const MOST: i64 = 1_000;

impl Store {
    /// What is owed since this moment, each with its server; what is older is owed no more.
    pub async fn looks_owed(&self, since: Timestamp) -> Result<Vec<(Spot, Option<GuildKey>)>, Error> {
        let sql = "delete from looks_owed where since < $1";
        sqlx::query(sql).bind(time(since)).execute(&self.pool).await?;
        let sql = "select l.message, l.place, c.guild from looks_owed l join parts p on p.message = l.message \
                   join messages m on m.id = p.reply_id join conversations c on c.id = m.conversation_id \
                   order by l.since limit $1";
        let rows: Vec<LookRow> = sqlx::query_as(sql).bind(MOST).fetch_all(&self.pool).await?;
        rows.into_iter().map(LookRow::look).collect()
    }
}

/// Owes what these decisions ask for, and no more what is listed. A list that was overtaken by a reaction settles nothing.
pub(super) async fn follow(
    connection: &mut PgConnection,
    takes: &[Take<'_>],
    decisions: &[Decision],
) -> Result<(), Error> {
    let mut looks: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (take, decision) in takes.iter().zip(decisions) {
        if let Some(Inbound::ReactionsSeen(seen)) = take.inbound
            && seen.newer.is_empty()
        {
            looks.insert(seen.spot.message.to_string(), None);
        }
        for act in &decision.acts {
            if let Act::LookAtReactions(spot) = act {
                looks.insert(spot.message.to_string(), Some(spot.place.to_string()));
            }
        }
    }
    if looks.is_empty() {
        return Ok(());
    }
    let (mut settled, mut parts, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for (part, place) in looks {
        match place {
            Some(place) => {
                parts.push(part);
                places.push(place);
            }
            None => settled.push(part),
        }
    }
    let sql = "delete from looks_owed where message = any($1)";
    sqlx::query(sql).bind(settled).execute(&mut *connection).await?;
    let sql = "insert into looks_owed (message, place) select * from unnest($1::text[], $2::text[]) \
               on conflict (message) do update set since = excluded.since";
    sqlx::query(sql).bind(parts).bind(places).execute(connection).await?;
    Ok(())
}

#[derive(FromRow)]
struct LookRow {
    message: String,
    place: String,
    guild: Option<String>,
}

impl LookRow {
    fn look(self) -> Result<(Spot, Option<GuildKey>), Error> {
        const TABLE: &str = "looks_owed";
        let guild = read_some(TABLE, &self.message, self.guild.as_deref())?;
        let (place, message) =
            (read(TABLE, &self.message, &self.place)?, read(TABLE, &self.message, &self.message)?);
        Ok((Spot { place, message }, guild))
    }
}

//! Parts whose reactions are still to be asked of the platform: owed from the commit that found it out, until a list is recorded.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use crate::domain::decide::{Act, Decision};
use crate::domain::inbound::Inbound;
use crate::domain::key::Spot;
use crate::domain::time::Timestamp;
use crate::store::row::{read, time};
use crate::store::{Error, Store, Take};

/// How many are gone on with after a restart; what is owed is asked for at once, so there are few.
const MOST: i64 = 1_000;

impl Store {
    /// What is owed in the servers of a shard (which, of how many) since this moment; what is older is owed no more.
    pub async fn looks_owed(&self, shard: (u32, u32), since: Timestamp) -> Result<Vec<Spot>, Error> {
        let sql = "delete from looks_owed where since < $1";
        sqlx::query(sql).bind(time(since)).execute(&self.pool).await?;
        let sql = "select l.message, l.place from looks_owed l join parts p on p.message = l.message \
                   join messages m on m.id = p.reply_id join conversations c on c.id = m.conversation_id \
                   where serves(c.guild, $1, $1, $2) order by l.since limit $3";
        let [shard, shards] = [shard.0, shard.1].map(u32::cast_signed);
        let query = sqlx::query_as(sql).bind(shard).bind(shards).bind(MOST);
        let rows: Vec<(String, String)> = query.fetch_all(&self.pool).await?;
        rows.into_iter().map(look).collect()
    }
}

/// Owes what these decisions ask for, and no more what is listed. A list that was overtaken by a reaction, or by a clearing,
/// settles nothing.
pub(super) async fn follow(
    connection: &mut PgConnection,
    takes: &[Take<'_>],
    decisions: &[Decision],
) -> Result<(), Error> {
    let mut looks: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (take, decision) in takes.iter().zip(decisions) {
        if let Some(Inbound::ReactionsSeen(seen)) = take.inbound
            && seen.newer.is_empty()
            && seen.cleared.is_empty()
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

fn look((message, place): (String, String)) -> Result<Spot, Error> {
    const TABLE: &str = "looks_owed";
    Ok(Spot { place: read(TABLE, &message, &place)?, message: read(TABLE, &message, &message)? })
}

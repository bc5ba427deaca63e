//! Where each gateway session stands: stored with the commits, so that a later process goes on from there.

use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::store::{Error, Store};

/// A gateway session and the last frame of it that is recorded.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct GatewaySession {
    /// Which shard.
    pub shard: i32,
    /// Of how many.
    pub shards: i32,
    /// The platform's id of the session.
    pub id: String,
    /// Where to resume it.
    pub resume_url: String,
    /// The last sequence number that is recorded.
    pub seq: i64,
    /// The last message that was heard in the shard, in this session or one before.
    pub newest: Option<String>,
}

impl GatewaySession {
    /// Whether it has come as far as this frame, or further.
    pub(super) fn is_at(&self, frame: &Self) -> bool {
        (self.shard, self.shards, &self.id) == (frame.shard, frame.shards, &frame.id) && self.seq >= frame.seq
    }
}

impl Store {
    /// The sessions of all shards as the last commit left them.
    pub async fn gateway_sessions(&self) -> Result<Vec<GatewaySession>, Error> {
        all(&mut *self.pool.acquire().await?).await
    }
}

/// All sessions, to tell frames that are recorded from those that are not.
pub(super) async fn all(connection: &mut PgConnection) -> Result<Vec<GatewaySession>, Error> {
    let sql = "select shard, shards, id, resume_url, seq, newest from gateway_sessions";
    Ok(sqlx::query_as(sql).fetch_all(connection).await?)
}

/// Moves a session on; it never goes back. A new one leaves what came before it to be read back, from the last message
/// that was heard before the first session that was not caught up with; the first of all leaves nothing. Where the number of
/// shards is a new one, nobody can tell which of the former shards has heard what: it is read back from the message that the
/// one of them which heard least has heard last. They are those of the number with which the last message was heard.
/// A new one also notes the last event `before` it: what people give after that is heard.
pub(super) async fn advance(
    connection: &mut PgConnection,
    to: &GatewaySession,
    before: Option<Uuid>,
) -> Result<(), Error> {
    let sql = "with former as (select * from gateway_sessions where shards = (select shards from gateway_sessions \
                   where shards <> $2 order by length(newest) desc nulls last, newest desc limit 1)) \
               insert into gateway_sessions as known (shard, shards, id, resume_url, seq, newest, caught_up, missed_after, since, began_after) \
               values ($1, $2, $3, $4, $5, $6, not exists (select from former), \
                   (select newest from former where newest is not null order by length(newest), newest limit 1), \
                   coalesce((select min(since) from former), now()), $7) \
               on conflict (shard, shards) do update \
               set id = excluded.id, resume_url = excluded.resume_url, seq = excluded.seq, \
               newest = coalesce(excluded.newest, known.newest), \
               caught_up = known.caught_up and known.id = excluded.id, \
               missed_after = case when known.caught_up and known.id <> excluded.id then known.newest \
                              else known.missed_after end, \
               began_after = case when known.id <> excluded.id then excluded.began_after else known.began_after end \
               where known.id <> excluded.id or known.seq < excluded.seq";
    let query =
        sqlx::query(sql).bind(to.shard).bind(to.shards).bind(&to.id).bind(&to.resume_url).bind(to.seq);
    query.bind(&to.newest).bind(before).execute(connection).await?;
    Ok(())
}

//! Where each gateway session stands: stored with the commits, so that a later process goes on from there.

use sqlx::{FromRow, PgConnection};

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
}

impl Store {
    /// The sessions of all shards as the last commit left them.
    pub async fn gateway_sessions(&self) -> Result<Vec<GatewaySession>, Error> {
        all(&mut *self.pool.acquire().await?).await
    }
}

/// All sessions, to tell frames that are recorded from those that are not.
pub(super) async fn all(connection: &mut PgConnection) -> Result<Vec<GatewaySession>, Error> {
    let sql = "select shard, shards, id, resume_url, seq from gateway_sessions";
    Ok(sqlx::query_as(sql).fetch_all(connection).await?)
}

/// Moves a session on; it never goes back.
pub(super) async fn advance(connection: &mut PgConnection, to: &GatewaySession) -> Result<(), Error> {
    let sql = "insert into gateway_sessions (shard, shards, id, resume_url, seq) values ($1, $2, $3, $4, $5) \
               on conflict (shard, shards) do update \
               set id = excluded.id, resume_url = excluded.resume_url, seq = excluded.seq \
               where gateway_sessions.id <> excluded.id or gateway_sessions.seq < excluded.seq";
    let query =
        sqlx::query(sql).bind(to.shard).bind(to.shards).bind(&to.id).bind(&to.resume_url).bind(to.seq);
    query.execute(connection).await?;
    Ok(())
}

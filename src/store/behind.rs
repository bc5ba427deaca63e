//! Which shards have begun a new session and not read back yet what was missed before it.

use chrono::{DateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use crate::domain::id::EventId;
use crate::domain::key::MessageKey;
use crate::domain::time::Timestamp;
use crate::store::row::{moment, read_some};
use crate::store::{Error, Store};

/// What a shard has to read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    /// The session before which something was missed.
    pub session: String,
    /// The last message that was heard; none if that is not known.
    pub after: Option<MessageKey>,
    /// Nothing from before this moment was missed.
    pub since: Timestamp,
    /// The last event before the session, since which all is heard; none if an earlier program began it.
    pub heard_since: Option<EventId>,
}

impl Store {
    /// What this shard (which, of how many) has to read back; none when it has caught up.
    pub async fn behind(&self, shard: (u32, u32)) -> Result<Option<Behind>, Error> {
        let sql = "select id, missed_after, since, began_after from gateway_sessions \
                   where shard = $1 and shards = $2 and not caught_up";
        let query = sqlx::query_as(sql).bind(i64::from(shard.0)).bind(i64::from(shard.1));
        let row: Option<BehindRow> = query.fetch_optional(&self.pool).await?;
        row.map(Behind::try_from).transpose()
    }

    /// Everything that was missed before this session is recorded. Says nothing of a later session.
    pub async fn caught_up(&self, shard: (u32, u32), session: &str) -> Result<(), Error> {
        let sql = "update gateway_sessions set caught_up = true, missed_after = null, began_after = null \
                   where shard = $1 and shards = $2 and id = $3";
        let query = sqlx::query(sql).bind(i64::from(shard.0)).bind(i64::from(shard.1)).bind(session);
        query.execute(&self.pool).await?;
        Ok(())
    }
}

#[derive(FromRow)]
struct BehindRow {
    id: String,
    missed_after: Option<String>,
    since: DateTime<Utc>,
    began_after: Option<Uuid>,
}

impl TryFrom<BehindRow> for Behind {
    type Error = Error;

    fn try_from(row: BehindRow) -> Result<Self, Error> {
        let after = read_some("gateway_sessions", &row.id, row.missed_after.as_deref())?;
        let heard_since = row.began_after.map(|id| EventId::from_u128(id.as_u128()));
        Ok(Self { session: row.id, after, since: moment(row.since), heard_since })
    }
}

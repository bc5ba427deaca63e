//! The log, read in order.

use chrono::{DateTime, Utc};
use sqlx::postgres::PgRow;
use sqlx::{FromRow, Row};
use uuid::Uuid;

use crate::domain::codec::decode_text;
use crate::domain::event::{Event, EventKey, Recorded};
use crate::domain::id::{ConversationId, EventId, MessageId, PersonId};
use crate::domain::time::Timestamp;
use crate::store::row::{moment, time};
use crate::store::{Error, Store};

/// Which events are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Range {
    /// Those after this one; 0 for all.
    pub after: i64,
    /// Those up to and with this one, if given.
    pub until: Option<i64>,
    /// Those of one conversation, if given.
    pub conversation: Option<ConversationId>,
}

impl Store {
    /// The first events of a range, at most `limit`, in the order of commit.
    pub async fn events(&self, range: Range, limit: i64) -> Result<Vec<Recorded>, Error> {
        // Two statements, since one with "or" would keep the planner from the index of conversations.
        let all = "select seq, id, key, kind, version, conversation_id, message_id, person_id, at, recorded_at, payload::text \
                   from events where seq > $1 and seq <= $2 order by seq limit $3";
        let of_one = "select seq, id, key, kind, version, conversation_id, message_id, person_id, at, recorded_at, payload::text \
                      from events where seq > $1 and seq <= $2 and conversation_id = $4 order by seq limit $3";
        let sql = if range.conversation.is_some() { of_one } else { all };
        let mut query = sqlx::query_as::<_, EventRow>(sql);
        query = query.bind(range.after).bind(range.until.unwrap_or(i64::MAX)).bind(limit);
        if let Some(conversation) = range.conversation {
            query = query.bind(Uuid::from_u128(conversation.as_u128()));
        }
        query.fetch_all(&self.pool).await?.into_iter().map(Recorded::try_from).collect()
    }

    /// The last place in the log; 0 when it is empty.
    pub async fn last_seq(&self) -> Result<i64, Error> {
        Ok(sqlx::query_scalar("select coalesce(max(seq), 0) from events").fetch_one(&self.pool).await?)
    }

    /// When the last event up to and with a place in the log was recorded; none before the first.
    pub async fn recorded_at(&self, seq: i64) -> Result<Option<Timestamp>, Error> {
        let sql = "select recorded_at from events where seq <= $1 order by seq desc limit 1";
        let at: Option<DateTime<Utc>> = sqlx::query_scalar(sql).bind(seq).fetch_optional(&self.pool).await?;
        Ok(at.map(moment))
    }

    /// The last place in the log of what was recorded up to and with a moment; 0 before the first. What is recorded later is
    /// recorded at a later time, so it is found by halving, and stays what it is however long the log becomes.
    pub async fn seq_at(&self, moment: Timestamp) -> Result<i64, Error> {
        let sql = "select seq, recorded_at from events where seq <= $1 order by seq desc limit 1";
        let (mut before, mut after) = (0, self.last_seq().await?.saturating_add(1));
        while after - before > 1 {
            let middle = before + (after - before) / 2;
            let row: Option<(i64, DateTime<Utc>)> =
                sqlx::query_as(sql).bind(middle).fetch_optional(&self.pool).await?;
            match row {
                Some((seq, at)) if seq > before && at > time(moment) => after = seq,
                _ => before = middle,
            }
        }
        Ok(before)
    }
}

/// An event as every query of this room brings it: these columns, in this order.
pub(super) struct EventRow {
    seq: i64,
    id: Uuid,
    key: String,
    kind: String,
    version: i16,
    conversation_id: Option<Uuid>,
    message_id: Option<Uuid>,
    person_id: Option<Uuid>,
    at: DateTime<Utc>,
    recorded_at: DateTime<Utc>,
    /// As text, from which it is read at once.
    payload: String,
}

/// By place, since whoever reads the whole log would look eleven names up for each event.
impl FromRow<'_, PgRow> for EventRow {
    fn from_row(row: &PgRow) -> sqlx::Result<Self> {
        Ok(Self {
            seq: row.try_get(0)?,
            id: row.try_get(1)?,
            key: row.try_get(2)?,
            kind: row.try_get(3)?,
            version: row.try_get(4)?,
            conversation_id: row.try_get(5)?,
            message_id: row.try_get(6)?,
            person_id: row.try_get(7)?,
            at: row.try_get(8)?,
            recorded_at: row.try_get(9)?,
            payload: row.try_get(10)?,
        })
    }
}

impl TryFrom<EventRow> for Recorded {
    type Error = Error;

    fn try_from(row: EventRow) -> Result<Self, Error> {
        let fact = decode_text(&row.kind, row.version, &row.payload);
        let event = Event {
            id: EventId::from_u128(row.id.as_u128()),
            key: EventKey(row.key),
            at: moment(row.at),
            conversation: row.conversation_id.map(|id| ConversationId::from_u128(id.as_u128())),
            message: row.message_id.map(|id| MessageId::from_u128(id.as_u128())),
            person: row.person_id.map(|id| PersonId::from_u128(id.as_u128())),
            fact: fact.map_err(|source| Error::Event { seq: row.seq, source })?,
        };
        Ok(Self { seq: row.seq, recorded_at: moment(row.recorded_at), event })
    }
}

//! The log, read in order.

use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::postgres::PgRow;
use uuid::Uuid;

use crate::domain::codec::decode_text;
use crate::domain::event::{Event, EventKey, Recorded};
use crate::domain::id::{ConversationId, EventId, MessageId, PersonId};
use crate::domain::time::Timestamp;
use crate::store::row::{moment, time};
use crate::store::{Error, Store};

/// The statement that brings events, as [`recorded`] reads them, from what stands after `from`, where they are `e`.
macro_rules! events {
    ($which:literal) => {
        concat!(
            "select e.seq, e.id, e.key, e.kind, e.version, e.conversation_id, e.message_id, e.person_id, e.at, e.recorded_at, \
             e.payload::text from ",
            $which
        )
    };
}
pub(super) use events;

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
        let all = events!("events e where seq > $1 and seq <= $2 order by seq limit $3");
        let of_one =
            events!("events e where seq > $1 and seq <= $2 and conversation_id = $4 order by seq limit $3");
        let sql = if range.conversation.is_some() { of_one } else { all };
        let mut query = sqlx::query(sql);
        query = query.bind(range.after).bind(range.until.unwrap_or(i64::MAX)).bind(limit);
        if let Some(conversation) = range.conversation {
            query = query.bind(Uuid::from_u128(conversation.as_u128()));
        }
        query.fetch_all(&self.pool).await?.iter().map(recorded).collect()
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

/// An event as [`events`] brings it. Whoever reads the whole log reads it here: nothing is looked up by its name, and the
/// payload, which comes as a text, is read where it lies.
pub(super) fn recorded(row: &PgRow) -> Result<Recorded, Error> {
    let (seq, id, version): (i64, Uuid, i16) = (row.try_get(0)?, row.try_get(1)?, row.try_get(4)?);
    let about = |place: usize| -> sqlx::Result<Option<u128>> {
        Ok(row.try_get::<Option<Uuid>, _>(place)?.map(|id| id.as_u128()))
    };
    let fact = decode_text(row.try_get(3)?, version, row.try_get(10)?);
    let event = Event {
        id: EventId::from_u128(id.as_u128()),
        key: EventKey(row.try_get(2)?),
        conversation: about(5)?.map(ConversationId::from_u128),
        message: about(6)?.map(MessageId::from_u128),
        person: about(7)?.map(PersonId::from_u128),
        at: moment(row.try_get(8)?),
        fact: fact.map_err(|source| Error::Event { seq, source })?,
    };
    Ok(Recorded { seq, recorded_at: moment(row.try_get(9)?), event })
}

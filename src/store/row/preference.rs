//! Rows of `preferences`.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::id::{EventId, MessageId, PersonId};
use crate::domain::state::Preferred;
use crate::store::Error;
use crate::store::row::{Row, moment, read, time, uuid};

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct PreferenceRow {
    first_id: Uuid,
    person_id: Uuid,
    reply_id: Uuid,
    over: Vec<Uuid>,
    standing: String,
    event_id: Uuid,
    at: DateTime<Utc>,
}

impl Row for PreferenceRow {
    const UPSERT: &'static str = "\
        insert into preferences select * from jsonb_populate_recordset(null::preferences, $1) \
        on conflict (first_id, person_id) do update set reply_id = excluded.reply_id, over = excluded.over, \
        standing = excluded.standing, event_id = excluded.event_id, at = excluded.at";
}

impl From<&Preferred> for PreferenceRow {
    fn from(it: &Preferred) -> Self {
        Self {
            first_id: uuid(it.first.as_u128()),
            person_id: uuid(it.person.as_u128()),
            reply_id: uuid(it.reply.as_u128()),
            over: it.over.iter().map(|id| uuid(id.as_u128())).collect(),
            standing: it.standing.to_string(),
            event_id: uuid(it.event.as_u128()),
            at: time(it.at),
        }
    }
}

impl TryFrom<PreferenceRow> for Preferred {
    type Error = Error;

    fn try_from(it: PreferenceRow) -> Result<Self, Error> {
        Ok(Self {
            first: MessageId::from_u128(it.first_id.as_u128()),
            person: PersonId::from_u128(it.person_id.as_u128()),
            reply: MessageId::from_u128(it.reply_id.as_u128()),
            over: it.over.iter().map(|id| MessageId::from_u128(id.as_u128())).collect(),
            standing: read("preferences", it.first_id, &it.standing)?,
            event: EventId::from_u128(it.event_id.as_u128()),
            at: moment(it.at),
        })
    }
}

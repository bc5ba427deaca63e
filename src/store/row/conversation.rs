//! Rows of `conversations`.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::id::{ConversationId, MessageId, PersonId, TextId};
use crate::domain::state::Conversation;
use crate::store::Error;
use crate::store::row::{Row, moment, read, read_some, time, uuid};

const TABLE: &str = "conversations";

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct ConversationRow {
    id: Uuid,
    place: String,
    kind: String,
    guild: Option<String>,
    scope: String,
    person_id: Option<Uuid>,
    started_at: DateTime<Utc>,
    last_at: DateTime<Utc>,
    ended: Option<String>,
    ended_at: Option<DateTime<Utc>>,
    head: Option<Uuid>,
    continues: Option<Uuid>,
    after: Option<String>,
    system_hash: Option<String>,
    system_text: Option<Uuid>,
    replies: i32,
    parent: Option<String>,
}

impl Row for ConversationRow {
    const UPSERT: &'static str = "\
        insert into conversations select * from jsonb_populate_recordset(null::conversations, $1) \
        on conflict (id) do update set last_at = excluded.last_at, ended = excluded.ended, \
        ended_at = excluded.ended_at, head = excluded.head, system_hash = excluded.system_hash, \
        system_text = excluded.system_text, replies = excluded.replies";
}

impl From<&Conversation> for ConversationRow {
    fn from(it: &Conversation) -> Self {
        Self {
            id: uuid(it.id.as_u128()),
            place: it.place.to_string(),
            kind: it.kind.to_string(),
            guild: it.guild.as_ref().map(ToString::to_string),
            scope: it.scope.to_string(),
            person_id: it.person.map(|id| uuid(id.as_u128())),
            started_at: time(it.started_at),
            last_at: time(it.last_at),
            ended: it.ended.map(|reason| reason.to_string()),
            ended_at: it.ended_at.map(time),
            head: it.head.map(|id| uuid(id.as_u128())),
            continues: it.continues.map(|id| uuid(id.as_u128())),
            after: it.after.map(|reason| reason.to_string()),
            system_hash: it.system.as_ref().map(|(hash, _)| hash.clone()),
            system_text: it.system.as_ref().map(|(_, text)| uuid(text.as_u128())),
            replies: i32::try_from(it.replies).unwrap_or(i32::MAX),
            parent: it.parent.as_ref().map(ToString::to_string),
        }
    }
}

impl TryFrom<ConversationRow> for Conversation {
    type Error = Error;

    fn try_from(it: ConversationRow) -> Result<Self, Error> {
        let row = it.id;
        Ok(Self {
            id: ConversationId::from_u128(it.id.as_u128()),
            place: read(TABLE, row, &it.place)?,
            kind: read(TABLE, row, &it.kind)?,
            parent: read_some(TABLE, row, it.parent.as_deref())?,
            guild: read_some(TABLE, row, it.guild.as_deref())?,
            scope: read(TABLE, row, &it.scope)?,
            person: it.person_id.map(|id| PersonId::from_u128(id.as_u128())),
            started_at: moment(it.started_at),
            last_at: moment(it.last_at),
            ended: read_some(TABLE, row, it.ended.as_deref())?,
            ended_at: it.ended_at.map(moment),
            head: it.head.map(|id| MessageId::from_u128(id.as_u128())),
            continues: it.continues.map(|id| ConversationId::from_u128(id.as_u128())),
            after: read_some(TABLE, row, it.after.as_deref())?,
            system: it.system_hash.zip(it.system_text.map(|id| TextId::from_u128(id.as_u128()))),
            replies: u32::try_from(it.replies).unwrap_or(0),
        })
    }
}

//! Rows of `review_cards` and `review_notes`.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::id::{ConversationId, FeedbackId, MessageId, PersonId, TextId};
use crate::domain::key::Spot;
use crate::domain::state::{Card, Note};
use crate::store::Error;
use crate::store::row::{Row, moment, read, time, uuid};

#[derive(Debug, Serialize, Deserialize, sqlx::FromRow)]
pub(in crate::store) struct CardRow {
    reply_id: Uuid,
    place: String,
    message: String,
    at: DateTime<Utc>,
}

impl Row for CardRow {
    const UPSERT: &'static str = "\
        insert into review_cards select * from jsonb_populate_recordset(null::review_cards, $1) \
        on conflict (reply_id) do nothing";
}

impl From<&Card> for CardRow {
    fn from(it: &Card) -> Self {
        Self {
            reply_id: uuid(it.reply.as_u128()),
            place: it.spot.place.to_string(),
            message: it.spot.message.to_string(),
            at: time(it.at),
        }
    }
}

impl TryFrom<CardRow> for Card {
    type Error = Error;

    fn try_from(it: CardRow) -> Result<Self, Error> {
        const TABLE: &str = "review_cards";
        let (place, message) = (read(TABLE, it.reply_id, &it.place)?, read(TABLE, it.reply_id, &it.message)?);
        let reply = MessageId::from_u128(it.reply_id.as_u128());
        Ok(Self { reply, spot: Spot { place, message }, at: moment(it.at) })
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct NoteRow {
    id: Uuid,
    reply_id: Uuid,
    conversation_id: Uuid,
    person_id: Uuid,
    place: String,
    source: String,
    at: DateTime<Utc>,
    texts: Vec<Uuid>,
    edited_at: Option<DateTime<Utc>>,
    withdrawn: bool,
}

impl Row for NoteRow {
    const UPSERT: &'static str = "\
        insert into review_notes select * from jsonb_populate_recordset(null::review_notes, $1) \
        on conflict (id) do update set texts = excluded.texts, edited_at = excluded.edited_at, \
        withdrawn = excluded.withdrawn";
}

impl From<&Note> for NoteRow {
    fn from(it: &Note) -> Self {
        Self {
            id: uuid(it.id.as_u128()),
            reply_id: uuid(it.reply.as_u128()),
            conversation_id: uuid(it.conversation.as_u128()),
            person_id: uuid(it.person.as_u128()),
            place: it.spot.place.to_string(),
            source: it.spot.message.to_string(),
            at: time(it.at),
            texts: it.texts.iter().map(|id| uuid(id.as_u128())).collect(),
            edited_at: it.edited_at.map(time),
            withdrawn: it.withdrawn,
        }
    }
}

impl TryFrom<NoteRow> for Note {
    type Error = Error;

    fn try_from(it: NoteRow) -> Result<Self, Error> {
        const TABLE: &str = "review_notes";
        Ok(Self {
            id: FeedbackId::from_u128(it.id.as_u128()),
            reply: MessageId::from_u128(it.reply_id.as_u128()),
            conversation: ConversationId::from_u128(it.conversation_id.as_u128()),
            person: PersonId::from_u128(it.person_id.as_u128()),
            spot: Spot { place: read(TABLE, it.id, &it.place)?, message: read(TABLE, it.id, &it.source)? },
            at: moment(it.at),
            texts: it.texts.iter().map(|id| TextId::from_u128(id.as_u128())).collect(),
            edited_at: it.edited_at.map(moment),
            withdrawn: it.withdrawn,
        })
    }
}

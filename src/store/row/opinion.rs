//! Rows of `feedback`, `reactions` and `ratings`.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::event::Reaction;
use crate::domain::id::{ConversationId, EventId, FeedbackId, MessageId, PersonId, TextId};
use crate::domain::key::{MessageKey, PlaceKey, Spot};
use crate::domain::state::{Feedback, Held};
use crate::store::Error;
use crate::store::row::{Row, moment, read, read_some, time, uuid};

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct FeedbackRow {
    id: Uuid,
    reply_id: Uuid,
    conversation_id: Uuid,
    person_id: Uuid,
    through: String,
    source_place: Option<String>,
    source: Option<String>,
    standing: String,
    at: DateTime<Utc>,
    texts: Vec<Uuid>,
    edited_at: Option<DateTime<Utc>>,
    withdrawn: bool,
    hinted: bool,
}

impl Row for FeedbackRow {
    const UPSERT: &'static str = "\
        insert into feedback select * from jsonb_populate_recordset(null::feedback, $1) \
        on conflict (id) do update set texts = excluded.texts, edited_at = excluded.edited_at, \
        withdrawn = excluded.withdrawn";
}

impl From<&Feedback> for FeedbackRow {
    fn from(it: &Feedback) -> Self {
        Self {
            id: uuid(it.id.as_u128()),
            reply_id: uuid(it.reply.as_u128()),
            conversation_id: uuid(it.conversation.as_u128()),
            person_id: uuid(it.person.as_u128()),
            through: it.through.to_string(),
            source_place: it.spot.as_ref().map(|spot| spot.place.to_string()),
            source: it.spot.as_ref().map(|spot| spot.message.to_string()),
            standing: it.standing.to_string(),
            at: time(it.at),
            texts: it.texts.iter().map(|id| uuid(id.as_u128())).collect(),
            edited_at: it.edited_at.map(time),
            withdrawn: it.withdrawn,
            hinted: it.hinted,
        }
    }
}

impl TryFrom<FeedbackRow> for Feedback {
    type Error = Error;

    fn try_from(it: FeedbackRow) -> Result<Self, Error> {
        const TABLE: &str = "feedback";
        let place: Option<PlaceKey> = read_some(TABLE, it.id, it.source_place.as_deref())?;
        let message: Option<MessageKey> = read_some(TABLE, it.id, it.source.as_deref())?;
        Ok(Self {
            id: FeedbackId::from_u128(it.id.as_u128()),
            reply: MessageId::from_u128(it.reply_id.as_u128()),
            conversation: ConversationId::from_u128(it.conversation_id.as_u128()),
            person: PersonId::from_u128(it.person_id.as_u128()),
            through: read(TABLE, it.id, &it.through)?,
            spot: place.zip(message).map(|(place, message)| Spot { place, message }),
            standing: read(TABLE, it.id, &it.standing)?,
            at: moment(it.at),
            texts: it.texts.iter().map(|id| TextId::from_u128(id.as_u128())).collect(),
            edited_at: it.edited_at.map(moment),
            withdrawn: it.withdrawn,
            hinted: it.hinted,
        })
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct ReactionRow {
    person_id: Uuid,
    part: String,
    emoji: String,
    burst: bool,
    reply_id: Uuid,
    conversation_id: Uuid,
    rating: String,
    held: bool,
    standing: String,
    event_id: Uuid,
    at: DateTime<Utc>,
    cleared: Option<bool>,
}

impl Row for ReactionRow {
    const UPSERT: &'static str = "\
        insert into reactions select * from jsonb_populate_recordset(null::reactions, $1) \
        on conflict (part, person_id, emoji, burst) do update set rating = excluded.rating, held = excluded.held, \
        standing = excluded.standing, event_id = excluded.event_id, at = excluded.at, cleared = excluded.cleared";
}

impl From<&Held> for ReactionRow {
    fn from(it: &Held) -> Self {
        Self {
            person_id: uuid(it.person.as_u128()),
            part: it.reaction.on.to_string(),
            emoji: it.reaction.emoji.clone(),
            burst: it.reaction.burst,
            reply_id: uuid(it.reply.as_u128()),
            conversation_id: uuid(it.conversation.as_u128()),
            rating: it.rating.to_string(),
            held: it.held,
            standing: it.standing.to_string(),
            event_id: uuid(it.event.as_u128()),
            at: time(it.at),
            cleared: it.cleared.then_some(true),
        }
    }
}

impl TryFrom<ReactionRow> for Held {
    type Error = Error;

    fn try_from(it: ReactionRow) -> Result<Self, Error> {
        const TABLE: &str = "reactions";
        let on = read(TABLE, &it.part, &it.part)?;
        Ok(Self {
            reply: MessageId::from_u128(it.reply_id.as_u128()),
            conversation: ConversationId::from_u128(it.conversation_id.as_u128()),
            person: PersonId::from_u128(it.person_id.as_u128()),
            rating: read(TABLE, &it.part, &it.rating)?,
            standing: read(TABLE, &it.part, &it.standing)?,
            reaction: Reaction { on, emoji: it.emoji, burst: it.burst },
            held: it.held,
            cleared: it.cleared.unwrap_or(false),
            event: EventId::from_u128(it.event_id.as_u128()),
            at: moment(it.at),
        })
    }
}

/// The rating that counts, for those who ask the database; the program makes it from the reactions.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct RatingRow {
    reply_id: Uuid,
    person_id: Uuid,
    rating: Option<String>,
    standing: String,
    at: DateTime<Utc>,
}

impl RatingRow {
    /// A person's rating of a reply after a reaction was given or taken back: that of the reaction that counts now, if any.
    pub(in crate::store) fn after(touched: &Held, counts: Option<&Held>) -> Self {
        let said_by = counts.unwrap_or(touched);
        Self {
            reply_id: uuid(touched.reply.as_u128()),
            person_id: uuid(touched.person.as_u128()),
            rating: counts.map(|held| held.rating.to_string()),
            standing: said_by.standing.to_string(),
            at: time(said_by.at),
        }
    }
}

impl Row for RatingRow {
    const UPSERT: &'static str = "\
        with now as (select * from jsonb_to_recordset($1) \
                     as x(reply_id uuid, person_id uuid, rating text, standing text, at timestamptz)), \
        gone as (delete from ratings using now where ratings.reply_id = now.reply_id \
                 and ratings.person_id = now.person_id and now.rating is null) \
        insert into ratings select * from now where rating is not null \
        on conflict (reply_id, person_id) do update \
        set rating = excluded.rating, standing = excluded.standing, at = excluded.at";
}

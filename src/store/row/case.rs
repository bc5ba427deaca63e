//! Rows of `reviews`.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::id::{ConversationId, MessageId, PersonId, TextId};
use crate::domain::review::{Case, CaseState, Decided, Verdict};
use crate::store::Error;
use crate::store::row::{Row, moment, read, read_some, time, uuid};

const TABLE: &str = "reviews";

#[derive(Debug, Serialize, Deserialize, sqlx::FromRow)]
pub(in crate::store) struct CaseRow {
    reply_id: Uuid,
    conversation_id: Uuid,
    guild: Option<String>,
    place: String,
    channel: String,
    person_id: Option<Uuid>,
    model: Option<String>,
    at: DateTime<Utc>,
    likes: i32,
    dislikes: i32,
    words: i32,
    state: String,
    verdict: Option<String>,
    correction: Option<Uuid>,
    verdict_by: Option<Uuid>,
    verdict_at: Option<DateTime<Utc>>,
    /// Null for no, as programs from before write it.
    reopened: Option<bool>,
}

impl Row for CaseRow {
    const UPSERT: &'static str = "\
        insert into reviews select * from jsonb_populate_recordset(null::reviews, $1) \
        on conflict (reply_id) do update set model = excluded.model, likes = excluded.likes, \
        dislikes = excluded.dislikes, words = excluded.words, state = excluded.state, verdict = excluded.verdict, \
        correction = excluded.correction, verdict_by = excluded.verdict_by, verdict_at = excluded.verdict_at, \
        reopened = excluded.reopened";
}

impl From<&Case> for CaseRow {
    fn from(it: &Case) -> Self {
        let decided = it.decided.as_ref();
        let count = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
        Self {
            reply_id: uuid(it.reply.as_u128()),
            conversation_id: uuid(it.conversation.as_u128()),
            guild: it.guild.as_ref().map(ToString::to_string),
            place: it.place.to_string(),
            channel: it.channel.to_string(),
            person_id: it.person.map(|id| uuid(id.as_u128())),
            model: it.model.clone(),
            at: time(it.at),
            likes: count(it.likes),
            dislikes: count(it.dislikes),
            words: count(it.words),
            state: it.state().to_string(),
            verdict: decided.map(|decided| decided.verdict.as_str().to_owned()),
            correction: decided.and_then(|decided| decided.verdict.correction()).map(|id| uuid(id.as_u128())),
            verdict_by: decided.map(|decided| uuid(decided.by.as_u128())),
            verdict_at: decided.map(|decided| time(decided.at)),
            reopened: it.reopened.then_some(true),
        }
    }
}

impl TryFrom<CaseRow> for Case {
    type Error = Error;

    fn try_from(it: CaseRow) -> Result<Self, Error> {
        let row = it.reply_id;
        let state: CaseState = read(TABLE, row, &it.state)?;
        let count = |count: i32| u32::try_from(count).unwrap_or(0);
        Ok(Self {
            reply: MessageId::from_u128(row.as_u128()),
            conversation: ConversationId::from_u128(it.conversation_id.as_u128()),
            guild: read_some(TABLE, row, it.guild.as_deref())?,
            place: read(TABLE, row, &it.place)?,
            channel: read(TABLE, row, &it.channel)?,
            person: it.person_id.map(|id| PersonId::from_u128(id.as_u128())),
            decided: decided(&it)?,
            model: it.model,
            at: moment(it.at),
            likes: count(it.likes),
            dislikes: count(it.dislikes),
            words: count(it.words),
            skipped: state == CaseState::Skipped,
            reopened: it.reopened.unwrap_or(false),
        })
    }
}

fn decided(row: &CaseRow) -> Result<Option<Decided>, Error> {
    let Some(word) = row.verdict.as_deref() else { return Ok(None) };
    let correction = row.correction.map(|id| TextId::from_u128(id.as_u128()));
    let verdict = match (word, correction) {
        ("good", None) => Verdict::Good,
        ("bad", None) => Verdict::Bad,
        ("corrected", Some(text)) => Verdict::Corrected(text),
        ("excluded", None) => Verdict::Excluded,
        _ => return Err(wrong(row, "the verdict")),
    };
    match (row.verdict_by, row.verdict_at) {
        (Some(by), Some(at)) => {
            Ok(Some(Decided { verdict, by: PersonId::from_u128(by.as_u128()), at: moment(at) }))
        }
        _ => Err(wrong(row, "a verdict of nobody")),
    }
}

fn wrong(row: &CaseRow, what: &str) -> Error {
    Error::Inconsistent { table: TABLE, row: row.reply_id.to_string(), what: what.to_owned() }
}

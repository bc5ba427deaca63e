//! Rows of `messages` and `parts`.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::event::{Ending, Usage};
use crate::domain::id::{ConversationId, MessageId, PersonId, TextId};
use crate::domain::key::Spot;
use crate::domain::state::{Asked, File, Message, Part, Stage};
use crate::store::Error;
use crate::store::row::file::FileEntry;
use crate::store::row::{Row, moment, read, read_some, time, uuid};

const TABLE: &str = "messages";

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct MessageRow {
    id: Uuid,
    conversation_id: Uuid,
    place: String,
    role: String,
    parent_id: Option<Uuid>,
    person_id: Option<Uuid>,
    source: Option<String>,
    at: DateTime<Utc>,
    texts: Vec<Uuid>,
    edited_at: Option<DateTime<Utc>>,
    answered_by: Option<Uuid>,
    stage: String,
    questions: Option<i32>,
    finish: Option<String>,
    prompt_tokens: Option<i64>,
    completion_tokens: Option<i64>,
    first_token_ms: Option<i64>,
    total_ms: Option<i64>,
    reasoning: Option<Uuid>,
    attempt: Option<i32>,
    model: Option<String>,
    beside: Option<Uuid>,
    chosen: Option<String>,
    /// Null for none, as programs from before write it.
    files: Option<Vec<FileEntry>>,
    /// Null for no, as programs from before write it.
    taken_down: Option<bool>,
}

impl Row for MessageRow {
    const UPSERT: &'static str = "\
        insert into messages select * from jsonb_populate_recordset(null::messages, $1) \
        on conflict (id) do update set parent_id = excluded.parent_id, texts = excluded.texts, files = excluded.files, \
        edited_at = excluded.edited_at, stage = excluded.stage, questions = excluded.questions, finish = excluded.finish, \
        prompt_tokens = excluded.prompt_tokens, completion_tokens = excluded.completion_tokens, \
        first_token_ms = excluded.first_token_ms, total_ms = excluded.total_ms, \
        reasoning = excluded.reasoning, attempt = excluded.attempt, model = excluded.model, \
        taken_down = excluded.taken_down";
}

impl From<&Message> for MessageRow {
    fn from(it: &Message) -> Self {
        let ending = it.ending.as_ref();
        let usage = ending.and_then(|ending| ending.usage);
        Self {
            id: uuid(it.id.as_u128()),
            conversation_id: uuid(it.conversation.as_u128()),
            place: it.place.to_string(),
            role: it.role.to_string(),
            parent_id: it.parent.map(|id| uuid(id.as_u128())),
            person_id: it.person.map(|id| uuid(id.as_u128())),
            source: it.key.as_ref().map(ToString::to_string),
            at: time(it.at),
            texts: it.texts.iter().map(|id| uuid(id.as_u128())).collect(),
            edited_at: it.edited_at.map(time),
            answered_by: it.answered_by.map(|id| uuid(id.as_u128())),
            stage: it.stage.as_str().to_owned(),
            questions: questions(it.stage).map(|count| i32::try_from(count).unwrap_or(i32::MAX)),
            finish: ending.map(|ending| ending.finish.to_string()),
            prompt_tokens: usage.map(|usage| column(usage.prompt)),
            completion_tokens: usage.map(|usage| column(usage.completion)),
            first_token_ms: ending.and_then(|ending| ending.first_token_ms).map(column),
            total_ms: ending.map(|ending| column(ending.total_ms)),
            reasoning: it.reasoning.map(|id| uuid(id.as_u128())),
            attempt: it.asked.as_ref().map(|asked| i32::try_from(asked.attempt).unwrap_or(i32::MAX)),
            model: it.asked.as_ref().map(|asked| asked.model.clone()),
            beside: it.beside.map(|id| uuid(id.as_u128())),
            chosen: it.chosen.clone(),
            files: Some(it.files.iter().map(FileEntry::from).collect()),
            taken_down: it.taken_down.then_some(true),
        }
    }
}

impl TryFrom<MessageRow> for Message {
    type Error = Error;

    fn try_from(it: MessageRow) -> Result<Self, Error> {
        let row = it.id;
        let stage = stage(&it)?;
        let ending = ending(&it)?;
        let asked = it.attempt.zip(it.model);
        Ok(Self {
            id: MessageId::from_u128(it.id.as_u128()),
            conversation: ConversationId::from_u128(it.conversation_id.as_u128()),
            place: read(TABLE, row, &it.place)?,
            role: read(TABLE, row, &it.role)?,
            parent: it.parent_id.map(|id| MessageId::from_u128(id.as_u128())),
            person: it.person_id.map(|id| PersonId::from_u128(id.as_u128())),
            key: read_some(TABLE, row, it.source.as_deref())?,
            at: moment(it.at),
            texts: it.texts.iter().map(|id| TextId::from_u128(id.as_u128())).collect(),
            reasoning: it.reasoning.map(|id| TextId::from_u128(id.as_u128())),
            edited_at: it.edited_at.map(moment),
            answered_by: it.answered_by.map(|id| MessageId::from_u128(id.as_u128())),
            beside: it.beside.map(|id| MessageId::from_u128(id.as_u128())),
            chosen: it.chosen,
            files: it.files.into_iter().flatten().map(File::try_from).collect::<Result<_, _>>()?,
            stage,
            asked: asked.map(|(attempt, model)| Asked { attempt: count(attempt), model }),
            ending,
            taken_down: it.taken_down.unwrap_or(false),
        })
    }
}

const fn questions(stage: Stage) -> Option<u32> {
    match stage {
        Stage::Due { questions } | Stage::Writing { questions } => Some(questions),
        _ => None,
    }
}

fn stage(row: &MessageRow) -> Result<Stage, Error> {
    let questions = row.questions.map_or(0, count);
    Ok(match row.stage.as_str() {
        "said" => Stage::Said,
        "withdrawn" => Stage::Withdrawn,
        "due" => Stage::Due { questions },
        "writing" => Stage::Writing { questions },
        "finished" => Stage::Finished,
        "dropped" => Stage::Dropped,
        other => {
            let what = format!("no stage {other}");
            return Err(Error::Inconsistent { table: TABLE, row: row.id.to_string(), what });
        }
    })
}

fn ending(row: &MessageRow) -> Result<Option<Ending>, Error> {
    let Some(finish) = read_some(TABLE, row.id, row.finish.as_deref())? else { return Ok(None) };
    let usage = row.prompt_tokens.zip(row.completion_tokens);
    Ok(Some(Ending {
        finish,
        usage: usage
            .map(|(prompt, completion)| Usage { prompt: number(prompt), completion: number(completion) }),
        first_token_ms: row.first_token_ms.map(number),
        total_ms: row.total_ms.map_or(0, number),
    }))
}

fn column(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn number(column: i64) -> u64 {
    u64::try_from(column).unwrap_or(0)
}

fn count(column: i32) -> u32 {
    u32::try_from(column).unwrap_or(0)
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct PartRow {
    message: String,
    place: String,
    reply_id: Uuid,
    part: i16,
}

impl Row for PartRow {
    const UPSERT: &'static str = "\
        insert into parts select * from jsonb_populate_recordset(null::parts, $1) on conflict (message) do nothing";
}

impl From<&Part> for PartRow {
    fn from(it: &Part) -> Self {
        Self {
            message: it.spot.message.to_string(),
            place: it.spot.place.to_string(),
            reply_id: uuid(it.reply.as_u128()),
            part: i16::try_from(it.part).unwrap_or(i16::MAX),
        }
    }
}

impl TryFrom<PartRow> for Part {
    type Error = Error;

    fn try_from(it: PartRow) -> Result<Self, Error> {
        let place = read("parts", &it.message, &it.place)?;
        let message = read("parts", &it.message, &it.message)?;
        let reply = MessageId::from_u128(it.reply_id.as_u128());
        Ok(Self { spot: Spot { place, message }, reply, part: u16::try_from(it.part).unwrap_or(0) })
    }
}

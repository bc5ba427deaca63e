//! What moderators wrote about replies, and whether it quotes words that are to go.

use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::codec::decode;
use crate::domain::consent::Quoting;
use crate::domain::event::Fact;
use crate::domain::id::{ConversationId, MessageId, TextId};
use crate::domain::key::MessageKey;
use crate::domain::quote::Quoted;
use crate::store::Error;
use crate::store::seal::{Safe, Sealed, What};

/// Something that a moderator wrote.
pub(super) struct Remark {
    pub(super) about: Quoting,
    /// Who.
    pub(super) by: Option<Uuid>,
    /// The words.
    pub(super) words: Sealed,
}

/// An event as a query brings it: place, kind, version, conversation, message, payload.
type Row = (i64, String, i16, Uuid, Uuid, Json<serde_json::Value>);

/// All that moderators wrote in these conversations and that is still there, whether or not they took it back: corrections,
/// notes to each other, and why they took a text away.
pub(super) async fn remarks(
    connection: &mut PgConnection,
    conversations: &[Uuid],
) -> Result<Vec<Remark>, Error> {
    let sql = "select seq, kind, version, conversation_id, message_id, payload from events \
               where conversation_id = any($1) and kind in ('review_message', 'note_review', 'erase') \
               and message_id is not null order by seq";
    let rows: Vec<Row> = sqlx::query_as(sql).bind(conversations).fetch_all(&mut *connection).await?;
    let mut written = Vec::new();
    for row in rows {
        written.extend(written_in(row)?);
    }
    if written.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<_> = written.iter().map(|it| Uuid::from_u128(it.text.as_u128())).collect();
    let sql = "select t.id, t.person_id, sealed(t) from texts t where t.id = any($1) and t.body is not null";
    let texts: Vec<(Uuid, Option<Uuid>, Json<Sealed>)> =
        sqlx::query_as(sql).bind(ids).fetch_all(connection).await?;
    let remark = |(id, by, Json(words)): (Uuid, Option<Uuid>, Json<Sealed>)| {
        let about = written.iter().find(|it| it.text.as_u128() == id.as_u128())?;
        Some(Remark { about: *about, by, words })
    };
    Ok(texts.into_iter().filter_map(remark).collect())
}

fn written_in(
    (seq, kind, version, conversation, message, Json(payload)): Row,
) -> Result<Option<Quoting>, Error> {
    let fact = decode(&kind, version, payload).map_err(|source| Error::Event { seq, source })?;
    let text = match fact {
        Fact::ReplyReviewed(review) => review.text(),
        Fact::NoteGiven(note) => note.text,
        Fact::TextsErased(erased) => erased.note,
        _ => None,
    };
    let conversation = ConversationId::from_u128(conversation.as_u128());
    let message = MessageId::from_u128(message.as_u128());
    Ok(text.map(|text| Quoting { text, conversation, message }))
}

/// Conversations, and what goes on from each of them, itself among it.
const GOING_ON: &str = "with recursive there (first, id) as ( \
    select id, id from unnest($1::uuid[]) asked (id) \
    union select there.first, c.id from there join conversations c on c.continues = there.id) select first, id from there";

/// Of messages, each with its conversation and its words, what moderators wrote that quotes them.
pub(super) async fn of_messages(
    connection: &mut PgConnection,
    safe: &Safe,
    messages: Vec<(MessageKey, (ConversationId, Vec<TextId>))>,
) -> Result<Vec<(MessageKey, Vec<Quoting>)>, Error> {
    let mut conversations: Vec<_> =
        messages.iter().map(|(_, (id, _))| Uuid::from_u128(id.as_u128())).collect();
    conversations.sort();
    conversations.dedup();
    if conversations.is_empty() {
        return Ok(Vec::new());
    }
    let going_on: Vec<(Uuid, Uuid)> =
        sqlx::query_as(GOING_ON).bind(conversations).fetch_all(&mut *connection).await?;
    let knows = |of: ConversationId, words: ConversationId| {
        going_on.contains(&(Uuid::from_u128(words.as_u128()), Uuid::from_u128(of.as_u128())))
    };
    let all: Vec<_> = going_on.iter().map(|(_, id)| *id).collect();
    let mut remarks = Vec::new();
    for Remark { about, words, .. } in self::remarks(&mut *connection, &all).await? {
        remarks.push((about, safe.open(What::Text, words)?));
    }
    let mut found = Vec::new();
    for (key, (conversation, texts)) in messages {
        let near: Vec<_> =
            remarks.iter().filter(|(about, _)| knows(about.conversation, conversation)).collect();
        if !near.is_empty() {
            let quoted = quoted(&mut *connection, safe, &texts).await?;
            let quotes =
                |(about, words): &&&(Quoting, String)| !texts.contains(&about.text) && quoted.is_in(words);
            found.push((key, near.iter().filter(quotes).map(|(about, _)| *about).collect()));
        }
    }
    Ok(found)
}

async fn quoted(connection: &mut PgConnection, safe: &Safe, texts: &[TextId]) -> Result<Quoted, Error> {
    let ids: Vec<_> = texts.iter().map(|id| Uuid::from_u128(id.as_u128())).collect();
    let sql = "select sealed(texts) from texts where id = any($1) and body is not null";
    let rows: Vec<Json<Sealed>> = sqlx::query_scalar(sql).bind(ids).fetch_all(connection).await?;
    let mut quoted = Quoted::default();
    for Json(text) in rows {
        quoted.add(&safe.open(What::Text, text)?);
    }
    Ok(quoted)
}

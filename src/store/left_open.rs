//! Replies that an earlier process left half written.

use sqlx::FromRow;
use uuid::Uuid;

use crate::domain::event::{Finish, Role};
use crate::domain::id::{ConversationId, MessageId};
use crate::domain::inbound::Before;
use crate::domain::key::{MessageKey, PlaceKey, Spot};
use crate::store::row::{read, read_some, uuid};
use crate::store::{Error, Share, Store};

/// Replies as far as they are shown, of those that `$which`.
macro_rules! shown {
    ($which:literal) => {
        concat!(
            "select m.id, m.conversation_id, m.place, m.beside, m.finish, q.source as asked, \
             case when q.stage = 'said' then q.source end as question, \
             array(select p.place from parts p where p.reply_id = m.id order by p.part) as places, \
             array(select p.message from parts p where p.reply_id = m.id order by p.part) as parts \
             from messages m join conversations c on c.id = m.conversation_id \
             left join messages q on q.id = m.parent_id where serves(c.guild, $1, $2, $3) and ",
            $which
        )
    };
}

/// Those that were begun and have no end.
const LEFT_OPEN: &str = shown!("m.stage = 'writing' order by m.id");
/// Those whose end is not shown.
const UNCLOSED: &str =
    shown!("m.id in (select reply_id from last_touches where what = 'ending') order by m.id desc limit $4");

/// A reply that was begun and has no end.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOpen {
    /// The reply.
    pub reply: MessageId,
    /// Its conversation.
    pub conversation: ConversationId,
    /// Where it was being written.
    pub place: PlaceKey,
    /// The last question that it answers, if it still stands.
    pub question: Option<MessageKey>,
    /// The same, even if it was deleted: whatever is shown of the reply came later.
    pub asked: Option<MessageKey>,
    /// Its parts that are recorded, in order.
    pub parts: Vec<Spot>,
    /// What people had said, as the model was sent it, with the words that still stand: whoever takes them back from now on
    /// leaves them known for as long as it takes to end the reply.
    pub said: Vec<Before>,
    /// Of another answer: the first reply to the same turns.
    pub beside: Option<MessageId>,
}

impl Store {
    /// All replies in servers of these shards that were begun and have no end.
    pub async fn left_open(&self, share: &Share) -> Result<Vec<LeftOpen>, Error> {
        let [first, last, shards] = share.columns();
        let query = sqlx::query_as(LEFT_OPEN).bind(first).bind(last).bind(shards);
        let rows: Vec<LeftOpenRow> = query.fetch_all(&self.pool).await?;
        let mut all = Vec::with_capacity(rows.len());
        for row in rows {
            let mut left = LeftOpen::try_from(row)?;
            let turns = self.begun(left.reply).await?.into_iter().flat_map(|begun| begun.turns);
            let said: Vec<_> = turns.filter(|turn| turn.role == Role::User).map(|turn| turn.text).collect();
            let mut words = self.texts(said.iter().copied()).await?;
            left.said.extend(said.into_iter().map(|text| Before { text, words: words.remove(&text) }));
            all.push(left);
        }
        Ok(all)
    }

    /// Whether a reply was begun and has no end.
    pub async fn is_open(&self, reply: MessageId) -> Result<bool, Error> {
        let sql = "select exists (select from messages where id = $1 and stage = 'writing')";
        Ok(sqlx::query_scalar(sql).bind(uuid(reply.as_u128())).fetch_one(&self.pool).await?)
    }

    /// The newest replies in servers of these shards whose end is recorded and not shown, with how they ended.
    pub(super) async fn unclosed(&self, share: &Share, limit: i64) -> Result<Vec<(LeftOpen, Finish)>, Error> {
        let [first, last, shards] = share.columns();
        let query = sqlx::query_as(UNCLOSED).bind(first).bind(last).bind(shards).bind(limit);
        let rows: Vec<LeftOpenRow> = query.fetch_all(&self.pool).await?;
        let ended = |row: LeftOpenRow| {
            let finish = read_some("messages", row.id, row.finish.as_deref())?;
            Ok((LeftOpen::try_from(row)?, finish.unwrap_or(Finish::Cut)))
        };
        rows.into_iter().map(ended).collect()
    }
}

#[derive(FromRow)]
struct LeftOpenRow {
    id: Uuid,
    conversation_id: Uuid,
    place: String,
    beside: Option<Uuid>,
    question: Option<String>,
    asked: Option<String>,
    finish: Option<String>,
    places: Vec<String>,
    parts: Vec<String>,
}

impl TryFrom<LeftOpenRow> for LeftOpen {
    type Error = Error;

    fn try_from(row: LeftOpenRow) -> Result<Self, Error> {
        let (table, id) = ("parts", row.id);
        let spot = |(place, message): (&String, &String)| {
            Ok::<_, Error>(Spot { place: read(table, id, place)?, message: read(table, id, message)? })
        };
        Ok(Self {
            reply: MessageId::from_u128(id.as_u128()),
            conversation: ConversationId::from_u128(row.conversation_id.as_u128()),
            place: read("messages", id, &row.place)?,
            question: read_some("messages", id, row.question.as_deref())?,
            asked: read_some("messages", id, row.asked.as_deref())?,
            said: Vec::new(),
            beside: row.beside.map(|id| MessageId::from_u128(id.as_u128())),
            parts: row.places.iter().zip(&row.parts).map(spot).collect::<Result<_, _>>()?,
        })
    }
}

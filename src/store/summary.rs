//! Messages as they stand, each with what people think of it in short.

use chrono::{DateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use crate::domain::event::{Rating, Role};
use crate::domain::id::{ConversationId, MessageId};
use crate::domain::time::Timestamp;
use crate::store::row::{moment, read, read_some, uuid};
use crate::store::words::Shut;
use crate::store::{Error, Store};

/// A message as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Which.
    pub id: MessageId,
    /// The conversation that it is in.
    pub conversation: ConversationId,
    /// Who spoke.
    pub role: Role,
    /// What was said; none if it was erased.
    pub text: Option<String>,
    /// SHA-256 of each file that came with it and was not erased; none for one of which there is no copy.
    pub files: Vec<Option<String>>,
    /// The rating that was given last, of those that count.
    pub rating: Option<Rating>,
    /// What was said about it and not withdrawn, in order; none for what was erased.
    pub feedback: Vec<Option<String>>,
    /// When it was said; of a reply, when it was owed.
    pub at: Timestamp,
}

/// Which messages are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// Those of one conversation, if given.
    pub conversation: Option<ConversationId>,
    /// Those that events after this place in the log are about; 0 for all.
    pub touched_after: i64,
}

impl Store {
    /// The first messages after this one that are wanted, at most `limit`, in the order of ids. A reply is among them
    /// once it is at its end.
    pub async fn summaries(
        &self,
        wanted: Wanted,
        after: MessageId,
        limit: i64,
    ) -> Result<Vec<Summary>, Error> {
        let sql = "select m.id, m.conversation_id, m.role, m.at, \
                   m.stage = 'finished' and cardinality(m.texts) = 0 as silent, sealed(t) as text, \
                   array(select file ->> 'sha256' from jsonb_array_elements(m.files) with ordinality as f(file, place) \
                         order by place) as files, \
                   (select r.rating from ratings r where r.reply_id = m.id order by r.at desc, r.person_id limit 1) as rating, \
                   array(select sealed(ft) from feedback f left join texts ft on ft.id = f.texts[cardinality(f.texts)] \
                         where f.reply_id = m.id and not f.withdrawn order by f.id) as feedback \
                   from messages m left join texts t on t.id = m.texts[cardinality(m.texts)] \
                   where m.stage in ('said', 'withdrawn', 'finished') and m.id > $1 \
                   and ($2::uuid is null or m.conversation_id = $2) \
                   and ($3 = 0 or m.id in (select message_id from events where seq > $3)) \
                   order by m.id limit $4";
        let conversation = wanted.conversation.map(|id| uuid(id.as_u128()));
        let query = sqlx::query_as::<_, SummaryRow>(sql).bind(uuid(after.as_u128())).bind(conversation);
        let rows = query.bind(wanted.touched_after).bind(limit).fetch_all(&self.pool).await?;
        rows.into_iter().map(|row| row.into_summary(self)).collect()
    }
}

#[derive(FromRow)]
struct SummaryRow {
    id: Uuid,
    conversation_id: Uuid,
    role: String,
    at: DateTime<Utc>,
    silent: bool,
    text: Shut,
    files: Vec<Option<String>>,
    rating: Option<String>,
    feedback: Vec<Shut>,
}

impl SummaryRow {
    fn into_summary(self, store: &Store) -> Result<Summary, Error> {
        Ok(Summary {
            id: MessageId::from_u128(self.id.as_u128()),
            conversation: ConversationId::from_u128(self.conversation_id.as_u128()),
            role: read("messages", self.id, &self.role)?,
            text: if self.silent { Some(String::new()) } else { store.text(self.text)? },
            files: self.files,
            rating: read_some("ratings", self.id, self.rating.as_deref())?,
            feedback: self.feedback.into_iter().map(|text| store.text(text)).collect::<Result<_, _>>()?,
            at: moment(self.at),
        })
    }
}

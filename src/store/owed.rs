//! What is owed: the next reply of a conversation, and everything that a request for it is made from.

use std::time::Instant;

use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::domain::event::{EndReason, Place, Role};
use crate::domain::id::{ConversationId, MessageId, PersonId, TextId};
use crate::domain::key::{MessageKey, PlaceKey};
use crate::store::held::answered;
use crate::store::mind::Mind;
use crate::store::row::{PlaceRow, read, read_some};
use crate::store::words::Shut;
use crate::store::{Error, FileSummary, Share, Store};

/// How many turns back a request may reach; the token budget cuts it much earlier.
const DEPTH: i32 = 400;

/// A reply that is owed and may be begun.
#[derive(Clone, Debug, PartialEq)]
pub struct Owed {
    /// The reply.
    pub reply: MessageId,
    /// Its conversation.
    pub conversation: ConversationId,
    /// Where it is to be written.
    pub place: PlaceKey,
    /// The same, with what lies around it.
    pub home: Place,
    /// The last turn that it answers.
    pub parent: MessageId,
    /// The platform's messages that it answers and that still stand, the last one last.
    pub questions: Vec<MessageKey>,
    /// Whether speakers are to be named to the model.
    pub named: bool,
    /// The system prompt that the conversation has recorded.
    pub system: Option<(String, TextId)>,
    /// The name of the model that was chosen for the place.
    pub model: Option<String>,
    /// Why the conversation before this one ended, if this is the first reply after a silence.
    pub after: Option<EndReason>,
    /// What it stands beside, if it is another answer to turns that were answered before.
    pub beside: Option<Beside>,
}

/// What another answer stands beside.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// The first reply to the same turns.
    pub first: MessageId,
    /// Whether any of the replies before it says something that it can be compared with.
    pub compares: bool,
    /// The name of the model that was chosen for it, or of the one that the first reply came from.
    pub model: Option<String>,
}

/// A turn that came before.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// Who spoke.
    pub role: Role,
    /// Which person.
    pub person: Option<PersonId>,
    /// The name that the person goes by.
    pub name: Option<String>,
    /// Which version of which text.
    pub text: TextId,
    /// The words.
    pub body: String,
    /// The files that came with it and were not erased.
    pub files: Vec<EarlierFile>,
}

/// A file that came with an earlier turn.
#[derive(Clone, Debug, PartialEq)]
pub struct EarlierFile {
    /// What is known of it.
    pub file: FileSummary,
    /// Whether its content was sent with these turns before; none if they were not sent yet.
    pub read: Option<bool>,
}

impl Store {
    /// The reply that is to be written next in a conversation; none while one is being written, or while the reply that
    /// its question follows is still open, in another conversation, or while files that came with its question are copied.
    pub async fn owed(&self, conversation: ConversationId) -> Result<Option<Owed>, Error> {
        let sql = "select m.id, c.place, c.kind, c.guild, c.parent, m.parent_id, m.stage, c.scope, c.system_hash, c.system_text, \
                   case when c.replies = 1 then c.after end as after, m.beside, coalesce(m.chosen, f.model) as same_model, \
                   exists (select from messages o where (o.id = m.beside or o.beside = m.beside) \
                           and o.stage = 'finished' and cardinality(o.texts) > 0) as compares, \
                   coalesce((select model from place_models p where p.place = c.place), \
                            (select model from place_models p where p.place = c.parent)) as model, \
                   array(select q.source from messages q where q.answered_by = coalesce(m.beside, m.id) and q.stage = 'said' \
                         and q.source is not null order by q.id) as questions, \
                   exists (select from messages q join messages before on before.id = q.parent_id \
                           where q.answered_by = m.id and before.stage in ('due', 'writing')) \
                   or exists (select from messages q join files on files.message_id = q.id \
                              where q.answered_by = m.id and files.url is not null) as waits \
                   from messages m join conversations c on c.id = m.conversation_id \
                   left join messages f on f.id = m.beside \
                   where m.conversation_id = $1 and m.stage in ('due', 'writing') order by m.id limit 1";
        let id = Uuid::from_u128(conversation.as_u128());
        let query = sqlx::query_as(sql).bind(id);
        let row: Option<OwedRow> =
            answered(&self.answering, async |connection| query.fetch_optional(connection).await).await?;
        row.filter(|row| row.stage == "due" && !row.waits).map(|row| row.into_owed(conversation)).transpose()
    }

    /// Conversations of these shards in which replies are owed, for a process that starts.
    pub async fn owing(&self, share: &Share) -> Result<Vec<ConversationId>, Error> {
        let sql = "select distinct m.conversation_id from messages m join conversations c on c.id = m.conversation_id \
                   where m.stage in ('due', 'writing') and serves(c.guild, $1, $2, $3) order by 1";
        let [first, last, shards] = share.columns();
        let query = sqlx::query_scalar(sql).bind(first).bind(last).bind(shards);
        let ids: Vec<Uuid> = query.fetch_all(&self.pool).await?;
        Ok(ids.into_iter().map(|id| ConversationId::from_u128(id.as_u128())).collect())
    }

    /// The questions in servers of these shards that wait for a reply that is not begun, for a process that starts.
    pub async fn waiting(&self, share: &Share) -> Result<Vec<MessageKey>, Error> {
        let sql = "select q.source from messages m join messages q on q.answered_by = m.id \
                   join conversations c on c.id = m.conversation_id \
                   where m.stage = 'due' and q.stage = 'said' and q.source is not null and serves(c.guild, $1, $2, $3)";
        let [first, last, shards] = share.columns();
        let query = sqlx::query_scalar(sql).bind(first).bind(last).bind(shards);
        let keys: Vec<String> = query.fetch_all(&self.pool).await?;
        keys.iter().map(|key| read("messages", key, key)).collect()
    }

    /// The turns that lead to a message, the oldest first, with the message itself; erased ones are left out, and nothing is
    /// left where the last question is.
    pub async fn line_to(&self, message: MessageId) -> Result<Vec<Earlier>, Error> {
        let ask =
            async |connection: &mut PgConnection| self.turns_to(connection, message, DEPTH, &self.mind).await;
        let line = answered(&self.answering, ask).await?;
        // Where the question itself is gone, the last words are an answer, after which nothing was asked.
        let asks = line.last().is_some_and(|turn| turn.role == Role::User);
        Ok(if asks { line } else { Vec::new() })
    }

    /// The same, of no more than this many turns before it.
    pub(super) async fn last_turns(&self, message: MessageId, depth: i32) -> Result<Vec<Earlier>, Error> {
        let mut connection = self.pool.acquire().await?;
        self.turns_to(&mut connection, message, depth, &Mind::default()).await
    }

    /// The same, with what is only held in mind.
    async fn turns_to(
        &self,
        connection: &mut PgConnection,
        message: MessageId,
        depth: i32,
        mind: &Mind,
    ) -> Result<Vec<Earlier>, Error> {
        // Of a recursion's length Postgres has no idea: names and parents are looked up one by one, or it would read all
        // accounts at once, and all messages of a small table at every step.
        let sql = "with recursive line as ( \
                       select id, parent_id, role, person_id, texts, 0 as depth from messages where id = $1 \
                       union all \
                       select m.id, m.parent_id, m.role, m.person_id, m.texts, line.depth + 1 \
                       from line, lateral (select * from messages where id = line.parent_id offset 0) m where line.depth < $2) \
                   select line.id, line.role, line.person_id, \
                   line.texts[cardinality(line.texts)] as text_id, sealed(t) as body, \
                   case line.role when 'user' then (select sealed(accounts) from accounts where person_id = line.person_id) end as name \
                   from line left join texts t on t.id = line.texts[cardinality(line.texts)] \
                   where cardinality(line.texts) > 0 order by line.depth desc";
        let query = sqlx::query_as::<_, EarlierRow>(sql).bind(Uuid::from_u128(message.as_u128())).bind(depth);
        let rows = query.fetch_all(&mut *connection).await?;
        let messages: Vec<_> = rows.iter().map(|row| MessageId::from_u128(row.id.as_u128())).collect();
        let files = self.files_of(connection, &messages).await?;
        let line = rows.into_iter().zip(messages).filter_map(|(row, message)| {
            let theirs = files.iter().filter(|file| file.message == message);
            let files = theirs.map(|file| EarlierFile { file: file.clone(), read: None }).collect();
            row.into_earlier(self, files, mind).transpose()
        });
        line.collect()
    }
}

#[derive(FromRow)]
struct OwedRow {
    id: Uuid,
    #[sqlx(flatten)]
    home: PlaceRow,
    parent_id: Option<Uuid>,
    stage: String,
    scope: String,
    system_hash: Option<String>,
    system_text: Option<Uuid>,
    model: Option<String>,
    after: Option<String>,
    beside: Option<Uuid>,
    same_model: Option<String>,
    compares: bool,
    questions: Vec<String>,
    waits: bool,
}

impl OwedRow {
    fn into_owed(self, conversation: ConversationId) -> Result<Owed, Error> {
        let (table, row) = ("messages", self.id);
        let lost =
            || Error::Inconsistent { table, row: row.to_string(), what: "a reply without a question".into() };
        let home = Place::try_from(self.home)?;
        let questions = self.questions.iter().map(|key| read(table, row, key));
        Ok(Owed {
            reply: MessageId::from_u128(row.as_u128()),
            conversation,
            place: home.key.clone(),
            home,
            parent: self.parent_id.map(|id| MessageId::from_u128(id.as_u128())).ok_or_else(lost)?,
            questions: questions.collect::<Result<_, _>>()?,
            named: self.scope == "place",
            system: self.system_hash.zip(self.system_text.map(|id| TextId::from_u128(id.as_u128()))),
            model: self.model,
            after: read_some(table, row, self.after.as_deref())?,
            beside: self.beside.map(|first| Beside {
                first: MessageId::from_u128(first.as_u128()),
                compares: self.compares,
                model: self.same_model,
            }),
        })
    }
}

#[derive(FromRow)]
struct EarlierRow {
    id: Uuid,
    role: String,
    person_id: Option<Uuid>,
    name: Shut,
    text_id: Uuid,
    body: Shut,
}

impl EarlierRow {
    /// None for what is erased.
    fn into_earlier(
        self,
        store: &Store,
        files: Vec<EarlierFile>,
        mind: &Mind,
    ) -> Result<Option<Earlier>, Error> {
        let text = TextId::from_u128(self.text_id.as_u128());
        let body = store.text(self.body)?.or_else(|| mind.recall(text, Instant::now()));
        let Some(body) = body else { return Ok(None) };
        Ok(Some(Earlier {
            role: read("messages", self.text_id, &self.role)?,
            person: self.person_id.map(|id| PersonId::from_u128(id.as_u128())),
            name: store.name(self.name)?,
            text,
            body,
            files,
        }))
    }
}

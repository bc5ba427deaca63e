//! What is kept of one person: all of it for them to see, and the texts of it that go when they are forgotten.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sqlx::types::Json;
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::domain::consent::{Consents, Words};
use crate::domain::id::{FileId, PersonId, TextId};
use crate::domain::mine::{Entry, Mine};
use crate::domain::quota::Purse;
use crate::domain::quote::Quoted;
use crate::store::row::{ConsentRow, moment, uuid};
use crate::store::seal::{Safe, Sealed, What};
use crate::store::words::Shut;
use crate::store::{Error, FileSummary, Store, quotes};

/// How many bytes of files are handed over; written for JSON and packed again they are still less than an upload takes.
const CONTENTS: u64 = 5 * 1024 * 1024;

/// Everything else than words, each as one row of its table; the texts themselves are asked for apart.
const ROWS: &str = "\
    select 'question' as kind, m.id, m.at, m.place, m.texts, to_jsonb(m) - 'texts' as row from messages m \
        where m.person_id = $1 and m.role = 'user' \
    union all select 'reply', m.id, m.at, m.place, m.texts, to_jsonb(m) - 'texts' from messages m \
        where m.person_id = $1 and m.role = 'assistant' \
    union all select 'feedback', f.id, f.at, f.source_place, f.texts, to_jsonb(f) - 'texts' from feedback f \
        where f.person_id = $1 \
    union all select 'note', n.id, n.at, n.place, n.texts, to_jsonb(n) - 'texts' from review_notes n \
        where n.person_id = $1 \
    union all select 'reaction', r.event_id, r.at, null, '{}', to_jsonb(r) from reactions r where r.person_id = $1 \
    union all select 'preference', p.event_id, p.at, null, '{}', to_jsonb(p) from preferences p where p.person_id = $1 \
    union all select 'rating', r.reply_id, r.at, null, '{}', to_jsonb(r) from ratings r where r.person_id = $1 \
    union all select 'conversation', c.id, c.started_at, c.place, '{}', to_jsonb(c) from conversations c where c.person_id = $1 \
    union all select 'review', v.reply_id, v.at, v.place, '{}', to_jsonb(v) - 'verdict_by' - 'correction' from reviews v \
        where v.person_id = $1 \
    union all select 'verdict', v.reply_id, v.verdict_at, v.place, '{}', \
        jsonb_build_object('reply_id', v.reply_id, 'verdict', v.verdict, 'correction', v.correction) from reviews v \
        where v.verdict_by = $1 \
    union all select 'text', t.id, null, null, array[t.id], jsonb_build_object('id', t.id, 'origin', t.origin) from texts t \
        where t.person_id = $1 and t.origin in ('correction', 'note') and t.body is not null \
    union all select 'lease', l.reply_id, null, null, '{}', to_jsonb(l) from review_leases l where l.person_id = $1 \
    union all select 'card', w.reply_id, null, null, '{}', jsonb_build_object('reply_id', w.reply_id) from card_views w \
        where w.shows @> array[$1] \
    union all select 'spending', null, null, null, '{}', to_jsonb(s) from spending s where s.purse = $2 \
    union all select 'choices', null, null, null, '{}', to_jsonb(y) from consents y where y.person_id = $1 \
    union all select case when e.kind = 'set_consent' then 'choice' else 'event' end, e.id, e.at, null, '{}', \
        to_jsonb(e) - 'key' - 'person_id' from events e where e.person_id = $1 \
    order by 2";

impl Store {
    /// Everything that is kept of a person.
    pub async fn mine(&self, person: PersonId) -> Result<Mine, Error> {
        let id = uuid(person.as_u128());
        let sql = "select account, sealed(accounts) from accounts where person_id = $1";
        let account: Option<(String, Shut)> = sqlx::query_as(sql).bind(id).fetch_optional(&self.pool).await?;
        let (account, name) = account.map_or((None, None), |(account, name)| (Some(account), name));
        let purse = Purse::Person(person).to_string();
        let rows: Vec<MineRow> = sqlx::query_as(ROWS).bind(id).bind(purse).fetch_all(&self.pool).await?;
        let texts = rows.iter().flat_map(|row| &row.texts).map(|id| TextId::from_u128(id.as_u128()));
        let mut texts = self.texts(texts.collect::<Vec<_>>()).await?;
        let entry = |row: MineRow| Entry {
            kind: row.kind,
            at: row.at.map(moment),
            place: row.place,
            texts: row.texts.iter().filter_map(|id| texts.remove(&TextId::from_u128(id.as_u128()))).collect(),
            row: row.row.0,
        };
        // Files come first, since they are the largest: where not all has room, words matter more.
        let mut entries = self.my_files(id).await?;
        entries.extend(rows.into_iter().map(entry));
        Ok(Mine { person, account, name: self.name(name)?, entries })
    }

    async fn my_files(&self, person: Uuid) -> Result<Vec<Entry>, Error> {
        let sql = "select id from files where person_id = $1 and erased_at is null order by id";
        let ids: Vec<Uuid> = sqlx::query_scalar(sql).bind(person).fetch_all(&self.pool).await?;
        let ids: Vec<_> = ids.into_iter().map(|id| FileId::from_u128(id.as_u128())).collect();
        let files = self.files(&ids).await?;
        let mut contents = self.bodies(&with_content(&files)).await?;
        let entry = |file: FileSummary| Entry {
            kind: "file".to_owned(),
            at: None,
            place: None,
            row: serde_json::json!({
                "message_id": file.message.to_string(),
                "bytes": file.bytes,
                "content": contents.remove(&file.id).map(content),
            }),
            texts: vec![file.name],
        };
        Ok(files.into_iter().map(entry).collect())
    }

    /// What people have said of their words as of now; those who said nothing are not among them.
    pub async fn consents(
        &self,
        people: impl IntoIterator<Item = PersonId> + Send,
    ) -> Result<Vec<(PersonId, Consents)>, Error> {
        let people: Vec<_> = people.into_iter().map(|id| uuid(id.as_u128())).collect();
        let sql = "select to_jsonb(consents) from consents where person_id = any($1)";
        let rows: Vec<Json<ConsentRow>> = sqlx::query_scalar(sql).bind(people).fetch_all(&self.pool).await?;
        Ok(rows.into_iter().map(|Json(row)| row.into()).collect())
    }
}

/// Of which files the content is handed over: the newest, as many as there is room for.
fn with_content(files: &[FileSummary]) -> Vec<FileId> {
    let mut room = CONTENTS;
    let fits = |file: &&FileSummary| match file.bytes.and_then(|bytes| room.checked_sub(bytes)) {
        Some(left) => {
            room = left;
            true
        }
        None => false,
    };
    files.iter().rev().filter(fits).map(|file| file.id).collect()
}

/// A text as it is, anything else in base 64.
fn content(bytes: Vec<u8>) -> serde_json::Value {
    match String::from_utf8(bytes) {
        Ok(text) => serde_json::json!({"text": text}),
        Err(other) => serde_json::json!({"base64": STANDARD.encode(other.as_bytes())}),
    }
}

#[derive(FromRow)]
struct MineRow {
    kind: String,
    at: Option<chrono::DateTime<chrono::Utc>>,
    place: Option<String>,
    texts: Vec<Uuid>,
    row: Json<serde_json::Value>,
}

/// Where a person said or was told something, and what goes on from there: the model knows there what was said before.
const CONVERSATIONS: &str = "with recursive theirs (id) as ( \
    select conversation_id from messages where person_id = $1 \
    union select conversation_id from feedback where person_id = $1 \
    union select conversation_id from review_notes where person_id = $1 \
    union select c.id from theirs join conversations c on c.continues = theirs.id) select id from theirs";

/// The texts that go with a person: what they wrote, what the model answered them, and what it told others or moderators wrote
/// in the same conversations and those that go on from them, as far as that quotes them.
pub(super) async fn words(connection: &mut PgConnection, safe: &Safe, person: Uuid) -> Result<Words, Error> {
    let own = "select id, sealed(texts) from texts where person_id = $1 and erased_at is null";
    let own: Vec<(Uuid, Shut)> = sqlx::query_as(own).bind(person).fetch_all(&mut *connection).await?;
    let mut quoted = Quoted::default();
    let mut words = Words::default();
    for (id, text) in own {
        words.own.push(text_id(id));
        if let Some(Json(text)) = text {
            quoted.add(&safe.open(What::Text, text)?);
        }
    }
    let files = "select id from files where person_id = $1 and erased_at is null";
    let files: Vec<Uuid> = sqlx::query_scalar(files).bind(person).fetch_all(&mut *connection).await?;
    words.files.extend(files.into_iter().map(|id| FileId::from_u128(id.as_u128())));
    let conversations = sqlx::query_scalar(CONVERSATIONS).bind(person);
    let conversations: Vec<Uuid> = conversations.fetch_all(&mut *connection).await?;
    words.answers = answers(&mut *connection, safe, (person, &conversations), &quoted).await?;
    let remarks = quotes::remarks(connection, &conversations).await?;
    for remark in remarks.into_iter().filter(|remark| remark.by != Some(person)) {
        if quoted.is_in(&safe.open(What::Text, remark.words)?) {
            words.quoting.push(remark.about);
        }
    }
    Ok(words)
}

/// What the model told a person, and what it told others that quotes them.
async fn answers(
    connection: &mut PgConnection,
    safe: &Safe,
    (person, conversations): (Uuid, &[Uuid]),
    quoted: &Quoted,
) -> Result<Vec<TextId>, Error> {
    let sql = "select t.id, m.person_id is not distinct from $1, sealed(t) from messages m \
               cross join unnest(m.texts || m.reasoning) as said (id) join texts t on t.id = said.id \
               where m.conversation_id = any($2) and m.role = 'assistant' and t.body is not null";
    let query = sqlx::query_as(sql).bind(person).bind(conversations);
    let rows: Vec<(Uuid, bool, Json<Sealed>)> = query.fetch_all(connection).await?;
    let mut answers = Vec::new();
    for (id, to_them, Json(text)) in rows {
        if to_them || quoted.is_in(&safe.open(What::Text, text)?) {
            answers.push(text_id(id));
        }
    }
    Ok(answers)
}

fn text_id(id: Uuid) -> TextId {
    TextId::from_u128(id.as_u128())
}

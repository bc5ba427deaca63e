//! The files that came with messages: those that are to be copied, and those that are kept.

use std::collections::HashMap;

use sha2::{Digest, Sha256};
use sqlx::types::Json;
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::domain::decide::NewFile;
use crate::domain::event::{Event, Fact};
use crate::domain::file::{FileKind, image_type, text};
use crate::domain::history::Enclosure;
use crate::domain::id::{FileId, MessageId};
use crate::store::row::{read_some, uuid};
use crate::store::seal::{LONGER, Safe, Sealed, What};
use crate::store::{Error, Share, Store};

/// A file that is to be copied.
#[derive(Clone, Debug, PartialEq)]
pub struct ToCopy {
    /// Which.
    pub file: FileId,
    /// The message that it came with.
    pub message: MessageId,
    /// What it is taken as.
    pub kind: FileKind,
    /// Where it can be fetched, for a while.
    pub url: String,
}

/// A file as it is known without looking into it.
#[derive(Clone, Debug, PartialEq)]
pub struct FileSummary {
    /// Which.
    pub id: FileId,
    /// The message that it came with.
    pub message: MessageId,
    /// Its name.
    pub name: String,
    /// What it is taken as, if it is.
    pub kind: Option<FileKind>,
    /// The size of the copy, if there is one.
    pub bytes: Option<u64>,
}

impl Store {
    /// The first files from servers of these shards that are to be copied, at most `limit`, apart from these.
    pub async fn files_to_copy(
        &self,
        share: &Share,
        apart_from: &[FileId],
        limit: i64,
    ) -> Result<Vec<ToCopy>, Error> {
        let sql = "select f.id, f.message_id, f.kind, jsonb_build_array(f.id, f.key, f.url) as url from files f \
                   where f.url is not null and f.kind is not null and not f.id = any($1) \
                   and serves((select c.guild from messages m join conversations c on c.id = m.conversation_id \
                               where m.id = f.message_id), $3, $4, $5) order by f.id limit $2";
        let [first, last, shards] = share.columns();
        let query = sqlx::query_as::<_, ToCopyRow>(sql).bind(list(apart_from)).bind(limit);
        let query = query.bind(first).bind(last).bind(shards);
        query
            .fetch_all(&self.pool)
            .await?
            .into_iter()
            .filter_map(|row| row.read(&self.safe).transpose())
            .collect()
    }

    /// Keeps the bytes of a file, unless it was erased meanwhile; whether they are kept.
    pub async fn keep_file(&self, file: FileId, body: &[u8]) -> Result<bool, Error> {
        let id = uuid(file.as_u128());
        let (key, body) = self.safe.seal_bytes(What::FileBody, id, body);
        let sql = "update files set body_key = $2, body = $3 where id = $1 and erased_at is null";
        let query = sqlx::query(sql).bind(id).bind(key).bind(&*body);
        Ok(query.execute(&self.pool).await?.rows_affected() > 0)
    }

    /// No copy of this file will be made.
    pub async fn forget_link(&self, file: FileId) -> Result<(), Error> {
        let sql = "update files set url = null where id = $1";
        sqlx::query(sql).bind(uuid(file.as_u128())).execute(&self.pool).await?;
        Ok(())
    }

    /// The files of these messages that were not erased, in the order in which they were attached.
    pub(super) async fn files_of(
        &self,
        connection: &mut PgConnection,
        messages: &[MessageId],
    ) -> Result<Vec<FileSummary>, Error> {
        let messages: Vec<_> = messages.iter().map(|id| uuid(id.as_u128())).collect();
        let sql = "select id, message_id, sealed(files) as name, kind, body_key, octet_length(body) as bytes from files \
                   where message_id = any($1) and name is not null order by id";
        let rows: Vec<SummaryRow> = sqlx::query_as(sql).bind(messages).fetch_all(connection).await?;
        rows.into_iter().map(|row| row.read(&self.safe)).collect()
    }

    /// These files, without those that were erased.
    pub async fn files(&self, ids: &[FileId]) -> Result<Vec<FileSummary>, Error> {
        let sql = "select id, message_id, sealed(files) as name, kind, body_key, octet_length(body) as bytes from files \
                   where id = any($1) and name is not null order by id";
        let rows: Vec<SummaryRow> = sqlx::query_as(sql).bind(list(ids)).fetch_all(&self.pool).await?;
        rows.into_iter().map(|row| row.read(&self.safe)).collect()
    }

    /// What is in these files; those that were erased, or of which there is no copy, are not among them.
    pub async fn enclosures(&self, ids: &[FileId]) -> Result<HashMap<FileId, Enclosure>, Error> {
        let sql = "select id, kind, body_key, case when kind = 'text' then body end as body from files \
                   where id = any($1) and body is not null";
        let query = sqlx::query_as::<_, EnclosureRow>(sql).bind(list(ids));
        let rows = query.fetch_all(&self.pool).await?;
        rows.into_iter().filter_map(|row| row.read(&self.safe).transpose()).collect()
    }

    /// The bytes of these files; those that were erased are not among them.
    pub async fn bodies(&self, ids: &[FileId]) -> Result<HashMap<FileId, Vec<u8>>, Error> {
        let sql = "select id, body_key, body from files where id = any($1) and body is not null";
        let rows: Vec<(Uuid, Option<String>, Vec<u8>)> =
            sqlx::query_as(sql).bind(list(ids)).fetch_all(&self.pool).await?;
        let open = |(id, key, body): (Uuid, Option<String>, Vec<u8>)| {
            let body = self.safe.open_bytes(What::FileBody, id, key.as_deref(), body)?;
            Ok((FileId::from_u128(id.as_u128()), body))
        };
        rows.into_iter().map(open).collect()
    }
}

/// What these bytes were sent as: what they begin with decides.
fn enclosure(bytes: &[u8]) -> Option<Enclosure> {
    if image_type(bytes).is_some() {
        return Some(Enclosure::Image);
    }
    let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Some(Enclosure::Text { words: text(bytes)?.to_owned(), sha256 })
}

fn list(ids: &[FileId]) -> Vec<Uuid> {
    ids.iter().map(|id| uuid(id.as_u128())).collect()
}

/// Writes down what is new about files beside the events that say so: new ones, links that are no longer needed, erasure.
pub(super) async fn follow<'a>(
    connection: &mut PgConnection,
    new: impl Iterator<Item = &'a NewFile>,
    events: impl Iterator<Item = &'a Event>,
    safe: &Safe,
) -> Result<(), Error> {
    add(&mut *connection, new, safe).await?;
    let (mut copied, mut erased) = (Vec::new(), Vec::new());
    for event in events {
        match &event.fact {
            Fact::FileCopied(it) => copied.push(uuid(it.file.as_u128())),
            Fact::FilesErased(it) => erased.extend(list(&it.files)),
            _ => {}
        }
    }
    if !copied.is_empty() {
        let sql = "update files set url = null where id = any($1)";
        sqlx::query(sql).bind(copied).execute(&mut *connection).await?;
    }
    if !erased.is_empty() {
        let sql = "update files set name = null, url = null, key = null, body = null, body_key = null, person_id = null, \
                   erased_at = clock_timestamp() where id = any($1) and erased_at is null";
        sqlx::query(sql).bind(erased).execute(connection).await?;
    }
    Ok(())
}

async fn add(
    connection: &mut PgConnection,
    new: impl Iterator<Item = &NewFile>,
    safe: &Safe,
) -> Result<(), Error> {
    let (mut ids, mut messages, mut people, mut kinds) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut keys, mut names, mut urls) = (Vec::new(), Vec::new(), Vec::new());
    for file in new {
        let id = uuid(file.id.as_u128());
        // PostgreSQL's text cannot hold the character NUL.
        let (key, name) = safe.seal(What::FileName, id, file.name.replace('\0', ""));
        let url = file.url.as_ref().map(|url| safe.seal(What::FileLink, id, url.replace('\0', "")).1);
        ids.push(id);
        messages.push(uuid(file.message.as_u128()));
        people.push(uuid(file.person.as_u128()));
        kinds.push(file.kind.map(|kind| kind.to_string()));
        keys.push(key);
        names.push(name);
        urls.push(url);
    }
    if ids.is_empty() {
        return Ok(());
    }
    let sql = "insert into files (id, message_id, person_id, kind, key, name, url) \
               select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[])";
    let query = sqlx::query(sql).bind(ids).bind(messages).bind(people).bind(kinds);
    query.bind(keys).bind(names).bind(urls).execute(connection).await?;
    Ok(())
}

#[derive(FromRow)]
struct ToCopyRow {
    id: Uuid,
    message_id: Uuid,
    kind: Option<String>,
    url: Json<Sealed>,
}

impl ToCopyRow {
    fn read(self, safe: &Safe) -> Result<Option<ToCopy>, Error> {
        let Some(kind) = read_some("files", self.id, self.kind.as_deref())? else { return Ok(None) };
        let (file, message) =
            (FileId::from_u128(self.id.as_u128()), MessageId::from_u128(self.message_id.as_u128()));
        let url = safe.open(What::FileLink, self.url.0)?;
        Ok(Some(ToCopy { file, message, kind, url }))
    }
}

/// The bytes of texts alone.
#[derive(FromRow)]
struct EnclosureRow {
    id: Uuid,
    kind: Option<String>,
    body_key: Option<String>,
    body: Option<Vec<u8>>,
}

impl EnclosureRow {
    fn read(self, safe: &Safe) -> Result<Option<(FileId, Enclosure)>, Error> {
        let kind: Option<FileKind> = read_some("files", self.id, self.kind.as_deref())?;
        let body =
            self.body.map(|body| safe.open_bytes(What::FileBody, self.id, self.body_key.as_deref(), body));
        let found = match (kind, body.transpose()?) {
            (Some(FileKind::Image), _) => Some(Enclosure::Image),
            (_, body) => body.as_deref().and_then(enclosure),
        };
        Ok(found.map(|found| (FileId::from_u128(self.id.as_u128()), found)))
    }
}

#[derive(FromRow)]
struct SummaryRow {
    id: Uuid,
    message_id: Uuid,
    name: Json<Sealed>,
    kind: Option<String>,
    body_key: Option<String>,
    bytes: Option<i32>,
}

impl SummaryRow {
    fn read(self, safe: &Safe) -> Result<FileSummary, Error> {
        let longer = if self.body_key.is_some() { LONGER } else { 0 };
        let bytes = self.bytes.map(|bytes| usize::try_from(bytes).unwrap_or(0).saturating_sub(longer));
        Ok(FileSummary {
            id: FileId::from_u128(self.id.as_u128()),
            message: MessageId::from_u128(self.message_id.as_u128()),
            kind: read_some("files", self.id, self.kind.as_deref())?,
            name: safe.open(What::FileName, self.name.0)?,
            bytes: bytes.map(|bytes| bytes as u64),
        })
    }
}

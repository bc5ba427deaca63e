//! The files that came with messages: those that are to be copied, and those that are kept.

use std::collections::HashMap;

use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::domain::decide::NewFile;
use crate::domain::event::{Event, Fact};
use crate::domain::file::FileKind;
use crate::domain::id::{FileId, MessageId};
use crate::store::row::{read_some, uuid};
use crate::store::{Error, Store};

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
    /// The first files that are to be copied, at most `limit`, apart from these.
    pub async fn files_to_copy(&self, apart_from: &[FileId], limit: i64) -> Result<Vec<ToCopy>, Error> {
        let sql = "select id, message_id, kind, url from files \
                   where url is not null and kind is not null and not id = any($1) order by id limit $2";
        let query = sqlx::query_as::<_, ToCopyRow>(sql).bind(list(apart_from)).bind(limit);
        query.fetch_all(&self.pool).await?.into_iter().filter_map(|row| row.read().transpose()).collect()
    }

    /// Keeps the bytes of a file, unless it was erased meanwhile; whether they are kept.
    pub async fn keep_file(&self, file: FileId, body: &[u8]) -> Result<bool, Error> {
        let sql = "update files set body = $2 where id = $1 and erased_at is null";
        let query = sqlx::query(sql).bind(uuid(file.as_u128())).bind(body);
        Ok(query.execute(&self.pool).await?.rows_affected() > 0)
    }

    /// No copy of this file will be made.
    pub async fn forget_link(&self, file: FileId) -> Result<(), Error> {
        let sql = "update files set url = null where id = $1";
        sqlx::query(sql).bind(uuid(file.as_u128())).execute(&self.pool).await?;
        Ok(())
    }

    /// The files of these messages that were not erased, in the order in which they were attached.
    pub async fn files_of(&self, messages: &[MessageId]) -> Result<Vec<FileSummary>, Error> {
        let messages: Vec<_> = messages.iter().map(|id| uuid(id.as_u128())).collect();
        let sql = "select id, message_id, name, kind, octet_length(body) as bytes from files \
                   where message_id = any($1) and name is not null order by id";
        self.summaries_of_files(sqlx::query_as(sql).bind(messages)).await
    }

    /// These files, without those that were erased.
    pub async fn files(&self, ids: &[FileId]) -> Result<Vec<FileSummary>, Error> {
        let sql = "select id, message_id, name, kind, octet_length(body) as bytes from files \
                   where id = any($1) and name is not null order by id";
        self.summaries_of_files(sqlx::query_as(sql).bind(list(ids))).await
    }

    async fn summaries_of_files(
        &self,
        query: sqlx::query::QueryAs<'_, sqlx::Postgres, SummaryRow, sqlx::postgres::PgArguments>,
    ) -> Result<Vec<FileSummary>, Error> {
        query.fetch_all(&self.pool).await?.into_iter().map(FileSummary::try_from).collect()
    }

    /// The bytes of these files; those that were erased are not among them.
    pub async fn bodies(&self, ids: &[FileId]) -> Result<HashMap<FileId, Vec<u8>>, Error> {
        let sql = "select id, body from files where id = any($1) and body is not null";
        let rows: Vec<(Uuid, Vec<u8>)> = sqlx::query_as(sql).bind(list(ids)).fetch_all(&self.pool).await?;
        Ok(rows.into_iter().map(|(id, body)| (FileId::from_u128(id.as_u128()), body)).collect())
    }
}

fn list(ids: &[FileId]) -> Vec<Uuid> {
    ids.iter().map(|id| uuid(id.as_u128())).collect()
}

/// Writes down what is new about files beside the events that say so: new ones, links that are no longer needed, erasure.
pub(super) async fn follow<'a>(
    connection: &mut PgConnection,
    new: impl Iterator<Item = &'a NewFile>,
    events: impl Iterator<Item = &'a Event>,
) -> Result<(), Error> {
    add(&mut *connection, new).await?;
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
        let sql = "update files set name = null, url = null, body = null, person_id = null, \
                   erased_at = clock_timestamp() where id = any($1) and erased_at is null";
        sqlx::query(sql).bind(erased).execute(connection).await?;
    }
    Ok(())
}

async fn add(connection: &mut PgConnection, new: impl Iterator<Item = &NewFile>) -> Result<(), Error> {
    let (mut ids, mut messages, mut people) = (Vec::new(), Vec::new(), Vec::new());
    let (mut names, mut kinds, mut urls) = (Vec::new(), Vec::new(), Vec::new());
    for file in new {
        ids.push(uuid(file.id.as_u128()));
        messages.push(uuid(file.message.as_u128()));
        people.push(uuid(file.person.as_u128()));
        // PostgreSQL's text cannot hold the character NUL.
        names.push(file.name.replace('\0', ""));
        kinds.push(file.kind.map(|kind| kind.to_string()));
        urls.push(file.url.as_ref().map(|url| url.replace('\0', "")));
    }
    if ids.is_empty() {
        return Ok(());
    }
    let sql = "insert into files (id, message_id, person_id, name, kind, url) \
               select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[])";
    let query = sqlx::query(sql).bind(ids).bind(messages).bind(people).bind(names).bind(kinds).bind(urls);
    query.execute(connection).await?;
    Ok(())
}

#[derive(FromRow)]
struct ToCopyRow {
    id: Uuid,
    message_id: Uuid,
    kind: Option<String>,
    url: String,
}

impl ToCopyRow {
    fn read(self) -> Result<Option<ToCopy>, Error> {
        let Some(kind) = read_some("files", self.id, self.kind.as_deref())? else { return Ok(None) };
        let (file, message) =
            (FileId::from_u128(self.id.as_u128()), MessageId::from_u128(self.message_id.as_u128()));
        Ok(Some(ToCopy { file, message, kind, url: self.url }))
    }
}

#[derive(FromRow)]
struct SummaryRow {
    id: Uuid,
    message_id: Uuid,
    name: String,
    kind: Option<String>,
    bytes: Option<i32>,
}

impl TryFrom<SummaryRow> for FileSummary {
    type Error = Error;

    fn try_from(row: SummaryRow) -> Result<Self, Error> {
        Ok(Self {
            id: FileId::from_u128(row.id.as_u128()),
            message: MessageId::from_u128(row.message_id.as_u128()),
            kind: read_some("files", row.id, row.kind.as_deref())?,
            name: row.name,
            bytes: row.bytes.map(|bytes| u64::try_from(bytes).unwrap_or(0)),
        })
    }
}

//! Another key for files: fewer in a step, since each may have some megabytes.

use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::store::reseal::Resealed;
use crate::store::seal::{Safe, Sealed, What};
use crate::store::{Error, Store};

/// How many files are looked at in one transaction.
const STEP: i64 = 8;

impl Store {
    /// Seals the next files after this one anew; the last of them, if there were any.
    pub(super) async fn reseal_files(
        &self,
        after: Uuid,
        so_far: &mut Resealed,
    ) -> Result<Option<Uuid>, Error> {
        // Bytes that stay as they are need not be read.
        let sql = "select id, key, name, url, body_key, \
                   case when body_key is distinct from $2 then body end as body from files \
                   where id > $1 and name is not null order by id limit $3 for update";
        let mut transaction = self.pool.begin().await?;
        let query = sqlx::query_as(sql).bind(after).bind(self.safe.current()).bind(STEP);
        let rows: Vec<FileRow> = query.fetch_all(&mut *transaction).await?;
        let last = rows.last().map(|row| row.id);
        so_far.seen += rows.len() as u64;
        for row in rows.into_iter().filter(|row| row.is_otherwise(&self.safe)) {
            so_far.changed += 1;
            row.write(&mut transaction, &self.safe).await?;
        }
        transaction.commit().await?;
        Ok(last)
    }
}

#[derive(FromRow)]
struct FileRow {
    id: Uuid,
    key: Option<String>,
    name: String,
    url: Option<String>,
    body_key: Option<String>,
    body: Option<Vec<u8>>,
}

impl FileRow {
    fn is_otherwise(&self, safe: &Safe) -> bool {
        self.key.as_deref() != safe.current() || self.body.is_some()
    }

    async fn write(self, connection: &mut PgConnection, safe: &Safe) -> Result<(), Error> {
        let Self { id, key, .. } = self;
        let anew = |what, words| {
            let words = safe.open(what, Sealed::of(id, key.clone(), words))?;
            Ok::<_, Error>(safe.seal(what, id, words))
        };
        let (new, name) = anew(What::FileName, self.name)?;
        let url = self.url.map(|url| anew(What::FileLink, url)).transpose()?.map(|(_, url)| url);
        let sql = "update files set key = $2, name = $3, url = $4 where id = $1";
        sqlx::query(sql).bind(id).bind(new).bind(name).bind(url).execute(&mut *connection).await?;
        let Some(body) = self.body else { return Ok(()) };
        let body = safe.open_bytes(What::FileBody, id, self.body_key.as_deref(), body)?;
        let (new, body) = safe.seal_bytes(What::FileBody, id, &body);
        let sql = "update files set body_key = $2, body = $3 where id = $1";
        sqlx::query(sql).bind(id).bind(new).bind(&*body).execute(connection).await?;
        Ok(())
    }
}

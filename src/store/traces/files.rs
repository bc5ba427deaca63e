//! The same in what others attached: in names, and in the bytes of texts.

use sqlx::FromRow;
use uuid::Uuid;

use crate::domain::trace::without;
use crate::store::seal::{Safe, Sealed, What};
use crate::store::{Error, Store};

/// How many files are looked through in one step; the larger ones are images, which are not read.
pub(super) const STEP: i64 = 50;

impl Store {
    /// The next files after this one.
    pub(super) async fn files_after(&self, after: Uuid) -> Result<Vec<Uuid>, Error> {
        let sql = "select id from files where id > $1 and name is not null order by id limit $2";
        Ok(sqlx::query_scalar(sql).bind(after).bind(STEP).fetch_all(&self.pool).await?)
    }

    /// Whether the file had it.
    pub(super) async fn remove_trace_in_file(&self, account: &str, file: Uuid) -> Result<bool, Error> {
        let sql = "select key, name, url, body_key, case when kind = 'text' then body end as body from files \
                   where id = $1 and name is not null for update";
        let mut transaction = self.pool.begin().await?;
        let query = sqlx::query_as::<_, FileRow>(sql).bind(file);
        let Some(row) = query.fetch_optional(&mut *transaction).await? else { return Ok(false) };
        let name = self.safe.open(What::FileName, Sealed::of(file, row.key.clone(), row.name))?;
        let body = row.body.map(|body| open(&self.safe, file, row.body_key.as_deref(), body)).transpose()?;
        let (new_name, new_body) =
            (without(account, &name), body.flatten().and_then(|it| without(account, &it)));
        if let Some(name) = &new_name {
            let (key, name) = self.safe.seal(What::FileName, file, name.clone());
            // The link is sealed with the key that the row names, so it goes along.
            let link = |url| self.safe.open(What::FileLink, Sealed::of(file, row.key.clone(), url));
            let url = row.url.map(link).transpose()?.map(|url| self.safe.seal(What::FileLink, file, url).1);
            let sql = "update files set key = $2, name = $3, url = $4 where id = $1";
            let query = sqlx::query(sql).bind(file).bind(key).bind(name).bind(url);
            query.execute(&mut *transaction).await?;
        }
        if let Some(words) = &new_body {
            let (key, body) = self.safe.seal_bytes(What::FileBody, file, words.as_bytes());
            let sql = "update files set body_key = $2, body = $3 where id = $1";
            sqlx::query(sql).bind(file).bind(key).bind(&*body).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(new_name.is_some() || new_body.is_some())
    }
}

/// The words of a text; none for what only called itself one.
fn open(safe: &Safe, file: Uuid, key: Option<&str>, body: Vec<u8>) -> Result<Option<String>, Error> {
    Ok(String::from_utf8(safe.open_bytes(What::FileBody, file, key, body)?).ok())
}

#[derive(FromRow)]
struct FileRow {
    key: Option<String>,
    name: String,
    url: Option<String>,
    body_key: Option<String>,
    body: Option<Vec<u8>>,
}

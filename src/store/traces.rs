//! Ids of forgotten accounts, taken out of what others wrote.

use sqlx::PgConnection;
use uuid::Uuid;

use crate::domain::id::PersonId;
use crate::domain::key::AccountKey;
use crate::domain::trace::without;
use crate::store::row::{read, uuid};
use crate::store::seal::{Safe, Sealed, What};
use crate::store::{Error, Store};

mod files;

/// How many texts are looked through in one step.
const STEP: i64 = 500;

/// A text as it lies there: its id, its key, its words.
type Row = (Uuid, Option<String>, String);

impl Store {
    /// Looks through the next texts and files for the id of an account that was forgotten, and takes it out of them; none when there
    /// is nothing left to do, else how many had it.
    pub async fn remove_traces(&self) -> Result<Option<usize>, Error> {
        let sql = "select account, after from traces order by account limit 1";
        let found: Option<(String, Uuid)> = sqlx::query_as(sql).fetch_optional(&self.pool).await?;
        let Some((account, after)) = found else { return Ok(None) };
        let key: AccountKey = read("traces", &account, &account)?;
        let sql = "select id, key, body from texts where id > $1 and body is not null order by id limit $2";
        let mut texts: Vec<Row> = sqlx::query_as(sql).bind(after).bind(STEP).fetch_all(&self.pool).await?;
        let mut files = self.files_after(after).await?;
        // Both go in one order, so that one place says how far both are looked through.
        let full = |rows: usize, step: i64| i64::try_from(rows).is_ok_and(|rows| rows >= step);
        let last_text = texts.last().map(|(id, ..)| *id);
        let ends = [
            last_text.filter(|_| full(texts.len(), STEP)),
            files.last().copied().filter(|_| full(files.len(), files::STEP)),
        ];
        if let Some(end) = ends.into_iter().flatten().min() {
            texts.retain(|(id, ..)| *id <= end);
            files.retain(|id| *id <= end);
        }
        let mut changed = 0;
        for text in &texts {
            changed += usize::from(self.remove_trace(&key.raw, text).await?);
        }
        for file in &files {
            changed += usize::from(self.remove_trace_in_file(&key.raw, *file).await?);
        }
        match texts.last().map(|(id, ..)| *id).max(files.last().copied()) {
            Some(last) => {
                // Whoever is forgotten again meanwhile begins again.
                let sql = "update traces set after = $2 where account = $1 and after = $3";
                sqlx::query(sql).bind(account).bind(last).bind(after).execute(&self.pool).await?;
            }
            None => {
                let sql = "delete from traces where account = $1 and after = $2";
                sqlx::query(sql).bind(account).bind(after).execute(&self.pool).await?;
            }
        }
        Ok(Some(changed))
    }

    /// Whether the text had it. A text that is sealed anew meanwhile is looked at again.
    async fn remove_trace(&self, account: &str, (id, key, body): &Row) -> Result<bool, Error> {
        let mut row = Some((key.clone(), body.clone()));
        while let Some((key, body)) = row {
            let sealed = Sealed::of(*id, key.clone(), body.clone());
            let Some(words) = without(account, &self.safe.open(What::Text, sealed)?) else {
                return Ok(false);
            };
            if replace(&self.pool, &self.safe, (*id, &key, &body), words).await? {
                return Ok(true);
            }
            let sql = "select key, body from texts where id = $1 and body is not null";
            row = sqlx::query_as(sql).bind(id).fetch_optional(&self.pool).await?;
        }
        Ok(false)
    }
}

/// Whether the text was still as it had been read.
async fn replace(
    pool: &sqlx::PgPool,
    safe: &Safe,
    (id, key, body): (Uuid, &Option<String>, &str),
    words: String,
) -> Result<bool, Error> {
    let (new_key, new_body) = safe.seal(What::Text, id, words);
    let sql =
        "update texts set key = $4, body = $5 where id = $1 and key is not distinct from $2 and body = $3";
    let query = sqlx::query(sql).bind(id).bind(key).bind(body).bind(new_key).bind(new_body);
    Ok(query.execute(pool).await?.rows_affected() > 0)
}

/// Takes the links of people to their accounts, and what they or others had asked to see of theirs; where these accounts are
/// named in what others wrote is looked for next.
pub(super) async fn unlink(connection: &mut PgConnection, people: &[PersonId]) -> Result<(), Error> {
    if people.is_empty() {
        return Ok(());
    }
    let people: Vec<_> = people.iter().map(|person| uuid(person.as_u128())).collect();
    let sql = "insert into traces (account, after) select account, '00000000-0000-0000-0000-000000000000' \
               from accounts where person_id = any($1) on conflict (account) do update set after = excluded.after";
    sqlx::query(sql).bind(&people).execute(&mut *connection).await?;
    let sql = "delete from accounts where person_id = any($1)";
    sqlx::query(sql).bind(&people).execute(&mut *connection).await?;
    let sql = "delete from review_leases where person_id = any($1) or (filter ->> 'asker')::uuid = any($1)";
    sqlx::query(sql).bind(&people).execute(connection).await?;
    Ok(())
}

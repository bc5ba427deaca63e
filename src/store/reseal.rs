//! Another key: everything that is sealed otherwise is sealed anew, in small steps, while the bot goes on.

use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use crate::store::seal::{Sealed, What};
use crate::store::{Error, Store};

mod files;

/// How many rows are looked at in one transaction.
const STEP: i64 = 500;
/// How often a step begins anew when the server has ended it for others' sake: a living bot erases the same rows.
const ANEW: u32 = 5;

/// The keys of one column: one step through its index for each key, however many rows it has.
macro_rules! keys_of {
    ($table:literal, $column:literal) => {
        concat!(
            "(with recursive it as ((select min(",
            $column,
            ") as key from ",
            $table,
            ") union all \
             (select (select min(",
            $column,
            ") from ",
            $table,
            " where ",
            $column,
            " > it.key) from it \
             where it.key is not null)) select key from it where key is not null)"
        )
    };
}

/// How far a change of keys has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Resealed {
    /// Rows that were looked at.
    pub seen: u64,
    /// Those of them that were sealed anew.
    pub changed: u64,
}

impl Store {
    /// The names of the keys that something is sealed with.
    pub async fn keys_in_use(&self) -> Result<Vec<String>, Error> {
        let sql = concat!(
            keys_of!("texts", "key"),
            " union ",
            keys_of!("accounts", "key"),
            " union ",
            keys_of!("files", "key"),
            " union ",
            keys_of!("files", "body_key"),
            " order by key"
        );
        Ok(sqlx::query_scalar(sql).fetch_all(&self.pool).await?)
    }

    /// The names of the keys that something is sealed with beside the one that is written with; `none` for what lies open and
    /// should not. A bot that goes on with an older setting leaves such.
    pub async fn sealed_otherwise(&self) -> Result<Vec<String>, Error> {
        let mut others = self.keys_in_use().await?;
        others.retain(|key| Some(key.as_str()) != self.safe.current());
        let sql = "select exists (select from texts where key is null and body <> '') \
                   or exists (select from accounts where key is null and name <> '') \
                   or exists (select from files where key is null and name <> '')";
        if self.safe.current().is_some() && sqlx::query_scalar(sql).fetch_one(&self.pool).await? {
            others.push("none".to_owned());
        }
        Ok(others)
    }

    /// Fails if something is sealed with a key that this process does not have, or has another one of the same name.
    pub async fn has_all_keys(&self) -> Result<(), Error> {
        for key in self.keys_in_use().await? {
            if !self.safe.has(&key) {
                return Err(Error::Locked { key });
            }
            if !self.opens(&key).await? {
                return Err(Error::WrongKey { key });
            }
        }
        Ok(())
    }

    /// Whether a key opens something that is sealed with it; one of each kind is tried.
    async fn opens(&self, key: &str) -> Result<bool, Error> {
        let sql = "(select 'texts', sealed(t) from texts t where key = $1 and body is not null limit 1) \
                   union all (select 'accounts', sealed(a) from accounts a where key = $1 and name <> '' limit 1) \
                   union all (select 'files', sealed(f) from files f where key = $1 and name is not null limit 1)";
        let rows: Vec<(String, Json<Sealed>)> = sqlx::query_as(sql).bind(key).fetch_all(&self.pool).await?;
        let what = |table: &str| match table {
            "texts" => What::Text,
            "accounts" => What::Name,
            _ => What::FileName,
        };
        Ok(rows.into_iter().all(|(table, Json(sealed))| self.safe.open(what(&table), sealed).is_ok()))
    }

    /// Seals everything with the key that is written with; where there is none, opens it. A step that fails leaves those
    /// before it done, and doing it again goes on where it is needed. `progress` is told of each step.
    pub async fn reseal(&self, progress: impl Fn(Resealed) + Send) -> Result<Resealed, Error> {
        let mut so_far = Resealed::default();
        for what in [What::Text, What::Name] {
            let mut after = Uuid::nil();
            while let Some(last) =
                anew(&mut so_far, async |so_far| self.reseal_step(what, after, so_far).await).await?
            {
                after = last;
                progress(so_far);
            }
        }
        let mut after = Uuid::nil();
        while let Some(last) =
            anew(&mut so_far, async |so_far| self.reseal_files(after, so_far).await).await?
        {
            after = last;
            progress(so_far);
        }
        Ok(so_far)
    }

    async fn reseal_step(
        &self,
        what: What,
        after: Uuid,
        so_far: &mut Resealed,
    ) -> Result<Option<Uuid>, Error> {
        let texts = "select id, key, body from texts where id > $1 and body is not null \
                     order by id limit $2 for update";
        let names = "select person_id, key, name from accounts where person_id > $1 \
                     order by person_id limit $2 for update";
        let sql = if what == What::Text { texts } else { names };
        let mut transaction = self.pool.begin().await?;
        let query = sqlx::query_as(sql).bind(after).bind(STEP);
        let rows: Vec<(Uuid, Option<String>, String)> = query.fetch_all(&mut *transaction).await?;
        let last = rows.last().map(|(row, ..)| *row);
        so_far.seen += rows.len() as u64;
        let others = rows
            .into_iter()
            .filter(|(_, key, words)| key.as_deref() != self.safe.current() && !words.is_empty());
        let mut columns = (Vec::new(), Vec::new(), Vec::new());
        for (row, key, words) in others {
            let words = self.safe.open(what, Sealed::of(row, key, words))?;
            let (key, words) = self.safe.seal(what, row, words);
            columns.0.push(row);
            columns.1.push(key);
            columns.2.push(words);
        }
        so_far.changed += columns.0.len() as u64;
        write(&mut transaction, what, columns).await?;
        transaction.commit().await?;
        Ok(last)
    }
}

/// Does a step, again if it was ended for others' sake.
async fn anew<T>(
    so_far: &mut Resealed,
    step: impl AsyncFn(&mut Resealed) -> Result<T, Error>,
) -> Result<T, Error> {
    for _ in 1..ANEW {
        let mut with_it = *so_far;
        match step(&mut with_it).await {
            Err(error) if error.is_for_others_sake() => {}
            done => {
                *so_far = with_it;
                return done;
            }
        }
    }
    step(so_far).await
}

async fn write(
    connection: &mut PgConnection,
    what: What,
    (rows, keys, words): (Vec<Uuid>, Vec<Option<String>>, Vec<String>),
) -> Result<(), Error> {
    if rows.is_empty() {
        return Ok(());
    }
    let texts = "update texts set key = new.key, body = new.words \
                 from unnest($1::uuid[], $2::text[], $3::text[]) as new (id, key, words) where texts.id = new.id";
    let names = "update accounts set key = new.key, name = new.words \
                 from unnest($1::uuid[], $2::text[], $3::text[]) as new (id, key, words) where person_id = new.id";
    let sql = if what == What::Text { texts } else { names };
    sqlx::query(sql).bind(rows).bind(keys).bind(words).execute(connection).await?;
    Ok(())
}

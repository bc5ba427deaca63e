//! The words behind ids, and the names behind people.

use std::collections::{HashMap, HashSet};

use futures_util::TryStreamExt;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::history::Written;
use crate::domain::id::{PersonId, TextId};
use crate::store::row::uuid;
use crate::store::seal::{Sealed, What};
use crate::store::{Error, Store};

/// A text or a name as a query brings it; none where it was erased, or never was.
pub(super) type Shut = Option<Json<Sealed>>;

impl Store {
    /// The words of these texts; erased ones are not among them.
    pub async fn texts(
        &self,
        ids: impl IntoIterator<Item = TextId> + Send,
    ) -> Result<HashMap<TextId, String>, Error> {
        let ids: Vec<_> = ids.into_iter().collect();
        Ok(self.written(&ids).await?.into_iter().map(|(id, written)| (id, written.words)).collect())
    }

    /// The words of these texts with whose they are; erased ones are not among them.
    pub async fn written(&self, ids: &[TextId]) -> Result<HashMap<TextId, Written>, Error> {
        let ids: Vec<_> = ids.iter().map(|id| uuid(id.as_u128())).collect();
        // As columns and not as `sealed`, since an export reads a million of them.
        let sql = "select id, key, body, person_id from texts where id = any($1) and body is not null";
        let rows: Vec<(Uuid, Option<String>, String, Option<Uuid>)> =
            sqlx::query_as(sql).bind(ids).fetch_all(&self.pool).await?;
        let written = |(id, key, body, by): (Uuid, Option<String>, String, Option<Uuid>)| {
            let by = by.map(|id| PersonId::from_u128(id.as_u128()));
            let words = self.safe.open(What::Text, Sealed::of(id, key, body))?;
            Ok((TextId::from_u128(id.as_u128()), Written { words, by }))
        };
        rows.into_iter().map(written).collect()
    }

    /// Those of these texts that were erased after a place in the log.
    pub async fn erased_since(&self, ids: Vec<TextId>, seq: i64) -> Result<HashSet<TextId>, Error> {
        if ids.is_empty() {
            return Ok(HashSet::new());
        }
        let ids: Vec<_> = ids.into_iter().map(|id| uuid(id.as_u128())).collect();
        // Texts go in the commit of the event that says so, after it.
        let sql = "select id from texts where id = any($1) \
                   and erased_at >= (select recorded_at from events where seq > $2 order by seq limit 1)";
        let rows: Vec<Uuid> = sqlx::query_scalar(sql).bind(ids).bind(seq).fetch_all(&self.pool).await?;
        Ok(rows.into_iter().map(|id| TextId::from_u128(id.as_u128())).collect())
    }

    /// The names that these people go by; those without a link to an account are not among them.
    pub async fn names(
        &self,
        ids: impl IntoIterator<Item = PersonId> + Send,
    ) -> Result<HashMap<PersonId, String>, Error> {
        let ids: Vec<_> = ids.into_iter().map(|id| uuid(id.as_u128())).collect();
        let sql = "select person_id, sealed(accounts) from accounts where person_id = any($1)";
        let rows: Vec<(Uuid, Shut)> = sqlx::query_as(sql).bind(ids).fetch_all(&self.pool).await?;
        let open = |(id, name): (Uuid, Shut)| {
            Ok((PersonId::from_u128(id.as_u128()), self.name(name)?.unwrap_or_default()))
        };
        rows.into_iter().map(open).collect()
    }

    /// The names that anybody goes by whose account is known, in small letters.
    pub async fn all_names(&self) -> Result<HashSet<String>, Error> {
        let mut rows = sqlx::query_scalar("select sealed(accounts) from accounts").fetch(&self.pool);
        let mut names = HashSet::new();
        while let Some(name) = rows.try_next().await? {
            names.extend(self.name(name)?.map(|name| name.to_lowercase()));
        }
        Ok(names)
    }

    /// The words of a text that a query brought.
    pub(super) fn text(&self, text: Shut) -> Result<Option<String>, Error> {
        text.map(|Json(text)| self.safe.open(What::Text, text)).transpose()
    }

    /// A name that a query brought.
    pub(super) fn name(&self, name: Shut) -> Result<Option<String>, Error> {
        name.map(|Json(name)| self.safe.open(What::Name, name)).transpose()
    }
}

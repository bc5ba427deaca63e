//! The words behind ids, and the names behind people.

use std::collections::HashMap;

use uuid::Uuid;

use crate::domain::id::{PersonId, TextId};
use crate::store::row::uuid;
use crate::store::{Error, Store};

impl Store {
    /// The words of these texts; erased ones are not among them.
    pub async fn texts(
        &self,
        ids: impl IntoIterator<Item = TextId> + Send,
    ) -> Result<HashMap<TextId, String>, Error> {
        let ids: Vec<_> = ids.into_iter().map(|id| uuid(id.as_u128())).collect();
        let sql = "select id, body from texts where id = any($1) and body is not null";
        let rows: Vec<(Uuid, String)> = sqlx::query_as(sql).bind(ids).fetch_all(&self.pool).await?;
        Ok(rows.into_iter().map(|(id, body)| (TextId::from_u128(id.as_u128()), body)).collect())
    }

    /// The names that these people go by; those without a link to an account are not among them.
    pub async fn names(
        &self,
        ids: impl IntoIterator<Item = PersonId> + Send,
    ) -> Result<HashMap<PersonId, String>, Error> {
        let ids: Vec<_> = ids.into_iter().map(|id| uuid(id.as_u128())).collect();
        let sql = "select person_id, name from accounts where person_id = any($1)";
        let rows: Vec<(Uuid, String)> = sqlx::query_as(sql).bind(ids).fetch_all(&self.pool).await?;
        Ok(rows.into_iter().map(|(id, name)| (PersonId::from_u128(id.as_u128()), name)).collect())
    }
}

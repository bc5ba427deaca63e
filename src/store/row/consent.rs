//! Rows of `consents`.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::consent::Consents;
use crate::domain::id::PersonId;
use crate::store::row::{Row, uuid};

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct ConsentRow {
    person_id: Uuid,
    answer: Option<bool>,
    keep: Option<bool>,
    train: Option<bool>,
    forgotten: bool,
    answered: Option<i32>,
}

impl Row for ConsentRow {
    const UPSERT: &'static str = "\
        insert into consents select * from jsonb_populate_recordset(null::consents, $1) \
        on conflict (person_id) do update set answer = excluded.answer, keep = excluded.keep, train = excluded.train, \
        forgotten = excluded.forgotten, answered = excluded.answered";
}

impl From<(PersonId, Consents)> for ConsentRow {
    fn from((person, it): (PersonId, Consents)) -> Self {
        let Consents { answer, keep, train, forgotten, answered } = it;
        let answered = answered.map(|version| i32::try_from(version).unwrap_or(i32::MAX));
        Self { person_id: uuid(person.as_u128()), answer, keep, train, forgotten, answered }
    }
}

impl From<ConsentRow> for (PersonId, Consents) {
    fn from(it: ConsentRow) -> Self {
        let ConsentRow { person_id, answer, keep, train, forgotten, answered } = it;
        let answered = answered.and_then(|version| u32::try_from(version).ok());
        (PersonId::from_u128(person_id.as_u128()), Consents { answer, keep, train, forgotten, answered })
    }
}

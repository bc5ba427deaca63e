//! Rows of `spending`.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::quota::{Day, Purse, Spent};
use crate::store::Error;
use crate::store::row::{Row, moment, read, time};

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct SpendingRow {
    purse: String,
    day: NaiveDate,
    requests: i64,
    tokens: i64,
    told: Option<DateTime<Utc>>,
}

impl Row for SpendingRow {
    /// Adds what is new, whatever was there.
    const UPSERT: &'static str = "\
        insert into spending select * from jsonb_populate_recordset(null::spending, $1) \
        on conflict (purse, day) do update set requests = spending.requests + excluded.requests, \
        tokens = spending.tokens + excluded.tokens, told = greatest(spending.told, excluded.told)";
}

impl From<(&(Purse, Day), &Spent)> for SpendingRow {
    fn from(((purse, day), spent): (&(Purse, Day), &Spent)) -> Self {
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        Self {
            purse: purse.to_string(),
            day: date(*day),
            requests: number(spent.requests),
            tokens: number(spent.tokens),
            told: spent.told.map(time),
        }
    }
}

impl TryFrom<SpendingRow> for (Purse, Day, Spent) {
    type Error = Error;

    fn try_from(it: SpendingRow) -> Result<Self, Error> {
        let count = |number: i64| u64::try_from(number).unwrap_or(0);
        let purse = read("spending", &it.purse, &it.purse)?;
        let begins = it.day.and_time(chrono::NaiveTime::MIN).and_utc();
        let spent =
            Spent { requests: count(it.requests), tokens: count(it.tokens), told: it.told.map(moment) };
        Ok((purse, Day::of(moment(begins)), spent))
    }
}

/// A day as a column holds it.
pub(in crate::store) fn date(day: Day) -> NaiveDate {
    time(day.begins()).date_naive()
}

//! Rows of the projections: private shapes that become types of the domain, or an error that names table and row.

mod card;
mod case;
mod consent;
mod conversation;
mod file;
mod message;
mod opinion;
mod preference;
mod settings;
mod spending;

use std::fmt::Display;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

pub(super) use card::{CardRow, NoteRow};
pub(super) use case::CaseRow;
pub(super) use consent::ConsentRow;
pub(super) use conversation::ConversationRow;
pub(super) use message::{MessageRow, PartRow};
pub(super) use opinion::{FeedbackRow, RatingRow, ReactionRow};
pub(super) use preference::PreferenceRow;
pub(super) use settings::{CategoryRow, PlaceRow, SettingRow};
pub(super) use spending::{SpendingRow, date};

use crate::domain::time::Timestamp;
use crate::store::Error;

/// A table whose rows are made from the log. Rows travel as JSON, one parameter for any number of them.
pub(super) trait Row: Serialize + Send {
    /// Inserts the rows of the JSON array `$1`, or brings those that are there up to date.
    const UPSERT: &'static str;
}

/// Writes rows in one statement.
pub(super) async fn save<R: Row>(connection: &mut PgConnection, rows: Vec<R>) -> Result<(), Error> {
    if !rows.is_empty() {
        sqlx::query(R::UPSERT).bind(Json(rows)).execute(connection).await?;
    }
    Ok(())
}

/// A column's text as what it stands for.
pub(super) fn read<T>(table: &'static str, row: impl Display, text: &str) -> Result<T, Error>
where
    T: FromStr<Err: Display>,
{
    text.parse().map_err(|error| Error::Inconsistent {
        table,
        row: row.to_string(),
        what: format!("{error}"),
    })
}

/// The same for a column that may be null.
pub(super) fn read_some<T>(
    table: &'static str,
    row: impl Display,
    text: Option<&str>,
) -> Result<Option<T>, Error>
where
    T: FromStr<Err: Display>,
{
    text.map(|text| read(table, row, text)).transpose()
}

/// A moment as a column holds it.
pub(super) fn time(at: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at.as_ms()).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// A column's moment.
pub(super) const fn moment(at: DateTime<Utc>) -> Timestamp {
    Timestamp::from_ms(at.timestamp_millis())
}

/// An id as a column holds it.
pub(super) const fn uuid(bits: u128) -> Uuid {
    Uuid::from_u128(bits)
}

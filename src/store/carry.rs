//! Carrying everything to another server: all of it, compared at the end, or nothing.
//!
//! What there is to carry is asked of the catalog, so that a new table needs no change here.

mod bare;
mod catalog;

use futures_util::TryStreamExt;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{AssertSqlSafe, PgConnection, PgPool};

use self::bare::Bare;
use self::catalog::Table;

/// How much is sent at once, in bytes; rows larger than that are sent alone.
const BATCH: usize = 256 * 1024;

/// Both sides write a value alike, whatever their settings, and neither loses patience.
const ALIKE: &str = "
    set local datestyle = 'ISO, YMD';
    set local intervalstyle = 'postgres';
    set local timezone = 'UTC';
    set local bytea_output = 'hex';
    set local extra_float_digits = 1;
    set local statement_timeout = 0;
    set local lock_timeout = 0;
    set local idle_in_transaction_session_timeout = 0;
";

/// How far a table has come; said after each batch, and once for an empty table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The table.
    pub table: String,
    /// Its rows that were sent so far.
    pub rows: u64,
    /// Which of all tables it is, from 1.
    pub nth: usize,
    /// How many tables there are.
    pub tables: usize,
}

/// What was carried and found to be the same on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Each table with its rows.
    pub tables: Vec<(String, u64)>,
}

/// Why nothing was carried.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The target has data of ours already.
    #[error(
        "the target has rows in the table {table} already and nothing was carried: name an empty database, \
         for example one just made by `create database`"
    )]
    NotEmpty {
        /// The first such table.
        table: String,
    },
    /// The two databases are not made by the same migrations.
    #[error(
        "the table {table} has other columns in the target, and nothing was carried: migrate the source first"
    )]
    OtherShape {
        /// The first such table.
        table: String,
    },
    /// What arrived is not what was sent.
    #[error(
        "the table {table} differs after it was carried ({sent} rows there, {arrived} here), and nothing was kept"
    )]
    Differs {
        /// The table.
        table: String,
        /// Rows in the source.
        sent: i64,
        /// Rows in the target; the same number when only their content differs.
        arrived: i64,
    },
    /// Our tables cannot be made in the target.
    #[error("the target cannot be prepared, and nothing was carried")]
    Migrations(#[from] MigrateError),
    /// The source failed.
    #[error("the source cannot be read, and nothing was carried")]
    Source(#[source] sqlx::Error),
    /// The target failed.
    #[error("the target refused, and nothing was carried")]
    Target(#[source] sqlx::Error),
}

/// Carries all rows, as they are at one moment, to a database that has none of ours.
///
/// The target gets the migrations first. Everything there is one transaction: an error leaves the target as it was.
/// Foreign keys and triggers are off meanwhile and checked or on again before the end, for which owning the tables is enough.
pub async fn carry(
    from: &PgPool,
    to: &PgPool,
    migrator: &Migrator,
    progress: impl Fn(Carried),
) -> Result<Report, Error> {
    let snapshot = "begin transaction isolation level repeatable read, read only";
    let mut source = from.begin_with(snapshot).await.map_err(Error::Source)?;
    let mut target = to.begin().await.map_err(Error::Target)?;
    sqlx::raw_sql(ALIKE).execute(&mut *source).await.map_err(Error::Source)?;
    sqlx::raw_sql(ALIKE).execute(&mut *target).await.map_err(Error::Target)?;

    let tables = catalog::tables(&mut source).await.map_err(Error::Source)?;
    let before = catalog::tables(&mut target).await.map_err(Error::Target)?;
    refuse_filled(&before, &tables, &mut target).await?;
    migrator.run(&mut *target).await?;
    refuse_other_shape(&tables, &catalog::tables(&mut target).await.map_err(Error::Target)?)?;

    let bare = Bare::strip(&mut target).await.map_err(Error::Target)?;
    let mut report = Report { tables: Vec::with_capacity(tables.len()) };
    for (table, nth) in tables.iter().zip(1..) {
        if !before.contains(table) {
            clear_of_seeds(table, &mut target).await.map_err(Error::Target)?;
        }
        let said = |rows| progress(Carried { table: table.name.clone(), rows, nth, tables: tables.len() });
        let rows = copy(table, &mut source, &mut target, said).await?;
        compare(table, &mut source, &mut target).await?;
        report.tables.push((table.name.clone(), rows));
    }
    carry_sequences(&mut source, &mut target).await?;
    bare.dress(&mut target).await.map_err(Error::Target)?;
    target.commit().await.map_err(Error::Target)?;
    Ok(report)
}

async fn refuse_filled(there: &[Table], ours: &[Table], target: &mut PgConnection) -> Result<(), Error> {
    for table in there.iter().filter(|there| ours.iter().any(|table| table.name == there.name)) {
        let sql = AssertSqlSafe(format!("select exists (select from {})", table.quoted));
        if sqlx::query_scalar(sql).fetch_one(&mut *target).await.map_err(Error::Target)? {
            return Err(Error::NotEmpty { table: table.name.clone() });
        }
    }
    Ok(())
}

fn refuse_other_shape(ours: &[Table], there: &[Table]) -> Result<(), Error> {
    match ours.iter().find(|table| !there.contains(table)) {
        Some(table) => Err(Error::OtherShape { table: table.name.clone() }),
        None => Ok(()),
    }
}

/// What the migrations themselves put into a new table is in the source too, perhaps changed since.
async fn clear_of_seeds(table: &Table, target: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query(AssertSqlSafe(format!("delete from {}", table.quoted))).execute(target).await?;
    Ok(())
}

/// One statement a table on both sides, in batches; the rows that were sent.
async fn copy(
    table: &Table,
    source: &mut PgConnection,
    target: &mut PgConnection,
    said: impl Fn(u64),
) -> Result<u64, Error> {
    let Table { quoted, columns, .. } = table;
    let mut rows =
        source.copy_out_raw(&format!("copy {quoted} ({columns}) to stdout")).await.map_err(Error::Source)?;
    let into = format!("copy {quoted} ({columns}) from stdin");
    let mut sink = target.copy_in_raw(&into).await.map_err(Error::Target)?;
    let (mut batch, mut sent) = (Vec::with_capacity(BATCH), 0);
    while let Some(row) = rows.try_next().await.map_err(Error::Source)? {
        // The server sends each row as a message of its own.
        sent += 1;
        batch.extend_from_slice(&row);
        if batch.len() >= BATCH {
            sink.send(batch.as_slice()).await.map_err(Error::Target)?;
            batch.clear();
            said(sent);
        }
    }
    sink.send(batch.as_slice()).await.map_err(Error::Target)?;
    sink.finish().await.map_err(Error::Target)?;
    said(sent);
    Ok(sent)
}

async fn compare(table: &Table, source: &mut PgConnection, target: &mut PgConnection) -> Result<(), Error> {
    let (sent, of_sent) = digest(table, source).await.map_err(Error::Source)?;
    let (arrived, of_arrived) = digest(table, target).await.map_err(Error::Target)?;
    if (sent, of_sent) == (arrived, of_arrived) {
        return Ok(());
    }
    Err(Error::Differs { table: table.name.clone(), sent, arrived })
}

/// The number of rows and a sum over them that does not depend on their order; by sha256, which every build has.
async fn digest(table: &Table, side: &mut PgConnection) -> sqlx::Result<(i64, String)> {
    let Table { quoted, columns, .. } = table;
    let sql = format!(
        "select count(*), coalesce(sum(
             ('x' || encode(substr(sha256(convert_to(r::text, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint
         ), 0)::text
         from (select {columns} from {quoted}) r"
    );
    sqlx::query_as(AssertSqlSafe(sql)).fetch_one(side).await
}

/// Not part of a snapshot, but read after the rows: never behind them.
async fn carry_sequences(source: &mut PgConnection, target: &mut PgConnection) -> Result<(), Error> {
    for sequence in catalog::sequences(source).await.map_err(Error::Source)? {
        let sql = AssertSqlSafe(format!("select last_value, is_called from {sequence}"));
        let (last, called): (i64, bool) =
            sqlx::query_as(sql).fetch_one(&mut *source).await.map_err(Error::Source)?;
        let set =
            sqlx::query("select setval($1::text::regclass, $2, $3)").bind(sequence).bind(last).bind(called);
        set.execute(&mut *target).await.map_err(Error::Target)?;
    }
    Ok(())
}

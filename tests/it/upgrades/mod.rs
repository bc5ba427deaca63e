//! Databases that an earlier version has filled, and earlier versions with a database of today. The first release is what
//! migration 0001 made; its rows and its statements are kept in `tests/fixtures/first_release`.

mod first;
mod guard;
mod live;

use std::fs;
use std::path::Path;

use serde_json::{Map, Value};
use sqlx::migrate::Migrator;
use sqlx::{AssertSqlSafe, PgPool};
use teachback::store::MIGRATOR;

/// The migrations up to a version, as a program of that time had them.
fn until(version: i64) -> Migrator {
    Migrator::with_migrations(MIGRATOR.iter().filter(|it| it.version <= version).cloned().collect())
}

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rows that a program of the first release has written, by table, with these ids of Discord in the place of the ones there.
fn rows(ids: &[(u64, u64)]) -> Map<String, Value> {
    let text = ids.iter().fold(fixture("first_release/rows.json"), |text, (from, to)| {
        text.replace(&format!("\"discord:{from}\""), &format!("\"discord:{to}\""))
    });
    serde_json::from_str(&text).unwrap()
}

/// Writes the rows as that program did.
async fn fill(pool: &PgPool, rows: &Map<String, Value>) {
    for statement in fixture("first_release/statements.sql").split("\n-- ").skip(1) {
        let (name, sql) = statement.split_once('\n').unwrap();
        let rows = &rows[name.trim_start_matches("erased ")];
        let written = sqlx::query(AssertSqlSafe(sql.trim().trim_end_matches(';'))).bind(rows).execute(pool);
        written.await.unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

/// All rows of a table, in some order that is always the same.
async fn table(pool: &PgPool, name: &str) -> Vec<Value> {
    let sql = format!("select to_jsonb(t) from {name} t order by to_jsonb(t)::text");
    sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(pool).await.unwrap()
}

/// Those fields of rows that the first release knew.
fn known_then(rows: &[Value], then: &[Value]) -> Vec<Value> {
    let known = |row: &Value| {
        let fields = then.first().and_then(Value::as_object).expect("each table has rows").keys();
        Value::Object(fields.map(|name| (name.clone(), row[name].clone())).collect())
    };
    let mut rows: Vec<_> = rows.iter().map(known).collect();
    rows.sort_by_key(Value::to_string);
    rows
}

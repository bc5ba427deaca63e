//! Every column of every table as text, as one who has stolen the database reads it, or one who has the keys as well.

use sqlx::{AssertSqlSafe, PgPool};
use teachback::store::Store;
use tokio::process::Command;

use crate::support::postgres::{Database, address, program};

/// The rows that hold something, each with its table.
pub(super) async fn rows_with(pool: &PgPool, something: &str) -> Vec<String> {
    let mut found = rows(pool).await;
    found.retain(|row| row.contains(something));
    found
}

/// The same with everything opened that is sealed, in the database itself.
pub(super) async fn rows_with_opened(store: &Store, something: &str) -> Vec<String> {
    store.reseal(|_| ()).await.unwrap();
    let keys = store.keys_in_use().await.unwrap();
    assert!(keys.is_empty(), "something is sealed still, with {keys:?}");
    rows_with(store.pool(), something).await
}

/// The lines of a dump, as an operator makes it for a backup, that hold something.
pub(super) async fn dumped_with(database: &Database, something: &str) -> Vec<String> {
    let (dump, from) = (program(&database.pool().await, "pg_dump").await, address(&database.options()));
    let done = Command::new(&dump).arg(&from).output().await;
    let done = done.unwrap_or_else(|error| panic!("this test needs {}: {error}", dump.display()));
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let dump = String::from_utf8(done.stdout).expect("a dump is UTF-8");
    assert!(dump.matches("\nCOPY public.").count() > 10, "all tables are in it");
    dump.lines().filter(|line| line.contains(something)).map(str::to_owned).collect()
}

async fn rows(pool: &PgPool) -> Vec<String> {
    let sql = "select format('%I.%I', table_schema, table_name) from information_schema.tables \
               where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'";
    let tables: Vec<String> = sqlx::query_scalar(sql).fetch_all(pool).await.unwrap();
    assert!(tables.len() > 10, "all tables are looked at: {tables:?}");
    let mut all = Vec::new();
    for table in tables {
        let sql = AssertSqlSafe(format!("select '{table}: ' || to_jsonb(t)::text from {table} t"));
        let rows: Vec<String> = sqlx::query_scalar(sql).fetch_all(pool).await.unwrap();
        all.extend(rows);
    }
    all
}

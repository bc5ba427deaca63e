//! What the first release wrote, brought up to date; and its way of writing, with the tables of today.

use std::collections::BTreeMap;

use serde_json::Value;
use sqlx::PgPool;
use teachback::store::{Share, Store};

use crate::support::ending::MADE;
use crate::support::postgres;
use crate::upgrades::{fill, known_then, rows, table, until};

/// The tables that are made from the log, but for what was had of the model.
fn made() -> impl Iterator<Item = &'static str> {
    MADE.into_iter().filter(|name| *name != "spending")
}

async fn tables<'a>(
    pool: &PgPool,
    names: impl IntoIterator<Item = &'a str>,
) -> BTreeMap<&'a str, Vec<Value>> {
    let mut tables = BTreeMap::new();
    for name in names {
        tables.insert(name, table(pool, name).await);
    }
    tables
}

#[tokio::test]
async fn nothing_of_the_first_release_is_lost_and_the_log_makes_the_tables_that_it_becomes() {
    let database = postgres::empty_database().await;
    let (pool, rows) = (database.pool().await, rows(&[]));
    until(1).run(&pool).await.unwrap();
    fill(&pool, &rows).await;
    let before = tables(&pool, rows.keys().map(String::as_str)).await;
    let store = Store::over(pool.clone());
    store.migrate().await.unwrap();
    for (name, then) in &before {
        assert_eq!(known_then(&table(&pool, name).await, then), known_then(then, then), "{name}");
    }
    assert_eq!(store.behind((0, 1)).await.unwrap(), None, "nobody knows of anything that was missed");
    let migrated = tables(&pool, made()).await;
    for name in ["reviews", "place_settings"] {
        assert!(!migrated[name].is_empty(), "{name} has what could have been in it then");
    }
    // Limits of a day were counted from their beginning on; that of days before is there after a rebuild.
    assert!(table(&pool, "spending").await.is_empty());
    store.rebuild(|_| ()).await.unwrap();
    for (name, rebuilt) in tables(&pool, made()).await {
        assert_eq!(rebuilt, migrated[name], "{name}");
    }
    assert_eq!(table(&pool, "spending").await.len(), 6);
}

#[tokio::test]
async fn a_program_of_the_first_release_goes_on_writing_when_the_tables_are_those_of_today() {
    let database = postgres::database().await;
    let (pool, rows) = (database.pool().await, rows(&[]));
    fill(&pool, &rows).await;
    let then = tables(&pool, rows.keys().map(String::as_str)).await;
    for (name, rows) in &rows {
        let said = rows.as_array().unwrap();
        assert_eq!(then[name.as_str()].len(), said.len(), "{name}");
    }
    // Again, as rows that change.
    fill(&pool, &rows).await;
    assert_eq!(tables(&pool, rows.keys().map(String::as_str)).await, then);
    let store = Store::over(pool.clone());
    let open = store.left_open(&Share::whole(1)).await.unwrap();
    assert_eq!(open.len(), 1, "a program of today reads what it wrote: {open:?}");
    store.rebuild(|_| ()).await.unwrap();
    for name in ["conversations", "messages", "parts", "feedback", "reactions", "ratings"] {
        let written = rows[name].as_array().unwrap();
        assert_eq!(
            known_then(&table(&pool, name).await, written),
            known_then(&then[name], written),
            "{name}"
        );
    }
}

//! Migrations widen: they take nothing away that a program from before needs, and stay as they were written.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::PgPool;
use teachback::store::MIGRATOR;

use crate::support::postgres;
use crate::upgrades::{fixture, until};

/// What migrations took away all the same, each with its reason.
const ALLOWED: [(i64, &str, &str); 5] = [
    (
        2,
        "gateway_sessions.caught_up has to be said",
        "rows of this table name their columns, so the default counts",
    ),
    (
        2,
        "gateway_sessions.since has to be said",
        "rows of this table name their columns, so the default counts",
    ),
    (10, "messages.files has to be said", "a slip: 0027 lets it be left out again"),
    (17, "log_ins.in_a_row is gone", "of before the first release, as the whole table is"),
    (17, "log_ins.lately has to be said", "of before the first release, as the whole table is"),
];

/// The shape of a database, as far as programs write to it.
#[derive(Default)]
struct Shape {
    /// Each column's type and whether it can be null.
    columns: BTreeMap<(String, String), (String, bool)>,
    /// What rows of a table have to fulfil, and what they are told apart by.
    rules: BTreeSet<(String, String)>,
}

impl Shape {
    async fn of(pool: &PgPool) -> Self {
        let sql = "select table_name::text, column_name::text, udt_name::text, is_nullable = 'YES' \
                   from information_schema.columns join information_schema.tables using (table_schema, table_name) \
                   where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> '_sqlx_migrations'";
        let columns: Vec<(String, String, String, bool)> = sqlx::query_as(sql).fetch_all(pool).await.unwrap();
        let sql = "select conrelid::regclass::text, pg_get_constraintdef(oid) from pg_constraint \
                   where connamespace = 'public'::regnamespace and contype <> 'n' \
                   union select indrelid::regclass::text, pg_get_indexdef(indexrelid) \
                   from pg_index join pg_class on pg_class.oid = indexrelid \
                   where indisunique and relnamespace = 'public'::regnamespace";
        let rules: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(pool).await.unwrap();
        Self {
            columns: columns
                .into_iter()
                .map(|(table, name, kind, null)| ((table, name), (kind, null)))
                .collect(),
            rules: rules.into_iter().collect(),
        }
    }

    fn has(&self, table: &str) -> bool {
        self.columns.keys().any(|(known, _)| known == table)
    }

    /// What a program that knows this shape can no longer do in a later one. Most rows are written whole, from a record of the
    /// table's own type, so that a new column is null in them whatever its default is.
    fn lost_in(&self, later: &Self) -> Vec<String> {
        let gone = self.columns.iter().filter_map(|(column @ (table, name), (kind, null))| {
            match later.columns.get(column) {
                None => Some(format!("{table}.{name} is gone")),
                Some((now, _)) if now != kind => {
                    Some(format!("{table}.{name} is {now} and no longer {kind}"))
                }
                Some((_, false)) if *null => Some(format!("{table}.{name} has to be said")),
                Some(_) => None,
            }
        });
        let demanded = later.columns.iter().filter_map(|(column @ (table, name), (_, null))| {
            let is_new = self.has(table) && !self.columns.contains_key(column);
            (is_new && !null).then(|| format!("{table}.{name} has to be said"))
        });
        let changed = self.rules.symmetric_difference(&later.rules).filter(|(table, _)| self.has(table));
        gone.chain(demanded).chain(changed.map(|(table, rule)| format!("{table}: {rule}"))).collect()
    }
}

#[tokio::test]
async fn no_migration_takes_away_what_a_program_from_before_needs() {
    let database = postgres::empty_database().await;
    let pool = database.pool().await;
    let (mut before, mut lost) = (Shape::default(), Vec::new());
    for migration in MIGRATOR.iter() {
        until(migration.version).run(&pool).await.unwrap();
        let after = Shape::of(&pool).await;
        lost.extend(before.lost_in(&after).into_iter().map(|what| (migration.version, what)));
        before = after;
    }
    let allowed: Vec<_> = ALLOWED.iter().map(|(version, what, _)| (*version, (*what).to_owned())).collect();
    assert_eq!(lost, allowed, "widen first, and narrow a version later, with a reason in ALLOWED");
}

#[tokio::test]
async fn what_narrows_is_found() {
    let database = postgres::empty_database().await;
    let pool = database.pool().await;
    let change = async |sql: &'static str| {
        sqlx::raw_sql(sql).execute(&pool).await.unwrap();
        Shape::of(&pool).await
    };
    let before = change("create table t (a text primary key, b text, c integer, d text not null)").await;
    let wider =
        change("alter table t add e text, alter d drop not null; create table u (a text not null)").await;
    assert_eq!(before.lost_in(&wider), Vec::<String>::new());
    let narrower = change(
        "alter table t rename b to x; alter table t alter c type bigint, alter e set not null, \
         add f text not null default '', add check (c > 0); create unique index on t (e); drop table u",
    )
    .await;
    let lost = wider.lost_in(&narrower);
    let found = |what: &str| lost.iter().any(|it| it.starts_with(what));
    for what in [
        "t.b is gone",
        "t.c is int8",
        "t.e has to be said",
        "t.f has to be said",
        "u.a is gone",
        "t: CHECK",
        "t: CREATE UNIQUE",
    ] {
        assert!(found(what), "{what:?} is not in {lost:#?}");
    }
}

#[test]
fn a_migration_that_was_once_written_stays_as_it_is() {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let now: Vec<_> = MIGRATOR.iter().map(|it| format!("{:04} {}", it.version, hex(&it.checksum))).collect();
    let text = fixture("migrations.txt");
    let written: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(
        now, written,
        "a new migration belongs into tests/fixtures/migrations.txt; an old one is never edited"
    );
}

//! A whole database carried to another one.

use std::cell::RefCell;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{PgPool, Row, SqlSafeStr};
use teachback::store::MIGRATOR;
use teachback::store::carry::{Carried, Error, Report, carry};

use crate::support::postgres::{self, Database};

/// Everything that makes carrying hard, in the schema of a bot that does not exist.
const SCHEMA: &str = r#"
    create type mood as enum ('like', 'dislike', 'it''s "mixed"');
    create domain short as text check (length(value) < 100);
    create sequence counter start 5 increment 3;
    create table "Odd name, 'quoted'" (
        id bigint generated always as identity primary key,
        small smallint, real_ real, double_ double precision, exact numeric,
        text_ text, short_ short, char_ char(5), bytes bytea, yes boolean,
        day date, time_ time, at timestamptz, local_ timestamp, span interval,
        uuid_ uuid, json_ json, jsonb_ jsonb, mood_ mood, moods mood[], numbers int[], texts text[],
        range_ int8range, inet_ inet, bits bit varying, point_ point, "select" text,
        words tsvector generated always as (to_tsvector('simple', coalesce(text_, ''))) stored
    );
    create table zoo (id uuid primary key, parent uuid references zoo, keeper int not null);
    create table keeper (id serial primary key, favourite uuid references zoo deferrable initially deferred);
    alter table zoo add foreign key (keeper) references keeper;
    create unique index on zoo (parent, keeper) where parent is not null;
    alter table keeper add unique (favourite) deferrable initially deferred;
    create table nothing_in_it (a int);
    create table seeded (name text primary key, value text);
    insert into seeded values ('version', 'one'), ('unused', 'x');
    create table log (seq bigint primary key, said text);
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'append only'; end $$;
    create trigger keep before update or delete or truncate on log for each statement execute function refuse();
    create trigger never before insert on log for each row execute function refuse();
    alter table log disable trigger never;
    create function stamp() returns trigger language plpgsql as $$ begin new.said := 'stamped'; return new; end $$;
    create trigger stamp before insert on log for each row execute function stamp();
    alter table log enable always trigger stamp;
"#;

/// Rows with extremes, nothings, and what COPY has to escape.
const ROWS: &str = r#"
    insert into "Odd name, 'quoted'" (small, real_, double_, exact, text_, short_, char_, bytes, yes, day, time_, at,
        local_, span, uuid_, json_, jsonb_, mood_, moods, numbers, texts, range_, inet_, bits, point_, "select")
    values
        (-32768, 'NaN', 0.1::float8 + 0.2::float8, 1e-30, E'tab\t newline\n back\\slash \\. \\N 👍🏽', '', 'ab', '\x00ff5c', true,
         '-infinity', '23:59:59.999999', 'infinity', '4713-01-01 BC', '1 year -2 days 03:04:05.6',
         '018f0000-0000-7000-8000-000000000001', '{"a" :  1, "a": 2}', '{"b": [null, "\\u00e4"]}', 'it''s "mixed"',
         array['like', null]::mood[], '{{1,2},{3,null}}', array['NULL', null, '', '{,"\\}'], '[1,)', '::1/64', b'0101',
         '(1.5,-0)', 'x'),
        (null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
         null, null, null, null, null, null, null, null),
        (1, 1e-38, 1.7976931348623157e308, 'NaN', '\.', 'é', '', '', false, '2024-02-29', '00:00', '2024-02-29 12:00+02',
         '2024-02-29 12:00', '-00:00:01', null, '[]', '1', 'like', '{}', '{}', '{}', 'empty', '10.0.0.1', b'', '(0,0)', '');
    insert into keeper select n, null from generate_series(1, 3) n;
    insert into zoo select md5(n::text)::uuid, null, 1 + n % 3 from generate_series(1, 500) n;
    -- Each names one that comes later in the table.
    update zoo set parent = md5((n % 500 + 1)::text)::uuid from generate_series(1, 500) n where id = md5(n::text)::uuid;
    update keeper set favourite = md5(id::text)::uuid;
    select nextval('counter'), nextval('counter'), setval('keeper_id_seq', 3);
    alter table log disable trigger stamp;
    insert into log select n, repeat('word ' || n || ' ', 20) from generate_series(1, 10000) n;
    alter table log enable always trigger stamp;
    update seeded set value = 'two' where name = 'version';
    delete from seeded where name = 'unused';
"#;

fn migrator(schema: &'static str) -> Migrator {
    let migration = Migration::new(1, "all".into(), MigrationType::Simple, schema.into_sql_str(), false);
    Migrator::with_migrations(vec![migration])
}

/// A database with the rows above, and an empty one.
async fn two() -> (Database, Database) {
    let (from, to) = (postgres::empty_database().await, postgres::empty_database().await);
    let source = from.pool().await;
    migrator(SCHEMA).run(&source).await.unwrap();
    sqlx::raw_sql(ROWS).execute(&source).await.unwrap();
    (from, to)
}

async fn tables_of(pool: &PgPool) -> i64 {
    let sql = "select count(*) from pg_class where relnamespace = 'public'::regnamespace";
    sqlx::query_scalar(sql).fetch_one(pool).await.unwrap()
}

async fn text(pool: &PgPool, sql: &'static str) -> Vec<String> {
    let rows = sqlx::query(sql).fetch_all(pool).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn every_kind_of_value_arrives_as_it_was() {
    let (from, to) = two().await;
    let (source, target) = (from.pool().await, to.pool().await);
    let said = RefCell::new(Vec::new());
    let report =
        carry(&source, &target, &migrator(SCHEMA), |carried| said.borrow_mut().push(carried)).await.unwrap();

    let expected = [
        ("Odd name, 'quoted'", 3),
        ("keeper", 3),
        ("log", 10000),
        ("nothing_in_it", 0),
        ("seeded", 1),
        ("zoo", 500),
    ];
    assert_eq!(report, Report { tables: expected.map(|(name, rows)| (name.to_owned(), rows)).to_vec() });
    assert!(said.borrow().contains(&Carried { table: "nothing_in_it".into(), rows: 0, nth: 4, tables: 6 }));
    let batches = said.borrow().iter().filter(|carried| carried.table == "log").count();
    assert!(batches > 3, "a large table is said more than once: {batches}");
    for sql in [
        r#"select t::text from "Odd name, 'quoted'" t order by id"#,
        "select t::text from zoo t order by id",
        "select t::text from keeper t order by id",
        "select t::text from seeded t order by name",
        "select t::text from log t order by seq",
        "select format('%s %s', conname, pg_get_constraintdef(oid)) from pg_constraint \
         where connamespace = 'public'::regnamespace order by 1",
        "select format('%s %s', tgname, tgenabled) from pg_trigger where not tgisinternal order by 1",
        "select format('%s %s', sequencename, last_value) from pg_sequences order by 1",
    ] {
        assert_eq!(text(&source, sql).await, text(&target, sql).await, "{sql}");
    }
}

#[tokio::test]
async fn the_new_database_goes_on_where_the_old_one_stopped() {
    let (from, to) = two().await;
    let target = to.pool().await;
    carry(&from.pool().await, &target, &migrator(SCHEMA), |_| ()).await.unwrap();
    let new = r#"insert into "Odd name, 'quoted'" (text_) values ('new') returning id::text"#;
    assert_eq!(text(&target, new).await, ["4"]);
    assert_eq!(text(&target, "insert into keeper default values returning id::text").await, ["4"]);
    assert_eq!(text(&target, "select nextval('counter')::text").await, ["11"]);
    assert_eq!(text(&target, "insert into log values (0, 'x') returning said").await, ["stamped"]);
    let nobody = sqlx::query("insert into zoo values (gen_random_uuid(), null, 99)").execute(&target).await;
    assert!(nobody.is_err(), "foreign keys hold again");
    assert!(sqlx::query("delete from log").execute(&target).await.is_err(), "and so do triggers");
}

#[tokio::test]
async fn a_target_with_rows_is_refused() {
    let (from, to) = two().await;
    let (source, target) = (from.pool().await, to.pool().await);
    carry(&source, &target, &migrator(SCHEMA), |_| ()).await.unwrap();
    let before = text(&target, "select count(*)::text from log").await;
    let error = carry(&source, &target, &migrator(SCHEMA), |_| ()).await.unwrap_err();
    assert!(matches!(&error, Error::NotEmpty { table } if table == "Odd name, 'quoted'"), "{error}");
    assert!(error.to_string().contains("name an empty database"));
    assert_eq!(text(&target, "select count(*)::text from log").await, before);
    let error = carry(&source, &source, &migrator(SCHEMA), |_| ()).await.unwrap_err();
    assert!(matches!(error, Error::NotEmpty { .. }), "nor is a database carried to itself");
}

#[tokio::test]
async fn a_failure_leaves_nothing() {
    let (from, to) = two().await;
    let (source, target) = (from.pool().await, to.pool().await);
    // What no migration knows: a row that breaks a foreign key, as a damaged database may hold.
    let damage =
        "alter table zoo disable trigger all; update zoo set keeper = 99; alter table zoo enable trigger all";
    sqlx::raw_sql(damage).execute(&source).await.unwrap();
    let error = carry(&source, &target, &migrator(SCHEMA), |_| ()).await.unwrap_err();
    assert!(matches!(&error, Error::Target(_)), "{error:?}");
    assert_eq!(tables_of(&target).await, 0, "not even the migrations");
}

#[tokio::test]
async fn databases_of_different_programs_are_refused() {
    let (from, to) = two().await;
    let (source, target) = (from.pool().await, to.pool().await);
    let error = carry(&source, &target, &migrator("create table log (seq int)"), |_| ()).await.unwrap_err();
    assert!(matches!(&error, Error::OtherShape { table } if table == "Odd name, 'quoted'"), "{error}");
    assert_eq!(tables_of(&target).await, 0);
}

#[tokio::test]
async fn what_arrives_changed_is_noticed() {
    let (from, to) = (postgres::empty_database().await, postgres::empty_database().await);
    let (source, target) = (from.pool().await, to.pool().await);
    let sound = "create domain word as text; create table t (a word); insert into t values ('x'), ('y')";
    sqlx::raw_sql(sound).execute(&source).await.unwrap();
    // Types of the same names, one of which pads; and a row that will not go away.
    let pads = "create domain word as char(3); create table t (a word)";
    let stays = "create domain word as text; create table t (a word); insert into t values ('z');
                 create rule stay as on delete to t do instead nothing";
    for (schema, rows) in [(pads, 2), (stays, 3)] {
        let error = carry(&source, &target, &migrator(schema), |_| ()).await.unwrap_err();
        assert!(
            matches!(&error, Error::Differs { table, sent: 2, arrived } if table == "t" && *arrived == rows),
            "{error}"
        );
        assert_eq!(tables_of(&target).await, 0);
    }
}

#[tokio::test]
async fn the_bots_own_database_is_carried() {
    let (from, to) = (postgres::database().await, postgres::empty_database().await);
    let (source, target) = (from.pool().await, to.pool().await);
    carry(&source, &target, &MIGRATOR, |_| ()).await.unwrap();
    assert_eq!(tables_of(&source).await, tables_of(&target).await);
}

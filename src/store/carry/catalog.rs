//! What the schema is made of, as the server's own catalog tells. Names come quoted, ready for a statement.

use sqlx::PgConnection;

/// A table of ours.
#[derive(Debug, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Table {
    /// As a person knows it.
    pub(super) name: String,
    /// As a statement needs it.
    pub(super) quoted: String,
    /// The columns that are stored and not computed, in the order of their names.
    pub(super) columns: String,
    /// Their types, in the same order.
    pub(super) types: String,
}

/// All tables but the migrations' own and those that an extension brought.
pub(super) async fn tables(side: &mut PgConnection) -> sqlx::Result<Vec<Table>> {
    let sql = "
        select c.relname::text as name, quote_ident(c.relname) as quoted,
               string_agg(quote_ident(a.attname), ', ' order by a.attname) as columns,
               string_agg(format_type(a.atttypid, a.atttypmod), ', ' order by a.attname) as types
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        where c.relnamespace = current_schema()::regnamespace
          and c.relkind = 'r'
          and c.relname <> '_sqlx_migrations'
          and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
        group by c.relname
        order by c.relname";
    sqlx::query_as(sql).fetch_all(side).await
}

/// All sequences, those behind `identity` and `serial` columns too, quoted.
pub(super) async fn sequences(side: &mut PgConnection) -> sqlx::Result<Vec<String>> {
    let sql = "
        select quote_ident(relname) from pg_class
        where relnamespace = current_schema()::regnamespace and relkind = 'S'
        order by relname";
    sqlx::query_scalar(sql).fetch_all(side).await
}

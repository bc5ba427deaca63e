//! Tables without foreign keys and triggers, so that rows may come in any order and mean nothing but themselves.
//!
//! Switching them off by `session_replication_role` would need a superuser, which hosted servers do not give.

use sqlx::{AssertSqlSafe, PgConnection};

/// What gives the tables back what was taken from them.
#[derive(Debug)]
pub(super) struct Bare {
    dress: Vec<String>,
}

/// A statement that takes something away, and one that gives it back.
type Pair = (String, String);

impl Bare {
    /// Takes foreign keys and triggers away, inside the transaction that is open.
    pub(super) async fn strip(target: &mut PgConnection) -> sqlx::Result<Self> {
        let mut pairs = foreign_keys(target).await?;
        pairs.extend(triggers(target).await?);
        let mut dress = Vec::with_capacity(pairs.len());
        for (strip, back) in pairs {
            sqlx::query(AssertSqlSafe(strip)).execute(&mut *target).await?;
            dress.push(back);
        }
        Ok(Self { dress })
    }

    /// Gives everything back. A foreign key is made anew, which checks every row.
    pub(super) async fn dress(self, target: &mut PgConnection) -> sqlx::Result<()> {
        // A table with checks still to come cannot be altered.
        sqlx::query("set constraints all immediate").execute(&mut *target).await?;
        for back in self.dress {
            sqlx::query(AssertSqlSafe(back)).execute(&mut *target).await?;
        }
        Ok(())
    }
}

async fn foreign_keys(target: &mut PgConnection) -> sqlx::Result<Vec<Pair>> {
    let sql = "
        select format('alter table %I drop constraint %I', r.relname, c.conname),
               format('alter table %I add constraint %I %s', r.relname, c.conname, pg_get_constraintdef(c.oid))
        from pg_constraint c join pg_class r on r.oid = c.conrelid
        where r.relnamespace = current_schema()::regnamespace and c.contype = 'f' and c.conparentid = 0
        order by r.relname, c.conname";
    sqlx::query_as(sql).fetch_all(target).await
}

/// Those of users (not the ones behind constraints) that fire in an ordinary session: `O`, or `A` for always.
async fn triggers(target: &mut PgConnection) -> sqlx::Result<Vec<Pair>> {
    let sql = "
        select format('alter table %I disable trigger %I', r.relname, t.tgname),
               format('alter table %I enable %s trigger %I', r.relname,
                      case t.tgenabled when 'A' then 'always' else '' end, t.tgname)
        from pg_trigger t join pg_class r on r.oid = t.tgrelid
        where r.relnamespace = current_schema()::regnamespace and r.relkind = 'r'
          and not t.tgisinternal and t.tgparentid = 0 and t.tgenabled in ('O', 'A')
        order by r.relname, t.tgname";
    sqlx::query_as(sql).fetch_all(target).await
}

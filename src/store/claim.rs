//! Who may serve: a process claims the shards that it serves, by locks that live as long as a connection of its own.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::{Connection, FromRow, PgConnection};
use tokio::time::{sleep, timeout};

use crate::domain::time::Timestamp;
use crate::store::row::moment;
use crate::store::{Error, Share, Store};

/// How often the connection is asked whether it is still there, and how long it may take to answer.
const BEAT: Duration = Duration::from_millis(500);
const ANSWERED_WITHIN: Duration = Duration::from_secs(5);
/// One claim is looked into and made at a time.
const DOOR: &str = "begin; select pg_advisory_xact_lock(8387216960628351332)";
/// Nobody waits at the door for long. And after 75 s the server notices that this end of the connection is dead, without
/// which a machine that lost its power would keep all others out for hours.
const MANNERS: &str = "set lock_timeout = '4s'; set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 15; \
                       set tcp_keepalives_count = 3";
/// The server cuts longer names.
const LONGEST_NAME: usize = 63;

/// Whoever has claimed some of the same shards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The name that it gave itself; none where this role may not see it.
    pub name: Option<String>,
    /// Since when it is connected.
    pub since: Option<Timestamp>,
}

/// Why shards could not be claimed.
#[derive(Debug, thiserror::Error)]
pub enum Unclaimed {
    /// Somebody else has them.
    #[error("{0} serves these shards")]
    Held(Holder),
    /// The database.
    #[error(transparent)]
    Store(#[from] Error),
}

/// Shards that nobody else serves, for as long as this value lives and its connection holds.
#[derive(Debug)]
pub struct Claim {
    connection: PgConnection,
}

impl Store {
    /// Claims shards, by this name, unless somebody has one of them.
    pub async fn claim(&self, share: &Share, name: &str) -> Result<Claim, Unclaimed> {
        let late = |_| Error::Away(sqlx::Error::PoolTimedOut);
        timeout(ANSWERED_WITHIN, self.claim_now(share, name)).await.map_err(late)?
    }

    async fn claim_now(&self, share: &Share, name: &str) -> Result<Claim, Unclaimed> {
        let options = self.pool.connect_options().as_ref().clone().application_name(&shortened(name));
        let mut connection = PgConnection::connect_with(&options).await.map_err(Error::from)?;
        sqlx::raw_sql(MANNERS).execute(&mut connection).await.map_err(Error::from)?;
        let mut transaction = connection.begin_with(DOOR).await.map_err(Error::from)?;
        if let Some(holder) = holder(&mut transaction, share).await? {
            return Err(Unclaimed::Held(holder));
        }
        let locks: Vec<_> = share.each().map(|(shard, total)| lock_of(shard, total)).collect();
        let sql = "select pg_advisory_lock($1, it) from unnest($2::int4[]) it";
        let query = sqlx::query(sql).bind(share.bot.cast_signed()).bind(locks);
        query.execute(&mut *transaction).await.map_err(Error::from)?;
        transaction.commit().await.map_err(Error::from)?;
        Ok(Claim { connection })
    }
}

impl Claim {
    /// Returns when the connection is gone, and the claim with it, or has not answered in time, so that nobody knows. Then
    /// the claim is to be dropped: while it lives, the server may hold the shards for it, against everybody.
    pub async fn broken(&mut self) {
        loop {
            sleep(BEAT).await;
            if !matches!(timeout(ANSWERED_WITHIN, self.connection.ping()).await, Ok(Ok(()))) {
                return;
            }
        }
    }
}

/// Whoever has a lock on some of the servers that belong to these shards.
async fn holder(connection: &mut PgConnection, share: &Share) -> Result<Option<Holder>, Error> {
    let sql = "select l.objid::bigint as lock, a.application_name as name, a.backend_start as since \
               from pg_locks l left join pg_stat_activity a on a.pid = l.pid \
               where l.locktype = 'advisory' and l.objsubid = 2 and l.granted and l.classid::bigint = $1 \
               and l.database = (select oid from pg_database where datname = current_database())";
    let rows: Vec<HeldRow> = sqlx::query_as(sql).bind(i64::from(share.bot)).fetch_all(connection).await?;
    let held = rows.into_iter().find(|row| {
        let lock = u32::try_from(row.lock).unwrap_or_default();
        share.meets_shard(lock & 0xFFFF, lock >> 16)
    });
    Ok(held.map(|row| Holder { name: row.name, since: row.since.map(moment) }))
}

#[derive(FromRow)]
struct HeldRow {
    lock: i64,
    name: Option<String>,
    since: Option<DateTime<Utc>>,
}

/// The lock of one shard; nobody has more than 65,535 of them.
const fn lock_of(shard: u32, total: u32) -> i32 {
    ((total & 0xFFFF) << 16 | shard & 0xFFFF).cast_signed()
}

fn shortened(name: &str) -> String {
    name.chars().filter(char::is_ascii).take(LONGEST_NAME).collect()
}

impl Holder {
    /// Whether it gave itself this name.
    pub fn is_called(&self, name: &str) -> bool {
        self.name.as_deref() == Some(&shortened(name))
    }
}

impl fmt::Display for Holder {
    /// `teachback 4321@ada, since 2026-11-23T18:00:00.000Z`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name.as_deref().unwrap_or("a process that this database role may not see"))?;
        self.since.map_or(Ok(()), |since| write!(f, ", since {since}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_is_named_as_far_as_it_can_be_seen() {
        let name = Some("teachback 4321@ada".to_owned());
        let holder = Holder { name, since: Some(Timestamp::from_ms(1_795_456_800_000)) };
        assert_eq!(holder.to_string(), "teachback 4321@ada, since 2026-11-23T18:00:00.000Z");
        let hidden = Holder { name: None, since: None };
        assert!(hidden.to_string().contains("may not see") && !hidden.is_called("teachback 4321@ada"));
    }
}

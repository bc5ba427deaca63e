//! How the calls in a second are shared among the processes of a bot: read and written under one lock.

use std::collections::BTreeMap;

use sqlx::{FromRow, PgConnection};

use crate::domain::budget::portion::{LEAST, Renewal, Row};
use crate::store::{Error, Share, Store};

/// The first half of the lock's number; the bot's makes the other.
const LOCK: u64 = 0x7465_6163_0000_0000;

impl Store {
    /// Writes what `renew` makes of everybody's portions and of a beat that is new, with nobody else writing meanwhile. What else
    /// it says is given back.
    pub async fn renew_portion<T>(
        &self,
        share: &Share,
        renew: impl FnOnce(&BTreeMap<Share, Row>, u64) -> (Renewal<Share>, T) + Send,
    ) -> Result<(Renewal<Share>, T), Error> {
        let mut transaction = self.pool.begin().await?;
        let lock = (LOCK | u64::from(share.bot)).cast_signed();
        sqlx::query("select pg_advisory_xact_lock($1)").bind(lock).execute(&mut *transaction).await?;
        let beat: i64 =
            sqlx::query_scalar("select nextval('call_beats')").fetch_one(&mut *transaction).await?;
        let (renewal, more) = renew(&all(&mut transaction, share.bot).await?, beat.cast_unsigned());
        save(&mut transaction, share, &renewal.mine).await?;
        for left in &renewal.left {
            let [first, last, shards] = left.columns();
            let sql = "update call_portions set held = least(held, $5) \
                       where bot = $1 and first_shard = $2 and last_shard = $3 and shards = $4";
            let query = sqlx::query(sql).bind(i64::from(left.bot)).bind(first).bind(last).bind(shards);
            query.bind(column(LEAST)).execute(&mut *transaction).await?;
        }
        for gone in &renewal.gone {
            let [first, last, shards] = gone.columns();
            let sql = "delete from call_portions \
                       where bot = $1 and first_shard = $2 and last_shard = $3 and shards = $4";
            let query = sqlx::query(sql).bind(i64::from(gone.bot)).bind(first).bind(last).bind(shards);
            query.execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok((renewal, more))
    }

    /// Notes that the process whose row this is has come to rest and has made so many calls just now, unless another one has
    /// taken its place.
    pub async fn end_portion(&self, share: &Share, beat: u64, used: u32) -> Result<(), Error> {
        let [first, last, shards] = share.columns();
        let sql = "update call_portions set held = least(held, $6), ended = true \
                   where bot = $1 and first_shard = $2 and last_shard = $3 and shards = $4 and beat = $5";
        let query = sqlx::query(sql).bind(i64::from(share.bot)).bind(first).bind(last).bind(shards);
        query.bind(beat.cast_signed()).bind(column(used)).execute(&self.pool).await?;
        Ok(())
    }
}

async fn all(connection: &mut PgConnection, bot: u32) -> Result<BTreeMap<Share, Row>, Error> {
    let sql =
        "select first_shard, last_shard, shards, held, wanted, beat, ended from call_portions where bot = $1";
    let rows: Vec<PortionRow> = sqlx::query_as(sql).bind(i64::from(bot)).fetch_all(connection).await?;
    Ok(rows.into_iter().map(|row| row.read(bot)).collect())
}

async fn save(connection: &mut PgConnection, share: &Share, mine: &Row) -> Result<(), Error> {
    let [first, last, shards] = share.columns();
    let sql = "insert into call_portions (bot, first_shard, last_shard, shards, held, wanted, beat, ended) \
               values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (bot, first_shard, last_shard, shards) do update \
               set held = excluded.held, wanted = excluded.wanted, beat = excluded.beat, ended = excluded.ended";
    let query = sqlx::query(sql).bind(i64::from(share.bot)).bind(first).bind(last).bind(shards);
    let query = query.bind(column(mine.held)).bind(column(mine.wanted)).bind(mine.beat.cast_signed());
    query.bind(mine.ended).execute(connection).await?;
    Ok(())
}

fn column(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

#[derive(FromRow)]
struct PortionRow {
    first_shard: i32,
    last_shard: i32,
    shards: i32,
    held: i32,
    wanted: i32,
    beat: i64,
    ended: bool,
}

impl PortionRow {
    fn read(self, bot: u32) -> (Share, Row) {
        let number = |number: i32| u32::try_from(number).unwrap_or(0);
        let (first, last) = (number(self.first_shard), number(self.last_shard));
        let share = Share { bot, first, last, total: number(self.shards) };
        let beat = self.beat.cast_unsigned();
        (share, Row { held: number(self.held), wanted: number(self.wanted), beat, ended: self.ended })
    }
}

//! How often gateway sessions were begun of late, for the pauses of a process that starts.

use std::time::Duration;

use sqlx::FromRow;

use crate::store::{Error, Store};

/// The sessions that were begun in a row for one shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogInsOfShard {
    /// Which shard, of how many.
    pub shard: (u32, u32),
    /// How many count as begun of late.
    pub lately: usize,
    /// How long ago the last one was.
    pub ago: Duration,
}

impl Store {
    /// What was counted for every shard.
    pub async fn log_ins(&self) -> Result<Vec<LogInsOfShard>, Error> {
        let sql = "select shard, shards, lately, \
                   extract(epoch from clock_timestamp() - last_at)::float8 as ago from log_ins";
        let rows: Vec<LogInsRow> = sqlx::query_as(sql).fetch_all(&self.pool).await?;
        Ok(rows.into_iter().map(LogInsOfShard::from).collect())
    }

    /// Writes down that a session is being begun, and how many now count as begun of late.
    pub async fn count_log_in(&self, shard: (u32, u32), lately: usize) -> Result<(), Error> {
        let number = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
        let sql = "insert into log_ins (shard, shards, lately, last_at) values ($1, $2, $3, clock_timestamp()) \
                   on conflict (shard, shards) do update set lately = excluded.lately, last_at = excluded.last_at";
        let query = sqlx::query(sql).bind(number(shard.0)).bind(number(shard.1));
        query.bind(i32::try_from(lately).unwrap_or(i32::MAX)).execute(&self.pool).await?;
        Ok(())
    }
}

impl Store {
    /// Takes a turn to begin a session among those that share a bucket, if the last one was `apart` ago; else how long that is
    /// still. A clock that was set back makes the last one look like just now.
    pub async fn log_in_turn(
        &self,
        bot: u32,
        bucket: u32,
        apart: Duration,
    ) -> Result<Option<Duration>, Error> {
        let (bot, bucket) = (i64::from(bot), i32::try_from(bucket).unwrap_or(i32::MAX));
        let sql = "insert into log_in_turns as turn (bot, bucket, at) values ($1, $2, clock_timestamp()) \
                   on conflict (bot, bucket) do update set at = clock_timestamp() \
                   where turn.at <= clock_timestamp() - $3 * interval '1 second'";
        let taken =
            sqlx::query(sql).bind(bot).bind(bucket).bind(apart.as_secs_f64()).execute(&self.pool).await?;
        if taken.rows_affected() > 0 {
            return Ok(None);
        }
        let sql = "update log_in_turns set at = least(at, clock_timestamp()) where bot = $1 and bucket = $2 \
                   returning extract(epoch from at - clock_timestamp())::float8 + $3";
        let query = sqlx::query_scalar(sql).bind(bot).bind(bucket).bind(apart.as_secs_f64());
        let wait: Option<f64> = query.fetch_optional(&self.pool).await?;
        let wait = wait.and_then(|wait| Duration::try_from_secs_f64(wait).ok()).unwrap_or_default();
        // The column rounds to milliseconds.
        Ok(Some(wait.min(apart)))
    }
}

#[derive(FromRow)]
struct LogInsRow {
    shard: i32,
    shards: i32,
    lately: i32,
    ago: f64,
}

impl From<LogInsRow> for LogInsOfShard {
    fn from(row: LogInsRow) -> Self {
        let number = |number: i32| u32::try_from(number).unwrap_or(0);
        Self {
            shard: (number(row.shard), number(row.shards)),
            lately: usize::try_from(row.lately).unwrap_or(0),
            // A clock that was set back makes it look like the future: then it was just now.
            ago: Duration::try_from_secs_f64(row.ago).unwrap_or_default(),
        }
    }
}

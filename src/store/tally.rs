//! Replies counted with what people thought of them, and how their reviews stand.

use chrono::{DateTime, Utc};
use sqlx::postgres::PgArguments;
use sqlx::query::QueryAs;
use sqlx::{FromRow, Postgres};

use crate::domain::tally::{Judged, Reviews, Side, Tally};
use crate::domain::time::Timestamp;
use crate::store::row::{moment, time, uuid};
use crate::store::{Error, Store};

/// Finished replies with their opinions, which their cases have counted. Those of whoever decided say nothing of how far others
/// agree with them. Names are compared byte by byte, which is several times as fast as by the rules of a language.
const TALLIES: &str = "\
    with meant as ( \
        select m.id, date_trunc('day', m.at, 'UTC') as day, coalesce(m.model, '') collate \"C\" as model, \
        coalesce(c.parent, m.place) collate \"C\" as channel \
        from messages m join conversations c on c.id = m.conversation_id \
        where m.stage = 'finished' and m.role = 'assistant' and m.id >= $1 \
        and ($2::timestamptz is null or m.at >= $2) and ($3::text is null or c.guild = $3) \
        and ($4::text is null or m.place = $4 or c.parent = $4) \
        and ($5::text[] is null or coalesce(c.parent, m.place) = any($5))) \
    select meant.day, meant.model, meant.channel as place, coalesce(v.likes, 0) as likes, \
    coalesce(v.dislikes, 0) as dislikes, v.verdict, case when v.verdict is not null then ( \
        select sign(count(*) filter (where rating = any($7)) - count(*) filter (where rating = any($6)))::integer \
        from ratings where reply_id = v.reply_id and person_id <> v.verdict_by) end as leaning, count(*) as replies \
    from meant left join reviews v on v.reply_id = meant.id group by 1, 2, 3, 4, 5, 6, 7";

/// So many rows are put in order in memory and not on the disk.
const ROOM_TO_SORT: &str = "set local work_mem = '32MB'";

/// How cases stand, and how long a verdict took from the first of those opinions that asked for it and still stand.
const REVIEWS: &str = "\
    select count(*) filter (where r.state in ('new', 'disputed')) as open, \
    count(*) filter (where r.state = 'disputed') as disputed, count(*) filter (where r.state = 'done') as done, \
    percentile_disc(0.5) within group (order by extract(epoch from r.verdict_at - asked.at) * 1000)::bigint as median_ms \
    from reviews r left join lateral ( \
        select min(at) as at from ( \
            select at from ratings where reply_id = r.reply_id and rating = any($6) and r.state = 'done' \
            union all \
            select at from feedback where reply_id = r.reply_id and not withdrawn and r.state = 'done') it \
        ) asked on asked.at <= r.verdict_at \
    where r.reply_id >= $1 and ($2::timestamptz is null or r.at >= $2) and ($3::text is null or r.guild = $3) \
    and ($4::text is null or r.place = $4 or r.channel = $4) and ($5::text[] is null or r.channel = any($5))";

/// An id holds the moment at which it was made; this is by how much the platform's clock may be ahead of ours.
const AHEAD_MS: i64 = 60 * 60 * 1_000;

/// Which replies are counted.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    /// Those owed at this time or later, if given.
    pub since: Option<Timestamp>,
    /// Those of one server, by its key, if given.
    pub guild: Option<String>,
    /// Those in one place and its threads, by its key, if given.
    pub place: Option<String>,
    /// Those in these channels and their threads, by their keys, if given.
    pub channels: Option<Vec<String>>,
}

impl Store {
    /// Finished replies by day, model, channel and opinions. All replies since then are read: what is asked for is how all
    /// of them were rated.
    pub async fn tallies(&self, counted: &Counted) -> Result<Vec<Tally>, Error> {
        let mut transaction = self.pool.begin().await?;
        sqlx::query(ROOM_TO_SORT).execute(&mut *transaction).await?;
        let query = bound(sqlx::query_as(TALLIES), counted).bind(words(Side::For));
        let rows: Vec<TallyRow> = query.fetch_all(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(rows.into_iter().map(Tally::from).collect())
    }

    /// How the reviews of these replies stand.
    pub async fn reviews(&self, counted: &Counted) -> Result<Reviews, Error> {
        let row: ReviewsRow = bound(sqlx::query_as(REVIEWS), counted).fetch_one(&self.pool).await?;
        Ok(row.into())
    }
}

type Asked<'a, T> = QueryAs<'a, Postgres, T, PgArguments>;

fn bound<'a, T>(query: Asked<'a, T>, counted: &'a Counted) -> Asked<'a, T> {
    // Replies have their ids in the order in which they were owed, so the index on ids finds the newest ones.
    let first = counted.since.map_or(0, |since| since.as_ms().saturating_sub(AHEAD_MS).max(0));
    query
        .bind(uuid(u128::from(first.unsigned_abs()) << 80))
        .bind(counted.since.map(time))
        .bind(counted.guild.as_deref())
        .bind(counted.place.as_deref())
        .bind(counted.channels.as_deref())
        .bind(words(Side::Against))
        // Planned for what is asked: a plan for any period would not know how much is to be read.
        .persistent(false)
}

fn words(side: Side) -> Vec<String> {
    side.ratings().map(|rating| rating.to_string()).collect()
}

#[derive(FromRow)]
struct TallyRow {
    day: DateTime<Utc>,
    model: String,
    place: String,
    likes: i32,
    dislikes: i32,
    verdict: Option<String>,
    leaning: Option<i32>,
    replies: i64,
}

impl From<TallyRow> for Tally {
    fn from(row: TallyRow) -> Self {
        let raters = match row.leaning {
            Some(1) => Some(Side::For),
            Some(-1) => Some(Side::Against),
            _ => None,
        };
        let moderator = match row.verdict.as_deref() {
            Some("good") => Some(Side::For),
            Some("bad" | "corrected") => Some(Side::Against),
            _ => None,
        };
        Self {
            day: moment(row.day),
            model: row.model,
            place: row.place,
            likes: row.likes.unsigned_abs(),
            dislikes: row.dislikes.unsigned_abs(),
            judged: raters.zip(moderator).map(|(raters, moderator)| Judged { raters, moderator }),
            replies: row.replies.unsigned_abs(),
        }
    }
}

#[derive(FromRow)]
struct ReviewsRow {
    open: i64,
    disputed: i64,
    done: i64,
    median_ms: Option<i64>,
}

impl From<ReviewsRow> for Reviews {
    fn from(row: ReviewsRow) -> Self {
        Self {
            open: row.open.unsigned_abs(),
            disputed: row.disputed.unsigned_abs(),
            done: row.done.unsigned_abs(),
            median_ms: row.median_ms.map(i64::unsigned_abs),
        }
    }
}

//! Replies counted with what people thought of them.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use crate::domain::tally::{Side, Tally};
use crate::domain::time::Timestamp;
use crate::store::row::{moment, time};
use crate::store::{Error, Store};

/// Which replies are counted.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    /// Those owed at this time or later, if given.
    pub since: Option<Timestamp>,
    /// Those of one server, by its key, if given.
    pub guild: Option<String>,
    /// Those in one place, by its key, if given.
    pub place: Option<String>,
}

impl Store {
    /// Finished replies by day, model, place and opinions. All replies since then are read: what is asked for is how all of
    /// them were rated.
    pub async fn tallies(&self, counted: &Counted) -> Result<Vec<Tally>, Error> {
        let sql = "select day, model, place, likes, dislikes, count(*) as replies from ( \
                       select date_trunc('day', m.at, 'UTC') as day, coalesce(m.model, '') as model, m.place, \
                       count(*) filter (where r.rating = any($4)) as likes, \
                       count(*) filter (where r.rating = any($5)) as dislikes \
                       from messages m left join ratings r on r.reply_id = m.id \
                       where m.role = 'assistant' and m.stage = 'finished' and ($1::timestamptz is null or m.at >= $1) \
                       and ($3::text is null or m.place = $3) \
                       and ($2::text is null or m.conversation_id in (select id from conversations where guild = $2)) \
                       group by m.id) as rated \
                   group by day, model, place, likes, dislikes order by day, model, place, likes, dislikes";
        let query = sqlx::query_as::<_, TallyRow>(sql).bind(counted.since.map(time));
        let words = |side: Side| side.ratings().map(|rating| rating.to_string()).collect::<Vec<_>>();
        let query = query.bind(&counted.guild).bind(&counted.place);
        let query = query.bind(words(Side::For)).bind(words(Side::Against));
        Ok(query.fetch_all(&self.pool).await?.into_iter().map(Tally::from).collect())
    }
}

#[derive(FromRow)]
struct TallyRow {
    day: DateTime<Utc>,
    model: String,
    place: String,
    likes: i64,
    dislikes: i64,
    replies: i64,
}

impl From<TallyRow> for Tally {
    fn from(row: TallyRow) -> Self {
        let opinions = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
        Self {
            day: moment(row.day),
            model: row.model,
            place: row.place,
            likes: opinions(row.likes),
            dislikes: opinions(row.dislikes),
            replies: row.replies.unsigned_abs(),
        }
    }
}

//! What one person said and rated lately.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use crate::domain::event::Rating;
use crate::domain::key::{AccountKey, GuildKey, Spot};
use crate::domain::time::Timestamp;
use crate::store::row::{moment, read, read_some};
use crate::store::words::Shut;
use crate::store::{Error, Store};

/// An opinion of one's own.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnOpinion {
    /// When it was given.
    pub at: Timestamp,
    /// What was said.
    pub opinion: Opinion,
    /// The newest words of the reply that it is about; none where they were erased, or nothing was said.
    pub reply: Option<String>,
    /// Where the reply is shown, if it was.
    pub shown: Option<Spot>,
    /// The server that this is in; none for direct messages.
    pub guild: Option<GuildKey>,
}

/// What somebody thinks of a reply.
#[derive(Clone, Debug, PartialEq)]
pub enum Opinion {
    /// In words.
    Words(String),
    /// As a rating.
    Rating(Rating),
}

impl Store {
    /// The latest opinions of whoever has this account, the newest first: so many, after leaving out so many.
    pub async fn own_opinions(
        &self,
        account: &AccountKey,
        most: i64,
        after: i64,
    ) -> Result<Vec<OwnOpinion>, Error> {
        // Each half is as long as both together may have to be; in feedback the order of ids is that of time.
        let sql = "with me as (select person_id from accounts where account = $1), \
                   words as (select f.at, f.reply_id, null::text as rating, sealed(t) as said from feedback f \
                       join texts t on t.id = f.texts[cardinality(f.texts)] \
                       where f.person_id = (select person_id from me) and not f.withdrawn and t.body is not null \
                       order by f.id desc limit $2 + $3), \
                   rated as (select r.at, r.reply_id, r.rating, null::jsonb as said from ratings r \
                       where r.person_id = (select person_id from me) order by r.at desc limit $2 + $3), \
                   mine as (select * from words union all select * from rated order by at desc limit $2 offset $3) \
                   select mine.at, rating, said, sealed(t) as reply, c.guild, p.place, p.message from mine \
                   join messages m on m.id = mine.reply_id join conversations c on c.id = m.conversation_id \
                   left join texts t on t.id = m.texts[cardinality(m.texts)] and t.body is not null \
                   left join lateral (select place, message from parts where reply_id = m.id order by part limit 1) p on true \
                   order by mine.at desc";
        let query = sqlx::query_as(sql).bind(account.to_string()).bind(most).bind(after);
        let rows: Vec<OpinionRow> = query.fetch_all(&self.pool).await?;
        rows.into_iter().map(|row| self.one_of_mine(row)).collect()
    }

    fn one_of_mine(&self, row: OpinionRow) -> Result<OwnOpinion, Error> {
        let (table, at) = ("ratings", row.at);
        let opinion = match row.rating {
            Some(rating) => Opinion::Rating(read(table, at, &rating)?),
            None => Opinion::Words(self.text(row.said)?.unwrap_or_default()),
        };
        let place = read_some("parts", at, row.place.as_deref())?;
        let message = read_some("parts", at, row.message.as_deref())?;
        Ok(OwnOpinion {
            at: moment(at),
            opinion,
            reply: self.text(row.reply)?,
            shown: place.zip(message).map(|(place, message)| Spot { place, message }),
            guild: read_some("conversations", at, row.guild.as_deref())?,
        })
    }
}

#[derive(FromRow)]
struct OpinionRow {
    at: DateTime<Utc>,
    rating: Option<String>,
    said: Shut,
    reply: Shut,
    guild: Option<String>,
    place: Option<String>,
    message: Option<String>,
}

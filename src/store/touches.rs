//! What is still to be done on the platform to replies whose end is recorded: owed from the same commit on, until it is done. Where the
//! bot has put thumbs is kept.

use sqlx::PgConnection;
use uuid::Uuid;

use crate::domain::decide::Decision;
use crate::domain::event::Finish;
use crate::domain::id::MessageId;
use crate::domain::inbound::Inbound;
use crate::domain::key::{MessageKey, Spot};
use crate::domain::rating::SEEDS;
use crate::domain::time::Timestamp;
use crate::store::row::{read, time, uuid};
use crate::store::{Error, LeftOpen, Share, Store, Take};

/// How many replies get what they are owed at a time, the newest first.
const MOST: i64 = 500;

/// The last thing that is done to a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// The edit after which it says how it ended.
    Ending,
    /// The bot's own thumbs.
    Thumbs,
}

impl Touch {
    const fn name(self) -> &'static str {
        match self {
            Self::Ending => "ending",
            Self::Thumbs => "thumbs",
        }
    }
}

impl Store {
    /// Replies in servers of these shards that still lack the bot's thumbs, each with its last part; what is older than `since` is
    /// owed no more.
    pub async fn thumbs_owed(
        &self,
        share: &Share,
        since: Timestamp,
    ) -> Result<Vec<(MessageId, Spot)>, Error> {
        self.let_go(Touch::Thumbs, since).await?;
        let sql = "select t.reply_id, p.place, p.message from last_touches t \
                   join messages m on m.id = t.reply_id join conversations c on c.id = m.conversation_id \
                   join lateral (select place, message from parts where reply_id = m.id order by part desc limit 1) p on true \
                   where t.what = 'thumbs' \
                   and not exists (select from last_touches e where e.reply_id = m.id and e.what = 'ending') \
                   and serves(c.guild, $1, $2, $3) order by t.reply_id desc limit $4";
        let [first, last, shards] = share.columns();
        let query = sqlx::query_as(sql).bind(first).bind(last).bind(shards).bind(MOST);
        let rows: Vec<(Uuid, String, String)> = query.fetch_all(&self.pool).await?;
        let owed = |(id, place, message): (Uuid, String, String)| {
            let spot = Spot { place: read("parts", id, &place)?, message: read("parts", id, &message)? };
            Ok((MessageId::from_u128(id.as_u128()), spot))
        };
        rows.into_iter().map(owed).collect()
    }

    /// Replies in servers of these shards whose last edit was refused, each with how it ended; what is older than `since` is owed no
    /// more.
    pub async fn endings_owed(
        &self,
        share: &Share,
        since: Timestamp,
    ) -> Result<Vec<(LeftOpen, Finish)>, Error> {
        self.let_go(Touch::Ending, since).await?;
        self.unclosed(share, MOST).await
    }

    /// Whether the bot has put its thumbs under this part; none for a reply that ended under a program which did not note it. That
    /// one put none under replies that a crash had cut.
    pub async fn thumbs_put(&self, part: &MessageKey) -> Result<Option<bool>, Error> {
        let sql = "select case when t.reply_id is not null then t.put is not distinct from p.message \
                   when m.finish = 'cut' then false end \
                   from parts p join messages m on m.id = p.reply_id left join own_thumbs t on t.reply_id = m.id \
                   where p.message = $1";
        let put = sqlx::query_scalar(sql).bind(part.to_string()).fetch_optional(&self.pool).await?;
        Ok(put.flatten())
    }

    /// Whether a part is the last one of a reply that still lacks the bot's thumbs.
    pub async fn lacks_thumbs(&self, part: &MessageKey) -> Result<bool, Error> {
        let sql = "select exists (select from last_touches t join parts p using (reply_id) \
                   where t.what = 'thumbs' and p.message = $1)";
        Ok(sqlx::query_scalar(sql).bind(part.to_string()).fetch_one(&self.pool).await?)
    }

    /// Notes that this was done to a reply, or that it never can be.
    pub async fn touched(&self, reply: MessageId, touch: Touch) -> Result<(), Error> {
        let sql = "delete from last_touches where reply_id = $1 and what = $2";
        let query = sqlx::query(sql).bind(uuid(reply.as_u128())).bind(touch.name());
        query.execute(&self.pool).await?;
        Ok(())
    }

    /// Notes that the bot's thumbs were put under this part of a reply.
    pub async fn put_thumbs(&self, reply: MessageId, part: &MessageKey) -> Result<(), Error> {
        let sql = "with done as (delete from last_touches where reply_id = $1 and what = 'thumbs') \
                   insert into own_thumbs (reply_id, put) values ($1, $2) \
                   on conflict (reply_id) do update set put = excluded.put";
        let query = sqlx::query(sql).bind(uuid(reply.as_u128())).bind(part.to_string());
        query.execute(&self.pool).await?;
        Ok(())
    }

    async fn let_go(&self, touch: Touch, since: Timestamp) -> Result<(), Error> {
        let sql = "delete from last_touches where what = $1 and since < $2";
        sqlx::query(sql).bind(touch.name()).bind(time(since)).execute(&self.pool).await?;
        Ok(())
    }
}

/// Owes replies that have ended with these decisions what is still to be done to them. None of them has thumbs so far. And under
/// parts from which moderators cleared the bot's own, there are none any more.
pub(super) async fn follow(
    connection: &mut PgConnection,
    takes: &[Take<'_>],
    decisions: &[Decision],
) -> Result<(), Error> {
    lose_cleared(&mut *connection, takes).await?;
    let (mut ended, mut replies, mut touches) = (Vec::new(), Vec::new(), Vec::new());
    for (take, _) in takes.iter().zip(decisions).filter(|(_, decision)| decision.ignored.is_none()) {
        let Some(Inbound::Finished(finished)) = take.inbound else { continue };
        ended.push(uuid(finished.reply.as_u128()));
        let ending = finished.owes.ending.then_some(Touch::Ending);
        let thumbs = finished.owes.thumbs.as_ref().map(|_| Touch::Thumbs);
        for touch in ending.into_iter().chain(thumbs) {
            replies.push(uuid(finished.reply.as_u128()));
            touches.push(touch.name());
        }
    }
    if ended.is_empty() {
        return Ok(());
    }
    let sql = "with owed as (insert into last_touches (reply_id, what) select * from unnest($1::uuid[], $2::text[]) \
                             on conflict do nothing) \
               insert into own_thumbs (reply_id) select unnest($3::uuid[]) on conflict do nothing";
    sqlx::query(sql).bind(replies).bind(touches).bind(ended).execute(connection).await?;
    Ok(())
}

/// Without this, whoever takes a rating back on such a part while nobody hears would seem to have been cleared away with them.
async fn lose_cleared(connection: &mut PgConnection, takes: &[Take<'_>]) -> Result<(), Error> {
    let took_ours = |emoji: &Option<String>| emoji.as_deref().is_none_or(|emoji| SEEDS.contains(&emoji));
    let parts = takes.iter().filter_map(|take| match take.inbound {
        Some(Inbound::Cleared(cleared)) if took_ours(&cleared.emoji) => {
            Some(cleared.spot.message.to_string())
        }
        _ => None,
    });
    let parts: Vec<_> = parts.collect();
    if parts.is_empty() {
        return Ok(());
    }
    let sql = "update own_thumbs t set put = null from parts p \
               where p.message = any($1) and t.reply_id = p.reply_id and t.put = p.message";
    sqlx::query(sql).bind(parts).execute(connection).await?;
    Ok(())
}

//! Parts of replies that are still to be taken away from the platform.

use sqlx::PgConnection;
use uuid::Uuid;

use crate::domain::event::{EraseReason, Event, Fact};
use crate::domain::key::{MessageKey, Spot};
use crate::store::row::read;
use crate::store::{Error, Share, Store};

impl Store {
    /// Parts in servers of these shards that are to be taken away, at most `limit`, from after one on. A reply that is still being written comes when it has
    /// ended, or it would be shown anew.
    pub async fn to_take_down(
        &self,
        share: &Share,
        after: Option<&MessageKey>,
        limit: i64,
    ) -> Result<Vec<Spot>, Error> {
        let sql = "select t.place, t.message from take_downs t join messages m on m.id = t.reply_id \
                   join conversations c on c.id = m.conversation_id where t.message > $1 and m.stage = 'finished' \
                   and serves(c.guild, $3, $4, $5) order by t.message limit $2";
        let [first, last, shards] = share.columns();
        let after = after.map(ToString::to_string).unwrap_or_default();
        let query = sqlx::query_as(sql).bind(after).bind(limit).bind(first).bind(last).bind(shards);
        let rows: Vec<(String, String)> = query.fetch_all(&self.pool).await?;
        let spot = |(place, message): (String, String)| {
            const TABLE: &str = "take_downs";
            Ok(Spot { place: read(TABLE, &message, &place)?, message: read(TABLE, &message, &message)? })
        };
        rows.into_iter().map(spot).collect()
    }

    /// Notes that a part is gone.
    pub async fn taken_down(&self, part: &MessageKey) -> Result<(), Error> {
        let sql = "delete from take_downs where message = $1";
        sqlx::query(sql).bind(part.to_string()).execute(&self.pool).await?;
        Ok(())
    }
}

/// Owes the parts of replies that these events take down, and those that are shown of such a reply afterwards.
pub(super) async fn follow(
    connection: &mut PgConnection,
    events: impl Iterator<Item = &Event>,
) -> Result<(), Error> {
    let concerned = events.filter(|event| match &event.fact {
        Fact::TextsErased(erased) => erased.reason == EraseReason::TakenDown,
        Fact::PartShown(_) => true,
        _ => false,
    });
    let replies = concerned.filter_map(|event| event.message);
    let replies: Vec<_> = replies.map(|id| Uuid::from_u128(id.as_u128())).collect();
    if replies.is_empty() {
        return Ok(());
    }
    let sql = "insert into take_downs select p.message, p.place, p.reply_id from parts p join messages m on m.id = p.reply_id \
               where p.reply_id = any($1) and m.taken_down on conflict (message) do nothing";
    sqlx::query(sql).bind(replies).execute(connection).await?;
    Ok(())
}

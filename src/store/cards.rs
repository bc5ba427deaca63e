//! How far the moderators' channel shows what happened, and what it shows.

use std::collections::BTreeSet;

use sqlx::FromRow;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::codec::decode;
use crate::domain::event::{EraseReason, Fact};
use crate::domain::id::MessageId;
use crate::domain::key::Spot;
use crate::domain::state::Card;
use crate::store::row::{CardRow, read, uuid};
use crate::store::{Error, Share, Shows, Store};

/// The kinds of events that change what a card shows.
const TELLING: [&str; 4] = ["update_message", "review_message", "erase", "add_message"];

/// One step along the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The place of the event.
    pub seq: i64,
    /// The reply whose card it changes, if it changes one.
    pub reply: Option<MessageId>,
}

/// A card, with what it showed last.
#[derive(Clone, Debug, PartialEq)]
pub struct Carded {
    /// The card.
    pub card: Card,
    /// A hash of what it showed last, if that is known.
    pub showed: Option<String>,
    /// Whether somebody took it away.
    pub gone: bool,
}

impl Store {
    /// The place in the log up to which every card in servers of these shards shows what happened; none if nobody kept cards there.
    /// What processes with another number of shards have noted counts where they had noted it for all servers.
    pub async fn card_progress(&self, share: &Share) -> Result<Option<i64>, Error> {
        let rows: Vec<(i32, i32, i64)> =
            sqlx::query_as("select shard, shards, seq from cards_shown").fetch_all(&self.pool).await?;
        let number = |number: i32| u32::try_from(number).unwrap_or(0);
        let noted: Vec<_> = rows.into_iter().map(|(of, all, seq)| (number(of), number(all), seq)).collect();
        Ok(shown_to(share, &noted))
    }

    /// Notes that every card in servers of these shards shows what happened up to here.
    pub async fn cards_show(&self, share: &Share, seq: i64) -> Result<(), Error> {
        let [first, last, shards] = share.columns();
        let sql = "insert into cards_shown (shard, shards, seq) select it, $3, $4 from generate_series($1, $2) it \
                   on conflict (shard, shards) do update set seq = greatest(cards_shown.seq, excluded.seq)";
        let query = sqlx::query(sql).bind(first).bind(last).bind(shards);
        query.bind(seq).execute(&self.pool).await?;
        Ok(())
    }

    /// The next events, at most `limit`, each with the reply whose card it changes: one in a server of these shards that has a
    /// case. What erases something changes every card that shows it, and is then as many steps.
    pub async fn changes_of_cards(&self, share: &Share, after: i64, limit: i64) -> Result<Vec<Step>, Error> {
        let sql = "select e.seq, r.reply_id, e.version, case e.kind when 'erase' then e.payload end as erased, e.person_id \
                   from events e left join reviews r on r.reply_id = e.message_id and e.kind = any($2) \
                   and serves(r.guild, $4, $5, $6) where e.seq > $1 order by e.seq limit $3";
        let [first, last, shards] = share.columns();
        let query = sqlx::query_as(sql).bind(after).bind(TELLING).bind(limit);
        let rows: Vec<StepRow> = query.bind(first).bind(last).bind(shards).fetch_all(&self.pool).await?;
        let mut steps = Vec::with_capacity(rows.len());
        for row in rows {
            let (seq, reply) = (row.seq, row.reply_id);
            steps.push(Step { seq, reply: reply.map(|id| MessageId::from_u128(id.as_u128())) });
            let others = self.cards_that_show(share, row.gone()?).await?;
            steps.extend(others.into_iter().map(|reply| Step { seq, reply: Some(reply) }));
        }
        Ok(steps)
    }

    async fn cards_that_show(&self, share: &Share, gone: Vec<Uuid>) -> Result<Vec<MessageId>, Error> {
        if gone.is_empty() {
            return Ok(Vec::new());
        }
        let sql = "select v.reply_id from card_views v join reviews r on r.reply_id = v.reply_id \
                   where (v.shows && $1 or v.shows is null) and not v.gone and serves(r.guild, $2, $3, $4)";
        let [first, last, shards] = share.columns();
        let query = sqlx::query_scalar(sql).bind(gone).bind(first).bind(last).bind(shards);
        let rows: Vec<Uuid> = query.fetch_all(&self.pool).await?;
        Ok(rows.into_iter().map(|id| MessageId::from_u128(id.as_u128())).collect())
    }

    /// The card of a reply; none if it has none.
    pub async fn card(&self, reply: MessageId) -> Result<Option<Carded>, Error> {
        let sql = "select c.*, v.showed, coalesce(v.gone, false) as gone from review_cards c \
                   left join card_views v on v.reply_id = c.reply_id where c.reply_id = $1";
        let row: Option<CardedRow> =
            sqlx::query_as(sql).bind(uuid(reply.as_u128())).fetch_optional(&self.pool).await?;
        let carded =
            |CardedRow { card, showed, gone }: CardedRow| Ok(Carded { card: card.try_into()?, showed, gone });
        row.map(carded).transpose()
    }

    /// Notes what a card shows now: a hash of it, and the texts and people that stand there.
    pub async fn card_showed(&self, reply: MessageId, showed: &str, shows: &Shows) -> Result<(), Error> {
        let sql = "insert into card_views (reply_id, showed, gone, shows) values ($1, $2, false, $3) \
                   on conflict (reply_id) do update set showed = excluded.showed, gone = false, shows = excluded.shows";
        sqlx::query(sql).bind(uuid(reply.as_u128())).bind(showed).bind(&shows.0).execute(&self.pool).await?;
        Ok(())
    }

    /// Notes that somebody took a card away.
    pub async fn card_is_gone(&self, reply: MessageId) -> Result<(), Error> {
        let sql = "insert into card_views (reply_id, showed, gone, shows) values ($1, '', true, '{}') \
                   on conflict (reply_id) do update set showed = '', gone = true, shows = '{}'";
        sqlx::query(sql).bind(uuid(reply.as_u128())).execute(&self.pool).await?;
        Ok(())
    }

    /// The newest card of each place that has any, in servers of these shards.
    pub async fn newest_cards(&self, share: &Share) -> Result<Vec<Spot>, Error> {
        let sql = "select distinct on (c.place) c.place, c.message from review_cards c \
                   join reviews r on r.reply_id = c.reply_id where serves(r.guild, $1, $2, $3) order by c.place, c.at desc";
        let [first, last, shards] = share.columns();
        let query = sqlx::query_as(sql).bind(first).bind(last).bind(shards);
        let found: Vec<(String, String)> = query.fetch_all(&self.pool).await?;
        let spot = |(place, message): (String, String)| {
            const TABLE: &str = "review_cards";
            Ok(Spot { place: read(TABLE, &message, &place)?, message: read(TABLE, &message, &message)? })
        };
        found.into_iter().map(spot).collect()
    }
}

/// Up to where cards in servers of these shards show the log, by what was noted of each shard (which, of how many): by
/// processes of any number of shards, as far as they had all the servers.
fn shown_to(share: &Share, noted: &[(u32, u32, i64)]) -> Option<i64> {
    let all_of = |shards: u32| {
        let theirs = (0..shards).filter(|shard| share.meets_shard(*shard, shards));
        let noted_of = |shard| noted.iter().find(|(of, all, _)| (*of, *all) == (shard, shards));
        theirs.map(|shard| noted_of(shard).map(|(.., seq)| *seq)).min().flatten()
    };
    let numbers: BTreeSet<_> = noted.iter().map(|(_, shards, _)| *shards).collect();
    numbers.into_iter().filter_map(all_of).max()
}

#[derive(FromRow)]
struct StepRow {
    seq: i64,
    reply_id: Option<Uuid>,
    version: i16,
    erased: Option<Json<serde_json::Value>>,
    person_id: Option<Uuid>,
}

impl StepRow {
    /// The texts that the event erased, and the person whose account nobody knows any more.
    fn gone(self) -> Result<Vec<Uuid>, Error> {
        let Self { seq, version, erased, person_id, .. } = self;
        let Some(Json(payload)) = erased else { return Ok(Vec::new()) };
        let fact = decode("erase", version, payload).map_err(|source| Error::Event { seq, source })?;
        let Fact::TextsErased(erased) = fact else { return Ok(Vec::new()) };
        let forgotten = person_id.filter(|_| erased.reason == EraseReason::Forgotten);
        Ok(erased.texts.iter().map(|id| uuid(id.as_u128())).chain(forgotten).collect())
    }
}

#[derive(FromRow)]
struct CardedRow {
    #[sqlx(flatten)]
    card: CardRow,
    showed: Option<String>,
    gone: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(share: (u32, u32, u32), noted: &[(u32, u32, i64)], expected: Option<i64>) {
        let (first, last, total) = share;
        assert_eq!(shown_to(&Share { bot: 1, first, last, total }, noted), expected, "{share:?} {noted:?}");
    }

    #[test]
    fn cards_go_on_from_where_their_own_shards_were() {
        check((0, 0, 1), &[], None);
        check((0, 0, 1), &[(0, 1, 9)], Some(9));
        check((0, 1, 4), &[(0, 4, 7), (1, 4, 8), (2, 4, 1)], Some(7));
    }

    #[test]
    fn another_number_of_shards_goes_on_from_where_all_of_its_servers_were() {
        check((0, 1, 4), &[(0, 1, 9)], Some(9));
        check((2, 2, 4), &[(0, 2, 5), (1, 2, 9)], Some(5));
        check((0, 0, 1), &[(0, 2, 5), (1, 2, 9)], Some(5));
        check((0, 0, 1), &[(0, 2, 5)], None);
        // Back to one process, after a time in which there were two: these were further.
        check((0, 0, 1), &[(0, 1, 3), (0, 2, 5), (1, 2, 9)], Some(5));
    }
}

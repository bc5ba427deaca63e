//! How far the moderators' channel shows what happened, and what it shows.

use sqlx::FromRow;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::codec::decode;
use crate::domain::event::{EraseReason, Fact};
use crate::domain::id::MessageId;
use crate::domain::key::Spot;
use crate::domain::state::Card;
use crate::store::row::{CardRow, read, uuid};
use crate::store::{Error, Shows, Store};

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
    /// The place in the log up to which every card shows what happened; none if there was never a channel for them.
    pub async fn card_progress(&self) -> Result<Option<i64>, Error> {
        Ok(sqlx::query_scalar("select seq from card_progress").fetch_optional(&self.pool).await?)
    }

    /// Notes that every card shows what happened up to here.
    pub async fn cards_show(&self, seq: i64) -> Result<(), Error> {
        let sql = "insert into card_progress values (true, $1) on conflict (only_one) do update set seq = greatest(card_progress.seq, excluded.seq)";
        sqlx::query(sql).bind(seq).execute(&self.pool).await?;
        Ok(())
    }

    /// The next events, at most `limit`, each with the reply whose card it changes: one that has a case. What erases something
    /// changes every card that shows it, and is then as many steps.
    pub async fn changes_of_cards(&self, after: i64, limit: i64) -> Result<Vec<Step>, Error> {
        let sql = "select e.seq, r.reply_id, e.version, case e.kind when 'erase' then e.payload end as erased, e.person_id \
                   from events e left join reviews r on r.reply_id = e.message_id and e.kind = any($2) \
                   where e.seq > $1 order by e.seq limit $3";
        let query = sqlx::query_as(sql).bind(after).bind(TELLING).bind(limit);
        let rows: Vec<StepRow> = query.fetch_all(&self.pool).await?;
        let mut steps = Vec::with_capacity(rows.len());
        for row in rows {
            let (seq, reply) = (row.seq, row.reply_id);
            steps.push(Step { seq, reply: reply.map(|id| MessageId::from_u128(id.as_u128())) });
            let others = self.cards_that_show(row.gone()?).await?;
            steps.extend(others.into_iter().map(|reply| Step { seq, reply: Some(reply) }));
        }
        Ok(steps)
    }

    async fn cards_that_show(&self, gone: Vec<Uuid>) -> Result<Vec<MessageId>, Error> {
        if gone.is_empty() {
            return Ok(Vec::new());
        }
        let sql = "select reply_id from card_views where (shows && $1 or shows is null) and not gone";
        let rows: Vec<Uuid> = sqlx::query_scalar(sql).bind(gone).fetch_all(&self.pool).await?;
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

    /// The newest card of each place that has any.
    pub async fn newest_cards(&self) -> Result<Vec<Spot>, Error> {
        let sql = "select distinct on (place) place, message from review_cards order by place, at desc";
        let found: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(&self.pool).await?;
        let spot = |(place, message): (String, String)| {
            const TABLE: &str = "review_cards";
            Ok(Spot { place: read(TABLE, &message, &place)?, message: read(TABLE, &message, &message)? })
        };
        found.into_iter().map(spot).collect()
    }
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

//! The log told again: by conversations, or in its own order, row by row as somebody takes them.

use std::collections::HashSet;

use futures_util::stream::{BoxStream, StreamExt, TryStreamExt};
use sqlx::Postgres;
use sqlx::postgres::PgArguments;
use sqlx::query::QueryScalar;
use uuid::Uuid;

use crate::domain::event::Recorded;
use crate::domain::history::{History, Span};
use crate::domain::id::{MessageId, PersonId};
use crate::store::log::{events, recorded};
use crate::store::row::uuid;
use crate::store::{Error, Store};

/// Conversations one after the other, each with what its state is made from; where it was shown makes none of it.
const BY_CONVERSATION: &str = events!(
    "conversations c join events e on e.conversation_id = c.id \
    where e.seq > $1 and e.seq <= $2 and e.kind <> 'show_part' and ($3::text is null or c.guild = $3) \
    and ($4::text is null or c.place = $4 or c.parent = $4) \
    and not (c.place = any($5) or coalesce(c.parent, c.place) = any($5)) \
    order by e.conversation_id, e.seq"
);

/// Everything, in the order of the log.
const IN_ORDER: &str = events!(
    "events e left join conversations c on c.id = e.conversation_id \
    where e.seq > $1 and e.seq <= $2 and ($3::text is null or c.guild = $3) \
    and ($4::text is null or c.place = $4 or c.parent = $4) \
    and (c.place is null or not (c.place = any($5) or coalesce(c.parent, c.place) = any($5))) \
    order by e.seq"
);

/// Conversations in which some messages are, and those that these go on from: what their messages follow is in another one.
const BEFORE: &str = "\
    with recursive before (id, hop) as (\
    select distinct conversation_id, 1 from messages where id = any($1) \
    union select followed.conversation_id, hop + 1 from before \
    cross join lateral (select distinct parent_id from messages where conversation_id = before.id and parent_id is not null) said \
    cross join lateral (select conversation_id from messages where id = said.parent_id and conversation_id <> before.id) followed \
    where hop < $2) \
    select distinct id from before";

/// What happened in some conversations. They are told by their ids and not by a query, of which the planner would believe that
/// it brings most of them.
const OF_THESE: &str = events!(
    "events e where conversation_id = any($1) and seq <= $2 and kind <> 'show_part' order by conversation_id, seq"
);

/// How many people are asked about at a time.
const PEOPLE: usize = 10_000;

/// Conversations as they are read, one at a time in memory.
pub struct Histories<'a> {
    rows: BoxStream<'a, Result<Recorded, Error>>,
    /// The first event of the next one.
    next: Option<Recorded>,
}

impl Store {
    /// The conversations of a part of the log, in the order of their ids.
    pub fn histories(&self, span: &Span) -> Histories<'_> {
        Histories { rows: self.read_along(BY_CONVERSATION, span), next: None }
    }

    /// A part of the log in its own order, read as it is taken.
    pub fn recorded(&self, span: &Span) -> BoxStream<'_, Result<Recorded, Error>> {
        self.read_along(IN_ORDER, span)
    }

    /// The conversations in which these messages are, and those that led to them, so many of them one behind the other, as of a
    /// place in the log.
    pub async fn histories_before(
        &self,
        messages: &[MessageId],
        hops: usize,
        until: i64,
    ) -> Result<Vec<History>, Error> {
        if messages.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<_> = messages.iter().map(|id| uuid(id.as_u128())).collect();
        let hops = i32::try_from(hops).unwrap_or(i32::MAX);
        let conversations: Vec<Uuid> =
            sqlx::query_scalar(BEFORE).bind(ids).bind(hops).fetch_all(&self.pool).await?;
        let rows = sqlx::query(OF_THESE).bind(conversations).bind(until).persistent(false).fetch(&self.pool);
        let rows = rows.map(|row| recorded(&row?)).boxed();
        let (mut histories, mut before) = (Histories { rows, next: None }, Vec::new());
        while let Some(history) = histories.next().await? {
            before.push(history);
        }
        Ok(before)
    }

    fn read_along(&self, sql: &'static str, span: &Span) -> BoxStream<'_, Result<Recorded, Error>> {
        let query = sqlx::query(sql).bind(span.after).bind(span.until);
        let query = query.bind(span.guild.as_ref().map(ToString::to_string));
        let query = query.bind(span.place.as_ref().map(ToString::to_string));
        let query = query.bind(span.except.iter().map(ToString::to_string).collect::<Vec<_>>());
        // Planned for what is asked: a plan for any span would not know how much is to be read.
        query.persistent(false).fetch(&self.pool).map(|row| recorded(&row?)).boxed()
    }

    /// Those of these people who allow that models are trained on their words, as of now.
    pub async fn may_train(&self, people: &[PersonId]) -> Result<HashSet<PersonId>, Error> {
        // Who was not asked has not allowed it, and who keeps nothing allows nothing.
        let sql = "select person_id from consents where person_id = any($1) and train \
                   and keep is not false and not forgotten";
        self.those_of(people, |ids| sqlx::query_scalar(sql).bind(ids)).await
    }

    /// Those of these people who allowed it at a place in the log, whatever they said of it since.
    pub async fn might_train(&self, people: &[PersonId], seq: i64) -> Result<HashSet<PersonId>, Error> {
        let sql = "select person from unnest($1::uuid[]) person, lateral (\
                   select payload from events where kind = 'set_consent' and person_id = person and seq <= $2 \
                   and payload ->> 'step' = 'train' order by seq desc limit 1) last \
                   where (last.payload -> 'given')::boolean";
        self.those_of(people, |ids| sqlx::query_scalar(sql).bind(ids).bind(seq)).await
    }

    async fn those_of<'q>(
        &self,
        people: &[PersonId],
        query: impl Fn(Vec<Uuid>) -> QueryScalar<'q, Postgres, Uuid, PgArguments>,
    ) -> Result<HashSet<PersonId>, Error> {
        let mut those = HashSet::new();
        for some in people.chunks(PEOPLE) {
            let rows =
                query(some.iter().map(|id| uuid(id.as_u128())).collect()).fetch_all(&self.pool).await?;
            those.extend(rows.into_iter().map(|id| PersonId::from_u128(id.as_u128())));
        }
        Ok(those)
    }
}

impl Histories<'_> {
    /// The next conversation; none after the last.
    pub async fn next(&mut self) -> Result<Option<History>, Error> {
        let first = match self.next.take() {
            Some(first) => first,
            None => match self.rows.try_next().await? {
                Some(first) => first,
                None => return Ok(None),
            },
        };
        let conversation = first.event.conversation;
        let mut history = vec![first];
        while let Some(recorded) = self.rows.try_next().await? {
            if recorded.event.conversation != conversation {
                self.next = Some(recorded);
                break;
            }
            history.push(recorded);
        }
        Ok(Some(history))
    }
}

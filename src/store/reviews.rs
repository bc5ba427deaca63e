//! The queue of reviews: which reply is next, and on whose desk it is.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::id::{MessageId, PersonId};
use crate::domain::key::{GuildKey, PlaceKey};
use crate::domain::review::{Case, CaseState, Filter, Leaning, Sample, Status, Verdict};
use crate::domain::time::Timestamp;
use crate::store::row::{CaseRow, moment, read, read_some, time, uuid};
use crate::store::{Error, Store};

/// The next case of a kind, put on a desk in one statement. Whoever chooses the same at the same time passes over it; who saw it
/// free a moment ago, with an older look at the leases, takes nothing and is told what it would have been.
const NEXT: &str = "\
    with next as ( \
        select r.reply_id from reviews r \
        where r.guild = $1 and r.channel = any($2) and r.state = any($3) and r.reply_id > $4 \
        and ($5::text is null or r.model = $5) and ($6::uuid is null or r.person_id = $6) \
        and ($7::text is null or r.place = $7 or r.channel = $7) and ($8::timestamptz is null or r.at >= $8) \
        and (not $9 or r.words > 0) and (not $10 or r.likes > 0) and (not $11 or r.dislikes > 0) \
        and not exists (select from review_leases l \
                        where l.reply_id = r.reply_id and l.until > $12 and l.person_id <> $13) \
        order by r.reply_id limit 1 for update of r skip locked), \
    held as ( \
        insert into review_leases (reply_id, person_id, until, filter) select reply_id, $13, $14, $15 from next \
        on conflict (reply_id) do update \
        set person_id = excluded.person_id, until = excluded.until, filter = excluded.filter \
        where review_leases.until <= $12 or review_leases.person_id = excluded.person_id \
        returning reply_id) \
    select next.reply_id as chosen, held.reply_id as held from next left join held on true";

/// The same for a reply that nothing asks about, the first one from somewhere in the order of replies. It walks along them,
/// and `offset 0` keeps the planner from reading whole what it needs one row of at each step.
const ANY: &str = "\
    with next as ( \
        select m.id as reply_id from messages m \
        cross join lateral (select guild, parent from conversations where id = m.conversation_id offset 0) c \
        left join lateral (select reply_id, state, likes from reviews where reply_id = m.id offset 0) r on true \
        where m.stage = 'finished' and m.id > $4 and c.guild = $1 and coalesce(c.parent, m.place) = any($2) \
        and case when $3 then r.state = 'quiet' and r.likes > 0 else r.reply_id is null end \
        and ($5::text is null or m.model = $5) and ($6::uuid is null or m.person_id = $6) \
        and ($7::text is null or m.place = $7 or c.parent = $7) and ($8::timestamptz is null or m.at >= $8) \
        and not exists (select from review_leases l where l.reply_id = m.id and l.until > $9 and l.person_id <> $10) \
        order by m.id limit 1), \
    held as ( \
        insert into review_leases (reply_id, person_id, until, filter) select reply_id, $10, $11, $12 from next \
        on conflict (reply_id) do update \
        set person_id = excluded.person_id, until = excluded.until, filter = excluded.filter \
        where review_leases.until <= $9 or review_leases.person_id = excluded.person_id \
        returning reply_id) \
    select next.reply_id as chosen, held.reply_id as held from next left join held on true";

/// For whom a case is looked for, and until when it is theirs.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// Who reviews.
    pub by: PersonId,
    /// In which server.
    pub guild: &'a GuildKey,
    /// The channels whose replies they may review.
    pub channels: &'a [PlaceKey],
    /// The moment at which they ask.
    pub now: Timestamp,
    /// The moment from which it may be somebody else's.
    pub until: Timestamp,
}

/// How full the queue is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Cases that wait, disputed ones and those on desks among them.
    pub waiting: u64,
    /// Those that are disputed.
    pub disputed: u64,
    /// Those on somebody else's desk.
    pub held: u64,
    /// Verdicts of whoever asks, of the last day, that stand.
    pub decided: u64,
}

impl Store {
    /// Puts the first case of a kind after a reply on a desk; none when there is none that nobody else holds.
    pub async fn lease(
        &self,
        desk: Desk<'_>,
        filter: &Filter,
        after: Option<MessageId>,
    ) -> Result<Option<MessageId>, Error> {
        loop {
            let found = match filter.sample {
                Some(sample) => self.any(desk, filter, sample, after).await?,
                None => self.next(desk, filter, after).await?,
            };
            match found {
                Some(Found { held: Some(held), .. }) => return Ok(Some(message(held))),
                // Somebody was faster, which the next look sees: each turn of this loop is one case fewer for all.
                Some(Found { held: None, .. }) => {}
                None => return Ok(None),
            }
        }
    }

    async fn next(
        &self,
        desk: Desk<'_>,
        filter: &Filter,
        after: Option<MessageId>,
    ) -> Result<Option<Found>, Error> {
        let query = sqlx::query_as(NEXT)
            .bind(desk.guild.to_string())
            .bind(texts(desk.channels))
            .bind(states(filter.status))
            .bind(uuid(after.map_or(0, MessageId::as_u128)))
            .bind(filter.model.as_deref())
            .bind(filter.asker.map(|id| uuid(id.as_u128())))
            .bind(filter.place.as_ref().map(ToString::to_string))
            .bind(filter.since.map(time))
            .bind(filter.words)
            .bind(filter.rated == Some(Leaning::Liked))
            .bind(filter.rated == Some(Leaning::Disliked))
            .bind(time(desk.now))
            .bind(uuid(desk.by.as_u128()))
            .bind(time(desk.until))
            .bind(Json(FilterRow::from(filter)));
        // Planned for what is asked: a plan for any filter would not know that few cases wait.
        Ok(query.persistent(false).fetch_optional(&self.pool).await?)
    }

    async fn any(
        &self,
        desk: Desk<'_>,
        filter: &Filter,
        sample: Sample,
        after: Option<MessageId>,
    ) -> Result<Option<Found>, Error> {
        let query = sqlx::query_as(ANY)
            .bind(desk.guild.to_string())
            .bind(texts(desk.channels))
            .bind(sample == Sample::Liked)
            .bind(uuid(after.map_or(0, MessageId::as_u128)))
            .bind(filter.model.as_deref())
            .bind(filter.asker.map(|id| uuid(id.as_u128())))
            .bind(filter.place.as_ref().map(ToString::to_string))
            .bind(filter.since.map(time))
            .bind(time(desk.now))
            .bind(uuid(desk.by.as_u128()))
            .bind(time(desk.until))
            .bind(Json(FilterRow::from(filter)));
        Ok(query.persistent(false).fetch_optional(&self.pool).await?)
    }

    /// The oldest and the newest finished reply: between them a sample begins.
    pub async fn span(&self) -> Result<Option<(MessageId, MessageId)>, Error> {
        let sql = "select (select id from messages where stage = 'finished' order by id limit 1), \
                   (select id from messages where stage = 'finished' order by id desc limit 1)";
        let (first, last): (Option<Uuid>, Option<Uuid>) = sqlx::query_as(sql).fetch_one(&self.pool).await?;
        Ok(first.map(message).zip(last.map(message)))
    }

    /// Puts a reply on a desk, or leaves it there for longer; false if it is on another one. What was asked for last stays so.
    pub async fn hold(&self, desk: Desk<'_>, reply: MessageId) -> Result<bool, Error> {
        let sql = "insert into review_leases (reply_id, person_id, until, filter) \
                   select $1, $2, $3, coalesce( \
                       (select filter from review_leases where person_id = $2 order by until desc limit 1), $4) \
                   on conflict (reply_id) do update set person_id = excluded.person_id, until = excluded.until, \
                   filter = case when review_leases.person_id = excluded.person_id then review_leases.filter \
                            else excluded.filter end \
                   where review_leases.until <= $5 or review_leases.person_id = excluded.person_id";
        self.held(sql, desk, reply, FilterRow::default()).await
    }

    /// The same of a reply that was asked for by itself, from which no way leads along the queue.
    pub async fn hold_named(&self, desk: Desk<'_>, reply: MessageId) -> Result<bool, Error> {
        let sql = "insert into review_leases (reply_id, person_id, until, filter) values ($1, $2, $3, $4) \
                   on conflict (reply_id) do update \
                   set person_id = excluded.person_id, until = excluded.until, filter = excluded.filter \
                   where review_leases.until <= $5 or review_leases.person_id = excluded.person_id";
        self.held(sql, desk, reply, FilterRow { named: true, ..FilterRow::default() }).await
    }

    async fn held(
        &self,
        sql: &'static str,
        desk: Desk<'_>,
        reply: MessageId,
        filter: FilterRow,
    ) -> Result<bool, Error> {
        let query = sqlx::query(sql).bind(uuid(reply.as_u128())).bind(uuid(desk.by.as_u128()));
        let query = query.bind(time(desk.until)).bind(Json(filter)).bind(time(desk.now));
        Ok(query.execute(&self.pool).await?.rows_affected() > 0)
    }

    /// The name of whoever has a reply on the desk at this moment, and until when it is theirs.
    pub async fn holder(
        &self,
        reply: MessageId,
        now: Timestamp,
    ) -> Result<Option<(Option<String>, Timestamp)>, Error> {
        let sql = "select person_id, until from review_leases where reply_id = $1 and until > $2";
        let query = sqlx::query_as(sql).bind(uuid(reply.as_u128())).bind(time(now));
        let row: Option<(Uuid, DateTime<Utc>)> = query.fetch_optional(&self.pool).await?;
        let Some((by, until)) = row else { return Ok(None) };
        let by = PersonId::from_u128(by.as_u128());
        Ok(Some((self.names([by]).await?.remove(&by), moment(until))))
    }

    /// Takes everything off a desk but this reply, and forgets what has long been nobody's.
    pub async fn put_back(&self, desk: Desk<'_>, except: Option<MessageId>) -> Result<(), Error> {
        let sql = "delete from review_leases where (person_id = $1 and reply_id is distinct from $2) \
                   or until < $3 - interval '1 day'";
        let query = sqlx::query(sql).bind(uuid(desk.by.as_u128()));
        let query = query.bind(except.map(|id| uuid(id.as_u128()))).bind(time(desk.now));
        query.execute(&self.pool).await?;
        Ok(())
    }

    /// What somebody asked for when they took the reply that is, or was last, on their desk.
    pub async fn asked_for(&self, by: PersonId) -> Result<Option<Filter>, Error> {
        let sql = "select filter from review_leases where person_id = $1 order by until desc limit 1";
        let row: Option<Json<FilterRow>> =
            sqlx::query_scalar(sql).bind(uuid(by.as_u128())).fetch_optional(&self.pool).await?;
        row.map(|Json(row)| row.into_filter()).transpose()
    }

    /// Whether somebody came to what is, or was last, on their desk along the queue, and not by its name.
    pub async fn came_along(&self, by: PersonId) -> Result<bool, Error> {
        let sql = "select filter from review_leases where person_id = $1 order by until desc limit 1";
        let row: Option<Json<FilterRow>> =
            sqlx::query_scalar(sql).bind(uuid(by.as_u128())).fetch_optional(&self.pool).await?;
        Ok(row.is_some_and(|Json(row)| !row.named))
    }

    /// What somebody decided last in a server since then, as far as it stands.
    pub async fn last_decided(
        &self,
        desk: Desk<'_>,
        since: Timestamp,
    ) -> Result<Option<(MessageId, Verdict)>, Error> {
        let sql = "select * from reviews where verdict_by = $1 and verdict_at >= $2 and guild = $3 \
                   order by verdict_at desc limit 1";
        let query = sqlx::query_as(sql).bind(uuid(desk.by.as_u128())).bind(time(since));
        let row: Option<CaseRow> = query.bind(desk.guild.to_string()).fetch_optional(&self.pool).await?;
        let case = row.map(Case::try_from).transpose()?;
        Ok(case.and_then(|case| Some((case.reply, case.decided?.verdict))))
    }

    /// How full the queue of these channels is.
    pub async fn cases_waiting(&self, desk: Desk<'_>) -> Result<Waiting, Error> {
        let sql = "select count(*), count(*) filter (where r.state = 'disputed'), count(l.reply_id), \
                   (select count(*) from reviews where guild = $1 and verdict_by = $5 \
                    and verdict_at > $4 - interval '1 day') \
                   from reviews r left join review_leases l \
                   on l.reply_id = r.reply_id and l.until > $4 and l.person_id <> $5 \
                   where r.guild = $1 and r.channel = any($2) and r.state = any($3)";
        let query = sqlx::query_as(sql).bind(desk.guild.to_string()).bind(texts(desk.channels));
        let query = query.bind(states(Status::Waiting)).bind(time(desk.now)).bind(uuid(desk.by.as_u128()));
        let counts: (i64, i64, i64, i64) = query.persistent(false).fetch_one(&self.pool).await?;
        let count = |count| u64::try_from(count).unwrap_or(0);
        Ok(Waiting {
            waiting: count(counts.0),
            disputed: count(counts.1),
            held: count(counts.2),
            decided: count(counts.3),
        })
    }
}

/// What a look for a case came to: which one, and whether it is theirs.
#[derive(FromRow)]
struct Found {
    #[expect(dead_code, reason = "tells a case that somebody else took from none at all")]
    chosen: Uuid,
    held: Option<Uuid>,
}

fn message(id: Uuid) -> MessageId {
    MessageId::from_u128(id.as_u128())
}

fn texts(keys: &[PlaceKey]) -> Vec<String> {
    keys.iter().map(ToString::to_string).collect()
}

fn states(status: Status) -> Vec<&'static str> {
    let states: &[CaseState] = match status {
        Status::Waiting => &[CaseState::New, CaseState::Disputed],
        Status::Disputed => &[CaseState::Disputed],
        Status::Skipped => &[CaseState::Skipped],
        Status::Done => &[CaseState::Done],
    };
    states.iter().map(|state| state.as_str()).collect()
}

/// A filter as a lease remembers it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct FilterRow {
    status: Option<String>,
    rated: Option<String>,
    words: bool,
    place: Option<String>,
    model: Option<String>,
    since: Option<i64>,
    asker: Option<Uuid>,
    sample: Option<String>,
    /// Whether it was no kind that was asked for, but this reply.
    named: bool,
}

impl From<&Filter> for FilterRow {
    fn from(it: &Filter) -> Self {
        Self {
            status: Some(it.status.to_string()),
            rated: it.rated.map(|rated| rated.to_string()),
            words: it.words,
            place: it.place.as_ref().map(ToString::to_string),
            model: it.model.clone(),
            since: it.since.map(Timestamp::as_ms),
            asker: it.asker.map(|id| uuid(id.as_u128())),
            sample: it.sample.map(|sample| sample.to_string()),
            named: false,
        }
    }
}

impl FilterRow {
    fn into_filter(self) -> Result<Filter, Error> {
        const TABLE: &str = "review_leases";
        let status: Option<Status> = read_some(TABLE, "filter", self.status.as_deref())?;
        Ok(Filter {
            status: status.unwrap_or_default(),
            rated: read_some(TABLE, "filter", self.rated.as_deref())?,
            words: self.words,
            place: self.place.as_deref().map(|place| read(TABLE, "filter", place)).transpose()?,
            model: self.model,
            since: self.since.map(Timestamp::from_ms),
            asker: self.asker.map(|id| PersonId::from_u128(id.as_u128())),
            sample: read_some(TABLE, "filter", self.sample.as_deref())?,
        })
    }
}

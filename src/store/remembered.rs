//! What of the last days may have changed unseen, and where the bot was spoken to.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Display;

use chrono::{DateTime, Utc};
use sqlx::FromRow;
use ulid::Ulid;
use uuid::Uuid;

use crate::domain::catchup::{Remembered, What};
use crate::domain::inbound::Count;
use crate::domain::key::{GuildKey, MessageKey, PlaceKey, Spot};
use crate::domain::settings::Layer;
use crate::domain::time::Timestamp;
use crate::store::row::{moment, read, read_some, time};
use crate::store::words::Shut;
use crate::store::{Error, Store};

/// The places of the conversations that were spoken in last. Here and below: in servers of one shard, or every other shard's would
/// take the room.
const SPOKEN_IN: &str = "\
    select place, max(guild) as guild from \
        (select place, guild, last_at from conversations where last_at >= $1 and serves(guild, $3, $3, $4) \
         order by last_at desc limit $2 * 5) lately \
    group by place order by max(last_at) desc limit $2";

/// The last messages, and of them the questions. What belongs to them is looked up for each: joined, it might be read whole.
const QUESTIONS: &str = "\
    select id, (select guild from conversations c where c.id = conversation_id) as guild, place, source, edited_at, \
        (select sealed(t) from texts t where t.id = lately.texts[cardinality(lately.texts)]) as body from \
        (select id, conversation_id, place, source, edited_at, texts, stage from messages m where id >= $1 \
         and serves((select guild from conversations c where c.id = m.conversation_id), $3, $3, $4) order by id desc limit $2) lately \
    where stage = 'said' and source is not null order by id desc";

/// The last feedback that stands.
const FEEDBACK: &str = "\
    select id, (select guild from conversations c where c.id = conversation_id) as guild, \
        source_place as place, source, edited_at, \
        (select sealed(t) from texts t where t.id = lately.texts[cardinality(lately.texts)]) as body from \
        (select id, conversation_id, source_place, source, edited_at, texts, withdrawn from feedback f where id >= $1 \
         and serves((select guild from conversations c where c.id = f.conversation_id), $3, $3, $4) order by id desc limit $2) lately \
    where not withdrawn and source is not null order by id desc";

/// The last notes of moderators that stand.
const NOTES: &str = "\
    select id, (select guild from conversations c where c.id = conversation_id) as guild, place, source, edited_at, \
        (select sealed(t) from texts t where t.id = lately.texts[cardinality(lately.texts)]) as body from \
        (select id, conversation_id, place, source, edited_at, texts, withdrawn from review_notes n where id >= $1 \
         and serves((select guild from conversations c where c.id = n.conversation_id), $3, $3, $4) order by id desc limit $2) lately \
    where not withdrawn order by id desc";

/// The last messages, and the parts of those that are replies; one has far fewer parts than these.
const PARTS: &str = "\
    select lately.id, (select guild from conversations c where c.id = conversation_id) as guild, part.place, part.message from \
        (select id, conversation_id, role from messages m where id >= $1 \
         and serves((select guild from conversations c where c.id = m.conversation_id), $3, $3, $4) order by id desc limit $2) lately, \
        lateral (select place, message, part from parts where reply_id = lately.id order by part desc limit 1000) part \
    where role = 'assistant' order by lately.id desc, part.part desc";

/// How many hold what, as far as people can see it.
const HELD: &str = "\
    select part, emoji, burst, count(*) as count from reactions \
    where part = any($1) and held and cleared is not true and emoji <> 'menu' group by part, emoji, burst";

/// A place in which the bot was spoken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Which.
    pub place: PlaceKey,
    /// The server that it is in; none for direct messages.
    pub guild: Option<GuildKey>,
}

impl Store {
    /// The places of a shard (which, of how many) in which a conversation went on since then, those with the last words first;
    /// at most `most`, of the last conversations.
    pub async fn spoken_in(
        &self,
        shard: (u32, u32),
        since: Timestamp,
        most: i64,
    ) -> Result<Vec<Known>, Error> {
        let (shard, shards) = columns(shard);
        let query = sqlx::query_as(SPOKEN_IN).bind(time(since)).bind(most).bind(shard).bind(shards);
        let rows: Vec<KnownRow> = query.fetch_all(&self.pool).await?;
        rows.iter().map(KnownRow::known).collect()
    }

    /// The servers, channels and threads whose relay is switched on, and the channels of such categories.
    pub async fn relays(&self) -> Result<Vec<Layer>, Error> {
        let sql = "select layer from place_settings where setting = 'relay' and value = 'true' \
                   union select channel from channel_categories where category in \
                       (select layer from place_settings where setting = 'relay' and value = 'true')";
        let layers: Vec<String> = sqlx::query_scalar(sql).fetch_all(&self.pool).await?;
        layers.iter().map(|layer| read("place_settings", layer, layer)).collect()
    }

    /// Which of these messages are parts of replies, or cards on which moderators talk.
    pub async fn talked_about(
        &self,
        messages: impl IntoIterator<Item = MessageKey> + Send,
    ) -> Result<HashSet<MessageKey>, Error> {
        let keys: Vec<_> = messages.into_iter().map(|key| key.to_string()).collect();
        let sql = "select message from parts where message = any($1) \
                   union all select message from review_cards where message = any($1)";
        let parts: Vec<String> = sqlx::query_scalar(sql).bind(keys).fetch_all(&self.pool).await?;
        parts.iter().map(|key| read("parts", key, key)).collect()
    }

    /// The questions, the feedback, the moderators' notes and the parts of replies of a shard (which, of how many) since then, by
    /// their places, the newest first: those among its last `most` messages, as many pieces of feedback, and as many notes.
    pub async fn remembered(
        &self,
        shard: (u32, u32),
        since: Timestamp,
        most: i64,
    ) -> Result<Vec<(Known, Vec<Remembered>)>, Error> {
        let mut all = self.words(shard, since, most).await?;
        all.extend(self.parts(shard, since, most).await?);
        all.sort_by_key(|(id, ..)| std::cmp::Reverse(*id));
        let mut by_place: BTreeMap<_, (Known, Vec<_>)> = BTreeMap::new();
        for (_, guild, remembered) in all {
            let place = remembered.spot.place.clone();
            let place = by_place.entry(place.clone()).or_insert((Known { place, guild }, Vec::new()));
            place.1.push(remembered);
        }
        Ok(by_place.into_values().collect())
    }

    async fn words(&self, shard: (u32, u32), since: Timestamp, most: i64) -> Result<Vec<Found>, Error> {
        let (shard, shards) = columns(shard);
        let mut rows: Vec<WordsRow> = Vec::new();
        for sql in [QUESTIONS, FEEDBACK, NOTES] {
            let query = sqlx::query_as(sql).bind(first_id(since)).bind(most).bind(shard).bind(shards);
            rows.extend(query.fetch_all(&self.pool).await?);
        }
        rows.into_iter().map(|row| row.found(self)).collect()
    }

    async fn parts(&self, shard: (u32, u32), since: Timestamp, most: i64) -> Result<Vec<Found>, Error> {
        let (shard, shards) = columns(shard);
        let query = sqlx::query_as(PARTS).bind(first_id(since)).bind(most).bind(shard).bind(shards);
        let parts: Vec<PartRow> = query.fetch_all(&self.pool).await?;
        let mut held = self.held_on(parts.iter().map(|row| row.message.clone()).collect()).await?;
        let found = |row: PartRow| {
            let what = What::Part { held: held.remove(&row.message).unwrap_or_default() };
            let spot = spot("parts", &row.place, &row.message)?;
            Ok((row.id, guild(row.guild.as_deref(), row.id)?, Remembered { spot, what }))
        };
        parts.into_iter().map(found).collect()
    }

    async fn held_on(&self, parts: Vec<String>) -> Result<BTreeMap<String, Vec<Count>>, Error> {
        let rows: Vec<HeldRow> = sqlx::query_as(HELD).bind(parts).fetch_all(&self.pool).await?;
        let mut counts: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for HeldRow { part, emoji, burst, count } in rows {
            let count = u64::try_from(count).unwrap_or_default();
            counts.entry(part).or_default().push(Count { emoji, burst, count, ours: false });
        }
        Ok(counts)
    }
}

/// Something remembered, with its id of ours and the server that it is in.
type Found = (Uuid, Option<GuildKey>, Remembered);

/// A shard as columns have it: which, of how many.
fn columns((shard, shards): (u32, u32)) -> (i32, i32) {
    let column = |number| i32::try_from(number).unwrap_or(i32::MAX);
    (column(shard), column(shards))
}

/// The lowest id that something which was recorded then can have: ids begin with the time.
fn first_id(since: Timestamp) -> Uuid {
    Ulid::from_parts(u64::try_from(since.as_ms()).unwrap_or_default(), 0).into()
}

fn spot(table: &'static str, place: &str, message: &str) -> Result<Spot, Error> {
    Ok(Spot { place: read(table, message, place)?, message: read(table, message, message)? })
}

fn guild(guild: Option<&str>, row: impl Display) -> Result<Option<GuildKey>, Error> {
    read_some("conversations", row, guild)
}

#[derive(FromRow)]
struct KnownRow {
    place: String,
    guild: Option<String>,
}

impl KnownRow {
    fn known(&self) -> Result<Known, Error> {
        let place = read("conversations", &self.place, &self.place)?;
        Ok(Known { place, guild: guild(self.guild.as_deref(), &self.place)? })
    }
}

#[derive(FromRow)]
struct WordsRow {
    id: Uuid,
    guild: Option<String>,
    place: String,
    source: String,
    edited_at: Option<DateTime<Utc>>,
    body: Shut,
}

impl WordsRow {
    fn found(self, store: &Store) -> Result<Found, Error> {
        let what = What::Words { text: store.text(self.body)?, edited_at: self.edited_at.map(moment) };
        let spot = spot("messages", &self.place, &self.source)?;
        Ok((self.id, guild(self.guild.as_deref(), self.id)?, Remembered { spot, what }))
    }
}

#[derive(FromRow)]
struct PartRow {
    id: Uuid,
    guild: Option<String>,
    place: String,
    message: String,
}

#[derive(FromRow)]
struct HeldRow {
    part: String,
    emoji: String,
    burst: bool,
    count: i64,
}

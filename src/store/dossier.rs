//! Everything that somebody who reviews a reply wants to see of it.

use sqlx::FromRow;
use sqlx::types::{Json, Uuid};

use crate::domain::codec::decode;
use crate::domain::event::{Fact, ModelUse, Rating, Standing};
use crate::domain::id::{MessageId, TextId};
use crate::domain::key::{GuildKey, PlaceKey, Spot};
use crate::domain::review::Case;
use crate::domain::state::Message;
use crate::store::row::{CaseRow, MessageRow, read, uuid};
use crate::store::words::Shut;
use crate::store::{Earlier, Error, Store};

/// How many turns of what led to a reply are shown, its question among them.
const TURNS: i32 = 3;
/// How many raters are read, and how many pieces of feedback and notes, the newest of them: all that one reply ever gets.
const RATERS: i64 = 5_000;
/// See [`RATERS`]; they have words.
const SPOKEN: i64 = 500;

/// A reply with all that is known of it.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The reply.
    pub message: Message,
    /// The server that it was said in.
    pub guild: Option<GuildKey>,
    /// What it says; none if that was erased.
    pub text: Option<String>,
    /// The question, with what led to it before; the question is the last, unless it was erased.
    pub turns: Vec<Earlier>,
    /// Whether the question is not among them, since it was erased.
    pub question_gone: bool,
    /// Where its first part is shown.
    pub shown: Option<Spot>,
    /// The model, as it was asked.
    pub model: Option<ModelUse>,
    /// What is held of it.
    pub ratings: Vec<Rated>,
    /// What was said of it.
    pub feedback: Vec<Told>,
    /// What moderators said to each other about it.
    pub notes: Vec<Noted>,
    /// Its case; none where nobody rated or spoke of it.
    pub case: Option<Case>,
    /// What should have been said, where a verdict says so and it was not erased.
    pub correction: Option<String>,
    /// The name of whoever decided.
    pub decided_by: Option<String>,
    /// Which texts and people stand in it.
    pub shows: Shows,
}

/// Texts and people, by their ids.
#[derive(Clone, Debug, Default)]
pub struct Shows(pub(super) Vec<Uuid>);

/// What a reply says, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The server that it was said in.
    pub guild: Option<GuildKey>,
    /// The channel whose moderators review it.
    pub channel: PlaceKey,
    /// The words.
    pub text: String,
}

/// One person's rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// The name that they go by.
    pub name: Option<String>,
    /// What they are to the reply.
    pub standing: Standing,
    /// What they hold.
    pub rating: Rating,
}

/// One thing said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The name of whoever said it.
    pub name: Option<String>,
    /// What they are to the reply.
    pub standing: Standing,
    /// The words.
    pub words: String,
}

/// One thing that a moderator said to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// The name of whoever said it.
    pub name: Option<String>,
    /// The words.
    pub words: String,
}

impl Store {
    /// Everything about a reply; none if there is none of this id.
    pub async fn dossier(&self, reply: MessageId) -> Result<Option<Dossier>, Error> {
        let Some((message, guild)) = self.message_in_guild(reply).await? else { return Ok(None) };
        let case = self.case(reply).await?;
        let decided = case.as_ref().and_then(|case| case.decided);
        let correction = decided.and_then(|decided| decided.verdict.correction());
        let newest = message.texts.last().copied();
        let mut texts = self.texts(newest.into_iter().chain(correction)).await?;
        let (turns, question) = match message.parent {
            Some(question) => {
                (self.last_turns(question, TURNS - 1).await?, self.newest_text(question).await?)
            }
            None => (Vec::new(), None),
        };
        let decided_by = match decided {
            Some(decided) => self.names([decided.by]).await?.remove(&decided.by),
            None => None,
        };
        let mut shows: Vec<_> = newest.iter().chain(&correction).map(|id| uuid(id.as_u128())).collect();
        shows.extend(decided.map(|decided| uuid(decided.by.as_u128())));
        for turn in &turns {
            shows.push(uuid(turn.text.as_u128()));
            shows.extend(turn.person.map(|id| uuid(id.as_u128())));
        }
        Ok(Some(Dossier {
            guild,
            text: newest.and_then(|id| texts.remove(&id)),
            question_gone: turns.last().map(|turn| turn.text) != question,
            turns,
            shown: self.first_part(reply).await?,
            model: self.asked_of(&message).await?,
            ratings: self.ratings(reply, &mut shows).await?,
            feedback: self.told(reply, &mut shows).await?,
            notes: self.noted(reply, &mut shows).await?,
            correction: correction.and_then(|id| texts.remove(&id)),
            decided_by,
            case,
            message,
            shows: Shows(shows),
        }))
    }

    async fn newest_text(&self, message: MessageId) -> Result<Option<TextId>, Error> {
        let sql = "select t.id from messages m join texts t on t.id = m.texts[cardinality(m.texts)] \
                   where m.id = $1 and t.body is not null";
        let query = sqlx::query_scalar(sql).bind(uuid(message.as_u128()));
        let text: Option<Uuid> = query.fetch_optional(&self.pool).await?;
        Ok(text.map(|id| TextId::from_u128(id.as_u128())))
    }

    /// The newest words of a finished reply, empty for none; none if it is not there, or they were erased.
    pub async fn said_by(&self, reply: MessageId) -> Result<Option<Said>, Error> {
        let sql = "select c.guild, coalesce(c.parent, m.place), \
                   cardinality(m.texts) = 0, sealed(t) from messages m \
                   join conversations c on c.id = m.conversation_id \
                   left join texts t on t.id = m.texts[cardinality(m.texts)] \
                   where m.id = $1 and m.stage = 'finished'";
        let row: Option<(Option<String>, String, bool, Shut)> =
            sqlx::query_as(sql).bind(uuid(reply.as_u128())).fetch_optional(&self.pool).await?;
        let Some((guild, channel, silent, text)) = row else { return Ok(None) };
        let text = if silent { Some(String::new()) } else { self.text(text)? };
        let Some(text) = text else { return Ok(None) };
        let guild = guild.as_deref().map(|guild| read("conversations", reply, guild)).transpose()?;
        Ok(Some(Said { guild, channel: read("messages", reply, &channel)?, text }))
    }

    async fn message_in_guild(&self, id: MessageId) -> Result<Option<(Message, Option<GuildKey>)>, Error> {
        let sql = "select to_jsonb(m), c.guild from messages m join conversations c on c.id = m.conversation_id \
                   where m.id = $1 and m.role = 'assistant'";
        let row: Option<(Json<MessageRow>, Option<String>)> =
            sqlx::query_as(sql).bind(uuid(id.as_u128())).fetch_optional(&self.pool).await?;
        let Some((Json(message), guild)) = row else { return Ok(None) };
        let guild = guild.as_deref().map(|guild| read("conversations", id, guild)).transpose()?;
        Ok(Some((Message::try_from(message)?, guild)))
    }

    /// What has come together about a reply; none where nobody rated or spoke of it.
    pub async fn case(&self, reply: MessageId) -> Result<Option<Case>, Error> {
        let sql = "select * from reviews where reply_id = $1";
        let row: Option<CaseRow> =
            sqlx::query_as(sql).bind(uuid(reply.as_u128())).fetch_optional(&self.pool).await?;
        row.map(Case::try_from).transpose()
    }

    async fn first_part(&self, reply: MessageId) -> Result<Option<Spot>, Error> {
        let sql = "select place, message from parts where reply_id = $1 order by part limit 1";
        let row: Option<(String, String)> =
            sqlx::query_as(sql).bind(uuid(reply.as_u128())).fetch_optional(&self.pool).await?;
        let spot = |(place, message): (String, String)| {
            Ok(Spot { place: read("parts", reply, &place)?, message: read("parts", reply, &message)? })
        };
        row.map(spot).transpose()
    }

    /// How the model was asked the last time.
    async fn asked_of(&self, reply: &Message) -> Result<Option<ModelUse>, Error> {
        let sql = "select seq, version, payload from events where conversation_id = $1 and message_id = $2 \
                   and kind = 'begin_reply' order by seq desc limit 1";
        let query = sqlx::query_as(sql).bind(uuid(reply.conversation.as_u128()));
        let row: Option<(i64, i16, Json<serde_json::Value>)> =
            query.bind(uuid(reply.id.as_u128())).fetch_optional(&self.pool).await?;
        let Some((seq, version, Json(payload))) = row else { return Ok(None) };
        let fact = decode("begin_reply", version, payload).map_err(|source| Error::Event { seq, source })?;
        Ok(match fact {
            Fact::ReplyBegun(begun) => Some(begun.model),
            _ => None,
        })
    }

    async fn ratings(&self, reply: MessageId, shows: &mut Vec<Uuid>) -> Result<Vec<Rated>, Error> {
        let sql = "select person_id as by, null::uuid as text, (select sealed(accounts) from accounts where accounts.person_id = r.person_id) as name, \
                   standing, rating as said from ratings r where reply_id = $1 order by at desc, person_id desc limit $2";
        let query = sqlx::query_as(sql).bind(uuid(reply.as_u128())).bind(RATERS);
        let rows: Vec<OpinionRow<String>> = query.fetch_all(&self.pool).await?;
        let rated = |row: OpinionRow<String>| {
            shows.push(row.by);
            let standing = read("ratings", reply, &row.standing)?;
            Ok(Rated { name: self.name(row.name)?, standing, rating: read("ratings", reply, &row.said)? })
        };
        rows.into_iter().rev().map(rated).collect()
    }

    async fn noted(&self, reply: MessageId, shows: &mut Vec<Uuid>) -> Result<Vec<Noted>, Error> {
        let sql = "select n.person_id, t.id, (select sealed(accounts) from accounts where accounts.person_id = n.person_id), sealed(t) \
                   from review_notes n join texts t on t.id = n.texts[cardinality(n.texts)] \
                   where n.reply_id = $1 and not n.withdrawn and t.body is not null order by n.id desc limit $2";
        let query = sqlx::query_as(sql).bind(uuid(reply.as_u128())).bind(SPOKEN);
        let rows: Vec<(Uuid, Uuid, Shut, Shut)> = query.fetch_all(&self.pool).await?;
        let noted = |(by, text, name, words)| {
            shows.extend([by, text]);
            Ok(Noted { name: self.name(name)?, words: self.text(words)?.unwrap_or_default() })
        };
        rows.into_iter().rev().map(noted).collect()
    }

    async fn told(&self, reply: MessageId, shows: &mut Vec<Uuid>) -> Result<Vec<Told>, Error> {
        let sql = "select f.person_id as by, t.id as text, (select sealed(accounts) from accounts where accounts.person_id = f.person_id) as name, \
                   standing, sealed(t) as said from feedback f join texts t on t.id = f.texts[cardinality(f.texts)] \
                   where f.reply_id = $1 and not f.withdrawn and t.body is not null order by f.id desc limit $2";
        let query = sqlx::query_as(sql).bind(uuid(reply.as_u128())).bind(SPOKEN);
        let rows: Vec<OpinionRow<Shut>> = query.fetch_all(&self.pool).await?;
        let told = |row: OpinionRow<Shut>| {
            shows.extend([Some(row.by), row.text].into_iter().flatten());
            let standing = read("feedback", reply, &row.standing)?;
            let words = self.text(row.said)?.unwrap_or_default();
            Ok(Told { name: self.name(row.name)?, standing, words })
        };
        rows.into_iter().rev().map(told).collect()
    }
}

#[derive(FromRow)]
struct OpinionRow<T> {
    by: Uuid,
    text: Option<Uuid>,
    name: Shut,
    standing: String,
    said: T,
}

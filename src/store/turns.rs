//! What a model was asked before: the turns of a recorded request, as they were sent.

use std::collections::{HashMap, HashSet};
use std::time::Instant;

use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::codec::decode;
use crate::domain::decide::key_of_beginning;
use crate::domain::event::{Fact, ReplyBegun, Role, SentFile, SentTurn};
use crate::domain::id::{FileId, MessageId, PersonId, TextId};
use crate::domain::key::Spot;
use crate::store::held::answered;
use crate::store::row::{read, uuid};
use crate::store::{Earlier, EarlierFile, Error, FileSummary, Store};

/// The turns that a reply was asked with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Turns {
    /// The oldest first; erased ones are left out.
    pub line: Vec<Earlier>,
    /// How many still older ones did not fit.
    pub cut: u32,
}

/// What was erased of turns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gone {
    /// Their words.
    pub texts: HashSet<TextId>,
    /// What came with them.
    pub files: HashSet<FileId>,
}

impl Gone {
    /// Whether all of it still stands.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.files.is_empty()
    }
}

impl Store {
    /// The turns that a reply was asked with, the last time that it was; none if it was never begun.
    pub async fn turns_of(&self, reply: MessageId) -> Result<Turns, Error> {
        let Some(begun) = self.begun(reply).await? else { return Ok(Turns::default()) };
        Ok(Turns { line: self.said(&begun.turns).await?, cut: begun.cut })
    }

    /// How a reply was begun, the last time that it was.
    pub(super) async fn begun(&self, reply: MessageId) -> Result<Option<ReplyBegun>, Error> {
        let attempts = "select coalesce(attempt, 1) from messages where id = $1";
        let query = sqlx::query_scalar(attempts).bind(uuid(reply.as_u128()));
        let attempt: i32 = query.fetch_optional(&self.pool).await?.unwrap_or(1);
        let key = key_of_beginning(reply, u32::try_from(attempt).unwrap_or(1));
        let sql = "select seq, version, payload from events where key = $1";
        let found: Option<(i64, i16, Json<serde_json::Value>)> =
            sqlx::query_as(sql).bind(key.0).fetch_optional(&self.pool).await?;
        let Some((seq, version, payload)) = found else { return Ok(None) };
        let fact = decode("begin_reply", version, payload.0);
        match fact.map_err(|source| Error::Event { seq, source })? {
            Fact::ReplyBegun(begun) => Ok(Some(begun)),
            _ => Ok(None),
        }
    }

    /// What was erased of these turns since they were composed; of the system's own words nothing ever is.
    pub async fn gone(&self, turns: &[SentTurn]) -> Result<Gone, Error> {
        let said = || turns.iter().filter(|turn| turn.role != Role::System);
        let files = || said().flat_map(|turn| &turn.files).map(|sent| sent.file);
        let texts: Vec<_> = said().map(|turn| uuid(turn.text.as_u128())).collect();
        let sql = "select id from texts where id = any($1) and body is not null \
                   union all select id from files where id = any($2) and name is not null";
        let query = sqlx::query_scalar(sql).bind(texts);
        let query = query.bind(files().map(|file| uuid(file.as_u128())).collect::<Vec<_>>());
        let there: Vec<Uuid> =
            answered(&self.answering, async |connection| query.fetch_all(connection).await).await?;
        let there: HashSet<_> = there.into_iter().collect();
        let now = Instant::now();
        let is_gone =
            |text: &TextId| !there.contains(&uuid(text.as_u128())) && self.mind.recall(*text, now).is_none();
        Ok(Gone {
            texts: said().map(|turn| turn.text).filter(is_gone).collect(),
            files: files().filter(|file| !there.contains(&uuid(file.as_u128()))).collect(),
        })
    }

    async fn said(&self, turns: &[SentTurn]) -> Result<Vec<Earlier>, Error> {
        let mut texts = self.texts(turns.iter().map(|turn| turn.text)).await?;
        for text in turns.iter().map(|turn| turn.text) {
            if let Some(words) = self.mind.recall(text, Instant::now()) {
                texts.entry(text).or_insert(words);
            }
        }
        let names = self.names(turns.iter().filter_map(|turn| turn.speaker)).await?;
        let ids: Vec<_> = turns.iter().flat_map(|turn| &turn.files).map(|sent| sent.file).collect();
        let files = self.files(&ids).await?;
        Ok(turns.iter().filter_map(|turn| earlier(turn, &texts, &names, &files)).collect())
    }

    /// The message that shows the last part of a reply; none for one that says nothing.
    pub async fn last_part(&self, reply: MessageId) -> Result<Option<Spot>, Error> {
        let sql = "select p.place, p.message from parts p join messages m on m.id = p.reply_id \
                   where p.reply_id = $1 and m.stage = 'finished' and cardinality(m.texts) > 0 \
                   order by p.part desc limit 1";
        let query = sqlx::query_as(sql).bind(uuid(reply.as_u128()));
        let found: Option<(String, String)> = query.fetch_optional(&self.pool).await?;
        let spot = |(place, message): (String, String)| {
            Ok(Spot { place: read("parts", &message, &place)?, message: read("parts", &message, &message)? })
        };
        found.map(spot).transpose()
    }
}

fn earlier(
    turn: &SentTurn,
    texts: &HashMap<TextId, String>,
    names: &HashMap<PersonId, String>,
    files: &[FileSummary],
) -> Option<Earlier> {
    let file = |sent: &SentFile| {
        let file = files.iter().find(|file| file.id == sent.file)?.clone();
        Some(EarlierFile { file, read: Some(sent.read) })
    };
    Some(Earlier {
        role: turn.role,
        person: turn.speaker,
        name: turn.speaker.and_then(|person| names.get(&person).cloned()),
        text: turn.text,
        body: texts.get(&turn.text)?.clone(),
        files: turn.files.iter().filter_map(file).collect(),
    })
}

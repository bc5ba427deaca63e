//! What has been kept for long enough: texts by their age, servers by when the bot left them, servers whole.

use chrono::{DateTime, Utc};
use ulid::Ulid;
use uuid::Uuid;

use crate::domain::event::Fact;
use crate::domain::id::{ConversationId, FileId, PersonId, TextId};
use crate::domain::key::GuildKey;
use crate::domain::time::Timestamp;
use crate::store::row::{read, time, uuid};
use crate::store::{Error, Range, Store};

/// How many texts are erased in one step: few enough that appends beside it wait for some milliseconds only.
pub const STEP: usize = 200;
/// How many files: one has some megabytes, which take the database as long as some hundred texts.
pub const FILES: usize = 4;

/// What is kept of one conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Texts that are still there.
    pub texts: Vec<TextId>,
    /// Files that are still there.
    pub files: Vec<FileId>,
    /// Everybody who did something in it.
    pub people: Vec<PersonId>,
}

impl Store {
    /// The oldest texts that were written before then and are still there; at most [`STEP`]. What the operator set up is not
    /// among them.
    pub async fn expired(&self, before: Timestamp) -> Result<Vec<TextId>, Error> {
        let sql = "select id from texts where erased_at is null and origin <> 'setup' and id < $1 order by id limit $2";
        let most = i64::try_from(STEP).unwrap_or(i64::MAX);
        let query = sqlx::query_scalar(sql).bind(first_id(before)).bind(most);
        let ids: Vec<Uuid> = query.fetch_all(&self.pool).await?;
        Ok(ids.into_iter().map(|id| TextId::from_u128(id.as_u128())).collect())
    }

    /// The same of files, at most [`FILES`].
    pub async fn expired_files(&self, before: Timestamp) -> Result<Vec<FileId>, Error> {
        let sql = "select id from files where erased_at is null and id < $1 order by id limit $2";
        let most = i64::try_from(FILES).unwrap_or(i64::MAX);
        let query = sqlx::query_scalar(sql).bind(first_id(before)).bind(most);
        let ids: Vec<Uuid> = query.fetch_all(&self.pool).await?;
        Ok(ids.into_iter().map(|id| FileId::from_u128(id.as_u128())).collect())
    }

    /// How many such texts there are.
    pub async fn count_expired(&self, before: Timestamp) -> Result<i64, Error> {
        let sql = "select count(*) from texts where erased_at is null and origin <> 'setup' and id < $1";
        Ok(sqlx::query_scalar(sql).bind(first_id(before)).fetch_one(&self.pool).await?)
    }

    /// How many such files there are.
    pub async fn count_expired_files(&self, before: Timestamp) -> Result<i64, Error> {
        let sql = "select count(*) from files where erased_at is null and id < $1";
        Ok(sqlx::query_scalar(sql).bind(first_id(before)).fetch_one(&self.pool).await?)
    }

    /// The servers that were left before then, and in which nobody has spoken to the bot since. A reply that ends after it was
    /// thrown out is nobody's word.
    pub async fn guilds_left(&self, before: Timestamp) -> Result<Vec<GuildKey>, Error> {
        let sql = "select guild from guilds_left g where left_at < $1 and not exists ( \
                       select from conversations c join messages m on m.conversation_id = c.id \
                       where c.guild = g.guild and c.last_at > g.left_at and m.role = 'user' and m.at > g.left_at) order by guild";
        let guilds: Vec<String> = sqlx::query_scalar(sql).bind(time(before)).fetch_all(&self.pool).await?;
        guilds.iter().map(|guild| read("guilds_left", guild, guild)).collect()
    }

    /// All servers that were left and whose words are still kept.
    pub async fn all_left(&self) -> Result<Vec<GuildKey>, Error> {
        let sql = "select guild from guilds_left order by guild";
        let guilds: Vec<String> = sqlx::query_scalar(sql).fetch_all(&self.pool).await?;
        guilds.iter().map(|guild| read("guilds_left", guild, guild)).collect()
    }

    /// The conversation of a server that comes after this one; none after the last.
    pub async fn next_in_guild(
        &self,
        guild: &GuildKey,
        after: Option<ConversationId>,
    ) -> Result<Option<ConversationId>, Error> {
        let sql = "select id from conversations where guild = $1 and id > $2 order by id limit 1";
        let after = after.map_or(Uuid::nil(), |id| uuid(id.as_u128()));
        let query = sqlx::query_scalar(sql).bind(guild.to_string()).bind(after);
        let id: Option<Uuid> = query.fetch_optional(&self.pool).await?;
        Ok(id.map(|id| ConversationId::from_u128(id.as_u128())))
    }

    /// Every text and every file that the log names in a conversation and that is still there, whatever it was for, and
    /// everybody in it.
    pub async fn kept_of(&self, conversation: ConversationId) -> Result<Kept, Error> {
        let mut range = Range { conversation: Some(conversation), ..Range::default() };
        let mut kept = Kept::default();
        loop {
            let page = self.events(range, 1_000).await?;
            let Some(last) = page.last().map(|recorded| recorded.seq) else { break };
            range.after = last;
            let named: Vec<_> =
                page.iter().flat_map(|it| named(&it.event.fact)).map(|id| uuid(id.as_u128())).collect();
            let sql = "select id from texts where id = any($1) and erased_at is null and origin <> 'setup'";
            let there: Vec<Uuid> = sqlx::query_scalar(sql).bind(named).fetch_all(&self.pool).await?;
            kept.texts.extend(there.into_iter().map(|id| TextId::from_u128(id.as_u128())));
            let attached: Vec<_> =
                page.iter().flat_map(|it| attached(&it.event.fact)).map(|id| uuid(id.as_u128())).collect();
            let sql = "select id from files where id = any($1) and erased_at is null order by id";
            let there: Vec<Uuid> = sqlx::query_scalar(sql).bind(attached).fetch_all(&self.pool).await?;
            kept.files.extend(there.into_iter().map(|id| FileId::from_u128(id.as_u128())));
            kept.people.extend(page.iter().filter_map(|it| it.event.person));
            kept.people.sort();
            kept.people.dedup();
        }
        kept.texts.sort();
        kept.texts.dedup();
        Ok(kept)
    }

    /// Takes the links to the accounts of those people of a server of whom nothing is known elsewhere, not even a choice;
    /// how many there were.
    pub async fn unlink(&self, guild: &GuildKey, people: &[PersonId]) -> Result<u64, Error> {
        let sql = "delete from accounts a where person_id = any($1) \
                   and not exists (select from consents where person_id = a.person_id \
                                   and (keep is not null or train is not null or not answer or forgotten)) \
                   and not exists (select from messages m join conversations c on c.id = m.conversation_id \
                                   where m.person_id = a.person_id and c.guild is distinct from $2) \
                   and not exists (select from reactions r join conversations c on c.id = r.conversation_id \
                                   where r.person_id = a.person_id and c.guild is distinct from $2) \
                   and not exists (select from feedback f join conversations c on c.id = f.conversation_id \
                                   where f.person_id = a.person_id and c.guild is distinct from $2) \
                   and not exists (select from review_notes n join conversations c on c.id = n.conversation_id \
                                   where n.person_id = a.person_id and c.guild is distinct from $2) \
                   and not exists (select from preferences p join messages m on m.id = p.first_id \
                                   join conversations c on c.id = m.conversation_id \
                                   where p.person_id = a.person_id and c.guild is distinct from $2) \
                   and not exists (select from reviews v where v.verdict_by = a.person_id and v.guild is distinct from $2)";
        let people: Vec<_> = people.iter().map(|id| uuid(id.as_u128())).collect();
        let done = sqlx::query(sql).bind(people).bind(guild.to_string()).execute(&self.pool).await?;
        Ok(done.rows_affected())
    }

    /// When the bot left a server, as far as it is known.
    pub async fn left_at(&self, guild: &GuildKey) -> Result<Option<DateTime<Utc>>, Error> {
        let sql = "select left_at from guilds_left where guild = $1";
        Ok(sqlx::query_scalar(sql).bind(guild.to_string()).fetch_optional(&self.pool).await?)
    }
}

/// The lowest id that a text of that moment can have: ids begin with the time.
fn first_id(at: Timestamp) -> Uuid {
    Ulid::from_parts(u64::try_from(at.as_ms()).unwrap_or_default(), 0).into()
}

/// The texts that an event brings.
fn named(fact: &Fact) -> Vec<TextId> {
    match fact {
        Fact::MessageAdded(added) => added.text.into_iter().chain(added.reasoning).collect(),
        Fact::MessageEdited(edited) => vec![edited.text],
        Fact::FeedbackGiven(given) => given.text.into_iter().collect(),
        Fact::ReplyReviewed(review) => review.text().into_iter().collect(),
        Fact::NoteGiven(note) => note.text.into_iter().collect(),
        Fact::TextsErased(erased) => erased.note.into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The files that an event brings.
fn attached(fact: &Fact) -> Vec<FileId> {
    match fact {
        Fact::FilesAttached(attached) => attached.files.iter().map(|file| file.id).collect(),
        _ => Vec::new(),
    }
}

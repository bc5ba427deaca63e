//! The one way into the log: load, decide, append, and write back what follows, in one transaction.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use sqlx::types::Json;
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

use crate::domain::codec::encode;
use crate::domain::decide::{Answer, Decision, NewText, decide};
use crate::domain::event::{Event, Fact};
use crate::domain::id::Fresh;
use crate::domain::inbound::{Inbound, Wish};
use crate::domain::route::Why;
use crate::domain::rules::Rules;
use crate::domain::state::Known;
use crate::store::held::answered;
use crate::store::row::time;
use crate::store::seal::{Safe, What};
use crate::store::session::{advance, all};
use crate::store::wants::Wants;
use crate::store::{
    Error, GatewaySession, Store, files, load, looks, save, take_downs, told, touches, traces,
};

/// Begins a transaction that appends. It holds a lock that every appender takes, so that the order of `seq` is the order in
/// which events become visible (without it a reader "after n" was shown to lose events).
pub(super) const BEGIN: &str = "begin; select pg_advisory_xact_lock(8387216960628351331)";
/// The same, for no longer than it is waited for: a statement that nobody waits for any more must not hold the line up.
const BEGIN_SOON: &str =
    "begin; set local statement_timeout = '15s'; select pg_advisory_xact_lock(8387216960628351331)";
/// What PostgreSQL calls the rule that each key stands in the log once.
const KEY_TAKEN: &str = "events_key_key";

/// What is to be decided and recorded together.
#[derive(Debug, Default)]
pub struct Batch<'a> {
    /// In the order in which it came in.
    pub takes: Vec<Take<'a>>,
}

/// One thing to decide, with where it stood on the wire.
#[derive(Debug)]
pub struct Take<'a> {
    /// What came in; none for a frame that only moves the sequence on.
    pub inbound: Option<&'a Inbound>,
    /// The session and sequence number of its frame.
    pub mark: Option<GatewaySession>,
}

impl Store {
    /// Decides each against the state with the earlier ones in it, and records everything or nothing.
    ///
    /// Returns a decision for each, in order. A frame that was recorded before is decided to be known. New ids begin at
    /// the bits of `chance`, a ULID made now, or above the last event's, so that they rise even when the clock goes back.
    pub async fn record(
        &self,
        batch: &Batch<'_>,
        rules: &Rules,
        chance: u128,
    ) -> Result<Vec<Decision>, Error> {
        self.record_again(batch, rules, chance, &mut None).await
    }

    /// The same, for one who tries until it stands: `unsure` keeps what was decided when the answer to a commit did not
    /// come, and if that stands after all it is what was decided, not that everything is known.
    pub async fn record_again(
        &self,
        batch: &Batch<'_>,
        rules: &Rules,
        chance: u128,
        unsure: &mut Option<Vec<Decision>>,
    ) -> Result<Vec<Decision>, Error> {
        let record = async |line: &mut PgConnection| {
            match self.attempt(line, batch, rules, chance, Keys::New, unsure).await {
                // Another process has recorded one of them under the same key, with a state that ours does not show.
                Err(Error::Refused(cause)) if is_key_taken(&cause) => {
                    self.attempt(line, batch, rules, chance, Keys::Checked, unsure).await
                }
                recorded => recorded,
            }
        };
        answered(&self.line, record).await
    }

    async fn attempt(
        &self,
        line: &mut PgConnection,
        batch: &Batch<'_>,
        rules: &Rules,
        chance: u128,
        keys: Keys,
        unsure: &mut Option<Vec<Decision>>,
    ) -> Result<Vec<Decision>, Error> {
        let mut transaction = line.begin_with(BEGIN_SOON).await?;
        let connection = &mut *transaction;
        let marked = batch.takes.iter().any(|take| take.mark.is_some());
        let sessions = if marked { all(&mut *connection).await? } else { Vec::new() };
        if let Some(decided) = unsure
            && stands(&mut *connection, decided, batch, &sessions).await?
        {
            return Ok(std::mem::take(decided));
        }
        let last = last_id(&mut *connection).await?;
        let mut fresh = Fresh::starting_at(chance.max(last.map_or(0, |last| last.saturating_add(1))));
        let mut taken = BTreeSet::new();
        let (sessions, began, known, decisions) = loop {
            let wants = Wants::of(batch.takes.iter().filter_map(|take| take.inbound));
            let mut known = load::known(&mut *connection, wants, &self.safe).await?;
            let (sessions, began) = (sessions.clone(), BTreeMap::new());
            let mut line = Line { sessions, began, last, moved: false, taken: &taken };
            let decide = |(place, take)| line.decide(place, take, &mut known, rules, &mut fresh);
            let decisions: Vec<_> = batch.takes.iter().enumerate().map(decide).collect();
            let more =
                if keys == Keys::Checked { keys_taken(connection, &decisions).await? } else { Vec::new() };
            if more.is_empty() {
                let Line { sessions, began, moved, .. } = line;
                break (if moved { sessions } else { Vec::new() }, began, known, decisions);
            }
            taken.extend(more);
        };
        write(&mut *connection, &known, &decisions, &self.safe).await?;
        looks::follow(&mut *connection, &batch.takes, &decisions).await?;
        touches::follow(&mut *connection, &batch.takes, &decisions).await?;
        told::follow(&mut *connection, &decisions).await?;
        for session in &sessions {
            let before = began.get(&(session.shard, session.shards)).copied().map(Uuid::from_u128);
            advance(&mut *connection, session, before).await?;
        }
        self.bear_in_mind(&batch.takes, &decisions);
        let decisions = unsure.insert(decisions);
        transaction.commit().await?;
        Ok(std::mem::take(decisions))
    }

    /// Holds the words that are not to be kept, and lets go of those that are gone.
    fn bear_in_mind(&self, takes: &[Take<'_>], decisions: &[Decision]) {
        let now = Instant::now();
        for (take, decision) in takes.iter().zip(decisions) {
            let by = if let Some(Inbound::Said(said)) = take.inbound { Some(&said.by.key) } else { None };
            decision.unkept.iter().for_each(|(text, words)| self.mind.hold(*text, words, by, now));
            for event in &decision.events {
                if let Fact::TextsErased(erased) = &event.fact {
                    self.mind.let_go(&erased.texts, now);
                }
            }
            if let (Some(Inbound::Pressed(pressed)), Some(Answer::Forgotten(_) | Answer::NothingKept)) =
                (take.inbound, &decision.answer)
                && matches!(pressed.wish, Wish::Forget { .. })
            {
                self.mind.let_go_of(&pressed.by.key, now);
            }
        }
    }
}

/// Whether what was decided is recorded: all of it is, or nothing. What brings no event moves its session on all the same, and
/// may have something to be done.
async fn stands(
    connection: &mut PgConnection,
    decided: &[Decision],
    batch: &Batch<'_>,
    sessions: &[GatewaySession],
) -> Result<bool, Error> {
    let Some(event) = decided.iter().flat_map(|decision| &decision.events).next() else {
        let last = batch.takes.iter().rev().find_map(|take| take.mark.as_ref());
        return Ok(last.is_some_and(|mark| sessions.iter().any(|it| it.is_at(mark))));
    };
    let sql = "select exists (select from events where id = $1)";
    let id = Uuid::from_u128(event.id.as_u128());
    Ok(sqlx::query_scalar(sql).bind(id).fetch_one(connection).await?)
}

/// Whether the keys of new events are looked up before they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keys {
    /// What is loaded tells what is recorded already, as it does unless another process records the same.
    New,
    /// Each is looked up.
    Checked,
}

fn is_key_taken(cause: &sqlx::Error) -> bool {
    cause.as_database_error().is_some_and(|refusal| refusal.constraint() == Some(KEY_TAKEN))
}

/// The places in the batch of what stands in the log already.
async fn keys_taken(connection: &mut PgConnection, decisions: &[Decision]) -> Result<Vec<usize>, Error> {
    let keys: Vec<_> =
        decisions.iter().flat_map(|decision| &decision.events).map(|event| event.key.0.clone()).collect();
    let sql = "select key from events where key = any($1)";
    let found: Vec<String> = sqlx::query_scalar(sql).bind(keys).fetch_all(connection).await?;
    let is_taken = |decision: &Decision| decision.events.iter().any(|event| found.contains(&event.key.0));
    Ok(decisions.iter().enumerate().filter(|(_, it)| is_taken(it)).map(|(place, _)| place).collect())
}

async fn last_id(connection: &mut PgConnection) -> Result<Option<u128>, Error> {
    let sql = "select id from events order by id desc limit 1";
    let last: Option<Uuid> = sqlx::query_scalar(sql).fetch_optional(connection).await?;
    Ok(last.map(|id| id.as_u128()))
}

/// Where the sessions stand while a batch is decided.
struct Line<'a> {
    sessions: Vec<GatewaySession>,
    /// The last event before each session that begins here, by its shard.
    began: BTreeMap<(i32, i32), u128>,
    /// The last event by then, if there is one.
    last: Option<u128>,
    moved: bool,
    /// What is recorded already, by its place in the batch.
    taken: &'a BTreeSet<usize>,
}

impl Line<'_> {
    fn decide(
        &mut self,
        place: usize,
        take: &Take<'_>,
        known: &mut Known,
        rules: &Rules,
        fresh: &mut Fresh,
    ) -> Decision {
        let is_new = take.mark.as_ref().is_none_or(|mark| self.advance(mark));
        let Some(inbound) = take.inbound.filter(|_| is_new && !self.taken.contains(&place)) else {
            return Decision { ignored: Some(Why::Known), ..Decision::default() };
        };
        known.locate(inbound);
        let decision = decide(known, inbound, rules, fresh);
        decision.events.iter().for_each(|event| known.apply(event));
        self.last = decision.events.last().map(|event| event.id.as_u128()).or(self.last);
        for (person, account) in &decision.people {
            known.learn_person(account.key.clone(), *person);
        }
        for (person, text) in decision.texts.iter().filter_map(|text| Some((text.person?, text.id))) {
            known.learn_text(person, text);
        }
        decision.forgotten.iter().for_each(|person| known.unlearn_person(*person));
        for (place, _) in decision.acts.iter().filter_map(told::told) {
            known.learn_told(place.key.clone());
        }
        decision
    }

    /// Moves a session on to this frame; false if the frame is recorded already.
    fn advance(&mut self, mark: &GatewaySession) -> bool {
        let shard = (mark.shard, mark.shards);
        if !self.sessions.iter().any(|it| (it.shard, it.shards, &it.id) == (shard.0, shard.1, &mark.id)) {
            self.began.insert(shard, self.last.unwrap_or_default());
        }
        match self.sessions.iter_mut().find(|it| (it.shard, it.shards) == shard) {
            Some(stands) if stands.is_at(mark) => return false,
            Some(stands) => {
                let newest = mark.newest.clone().or_else(|| stands.newest.take());
                *stands = GatewaySession { newest, ..mark.clone() };
            }
            None => self.sessions.push(mark.clone()),
        }
        self.moved = true;
        true
    }
}

async fn write(
    connection: &mut PgConnection,
    known: &Known,
    decisions: &[Decision],
    safe: &Safe,
) -> Result<(), Error> {
    accounts(&mut *connection, decisions, safe).await?;
    texts(&mut *connection, decisions.iter().flat_map(|decision| &decision.texts), safe).await?;
    events(&mut *connection, decisions.iter().flat_map(|decision| &decision.events)).await?;
    erase(&mut *connection, decisions.iter().flat_map(|decision| &decision.events)).await?;
    let files = decisions.iter().flat_map(|decision| &decision.files);
    let all = decisions.iter().flat_map(|decision| &decision.events);
    files::follow(&mut *connection, files, all, safe).await?;
    save::changed(&mut *connection, known).await?;
    let all = decisions.iter().flat_map(|decision| &decision.events);
    take_downs::follow(connection, all).await
}

async fn accounts(connection: &mut PgConnection, decisions: &[Decision], safe: &Safe) -> Result<(), Error> {
    let mut named = BTreeMap::new();
    for decision in decisions {
        for (person, account) in &decision.people {
            let known = named.entry(account.key.to_string());
            let known = known.or_insert((Uuid::from_u128(person.as_u128()), String::new()));
            // Some happenings come without the name; that is no new name.
            if !account.name.is_empty() {
                known.1.clone_from(&account.name);
            }
        }
        // Who is forgotten and comes back is somebody new.
        named.retain(|_, (person, _)| !decision.forgotten.iter().any(|it| it.as_u128() == person.as_u128()));
    }
    let forgotten: Vec<_> = decisions.iter().flat_map(|decision| &decision.forgotten).copied().collect();
    traces::unlink(&mut *connection, &forgotten).await?;
    if named.is_empty() {
        return Ok(());
    }
    let (mut accounts, mut people, mut keys, mut names) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (account, (person, name)) in named {
        let (key, name) = if name.is_empty() { (None, name) } else { safe.seal(What::Name, person, name) };
        accounts.push(account);
        people.push(person);
        keys.push(key);
        names.push(name);
    }
    let sql = "insert into accounts (account, person_id, key, name) \
               select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) \
               on conflict (account) do update set key = excluded.key, name = excluded.name \
               where (accounts.key, accounts.name) is distinct from (excluded.key, excluded.name) and excluded.name <> ''";
    sqlx::query(sql).bind(accounts).bind(people).bind(keys).bind(names).execute(connection).await?;
    Ok(())
}

async fn texts(
    connection: &mut PgConnection,
    texts: impl Iterator<Item = &NewText>,
    safe: &Safe,
) -> Result<(), Error> {
    let (mut ids, mut people, mut origins) = (Vec::new(), Vec::new(), Vec::new());
    let (mut keys, mut bodies) = (Vec::new(), Vec::new());
    for text in texts {
        let id = Uuid::from_u128(text.id.as_u128());
        // PostgreSQL's text cannot hold the character NUL; a person cannot type it.
        let (key, body) = safe.seal(What::Text, id, text.body.replace('\0', ""));
        ids.push(id);
        people.push(text.person.map(|id| Uuid::from_u128(id.as_u128())));
        origins.push(text.origin.to_string());
        keys.push(key);
        bodies.push(body);
    }
    if ids.is_empty() {
        return Ok(());
    }
    let sql = "insert into texts (id, person_id, origin, key, body) \
               select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[])";
    sqlx::query(sql).bind(ids).bind(people).bind(origins).bind(keys).bind(bodies).execute(connection).await?;
    Ok(())
}

/// The columns of the events to append, side by side.
#[derive(Default)]
struct Columns {
    ids: Vec<Uuid>,
    keys: Vec<String>,
    kinds: Vec<&'static str>,
    versions: Vec<i16>,
    conversations: Vec<Option<Uuid>>,
    messages: Vec<Option<Uuid>>,
    people: Vec<Option<Uuid>>,
    ats: Vec<chrono::DateTime<chrono::Utc>>,
    payloads: Vec<Json<serde_json::Value>>,
}

impl Columns {
    fn push(&mut self, event: &Event) {
        let stored = encode(&event.fact);
        self.ids.push(Uuid::from_u128(event.id.as_u128()));
        self.keys.push(event.key.0.clone());
        self.kinds.push(stored.kind);
        self.versions.push(stored.version);
        self.conversations.push(event.conversation.map(|id| Uuid::from_u128(id.as_u128())));
        self.messages.push(event.message.map(|id| Uuid::from_u128(id.as_u128())));
        self.people.push(event.person.map(|id| Uuid::from_u128(id.as_u128())));
        self.ats.push(time(event.at));
        self.payloads.push(Json(stored.payload));
    }
}

async fn events(connection: &mut PgConnection, events: impl Iterator<Item = &Event>) -> Result<(), Error> {
    let mut columns = Columns::default();
    events.for_each(|event| columns.push(event));
    if columns.ids.is_empty() {
        return Ok(());
    }
    let sql = "insert into events (id, key, kind, version, conversation_id, message_id, person_id, at, payload) \
               select * from unnest($1::uuid[], $2::text[], $3::text[], $4::smallint[], $5::uuid[], $6::uuid[], \
               $7::uuid[], $8::timestamptz[], $9::jsonb[])";
    let query =
        sqlx::query(sql).bind(columns.ids).bind(columns.keys).bind(columns.kinds).bind(columns.versions);
    let query = query.bind(columns.conversations).bind(columns.messages).bind(columns.people);
    query.bind(columns.ats).bind(columns.payloads).execute(connection).await?;
    Ok(())
}

/// Empties the texts that were erased; the rows stay, so that the log still names something.
async fn erase(connection: &mut PgConnection, events: impl Iterator<Item = &Event>) -> Result<(), Error> {
    let mut ids = Vec::new();
    for event in events {
        if let Fact::TextsErased(erased) = &event.fact {
            ids.extend(erased.texts.iter().map(|id| Uuid::from_u128(id.as_u128())));
        }
    }
    if ids.is_empty() {
        return Ok(());
    }
    let sql = "update texts set body = null, key = null, person_id = null, erased_at = clock_timestamp() \
               where id = any($1) and erased_at is null";
    sqlx::query(sql).bind(ids).execute(connection).await?;
    Ok(())
}

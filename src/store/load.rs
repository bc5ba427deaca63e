//! The part of the state that the decisions at hand can ask about, in two or three statements for any number of them: a
//! round trip costs more than what it brings, and nobody is answered before the question is recorded.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use sqlx::postgres::{PgArguments, PgConnection};
use sqlx::query::QueryScalar;
use sqlx::types::Json;
use sqlx::{AssertSqlSafe, Executor, Postgres, query_scalar};
use uuid::Uuid;

use crate::domain::consent::Absent;
use crate::domain::event::Role;
use crate::domain::id::{ConversationId, MessageId, PersonId, TextId};
use crate::domain::key::MessageKey;
use crate::domain::quota::Purse;
use crate::domain::review::Case;
use crate::domain::state::{Card, Conversation, Feedback, Held, Known, Message, Note, Part, Preferred};
use crate::store::row::{
    CardRow, CaseRow, CategoryRow, ConsentRow, ConversationRow, FeedbackRow, MessageRow, NoteRow, PartRow,
    PreferenceRow, ReactionRow, SettingRow, SpendingRow, moment, read, uuid,
};
use crate::store::seal::Safe;
use crate::store::wants::Wants;
use crate::store::{Error, mine, quotes};

/// Rows of one table, if anything is asked that they may answer: whether it is, what they are called, the table, and which rows.
type Rows = (bool, &'static str, &'static str, &'static str);

/// What is wanted by name.
fn wanted(wants: &Wants) -> [Rows; 24] {
    let (accounts, keys, feedback) =
        (!wants.accounts.is_empty(), !wants.keys.is_empty(), !wants.feedback.is_empty());
    let (messages, places, parts) =
        (!wants.messages.is_empty(), !wants.places.is_empty(), !wants.parts.is_empty());
    let (followed, gone, reviewed) =
        (!wants.followed.is_empty(), !wants.gone.is_empty(), !wants.reviewed.is_empty());
    let (layers, guilds) = (places || !wants.layers.is_empty(), !wants.guilds.is_empty());
    [
        (accounts, "account", "accounts", "account = any($1)"),
        // Whoever holds something and has no account is forgotten.
        (
            parts,
            "account",
            "accounts",
            "person_id in (select one.person_id from reactions one where one.part = any($6))",
        ),
        (keys, "part", "parts", "message = any($2)"),
        (keys, "feedback", "feedback", "source = any($2)"),
        (feedback, "feedback", "feedback", "id = any($3)"),
        (keys, "card", "review_cards", "message = any($2)"),
        (messages, "card", "review_cards", "reply_id = any($4)"),
        (keys, "note", "review_notes", "source = any($2)"),
        (feedback, "note", "review_notes", "id = any($3)"),
        (keys, "message", "messages", "source = any($2)"),
        (messages, "message", "messages", "id = any($4)"),
        (places, "conversation", "conversations", "place = any($5) and ended is null"),
        (
            layers,
            "set",
            "place_settings",
            "layer = any($5 || $11 || array(select category from channel_categories where channel = any($5) and category is not null))",
        ),
        (reviewed, "set", "place_settings", "guild = any($12)"),
        (places, "located", "channel_categories", "channel = any($5)"),
        (reviewed, "located", "channel_categories", "guild = any($12)"),
        (places, "model", "place_models", "place = any($5)"),
        (places, "told", "told_places", "place = any($5)"),
        // Whoever takes one back may have given another on another part, which counts then.
        (
            parts,
            "reaction",
            "reactions",
            "reply_id in (select one.reply_id from parts one where one.message = any($6)) \
             and person_id in (select one.person_id from reactions one where one.part = any($6))",
        ),
        (
            parts,
            "part",
            "parts",
            "reply_id in (select one.reply_id from parts one where one.message = any($6))",
        ),
        (followed, "message", "messages", "parent_id = any($7) and role = 'user'"),
        (gone, "conversation", "conversations", "parent = any($8) and ended is null"),
        (guilds, "spent", "spending", "purse = any($9) and day = any($10)"),
        (!wants.left.is_empty(), "left", "guilds_left", "guild = any($13)"),
    ]
}

/// Messages that what was found speaks of.
const SPOKEN_OF: &str =
    "select jsonb_build_object('message', to_jsonb(messages)) from messages where id = any($1)";

/// What stands around it: the conversations, what is still owed there, what the raters hold, who has been told in these
/// places how feedback works; other replies to the same turns, who prefers which, what goes on from one of them, the turns
/// themselves where they may be asked again, and what was had on these days.
fn around(wants: &Wants) -> [Rows; 15] {
    let (conversations, messages) = (!wants.conversations.is_empty(), !wants.messages.is_empty());
    let (people, places, replies) =
        (!wants.people.is_empty(), !wants.places.is_empty(), !wants.replies.is_empty());
    let (days, spoken_to) = (!wants.days.is_empty(), !wants.spoken_to.is_empty());
    [
        (conversations, "conversation", "conversations", "id = any($1)"),
        (conversations, "message", "messages", "conversation_id = any($1) and stage in ('due', 'writing')"),
        (messages && people, "reaction", "reactions", "reply_id = any($2) and person_id = any($3)"),
        // Other answers are taken down together, and their cases with them.
        (
            messages,
            "case",
            "reviews",
            "reply_id = any($2 || array(select id from messages where beside = any($5)))",
        ),
        (messages, "lease", "review_leases", "reply_id = any($2)"),
        (people && places, "hinted", "feedback", "person_id = any($3) and source_place = any($4) and hinted"),
        (
            conversations,
            "set",
            "place_settings",
            "layer = any(array(select unnest(array[c.place, c.parent, 'guild:' || c.guild, category]) from conversations c \
             left join channel_categories on channel = coalesce(c.parent, c.place) where c.id = any($1)))",
        ),
        (
            conversations,
            "located",
            "channel_categories",
            "channel = any(array(select coalesce(parent, place) from conversations where id = any($1)))",
        ),
        (replies, "message", "messages", "beside = any($5)"),
        (replies, "preferred", "preferences", "first_id = any($5)"),
        (
            replies,
            "conversation",
            "conversations",
            "ended is null and head = any(select id from messages where beside = any($5) union all select unnest($5))",
        ),
        (wants.questions && replies, "message", "messages", "answered_by = any($6)"),
        (
            days && (people || conversations),
            "spent",
            "spending",
            "day = any($8) and purse = any($7 \
             || array(select 'guild:' || guild from conversations where id = any($1) and guild is not null))",
        ),
        (people || spoken_to, "consent", "consents", "person_id = any($3 || $9)"),
        (
            conversations,
            "set",
            "place_settings",
            "setting = 'keep' and guild = any(array(select guild from conversations where id = any($1) and guild is not null))",
        ),
    ]
}

/// The statement that reads all rows that are asked for, if there are such. What nothing is asked of stays out of it: of a
/// statement so wide the most is the planning, a tenth of a millisecond for each table, while what it finds takes less.
fn union(rows: &[Rows]) -> Option<AssertSqlSafe<String>> {
    let asked = rows.iter().filter(|(is_asked, ..)| *is_asked);
    let select = |(_, name, table, which): &Rows| {
        format!("select jsonb_build_object('{name}', to_jsonb({table})) from {table} where {which}")
    };
    let all: Vec<_> = asked.map(select).collect();
    // Put together of what is written above and of nothing else.
    (!all.is_empty()).then(|| AssertSqlSafe(all.join(" union all ")))
}

/// Loads what is wanted and what decisions about it look at next.
pub(super) async fn known(connection: &mut PgConnection, wants: Wants, safe: &Safe) -> Result<Known, Error> {
    let mut loading = Loading { wants, known: Known::default() };
    if loading.wants.erase() {
        // Here it matters how much there is of it, and it does not come with every message.
        connection.execute("set local plan_cache_mode = auto; set local enable_seqscan = on").await?;
    }
    loading.wanted(&mut *connection).await?;
    loading.words(&mut *connection, safe).await?;
    loading.absent(&mut *connection).await?;
    loading.spoken_of(&mut *connection).await?;
    loading.quoted(&mut *connection, safe).await?;
    loading.spoken_of(&mut *connection).await?;
    loading.around(connection).await?;
    Ok(loading.known)
}

/// What is wanted still, and what is known already.
struct Loading {
    wants: Wants,
    known: Known,
}

/// A row of one of the tables.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Found {
    Account { account: String, person_id: Uuid },
    Consent(ConsentRow),
    Part(PartRow),
    Feedback(FeedbackRow),
    Message(MessageRow),
    Conversation(ConversationRow),
    Set(SettingRow),
    Located(CategoryRow),
    Model { place: String, model: String },
    Told { place: String },
    Reaction(ReactionRow),
    Preferred(PreferenceRow),
    Spent(SpendingRow),
    Left { guild: String, left_at: DateTime<Utc> },
    Hinted { person_id: Uuid, source_place: String },
    Case(CaseRow),
    Lease { reply_id: Uuid, person_id: Uuid, until: DateTime<Utc> },
    Card(CardRow),
    Note(NoteRow),
}

impl Loading {
    async fn wanted(&mut self, connection: &mut PgConnection) -> Result<(), Error> {
        let wants = &self.wants;
        let Some(sql) = union(&wanted(wants)) else { return Ok(()) };
        let query = query_scalar(sql).bind(list(&wants.accounts)).bind(list(&wants.keys));
        let query = query.bind(list(&wants.feedback)).bind(list(&wants.messages));
        let query = query.bind(list(&wants.places)).bind(list(&wants.parts));
        let query = query.bind(list(&wants.followed)).bind(list(&wants.gone));
        let query = query.bind(list(&wants.guilds)).bind(wants.dates());
        let query = query.bind(list(&wants.layers)).bind(list(&wants.reviewed)).bind(list(&wants.left));
        self.take_all(connection, query).await
    }

    async fn spoken_of(&mut self, connection: &mut PgConnection) -> Result<(), Error> {
        let mut asked = BTreeSet::new();
        loop {
            let known = |id: &Uuid| self.known.message(MessageId::from_u128(id.as_u128())).is_some();
            let missing = self.wants.messages.difference(&asked).filter(|id| !known(id));
            let missing: Vec<_> = missing.copied().collect();
            if missing.is_empty() {
                return Ok(());
            }
            asked.extend(missing.iter().copied());
            self.take_all(connection, query_scalar(SPOKEN_OF).bind(missing)).await?;
        }
    }

    async fn around(&mut self, connection: &mut PgConnection) -> Result<(), Error> {
        let wants = &self.wants;
        if wants.conversations.is_empty() && wants.people.is_empty() && wants.spoken_to.is_empty() {
            return Ok(());
        }
        let Some(sql) = union(&around(wants)) else { return Ok(()) };
        let query = query_scalar(sql).bind(list(&wants.conversations)).bind(list(&wants.messages));
        let query = query.bind(list(&wants.people)).bind(list(&wants.places)).bind(list(&wants.replies));
        let asked = if wants.questions { list(&wants.replies) } else { Vec::new() };
        let purses = wants.people.iter().map(|id| Purse::Person(person(*id)).to_string());
        self.take_all(
            connection,
            query
                .bind(asked)
                .bind(purses.collect::<Vec<_>>())
                .bind(wants.dates())
                .bind(list(&wants.spoken_to)),
        )
        .await
    }

    /// What goes with those who may want to be forgotten.
    async fn words(&mut self, connection: &mut PgConnection, safe: &Safe) -> Result<(), Error> {
        for id in list(&self.wants.forgotten) {
            let words = mine::words(&mut *connection, safe, id).await?;
            self.wants.messages.extend(words.quoting.iter().map(|it| uuid(it.message.as_u128())));
            self.known.learn_words(person(id), words);
        }
        Ok(())
    }

    /// Which of the texts that a reply may quote have no words.
    async fn absent(&mut self, connection: &mut PgConnection) -> Result<(), Error> {
        if self.wants.said.is_empty() {
            return Ok(());
        }
        let sql = "select said.id, t.id is not null from unnest($1::uuid[]) said (id) \
                   left join texts t on t.id = said.id where t.body is null";
        let query = sqlx::query_as(sql).bind(list(&self.wants.said));
        let rows: Vec<(Uuid, bool)> = query.fetch_all(connection).await?;
        for (id, was_there) in rows {
            let why = if was_there { Absent::Erased } else { Absent::NeverKept };
            self.known.learn_absent(TextId::from_u128(id.as_u128()), why);
        }
        Ok(())
    }

    /// What quotes the words of messages that may be erased.
    async fn quoted(&mut self, connection: &mut PgConnection, safe: &Safe) -> Result<(), Error> {
        let erased = self.wants.erased.iter();
        let found: Vec<_> =
            erased.filter_map(|key| Some((key.clone(), words_of(&self.known, key)?))).collect();
        for (key, quoting) in quotes::of_messages(connection, safe, found).await? {
            self.wants.messages.extend(quoting.iter().map(|it| uuid(it.message.as_u128())));
            self.known.learn_quoting(key, quoting);
        }
        Ok(())
    }

    async fn take_all(
        &mut self,
        connection: &mut PgConnection,
        query: QueryScalar<'_, Postgres, Json<Found>, PgArguments>,
    ) -> Result<(), Error> {
        let all = query.fetch_all(connection).await?;
        all.into_iter().try_for_each(|Json(found)| self.take(found))
    }

    fn take(&mut self, found: Found) -> Result<(), Error> {
        let Self { wants, known } = self;
        match found {
            Found::Account { account, person_id } => {
                wants.people.insert(person_id);
                if wants.forgets.contains(&account) {
                    wants.forgotten.insert(person_id);
                }
                known.learn_person(read("accounts", person_id, &account)?, person(person_id));
            }
            Found::Consent(row) => {
                let (person, consents) = row.into();
                known.learn_consents(person, consents);
            }
            Found::Part(row) => {
                let part = Part::try_from(row)?;
                wants.messages.insert(uuid(part.reply.as_u128()));
                known.learn_part(part);
            }
            Found::Feedback(row) => {
                let feedback = Feedback::try_from(row)?;
                wants.messages.insert(uuid(feedback.reply.as_u128()));
                wants.people.insert(uuid(feedback.person.as_u128()));
                known.learn_feedback(feedback);
            }
            Found::Message(row) => {
                let message = Message::try_from(row)?;
                wants.messages.extend(message.answered_by.map(|id| uuid(id.as_u128())));
                wants.conversations.insert(uuid(message.conversation.as_u128()));
                wants.spoken_to.extend(message.person.map(|id| uuid(id.as_u128())));
                wants.messages.extend(message.beside.map(|id| uuid(id.as_u128())));
                wants.replies.extend(first_of(&message));
                known.learn_message(message);
            }
            Found::Conversation(row) => {
                let conversation = Conversation::try_from(row)?;
                wants.conversations.insert(uuid(conversation.id.as_u128()));
                // One that has no reply yet goes on from somebody else's, which may still be open.
                let head = conversation.head.filter(|_| conversation.replies == 0);
                wants.messages.extend(head.map(|id| uuid(id.as_u128())));
                known.learn_conversation(conversation);
            }
            Found::Set(row) => row.learn(known.settings_mut())?,
            Found::Located(row) => row.learn(known.settings_mut())?,
            Found::Model { place, model } => known.learn_model(read("place_models", &place, &place)?, model),
            Found::Told { place } => known.learn_told(read("told_places", &place, &place)?),
            Found::Reaction(row) => known.learn_held(Held::try_from(row)?),
            Found::Preferred(row) => known.learn_preferred(Preferred::try_from(row)?),
            Found::Spent(row) => {
                let (purse, day, spent) = row.try_into()?;
                known.learn_spent(purse, day, spent);
            }
            Found::Case(row) => known.learn_case(Case::try_from(row)?),
            Found::Lease { reply_id, person_id, until } => {
                known.learn_lease(MessageId::from_u128(reply_id.as_u128()), person(person_id), moment(until));
            }
            Found::Card(row) => {
                let card = Card::try_from(row)?;
                wants.messages.insert(uuid(card.reply.as_u128()));
                known.learn_card(card);
            }
            Found::Note(row) => {
                let note = Note::try_from(row)?;
                wants.spoken_to.insert(uuid(note.person.as_u128()));
                known.learn_note(note);
            }
            Found::Left { guild, left_at } => {
                known.learn_left(read("guilds_left", &guild, &guild)?, moment(left_at));
            }
            Found::Hinted { person_id, source_place } => {
                known.learn_hinted(person(person_id), read("feedback", person_id, &source_place)?);
            }
        }
        Ok(())
    }
}

/// The words that the platform's message shows, and the conversation that they belong to.
fn words_of(known: &Known, key: &MessageKey) -> Option<(ConversationId, Vec<TextId>)> {
    if let Some(feedback) = known.feedback(key) {
        return Some((feedback.conversation, feedback.texts.clone()));
    }
    let message = known.turn(key).or_else(|| known.reply(key))?;
    Some((message.conversation, message.words().collect()))
}

/// The first reply to the turns that a message answers; none for a message that is no reply.
fn first_of(message: &Message) -> Option<Uuid> {
    (message.role == Role::Assistant).then(|| uuid(message.beside.unwrap_or(message.id).as_u128()))
}

fn person(id: Uuid) -> PersonId {
    PersonId::from_u128(id.as_u128())
}

fn list<T: Clone>(all: &BTreeSet<T>) -> Vec<T> {
    all.iter().cloned().collect()
}

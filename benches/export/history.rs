//! A history of any length from a seed: conversations of five questions each, some of which go on from the one before, votes and
//! changes of mind, verdicts, other answers.

use sqlx::PgPool;
use sqlx::types::chrono::{DateTime, Utc};
use sqlx::types::{Json, Uuid};
use teachback::domain::codec::encode;
use teachback::domain::event::{
    AnotherAsked, ConversationStarted, Ending, Fact, Finish, MessageAdded, MessageRated, ModelUse, Place,
    PlaceKind, Rating, Reaction, ReplyBegun, Role, Scope, SentTurn, Standing, Through,
};
use teachback::domain::id::{ConversationId, MessageId, TextId};
use teachback::domain::key::{GuildKey, MessageKey, PlaceKey};
use teachback::domain::review::{Review, Verdict};

/// How many events are written at once.
const BATCH: usize = 5_000;
/// How many people there are; everybody has allowed training.
const PEOPLE: u64 = 500;
/// How many questions a conversation has.
const QUESTIONS: u64 = 5;
/// One conversation in so many goes on from the one before, with its turns.
const GOES_ON: u64 = 10;

/// Writes the history into an empty database.
pub(crate) async fn write(pool: &PgPool, messages: u64, ratings: u64, seed: u64) -> anyhow::Result<()> {
    let mut writer = Writer {
        pool,
        events: Events::default(),
        said: Said::default(),
        texts: Texts::default(),
        chance: seed,
        ids: 0,
    };
    let replies = messages / 2;
    let mut before = None;
    for conversation in 0..replies.div_ceil(QUESTIONS) {
        let goes_on = before.take().filter(|_| conversation % GOES_ON == GOES_ON - 1);
        before = Some(writer.conversation(conversation, goes_on, ratings as f64 / replies as f64).await?);
    }
    writer.flush().await?;
    let consents = "insert into consents (person_id, train) select ('00000000-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid, \
                    true from generate_series(1, $1) n";
    sqlx::query(consents).bind(i64::try_from(PEOPLE)?).execute(pool).await?;
    let conversations = "insert into conversations (id, place, kind, guild, scope, started_at, last_at, replies) \
                         select conversation_id, payload -> 'place' ->> 'id', 'channel', payload -> 'place' ->> 'guild', 'place', at, at, 5 \
                         from events where kind = 'start_conversation'";
    sqlx::query(conversations).execute(pool).await?;
    sqlx::raw_sql("vacuum analyze").execute(pool).await?;
    Ok(())
}

/// Events and texts on their way.
struct Writer<'a> {
    pool: &'a PgPool,
    events: Events,
    said: Said,
    texts: Texts,
    chance: u64,
    ids: u128,
}

#[derive(Default)]
struct Events {
    ids: Vec<Uuid>,
    kinds: Vec<&'static str>,
    versions: Vec<i16>,
    conversations: Vec<Uuid>,
    messages: Vec<Option<Uuid>>,
    people: Vec<Option<Uuid>>,
    times: Vec<DateTime<Utc>>,
    payloads: Vec<Json<serde_json::Value>>,
}

/// Messages, as far as somebody looks for them.
#[derive(Default)]
struct Said {
    ids: Vec<Uuid>,
    conversations: Vec<Uuid>,
    roles: Vec<&'static str>,
    parents: Vec<Option<Uuid>>,
}

/// Where a conversation ends that another one may go on from.
struct End {
    conversation: ConversationId,
    /// Its last one.
    reply: Option<MessageId>,
    line: Vec<SentTurn>,
}

#[derive(Default)]
struct Texts {
    ids: Vec<Uuid>,
    people: Vec<Option<Uuid>>,
    bodies: Vec<String>,
}

impl Writer<'_> {
    async fn conversation(
        &mut self,
        number: u64,
        before: Option<End>,
        ratings_each: f64,
    ) -> anyhow::Result<End> {
        let id = ConversationId::from_u128(self.id());
        let place = Place {
            key: PlaceKey::discord(1_000 + number % 40),
            kind: PlaceKind::Channel,
            guild: Some(GuildKey::discord(1 + number % 4)),
            parent: None,
        };
        let continues = before.as_ref().map(|end| end.conversation);
        let started =
            ConversationStarted { place, scope: Scope::Place, model: model(), continues, after: None };
        let owner = 1 + self.any(PEOPLE);
        self.happens(id, None, Some(owner), &Fact::ConversationStarted(started));
        let (mut follows, mut line) = match before {
            Some(End { reply, line, .. }) => (reply, line),
            None => {
                let system = self.text(None, 12);
                let system = SentTurn { role: Role::System, text: system, speaker: None, files: Vec::new() };
                (None, vec![system])
            }
        };
        for _ in 0..QUESTIONS {
            let asker = 1 + (owner + self.any(3)) % PEOPLE;
            let reply = self.question(id, asker, follows, &mut line);
            let words = self.answer(id, reply);
            self.opinions(id, reply, ratings_each);
            if self.any(50) == 0 {
                self.another(id, asker, reply, &line, ratings_each);
            }
            line.push(SentTurn { role: Role::Assistant, text: words, speaker: None, files: Vec::new() });
            follows = Some(reply);
        }
        if self.events.ids.len() >= BATCH {
            self.flush().await?;
        }
        Ok(End { conversation: id, reply: follows, line })
    }

    fn question(
        &mut self,
        id: ConversationId,
        asker: u64,
        follows: Option<MessageId>,
        line: &mut Vec<SentTurn>,
    ) -> MessageId {
        let (question, reply) = (MessageId::from_u128(self.id()), MessageId::from_u128(self.id()));
        let length = 5 + self.any(40);
        let text = self.text(Some(asker), length);
        let added = MessageAdded {
            role: Role::User,
            parent: follows,
            text: Some(text),
            reasoning: None,
            key: Some(MessageKey::discord(self.ids)),
            answered_by: Some(reply),
            ending: None,
        };
        self.happens(id, Some(question), Some(asker), &Fact::MessageAdded(added));
        self.says(id, question, "user", follows);
        line.push(SentTurn { role: Role::User, text, speaker: None, files: Vec::new() });
        self.begin(id, question, reply, line);
        reply
    }

    fn begin(&mut self, id: ConversationId, parent: MessageId, reply: MessageId, line: &[SentTurn]) {
        let begun =
            ReplyBegun { parent, attempt: 1, model: model(), instead_of: None, turns: line.to_vec(), cut: 0 };
        self.happens(id, Some(reply), None, &Fact::ReplyBegun(begun));
    }

    fn answer(&mut self, id: ConversationId, reply: MessageId) -> TextId {
        let length = 20 + self.any(120);
        let text = self.text(None, length);
        let finish = if self.any(20) == 0 { Finish::Length } else { Finish::Ended };
        let added = MessageAdded {
            role: Role::Assistant,
            parent: None,
            text: Some(text),
            reasoning: None,
            key: None,
            answered_by: None,
            ending: Some(Ending { finish, usage: None, first_token_ms: Some(90), total_ms: 900 }),
        };
        self.happens(id, Some(reply), None, &Fact::MessageAdded(added));
        self.says(id, reply, "assistant", None);
        text
    }

    fn says(
        &mut self,
        id: ConversationId,
        message: MessageId,
        role: &'static str,
        parent: Option<MessageId>,
    ) {
        self.said.ids.push(Uuid::from_u128(message.as_u128()));
        self.said.conversations.push(Uuid::from_u128(id.as_u128()));
        self.said.roles.push(role);
        self.said.parents.push(parent.map(|id| Uuid::from_u128(id.as_u128())));
    }

    fn another(
        &mut self,
        id: ConversationId,
        asker: u64,
        beside: MessageId,
        line: &[SentTurn],
        ratings: f64,
    ) {
        let reply = MessageId::from_u128(self.id());
        let asked = AnotherAsked { beside, model: None, through: Through::Menu };
        self.happens(id, Some(reply), Some(asker), &Fact::AnotherAsked(asked));
        self.begin(id, beside, reply, line);
        self.answer(id, reply);
        self.opinions(id, reply, ratings * 2.0);
    }

    /// As many votes as this in the mean; one in ten is changed, one in ten taken back, and one reply in fifty is decided.
    fn opinions(&mut self, id: ConversationId, reply: MessageId, mean: f64) {
        let mut left = mean * 2.0 * self.any(1_000) as f64 / 1_000.0;
        while left > 0.0 && (left >= 1.0 || self.any(1_000) as f64 / 1_000.0 < left) {
            left -= 1.0;
            let (rater, is_up) = (1 + self.any(PEOPLE), self.any(10) < 7);
            self.rate(id, reply, rater, is_up, true);
            match self.any(10) {
                0 => self.rate(id, reply, rater, is_up, false),
                1 => {
                    self.rate(id, reply, rater, is_up, false);
                    self.rate(id, reply, rater, !is_up, true);
                }
                _ => {}
            }
        }
        if self.any(50) == 0 {
            let verdict = match self.any(4) {
                0 => Verdict::Good,
                1 => Verdict::Bad,
                2 => Verdict::Excluded,
                _ => Verdict::Corrected(self.text(Some(1), 30)),
            };
            self.happens(id, Some(reply), Some(1), &Fact::ReplyReviewed(Review::Decided(verdict)));
        }
    }

    fn rate(&mut self, id: ConversationId, reply: MessageId, rater: u64, is_up: bool, is_given: bool) {
        let (rating, emoji) = if is_up { (Rating::Like, "👍") } else { (Rating::Dislike, "👎") };
        let rated = MessageRated {
            rating: is_given.then_some(rating),
            reaction: Reaction {
                on: MessageKey::discord(reply.as_u128()),
                emoji: emoji.to_owned(),
                burst: false,
            },
            through: Through::Reaction,
            standing: Standing::Bystander,
            before: None,
        };
        self.happens(id, Some(reply), Some(rater), &Fact::MessageRated(rated));
    }

    fn text(&mut self, by: Option<u64>, words: u64) -> TextId {
        const WORDS: [&str; 16] = [
            "otter", "raid", "the", "starts", "at", "friday", "because", "river", "and", "sortable", "a",
            "three", "not", "when", "is", "stone",
        ];
        let id = self.id();
        let mut word = || WORDS.get(usize::try_from(self.any(16)).unwrap_or_default()).copied();
        let mut body: Vec<_> = (0..words).filter_map(|_| word()).collect();
        // Some have something that is masked, and more of them something that might be.
        match self.any(20) {
            0 => body.push("see https://example.org/raids?id=7 or write to raids@example.org"),
            1..=7 => body.push("at 18:00 on 2026-11-27"),
            _ => {}
        }
        self.texts.ids.push(Uuid::from_u128(id));
        self.texts.people.push(by.map(|person| Uuid::from_u128(person.into())));
        self.texts.bodies.push(body.join(" "));
        TextId::from_u128(id)
    }

    fn happens(&mut self, id: ConversationId, message: Option<MessageId>, person: Option<u64>, fact: &Fact) {
        let stored = encode(fact);
        self.ids += 1;
        let at = i64::try_from(self.ids).unwrap_or_default() + 1_795_456_800_000;
        let events = &mut self.events;
        events.ids.push(Uuid::from_u128((1_795_456_800_000 << 80) + self.ids));
        events.kinds.push(stored.kind);
        events.versions.push(stored.version);
        events.conversations.push(Uuid::from_u128(id.as_u128()));
        events.messages.push(message.map(|id| Uuid::from_u128(id.as_u128())));
        events.people.push(person.map(|person| Uuid::from_u128(person.into())));
        events.times.push(DateTime::from_timestamp_millis(at).unwrap_or_default());
        events.payloads.push(Json(stored.payload));
    }

    async fn flush(&mut self) -> anyhow::Result<()> {
        let Events { ids, kinds, versions, conversations, messages, people, times, payloads } =
            std::mem::take(&mut self.events);
        let sql = "insert into events (id, key, kind, version, conversation_id, message_id, person_id, at, payload) \
                   select id, id::text, kind, version, conversation, message, person, at, payload from unnest($1::uuid[], $2::text[], \
                   $3::int2[], $4::uuid[], $5::uuid[], $6::uuid[], $7::timestamptz[], $8::jsonb[]) with ordinality \
                   t(id, kind, version, conversation, message, person, at, payload, place) order by place";
        let query = sqlx::query(sql).bind(ids).bind(kinds).bind(versions).bind(conversations).bind(messages);
        query.bind(people).bind(times).bind(payloads).execute(self.pool).await?;
        let Said { ids, conversations, roles, parents } = std::mem::take(&mut self.said);
        let sql = "insert into messages (id, conversation_id, place, role, parent_id, at, texts, stage) \
                   select id, conversation, 'discord:1', role, parent, now(), '{}', 'finished' \
                   from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[]) t(id, conversation, role, parent)";
        let query = sqlx::query(sql).bind(ids).bind(conversations).bind(roles).bind(parents);
        query.execute(self.pool).await?;
        let Texts { ids, people, bodies } = std::mem::take(&mut self.texts);
        let sql = "insert into texts (id, person_id, origin, body) \
                   select id, person, 'turn', body from unnest($1::uuid[], $2::uuid[], $3::text[]) t(id, person, body)";
        sqlx::query(sql).bind(ids).bind(people).bind(bodies).execute(self.pool).await?;
        Ok(())
    }

    fn id(&mut self) -> u128 {
        self.ids += 1;
        (1_795_456_800_000 << 80) + self.ids
    }

    /// A number below this one, by SplitMix64.
    const fn any(&mut self, below: u64) -> u64 {
        self.chance = self.chance.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.chance;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (bits ^ (bits >> 31)) % below
    }
}

fn model() -> ModelUse {
    ModelUse {
        name: "otter-7b".to_owned(),
        id: "otter-7b".to_owned(),
        host: "model.example".to_owned(),
        parameters: [("temperature".to_owned(), "0.7".to_owned())].into(),
        system_hash: Some("abc123".to_owned()),
    }
}

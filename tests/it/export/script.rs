//! One scripted history with everything that an export has to tell apart, as events and texts, and into a database.

use std::collections::HashMap;

use sha2::{Digest, Sha256};
use sqlx::PgPool;
use teachback::domain::codec::encode;
use teachback::domain::event::{
    AnotherAsked, ConversationStarted, Copy, Ending, EraseReason, Event, EventKey, Fact, FeedbackGiven,
    FileAttached, FileCopied, FilesAttached, Finish, MessageAdded, MessageRated, ModelUse, Place, PlaceKind,
    Rating, Reaction, Recorded, ReplyBegun, ReplyPreferred, Role, Scope, SentFile, SentTurn, Standing,
    TextsErased, Through,
};
use teachback::domain::file::{Fate, FileKind, Left};
use teachback::domain::history::{Enclosure, History, Written};
use teachback::domain::id::{ConversationId, EventId, FeedbackId, FileId, MessageId, PersonId, TextId};
use teachback::domain::key::{AttachmentKey, GuildKey, MessageKey, PlaceKey};
use teachback::domain::quote::Quoted;
use teachback::domain::review::{Review, Verdict};
use teachback::domain::time::Timestamp;
use teachback::store::Store;
use uuid::Uuid;

pub(crate) const ADA: PersonId = PersonId::from_u128(0xada);
pub(crate) const BOB: PersonId = PersonId::from_u128(0xb0b);
/// Who moderates.
pub(crate) const MO: PersonId = PersonId::from_u128(0x30);
/// Who has not allowed anything. Her every word has a canary in it.
pub(crate) const EVE: PersonId = PersonId::from_u128(0xe5e);

/// What must be in no export for training.
pub(crate) const CANARY: &str = "canary-bird";

/// What every file of hers is called.
pub(crate) const FILE_NAME: &str = "ada-lovelace-report.md";
/// Where each could be fetched.
pub(crate) const FILE_LINK: &str = "cdn.example/attachments";

/// What has happened so far.
#[derive(Default)]
pub(crate) struct Script {
    pub(crate) log: Vec<Recorded>,
    pub(crate) texts: HashMap<TextId, Written>,
    /// What is in files that were copied.
    pub(crate) files: HashMap<FileId, Enclosure>,
    ids: u128,
    /// What the conversation was begun with, and every reply of it.
    model: &'static str,
    conversation: Option<ConversationId>,
    /// Whether its first question is still to come, which follows the conversation before it.
    has_gone_on: bool,
    line: Vec<SentTurn>,
    /// The turns that each reply was asked with.
    asked: HashMap<MessageId, (MessageId, Vec<SentTurn>)>,
    said: HashMap<MessageId, TextId>,
    /// The first reply to the same turns.
    again: HashMap<MessageId, MessageId>,
}

/// One history with everything in it.
pub(crate) fn history() -> Script {
    history_of(1)
}

/// The same, as often as this.
pub(crate) fn history_of(times: usize) -> Script {
    let mut it = Script::default();
    (0..times).for_each(|_| happens(&mut it));
    it
}

fn happens(it: &mut Script) {
    it.starts(1, 100, "otter-7b");

    // Liked by two and disliked by nobody; one of them changed their mind twice.
    let straw =
        it.asks(ADA, "How many r's are in strawberry? Write to ada@example.org or see https://example.org/r");
    it.ends(straw, "There are three r's in strawberry, Ada.", Finish::Ended);
    it.rates(ADA, straw, Some(Rating::Dislike));
    it.rates(ADA, straw, Some(Rating::Like));
    it.rates(BOB, straw, Some(Rating::Like));

    // Disliked and corrected; what was said about it is no reply to imitate.
    let raid = it.asks(BOB, "When does the raid start on friday?");
    it.ends(raid, "The raid starts at 18:00.", Finish::Ended);
    it.rates(BOB, raid, Some(Rating::Dislike));
    it.says(BOB, raid, "It starts at 20:00, ask @Mo.");
    it.corrects(raid, "The raid starts at 20:00 UTC on Friday.");

    // Two answers to the same turns, one liked and one disliked by the same person; and a third that was preferred to both.
    let ulid = it.asks(ADA, "What is a ULID?");
    it.ends(ulid, "A kind of UUID version 4.", Finish::Ended);
    it.rates(ADA, ulid, Some(Rating::Dislike));
    let better = it.asks_again(ADA, ulid);
    it.ends(better, "A 128-bit sortable identifier in 26 characters.", Finish::Ended);
    it.rates(ADA, better, Some(Rating::Score(5)));
    let best = it.asks_again(BOB, ulid);
    it.ends(
        best,
        "A sortable identifier: 48 bits of time, 80 of chance, written in 26 characters.",
        Finish::Ended,
    );
    it.prefers(BOB, best, &[ulid, better]);

    // Two questions that were answered together.
    let both = it.asks_two(ADA, "And of a UUID?", BOB, "I mean version 7.");
    it.ends(both, "It is sortable too.", Finish::Ended);
    it.rates(MO, both, Some(Rating::Like));
    it.reviews(both, Verdict::Good);

    it.starts(1, 200, "otter-7b");
    // Divided opinions, and one that was taken back.
    let disputed = it.asks(ADA, "Is tea better than coffee?");
    it.ends(disputed, "Yes.", Finish::Ended);
    it.rates(ADA, disputed, Some(Rating::Like));
    it.rates(BOB, disputed, Some(Rating::Dislike));
    let taken_back = it.asks(ADA, "Is it?");
    it.ends(taken_back, "It is.", Finish::Ended);
    it.rates(BOB, taken_back, Some(Rating::Dislike));
    it.rates(BOB, taken_back, None);
    // Endings of which none is an example, liked as they are.
    for (finish, words) in [
        (Finish::Stopped, "I was stop"),
        (Finish::Cut, "I was cut"),
        (Finish::Length, "I was too"),
        (Finish::Failed, ""),
        (Finish::Empty, ""),
    ] {
        let reply = it.asks(BOB, "Once more?");
        it.ends(reply, words, finish);
        it.rates(BOB, reply, Some(Rating::Like));
    }
    let excluded = it.asks(BOB, "What is my address?");
    it.ends(excluded, "I should not say.", Finish::Ended);
    it.rates(BOB, excluded, Some(Rating::Like));
    it.reviews(excluded, Verdict::Excluded);

    it.starts(2, 300, "heron-3b");
    // Erased words lead to it.
    let forgotten = it.asks(ADA, "My password is hunter2, forget it.");
    it.ends(forgotten, "Forgotten.", Finish::Ended);
    it.rates(ADA, forgotten, Some(Rating::Like));
    it.erases_question_of(forgotten);

    it.starts(2, 400, "heron-3b");
    // Somebody who allows nothing asks, and what follows has her words in its turns.
    let eves = it.asks(EVE, &format!("Do you like my {CANARY} one?"));
    it.ends(eves, "Very much.", Finish::Ended);
    it.rates(ADA, eves, Some(Rating::Like));
    let after = it.asks(ADA, "And what colour is it?");
    it.ends(after, "Yellow.", Finish::Ended);
    it.rates(ADA, after, Some(Rating::Dislike));
    it.says(EVE, after, &format!("My {CANARY} two is green."));
    it.corrects(after, "Green.");
    it.starts(2, 400, "heron-3b");
    // She asks beside somebody else, says something about a reply, and is not in its turns.
    let apart = it.asks(BOB, "What do otters eat?");
    it.ends(apart, "Fish, crabs and sea urchins.", Finish::Ended);
    it.rates(BOB, apart, Some(Rating::Like));
    it.rates(EVE, apart, Some(Rating::Like));
    it.says(EVE, apart, &format!("And my {CANARY} three."));
    it.says(BOB, apart, "That is right.");

    it.starts(2, 500, "heron-3b");
    // A text that came with a question was read, another file was not; and somebody is spoken of who is not there.
    let read = it.text_file("Grades of Ada for @Zoe\u{a0}Quill: zoe@example.org\n");
    let notes = it.asks_with(ADA, "What do my notes say, @Zoe\u{a0}Quill and @Bob?", &[(read, true)]);
    it.ends(notes, "They are for Zoe Quill, of Ada.", Finish::Ended);
    it.rates(ADA, notes, Some(Rating::Like));
    let video = FileId::from_u128(it.id());
    let unseen = it.asks_with(BOB, "And this?", &[(video, false)]);
    it.ends(unseen, "I cannot see it.", Finish::Ended);
    it.rates(BOB, unseen, Some(Rating::Dislike));
    // An image was looked at, and what follows it has it in its turns.
    let image = it.image_file();
    let looked = it.asks_with(BOB, "And that?", &[(image, true)]);
    it.ends(looked, "A cat.", Finish::Ended);
    it.rates(BOB, looked, Some(Rating::Like));
}

impl Script {
    /// The history by conversations, as a store gives it.
    pub(crate) fn histories(&self, until: i64) -> Vec<History> {
        let mut all: Vec<(ConversationId, History)> = Vec::new();
        for recorded in self.log.iter().filter(|it| it.seq <= until) {
            let Some(id) = recorded.event.conversation else { continue };
            match all.iter_mut().find(|(it, _)| *it == id) {
                Some((_, history)) => history.push(recorded.clone()),
                None => all.push((id, vec![recorded.clone()])),
            }
        }
        all.sort_by_key(|(id, _)| *id);
        all.into_iter().map(|(_, history)| history).collect()
    }

    /// The last place in its log.
    pub(crate) fn end(&self) -> i64 {
        self.log.last().map_or(0, |recorded| recorded.seq)
    }

    /// Everything as rows of an empty database.
    pub(crate) async fn record(&self, pool: &PgPool) {
        for (id, written) in &self.texts {
            let (id, by) = (uuid(id.as_u128()), written.by.map(|person| uuid(person.as_u128())));
            let sql = "insert into texts (id, person_id, origin, body) values ($1, $2, 'turn', $3)";
            sqlx::query(sql).bind(id).bind(by).bind(&written.words).execute(pool).await.unwrap();
        }
        for (id, enclosure) in &self.files {
            let (kind, body) = match enclosure {
                Enclosure::Text { words, .. } => ("text", words.clone().into_bytes()),
                Enclosure::Image => ("image", b"\x89PNG\r\n\x1a\n".to_vec()),
            };
            let sql =
                "insert into files (id, message_id, name, kind, body, url) values ($1, $1, $2, $3, $4, $5)";
            let query = sqlx::query(sql).bind(uuid(id.as_u128())).bind(FILE_NAME).bind(kind).bind(body);
            let query = query.bind(format!("https://{FILE_LINK}/1"));
            query.execute(pool).await.unwrap();
        }
        for (person, name) in names() {
            let sql = "insert into accounts (account, person_id, name) values ('discord:' || $1, $2, $1)";
            sqlx::query(sql).bind(name).bind(uuid(person.as_u128())).execute(pool).await.unwrap();
        }
        for recorded in &self.log {
            insert(recorded, pool).await;
        }
        Store::over(pool.clone()).rebuild(|_| {}).await.unwrap();
    }

    pub(crate) fn starts(&mut self, guild: u64, place: u64, model: &'static str) {
        self.line.clear();
        self.has_gone_on = false;
        self.begins_conversation(guild, place, model, None);
        let system = self.writes(None, "You answer in at most three sentences.");
        self.line.push(SentTurn { role: Role::System, text: system, speaker: None, files: vec![] });
    }

    /// A conversation that goes on from the one before it, whose turns are sent with its own.
    pub(crate) fn goes_on(&mut self, guild: u64, place: u64, model: &'static str) {
        let before = self.conversation;
        self.begins_conversation(guild, place, model, before);
        self.has_gone_on = true;
    }

    fn begins_conversation(
        &mut self,
        guild: u64,
        place: u64,
        model: &'static str,
        continues: Option<ConversationId>,
    ) {
        self.model = model;
        let id = ConversationId::from_u128(self.id());
        self.conversation = Some(id);
        let place = Place {
            key: PlaceKey::discord(place),
            kind: PlaceKind::Channel,
            guild: Some(GuildKey::discord(guild)),
            parent: None,
        };
        let started = ConversationStarted {
            place,
            scope: Scope::Place,
            model: model_use(model),
            continues,
            after: None,
        };
        self.happens(None, Some(ADA), Fact::ConversationStarted(started));
    }

    /// For want of room the oldest turns are sent no more.
    pub(crate) fn trims(&mut self, turns: usize) {
        let end = self.line.len().min(1 + turns);
        self.line.drain(1..end);
    }

    /// Of some turns those that are sent: erased ones are not, nor is an answer before anything was asked.
    fn sent(&self, turns: &[SentTurn]) -> Vec<SentTurn> {
        let last = turns.last().map(|turn| turn.text);
        let is_there = |turn: &&SentTurn| self.texts.contains_key(&turn.text) || last == Some(turn.text);
        let mut sent: Vec<_> = turns.iter().filter(is_there).cloned().collect();
        let asked = sent.iter().position(|turn| turn.role == Role::User).unwrap_or_default();
        let mut at = 0..;
        sent.retain(|turn| at.next() >= Some(asked) || turn.role == Role::System);
        sent
    }

    pub(crate) fn asks(&mut self, who: PersonId, words: &str) -> MessageId {
        let reply = MessageId::from_u128(self.id());
        let question = self.question(who, words, reply);
        self.begins(reply, question);
        reply
    }

    /// A question with files, and whether each was read.
    pub(crate) fn asks_with(&mut self, who: PersonId, words: &str, files: &[(FileId, bool)]) -> MessageId {
        let reply = MessageId::from_u128(self.id());
        let question = self.question(who, words, reply);
        let attached = files.iter().map(|(id, _)| FileAttached {
            id: *id,
            key: AttachmentKey::discord(id.as_u128() & 0xffff),
            media_type: String::new(),
            bytes: 9,
            fate: match self.files.get(id) {
                Some(Enclosure::Text { .. }) => Fate::Taken(FileKind::Text),
                Some(Enclosure::Image) => Fate::Taken(FileKind::Image),
                None => Fate::Left(Left::WrongKind),
            },
        });
        let attached = FilesAttached { files: attached.collect() };
        self.happens(Some(question), Some(who), Fact::FilesAttached(attached));
        for (file, _) in files {
            let sha256 = match self.files.get(file) {
                Some(Enclosure::Text { sha256, .. }) => sha256.clone(),
                Some(Enclosure::Image) => "c0ffee".repeat(10) + "abcd",
                None => continue,
            };
            let copied = FileCopied { file: *file, copy: Copy::Kept { sha256, bytes: 9 } };
            self.happens(Some(question), None, Fact::FileCopied(copied));
        }
        let sent = files.iter().map(|(file, read)| SentFile { file: *file, read: *read }).collect();
        self.line.last_mut().unwrap().files = sent;
        self.begins(reply, question);
        reply
    }

    pub(crate) fn text_file(&mut self, words: &str) -> FileId {
        let id = FileId::from_u128(self.id());
        let sha256 = Sha256::digest(words).iter().map(|byte| format!("{byte:02x}")).collect();
        self.files.insert(id, Enclosure::Text { words: words.to_owned(), sha256 });
        id
    }

    pub(crate) fn image_file(&mut self) -> FileId {
        let id = FileId::from_u128(self.id());
        self.files.insert(id, Enclosure::Image);
        id
    }

    pub(crate) fn asks_two(
        &mut self,
        one: PersonId,
        first: &str,
        other: PersonId,
        second: &str,
    ) -> MessageId {
        let reply = MessageId::from_u128(self.id());
        self.question(one, first, reply);
        let question = self.question(other, second, reply);
        self.begins(reply, question);
        reply
    }

    fn question(&mut self, who: PersonId, words: &str, reply: MessageId) -> MessageId {
        let (question, text) = (MessageId::from_u128(self.id()), self.writes(Some(who), words));
        let parent = self.said.keys().max().copied();
        let added = MessageAdded {
            role: Role::User,
            parent: parent.filter(|_| self.line.len() > 1 || self.has_gone_on),
            text: Some(text),
            reasoning: None,
            key: Some(MessageKey::discord(self.ids)),
            answered_by: Some(reply),
            ending: None,
        };
        self.has_gone_on = false;
        self.happens(Some(question), Some(who), Fact::MessageAdded(added));
        self.line.push(SentTurn { role: Role::User, text, speaker: Some(who), files: vec![] });
        question
    }

    fn begins(&mut self, reply: MessageId, parent: MessageId) {
        let turns = self.sent(&self.line);
        self.asked.insert(reply, (parent, turns.clone()));
        let begun = begun(parent, turns, self.model);
        self.happens(Some(reply), None, Fact::ReplyBegun(begun));
    }

    pub(crate) fn asks_again(&mut self, who: PersonId, beside: MessageId) -> MessageId {
        let reply = MessageId::from_u128(self.id());
        let first = self.again.get(&beside).copied().unwrap_or(beside);
        let asked = AnotherAsked { beside: first, model: None, through: Through::Menu };
        self.happens(Some(reply), Some(who), Fact::AnotherAsked(asked));
        self.again.insert(reply, first);
        let (parent, turns) = &self.asked[&first];
        let begun = begun(*parent, self.sent(turns), self.model);
        self.happens(Some(reply), None, Fact::ReplyBegun(begun));
        reply
    }

    pub(crate) fn ends(&mut self, reply: MessageId, words: &str, finish: Finish) {
        let text = (!words.is_empty()).then(|| self.writes(None, words));
        let added = MessageAdded {
            role: Role::Assistant,
            parent: None,
            text,
            reasoning: None,
            key: None,
            answered_by: None,
            ending: Some(Ending { finish, usage: None, first_token_ms: None, total_ms: 10 }),
        };
        self.happens(Some(reply), None, Fact::MessageAdded(added));
        if let Some(text) = text {
            self.said.insert(reply, text);
            if self.asked.contains_key(&reply) {
                self.line.push(SentTurn { role: Role::Assistant, text, speaker: None, files: vec![] });
            }
        }
    }

    pub(crate) fn rates(&mut self, who: PersonId, reply: MessageId, rating: Option<Rating>) {
        let emoji = match rating {
            Some(Rating::Like) => "👍",
            Some(Rating::Score(_)) => "5️⃣",
            _ => "👎",
        };
        let on = MessageKey::discord(reply.as_u128());
        let rated = MessageRated {
            rating,
            reaction: Reaction { on, emoji: emoji.to_owned(), burst: false },
            through: Through::Reaction,
            standing: standing(who),
            before: None,
        };
        self.happens(Some(reply), Some(who), Fact::MessageRated(rated));
    }

    pub(crate) fn says(&mut self, who: PersonId, reply: MessageId, words: &str) {
        let text = self.writes(Some(who), words);
        let given = FeedbackGiven {
            feedback: FeedbackId::from_u128(self.id()),
            text: Some(text),
            through: Through::Button,
            spot: None,
            standing: standing(who),
            hinted: false,
        };
        self.happens(Some(reply), Some(who), Fact::FeedbackGiven(given));
    }

    fn corrects(&mut self, reply: MessageId, words: &str) {
        self.corrects_as(MO, reply, words);
    }

    pub(crate) fn corrects_as(&mut self, who: PersonId, reply: MessageId, words: &str) {
        let text = self.writes(Some(who), words);
        self.happens(Some(reply), Some(who), Fact::ReplyReviewed(Review::Decided(Verdict::Corrected(text))));
    }

    /// Something that nobody answers, and with which the next reply is asked.
    pub(crate) fn mutters(&mut self, who: PersonId, words: &str) {
        let (message, text) = (MessageId::from_u128(self.id()), self.writes(Some(who), words));
        let added = MessageAdded {
            role: Role::User,
            parent: None,
            text: Some(text),
            reasoning: None,
            key: Some(MessageKey::discord(self.ids)),
            answered_by: None,
            ending: None,
        };
        self.happens(Some(message), Some(who), Fact::MessageAdded(added));
        self.line.push(SentTurn { role: Role::User, text, speaker: Some(who), files: vec![] });
    }

    /// What a reply was asked with, the model's own turns among it.
    pub(crate) fn asked_with(&self, reply: MessageId) -> Vec<String> {
        let (_, turns) = &self.asked[self.again.get(&reply).unwrap_or(&reply)];
        let sent = self.sent(turns);
        let spoken = sent.iter().filter(|turn| turn.role != Role::System);
        spoken.filter_map(|turn| self.texts.get(&turn.text)).map(|written| written.words.clone()).collect()
    }

    pub(crate) fn reviews(&mut self, reply: MessageId, verdict: Verdict) {
        self.happens(Some(reply), Some(MO), Fact::ReplyReviewed(Review::Decided(verdict)));
    }

    pub(crate) fn prefers(&mut self, who: PersonId, reply: MessageId, over: &[MessageId]) {
        let preferred =
            ReplyPreferred { over: over.to_vec(), through: Through::Button, standing: standing(who) };
        self.happens(Some(reply), Some(who), Fact::ReplyPreferred(preferred));
    }

    /// The question goes, and what moderators wrote that quotes it; the answer stays and is sent on. Given back is what it said, if it was still there.
    pub(crate) fn erases_question_of(&mut self, reply: MessageId) -> Option<Written> {
        let first = self.again.get(&reply).copied().unwrap_or(reply);
        let (question, turns) = self.asked[&first].clone();
        let text = turns.last().unwrap().text;
        let gone = self.texts.remove(&text);
        self.line.retain(|turn| turn.text != text);
        self.erases(question, Some(ADA), text, EraseReason::Deleted);
        let mut quoted = Quoted::default();
        gone.iter().for_each(|gone| quoted.add(&gone.words));
        let quotes = |text: &TextId| self.texts.get(text).is_some_and(|written| quoted.is_in(&written.words));
        let corrections = self.log.iter().filter_map(|recorded| match &recorded.event.fact {
            Fact::ReplyReviewed(Review::Decided(Verdict::Corrected(text))) => {
                Some((recorded.event.message?, *text))
            }
            _ => None,
        });
        for (message, text) in corrections.filter(|(_, text)| quotes(text)).collect::<Vec<_>>() {
            self.texts.remove(&text);
            self.erases(message, None, text, EraseReason::Quoting);
        }
        gone
    }

    fn erases(&mut self, message: MessageId, person: Option<PersonId>, text: TextId, reason: EraseReason) {
        let erased = TextsErased { texts: vec![text], feedback: None, reason, note: None };
        self.happens(Some(message), person, Fact::TextsErased(erased));
    }

    fn writes(&mut self, by: Option<PersonId>, words: &str) -> TextId {
        let id = TextId::from_u128(self.id());
        self.texts.insert(id, Written { words: words.to_owned(), by });
        id
    }

    fn happens(&mut self, message: Option<MessageId>, person: Option<PersonId>, fact: Fact) {
        let id = EventId::from_u128(self.id());
        let at = Timestamp::from_ms(1_795_456_800_000 + i64::try_from(self.ids).unwrap() * 1_000);
        let (key, conversation) = (EventKey::of("script", self.ids), self.conversation);
        let event = Event { id, key, at, conversation, message, person, fact };
        let seq = i64::try_from(self.log.len()).unwrap() + 1;
        self.log.push(Recorded { seq, recorded_at: at, event });
    }

    fn id(&mut self) -> u128 {
        self.ids += 1;
        (1_795_456_800_000 << 80) + self.ids
    }
}

/// What people are called.
pub(crate) fn names() -> [(PersonId, &'static str); 4] {
    [(ADA, "Ada"), (BOB, "Bob"), (MO, "Mo"), (EVE, "Evelyn")]
}

async fn insert(recorded: &Recorded, pool: &PgPool) {
    let event = &recorded.event;
    let stored = encode(&event.fact);
    let at = |ms: Timestamp| sqlx::types::chrono::DateTime::from_timestamp_millis(ms.as_ms()).unwrap();
    let sql = "insert into events (seq, id, key, kind, version, conversation_id, message_id, person_id, at, recorded_at, payload) \
               overriding system value values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let query = sqlx::query(sql).bind(recorded.seq).bind(uuid(event.id.as_u128())).bind(&event.key.0);
    let query = query.bind(stored.kind).bind(stored.version);
    let query = query.bind(event.conversation.map(|id| uuid(id.as_u128())));
    let query = query.bind(event.message.map(|id| uuid(id.as_u128())));
    let query = query.bind(event.person.map(|id| uuid(id.as_u128())));
    let query = query.bind(at(event.at)).bind(at(recorded.recorded_at));
    query.bind(stored.payload).execute(pool).await.unwrap();
}

fn standing(who: PersonId) -> Standing {
    if who == MO { Standing::Moderator } else { Standing::Asker }
}

fn begun(parent: MessageId, turns: Vec<SentTurn>, model: &str) -> ReplyBegun {
    ReplyBegun { parent, attempt: 1, model: model_use(model), instead_of: None, turns, cut: 0 }
}

fn model_use(name: &str) -> ModelUse {
    ModelUse {
        name: name.to_owned(),
        id: name.to_owned(),
        host: "model.example".to_owned(),
        parameters: [("temperature".to_owned(), "0.7".to_owned())].into(),
        system_hash: Some("abc123".to_owned()),
    }
}

const fn uuid(bits: u128) -> Uuid {
    Uuid::from_u128(bits)
}

//! The one ending of every fault: what people see in Discord and what is in the log are the same, each thing once.
//!
//! The soak ends so too, which is why it asks the loopback Discord and the database and nothing else.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use double::{Discord, Id, Seen};
use sqlx::types::Uuid;
use teachback::bot::texts::Texts;
use teachback::domain::event::{Fact, Finish, Reaction, Recorded, Role};
use teachback::domain::id::{MessageId, TextId};
use teachback::domain::rating;
use teachback::store::{Range, Store};

/// The tables that are made from the log.
pub(crate) const MADE: [&str; 15] = [
    "conversations",
    "messages",
    "parts",
    "feedback",
    "reactions",
    "ratings",
    "preferences",
    "reviews",
    "review_cards",
    "review_notes",
    "consents",
    "guilds_left",
    "spending",
    "place_settings",
    "place_models",
];

/// What was compared.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) questions: usize,
    pub(crate) replies: usize,
    pub(crate) cut: usize,
    pub(crate) ratings: usize,
    pub(crate) feedback: usize,
    pub(crate) events: usize,
}

/// Compares everything, when nothing is under way any more. What is wrong is listed; nothing should be. `relays` are the
/// channels in which every message is a question.
pub(crate) async fn compare(discord: &Discord, store: &Store, relays: &[Id]) -> (Counts, Vec<String>) {
    let log = store.events(Range::default(), i64::from(i32::MAX)).await.expect("the log can be read");
    let mut ending = Ending {
        world: World::see(discord),
        rows: Rows::read(store).await,
        unkept: unkept(&log),
        relays: relays.iter().copied().collect(),
        counts: Counts::default(),
        wrong: Vec::new(),
    };
    ending.messages_of_the_bot();
    ending.replies();
    ending.questions();
    ending.ratings();
    ending.feedback();
    let Ending { mut counts, mut wrong, .. } = ending;
    counts.events = log.len();
    told_once(&log, &mut wrong);
    same_again(store, &mut wrong).await;
    (counts, wrong)
}

/// What people see.
struct World {
    bot: Id,
    messages: BTreeMap<Id, Seen>,
    /// Who holds which emoji where: message, emoji, super reaction, person.
    held: BTreeSet<(Id, String, bool, Id)>,
    direct: BTreeSet<Id>,
    /// The channels and threads that there are.
    places: BTreeSet<Id>,
    /// The channels in which the bot was not allowed to post.
    mute: BTreeSet<String>,
}

impl World {
    fn see(discord: &Discord) -> Self {
        let bot = discord.bot_id();
        discord.look(|view| {
            let channels = view.channels();
            let direct = channels
                .iter()
                .filter(|channel| !channel.with.is_empty())
                .map(|channel| channel.id)
                .collect();
            let places = channels.iter().map(|channel| channel.id).collect();
            let messages: BTreeMap<_, _> = channels
                .iter()
                .flat_map(|channel| view.messages(channel.id))
                .filter(|message| message.only_for.is_none())
                .map(|message| (message.id, message))
                .collect();
            let mut held = BTreeSet::new();
            for message in messages.values().filter(|message| message.author == bot) {
                for it in view.reactions(message.id) {
                    let normal = it.users.iter().map(|user| (false, *user));
                    let all = normal
                        .chain(it.burst.iter().map(|user| (true, *user)))
                        .filter(|(_, user)| *user != bot);
                    held.extend(all.map(|(burst, user)| (message.id, it.emoji.clone(), burst, user)));
                }
            }
            let refused = view.calls().filter(|call| call.method == "POST" && call.status == 403);
            let mute = refused.filter_map(|call| call.path.split('/').nth(2).map(str::to_owned)).collect();
            Self { bot, messages, held, direct, places, mute }
        })
    }

    fn by_people(&self) -> impl Iterator<Item = &Seen> {
        self.messages.values().filter(|message| message.author != self.bot && !message.content.is_empty())
    }

    fn mentions_bot(&self, message: &Seen) -> bool {
        message.content.contains(&format!("<@{}>", self.bot))
    }
}

/// What is recorded, as far as it is compared.
struct Rows {
    /// Part by part: which reply it is of, and where in it.
    parts: BTreeMap<Id, (Uuid, i16)>,
    messages: Vec<MessageRow>,
    feedback: Vec<FeedbackRow>,
    /// What is to be seen, so not what a moderator has cleared away.
    held: BTreeSet<(Id, String, bool, Id)>,
}

#[derive(sqlx::FromRow)]
struct MessageRow {
    id: Uuid,
    role: String,
    source: Option<String>,
    place: String,
    stage: String,
    answered_by: Option<Uuid>,
    /// The first answer, of one that somebody asked for beside it.
    beside: Option<Uuid>,
    finish: Option<String>,
    body: Option<String>,
}

#[derive(sqlx::FromRow)]
struct FeedbackRow {
    source: Option<String>,
    withdrawn: bool,
    body: Option<String>,
}

impl Rows {
    async fn read(store: &Store) -> Self {
        let pool = store.pool();
        let parts: Vec<(String, Uuid, i16)> =
            sqlx::query_as("select message, reply_id, part from parts").fetch_all(pool).await.expect("parts");
        let messages = "select m.id, role, source, place, stage, answered_by, beside, finish, t.body from messages m \
                        left join texts t on t.id = m.texts[cardinality(m.texts)] order by m.id";
        let feedback = "select source, withdrawn, t.body from feedback f \
                        left join texts t on t.id = f.texts[cardinality(f.texts)]";
        let held = "select part, emoji, burst, account from reactions join accounts using (person_id) \
                    where held and cleared is not true";
        let held: Vec<(String, String, bool, String)> =
            sqlx::query_as(held).fetch_all(pool).await.expect("held");
        Self {
            parts: parts.into_iter().map(|(message, reply, part)| (id(&message), (reply, part))).collect(),
            messages: sqlx::query_as(messages).fetch_all(pool).await.expect("messages"),
            feedback: sqlx::query_as(feedback).fetch_all(pool).await.expect("feedback"),
            held: held
                .into_iter()
                .map(|(part, emoji, burst, by)| (id(&part), emoji, burst, id(&by)))
                .collect(),
        }
    }
}

struct Ending {
    world: World,
    rows: Rows,
    unkept: BTreeSet<MessageId>,
    relays: BTreeSet<Id>,
    counts: Counts,
    wrong: Vec<String>,
}

impl Ending {
    /// Each is a part that is recorded and has come to its end, or a line in small print; to one question there is one reply,
    /// beside those that were asked for.
    fn messages_of_the_bot(&mut self) {
        let others = self.rows.messages.iter().filter(|row| row.beside.is_some());
        let others: BTreeSet<_> = others.map(|row| row.id).collect();
        let mut replies: BTreeMap<Id, BTreeSet<Uuid>> = BTreeMap::new();
        for message in self.world.messages.values().filter(|message| message.author == self.world.bot) {
            let part = self.rows.parts.get(&message.id);
            let is_line = message.content.starts_with("-# ");
            match part {
                Some((reply, _)) => {
                    let to = message.replies_to.filter(|_| !others.contains(reply));
                    to.into_iter().for_each(|to| {
                        replies.entry(to).or_default().insert(*reply);
                    });
                }
                None if is_line => {}
                None => self.wrong.push(format!("nobody recorded {}: {:?}", message.id, message.content)),
            }
            if message.content.ends_with('▌') {
                self.wrong.push(format!("{} has no end: {:?}", message.id, message.content));
            }
        }
        for (to, replies) in replies.into_iter().filter(|(_, replies)| replies.len() > 1) {
            self.wrong.push(format!("{to} has {} replies: {replies:?}", replies.len()));
        }
    }

    /// Each has ended, and says what is recorded of it.
    fn replies(&mut self) {
        let mut shown: HashMap<Uuid, BTreeMap<i16, &Seen>> = HashMap::new();
        let mut recorded: HashMap<Uuid, usize> = HashMap::new();
        for (message, (reply, part)) in &self.rows.parts {
            *recorded.entry(*reply).or_default() += 1;
            if let Some(seen) = self.world.messages.get(message) {
                shown.entry(*reply).or_default().insert(*part, seen);
            }
        }
        for row in self.rows.messages.iter().filter(|row| row.role == "assistant") {
            self.counts.replies += 1;
            let parts = shown.remove(&row.id).unwrap_or_default();
            let whole = parts.len() == recorded.get(&row.id).copied().unwrap_or(0);
            let finish = row.finish.as_deref().unwrap_or_default();
            self.counts.cut += usize::from(finish != "ended");
            match row.stage.as_str() {
                "finished" if whole && !parts.is_empty() => {
                    let may_be_empty = self.unkept.contains(&MessageId::from_u128(row.id.as_u128()));
                    let kept = row.body.is_some() || !may_be_empty;
                    let parts: Vec<_> = parts.into_values().collect();
                    let wrong = compare_texts(row, finish, &parts, kept);
                    self.wrong.extend(wrong);
                }
                "finished" | "dropped" => {}
                stage => self.wrong.push(format!("reply {} is still {stage}", row.id)),
            }
        }
    }

    /// Whatever is a question is recorded as it stands, and answered.
    fn questions(&mut self) {
        let (mut asked, mut wrong) = (0, Vec::new());
        let rows = self.rows.messages.iter().filter(|row| row.role == "user");
        let by_source: HashMap<_, _> = rows.filter_map(|row| Some((id(row.source.as_ref()?), row))).collect();
        let by_id: HashMap<_, _> = self.rows.messages.iter().map(|row| (row.id, row)).collect();
        let refused = |message: &Seen| {
            let mut lines = self.world.messages.values().filter(|it| it.replies_to == Some(message.id));
            lines.any(|line| {
                line.content.starts_with("-# Too many") || line.content.starts_with("-# I was away")
            })
        };
        for message in self.world.by_people().filter(|it| self.is_question(it) && !refused(it)) {
            asked += 1;
            let Some(row) = by_source.get(&message.id) else {
                wrong.push(format!("the question {} is lost: {:?}", message.id, message.content));
                continue;
            };
            let said = message.content.replace(&format!("<@{}>", self.world.bot), "");
            if row.body.as_deref().map(str::trim) != Some(said.trim()) {
                wrong.push(format!("the question {} is {said:?}, recorded as {:?}", message.id, row.body));
            }
            let reply = row.answered_by.and_then(|reply| by_id.get(&reply));
            if reply.is_none_or(|reply| reply.stage != "finished") {
                wrong.push(format!("the question {} is not answered", message.id));
            } else if !self.rows.parts.values().any(|(reply, _)| Some(*reply) == row.answered_by)
                && !self.world.mute.contains(&message.channel.to_string())
            {
                wrong.push(format!("the question {} has a reply that nobody sees", message.id));
            }
        }
        for (message, row) in by_source {
            // Whoever deletes a channel says nothing of each message in it.
            let is_there = self.world.places.contains(&id(&row.place));
            if is_there && !self.world.messages.contains_key(&message) && row.stage == "said" {
                wrong.push(format!("the question {message} was deleted, which is lost"));
            }
        }
        self.counts.questions = asked;
        self.wrong.extend(wrong);
    }

    fn is_question(&self, message: &Seen) -> bool {
        let is_plain = message.replies_to.is_none();
        let relayed = self.relays.contains(&message.channel) || self.world.direct.contains(&message.channel);
        self.world.mentions_bot(message) || (is_plain && relayed)
    }

    /// Who holds what is the same here and there.
    fn ratings(&mut self) {
        let parts = &self.rows.parts;
        let counts = |(on, emoji, ..): &&(Id, String, bool, Id)| {
            parts.contains_key(on) && rating::of_emoji(emoji, false).is_some()
        };
        let seen: BTreeSet<_> = self.world.held.iter().filter(counts).cloned().collect();
        let is_there = |(on, ..): &&(Id, String, bool, Id)| self.world.messages.contains_key(on);
        let recorded: BTreeSet<_> = self.rows.held.iter().filter(is_there).cloned().collect();
        self.counts.ratings = seen.len();
        self.wrong.extend(seen.difference(&recorded).map(|it| format!("a rating is lost: {it:?}")));
        self.wrong.extend(recorded.difference(&seen).map(|it| format!("a rating was taken back: {it:?}")));
    }

    /// Whatever people say of a reply is recorded as it stands, once.
    fn feedback(&mut self) {
        let about_reply = |message: &Seen| {
            let part = |id: Id| self.rows.parts.contains_key(&id);
            (part(message.channel) || message.replies_to.is_some_and(part))
                && !self.world.mentions_bot(message)
        };
        let said: BTreeMap<_, _> = self
            .world
            .by_people()
            .filter(|it| about_reply(it))
            .map(|it| (it.id, it.content.clone()))
            .collect();
        let stands = self.rows.feedback.iter().filter(|row| !row.withdrawn);
        let stands =
            stands.filter_map(|row| Some((id(row.source.as_ref()?), row.body.clone().unwrap_or_default())));
        let mut recorded: BTreeMap<Id, String> = BTreeMap::new();
        for (message, body) in stands {
            if recorded.insert(message, body).is_some() {
                self.wrong.push(format!("the feedback {message} is recorded twice"));
            }
        }
        self.counts.feedback = said.len();
        for (message, words) in &said {
            if recorded.get(message) != Some(words) {
                let as_what = recorded.get(message);
                self.wrong.push(format!("the feedback {message} {words:?} is recorded as {as_what:?}"));
            }
        }
        let gone = recorded.keys().filter(|message| !said.contains_key(message));
        self.wrong.extend(gone.map(|message| format!("the feedback {message} was withdrawn, which is lost")));
    }
}

/// The replies whose words are rightly not kept: the process that asked for them died, and before a later one ended them somebody
/// took back words that they were asked with. Nobody knows those any more, so nobody knows whether they are quoted.
fn unkept(log: &[Recorded]) -> BTreeSet<MessageId> {
    let mut asked_with: HashMap<MessageId, BTreeSet<TextId>> = HashMap::new();
    let (mut taken_back, mut unkept) = (BTreeSet::new(), BTreeSet::new());
    for Recorded { event, .. } in log {
        match (&event.fact, event.message) {
            (Fact::ReplyBegun(begun), Some(reply)) => {
                let said = begun.turns.iter().filter(|turn| turn.role == Role::User);
                asked_with.insert(reply, said.map(|turn| turn.text).collect());
            }
            (Fact::TextsErased(erased), _) => taken_back.extend(erased.texts.iter().copied()),
            (Fact::MessageAdded(added), Some(reply)) => {
                // Of a reply that it has not asked for itself, a process knows no times.
                let is_recovered = added.ending.as_ref().is_some_and(|it| it.total_ms == 0);
                let said = asked_with.remove(&reply).filter(|_| is_recovered).unwrap_or_default();
                if !said.is_disjoint(&taken_back) {
                    unkept.insert(reply);
                }
            }
            _ => {}
        }
    }
    unkept
}

/// What a reply shows is what is recorded, if it is `kept`, with a line that says how it ended if it is not whole.
fn compare_texts(row: &MessageRow, finish: &str, parts: &[&Seen], kept: bool) -> Option<String> {
    let reply = MessageId::from_u128(row.id.as_u128());
    let finish: Finish = finish.parse().ok()?;
    let line = Texts::default().ending(&finish, &reply.to_string());
    let last = parts.last()?;
    if line.as_ref().is_some_and(|line| !last.content.ends_with(line.as_str())) {
        return Some(format!("reply {} ended as {finish} and shows {:?}", row.id, last.content));
    }
    // A block that is cut has further fences.
    let is_said = |text: &&str| !text.starts_with("```");
    let is_no_small_print = |text: &&str| !text.starts_with("-# ") && line.as_deref() != Some(*text);
    let shown = parts.iter().flat_map(|part| part.content.lines().filter(is_no_small_print));
    let shown: Vec<_> = shown.filter(is_said).flat_map(str::split_whitespace).collect();
    let recorded = row.body.as_deref().unwrap_or_default().lines();
    let recorded: Vec<_> = recorded.filter(is_said).flat_map(str::split_whitespace).collect();
    (kept && shown != recorded).then(|| format!("reply {} shows {shown:?}, recorded as {recorded:?}", row.id))
}

/// Nobody gives the same twice in a row, or takes back what they have not given. What was cleared away may be either.
fn told_once(log: &[Recorded], wrong: &mut Vec<String>) {
    let mut given: HashMap<(_, Reaction), Option<bool>> = HashMap::new();
    for recorded in log {
        match &recorded.event.fact {
            Fact::MessageRated(rated) => {
                let key = (recorded.event.person, rated.reaction.clone());
                let is_given = Some(rated.rating.is_some());
                let before = given.insert(key, is_given).unwrap_or(Some(false));
                if before == is_given {
                    wrong.push(format!("event {} says what was said before", recorded.seq));
                }
            }
            Fact::ReactionsCleared(cleared) => {
                let is_of_it = |emoji: &str| cleared.emoji.as_ref().is_none_or(|it| it == emoji);
                for ((_, reaction), is_given) in &mut given {
                    if *is_given == Some(true) && reaction.on == cleared.on && is_of_it(&reaction.emoji) {
                        *is_given = None;
                    }
                }
            }
            _ => {}
        }
    }
}

/// What is made from the log is made again as it was.
async fn same_again(store: &Store, wrong: &mut Vec<String>) {
    let lived = tables(store).await;
    store.rebuild(|_| ()).await.expect("the tables are made again");
    let again = tables(store).await;
    for (table, (lived, again)) in MADE.iter().zip(lived.iter().zip(&again)) {
        let lost = lived.difference(again).map(|row| format!("{table} had {row}"));
        wrong.extend(lost.chain(again.difference(lived).map(|row| format!("{table} made again has {row}"))));
    }
}

async fn tables(store: &Store) -> Vec<BTreeSet<String>> {
    let mut all = Vec::new();
    for table in MADE {
        let sql = sqlx::AssertSqlSafe(format!("select to_jsonb(it)::text from {table} it"));
        let rows: Vec<String> =
            sqlx::query_scalar(sql).fetch_all(store.pool()).await.expect("rows can be read");
        all.push(rows.into_iter().collect());
    }
    all
}

fn id(key: &str) -> Id {
    key.rsplit(':').next().and_then(|raw| raw.parse().ok()).expect("Discord's ids are numbers")
}

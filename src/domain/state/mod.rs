//! What is known so far: rows made from events and from nothing else, so that the log can always make them again.

mod card;
mod case;
mod consent;
mod files;
mod fold;
mod row;
mod siblings;
mod spending;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

pub use card::{Card, Note};
pub use row::{Asked, Conversation, Feedback, File, Held, Message, Part, Preferred, Stage};
pub use siblings::is_said;

use crate::domain::consent::{Absent, Consents, Quoting, Words};
use crate::domain::event::{PlaceKind, Rating, Reaction, Role};
use crate::domain::id::{ConversationId, FeedbackId, MessageId, PersonId, TextId};
use crate::domain::inbound::{Inbound, Wish};
use crate::domain::key::{AccountKey, GuildKey, MessageKey, PlaceKey};
use crate::domain::quota::{Day, Purse, Spent};
use crate::domain::review::Case;
use crate::domain::settings::{Category, Layer, Setting, Settings};
use crate::domain::time::Timestamp;

/// The part of the state that the decisions at hand can ask about.
///
/// The shell loads it, every decided event is [applied](Known::apply) to it, so that the next decision of
/// the same batch sees it, and what [changed](Known::changed) is written back beside the events.
#[derive(Debug, Default)]
pub struct Known {
    people: HashMap<AccountKey, PersonId>,
    conversations: HashMap<ConversationId, Conversation>,
    messages: HashMap<MessageId, Message>,
    parts: HashMap<MessageKey, Part>,
    feedback: HashMap<FeedbackId, Feedback>,
    held: HashMap<(PersonId, Reaction), Held>,
    settings: Settings,
    models: HashMap<PlaceKey, String>,
    hinted: HashSet<(PersonId, PlaceKey)>,
    told: HashSet<PlaceKey>,
    cases: HashMap<MessageId, Case>,
    leases: HashMap<MessageId, (PersonId, Timestamp)>,
    cards: HashMap<MessageId, Card>,
    card_at: HashMap<MessageKey, MessageId>,
    notes: HashMap<FeedbackId, Note>,
    note_at: HashMap<MessageKey, FeedbackId>,
    open: HashMap<(PlaceKey, Option<PersonId>), ConversationId>,
    open_replies: HashMap<ConversationId, BTreeSet<MessageId>>,
    turn_of: HashMap<MessageKey, MessageId>,
    feedback_of: HashMap<MessageKey, FeedbackId>,
    /// The other answers beside a first one.
    others: HashMap<MessageId, BTreeSet<MessageId>>,
    preferred: HashMap<(MessageId, PersonId), Preferred>,
    spent: HashMap<(Purse, Day), Spent>,
    consents: HashMap<PersonId, Consents>,
    left: HashMap<GuildKey, Timestamp>,
    /// Of those who want to be forgotten, what goes.
    words: HashMap<PersonId, Words>,
    /// Of messages whose words may go, what quotes them.
    quoting: HashMap<MessageKey, Vec<Quoting>>,
    /// Of texts that were asked about, or erased since, those without words.
    absent: HashMap<TextId, Absent>,
    changed: Changed,
}

/// The rows that events have touched since the state was loaded.
#[derive(Debug, Default)]
pub struct Changed {
    /// Conversations to write back.
    pub conversations: BTreeSet<ConversationId>,
    /// Messages to write back.
    pub messages: BTreeSet<MessageId>,
    /// Parts to write back.
    pub parts: BTreeSet<MessageKey>,
    /// Feedback to write back.
    pub feedback: BTreeSet<FeedbackId>,
    /// Reactions to write back.
    pub held: BTreeSet<(PersonId, Reaction)>,
    /// Preferences to write back, each by the first of the replies and the person.
    pub preferred: BTreeSet<(MessageId, PersonId)>,
    /// What was had since, to be added to what was had before.
    pub spent: BTreeMap<(Purse, Day), Spent>,
    /// What was set, and where.
    pub settings: BTreeSet<(Layer, Setting)>,
    /// Channels that are in another category than was known. That is what the platform says, and no event.
    pub categories: BTreeMap<PlaceKey, GuildKey>,
    /// Places for which a model was chosen.
    pub models: BTreeSet<PlaceKey>,
    /// People whose choices are to be written back.
    pub consents: BTreeSet<PersonId>,
    /// Servers that were left, or are left no longer.
    pub left: BTreeSet<GuildKey>,
    /// Cases to write back.
    pub cases: BTreeSet<MessageId>,
    /// Cards to write back, each by its reply.
    pub cards: BTreeSet<MessageId>,
    /// Notes to write back.
    pub notes: BTreeSet<FeedbackId>,
}

/// Questions that decisions ask.
impl Known {
    /// The person behind an account.
    pub fn person(&self, account: &AccountKey) -> Option<PersonId> {
        self.people.get(account).copied()
    }

    /// Everybody of whom an account is known.
    pub fn named(&self) -> HashSet<PersonId> {
        self.people.values().copied().collect()
    }

    /// A conversation.
    pub fn conversation(&self, id: ConversationId) -> Option<&Conversation> {
        self.conversations.get(&id)
    }

    /// The conversation that is going on in a place: everybody's (`None`) or one person's.
    pub fn going_on(&self, place: &PlaceKey, person: Option<PersonId>) -> Option<&Conversation> {
        self.conversations.get(self.open.get(&(place.clone(), person))?)
    }

    /// All conversations that are going on in a place.
    pub fn all_going_on(&self, place: &PlaceKey) -> impl Iterator<Item = &Conversation> {
        self.open
            .iter()
            .filter(move |((at, _), _)| at == place)
            .filter_map(|(_, id)| self.conversations.get(id))
    }

    /// All conversations that are going on in what hangs in a place: a channel's threads.
    pub fn all_under(&self, place: &PlaceKey) -> impl Iterator<Item = &Conversation> {
        let is_under = move |it: &&Conversation| it.ended.is_none() && it.parent.as_ref() == Some(place);
        self.conversations.values().filter(is_under)
    }

    /// The questions that follow a message.
    pub fn questions_after(&self, message: MessageId) -> impl Iterator<Item = &Message> {
        let follows = move |it: &&Message| it.role == Role::User && it.parent == Some(message);
        self.messages.values().filter(follows)
    }

    /// A message.
    pub fn message(&self, id: MessageId) -> Option<&Message> {
        self.messages.get(&id)
    }

    /// The turn that the platform shows under this id.
    pub fn turn(&self, key: &MessageKey) -> Option<&Message> {
        self.messages.get(self.turn_of.get(key)?)
    }

    /// The reply that has a part under this id.
    pub fn reply(&self, key: &MessageKey) -> Option<&Message> {
        self.messages.get(&self.parts.get(key)?.reply)
    }

    /// The part under this id.
    pub fn part(&self, key: &MessageKey) -> Option<&Part> {
        self.parts.get(key)
    }

    /// Whether no later part of the same reply is known.
    pub fn is_last_part(&self, key: &MessageKey) -> bool {
        let Some(part) = self.parts.get(key) else { return false };
        !self.parts.values().any(|other| other.reply == part.reply && other.part > part.part)
    }

    /// The replies of a conversation that are due or being written, in the order in which they will be.
    pub fn open_replies(&self, conversation: ConversationId) -> impl Iterator<Item = &Message> {
        self.open_replies.get(&conversation).into_iter().flatten().filter_map(|id| self.messages.get(id))
    }

    /// The feedback that the platform shows under this id.
    pub fn feedback(&self, key: &MessageKey) -> Option<&Feedback> {
        self.feedback.get(self.feedback_of.get(key)?)
    }

    /// What is known of one person's one emoji on one part.
    pub fn held(&self, person: PersonId, reaction: &Reaction) -> Option<&Held> {
        self.held.get(&(person, reaction.clone()))
    }

    /// Everything that is known to be held on a part by an emoji, and that the platform shows.
    pub fn held_on(&self, part: &MessageKey) -> impl Iterator<Item = &Held> {
        self.held.values().filter(move |held| held.is_shown() && held.reaction.on == *part)
    }

    /// Everything that is known of one person's opinions of a reply, whether it still stands or not.
    pub fn held_of(&self, reply: MessageId, person: PersonId) -> impl Iterator<Item = &Held> {
        self.held.values().filter(move |held| held.reply == reply && held.person == person)
    }

    /// The reaction whose rating counts: of what a person still holds on any part of a reply, the last one given.
    pub fn counts(&self, reply: MessageId, person: PersonId) -> Option<&Held> {
        let held =
            self.held.values().filter(|held| held.reply == reply && held.person == person && held.held);
        held.max_by_key(|held| held.order())
    }

    /// The rating that counts.
    pub fn rating(&self, reply: MessageId, person: PersonId) -> Option<Rating> {
        self.counts(reply, person).map(|held| held.rating)
    }

    /// What is set around the places at hand.
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The name of the model that was chosen for this place.
    pub fn model(&self, place: &PlaceKey) -> Option<&str> {
        self.models.get(place).map(String::as_str)
    }

    /// Whether a place was told what becomes of what is written there.
    pub fn is_told(&self, place: &PlaceKey) -> bool {
        self.told.contains(place)
    }

    /// Whether this person has been told here that what they wrote was taken for feedback.
    pub fn was_hinted(&self, person: PersonId, place: &PlaceKey) -> bool {
        self.hinted.contains(&(person, place.clone()))
    }

    /// What events have touched.
    pub const fn changed(&self) -> &Changed {
        &self.changed
    }

    /// A piece of feedback by its own id.
    pub fn feedback_by_id(&self, id: FeedbackId) -> Option<&Feedback> {
        self.feedback.get(&id)
    }

    /// One person's one emoji, by what names it.
    pub fn held_by_key(&self, key: &(PersonId, Reaction)) -> Option<&Held> {
        self.held.get(key)
    }

    /// All messages, in the order of their ids.
    pub fn messages_in_order(&self) -> Vec<&Message> {
        let mut all: Vec<_> = self.messages.values().collect();
        all.sort_by_key(|message| message.id);
        all
    }

    /// All feedback on one reply, in the order of its ids.
    pub fn feedback_on(&self, reply: MessageId) -> Vec<&Feedback> {
        let mut all: Vec<_> = self.feedback.values().filter(|feedback| feedback.reply == reply).collect();
        all.sort_by_key(|feedback| feedback.id);
        all
    }

    /// The reactions whose ratings count, one for each person and reply: what [`Known::counts`] says of all at once.
    pub fn all_that_count(&self) -> BTreeMap<(MessageId, PersonId), &Held> {
        let mut counting: BTreeMap<_, &Held> = BTreeMap::new();
        for held in self.held.values().filter(|held| held.held) {
            let last = counting.entry((held.reply, held.person)).or_insert(held);
            if held.order() > last.order() {
                *last = held;
            }
        }
        counting
    }

    /// All feedback, by the replies that it is about and in the order of its ids.
    pub fn all_feedback(&self) -> BTreeMap<MessageId, Vec<&Feedback>> {
        let mut all: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for feedback in self.feedback.values() {
            all.entry(feedback.reply).or_default().push(feedback);
        }
        all.values_mut().for_each(|of_one| of_one.sort_by_key(|feedback| feedback.id));
        all
    }

    /// Everybody whose rating of a reply counts, with it.
    pub fn ratings_of(&self, reply: MessageId) -> Vec<(PersonId, Rating)> {
        let raters: BTreeSet<_> =
            self.held.values().filter(|held| held.reply == reply).map(|held| held.person).collect();
        raters.into_iter().filter_map(|person| Some((person, self.rating(reply, person)?))).collect()
    }
}

/// What a store brings in.
impl Known {
    /// The person behind an account.
    pub fn learn_person(&mut self, account: AccountKey, person: PersonId) {
        self.people.insert(account, person);
    }

    /// A conversation as it stands.
    pub fn learn_conversation(&mut self, conversation: Conversation) {
        if conversation.ended.is_none() {
            self.open.insert((conversation.place.clone(), conversation.person), conversation.id);
        }
        self.conversations.insert(conversation.id, conversation);
    }

    /// A message as it stands.
    pub fn learn_message(&mut self, message: Message) {
        if let Some(key) = &message.key {
            self.turn_of.insert(key.clone(), message.id);
        }
        let open = self.open_replies.entry(message.conversation).or_default();
        if message.stage.is_open() {
            open.insert(message.id);
        } else {
            open.remove(&message.id);
        }
        if let Some(first) = message.beside {
            self.others.entry(first).or_default().insert(message.id);
        }
        self.messages.insert(message.id, message);
    }

    /// A part as it stands.
    pub fn learn_part(&mut self, part: Part) {
        self.parts.insert(part.spot.message.clone(), part);
    }

    /// Feedback as it stands.
    pub fn learn_feedback(&mut self, feedback: Feedback) {
        if let Some(spot) = &feedback.spot {
            self.feedback_of.insert(spot.message.clone(), feedback.id);
        }
        self.feedback.insert(feedback.id, feedback);
    }

    /// A reaction as it stands.
    pub fn learn_held(&mut self, held: Held) {
        self.held.insert((held.person, held.reaction.clone()), held);
    }

    /// What is set, to be added to.
    pub const fn settings_mut(&mut self) -> &mut Settings {
        &mut self.settings
    }

    /// Which category channels are in, as something that comes in tells it. Decisions depend on it, what is made from events does not.
    pub fn locate(&mut self, inbound: &Inbound) {
        let (place, category) = match inbound {
            Inbound::Said(said) => (&said.place, &said.category),
            Inbound::Pressed(pressed) => {
                if let (Wish::Review(reviewer, _), Some(guild)) = (&pressed.wish, &pressed.place.guild) {
                    for (channel, category) in &reviewer.categories {
                        self.move_channel(channel, guild, category);
                    }
                }
                (&pressed.place, &pressed.category)
            }
            _ => return,
        };
        let channel = if place.kind == PlaceKind::Thread { place.parent.as_ref() } else { Some(&place.key) };
        if let (Some(channel), Some(guild)) = (channel, &place.guild) {
            self.move_channel(channel, guild, category);
        }
    }

    fn move_channel(&mut self, channel: &PlaceKey, guild: &GuildKey, category: &Category) {
        if self.settings.moves(channel, category) {
            let to = if let Category::In(category) = category { Some(category.clone()) } else { None };
            self.settings.learn_category(channel.clone(), to);
            self.changed.categories.insert(channel.clone(), guild.clone());
        }
    }

    /// The model that was chosen for a place.
    pub fn learn_model(&mut self, place: PlaceKey, name: String) {
        self.models.insert(place, name);
    }

    /// Adds a place that was told what becomes of what is written there. It is no part of what events make.
    pub fn learn_told(&mut self, place: PlaceKey) {
        self.told.insert(place);
    }

    /// That a person has been told in a place that what they wrote was taken for feedback.
    pub fn learn_hinted(&mut self, person: PersonId, place: PlaceKey) {
        self.hinted.insert((person, place));
    }
}

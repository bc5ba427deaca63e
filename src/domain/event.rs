//! The facts that the log holds, one variant each, in the past tense.

mod again;
mod card;
mod consent;
mod declined;
mod expiry;
mod file;

use std::collections::BTreeMap;
use std::fmt;

pub use again::{AnotherAsked, ReplyPreferred};
pub use card::{CardShown, NoteGiven};
pub use consent::ConsentSet;
pub use declined::QuestionDeclined;
pub use expiry::{GuildLeft, GuildPurged, GuildRejoined};
pub use file::{Copy, FileAttached, FileCopied, FilesAttached, FilesErased};

use crate::domain::id::{ConversationId, EventId, FeedbackId, FileId, MessageId, PersonId, TextId};
use crate::domain::key::{GuildKey, MessageKey, PlaceKey, Spot};
use crate::domain::review::Review;
use crate::domain::settings::{Change, Layer};
use crate::domain::time::Timestamp;

/// One thing that happened, before the log has given it a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its id; ids are in the order of the log.
    pub id: EventId,
    /// What makes a second delivery of the same thing harmless: the log takes each key once.
    pub key: EventKey,
    /// When it happened.
    pub at: Timestamp,
    /// The conversation that it belongs to.
    pub conversation: Option<ConversationId>,
    /// The message that it is about.
    pub message: Option<MessageId>,
    /// Who did it.
    pub person: Option<PersonId>,
    /// What happened.
    pub fact: Fact,
}

/// An event with its place in the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// Its place: the order of commit, so "after n" misses nothing.
    pub seq: i64,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// The event.
    pub event: Event,
}

/// The unique name of a happening, made from ids that the platform or we gave it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventKey(pub String);

impl EventKey {
    /// The key of the happening of this kind that `what` names.
    pub fn of(kind: &str, what: impl fmt::Display) -> Self {
        Self(format!("{kind}:{what}"))
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// An exchange began in a place.
    ConversationStarted(ConversationStarted),
    /// A turn was said: by a person, by the set-up, or by the model, whose turn is added at its end.
    MessageAdded(MessageAdded),
    /// The model was asked for a reply.
    ReplyBegun(ReplyBegun),
    /// A part of a reply is to be seen under this id.
    PartShown(PartShown),
    /// The same turns were asked again.
    AnotherAsked(AnotherAsked),
    /// A person found one reply better than the others to the same turns.
    ReplyPreferred(ReplyPreferred),
    /// A question is not asked of the model.
    QuestionDeclined(QuestionDeclined),
    /// A person rated a reply, or took a rating back.
    MessageRated(MessageRated),
    /// A moderator took reactions away that carry ratings, which stay.
    ReactionsCleared(ReactionsCleared),
    /// A person said something about a reply, changed it, or withdrew it.
    FeedbackGiven(FeedbackGiven),
    /// A moderator decided about a reply, left it to others, or took that back.
    ReplyReviewed(Review),
    /// The card of a reply is to be seen in the moderators' channel.
    CardShown(CardShown),
    /// A moderator said something about a reply to other moderators, changed it, or withdrew it.
    NoteGiven(NoteGiven),
    /// A person changed the text of a turn.
    MessageEdited(MessageEdited),
    /// The exchange ended.
    ConversationEnded(ConversationEnded),
    /// Texts were made unreadable for good.
    TextsErased(TextsErased),
    /// A message came with files.
    FilesAttached(FilesAttached),
    /// A file was copied, or cannot be.
    FileCopied(FileCopied),
    /// Files were made unreadable for good.
    FilesErased(FilesErased),
    /// A person said what may be done with their words.
    ConsentSet(ConsentSet),
    /// The bot is no longer in a server.
    GuildLeft(GuildLeft),
    /// The bot is in a server again.
    GuildRejoined(GuildRejoined),
    /// Everything that was written in a server that was left is erased.
    GuildPurged(GuildPurged),
    /// Something was set for a place, or for a server.
    PlaceSet(PlaceSet),
    /// A model was chosen for a place.
    ModelSet(ModelSet),
}

/// An exchange began.
#[derive(Clone, Debug, PartialEq)]
pub struct ConversationStarted {
    /// Where.
    pub place: Place,
    /// Whose turns belong to it.
    pub scope: Scope,
    /// The model that answers.
    pub model: ModelUse,
    /// The conversation that it goes on from: after an undone end, or in a thread on a reply.
    pub continues: Option<ConversationId>,
    /// Why the one before it in the same place had ended, if that was for silence.
    pub after: Option<EndReason>,
}

/// Where a conversation happens.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The platform's id.
    pub key: PlaceKey,
    /// What it is.
    pub kind: PlaceKind,
    /// The server that it is in; none for direct messages.
    pub guild: Option<GuildKey>,
    /// What it hangs in: a thread's channel.
    pub parent: Option<PlaceKey>,
}

/// The kinds of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    /// A channel of a server.
    Channel,
    /// A thread of a channel.
    Thread,
    /// Direct messages with one person.
    Direct,
}

/// Whose turns belong to a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everybody's in the place; speakers are named to the model.
    Place,
    /// One person's in the place.
    Person,
}

/// A model and how it is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModelUse {
    /// The name that people choose it by.
    pub name: String,
    /// The name that the server knows it by.
    pub id: String,
    /// The server's host, without path or key.
    pub host: String,
    /// What was set: names as the request spells them, values as JSON text.
    pub parameters: BTreeMap<String, String>,
    /// SHA-256 of the system prompt, in hexadecimal; none without one.
    pub system_hash: Option<String>,
}

/// A turn was said.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageAdded {
    /// Who spoke.
    pub role: Role,
    /// The turn that it follows.
    pub parent: Option<MessageId>,
    /// What was said; none when nothing was (a reply that stayed empty).
    pub text: Option<TextId>,
    /// What the model thought before it spoke; never sent to a model again.
    pub reasoning: Option<TextId>,
    /// The platform's id of a person's message.
    pub key: Option<MessageKey>,
    /// The reply that will answer it; none for replies and the system prompt.
    pub answered_by: Option<MessageId>,
    /// How a reply ended.
    pub ending: Option<Ending>,
}

/// Who spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The set-up.
    System,
    /// A person.
    User,
    /// The model.
    Assistant,
}

/// How a reply ended and what it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// Why it ended.
    pub finish: Finish,
    /// What the server says it counted.
    pub usage: Option<Usage>,
    /// From the request to the first text, in milliseconds.
    pub first_token_ms: Option<u64>,
    /// From the request to the end, in milliseconds.
    pub total_ms: u64,
}

/// Why a reply ended.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Finish {
    /// The model had said everything.
    Ended,
    /// The token limit cut it.
    Length,
    /// The server's filter cut it.
    Filtered,
    /// Another reason, in the server's words.
    Other(String),
    /// The model said nothing.
    Empty,
    /// A person pressed Stop, or deleted the reply while it was being written, again after it had begun anew.
    Stopped,
    /// The question was deleted.
    Deleted,
    /// The stream broke, or the bot stopped, before the end.
    Cut,
    /// The server had too much to do, for longer than one may wait.
    Busy,
    /// The question alone is too long for the model.
    TooLong,
    /// The server did not take the request: its key, its model or its parameters.
    Refused,
    /// The server could not be reached, or failed before or while it answered.
    Failed,
}

impl Finish {
    /// Whether the text is the whole of what the model meant to say.
    pub const fn is_whole(&self) -> bool {
        matches!(self, Self::Ended | Self::Other(_))
    }
}

/// Tokens as the server counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Tokens of the request.
    pub prompt: u64,
    /// Tokens of the reply.
    pub completion: u64,
}

/// The model was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplyBegun {
    /// The turn that it follows: the last of those it answers.
    pub parent: MessageId,
    /// Which time it was asked for this reply, from 1: the last time is the one that the reply comes from.
    pub attempt: u32,
    /// The model, as it was asked this time.
    pub model: ModelUse,
    /// The name of the model that was to answer, where that is down and this one stands in for it.
    pub instead_of: Option<String>,
    /// The exact turns that were sent, in order.
    pub turns: Vec<SentTurn>,
    /// How many older turns were left out for want of room.
    pub cut: u32,
}

/// One turn of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentTurn {
    /// In which role it was sent.
    pub role: Role,
    /// Which version of which text.
    pub text: TextId,
    /// The person that was named before it, if speakers were named.
    pub speaker: Option<PersonId>,
    /// The files that came with it.
    pub files: Vec<SentFile>,
}

/// A file that came with a turn of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentFile {
    /// Which.
    pub file: FileId,
    /// Whether its content was sent, and not its name alone.
    pub read: bool,
}

/// A part of a reply is to be seen.
#[derive(Clone, Debug, PartialEq)]
pub struct PartShown {
    /// Which part, from 0.
    pub part: u16,
    /// Where, and under which id.
    pub spot: Spot,
}

/// A person rated a reply, or took a rating back.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageRated {
    /// The rating; none for taken back.
    pub rating: Option<Rating>,
    /// The reaction that carries it.
    pub reaction: Reaction,
    /// How we know.
    pub through: Through,
    /// What the rater is to the reply.
    pub standing: Standing,
    /// What the same person gave on the same reply later, though it was heard of earlier.
    pub before: Option<EventId>,
}

impl MessageRated {
    /// Where this stands among what the same person gave, if it is recorded under this id: what was given later stands higher.
    pub fn stands_at(&self, id: EventId) -> EventId {
        self.before.map_or(id, |later| EventId::from_u128(later.as_u128().saturating_sub(1)))
    }
}

/// One person's one emoji on one part.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reaction {
    /// The part that it is on.
    pub on: MessageKey,
    /// The emoji as it was sent, with its skin tone.
    pub emoji: String,
    /// Whether it is a super reaction.
    pub burst: bool,
}

/// A moderator took reactions away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReactionsCleared {
    /// The part that they were on.
    pub on: MessageKey,
    /// The emoji that went, with its skin tone; none when all of them did.
    pub emoji: Option<String>,
}

/// An opinion of a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rating {
    /// 👍
    Like,
    /// 👎
    Dislike,
    /// 1 to 5.
    Score(u8),
}

/// By what way an opinion came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Through {
    /// An emoji under the reply.
    Reaction,
    /// A message in the thread on the reply.
    Thread,
    /// An inline reply to the reply.
    Reply,
    /// A menu of the message.
    Menu,
    /// A button under the reply.
    Button,
    /// A comparison with what the platform shows.
    Reconciliation,
}

/// What a person is to a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Asked the question.
    Asker,
    /// Somebody else.
    Bystander,
    /// Somebody else who moderates the place.
    Moderator,
}

/// Words about a reply.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedbackGiven {
    /// The same through all edits.
    pub feedback: FeedbackId,
    /// What was said; none for withdrawn.
    pub text: Option<TextId>,
    /// By what way.
    pub through: Through,
    /// The platform's message that says it; none for a form.
    pub spot: Option<Spot>,
    /// What the person is to the reply.
    pub standing: Standing,
    /// Whether the person was told, with this, that what they write here is taken for feedback.
    pub hinted: bool,
}

/// A turn's text changed.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageEdited {
    /// The new version.
    pub text: TextId,
}

/// The exchange ended.
#[derive(Clone, Debug, PartialEq)]
pub struct ConversationEnded {
    /// Why.
    pub reason: EndReason,
}

/// Why a conversation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EndReason {
    /// Somebody cleared it.
    Cleared,
    /// Nobody spoke for long.
    Idle,
    /// Its place is gone.
    PlaceGone,
    /// A cleared conversation was taken up again in its stead.
    Undone,
}

/// Texts were made unreadable.
#[derive(Clone, Debug, PartialEq)]
pub struct TextsErased {
    /// Which.
    pub texts: Vec<TextId>,
    /// The feedback, or the note, that they belonged to, when they were no turn's.
    pub feedback: Option<FeedbackId>,
    /// Why.
    pub reason: EraseReason,
    /// Why, in the words of whoever did it.
    pub note: Option<TextId>,
}

/// Why texts were erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EraseReason {
    /// The message was deleted where it was written.
    Deleted,
    /// The person whose they were had everything of theirs erased.
    Forgotten,
    /// A moderator took them away.
    Redacted,
    /// They had been kept for as long as anything is.
    Expired,
    /// Everything of their server was erased.
    Purged,
    /// The question was deleted, and what answered it went from the platform with it.
    TakenDown,
    /// A moderator wrote them, and they quoted words that are gone.
    Quoting,
}

/// Something was set.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceSet {
    /// Where.
    pub layer: Layer,
    /// The server that this is in, or is; none for direct messages.
    pub guild: Option<GuildKey>,
    /// What.
    pub change: Change,
}

/// A model was chosen for a place.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelSet {
    /// Which place.
    pub place: Place,
    /// The model's name. It stays chosen when no model has that name any more; the first one answers then.
    pub model: String,
}

//! The rows of the state: what one conversation, message, part, feedback or reaction has come to.

use crate::domain::event::{
    Copy, EndReason, Ending, Place, PlaceKind, Rating, Reaction, ReactionsCleared, Role, Scope, Standing,
    Through,
};
use crate::domain::file::Fate;
use crate::domain::id::{ConversationId, EventId, FeedbackId, FileId, MessageId, PersonId, TextId};
use crate::domain::key::{AttachmentKey, GuildKey, MessageKey, PlaceKey, Spot};
use crate::domain::rating::BY_MENU;
use crate::domain::time::Timestamp;

/// A conversation as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Conversation {
    /// Its id.
    pub id: ConversationId,
    /// Where it happens.
    pub place: PlaceKey,
    /// What the place is.
    pub kind: PlaceKind,
    /// What the place hangs in: a thread's channel.
    pub parent: Option<PlaceKey>,
    /// The server that the place is in.
    pub guild: Option<GuildKey>,
    /// Whose turns belong to it.
    pub scope: Scope,
    /// Whose it is, if it is one person's.
    pub person: Option<PersonId>,
    /// When it began.
    pub started_at: Timestamp,
    /// When somebody last spoke.
    pub last_at: Timestamp,
    /// Why it ended, once it has.
    pub ended: Option<EndReason>,
    /// When it ended, once it has.
    pub ended_at: Option<Timestamp>,
    /// The reply that the next turn follows.
    pub head: Option<MessageId>,
    /// The conversation that it goes on from.
    pub continues: Option<ConversationId>,
    /// Why the one before it had ended, if that was for silence.
    pub after: Option<EndReason>,
    /// The system prompt that its replies are asked with: hash and text.
    pub system: Option<(String, TextId)>,
    /// How many replies it has, finished or not.
    pub replies: u32,
}

impl Conversation {
    /// Where it happens, with what lies around it.
    pub fn home(&self) -> Place {
        Place {
            key: self.place.clone(),
            kind: self.kind,
            guild: self.guild.clone(),
            parent: self.parent.clone(),
        }
    }
}

/// A message as it stands: a turn that was said, or a reply from the moment that it is owed.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// The conversation that it is in.
    pub conversation: ConversationId,
    /// Where it was said, or is to be said.
    pub place: PlaceKey,
    /// Who spoke.
    pub role: Role,
    /// The turn that it follows.
    pub parent: Option<MessageId>,
    /// Who said it; of a reply, who asked for it.
    pub person: Option<PersonId>,
    /// The platform's id of a person's message.
    pub key: Option<MessageKey>,
    /// When it was said; of a reply, when it was owed.
    pub at: Timestamp,
    /// Every version of its text that is still there, the newest last.
    pub texts: Vec<TextId>,
    /// What the model thought before it spoke.
    pub reasoning: Option<TextId>,
    /// The files that came with it and are still there.
    pub files: Vec<File>,
    /// When its text was last changed, if it was.
    pub edited_at: Option<Timestamp>,
    /// The reply that answers it.
    pub answered_by: Option<MessageId>,
    /// Of another answer: the first reply to the same turns.
    pub beside: Option<MessageId>,
    /// Of another answer: the name of the model that was chosen for it.
    pub chosen: Option<String>,
    /// How far it has come.
    pub stage: Stage,
    /// How a reply was asked for, once it was.
    pub asked: Option<Asked>,
    /// How it ended, once a reply has.
    pub ending: Option<Ending>,
    /// Whether a reply goes from the platform, since its questions are gone.
    pub taken_down: bool,
}

impl Message {
    /// Every text that goes when the message's words go.
    pub fn words(&self) -> impl Iterator<Item = TextId> {
        self.texts.iter().copied().chain(self.reasoning)
    }
}

/// A file that came with a message, as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its id.
    pub id: FileId,
    /// The platform's id of it.
    pub key: AttachmentKey,
    /// What was to become of it.
    pub fate: Fate,
    /// What came of copying it, once that is known.
    pub copy: Option<Copy>,
}

/// How a reply was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// How often, the last time included.
    pub attempt: u32,
    /// The name of the model that was asked the last time.
    pub model: String,
}

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// A turn that stands.
    Said,
    /// A turn that was deleted where it was written.
    Withdrawn,
    /// A reply that is owed to this many questions.
    Due {
        /// How many turns it will answer.
        questions: u32,
    },
    /// A reply that is being written.
    Writing {
        /// How many turns it answers that still stand.
        questions: u32,
    },
    /// A reply that is at its end.
    Finished,
    /// A reply that is owed no more, because its questions are gone.
    Dropped,
}

impl Stage {
    /// The word for it, the same everywhere.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Withdrawn => "withdrawn",
            Self::Due { .. } => "due",
            Self::Writing { .. } => "writing",
            Self::Finished => "finished",
            Self::Dropped => "dropped",
        }
    }

    /// Whether a reply is still owed or being written.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Due { .. } | Self::Writing { .. })
    }
}

/// One of the platform's messages that a reply is shown as.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Where it is shown.
    pub spot: Spot,
    /// Whose part it is.
    pub reply: MessageId,
    /// Which, from 0.
    pub part: u16,
}

/// Something said about a reply, as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Feedback {
    /// Its id.
    pub id: FeedbackId,
    /// The reply that it is about.
    pub reply: MessageId,
    /// The conversation of the reply.
    pub conversation: ConversationId,
    /// Who said it.
    pub person: PersonId,
    /// By what way.
    pub through: Through,
    /// The platform's message that says it; none for a form.
    pub spot: Option<Spot>,
    /// What the person is to the reply.
    pub standing: Standing,
    /// When it was first said.
    pub at: Timestamp,
    /// Every version of its text that is still there, the newest last.
    pub texts: Vec<TextId>,
    /// When its text was last changed, if it was.
    pub edited_at: Option<Timestamp>,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// Whether the person was told, with this, that what they write here is taken for feedback.
    pub hinted: bool,
}

/// Which of the replies to the same turns one person finds best, as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Preferred {
    /// The first of those replies.
    pub first: MessageId,
    /// Whose opinion it is.
    pub person: PersonId,
    /// The best one.
    pub reply: MessageId,
    /// Those that it was compared with.
    pub over: Vec<MessageId>,
    /// What the person is to the reply.
    pub standing: Standing,
    /// The event that left it so; later events have higher ids.
    pub event: EventId,
    /// When that was.
    pub at: Timestamp,
}

/// One person's one emoji on one part, as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The reply that it is on.
    pub reply: MessageId,
    /// The conversation of the reply.
    pub conversation: ConversationId,
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub reaction: Reaction,
    /// What it means.
    pub rating: Rating,
    /// Whether it still stands.
    pub held: bool,
    /// Whether a moderator cleared it away, so that it stands and nobody sees it.
    pub cleared: bool,
    /// What the person is to the reply.
    pub standing: Standing,
    /// The event that left it so, or the place just below what the same person is known to have given later; later ones are higher.
    pub event: EventId,
    /// When that was.
    pub at: Timestamp,
}

impl Held {
    /// What tells which of several was given last. What was found late may share a place.
    pub const fn order(&self) -> (EventId, Timestamp, &Reaction) {
        (self.event, self.at, &self.reaction)
    }

    /// Whether people can see it under the reply.
    pub fn is_shown(&self) -> bool {
        self.held && !self.cleared && self.reaction.emoji != BY_MENU
    }

    /// Whether a clearing takes it away.
    pub fn is_taken_by(&self, cleared: &ReactionsCleared) -> bool {
        let is_of_it = cleared.emoji.as_ref().is_none_or(|emoji| *emoji == self.reaction.emoji);
        self.is_shown() && self.reaction.on == cleared.on && is_of_it
    }
}

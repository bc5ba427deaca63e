//! The door: everything that can reach the core, from people or from the bot's own hands.

use std::time::Instant;

use crate::domain::consent::Step;
use crate::domain::event::{Copy, Ending, EraseReason, ModelUse, Place, Rating, SentTurn};
use crate::domain::id::{ConversationId, EventId, FileId, MessageId, TextId};
use crate::domain::key::{AccountKey, AttachmentKey, GuildKey, InteractionKey, MessageKey, PlaceKey, Spot};
use crate::domain::review::{ReviewWish, Reviewer};
use crate::domain::settings::{Category, Manager, SettingsWish};
use crate::domain::time::Timestamp;

/// Something that came in, with when it happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Inbound {
    /// A person wrote a message.
    Said(Said),
    /// A person changed a message.
    Edited(Edited),
    /// Messages are gone.
    Deleted(Deleted),
    /// A person put an emoji on a message, or took it off.
    Reacted(Reacted),
    /// A moderator took reactions away from a message.
    Cleared(Cleared),
    /// What the platform shows of the reactions on one part.
    ReactionsSeen(ReactionsSeen),
    /// A person used a command, a button or a form.
    Pressed(Pressed),
    /// A place is gone.
    PlaceGone(PlaceGone),
    /// Texts have been kept for long enough.
    Expired(Expired),
    /// The bot is no longer in a server.
    LeftGuild(LeftGuild),
    /// The bot is in a server that it had left.
    RejoinedGuild(RejoinedGuild),
    /// Everything that was written in a server that was left is erased.
    PurgedGuild(PurgedGuild),
    /// The bot is about to ask the model.
    Began(Began),
    /// A part of a reply can be seen.
    Shown(Shown),
    /// The card of a reply can be seen in the moderators' channel.
    Carded(Carded),
    /// A reply is at its end.
    Finished(Finished),
    /// A file that came with a message was copied, or cannot be.
    Copied(Copied),
}

/// A person, as the platform shows them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Account {
    /// The platform's id.
    pub key: AccountKey,
    /// The name that others see there; empty where the platform did not say it (a reaction taken back).
    pub name: String,
    /// Whether they may moderate the place (Manage Messages, or what the platform has like it).
    pub moderator: bool,
}

/// A message by a person. Bots, webhooks and system messages never become one.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Where and under which id.
    pub spot: Spot,
    /// The place, with what it is.
    pub place: Place,
    /// The category of its channel.
    pub category: Category,
    /// Who.
    pub by: Account,
    /// When.
    pub at: Timestamp,
    /// What it says.
    pub content: Content,
    /// The files that came with it.
    pub attachments: Vec<Attached>,
    /// Whether the *text* names the bot or its own role; a reply's ping does not count.
    pub mentions_us: bool,
    /// The message that it answers inline.
    pub reply_to: Option<MessageKey>,
    /// When it was read back, if it was missed when it was written.
    pub read_back: Option<Timestamp>,
}

/// A file that came with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// The platform's id.
    pub key: AttachmentKey,
    /// Its name.
    pub name: String,
    /// Its type, such as `image/png`; empty where the platform says none.
    pub media_type: String,
    /// Its size.
    pub bytes: u64,
    /// Where it can be fetched, for a while.
    pub url: String,
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// This text, mentions already turned into names and the bot's own taken out.
    Text(String),
    /// The platform did not let the bot read it.
    Unreadable,
}

/// A message's new text.
#[derive(Clone, Debug, PartialEq)]
pub struct Edited {
    /// Which message.
    pub spot: Spot,
    /// When; with the message it names this edit.
    pub at: Timestamp,
    /// What it says now.
    pub content: Content,
    /// The files that are still there, if that is told.
    pub attachments: Option<Vec<Attached>>,
}

/// Messages that are gone.
#[derive(Clone, Debug, PartialEq)]
pub struct Deleted {
    /// Where they were.
    pub place: PlaceKey,
    /// Which.
    pub messages: Vec<MessageKey>,
    /// When.
    pub at: Timestamp,
}

/// One reaction given or taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Reacted {
    /// The message that it is on.
    pub spot: Spot,
    /// Who.
    pub by: Account,
    /// The emoji as it was sent, with its skin tone.
    pub emoji: String,
    /// Whether it is a super reaction.
    pub burst: bool,
    /// Given, or taken back.
    pub given: bool,
    /// When it was heard; reactions carry no time of their own.
    pub at: Timestamp,
    /// Names this delivery: gateway session and sequence, since reactions have no id.
    pub frame: String,
}

/// Reactions that a moderator took away: that speaks for none of those who had given them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleared {
    /// The message that they were on.
    pub spot: Spot,
    /// The emoji that went, with its skin tone; none when all of them did.
    pub emoji: Option<String>,
    /// When it was heard.
    pub at: Timestamp,
    /// Names this delivery: gateway session and sequence.
    pub frame: String,
}

/// The reactions on one part as the platform lists them.
#[derive(Clone, Debug, PartialEq)]
pub struct ReactionsSeen {
    /// Which part.
    pub spot: Spot,
    /// Who holds which emoji; the bot's own are left out.
    pub held: Vec<Seen>,
    /// What has become of the bot's own 👍 and 👎.
    pub seeds: Seeds,
    /// Whether emoji are under it that are no ratings.
    pub others: bool,
    /// Reactions that were heard since it was asked: what is known of them is newer than the list.
    pub newer: Vec<Seen>,
    /// Clearings that were heard since it was asked, each with its emoji if only that one went: the list may show what they took.
    pub cleared: Vec<Option<String>>,
    /// What people gave after this event was heard, so that what else the list shows is older; none where that is not known.
    pub heard_since: Option<EventId>,
    /// When it was asked.
    pub at: Timestamp,
    /// The same by a clock that nobody sets, for whoever tells what was heard since.
    pub asked: Instant,
}

/// The bot's own 👍 and 👎 under a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seeds {
    /// Both are there.
    There,
    /// One of them is gone, or both.
    Gone,
    /// The bot has put none.
    None,
}

/// One reaction of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Whose.
    pub by: Account,
    /// The emoji as it was sent, with its skin tone.
    pub emoji: String,
    /// Whether it is a super reaction.
    pub burst: bool,
}

/// How many hold one emoji on a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// The emoji with its skin tone.
    pub emoji: String,
    /// Super reactions, else normal ones.
    pub burst: bool,
    /// How many, the bot's own among them.
    pub count: u64,
    /// Whether the bot is among them.
    pub ours: bool,
}

/// A command, a button or a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Pressed {
    /// The platform's id of this use.
    pub interaction: InteractionKey,
    /// Who.
    pub by: Account,
    /// Where.
    pub place: Place,
    /// The category of its channel.
    pub category: Category,
    /// When.
    pub at: Timestamp,
    /// What they want.
    pub wish: Wish,
}

/// What somebody wants by a command, a button or a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// End the conversation here.
    Clear,
    /// Take up the conversation that was cleared.
    UndoClear(ConversationId),
    /// Switch the relay of this place.
    Relay(Manager, bool),
    /// See what is set here, or set it.
    Settings(Manager, SettingsWish),
    /// Choose the model of this name for this place; none: say which one answers here.
    Model(Option<String>),
    /// Say what may still be had today.
    Quota,
    /// End the reply that is being written.
    Stop(MessageId),
    /// Treat the message that was taken for feedback as a turn.
    AnswerInstead(MessageKey),
    /// Ask the turns again that the reply answers which this message is a part of.
    AskAgain {
        /// A part of the reply.
        on: MessageKey,
        /// The model to ask; none for the one that would be asked anyway.
        model: Option<String>,
        /// Through a menu, else through a button.
        by_menu: bool,
    },
    /// Find this reply better than the others to the same turns.
    Prefer(MessageId),
    /// Words about the reply that this message is a part of.
    GiveFeedback {
        /// A part of the reply.
        on: MessageKey,
        /// The words.
        text: String,
        /// Through a menu, else through a button.
        by_menu: bool,
    },
    /// See or change one's own rating of the reply that this message is a part of.
    Rate {
        /// A part of the reply.
        on: MessageKey,
        /// What they want of it.
        wish: RateWish,
    },
    /// Say what is kept of them, and what they have said of that.
    Privacy,
    /// Agree to something, or take it back.
    Consent(Step, bool),
    /// Hand them everything that is kept of them.
    MyData,
    /// Erase everything of theirs.
    Forget {
        /// Whether they have seen what would go.
        sure: bool,
    },
    /// Take away the text of one message, whosever it is.
    Redact {
        /// The message.
        on: MessageKey,
        /// Why.
        why: String,
        /// Whether what moderators wrote goes too, where it quotes that text.
        quoting: bool,
    },
    /// Review replies.
    Review(Reviewer, ReviewWish),
}

/// What somebody wants of their own rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RateWish {
    /// See it.
    Look,
    /// Give this one.
    Give(Rating),
    /// Take back what was given.
    TakeBack,
}

/// A place that is gone.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceGone {
    /// Which.
    pub place: PlaceKey,
    /// When.
    pub at: Timestamp,
}

/// Texts that have been kept for long enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expired {
    /// Which; a few hundred at the most.
    pub texts: Vec<TextId>,
    /// Files, likewise.
    pub files: Vec<FileId>,
    /// Why they go.
    pub reason: EraseReason,
    /// When.
    pub at: Timestamp,
}

/// The bot is no longer in a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftGuild {
    /// Which.
    pub guild: GuildKey,
    /// When it was heard.
    pub at: Timestamp,
    /// Names this delivery: gateway session and sequence.
    pub frame: String,
}

/// The bot is in a server that it had left, as far as whoever heard it knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejoinedGuild {
    /// Which.
    pub guild: GuildKey,
    /// When it was heard.
    pub at: Timestamp,
    /// Names this delivery: gateway session and sequence.
    pub frame: String,
}

/// Everything that was written in a server that was left is erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PurgedGuild {
    /// Which.
    pub guild: GuildKey,
    /// When.
    pub at: Timestamp,
}

/// The bot is about to ask the model.
#[derive(Clone, Debug, PartialEq)]
pub struct Began {
    /// The reply, as the question named it.
    pub reply: MessageId,
    /// The last turn that it answers, as far as the request knows.
    pub parent: MessageId,
    /// When.
    pub at: Timestamp,
    /// Which time it is asked for this reply, from 1.
    pub attempt: u32,
    /// The model.
    pub model: ModelUse,
    /// The name of the model that it stands in for.
    pub instead_of: Option<String>,
    /// What will be sent.
    pub turns: Vec<SentTurn>,
    /// How many older turns were left out.
    pub cut: u32,
    /// The system prompt, when this conversation has not recorded it yet.
    pub system: Option<(TextId, String)>,
}

/// A part of a reply can be seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Whose part.
    pub reply: MessageId,
    /// Which, from 0.
    pub part: u16,
    /// Where.
    pub spot: Spot,
    /// When.
    pub at: Timestamp,
    /// Whether people may have reacted to it before it was told of, so that nobody could know what that was about.
    pub late: bool,
}

/// The card of a reply can be seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Carded {
    /// The reply.
    pub reply: MessageId,
    /// Where.
    pub spot: Spot,
    /// When it was posted.
    pub at: Timestamp,
}

/// A reply is at its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Finished {
    /// Which.
    pub reply: MessageId,
    /// When.
    pub at: Timestamp,
    /// What it says.
    pub text: String,
    /// What the model thought before it spoke; empty for nothing.
    pub reasoning: String,
    /// How it ended.
    pub ending: Ending,
    /// What people had said before it, as far as the model may have been sent it.
    pub before: Vec<Before>,
    /// What is still to be done to it.
    pub owes: Owes,
}

/// What is still to be done to a reply on the platform when its end is recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owes {
    /// Its last edit was refused: the mark stands there, and nothing that says how it ended.
    pub ending: bool,
    /// The part under which the bot puts thumbs of its own.
    pub thumbs: Option<Spot>,
}

/// Something that a person had said before a reply.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    /// Which text.
    pub text: TextId,
    /// Its words, if they are still known.
    pub words: Option<String>,
}

/// A file that came with a message was copied, or cannot be.
#[derive(Clone, Debug, PartialEq)]
pub struct Copied {
    /// Which.
    pub file: FileId,
    /// The message that it came with.
    pub message: MessageId,
    /// When.
    pub at: Timestamp,
    /// What came of it.
    pub copy: Copy,
}

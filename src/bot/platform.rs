//! How things are said on a chat service: the one face that every such service shows the bot.

use std::future::Future;
use std::time::Duration;

pub use crate::domain::inbound::Count;

use crate::bot::pacer::Pacer;
use crate::bot::review::Card;
use crate::domain::consent::Step;
use crate::domain::draft::Shape;
use crate::domain::id::{ConversationId, MessageId};
use crate::domain::inbound::Seen;
use crate::domain::key::{GuildKey, MessageKey, PlaceKey, Spot};
use crate::domain::settings::Language;

/// A chat service that the bot speaks on.
///
/// Every call is one request: nothing here waits for a budget, retries or queues; that is `pacer`'s and
/// its callers' business. A call carries its own time-out and always comes back.
pub trait Platform: Send + Sync + 'static {
    /// Who says when a call may be made. The service's own calls, which have no time to lose, count with it.
    fn pacer(&self) -> &Pacer;
    /// Posts a message. The same nonce twice posts once.
    fn create(&self, post: &Post) -> impl Future<Output = Outcome<MessageKey>> + Send;
    /// Gives a message this text and these buttons.
    fn edit(&self, spot: &Spot, post: &Edit) -> impl Future<Output = Outcome<()>> + Send;
    /// Gives a message these buttons, in this language, and leaves its text.
    fn offer(
        &self,
        spot: &Spot,
        buttons: &[Button],
        language: &Language,
    ) -> impl Future<Output = Outcome<()>> + Send;
    /// Posts the card of a reply that asks for a review. The same nonce twice posts once.
    fn post_card(
        &self,
        place: &PlaceKey,
        nonce: &str,
        card: &Card,
    ) -> impl Future<Output = Outcome<MessageKey>> + Send;
    /// Lets a card show this.
    fn edit_card(&self, spot: &Spot, card: &Card) -> impl Future<Output = Outcome<()>> + Send;
    /// The server that a place is in; none for direct messages.
    fn guild_of(&self, place: &PlaceKey) -> impl Future<Output = Outcome<Option<GuildKey>>> + Send;
    /// Takes a message of the bot's own away.
    fn delete(&self, spot: &Spot) -> impl Future<Output = Outcome<()>> + Send;
    /// Wakes a place that sleeps.
    fn wake(&self, place: &PlaceKey) -> impl Future<Output = Outcome<()>> + Send;
    /// Puts an emoji under a message.
    fn react(&self, spot: &Spot, emoji: &str) -> impl Future<Output = Outcome<()>> + Send;
    /// Takes the bot's own emoji off again.
    fn unreact(&self, spot: &Spot, emoji: &str) -> impl Future<Output = Outcome<()>> + Send;
    /// Shows for some seconds that the bot is writing.
    fn typing(&self, place: &PlaceKey) -> impl Future<Output = Outcome<()>> + Send;
    /// The bytes of a file that came with a message, at most so many. No budget counts these calls.
    fn fetch(&self, url: &str, at_most: u64) -> impl Future<Output = Result<Vec<u8>, Unfetched>> + Send;
    /// What a message shows at present: its text, its buttons, and how many reactions of which kind it has.
    fn look(&self, spot: &Spot) -> impl Future<Output = Outcome<Look>> + Send;
    /// What has buttons of the bot's own on one page of a place, the oldest first.
    fn with_buttons(&self, place: &PlaceKey, which: &Leaf) -> impl Future<Output = Outcome<Buttons>> + Send;
    /// One page of the people who hold an emoji on a message; `after` is what the page before gave as `next`.
    fn holders(
        &self,
        spot: &Spot,
        which: &Count,
        after: Option<&str>,
    ) -> impl Future<Output = Outcome<Page>> + Send;
}

/// A message to post. Never pings anybody, whatever its text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Where.
    pub place: PlaceKey,
    /// The message that it answers; posted all the same if that one is gone.
    pub reply_to: Option<MessageKey>,
    /// What makes repeating it harmless; at most 25 characters (FACTS section 3).
    pub nonce: String,
    /// Text and buttons.
    pub body: Edit,
}

/// What a message says and offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// The text, at most 2000 code points.
    pub text: String,
    /// The buttons under it, at most five.
    pub buttons: Vec<Button>,
    /// Whether its links show previews: not while the text still grows, so that they do not flicker.
    pub previews: bool,
    /// The language of the buttons.
    pub language: Language,
}

impl Edit {
    /// A line in small print, without buttons.
    pub fn small_print(line: &str) -> Self {
        Self { text: format!("{}{line}", Shape::DISCORD.small_print), ..Self::default() }
    }
}

/// A button under a message. What it is about stands in the button itself, so that it works after a restart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Button {
    /// Ends the reply that is being written.
    Stop(MessageId),
    /// Opens a form for words about the reply.
    Feedback(MessageId),
    /// Asks the same again, under a reply that was cut or failed.
    AskAgain(MessageId),
    /// Prefers the reply to the others to the same turns.
    Prefer(MessageId),
    /// Answers the message that was taken for feedback.
    AnswerInstead(MessageKey),
    /// Takes up the cleared conversation.
    UndoClear(ConversationId),
    /// Does something with a reply that is reviewed.
    Review(Press, MessageId),
    /// Does the same, under its card in the moderators' channel.
    Card(Press, MessageId),
    /// Agrees to something, or takes it back.
    Consent(Step, bool),
    /// Erases everything of whoever presses it.
    Forget,
}

/// What a moderator presses under a reply that is reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// It is good.
    Good,
    /// It is bad.
    Bad,
    /// Opens a form for what should have been said.
    Correct,
    /// It is of no use.
    Exclude,
    /// It is left to others.
    Skip,
    /// What was decided is taken back.
    Undo,
    /// The same of the one that was shown before.
    UndoLast,
    /// Shows the next one.
    Next,
}

/// What a message shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Its text.
    pub text: String,
    /// Its buttons, those of the bot's own.
    pub buttons: Vec<Button>,
    /// Its reactions.
    pub reactions: Vec<Count>,
}

/// Which page of a place's messages.
#[derive(Clone, Debug)]
pub enum Leaf {
    /// The one that begins after this message.
    After(MessageKey),
    /// The newest.
    Newest,
    /// The one that ends before this message.
    Before(MessageKey),
}

/// Some of the messages of a place: those that have buttons of the bot's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Buttons {
    /// Which, with their buttons.
    pub under: Vec<(MessageKey, Vec<Button>)>,
    /// From which message the next page goes on, in the same direction; none after the last page.
    pub next: Option<MessageKey>,
}

/// Some of the people who hold an emoji on a message; bots, the bot itself among them, are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Who.
    pub held: Vec<Seen>,
    /// Where the next page begins; none after the last.
    pub next: Option<String>,
}

/// What came of a call, and what it taught about the budget.
#[derive(Debug)]
pub struct Outcome<T> {
    /// What came of it.
    pub result: Result<T, Error>,
    /// What the answer's headers say; empty if there was no answer.
    pub limits: Limits,
}

/// What came of a call, once a place that was found asleep (an archived thread) is awake: then it is to be made again.
pub(super) async fn woken<P: Platform, T>(
    platform: &P,
    place: &PlaceKey,
    result: Result<T, Error>,
) -> Result<T, Error> {
    match result {
        Err(Error::Asleep) => platform.wake(place).await.result.and(Err(Error::TooSoon)),
        settled => settled,
    }
}

/// What an answer says about when more calls may be made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    /// The bucket that the call was counted in.
    pub bucket: Option<String>,
    /// How many calls a window takes.
    pub limit: Option<u32>,
    /// How many are left in this one.
    pub remaining: Option<u32>,
    /// When the next one opens, from the moment of the answer.
    pub reset_after: Option<Duration>,
    /// How long to wait, when the call was refused for coming too soon.
    pub retry_after: Option<Duration>,
    /// Whether that refusal is for all calls and not for this bucket's alone.
    pub global: bool,
}

/// Why a call did not do what it should, split by what the caller can do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The message is gone: post a new one, once.
    #[error("the message is gone")]
    Gone,
    /// The place sleeps (an archived thread): wake it and do it again.
    #[error("the place sleeps")]
    Asleep,
    /// The bot was refused this there before: nothing was tried.
    #[error("not allowed there, as was seen before")]
    Shut,
    /// The place is gone or takes no more messages: give up.
    #[error("the place is gone or closed")]
    PlaceGone,
    /// The bot may not do that there: give up and remember.
    #[error("not allowed there (code {code})")]
    NotAllowed {
        /// The platform's own code.
        code: u64,
    },
    /// Too soon: wait as `limits` say and do it again.
    #[error("too many calls")]
    TooSoon,
    /// The token is not accepted any more: stop.
    #[error("the token is not accepted")]
    Unauthorised,
    /// The platform takes the request for wrong: our own mistake.
    #[error("the request was refused (status {status}, code {code})")]
    Refused {
        /// HTTP status.
        status: u16,
        /// The platform's own code.
        code: u64,
    },
    /// No answer, or the platform's own failure: try again. Whether it took effect is not known.
    #[error("the platform does not answer")]
    Away(#[source] Option<Box<dyn std::error::Error + Send + Sync>>),
}

/// Why there are no bytes.
#[derive(Debug, thiserror::Error)]
pub enum Unfetched {
    /// The link leads nowhere, or nowhere that may be asked: give up.
    #[error("the link leads nowhere")]
    Gone,
    /// There are more than may be: give up.
    #[error("the file is too large")]
    TooLarge,
    /// No answer: try again.
    #[error("the file cannot be fetched")]
    Away(#[source] Option<Box<dyn std::error::Error + Send + Sync>>),
}

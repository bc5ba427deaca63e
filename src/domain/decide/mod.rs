//! Given what is known, when this comes in, then this: the events to record and what to do once they are recorded.

mod again;
mod clearing;
mod expiry;
mod feedback;
mod file;
mod gone;
mod limit;
mod nameless;
mod note;
mod privacy;
mod rate;
mod rating;
mod reply;
mod review;
mod settings;
#[cfg(test)]
mod tests;
mod turn;
mod wish;

pub use limit::Quota;
pub use rate::Rated;
pub use reply::key_of_beginning;

use crate::domain::consent::{Choices, Gone, Keep};
use crate::domain::event::{Event, EventKey, Fact, Finish, Place, Standing};
use crate::domain::file::FileKind;
use crate::domain::id::{ConversationId, EventId, FileId, Fresh, MessageId, PersonId, TextId};
use crate::domain::inbound::{Account, Inbound, Said};
use crate::domain::key::{AccountKey, MessageKey, PlaceKey, Spot};
use crate::domain::quota::Over;
use crate::domain::review::Task;
use crate::domain::route::{Meaning, Why, route};
use crate::domain::rules::Rules;
use crate::domain::settings::{Language, Sheet};
use crate::domain::state::{Known, Message};
use crate::domain::time::Timestamp;

/// What follows from something that came in.
#[derive(Debug, Default, PartialEq)]
pub struct Decision {
    /// To append, in this order.
    pub events: Vec<Event>,
    /// The texts that the events name.
    pub texts: Vec<NewText>,
    /// The files that the events name.
    pub files: Vec<NewFile>,
    /// Texts that they name and that are not to be kept.
    pub unkept: Vec<(TextId, String)>,
    /// People who are to be known no more.
    pub forgotten: Vec<PersonId>,
    /// People who are new, or whose name may have changed.
    pub people: Vec<(PersonId, Account)>,
    /// To do once the events are recorded.
    pub acts: Vec<Act>,
    /// What to tell whoever used a command, a button or a form.
    pub answer: Option<Answer>,
    /// Why there is nothing to record.
    pub ignored: Option<Why>,
    /// The language of what is said because of it where others read it.
    pub language: Language,
}

/// A text that is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewText {
    /// Its id.
    pub id: TextId,
    /// Whose words they are; none for the model's and the set-up's.
    pub person: Option<PersonId>,
    /// Where the words come from.
    pub origin: Origin,
    /// The words.
    pub body: String,
}

/// A file that is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its id.
    pub id: FileId,
    /// The message that it came with.
    pub message: MessageId,
    /// Whose it is.
    pub person: PersonId,
    /// Its name.
    pub name: String,
    /// What it is taken as; none for one that is only named.
    pub kind: Option<FileKind>,
    /// Where it can be fetched, if it is to be.
    pub url: Option<String>,
}

/// Where words come from: what may be done with them depends on it (FACTS section 11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A message that a person wrote on the platform.
    Message,
    /// A form that a person filled in.
    Form,
    /// The model.
    Model,
    /// The model, before it spoke.
    Reasoning,
    /// The operator's configuration.
    Setup,
    /// A moderator, who wrote what should have been said.
    Correction,
    /// A moderator, who wrote why a text was taken away.
    Note,
}

/// Something to do once it is recorded why.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// See whether this conversation's next reply can be begun.
    Answer(ConversationId),
    /// See to the files that are to be copied.
    CopyFiles,
    /// See to the replies that are to go from the platform.
    TakeDown,
    /// Take out of what others wrote what is left there of accounts that were forgotten.
    RemoveTraces,
    /// Show that this question waits.
    MarkWaiting(Spot),
    /// Show that this feedback is recorded.
    Acknowledge(Spot),
    /// The same for feedback that was missed when it was given: it has time.
    AcknowledgeLate(Spot),
    /// Take that sign off again.
    Unacknowledge(Spot),
    /// Say that this was taken for feedback, and offer to answer it instead.
    Hint(Spot),
    /// Say one honest line.
    Tell(Spot, Notice),
    /// The same, to one person once.
    TellOnce(Spot, AccountKey, Notice),
    /// Say one honest line to everybody in a place; it is named by the platform's id of what led to it.
    Announce(Place, String, Notice),
    /// Look whether places were told of their words what does not hold any more.
    TellWhatHolds,
    /// End a reply that is being written.
    Stop(MessageId, Finish),
    /// Ask the platform who reacted to this part.
    LookAtReactions(Spot),
    /// Show that this question is not answered, as its author was told before.
    Decline(Spot),
    /// Say, once for all that were missed in a place, that this question is not answered.
    Missed(Spot),
}

/// One honest line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notice {
    /// Too many questions wait here.
    TooManyWaiting,
    /// There was nothing to answer.
    NothingSaid,
    /// Nothing can be recorded just now, so everything waits.
    Waits,
    /// So many questions were asked while the bot was away, and are not answered.
    WasAway(u32),
    /// The question is gone, so that it cannot be asked again.
    QuestionGone,
    /// The question has been answered often enough.
    EnoughAnswers,
    /// A limit of the day is reached, so this is not answered.
    OverLimit(Over),
    /// Nothing that they write is kept.
    NotKept,
    /// Every message here is answered from now on; this is whose words are kept.
    SwitchedOn(Keep),
    /// Everybody's words are kept here from now on, and not only theirs who agree.
    KeptFromNowOn,
}

/// What a command, a button or a form comes to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// The conversation has ended; it can be taken up again.
    Cleared(ConversationId),
    /// No conversation was going on.
    NothingToClear,
    /// The cleared conversation goes on.
    TakenUp,
    /// It is too late to take it up again.
    TooLateToUndo,
    /// The relay is on or off now.
    Relay(bool),
    /// The relay needs to read all messages, and may not.
    CannotRelay,
    /// Which model answers here, and which others could.
    Model {
        /// The name of the one that answers.
        here: String,
        /// The names of the others.
        others: Vec<String>,
    },
    /// The model of this name answers here now.
    ModelChosen(String),
    /// No model has that name.
    NoSuchModel,
    /// They may not do that.
    NotAllowed,
    /// The reply ends.
    Stopping,
    /// The reply has ended already.
    NothingToStop,
    /// The message will be answered.
    WillAnswer,
    /// The feedback was withdrawn, or its message is gone.
    FeedbackGone,
    /// Too many questions wait here.
    TooManyWaiting,
    /// What may still be had today.
    Quota(Quota),
    /// A limit of the day is reached.
    OverLimit(Over),
    /// The same turns can be asked again of one of these models.
    WhichModel {
        /// A part of the reply that answers them.
        on: MessageKey,
        /// Their names.
        models: Vec<String>,
    },
    /// The same turns are asked again.
    AnotherComes,
    /// They are being asked again already.
    AnotherOnItsWay,
    /// The question is gone, so that it cannot be asked again.
    QuestionGone,
    /// The question has been answered often enough.
    EnoughAnswers,
    /// The reply is found better than the others.
    Preferred {
        /// Whether the conversation goes on from it.
        goes_on: bool,
    },
    /// There is nothing that it could be better than.
    OnlyAnswer,
    /// The feedback is recorded.
    FeedbackTaken,
    /// The form was empty.
    NothingSaid,
    /// The message is no reply of the bot.
    NotAReply,
    /// This is to be shown to them.
    Review(Box<Task>),
    /// Only reviewers may do that.
    NotAReviewer,
    /// Somebody else has this reply on the desk.
    Held(MessageId),
    /// They never asked the bot for anything.
    NeverAsked,
    /// What they hold of a reply.
    Rating(Box<Rated>),
    /// What is kept of them, and what they have said of that.
    Privacy(Box<Choices>),
    /// Everything that is kept of this person is to be handed to them.
    MyData(PersonId),
    /// Nothing is kept of them.
    NothingKept,
    /// So much would go.
    WouldForget(Gone),
    /// It is gone.
    Forgotten(Gone),
    /// The form cannot be kept.
    FormNotKept,
    /// The text is erased.
    Redacted {
        /// How many texts of moderators quoted it.
        quoting: usize,
        /// Whether they are erased too.
        erased: bool,
    },
    /// No text of that message is kept.
    NothingThere,
    /// What is set here.
    Settings(Box<Sheet>),
    /// Only those who manage the place may do that.
    NotAManager,
    /// Whoever runs the bot leaves this to nobody, or it cannot be set there.
    SettingFixed,
}

/// Decides what follows from something that came in.
pub fn decide(known: &Known, inbound: &Inbound, rules: &Rules, fresh: &mut Fresh) -> Decision {
    let language = language_of(known, inbound, rules);
    let mut deciding =
        Deciding { known, rules, fresh, decision: Decision { language, ..Decision::default() } };
    match inbound {
        Inbound::Said(said) => deciding.said(said),
        Inbound::Edited(edited) => deciding.edited(edited),
        Inbound::Deleted(deleted) => deciding.deleted(deleted),
        Inbound::Reacted(reacted) => deciding.reacted(reacted),
        Inbound::Cleared(cleared) => deciding.cleared(cleared),
        Inbound::ReactionsSeen(seen) => deciding.reactions_seen(seen),
        Inbound::Pressed(pressed) => deciding.pressed(pressed),
        Inbound::PlaceGone(gone) => deciding.place_gone(gone),
        Inbound::Expired(expired) => deciding.expired(expired),
        Inbound::LeftGuild(left) => deciding.left_guild(left),
        Inbound::RejoinedGuild(rejoined) => deciding.rejoined_guild(rejoined),
        Inbound::PurgedGuild(purged) => deciding.purged_guild(purged),
        Inbound::Began(began) => deciding.began(began),
        Inbound::Shown(shown) => deciding.shown(shown),
        Inbound::Carded(carded) => deciding.carded(carded),
        Inbound::Finished(finished) => deciding.finished(finished),
        Inbound::Copied(copied) => deciding.copied(copied),
    }
    deciding.decision
}

/// The language of the place that something came in from, or that it is about.
fn language_of(known: &Known, inbound: &Inbound, rules: &Rules) -> Language {
    let of = |place: &Place| rules.settings_of(known.settings(), place).language;
    match inbound {
        Inbound::Said(said) => of(&said.place),
        Inbound::Pressed(pressed) => of(&pressed.place),
        Inbound::Reacted(reacted) => {
            let reply = known.reply(&reacted.spot.message);
            let conversation = reply.and_then(|reply| known.conversation(reply.conversation));
            conversation.map_or_else(|| rules.language.clone(), |conversation| of(&conversation.home()))
        }
        _ => rules.language.clone(),
    }
}

/// A decision on its way, with what it is made from.
struct Deciding<'a> {
    known: &'a Known,
    rules: &'a Rules,
    fresh: &'a mut Fresh,
    decision: Decision,
}

impl Deciding<'_> {
    fn said(&mut self, said: &Said) {
        if !self.consents(&said.by.key).answers() {
            return self.ignore(Why::NotAgreed);
        }
        match route(self.known, self.rules, said) {
            Meaning::Nothing(why) => self.ignore(why),
            Meaning::Turn { follows } => self.turn(said, follows.map(|reply| reply.id)),
            Meaning::Feedback { on, through } => self.feedback(said, on, through),
            Meaning::Note { on } => self.note(said, on),
        }
    }

    fn ignore(&mut self, why: Why) {
        self.decision.ignored = Some(why);
    }

    fn act(&mut self, act: Act) {
        self.decision.acts.push(act);
    }

    fn answer(&mut self, answer: Answer) {
        self.decision.answer = Some(answer);
    }

    /// The person behind an account, who is introduced if nobody knows them yet.
    fn person(&mut self, by: &Account) -> PersonId {
        let introduced = self.decision.people.iter().find(|(_, account)| account.key == by.key);
        let person = self.known.person(&by.key).or_else(|| introduced.map(|(person, _)| *person));
        let person = person.unwrap_or_else(|| PersonId::from_u128(self.fresh.bits()));
        self.decision.people.push((person, by.clone()));
        person
    }

    /// What a person is to a reply: whoever asked the question is the asker, moderator or not.
    fn standing(&self, reply: &Message, person: PersonId, by: &Account) -> Standing {
        match by.moderator {
            _ if self.known.asker(reply) == Some(person) => Standing::Asker,
            true => Standing::Moderator,
            false => Standing::Bystander,
        }
    }

    fn text(&mut self, body: &str, person: Option<PersonId>, origin: Origin) -> TextId {
        let id = TextId::from_u128(self.fresh.bits());
        self.decision.texts.push(NewText { id, person, origin, body: body.to_owned() });
        id
    }

    fn record(&mut self, key: EventKey, at: Timestamp, about: About, fact: Fact) {
        let About { conversation, message, person } = about;
        let id = EventId::from_u128(self.fresh.bits());
        self.decision.events.push(Event { id, key, at, conversation, message, person, fact });
    }
}

/// What an event is about, and by whom.
#[derive(Clone, Copy, Debug, Default)]
struct About {
    conversation: Option<ConversationId>,
    message: Option<MessageId>,
    person: Option<PersonId>,
}

impl About {
    const fn message(message: &Message) -> Self {
        Self { conversation: Some(message.conversation), message: Some(message.id), person: None }
    }

    const fn by(self, person: PersonId) -> Self {
        Self { person: Some(person), ..self }
    }
}

/// A message of a place.
fn spot(place: &PlaceKey, message: &MessageKey) -> Spot {
    Spot { place: place.clone(), message: message.clone() }
}

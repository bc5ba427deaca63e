//! A message that is a turn: in which conversation, after what, and which reply will answer it.

use crate::domain::decide::file::with_names;
use crate::domain::decide::{About, Act, Deciding, Notice, Origin};
use crate::domain::event::{
    ConversationEnded, ConversationStarted, EndReason, EventKey, Fact, MessageAdded, MessageEdited, Place,
    Role, Scope,
};
use crate::domain::id::{ConversationId, MessageId, PersonId, TextId};
use crate::domain::inbound::{Content, Edited, Said};
use crate::domain::key::{MessageKey, PlaceKey, Spot};
use crate::domain::route::Why;
use crate::domain::state::{Conversation, Known, Message, Stage};
use crate::domain::time::Timestamp;

/// A turn, wherever it came from.
pub(super) struct Turn<'a> {
    pub(super) spot: &'a Spot,
    pub(super) place: &'a Place,
    /// Whose it is, if what they say is kept.
    pub(super) person: Option<PersonId>,
    pub(super) at: Timestamp,
    /// The reply that it is said to, if it names one.
    pub(super) follows: Option<MessageId>,
}

impl Deciding<'_> {
    pub(super) fn turn(&mut self, said: &Said, follows: Option<MessageId>) {
        let Content::Text(words) = &said.content else { return self.ignore(Why::NotAllowedToRead) };
        if words.trim().is_empty() && said.attachments.is_empty() {
            if said.read_back.is_none() {
                self.act(Act::Tell(said.spot.clone(), Notice::NothingSaid));
            }
            return self.ignore(Why::Empty);
        }
        self.introduce(said);
        let person = self.agreed(&said.by, &said.place);
        let turn = Turn { spot: &said.spot, place: &said.place, person, at: said.at, follows };
        if let Some(read_back) = said.read_back
            && (read_back.since(said.at) > self.rules.fresh || self.is_full(&turn))
        {
            let (conversation, message) = self.leave_unanswered(&turn, words);
            self.attach(said, conversation, message, person);
            self.agree_to_answers(person, said.at);
            return self.act(Act::Missed(turn.spot.clone()));
        }
        let over = self.over_limit(person, turn.place.guild.as_ref(), &said.by, said.at);
        if let Some(over) = over.filter(|_| !self.joins(&turn)) {
            let (conversation, message) = self.decline(&turn, words, over);
            self.attach(said, conversation, message, person);
            return self.agree_to_answers(person, said.at);
        }
        if self.is_full(&turn) {
            self.act(Act::Tell(said.spot.clone(), Notice::TooManyWaiting));
            self.decision.people.clear();
            return self.ignore(Why::TooLate);
        }
        let text = self.words_of(words, person, Origin::Message);
        let (conversation, message) = self.take_turn(&turn, text);
        self.attach(said, conversation, message, person);
        self.agree_to_answers(person, said.at);
        if person.is_none() {
            self.tell_unkept(&said.spot, &said.by);
        }
    }

    /// Where the relay is on because of what was set for the server or a category, the first who speaks in a channel brings the line
    /// that says so, and in a thread whose channel was told nothing, as in a forum. A channel that the operator has listed is told by itself.
    fn introduce(&mut self, said: &Said) {
        let place = &said.place;
        let knows = |key: &PlaceKey| self.rules.relays.contains(key) || self.known.is_told(key);
        let is_told = knows(&place.key) || place.parent.as_ref().is_some_and(knows);
        if place.guild.is_some() && !is_told && self.rules.relays(self.known, place) {
            let keep = self.rules.keep_in(self.known, place);
            let by = said.spot.message.raw.clone();
            self.act(Act::Announce(place.clone(), by, Notice::SwitchedOn(keep)));
        }
    }

    /// A question that is not answered is said all the same: what is said later follows it.
    pub(super) fn leave_unanswered(&mut self, turn: &Turn<'_>, words: &str) -> (ConversationId, MessageId) {
        let going_on = self.going_on(turn).filter(|conversation| !self.has_gone_idle(conversation, turn.at));
        let (conversation, head) = match going_on {
            Some(conversation) => (conversation.id, conversation.head),
            None => (self.start(turn), None),
        };
        let added = MessageAdded {
            role: Role::User,
            parent: turn.follows.or(head),
            text: Some(self.words_of(words, turn.person, Origin::Message)),
            key: Some(turn.spot.message.clone()),
            answered_by: None,
            ending: None,
            reasoning: None,
        };
        let message = MessageId::from_u128(self.fresh.bits());
        let about = About { conversation: Some(conversation), message: Some(message), person: turn.person };
        self.record(add_message(&turn.spot.message), turn.at, about, Fact::MessageAdded(added));
        (conversation, message)
    }

    /// Whether a turn is answered together with others that wait, and takes no request of its own.
    fn joins(&self, turn: &Turn<'_>) -> bool {
        let going_on = self.going_on(turn).filter(|conversation| !self.has_gone_idle(conversation, turn.at));
        going_on.is_some_and(|conversation| Line::of(self.known, conversation, turn).reply.is_some())
    }

    /// Whether as many questions wait in the turn's conversation as may.
    pub(super) fn is_full(&self, turn: &Turn<'_>) -> bool {
        let going_on = self.going_on(turn).filter(|conversation| !self.has_gone_idle(conversation, turn.at));
        going_on.is_some_and(|conversation| self.waiting_in(conversation.id) >= self.rules.waiting)
    }

    /// How many questions wait in a conversation.
    pub(super) fn waiting_in(&self, conversation: ConversationId) -> u32 {
        let waiting =
            |reply: &Message| if let Stage::Due { questions } = reply.stage { questions } else { 0 };
        self.known.open_replies(conversation).map(waiting).sum()
    }

    /// Adds a turn to its conversation, which begins with it if none is going on.
    pub(super) fn take_turn(&mut self, turn: &Turn<'_>, text: TextId) -> (ConversationId, MessageId) {
        let going_on = self.going_on(turn).filter(|conversation| !self.has_gone_idle(conversation, turn.at));
        let (conversation, line) = match going_on {
            Some(conversation) => (conversation.id, Line::of(self.known, conversation, turn)),
            None => {
                let waits = turn.follows.is_some_and(|reply| is_open(self.known, reply));
                (self.start(turn), Line { reply: None, parent: turn.follows, waits })
            }
        };
        let message = MessageId::from_u128(self.fresh.bits());
        let reply = line.reply.unwrap_or_else(|| MessageId::from_u128(self.fresh.bits()));
        let added = MessageAdded {
            role: Role::User,
            parent: line.parent,
            text: Some(text),
            reasoning: None,
            key: Some(turn.spot.message.clone()),
            answered_by: Some(reply),
            ending: None,
        };
        let about = About { conversation: Some(conversation), message: Some(message), person: turn.person };
        self.record(add_message(&turn.spot.message), turn.at, about, Fact::MessageAdded(added));
        if line.waits {
            self.act(Act::MarkWaiting(turn.spot.clone()));
        }
        self.act(Act::Answer(conversation));
        (conversation, message)
    }

    /// The conversation that a turn would belong to.
    fn going_on(&self, turn: &Turn<'_>) -> Option<&Conversation> {
        match (self.rules.scope(self.known, turn.place), turn.person) {
            (Scope::Place, _) => self.known.going_on(&turn.place.key, None),
            // Nobody knows which of these would be theirs.
            (Scope::Person, None) => None,
            (Scope::Person, person) => self.known.going_on(&turn.place.key, person),
        }
    }

    /// Whether nobody has spoken for so long that the conversation counts as over; never while a reply is owed.
    fn has_gone_idle(&self, conversation: &Conversation, at: Timestamp) -> bool {
        let owes = self.known.open_replies(conversation.id).next().is_some();
        let idle = self.rules.idle(conversation.kind);
        !owes && idle.is_some_and(|idle| at.since(conversation.last_at) > idle)
    }

    fn start(&mut self, turn: &Turn<'_>) -> ConversationId {
        let silent = self
            .going_on(turn)
            .map(|conversation| (conversation.id, conversation.kind, conversation.last_at));
        if let Some((id, kind, last_at)) = silent {
            let at = last_at.after(self.rules.idle(kind).unwrap_or_default());
            self.end(
                id,
                at,
                None,
                EndReason::Idle,
                EventKey::of("end_conversation", format_args!("{id}:idle")),
            );
        }
        let id = ConversationId::from_u128(self.fresh.bits());
        let started = ConversationStarted {
            place: turn.place.clone(),
            scope: self.rules.scope(self.known, turn.place),
            model: self.rules.model_of(self.known, turn.place).clone(),
            continues: turn.follows.and_then(|reply| Some(self.known.message(reply)?.conversation)),
            after: silent.map(|_| EndReason::Idle),
        };
        let about = About { conversation: Some(id), message: None, person: turn.person };
        let key = EventKey::of("start_conversation", &turn.spot.message);
        self.record(key, turn.at, about, Fact::ConversationStarted(started));
        id
    }

    pub(super) fn end(
        &mut self,
        conversation: ConversationId,
        at: Timestamp,
        by: Option<PersonId>,
        reason: EndReason,
        key: EventKey,
    ) {
        let about = About { conversation: Some(conversation), message: None, person: by };
        self.record(key, at, about, Fact::ConversationEnded(ConversationEnded { reason }));
    }

    pub(super) fn edited(&mut self, edited: &Edited) {
        let Content::Text(words) = &edited.content else { return self.ignore(Why::NotAllowedToRead) };
        if words.trim().is_empty() && edited.attachments.as_ref().is_none_or(Vec::is_empty) {
            return self.ignore(Why::Empty);
        }
        if let Some(turn) = self.known.turn(&edited.spot.message).filter(|turn| turn.stage == Stage::Said) {
            if turn.edited_at >= Some(edited.at) {
                return self.ignore(Why::Known);
            }
            let text = self.reworded(words, turn.person, turn.conversation);
            let about = About { person: turn.person, ..About::message(turn) };
            let key =
                EventKey::of("edit_message", format_args!("{}:{}", edited.spot.message, edited.at.as_ms()));
            self.record(key, edited.at, about, Fact::MessageEdited(MessageEdited { text }));
            return self.take_out_files(turn, edited);
        }
        let shown = edited.attachments.as_deref().unwrap_or_default();
        let words = with_names(words, shown);
        match self.known.note(&edited.spot.message) {
            Some(note) => self.note_edited(note, edited, &words),
            None => self.feedback_edited(edited, &words),
        }
    }
}

/// Where in a conversation's line a turn comes to stand.
struct Line {
    /// The waiting reply that answers it too; none: a reply of its own.
    reply: Option<MessageId>,
    /// The turn that it follows.
    parent: Option<MessageId>,
    /// Whether something is to be answered before it.
    waits: bool,
}

impl Line {
    /// What one person says while they wait is answered together; anything else follows the last reply owed.
    fn of(known: &Known, conversation: &Conversation, turn: &Turn<'_>) -> Self {
        let follows = turn.follows.or(conversation.head);
        let waits = known.open_replies(conversation.id).next().is_some()
            || follows.is_some_and(|reply| is_open(known, reply));
        let is_theirs = |reply: &&Message| {
            let is_due = matches!(reply.stage, Stage::Due { .. }) && reply.beside.is_none();
            is_due && turn.person.is_some() && reply.person == turn.person
        };
        match known.open_replies(conversation.id).find(is_theirs).filter(|_| turn.follows.is_none()) {
            Some(reply) => Self { reply: Some(reply.id), parent: reply.parent, waits },
            None => Self { reply: None, parent: follows, waits },
        }
    }
}

/// Whether a reply is still owed or being written.
fn is_open(known: &Known, reply: MessageId) -> bool {
    known.message(reply).is_some_and(|reply| reply.stage.is_open())
}

/// A message of the platform becomes a turn once.
fn add_message(key: &MessageKey) -> EventKey {
    EventKey::of("add_message", key)
}

//! Several replies to the same turns: which they are, which of them is the best, and which the conversation goes on from.

use crate::domain::event::{AnotherAsked, Event, ReplyPreferred, Role};
use crate::domain::id::{MessageId, PersonId};
use crate::domain::state::{Known, Message, Preferred, Stage};

/// Questions that decisions ask.
impl Known {
    /// The first of the replies to the same turns as this one; itself, where there are no others.
    pub fn first_of(&self, reply: &Message) -> MessageId {
        reply.beside.unwrap_or(reply.id)
    }

    /// All replies to the same turns as this one, in the order in which they were asked for.
    pub fn siblings(&self, reply: MessageId) -> Vec<MessageId> {
        let first = self.messages.get(&reply).map_or(reply, |reply| self.first_of(reply));
        let others = self.others.get(&first).into_iter().flatten();
        std::iter::once(first).chain(others.copied()).collect()
    }

    /// Who asked the question that a reply answers, whoever asked for this reply to it.
    pub fn asker(&self, reply: &Message) -> Option<PersonId> {
        self.messages.get(&self.first_of(reply)).unwrap_or(reply).person
    }

    /// How many questions that a reply answers still stand.
    pub fn standing_questions(&self, reply: &Message) -> u32 {
        let first = Some(self.first_of(reply));
        let all = self.messages.values();
        let standing = all.filter(|turn| turn.answered_by == first && turn.stage == Stage::Said);
        u32::try_from(standing.count()).unwrap_or(u32::MAX)
    }

    /// Which of the replies beside this first one a person finds best.
    pub fn preferred(&self, first: MessageId, person: PersonId) -> Option<&Preferred> {
        self.preferred.get(&(first, person))
    }

    /// All who find this reply better than the others to the same turns.
    pub fn preferred_by(&self, reply: MessageId) -> Vec<&Preferred> {
        let mut all: Vec<_> = self.preferred.values().filter(|it| it.reply == reply).collect();
        all.sort_by_key(|preferred| preferred.event);
        all
    }

    /// Everything that anybody prefers, in the order of the log.
    pub fn all_preferred(&self) -> Vec<&Preferred> {
        let mut all: Vec<_> = self.preferred.values().collect();
        all.sort_by_key(|preferred| preferred.event);
        all
    }

    /// Takes in what a person prefers, as it stands.
    pub fn learn_preferred(&mut self, preferred: Preferred) {
        self.preferred.insert((preferred.first, preferred.person), preferred);
    }
}

/// What events change.
impl Known {
    /// The reply exists from here on, owed to the questions that still stand.
    pub(super) fn ask_again(&mut self, id: MessageId, event: &Event, asked: &AnotherAsked) {
        let Some(first) = self.messages.get(&asked.beside).filter(|_| !self.messages.contains_key(&id))
        else {
            return;
        };
        let stage = match self.standing_questions(first) {
            0 => Stage::Dropped,
            questions => Stage::Due { questions },
        };
        let reply = Message {
            id,
            conversation: first.conversation,
            place: first.place.clone(),
            role: Role::Assistant,
            parent: first.parent,
            person: event.person,
            key: None,
            at: event.at,
            texts: Vec::new(),
            reasoning: None,
            files: Vec::new(),
            edited_at: None,
            answered_by: None,
            beside: Some(first.id),
            chosen: asked.model.clone(),
            stage,
            asked: None,
            ending: None,
            taken_down: false,
        };
        if let Some(conversation) = self.conversations.get_mut(&reply.conversation) {
            conversation.last_at = conversation.last_at.max(event.at);
            conversation.replies += 1;
            self.changed.conversations.insert(conversation.id);
        }
        self.spend_request(reply.conversation, event);
        self.changed.messages.insert(id);
        self.learn_message(reply);
    }

    pub(super) fn prefer(&mut self, id: MessageId, event: &Event, preferred: &ReplyPreferred) {
        let (Some(reply), Some(person)) = (self.messages.get(&id), event.person) else { return };
        let first = self.first_of(reply);
        if self.preferred(first, person).is_some_and(|before| before.event >= event.id) {
            return;
        }
        self.changed.preferred.insert((first, person));
        self.learn_preferred(Preferred {
            first,
            person,
            reply: id,
            over: preferred.over.clone(),
            standing: preferred.standing,
            event: event.id,
            at: event.at,
        });
        self.go_on_from_the_best(id);
    }

    /// A conversation that has not gone on since goes on from the reply that its asker prefers, else from the newest that
    /// says something. Looked at are the conversation of these replies and those that are going on: a store has them all.
    pub(super) fn go_on_from_the_best(&mut self, reply: MessageId) {
        let siblings = self.siblings(reply);
        let (Some(best), [_, _, ..]) = (self.best_of(&siblings), &siblings[..]) else { return };
        let home = self.messages.get(&reply).map(|reply| reply.conversation);
        for conversation in self.conversations.values_mut() {
            let is_looked_at = Some(conversation.id) == home || conversation.ended.is_none();
            let is_there = conversation.head.is_some_and(|head| head != best && siblings.contains(&head));
            if is_looked_at && is_there {
                conversation.head = Some(best);
                self.changed.conversations.insert(conversation.id);
            }
        }
    }

    fn best_of(&self, siblings: &[MessageId]) -> Option<MessageId> {
        let first = *siblings.first()?;
        let asker = self.messages.get(&first)?.person;
        let preferred = asker.and_then(|asker| self.preferred(first, asker)).map(|preferred| preferred.reply);
        let speaks = |id: &&MessageId| self.messages.get(id).is_some_and(is_said);
        preferred.or_else(|| siblings.iter().rev().find(speaks).copied())
    }
}

/// Whether a reply has ended and says something.
pub fn is_said(reply: &Message) -> bool {
    reply.role == Role::Assistant && reply.stage == Stage::Finished && !reply.texts.is_empty()
}

//! What is known of reviews: the case of each reply that was rated, spoken of or reviewed, and on whose desk it is.

use crate::domain::event::Event;
use crate::domain::id::{MessageId, PersonId, TextId};
use crate::domain::review::{Case, Decided, Review};
use crate::domain::state::Known;
use crate::domain::time::Timestamp;

/// Questions that decisions ask.
impl Known {
    /// What has come together about a reply; none for one that nobody has said anything of.
    pub fn case(&self, reply: MessageId) -> Option<&Case> {
        self.cases.get(&reply)
    }

    /// Whose desk a reply is on at a moment, if it is on one.
    pub fn held_by(&self, reply: MessageId, at: Timestamp) -> Option<PersonId> {
        self.leases.get(&reply).filter(|(_, until)| *until > at).map(|(person, _)| *person)
    }
}

/// What a store brings in.
impl Known {
    /// A case as it stands.
    pub fn learn_case(&mut self, case: Case) {
        self.cases.insert(case.reply, case);
    }

    /// That a reply is on somebody's desk until a moment.
    pub fn learn_lease(&mut self, reply: MessageId, person: PersonId, until: Timestamp) {
        self.leases.insert(reply, (person, until));
    }
}

/// What events change.
impl Known {
    pub(super) fn review(&mut self, reply: MessageId, event: &Event, review: Review) {
        let Some(by) = event.person else { return };
        self.with_case(reply, |case| match review {
            Review::Decided(verdict) => {
                case.decided = Some(Decided { verdict, by, at: event.at });
                case.reopened = false;
            }
            Review::Skipped => case.skipped = true,
            Review::Undone => {
                case.decided = None;
                case.skipped = false;
            }
        });
    }

    /// What a moderator wrote quoted what is gone. What is kept of the reply's case alone follows.
    pub(super) fn unquote(&mut self, reply: Option<MessageId>, texts: &[TextId]) {
        if let Some(reply) = reply.filter(|reply| self.cases.contains_key(reply)) {
            self.with_case(reply, |case| case.unquoted(texts));
        }
    }

    /// Changes the case of a reply, which begins with this if there is none yet.
    pub(super) fn with_case(&mut self, reply: MessageId, change: impl FnOnce(&mut Case)) {
        let begun = self.cases.get(&reply).cloned().or_else(|| self.new_case(reply));
        let Some(mut case) = begun else { return };
        change(&mut case);
        self.changed.cases.insert(reply);
        self.learn_case(case);
    }

    fn new_case(&self, reply: MessageId) -> Option<Case> {
        let message = self.messages.get(&reply)?;
        let conversation = self.conversations.get(&message.conversation)?;
        let channel = conversation.parent.as_ref().unwrap_or(&message.place);
        Some(Case {
            reply,
            conversation: conversation.id,
            guild: conversation.guild.clone(),
            place: message.place.clone(),
            channel: channel.clone(),
            person: message.person,
            model: message.asked.as_ref().map(|asked| asked.model.clone()),
            at: message.at,
            likes: 0,
            dislikes: 0,
            words: 0,
            skipped: false,
            decided: None,
            reopened: false,
        })
    }
}

//! What was had of the model: a request when a reply is owed, tokens when it ends.

use crate::domain::event::{Event, MessageAdded};
use crate::domain::id::{ConversationId, MessageId, PersonId};
use crate::domain::key::GuildKey;
use crate::domain::quota::{Day, Purse, Spent};
use crate::domain::state::Known;
use crate::domain::time::Timestamp;

impl Known {
    /// What was had on a day.
    pub fn spent(&self, purse: &Purse, day: Day) -> Spent {
        self.spent.get(&(purse.clone(), day)).copied().unwrap_or_default()
    }

    /// Takes in what was had before.
    pub fn learn_spent(&mut self, purse: Purse, day: Day, spent: Spent) {
        self.spent.insert((purse, day), spent);
    }

    /// A reply is owed to somebody.
    pub(super) fn spend_request(&mut self, conversation: ConversationId, event: &Event) {
        let guild = self.conversations.get(&conversation).and_then(|it| it.guild.clone());
        self.spend(event.person, guild, event.at, &Spent { requests: 1, ..Spent::default() });
    }

    /// A reply has ended.
    pub(super) fn spend_tokens(&mut self, reply: MessageId, event: &Event, added: &MessageAdded) {
        let Some(usage) = added.ending.as_ref().and_then(|ending| ending.usage) else { return };
        let tokens = usage.prompt.saturating_add(usage.completion);
        let person = self.messages.get(&reply).and_then(|reply| reply.person);
        let conversation = event.conversation.and_then(|id| self.conversations.get(&id));
        let guild = conversation.and_then(|it| it.guild.clone());
        self.spend(person, guild, event.at, &Spent { tokens, ..Spent::default() });
    }

    /// Somebody is told that there is no more.
    pub(super) fn tell_of_limit(&mut self, event: &Event) {
        self.spend(event.person, None, event.at, &Spent { told: Some(event.at), ..Spent::default() });
    }

    /// What is had is added to what others have written meanwhile, so that it counts even where the sum is not known here.
    fn spend(&mut self, person: Option<PersonId>, guild: Option<GuildKey>, at: Timestamp, more: &Spent) {
        for purse in person.map(Purse::Person).into_iter().chain(guild.map(Purse::Guild)) {
            let key = (purse, Day::of(at));
            self.spent.entry(key.clone()).or_default().add(more);
            self.changed.spent.entry(key).or_default().add(more);
        }
    }
}

//! What is known of what people have said of their own words, and of servers whose words are soon to go.

use crate::domain::consent::{Absent, Consents, Quoting, Words};
use crate::domain::event::{ConsentSet, Event, GuildLeft};
use crate::domain::id::{PersonId, TextId};
use crate::domain::key::{GuildKey, MessageKey};
use crate::domain::state::Known;
use crate::domain::time::Timestamp;

/// Questions that decisions ask.
impl Known {
    /// What a person has said of their words.
    pub fn consents(&self, person: PersonId) -> Consents {
        self.consents.get(&person).copied().unwrap_or_default()
    }

    /// When a server was left.
    pub fn left_at(&self, guild: &GuildKey) -> Option<Timestamp> {
        self.left.get(guild).copied()
    }

    /// Why the words of a text are not there; none for those that are, or that nobody asked about.
    pub fn absent(&self, text: TextId) -> Option<Absent> {
        self.absent.get(&text).copied()
    }

    /// What goes when a person is forgotten; none unless that was asked about.
    pub fn words(&self, person: PersonId) -> Option<&Words> {
        self.words.get(&person)
    }

    /// What moderators wrote that quotes the words of a message; nothing unless that was asked about.
    pub fn quoting(&self, message: &MessageKey) -> &[Quoting] {
        self.quoting.get(message).map_or(&[], Vec::as_slice)
    }
}

/// What a store brings in.
impl Known {
    /// What a person has said of their words.
    pub fn learn_consents(&mut self, person: PersonId, consents: Consents) {
        self.consents.insert(person, consents);
    }

    /// When a server was left.
    pub fn learn_left(&mut self, guild: GuildKey, at: Timestamp) {
        self.left.insert(guild, at);
    }

    /// What goes when a person is forgotten.
    pub fn learn_words(&mut self, person: PersonId, words: Words) {
        self.words.insert(person, words);
    }

    /// Why the words of a text are not there.
    pub fn learn_absent(&mut self, text: TextId, why: Absent) {
        self.absent.insert(text, why);
    }

    /// What quotes the words of a message.
    pub fn learn_quoting(&mut self, message: MessageKey, quoting: Vec<Quoting>) {
        self.quoting.insert(message, quoting);
    }

    /// A text that somebody has just written.
    pub fn learn_text(&mut self, person: PersonId, text: TextId) {
        if let Some(words) = self.words.get_mut(&person) {
            words.own.push(text);
        }
    }

    /// Nobody knows any more which account a person had: whoever has it is somebody new.
    pub fn unlearn_person(&mut self, person: PersonId) {
        self.people.retain(|_, known| *known != person);
        self.words.remove(&person);
    }
}

/// What events change.
impl Known {
    pub(super) fn choose(&mut self, event: &Event, set: ConsentSet) {
        self.change_consents(event, |consents| consents.choose(set.step, set.given, set.shown));
    }

    /// Whoever asks about these texts learns that they were erased.
    pub(super) fn lose(&mut self, texts: &[TextId]) {
        self.absent.extend(texts.iter().map(|text| (*text, Absent::Erased)));
    }

    pub(super) fn forget(&mut self, event: &Event) {
        self.change_consents(event, |consents| consents.forgotten = true);
    }

    pub(super) fn leave(&mut self, event: &Event, left: &GuildLeft) {
        self.left.insert(left.guild.clone(), event.at);
        self.changed.left.insert(left.guild.clone());
    }

    /// A server is no longer one that was left and has words.
    pub(super) fn stop_clock(&mut self, guild: &GuildKey) {
        self.left.remove(guild);
        self.changed.left.insert(guild.clone());
    }

    fn change_consents(&mut self, event: &Event, change: impl FnOnce(&mut Consents)) {
        if let Some(person) = event.person {
            change(self.consents.entry(person).or_default());
            self.changed.consents.insert(person);
        }
    }
}

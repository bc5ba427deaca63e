//! The words of one conversation as they may leave the house: by aliases, without what must be masked.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::domain::event::{ReplyBegun, Role};
use crate::domain::history::Written;
use crate::domain::id::{PersonId, TextId};
use crate::export::mask::{self, Masked};
use crate::export::people::Aliases;
use crate::export::reason::Reason;
use crate::export::story::Story;

/// What is known beside the log, of some conversations, as of now.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// Texts that were not erased.
    pub texts: HashMap<TextId, Written>,
    /// What people are called.
    pub names: HashMap<PersonId, String>,
    /// Who allows what the export is for; none: everybody does.
    pub allowing: Option<HashSet<PersonId>>,
}

/// A turn as trainers take it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who speaks.
    pub role: Role,
    /// The words.
    pub content: String,
}

/// Whoever writes down the words of one conversation.
pub struct Scribe<'a> {
    beside: &'a Beside,
    /// What its people are called in the turns.
    pub aliases: Aliases,
    clean: BTreeMap<TextId, String>,
    masked: &'a mut Masked,
}

impl<'a> Scribe<'a> {
    /// For this conversation.
    pub fn new(story: &Story, beside: &'a Beside, masked: &'a mut Masked) -> Self {
        let speaks = |text: TextId| beside.texts.get(&text).and_then(|written| written.by);
        let turns = story.replies.iter().filter_map(|reply| reply.begun.as_ref()).flat_map(|it| &it.turns);
        let people = turns.filter(|turn| turn.role == Role::User);
        let aliases = Aliases::new(people.filter_map(|turn| turn.speaker.or_else(|| speaks(turn.text))));
        Self { beside, aliases, clean: BTreeMap::new(), masked }
    }

    /// Some words, if they are still there and whoever wrote them allows it.
    pub fn words(&mut self, text: TextId) -> Result<&str, Reason> {
        let written = self.beside.texts.get(&text).ok_or(Reason::Erased)?;
        let allows = |person| self.beside.allowing.as_ref().is_none_or(|all| all.contains(&person));
        if !written.by.is_none_or(allows) {
            return Err(Reason::NoConsent);
        }
        if !self.clean.contains_key(&text) {
            let words = self.cleaned(written);
            self.clean.insert(text, words);
        }
        Ok(self.clean.get(&text).map_or("", String::as_str))
    }

    /// Whose words they are; none for the model's, the set-up's, and what was erased.
    pub fn author(&self, text: TextId) -> Option<PersonId> {
        self.beside.texts.get(&text).and_then(|written| written.by)
    }

    /// The turns as they were sent, speakers by alias.
    pub fn sent(&mut self, begun: &ReplyBegun) -> Result<Vec<Turn>, Reason> {
        let mut sent = Vec::with_capacity(begun.turns.len());
        for turn in &begun.turns {
            let speaker = turn.speaker.map(|person| self.aliases.of(person).to_owned());
            // Of words that are nobody's any more nobody can have allowed anything.
            let is_somebodys = self.beside.texts.get(&turn.text).is_none_or(|written| written.by.is_some());
            if turn.role == Role::User && self.beside.allowing.is_some() && !is_somebodys {
                return Err(Reason::NoConsent);
            }
            let words = self.words(turn.text)?;
            let content = match speaker {
                Some(alias) => format!("{alias}: {words}"),
                None => words.to_owned(),
            };
            sent.push(Turn { role: turn.role, content });
        }
        match sent.last() {
            Some(last) if last.role == Role::User => Ok(sent),
            _ => Err(Reason::NoQuestion),
        }
    }

    fn cleaned(&mut self, written: &Written) -> String {
        let mut words = mask::patterns(&written.words, self.masked);
        for (person, alias) in self.aliases.people() {
            if let Some(name) = self.beside.names.get(&person) {
                words = mask::name(words, name, alias, self.masked);
            }
        }
        if written.by.is_some() { mask::named_people(&words, self.masked) } else { words }
    }
}

/// Neighbours of one role as one turn, since many templates refuse two in a row.
pub fn merged(sent: &[Turn]) -> Vec<Turn> {
    let mut merged: Vec<Turn> = Vec::with_capacity(sent.len());
    for turn in sent {
        match merged.last_mut() {
            Some(last) if last.role == turn.role => {
                last.content.push_str("\n\n");
                last.content.push_str(&turn.content);
            }
            _ => merged.push(turn.clone()),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_one_role_become_one_turn() {
        let turn = |role, content: &str| Turn { role, content: content.to_owned() };
        let sent =
            [turn(Role::User, "a"), turn(Role::User, "b"), turn(Role::Assistant, "c"), turn(Role::User, "d")];
        let expected = [turn(Role::User, "a\n\nb"), turn(Role::Assistant, "c"), turn(Role::User, "d")];
        assert_eq!(merged(&sent), expected);
    }
}

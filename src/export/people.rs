//! The people of one export: who is called what in a conversation, and pseudonyms that no other export has.

use std::collections::BTreeMap;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::domain::id::PersonId;

/// What pseudonyms of one export are made with: the same export has the same, another one has others.
#[derive(Clone)]
pub struct Pseudonyms(Hmac<Sha256>);

impl Pseudonyms {
    /// Those of the installation with this secret, for the export that is described so.
    pub fn new(secret: &str, export: &str) -> Self {
        let mut mac = Hmac::new_from_slice(secret.as_bytes()).expect("a key may have any length");
        mac.update(export.as_bytes());
        mac.update(&[0]);
        Self(mac)
    }

    /// A person's.
    pub fn of(&self, person: PersonId) -> String {
        let mut mac = self.0.clone();
        mac.update(&person.as_u128().to_be_bytes());
        let hash = mac.finalize().into_bytes();
        let head: String = hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        format!("p_{head}")
    }
}

/// What the people of a conversation are called in its turns: user1, user2, in the order in which they first spoke, and then
/// those who are only spoken of.
#[derive(Clone, Debug, Default)]
pub struct Aliases {
    people: BTreeMap<PersonId, String>,
    by_name: BTreeMap<String, String>,
    absent: usize,
}

impl Aliases {
    /// For these people, the first of whom spoke first; naming one again changes nothing.
    pub fn new(people: impl IntoIterator<Item = PersonId>) -> Self {
        let mut all = Self::default();
        for person in people {
            let next = all.people.len() + 1;
            all.people.entry(person).or_insert_with(|| format!("user{next}"));
        }
        all
    }

    /// What a person is called.
    pub fn of(&self, person: PersonId) -> &str {
        self.people.get(&person).map_or("someone", String::as_str)
    }

    /// Whoever goes by this name is one of those who speak.
    pub fn introduce(&mut self, person: PersonId, name: &str) {
        if let Some(alias) = self.people.get(&person) {
            self.by_name.insert(plain(name), alias.clone());
        }
    }

    /// Somebody of this name is spoken of; whether it is somebody new, who does not speak.
    pub fn mention(&mut self, name: &str) -> bool {
        let is_new = !self.by_name.contains_key(&plain(name));
        if is_new {
            self.absent += 1;
            let alias = format!("user{}", self.people.len() + self.absent);
            self.by_name.insert(plain(name), alias);
        }
        is_new
    }

    /// What somebody of this name is called.
    pub fn named(&self, name: &str) -> Option<&str> {
        self.by_name.get(&plain(name)).map(String::as_str)
    }
}

/// A name as it is told from others: in small letters, its spaces as they are typed.
pub fn plain(name: &str) -> String {
    name.replace('\u{a0}', " ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_export_has_other_pseudonyms() {
        let ada = PersonId::from_u128(1);
        let of = |secret, export| Pseudonyms::new(secret, export).of(ada);
        assert_eq!(of("secret", "kto at 7"), of("secret", "kto at 7"));
        assert_ne!(of("secret", "kto at 7"), of("secret", "kto at 8"));
        assert_ne!(of("secret", "kto at 7"), of("another", "kto at 7"));
        assert_eq!(of("secret", "kto at 7").len(), 14);
    }

    #[test]
    fn people_are_numbered_as_they_spoke() {
        let (ada, bob) = (PersonId::from_u128(2), PersonId::from_u128(1));
        let aliases = Aliases::new([ada, bob, ada]);
        assert_eq!((aliases.of(ada), aliases.of(bob)), ("user1", "user2"));
        assert_eq!(aliases.of(PersonId::from_u128(9)), "someone");
    }

    #[test]
    fn whoever_is_only_spoken_of_comes_after_those_who_speak() {
        let (ada, bob) = (PersonId::from_u128(1), PersonId::from_u128(2));
        let mut aliases = Aliases::new([ada, bob]);
        aliases.introduce(ada, "Ada L");
        assert!(!aliases.mention("ada\u{a0}l"), "she speaks");
        assert!(aliases.mention("Mo\u{a0}Smith") && !aliases.mention("Mo Smith"));
        assert!(aliases.mention("Eve"));
        let named = ["Ada\u{a0}L", "mo smith", "Eve", "Zoe"].map(|name| aliases.named(name));
        assert_eq!(named, [Some("user1"), Some("user3"), Some("user4"), None]);
    }
}

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

/// What the people of a conversation are called in its turns, in the order in which they first spoke: user1, user2.
#[derive(Clone, Debug, Default)]
pub struct Aliases(BTreeMap<PersonId, String>);

impl Aliases {
    /// For these people, the first of whom spoke first; naming one again changes nothing.
    pub fn new(people: impl IntoIterator<Item = PersonId>) -> Self {
        let mut aliases = BTreeMap::new();
        for person in people {
            let next = format!("user{}", aliases.len() + 1);
            aliases.entry(person).or_insert(next);
        }
        Self(aliases)
    }

    /// What a person is called.
    pub fn of(&self, person: PersonId) -> &str {
        self.0.get(&person).map_or("someone", String::as_str)
    }

    /// Everybody who has one.
    pub fn people(&self) -> impl Iterator<Item = (PersonId, &str)> {
        self.0.iter().map(|(person, alias)| (*person, alias.as_str()))
    }
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
}

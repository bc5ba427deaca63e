//! Our own ids: ULIDs with a type each, so that a person is never taken for a message.

use std::fmt;
use std::str::FromStr;

use ulid::Ulid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u128);

        impl $name {
            /// The id with these 128 bits.
            pub const fn from_u128(bits: u128) -> Self {
                Self(bits)
            }

            /// The 128 bits, for a `uuid` column or a nonce.
            pub const fn as_u128(self) -> u128 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                Ulid(self.0).fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), Ulid(self.0))
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Ulid::from_string(text).map(|ulid| Self(ulid.0)).map_err(|_| NotAnId)
            }
        }
    )*};
}

ids! {
    /// One exchange with one model in one place.
    ConversationId,
    /// One turn of a conversation; a reply is a message too.
    MessageId,
    /// Whoever writes or rates: a pseudonym, linked to an account in one table alone.
    PersonId,
    /// One version of one text.
    TextId,
    /// One thing said about a reply, through all its edits.
    FeedbackId,
    /// One file that came with a message.
    FileId,
    /// One event of the log.
    EventId,
}

/// The text is no ULID.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id: 26 characters of a ULID are expected")]
pub struct NotAnId;

/// A source of new ids for one decision: chance comes in with the first, the rest count up from it.
///
/// Ids of one source are in the order in which they were taken, and the appender starts each source above
/// the last, so that the order of event ids is the order of the log even when the clock goes back.
#[derive(Debug)]
pub struct Fresh {
    next: u128,
}

impl Fresh {
    /// A source whose first id has these bits.
    pub const fn starting_at(bits: u128) -> Self {
        Self { next: bits }
    }

    /// The bits of the next id.
    pub const fn bits(&mut self) -> u128 {
        let bits = self.next;
        self.next = self.next.wrapping_add(1);
        bits
    }

    /// What the next id would be; a later source may start here.
    pub const fn peek(&self) -> u128 {
        self.next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_its_text() {
        let id = MessageId::from_u128(0x0192_aaaa_bbbb_cccc_dddd_eeee_ffff_0000);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("tea".parse::<MessageId>(), Err(NotAnId));
    }

    #[test]
    fn debug_names_the_type_and_display_does_not() {
        let id = PersonId::from_u128(1);
        assert_eq!(format!("{id:?}"), "PersonId(00000000000000000000000001)");
        assert_eq!(id.to_string(), "00000000000000000000000001");
    }

    #[test]
    fn fresh_ids_are_in_order() {
        let mut fresh = Fresh::starting_at(7);
        assert_eq!((fresh.bits(), fresh.bits(), fresh.peek()), (7, 8, 9));
    }
}

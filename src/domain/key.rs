//! Other people's ids: opaque text with the platform that gave it.

use std::fmt;
use std::str::FromStr;

/// The chat service that an id comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlatformKind {
    /// Discord.
    Discord,
}

impl PlatformKind {
    const fn name(self) -> &'static str {
        match self {
            Self::Discord => "discord",
        }
    }
}

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name {
            /// Who gave the id.
            pub platform: PlatformKind,
            /// The id as it was given; no arithmetic on it.
            pub raw: String,
        }

        impl $name {
            /// An id that Discord gave.
            pub fn discord(raw: impl ToString) -> Self {
                Self { platform: PlatformKind::Discord, raw: raw.to_string() }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}:{}", self.platform.name(), self.raw)
            }
        }

        impl FromStr for $name {
            type Err = NotAKey;

            fn from_str(text: &str) -> Result<Self, NotAKey> {
                match text.split_once(':') {
                    Some(("discord", raw)) if !raw.is_empty() => Ok(Self::discord(raw)),
                    _ => Err(NotAKey),
                }
            }
        }
    )*};
}

keys! {
    /// A message as the platform names it.
    MessageKey,
    /// A channel, thread or direct message as the platform names it.
    PlaceKey,
    /// A server or workspace as the platform names it.
    GuildKey,
    /// A role that people have in a server.
    RoleKey,
    /// A person's account. It stands in one table alone.
    AccountKey,
    /// A file of a message as the platform names it.
    AttachmentKey,
    /// One use of a command, a button or a form.
    InteractionKey,
}

impl PlaceKey {
    /// The message that this place hangs on, if it is a thread: Discord gives a thread the id of the
    /// message that it was started from (FACTS section 5).
    pub fn as_message(&self) -> MessageKey {
        MessageKey { platform: self.platform, raw: self.raw.clone() }
    }
}

/// A message together with the place where it is shown: what one needs to act on it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// Where it is shown.
    pub place: PlaceKey,
    /// Which message it is.
    pub message: MessageKey,
}

/// The text is no platform and id.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a key: a platform and an id are expected, as in discord:123")]
pub struct NotAKey;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_its_text() {
        let key = MessageKey::discord(1_234);
        assert_eq!(key.to_string(), "discord:1234");
        assert_eq!(key.to_string().parse(), Ok(key));
        assert_eq!("irc:1".parse::<MessageKey>(), Err(NotAKey));
        assert_eq!("discord:".parse::<PlaceKey>(), Err(NotAKey));
    }
}

//! What the gateway's close codes mean for the session (FACTS section 8).

use std::time::Duration;

/// Why the gateway cannot be listened to any longer: each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The token is wrong (4004, or 401 over REST).
    #[error(
        "Discord does not accept the token: copy one from the Bot page of your application at \
         https://discord.com/developers/applications and set DISCORD_TOKEN to it"
    )]
    Token,
    /// The privileged intent is not switched on (4014).
    #[error(
        "the bot may not read messages: switch on \"Message Content Intent\" on the Bot page of your \
         application at https://discord.com/developers/applications, or set MESSAGE_CONTENT=off"
    )]
    IntentNotAllowed,
    /// The intents are no valid number (4013).
    #[error("Discord does not know the intents that were asked for (close code 4013): update the bot")]
    Intents,
    /// The shard's number does not fit (4010).
    #[error("Discord does not take this shard number (close code 4010): check SHARDS")]
    Shard,
    /// One shard is too few (4011).
    #[error("the bot is in too many servers for so few shards (close code 4011): raise SHARDS")]
    TooFewShards,
    /// The gateway's version is gone (4012).
    #[error("Discord does not speak this version of the gateway any more (close code 4012): update the bot")]
    Version,
    /// Nearly all identifies of the day are used up.
    #[error(
        "only {remaining} of {total} log-ins to the gateway are left for the next {} min, and Discord resets the \
         token of a bot that uses them up: find out why the bot starts so often, and start it again later",
        reset_after.as_secs() / 60
    )]
    TooFewIdentifies {
        /// What is left.
        remaining: u64,
        /// Of so many.
        total: u64,
        /// When there are that many again.
        reset_after: Duration,
    },
}

/// What a close code leaves.
#[derive(Debug)]
pub(super) enum Left {
    /// The session goes on.
    Session,
    /// A new session must be begun.
    Nothing,
    /// Trying again is of no use.
    Refused(Error),
}

/// What this close code leaves; none is a connection that broke.
pub(super) const fn left(code: Option<u16>) -> Left {
    match code {
        Some(4004) => Left::Refused(Error::Token),
        Some(4010) => Left::Refused(Error::Shard),
        Some(4011) => Left::Refused(Error::TooFewShards),
        Some(4012) => Left::Refused(Error::Version),
        Some(4013) => Left::Refused(Error::Intents),
        Some(4014) => Left::Refused(Error::IntentNotAllowed),
        Some(4007 | 4009) => Left::Nothing,
        _ => Left::Session,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_what_to_do() {
        let cases =
            [(4004, "DISCORD_TOKEN"), (4010, "SHARDS"), (4011, "SHARDS"), (4014, "Message Content Intent")];
        for (code, word) in cases {
            let Left::Refused(error) = left(Some(code)) else { panic!("{code} is final") };
            assert!(error.to_string().contains(word), "{error}");
        }
        assert!(matches!(left(Some(4012)), Left::Refused(Error::Version)));
        assert!(matches!(left(Some(4013)), Left::Refused(Error::Intents)));
    }

    #[test]
    fn most_codes_leave_the_session() {
        for code in [None, Some(1000), Some(1001), Some(1006), Some(4000), Some(4003), Some(4008), Some(4999)]
        {
            assert!(matches!(left(code), Left::Session), "{code:?}");
        }
        for code in [4007, 4009] {
            assert!(matches!(left(Some(code)), Left::Nothing), "{code}");
        }
    }
}

//! Where the bot speaks.

use secrecy::SecretString;

use crate::config::Reader;
use crate::config::parse::{address, ids, switch, token};
use crate::config::shards::{Shards, shards};
use crate::config::variable as v;

/// Where a machine or a container is told its own name.
const HOSTNAME: &str = "HOSTNAME";

/// How Discord is reached, and what is asked of it.
#[derive(Clone, Debug)]
pub struct Discord {
    /// The bot's token.
    pub token: SecretString,
    /// Scheme and host, without a path.
    pub api: String,
    /// Whether the privileged intent to read all messages is asked for.
    pub message_content: bool,
    /// Channels in which every message is a turn, by their ids.
    pub relay_channels: Vec<String>,
    /// The shards that this process serves; all that Discord recommends, if none are named.
    pub shards: Option<Shards>,
}

impl Discord {
    /// Reads them.
    pub fn read(from: &mut Reader<'_>) -> Self {
        let own_name = from.look_up(HOSTNAME);
        Self {
            token: from.value(&v::DISCORD_TOKEN, |text| token(text).map(SecretString::from)),
            api: from.value(&v::DISCORD_API, host),
            message_content: from.value(&v::MESSAGE_CONTENT, switch),
            relay_channels: from.value(&v::RELAY_CHANNELS, ids),
            shards: from.optional(&v::SHARDS, |text| shards(text, own_name.as_deref())),
        }
    }
}

fn host(text: &str) -> Result<String, &'static str> {
    let url = address(text)?;
    let is_bare =
        url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    is_bare.then(|| url.as_str().trim_end_matches('/').to_owned()).ok_or("must be without a path")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_discord_has_no_path() {
        assert_eq!(host("http://127.0.0.1:4000/").as_deref(), Ok("http://127.0.0.1:4000"));
        assert!(host("https://discord.com/api/v10").is_err());
        assert!(host("discord.com").is_err());
    }
}

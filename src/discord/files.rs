//! Fetching what people attach: from Discord's own hosts alone, a bounded number of bytes, in a bounded time.

use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{StatusCode, Url};

use crate::bot::platform::Unfetched;
use crate::discord::DISCORD;
use crate::discord::rest::{NAME, SetUp};

/// Where Discord's links lead (FACTS has none of this; as the `url` of every attachment shows).
const HOSTS: [&str; 2] = ["cdn.discordapp.com", "media.discordapp.net"];
/// What the paths there begin with.
const PATHS: [&str; 2] = ["/attachments/", "/ephemeral-attachments/"];
const CONNECT_WITHIN: Duration = Duration::from_secs(5);
const FETCHED_WITHIN: Duration = Duration::from_secs(15);

/// Who fetches, and from where.
#[derive(Debug)]
pub(super) struct Files {
    http: reqwest::Client,
    from: From,
}

/// The hosts that are asked, and no other ones: links come from people's messages.
#[derive(Debug, PartialEq, Eq)]
enum From {
    Discord,
    /// Where Discord's API is said to be, for tests.
    Elsewhere(url::Origin),
}

impl Files {
    pub(super) fn new(api: &str) -> Result<Self, SetUp> {
        let http = reqwest::Client::builder()
            .connect_timeout(CONNECT_WITHIN)
            .timeout(FETCHED_WITHIN)
            // A host that may be asked must not send us on to one that may not.
            .redirect(Policy::none())
            .no_proxy()
            .user_agent(NAME)
            .build()
            .map_err(SetUp::Client)?;
        Ok(Self { http, from: From::of(api)? })
    }

    /// The bytes behind a link; no more than `at_most` are ever taken in.
    pub(super) async fn fetch(&self, link: &str, at_most: u64) -> Result<Vec<u8>, Unfetched> {
        let url = Url::parse(link).ok().filter(|url| self.from.has(url)).ok_or(Unfetched::Gone)?;
        let response = self.http.get(url).send().await.map_err(away)?;
        match response.status() {
            StatusCode::OK => read(response, at_most).await,
            // A link that is over is refused (403), as is one that never was (404).
            status if status.is_client_error() && status != StatusCode::TOO_MANY_REQUESTS => {
                Err(Unfetched::Gone)
            }
            _ => Err(Unfetched::Away(None)),
        }
    }
}

async fn read(mut response: reqwest::Response, at_most: u64) -> Result<Vec<u8>, Unfetched> {
    let most = usize::try_from(at_most).unwrap_or(usize::MAX);
    if response.content_length().is_some_and(|length| length > at_most) {
        return Err(Unfetched::TooLarge);
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(away)? {
        if bytes.len() + chunk.len() > most {
            return Err(Unfetched::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// The link stays out of the error: it is a key to the file.
fn away(error: reqwest::Error) -> Unfetched {
    Unfetched::Away(Some(Box::new(error.without_url())))
}

impl From {
    fn of(api: &str) -> Result<Self, SetUp> {
        let api = Url::parse(api).map_err(|_| SetUp::Address)?;
        let is_discord = Url::parse(DISCORD).is_ok_and(|discord| discord.origin() == api.origin());
        Ok(if is_discord { Self::Discord } else { Self::Elsewhere(api.origin()) })
    }

    fn has(&self, url: &Url) -> bool {
        let is_path = PATHS.iter().any(|path| url.path().starts_with(path));
        let is_plain = url.username().is_empty() && url.password().is_none();
        let is_host = match self {
            Self::Discord => {
                let is_host = url.host_str().is_some_and(|host| HOSTS.contains(&host));
                is_host && url.scheme() == "https" && url.port().is_none()
            }
            Self::Elsewhere(origin) => url.origin() == *origin,
        };
        is_path && is_plain && is_host
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(api: &str, link: &str, expected: bool) {
        let from = From::of(api).expect("an address");
        assert_eq!(Url::parse(link).is_ok_and(|url| from.has(&url)), expected, "{link}");
    }

    #[test]
    fn only_discords_hosts_are_asked_for_discords_files() {
        let discord = |link: &str, expected| check(DISCORD, link, expected);
        discord("https://cdn.discordapp.com/attachments/1/2/cat.png?ex=1&is=2&hm=3", true);
        discord("https://media.discordapp.net/ephemeral-attachments/1/2/a.txt", true);
        for link in [
            "http://cdn.discordapp.com/attachments/1/2/cat.png",
            "https://cdn.discordapp.com.evil.example/attachments/1/2/cat.png",
            "https://evil.example/attachments/1/2/cat.png",
            "https://cdn.discordapp.com:8443/attachments/1/2/cat.png",
            "https://user@cdn.discordapp.com/attachments/1/2/cat.png",
            "https://cdn.discordapp.com/avatars/1/2.png",
            "https://cdn.discordapp.com/attachments/../avatars/1/2.png",
            "https://127.0.0.1/attachments/1/2/cat.png",
            "https://169.254.169.254/attachments/latest",
            "file:///attachments/passwd",
            "ftp://cdn.discordapp.com/attachments/1/2/cat.png",
            "/attachments/1/2/cat.png",
            "",
        ] {
            discord(link, false);
        }
    }

    #[test]
    fn elsewhere_the_one_host_is_asked_and_no_other() {
        let api = "http://127.0.0.1:4000";
        check(api, "http://127.0.0.1:4000/attachments/1/2/cat.png", true);
        check(api, "http://127.0.0.1:4001/attachments/1/2/cat.png", false);
        check(api, "http://localhost:4000/attachments/1/2/cat.png", false);
        check(api, "https://cdn.discordapp.com/attachments/1/2/cat.png", false);
        check(api, "http://127.0.0.1:4000/api/v10/users/@me", false);
    }
}

//! What Discord's refusals mean for the caller (FACTS sections 2, 3, 5 and 7).

use std::time::Duration;

use serde::Deserialize;

use crate::bot::platform::{Error, Limits};
use crate::discord::headers::seconds;

/// How long to wait after a 429 that does not say it: a proxy's page. Nothing else would slow the caller down.
const UNTOLD: Duration = Duration::from_secs(1);

/// An answer other than success.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Refusal {
    status: u16,
    /// Whether the body was Discord's JSON; a proxy before it answers with a page.
    spoken: bool,
    code: u64,
    retry_after: Option<f64>,
    global: bool,
}

/// The body of a refusal. All of it is optional: a 429 may come without `code`, a 502 is no JSON at all.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    code: u64,
    retry_after: Option<f64>,
    global: bool,
}

impl Refusal {
    /// Reads status and body.
    pub(super) fn read(status: u16, body: &[u8]) -> Self {
        let read: Result<Body, _> = serde_json::from_slice(body);
        let spoken = read.is_ok();
        let Body { code, retry_after, global } = read.unwrap_or_default();
        Self { status, spoken, code, retry_after, global }
    }

    /// Adds to the limits what the body knows better than the headers: fractions of seconds.
    pub(super) fn teach(&self, limits: &mut Limits) {
        if self.status == 429 {
            limits.retry_after = self.retry_after.and_then(seconds).or(limits.retry_after).or(Some(UNTOLD));
            limits.global |= self.global;
        } else {
            limits.retry_after = None;
        }
    }

    /// What the caller can do.
    pub(super) fn error(&self) -> Error {
        match (self.status, self.code) {
            (429, _) => Error::TooSoon,
            // The token of an interaction that is over, which says nothing of the bot's own (discord-api-docs#6851).
            (401, code @ 50_027) => Error::Refused { status: 401, code },
            (401, _) => Error::Unauthorised,
            (_, 10_008) => Error::Gone,
            (_, 50_083) => Error::Asleep,
            // Unknown channel; locked thread.
            (_, 10_003 | 160_005) => Error::PlaceGone,
            (500.., _) => Error::Away(None),
            // Not Discord's words: something before it keeps this address out for a while.
            (403, _) if !self.spoken => Error::Away(None),
            (403, code) => Error::NotAllowed { code },
            (status, code) => Error::Refused { status, code },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(status: u16, body: &str, expected: &str) {
        let error = Refusal::read(status, body.as_bytes()).error();
        assert_eq!(format!("{error:?}"), expected, "{status} {body}");
    }

    #[test]
    fn what_is_gone_is_told_from_what_is_forbidden() {
        check(404, r#"{"message":"Unknown Message","code":10008}"#, "Gone");
        check(404, r#"{"message":"Unknown Channel","code":10003}"#, "PlaceGone");
        check(400, r#"{"message":"Thread is archived","code":50083}"#, "Asleep");
        check(403, r#"{"message":"Thread is locked","code":160005}"#, "PlaceGone");
        check(403, r#"{"message":"Missing Access","code":50001}"#, "NotAllowed { code: 50001 }");
        check(403, r#"{"message":"Missing Permissions","code":50013}"#, "NotAllowed { code: 50013 }");
    }

    #[test]
    fn a_wrong_token_is_no_matter_of_one_call() {
        check(401, r#"{"message":"401: Unauthorized","code":0}"#, "Unauthorised");
        check(401, "", "Unauthorised");
        // That one is over, and the bot's own was not looked at.
        let interactions = r#"{"message":"Invalid Webhook Token","code":50027}"#;
        check(401, interactions, "Refused { status: 401, code: 50027 }");
    }

    #[test]
    fn every_429_is_too_soon() {
        check(429, r#"{"message":"slow","retry_after":0.3,"global":false}"#, "TooSoon");
        check(429, r#"{"message":"old","retry_after":30,"global":false,"code":30046}"#, "TooSoon");
        check(429, "<html>error 1015</html>", "TooSoon");
    }

    #[test]
    fn a_page_of_html_is_an_absence() {
        check(502, "<html>Bad Gateway</html>", "Away(None)");
        check(500, r#"{"message":"500: Internal Server Error","code":0}"#, "Away(None)");
        check(403, "<html>Access denied</html>", "Away(None)");
    }

    #[test]
    fn the_rest_is_our_own_mistake() {
        check(
            400,
            r#"{"message":"Invalid Form Body","code":50035,"errors":{}}"#,
            "Refused { status: 400, code: 50035 }",
        );
        check(404, "", "Refused { status: 404, code: 0 }");
    }

    #[test]
    fn the_body_knows_the_wait_better_than_the_header() {
        let refusal = Refusal::read(429, br#"{"retry_after":1.25,"global":true}"#);
        let mut limits = Limits { retry_after: Some(Duration::from_secs(2)), ..Limits::default() };
        refusal.teach(&mut limits);
        assert_eq!((limits.retry_after, limits.global), (Some(Duration::from_millis(1_250)), true));
    }

    #[test]
    fn a_429_that_names_no_wait_is_waited_for_all_the_same() {
        let mut limits = Limits::default();
        Refusal::read(429, b"<html>too many requests</html>").teach(&mut limits);
        assert_eq!(limits.retry_after, Some(Duration::from_secs(1)));
        // Only what was refused for coming too soon is.
        Refusal::read(502, b"<html>Bad Gateway</html>").teach(&mut limits);
        assert_eq!(limits.retry_after, None);
    }
}

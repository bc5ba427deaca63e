//! Texts of the environment as values; an error is the rest of the sentence that begins with the variable's name.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use serde_json::{Map, Value};
use url::Url;

/// What is wrong, never with the value in it.
pub(super) type Problem = &'static str;

/// `on` or `off`.
pub(super) fn switch(text: &str) -> Result<bool, Problem> {
    match text {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err("must be on or off"),
    }
}

/// A count from 1 up.
pub(super) fn count(text: &str) -> Result<u32, Problem> {
    text.parse().ok().filter(|count| *count > 0).ok_or("must be a whole number from 1 up")
}

/// A number from 0 up.
pub(super) fn number(text: &str) -> Result<f32, Problem> {
    let number = text.parse().ok().filter(|number: &f32| number.is_finite() && *number >= 0.0);
    number.ok_or("must be a number from 0 up")
}

/// A whole number with its unit: `250ms`, `90s`, `10m`, `6h`, `7d`.
pub(super) fn duration(text: &str) -> Result<Duration, Problem> {
    let problem = "must be a time such as 90s, 10m or 6h";
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).ok_or(problem)?);
    let unit_ms: u64 = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return Err(problem),
    };
    let ms = number.parse::<u64>().ok().and_then(|number| number.checked_mul(unit_ms));
    ms.filter(|ms| *ms > 0).map(Duration::from_millis).ok_or(problem)
}

/// Ids of Discord with commas or blanks between.
pub(super) fn ids(text: &str) -> Result<Vec<String>, Problem> {
    let ids = text.split([',', ' ']).filter(|id| !id.is_empty()).map(ToOwned::to_owned).collect::<Vec<_>>();
    let are_ids = ids.iter().all(|id| id.parse::<u64>().is_ok_and(|id| id > 0));
    are_ids.then_some(ids).ok_or("must be ids of channels (numbers) with commas between")
}

/// One id of Discord.
pub(super) fn id(text: &str) -> Result<String, Problem> {
    let is_id = text.parse::<u64>().is_ok_and(|id| id > 0);
    is_id.then(|| text.to_owned()).ok_or("must be the id of a channel (a number)")
}

/// The address of a server.
pub(super) fn address(text: &str) -> Result<Url, Problem> {
    let problem = "must be an address that begins with http:// or https://";
    let url = Url::parse(text).map_err(|_| problem)?;
    (url.has_host() && matches!(url.scheme(), "http" | "https")).then_some(url).ok_or(problem)
}

/// A token as Discord gives them.
/// A port of this machine alone, or an address with its port.
pub(super) fn listening(text: &str) -> Result<SocketAddr, Problem> {
    let own = text.parse().map(|port| SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    own.or_else(|_| text.parse())
        .map_err(|_| "must be a port such as 9090, or an address such as 0.0.0.0:9090")
}

pub(super) fn token(text: &str) -> Result<String, Problem> {
    let is_token = text.chars().all(|c| c.is_ascii_graphic());
    is_token.then(|| text.to_owned()).ok_or("has characters that no token has")
}

/// A JSON object.
pub(super) fn object(text: &str) -> Result<Map<String, Value>, Problem> {
    serde_json::from_str(text).map_err(|_| "must be a JSON object such as {\"top_p\": 0.9}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: PartialEq + std::fmt::Debug>(parsed: Result<T, Problem>, expected: Option<T>) {
        assert_eq!(parsed.ok(), expected);
    }

    #[test]
    fn a_time_has_a_unit() {
        check(duration("250ms"), Some(Duration::from_millis(250)));
        check(duration("90s"), Some(Duration::from_secs(90)));
        check(duration("6h"), Some(Duration::from_secs(6 * 3600)));
        check(duration("1d"), Some(Duration::from_secs(86_400)));
        for wrong in
            ["", "6", "h", "0s", "-1s", "1.5h", "1h30m", "99999999999999999999s", "9999999999999999999d"]
        {
            check(duration(wrong), None);
        }
    }

    #[test]
    fn ids_may_have_blanks_between_and_nothing_else() {
        check(ids("1, 20,300"), Some(vec!["1".into(), "20".into(), "300".into()]));
        check(ids(","), Some(vec![]));
        check(ids("#general"), None);
        check(ids("0"), None);
    }

    #[test]
    fn numbers_are_sensible() {
        check(count("1"), Some(1));
        check(count("0"), None);
        check(number("0.7"), Some(0.7));
        check(number("NaN"), None);
        check(number("-1"), None);
        check(switch("yes"), None);
    }
}

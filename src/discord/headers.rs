//! What an answer's headers say about the budget (FACTS section 2).

use std::str::FromStr;
use std::time::Duration;

use reqwest::header::{HeaderMap, RETRY_AFTER};

use crate::bot::platform::Limits;

/// No limit lasts longer than a day; a clock cannot count to just any number.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// Reads the headers of any answer; those that are missing or malformed say nothing.
pub(super) fn limits(headers: &HeaderMap) -> Limits {
    let scope: Option<String> = read(headers, "x-ratelimit-scope");
    Limits {
        bucket: read(headers, "x-ratelimit-bucket"),
        limit: read(headers, "x-ratelimit-limit"),
        remaining: read(headers, "x-ratelimit-remaining"),
        reset_after: read(headers, "x-ratelimit-reset-after").and_then(seconds),
        retry_after: read(headers, RETRY_AFTER.as_str()).and_then(seconds),
        global: scope.as_deref() == Some("global") || read(headers, "x-ratelimit-global") == Some(true),
    }
}

/// A wait as Discord writes it; none for what is no time at all.
pub(super) fn seconds(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok().map(|wait| wait.min(LONGEST))
}

fn read<T: FromStr>(headers: &HeaderMap, name: &str) -> Option<T> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderName, HeaderValue};

    use super::*;

    fn check(given: &[(&'static str, &'static str)], expected: Limits) {
        let pair = |&(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value));
        assert_eq!(limits(&given.iter().map(pair).collect()), expected);
    }

    #[test]
    fn an_answer_tells_its_window() {
        check(
            &[
                ("x-ratelimit-bucket", "abcd"),
                ("x-ratelimit-limit", "5"),
                ("x-ratelimit-remaining", "4"),
                ("x-ratelimit-reset-after", "4.987"),
            ],
            Limits {
                bucket: Some("abcd".to_owned()),
                limit: Some(5),
                remaining: Some(4),
                reset_after: Some(Duration::from_millis(4_987)),
                ..Limits::default()
            },
        );
    }

    #[test]
    fn a_global_refusal_is_told_by_scope_or_by_its_own_header() {
        let wait = Some(Duration::from_secs(2));
        let expected = Limits { retry_after: wait, global: true, ..Limits::default() };
        check(&[("retry-after", "2"), ("x-ratelimit-scope", "global")], expected.clone());
        check(&[("retry-after", "2"), ("x-ratelimit-global", "true")], expected);
        check(&[("x-ratelimit-scope", "shared")], Limits::default());
    }

    #[test]
    fn a_wait_that_no_clock_can_wait_is_a_day() {
        let expected = Limits { retry_after: Some(LONGEST), reset_after: Some(LONGEST), ..Limits::default() };
        check(&[("retry-after", "1e19"), ("x-ratelimit-reset-after", "10000000000000000000")], expected);
    }

    #[test]
    fn nonsense_says_nothing() {
        check(
            &[("x-ratelimit-remaining", "-1"), ("retry-after", "NaN"), ("x-ratelimit-reset-after", "1e300")],
            Limits::default(),
        );
    }
}

//! Snowflakes, and the time that is in them.

use std::{
    fmt,
    num::ParseIntError,
    str::FromStr,
    time::{SystemTime, UNIX_EPOCH},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Milliseconds from 1970 to the first second of 2015, where snowflakes begin.
const FIRST_MS: u64 = 1_420_070_400_000;
/// The bits of a snowflake below its time.
const BELOW_TIME: u32 = 22;

/// The id of anything in Discord: text of digits in JSON, ordered by time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub u64);

impl Id {
    /// When it was made, in milliseconds since 1970.
    pub fn created_ms(self) -> u64 {
        (self.0 >> BELOW_TIME) + FIRST_MS
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.0)
    }
}

impl FromStr for Id {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Id)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

/// Makes ids that never repeat and never go back.
#[derive(Default)]
pub(crate) struct Ids {
    last: u64,
}

impl Ids {
    pub(crate) fn next(&mut self, now_ms: u64) -> Id {
        let of_now = now_ms.saturating_sub(FIRST_MS) << BELOW_TIME;
        self.last = of_now.max(self.last + 1);
        Id(self.last)
    }

    /// The next one with which a guild belongs to this shard of so many; it may be some milliseconds ahead.
    pub(crate) fn on_shard(&mut self, shard: u64, shards: u64, now_ms: u64) -> Id {
        let (next, shards) = (self.next(now_ms), shards.max(1));
        let ahead = (shard % shards + shards - (next.0 >> BELOW_TIME) % shards) % shards;
        self.next(next.created_ms() + ahead)
    }
}

/// Milliseconds since 1970 on the machine's clock.
pub(crate) fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// An instant as Discord writes it: `2026-08-06T10:00:00.123000+00:00`.
pub(crate) fn timestamp(ms: u64) -> String {
    let (days, of_day) = (ms / 86_400_000, ms % 86_400_000);
    let (year, month, day) = date(days);
    let (hour, minute) = (of_day / 3_600_000, of_day / 60_000 % 60);
    let (second, milli) = (of_day / 1000 % 60, of_day % 1000);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}000+00:00")
}

/// The Gregorian date of a day counted from 1970-01-01, reckoned in years that begin in March,
/// so that the leap day is a year's last.
fn date(days: u64) -> (u64, u64, u64) {
    let from_march_0 = days + 719_468;
    let (era, of_era) = (from_march_0 / 146_097, from_march_0 % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_even_when_the_clock_does_not() {
        let mut ids = Ids::default();
        let made: Vec<Id> = [5, 5, 4, 9].iter().map(|ms| ids.next(FIRST_MS + ms)).collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(made[3].created_ms(), FIRST_MS + 9);
    }

    #[test]
    fn instants_are_written_as_discord_writes_them() {
        assert_eq!(timestamp(0), "1970-01-01T00:00:00.000000+00:00");
        assert_eq!(timestamp(951_782_400_000), "2000-02-29T00:00:00.000000+00:00");
        assert_eq!(timestamp(1_735_689_599_999), "2024-12-31T23:59:59.999000+00:00");
    }
}

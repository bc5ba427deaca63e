//! What people and servers may have in a day: requests to the model and tokens, counted from what is recorded.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use crate::domain::id::PersonId;
use crate::domain::key::GuildKey;
use crate::domain::time::Timestamp;

/// A day of the calendar in UTC, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

impl Day {
    /// The day of a moment.
    pub const fn of(at: Timestamp) -> Self {
        Self(at.as_ms().div_euclid(DAY_MS))
    }

    /// When it begins.
    pub const fn begins(self) -> Timestamp {
        Timestamp::from_ms(self.0.saturating_mul(DAY_MS))
    }

    /// When it is over.
    pub fn ends(self) -> Timestamp {
        self.begins().after(DAY)
    }
}

/// Whose spending is counted together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purse {
    /// One person's, wherever they ask.
    Person(PersonId),
    /// Everybody's in a server.
    Guild(GuildKey),
}

impl fmt::Display for Purse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(person) => write!(f, "person:{person}"),
            Self::Guild(guild) => write!(f, "guild:{guild}"),
        }
    }
}

/// The text names nobody whose spending is counted.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a purse: person or guild with an id are expected")]
pub struct NotAPurse;

impl FromStr for Purse {
    type Err = NotAPurse;

    fn from_str(text: &str) -> Result<Self, NotAPurse> {
        match text.split_once(':') {
            Some(("person", id)) => id.parse().map(Self::Person).map_err(|_| NotAPurse),
            Some(("guild", key)) => key.parse().map(Self::Guild).map_err(|_| NotAPurse),
            _ => Err(NotAPurse),
        }
    }
}

/// What was had on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// Replies that the model was to be asked for.
    pub requests: u64,
    /// Tokens of requests and replies, as far as the server counts them.
    pub tokens: u64,
    /// When somebody was last told that there is no more.
    pub told: Option<Timestamp>,
}

impl Spent {
    /// Both together.
    pub fn add(&mut self, more: &Self) {
        self.requests = self.requests.saturating_add(more.requests);
        self.tokens = self.tokens.saturating_add(more.tokens);
        self.told = self.told.max(more.told);
    }
}

/// The most of each in a day; none: as much as anybody wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limit {
    /// Requests.
    pub requests: Option<u64>,
    /// Tokens.
    pub tokens: Option<u64>,
}

/// What an installation has set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// For each person.
    pub person: Limit,
    /// For all of a server together.
    pub guild: Limit,
    /// Whether moderators ask as much as they want.
    pub spare_moderators: bool,
}

/// Whose limit is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The person's.
    Person,
    /// The server's.
    Guild,
}

/// A limit is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Over {
    /// Whose.
    pub whose: Whose,
    /// When one may ask again.
    pub until: Timestamp,
}

/// What is left of each; none where there is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Left {
    /// Requests, with how many there were.
    pub requests: Option<(u64, u64)>,
    /// Tokens, with how many there were.
    pub tokens: Option<(u64, u64)>,
}

impl Left {
    /// Whether there is a limit at all.
    pub const fn is_limited(&self) -> bool {
        self.requests.is_some() || self.tokens.is_some()
    }
}

impl Limit {
    /// What is left after this was had.
    pub fn left(&self, spent: &Spent) -> Left {
        let left = |limit: u64, had: u64| (limit.saturating_sub(had), limit);
        Left {
            requests: self.requests.map(|limit| left(limit, spent.requests)),
            tokens: self.tokens.map(|limit| left(limit, spent.tokens)),
        }
    }

    /// Whether one more request may be made after this was had. How many tokens it takes is known when it was made, so that
    /// the last one of a day may go beyond.
    fn allows_one_more(&self, spent: &Spent) -> bool {
        let Left { requests, tokens } = self.left(spent);
        [requests, tokens].into_iter().flatten().all(|(left, _)| left > 0)
    }
}

impl Limits {
    /// Whose limit keeps somebody from asking once more, if one does: their own is named first.
    pub fn over(&self, person: &Spent, guild: &Spent, at: Timestamp) -> Option<Over> {
        let whose = match (self.person.allows_one_more(person), self.guild.allows_one_more(guild)) {
            (true, true) => return None,
            (false, _) => Whose::Person,
            (true, false) => Whose::Guild,
        };
        Some(Over { whose, until: Day::of(at).ends() })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOON: Timestamp = Timestamp::from_ms(DAY_MS / 2);

    fn spent(requests: u64, tokens: u64) -> Spent {
        Spent { requests, tokens, told: None }
    }

    fn limits(person: (u64, u64), guild: (u64, u64)) -> Limits {
        let limit = |(requests, tokens)| Limit { requests: Some(requests), tokens: Some(tokens) };
        Limits { person: limit(person), guild: limit(guild), spare_moderators: false }
    }

    fn check(person: Spent, guild: Spent, expected: Option<Whose>) {
        let over = limits((2, 100), (5, 1_000)).over(&person, &guild, NOON);
        assert_eq!(over.map(|over| over.whose), expected, "{person:?} {guild:?}");
    }

    #[test]
    fn whoever_has_had_all_of_either_is_over() {
        check(spent(0, 0), spent(0, 0), None);
        check(spent(1, 99), spent(4, 999), None);
        check(spent(2, 0), spent(2, 0), Some(Whose::Person));
        check(spent(1, 100), spent(1, 100), Some(Whose::Person));
        check(spent(0, 0), spent(5, 0), Some(Whose::Guild));
        check(spent(0, 0), spent(0, 1_200), Some(Whose::Guild));
        check(spent(2, 0), spent(5, 0), Some(Whose::Person));
    }

    #[test]
    fn without_limits_nobody_is_over() {
        assert_eq!(Limits::default().over(&spent(u64::MAX, u64::MAX), &spent(u64::MAX, 0), NOON), None);
    }

    #[test]
    fn what_is_left_is_never_less_than_nothing() {
        let limit = Limit { requests: Some(2), tokens: None };
        assert_eq!(limit.left(&spent(3, 7)), Left { requests: Some((0, 2)), tokens: None });
    }

    #[test]
    fn a_purse_survives_its_text() {
        for purse in [Purse::Person(PersonId::from_u128(7)), Purse::Guild(GuildKey::discord(9))] {
            assert_eq!(purse.to_string().parse(), Ok(purse));
        }
        for text in ["", "person", "person:7", "guild:9", "both:1"] {
            assert_eq!(text.parse::<Purse>(), Err(NotAPurse), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_day_holds_its_moments_and_the_next_one_begins_where_it_ends(ms in -4_000_000_000_000_i64..4_000_000_000_000) {
            let (at, day) = (Timestamp::from_ms(ms), Day::of(Timestamp::from_ms(ms)));
            prop_assert!(day.begins() <= at && at < day.ends());
            prop_assert_eq!(Day::of(day.ends()).begins(), day.ends());
        }

        /// Asking until one is over takes exactly the requests of the limit, in whatever portions tokens come.
        #[test]
        fn one_may_ask_as_often_as_the_limit_says(requests in 1_u64..40, tokens in 1_u64..1_000, portions in prop::collection::vec(0_u64..200, 0..60)) {
            let limits = limits((requests, tokens), (1_000, 1_000_000));
            let (mut had, mut asked) = (Spent::default(), 0);
            for portion in portions {
                if limits.over(&had, &Spent::default(), NOON).is_some() {
                    prop_assert!(asked == requests || had.tokens >= tokens);
                    break;
                }
                had.add(&spent(1, portion));
                asked += 1;
                prop_assert!(asked <= requests);
            }
        }
    }
}

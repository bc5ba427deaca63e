//! The time that is in Discord's ids: milliseconds above the lowest 22 bits, so that ids of any kind are in the order of
//! time (Discord's documentation, reference).

use std::time::Duration;

use serenity::all::{GuildId, MessageId};

use crate::domain::catchup::Horizon;
use crate::domain::time::Timestamp;

/// The first millisecond of 2015, where ids begin.
const FIRST_MS: i64 = 1_420_070_400_000;
/// The bits below the time; in a server's id they also say its shard (FACTS section 8).
const BELOW_TIME: u32 = 22;
/// Messages of different channels are not told strictly in the order of their ids.
const OVERLAP: Duration = Duration::from_secs(10);

/// The lowest id that something made at this moment can have.
pub(super) fn at(moment: Timestamp) -> u64 {
    let since = u64::try_from(moment.as_ms().saturating_sub(FIRST_MS)).unwrap_or_default();
    since.saturating_mul(1 << BELOW_TIME)
}

/// What has a higher id lies beyond the horizon.
pub(super) fn floor(horizon: &Horizon) -> u64 {
    let after: Option<u64> = horizon.after.as_ref().and_then(|message| message.raw.parse().ok());
    let overlap = u64::try_from(OVERLAP.as_millis()).unwrap_or_default() << BELOW_TIME;
    after.map_or(0, |after| after.saturating_sub(overlap)).max(at(horizon.not_before))
}

/// The id that is next after a message's, which asks for pages that end with that message.
pub(super) const fn behind(message: MessageId) -> u64 {
    message.get().saturating_add(1)
}

/// Whether a server belongs to this shard (which, of how many).
pub(super) fn is_of(guild: GuildId, shard: (u32, u32)) -> bool {
    (guild.get() >> BELOW_TIME) % u64::from(shard.1.max(1)) == u64::from(shard.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::key::MessageKey;

    #[test]
    fn an_id_is_as_old_as_it_says() {
        // The example of Discord's documentation.
        let id = 175_928_847_299_117_063;
        let moment = Timestamp::from_ms(1_462_015_105_796);
        assert!(at(moment) <= id && id < at(moment.after(Duration::from_millis(1))));
        assert_eq!(at(Timestamp::from_ms(0)), 0);
        assert_eq!(at(Timestamp::from_ms(i64::MAX)), u64::MAX);
    }

    #[test]
    fn the_horizon_is_the_nearer_of_its_two_ends() {
        let moment = Timestamp::from_ms(1_462_015_105_796);
        let last = MessageKey::discord(at(moment));
        let long_ago = Timestamp::from_ms(1_462_000_000_000);
        let seen = floor(&Horizon { after: Some(last.clone()), not_before: long_ago });
        assert_eq!(seen, at(moment) - (10_000 << 22));
        let later = moment.after(Duration::from_secs(60));
        assert_eq!(floor(&Horizon { after: Some(last), not_before: later }), at(later));
        assert_eq!(floor(&Horizon { after: None, not_before: long_ago }), at(long_ago));
    }

    #[test]
    fn every_server_is_of_one_shard() {
        let guild = GuildId::new(41_771_983_423_143_937);
        let of_two: Vec<_> = (0..2).filter(|number| is_of(guild, (*number, 2))).collect();
        assert_eq!(of_two.len(), 1);
        assert!(is_of(guild, (0, 1)));
    }
}

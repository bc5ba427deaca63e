//! Some shards of one bot: what a process claims, serves, and says of itself beside the others.

/// Some shards of one bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share {
    /// Which bot, by a number that its token makes.
    pub bot: u32,
    /// The first shard, from 0.
    pub first: u32,
    /// The last one.
    pub last: u32,
    /// Of how many.
    pub total: u32,
}

impl Share {
    /// Everything, as one shard.
    pub const fn whole(bot: u32) -> Self {
        Self { bot, first: 0, last: 0, total: 1 }
    }

    /// Whether it is all shards, so that nobody serves beside it.
    pub const fn is_whole(&self) -> bool {
        self.first == 0 && self.last + 1 == self.total
    }

    /// Whether it has the first shard, with which goes what is done once for the bot: its direct messages come there too.
    pub const fn has_first(&self) -> bool {
        self.first == 0
    }

    /// Whether some server belongs to shards of both.
    pub fn meets(&self, other: &Self) -> bool {
        self.bot == other.bot && other.each().any(|(shard, total)| self.meets_shard(shard, total))
    }

    /// Whether some server belongs to one of these shards and to that one too, which may be of another number of shards:
    /// servers go by a number of theirs modulo that number (FACTS section 8).
    pub(super) fn meets_shard(&self, shard: u32, total: u32) -> bool {
        let common = greatest_common_divisor(self.total, total).max(1);
        (self.first..=self.last).any(|own| own % common == shard % common)
    }

    /// Its shards: which, of how many.
    pub(super) fn each(&self) -> impl Iterator<Item = (u32, u32)> + use<> {
        let total = self.total;
        (self.first..=self.last).map(move |shard| (shard, total))
    }

    /// Its numbers as columns have them: first, last, of how many.
    pub(super) fn columns(&self) -> [i32; 3] {
        [self.first, self.last, self.total].map(|number| i32::try_from(number).unwrap_or(i32::MAX))
    }
}

const fn greatest_common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(own: (u32, u32, u32), other: (u32, u32), meets: bool) {
        let (first, last, total) = own;
        let share = Share { bot: 1, first, last, total };
        assert_eq!(share.meets_shard(other.0, other.1), meets, "{own:?} {other:?}");
    }

    #[test]
    fn the_same_shards_meet_and_different_ones_do_not() {
        check((0, 0, 1), (0, 1), true);
        check((0, 3, 8), (3, 8), true);
        check((0, 3, 8), (4, 8), false);
    }

    #[test]
    fn shards_of_another_number_meet_where_they_share_servers() {
        check((0, 0, 1), (5, 8), true);
        check((1, 1, 4), (5, 8), true);
        check((1, 1, 4), (6, 8), false);
        check((0, 0, 2), (1, 3), true);
        check((0, 0, 2), (0, 0), true);
    }

    #[test]
    fn whoever_has_all_shards_is_alone_and_has_the_first() {
        let share = |first, last, total| Share { bot: 1, first, last, total };
        assert!(Share::whole(1).is_whole() && share(0, 3, 4).is_whole());
        assert!(!share(0, 2, 4).is_whole() && share(0, 2, 4).has_first());
        assert!(!share(1, 3, 4).is_whole() && !share(1, 3, 4).has_first());
        assert!(share(0, 2, 4).meets(&Share::whole(1)) && !share(0, 2, 4).meets(&Share::whole(2)));
        assert!(!share(0, 1, 4).meets(&share(2, 3, 4)));
    }
}

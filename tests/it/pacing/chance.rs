//! Chance that is the same in every run.

use std::time::Duration;

/// SplitMix64.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    /// A number from `low` to `high`, both included.
    pub(super) fn within(&mut self, low: u64, high: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        low + (mixed ^ (mixed >> 31)) % (high - low + 1)
    }

    pub(super) fn micros(&mut self, low_ms: u64, high_ms: u64) -> Duration {
        Duration::from_micros(self.within(low_ms * 1_000, high_ms * 1_000))
    }
}

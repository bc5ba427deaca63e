//! How large the share of likes is, and how sure that is.

use serde::Serialize;

/// The normal distribution's 97.5 % point: intervals are meant to hold the truth in 95 of 100 cases.
const Z: f64 = 1.959_963_985;

/// Likes among all opinions that take a side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Share {
    /// Opinions for.
    pub likes: u64,
    /// Opinions against.
    pub dislikes: u64,
}

/// A share with its interval, each from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// The share itself.
    pub share: f64,
    /// The lower end of its 95 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Share {
    /// Adds opinions.
    pub fn add(&mut self, likes: u64, dislikes: u64) {
        self.likes += likes;
        self.dislikes += dislikes;
    }

    /// How many opinions there are.
    pub const fn opinions(&self) -> u64 {
        self.likes + self.dislikes
    }

    /// The share with Wilson's interval, which is honest for few opinions and at the ends; none without opinions.
    pub fn estimate(&self) -> Option<Estimate> {
        let n = self.opinions() as f64;
        if n == 0.0 {
            return None;
        }
        let (share, z2) = (self.likes as f64 / n, Z * Z);
        let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
        let half = Z / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
        Some(Estimate { share, low: (centre - half).max(0.0), high: (centre + half).min(1.0) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(likes: u64, dislikes: u64, low: f64, high: f64) {
        let estimate = Share { likes, dislikes }.estimate().unwrap();
        let close = |a: f64, b: f64| (a - b).abs() < 0.000_5;
        assert!(close(estimate.low, low) && close(estimate.high, high), "{estimate:?}");
    }

    #[test]
    fn the_interval_is_wilsons() {
        // Values of Wilson's score interval as statistics packages give them.
        check(8, 2, 0.490_2, 0.943_3);
        check(0, 10, 0.0, 0.277_5);
        check(500, 500, 0.469_1, 0.530_9);
    }

    #[test]
    fn one_like_says_little() {
        let estimate = Share { likes: 1, dislikes: 0 }.estimate().unwrap();
        assert!(estimate.low < 0.25 && estimate.high > 0.99, "{estimate:?}");
        assert_eq!(Share::default().estimate(), None);
    }
}

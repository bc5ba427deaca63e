//! How far people agree beyond chance: Krippendorff's alpha for two sides, with its interval.

use std::collections::BTreeMap;

use serde::Serialize;

/// Below this many opinions on replies that several people rated, an alpha says nothing yet.
const ENOUGH: u64 = 20;
/// How often the replies are drawn anew for the interval.
const DRAWS: usize = 1_000;
/// The draws are the same each time, so that the same opinions give the same interval.
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// Agreement: 1 is complete, 0 is what chance would give, below 0 is worse than chance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Agreement {
    /// Krippendorff's alpha.
    pub alpha: f64,
    /// The lower end of its 95 % interval, by drawing the replies anew.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// How many replies it is about.
    pub replies: u64,
    /// How many opinions.
    pub opinions: u64,
}

/// What several people said of one reply: how many for it, how many against it; and how many replies have it so.
#[derive(Clone, Debug, Default)]
pub(super) struct Opinions {
    patterns: BTreeMap<(u32, u32), u64>,
}

impl Opinions {
    /// Takes in replies with the same opinions; those of a single person agree with nobody's.
    pub(super) fn add(&mut self, likes: u32, dislikes: u32, replies: u64) {
        if likes + dislikes > 1 {
            *self.patterns.entry((likes, dislikes)).or_default() += replies;
        }
    }

    /// How far they agree; none while there are too few, or while all are of one side so that chance would give the same.
    pub(super) fn agreement(&self) -> Option<Agreement> {
        let opinions =
            self.patterns.iter().map(|((likes, dislikes), times)| u64::from(likes + dislikes) * times).sum();
        if opinions < ENOUGH {
            return None;
        }
        let counted = |times: &u64| *times as f64;
        let alpha = alpha(self.patterns.iter().map(|(pattern, times)| (*pattern, counted(times))))?;
        let (low, high) = self.interval(alpha);
        Some(Agreement { alpha, low, high, replies: self.patterns.values().sum(), opinions })
    }

    fn interval(&self, alpha_of_all: f64) -> (f64, f64) {
        let mut chance = Chance(SEED);
        let mut drawn: Vec<f64> = (0..DRAWS)
            .map(|_| {
                let sample = self.patterns.iter().map(|(pattern, times)| (*pattern, chance.times(*times)));
                // A draw in which all are of one side agrees with itself and says nothing; what all say stands for it.
                alpha(sample).unwrap_or(alpha_of_all)
            })
            .collect();
        drawn.sort_by(f64::total_cmp);
        let at = |share: f64| drawn.get((DRAWS as f64 * share) as usize).copied().unwrap_or(alpha_of_all);
        (at(0.025), at(0.975))
    }
}

/// Alpha of nominal data: one less the disagreement that is seen over the one that chance would give (Krippendorff,
/// *Content Analysis*, chapter on reliability).
fn alpha(patterns: impl Iterator<Item = ((u32, u32), f64)>) -> Option<f64> {
    let (mut likes, mut dislikes, mut seen) = (0.0, 0.0, 0.0);
    for ((with, against), times) in patterns {
        let (with, against) = (f64::from(with), f64::from(against));
        likes += with * times;
        dislikes += against * times;
        seen += times * 2.0 * with * against / (with + against - 1.0);
    }
    let all: f64 = likes + dislikes;
    let by_chance = 2.0 * likes * dislikes / (all - 1.0);
    (by_chance > 0.0).then(|| 1.0 - seen / by_chance)
}

/// Numbers that look like chance and are the same each time (SplitMix64).
struct Chance(u64);

impl Chance {
    /// How often replies that are there so many times are drawn, when as many are drawn as there are.
    fn times(&mut self, there: u64) -> f64 {
        if there > 50 {
            let there = there as f64;
            return (there + there.sqrt() * self.normal()).max(0.0);
        }
        (0..there).map(|_| f64::from(self.poisson_of_one())).sum()
    }

    fn poisson_of_one(&mut self) -> u32 {
        let (mut times, mut product) = (0, self.uniform());
        while product > (-1.0_f64).exp() {
            times += 1;
            product *= self.uniform();
        }
        times
    }

    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform()).cos()
    }

    /// From 0 up to, and not with, 1.
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opinions(patterns: &[(u32, u32, u64)]) -> Opinions {
        let patterns = patterns.iter().map(|(likes, dislikes, times)| ((*likes, *dislikes), *times));
        Opinions { patterns: patterns.collect() }
    }

    #[test]
    fn the_textbooks_example_comes_out() {
        // Ten units by two observers, six of them both 0, one both 1, three divided: alpha 0.095 (Krippendorff,
        // "Computing Krippendorff's Alpha-Reliability", 2011, section A).
        let agreement = opinions(&[(0, 2, 5), (2, 0, 1), (1, 1, 4)]).agreement().unwrap();
        assert!((agreement.alpha - 0.095).abs() < 0.001, "{agreement:?}");
        assert_eq!((agreement.replies, agreement.opinions), (10, 20));
    }

    #[test]
    fn who_agree_on_everything_agree_completely() {
        let agreement = opinions(&[(3, 0, 30), (0, 3, 30)]).agreement().unwrap();
        assert_eq!((agreement.alpha, agreement.low, agreement.high), (1.0, 1.0, 1.0));
    }

    #[test]
    fn who_always_differ_are_worse_than_chance() {
        let agreement = opinions(&[(1, 1, 40)]).agreement().unwrap();
        assert!(agreement.alpha < 0.0, "{agreement:?}");
    }

    #[test]
    fn the_interval_holds_the_value_and_is_the_same_each_time() {
        let some = opinions(&[(2, 0, 400), (1, 1, 70), (0, 2, 90), (3, 1, 5)]);
        let agreement = some.agreement().unwrap();
        assert!(agreement.low < agreement.alpha && agreement.alpha < agreement.high, "{agreement:?}");
        assert!(agreement.high - agreement.low < 0.2, "{agreement:?}");
        assert_eq!(some.agreement(), Some(agreement));
    }

    #[test]
    fn too_few_opinions_and_opinions_of_one_side_say_nothing() {
        assert_eq!(opinions(&[(1, 1, 9)]).agreement(), None);
        assert_eq!(opinions(&[(2, 0, 90)]).agreement(), None);
        let mut single = Opinions::default();
        single.add(1, 0, 90);
        assert_eq!(single.agreement(), None);
    }
}

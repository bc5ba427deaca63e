//! Any order of starts, deaths, renewals and failures: processes that call as often as they may, on one table.

use std::collections::VecDeque;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// For how long the calls of a process before count, as the shell has it.
const COUNTING: Duration = Duration::from_secs(2);
/// For how long a call counts.
const SECOND: Duration = Duration::from_millis(1_002);

fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// A process that calls as often as it may.
struct Process {
    sharer: Sharer<u8>,
    wanted: u32,
    calls: VecDeque<Instant>,
    before: (u32, Instant),
    renews_at: Instant,
    /// Until when the database is away for it.
    cut_until: Instant,
}

impl Process {
    fn used(&self, now: Instant) -> u32 {
        let before = if self.before.1 > now { self.before.0 } else { 0 };
        u32::try_from(self.calls.len()).unwrap() + before
    }

    /// Calls as often as it may now; how often.
    fn call(&mut self, now: Instant) -> u32 {
        while self.calls.front().is_some_and(|at| *at + SECOND <= now) {
            self.calls.pop_front();
        }
        let may = self.sharer.portion().now(now).saturating_sub(self.used(now));
        (0..may).for_each(|_| self.calls.push_back(now));
        may
    }
}

/// What may happen.
#[derive(Clone, Debug)]
enum Deed {
    Starts(u8),
    Dies(u8),
    EndsInOrder(u8),
    /// Its database is away for so many seconds.
    IsCut(u8, u64),
    /// What it writes is written, and it is not told.
    IsNotTold(u8),
    Wants(u8, u32),
    /// So many milliseconds go by.
    Passes(u64),
}

struct Scene {
    rows: BTreeMap<u8, Row>,
    processes: BTreeMap<u8, Process>,
    /// When calls came to the service, and how many.
    calls: VecDeque<(Instant, u32)>,
    now: Instant,
    beats: u64,
}

impl Scene {
    fn new() -> Self {
        Self {
            rows: BTreeMap::new(),
            processes: BTreeMap::new(),
            calls: VecDeque::new(),
            now: Instant::now(),
            beats: 0,
        }
    }

    fn happens(&mut self, deed: Deed) {
        let now = self.now;
        match deed {
            Deed::Starts(key) if !self.processes.contains_key(&key) => self.start(key),
            Deed::Dies(key) => _ = self.processes.remove(&key),
            Deed::EndsInOrder(key) => {
                if let (Some(process), Some(row)) = (self.processes.remove(&key), self.rows.get_mut(&key)) {
                    *row = Row { held: process.used(now).min(row.held), ended: true, ..*row };
                }
            }
            Deed::IsCut(key, seconds) => {
                if let Some(process) = self.processes.get_mut(&key) {
                    process.cut_until = now + Duration::from_secs(seconds);
                }
            }
            Deed::IsNotTold(key) => self.renew(key, false),
            Deed::Wants(key, wanted) => {
                if let Some(process) = self.processes.get_mut(&key) {
                    process.wanted = wanted;
                }
            }
            Deed::Passes(millis) => self.pass(ms(millis)),
            Deed::Starts(_) => {}
        }
    }

    fn start(&mut self, key: u8) {
        let (mut sharer, now) = (Sharer::new(key), self.now);
        self.beats += 1;
        let (renewal, before) = sharer.begin(&self.rows, |other| *other == key, self.beats, 10, now);
        self.write(key, &renewal);
        sharer.renewed(&renewal, now);
        let process = Process {
            sharer,
            wanted: 10,
            calls: VecDeque::new(),
            before: (before, now + COUNTING),
            renews_at: now + EVERY,
            cut_until: now,
        };
        self.processes.insert(key, process);
    }

    fn renew(&mut self, key: u8, is_told: bool) {
        let now = self.now;
        let Some(process) = self.processes.get_mut(&key).filter(|process| process.cut_until <= now) else {
            return;
        };
        let used = process.used(now);
        self.beats += 1;
        let renewal = process.sharer.renew(&self.rows, self.beats, (used, process.wanted), now);
        if is_told {
            process.sharer.renewed(&renewal, now);
        }
        process.renews_at = now + EVERY;
        self.write(key, &renewal);
    }

    fn write(&mut self, key: u8, renewal: &Renewal<u8>) {
        self.rows.retain(|key, _| !renewal.gone.contains(key));
        for left in &renewal.left {
            self.rows.get_mut(left).unwrap().held = LEAST;
        }
        self.rows.insert(key, renewal.mine);
        let held: u32 = self.rows.values().map(|row| row.held).sum();
        assert!(held <= ALL, "{held} are held: {:?}", self.rows);
    }

    fn pass(&mut self, time: Duration) {
        let until = self.now + time;
        while self.now < until {
            self.now += ms(100);
            let keys: Vec<_> = self.processes.keys().copied().collect();
            for key in keys {
                if self.processes[&key].renews_at <= self.now {
                    self.renew(key, true);
                }
                self.call(key);
            }
        }
    }

    /// The service counts too: no second has more than there may be.
    fn call(&mut self, key: u8) {
        let now = self.now;
        let made = self.processes.get_mut(&key).unwrap().call(now);
        self.calls.push_back((now, made));
        while self.calls.front().is_some_and(|(at, _)| *at + Duration::from_secs(1) <= now) {
            self.calls.pop_front();
        }
        let in_a_second: u32 = self.calls.iter().map(|(_, made)| made).sum();
        assert!(in_a_second <= ALL, "{in_a_second} calls in a second");
    }

    fn had(&self, key: u8) -> u32 {
        self.processes[&key].sharer.portion().now(self.now)
    }
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let who = || 0_u8..6;
    let deed = prop_oneof![
        3 => who().prop_map(Deed::Starts),
        1 => who().prop_map(Deed::Dies),
        1 => who().prop_map(Deed::EndsInOrder),
        1 => (who(), 1_u64..30).prop_map(|(who, seconds)| Deed::IsCut(who, seconds)),
        1 => who().prop_map(Deed::IsNotTold),
        2 => (who(), 0_u32..80).prop_map(|(who, wanted)| Deed::Wants(who, wanted)),
        5 => (50_u64..4_000).prop_map(Deed::Passes),
    ];
    vec(deed, 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn no_second_ever_has_more_calls_than_all_may_make_together(deeds in deeds()) {
        let mut scene = Scene::new();
        deeds.into_iter().for_each(|deed| scene.happens(deed));
        scene.pass(Duration::from_secs(3));
    }

    #[test]
    fn once_nothing_fails_everybody_has_something_and_who_wants_little_has_it(
        deeds in deeds(),
        wants in vec(0_u32..80, 6),
    ) {
        let mut scene = Scene::new();
        deeds.into_iter().for_each(|deed| scene.happens(deed));
        scene.pass(Duration::from_secs(31));
        let keys: Vec<_> = scene.processes.keys().copied().collect();
        keys.iter().for_each(|key| scene.happens(Deed::Wants(*key, wants[usize::from(*key)])));
        scene.pass(Duration::from_secs(17));
        // A place that nobody has taken again keeps the least, for a process that may live without its database.
        let left = u32::try_from(scene.rows.len() - keys.len()).unwrap();
        let number = u32::try_from(keys.len()).unwrap();
        let has: u32 = keys.iter().map(|key| scene.had(*key)).sum();
        prop_assert!(keys.is_empty() || has >= ALL - left * LEAST, "{has} of {ALL} beside {left}");
        for key in keys {
            let fair = (ALL - left * LEAST) / number;
            let (had, wanted) = (scene.had(key), wants[usize::from(key)]);
            prop_assert!(had >= wanted.min(fair).max(LEAST), "{had} for {wanted} among {number}");
        }
    }

    #[test]
    fn what_is_fair_is_all_there_is(all in 0_u32..60, wants in vec(0_u32..80, 1..70)) {
        let wants: BTreeMap<_, _> = (0..).zip(wants).collect();
        let fair: Vec<_> = wants.keys().map(|key| fair(all, &wants, key)).collect();
        prop_assert_eq!(fair.iter().sum::<u32>(), all);
        if usize::try_from(all).unwrap() >= wants.len() {
            prop_assert!(fair.iter().all(|some| *some >= LEAST), "{fair:?}");
        }
        if wants.values().map(|wanted| (*wanted).clamp(LEAST, ALL)).sum::<u32>() <= all {
            let has = |(some, wanted): (&u32, &u32)| *some >= (*wanted).clamp(LEAST, ALL);
            prop_assert!(fair.iter().zip(wants.values()).all(has), "{fair:?}");
        }
    }
}

#[test]
fn who_is_alone_has_everything_at_once() {
    let mut scene = Scene::new();
    scene.happens(Deed::Starts(0));
    assert_eq!(scene.had(0), ALL);
}

#[test]
fn a_second_process_has_its_part_within_three_seconds() {
    let mut scene = Scene::new();
    scene.happens(Deed::Starts(0));
    scene.happens(Deed::Wants(0, 80));
    scene.pass(ms(1_500));
    scene.happens(Deed::Starts(1));
    assert_eq!(scene.had(1), 0);
    scene.pass(ms(3_000));
    assert_eq!((scene.had(0), scene.had(1)), (39, 10));
}

#[test]
fn whoever_takes_the_place_of_the_dead_has_their_part_at_once_and_waits_for_their_last_calls() {
    let mut scene = Scene::new();
    [Deed::Starts(0), Deed::Starts(1), Deed::Passes(5_000), Deed::Dies(1), Deed::Starts(1)]
        .into_iter()
        .for_each(|deed| scene.happens(deed));
    assert_eq!(scene.had(1), 24);
    scene.call(1);
    assert_eq!(scene.processes[&1].calls.len(), 0);
    scene.pass(COUNTING);
    assert_eq!(scene.processes[&1].calls.len(), 24);
}

#[test]
fn what_the_dead_had_goes_to_the_living_but_for_the_least() {
    let mut scene = Scene::new();
    [Deed::Starts(0), Deed::Starts(1), Deed::Passes(5_000), Deed::Dies(1), Deed::Passes(10_000)]
        .into_iter()
        .for_each(|deed| scene.happens(deed));
    assert_eq!(scene.had(0), 25, "they may live");
    scene.pass(ms(4_000));
    assert_eq!(scene.had(0), ALL - LEAST);
}

#[test]
fn whoever_reaches_nobody_goes_on_with_the_least() {
    let mut scene = Scene::new();
    [Deed::Starts(0), Deed::Starts(1), Deed::Passes(5_000), Deed::IsCut(1, 60), Deed::Passes(6_000)]
        .into_iter()
        .for_each(|deed| scene.happens(deed));
    assert_eq!(scene.had(1), 24);
    scene.pass(ms(2_000));
    assert_eq!(scene.had(1), LEAST);
}

#[test]
fn whoever_comes_back_is_seen_at_once() {
    let mut scene = Scene::new();
    // Its renewal falls between two looks of the other one that count.
    [Deed::Starts(0), Deed::Starts(1), Deed::Passes(5_000), Deed::IsCut(1, 30), Deed::Passes(30_000)]
        .into_iter()
        .for_each(|deed| scene.happens(deed));
    assert_eq!((scene.had(0), scene.had(1)), (ALL - LEAST, LEAST));
    scene.renew(1, true);
    scene.renew(0, false);
    assert!(!scene.processes[&0].sharer.is_left(&1));
    scene.pass(ms(4_000));
    assert_eq!(scene.had(0) + scene.had(1), ALL);
}

#[test]
fn whoever_comes_back_between_two_looks_that_count_is_not_taken_for_left() {
    let mut scene = Scene::new();
    (0..3).for_each(|key| scene.happens(Deed::Starts(key)));
    [Deed::IsCut(1, 1), Deed::IsCut(1, 17), Deed::IsCut(2, 5)]
        .into_iter()
        .for_each(|deed| scene.happens(deed));
    for millis in [2_401, 1_101, 3_601, 1_501, 1_701, 2_301, 3_801] {
        scene.happens(Deed::Passes(millis));
    }
    [Deed::EndsInOrder(2), Deed::IsNotTold(0), Deed::Passes(3_000)]
        .into_iter()
        .for_each(|deed| scene.happens(deed));
    assert!(scene.had(0) + scene.had(1) <= ALL);
}

#[test]
fn whoever_ends_after_not_having_moved_for_long_has_its_last_calls_counted() {
    let mut scene = Scene::new();
    [Deed::Starts(1), Deed::IsCut(1, 14), Deed::Starts(0), Deed::Passes(11_100), Deed::EndsInOrder(1)]
        .into_iter()
        .for_each(|deed| scene.happens(deed));
    assert_eq!(scene.rows[&1].held, 1);
    scene.pass(ms(3_000));
    assert_eq!(scene.had(0), ALL - 1);
    scene.pass(ms(11_000));
    assert_eq!((scene.had(0), scene.rows.len()), (ALL, 1));
}

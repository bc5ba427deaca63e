use proptest::prelude::*;

use super::*;

const WINDOW: Duration = Duration::from_secs(5);

fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// A budget with a clock that is set by hand.
struct Scene {
    budget: Budget,
    start: Instant,
    now: Instant,
}

impl Scene {
    fn new() -> Self {
        let now = Instant::now();
        Self { budget: Budget::new(), start: now, now }
    }

    fn ask(&mut self, route: Route, rank: Rank) -> Ticket {
        self.budget.ask(Lane::new(route, "place"), rank, None, self.now)
    }

    fn grants(&mut self) -> Vec<Ticket> {
        self.budget.grants(self.now)
    }

    fn answer(&mut self, ticket: Ticket, remaining: u32, reset_after: Duration) {
        self.answer_of(5, ticket, remaining, reset_after);
    }

    fn answer_of(&mut self, limit: u32, ticket: Ticket, remaining: u32, reset_after: Duration) {
        let limits = Limits { bucket: Some("b".into()), limit, remaining, reset_after };
        self.budget.answered(ticket, &Answered { limits: Some(limits), refused: None }, self.now);
    }

    fn refuse(&mut self, ticket: Ticket, retry_after: Duration, scope: Scope) {
        let refused = Some(Refused { retry_after, scope });
        self.budget.answered(ticket, &Answered { limits: None, refused }, self.now);
    }

    /// Opens the edit window: one call made and answered at once.
    fn open(&mut self) {
        let probe = self.ask(Route::Edit, Rank::Preview);
        assert_eq!(self.grants(), [probe]);
        self.answer(probe, 4, WINDOW);
    }

    fn at(&mut self, since_start: Duration) {
        self.now = self.start + since_start;
    }

    /// Lets time pass until the ticket goes; how long after the start that was.
    fn until(&mut self, ticket: Ticket) -> Duration {
        while !self.grants().contains(&ticket) {
            self.now = self.budget.wake_at().expect("something will happen");
        }
        self.now - self.start
    }
}

#[test]
fn an_unknown_window_is_probed_by_one_call_at_a_time() {
    let mut scene = Scene::new();
    let first = scene.ask(Route::Create, Rank::First);
    let second = scene.ask(Route::Create, Rank::First);
    assert_eq!(scene.grants(), [first]);
    assert_eq!(scene.budget.wake_at(), None, "only the answer helps");
    scene.answer(first, 4, WINDOW);
    assert_eq!(scene.grants(), [second]);
}

#[test]
fn nothing_goes_into_a_closed_window() {
    let mut scene = Scene::new();
    scene.open();
    let endings: Vec<_> = (0..5).map(|_| scene.ask(Route::Edit, Rank::Ending)).collect();
    assert_eq!(scene.grants(), endings[..4], "those in flight are counted");
    for (left, &ticket) in endings[..4].iter().enumerate() {
        scene.answer(ticket, u32::try_from(left).unwrap(), WINDOW);
    }
    assert_eq!(scene.grants(), []);
    assert!(scene.until(endings[4]) >= WINDOW);
}

#[test]
fn the_last_call_is_kept_for_an_ending_until_the_window_is_about_to_reset() {
    let mut scene = Scene::new();
    let writer = scene.budget.join("place".into());
    let create = scene.budget.ask(Lane::new(Route::Create, "place"), Rank::First, Some(writer), scene.now);
    assert_eq!(scene.grants(), [create]);
    scene.open();
    let mut went = Vec::new();
    for left in (0..4).rev() {
        let preview = scene.ask(Route::Edit, Rank::Preview);
        let at = scene.until(preview);
        scene.answer(preview, left, WINDOW.saturating_sub(at));
        went.push(at.as_millis());
    }
    assert!(went.is_sorted() && went[0] > 1_200 && went[2] < 3_750, "evenly spread: {went:?}");
    assert!(went[3] > 4_850, "the kept one goes last: {went:?}");
}

#[test]
fn an_ending_finds_a_call_at_any_time() {
    for at in (0..4_850).step_by(97) {
        let mut scene = Scene::new();
        let writer = scene.budget.join("place".into());
        scene.budget.writers.show(writer);
        scene.open();
        let mut left = 4;
        let mut preview = scene.ask(Route::Edit, Rank::Preview);
        while scene.now < scene.start + ms(at) {
            scene.now += ms(10);
            if scene.grants() == [preview] {
                left -= 1;
                scene.answer(preview, left, scene.start + WINDOW - scene.now);
                preview = scene.ask(Route::Edit, Rank::Preview);
            }
        }
        let ending = scene.ask(Route::Edit, Rank::Ending);
        assert_eq!(scene.grants(), [ending], "after {at} ms");
    }
}

#[test]
fn ranks_are_served_in_order_and_equals_in_the_order_of_asking() {
    let mut scene = Scene::new();
    let probe = scene.ask(Route::Create, Rank::First);
    scene.grants();
    let second = scene.ask(Route::Create, Rank::First);
    let third = scene.ask(Route::Create, Rank::First);
    let note = scene.ask(Route::Create, Rank::Acknowledgement);
    let ending = scene.ask(Route::Create, Rank::Ending);
    scene.answer(probe, 3, WINDOW);
    assert_eq!(scene.grants(), [ending, second, third]);
    assert!(scene.until(note) >= WINDOW);
}

#[test]
fn courtesy_waits_until_no_text_does() {
    let mut scene = Scene::new();
    let probe = scene.ask(Route::React, Rank::Courtesy);
    assert_eq!(scene.grants(), [probe]);
    let seed = scene.ask(Route::React, Rank::Courtesy);
    let receipt = scene.ask(Route::React, Rank::Acknowledgement);
    scene.answer_of(1, probe, 0, ms(250));
    assert_eq!(scene.grants(), []);
    scene.at(ms(300));
    assert_eq!(scene.grants(), [receipt]);
    scene.answer_of(1, receipt, 0, ms(250));
    assert!(scene.until(seed) > ms(550));
}

#[test]
fn no_second_ever_holds_more_than_the_global_limit() {
    let mut scene = Scene::new();
    let lane = |n: u32| Lane::new(Route::Create, n.to_string());
    for n in 0..200 {
        scene.budget.ask(lane(n), Rank::Ending, None, scene.now);
    }
    let first = scene.grants();
    assert!(first.len() < 50);
    scene.at(ms(400));
    assert_eq!(scene.grants(), [], "calls in flight count");
    for ticket in first {
        scene.budget.answered(ticket, &Answered::default(), scene.now);
    }
    scene.at(ms(1_399));
    assert_eq!(scene.grants(), []);
    scene.at(ms(1_410));
    assert!(!scene.grants().is_empty());
}

#[test]
fn interaction_routes_do_not_count_globally() {
    let mut scene = Scene::new();
    for n in 0..60_u32 {
        scene.budget.ask(
            Lane::new(Route::Interaction, n.to_string()),
            Rank::Acknowledgement,
            None,
            scene.now,
        );
    }
    assert_eq!(scene.grants().len(), 60);
}

#[test]
fn a_refusal_shuts_its_lane_and_a_global_one_shuts_all() {
    let mut scene = Scene::new();
    let first = scene.ask(Route::Edit, Rank::Ending);
    scene.grants();
    scene.refuse(first, ms(700), Scope::User);
    let (edit, create) = (scene.ask(Route::Edit, Rank::Ending), scene.ask(Route::Create, Rank::Ending));
    assert_eq!(scene.grants(), [create]);
    scene.refuse(create, ms(2_000), Scope::Global);
    assert!(scene.until(edit) >= ms(2_000));
}

#[test]
fn routes_of_one_bucket_share_its_window() {
    let mut scene = Scene::new();
    for route in [Route::React, Route::Unreact] {
        let probe = scene.ask(route, Rank::Acknowledgement);
        assert_eq!(scene.grants(), [probe]);
        scene.answer(probe, 1, WINDOW);
    }
    let (on, off) = (scene.ask(Route::React, Rank::Ending), scene.ask(Route::Unreact, Rank::Ending));
    assert_eq!(scene.grants(), [on]);
    assert!(scene.until(off) >= WINDOW);
}

#[test]
fn a_call_that_slips_into_the_next_window_is_counted_there() {
    let mut scene = Scene::new();
    scene.open();
    let late = scene.ask(Route::Edit, Rank::Ending);
    scene.at(ms(4_990));
    assert_eq!(scene.grants(), [late]);
    scene.at(ms(5_020));
    let next: Vec<_> = (0..5).map(|_| scene.ask(Route::Edit, Rank::Ending)).collect();
    assert_eq!(scene.grants(), next[..4]);
    scene.answer(late, 4, WINDOW);
    assert_eq!(scene.grants(), []);
}

#[test]
fn a_lost_answer_is_taken_for_a_call_that_was_counted() {
    let mut scene = Scene::new();
    scene.open();
    let lost = scene.ask(Route::Edit, Rank::Ending);
    scene.grants();
    scene.budget.answered(lost, &Answered::default(), scene.now);
    let endings: Vec<_> = (0..4).map(|_| scene.ask(Route::Edit, Rank::Ending)).collect();
    assert_eq!(scene.grants(), endings[..3]);
}

#[test]
fn who_withdraws_gives_the_call_back() {
    let mut scene = Scene::new();
    let probe = scene.ask(Route::Edit, Rank::Ending);
    let next = scene.ask(Route::Edit, Rank::Ending);
    assert_eq!(scene.grants(), [probe]);
    scene.budget.withdraw(probe);
    assert_eq!(scene.grants(), [next]);
}

#[test]
fn a_channel_shows_no_more_unfinished_replies_than_can_end_at_once() {
    let mut scene = Scene::new();
    let writers: Vec<_> = (0..6).map(|_| scene.budget.join("place".into())).collect();
    let lane = Lane::new(Route::Create, "place");
    let firsts: Vec<_> = writers
        .iter()
        .map(|&writer| scene.budget.ask(lane.clone(), Rank::First, Some(writer), scene.now))
        .collect();
    assert_eq!(scene.grants(), firsts[..1]);
    scene.answer(firsts[0], 4, WINDOW);
    assert_eq!(scene.grants(), firsts[1..4]);
    scene.budget.leave(writers[0]);
    assert_eq!(scene.grants(), firsts[4..5], "room for one more");
    assert_eq!(scene.until(firsts[5]), PATIENCE, "nobody waits for ever");
}

#[test]
fn idle_windows_are_forgotten() {
    let mut scene = Scene::new();
    for n in 0..1_000_u32 {
        let ticket = scene.budget.ask(Lane::new(Route::Create, n.to_string()), Rank::Ending, None, scene.now);
        assert_eq!(scene.grants(), [ticket]);
        scene.answer(ticket, 4, WINDOW);
        scene.now += ms(100);
    }
    assert!(scene.budget.windows.len() > 1_000);
    scene.now += Duration::from_secs(120);
    scene.grants();
    assert_eq!(scene.budget.windows.len(), 0);
}

#[test]
fn a_limit_beyond_all_measure_is_no_limit_and_no_panic() {
    let mut scene = Scene::new();
    for after in [WINDOW, ms(0)] {
        let ticket = scene.ask(Route::Edit, Rank::Preview);
        assert_eq!(scene.grants(), [ticket]);
        scene.answer_of(u32::MAX, ticket, u32::MAX, after);
        scene.now += WINDOW * 2;
    }
    let ticket = scene.ask(Route::Edit, Rank::Preview);
    assert_eq!(scene.grants(), [ticket]);
    scene.answer_of(u32::MAX, ticket, u32::MAX, WINDOW);
    let ticket = scene.ask(Route::Edit, Rank::Preview);
    scene.now += ms(20);
    assert_eq!(scene.grants(), [ticket]);
}

#[test]
fn what_is_read_back_leaves_three_quarters_of_all_calls_to_others_and_goes_last() {
    let mut scene = Scene::new();
    let ask = |scene: &mut Scene, number: u32, rank| {
        let lane = Lane::new(Route::FetchMessages, number.to_string());
        scene.budget.ask(lane, rank, None, scene.now)
    };
    let reads: Vec<_> = (0..40).map(|number| ask(&mut scene, number, Rank::Background)).collect();
    let previews: Vec<_> = (40..60).map(|number| ask(&mut scene, number, Rank::Preview)).collect();
    let granted = scene.grants();
    assert_eq!(granted[..20], previews[..], "whoever came later with more haste goes first");
    assert!(granted[20..].is_empty(), "with those under way there is nothing to spare");
    previews.into_iter().for_each(|ticket| scene.answer(ticket, 4, WINDOW));
    scene.at(ms(1_100));
    assert_eq!(scene.grants(), reads[..12]);
}

/// The longest ways in milliseconds, there and back: the longer one is more than half as long as a window.
const SLOWEST: (u64, u64) = (2_400, 4_500);

/// Discord's window: the first call opens it, and a refused one takes nothing.
#[derive(Default)]
struct Door {
    opened: Option<Instant>,
    used: u32,
}

impl Door {
    /// What is left and until when; none where the call came too early.
    fn takes(&mut self, at: Instant) -> Option<(u32, Duration)> {
        if self.opened.is_none_or(|opened| at >= opened + WINDOW) {
            (self.opened, self.used) = (Some(at), 0);
        }
        let opened = self.opened?;
        (self.used < 5).then(|| {
            self.used += 1;
            (5 - self.used, opened + WINDOW - at)
        })
    }
}

/// A call on its way to Discord, or its answer on the way back.
enum Way {
    There,
    Back(u32, Duration),
}

proptest! {
    /// Whatever order calls and answers come in.
    #[test]
    fn no_call_comes_too_early_however_slow_the_ways_are(
        delays in proptest::collection::vec((0..SLOWEST.0, 0..SLOWEST.1), 8..200),
        quick in 0_u64..300,
    ) {
        prop_assert_eq!(too_early(&delays, quick), None);
    }
}

/// When, after the start, the first call comes too early, if six always wait for one and their ways, there and back, take so many
/// milliseconds; two of three take `quick` at most.
fn too_early(delays: &[(u64, u64)], quick: u64) -> Option<Duration> {
    let mut scene = Scene::new();
    let (mut door, mut ways) = (Door::default(), BTreeMap::<(Instant, usize), (Ticket, u64, Way)>::new());
    let mut delays = delays.iter().enumerate().map(|(number, &(there, back))| {
        // Most ways are quick, as they are.
        if number % 3 == 0 { (there, back) } else { (there.min(quick), back.min(quick)) }
    });
    let (mut numbers, mut asked) = (0.., 0);
    loop {
        while asked < 6 {
            scene.ask(Route::Edit, if asked % 2 == 0 { Rank::Ending } else { Rank::Preview });
            asked += 1;
        }
        for ticket in scene.grants() {
            let (there, back) = delays.next()?;
            asked -= 1;
            ways.insert((scene.now + ms(there), numbers.next().unwrap_or(0)), (ticket, back, Way::There));
        }
        let next = ways.first_key_value().map(|((at, _), _)| *at);
        let wake = scene.budget.wake_at().filter(|at| *at > scene.now);
        scene.now = next.into_iter().chain(wake).min().expect("something will happen");
        while let Some(entry) = ways.first_entry().filter(|entry| entry.key().0 <= scene.now) {
            match entry.remove() {
                (ticket, back, Way::There) => {
                    let told = door.takes(scene.now);
                    let Some((left, reset_after)) = told else { return Some(scene.now - scene.start) };
                    let key = (scene.now + ms(back), numbers.next().unwrap_or(0));
                    ways.insert(key, (ticket, 0, Way::Back(left, reset_after)));
                }
                (ticket, _, Way::Back(left, reset_after)) => scene.answer(ticket, left, reset_after),
            }
        }
    }
}

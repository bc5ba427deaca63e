//! Drafts and the budget together, under a simulated clock, held against what the limits allow at best.

mod chance;
mod scene;
mod service;

use std::time::Duration;

use double::{Limits, optimum};

use chance::Chance;
use scene::{Outcomes, Played, Script, Weather, play};

/// The mean of the latency there, which a scene draws.
const ONE_WAY: Duration = Duration::from_millis(20);

/// 50 tokens a second.
const TOKEN_GAP: Duration = Duration::from_millis(20);

fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// The mean age of the oldest unseen token, from the first token until all are seen.
fn mean_age(script: &Script, outcomes: &Outcomes) -> f64 {
    let mut sum = 0.0;
    let (mut from, mut seen) = (script.first(), 0);
    for &(at, now_seen) in &outcomes.seen {
        if let Some(oldest) = script.tokens.get(seen) {
            let (end, start) =
                (at.saturating_sub(*oldest).as_secs_f64(), from.saturating_sub(*oldest).as_secs_f64());
            sum += (end * end - start * start) / 2.0;
        }
        (from, seen) = (at, now_seen);
    }
    sum / (outcomes.complete - script.first()).as_secs_f64()
}

/// Plays the scene many times, each differently; no limit may ever be broken.
fn runs(count: u64, seeds: u32, scripts: impl Fn(&mut Chance) -> Vec<Script>) -> Vec<(Vec<Script>, Played)> {
    runs_in(Weather::FINE, count, seeds, scripts)
}

fn runs_in(
    weather: Weather,
    count: u64,
    seeds: u32,
    scripts: impl Fn(&mut Chance) -> Vec<Script>,
) -> Vec<(Vec<Script>, Played)> {
    (0..count)
        .map(|run| {
            let mut chance = Chance(run);
            let scripts = scripts(&mut chance);
            let played = play(&scripts, seeds, weather, chance);
            assert_eq!(played.refused, 0, "a call went into a closed window in run {run}");
            (scripts, played)
        })
        .collect()
}

/// The mean of all replies' ages, as a multiple of the best.
fn mean_age_of(runs: &[(Vec<Script>, Played)], best: Duration) -> f64 {
    let ages: Vec<f64> = pairs(runs).map(|(script, outcomes)| mean_age(script, outcomes)).collect();
    ages.iter().sum::<f64>() / ages.len() as f64 / best.as_secs_f64()
}

/// How long after its last token a reply was complete, in so many of 100.
fn delay(percent: usize, runs: &[(Vec<Script>, Played)]) -> Duration {
    let mut delays: Vec<Duration> =
        pairs(runs).map(|(script, outcomes)| outcomes.complete - script.last()).collect();
    delays.sort_unstable();
    delays[(delays.len() * percent).div_ceil(100) - 1]
}

fn pairs(runs: &[(Vec<Script>, Played)]) -> impl Iterator<Item = (&Script, &Outcomes)> {
    runs.iter().flat_map(|(scripts, played)| scripts.iter().zip(&played.replies))
}

fn all_complete(played: &Played) -> Duration {
    played.replies.iter().map(|reply| reply.complete).max().unwrap_or_default()
}

/// A stream of 50 tokens a second whose first comes after 0.1 to 0.3 s.
fn stream(channel: usize, tokens: u64, chance: &mut Chance) -> Script {
    Script::new(channel, chance.micros(100, 300), u32::try_from(tokens).unwrap(), TOKEN_GAP)
}

#[test]
fn a_reply_alone_is_fresh_and_complete_at_once() {
    let best = optimum::sustained_age(&Limits::default(), 1, TOKEN_GAP, ONE_WAY);
    let usual = runs(100, 0, |chance| vec![stream(0, 300, chance)]);
    assert!(mean_age_of(&usual, best) < 1.14, "{}", mean_age_of(&usual, best));
    let of_any_length = runs(300, 0, |chance| vec![stream(0, chance.within(1, 360), chance)]);
    assert!(mean_age_of(&of_any_length, best) < 1.14, "{}", mean_age_of(&of_any_length, best));
    for runs in [usual, of_any_length] {
        assert!(delay(95, &runs) < ms(100), "{:?}", delay(95, &runs));
    }
}

#[test]
fn a_reply_of_many_parts_is_complete_at_once_or_with_the_next_window() {
    let runs = runs(100, 0, |chance| vec![stream(0, chance.within(400, 3_000), chance)]);
    assert!(delay(90, &runs) < ms(100), "{:?}", delay(90, &runs));
    // A part that has just become full needs a call beside the one that is kept.
    assert!(delay(100, &runs) < ms(1_400), "{:?}", delay(100, &runs));
}

#[test]
fn eight_in_one_channel_are_complete_with_the_last_token() {
    let runs = runs(100, 0, |chance| {
        let tokens = chance.within(200, 350);
        (0..8).map(|_| stream(0, tokens, chance)).collect()
    });
    for (scripts, played) in &runs {
        let streams: Vec<_> = scripts
            .iter()
            .map(|script| optimum::Stream { first: script.first(), last: script.last() })
            .collect();
        let best = optimum::one_channel(&Limits::default(), &streams, ONE_WAY);
        assert!(all_complete(played) < best.mul_f64(1.1), "{:?} instead of {best:?}", all_complete(played));
    }
}

#[test]
fn thirty_two_channels_share_the_global_limit() {
    let best = optimum::sustained_age(&Limits::default(), 32, TOKEN_GAP, ONE_WAY);
    let usual = runs(8, 0, |chance| (0..32).map(|channel| stream(channel, 300, chance)).collect());
    let of_any_length = runs(8, 0, |chance| {
        (0..32).map(|channel| stream(channel, chance.within(100, 350), chance)).collect()
    });
    for runs in [usual, of_any_length] {
        assert!(mean_age_of(&runs, best) < 1.22, "{}", mean_age_of(&runs, best));
        assert!(delay(95, &runs) < ms(200), "{:?}", delay(95, &runs));
    }
}

/// How long people looked at the same text, each time, from the first token until all were seen.
fn gaps(script: &Script, outcomes: &Outcomes) -> Vec<Duration> {
    let (mut last, mut seen, mut gaps) = (script.first(), 0, Vec::new());
    for &(at, now_seen) in outcomes.seen.iter().filter(|(_, now_seen)| *now_seen > 0) {
        if now_seen > seen {
            gaps.push(at.saturating_sub(last));
            (last, seen) = (at, now_seen);
        }
    }
    gaps
}

#[test]
fn five_hundred_and_twelve_channels_are_shown_in_turn_as_often_as_the_limit_allows() {
    // A minute to a minute and a half, in which all of them fill their first part at the same moment.
    let stream = |channel: usize, chance: &mut Chance| {
        let tokens = u32::try_from(chance.within(300, 450)).unwrap();
        Script::new(channel, chance.micros(100, 300), tokens, ms(200))
    };
    let runs = runs(1, 2, |chance| (0..512).map(|channel| stream(channel, chance)).collect());
    let best = Duration::from_secs(1) * 512 / 50;
    let mut gaps: Vec<_> = pairs(&runs).flat_map(|(script, outcomes)| gaps(script, outcomes)).collect();
    gaps.sort_unstable();
    let (usual, longest) = (gaps[gaps.len() / 2], gaps[gaps.len() - 1]);
    assert!(usual < best.mul_f64(1.15), "{usual:?}");
    assert!(longest < best.mul_f64(1.5), "{longest:?}");
    assert!(delay(95, &runs) < ms(150), "{:?}", delay(95, &runs));
}

#[test]
fn five_hundred_questions_cost_about_one_call_each_and_seeds_wait() {
    let ask = |reply: usize, chance: &mut Chance| stream(reply % 50, chance.within(10, 40), chance);
    let scene = |chance: &mut Chance| (0..500).map(|reply| ask(reply, chance)).collect();
    let (seeded, bare) = (runs(2, 2, scene), runs(2, 0, scene));
    for ((scripts, played), (_, without_seeds)) in seeded.iter().zip(&bare) {
        let mut channels = vec![Vec::new(); 50];
        for script in scripts {
            channels[script.channel].push(script.last());
        }
        let best = optimum::short_answers(&Limits::default(), &channels, ONE_WAY);
        assert!(all_complete(played) < best.mul_f64(1.42), "{:?} instead of {best:?}", all_complete(played));
        assert!(all_complete(played) < all_complete(without_seeds) + ms(250), "seeds delay texts");
        assert!(played.replies.iter().all(|reply| reply.creates == 1), "a question was answered twice");
        assert!(without_seeds.calls < 550, "{} calls", without_seeds.calls);
        assert!(played.replies.iter().all(|reply| reply.seeded.is_some()));
    }
}

#[test]
fn no_limit_is_broken_in_bad_weather_either() {
    for (latency_ms, lost) in [((1, 2), 0), ((100, 900), 0), ((10, 30), 8), ((20, 600), 8)] {
        let weather = Weather { latency_ms, lost };
        runs_in(weather, 20, 2, |chance| {
            let replies = chance.within(1, 40);
            (0..replies)
                .map(|reply| stream(usize::try_from(reply % 7).unwrap(), chance.within(1, 500), chance))
                .collect()
        });
    }
}

//! What a sender who knows everything beforehand could reach under the same limits and latency: figures to hold a bot's against.
//!
//! All are bounds: nobody does better, and some are a little better than anybody can do. Times count from any common
//! start; `one_way` is how long a request takes until its effect is seen. The limits are fixed windows opened by their
//! first call, as the double keeps them.

use std::time::Duration;

use crate::options::{Limits, Rate};

/// One reply: when its first and its last token come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream {
    /// When the first token comes.
    pub first: Duration,
    /// When the last token comes.
    pub last: Duration,
}

/// The lowest mean age of the oldest unseen token that replies streaming without end, one in each of so many channels, can
/// keep up.
///
/// A text that is taken right after a token and followed by the next text a gap `g` later shows its readers, `one_way`
/// later, everything but what came since: the oldest of that came one `token_gap` after the text was taken, and its age
/// grows until the next text is seen. Over a gap the age sums up to `((g + one_way - token_gap)² - (one_way - token_gap)²) /
/// 2`, negative times counting as none. That grows faster than `g`, so even gaps are best; and the mean gap is no shorter
/// than an edit window divided by its calls, nor than what the limit over all calls leaves to each channel.
///
/// Keeping a call for the reply's end, as whoever does not know that end must, costs more than this.
pub fn sustained_age(limits: &Limits, channels: u32, token_gap: Duration, one_way: Duration) -> Duration {
    let gap = pace(limits.edit_message).max(pace(limits.global) * channels);
    Duration::from_secs_f64(age_over(gap.as_secs_f64(), token_gap, one_way) / gap.as_secs_f64())
}

/// The lowest mean age of the oldest unseen token for replies of known length, one in each of so many channels: from their
/// first token until they are complete.
///
/// The create shows the first token at once, and the last edit the last. Between them lie a gap before the first edit, then
/// windows of as many equal gaps as a window has calls, each window beginning when the one before ends, then what is left,
/// again divided by a window's calls: knowing the length, one puts the first edit where the sum of squares is least. With
/// `m` whole windows of length `w` and `c` calls in `t`, the first gap is `(t - m w) / (c + 1)`, or all gaps are alike
/// where that makes no window shorter than `w`. Over all channels no more calls can go than the global limit admits,
/// and even gaps are the best use of those.
pub fn known_length_age(
    limits: &Limits,
    channels: u32,
    length: Duration,
    token_gap: Duration,
    one_way: Duration,
) -> Duration {
    let (whole, rate) = (length.as_secs_f64(), limits.edit_message);
    let sum = |gaps: &[(f64, f64)]| {
        gaps.iter().map(|(count, gap)| count * age_over(*gap, token_gap, one_way)).sum()
    };
    let windows = 0..=(whole / rate.per.as_secs_f64()) as u32;
    let alone = windows.map(|windows| sum(&best_gaps(whole, windows, rate))).fold(f64::INFINITY, f64::min);
    let seconds = whole / limits.global.per.as_secs_f64() + 1.0;
    let most_calls = f64::from(limits.global.calls) * seconds / f64::from(channels);
    let together: f64 = sum(&[(most_calls, whole / most_calls)]);
    let unseen_create = one_way.as_secs_f64().powi(2) / 2.0;
    Duration::from_secs_f64((alone.max(together) + unseen_create) / (length + one_way).as_secs_f64())
}

/// The earliest time at which all replies of one channel can be complete, for a sender who knows every token beforehand.
///
/// Each reply needs a create, the n-th of which goes at the earliest so many windows after the first token as n - 1 holds
/// whole windows' calls; and a create or an edit at its last token or later. A stretch of time meets at most two windows
/// more than it holds whole ones, so that of the replies that end at one moment or later some must wait if they are more
/// than the creates and edits of those windows.
pub fn one_channel(limits: &Limits, streams: &[Stream], one_way: Duration) -> Duration {
    let (create, edit) = (limits.create_message, limits.edit_message);
    let first = streams.iter().map(|stream| stream.first).min().unwrap_or_default();
    let created = first + create.per * whole_windows(streams.len(), create);
    let mut ends: Vec<Duration> = streams.iter().map(|stream| stream.last).collect();
    ends.sort_unstable();
    let ended =
        ends.iter().enumerate().map(|(before, &end)| end + shortest_for(ends.len() - before, [create, edit]));
    ended.fold(created, Duration::max) + one_way
}

/// The same when every reply is created as soon as the limit allows after its first token, and completed by one edit,
/// the only one it gets.
///
/// Creates go in the order of first tokens, edits in the order in which they can, each into the first window with room.
pub fn one_channel_created_at_once(limits: &Limits, streams: &[Stream], one_way: Duration) -> Duration {
    let mut streams = streams.to_vec();
    streams.sort_unstable_by_key(|stream| stream.first);
    let created = sent(limits.create_message, streams.iter().map(|stream| stream.first));
    let mut due: Vec<Duration> = created
        .iter()
        .zip(&streams)
        .map(|(&created, stream)| stream.last.max(created + 2 * one_way))
        .collect();
    due.sort_unstable();
    sent(limits.edit_message, due.into_iter()).last().copied().unwrap_or_default() + one_way
}

/// The earliest time at which short answers, each shown by one create, can all be complete: for each channel, when its
/// answers are there.
///
/// The n-th create of a channel goes at the earliest so many windows after its first answer as n - 1 holds whole windows'
/// calls, and the n-th of all so many windows of the global limit after the first of all.
pub fn short_answers(limits: &Limits, channels: &[Vec<Duration>], one_way: Duration) -> Duration {
    let all: Vec<Duration> = channels.iter().flatten().copied().collect();
    let within =
        channels.iter().map(|answers| earliest(answers, limits.create_message)).max().unwrap_or_default();
    within.max(earliest(&all, limits.global)) + one_way
}

/// When the last of these calls can go, at the earliest.
fn earliest(ready: &[Duration], rate: Rate) -> Duration {
    let first = ready.iter().min().copied().unwrap_or_default();
    let last = ready.iter().max().copied().unwrap_or_default();
    last.max(first + rate.per * whole_windows(ready.len(), rate))
}

/// How many windows end before the last of `calls` calls can go.
fn whole_windows(calls: usize, rate: Rate) -> u32 {
    u32::try_from(calls.saturating_sub(1)).unwrap_or(u32::MAX) / rate.calls
}

/// When each of these calls goes, in this order, if each goes as soon as it may.
fn sent(rate: Rate, due: impl Iterator<Item = Duration>) -> Vec<Duration> {
    let (mut opened, mut used, mut last) = (None, 0, Duration::ZERO);
    let mut go = |due: Duration| {
        last = due.max(last);
        match opened {
            Some(open) if last < open + rate.per && used < rate.calls => used += 1,
            Some(open) => {
                last = last.max(open + rate.per);
                (opened, used) = (Some(last), 1);
            }
            None => (opened, used) = (Some(last), 1),
        }
        last
    };
    due.map(&mut go).collect()
}

/// The shortest stretch of time in which so many calls can go, over several limits that may all be used.
fn shortest_for(calls: usize, rates: [Rate; 2]) -> Duration {
    let fit = |stretch: Duration| -> u128 {
        let windows = |rate: Rate| stretch.as_nanos() / rate.per.as_nanos().max(1) + 2;
        rates.iter().map(|&rate| windows(rate) * u128::from(rate.calls)).sum()
    };
    let mut ends: Vec<Duration> = (0..=u32::try_from(calls).unwrap_or(u32::MAX))
        .flat_map(|windows| rates.map(|rate| rate.per * windows))
        .collect();
    ends.sort_unstable();
    ends.into_iter().find(|&end| fit(end) >= calls as u128).unwrap_or_default()
}

/// How many gaps of which length make the age of what is unseen least, when `windows` whole windows lie in the time.
fn best_gaps(whole: f64, windows: u32, rate: Rate) -> [(f64, f64); 3] {
    let (calls, per, windows) = (f64::from(rate.calls), rate.per.as_secs_f64(), f64::from(windows));
    let even = whole / (1.0 + (windows + 1.0) * calls);
    let (within, around) = match even * calls >= per {
        true => (even, even),
        false => (per / calls, (whole - windows * per) / (calls + 1.0)),
    };
    [(1.0, around), (windows * calls, within), (calls, around)]
}

/// What the ages of the oldest unseen token sum up to over one gap between texts, in seconds squared.
fn age_over(gap: f64, token_gap: Duration, one_way: Duration) -> f64 {
    let behind = one_way.as_secs_f64() - token_gap.as_secs_f64();
    ((gap + behind).max(0.0).powi(2) - behind.max(0.0).powi(2)) / 2.0
}

fn pace(rate: Rate) -> Duration {
    rate.per / rate.calls
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    fn check(found: Duration, expected: Duration) {
        assert!(found.abs_diff(expected) < ms(1), "{found:?} instead of {expected:?}");
    }

    fn together(count: usize, first: u64, last: u64) -> Vec<Stream> {
        vec![Stream { first: ms(first), last: ms(last) }; count]
    }

    #[test]
    fn alone_an_edit_a_second_leaves_half_a_second() {
        let limits = Limits::default();
        check(sustained_age(&limits, 1, ms(0), ms(0)), ms(500));
        check(sustained_age(&limits, 1, ms(0), ms(20)), ms(520));
        check(sustained_age(&limits, 1, ms(20), ms(20)), ms(500));
    }

    #[test]
    fn beyond_fifty_channels_the_global_limit_tells() {
        check(sustained_age(&Limits::default(), 50, ms(0), ms(0)), ms(500));
        check(sustained_age(&Limits::default(), 100, ms(0), ms(0)), ms(1_000));
    }

    #[test]
    fn who_knows_the_length_does_better() {
        // One gap of 1/6 s, five of 1 s, five of 1/6 s: 5.167 s² over 12 s.
        check(
            known_length_age(&Limits::default(), 1, ms(6_000), ms(0), ms(0)),
            Duration::from_secs_f64(31.0 / 72.0),
        );
        // Six even gaps where no window is whole.
        check(known_length_age(&Limits::default(), 1, ms(1_200), ms(0), ms(0)), ms(100));
        // 100 channels share 350 calls in 6 s and the second that straddles them.
        check(
            known_length_age(&Limits::default(), 100, ms(6_000), ms(0), ms(0)),
            Duration::from_secs_f64(3.0 / 3.5),
        );
    }

    #[test]
    fn a_channel_is_complete_with_its_last_token_where_creates_and_edits_suffice() {
        check(one_channel(&Limits::default(), &together(8, 200, 6_200), ms(20)), ms(6_220));
        check(one_channel(&Limits::default(), &together(8, 200, 1_000), ms(20)), ms(5_220));
        check(one_channel(&Limits::default(), &together(21, 200, 30_200), ms(20)), ms(35_220));
    }

    #[test]
    fn created_at_once_the_sixth_ending_waits_for_a_window() {
        check(one_channel_created_at_once(&Limits::default(), &together(5, 200, 6_200), ms(20)), ms(6_220));
        check(one_channel_created_at_once(&Limits::default(), &together(8, 200, 6_200), ms(20)), ms(11_220));
        check(one_channel_created_at_once(&Limits::default(), &together(6, 200, 1_000), ms(20)), ms(6_020));
    }

    #[test]
    fn five_hundred_answers_take_ten_seconds_of_fifty() {
        let channels = |count: usize, each: usize| vec![vec![ms(200); each]; count];
        check(short_answers(&Limits::default(), &channels(50, 10), ms(20)), ms(9_220));
        check(short_answers(&Limits::default(), &channels(2, 11), ms(20)), ms(10_220));
    }
}

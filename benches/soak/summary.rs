//! What came of it.

use std::fmt;
use std::process::ExitStatus;
use std::time::Duration;

use crate::ending::Counts;
use crate::fault::Faults;
use crate::people::Deeds;

/// The bar for hearing again after a fault's end, for 95 of 100.
const HEARS_WITHIN: Duration = Duration::from_secs(10);
/// Of what is wrong, so much is shown.
const SHOWN: usize = 30;

/// The counts of one run.
pub(crate) struct Summary {
    pub(crate) seed: u64,
    pub(crate) minutes: f64,
    pub(crate) deeds: Deeds,
    pub(crate) faults: Faults,
    pub(crate) counts: Counts,
    pub(crate) wrong: Vec<String>,
    pub(crate) stopped: (ExitStatus, Duration),
    pub(crate) complaints: Vec<String>,
}

impl Summary {
    /// Whether nothing is lost and nothing doubled.
    pub(crate) fn holds(&self) -> bool {
        self.wrong.is_empty()
            && self.complaints.is_empty()
            && self.stopped.0.success()
            && self.hears(95) <= HEARS_WITHIN
    }

    /// How soon so many of a hundred faults were over.
    fn hears(&self, percent: usize) -> Duration {
        let mut all: Vec<_> = self.faults.recoveries.iter().map(|(heard, _)| *heard).collect();
        all.sort();
        let place = (all.len() * percent).div_ceil(100).saturating_sub(1);
        all.get(place).copied().unwrap_or_default()
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { seed, minutes, deeds, faults, counts, wrong, complaints, stopped } = self;
        let Deeds { asked, reacted, took_back, said, edited, deleted, stopped: pressed } = deeds;
        writeln!(f, "{minutes} minutes, seed {seed}\n")?;
        writeln!(f, "| what | count |\n|---|---|")?;
        writeln!(f, "| questions asked (of which still to be seen) | {asked} ({}) |", counts.questions)?;
        writeln!(
            f,
            "| replies (of which cut, stopped, failed or without a question) | {} ({}) |",
            counts.replies, counts.cut
        )?;
        writeln!(f, "| reactions given, taken back | {reacted}, {took_back} |")?;
        writeln!(f, "| ratings that are to be seen | {} |", counts.ratings)?;
        writeln!(f, "| feedback said (of which still to be seen) | {said} ({}) |", counts.feedback)?;
        writeln!(f, "| messages edited, deleted; Stop pressed | {edited}, {deleted}; {pressed} |")?;
        writeln!(f, "| events | {} |", counts.events)?;
        let kinds = faults.counts.iter().map(|(kind, count)| format!("{kind} {count}"));
        let kinds = kinds.collect::<Vec<_>>().join(", ");
        writeln!(f, "| faults | {} ({kinds}) |", faults.recoveries.len())?;
        let (median, p95, worst) = (self.hears(50), self.hears(95), self.hears(100));
        let seconds = |time: Duration| format!("{:.1} s", time.as_secs_f64());
        writeln!(
            f,
            "| hears again after a fault's end: median, p95, longest | {}, {}, {} |",
            seconds(median),
            seconds(p95),
            seconds(worst)
        )?;
        writeln!(f, "| stopped in order at the end | {}, after {} |", stopped.0, seconds(stopped.1))?;
        writeln!(f, "| lost, doubled or otherwise wrong | {} |", wrong.len() + complaints.len())?;
        for it in wrong.iter().chain(complaints).take(SHOWN) {
            writeln!(f, "- {it}")?;
        }
        Ok(())
    }
}

//! A line of the table: a figure, what it may be, and whether it is.

use std::fmt;
use std::time::Duration;

use crate::stage::Refusals;

/// One line of the table.
pub(crate) struct Row {
    scene: &'static str,
    figure: &'static str,
    measured: String,
    best: String,
    ratio: String,
    bar: String,
    holds: bool,
}

impl Row {
    pub(crate) fn holds(&self) -> bool {
        self.holds
    }

    /// How many calls of a scene were refused for coming too early, and which.
    pub(crate) fn refusals(scene: &'static str, refusals: &Refusals) -> Self {
        let Refusals { calls, refused } = refusals;
        let which = refused.join(", ");
        let measured = format!("{} of {calls} calls {which}", refused.len());
        Self::plain(scene, "answered with 429", measured, "0".to_owned(), refused.is_empty())
    }

    /// A time that may be at most so many times the best possible one.
    pub(crate) fn ratio(
        scene: &'static str,
        figure: &'static str,
        measured: Duration,
        best: Duration,
        bar: f64,
    ) -> Self {
        let ratio = measured.as_secs_f64() / best.as_secs_f64();
        Self {
            scene,
            figure,
            measured: seconds(measured),
            best: seconds(best),
            ratio: format!("{ratio:.2}"),
            bar: format!("≤ {bar:.2} ×"),
            holds: ratio <= bar,
        }
    }

    /// A figure beside another bound, without a bar.
    pub(crate) fn beside(
        scene: &'static str,
        figure: &'static str,
        measured: Duration,
        best: Duration,
    ) -> Self {
        Self { bar: String::new(), ..Self::ratio(scene, figure, measured, best, f64::INFINITY) }
    }

    /// A time that may be at most so long.
    pub(crate) fn at_most(
        scene: &'static str,
        figure: &'static str,
        measured: Duration,
        bar: Duration,
    ) -> Self {
        let (measured_text, bar_text) = (seconds(measured), format!("≤ {}", seconds(bar)));
        Self::plain(scene, figure, measured_text, bar_text, measured <= bar)
    }

    pub(crate) fn plain(
        scene: &'static str,
        figure: &'static str,
        measured: String,
        bar: String,
        holds: bool,
    ) -> Self {
        Self { scene, figure, measured, best: String::new(), ratio: String::new(), bar, holds }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { scene, figure, measured, best, ratio, bar, holds } = self;
        let holds = match (bar.is_empty(), holds) {
            (true, _) => "",
            (false, true) => "holds",
            (false, false) => "**fails**",
        };
        write!(f, "| {scene} | {figure} | {measured} | {best} | {ratio} | {bar} | {holds} |")
    }
}

pub(crate) fn seconds(time: Duration) -> String {
    if time < Duration::from_millis(100) {
        format!("{:.1} ms", time.as_secs_f64() * 1_000.0)
    } else {
        format!("{:.3} s", time.as_secs_f64())
    }
}

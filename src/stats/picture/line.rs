//! The share of likes over time, with the band that says how sure it is.

use plotters::prelude::{ChartBuilder, Circle, LineSeries, Polygon};
use plotters::style::{Color, RGBColor, ShapeStyle};

use crate::domain::saying::Saying;
use crate::domain::time::Timestamp;
use crate::stats::figures::{Figures, Step};
use crate::stats::picture::paint::{ACCENT, INK, MUTED, RULE, Weight, letters, write};
use crate::stats::picture::{Area, Drawn, Say};

/// A step as it is drawn: where it stands, its share, and between what the truth is likely to lie.
struct Point {
    at: i64,
    share: f64,
    low: f64,
    high: f64,
}

/// Draws the line, or says that there is nothing to draw yet.
pub(super) fn draw(area: &Area<'_>, figures: &Figures, say: Say<'_>) -> Drawn {
    write(area, &say(&Saying::OverTime), (0, 0), 24.0, Weight::Bold, INK)?;
    let points: Vec<_> = figures.over_time.iter().filter_map(point).collect();
    let (Some(first), Some(last)) = (figures.over_time.first(), figures.over_time.last()) else {
        return write(area, &say(&Saying::NobodyRated), (0, 48), 22.0, Weight::Regular, MUTED);
    };
    let (from, until) = (first.from.as_ms(), last.until.as_ms());
    let (_, plot) = area.split_vertically(44);
    let mut chart = ChartBuilder::on(&plot)
        .x_label_area_size(34)
        .y_label_area_size(74)
        .build_cartesian_2d(from..until, 0.0..1.0)?;
    let rule: ShapeStyle = RULE.stroke_width(1);
    chart
        .configure_mesh()
        .disable_x_mesh()
        .bold_line_style(rule)
        .light_line_style(RGBColor(0, 0, 0).mix(0.0))
        .axis_style(RULE)
        .y_labels(5)
        .x_labels(6)
        .y_label_formatter(&|share| say(&Saying::Percent(*share)))
        .x_label_formatter(&|at| say(&Saying::Day(Timestamp::from_ms(*at))))
        .label_style(letters(20.0, Weight::Regular, MUTED))
        .draw()?;
    if points.len() > 1 {
        let upper = points.iter().map(|point| (point.at, point.high));
        let lower = points.iter().rev().map(|point| (point.at, point.low));
        let band: Vec<_> = upper.chain(lower).collect();
        chart.draw_series([Polygon::new(band, ACCENT.mix(0.22))])?;
        let line = points.iter().map(|point| (point.at, point.share));
        chart.draw_series(LineSeries::new(line, ACCENT.stroke_width(4)))?;
    }
    chart.draw_series(points.iter().map(|point| Circle::new((point.at, point.share), 5, ACCENT.filled())))?;
    Ok(())
}

fn point(step: &Step) -> Option<Point> {
    let estimate = step.likes.estimate?;
    let at = i64::midpoint(step.from.as_ms(), step.until.as_ms());
    Some(Point { at, share: estimate.share, low: estimate.low, high: estimate.high })
}

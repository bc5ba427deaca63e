//! What is counted, by the names that Prometheus knows it under.

use metrics::{Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};

/// The bounds of all histograms, in seconds: from a quick commit to a reply that waited for its turn.
const BOUNDS: [f64; 14] =
    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];

/// Events.
const COUNTERS: [(&str, &str); 12] = [
    ("teachback_build_info", "1, with the version that runs"),
    ("teachback_replies_total", "replies that have ended, by how (finish)"),
    (
        "teachback_tokens_total",
        "tokens as the model server counts them, by model and kind (prompt, completion)",
    ),
    ("teachback_ratings_total", "ratings recorded, by rating (like, dislike, score, taken_back)"),
    ("teachback_feedback_total", "feedback in words recorded, by way (through)"),
    ("teachback_reconciled_total", "opinions that were missed and found again, by what (rating, feedback)"),
    ("teachback_model_errors_total", "requests to a model that gave no whole answer, by model and kind"),
    (
        "teachback_discord_calls_total",
        "calls to Discord, by method (an edit is a PATCH) and status (none: no answer)",
    ),
    ("teachback_discord_429_total", "calls that came too soon, by scope (bucket, global)"),
    ("teachback_gateway_sessions_total", "gateway sessions that came up, by how (resumed, new)"),
    ("teachback_frames_unparsed_total", "frames of the gateway that could not be read"),
    ("teachback_left_out_total", "things heard that the database can never take"),
];

/// States.
const GAUGES: [(&str, &str); 4] = [
    (
        "teachback_calls_allowed",
        "calls to Discord that this process may make in a second, of all 49 of the bot",
    ),
    ("teachback_gateway_up", "whether a shard's gateway session is up, by shard"),
    ("teachback_heard_waiting", "frames and acts that wait to be recorded"),
    ("teachback_replies_in_flight", "replies that are being written"),
];

/// Times.
const HISTOGRAMS: [(&str, &str); 5] = [
    ("teachback_record_seconds", "how long the database took for a batch, by outcome (recorded, failed)"),
    ("teachback_discord_call_seconds", "how long Discord took to answer a call, by method"),
    ("teachback_first_token_seconds", "from the beginning of a reply to the model's first words"),
    ("teachback_reply_staleness_seconds", "how old the oldest words were that a post or an edit has shown"),
    ("teachback_reply_finish_lag_seconds", "from the model's last words to all of the reply being shown"),
];

/// Begins to count, in the whole process; before this, and without it, counting costs nothing. Once a process.
pub fn count() -> Result<PrometheusHandle, BuildError> {
    let builder = PrometheusBuilder::new();
    let recorder =
        builder.set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &BOUNDS)?.build_recorder();
    let handle = recorder.handle();
    metrics::set_global_recorder(recorder)?;
    describe();
    counter!("teachback_build_info", "version" => env!("CARGO_PKG_VERSION")).absolute(1);
    for from_the_start in ["teachback_replies_in_flight", "teachback_heard_waiting"] {
        gauge!(from_the_start).set(0.0);
    }
    Ok(handle)
}

fn describe() {
    COUNTERS.iter().for_each(|(name, what)| describe_counter!(*name, *what));
    GAUGES.iter().for_each(|(name, what)| describe_gauge!(*name, *what));
    HISTOGRAMS.iter().for_each(|(name, what)| describe_histogram!(*name, Unit::Seconds, *what));
}
